/* Environment, command line, working folder, standard streams. https://learn.microsoft.com/windows/win32/api/processenv/ */
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
/** The working folder, without a slash at its end, and its length without the NUL; with it where it does not fit. */
STDAPI_(DWORD) GetCurrentDirectoryA(DWORD capacity, LPSTR path);
STDAPI_(DWORD) GetCurrentDirectoryW(DWORD capacity, LPWSTR path);
STDAPI_(BOOL) SetCurrentDirectoryA(LPCSTR path);
STDAPI_(BOOL) SetCurrentDirectoryW(LPCWSTR path);
#define STD_INPUT_HANDLE ((DWORD)-10)
#define STD_OUTPUT_HANDLE ((DWORD)-11)
#define STD_ERROR_HANDLE ((DWORD)-12)
/** A handle for ReadFile and WriteFile; the process' own, do not close it. INVALID_HANDLE_VALUE: ERROR_INVALID_HANDLE. */
STDAPI_(HANDLE) GetStdHandle(DWORD which);

#ifdef __cplusplus
extern "C" {
#endif

#ifdef UNICODE
#define GetEnvironmentVariable GetEnvironmentVariableW
#define SetEnvironmentVariable SetEnvironmentVariableW
#define GetCommandLine GetCommandLineW
#define GetCurrentDirectory GetCurrentDirectoryW
#define SetCurrentDirectory SetCurrentDirectoryW
#else
#define GetEnvironmentVariable GetEnvironmentVariableA
#define SetEnvironmentVariable SetEnvironmentVariableA
#define GetCommandLine GetCommandLineA
#define GetCurrentDirectory GetCurrentDirectoryA
#define SetCurrentDirectory SetCurrentDirectoryA
#endif

#ifdef __cplusplus
}
#endif

#endif /* COMITY_PROCESSENV_H */
