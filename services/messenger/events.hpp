// The events of the Messenger: the members of DMessengerEvents by their DISPIDs, with their arguments in
// declared order.
#pragma once

#include <comity/variant.hpp>

#include <msgrua.h>

#include <vector>

namespace comity::messenger {

enum class event_id : DISPID {
    signin = 1024,
    signout = 1025,
    contact_list_add = 1026,
    contact_list_remove = 1027,
    contact_friendly_name_change = 1028,
    my_friendly_name_change = 1029,
    contact_status_change = 1030,
    my_status_change = 1031,
    contact_block_change = 1035,
    im_window_created = 1041,
    im_window_destroyed = 1042,
    im_window_contact_added = 1043,
    im_window_contact_removed = 1044,
    group_added = 1045,
    group_removed = 1046,
    group_name_changed = 1047,
    contact_added_to_group = 1048,
    contact_removed_from_group = 1049,
};

/** The members of DImConversationEvents (improvider.idl). */
enum class conversation_event_id : DISPID {
    text_received = 1,
    text_failed = 2,
};

using event_arguments = std::vector<variant>;

template <class... Values>
event_arguments arguments(Values&&... values) {
    event_arguments result;
    result.reserve(sizeof...(values));
    (result.emplace_back(std::forward<Values>(values)), ...);
    return result;
}

} // namespace comity::messenger
