/// LCMapString and FoldString: case, scripts, widths, normal forms, sort keys.
/// https://learn.microsoft.com/windows/win32/api/winnls/nf-winnls-lcmapstringw
#include <algorithm>
#include <cstring>

#include "nls_result.hpp"

#include "case_mapping.hpp"
#include "collation.hpp"
#include "script_mapping.hpp"

namespace {

using namespace comity;

constexpr DWORD case_flags = LCMAP_LOWERCASE | LCMAP_UPPERCASE;
constexpr DWORD kana_flags = LCMAP_HIRAGANA | LCMAP_KATAKANA;
constexpr DWORD width_flags = LCMAP_HALFWIDTH | LCMAP_FULLWIDTH;
constexpr DWORD chinese_flags = LCMAP_SIMPLIFIED_CHINESE | LCMAP_TRADITIONAL_CHINESE;
constexpr DWORD map_flags =
    case_flags | LCMAP_LINGUISTIC_CASING | kana_flags | width_flags | chinese_flags | LCMAP_BYTEREV;
/// What is left out of a text.
constexpr DWORD strip_flags = NORM_IGNORENONSPACE | NORM_IGNORESYMBOLS;
/// What a sort key is made with.
constexpr DWORD order_flags = strip_flags | NORM_IGNORECASE | LINGUISTIC_IGNORECASE |
                              LINGUISTIC_IGNOREDIACRITIC | NORM_IGNOREKANATYPE | NORM_IGNOREWIDTH |
                              NORM_LINGUISTIC_CASING | SORT_STRINGSORT | SORT_DIGITSASNUMBERS;

bool has_both(DWORD flags, DWORD pair) {
    return (flags & pair) == pair;
}

DWORD refusal(LCID lcid, DWORD flags, const void* text, int count, const void* out, int room) {
    if (!text || count == 0 || room < 0 || (room && !out) || !find_locale(lcid))
        return ERROR_INVALID_PARAMETER;
    if (has_both(flags, case_flags) || has_both(flags, kana_flags) || has_both(flags, width_flags) ||
        has_both(flags, chinese_flags))
        return ERROR_INVALID_FLAGS;
    if (flags & LCMAP_SORTKEY)
        return flags & ~(LCMAP_SORTKEY | order_flags | map_flags) ? ERROR_INVALID_FLAGS : ERROR_SUCCESS;
    if (flags & strip_flags)
        return flags & ~(strip_flags | LCMAP_BYTEREV) ? ERROR_INVALID_FLAGS : ERROR_SUCCESS;
    const bool other_script = (flags & chinese_flags) && (flags & (kana_flags | width_flags));
    if (!flags || (flags & ~map_flags) || other_script ||
        ((flags & LCMAP_LINGUISTIC_CASING) && !(flags & case_flags)))
        return ERROR_INVALID_FLAGS;
    return ERROR_SUCCESS;
}

/// Whether the flags change no more than characters one by one.
bool keeps_length(DWORD flags) {
    return !(flags & ~(case_flags | LCMAP_LINGUISTIC_CASING | LCMAP_BYTEREV));
}

void turn_bytes(char16_t* text, std::size_t length) {
    std::transform(text, text + length, text,
                   [](char16_t c) { return static_cast<char16_t>((c << 8) | (c >> 8)); });
}

/// Maps text that is known to fit; both may be the same.
void map_characters(LCID lcid, DWORD flags, std::u16string_view text, char16_t* out) {
    const auto rules = flags & LCMAP_LINGUISTIC_CASING ? casing::linguistic : casing::file_system;
    if (flags & case_flags)
        map_case(lcid, flags & LCMAP_UPPERCASE ? letter_case::upper : letter_case::lower, rules, text, out);
    else if (out != text.data())
        std::copy(text.begin(), text.end(), out);
    if (flags & LCMAP_BYTEREV)
        turn_bytes(out, text.size());
}

/// @throws std::bad_alloc @return false if the mapping is not there
bool map_text(LCID lcid, DWORD flags, std::u16string_view text, std::u16string& out) {
    out = text;
    if (flags & NORM_IGNORENONSPACE)
        out = without_marks(out);
    if (flags & NORM_IGNORESYMBOLS)
        out = without_symbols(out);
    // Kana have two scripts in full width alone.
    if (flags & LCMAP_FULLWIDTH)
        out = to_full_width(out);
    if (flags & LCMAP_HIRAGANA)
        out = to_hiragana(out);
    if (flags & LCMAP_KATAKANA)
        out = to_katakana(out);
    if (flags & LCMAP_HALFWIDTH)
        out = to_half_width(out);
    if ((flags & LCMAP_SIMPLIFIED_CHINESE) && !to_simplified(out))
        return false;
    if ((flags & LCMAP_TRADITIONAL_CHINESE) && !to_traditional(out))
        return false;
    map_characters(lcid, flags & (case_flags | LCMAP_LINGUISTIC_CASING | LCMAP_BYTEREV), out, out.data());
    return true;
}

/// The bytes of a key with their NUL. @return how many, or 0 with the last error
int write_key(LCID lcid, DWORD flags, std::u16string_view text, void* out, int room) {
    std::string key = sort_key(lcid, flags & order_flags, text);
    key += '\0';
    if (key.size() > INT32_MAX)
        return nls_failure(ERROR_INVALID_PARAMETER);
    if (room) {
        if (key.size() > static_cast<std::size_t>(room))
            return nls_failure(ERROR_INSUFFICIENT_BUFFER);
        if (flags & LCMAP_BYTEREV) {
            for (std::size_t i = 0; i + 1 < key.size(); i += 2)
                std::swap(key[i], key[i + 1]);
        }
        std::memcpy(out, key.data(), key.size());
    }
    return static_cast<int>(key.size());
}

int write_text(std::u16string_view text, LPWSTR out, int room) {
    if (text.size() > INT32_MAX)
        return nls_failure(ERROR_INVALID_PARAMETER);
    if (room) {
        if (text.size() > static_cast<std::size_t>(room))
            return nls_failure(ERROR_INSUFFICIENT_BUFFER);
        std::copy(text.begin(), text.end(), out);
    }
    return static_cast<int>(text.size());
}

} // namespace

