/* Words to a debugger. https://learn.microsoft.com/windows/win32/api/debugapi/ */
#ifndef COMITY_DEBUGAPI_H
#define COMITY_DEBUGAPI_H

#include <windef.h>
#include <winerror.h>

/** The text goes to standard error when the environment variable COMITY_DEBUG_OUTPUT is set and not empty, and nowhere otherwise. */
STDAPI_(void) OutputDebugStringA(LPCSTR text);
STDAPI_(void) OutputDebugStringW(LPCWSTR text);
/** Whether another process traces this one (Linux; elsewhere FALSE). */
STDAPI_(BOOL) IsDebuggerPresent(void);
/** Raises SIGTRAP: a debugger stops there, and without one the process ends. */
STDAPI_(void) DebugBreak(void);

#ifdef __cplusplus
extern "C" {
#endif

#ifdef UNICODE
#define OutputDebugString OutputDebugStringW
#else
#define OutputDebugString OutputDebugStringA
#endif

#ifdef __cplusplus
}
#endif

#endif /* COMITY_DEBUGAPI_H */
