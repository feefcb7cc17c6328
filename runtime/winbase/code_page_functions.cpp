/// MultiByteToWideChar and its relatives.
/// https://learn.microsoft.com/windows/win32/api/stringapiset/nf-stringapiset-multibytetowidechar
#include <algorithm>
#include <cstring>

#include <winbase.h>
#include <winnls.h>

#include "code_page.hpp"

namespace {

using comity::encoding;

constexpr UINT cp_utf8 = 65001;

/// Fails a conversion: 0, with the thread's last error.
int failed(DWORD error) {
    SetLastError(error);
    return 0;
}

struct code_page_facts {
    UINT number;
    UINT longest_character;
    const char16_t* name;
};

constexpr code_page_facts facts_of(encoding which) {
    switch (which) {
    case encoding::windows_1252:
        return {1252, 1, u"1252  (ANSI - Latin I)"};
    case encoding::latin1:
        return {28591, 1, u"28591 (ISO 8859-1 Latin I)"};
    case encoding::ascii:
        return {20127, 1, u"20127 (US-ASCII)"};
    default:
        return {cp_utf8, 4, u"65001 (UTF-8)"};
    }
}

/// What of CPINFO, CPINFOEXA and CPINFOEXW is the same.
template <class Info>
bool fill_info(UINT code_page, Info* info) {
    const auto which = comity::find_encoding(code_page);
    if (!which || !info) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return false;
    }
    *info = {};
    info->MaxCharSize = facts_of(*which).longest_character;
    info->DefaultChar[0] = '?';
    return true;
}

/// Flags that a code page takes. UTF-8 by its own number takes none but the check; the system's code pages
/// take what source written for a single-byte one passes.
bool takes_decoding_flags(UINT code_page, DWORD flags) {
    if (code_page == cp_utf8)
        return (flags & ~DWORD{MB_ERR_INVALID_CHARS}) == 0;
    // MB_COMPOSITE asks for base letters and combining marks apart, which is not done here.
    return (flags & ~DWORD{MB_PRECOMPOSED | MB_USEGLYPHCHARS | MB_ERR_INVALID_CHARS}) == 0;
}

bool takes_encoding_flags(UINT code_page, encoding to, DWORD flags) {
    if (code_page == cp_utf8)
        return (flags & ~DWORD{WC_ERR_INVALID_CHARS}) == 0;
    const DWORD known =
        WC_NO_BEST_FIT_CHARS | WC_DEFAULTCHAR | WC_SEPCHARS | WC_DISCARDNS | WC_COMPOSITECHECK;
    return (flags & ~(known | (to == encoding::utf8 ? DWORD{WC_ERR_INVALID_CHARS} : 0))) == 0;
}

} // namespace

STDAPI_(int)
MultiByteToWideChar(UINT code_page, DWORD flags, LPCCH bytes, int count, LPWSTR units, int room) {
    if (!bytes || count == 0 || room < 0 || (room > 0 && !units) ||
        static_cast<const void*>(bytes) == static_cast<const void*>(units))
        return failed(ERROR_INVALID_PARAMETER);
    const auto from = comity::find_encoding(code_page);
    if (!from)
        return failed(ERROR_INVALID_PARAMETER);
    if (!takes_decoding_flags(code_page, flags))
        return failed(ERROR_INVALID_FLAGS);
    const std::size_t length = count < 0 ? std::strlen(bytes) + 1 : static_cast<std::size_t>(count);
    const auto result =
        comity::decode_bytes(*from, bytes, length, {room ? units : nullptr, static_cast<std::size_t>(room)});
    if (result.overflow)
        return failed(ERROR_INSUFFICIENT_BUFFER);
    if (result.replaced && (flags & MB_ERR_INVALID_CHARS))
        return failed(ERROR_NO_UNICODE_TRANSLATION);
    if (result.length > INT32_MAX)
        return failed(ERROR_INVALID_PARAMETER);
    return static_cast<int>(result.length);
}

STDAPI_(int)
WideCharToMultiByte(UINT code_page, DWORD flags, LPCWCH units, int count, LPSTR bytes, int room,
                    LPCCH default_char, BOOL* used_default) {
    if (!units || count == 0 || room < 0 || (room > 0 && !bytes) ||
        static_cast<const void*>(bytes) == static_cast<const void*>(units))
        return failed(ERROR_INVALID_PARAMETER);
    const auto to = comity::find_encoding(code_page);
    if (!to || (code_page == cp_utf8 && (default_char || used_default)))
        return failed(ERROR_INVALID_PARAMETER);
    if (!takes_encoding_flags(code_page, *to, flags))
        return failed(ERROR_INVALID_FLAGS);
    const std::size_t length = count < 0 ? comity::wide_length(units) + 1 : static_cast<std::size_t>(count);
    const auto result =
        comity::encode_units(*to, units, length, {room ? bytes : nullptr, static_cast<std::size_t>(room)},
                             default_char ? *default_char : '?', !(flags & WC_NO_BEST_FIT_CHARS));
    if (result.overflow)
        return failed(ERROR_INSUFFICIENT_BUFFER);
    if (result.replaced && (flags & WC_ERR_INVALID_CHARS))
        return failed(ERROR_NO_UNICODE_TRANSLATION);
    if (result.length > INT32_MAX)
        return failed(ERROR_INVALID_PARAMETER);
    if (used_default)
        *used_default = result.replaced;
    return static_cast<int>(result.length);
}

STDAPI_(UINT) GetACP(void) {
    return cp_utf8;
}

STDAPI_(UINT) GetOEMCP(void) {
    return cp_utf8;
}

STDAPI_(BOOL) IsValidCodePage(UINT code_page) {
    // The numbers that stand for another code page are not code pages themselves.
    return code_page > 3 && comity::find_encoding(code_page).has_value();
}

STDAPI_(BOOL) GetCPInfo(UINT code_page, LPCPINFO info) {
    return fill_info(code_page, info);
}

STDAPI_(BOOL) GetCPInfoExA(UINT code_page, DWORD flags, LPCPINFOEXA info) {
    CPINFOEXW wide;
    if (!info) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return FALSE;
    }
    if (!GetCPInfoExW(code_page, flags, &wide))
        return FALSE;
    fill_info(code_page, info);
    info->UnicodeDefaultChar = wide.UnicodeDefaultChar;
    info->CodePage = wide.CodePage;
    std::copy_n(wide.CodePageName, comity::wide_length(wide.CodePageName) + 1, info->CodePageName);
    return TRUE;
}

STDAPI_(BOOL) GetCPInfoExW(UINT code_page, DWORD flags, LPCPINFOEXW info) {
    if (flags) {
        SetLastError(ERROR_INVALID_PARAMETER);
        return FALSE;
    }
    if (!fill_info(code_page, info))
        return FALSE;
    const code_page_facts facts = facts_of(*comity::find_encoding(code_page));
    info->UnicodeDefaultChar = facts.number == cp_utf8 ? u'\xFFFD' : u'?';
    info->CodePage = facts.number;
    std::copy_n(facts.name, comity::wide_length(facts.name) + 1, info->CodePageName);
    return TRUE;
}

// No code page here has lead bytes: UTF-8 has none in this sense, as on Windows.
STDAPI_(BOOL) IsDBCSLeadByte(BYTE) {
    return FALSE;
}

STDAPI_(BOOL) IsDBCSLeadByteEx(UINT code_page, BYTE) {
    if (!comity::find_encoding(code_page))
        SetLastError(ERROR_INVALID_PARAMETER);
    return FALSE;
}
