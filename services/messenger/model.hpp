// What the Messenger knows: services, contacts, groups, windows. States are plain data under the core's lock;
// the COM objects that clients hold refer to them. A state finds its object by a weak reference, so the same
// object is handed out as long as somebody holds it, and the object keeps its state, so it answers after its
// contact or group is gone.
#pragma once

#include <comity/com_ptr.hpp>
#include <comity/weak_ref.hpp>

#include <improvider.h>
#include <msgrua.h>

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace comity::messenger {

class contact;
class group;
class service;
class conversation_window;
struct service_state;

struct contact_state {
    service_state& service; // services are never removed
    std::u16string signin_name, friendly_name;
    LONG status = MISTATUS_UNKNOWN;
    bool is_blocked = false;
    bool is_listed = false;
    weak_ref<contact> object;
};
using contact_pointer = std::shared_ptr<contact_state>;

struct group_state {
    service_state& service;
    std::u16string id, name;
    bool is_default = false;
    bool exists = false; // confirmed, and neither removed nor signed out of
    std::vector<contact_pointer> members;
    weak_ref<group> object;
};
using group_pointer = std::shared_ptr<group_state>;

/** Where and how large a window would be. */
struct geometry {
    LONG left = 100, top = 100, width = 480, height = 360;
};

struct window_state {
    struct line {
        unsigned long long number;
        std::u16string sender, text;
    };

    service_state& service;
    std::u16string conversation; // empty until there was something to say
    std::vector<contact_pointer> participants;
    std::deque<line> lines;
    LONG handle = 0;
    geometry place;
    bool is_open = true;
    bool shows_sidebar = true, shows_toolbar = true;
    com_ptr<conversation_window> object; // held while the window is open

    bool is_with(const contact_state& one) const {
        return participants.size() == 1 && participants[0].get() == &one;
    }
};
using window_pointer = std::shared_ptr<window_state>;

enum class connection { out, signing_in, in, leaving };

struct service_state {
    com_ptr<IImProvider> provider;
    std::u16string id, name;
    LONG rank = 0;

    connection phase = connection::out;
    // Counts sign-ins. Reports of an earlier one are not listened to; a collection of an earlier one is
    // empty.
    unsigned generation = 0;
    bool is_first_status = false;
    LONG status = MISTATUS_OFFLINE;
    std::u16string signin_name, friendly_name;
    com_ptr<IImSession> session;

    std::vector<contact_pointer> contacts;
    std::vector<group_pointer> groups;
    // Everybody some object stands for, listed or not, by name_key.
    std::map<std::u16string, std::weak_ptr<contact_state>> known;
    // Participants reported of conversations that have no window yet.
    std::map<std::u16string, std::vector<contact_pointer>> introduced;
    weak_ref<messenger::service> object;

    bool is_in() const { return phase == connection::in; }
};

} // namespace comity::messenger
