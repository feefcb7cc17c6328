/// ICU's patterns of dates and money in Windows' terms.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "locale_data.hpp"

namespace comity {

/// "EEEE, d. MMMM y" as "dddd, d. MMMM yyyy". Years always get four digits, as the patterns of Windows have
/// them; what Windows has no letter for (eras of other calendars, quarters, zones) is left out. @throws
/// std::bad_alloc
std::u16string windows_pattern(std::u16string_view icu);

/// The order in which a Windows pattern has day, month and year.
date_order order_of(std::u16string_view pattern);

/// What stands between the first two of day, month and year; `fallback` if nothing does.
std::u16string_view date_separator_of(std::u16string_view pattern, std::u16string_view fallback);
/// What stands between hours and minutes.
std::u16string_view time_separator_of(std::u16string_view pattern, std::u16string_view fallback);

/// How often a letter stands at its first place in a Windows pattern, outside quotes; 0 if it does not.
std::size_t run_of(std::u16string_view pattern, char16_t letter);

/// The numbers of LOCALE_ICURRENCY and LOCALE_INEGCURR for ICU's "#,##0.00 \u00a4" and its like. A negative
/// amount has its sign in front unless the pattern says otherwise: Windows has parentheses in the English of
/// the United States alone.
struct currency_form {
    std::uint8_t positive;
    std::uint8_t negative;
};
currency_form currency_form_of(std::u16string_view icu);

} // namespace comity
