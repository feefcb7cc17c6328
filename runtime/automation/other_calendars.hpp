/// The calendars that a text may be in beside the Gregorian one.
#pragma once

#include "calendar.hpp"

namespace comity {

enum class calendar_kind { gregorian, thai, hijri };

/// The calendar that VAR_CALENDAR_... flags ask for.
calendar_kind calendar_of(ULONG flags) noexcept;

/// A day in a calendar's own years and months. @return false for a day that it does not know
bool to_calendar(calendar_kind kind, int serial_day, civil_date& date) noexcept;
/// The day of a date in a calendar. A year below 100 is one of the hundred that end with the one that Windows
/// has for the calendar. @return false if there is no such day
bool from_calendar(calendar_kind kind, const civil_date& date, int& serial_day) noexcept;

} // namespace comity
