/* A clock for measuring. https://learn.microsoft.com/windows/win32/api/profileapi/ */
#ifndef COMITY_PROFILEAPI_H
#define COMITY_PROFILEAPI_H

#include <windef.h>
#include <winerror.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Ticks of a clock that never goes back, 10,000,000 a second. TRUE. */
STDAPI_(BOOL) QueryPerformanceCounter(LARGE_INTEGER *ticks);
STDAPI_(BOOL) QueryPerformanceFrequency(LARGE_INTEGER *ticks_per_second);

#ifdef __cplusplus
}
#endif

#endif /* COMITY_PROFILEAPI_H */
