#include "contact.hpp"

#include "arguments.hpp"
#include "groups.hpp"

namespace comity::messenger {

HRESULT contact::get_FriendlyName(BSTR* pbstrFriendlyName) noexcept {
    if (!pbstrFriendlyName)
        return null_reference;
    auto hold = core_.guard();
    return give_text(state_->friendly_name, pbstrFriendlyName);
}

HRESULT contact::get_Status(MISTATUS* pMstate) noexcept {
    if (!pMstate)
        return null_reference;
    auto hold = core_.guard();
    *pMstate = static_cast<MISTATUS>(state_->is_listed ? state_->status : LONG{MISTATUS_UNKNOWN});
    return S_OK;
}

HRESULT contact::get_SigninName(BSTR* pbstrSigninName) noexcept {
    return pbstrSigninName ? give_text(state_->signin_name, pbstrSigninName) : null_reference;
}

HRESULT contact::get_ServiceName(BSTR* pbstrServiceName) noexcept {
    return pbstrServiceName ? give_text(state_->service.name, pbstrServiceName) : null_reference;
}

HRESULT contact::get_Blocked(VARIANT_BOOL* pBoolBlock) noexcept {
    if (!pBoolBlock)
        return null_reference;
    auto hold = core_.guard();
    *pBoolBlock = to_variant_bool(state_->service.is_in() && state_->is_blocked);
    return S_OK;
}

HRESULT contact::put_Blocked(VARIANT_BOOL pBoolBlock) noexcept {
    return guarded([&] { return core_.set_blocked(state_, pBoolBlock != VARIANT_FALSE); });
}

// No service here knows of mobile devices, so nobody can be paged: the value is true to the state, not a
// stand-in.
HRESULT contact::get_CanPage(VARIANT_BOOL* pBoolPage) noexcept {
    if (!pBoolPage)
        return null_reference;
    *pBoolPage = VARIANT_FALSE;
    return S_OK;
}

HRESULT contact::get_PhoneNumber(MPHONE_TYPE PhoneType, BSTR* bstrNumber) noexcept {
    if (!bstrNumber)
        return null_reference;
    *bstrNumber = nullptr;
    if (PhoneType < MPHONE_TYPE_HOME || PhoneType > MPHONE_TYPE_MOBILE)
        return refuse(E_FAIL, u"A contact has a home, a work and a mobile number; this is none of them.");
    return refuse(E_FAIL, u"The contact's service keeps no telephone numbers.");
}

HRESULT contact::get_IsSelf(VARIANT_BOOL* pBoolSelf) noexcept {
    if (!pBoolSelf)
        return null_reference;
    return guarded([&] {
        auto hold = core_.guard();
        *pBoolSelf = to_variant_bool(core_.is_self(*state_));
    });
}

HRESULT contact::get_Property(MCONTACTPROPERTY ePropType, VARIANT* pvPropVal) noexcept {
    if (!pvPropVal)
        return null_reference;
    VariantInit(pvPropVal);
    return guarded([&] {
        switch (ePropType) {
        case MCONTACTPROP_GROUPS_PROPERTY:
            return variant(com_ptr<IDispatch>(make<groups>(core_, state_))).detach_to(pvPropVal);
        case MCONTACTPROP_EMAIL:
            return variant(bstr(state_->signin_name)).detach_to(pvPropVal);
        default:
            return refuse(E_INVALIDARG, u"A contact has no such property.");
        }
    });
}

HRESULT contact::put_Property(MCONTACTPROPERTY, VARIANT) noexcept {
    return refuse(E_INVALIDARG, u"A contact's properties are read-only.");
}

HRESULT contact::get_ServiceId(BSTR* pbstrServiceID) noexcept {
    return pbstrServiceID ? give_text(state_->service.id, pbstrServiceID) : null_reference;
}

} // namespace comity::messenger