STDAPI_(int) LCMapStringW(LCID lcid, DWORD flags, LPCWSTR text, int count, LPWSTR out, int room) {
    flags &= ~DWORD{LOCALE_USE_CP_ACP};
    if (const DWORD error = refusal(lcid, flags, text, count, out, room))
        return nls_failure(error);
    if (flags & LCMAP_SORTKEY)
        return guarded_length([&] { return write_key(lcid, flags, counted(text, count), out, room); });
    if (room && out == text && (flags & ~(case_flags | LCMAP_LINGUISTIC_CASING)))
        return nls_failure(ERROR_INVALID_FLAGS);
    const auto view = with_nul(text, count);
    if (view.size() > INT32_MAX)
        return nls_failure(ERROR_INVALID_PARAMETER);
    if (!keeps_length(flags))
        return guarded_length([&] {
            std::u16string mapped;
            return map_text(lcid, flags, view, mapped) ? write_text(mapped, out, room)
                                                       : nls_failure(ERROR_INVALID_FLAGS);
        });
    if (room) {
        if (view.size() > static_cast<std::size_t>(room))
            return nls_failure(ERROR_INSUFFICIENT_BUFFER);
        map_characters(lcid, flags, view, out);
    }
    return static_cast<int>(view.size());
}

STDAPI_(int) LCMapStringA(LCID lcid, DWORD flags, LPCSTR text, int count, LPSTR out, int room) {
    flags &= ~DWORD{LOCALE_USE_CP_ACP};
    if (const DWORD error = refusal(lcid, flags, text, count, out, room))
        return nls_failure(error);
    return guarded_length([&] {
        if (flags & LCMAP_SORTKEY)
            return write_key(lcid, flags, widened(counted(text, count)), out, room);
        std::u16string mapped;
        if (!map_text(lcid, flags, widened(with_nul(text, count)), mapped))
            return nls_failure(ERROR_INVALID_FLAGS);
        return WideCharToMultiByte(CP_ACP, 0, mapped.data(), static_cast<int>(mapped.size()), out, room,
                                   nullptr, nullptr);
    });
}

STDAPI_(int)
LCMapStringEx(LPCWSTR locale, DWORD flags, LPCWSTR text, int count, LPWSTR out, int room,
              LPNLSVERSIONINFO version, LPVOID reserved, LPARAM) {
    if (version || reserved)
        return nls_failure(ERROR_INVALID_PARAMETER);
    const LCID lcid = LocaleNameToLCID(locale, 0);
    return lcid ? LCMapStringW(lcid, flags, text, count, out, room) : nls_failure(ERROR_INVALID_PARAMETER);
}

STDAPI_(int) FoldStringW(DWORD flags, LPCWCH text, int count, LPWSTR out, int room) {
    constexpr DWORD known =
        MAP_FOLDCZONE | MAP_PRECOMPOSED | MAP_COMPOSITE | MAP_FOLDDIGITS | MAP_EXPAND_LIGATURES;
    if (!text || count == 0 || room < 0 || (room && (!out || out == text)))
        return nls_failure(ERROR_INVALID_PARAMETER);
    if (!flags || (flags & ~known) || has_both(flags, MAP_PRECOMPOSED | MAP_COMPOSITE) ||
        has_both(flags, MAP_EXPAND_LIGATURES | MAP_PRECOMPOSED) ||
        has_both(flags, MAP_EXPAND_LIGATURES | MAP_COMPOSITE))
        return nls_failure(ERROR_INVALID_FLAGS);
    return guarded_length([&] {
        std::u16string folded(with_nul(text, count));
        if (folded.size() > INT32_MAX)
            return nls_failure(ERROR_INVALID_PARAMETER);
        if (flags & MAP_EXPAND_LIGATURES)
            folded = without_ligatures(folded);
        if (flags & MAP_FOLDDIGITS)
            folded = with_ascii_digits(folded);
        const bool zone = (flags & MAP_FOLDCZONE) != 0;
        if (flags & MAP_COMPOSITE)
            folded = normalized(composition::decomposed, zone, folded);
        else if (zone || (flags & MAP_PRECOMPOSED))
            folded = normalized(composition::composed, zone, folded);
        return write_text(folded, out, room);
    });
}

STDAPI_(int) FoldStringA(DWORD flags, LPCSTR text, int count, LPSTR out, int room) {
    if (!text || count == 0 || room < 0 || (room && (!out || out == text)))
        return nls_failure(ERROR_INVALID_PARAMETER);
    return guarded_length([&] {
        const std::u16string wide = widened(with_nul(text, count));
        const int length = FoldStringW(flags, wide.data(), static_cast<int>(wide.size()), nullptr, 0);
        if (!length)
            return 0;
        std::u16string folded(static_cast<std::size_t>(length), u'\0');
        FoldStringW(flags, wide.data(), static_cast<int>(wide.size()), folded.data(), length);
        return WideCharToMultiByte(CP_ACP, 0, folded.data(), length, out, room, nullptr, nullptr);
    });
}
