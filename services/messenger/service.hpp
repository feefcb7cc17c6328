// A service as clients see it, and the collection of services. A service object answers as long as it is
// held, also when its service has been signed out of.
#pragma once

#include "core.hpp"

#include <comity/implements.hpp>

namespace comity::messenger {

class service : public implements<service, IMessengerService, weakly_referenced> {
public:
    service(core& owner, service_state& state) : core_(owner), state_(state) {}

    HRESULT STDMETHODCALLTYPE get_ServiceName(BSTR* pbstrServiceName) noexcept override;
    HRESULT STDMETHODCALLTYPE get_ServiceID(BSTR* pbstrID) noexcept override;
    HRESULT STDMETHODCALLTYPE get_MyFriendlyName(BSTR* pbstrName) noexcept override;
    HRESULT STDMETHODCALLTYPE get_MyStatus(MISTATUS* pmiStatus) noexcept override;
    HRESULT STDMETHODCALLTYPE get_MySigninName(BSTR* pbstrName) noexcept override;
    HRESULT STDMETHODCALLTYPE get_Property(MSERVICEPROPERTY ePropType, VARIANT* pvPropVal) noexcept override;
    HRESULT STDMETHODCALLTYPE put_Property(MSERVICEPROPERTY ePropType, VARIANT vPropVal) noexcept override;

private:
    core& core_;
    service_state& state_;
};

/** The services that are signed in, at the time they are asked for. */
class services : public implements<services, IMessengerServices> {
public:
    explicit services(core& owner) : core_(owner) {}

    HRESULT STDMETHODCALLTYPE get_PrimaryService(IDispatch** ppService) noexcept override;
    HRESULT STDMETHODCALLTYPE get_Count(LONG* pcServices) noexcept override;
    HRESULT STDMETHODCALLTYPE Item(LONG Index, IDispatch** ppService) noexcept override;
    HRESULT STDMETHODCALLTYPE get__NewEnum(IUnknown** ppUnknown) noexcept override;

private:
    std::vector<service_state*> services_now();

    core& core_;
};

} // namespace comity::messenger
