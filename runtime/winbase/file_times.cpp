/// Dates, times, and counts of them. https://learn.microsoft.com/windows/win32/sysinfo/time-functions
#include "file_times.hpp"

#include <chrono>

#include <fileapi.h>
#include <sysinfoapi.h>
#include <timezoneapi.h>
#include <winbase.h>

#include "last_error.hpp"

namespace comity::winbase {

namespace {

namespace calendar = std::chrono;

/// Days from 1601-01-01 to the epoch of sys_days.
constexpr int days_to_unix_epoch = static_cast<int>(unix_epoch / ticks_per_day);

} // namespace

SYSTEMTIME to_fields(std::int64_t count) noexcept {
    const auto days = static_cast<int>(count / ticks_per_day);
    const std::int64_t in_day = count % ticks_per_day / ticks_per_millisecond;
    const calendar::sys_days date{calendar::days(days - days_to_unix_epoch)};
    const calendar::year_month_day parts(date);
    SYSTEMTIME fields;
    fields.wYear = static_cast<WORD>(static_cast<int>(parts.year()));
    fields.wMonth = static_cast<WORD>(static_cast<unsigned>(parts.month()));
    fields.wDay = static_cast<WORD>(static_cast<unsigned>(parts.day()));
    fields.wDayOfWeek = static_cast<WORD>(calendar::weekday(date).c_encoding());
    fields.wHour = static_cast<WORD>(in_day / 3'600'000);
    fields.wMinute = static_cast<WORD>(in_day / 60'000 % 60);
    fields.wSecond = static_cast<WORD>(in_day / 1000 % 60);
    fields.wMilliseconds = static_cast<WORD>(in_day % 1000);
    return fields;
}

bool to_ticks(const SYSTEMTIME& fields, std::int64_t& count) noexcept {
    const calendar::year_month_day date{calendar::year(fields.wYear), calendar::month(fields.wMonth),
                                        calendar::day(fields.wDay)};
    if (fields.wYear < 1601 || fields.wYear > 30827 || fields.wMonth > 12 || fields.wDay > 31 || !date.ok() ||
        fields.wHour > 23 || fields.wMinute > 59 || fields.wSecond > 59 || fields.wMilliseconds > 999)
        return false;
    const std::int64_t days = calendar::sys_days(date).time_since_epoch().count() + days_to_unix_epoch;
    const std::int64_t minutes = fields.wHour * 60 + fields.wMinute;
    count = days * ticks_per_day + minutes * ticks_per_minute + fields.wSecond * ticks_per_second +
            fields.wMilliseconds * ticks_per_millisecond;
    return true;
}

unsigned day_of_month(int year, unsigned month, unsigned weekday, unsigned week) noexcept {
    const calendar::year_month in_month = calendar::year(year) / calendar::month(month);
    if (week >= 5) {
        const calendar::year_month_day last(
            calendar::sys_days(in_month / calendar::weekday(weekday)[calendar::last]));
        return static_cast<unsigned>(last.day());
    }
    const calendar::year_month_day day(calendar::sys_days(in_month / calendar::weekday(weekday)[week]));
    return static_cast<unsigned>(day.day());
}

} // namespace comity::winbase

using namespace comity::winbase;

STDAPI_(BOOL) SystemTimeToFileTime(const SYSTEMTIME* system_time, LPFILETIME out) {
    std::int64_t count = 0;
    if (!system_time || !out || !to_ticks(*system_time, count))
        return fail(ERROR_INVALID_PARAMETER, BOOL{FALSE});
    *out = file_time(static_cast<std::uint64_t>(count));
    return TRUE;
}

STDAPI_(BOOL) FileTimeToSystemTime(const FILETIME* time, LPSYSTEMTIME out) {
    if (!time || !out || ticks(*time) > INT64_MAX)
        return fail(ERROR_INVALID_PARAMETER, BOOL{FALSE});
    *out = to_fields(static_cast<std::int64_t>(ticks(*time)));
    return TRUE;
}

STDAPI_(LONG) CompareFileTime(const FILETIME* a, const FILETIME* b) {
    const std::uint64_t first = ticks(*a);
    const std::uint64_t second = ticks(*b);
    return first < second ? -1 : first > second ? 1 : 0;
}

STDAPI_(BOOL) DosDateTimeToFileTime(WORD date, WORD time, LPFILETIME out) {
    SYSTEMTIME fields{};
    fields.wYear = static_cast<WORD>(1980 + (date >> 9));
    fields.wMonth = date >> 5 & 0xf;
    fields.wDay = date & 0x1f;
    fields.wHour = static_cast<WORD>(time >> 11);
    fields.wMinute = time >> 5 & 0x3f;
    fields.wSecond = static_cast<WORD>((time & 0x1f) * 2);
    return SystemTimeToFileTime(&fields, out);
}

STDAPI_(BOOL) FileTimeToDosDateTime(const FILETIME* time, LPWORD date_out, LPWORD time_out) {
    SYSTEMTIME fields{};
    if (!date_out || !time_out || !FileTimeToSystemTime(time, &fields) || fields.wYear < 1980 ||
        fields.wYear > 2107)
        return fail(ERROR_INVALID_PARAMETER, BOOL{FALSE});
    *date_out = static_cast<WORD>((fields.wYear - 1980) << 9 | fields.wMonth << 5 | fields.wDay);
    *time_out = static_cast<WORD>(fields.wHour << 11 | fields.wMinute << 5 | fields.wSecond / 2);
    return TRUE;
}
