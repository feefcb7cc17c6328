#include "companion.hpp"

#include "console.hpp"

#include <comity/bstr.hpp>
#include <comity/implements.hpp>

#include <msgrua.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stdexcept>

namespace demo {

using comity::bstr;
using comity::view_of;

class companion::sink : public comity::implements<sink, IImSessionSink> {
public:
    explicit sink(IImSession* session) : session_(session) {}

    IM_STATE wait_for(IM_STATE wanted) {
        std::unique_lock guard(lock_);
        changed_.wait_for(guard, std::chrono::seconds(30),
                          [&] { return state_ == wanted || (has_ended_ && wanted != state_); });
        return state_;
    }

    HRESULT STDMETHODCALLTYPE OnState(IM_STATE state, HRESULT) noexcept override {
        std::lock_guard guard(lock_);
        state_ = state;
        has_ended_ = state == IM_STATE_SIGNED_OUT;
        changed_.notify_all();
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE OnText(BSTR conversation, BSTR sender, BSTR text, DATE) noexcept override {
        return comity::guarded([&] {
            print("   bob's session got \"" + comity::narrow(view_of(text)) + "\" from " +
                  comity::narrow(view_of(sender)));
            const std::u16string answer = u"You said: " + std::u16string(view_of(text));
            return session_->SendText(conversation, bstr(answer).get());
        });
    }

    HRESULT STDMETHODCALLTYPE OnSelf(BSTR, BSTR) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnOwnStatus(HRESULT, LONG) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnContact(BSTR, BSTR, LONG, VARIANT_BOOL) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnGroup(BSTR, BSTR, VARIANT_BOOL) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnMember(BSTR, BSTR) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnContactAdded(HRESULT, BSTR, BSTR, LONG) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnContactRemoved(HRESULT, BSTR) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnContactBlocked(HRESULT, BSTR, VARIANT_BOOL) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnGroupAdded(HRESULT, BSTR, BSTR) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnGroupRemoved(HRESULT, BSTR) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnGroupRenamed(HRESULT, BSTR, BSTR) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnMemberAdded(HRESULT, BSTR, BSTR) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnMemberRemoved(HRESULT, BSTR, BSTR) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnContactStatus(BSTR, LONG) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnContactFriendlyName(BSTR, BSTR) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnParticipant(BSTR, BSTR, VARIANT_BOOL) noexcept override { return S_OK; }
    HRESULT STDMETHODCALLTYPE OnTextFailed(HRESULT, BSTR, BSTR) noexcept override { return S_OK; }

private:
    // Not counted: the session holds the sink while it is signed in, and the companion outlives both.
    IImSession* session_;
    std::mutex lock_;
    std::condition_variable changed_;
    IM_STATE state_ = IM_STATE_FINDING;
    bool has_ended_ = false;
};

companion::companion(std::u16string_view signin_name) {
    comity::com_ptr<IImProvider> provider;
    comity::throw_if_failed(CoCreateInstance(CLSID_LocalImProvider, nullptr, CLSCTX_INPROC_SERVER,
                                             IID_IImProvider, provider.put_void()));
    comity::throw_if_failed(provider->CreateSession(session_.put()));
    sink_ = comity::make<sink>(session_.get());
    comity::throw_if_failed(session_->SignIn(bstr(signin_name).get(), nullptr, MISTATUS_ONLINE, sink_.get()),
                            session_);
    if (sink_->wait_for(IM_STATE_SIGNED_IN) != IM_STATE_SIGNED_IN)
        throw std::runtime_error("bob's session could not sign in");
}

companion::~companion() = default;

void companion::leave() {
    comity::throw_if_failed(session_->SignOut(), session_);
    if (sink_->wait_for(IM_STATE_SIGNED_OUT) != IM_STATE_SIGNED_OUT)
        throw std::runtime_error("bob's session could not sign out");
}

} // namespace demo
