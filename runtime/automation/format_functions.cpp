/// The exported functions that write values by format strings and in the forms of the user's locale.
#include <oleauto.h>

#include <new>

#include "calendar.hpp"
#include "coercion.hpp"
#include "format_value.hpp"
#include "number_form.hpp"

namespace {

using namespace comity;

constexpr bool is_week_setting(int first_day, int first_week) {
    return first_day >= 0 && first_day <= 7 && first_week >= 0 && first_week <= 3;
}

HRESULT format_by_tokens(const VARIANT& value, const BYTE* tokens, LCID lcid, BSTR& out) {
    const locale_data* locale = find_locale(lcid);
    format_tokens format;
    HRESULT hr = locale ? read_tokens(tokens, format) : E_INVALIDARG;
    if (FAILED(hr))
        return hr;
    formatted_value resolved;
    hr = resolved.resolve(value, locale->lcid);
    return FAILED(hr) ? hr : format_value(*resolved, format, *locale, out);
}

HRESULT format_by_text(const VARIANT& value, std::u16string_view text, int first_day, int first_week,
                       BSTR& out) {
    BYTE few[256];
    std::size_t used;
    HRESULT hr = tokenize(text, first_day, first_week, few, sizeof few, used);
    if (hr != DISP_E_BUFFERTOOSMALL)
        return FAILED(hr) ? hr : format_by_tokens(value, few, LOCALE_USER_DEFAULT, out);
    // No character needs more than a token, a count and its two bytes.
    if (text.size() > most_token_bytes / 4)
        return hr;
    const std::size_t size = text.size() * 4 + 16;
    auto* many = static_cast<BYTE*>(::operator new(size, std::nothrow));
    if (!many)
        return E_OUTOFMEMORY;
    hr = tokenize(text, first_day, first_week, many, size, used);
    if (SUCCEEDED(hr))
        hr = format_by_tokens(value, many, LOCALE_USER_DEFAULT, out);
    ::operator delete(many);
    return hr;
}

HRESULT write_form(const VARIANT* value, number_form form, number_style style, BSTR* out) {
    constexpr int most_places = 9;
    if (!out)
        return E_INVALIDARG;
    *out = nullptr;
    if (!value || form.places > most_places)
        return E_INVALIDARG;
    const locale_data* locale = find_locale(LOCALE_USER_DEFAULT);
    if (!locale)
        return E_OUTOFMEMORY;
    formatted_value resolved;
    HRESULT hr = resolved.resolve(*value, locale->lcid);
    if (FAILED(hr))
        return hr;
    const VARTYPE type = V_VT(&*resolved);
    decimal_digits digits;
    // A date is no number, but a part of one has always been taken.
    if (type == VT_NULL || (type == VT_DATE && style != number_style::percent))
        return DISP_E_TYPEMISMATCH;
    if (type == VT_BSTR)
        hr = read_number(*resolved, *locale, digits) ? S_OK : S_FALSE;
    else if (type != VT_EMPTY)
        hr = digits_of(*resolved, digits);
    if (hr != S_OK)
        return FAILED(hr) ? hr : DISP_E_TYPEMISMATCH;
    if (style == number_style::percent && !digits.is_zero())
        digits.point += 2;
    format_text text;
    write_number_form(digits, form, style, true, *locale, text);
    return text.to_bstr(*out);
}

HRESULT write_name(std::u16string_view name, BSTR* out) {
    *out = SysAllocStringLen(name.data(), static_cast<UINT>(name.size()));
    return *out ? S_OK : E_OUTOFMEMORY;
}

} // namespace

STDAPI VarFormat(LPVARIANT pvarIn, LPOLESTR pstrFormat, int iFirstDay, int iFirstWeek, ULONG,
                 BSTR* pbstrOut) {
    if (!pbstrOut)
        return E_INVALIDARG;
    *pbstrOut = nullptr;
    if (!pvarIn || !is_week_setting(iFirstDay, iFirstWeek))
        return E_INVALIDARG;
    const std::u16string_view format = pstrFormat ? std::u16string_view(pstrFormat) : std::u16string_view();
    return format_by_text(*pvarIn, format, iFirstDay, iFirstWeek, *pbstrOut);
}

