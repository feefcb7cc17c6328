/// Which locales there are, and what GetLocaleInfo says of one.
/// https://learn.microsoft.com/windows/win32/api/winnls/nf-winnls-getlocaleinfow
#include <algorithm>
#include <charconv>

#include "nls_text.hpp"

#include "boundary.hpp"
#include "locale_data.hpp"

namespace {

using namespace comity;

thread_local LCID thread_locale = lcid_en_us;

/// A fact of a locale: a text, or a number.
struct fact {
    bool known = true;
    bool is_number = false;
    std::u16string_view text;
    std::uint32_t number = 0;
};

fact text(std::u16string_view value) {
    return {true, false, value, 0};
}
fact number(std::uint32_t value) {
    return {true, true, {}, value};
}

fact fact_of(const locale_data& locale, LCTYPE type) {
    if (type >= LOCALE_SDAYNAME1 && type <= LOCALE_SDAYNAME7) // Monday first
        return text(locale.weekdays[(type - LOCALE_SDAYNAME1 + 1) % 7]);
    if (type >= LOCALE_SABBREVDAYNAME1 && type <= LOCALE_SABBREVDAYNAME7)
        return text(locale.abbreviated_weekdays[(type - LOCALE_SABBREVDAYNAME1 + 1) % 7]);
    if (type >= LOCALE_SMONTHNAME1 && type <= LOCALE_SMONTHNAME12)
        return text(locale.months[type - LOCALE_SMONTHNAME1]);
    if (type >= LOCALE_SABBREVMONTHNAME1 && type <= LOCALE_SABBREVMONTHNAME12)
        return text(locale.abbreviated_months[type - LOCALE_SABBREVMONTHNAME1]);
    switch (type) {
    case LOCALE_SMONTHNAME13:
        return text(locale.months[12]);
    case LOCALE_SABBREVMONTHNAME13:
        return text(locale.abbreviated_months[12]);
    case LOCALE_SNAME:
        return text(locale.name);
    case LOCALE_SISO639LANGNAME:
        return text(locale.language);
    case LOCALE_SISO3166CTRYNAME:
        return text(locale.region);
    case LOCALE_SENGLANGUAGE:
        return text(locale.english_language);
    case LOCALE_SENGCOUNTRY:
        return text(locale.english_region);
    case LOCALE_SNATIVELANGNAME:
        return text(locale.native_language);
    case LOCALE_SNATIVECTRYNAME:
        return text(locale.native_region);
    case LOCALE_SDECIMAL:
        return text(locale.decimal);
    case LOCALE_STHOUSAND:
        return text(locale.thousand);
    case LOCALE_SLIST:
        return text(locale.list_separator);
    case LOCALE_SGROUPING:
        return text(locale.grouping);
    case LOCALE_SPOSITIVESIGN:
        return text(locale.positive_sign);
    case LOCALE_SNEGATIVESIGN:
        return text(locale.negative_sign);
    case LOCALE_SNATIVEDIGITS:
        return text(locale.native_digits);
    case LOCALE_SPERCENT:
        return text(locale.percent);
    case LOCALE_IDIGITS:
        return number(locale.digits);
    case LOCALE_ILZERO:
        return number(locale.leading_zero);
    case LOCALE_INEGNUMBER:
        return number(locale.negative_number);
    case LOCALE_IPOSITIVEPERCENT:
        return number(locale.positive_percent);
    case LOCALE_INEGATIVEPERCENT:
        return number(locale.negative_percent);
    case LOCALE_SCURRENCY:
        return text(locale.currency_symbol);
    case LOCALE_SINTLSYMBOL:
        return text(locale.currency_code);
    case LOCALE_SMONDECIMALSEP:
        return text(locale.currency_decimal);
    case LOCALE_SMONTHOUSANDSEP:
        return text(locale.currency_thousand);
    case LOCALE_SMONGROUPING:
        return text(locale.currency_grouping);
    case LOCALE_SENGCURRNAME:
        return text(locale.english_currency);
    case LOCALE_SNATIVECURRNAME:
        return text(locale.native_currency);
    case LOCALE_ICURRDIGITS:
    case LOCALE_IINTLCURRDIGITS:
        return number(locale.currency_digits);
    case LOCALE_ICURRENCY:
        return number(locale.positive_currency);
    case LOCALE_INEGCURR:
        return number(locale.negative_currency);
    case LOCALE_SDATE:
        return text(locale.date_separator);
    case LOCALE_STIME:
        return text(locale.time_separator);
    case LOCALE_SSHORTDATE:
        return text(locale.short_date);
    case LOCALE_SLONGDATE:
        return text(locale.long_date);
    case LOCALE_STIMEFORMAT:
        return text(locale.long_time);
    case LOCALE_SSHORTTIME:
        return text(locale.short_time);
    case LOCALE_SYEARMONTH:
        return text(locale.year_month);
    case LOCALE_SMONTHDAY:
        return text(locale.month_day);
    case LOCALE_S1159:
        return text(locale.am);
    case LOCALE_S2359:
        return text(locale.pm);
    case LOCALE_IDATE:
        return number(static_cast<std::uint32_t>(locale.order));
    case LOCALE_ILDATE:
        return number(static_cast<std::uint32_t>(locale.long_order));
    case LOCALE_ITIME:
        return number(locale.clock_24);
    case LOCALE_ICENTURY:
        return number(1); // patterns have years of four digits
    case LOCALE_ITLZERO:
        return number(locale.hour_leading_zero);
    case LOCALE_IDAYLZERO:
        return number(locale.day_leading_zero);
    case LOCALE_IMONLZERO:
        return number(locale.month_leading_zero);
    case LOCALE_ITIMEMARKPOSN:
        return number(locale.time_mark_first);
    case LOCALE_ICALENDARTYPE:
        return number(locale.calendar);
    case LOCALE_IFIRSTDAYOFWEEK:
        return number(locale.first_day_of_week);
    case LOCALE_IFIRSTWEEKOFYEAR:
        return number(locale.first_week_of_year);
    case LOCALE_IMEASURE:
        return number(locale.metric);
    case LOCALE_ILANGUAGE:
        return number(locale.lcid);
    default:
        return {false, false, {}, 0};
    }
}

/// Finds the fact that is asked for; false with the last error.
bool find_fact(LCID lcid, LCTYPE type, fact& found, bool& as_number) {
    const locale_data* locale = find_locale(lcid);
    if (!locale) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return false;
    }
    as_number = (type & LOCALE_RETURN_NUMBER) != 0;
    const LCTYPE plain = type & 0xFFFF;
    found = fact_of(*locale, plain);
    if ((type & LOCALE_RETURN_GENITIVE_NAMES) && found.known && plain >= LOCALE_SMONTHNAME1 &&
        plain <= LOCALE_SMONTHNAME12)
        found.text = locale->genitive_months[plain - LOCALE_SMONTHNAME1];
    if (!found.known || (as_number && !found.is_number)) {
        SetLastError(ERROR_INVALID_FLAGS);
        return false;
    }
    return true;
}

