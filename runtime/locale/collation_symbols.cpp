#include "collation_symbols.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <unicode/uchar.h>

namespace comity {
namespace {

/// Windows' order of the symbols that texts commonly have, the least first.
constexpr std::u16string_view ordered_symbols =
    u"\u0020\u00A0\t\n\v\f\r\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u200B\u2028"
    u"\u2029"
    u"!\"#$%&()*,\u3001.\u3002/:;?@[\\]^_`{|}~\u00A1\u00A6\u00A8\u00AF\u00B4\u00B8\u00BF"
    u"\u2016\u2017\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u2032\u2035\u2038\u2039\u203A\u203D\u203E"
    u"\u203F"
    u"\u00A2\u00A3\u00A4\u00A5\u20B1\u20A0\u20A3\u20A4\u20A5\u20A6\u20A7\u20A8\u20A9\u20AF\u20B0\u20AE\u20A2"
    u"\u20AC"
    u"\u20A1\u20B2\u20B3\u20B4\u20B5\u20AA\u20AB\u20B9\u3003"
    u"+\u2044<=>\u00B1\u00AB\u00BB\u00D7\u00F7\u2200\u2211\u2264\u2265\u2192\u2190"
    u"\u00A7\u00A9\u00AC\u00AE\u00B0\u00B5\u00B6\u00B7\u30FB\u2025\u2026\u2020\u2021\u2022\u2023\u203B\u2040"
    u"\u2041\u2042";

constexpr std::uint32_t symbol_base = 0x1000;
constexpr std::uint32_t other_symbol_base = 0x10000;
constexpr std::uint32_t digit_base = 0x200000;
constexpr std::uint32_t steps_of_one = 1000; // between two digits there are fractions

struct placed {
    char16_t c;
    std::uint16_t rank;
};

constexpr auto by_character = [] {
    std::array<placed, ordered_symbols.size()> all{};
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = {ordered_symbols[i], static_cast<std::uint16_t>(i)};
    std::sort(all.begin(), all.end(), [](const placed& a, const placed& b) { return a.c < b.c; });
    return all;
}();

/// The places of hyphens, apostrophes and controls; 0 for others.
constexpr std::uint32_t special_weight(UChar32 c) {
    if (c >= 0x01 && c <= 0x08)
        return static_cast<std::uint32_t>(c) + 2;
    if (c >= 0x0E && c <= 0x1F)
        return static_cast<std::uint32_t>(c) - 3;
    switch (c) {
    case 0x7F:
        return 0x1D;
    case u'\'':
        return 0x80;
    case u'-':
        return 0x82;
    case 0x2010: // hyphen
        return 0x84;
    case 0x2011: // the one that does not break
        return 0x85;
    case 0x2027: // hyphenation point
        return 0x86;
    case 0x2043: // hyphen bullet
        return 0x87;
    case 0x2012: // figure dash
        return 0x88;
    case 0x2013: // en dash
        return 0x89;
    case 0x2014: // em dash
        return 0x90;
    case 0x2015: // horizontal bar
        return 0x92;
    default:
        return 0;
    }
}

/// What a combining mark adds to the weight of its letter; the common accents in Windows' order.
std::uint32_t mark_weight(UChar32 c) {
    switch (c) {
    case 0x0307: // dot above
        return 0x0E;
    case 0x0301: // acute
    case 0x0341:
        return 0x0C;
    case 0x0300: // grave
    case 0x0340:
        return 0x0D;
    case 0x0302: // circumflex
        return 0x10;
    case 0x0308: // diaeresis
        return 0x11;
    case 0x030C: // caron
        return 0x12;
    case 0x0306: // breve
        return 0x13;
    case 0x0304: // macron
        return 0x15;
    case 0x0303: // tilde
        return 0x17;
    case 0x030A: // ring
        return 0x18;
    case 0x0328: // ogonek
        return 0x19;
    case 0x0327: // cedilla
        return 0x1A;
    case 0x030B: // double acute
        return 0x1B;
    case 0x0335: // strokes
    case 0x0336:
        return 0x1C;
    case 0x0337:
        return 0x1D;
    case 0x0338:
        return 0x1E;
    case 0x3099: // voiced, half-voiced, and their half-width forms
        return 0x01;
    case 0x309A:
        return 0x02;
    case 0xFF9E:
        return 0x03;
    case 0xFF9F:
        return 0x04;
    default:
        return 0x3E + static_cast<std::uint32_t>(c & 0x7F);
    }
}

bool is_own_mark(UChar32 c) {
    return (c >= 0x0300 && c <= 0x036F) || c == 0x3099 || c == 0x309A || c == 0xFF9E || c == 0xFF9F;
}

sort_class digit(UChar32 c) {
    const double value = std::clamp(u_getNumericValue(c), 0.0, 10000.0);
    return {sort_kind::digit, false, digit_base + static_cast<std::uint32_t>(value * steps_of_one)};
}

sort_class find_class(UChar32 c) {
    if (const std::uint32_t weight = special_weight(c))
        return {sort_kind::special, false, special_base + weight};
    if (c == 0x3000)
        return {sort_kind::symbol, true, symbol_base}; // the wide space
    if (c >= 0xFF01 && c <= 0xFF5E) {
        sort_class narrow = find_class(c - 0xFF01 + u'!');
        narrow.wide = true;
        return narrow;
    }
    if (c == 0x2122) // the trade mark is raised letters
        return {sort_kind::letter, false, 0};
    if (c <= 0xFFFF) {
        const auto found = std::lower_bound(by_character.begin(), by_character.end(), c,
                                            [](const placed& a, UChar32 b) { return a.c < b; });
        if (found != by_character.end() && found->c == c)
            return {sort_kind::symbol, false, symbol_base + found->rank};
    }
    if (is_own_mark(c))
        return {sort_kind::mark, false, mark_weight(c)};
    switch (u_charType(c)) {
    case U_UNASSIGNED:
    case U_FORMAT_CHAR:
        return {sort_kind::ignorable, false, 0};
    case U_CONTROL_CHAR:
        if (c < 0x80)
            return {sort_kind::ignorable, false, 0};
        break;
    case U_DECIMAL_DIGIT_NUMBER:
    case U_OTHER_NUMBER:
        return digit(c);
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_DASH_PUNCTUATION:
    case U_START_PUNCTUATION:
    case U_END_PUNCTUATION:
    case U_CONNECTOR_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
    case U_INITIAL_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
    case U_MATH_SYMBOL:
    case U_CURRENCY_SYMBOL:
    case U_MODIFIER_SYMBOL:
    case U_OTHER_SYMBOL:
        break;
    default:
        return {sort_kind::letter, false, 0};
    }
    const auto number = static_cast<std::uint32_t>(c);
    if (c > 0xFFFF)
        return {sort_kind::beyond, false, beyond_base + number};
    return {sort_kind::symbol, false, other_symbol_base + number};
}

} // namespace

sort_class sort_class_of(UChar32 c) noexcept {
    // The letters of most texts, at once.
    if ((c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') ||
        (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7))
        return {sort_kind::letter, false, 0};
    return find_class(c);
}

} // namespace comity
