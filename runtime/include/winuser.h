/* What of <winuser.h> has nothing to do with windows, and the types and numbers of messages that interfaces of COM pass on.
 * https://learn.microsoft.com/windows/win32/api/winuser/ */
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

typedef LRESULT(CALLBACK *WNDPROC)(HWND window, UINT message, WPARAM wparam, LPARAM lparam);

/** A message of a window. There are no windows here: it is a parameter of interfaces (IOleObject::DoVerb) that are usually given NULL. */
typedef struct tagMSG {
    HWND hwnd;
    UINT message;
    WPARAM wParam;
    LPARAM lParam;
    DWORD time;
    POINT pt;
} MSG, *PMSG, *LPMSG;

typedef struct tagNMHDR {
    HWND hwndFrom;
    UINT_PTR idFrom;
    UINT code;
} NMHDR, *LPNMHDR;

#define MAKEWPARAM(low, high) ((WPARAM)(DWORD)MAKELONG(low, high))
#define MAKELPARAM(low, high) ((LPARAM)(DWORD)MAKELONG(low, high))
#define MAKELRESULT(low, high) ((LRESULT)(DWORD)MAKELONG(low, high))

#include <comity/winuser_constants.h>

#endif /* COMITY_WINUSER_H */
