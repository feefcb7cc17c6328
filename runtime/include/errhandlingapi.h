/* The last-error code. https://learn.microsoft.com/windows/win32/api/errhandlingapi/ */
#ifndef COMITY_ERRHANDLINGAPI_H
#define COMITY_ERRHANDLINGAPI_H

#include <windef.h>
#include <winerror.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The calling thread's last-error code: a value of its own for each thread, 0 at first. Functions that fail set it; whether
 * one that succeeds leaves it alone is said with the function. It is not C's errno, and not COM's error info. */
STDAPI_(DWORD) GetLastError(void);
STDAPI_(void) SetLastError(DWORD code);

#ifdef __cplusplus
}
#endif

#endif /* COMITY_ERRHANDLINGAPI_H */
