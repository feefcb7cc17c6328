/* Times as fields and as counts, and time zones. https://learn.microsoft.com/windows/win32/api/timezoneapi/ */
#ifndef COMITY_TIMEZONEAPI_H
#define COMITY_TIMEZONEAPI_H

#include <windef.h>
#include <winerror.h>

#define TIME_ZONE_ID_INVALID ((DWORD)0xFFFFFFFF)
#define TIME_ZONE_ID_UNKNOWN 0u
#define TIME_ZONE_ID_STANDARD 1u
#define TIME_ZONE_ID_DAYLIGHT 2u

/* Minutes that are added to local time to get UTC. The dates give the day in a month: wYear 0, wDay the how-manieth wDayOfWeek of the
 * month, 5 being the last, and a wMonth of 0 says that there is no daylight saving time. */
typedef struct _TIME_ZONE_INFORMATION {
    LONG Bias;
    WCHAR StandardName[32];
    SYSTEMTIME StandardDate;
    LONG StandardBias;
    WCHAR DaylightName[32];
    SYSTEMTIME DaylightDate;
    LONG DaylightBias;
} TIME_ZONE_INFORMATION, *PTIME_ZONE_INFORMATION, *LPTIME_ZONE_INFORMATION;

#ifdef __cplusplus
extern "C" {
#endif

/** Years 1601 to 30827; the day of the week is not looked at. FALSE: ERROR_INVALID_PARAMETER. */
STDAPI_(BOOL) SystemTimeToFileTime(const SYSTEMTIME *system_time, LPFILETIME file_time);
/** FALSE for a count of 2^63 and above: ERROR_INVALID_PARAMETER. */
STDAPI_(BOOL) FileTimeToSystemTime(const FILETIME *file_time, LPSYSTEMTIME system_time);

/** The zone the process is in (TZ, or the system's), with the rule of the current year. TIME_ZONE_ID_STANDARD, _DAYLIGHT, or _UNKNOWN without
 * daylight saving time. */
STDAPI_(DWORD) GetTimeZoneInformation(LPTIME_ZONE_INFORMATION zone);
/** To and from the time of a zone, by the rule that the zone's information gives, also in years in which another rule was in force; NULL is
 * the zone of GetTimeZoneInformation. FALSE: ERROR_INVALID_PARAMETER. */
STDAPI_(BOOL) SystemTimeToTzSpecificLocalTime(const TIME_ZONE_INFORMATION *zone, const SYSTEMTIME *utc, LPSYSTEMTIME local);
STDAPI_(BOOL) TzSpecificLocalTimeToSystemTime(const TIME_ZONE_INFORMATION *zone, const SYSTEMTIME *local, LPSYSTEMTIME utc);

#ifdef __cplusplus
}
#endif

#endif /* COMITY_TIMEZONEAPI_H */
