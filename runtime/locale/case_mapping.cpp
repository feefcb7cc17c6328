#include "case_mapping.hpp"

#include <unicode/uchar.h>
#include <unicode/utf16.h>

namespace comity {
namespace {

constexpr char16_t dotless_i = 0x0131;
constexpr char16_t dotted_capital_i = 0x0130;

} // namespace

bool is_turkic(LCID lcid) noexcept {
    const USHORT language = PRIMARYLANGID(LANGIDFROMLCID(lcid));
    return language == 0x1F || language == 0x2C; // Turkish, Azerbaijani
}

char16_t to_upper(char16_t c) noexcept {
    if (c < 0x80)
        return c >= u'a' && c <= u'z' ? static_cast<char16_t>(c - 0x20) : c;
    if (c == dotless_i)
        return c; // its capital is the ASCII letter, and stays apart from it everywhere but in Turkish
    // Only pairs: what is the capital of another letter, too ("Σ" of "ς"), is none here.
    const UChar32 mapped = u_toupper(c);
    return mapped > 0xFFFF || mapped < 0x80 || u_tolower(mapped) != c ? c : static_cast<char16_t>(mapped);
}

char16_t to_lower(char16_t c) noexcept {
    if (c < 0x80)
        return c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c + 0x20) : c;
    if (c == dotted_capital_i)
        return c;
    const UChar32 mapped = u_tolower(c);
    return mapped > 0xFFFF || mapped < 0x80 || u_toupper(mapped) != c ? c : static_cast<char16_t>(mapped);
}

void map_case(LCID lcid, letter_case to, casing rules, std::u16string_view text, char16_t* out) noexcept {
    const bool upper = to == letter_case::upper;
    const bool linguistic = rules == casing::linguistic;
    const bool turkic = linguistic && is_turkic(lcid);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char16_t c = text[i];
        if (turkic && upper && c == u'i')
            out[i] = dotted_capital_i;
        else if (turkic && !upper && c == u'I')
            out[i] = dotless_i;
        else if (U16_IS_LEAD(c) && i + 1 < text.size() && U16_IS_TRAIL(text[i + 1])) {
            const UChar32 both = U16_GET_SUPPLEMENTARY(c, text[i + 1]);
            const UChar32 mapped = upper ? u_toupper(both) : u_tolower(both);
            const UChar32 written = mapped > 0xFFFF ? mapped : both;
            out[i] = U16_LEAD(written);
            out[++i] = U16_TRAIL(written);
        } else if (linguistic && c >= 0x80) {
            const UChar32 mapped = upper ? u_toupper(c) : u_tolower(c);
            out[i] = mapped > 0xFFFF ? c : static_cast<char16_t>(mapped);
        } else
            out[i] = upper ? to_upper(c) : to_lower(c);
    }
}

bool equal_but_for_case(std::u16string_view a, std::u16string_view b) noexcept {
    if (a.size() != b.size())
        return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] != b[i] && to_upper(a[i]) != to_upper(b[i]))
            return false;
    }
    return true;
}

} // namespace comity
