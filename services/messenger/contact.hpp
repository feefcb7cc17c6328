// A contact as clients see it.
#pragma once

#include "core.hpp"

#include <comity/implements.hpp>

namespace comity::messenger {

class contact : public implements<contact, IMessengerContact, weakly_referenced> {
public:
    contact(core& owner, contact_pointer state) : core_(owner), state_(std::move(state)) {}
    const contact_pointer& state() const { return state_; }

    HRESULT STDMETHODCALLTYPE get_FriendlyName(BSTR* pbstrFriendlyName) noexcept override;
    HRESULT STDMETHODCALLTYPE get_Status(MISTATUS* pMstate) noexcept override;
    HRESULT STDMETHODCALLTYPE get_SigninName(BSTR* pbstrSigninName) noexcept override;
    HRESULT STDMETHODCALLTYPE get_ServiceName(BSTR* pbstrServiceName) noexcept override;
    HRESULT STDMETHODCALLTYPE get_Blocked(VARIANT_BOOL* pBoolBlock) noexcept override;
    HRESULT STDMETHODCALLTYPE put_Blocked(VARIANT_BOOL pBoolBlock) noexcept override;
    HRESULT STDMETHODCALLTYPE get_CanPage(VARIANT_BOOL* pBoolPage) noexcept override;
    HRESULT STDMETHODCALLTYPE get_PhoneNumber(MPHONE_TYPE PhoneType, BSTR* bstrNumber) noexcept override;
    HRESULT STDMETHODCALLTYPE get_IsSelf(VARIANT_BOOL* pBoolSelf) noexcept override;
    HRESULT STDMETHODCALLTYPE get_Property(MCONTACTPROPERTY ePropType, VARIANT* pvPropVal) noexcept override;
    HRESULT STDMETHODCALLTYPE put_Property(MCONTACTPROPERTY ePropType, VARIANT vPropVal) noexcept override;
    HRESULT STDMETHODCALLTYPE get_ServiceId(BSTR* pbstrServiceID) noexcept override;

private:
    core& core_;
    const contact_pointer state_;
};

} // namespace comity::messenger
