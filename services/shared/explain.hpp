// The Messenger API's result codes in words, for the error info behind them.
#pragma once

#include "result_codes.hpp"

#include <comity/error.hpp>

#include <string_view>

namespace comity::im {

/** A sentence for a code of the Messenger API; empty for one that has none here. */
inline std::u16string_view words_for(HRESULT code) {
    switch (code) {
    case result::already_in_list:
        return u"That contact is in the list already.";
    case result::already_logged_on:
        return u"Somebody is signed in, or signing in, already.";
    case result::bad_group_name:
        return u"A group's name cannot contain control characters.";
    case result::cannot_delete:
        return u"This group belongs to the service and cannot be removed.";
    case result::cannot_rename:
        return u"This group belongs to the service and cannot be renamed.";
    case result::connect:
        return u"The service cannot be reached.";
    case result::disconnected:
        return u"The connection to the service is lost.";
    case result::group_already_exists:
        return u"There is a group of that name already.";
    case result::group_does_not_exist:
        return u"That group no longer exists.";
    case result::group_name_too_long:
        return u"The group's name is too long.";
    case result::groups_not_enabled:
        return u"The service has no groups.";
    case result::invalid_friendly_name:
        return u"The display name is empty, too long, or has control characters in it.";
    case result::invalid_password:
        return u"The service does not know this sign-in name with this password.";
    case result::invalid_service:
        return u"The contact belongs to another service than the conversation.";
    case result::list_full:
        return u"The contact list is full.";
    case result::logged_on:
        return u"The account is signed in.";
    case result::logon_timeout:
        return u"The service did not answer in time.";
    case result::logon_ui_active:
        return u"A sign-in is in progress.";
    case result::message_too_long:
        return u"The text is too long for the service.";
    case result::not_logged_on:
        return u"Nobody is signed in.";
    case result::remote_login:
        return u"The account has signed in somewhere else.";
    case result::server_too_busy:
        return u"The service is too busy; try again.";
    case result::session_full:
        return u"The conversation has as many participants as it can have.";
    case result::too_many_groups:
        return u"There are as many groups as the service keeps.";
    case result::too_many_messages:
        return u"Too many texts are waiting for this contact.";
    case result::user_not_found:
        return u"There is no such contact.";
    case result::user_not_group_member:
        return u"The contact is not in this group.";
    default:
        return {};
    }
}

} // namespace comity::im
