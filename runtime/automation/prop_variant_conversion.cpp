/// From PROPVARIANT to VARIANT and back.
/// https://learn.microsoft.com/windows/win32/api/propvarutil/nf-propvarutil-propvarianttovariant
#include <propvarutil.h>

#include <cmath>
#include <cstring>
#include <string>

#include "boundary.hpp"
#include "prop_variant_type.hpp"
#include "wide_text.hpp"

namespace comity {
namespace {

HRESULT make_string(std::u16string_view text, BSTR& out) {
    out = SysAllocStringLen(reinterpret_cast<const OLECHAR*>(text.data()), static_cast<UINT>(text.size()));
    return out ? S_OK : E_OUTOFMEMORY;
}

/// Null for null: a PROPVARIANT's texts may be.
HRESULT make_string(const char* text, BSTR& out) {
    out = nullptr;
    return text ? make_string(to_utf16(text), out) : S_OK;
}

HRESULT make_string(const WCHAR* text, BSTR& out) {
    out = text ? SysAllocString(reinterpret_cast<const OLECHAR*>(text)) : nullptr;
    return out || !text ? S_OK : E_OUTOFMEMORY;
}

HRESULT make_string(const CLSID* id, BSTR& out) {
    OLECHAR text[39];
    out = nullptr;
    if (!id)
        return S_OK;
    const int units = StringFromGUID2(*id, text, 39);
    return make_string({reinterpret_cast<const char16_t*>(text), static_cast<std::size_t>(units - 1)}, out);
}

/// Days since 30 December 1899, of 100-nanosecond units since 1601. Before that day the time of day counts
/// away from zero.
DATE date_of(const FILETIME& time) noexcept {
    constexpr ULONGLONG day = 864000000000;
    constexpr double first_day = -109205; // 1 January 1601
    const ULONGLONG units = (ULONGLONG{time.dwHighDateTime} << 32) | time.dwLowDateTime;
    const double days = static_cast<double>(units / day) + first_day;
    const double part = static_cast<double>(units % day) / static_cast<double>(day);
    return days < 0 ? days - part : days + part;
}

/// VARTYPE of the array that a vector becomes.
VARTYPE array_type(VARTYPE element) noexcept {
    switch (element) {
    case VT_LPSTR:
    case VT_LPWSTR:
    case VT_CLSID:
        return VT_BSTR;
    case VT_FILETIME:
        return VT_DATE;
    default:
        return element;
    }
}

HRESULT convert_element(const PROPVARIANT& vector, ULONG i, void* target) {
    BSTR& text = static_cast<BSTR*>(target)[i];
    switch (vector.vt & VT_TYPEMASK) {
    case VT_LPSTR:
        return make_string(vector.calpstr.pElems[i], text);
    case VT_LPWSTR:
        return make_string(vector.calpwstr.pElems[i], text);
    case VT_CLSID:
        return make_string(&vector.cauuid.pElems[i], text);
    case VT_BSTR:
        if (BSTR const from = vector.cabstr.pElems[i])
            text = SysAllocStringByteLen(reinterpret_cast<LPCSTR>(from), SysStringByteLen(from));
        return text || !vector.cabstr.pElems[i] ? S_OK : E_OUTOFMEMORY;
    case VT_FILETIME:
        static_cast<DATE*>(target)[i] = date_of(vector.cafiletime.pElems[i]);
        return S_OK;
    default: // VT_VARIANT
        return PropVariantToVariant(&vector.capropvar.pElems[i], static_cast<VARIANT*>(target) + i);
    }
}

HRESULT convert_vector(const PROPVARIANT& source, VARIANT& out) {
    const VARTYPE from = source.vt & VT_TYPEMASK;
    if (from == VT_CF)
        return DISP_E_TYPEMISMATCH;
    const VARTYPE type = array_type(from);
    const ULONG count = source.cac.pElems ? source.cac.cElems : 0;
    SAFEARRAY* const array = SafeArrayCreateVector(type, 0, count);
    if (!array)
        return E_OUTOFMEMORY;
    HRESULT hr = S_OK;
    if (type == from && type != VT_BSTR && type != VT_VARIANT) {
        if (count)
            std::memcpy(array->pvData, source.cac.pElems, std::size_t{count} * vector_element_size(from));
    } else {
        for (ULONG i = 0; i < count && SUCCEEDED(hr); ++i)
            hr = convert_element(source, i, array->pvData);
    }
    if (FAILED(hr)) {
        SafeArrayDestroy(array);
        return hr;
    }
    V_ARRAY(&out) = array;
    V_VT(&out) = VT_ARRAY | type;
    return S_OK;
}

/// The types of one meaning in both: the same bits, copied as a VARIANT copies them.
HRESULT copy_same(const PROPVARIANT& source, VARIANT& out) {
    static_assert(sizeof(VARIANT) == sizeof(PROPVARIANT));
    VARIANT same;
    std::memcpy(&same, &source, sizeof same);
    return VariantCopy(&out, &same);
}

HRESULT to_variant(const PROPVARIANT& source, VARIANT& out) {
    if (!is_prop_variant_type(source.vt))
        return DISP_E_BADVARTYPE;
    if (source.vt & VT_VECTOR)
        return convert_vector(source, out);
    HRESULT hr = S_OK;
    switch (source.vt) {
    case VT_LPSTR:
        hr = make_string(source.pszVal, V_BSTR(&out));
        break;
    case VT_LPWSTR:
        hr = make_string(source.pwszVal, V_BSTR(&out));
        break;
    case VT_CLSID:
        hr = make_string(source.puuid, V_BSTR(&out));
        break;
    case VT_FILETIME:
        V_DATE(&out) = date_of(source.filetime);
        V_VT(&out) = VT_DATE;
        return S_OK;
    case VT_STREAM:
        V_UNKNOWN(&out) = source.punkVal;
        if (source.punkVal)
            source.punkVal->AddRef();
        V_VT(&out) = VT_UNKNOWN;
        return S_OK;
    case VT_BLOB:
    case VT_BLOB_OBJECT:
    case VT_STORAGE:
    case VT_STREAMED_OBJECT:
    case VT_STORED_OBJECT:
    case VT_VERSIONED_STREAM:
    case VT_CF:
        return DISP_E_TYPEMISMATCH;
    default:
        return copy_same(source, out);
    }
    if (SUCCEEDED(hr))
        V_VT(&out) = VT_BSTR;
    return hr;
}

} // namespace
} // namespace comity

