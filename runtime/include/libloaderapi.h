/* Loading of modules, over dlopen. https://learn.microsoft.com/windows/win32/api/libloaderapi/ */
#ifndef COMITY_LIBLOADERAPI_H
#define COMITY_LIBLOADERAPI_H

#include <windef.h>
#include <winerror.h>

#define DONT_RESOLVE_DLL_REFERENCES 0x00000001
#define LOAD_LIBRARY_AS_DATAFILE 0x00000002
#define LOAD_WITH_ALTERED_SEARCH_PATH 0x00000008
#define LOAD_LIBRARY_AS_IMAGE_RESOURCE 0x00000020
#define LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR 0x00000100
#define LOAD_LIBRARY_SEARCH_APPLICATION_DIR 0x00000200
#define LOAD_LIBRARY_SEARCH_USER_DIRS 0x00000400
#define LOAD_LIBRARY_SEARCH_SYSTEM32 0x00000800
#define LOAD_LIBRARY_SEARCH_DEFAULT_DIRS 0x00001000
#define GET_MODULE_HANDLE_EX_FLAG_PIN 0x1
#define GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT 0x2
#define GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS 0x4

#ifdef __cplusplus
extern "C" {
#endif

/** Loads a shared library, or takes another reference to it. oleaut32, ole32, combase, kernel32, kernelbase and user32, in either case, with
 * or without .dll and a folder in front, are Comity itself: each a module of its own, but all with what libcomity exports. Of
 * another name without a folder, NAME, libNAME.so and NAME.so are tried, with NAME freed of .dll, where the system's loader looks;
 * with a folder, that file, and with .so in place of a .dll that is not there. A backslash is a slash. Flags that say where to look are
 * taken and change nothing; those that load a file as data are refused.
 * NULL: ERROR_MOD_NOT_FOUND, ERROR_BAD_EXE_FORMAT for a file that is no library, ERROR_INVALID_PARAMETER. */
STDAPI_(HMODULE) LoadLibraryA(LPCSTR name);
STDAPI_(HMODULE) LoadLibraryW(LPCWSTR name);
STDAPI_(HMODULE) LoadLibraryExA(LPCSTR name, HANDLE reserved, DWORD flags);
STDAPI_(HMODULE) LoadLibraryExW(LPCWSTR name, HANDLE reserved, DWORD flags);
/** What the module itself exports under the name, and not what its dependencies do. oleaut32 is asked by its published ordinals too
 * (MAKEINTRESOURCEA(number)). NULL: ERROR_PROC_NOT_FOUND, ERROR_INVALID_HANDLE. */
STDAPI_(FARPROC) GetProcAddress(HMODULE module, LPCSTR name);
/** Gives the reference of LoadLibrary or GetModuleHandleEx back. A module that nobody took so is left alone. */
STDAPI_(BOOL) FreeLibrary(HMODULE module);
/** FreeLibrary, and then ExitThread, for a thread whose code is in the module. */
STDAPI_(void) FreeLibraryAndExitThread(HMODULE module, DWORD code) DECLSPEC_NORETURN;
/** A module that is loaded, without a reference; NULL is the program. NULL: ERROR_MOD_NOT_FOUND. */
STDAPI_(HMODULE) GetModuleHandleA(LPCSTR name);
STDAPI_(HMODULE) GetModuleHandleW(LPCWSTR name);
STDAPI_(BOOL) GetModuleHandleExA(DWORD flags, LPCSTR name, HMODULE *module);
STDAPI_(BOOL) GetModuleHandleExW(DWORD flags, LPCWSTR name, HMODULE *module);
/** The module's path, NULL being the program, and the number of units without the NUL. A path that does not fit is cut off, with a NUL at
 * its end, and the answer is the capacity: ERROR_INSUFFICIENT_BUFFER. 0: ERROR_MOD_NOT_FOUND. */
STDAPI_(DWORD) GetModuleFileNameA(HMODULE module, LPSTR path, DWORD capacity);
STDAPI_(DWORD) GetModuleFileNameW(HMODULE module, LPWSTR path, DWORD capacity);
/** Modules are not told of threads here, so there is nothing to leave off: TRUE. FALSE: ERROR_MOD_NOT_FOUND. */
STDAPI_(BOOL) DisableThreadLibraryCalls(HMODULE module);

#ifdef __cplusplus
}
#endif

#ifdef UNICODE
#define LoadLibrary LoadLibraryW
#define LoadLibraryEx LoadLibraryExW
#define GetModuleHandle GetModuleHandleW
#define GetModuleHandleEx GetModuleHandleExW
#define GetModuleFileName GetModuleFileNameW
#else
#define LoadLibrary LoadLibraryA
#define LoadLibraryEx LoadLibraryExA
#define GetModuleHandle GetModuleHandleA
#define GetModuleHandleEx GetModuleHandleExA
#define GetModuleFileName GetModuleFileNameA
#endif

#endif /* COMITY_LIBLOADERAPI_H */
