#include "coercion.hpp"

#include "case_mapping.hpp"
#include "date_text.hpp"
#include "text_locale.hpp"

namespace comity {

number number_in(const VARIANT& value) noexcept {
    switch (V_VT(&value)) {
    case VT_I1:
        return number::of_signed(static_cast<signed char>(V_I1(&value)));
    case VT_UI1:
        return number::of_unsigned(V_UI1(&value));
    case VT_I2:
        return number::of_signed(V_I2(&value));
    case VT_UI2:
        return number::of_unsigned(V_UI2(&value));
    case VT_I4:
        return number::of_signed(V_I4(&value));
    case VT_UI4:
        return number::of_unsigned(V_UI4(&value));
    case VT_INT:
        return number::of_signed(V_INT(&value));
    case VT_UINT:
        return number::of_unsigned(V_UINT(&value));
    case VT_I8:
        return number::of_signed(V_I8(&value));
    case VT_UI8:
        return number::of_unsigned(V_UI8(&value));
    case VT_R4:
        return number::of_single(V_R4(&value));
    case VT_R8:
        return number::of_real(V_R8(&value));
    case VT_CY:
        return number::of_currency(V_CY(&value));
    case VT_DATE:
        return number::of_real(V_DATE(&value));
    case VT_BOOL:
        return number::of_boolean(V_BOOL(&value));
    case VT_DECIMAL:
        return number::of_decimal(V_DECIMAL(&value));
    default:
        return number::of_signed(0); // is_numeric lets nothing else in
    }
}

HRESULT put_number(const number& from, VARTYPE type, VARIANT& out) noexcept {
    HRESULT hr;
    switch (type) {
    case VT_I1:
        hr = from.to_integer(V_I1(&out));
        break;
    case VT_UI1:
        hr = from.to_integer(V_UI1(&out));
        break;
    case VT_I2:
        hr = from.to_integer(V_I2(&out));
        break;
    case VT_UI2:
        hr = from.to_integer(V_UI2(&out));
        break;
    case VT_I4:
        hr = from.to_integer(V_I4(&out));
        break;
    case VT_UI4:
        hr = from.to_integer(V_UI4(&out));
        break;
    case VT_INT:
        hr = from.to_integer(V_INT(&out));
        break;
    case VT_UINT:
        hr = from.to_integer(V_UINT(&out));
        break;
    case VT_I8:
        hr = from.to_integer(V_I8(&out));
        break;
    case VT_UI8:
        hr = from.to_integer(V_UI8(&out));
        break;
    case VT_R4:
        hr = from.to_single(V_R4(&out));
        break;
    case VT_R8:
        hr = from.to_real(V_R8(&out));
        break;
    case VT_CY:
        hr = from.to_currency(V_CY(&out));
        break;
    case VT_DATE:
        hr = from.to_date(V_DATE(&out));
        break;
    case VT_BOOL:
        hr = from.to_boolean(V_BOOL(&out));
        break;
    case VT_DECIMAL:
        hr = from.to_decimal(V_DECIMAL(&out));
        break;
    default:
        hr = DISP_E_TYPEMISMATCH;
        break;
    }
    if (SUCCEEDED(hr))
        V_VT(&out) = type; // after the value, because a DECIMAL lies over it
    return hr;
}

HRESULT boolean_to_bstr(VARIANT_BOOL value, LCID lcid, ULONG flags, BSTR& out) noexcept {
    const locale_data& words = flags & VAR_LOCALBOOL ? locale_for_text(lcid) : en_us_locale;
    const std::u16string_view word = value ? words.true_word : words.false_word;
    BSTR text = SysAllocStringLen(word.data(), static_cast<UINT>(word.size()));
    if (!text)
        return E_OUTOFMEMORY;
    out = text;
    return S_OK;
}

HRESULT parse_boolean(std::u16string_view text, LCID lcid, ULONG flags, VARIANT_BOOL& out) noexcept {
    const locale_data& locale = locale_for_text(lcid);
    const bool local = (flags & VAR_LOCALBOOL) != 0;
    if (equal_but_for_case(text, u"true") || text == u"#TRUE#" ||
        (local && equal_but_for_case(text, locale.true_word))) {
        out = VARIANT_TRUE;
        return S_OK;
    }
    if (equal_but_for_case(text, u"false") || text == u"#FALSE#" ||
        (local && equal_but_for_case(text, locale.false_word))) {
        out = VARIANT_FALSE;
        return S_OK;
    }
    parsed_number parsed;
    const HRESULT hr = parse_number(text, locale, parsed);
    return FAILED(hr) ? hr : number::of_text(parsed).to_boolean(out);
}

HRESULT put_text(std::u16string_view text, LCID lcid, ULONG flags, VARTYPE type, VARIANT& out) noexcept {
    HRESULT hr;
    if (type == VT_BOOL) {
        VARIANT_BOOL value;
        hr = parse_boolean(text, lcid, flags, value);
        return FAILED(hr) ? hr : put_number(number::of_boolean(value), type, out);
    }
    if (type == VT_DATE) {
        double value;
        hr = parse_date(text, lcid, flags, value);
        return FAILED(hr) ? hr : put_number(number::of_real(value), type, out);
    }
    if (!is_numeric(type))
        return DISP_E_TYPEMISMATCH;
    parsed_number parsed;
    hr = parse_number(text, locale_for_text(lcid), parsed);
    return FAILED(hr) ? hr : put_number(number::of_text(parsed), type, out);
}

HRESULT text_of(const VARIANT& value, LCID lcid, ULONG flags, bool with_names, BSTR& out) noexcept {
    switch (V_VT(&value)) {
    case VT_DATE:
        return date_to_bstr(V_DATE(&value), lcid, flags, out);
    case VT_CY:
        return currency_to_bstr(V_CY(&value), lcid, flags, out);
    case VT_BOOL:
        if (with_names)
            return boolean_to_bstr(V_BOOL(&value), lcid, flags, out);
        [[fallthrough]];
    default:
        return number_in(value).to_bstr(locale_for_text(lcid), out);
    }
}

ULONG text_flags(USHORT change_flags) noexcept {
    static constexpr struct {
        USHORT change;
        ULONG text;
    } pairs[] = {
        {VARIANT_NOUSEROVERRIDE, LOCALE_NOUSEROVERRIDE},
        {VARIANT_CALENDAR_HIJRI, VAR_CALENDAR_HIJRI},
        {VARIANT_LOCALBOOL, VAR_LOCALBOOL},
        {VARIANT_CALENDAR_THAI, VAR_CALENDAR_THAI},
        {VARIANT_CALENDAR_GREGORIAN, VAR_CALENDAR_GREGORIAN},
        {VARIANT_USE_NLS, LOCALE_USE_NLS},
    };
    if (change_flags == 0)
        return 0;
    ULONG flags = 0;
    for (const auto& pair : pairs) {
        if (change_flags & pair.change)
            flags |= pair.text;
    }
    return flags;
}

} // namespace comity
