/* More of Windows' basic type names. */
#ifndef COMITY_WINDEF_H
#define COMITY_WINDEF_H

#include <winnt.h>

typedef int32_t BOOL, *PBOOL, *LPBOOL;
typedef BYTE *PBYTE, *LPBYTE;
typedef uint16_t WORD, *PWORD, *LPWORD;
typedef uint32_t DWORD, *PDWORD, *LPDWORD;
typedef int INT, *PINT, *LPINT;
typedef unsigned int UINT, *PUINT;
typedef float FLOAT, *PFLOAT;
typedef double DOUBLE;
typedef LONG *LPLONG;
typedef void *LPVOID;
typedef const void *LPCVOID;
typedef int HFILE;
#define HFILE_ERROR ((HFILE)-1)
typedef char *PSZ;
typedef INT_PTR(CALLBACK *FARPROC)();
typedef INT_PTR(CALLBACK *NEARPROC)();
typedef INT_PTR(CALLBACK *PROC)();
typedef UINT_PTR WPARAM;
typedef LONG_PTR LPARAM;
typedef LONG_PTR LRESULT;
typedef DWORD COLORREF;
typedef WORD ATOM;

/* Handles are opaque pointers, each kind a type of its own as under STRICT. */
#define DECLARE_HANDLE(name) typedef struct name##__ *name
DECLARE_HANDLE(HWND);
DECLARE_HANDLE(HINSTANCE);
DECLARE_HANDLE(HDC);
DECLARE_HANDLE(HMENU);
DECLARE_HANDLE(HICON);
DECLARE_HANDLE(HBITMAP);
DECLARE_HANDLE(HPALETTE);
DECLARE_HANDLE(HFONT);
DECLARE_HANDLE(HACCEL);
DECLARE_HANDLE(HENHMETAFILE);
DECLARE_HANDLE(HMETAFILE);
DECLARE_HANDLE(HTASK);
DECLARE_HANDLE(HKEY);
DECLARE_HANDLE(HBRUSH);
DECLARE_HANDLE(HPEN);
DECLARE_HANDLE(HRGN);
DECLARE_HANDLE(HRSRC);
DECLARE_HANDLE(HKL);
DECLARE_HANDLE(HMONITOR);
DECLARE_HANDLE(HHOOK);
DECLARE_HANDLE(HDESK);
DECLARE_HANDLE(HWINSTA);
DECLARE_HANDLE(HDWP);
DECLARE_HANDLE(HGLRC);
DECLARE_HANDLE(HCOLORSPACE);
DECLARE_HANDLE(HSTR);
typedef HKEY *PHKEY;
typedef HINSTANCE HMODULE;
typedef HICON HCURSOR;
typedef void *HGDIOBJ;
typedef HANDLE HGLOBAL, GLOBALHANDLE, SPHANDLE;
typedef HANDLE HLOCAL, LOCALHANDLE;
typedef HANDLE *LPHANDLE;

typedef struct tagRECT {
    LONG left, top, right, bottom;
} RECT, *PRECT, *LPRECT;
typedef const RECT *LPCRECT;
typedef struct _RECTL {
    LONG left, top, right, bottom;
} RECTL, *PRECTL, *LPRECTL;
typedef const RECTL *LPCRECTL;
typedef struct tagPOINT {
    LONG x, y;
} POINT, *PPOINT, *LPPOINT;
typedef struct _POINTL {
    LONG x, y;
} POINTL, *PPOINTL;
typedef struct tagPOINTS {
    SHORT x, y;
} POINTS, *PPOINTS, *LPPOINTS;
typedef struct tagSIZE {
    LONG cx, cy;
} SIZE, *PSIZE, *LPSIZE;
typedef SIZE SIZEL, *PSIZEL, *LPSIZEL;

typedef struct _FILETIME {
    DWORD dwLowDateTime;
    DWORD dwHighDateTime;
} FILETIME, *PFILETIME, *LPFILETIME;

typedef struct _SYSTEMTIME {
    WORD wYear, wMonth, wDayOfWeek, wDay, wHour, wMinute, wSecond, wMilliseconds;
} SYSTEMTIME, *PSYSTEMTIME, *LPSYSTEMTIME;

#ifndef FALSE
#define FALSE 0
#endif
#ifndef TRUE
#define TRUE 1
#endif
#ifndef MAX_PATH
#define MAX_PATH 260
#endif
#define LOBYTE(w) ((BYTE)((DWORD_PTR)(w)&0xff))
#define HIBYTE(w) ((BYTE)(((DWORD_PTR)(w) >> 8) & 0xff))
#define LOWORD(l) ((WORD)((DWORD_PTR)(l)&0xffff))
#define HIWORD(l) ((WORD)(((DWORD_PTR)(l) >> 16) & 0xffff))
#define MAKEWORD(low, high) ((WORD)(((BYTE)(low)) | ((WORD)((BYTE)(high))) << 8))
#define MAKELONG(low, high) ((LONG)(((WORD)(low)) | ((DWORD)((WORD)(high))) << 16))

/* Direction words of the SDK's hand-written headers. IN and OUT are common names elsewhere, so only where asked for, or where
 * the width of wchar_t says that the source was written for Windows. */
#if defined(COMITY_SDK_DIRECTION_MACROS) || defined(COMITY_SHORT_WCHAR)
#ifndef IN
#define IN
#endif
#ifndef OUT
#define OUT
#endif
#ifndef OPTIONAL
#define OPTIONAL
#endif
#endif

/* Windows' min and max are macros. In C++ a macro of that name breaks whatever standard header is included after it
 * (std::min, std::numeric_limits<T>::max), so there they are functions, which take operands of two types as the macros do;
 * std's own are preferred where both are in sight. NOMINMAX leaves them out, as on Windows. */
#ifndef NOMINMAX
#ifdef __cplusplus
#ifndef COMITY_MIN_MAX_DEFINED
#define COMITY_MIN_MAX_DEFINED
extern "C++" {
template <class A, class B> constexpr auto min(A a, B b) { return a < b ? a : b; }
template <class A, class B> constexpr auto max(A a, B b) { return a > b ? a : b; }
}
#endif
#else
#ifndef min
#define min(a, b) (((a) < (b)) ? (a) : (b))
#endif
#ifndef max
#define max(a, b) (((a) > (b)) ? (a) : (b))
#endif
#endif
#endif

#endif /* COMITY_WINDEF_H */