STDAPI PropVariantToVariant(const PROPVARIANT* value, VARIANT* variant) {
    if (!value || !variant)
        return E_INVALIDARG;
    return comity::guarded([&] {
        VARIANT made;
        std::memset(&made, 0, sizeof made);
        const HRESULT hr = comity::to_variant(*value, made);
        if (FAILED(hr))
            V_VT(&made) = VT_EMPTY;
        std::memcpy(variant, &made, sizeof made);
        return hr;
    });
}

STDAPI VariantToPropVariant(const VARIANT* variant, PROPVARIANT* value) {
    if (!variant || !value)
        return E_INVALIDARG;
    PROPVARIANT same;
    std::memcpy(&same, variant, sizeof same);
    PropVariantInit(value);
    switch (same.vt) {
    case VT_RECORD:
    case VT_BYREF | VT_RECORD:
    case VT_BYREF | VT_DATE:
    case VT_BYREF | VT_BSTR:
    case VT_BYREF | VT_UNKNOWN:
        return DISP_E_TYPEMISMATCH;
    case VT_VARIANT:
        return DISP_E_BADVARTYPE;
    default:
        break;
    }
    // What VARIANTs refer to or hold in arrays, and what PROPVARIANTs do not, is 64 bits wide or a record.
    const VARTYPE element = same.vt & VT_TYPEMASK;
    if ((same.vt & (VT_ARRAY | VT_BYREF)) && (element == VT_I8 || element == VT_UI8 || element == VT_RECORD))
        return DISP_E_TYPEMISMATCH;
    if (element > VT_UINT || (same.vt & VT_VECTOR))
        return DISP_E_BADVARTYPE;
    return PropVariantCopy(value, &same);
}
