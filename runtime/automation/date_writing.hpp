/// Dates as the patterns of locales have them.
#pragma once

#include <string_view>

#include "calendar.hpp"
#include "format_text.hpp"
#include "locale_data.hpp"

namespace comity {

/// By a pattern in the language of GetDateFormat and GetTimeFormat.
void write_date_by_pattern(std::u16string_view pattern, const split_date& date, const locale_data& locale,
                           format_text& out);

/// The short date and the long time, without the day if it is day 0, and without the time if it is midnight.
void write_general_date(const split_date& date, const locale_data& locale, format_text& out);

} // namespace comity
