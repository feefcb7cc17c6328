#include "character_types.hpp"

#include <algorithm>
#include <iterator>

#include <unicode/uchar.h>

namespace comity {
namespace {

// C1_... of <winnls.h>.
constexpr std::uint16_t upper = 0x001, lower = 0x002, digit = 0x004, space = 0x008, punctuation = 0x010,
                        control = 0x020, blank = 0x040, hexadecimal = 0x080, letter = 0x100, defined = 0x200;

/// By Unicode's general category, in the order of ICU's UCharCategory.
constexpr std::uint16_t by_category[] = {
    0,                                // Cn
    defined | letter | upper,         // Lu
    defined | letter | lower,         // Ll
    defined | letter | upper | lower, // Lt
    defined | letter,                 // Lm
    defined | letter,                 // Lo
    defined,                          // Mn
    defined,                          // Me
    defined,                          // Mc
    defined | digit,                  // Nd
    defined | letter,                 // Nl
    defined,                          // No
    defined | space,                  // Zs
    defined | space,                  // Zl
    defined | space,                  // Zp
    defined | control,                // Cc
    defined | control,                // Cf
    defined,                          // Co
    defined,                          // Cs
    defined | punctuation,            // Pd
    defined | punctuation,            // Ps
    defined | punctuation,            // Pe
    defined | punctuation,            // Pc
    defined | punctuation,            // Po
    defined,                          // Sm
    defined,                          // Sc
    defined,                          // Sk
    defined,                          // So
    defined | punctuation,            // Pi
    defined | punctuation,            // Pf
};
static_assert(std::size(by_category) == U_CHAR_CATEGORY_COUNT);

/// What Windows adds to the category: the symbols of ASCII and Latin-1 are punctuation as they are in C,
/// superscript digits are digits, and so on.
std::uint16_t addition(char16_t c) {
    if (c >= 0x2000) {
        if ((c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF26) || (c >= 0xFF41 && c <= 0xFF46))
            return hexadecimal;
        if (c == 0x3000 || c == 0xFEFF)
            return blank;
        return c == 0x2071 || c == 0x207F ? lower : 0;
    }
    if (c >= 0x100)
        return 0;
    if ((c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'F') || (c >= u'a' && c <= u'f'))
        return hexadecimal;
    switch (c) {
    case u'\t':
        return space | blank;
    case u'\n':
    case u'\v':
    case u'\f':
    case u'\r':
    case 0x85:
        return space;
    case u' ':
    case 0xA0:
        return blank;
    case 0xAA:
    case 0xBA:
        return punctuation | lower;
    case 0xB2:
    case 0xB3:
    case 0xB9:
        return punctuation | digit;
    case u'$':
    case u'+':
    case u'<':
    case u'=':
    case u'>':
    case u'^':
    case u'`':
    case u'|':
    case u'~':
    case 0xD7:
    case 0xF7:
        return punctuation;
    default:
        return c >= 0xA2 && c <= 0xBE ? punctuation : 0;
    }
}

/// C2_... by Unicode's bidirectional class, in the order of ICU's UCharDirection.
constexpr std::uint8_t by_direction[] = {
    1,  // left to right
    2,  // right to left
    3,  // European number
    4,  // European separator
    5,  // European terminator
    6,  // Arabic number
    7,  // common separator
    8,  // block separator
    9,  // segment separator
    10, // white space
    11, // other neutral
    11, // embeddings and overrides
    11,
    2, // Arabic letter: right to left
    11, 11, 11,
    11, // nonspacing mark
    0,  // boundary neutral
    11, 11, 11, 11,
};

} // namespace

std::uint16_t character_type(char16_t c) noexcept {
    return by_category[u_charType(c)] | addition(c);
}

std::uint16_t direction_type(char16_t c) noexcept {
    if (u_charType(c) == U_UNASSIGNED)
        return 0;
    const auto direction = static_cast<unsigned>(u_charDirection(c));
    return direction < std::size(by_direction) ? by_direction[direction] : 0;
}

std::uint16_t text_processing_type(char16_t c) noexcept {
    // C3_... of <winnls.h>.
    constexpr std::uint16_t nonspacing = 0x001, diacritic = 0x002, vowel = 0x004, symbol = 0x008,
                            katakana = 0x010, hiragana = 0x020, half_width = 0x040, full_width = 0x080,
                            ideograph = 0x100, kashida = 0x200, high_surrogate = 0x800,
                            low_surrogate = 0x1000, alpha = 0x8000;
    if (c >= 0xD800 && c <= 0xDFFF)
        return c <= 0xDBFF ? high_surrogate : low_surrogate;
    std::uint16_t type = 0;
    switch (u_charType(c)) {
    case U_UPPERCASE_LETTER:
    case U_LOWERCASE_LETTER:
    case U_TITLECASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
    case U_LETTER_NUMBER:
        type = alpha;
        break;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
        type = u_hasBinaryProperty(c, UCHAR_ALPHABETIC) ? nonspacing | vowel : nonspacing;
        break;
    case U_COMBINING_SPACING_MARK:
        type = vowel;
        break;
    case U_MATH_SYMBOL:
    case U_CURRENCY_SYMBOL:
    case U_MODIFIER_SYMBOL:
    case U_OTHER_SYMBOL:
        type = symbol;
        break;
    default:
        if (c >= u'\t' && c <= u'\r')
            type = symbol;
        break;
    }
    if (u_hasBinaryProperty(c, UCHAR_DIACRITIC))
        type |= diacritic;
    if (u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC))
        type |= ideograph;
    if (c == 0x0640)
        type |= kashida;
    // The blocks, with the half-width forms: the marks of the two syllabaries belong to them.
    if ((c >= 0x30A1 && c <= 0x30FE) || (c >= 0x31F0 && c <= 0x31FF) || (c >= 0xFF66 && c <= 0xFF9D))
        type |= katakana;
    if (c >= 0x3041 && c <= 0x309E)
        type |= hiragana;
    switch (u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_HALFWIDTH:
    case U_EA_NARROW:
        type |= half_width;
        break;
    case U_EA_FULLWIDTH:
        type |= full_width;
        break;
    case U_EA_WIDE:
        if (type & (katakana | hiragana))
            type |= full_width;
        break;
    default:
        break;
    }
    return type;
}

} // namespace comity
