#include "contacts.hpp"

#include "arguments.hpp"
#include "contact.hpp"

#include <comity/enumerator.hpp>

namespace comity::messenger {

std::vector<contact_pointer> contacts::members_now() {
    if (const auto* which = std::get_if<group_pointer>(&source_))
        return core_.members_of(**which);
    if (const auto* where = std::get_if<window_pointer>(&source_))
        return (*where)->is_open ? (*where)->participants : std::vector<contact_pointer>();
    if (core_.roster_generation() != generation_)
        return {};
    std::vector<contact_pointer> all;
    for (const auto& each : core_.services())
        if (each->is_in())
            all.insert(all.end(), each->contacts.begin(), each->contacts.end());
    return all;
}

HRESULT contacts::get_Count(LONG* pcContacts) noexcept {
    if (!pcContacts)
        return null_reference;
    *pcContacts = 0;
    return guarded([&] {
        auto hold = core_.guard();
        *pcContacts = static_cast<LONG>(members_now().size());
    });
}

HRESULT contacts::Item(LONG Index, IDispatch** ppMContact) noexcept {
    if (!ppMContact)
        return null_reference;
    *ppMContact = nullptr;
    if (Index < 0)
        return refuse(E_INVALIDARG, u"The first contact has the index 0.");
    return guarded([&] {
        auto hold = core_.guard();
        const auto members = members_now();
        if (static_cast<std::size_t>(Index) >= members.size())
            return refuse(E_FAIL, u"There are fewer contacts than that.");
        return core_.object_of_contact(members[static_cast<std::size_t>(Index)]).copy_to(ppMContact);
    });
}

HRESULT contacts::Remove(IDispatch* pMContact) noexcept {
    if (!pMContact)
        return refuse(E_POINTER, u"No contact was given.");
    return guarded([&] {
        const auto who = object_of<contact>(pMContact);
        {
            auto hold = core_.guard();
            if (std::holds_alternative<window_pointer>(source_))
                return refuse(E_FAIL, u"The participants of a conversation cannot be removed.");
            const auto members = members_now();
            if (!who || std::find(members.begin(), members.end(), who->state()) == members.end())
                return refuse(E_FAIL, u"The contact is not in this list.");
        }
        return core_.remove_contact(who->state());
    });
}

HRESULT contacts::get__NewEnum(IUnknown** ppUnknown) noexcept {
    if (!ppUnknown)
        return null_reference;
    *ppUnknown = nullptr;
    return guarded([&] {
        std::vector<com_ptr<IDispatch>> objects;
        {
            auto hold = core_.guard();
            for (const auto& each : members_now())
                objects.push_back(core_.object_of_contact(each));
        }
        return make_new_enum(ppUnknown, objects);
    });
}

} // namespace comity::messenger
