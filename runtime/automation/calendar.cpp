#include "calendar.hpp"

#include <cmath>

namespace comity {
namespace {

bool is_leap_year(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/// Days from 1 January 1 to 1 March of a year in which months are counted from March: then a leap day is a
/// year's last.
int days_before_march_year(int year) {
    return year * 365 + year / 4 - year / 100 + year / 400;
}

int days_before_month_from_march(int month) {
    return (153 * month + 2) / 5;
}

/// What from_serial_day and to_serial_day are counted from, in days of the reckoning above.
constexpr int epoch = 693899; // 30 December 1899

} // namespace

int days_in_month(int year, int month) noexcept {
    static constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap_year(year) ? 29 : days[month - 1];
}

bool is_valid(const civil_date& date) noexcept {
    return date.year >= 100 && date.year <= 9999 && date.month >= 1 && date.month <= 12 && date.day >= 1 &&
           date.day <= days_in_month(date.year, date.month);
}

int to_serial_day(const civil_date& date) noexcept {
    const int year = date.month > 2 ? date.year : date.year - 1;
    const int month = date.month > 2 ? date.month - 3 : date.month + 9;
    return days_before_march_year(year) + days_before_month_from_march(month) + date.day - 1 - epoch;
}

civil_date from_serial_day(int day) noexcept {
    // Centuries of 146097/4 days on average, years in them of 1461/4, months of 153/5: the fourths and fifths
    // make each fall on its first day.
    const auto count = static_cast<unsigned>(day + epoch);
    const unsigned in_centuries = 4 * count + 3;
    const unsigned in_years = in_centuries % 146097 | 3;
    const unsigned in_months = 5 * (in_years % 1461 / 4) + 2;
    const int year = static_cast<int>(100 * (in_centuries / 146097) + in_years / 1461);
    const int month = static_cast<int>(in_months / 153);
    const int in_month = static_cast<int>(in_months % 153 / 5) + 1;
    return {month < 10 ? year : year + 1, month < 10 ? month + 3 : month - 9, in_month};
}

int weekday_of(int serial_day) noexcept {
    // Day 0, 30 December 1899, was a Saturday.
    const int days_from_sunday = (serial_day + 6) % 7;
    return days_from_sunday < 0 ? days_from_sunday + 7 : days_from_sunday;
}

int full_year(int year) noexcept {
    if (year >= 100)
        return year;
    return year < 50 ? 2000 + year : 1900 + year;
}

double make_date(int serial_day, const clock_time& time) noexcept {
    // Summed part by part, as Windows does: dates are compared for equality, down to the last bit.
    const double sign = serial_day < 0 ? -1 : 1;
    return serial_day + sign * (time.hour / 24.0) + sign * (time.minute / 1440.0) +
           sign * (time.second / double{seconds_in_day});
}

bool split(double date, split_date& out) noexcept {
    if (!is_date_in_range(date))
        return false;
    int day = static_cast<int>(date); // towards zero: the time counts forwards on either side
    const double whole = day;
    int seconds = static_cast<int>(std::fabs(date - whole) * seconds_in_day + 0.5);
    out.has_day = day != 0;
    out.has_time = date != whole;
    if (seconds == seconds_in_day) {
        seconds = 0;
        ++day;
    }
    // The last half second of 9999 has no day to be rounded into.
    if (day > last_day) {
        day = last_day;
        seconds = seconds_in_day - 1;
    }
    out.serial_day = day;
    out.time = {seconds / 3600, seconds / 60 % 60, seconds % 60};
    return true;
}

} // namespace comity
