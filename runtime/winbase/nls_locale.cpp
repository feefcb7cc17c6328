/// Which locales there are, and what GetLocaleInfo says of one.
/// https://learn.microsoft.com/windows/win32/api/winnls/nf-winnls-getlocaleinfow
#include <algorithm>
#include <charconv>

#include "nls_result.hpp"

#include "nls_facts.hpp"

namespace {

using namespace comity;

thread_local LCID thread_locale = lcid_en_us;

/// A number as it is written: of a language with four hexadecimal digits.
std::u16string written(const locale_fact& found) {
    if (!found.is_number)
        return found.text;
    char digits[16];
    char* const end =
        std::to_chars(digits, std::end(digits), found.number, found.is_hexadecimal ? 16 : 10).ptr;
    std::u16string out(static_cast<char*>(digits), end);
    if (found.is_hexadecimal && out.size() < 4)
        out.insert(0, 4 - out.size(), u'0');
    return out;
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

template <class Unit>
int write_fact(LCID lcid, LCTYPE type, Unit* out, int room) {
    const locale_data* locale = find_locale(lcid);
    if (!locale || is_bad_buffer(out, room))
        return nls_failure(ERROR_INVALID_PARAMETER);
    const bool as_number = (type & LOCALE_RETURN_NUMBER) != 0;
    const LCTYPE plain = type & 0xFFFF;
    return guarded_length([&] {
        locale_fact found = fact_of(*locale, plain);
        if ((type & LOCALE_RETURN_GENITIVE_NAMES) && plain >= LOCALE_SMONTHNAME1 &&
            plain <= LOCALE_SMONTHNAME12)
            found.text = locale->genitive_months[plain - LOCALE_SMONTHNAME1];
        if (!found.known || (as_number && !found.is_number))
            return nls_failure(ERROR_INVALID_FLAGS);
        return as_number ? write_number(found.number, out, room) : deliver(written(found), out, room);
    });
}

} // namespace

STDAPI_(int) GetLocaleInfoW(LCID lcid, LCTYPE type, LPWSTR out, int room) {
    return write_fact(lcid, type, out, room);
}

STDAPI_(int) GetLocaleInfoA(LCID lcid, LCTYPE type, LPSTR out, int room) {
    return write_fact(lcid, type, out, room);
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

STDAPI_(BOOL) IsValidLocaleName(LPCWSTR name) {
    return name && *name != u'!' && lcid_of_name({name, wide_length(name)}) != 0;
}

STDAPI_(LCID) LocaleNameToLCID(LPCWSTR name, DWORD flags) {
    if (flags & ~DWORD{LOCALE_ALLOW_NEUTRAL_NAMES})
        return static_cast<LCID>(nls_failure(ERROR_INVALID_FLAGS));
    if (!name)
        return lcid_en_us;
    const std::u16string_view view(name, wide_length(name));
    if (view == u"!x-sys-default-locale")
        return lcid_en_us;
    const LCID lcid = lcid_of_name(view);
    if (!lcid)
        return static_cast<LCID>(nls_failure(ERROR_INVALID_PARAMETER));
    return flags & LOCALE_ALLOW_NEUTRAL_NAMES ? lcid : ConvertDefaultLocale(lcid);
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
