#include "case_mapping.hpp"

#include <unicode/uchar.h>

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
    const UChar32 mapped = u_toupper(c);
    return mapped > 0xFFFF || mapped < 0x80 ? c : static_cast<char16_t>(mapped);
}

char16_t to_lower(char16_t c) noexcept {
    if (c < 0x80)
        return c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c + 0x20) : c;
    if (c == dotted_capital_i)
        return c;
    const UChar32 mapped = u_tolower(c);
    return mapped > 0xFFFF || mapped < 0x80 ? c : static_cast<char16_t>(mapped);
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
        else if (linguistic && upper && c == dotless_i)
            out[i] = u'I';
        else if (linguistic && !upper && c == dotted_capital_i)
            out[i] = u'i';
        else
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
