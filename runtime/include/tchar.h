/* Text of the width that _UNICODE chooses: _T("..."), _tcslen and their like. Wide, they are C's functions on wchar_t, which has 16
 * bits with -fshort-wchar alone. https://learn.microsoft.com/cpp/text/generic-text-mappings-in-tchar-h */
#ifndef COMITY_TCHAR_H
#define COMITY_TCHAR_H
#define _INC_TCHAR

#include <ctype.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>
#include <comity/c_narrow.h>

#ifdef _UNICODE
#if __WCHAR_MAX__ != 0xffff && __WCHAR_MAX__ != 0x7fff
#error "tchar.h with _UNICODE needs a 16-bit wchar_t: compile with -fshort-wchar"
#endif
typedef wchar_t _TCHAR, _TSCHAR, _TUCHAR, _TXCHAR;
typedef wint_t _TINT;
#define __T(text) L##text
#define COMITY_TC_(narrow, wide) wide
#else
typedef char _TCHAR, _TXCHAR;
typedef signed char _TSCHAR;
typedef unsigned char _TUCHAR;
typedef int _TINT;
#define __T(text) text
#define COMITY_TC_(narrow, wide) narrow
#endif
#define _T(text) __T(text)
#define _TEXT(text) __T(text)

#define _tcslen COMITY_TC_(strlen, wcslen)
#define _tcsnlen COMITY_TC_(strnlen, wcsnlen)
#define _tcscpy COMITY_TC_(strcpy, wcscpy)
#define _tcsncpy COMITY_TC_(strncpy, wcsncpy)
#define _tcscat COMITY_TC_(strcat, wcscat)
#define _tcsncat COMITY_TC_(strncat, wcsncat)
#define _tcscmp COMITY_TC_(strcmp, wcscmp)
#define _tcsncmp COMITY_TC_(strncmp, wcsncmp)
#define _tcsicmp COMITY_TC_(_stricmp, _wcsicmp)
#define _tcsnicmp COMITY_TC_(_strnicmp, _wcsnicmp)
#define _tcscoll COMITY_TC_(strcoll, wcscoll)
#define _tcschr COMITY_TC_(strchr, wcschr)
#define _tcsrchr COMITY_TC_(strrchr, wcsrchr)
#define _tcsstr COMITY_TC_(strstr, wcsstr)
#define _tcspbrk COMITY_TC_(strpbrk, wcspbrk)
#define _tcsspn COMITY_TC_(strspn, wcsspn)
#define _tcscspn COMITY_TC_(strcspn, wcscspn)
#define _tcsdup COMITY_TC_(_strdup, _wcsdup)
#define _tcslwr COMITY_TC_(_strlwr, _wcslwr)
#define _tcsupr COMITY_TC_(_strupr, _wcsupr)
#define _tcsrev COMITY_TC_(_strrev, _wcsrev)
#define _tcstok_s COMITY_TC_(strtok_s, wcstok_s)
#define _tcscpy_s COMITY_TC_(strcpy_s, wcscpy_s)
#define _tcsncpy_s COMITY_TC_(strncpy_s, wcsncpy_s)
#define _tcscat_s COMITY_TC_(strcat_s, wcscat_s)
#define _tcstol COMITY_TC_(strtol, wcstol)
#define _tcstoul COMITY_TC_(strtoul, wcstoul)
#define _tcstod COMITY_TC_(strtod, wcstod)
#define _ttoi COMITY_TC_(atoi, _wtoi)
#define _ttol COMITY_TC_(atol, _wtol)
#define _tstof COMITY_TC_(atof, _wtof)
#define _itot COMITY_TC_(_itoa, _itow)
#define _ltot COMITY_TC_(_ltoa, _ltow)
#define _tcsclen COMITY_TC_(strlen, wcslen)
#define _tcsnccpy COMITY_TC_(strncpy, wcsncpy)
#define _tcsnccat COMITY_TC_(strncat, wcsncat)
#define _tcsnccmp COMITY_TC_(strncmp, wcsncmp)
#define _tcsncicmp COMITY_TC_(_strnicmp, _wcsnicmp)
#define _tcsxfrm COMITY_TC_(strxfrm, wcsxfrm)
#define _tstoi COMITY_TC_(atoi, _wtoi)
#define _tstol COMITY_TC_(atol, _wtol)
#define _ttoi64 COMITY_TC_(_atoi64, _wtoi64)
#define _tstoi64 COMITY_TC_(_atoi64, _wtoi64)
#define _ultot COMITY_TC_(_ultoa, _ultow)
#define _istalnum COMITY_TC_(isalnum, iswalnum)
#define _istalpha COMITY_TC_(isalpha, iswalpha)
#define _istcntrl COMITY_TC_(iscntrl, iswcntrl)
#define _istdigit COMITY_TC_(isdigit, iswdigit)
#define _istgraph COMITY_TC_(isgraph, iswgraph)
#define _istlower COMITY_TC_(islower, iswlower)
#define _istprint COMITY_TC_(isprint, iswprint)
#define _istpunct COMITY_TC_(ispunct, iswpunct)
#define _istspace COMITY_TC_(isspace, iswspace)
#define _istupper COMITY_TC_(isupper, iswupper)
#define _istxdigit COMITY_TC_(isxdigit, iswxdigit)
#define _totupper COMITY_TC_(toupper, towupper)
#define _totlower COMITY_TC_(tolower, towlower)
#define _sntprintf COMITY_TC_(_snprintf, _snwprintf)
#define _vsntprintf COMITY_TC_(_vsnprintf, _vsnwprintf)
#define _sntprintf_s COMITY_TC_(_snprintf_s, _snwprintf_s)
#define _vsntprintf_s COMITY_TC_(_vsnprintf_s, _vsnwprintf_s)
#define _stprintf_s COMITY_TC_(sprintf_s, swprintf_s)
#define _vstprintf_s COMITY_TC_(vsprintf_s, vswprintf_s)
#define _sctprintf COMITY_TC_(_scprintf, _scwprintf)
#define _vsctprintf COMITY_TC_(_vscprintf, _vscwprintf)
#define _puttchar COMITY_TC_(putchar, putwchar)
#define _fputtc COMITY_TC_(fputc, fputwc)
/* Without a size, as in older libraries. */
#ifdef _UNICODE
#define _stprintf(to, ...) swprintf((to), (size_t)0x3fffffff, __VA_ARGS__)
#define _vstprintf(to, format, list) vswprintf((to), (size_t)0x3fffffff, (format), (list))
#else
#define _stprintf sprintf
#define _vstprintf vsprintf
#define _tmain main
#endif
#define _tprintf COMITY_TC_(printf, wprintf)
#define _ftprintf COMITY_TC_(fprintf, fwprintf)
#define _vtprintf COMITY_TC_(vprintf, vwprintf)
#define _vftprintf COMITY_TC_(vfprintf, vfwprintf)
#define _fputts COMITY_TC_(fputs, fputws)

#endif /* COMITY_TCHAR_H */
