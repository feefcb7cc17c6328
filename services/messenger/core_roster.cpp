// The core: finding contacts and groups, their objects, and changes to the roster that clients ask for.
#include "core.hpp"

#include "contact.hpp"
#include "group.hpp"
#include "service.hpp"

#include "explain.hpp"
#include "names.hpp"

namespace comity::messenger {

namespace result = im::result;

contact_pointer core::find_listed(service_state& where, std::u16string_view name) {
    const auto found = where.known.find(im::name_key(name));
    if (found == where.known.end())
        return nullptr;
    contact_pointer who = found->second.lock();
    return who && who->is_listed ? who : nullptr;
}

contact_pointer core::contact_named(service_state& where, std::u16string_view name) {
    // Names are many more than the contacts that live, so what no object and no list holds any more is
    // cleared away whenever the map has doubled.
    if (where.known.size() > 64 && (where.known.size() & (where.known.size() - 1)) == 0)
        std::erase_if(where.known, [](const auto& each) { return each.second.expired(); });
    auto& place = where.known[im::name_key(name)];
    if (contact_pointer who = place.lock())
        return who;
    auto made = std::make_shared<contact_state>(
        contact_state{where, std::u16string(name), std::u16string(name), MISTATUS_UNKNOWN, false, false, {}});
    place = made;
    return made;
}

group_pointer core::find_group(service_state& where, std::u16string_view name) {
    for (const auto& each : where.groups)
        if (each->exists && im::same_name(each->name, name))
            return each;
    return nullptr;
}

std::vector<contact_pointer> core::members_of(const group_state& which) {
    if (!which.is_default || !which.exists)
        return which.members;
    std::vector<contact_pointer> rest;
    for (const auto& who : which.service.contacts) {
        const bool is_elsewhere = std::any_of(
            which.service.groups.begin(), which.service.groups.end(), [&](const group_pointer& each) {
                return std::find(each->members.begin(), each->members.end(), who) != each->members.end();
            });
        if (!is_elsewhere)
            rest.push_back(who);
    }
    return rest;
}

std::vector<group_pointer> core::groups_of(const contact_state& who) {
    std::vector<group_pointer> result;
    for (const auto& each : who.service.groups) {
        if (!each->exists)
            continue;
        const auto members = members_of(*each);
        if (std::any_of(members.begin(), members.end(), [&](const auto& one) { return one.get() == &who; }))
            result.push_back(each);
    }
    return result;
}

bool core::is_self(const contact_state& who) {
    return who.service.is_in() && im::same_name(who.signin_name, who.service.signin_name);
}

com_ptr<contact> core::object_of_contact(const contact_pointer& state) {
    auto object = state->object.lock();
    if (!object) {
        object = make<contact>(*this, state);
        state->object = weak_ref<contact>(*object);
    }
    return object;
}

com_ptr<group> core::object_of_group(const group_pointer& state) {
    auto object = state->object.lock();
    if (!object) {
        object = make<group>(*this, state);
        state->object = weak_ref<group>(*object);
    }
    return object;
}

com_ptr<service> core::object_of_service(service_state& state) {
    auto object = state.object.lock();
    if (!object) {
        object = make<service>(*this, state);
        state.object = weak_ref<service>(*object);
    }
    return object;
}

HRESULT core::add_contact(std::u16string_view name) {
    com_ptr<IImSession> session;
    {
        auto hold = guard();
        if (primary() && primary()->phase == connection::signing_in)
            return refuse(result::logon_ui_active);
        if (!is_signed_in())
            return refuse(result::not_logged_on);
        session = primary()->session;
    }
    return ask_service([&] { return session->AddContact(bstr(name).get()); });
}

HRESULT core::remove_contact(const contact_pointer& who) {
    const auto session = session_of(who->service);
    if (!session)
        return refuse(E_FAIL, u"The contact is not in the list of anybody who is signed in.");
    return ask_service([&] { return session->RemoveContact(bstr(who->signin_name).get()); });
}

HRESULT core::set_blocked(const contact_pointer& who, bool blocked) {
    com_ptr<IImSession> session;
    {
        auto hold = guard();
        if (!who->service.is_in())
            return refuse(E_FAIL, im::words_for(result::not_logged_on));
        if (!who->is_listed)
            return refuse(E_FAIL, u"Only a contact in the list can be blocked.");
        if (who->is_blocked == blocked)
            return S_FALSE;
        session = who->service.session;
    }
    return ask_service([&] {
        return session->SetBlocked(bstr(who->signin_name).get(), blocked ? VARIANT_TRUE : VARIANT_FALSE);
    });
}

HRESULT core::create_group(service_state& where, std::u16string_view name, com_ptr<group>& made) {
    const auto session = session_of(where);
    if (!session)
        return refuse(result::not_logged_on);
    {
        auto hold = guard();
        if (const auto known = find_group(where, name)) {
            made = object_of_group(known);
            return S_OK;
        }
    }
    bstr id;
    COMITY_RETURN_IF_FAILED(ask_service([&] { return session->CreateGroup(bstr(name).get(), id.put()); }));
    auto hold = guard();
    // The service may have confirmed it by now; then the group is known.
    group_pointer which = group_by_id(where, id.view());
    if (!which) {
        which = std::make_shared<group_state>(
            group_state{where, id.utf16(), std::u16string(name), false, false, {}, {}});
        if (where.is_in())
            where.groups.push_back(which);
    }
    made = object_of_group(which);
    return S_OK;
}

HRESULT core::remove_group(const group_pointer& which) {
    const auto session = session_of(which->service);
    if (!session)
        return refuse(result::connect);
    return ask_service([&] { return session->RemoveGroup(bstr(which->id).get()); });
}

HRESULT core::rename_group(const group_pointer& which, std::u16string_view name) {
    const auto session = session_of(which->service);
    if (!session)
        return refuse(result::not_logged_on);
    return ask_service([&] { return session->RenameGroup(bstr(which->id).get(), bstr(name).get()); });
}

HRESULT core::change_member(const group_pointer& which, const contact_pointer& who, bool add) {
    const auto session = session_of(which->service);
    if (!session)
        return refuse(result::not_logged_on);
    {
        auto hold = guard();
        if (&who->service != &which->service)
            return refuse(E_FAIL, u"The contact belongs to another service than the group.");
        if (!who->is_listed)
            return refuse(result::user_not_found);
        if (which->is_default)
            return refuse(E_FAIL, u"This group holds whoever is in no other; its members cannot be chosen.");
    }
    const bstr group(which->id), name(who->signin_name);
    return ask_service([&] {
        return add ? session->AddMember(group.get(), name.get())
                   : session->RemoveMember(group.get(), name.get());
    });
}

} // namespace comity::messenger
