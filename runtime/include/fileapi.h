/* Of files, their times and where temporary ones go. https://learn.microsoft.com/windows/win32/api/fileapi/ */
#ifndef COMITY_FILEAPI_H
#define COMITY_FILEAPI_H

#include <windef.h>
#include <winerror.h>

/** -1, 0, 1. */
STDAPI_(LONG) CompareFileTime(const FILETIME *a, const FILETIME *b);
/** To and from local time by what is in force now, daylight saving time or not, whatever the date. FALSE: ERROR_INVALID_PARAMETER. */
STDAPI_(BOOL) FileTimeToLocalFileTime(const FILETIME *utc, LPFILETIME local);
STDAPI_(BOOL) LocalFileTimeToFileTime(const FILETIME *local, LPFILETIME utc);

/** $TMPDIR or /tmp, with a slash at its end. The length without the NUL, or with it where it does not fit. */
STDAPI_(DWORD) GetTempPathA(DWORD capacity, LPSTR path);
STDAPI_(DWORD) GetTempPathW(DWORD capacity, LPWSTR path);

#ifdef __cplusplus
extern "C" {
#endif

#ifdef UNICODE
#define GetTempPath GetTempPathW
#else
#define GetTempPath GetTempPathA
#endif

#ifdef __cplusplus
}
#endif

#endif /* COMITY_FILEAPI_H */
