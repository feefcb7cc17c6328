// The local service's session as a COM object.
#pragma once

#include "session_state.hpp"

#include <comity/implements.hpp>

namespace comity::local_service {

class session : public implements<session, IImSession, ISupportErrorInfo> {
public:
    session() = default;
    ~session() override { state_->abandon(); }

    HRESULT STDMETHODCALLTYPE InterfaceSupportsErrorInfo(REFIID iid) noexcept override;

    HRESULT STDMETHODCALLTYPE SignIn(BSTR signinName, BSTR password, LONG status,
                                     IImSessionSink* sink) noexcept override;
    HRESULT STDMETHODCALLTYPE SignOut() noexcept override;
    HRESULT STDMETHODCALLTYPE SetStatus(LONG status) noexcept override;
    HRESULT STDMETHODCALLTYPE SetFriendlyName(BSTR friendlyName) noexcept override;
    HRESULT STDMETHODCALLTYPE AddContact(BSTR signinName) noexcept override;
    HRESULT STDMETHODCALLTYPE RemoveContact(BSTR signinName) noexcept override;
    HRESULT STDMETHODCALLTYPE SetBlocked(BSTR signinName, VARIANT_BOOL blocked) noexcept override;
    HRESULT STDMETHODCALLTYPE CreateGroup(BSTR name, BSTR* group) noexcept override;
    HRESULT STDMETHODCALLTYPE RemoveGroup(BSTR group) noexcept override;
    HRESULT STDMETHODCALLTYPE RenameGroup(BSTR group, BSTR name) noexcept override;
    HRESULT STDMETHODCALLTYPE AddMember(BSTR group, BSTR signinName) noexcept override;
    HRESULT STDMETHODCALLTYPE RemoveMember(BSTR group, BSTR signinName) noexcept override;
    HRESULT STDMETHODCALLTYPE OpenConversation(BSTR signinName, BSTR* conversation) noexcept override;
    HRESULT STDMETHODCALLTYPE Invite(BSTR conversation, BSTR signinName) noexcept override;
    HRESULT STDMETHODCALLTYPE LeaveConversation(BSTR conversation) noexcept override;
    HRESULT STDMETHODCALLTYPE SendText(BSTR conversation, BSTR text) noexcept override;

private:
    // Shared with the hub, which may be in the middle of a report when the last reference to this object
    // goes.
    std::shared_ptr<session_state> state_ = std::make_shared<session_state>();
};

/** Runs what may throw and turns what is thrown, or refused without words, into an HRESULT with error info.
 */
template <class Work>
HRESULT answered(Work&& work) noexcept {
    try {
        const HRESULT hr = work();
        return hr;
    } catch (const store_error& error) {
        return raise_error(error.result(), error.reason());
    } catch (...) {
        return result_of_caught_exception();
    }
}

} // namespace comity::local_service
