/// What GetLocaleInfo says of a locale.
#pragma once

#include <string>
#include <string_view>

#include <winnls.h>

#include "locale_data.hpp"

namespace comity {

/// A fact of a locale: a text, or a number, which is written with at least so many digits.
struct locale_fact {
    bool known = true;
    bool is_number = false;
    bool is_hexadecimal = false;
    std::u16string text;
    std::uint32_t number = 0;
};

/// By a LOCALE_... constant without its flags. Not known are those that only Windows itself has: identifiers
/// of places and keyboards, code pages of mainframes, and abbreviations and telephone numbers outside our
/// table. @throws std::bad_alloc
locale_fact fact_of(const locale_data& locale, LCTYPE type);

} // namespace comity
