#include "member_variable.hpp"

#include <cstring>

#include "described_type.hpp"
#include "owned.hpp"

namespace comity {
namespace {

std::size_t size_of_value(VARTYPE vt) {
    if (vt & VT_ARRAY)
        return sizeof(void*);
    switch (vt) {
    case VT_I1:
    case VT_UI1:
        return 1;
    case VT_I2:
    case VT_UI2:
    case VT_BOOL:
        return 2;
    case VT_I4:
    case VT_UI4:
    case VT_R4:
    case VT_ERROR:
        return 4;
    case VT_BSTR:
    case VT_DISPATCH:
    case VT_UNKNOWN:
        return sizeof(void*);
    default:
        return 8;
    }
}

// A VARIANT that refers to the bytes of the variable.
VARIANT refer_to(VARTYPE vt, void* address) {
    VARIANT reference;
    VariantInit(&reference);
    reference.vt = static_cast<VARTYPE>(VT_BYREF | vt);
    reference.byref = address;
    return reference;
}

HRESULT read_variable(VARTYPE vt, void* address, VARIANT* result) {
    if (!result)
        return S_OK;
    if (vt == VT_VARIANT)
        return VariantCopyInd(result, static_cast<VARIANT*>(address));
    const VARIANT reference = refer_to(vt, address);
    return VariantCopyInd(result, &reference);
}

HRESULT write_variable(const described_type& type, void* address, const DISPPARAMS& params,
                       UINT* bad_argument) {
    if (params.cArgs != 1)
        return DISP_E_BADPARAMCOUNT;
    owned_variant value;
    HRESULT hr;
    const bool object = type.what == described_type::kind::interface_;
    if (type.vt == VT_VARIANT) {
        hr = VariantCopyInd(&value, &params.rgvarg[0]);
    } else if (type.vt & VT_ARRAY) {
        hr = VariantCopyInd(&value, &params.rgvarg[0]);
        if (SUCCEEDED(hr) && value.vt != type.vt)
            hr = DISP_E_TYPEMISMATCH;
    } else if (object) {
        owned_variant given;
        hr = VariantCopyInd(&given, &params.rgvarg[0]);
        if (SUCCEEDED(hr) && given.vt != VT_DISPATCH && given.vt != VT_UNKNOWN)
            hr = DISP_E_TYPEMISMATCH;
        value.vt = type.vt;
        value.punkVal = nullptr;
        if (SUCCEEDED(hr) && given.punkVal)
            hr = given.punkVal->QueryInterface(type.id, reinterpret_cast<void**>(&value.punkVal));
    } else {
        hr = VariantChangeType(&value, &params.rgvarg[0], 0, type.vt);
    }
    if (FAILED(hr)) {
        if (bad_argument)
            *bad_argument = 0;
        return hr;
    }
    if (type.vt == VT_VARIANT) {
        VARIANT* target = static_cast<VARIANT*>(address);
        std::swap(*target, static_cast<VARIANT&>(value));
        return S_OK;
    }
    if (type.vt == VT_DECIMAL) {
        std::memcpy(address, &value.decVal, sizeof value.decVal);
        std::memset(address, 0, sizeof(USHORT)); // the VARTYPE lies in a DECIMAL's reserved part
        return S_OK;
    }
    // The old value leaves in the VARIANT that frees it.
    const std::size_t size = size_of_value(type.vt);
    std::uint64_t old = 0;
    std::memcpy(&old, address, size);
    std::memcpy(address, &value.llVal, size);
    std::memcpy(&value.llVal, &old, size);
    return S_OK;
}

} // namespace

HRESULT invoke_variable(ITypeInfo*, const invocable& member, void* instance, MEMBERID memid, WORD flags,
                        DISPPARAMS* params, VARIANT* result, EXCEPINFO* exception, UINT* bad_argument) {
    const VARDESC& variable = *member.var;
    const bool get = (flags & DISPATCH_PROPERTYGET) != 0;
    const bool put = !get && (flags & (DISPATCH_PROPERTYPUT | DISPATCH_PROPERTYPUTREF)) != 0;
    switch (variable.varkind) {
    case VAR_DISPATCH:
        if (!instance)
            return E_INVALIDARG;
        return static_cast<IDispatch*>(instance)->Invoke(memid, IID_NULL, 0x0409, flags, params, result,
                                                         exception, bad_argument);
    case VAR_CONST:
        if (!get)
            return DISP_E_MEMBERNOTFOUND;
        if (params->cArgs != 0)
            return DISP_E_BADPARAMCOUNT;
        return result ? VariantCopy(result, variable.lpvarValue) : S_OK;
    case VAR_PERINSTANCE: {
        if (!instance)
            return E_INVALIDARG;
        if (!get && !put)
            return DISP_E_MEMBERNOTFOUND;
        described_type type;
        const HRESULT hr = describe(member.owner, variable.elemdescVar.tdesc, type);
        if (FAILED(hr))
            return hr;
        const bool holds =
            type.what == described_type::kind::value || type.what == described_type::kind::interface_;
        if (!holds || type.indirections != 0)
            return DISP_E_BADVARTYPE;
        void* address = static_cast<char*>(instance) + variable.oInst;
        if (put)
            return variable.wVarFlags & VARFLAG_FREADONLY
                       ? DISP_E_MEMBERNOTFOUND
                       : write_variable(type, address, *params, bad_argument);
        return params->cArgs != 0 ? DISP_E_BADPARAMCOUNT : read_variable(type.vt, address, result);
    }
    default:
        return DISP_E_MEMBERNOTFOUND;
    }
}

} // namespace comity
