/* What of <winuser.h> has nothing to do with windows. https://learn.microsoft.com/windows/win32/api/winuser/ */
#ifndef COMITY_WINUSER_H
#define COMITY_WINUSER_H
#define _WINUSER_

#include <windef.h>
#include <comity/winuser_text.h>

/* A number in the place of a name: of a function's ordinal, or a resource. */
#define IS_INTRESOURCE(name) ((((ULONG_PTR)(name)) >> 16) == 0)
#define MAKEINTRESOURCEA(number) ((LPSTR)((ULONG_PTR)((WORD)(number))))
#define MAKEINTRESOURCEW(number) ((LPWSTR)((ULONG_PTR)((WORD)(number))))
#ifdef UNICODE
#define MAKEINTRESOURCE MAKEINTRESOURCEW
#else
#define MAKEINTRESOURCE MAKEINTRESOURCEA
#endif

#ifdef __cplusplus
extern "C" {
#endif

#ifdef __cplusplus
}
#endif

#endif /* COMITY_WINUSER_H */
