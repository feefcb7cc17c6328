// The helpers for an object that writes its own IDispatch.
// https://learn.microsoft.com/windows/win32/api/oleauto/

#include <oleauto.h>

STDAPI DispInvoke(void* object, ITypeInfo* type, DISPID member, WORD flags, DISPPARAMS* params,
                  VARIANT* result, EXCEPINFO* exception, UINT* bad_argument) {
    if (!type)
        return E_INVALIDARG;
    return type->Invoke(object, member, flags, params, result, exception, bad_argument);
}

STDAPI DispGetIDsOfNames(ITypeInfo* type, LPOLESTR* names, UINT count, DISPID* ids) {
    if (!type)
        return E_INVALIDARG;
    return type->GetIDsOfNames(names, count, ids);
}

STDAPI DispGetParam(DISPPARAMS* params, UINT position, VARTYPE type, VARIANT* result, UINT* bad_argument) {
    if (!params || !result || params->cNamedArgs > params->cArgs)
        return E_INVALIDARG;
    if ((params->cArgs && !params->rgvarg) || (params->cNamedArgs && !params->rgdispidNamedArgs))
        return E_INVALIDARG;
    const UINT positional = params->cArgs - params->cNamedArgs;
    UINT index = params->cArgs;
    if (position < positional) {
        index = params->cArgs - 1 - position;
    } else {
        for (UINT i = 0; i < params->cNamedArgs; ++i)
            if (params->rgdispidNamedArgs[i] == static_cast<DISPID>(position)) {
                index = i;
                break;
            }
        // The value of a property put, whose name is DISPID_PROPERTYPUT, is also its last argument.
        if (index == params->cArgs && position < params->cArgs)
            index = params->cArgs - 1 - position;
    }
    if (index == params->cArgs)
        return DISP_E_PARAMNOTFOUND;
    const VARIANTARG& argument = params->rgvarg[index];
    VARIANT value;
    VariantInit(&value);
    HRESULT hr = VariantChangeType(&value, &argument, 0, type);
    if (FAILED(hr)) {
        if (bad_argument)
            *bad_argument = index;
        return hr;
    }
    hr = VariantClear(result);
    if (FAILED(hr)) {
        VariantClear(&value);
        return hr;
    }
    *result = value;
    return S_OK;
}
