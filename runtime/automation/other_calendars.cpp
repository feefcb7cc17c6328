#include "other_calendars.hpp"

namespace comity {
namespace {

/// Years of the Buddhist era count from 543 BC.
constexpr int thai_offset = 543;

// The Islamic calendar as it is computed: months of 30 and 29 days in turn, and in 30 years 11 whose last
// month has a day more. Day 1 is 18 July 622.
constexpr int hijri_epoch = -466580; // as a serial day
constexpr int days_in_cycle = 10631;

bool is_hijri_leap_year(int year) {
    return (year * 11 + 14) % 30 < 11;
}

int days_before_hijri_year(int year) {
    return (year - 1) * 354 + (3 + 11 * year) / 30;
}

int days_in_hijri_month(int year, int month) {
    return month == 12 ? 29 + is_hijri_leap_year(year) : 29 + month % 2;
}

int days_before_hijri_month(int month) {
    return 29 * (month - 1) + month / 2;
}

} // namespace

calendar_kind calendar_of(ULONG flags) noexcept {
    if (flags & VAR_CALENDAR_GREGORIAN)
        return calendar_kind::gregorian;
    if (flags & VAR_CALENDAR_THAI)
        return calendar_kind::thai;
    return flags & VAR_CALENDAR_HIJRI ? calendar_kind::hijri : calendar_kind::gregorian;
}

bool to_calendar(calendar_kind kind, int serial_day, civil_date& date) noexcept {
    if (kind != calendar_kind::hijri) {
        date = from_serial_day(serial_day);
        if (kind == calendar_kind::thai)
            date.year += thai_offset;
        return true;
    }
    const int days = serial_day - hijri_epoch;
    if (days < 0)
        return false;
    int year = static_cast<int>(static_cast<long long>(days) * 30 / days_in_cycle) + 1;
    while (year > 1 && days_before_hijri_year(year) > days)
        --year;
    while (days_before_hijri_year(year + 1) <= days)
        ++year;
    const int in_year = days - days_before_hijri_year(year);
    int month = 1;
    while (month < 12 && days_before_hijri_month(month + 1) <= in_year)
        ++month;
    date = {year, month, in_year - days_before_hijri_month(month) + 1};
    return true;
}

bool from_calendar(calendar_kind kind, const civil_date& date, int& serial_day) noexcept {
    civil_date full = date;
    switch (kind) {
    case calendar_kind::gregorian:
        full.year = full_year(date.year);
        break;
    case calendar_kind::thai:
        if (date.year < 100)
            full.year += date.year < 73 ? 2500 : 2400;
        full.year -= thai_offset;
        break;
    case calendar_kind::hijri:
        if (date.year < 100)
            full.year += date.year < 52 ? 1400 : 1300;
        if (full.year < 1 || full.year > 9666 || date.month < 1 || date.month > 12 || date.day < 1 ||
            date.day > days_in_hijri_month(full.year, date.month))
            return false;
        serial_day = hijri_epoch + days_before_hijri_year(full.year) + days_before_hijri_month(date.month) +
                     date.day - 1;
        return serial_day <= last_day;
    }
    if (!is_valid(full))
        return false;
    serial_day = to_serial_day(full);
    return true;
}

} // namespace comity
