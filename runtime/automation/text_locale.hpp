/// Which locale a text is read or written in.
#pragma once

#include "locale_data.hpp"

namespace comity {

/// Numbers and truth values in a locale that is none are read and written in English.
inline const locale_data& locale_for_text(LCID lcid) noexcept {
    const locale_data* locale = find_locale(lcid);
    return locale ? *locale : en_us_locale;
}

} // namespace comity
