/// Reads dates and times as people write them.
#pragma once

#include <string_view>

#include "calendar.hpp"
#include "locale_data.hpp"
#include "other_calendars.hpp"

namespace comity {

/// @return false for a text that is no date; day 0 for a time alone, midnight for a date alone
bool read_date(std::u16string_view text, const locale_data& locale, calendar_kind calendar, int& serial_day,
               clock_time& time) noexcept;

} // namespace comity
