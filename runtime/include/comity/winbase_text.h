/* The text functions of <winbase.h>. */
#ifndef COMITY_WINBASE_TEXT_H
#define COMITY_WINBASE_TEXT_H

#include <windef.h>

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

#ifdef __cplusplus
}
#endif

#endif /* COMITY_WINBASE_TEXT_H */
