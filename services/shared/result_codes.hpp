// The Messenger API's result codes as HRESULTs. msgrua.h has them as enumerators of an anonymous enum, which
// compare with an HRESULT only through a cast; the casts are here, once.
#pragma once

#include <windows.h>
#include <msgrua.h>

namespace comity::im::result {

inline constexpr HRESULT already_in_list = static_cast<HRESULT>(MSGR_E_ALREADY_IN_LIST);
inline constexpr HRESULT already_logged_on = static_cast<HRESULT>(MSGR_E_ALREADY_LOGGED_ON);
inline constexpr HRESULT bad_group_name = static_cast<HRESULT>(MSGR_E_BAD_GROUP_NAME);
inline constexpr HRESULT cannot_delete = static_cast<HRESULT>(MSGR_E_CANNOT_DELETE);
inline constexpr HRESULT cannot_rename = static_cast<HRESULT>(MSGR_E_CANNOT_RENAME);
inline constexpr HRESULT connect = static_cast<HRESULT>(MSGR_E_CONNECT);
inline constexpr HRESULT disconnected = static_cast<HRESULT>(MSGR_E_DISCONNECTED);
inline constexpr HRESULT group_already_exists = static_cast<HRESULT>(MSGR_E_GROUP_ALREADY_EXISTS);
inline constexpr HRESULT group_does_not_exist = static_cast<HRESULT>(MSGR_E_GROUP_DOES_NOT_EXIST);
inline constexpr HRESULT group_name_too_long = static_cast<HRESULT>(MSGR_E_GROUP_NAME_TOO_LONG);
inline constexpr HRESULT groups_not_enabled = static_cast<HRESULT>(MSGR_E_GROUPS_NOT_ENABLED);
inline constexpr HRESULT invalid_friendly_name = static_cast<HRESULT>(MSGR_E_INVALID_FRIENDLY_NAME);
inline constexpr HRESULT invalid_password = static_cast<HRESULT>(MSGR_E_INVALID_PASSWORD);
inline constexpr HRESULT invalid_service = static_cast<HRESULT>(MSGR_E_INVALID_SERVICE);
inline constexpr HRESULT list_full = static_cast<HRESULT>(MSGR_E_LIST_FULL);
inline constexpr HRESULT logged_on = static_cast<HRESULT>(MSGR_E_LOGGED_ON);
inline constexpr HRESULT logon_timeout = static_cast<HRESULT>(MSGR_E_LOGON_TIMEOUT);
inline constexpr HRESULT logon_ui_active = static_cast<HRESULT>(MSGR_E_LOGON_UI_ACTIVE);
inline constexpr HRESULT message_too_long = static_cast<HRESULT>(MSGR_E_MESSAGE_TOO_LONG);
inline constexpr HRESULT not_logged_on = static_cast<HRESULT>(MSGR_E_NOT_LOGGED_ON);
inline constexpr HRESULT paging_unavailable = static_cast<HRESULT>(MSGR_E_PAGING_UNAVAILABLE);
inline constexpr HRESULT phone_service_unavailable = static_cast<HRESULT>(MSGR_E_PHONESERVICE_UNAVAILABLE);
inline constexpr HRESULT remote_login = static_cast<HRESULT>(MSGR_E_REMOTE_LOGIN);
inline constexpr HRESULT server_too_busy = static_cast<HRESULT>(MSGR_E_SERVER_TOO_BUSY);
inline constexpr HRESULT session_full = static_cast<HRESULT>(MSGR_E_SESSION_FULL);
inline constexpr HRESULT too_many_groups = static_cast<HRESULT>(MSGR_E_TOO_MANY_GROUPS);
inline constexpr HRESULT too_many_messages = static_cast<HRESULT>(MSGR_E_TOO_MANY_MESSAGES);
inline constexpr HRESULT user_not_found = static_cast<HRESULT>(MSGR_E_USER_NOT_FOUND);
inline constexpr HRESULT user_not_group_member = static_cast<HRESULT>(MSGR_E_USER_NOT_GROUP_MEMBER);

} // namespace comity::im::result
