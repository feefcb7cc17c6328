/// Dates and times in the pattern language of GetDateFormat and GetTimeFormat.
/// https://learn.microsoft.com/windows/win32/intl/day--month--year--and-era-format-pictures
#pragma once

#include <string_view>

#include "locale_data.hpp"

namespace comity {

/// What a pattern writes. The year is the one to be written, of whatever calendar.
struct date_fields {
    int year;
    int month;   ///< from 1
    int day;     ///< from 1
    int weekday; ///< 0 is Sunday
    int hour;
    int minute;
    int second;
};

/// Which letters of a pattern stand for something; the others are written as they are.
enum class pattern_letters : std::uint8_t { date = 1, time = 2, both = 3 };

/// Writes into `out` as far as there is `room`, without a NUL. Month names are genitives where the pattern
/// has a day of the month too. @return the length of the whole text, more than `room` if that was too small
std::size_t write_pattern(const locale_data& locale, std::u16string_view pattern, const date_fields& fields,
                          char16_t* out, std::size_t room,
                          pattern_letters letters = pattern_letters::both) noexcept;

} // namespace comity
