// The core: what the services report, and the events that become of it.
#include "core.hpp"

#include "contact.hpp"
#include "conversation_window.hpp"
#include "group.hpp"
#include "messenger_object.hpp"
#include "service.hpp"

#include "explain.hpp"
#include "names.hpp"

namespace comity::messenger {

void core::fire(event_id which, event_arguments values) {
    queue_.post([this, which, values = std::make_shared<event_arguments>(std::move(values))] {
        std::vector<com_ptr<messenger_object>> clients;
        {
            auto hold = guard();
            for (const auto& each : clients_)
                if (auto client = each.lock())
                    clients.push_back(std::move(client));
        }
        for (const auto& each : clients)
            each->deliver(which, *values);
    });
}

void core::fire_text_event(const window_pointer& where, conversation_event_id which, event_arguments values) {
    queue_.post(
        [window = where->object, which, values = std::make_shared<event_arguments>(std::move(values))] {
            if (window)
                window->deliver(which, *values);
        });
}

variant core::argument_of(const contact_pointer& who) {
    return variant(com_ptr<IDispatch>(object_of_contact(who)));
}
variant core::argument_of(const group_pointer& which) {
    return variant(com_ptr<IDispatch>(object_of_group(which)));
}
variant core::argument_of(const window_pointer& which) {
    return variant(com_ptr<IDispatch>(which->object));
}

group_pointer core::group_by_id(service_state& where, std::u16string_view id) {
    for (const auto& each : where.groups)
        if (each->id == id)
            return each;
    return nullptr;
}

void core::forget_roster(service_state& where) {
    ++roster_generation_;
    for (const auto& each : where.contacts) {
        each->is_listed = each->is_blocked = false;
        each->status = MISTATUS_UNKNOWN;
    }
    for (const auto& each : where.groups)
        each->exists = false;
    where.contacts.clear();
    where.groups.clear();
    where.introduced.clear();
    const auto all = windows_;
    for (const auto& each : all)
        if (&each->service == &where)
            drop_window(each);
}

void core::leave_service(service_state& where, HRESULT why) {
    const connection before = where.phase;
    if (before != connection::leaving)
        forget_roster(where);
    ++where.generation;
    where.phase = connection::out;
    where.status = MISTATUS_OFFLINE;
    // Let go behind the lock, when the events before it have been delivered.
    queue_.post([session = std::exchange(where.session, nullptr)] {});
    if (&where != primary())
        return;
    if (before == connection::signing_in)
        fire(event_id::signin, arguments(why));
    if (before == connection::in)
        fire(event_id::signout, {});
    fire(event_id::my_status_change, arguments(why, LONG{MISTATUS_OFFLINE}));
}

void core::on_state(service_state& from, unsigned generation, IM_STATE state, HRESULT result) {
    auto hold = guard();
    if (!is_current(from, generation))
        return;
    const auto transit = [&](LONG status) {
        if (from.phase != connection::signing_in)
            return;
        from.status = status;
        if (&from == primary())
            fire(event_id::my_status_change, arguments(S_OK, status));
    };
    switch (state) {
    case IM_STATE_FINDING:
        return transit(MISTATUS_LOCAL_FINDING_SERVER);
    case IM_STATE_CONNECTING:
        return transit(MISTATUS_LOCAL_CONNECTING_TO_SERVER);
    case IM_STATE_SYNCHRONIZING:
        return transit(MISTATUS_LOCAL_SYNCHRONIZING_WITH_SERVER);
    case IM_STATE_SIGNED_IN:
        if (from.phase != connection::signing_in)
            return;
        from.phase = connection::in;
        from.is_first_status = true;
        ++roster_generation_;
        if (&from == primary())
            fire(event_id::signin, arguments(result));
        return;
    case IM_STATE_SIGNED_OUT:
        if (from.phase == connection::out)
            return;
        // A sign-in that ends without a reason has failed all the same.
        if (from.phase == connection::signing_in && SUCCEEDED(result))
            result = static_cast<HRESULT>(MSGR_E_CANCEL);
        if (from.phase == connection::leaving)
            result = S_OK;
        leave_service(from, result);
        return;
    }
}

void core::on_self(service_state& from, unsigned generation, std::u16string_view name,
                   std::u16string_view friendly_name) {
    auto hold = guard();
    if (!is_current(from, generation))
        return;
    from.signin_name = name;
    const std::u16string before = std::exchange(from.friendly_name, std::u16string(friendly_name));
    if (from.is_in() && &from == primary() && before != friendly_name)
        fire(event_id::my_friendly_name_change, arguments(S_OK, bstr(before)));
}

void core::tell_statuses(service_state& where) {
    for (const auto& each : where.contacts)
        if (each->status != MISTATUS_OFFLINE && each->status != MISTATUS_UNKNOWN)
            fire(event_id::contact_status_change, arguments(argument_of(each), each->status));
}

void core::on_own_status(service_state& from, unsigned generation, HRESULT result, LONG status) {
    auto hold = guard();
    if (!is_current(from, generation) || !from.is_in())
        return;
    if (SUCCEEDED(result))
        from.status = status;
    if (&from == primary())
        fire(event_id::my_status_change, arguments(result, status));
    if (std::exchange(from.is_first_status, false))
        tell_statuses(from);
}

void core::on_contact(service_state& from, unsigned generation, std::u16string_view name,
                      std::u16string_view friendly_name, LONG status, bool blocked) {
    auto hold = guard();
    if (!is_current(from, generation) || find_listed(from, name))
        return;
    const contact_pointer who = contact_named(from, name);
    who->friendly_name = friendly_name;
    who->status = status;
    who->is_blocked = blocked;
    who->is_listed = true;
    from.contacts.push_back(who);
}

void core::on_group(service_state& from, unsigned generation, std::u16string_view id,
                    std::u16string_view name, bool is_default) {
    auto hold = guard();
    if (!is_current(from, generation) || group_by_id(from, id))
        return;
    auto made = std::make_shared<group_state>(
        group_state{from, std::u16string(id), std::u16string(name), is_default, true, {}, {}});
    from.groups.push_back(std::move(made));
}

void core::on_member(service_state& from, unsigned generation, std::u16string_view group,
                     std::u16string_view name) {
    auto hold = guard();
    if (!is_current(from, generation))
        return;
    const group_pointer which = group_by_id(from, group);
    const contact_pointer who = find_listed(from, name);
    if (which && who && std::find(which->members.begin(), which->members.end(), who) == which->members.end())
        which->members.push_back(who);
}

void core::on_contact_added(service_state& from, unsigned generation, HRESULT result,
                            std::u16string_view name, std::u16string_view friendly_name, LONG status) {
    auto hold = guard();
    if (!is_current(from, generation) || !from.is_in())
        return;
    const contact_pointer who = contact_named(from, name);
    if (SUCCEEDED(result) && !who->is_listed) {
        who->friendly_name = friendly_name;
        who->status = status;
        who->is_listed = true;
        from.contacts.push_back(who);
    }
    fire(event_id::contact_list_add, arguments(result, argument_of(who)));
    if (SUCCEEDED(result) && status != MISTATUS_OFFLINE && status != MISTATUS_UNKNOWN)
        fire(event_id::contact_status_change, arguments(argument_of(who), status));
}

void core::on_contact_removed(service_state& from, unsigned generation, HRESULT result,
                              std::u16string_view name) {
    auto hold = guard();
    if (!is_current(from, generation) || !from.is_in())
        return;
    const contact_pointer who = contact_named(from, name);
    if (SUCCEEDED(result)) {
        who->is_listed = who->is_blocked = false;
        who->status = MISTATUS_UNKNOWN;
        std::erase(from.contacts, who);
        for (const auto& each : from.groups)
            std::erase(each->members, who);
    }
    fire(event_id::contact_list_remove, arguments(result, argument_of(who)));
}

void core::on_contact_blocked(service_state& from, unsigned generation, HRESULT result,
                              std::u16string_view name, bool blocked) {
    auto hold = guard();
    if (!is_current(from, generation) || !from.is_in())
        return;
    const contact_pointer who = contact_named(from, name);
    if (SUCCEEDED(result))
        who->is_blocked = blocked;
    fire(event_id::contact_block_change, arguments(result, argument_of(who), blocked));
}

void core::on_contact_status(service_state& from, unsigned generation, std::u16string_view name,
                             LONG status) {
    auto hold = guard();
    if (!is_current(from, generation))
        return;
    const contact_pointer who = find_listed(from, name);
    if (!who)
        return;
    who->status = status == MISTATUS_INVISIBLE ? LONG{MISTATUS_OFFLINE} : status;
    if (from.is_in() && !from.is_first_status)
        fire(event_id::contact_status_change, arguments(argument_of(who), who->status));
}

void core::on_contact_friendly_name(service_state& from, unsigned generation, std::u16string_view name,
                                    std::u16string_view friendly_name) {
    auto hold = guard();
    if (!is_current(from, generation))
        return;
    const contact_pointer who = find_listed(from, name);
    if (!who)
        return;
    const std::u16string before = std::exchange(who->friendly_name, std::u16string(friendly_name));
    if (from.is_in())
        fire(event_id::contact_friendly_name_change, arguments(S_OK, argument_of(who), bstr(before)));
}

void core::on_group_added(service_state& from, unsigned generation, HRESULT result, std::u16string_view id,
                          std::u16string_view name) {
    auto hold = guard();
    if (!is_current(from, generation) || !from.is_in())
        return;
    group_pointer which = group_by_id(from, id);
    if (!which) {
        which = std::make_shared<group_state>(
            group_state{from, std::u16string(id), std::u16string(name), false, false, {}, {}});
        from.groups.push_back(which);
    }
    which->exists = SUCCEEDED(result);
    if (FAILED(result))
        std::erase(from.groups, which);
    fire(event_id::group_added, arguments(result, argument_of(which)));
}

void core::on_group_removed(service_state& from, unsigned generation, HRESULT result,
                            std::u16string_view id) {
    auto hold = guard();
    if (!is_current(from, generation) || !from.is_in())
        return;
    const group_pointer which = group_by_id(from, id);
    if (!which)
        return;
    if (SUCCEEDED(result)) {
        which->exists = false;
        which->members.clear();
        std::erase(from.groups, which);
    }
    fire(event_id::group_removed, arguments(result, argument_of(which)));
}

void core::on_group_renamed(service_state& from, unsigned generation, HRESULT result, std::u16string_view id,
                            std::u16string_view name) {
    auto hold = guard();
    if (!is_current(from, generation) || !from.is_in())
        return;
    const group_pointer which = group_by_id(from, id);
    if (!which)
        return;
    if (SUCCEEDED(result))
        which->name = name;
    fire(event_id::group_name_changed, arguments(result, argument_of(which)));
}

void core::on_member_changed(service_state& from, unsigned generation, HRESULT result,
                             std::u16string_view group, std::u16string_view name, bool added) {
    auto hold = guard();
    if (!is_current(from, generation) || !from.is_in())
        return;
    const group_pointer which = group_by_id(from, group);
    if (!which)
        return;
    const contact_pointer who = contact_named(from, name);
    if (SUCCEEDED(result)) {
        std::erase(which->members, who);
        if (added)
            which->members.push_back(who);
    }
    fire(added ? event_id::contact_added_to_group : event_id::contact_removed_from_group,
         arguments(result, argument_of(which), argument_of(who)));
}

} // namespace comity::messenger
