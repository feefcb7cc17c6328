// Another process on the local service's store, for tests.
//
//   local_peer echo NAME       signs in, prints "in", answers each text with "echo: " and the text; signs out
//   when its
//                              standard input ends
//   local_peer write NAME N    signs in and makes groups named N-0, N-1, ... for ever, printing each name
//   when the
//                              service has taken it
#include <initguid.h>

#include <comity/bstr.hpp>
#include <comity/com_ptr.hpp>
#include <comity/implements.hpp>

#include <improvider.h>
#include <msgrua.h>
#include <ole2.h>

#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <string>

namespace {

using comity::bstr;
using comity::com_ptr;

class peer_sink : public comity::implements<peer_sink, IImSessionSink> {
public:
    explicit peer_sink(IImSession* session) : session_(session) {}

    IM_STATE wait_for_end_of(IM_STATE from) {
        std::unique_lock guard(lock_);
        changed_.wait(guard, [&] {
            return from == IM_STATE_SIGNED_IN ? state_ == IM_STATE_SIGNED_OUT
                                              : state_ == IM_STATE_SIGNED_IN || state_ == IM_STATE_SIGNED_OUT;
        });
        return state_;
    }

    HRESULT STDMETHODCALLTYPE OnState(IM_STATE state, HRESULT) noexcept override {
        std::lock_guard guard(lock_);
        state_ = state;
        changed_.notify_all();
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE OnText(BSTR conversation, BSTR, BSTR text, DATE) noexcept override {
        return session_->SendText(conversation,
                                  bstr(u"echo: " + std::u16string(comity::view_of(text))).get());
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
    IImSession* session_; // holds this sink while it is signed in
    std::mutex lock_;
    std::condition_variable changed_;
    IM_STATE state_ = IM_STATE_FINDING;
};

void say(const std::string& line) {
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
}

[[noreturn]] void write_for_ever(IImSession& session, const std::string& prefix) {
    for (int number = 0;; ++number) {
        const std::string name = prefix + "-" + std::to_string(number);
        bstr group;
        if (SUCCEEDED(session.CreateGroup(bstr(name).get(), group.put())))
            say(name);
        // The list has a limit; what is removed makes room, and keeps the writing going.
        if (number >= 20)
            session.RemoveGroup(group.get());
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3)
        return 2;
    CoInitializeEx(nullptr, COINIT_MULTITHREADED);
    {
        com_ptr<IImProvider> provider;
        com_ptr<IImSession> session;
        if (FAILED(CoCreateInstance(CLSID_LocalImProvider, nullptr, CLSCTX_ALL, IID_IImProvider,
                                    provider.put_void())) ||
            FAILED(provider->CreateSession(session.put())))
            return 3;
        const auto sink = comity::make<peer_sink>(session.get());
        if (FAILED(session->SignIn(bstr(std::string(argv[2])).get(), nullptr, MISTATUS_ONLINE, sink.get())) ||
            sink->wait_for_end_of(IM_STATE_FINDING) != IM_STATE_SIGNED_IN)
            return 4;
        say("in");
        if (argc > 3 && std::string(argv[1]) == "write")
            write_for_ever(*session.get(), argv[3]);
        while (std::getchar() != EOF) {
        }
        session->SignOut();
        sink->wait_for_end_of(IM_STATE_SIGNED_IN);
    }
    CoUninitialize();
    return 0;
}
