// The members of Messenger that do their whole work here; the others are in unavailable_members.cpp.
#include "messenger_object.hpp"

#include "arguments.hpp"
#include "contact.hpp"
#include "contacts.hpp"
#include "conversation_window.hpp"
#include "group.hpp"
#include "groups.hpp"
#include "main_window.hpp"
#include "service.hpp"

#include "explain.hpp"
#include "names.hpp"

namespace comity::messenger {

namespace result = im::result;

namespace {
// The edition of the API: 5.1, the last of Windows Messenger, as the high and low halves of a VT_I4.
constexpr LONG api_version = 5 << 16 | 1;
constexpr LONG ui_language = 0x0409; // en-US: the language of the explanations
} // namespace

HRESULT messenger_object::initialize() noexcept {
    return guarded([&] {
        core_.find_providers();
        core_.add_client(*this);
        // That no provider was found is not a failure of making the object; signing in says so.
        SetErrorInfo(0, nullptr);
    });
}

void messenger_object::deliver(event_id which, event_arguments& values) {
    invoke_sinks([this](auto&& call) { for_each_sink<DMessengerEvents>(call); }, static_cast<DISPID>(which),
                 values);
}

bool messenger_object::is_signed_in() noexcept {
    auto hold = core_.guard();
    return core_.is_signed_in();
}

HRESULT messenger_object::check_contact(const VARIANT& vContact, self oneself, HRESULT when_offline,
                                        contact_pointer& who) noexcept {
    COMITY_RETURN_IF_FAILED(contact_from(core_, vContact, who));
    return guarded([&]() -> HRESULT {
        auto hold = core_.guard();
        if (!who->service.is_in())
            return refuse(when_offline, im::words_for(result::not_logged_on));
        if (oneself == self::refused && core_.is_self(*who))
            return refuse(E_FAIL, u"This cannot be done with oneself.");
        return S_OK;
    });
}

// ---- Signing in and out
// ------------------------------------------------------------------------------------------

HRESULT messenger_object::AutoSignin() noexcept {
    return guarded([&] { return core_.auto_signin(); });
}

HRESULT messenger_object::Signin(LONG, BSTR bstrSigninName, BSTR bstrPassword) noexcept {
    return guarded([&] { return core_.signin(view_of(bstrSigninName), view_of(bstrPassword)); });
}

HRESULT messenger_object::Signout() noexcept {
    return guarded([&] { return core_.signout(); });
}

// ---- Oneself
// -----------------------------------------------------------------------------------------------------

HRESULT messenger_object::get_MySigninName(BSTR* pbstrName) noexcept {
    if (!pbstrName)
        return null_reference;
    auto hold = core_.guard();
    return give_text(core_.is_signed_in() ? core_.primary()->signin_name : std::u16string(), pbstrName);
}

HRESULT messenger_object::get_MyFriendlyName(BSTR* pbstrName) noexcept {
    if (!pbstrName)
        return null_reference;
    auto hold = core_.guard();
    return give_text(core_.is_signed_in() ? core_.primary()->friendly_name : std::u16string(), pbstrName);
}

HRESULT messenger_object::put_MyStatus(MISTATUS mStatus) noexcept {
    return guarded([&] { return core_.set_status(mStatus); });
}

HRESULT messenger_object::get_MyStatus(MISTATUS* pmStatus) noexcept {
    if (!pmStatus)
        return null_reference;
    auto hold = core_.guard();
    *pmStatus = static_cast<MISTATUS>(core_.primary() ? core_.primary()->status : LONG{MISTATUS_OFFLINE});
    return S_OK;
}

HRESULT messenger_object::get_MyServiceName(BSTR* pbstrServiceName) noexcept {
    if (!pbstrServiceName)
        return null_reference;
    *pbstrServiceName = nullptr;
    auto hold = core_.guard();
    return core_.primary() ? give_text(core_.primary()->name, pbstrServiceName)
                           : refuse(E_FAIL, u"No service provider is installed.");
}

HRESULT messenger_object::get_MyServiceId(BSTR* pbstrServiceId) noexcept {
    if (!pbstrServiceId)
        return null_reference;
    *pbstrServiceId = nullptr;
    auto hold = core_.guard();
    return core_.primary() ? give_text(core_.primary()->id, pbstrServiceId)
                           : refuse(E_FAIL, u"No service provider is installed.");
}

HRESULT messenger_object::get_MyPhoneNumber(MPHONE_TYPE, BSTR* pbstrNumber) noexcept {
    if (!pbstrNumber)
        return null_reference;
    *pbstrNumber = nullptr;
    return is_signed_in() ? refuse(E_FAIL, u"The service keeps no telephone numbers.")
                          : refuse(result::not_logged_on);
}

HRESULT messenger_object::get_MyProperty(MCONTACTPROPERTY, VARIANT* pvPropVal) noexcept {
    if (pvPropVal)
        VariantInit(pvPropVal);
    return refuse(E_INVALIDARG, u"The member is reserved.");
}

HRESULT messenger_object::put_MyProperty(MCONTACTPROPERTY, VARIANT) noexcept {
    return refuse(E_INVALIDARG, u"The member is reserved.");
}

// ---- Contacts, groups, services
// ----------------------------------------------------------------------------------

HRESULT messenger_object::get_MyContacts(IDispatch** ppMContacts) noexcept {
    if (!ppMContacts)
        return null_reference;
    *ppMContacts = nullptr;
    auto hold = core_.guard();
    return make_into<contacts>(ppMContacts, core_, contacts::source(contacts::whole_list{}));
}

HRESULT messenger_object::GetContact(BSTR bstrSigninName, BSTR bstrServiceId,
                                     IDispatch** ppMContact) noexcept {
    if (!ppMContact)
        return null_reference;
    *ppMContact = nullptr;
    // Here alone NULL and "" are two things: no string is an error, no service means "in my list".
    if (!bstrSigninName || !bstrServiceId)
        return refuse(E_FAIL, u"A string is missing; give an empty service id to search the contact list.");
    const auto name = view_of(bstrSigninName), service_id = view_of(bstrServiceId);
    const auto has_blank = [](std::u16string_view text) {
        return std::any_of(text.begin(), text.end(),
                           [](char16_t unit) { return unit == u' ' || im::is_line_break(unit); });
    };
    if (name.empty() || name.size() > im::max_signin_name || has_blank(name))
        return refuse(E_INVALIDARG,
                      u"A sign-in name has 1 to 129 characters, none of them a space or a line break.");
    if (service_id.size() > im::max_service_id || has_blank(service_id))
        return refuse(E_INVALIDARG, u"A service id is a GUID in braces.");
    return guarded([&]() -> HRESULT {
        auto hold = core_.guard();
        if (!service_id.empty()) {
            service_state* where = core_.find_service(service_id);
            if (!where)
                return refuse(E_INVALIDARG, u"There is no service with this id.");
            if (!where->is_in())
                return refuse(result::not_logged_on);
            return core_.object_of_contact(core_.contact_named(*where, name)).copy_to(ppMContact);
        }
        if (!core_.is_signed_in())
            return refuse(result::not_logged_on);
        for (const auto& each : core_.services())
            if (const auto who = each->is_in() ? core_.find_listed(*each, name) : nullptr)
                return core_.object_of_contact(who).copy_to(ppMContact);
        return refuse(result::user_not_found);
    });
}

HRESULT messenger_object::AddContact(LONG, BSTR bstrEMail) noexcept {
    const auto name = view_of(bstrEMail);
    if (name.empty())
        return not_available(E_FAIL, u"Asking for the contact's name in a window");
    if (!im::is_signin_name(name))
        return refuse(E_INVALIDARG,
                      u"A sign-in name has 1 to 129 characters, none of them a space or a line break.");
    return guarded([&] { return core_.add_contact(name); });
}

HRESULT messenger_object::get_MyGroups(IDispatch** ppMGroups) noexcept {
    return ppMGroups ? make_into<groups>(ppMGroups, core_) : null_reference;
}

HRESULT messenger_object::CreateGroup(BSTR bstrName, VARIANT vService, IDispatch** ppGroup) noexcept {
    if (!ppGroup)
        return null_reference;
    *ppGroup = nullptr;
    if (!bstrName)
        return refuse(E_POINTER, u"No name was given for the group.");
    const auto name = im::trim_spaces(view_of(bstrName));
    if (name.empty() || std::any_of(name.begin(), name.end(), im::is_line_break))
        return refuse(E_INVALIDARG, u"A group's name is not empty and has no line break in it.");
    if (name.size() > im::max_group_name)
        return refuse(result::group_name_too_long);
    service_state* where = nullptr;
    COMITY_RETURN_IF_FAILED(service_from(core_, vService, where));
    return guarded([&] {
        com_ptr<group> made;
        const HRESULT hr = core_.create_group(*where, name, made);
        return SUCCEEDED(hr) ? made.copy_to(ppGroup) : hr;
    });
}

HRESULT messenger_object::get_Services(IDispatch** ppdispServices) noexcept {
    return ppdispServices ? make_into<services>(ppdispServices, core_) : null_reference;
}

// ---- Windows
// -----------------------------------------------------------------------------------------------------

HRESULT messenger_object::get_Window(IDispatch** ppMWindow) noexcept {
    return ppMWindow ? make_into<main_window>(ppMWindow, core_) : null_reference;
}

HRESULT messenger_object::InstantMessage(VARIANT vContact, IDispatch** ppMWindow) noexcept {
    if (!ppMWindow)
        return null_reference;
    *ppMWindow = nullptr;
    contact_pointer who;
    COMITY_RETURN_IF_FAILED(check_contact(vContact, self::refused, result::not_logged_on, who));
    return guarded([&] {
        com_ptr<conversation_window> window;
        const HRESULT hr = core_.open_window(who, window);
        return SUCCEEDED(hr) ? window.copy_to(ppMWindow) : hr;
    });
}

HRESULT messenger_object::get_ContactsSortOrder(MUASORT* pSort) noexcept {
    if (!pSort)
        return null_reference;
    auto hold = core_.guard();
    if (!core_.is_signed_in())
        return refuse(result::not_logged_on);
    if (!core_.is_main_shown)
        return refuse(E_FAIL, u"The main window is hidden; call its Show first.");
    *pSort = static_cast<MUASORT>(core_.sort_order);
    return S_OK;
}

HRESULT messenger_object::put_ContactsSortOrder(MUASORT Sort) noexcept {
    if (Sort != MUASORT_GROUPS && Sort != MUASORT_ONOFFLINE)
        return refuse(E_INVALIDARG, u"Contacts are sorted by group or by who is online.");
    auto hold = core_.guard();
    if (!core_.is_signed_in())
        return refuse(result::not_logged_on);
    if (!core_.is_main_shown)
        return refuse(E_FAIL, u"The main window is hidden; call its Show first.");
    core_.sort_order = Sort;
    return S_OK;
}

// ---- The Messenger itself
// ----------------------------------------------------------------------------------------

HRESULT messenger_object::get_Property(MMESSENGERPROPERTY ePropType, VARIANT* pvPropVal) noexcept {
    if (!pvPropVal)
        return null_reference;
    VariantInit(pvPropVal);
    switch (ePropType) {
    case MMESSENGERPROP_VERSION:
        return variant(api_version).detach_to(pvPropVal);
    case MMESSENGERPROP_PLCID:
        return variant(ui_language).detach_to(pvPropVal);
    default:
        return refuse(E_INVALIDARG, u"The Messenger has a version and a language, and no such property.");
    }
}

HRESULT messenger_object::put_Property(MMESSENGERPROPERTY, VARIANT) noexcept {
    return refuse(E_INVALIDARG, u"The Messenger's properties are read-only.");
}

} // namespace comity::messenger
