/// The exported functions between text and the other types, and from objects.
#include <oleauto.h>

#include <string_view>

#include "coercion.hpp"
#include "date_text.hpp"
#include "default_property.hpp"
#include "text_locale.hpp"

namespace {

using namespace comity;

/// Reads a text as `type` and hands the VARIANT with it to `take`.
template <class Take>
HRESULT from_text(LPCOLESTR in, LCID lcid, ULONG flags, VARTYPE type, Take take) {
    if (!in)
        return DISP_E_TYPEMISMATCH;
    VARIANT value{};
    const HRESULT hr = put_text(in, lcid, flags, type, value);
    if (SUCCEEDED(hr))
        take(value);
    return hr;
}

/// Reads the default property of an object as `type` and hands the VARIANT with it, and what it owns, to
/// `take`.
template <class Take>
HRESULT from_object(IDispatch* in, LCID lcid, USHORT flags, VARTYPE type, Take take) {
    VARIANT value;
    HRESULT hr = default_value(in, lcid, value);
    if (FAILED(hr))
        return hr;
    hr = VariantChangeTypeEx(&value, &value, lcid, flags, type);
    if (SUCCEEDED(hr))
        take(value);
    else
        VariantClear(&value);
    return hr;
}

/// Writes a number as text.
HRESULT write(const number& in, LCID lcid, BSTR* out) {
    if (!out)
        return E_INVALIDARG;
    *out = nullptr;
    return in.to_bstr(locale_for_text(lcid), *out);
}

} // namespace

#define COERCE_TEXT(target, target_type, type, member)                                                       \
    STDAPI Var##target##FromStr(LPCOLESTR in, LCID lcid, ULONG flags, target_type* out) {                    \
        if (!out)                                                                                            \
            return E_INVALIDARG;                                                                             \
        return from_text(in, lcid, flags, type, [out](const VARIANT& value) { *out = member(&value); });     \
    }                                                                                                        \
    STDAPI Var##target##FromDisp(IDispatch* in, LCID lcid, target_type* out) {                               \
        if (!out)                                                                                            \
            return E_INVALIDARG;                                                                             \
        return from_object(in, lcid, 0, type, [out](const VARIANT& value) { *out = member(&value); });       \
    }

COERCE_TEXT(UI1, BYTE, VT_UI1, V_UI1)
COERCE_TEXT(I1, CHAR, VT_I1, V_I1)
COERCE_TEXT(UI2, USHORT, VT_UI2, V_UI2)
COERCE_TEXT(I2, SHORT, VT_I2, V_I2)
COERCE_TEXT(UI4, ULONG, VT_UI4, V_UI4)
COERCE_TEXT(I4, LONG, VT_I4, V_I4)
COERCE_TEXT(UI8, ULONG64, VT_UI8, V_UI8)
COERCE_TEXT(I8, LONG64, VT_I8, V_I8)
COERCE_TEXT(R4, FLOAT, VT_R4, V_R4)
COERCE_TEXT(R8, DOUBLE, VT_R8, V_R8)
COERCE_TEXT(Cy, CY, VT_CY, V_CY)
COERCE_TEXT(Bool, VARIANT_BOOL, VT_BOOL, V_BOOL)

STDAPI VarDateFromStr(LPCOLESTR in, LCID lcid, ULONG flags, DATE* out) {
    if (!out)
        return E_INVALIDARG;
    *out = 0;
    return in ? parse_date(in, lcid, flags, *out) : DISP_E_TYPEMISMATCH;
}

STDAPI VarDateFromDisp(IDispatch* in, LCID lcid, DATE* out) {
    if (!out)
        return E_INVALIDARG;
    return from_object(in, lcid, 0, VT_DATE, [out](const VARIANT& value) { *out = V_DATE(&value); });
}

STDAPI VarDecFromStr(LPCOLESTR in, LCID lcid, ULONG flags, DECIMAL* out) {
    if (!out)
        return E_INVALIDARG;
    return from_text(in, lcid, flags, VT_DECIMAL, [out](const VARIANT& value) {
        *out = V_DECIMAL(&value);
        out->wReserved = 0; // where the VARIANT has its type
    });
}

STDAPI VarDecFromDisp(IDispatch* in, LCID lcid, DECIMAL* out) {
    if (!out)
        return E_INVALIDARG;
    return from_object(in, lcid, 0, VT_DECIMAL, [out](const VARIANT& value) {
        *out = V_DECIMAL(&value);
        out->wReserved = 0;
    });
}

STDAPI VarBstrFromUI1(BYTE in, LCID lcid, ULONG, BSTR* out) {
    return write(number::of_unsigned(in), lcid, out);
}
STDAPI VarBstrFromI1(CHAR in, LCID lcid, ULONG, BSTR* out) {
    return write(number::of_signed(static_cast<signed char>(in)), lcid, out);
}
STDAPI VarBstrFromUI2(USHORT in, LCID lcid, ULONG, BSTR* out) {
    return write(number::of_unsigned(in), lcid, out);
}
STDAPI VarBstrFromI2(SHORT in, LCID lcid, ULONG, BSTR* out) {
    return write(number::of_signed(in), lcid, out);
}
STDAPI VarBstrFromUI4(ULONG in, LCID lcid, ULONG, BSTR* out) {
    return write(number::of_unsigned(in), lcid, out);
}
STDAPI VarBstrFromI4(LONG in, LCID lcid, ULONG, BSTR* out) {
    return write(number::of_signed(in), lcid, out);
}
STDAPI VarBstrFromUI8(ULONG64 in, LCID lcid, ULONG, BSTR* out) {
    return write(number::of_unsigned(in), lcid, out);
}
STDAPI VarBstrFromI8(LONG64 in, LCID lcid, ULONG, BSTR* out) {
    return write(number::of_signed(in), lcid, out);
}
STDAPI VarBstrFromR4(FLOAT in, LCID lcid, ULONG, BSTR* out) {
    return write(number::of_single(in), lcid, out);
}
STDAPI VarBstrFromR8(DOUBLE in, LCID lcid, ULONG, BSTR* out) {
    return write(number::of_real(in), lcid, out);
}
STDAPI VarBstrFromCy(CY in, LCID lcid, ULONG flags, BSTR* out) {
    if (!out)
        return E_INVALIDARG;
    *out = nullptr;
    return currency_to_bstr(in, lcid, flags, *out);
}

STDAPI VarBstrFromDec(const DECIMAL* in, LCID lcid, ULONG, BSTR* out) {
    if (!in) {
        if (out)
            *out = nullptr;
        return E_INVALIDARG;
    }
    return write(number::of_decimal(*in), lcid, out);
}

STDAPI VarBstrFromDate(DATE in, LCID lcid, ULONG flags, BSTR* out) {
    if (!out)
        return E_INVALIDARG;
    *out = nullptr;
    return date_to_bstr(in, lcid, flags, *out);
}

STDAPI VarBstrFromBool(VARIANT_BOOL in, LCID lcid, ULONG flags, BSTR* out) {
    if (!out)
        return E_INVALIDARG;
    *out = nullptr;
    return boolean_to_bstr(in, lcid, flags, *out);
}

STDAPI VarBstrFromDisp(IDispatch* in, LCID lcid, ULONG flags, BSTR* out) {
    if (!out)
        return E_INVALIDARG;
    *out = nullptr;
    const auto change_flags = static_cast<USHORT>(flags & VAR_LOCALBOOL ? VARIANT_LOCALBOOL : 0);
    return from_object(in, lcid, change_flags, VT_BSTR,
                       [out](const VARIANT& value) { *out = V_BSTR(&value); });
}
