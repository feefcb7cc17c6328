/// Local time. https://learn.microsoft.com/windows/win32/sysinfo/local-time
#include <fileapi.h>
#include <sysinfoapi.h>
#include <timezoneapi.h>

#include <algorithm>
#include <ctime>

#include "file_times.hpp"
#include "last_error.hpp"
#include "wide_text.hpp"

using namespace comity::winbase;

namespace {

/// Where the system's zone is at a moment.
struct zone_state {
    std::int64_t offset_seconds = 0;
    bool daylight = false;
    std::string name;
};

zone_state zone_at(std::time_t moment) {
    std::tm parts{};
    if (!localtime_r(&moment, &parts))
        return {};
    return {parts.tm_gmtoff, parts.tm_isdst > 0, parts.tm_zone ? parts.tm_zone : ""};
}

std::time_t to_unix(std::int64_t ticks) {
    return static_cast<std::time_t>((ticks - unix_epoch) / ticks_per_second);
}

/// The first second between `from` and `to` in which the zone is no longer as at `from`; it changes once
/// between them.
std::time_t find_change(std::time_t from, std::time_t to) {
    const std::int64_t before = zone_at(from).offset_seconds;
    while (from + 1 < to) {
        const std::time_t middle = from + (to - from) / 2;
        (zone_at(middle).offset_seconds == before ? from : to) = middle;
    }
    return to;
}

/// A change as a day in a month, in the local time that was in force until then.
SYSTEMTIME as_rule(std::time_t moment, std::int64_t offset_seconds) {
    const SYSTEMTIME local =
        to_fields(unix_epoch + (std::int64_t{moment} + offset_seconds) * ticks_per_second);
    const unsigned last = day_of_month(local.wYear, local.wMonth, local.wDayOfWeek, 5);
    SYSTEMTIME rule = local;
    rule.wYear = 0;
    rule.wDay = static_cast<WORD>(local.wDay == last ? 5 : (local.wDay - 1) / 7 + 1);
    return rule;
}

void copy_name(WCHAR (&out)[32], const std::string& name) {
    const std::u16string text = comity::to_utf16(name);
    const std::size_t length = std::min(text.size(), std::size(out) - 1);
    std::copy_n(text.begin(), length, out);
    out[length] = 0;
}

DWORD describe_zone(TIME_ZONE_INFORMATION& zone) {
    zone = {};
    const std::int64_t now = current_ticks();
    const zone_state present = zone_at(to_unix(now));
    SYSTEMTIME new_year{};
    new_year.wYear = to_fields(now).wYear;
    new_year.wMonth = new_year.wDay = 1;
    std::int64_t beginning = 0;
    to_ticks(new_year, beginning);
    std::time_t month = to_unix(beginning);
    zone_state standard = present, daylight = present;
    bool to_daylight = false, to_standard = false;
    // A month at a time: no zone changes twice within one and is back where it was.
    for (int i = 0; i < 12; ++i, month += 31 * 86400) {
        const zone_state from = zone_at(month), to = zone_at(month + 31 * 86400);
        if (from.daylight == to.daylight)
            continue;
        const SYSTEMTIME rule = as_rule(find_change(month, month + 31 * 86400), from.offset_seconds);
        (to.daylight ? zone.DaylightDate : zone.StandardDate) = rule;
        (to.daylight ? to_daylight : to_standard) = true;
        (from.daylight ? daylight : standard) = from;
        (to.daylight ? daylight : standard) = to;
    }
    if (!to_daylight || !to_standard)
        zone.StandardDate = zone.DaylightDate = {};
    zone.Bias = static_cast<LONG>(-standard.offset_seconds / 60);
    copy_name(zone.StandardName, standard.name);
    copy_name(zone.DaylightName, daylight.name);
    if (!to_daylight || !to_standard)
        return TIME_ZONE_ID_UNKNOWN;
    zone.DaylightBias = static_cast<LONG>(-daylight.offset_seconds / 60) - zone.Bias;
    return present.daylight ? TIME_ZONE_ID_DAYLIGHT : TIME_ZONE_ID_STANDARD;
}

/// When a rule takes effect in a year, as local time; false for a rule that says nothing of the kind.
bool rule_in_year(const SYSTEMTIME& rule, WORD year, std::int64_t& ticks) {
    SYSTEMTIME fields = rule;
    fields.wYear = year;
    if (rule.wMonth < 1 || rule.wMonth > 12)
        return false;
    if (rule.wYear == 0) {
        if (rule.wDay < 1 || rule.wDay > 5 || rule.wDayOfWeek > 6)
            return false;
        fields.wDay = static_cast<WORD>(day_of_month(year, rule.wMonth, rule.wDayOfWeek, rule.wDay));
    }
    return to_ticks(fields, ticks);
}

enum class given { utc, local };

/// The minutes to add to a local time to get UTC. Each rule is told in the local time that is in force until
/// it takes effect.
bool find_bias(const TIME_ZONE_INFORMATION& zone, std::int64_t time, given what, LONG& bias) {
    const LONG standard = zone.Bias + zone.StandardBias;
    const LONG daylight = zone.Bias + zone.DaylightBias;
    if (zone.StandardDate.wMonth == 0 && zone.DaylightDate.wMonth == 0) {
        bias = zone.Bias;
        return true;
    }
    // The rule's year is the local one.
    const std::int64_t local = what == given::local ? time : time - standard * ticks_per_minute;
    const WORD year = to_fields(std::max<std::int64_t>(local, 0)).wYear;
    std::int64_t begins = 0, ends = 0;
    if (!rule_in_year(zone.DaylightDate, year, begins) || !rule_in_year(zone.StandardDate, year, ends))
        return false;
    if (what == given::utc) {
        begins += standard * ticks_per_minute;
        ends += daylight * ticks_per_minute;
    }
    const bool summer = begins < ends ? begins <= time && time < ends : time < ends || begins <= time;
    bias = summer ? daylight : standard;
    return true;
}

BOOL convert(const TIME_ZONE_INFORMATION* zone, const SYSTEMTIME* from, LPSYSTEMTIME to, given what) {
    return guarded(BOOL{FALSE}, [&]() -> BOOL {
        std::int64_t time = 0;
        LONG bias = 0;
        TIME_ZONE_INFORMATION own;
        if (!from || !to || !to_ticks(*from, time))
            return fail(ERROR_INVALID_PARAMETER, BOOL{FALSE});
        if (!zone) {
            describe_zone(own);
            zone = &own;
        }
        if (!find_bias(*zone, time, what, bias))
            return fail(ERROR_INVALID_PARAMETER, BOOL{FALSE});
        const std::int64_t change = bias * ticks_per_minute;
        const std::int64_t other = what == given::utc ? time - change : time + change;
        if (other < 0)
            return fail(ERROR_INVALID_PARAMETER, BOOL{FALSE});
        *to = to_fields(other);
        return TRUE;
    });
}

std::int64_t present_offset() {
    return zone_at(to_unix(current_ticks())).offset_seconds * ticks_per_second;
}

} // namespace

