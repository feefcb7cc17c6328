#include "session.hpp"

#include "explain.hpp"
#include "names.hpp"

namespace comity::local_service {

namespace {

bool is_own_status(LONG status) {
    switch (status) {
    case MISTATUS_ONLINE:
    case MISTATUS_INVISIBLE:
    case MISTATUS_BUSY:
    case MISTATUS_BE_RIGHT_BACK:
    case MISTATUS_IDLE:
    case MISTATUS_AWAY:
    case MISTATUS_ON_THE_PHONE:
    case MISTATUS_OUT_TO_LUNCH:
        return true;
    default:
        return false;
    }
}

template <class Work>
HRESULT request(session_state& state, Work&& work) noexcept {
    const HRESULT hr = answered([&] { return state.request(std::forward<Work>(work)); });
    // The store refuses by code alone; the words are found here, once for all of them.
    if (const auto words = im::words_for(hr); !words.empty())
        return raise_error(hr, words);
    return hr;
}

} // namespace

HRESULT session::InterfaceSupportsErrorInfo(REFIID iid) noexcept {
    return same_guid(iid, id_of<IImSession>()) ? S_OK : S_FALSE;
}

// The password is not looked at: the store's file mode is what keeps others out (docs/messenger-status.md).
HRESULT session::SignIn(BSTR signinName, BSTR, LONG status, IImSessionSink* sink) noexcept {
    if (!sink)
        return E_POINTER;
    if (!is_own_status(status))
        return raise_error(E_INVALIDARG, u"This is not a status that an account can have.");
    const auto name = view_of(signinName);
    if (!name.empty() && !im::is_signin_name(name))
        return raise_error(E_INVALIDARG, u"This cannot be a sign-in name.");
    return answered([&] { return state_->sign_in(name, status, sink); });
}

HRESULT session::SignOut() noexcept {
    const HRESULT hr = answered([&] { return state_->sign_out(); });
    return FAILED(hr) ? raise_error(hr, im::words_for(hr)) : hr;
}

HRESULT session::SetStatus(LONG status) noexcept {
    if (!is_own_status(status))
        return raise_error(E_INVALIDARG, u"This is not a status that an account can have.");
    return request(*state_, [&](store& data, const identity& who) { return data.set_status(who, status); });
}

HRESULT session::SetFriendlyName(BSTR friendlyName) noexcept {
    return request(*state_, [&](store& data, const identity& who) {
        return data.set_friendly_name(who, view_of(friendlyName));
    });
}

HRESULT session::AddContact(BSTR signinName) noexcept {
    return request(*state_, [&](store& data, const identity& who) {
        return data.add_contact(who, view_of(signinName));
    });
}

HRESULT session::RemoveContact(BSTR signinName) noexcept {
    return request(*state_, [&](store& data, const identity& who) {
        return data.remove_contact(who, view_of(signinName));
    });
}

HRESULT session::SetBlocked(BSTR signinName, VARIANT_BOOL blocked) noexcept {
    return request(*state_, [&](store& data, const identity& who) {
        return data.set_blocked(who, view_of(signinName), blocked != VARIANT_FALSE);
    });
}

HRESULT session::CreateGroup(BSTR name, BSTR* group) noexcept {
    if (!group)
        return E_POINTER;
    *group = nullptr;
    return request(*state_, [&](store& data, const identity& who) {
        std::int64_t id = 0;
        const HRESULT hr = data.create_group(who, view_of(name), id);
        return SUCCEEDED(hr) ? bstr(to_text(id)).detach_to(group) : hr;
    });
}

HRESULT session::RemoveGroup(BSTR group) noexcept {
    return request(*state_, [&](store& data, const identity& who) {
        return data.remove_group(who, to_id(view_of(group)));
    });
}

HRESULT session::RenameGroup(BSTR group, BSTR name) noexcept {
    return request(*state_, [&](store& data, const identity& who) {
        return data.rename_group(who, to_id(view_of(group)), view_of(name));
    });
}

HRESULT session::AddMember(BSTR group, BSTR signinName) noexcept {
    return request(*state_, [&](store& data, const identity& who) {
        return data.add_member(who, to_id(view_of(group)), view_of(signinName));
    });
}

HRESULT session::RemoveMember(BSTR group, BSTR signinName) noexcept {
    return request(*state_, [&](store& data, const identity& who) {
        return data.remove_member(who, to_id(view_of(group)), view_of(signinName));
    });
}

HRESULT session::OpenConversation(BSTR signinName, BSTR* conversation) noexcept {
    if (!conversation)
        return E_POINTER;
    *conversation = nullptr;
    return request(*state_, [&](store& data, const identity& who) {
        std::int64_t id = 0;
        const HRESULT hr = data.open_conversation(who, view_of(signinName), id);
        return SUCCEEDED(hr) ? bstr(to_text(id)).detach_to(conversation) : hr;
    });
}

HRESULT session::Invite(BSTR conversation, BSTR signinName) noexcept {
    return request(*state_, [&](store& data, const identity& who) {
        return data.invite(who, to_id(view_of(conversation)), view_of(signinName));
    });
}

HRESULT session::LeaveConversation(BSTR conversation) noexcept {
    return request(*state_, [&](store& data, const identity& who) {
        return data.leave(who, to_id(view_of(conversation)));
    });
}

HRESULT session::SendText(BSTR conversation, BSTR text) noexcept {
    return request(*state_, [&](store& data, const identity& who) {
        return data.send_text(who, to_id(view_of(conversation)), view_of(text));
    });
}

} // namespace comity::local_service
