/* Environment and command line. https://learn.microsoft.com/windows/win32/api/processenv/ */
#ifndef COMITY_PROCESSENV_H
#define COMITY_PROCESSENV_H

#include <windef.h>
#include <winerror.h>

/** The value and its length without the NUL; with it where it does not fit. A name is found in either case of its letters, the exact one
 * first. 0: ERROR_ENVVAR_NOT_FOUND. Texts are UTF-8 in the A forms. */
STDAPI_(DWORD) GetEnvironmentVariableA(LPCSTR name, LPSTR value, DWORD capacity);
STDAPI_(DWORD) GetEnvironmentVariableW(LPCWSTR name, LPWSTR value, DWORD capacity);
/** NULL takes the variable out. FALSE: ERROR_INVALID_PARAMETER, ERROR_ENVVAR_NOT_FOUND. */
STDAPI_(BOOL) SetEnvironmentVariableA(LPCSTR name, LPCSTR value);
STDAPI_(BOOL) SetEnvironmentVariableW(LPCWSTR name, LPCWSTR value);
/** The arguments in one line, quoted where they need it in the way CommandLineToArgvW documents. It is the process' own; do not free it. */
STDAPI_(LPSTR) GetCommandLineA(void);
STDAPI_(LPWSTR) GetCommandLineW(void);

#ifdef __cplusplus
extern "C" {
#endif

#ifdef UNICODE
#define GetEnvironmentVariable GetEnvironmentVariableW
#define SetEnvironmentVariable SetEnvironmentVariableW
#define GetCommandLine GetCommandLineW
#else
#define GetEnvironmentVariable GetEnvironmentVariableA
#define SetEnvironmentVariable SetEnvironmentVariableA
#define GetCommandLine GetCommandLineA
#endif

#ifdef __cplusplus
}
#endif

#endif /* COMITY_PROCESSENV_H */