STDAPI_(DWORD) GetTimeZoneInformation(LPTIME_ZONE_INFORMATION zone) {
    if (!zone)
        return fail(ERROR_INVALID_PARAMETER, TIME_ZONE_ID_INVALID);
    return guarded(TIME_ZONE_ID_INVALID, [&] { return describe_zone(*zone); });
}

STDAPI_(BOOL)
SystemTimeToTzSpecificLocalTime(const TIME_ZONE_INFORMATION* zone, const SYSTEMTIME* utc,
                                LPSYSTEMTIME local) {
    return convert(zone, utc, local, given::utc);
}

STDAPI_(BOOL)
TzSpecificLocalTimeToSystemTime(const TIME_ZONE_INFORMATION* zone, const SYSTEMTIME* local,
                                LPSYSTEMTIME utc) {
    return convert(zone, local, utc, given::local);
}

STDAPI_(BOOL) FileTimeToLocalFileTime(const FILETIME* utc, LPFILETIME local) {
    return guarded(BOOL{FALSE}, [&]() -> BOOL {
        if (!utc || !local)
            return fail(ERROR_INVALID_PARAMETER, BOOL{FALSE});
        *local = file_time(ticks(*utc) + static_cast<std::uint64_t>(present_offset()));
        return TRUE;
    });
}

STDAPI_(BOOL) LocalFileTimeToFileTime(const FILETIME* local, LPFILETIME utc) {
    return guarded(BOOL{FALSE}, [&]() -> BOOL {
        if (!utc || !local)
            return fail(ERROR_INVALID_PARAMETER, BOOL{FALSE});
        *utc = file_time(ticks(*local) - static_cast<std::uint64_t>(present_offset()));
        return TRUE;
    });
}

STDAPI_(void) GetLocalTime(LPSYSTEMTIME time) {
    const std::int64_t now = current_ticks();
    const std::time_t moment = to_unix(now);
    std::tm parts{};
    if (!localtime_r(&moment, &parts)) {
        *time = to_fields(now);
        return;
    }
    *time = to_fields(now + parts.tm_gmtoff * ticks_per_second);
}
