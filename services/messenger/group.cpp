#include "group.hpp"

#include "arguments.hpp"
#include "contacts.hpp"
#include "service.hpp"

#include "explain.hpp"
#include "names.hpp"

namespace comity::messenger {

namespace result = im::result;

HRESULT group::get_Contacts(IDispatch** ppMContacts) noexcept {
    if (!ppMContacts)
        return null_reference;
    *ppMContacts = nullptr;
    auto hold = core_.guard();
    return make_into<contacts>(ppMContacts, core_, contacts::source(state_));
}

HRESULT group::get_Name(BSTR* bstrName) noexcept {
    if (!bstrName)
        return null_reference;
    *bstrName = nullptr;
    auto hold = core_.guard();
    if (!state_->service.is_in())
        return refuse(result::not_logged_on);
    return give_text(state_->name, bstrName);
}

HRESULT group::put_Name(BSTR bstrName) noexcept {
    const auto name = im::trim_spaces(view_of(bstrName));
    {
        auto hold = core_.guard();
        if (!state_->service.is_in())
            return refuse(result::not_logged_on);
        if (!state_->exists)
            return refuse(result::group_does_not_exist);
        if (state_->is_default)
            return refuse(result::cannot_rename);
    }
    if (name.empty())
        return refuse(result::bad_group_name, u"A group's name cannot be empty.");
    if (name.size() > im::max_group_name)
        return refuse(result::group_name_too_long);
    return guarded([&] { return core_.rename_group(state_, name); });
}

HRESULT group::change(const VARIANT& vContact, bool add) noexcept {
    contact_pointer who;
    COMITY_RETURN_IF_FAILED(contact_from(core_, vContact, who));
    {
        auto hold = core_.guard();
        if (!state_->service.is_in())
            return refuse(result::not_logged_on);
        if (!state_->exists)
            return refuse(E_FAIL, im::words_for(result::group_does_not_exist));
    }
    return guarded([&] { return core_.change_member(state_, who, add); });
}

HRESULT group::AddContact(VARIANT vContact) noexcept {
    return change(vContact, true);
}
HRESULT group::RemoveContact(VARIANT vContact) noexcept {
    return change(vContact, false);
}

HRESULT group::get_Service(IDispatch** pService) noexcept {
    if (!pService)
        return null_reference;
    *pService = nullptr;
    return guarded([&] {
        auto hold = core_.guard();
        return core_.object_of_service(state_->service).copy_to(pService);
    });
}

} // namespace comity::messenger
