/// VariantChangeType: a value of one type as a value of another.
/// https://learn.microsoft.com/windows/win32/api/oleauto/nf-oleauto-variantchangetypeex
#include <oleauto.h>

#include <string_view>

#include "coercion.hpp"
#include "default_property.hpp"
#include "variant_type.hpp"

namespace {

using namespace comity;

/// A VARIANT that is cleared at the end.
class holder {
public:
    holder() { VariantInit(&value); }
    ~holder() { VariantClear(&value); }
    holder(const holder&) = delete;
    holder& operator=(const holder&) = delete;

    VARIANT value;
};

std::u16string_view view(BSTR text) {
    return {text, SysStringLen(text)};
}

/// Part by part, as it was made: read as a whole at once, it would have to wait until all parts are written.
void store(const VARIANT& value, VARIANT& out) {
    if (V_VT(&value) == VT_DECIMAL) {
        out = value;
        return;
    }
    V_VT(&out) = V_VT(&value);
    out.wReserved1 = out.wReserved2 = out.wReserved3 = 0;
    V_I8(&out) = V_I8(&value);
    V_RECORDINFO(&out) = V_RECORDINFO(&value);
}

/// The size in bytes of an integer type, or 0.
int integer_size(VARTYPE type) {
    switch (type) {
    case VT_I1:
    case VT_UI1:
        return 1;
    case VT_I2:
    case VT_UI2:
        return 2;
    case VT_I4:
    case VT_UI4:
    case VT_INT:
    case VT_UINT:
        return 4;
    case VT_I8:
    case VT_UI8:
        return 8;
    default:
        return 0;
    }
}

HRESULT put_text_of(const VARIANT& source, LCID lcid, USHORT flags, VARIANT& out) {
    BSTR text = nullptr;
    const HRESULT hr =
        text_of(source, lcid, text_flags(flags), flags & (VARIANT_ALPHABOOL | VARIANT_LOCALBOOL), text);
    if (FAILED(hr))
        return hr;
    V_VT(&out) = VT_BSTR;
    V_BSTR(&out) = text;
    return S_OK;
}

HRESULT put_empty_text(VARIANT& out) {
    BSTR text = SysAllocStringLen(nullptr, 0);
    if (!text)
        return E_OUTOFMEMORY;
    V_VT(&out) = VT_BSTR;
    V_BSTR(&out) = text;
    return S_OK;
}

HRESULT put_interface(IUnknown* object, VARTYPE type, VARIANT& out) {
    void* found = nullptr;
    if (object) {
        const HRESULT hr = object->QueryInterface(type == VT_DISPATCH ? IID_IDispatch : IID_IUnknown, &found);
        if (FAILED(hr))
            return hr;
    }
    V_VT(&out) = type;
    V_UNKNOWN(&out) = static_cast<IUnknown*>(found);
    return S_OK;
}

HRESULT change_array(const VARIANT& source, VARTYPE type, VARIANT& out) {
    if (V_VT(&source) == type)
        return VariantCopy(&out, &source);
    if (V_VT(&source) == (VT_ARRAY | VT_UI1) && type == VT_BSTR) {
        BSTR text = nullptr;
        const HRESULT hr = BstrFromVector(V_ARRAY(&source), &text);
        if (SUCCEEDED(hr)) {
            V_VT(&out) = VT_BSTR;
            V_BSTR(&out) = text;
        }
        return hr;
    }
    if (V_VT(&source) == VT_BSTR && type == (VT_ARRAY | VT_UI1)) {
        SAFEARRAY* bytes = nullptr;
        const HRESULT hr = VectorFromBstr(V_BSTR(&source), &bytes);
        if (SUCCEEDED(hr)) {
            V_VT(&out) = type;
            V_ARRAY(&out) = bytes;
        }
        return hr;
    }
    return DISP_E_TYPEMISMATCH;
}

/// Converts a value that is no reference into an empty `out`, which stays empty on failure.
HRESULT change(const VARIANT& source, LCID lcid, USHORT flags, VARTYPE type, VARIANT& out) {
    const VARTYPE from = V_VT(&source);
    if (type == VT_BSTR && is_numeric(from)) // what is asked for most
        return put_text_of(source, lcid, flags, out);
    if ((from | type) & VT_ARRAY)
        return change_array(source, type, out);
    if (type & VT_BYREF)
        return DISP_E_TYPEMISMATCH;
    if (from == type)
        return from == VT_BSTR && !V_BSTR(&source) ? put_empty_text(out) : VariantCopy(&out, &source);
    if (from == VT_NULL || from == VT_ERROR || from == VT_RECORD ||
        (from == VT_VARIANT && type != VT_EMPTY && type != VT_NULL))
        return DISP_E_TYPEMISMATCH;

    switch (type) {
    case VT_EMPTY:
    case VT_NULL:
        if (from == VT_DISPATCH && (flags & VARIANT_NOVALUEPROP))
            return DISP_E_TYPEMISMATCH;
        V_VT(&out) = type;
        return S_OK;
    case VT_UNKNOWN:
    case VT_DISPATCH:
        if (from != VT_UNKNOWN && from != VT_DISPATCH)
            return DISP_E_TYPEMISMATCH;
        return put_interface(V_UNKNOWN(&source), type, out);
    case VT_BSTR:
        if (from == VT_EMPTY)
            return put_empty_text(out);
        break;
    default:
        if (!is_numeric(type))
            return DISP_E_TYPEMISMATCH;
        if (from == VT_EMPTY)
            return put_number(number::of_signed(0), type, out);
        if (from == VT_BSTR)
            return V_BSTR(&source) ? put_text(view(V_BSTR(&source)), lcid, text_flags(flags), type, out)
                                   : DISP_E_TYPEMISMATCH;
        // Between integers of one size the bits are kept, so that -1 and 0xffffffff are the same.
        if (const int size = integer_size(from); size != 0 && size == integer_size(type)) {
            out = source;
            V_VT(&out) = type;
            return S_OK;
        }
        if (is_numeric(from))
            return put_number(number_in(source), type, out);
        break;
    }
    if (from != VT_DISPATCH || (flags & VARIANT_NOVALUEPROP))
        return DISP_E_TYPEMISMATCH;
    holder value;
    const HRESULT hr = default_value(V_DISPATCH(&source), lcid, value.value);
    if (FAILED(hr))
        return hr;
    // The value is no object any more, so this goes one level deep.
    return VariantChangeTypeEx(&out, &value.value, lcid, static_cast<USHORT>(flags | VARIANT_NOVALUEPROP),
                               type);
}

} // namespace

