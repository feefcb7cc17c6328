/* The text functions of <winuser.h>. */
#ifndef COMITY_WINUSER_TEXT_H
#define COMITY_WINUSER_TEXT_H

#include <windef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Case of a text in place, or of one character given as a pointer whose upper half is 0; returns its argument, or the
 * character. The narrow forms change ASCII letters alone. The Buff forms return the count. */
STDAPI_(LPSTR) CharUpperA(LPSTR text);
STDAPI_(LPWSTR) CharUpperW(LPWSTR text);
STDAPI_(LPSTR) CharLowerA(LPSTR text);
STDAPI_(LPWSTR) CharLowerW(LPWSTR text);
STDAPI_(DWORD) CharUpperBuffA(LPSTR text, DWORD count);
STDAPI_(DWORD) CharUpperBuffW(LPWSTR text, DWORD count);
STDAPI_(DWORD) CharLowerBuffA(LPSTR text, DWORD count);
STDAPI_(DWORD) CharLowerBuffW(LPWSTR text, DWORD count);
/** By Unicode's kinds; a byte outside ASCII is part of a character and none of these. */
STDAPI_(BOOL) IsCharAlphaA(CHAR c);
STDAPI_(BOOL) IsCharAlphaW(WCHAR c);
STDAPI_(BOOL) IsCharAlphaNumericA(CHAR c);
STDAPI_(BOOL) IsCharAlphaNumericW(WCHAR c);
STDAPI_(BOOL) IsCharUpperA(CHAR c);
STDAPI_(BOOL) IsCharUpperW(WCHAR c);
STDAPI_(BOOL) IsCharLowerA(CHAR c);
STDAPI_(BOOL) IsCharLowerW(WCHAR c);
/** %[-][#][0][width][.precision][h|l|w|I|I32|I64]type with the types c C d i p s S u x X, into a buffer of 1024 characters with
 * the NUL; what is longer is cut. %s is of the format's own width, %S of the other one; integers have 32 bits where no I64 or
 * I stands in front. Returns the number of characters without the NUL. */
STDAPI_(int) wsprintfA(LPSTR to, LPCSTR format, ...);
STDAPI_(int) wsprintfW(LPWSTR to, LPCWSTR format, ...);
STDAPI_(int) wvsprintfA(LPSTR to, LPCSTR format, va_list list);
STDAPI_(int) wvsprintfW(LPWSTR to, LPCWSTR format, va_list list);
#define CharUpper COMITY_AW_(CharUpper)
#define CharLower COMITY_AW_(CharLower)
#define CharUpperBuff COMITY_AW_(CharUpperBuff)
#define CharLowerBuff COMITY_AW_(CharLowerBuff)
#define IsCharAlpha COMITY_AW_(IsCharAlpha)
#define IsCharAlphaNumeric COMITY_AW_(IsCharAlphaNumeric)
#define IsCharUpper COMITY_AW_(IsCharUpper)
#define IsCharLower COMITY_AW_(IsCharLower)
#define wsprintf COMITY_AW_(wsprintf)
#define wvsprintf COMITY_AW_(wvsprintf)

#ifdef __cplusplus
}
#endif

#endif /* COMITY_WINUSER_TEXT_H */
