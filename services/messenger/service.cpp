#include "service.hpp"

#include "arguments.hpp"

#include "explain.hpp"

#include <comity/enumerator.hpp>

namespace comity::messenger {

namespace result = im::result;

HRESULT service::get_ServiceName(BSTR* pbstrServiceName) noexcept {
    return pbstrServiceName ? give_text(state_.name, pbstrServiceName) : null_reference;
}

// The one member for which another code is documented than for all others.
HRESULT service::get_ServiceID(BSTR* pbstrID) noexcept {
    return pbstrID ? give_text(state_.id, pbstrID) : E_INVALIDARG;
}

HRESULT service::get_MyFriendlyName(BSTR* pbstrName) noexcept {
    if (!pbstrName)
        return null_reference;
    *pbstrName = nullptr;
    auto hold = core_.guard();
    return state_.is_in() ? give_text(state_.friendly_name, pbstrName) : refuse(result::not_logged_on);
}

HRESULT service::get_MyStatus(MISTATUS* pmiStatus) noexcept {
    if (!pmiStatus)
        return null_reference;
    auto hold = core_.guard();
    *pmiStatus = static_cast<MISTATUS>(state_.status);
    return S_OK;
}

HRESULT service::get_MySigninName(BSTR* pbstrName) noexcept {
    if (!pbstrName)
        return null_reference;
    *pbstrName = nullptr;
    auto hold = core_.guard();
    return state_.is_in() ? give_text(state_.signin_name, pbstrName) : refuse(result::not_logged_on);
}

HRESULT service::get_Property(MSERVICEPROPERTY, VARIANT* pvPropVal) noexcept {
    if (pvPropVal)
        VariantInit(pvPropVal);
    return refuse(E_INVALIDARG, u"A service has no properties; the member is reserved.");
}

HRESULT service::put_Property(MSERVICEPROPERTY, VARIANT) noexcept {
    return refuse(E_INVALIDARG, u"A service has no properties; the member is reserved.");
}

std::vector<service_state*> services::services_now() {
    std::vector<service_state*> result;
    for (const auto& each : core_.services())
        if (each->is_in())
            result.push_back(each.get());
    return result;
}

HRESULT services::get_PrimaryService(IDispatch** ppService) noexcept {
    if (!ppService)
        return null_reference;
    *ppService = nullptr;
    return guarded([&] {
        core_.find_providers();
        auto hold = core_.guard();
        service_state* main = core_.primary();
        return main ? core_.object_of_service(*main).copy_to(ppService)
                    : refuse(E_FAIL, u"No service provider is installed.");
    });
}

HRESULT services::get_Count(LONG* pcServices) noexcept {
    if (!pcServices)
        return null_reference;
    *pcServices = 0;
    return guarded([&] {
        auto hold = core_.guard();
        *pcServices = static_cast<LONG>(services_now().size());
    });
}

HRESULT services::Item(LONG Index, IDispatch** ppService) noexcept {
    if (!ppService)
        return null_reference;
    *ppService = nullptr;
    if (Index < 0)
        return refuse(E_INVALIDARG, u"The first service has the index 0.");
    return guarded([&] {
        auto hold = core_.guard();
        const auto all = services_now();
        if (static_cast<std::size_t>(Index) >= all.size())
            return refuse(E_FAIL, u"Fewer services than that are signed in.");
        return core_.object_of_service(*all[static_cast<std::size_t>(Index)]).copy_to(ppService);
    });
}

HRESULT services::get__NewEnum(IUnknown** ppUnknown) noexcept {
    if (!ppUnknown)
        return null_reference;
    *ppUnknown = nullptr;
    return guarded([&] {
        std::vector<com_ptr<IDispatch>> objects;
        {
            auto hold = core_.guard();
            for (service_state* each : services_now())
                objects.push_back(core_.object_of_service(*each));
        }
        return make_new_enum(ppUnknown, objects);
    });
}

} // namespace comity::messenger