STDAPI VariantChangeTypeEx(VARIANTARG* pvargDest, const VARIANTARG* pvarSrc, LCID lcid, USHORT wFlags,
                           VARTYPE vt) {
    if (!pvargDest || !pvarSrc)
        return E_INVALIDARG;
    HRESULT hr = check_variant_type(V_VT(pvarSrc));
    if (SUCCEEDED(hr))
        hr = check_variant_type(vt);
    if (FAILED(hr))
        return hr;

    VARIANT result{}; // owns something only after success
    if (V_ISBYREF(pvarSrc)) {
        if (!V_BYREF(pvarSrc))
            return DISP_E_TYPEMISMATCH;
        holder source;
        hr = VariantCopyInd(&source.value, pvarSrc);
        if (SUCCEEDED(hr))
            hr = change(source.value, lcid, wFlags, vt, result);
    } else {
        hr = change(*pvarSrc, lcid, wFlags, vt, result);
    }
    if (FAILED(hr))
        return hr;
    if (!plain_types.has(V_VT(pvargDest))) {
        hr = VariantClear(pvargDest);
        if (FAILED(hr)) {
            VariantClear(&result);
            return hr;
        }
    }
    store(result, *pvargDest);
    return S_OK;
}

STDAPI VariantChangeType(VARIANTARG* pvargDest, const VARIANTARG* pvarSrc, USHORT wFlags, VARTYPE vt) {
    return VariantChangeTypeEx(pvargDest, pvarSrc, LOCALE_USER_DEFAULT, wFlags, vt);
}
