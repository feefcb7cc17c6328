/// Kinds of characters, and the case of single ones.
/// https://learn.microsoft.com/windows/win32/api/stringapiset/nf-stringapiset-getstringtypew
#include <winuser.h>

#include "nls_result.hpp"

#include "case_mapping.hpp"
#include "character_types.hpp"

namespace {

using namespace comity;

/// A single character where a pointer's upper half is empty, else a text; as CharUpper and CharLower take.
template <class Unit, class Map>
Unit* map_in_place(Unit* text, Map&& mapped) {
    const auto value = reinterpret_cast<std::uintptr_t>(text);
    if (value <= 0xFFFF)
        return reinterpret_cast<Unit*>(static_cast<std::uintptr_t>(mapped(static_cast<char16_t>(value))));
    for (Unit* at = text; *at; ++at)
        if (sizeof(Unit) == 2 || static_cast<unsigned char>(*at) < 0x80)
            *at = static_cast<Unit>(mapped(static_cast<char16_t>(*at)));
    return text;
}

template <class Unit, class Map>
DWORD map_buffer(Unit* text, DWORD count, Map&& mapped) {
    if (!text)
        return 0;
    for (DWORD i = 0; i < count; ++i)
        if (sizeof(Unit) == 2 || static_cast<unsigned char>(text[i]) < 0x80)
            text[i] = static_cast<Unit>(mapped(static_cast<char16_t>(text[i])));
    return count;
}

BOOL is(char16_t c, unsigned kinds) {
    return (character_type(c) & kinds) != 0;
}
char16_t ascii(CHAR c) {
    return static_cast<unsigned char>(c) < 0x80 ? static_cast<char16_t>(c) : u'\0';
}

} // namespace

STDAPI_(BOOL) GetStringTypeW(DWORD kind, LPCWCH text, int count, LPWORD types) {
    const auto type = kind == CT_CTYPE1   ? character_type
                      : kind == CT_CTYPE2 ? direction_type
                      : kind == CT_CTYPE3 ? text_processing_type
                                          : nullptr;
    if (!text || !types || !type)
        return nls_failure(ERROR_INVALID_PARAMETER);
    for (const char16_t c : with_nul(text, count))
        *types++ = type(c);
    return TRUE;
}

STDAPI_(BOOL) GetStringTypeExW(LCID, DWORD kind, LPCWCH text, int count, LPWORD types) {
    return GetStringTypeW(kind, text, count, types);
}

// One type for each UTF-16 unit that the bytes are, of which there are never more than bytes.
STDAPI_(BOOL) GetStringTypeExA(LCID, DWORD kind, LPCSTR text, int count, LPWORD types) {
    if (!text || !types)
        return nls_failure(ERROR_INVALID_PARAMETER);
    return guarded_length([&] {
        const std::u16string wide = widened(with_nul(text, count));
        return GetStringTypeW(kind, wide.data(), static_cast<int>(wide.size()), types);
    });
}

STDAPI_(BOOL) GetStringTypeA(LCID lcid, DWORD kind, LPCSTR text, int count, LPWORD types) {
    return GetStringTypeExA(lcid, kind, text, count, types);
}

STDAPI_(LPWSTR) CharUpperW(LPWSTR text) {
    return map_in_place(text, to_upper);
}
STDAPI_(LPWSTR) CharLowerW(LPWSTR text) {
    return map_in_place(text, to_lower);
}
// Letters outside ASCII are several bytes, which may be others in number than those of the other case: they
// stay.
STDAPI_(LPSTR) CharUpperA(LPSTR text) {
    return map_in_place(text, to_upper);
}
STDAPI_(LPSTR) CharLowerA(LPSTR text) {
    return map_in_place(text, to_lower);
}
STDAPI_(DWORD) CharUpperBuffW(LPWSTR text, DWORD count) {
    return map_buffer(text, count, to_upper);
}
STDAPI_(DWORD) CharLowerBuffW(LPWSTR text, DWORD count) {
    return map_buffer(text, count, to_lower);
}
STDAPI_(DWORD) CharUpperBuffA(LPSTR text, DWORD count) {
    return map_buffer(text, count, to_upper);
}
STDAPI_(DWORD) CharLowerBuffA(LPSTR text, DWORD count) {
    return map_buffer(text, count, to_lower);
}
STDAPI_(BOOL) IsCharAlphaW(WCHAR c) {
    return is(c, C1_ALPHA);
}
STDAPI_(BOOL) IsCharAlphaA(CHAR c) {
    return is(ascii(c), C1_ALPHA);
}
STDAPI_(BOOL) IsCharAlphaNumericW(WCHAR c) {
    return is(c, C1_ALPHA | C1_DIGIT);
}
STDAPI_(BOOL) IsCharAlphaNumericA(CHAR c) {
    return is(ascii(c), C1_ALPHA | C1_DIGIT);
}
STDAPI_(BOOL) IsCharUpperW(WCHAR c) {
    return is(c, C1_UPPER);
}
STDAPI_(BOOL) IsCharUpperA(CHAR c) {
    return is(ascii(c), C1_UPPER);
}
STDAPI_(BOOL) IsCharLowerW(WCHAR c) {
    return is(c, C1_LOWER);
}
STDAPI_(BOOL) IsCharLowerA(CHAR c) {
    return is(ascii(c), C1_LOWER);
}