STDAPI VarTokenizeFormatString(LPOLESTR pstrFormat, LPBYTE rgbTok, int cbTok, int iFirstDay, int iFirstWeek,
                               LCID, int* pcbActual) {
    if (pcbActual)
        *pcbActual = 0;
    if (!rgbTok || !is_week_setting(iFirstDay, iFirstWeek))
        return E_INVALIDARG;
    const std::u16string_view format = pstrFormat ? std::u16string_view(pstrFormat) : std::u16string_view();
    std::size_t used = 0;
    const HRESULT hr = tokenize(format, iFirstDay, iFirstWeek, rgbTok,
                                cbTok > 0 ? static_cast<std::size_t>(cbTok) : 0, used);
    if (SUCCEEDED(hr) && pcbActual)
        *pcbActual = static_cast<int>(used);
    return hr;
}

STDAPI VarFormatFromTokens(LPVARIANT pvarIn, LPOLESTR, LPBYTE pbTokCur, ULONG, BSTR* pbstrOut, LCID lcid) {
    if (!pbstrOut)
        return E_INVALIDARG;
    *pbstrOut = nullptr;
    if (!pvarIn || !pbTokCur)
        return E_INVALIDARG;
    return format_by_tokens(*pvarIn, pbTokCur, lcid, *pbstrOut);
}

STDAPI VarFormatDateTime(LPVARIANT pvarIn, int iNamedFormat, ULONG, BSTR* pbstrOut) {
    static constexpr std::u16string_view formats[] = {u"c", u"dddddd", u"ddddd", u"ttttt", u"hh:nn"};
    if (!pbstrOut)
        return E_INVALIDARG;
    *pbstrOut = nullptr;
    if (!pvarIn || iNamedFormat < 0 || iNamedFormat > 4)
        return E_INVALIDARG;
    return format_by_text(*pvarIn, formats[iNamedFormat], 0, 0, *pbstrOut);
}

STDAPI VarFormatNumber(LPVARIANT pvarIn, int iNumDig, int iIncLead, int iUseParens, int iGroup, ULONG,
                       BSTR* pbstrOut) {
    return write_form(pvarIn, {iNumDig, iIncLead, iUseParens, iGroup}, number_style::plain, pbstrOut);
}

STDAPI VarFormatPercent(LPVARIANT pvarIn, int iNumDig, int iIncLead, int iUseParens, int iGroup, ULONG,
                        BSTR* pbstrOut) {
    return write_form(pvarIn, {iNumDig, iIncLead, iUseParens, iGroup}, number_style::percent, pbstrOut);
}

STDAPI VarFormatCurrency(LPVARIANT pvarIn, int iNumDig, int iIncLead, int iUseParens, int iGroup, ULONG,
                         BSTR* pbstrOut) {
    return write_form(pvarIn, {iNumDig, iIncLead, iUseParens, iGroup}, number_style::currency, pbstrOut);
}

STDAPI VarMonthName(int iMonth, int fAbbrev, ULONG, BSTR* pbstrOut) {
    if (!pbstrOut)
        return E_INVALIDARG;
    *pbstrOut = nullptr;
    if (iMonth < 1 || iMonth > 12)
        return E_INVALIDARG;
    const locale_data* locale = find_locale(LOCALE_USER_DEFAULT);
    if (!locale)
        return E_OUTOFMEMORY;
    const auto index = static_cast<std::size_t>(iMonth - 1);
    return write_name((fAbbrev ? locale->abbreviated_months : locale->months)[index], pbstrOut);
}

STDAPI VarWeekdayName(int iWeekday, int fAbbrev, int iFirstDay, ULONG, BSTR* pbstrOut) {
    if (!pbstrOut)
        return E_INVALIDARG;
    *pbstrOut = nullptr;
    if (iWeekday < 1 || iWeekday > 7 || iFirstDay < 0 || iFirstDay > 7)
        return E_INVALIDARG;
    const locale_data* locale = find_locale(LOCALE_USER_DEFAULT);
    if (!locale)
        return E_OUTOFMEMORY;
    // Days count from Sunday here, in the locale's data from Monday.
    const int first = iFirstDay == 0 ? (locale->first_day_of_week + 1) % 7 : iFirstDay - 1;
    const auto index = static_cast<std::size_t>((iWeekday - 1 + first) % 7);
    return write_name((fAbbrev ? locale->abbreviated_weekdays : locale->weekdays)[index], pbstrOut);
}