/// A number as it is written out: ILANGUAGE has four hexadecimal digits.
std::u16string_view written(const fact& found, LCTYPE type, char16_t (&digits)[16]) {
    if (!found.is_number)
        return found.text;
    char narrow[16];
    const bool language = (type & 0xFFFF) == LOCALE_ILANGUAGE;
    char* const end = std::to_chars(narrow, std::end(narrow), found.number, language ? 16 : 10).ptr;
    const auto length = static_cast<std::size_t>(end - narrow);
    const std::size_t zeros = language && length < 4 ? 4 - length : 0;
    std::fill_n(digits, zeros, u'0');
    std::copy(static_cast<char*>(narrow), end, digits + zeros);
    return {digits, zeros + length};
}

template <class Unit>
int write_number(std::uint32_t value, Unit* out, int room) {
    constexpr int units = sizeof value / sizeof(Unit);
    if (room) {
        if (room < units)
            return nls_failure(ERROR_INSUFFICIENT_BUFFER);
        std::memcpy(out, &value, sizeof value);
    }
    return units;
}

} // namespace

STDAPI_(int) GetLocaleInfoW(LCID lcid, LCTYPE type, LPWSTR out, int room) {
    if (room < 0 || (room && !out))
        return nls_failure(ERROR_INVALID_PARAMETER);
    fact found;
    bool as_number;
    if (!find_fact(lcid, type, found, as_number))
        return 0;
    if (as_number)
        return write_number(found.number, out, room);
    char16_t digits[16];
    const std::u16string_view value = written(found, type, digits);
    const int needed = static_cast<int>(value.size()) + 1;
    if (room) {
        if (room < needed)
            return nls_failure(ERROR_INSUFFICIENT_BUFFER);
        std::copy(value.begin(), value.end(), out);
        out[value.size()] = 0;
    }
    return needed;
}

