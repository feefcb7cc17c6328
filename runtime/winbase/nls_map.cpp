/// Upper and lower case, and kinds of characters.
/// https://learn.microsoft.com/windows/win32/api/winnls/nf-winnls-lcmapstringw
#include <algorithm>

#include <winuser.h>

#include "nls_text.hpp"

#include "boundary.hpp"
#include "case_mapping.hpp"
#include "character_types.hpp"
#include "locale_data.hpp"

namespace {

using namespace comity;

constexpr DWORD map_flags = LCMAP_LOWERCASE | LCMAP_UPPERCASE | LCMAP_LINGUISTIC_CASING | LCMAP_BYTEREV;

/// Maps text that is known to fit; both may be the same.
void map(LCID lcid, DWORD flags, std::u16string_view text, char16_t* out) {
    const auto rules = flags & LCMAP_LINGUISTIC_CASING ? casing::linguistic : casing::file_system;
    if (flags & (LCMAP_LOWERCASE | LCMAP_UPPERCASE))
        map_case(lcid, flags & LCMAP_UPPERCASE ? letter_case::upper : letter_case::lower, rules, text, out);
    else if (out != text.data())
        std::copy(text.begin(), text.end(), out);
    if (flags & LCMAP_BYTEREV)
        std::transform(out, out + text.size(), out,
                       [](char16_t c) { return static_cast<char16_t>((c << 8) | (c >> 8)); });
}

DWORD refusal(LCID lcid, DWORD flags, const void* text, int count, const void* out, int room) {
    if (!text || count == 0 || room < 0 || (room && !out) || !find_locale(lcid))
        return ERROR_INVALID_PARAMETER;
    flags &= ~DWORD{LOCALE_USE_CP_ACP};
    const DWORD cases = flags & (LCMAP_LOWERCASE | LCMAP_UPPERCASE);
    // Sort keys, kana, widths and the two Chinese scripts are not done here.
    if (!flags || (flags & ~map_flags) || cases == (LCMAP_LOWERCASE | LCMAP_UPPERCASE) ||
        ((flags & LCMAP_LINGUISTIC_CASING) && !cases))
        return ERROR_INVALID_FLAGS;
    return ERROR_SUCCESS;
}

/// With a negative count the NUL is mapped, too.
template <class Unit>
std::basic_string_view<Unit> with_nul(const Unit* text, int count) {
    const auto view = counted(text, count);
    return {text, view.size() + (count < 0)};
}

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

STDAPI_(int) LCMapStringW(LCID lcid, DWORD flags, LPCWSTR text, int count, LPWSTR out, int room) {
    if (const DWORD error = refusal(lcid, flags, text, count, out, room))
        return nls_failure(error);
    if (room && out == text && (flags & LCMAP_BYTEREV) == 0 && !(flags & (LCMAP_LOWERCASE | LCMAP_UPPERCASE)))
        return nls_failure(ERROR_INVALID_FLAGS);
    const auto view = with_nul(text, count);
    if (view.size() > INT32_MAX)
        return nls_failure(ERROR_INVALID_PARAMETER);
    if (room) {
        if (view.size() > static_cast<std::size_t>(room))
            return nls_failure(ERROR_INSUFFICIENT_BUFFER);
        map(lcid, flags, view, out);
    }
    return static_cast<int>(view.size());
}

STDAPI_(int) LCMapStringA(LCID lcid, DWORD flags, LPCSTR text, int count, LPSTR out, int room) {
    if (const DWORD error = refusal(lcid, flags, text, count, out, room))
        return nls_failure(error);
    int result = 0;
    const HRESULT hr = guarded([&] {
        std::u16string wide = widened(with_nul(text, count));
        map(lcid, flags, wide, wide.data());
        result = WideCharToMultiByte(CP_ACP, 0, wide.data(), static_cast<int>(wide.size()), out, room,
                                     nullptr, nullptr);
        return S_OK;
    });
    return FAILED(hr) ? nls_failure(ERROR_OUTOFMEMORY) : result;
}

STDAPI_(int)
LCMapStringEx(LPCWSTR locale, DWORD flags, LPCWSTR text, int count, LPWSTR out, int room,
              LPNLSVERSIONINFO version, LPVOID reserved, LPARAM) {
    if (version || reserved)
        return nls_failure(ERROR_INVALID_PARAMETER);
    const LCID lcid = LocaleNameToLCID(locale, 0);
    return lcid ? LCMapStringW(lcid, flags, text, count, out, room) : nls_failure(ERROR_INVALID_PARAMETER);
}

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
