/// The exported functions about the calendar.
#include <oleauto.h>

#include "calendar.hpp"

using namespace comity;

namespace {

/// The years that the two functions for MS-DOS are documented to take, although seven bits count to 2107.
constexpr int first_dos_year = 1980;
constexpr int last_dos_year = 2099;

/// The DATE of these parts. A day or an hour beyond the end of its month or day counts on into the next one,
/// and day 0 and month 0 are the last of the one before: 31 February is 3 March. @return false if a part is
/// beyond that, or the result out of range
bool make_rolling_date(const civil_date& date, const clock_time& time, double& out) {
    if (date.year < 100 || date.year > 9999 || date.month < 0 || date.month > 12 || date.day < 0 ||
        date.day > 31)
        return false;
    const civil_date first =
        date.month == 0 ? civil_date{date.year - 1, 12, 1} : civil_date{date.year, date.month, 1};
    const int seconds = time.hour * 3600 + time.minute * 60 + time.second;
    const int day = to_serial_day(first) + date.day - 1 + seconds / seconds_in_day;
    if (day < first_day || day > last_day)
        return false;
    const int rest = seconds % seconds_in_day;
    out = make_date(day, {rest / 3600, rest / 60 % 60, rest % 60});
    return true;
}

} // namespace

STDAPI_(INT) SystemTimeToVariantTime(LPSYSTEMTIME lpSystemTime, DOUBLE* pvtime) {
    if (!lpSystemTime || !pvtime)
        return FALSE;
    const SYSTEMTIME& in = *lpSystemTime;
    // A DATE of this function has no milliseconds.
    double date;
    if (!make_rolling_date({full_year(in.wYear), in.wMonth, in.wDay}, {in.wHour, in.wMinute, in.wSecond},
                           date))
        return FALSE;
    *pvtime = date;
    return TRUE;
}

STDAPI_(INT) VariantTimeToSystemTime(DOUBLE vtime, LPSYSTEMTIME lpSystemTime) {
    split_date parts;
    if (!lpSystemTime || !split(vtime, parts))
        return FALSE;
    const civil_date date = from_serial_day(parts.serial_day);
    SYSTEMTIME out{};
    out.wYear = static_cast<WORD>(date.year);
    out.wMonth = static_cast<WORD>(date.month);
    out.wDay = static_cast<WORD>(date.day);
    out.wDayOfWeek = static_cast<WORD>(weekday_of(parts.serial_day));
    out.wHour = static_cast<WORD>(parts.time.hour);
    out.wMinute = static_cast<WORD>(parts.time.minute);
    out.wSecond = static_cast<WORD>(parts.time.second);
    *lpSystemTime = out;
    return TRUE;
}

// MS-DOS packs a date as 7 bits of years from 1980, 4 of the month, 5 of the day, and a time as 5 bits of
// hours, 6 of minutes, 5 of half seconds.
STDAPI_(INT) DosDateTimeToVariantTime(USHORT wDosDate, USHORT wDosTime, DOUBLE* pvtime) {
    if (!pvtime)
        return FALSE;
    const civil_date date{first_dos_year + (wDosDate >> 9), wDosDate >> 5 & 15, wDosDate & 31};
    const clock_time time{wDosTime >> 11, wDosTime >> 5 & 63, (wDosTime & 31) * 2};
    double out;
    if (date.year > last_dos_year || time.hour > 23 || time.minute > 59 || time.second > 59 ||
        !make_rolling_date(date, time, out))
        return FALSE;
    *pvtime = out;
    return TRUE;
}

STDAPI_(INT) VariantTimeToDosDateTime(DOUBLE vtime, USHORT* pwDosDate, USHORT* pwDosTime) {
    split_date parts;
    if (!pwDosDate || !pwDosTime || !split(vtime, parts))
        return FALSE;
    const civil_date date = from_serial_day(parts.serial_day);
    if (date.year < first_dos_year || date.year > last_dos_year)
        return FALSE;
    *pwDosDate = static_cast<USHORT>((date.year - first_dos_year) << 9 | date.month << 5 | date.day);
    *pwDosTime = static_cast<USHORT>(parts.time.hour << 11 | parts.time.minute << 5 | parts.time.second / 2);
    return TRUE;
}
