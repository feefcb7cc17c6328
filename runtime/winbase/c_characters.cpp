/// <wctype.h>'s functions on 16-bit units: kinds by Unicode, as Windows has them in every locale, case for
/// ASCII alone, as it is there where a program has set no locale. See c_wide_text.cpp.
#include <windef.h>

#include "character_types.hpp"

namespace {

// C1_... of <winnls.h>.
enum : unsigned {
    upper = 0x001,
    lower = 0x002,
    digit = 0x004,
    space = 0x008,
    punctuation = 0x010,
    control = 0x020,
    blank = 0x040,
    hexadecimal = 0x080,
    letter = 0x100
};

int is(unsigned c, unsigned kinds) {
    return c <= 0xFFFF ? static_cast<int>(comity::character_type(static_cast<char16_t>(c)) & kinds) : 0;
}

} // namespace

STDAPI_(unsigned) comity_towupper(unsigned c) {
    return c >= 'a' && c <= 'z' ? c - 32 : c;
}
STDAPI_(unsigned) comity_towlower(unsigned c) {
    return c >= 'A' && c <= 'Z' ? c + 32 : c;
}
STDAPI_(int) comity_iswalnum(unsigned c) {
    return is(c, letter | digit);
}
STDAPI_(int) comity_iswalpha(unsigned c) {
    return is(c, letter);
}
STDAPI_(int) comity_iswblank(unsigned c) {
    return c == '\t' || is(c, blank);
}
STDAPI_(int) comity_iswcntrl(unsigned c) {
    return is(c, control);
}
STDAPI_(int) comity_iswdigit(unsigned c) {
    return is(c, digit);
}
STDAPI_(int) comity_iswgraph(unsigned c) {
    return is(c, letter | digit | punctuation);
}
STDAPI_(int) comity_iswlower(unsigned c) {
    return is(c, lower);
}
STDAPI_(int) comity_iswprint(unsigned c) {
    return c != '\t' && is(c, letter | digit | punctuation | blank);
}
STDAPI_(int) comity_iswpunct(unsigned c) {
    return is(c, punctuation);
}
STDAPI_(int) comity_iswspace(unsigned c) {
    return is(c, space);
}
STDAPI_(int) comity_iswupper(unsigned c) {
    return is(c, upper);
}
STDAPI_(int) comity_iswxdigit(unsigned c) {
    return is(c, hexadecimal);
}
