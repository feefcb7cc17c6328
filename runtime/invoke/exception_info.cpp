#include "exception_info.hpp"

#include <cstring>

#include "owned.hpp"

namespace comity {
namespace {

bool sets_error_info(IUnknown* object, ITypeInfo* type) noexcept {
    owned<ISupportErrorInfo> support;
    if (!object || FAILED(object->QueryInterface(IID_ISupportErrorInfo, support.put_void())) || !support)
        return false;
    type_attributes attributes(type);
    return attributes && support->InterfaceSupportsErrorInfo(attributes->guid) == S_OK;
}

} // namespace

HRESULT report_exception(HRESULT status, IUnknown* object, ITypeInfo* type, EXCEPINFO* out) noexcept {
    if (!out)
        return DISP_E_EXCEPTION;
    std::memset(out, 0, sizeof *out);
    out->scode = status;
    owned<IErrorInfo> info;
    if (sets_error_info(object, type) && GetErrorInfo(0, info.put()) == S_OK && info) {
        info->GetSource(&out->bstrSource);
        info->GetDescription(&out->bstrDescription);
        info->GetHelpFile(&out->bstrHelpFile);
        info->GetHelpContext(&out->dwHelpContext);
    }
    return DISP_E_EXCEPTION;
}

} // namespace comity
