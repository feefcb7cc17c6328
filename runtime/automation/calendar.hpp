/// Days and seconds of a DATE as a calendar and a clock show them.
#pragma once

#include <oleauto.h>

#include "date_limits.hpp"

namespace comity {

constexpr int seconds_in_day = 24 * 60 * 60;

struct civil_date {
    int year;
    int month; // from 1
    int day;   // from 1
};

struct clock_time {
    int hour;
    int minute;
    int second;
};

int days_in_month(int year, int month) noexcept;

/// Whether there is such a day, and from the year 100 to 9999.
bool is_valid(const civil_date& date) noexcept;

/// Days from 30 December 1899; the date has to be valid.
int to_serial_day(const civil_date& date) noexcept;
civil_date from_serial_day(int day) noexcept;

/// 0 is Sunday.
int weekday_of(int serial_day) noexcept;

/// The year that a number below 100 means: 1950 to 2049.
int full_year(int year) noexcept;

/// A DATE from its parts. Before 1899-12-30 the hours count away from zero: -1.25 is six in the morning of
/// the 29th.
double make_date(int serial_day, const clock_time& time) noexcept;

struct split_date {
    int serial_day;
    clock_time time;
    /// As written in the number: not so when rounding to a second made it the next day.
    bool has_day;
    bool has_time;
};

/// Takes a DATE apart, rounded to the nearest second. @return false if it is out of range
bool split(double date, split_date& out) noexcept;

} // namespace comity
