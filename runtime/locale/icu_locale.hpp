/// Locales out of ICU's data.
#pragma once

#include "locale_data.hpp"

namespace comity {

/// The number of the locale that a language identifier stands for: itself, or for a language alone its usual
/// country.
/// @return 0 if there is none
LCID resolve_locale(LANGID language) noexcept;

/// Makes the data of a resolved locale; the caller owns it, and keeps it. @return null if ICU has none
/// @throws std::bad_alloc
const locale_data* make_icu_locale(LCID lcid);

/// ICU's name of a locale ("de_DE"), for its other services. @return false if there is none
bool icu_name_of(LCID lcid, char (&name)[128]) noexcept;

} // namespace comity
