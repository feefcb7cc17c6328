/// Numbers and money as a locale writes them, or as the caller's structure says.
/// https://learn.microsoft.com/windows/win32/api/winnls/nf-winnls-getnumberformatex
/// https://learn.microsoft.com/windows/win32/api/winnls/nf-winnls-getcurrencyformatex
#include "nls_result.hpp"

#include "number_writing.hpp"

namespace {

using namespace comity;

std::u16string wide(LPCWSTR text) {
    return std::u16string(text, wide_length(text));
}
std::u16string wide(LPCSTR text) {
    return widened(text);
}

/// What is refused before the value is looked at; ERROR_SUCCESS for nothing.
template <class Unit>
DWORD refusal(const locale_data* locale, DWORD flags, const Unit* value, bool has_format, const Unit* out,
              int room) {
    if (!locale || !value || is_bad_buffer(out, room))
        return ERROR_INVALID_PARAMETER;
    if ((flags & ~DWORD{LOCALE_NOUSEROVERRIDE | LOCALE_USE_CP_ACP}) ||
        (has_format && (flags & LOCALE_NOUSEROVERRIDE)))
        return ERROR_INVALID_FLAGS;
    return ERROR_SUCCESS;
}

/// The members that numbers and money have both. @return false if one is missing or too large
template <class Format>
bool read_layout(const Format& format, number_layout& layout, std::u16string& decimal,
                 std::u16string& thousand) {
    if (!format.lpDecimalSep || !format.lpThousandSep || format.NumDigits > most_fraction_digits)
        return false;
    decimal = wide(format.lpDecimalSep);
    thousand = wide(format.lpThousandSep);
    layout.digits = format.NumDigits;
    layout.leading_zero = format.LeadingZero != 0;
    layout.grouping = format.Grouping;
    layout.decimal = decimal;
    layout.thousand = thousand;
    return true;
}

template <class Unit, class Format>
int format_number(const locale_data* locale, DWORD flags, const Unit* value, const Format* format, Unit* out,
                  int room) {
    if (const DWORD error = refusal(locale, flags, value, format != nullptr, out, room))
        return nls_failure(error);
    return guarded_length([&] {
        number_layout layout = number_layout_of(*locale);
        unsigned order = locale->negative_number;
        std::u16string decimal, thousand, text;
        const std::u16string digits = wide(value);
        if (format) {
            if (!read_layout(*format, layout, decimal, thousand))
                return nls_failure(ERROR_INVALID_PARAMETER);
            order = format->NegativeOrder;
        }
        plain_number number;
        if (!read_plain_number(digits, number) || !write_number(number, layout, order, text))
            return nls_failure(ERROR_INVALID_PARAMETER);
        return deliver(text, out, room);
    });
}

template <class Unit, class Format>
int format_money(const locale_data* locale, DWORD flags, const Unit* value, const Format* format, Unit* out,
                 int room) {
    if (const DWORD error = refusal(locale, flags, value, format != nullptr, out, room))
        return nls_failure(error);
    return guarded_length([&] {
        number_layout layout = currency_layout_of(*locale);
        unsigned positive = locale->positive_currency, negative = locale->negative_currency;
        std::u16string decimal, thousand, text, symbol(locale->currency_symbol);
        const std::u16string digits = wide(value);
        if (format) {
            if (!format->lpCurrencySymbol || !read_layout(*format, layout, decimal, thousand))
                return nls_failure(ERROR_INVALID_PARAMETER);
            symbol = wide(format->lpCurrencySymbol);
            positive = format->PositiveOrder;
            negative = format->NegativeOrder;
        }
        plain_number number;
        if (!read_plain_number(digits, number) ||
            !write_money(number, layout, positive, negative, symbol, text))
            return nls_failure(ERROR_INVALID_PARAMETER);
        return deliver(text, out, room);
    });
}

} // namespace

STDAPI_(int)
GetNumberFormatW(LCID lcid, DWORD flags, LPCWSTR value, const NUMBERFMTW* format, LPWSTR out, int room) {
    return format_number(find_locale(lcid), flags, value, format, out, room);
}
STDAPI_(int)
GetNumberFormatA(LCID lcid, DWORD flags, LPCSTR value, const NUMBERFMTA* format, LPSTR out, int room) {
    return format_number(find_locale(lcid), flags, value, format, out, room);
}
STDAPI_(int)
GetNumberFormatEx(LPCWSTR locale, DWORD flags, LPCWSTR value, const NUMBERFMTW* format, LPWSTR out,
                  int room) {
    return format_number(locale_of_name(locale), flags, value, format, out, room);
}

STDAPI_(int)
GetCurrencyFormatW(LCID lcid, DWORD flags, LPCWSTR value, const CURRENCYFMTW* format, LPWSTR out, int room) {
    return format_money(find_locale(lcid), flags, value, format, out, room);
}
STDAPI_(int)
GetCurrencyFormatA(LCID lcid, DWORD flags, LPCSTR value, const CURRENCYFMTA* format, LPSTR out, int room) {
    return format_money(find_locale(lcid), flags, value, format, out, room);
}
STDAPI_(int)
GetCurrencyFormatEx(LPCWSTR locale, DWORD flags, LPCWSTR value, const CURRENCYFMTW* format, LPWSTR out,
                    int room) {
    return format_money(locale_of_name(locale), flags, value, format, out, room);
}
