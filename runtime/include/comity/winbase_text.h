/* The text functions of <winbase.h>. */
#ifndef COMITY_WINBASE_TEXT_H
#define COMITY_WINBASE_TEXT_H

#include <stdarg.h>

#include <windef.h>

#define FORMAT_MESSAGE_MAX_WIDTH_MASK 0x000000ff
#define FORMAT_MESSAGE_ALLOCATE_BUFFER 0x00000100
#define FORMAT_MESSAGE_IGNORE_INSERTS 0x00000200
#define FORMAT_MESSAGE_FROM_STRING 0x00000400
#define FORMAT_MESSAGE_FROM_HMODULE 0x00000800
#define FORMAT_MESSAGE_FROM_SYSTEM 0x00001000
#define FORMAT_MESSAGE_ARGUMENT_ARRAY 0x00002000

#ifdef __cplusplus
extern "C" {
#endif

/** The number of units in front of the NUL; 0 for NULL. */
STDAPI_(int) lstrlenA(LPCSTR text);
STDAPI_(int) lstrlenW(LPCWSTR text);
/** As the C library's functions, but NULL and ERROR_INVALID_PARAMETER for a null pointer. lstrcpyn copies at most room - 1 units
 * and always ends in a NUL, where there is any room. */
STDAPI_(LPSTR) lstrcpyA(LPSTR to, LPCSTR from);
STDAPI_(LPWSTR) lstrcpyW(LPWSTR to, LPCWSTR from);
STDAPI_(LPSTR) lstrcpynA(LPSTR to, LPCSTR from, int room);
STDAPI_(LPWSTR) lstrcpynW(LPWSTR to, LPCWSTR from, int room);
STDAPI_(LPSTR) lstrcatA(LPSTR to, LPCSTR from);
STDAPI_(LPWSTR) lstrcatW(LPWSTR to, LPCWSTR from);
/** By the order of the thread's locale: -1, 0 or 1; NULL is less than any text. lstrcmpi without regard to case. */
STDAPI_(int) lstrcmpA(LPCSTR a, LPCSTR b);
STDAPI_(int) lstrcmpW(LPCWSTR a, LPCWSTR b);
STDAPI_(int) lstrcmpiA(LPCSTR a, LPCSTR b);
STDAPI_(int) lstrcmpiW(LPCWSTR a, LPCWSTR b);
#define lstrcmp COMITY_AW_(lstrcmp)
#define lstrcmpi COMITY_AW_(lstrcmpi)
#define lstrlen COMITY_AW_(lstrlen)
#define lstrcpy COMITY_AW_(lstrcpy)
#define lstrcpyn COMITY_AW_(lstrcpyn)
#define lstrcat COMITY_AW_(lstrcat)

/** Writes a message with its inserts (%1!printf conversion!), and gives its length without the NUL. The text is the caller's
 * (FROM_STRING) or the English one of a system error or an HRESULT (FROM_SYSTEM); modules have no messages. The arguments are a
 * va_list or, with ARGUMENT_ARRAY, an array of values as wide as a pointer. With ALLOCATE_BUFFER `buffer` is the address of a pointer that receives a
 * block, to be freed with LocalFree, of at least `size` characters; NULL on failure. The low byte of the flags is the longest
 * line, 0 for the lines that the text has, 0xFF for %n alone.
 * 0 on failure: ERROR_INVALID_PARAMETER (no source, no buffer, an insert without arguments, a malformed one),
 * ERROR_INSUFFICIENT_BUFFER, ERROR_MORE_DATA (more than 128 K bytes), ERROR_MR_MID_NOT_FOUND, ERROR_RESOURCE_LANG_NOT_FOUND (a language
 * other than English), ERROR_RESOURCE_TYPE_NOT_FOUND (from a module), ERROR_NO_WORK_DONE (a message of no characters),
 * ERROR_NOT_ENOUGH_MEMORY. */
STDAPI_(DWORD)
FormatMessageA(DWORD flags, LPCVOID source, DWORD message, DWORD language, LPSTR buffer, DWORD size, va_list *arguments);
STDAPI_(DWORD)
FormatMessageW(DWORD flags, LPCVOID source, DWORD message, DWORD language, LPWSTR buffer, DWORD size, va_list *arguments);
#define FormatMessage COMITY_AW_(FormatMessage)

#ifdef __cplusplus
}
#endif

#endif /* COMITY_WINBASE_TEXT_H */
