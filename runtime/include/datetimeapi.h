/* Dates and times as text. https://learn.microsoft.com/windows/win32/api/datetimeapi/ */
#ifndef COMITY_DATETIMEAPI_H
#define COMITY_DATETIMEAPI_H
#define _APISETDATETIME_

#include <windef.h>
#include <winerror.h>
#include <comity/winnls_constants.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The date of a SYSTEMTIME (today's in local time for NULL), by a picture (d dd ddd dddd M MM MMM MMMM y yy yyyy g, 'text'), or
 * without one in the locale's form: DATE_SHORTDATE, DATE_LONGDATE, DATE_YEARMONTH or DATE_MONTHDAY. Names of months are genitives where a day
 * stands beside them. DATE_LTRREADING and its relatives put a mark of direction in front of each part.
 *
 * Returns the units with the NUL, written or with `room` 0 needed; 0 with ERROR_INVALID_PARAMETER (no date from 1601 to 30827, no
 * locale, a null buffer, a calendar), ERROR_INVALID_FLAGS (unknown or contradicting ones, a form beside a picture,
 * DATE_USE_ALT_CALENDAR in a locale that has another calendar) or ERROR_INSUFFICIENT_BUFFER. Members of the time do not count, nor the day of
 * the week. */
STDAPI_(int)
GetDateFormatA(LCID lcid, DWORD flags, const SYSTEMTIME *date, LPCSTR picture, LPSTR out, int room);
STDAPI_(int)
GetDateFormatW(LCID lcid, DWORD flags, const SYSTEMTIME *date, LPCWSTR picture, LPWSTR out, int room);
STDAPI_(int)
GetDateFormatEx(LPCWSTR locale, DWORD flags, const SYSTEMTIME *date, LPCWSTR picture, LPWSTR out, int room,
                LPCWSTR calendar);
/** The time of a SYSTEMTIME (now, in local time, for NULL), by a picture (h hh H HH m mm s ss t tt, 'text') or the locale's form, from
 * which TIME_NOSECONDS, TIME_NOMINUTESORSECONDS and TIME_NOTIMEMARKER take parts and the text that separates them, and which
 * TIME_FORCE24HOURFORMAT changes to hours from 0 to 23. Results as above; members of the date do not count. */
STDAPI_(int)
GetTimeFormatA(LCID lcid, DWORD flags, const SYSTEMTIME *time, LPCSTR picture, LPSTR out, int room);
STDAPI_(int)
GetTimeFormatW(LCID lcid, DWORD flags, const SYSTEMTIME *time, LPCWSTR picture, LPWSTR out, int room);
STDAPI_(int)
GetTimeFormatEx(LPCWSTR locale, DWORD flags, const SYSTEMTIME *time, LPCWSTR picture, LPWSTR out, int room);
#define GetDateFormat COMITY_AW_(GetDateFormat)
#define GetTimeFormat COMITY_AW_(GetTimeFormat)

#ifdef __cplusplus
}
#endif

#endif /* COMITY_DATETIMEAPI_H */
