/// The days that a DATE can mean.
#pragma once

namespace comity {

/// 1 January 100 and 31 December 9999, in days from 30 December 1899.
/// https://learn.microsoft.com/cpp/atl-mfc-shared/date-type
constexpr int first_day = -657434;
constexpr int last_day = 2958465;

/// Whether a DATE lies within these days. Not so for NaN.
constexpr bool is_date_in_range(double date) {
    return date > first_day - 1 && date < last_day + 1;
}

} // namespace comity