STDAPI_(int) GetLocaleInfoA(LCID lcid, LCTYPE type, LPSTR out, int room) {
    if (room < 0 || (room && !out))
        return nls_failure(ERROR_INVALID_PARAMETER);
    fact found;
    bool as_number;
    if (!find_fact(lcid, type, found, as_number))
        return 0;
    if (as_number)
        return write_number(found.number, out, room);
    char16_t digits[16];
    const std::u16string_view value = written(found, type, digits);
    const auto needed = static_cast<int>(
        encode_units(encoding::utf8, value.data(), value.size(), {nullptr, 0}, '?', false).length + 1);
    if (room) {
        if (room < needed)
            return nls_failure(ERROR_INSUFFICIENT_BUFFER);
        encode_units(encoding::utf8, value.data(), value.size(), {out, static_cast<std::size_t>(room)}, '?',
                     false);
        out[needed - 1] = 0;
    }
    return needed;
}

STDAPI_(int) GetLocaleInfoEx(LPCWSTR name, LCTYPE type, LPWSTR out, int room) {
    const LCID lcid = LocaleNameToLCID(name, 0);
    return lcid ? GetLocaleInfoW(lcid, type, out, room) : nls_failure(ERROR_INVALID_PARAMETER);
}

// The user's and the system's locale are English (United States) on every machine, as Automation takes them.
STDAPI_(LCID) GetUserDefaultLCID(void) {
    return lcid_en_us;
}
STDAPI_(LCID) GetSystemDefaultLCID(void) {
    return lcid_en_us;
}
STDAPI_(LANGID) GetUserDefaultLangID(void) {
    return lcid_en_us;
}
STDAPI_(LANGID) GetSystemDefaultLangID(void) {
    return lcid_en_us;
}
STDAPI_(LANGID) GetUserDefaultUILanguage(void) {
    return lcid_en_us;
}
STDAPI_(LANGID) GetSystemDefaultUILanguage(void) {
    return lcid_en_us;
}

STDAPI_(LCID) GetThreadLocale(void) {
    return thread_locale;
}

STDAPI_(BOOL) SetThreadLocale(LCID lcid) {
    const LCID real = ConvertDefaultLocale(lcid);
    if (!find_locale(real))
        return nls_failure(ERROR_INVALID_PARAMETER);
    thread_locale = real;
    return TRUE;
}

STDAPI_(LCID) ConvertDefaultLocale(LCID lcid) {
    switch (lcid) {
    case 0:
    case LOCALE_USER_DEFAULT:
    case LOCALE_SYSTEM_DEFAULT:
        return lcid_en_us;
    default:
        break;
    }
    // A language alone is its usual country; anything else is itself.
    const locale_data* locale = SUBLANGID(lcid) == SUBLANG_NEUTRAL ? find_locale(lcid) : nullptr;
    return locale ? locale->lcid : lcid;
}

STDAPI_(BOOL) IsValidLocale(LCID lcid, DWORD) {
    // The numbers that stand for another locale are none themselves.
    return lcid != 0 && lcid != LOCALE_USER_DEFAULT && lcid != LOCALE_SYSTEM_DEFAULT &&
           find_locale(lcid) != nullptr;
}

STDAPI_(LCID) LocaleNameToLCID(LPCWSTR name, DWORD) {
    if (!name)
        return lcid_en_us;
    const std::u16string_view view(name, wide_length(name));
    if (view == u"!x-sys-default-locale")
        return lcid_en_us;
    const LCID lcid = lcid_of_name(view);
    return lcid ? lcid : static_cast<LCID>(nls_failure(ERROR_INVALID_PARAMETER));
}

STDAPI_(int) LCIDToLocaleName(LCID lcid, LPWSTR out, int room, DWORD) {
    return GetLocaleInfoW(lcid, LOCALE_SNAME, out, room);
}

STDAPI_(int) GetUserDefaultLocaleName(LPWSTR out, int room) {
    return GetLocaleInfoW(lcid_en_us, LOCALE_SNAME, out, room);
}
STDAPI_(int) GetSystemDefaultLocaleName(LPWSTR out, int room) {
    return GetLocaleInfoW(lcid_en_us, LOCALE_SNAME, out, room);
}
