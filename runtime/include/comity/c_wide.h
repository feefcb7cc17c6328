/* C's functions on wide text for programs with a 16-bit wchar_t (-fshort-wchar), and the names that Microsoft's C library adds.
 * docs/porting.md says what they do; the wrappers of <wchar.h>, <string.h>, <stdlib.h> and <wctype.h> beside this folder bring
 * them in, so that source need not know this file. The functions themselves are libcomity's comity_wcs... */
#ifndef COMITY_C_WIDE_H
#define COMITY_C_WIDE_H

#include <stddef.h>
#include <comity/c_wide_names.h>

struct tm;

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Copying, comparing, searching ---------------------------------------------------------------------------- */

COMITY_C_(size_t, wcslen, wcslen, (const wchar_t *text));
COMITY_C_(size_t, wcsnlen, wcsnlen, (const wchar_t *text, size_t most));
COMITY_C_(wchar_t *, wcscpy, wcscpy, (wchar_t * to, const wchar_t *from));
COMITY_C_(wchar_t *, wcsncpy, wcsncpy, (wchar_t * to, const wchar_t *from, size_t count));
COMITY_C_(wchar_t *, wcpcpy, wcpcpy, (wchar_t * to, const wchar_t *from));
COMITY_C_(wchar_t *, wcpncpy, wcpncpy, (wchar_t * to, const wchar_t *from, size_t count));
COMITY_C_(wchar_t *, wcscat, wcscat, (wchar_t * to, const wchar_t *from));
COMITY_C_(wchar_t *, wcsncat, wcsncat, (wchar_t * to, const wchar_t *from, size_t count));
COMITY_C_(int, wcscmp, wcscmp, (const wchar_t *a, const wchar_t *b));
COMITY_C_(int, wcsncmp, wcsncmp, (const wchar_t *a, const wchar_t *b, size_t count));
/* As in Windows' "C" locale: by unit. */
COMITY_C_(int, wcscoll, wcscmp, (const wchar_t *a, const wchar_t *b));
COMITY_C_(size_t, wcsxfrm, wcsxfrm, (wchar_t * to, const wchar_t *from, size_t room));
COMITY_C_(int, wcscasecmp, wcsicmp, (const wchar_t *a, const wchar_t *b));
COMITY_C_(int, wcsncasecmp, wcsnicmp, (const wchar_t *a, const wchar_t *b, size_t count));
COMITY_C_(int, _wcsicmp, wcsicmp, (const wchar_t *a, const wchar_t *b));
COMITY_C_(int, _wcsnicmp, wcsnicmp, (const wchar_t *a, const wchar_t *b, size_t count));
COMITY_C_(int, wcsicmp, wcsicmp, (const wchar_t *a, const wchar_t *b));
COMITY_C_(int, wcsnicmp, wcsnicmp, (const wchar_t *a, const wchar_t *b, size_t count));
COMITY_C_(int, _wcsicoll, wcsicmp, (const wchar_t *a, const wchar_t *b));
COMITY_C_(size_t, wcsspn, wcsspn, (const wchar_t *text, const wchar_t *set));
COMITY_C_(size_t, wcscspn, wcscspn, (const wchar_t *text, const wchar_t *set));
COMITY_C_(wchar_t *, wcstok, wcstok, (wchar_t * text, const wchar_t *separators, wchar_t **rest));
COMITY_C_(wchar_t *, wcstok_s, wcstok, (wchar_t * text, const wchar_t *separators, wchar_t **rest));
/* Freed with free(). */
COMITY_C_(wchar_t *, wcsdup, wcsdup, (const wchar_t *text));
COMITY_C_(wchar_t *, _wcsdup, wcsdup, (const wchar_t *text));
COMITY_C_(wchar_t *, _wcslwr, wcslwr, (wchar_t * text));
COMITY_C_(wchar_t *, _wcsupr, wcsupr, (wchar_t * text));
COMITY_C_(wchar_t *, _wcsrev, wcsrev, (wchar_t * text));
COMITY_C_(wchar_t *, _wcsset, wcsset, (wchar_t * text, wchar_t c));
COMITY_C_(wchar_t *, _wcsnset, wcsnset, (wchar_t * text, wchar_t c, size_t count));
COMITY_C_(int, wmemcmp, wmemcmp, (const wchar_t *a, const wchar_t *b, size_t count));
COMITY_C_(wchar_t *, wmemcpy, wmemcpy, (wchar_t * to, const wchar_t *from, size_t count));
COMITY_C_(wchar_t *, wmempcpy, wmempcpy, (wchar_t * to, const wchar_t *from, size_t count));
COMITY_C_(wchar_t *, wmemmove, wmemmove, (wchar_t * to, const wchar_t *from, size_t count));
COMITY_C_(wchar_t *, wmemset, wmemset, (wchar_t * to, wchar_t c, size_t count));

#ifdef __cplusplus
/* What finds a place inside a text gives it with the constness of the text. */
extern "C++" {
COMITY_C_(wchar_t *, wcschr, wcschr, (wchar_t * text, wchar_t c));
COMITY_C_(const wchar_t *, wcschr, wcschr, (const wchar_t *text, wchar_t c));
COMITY_C_(wchar_t *, wcsrchr, wcsrchr, (wchar_t * text, wchar_t c));
COMITY_C_(const wchar_t *, wcsrchr, wcsrchr, (const wchar_t *text, wchar_t c));
COMITY_C_(wchar_t *, wcspbrk, wcspbrk, (wchar_t * text, const wchar_t *set));
COMITY_C_(const wchar_t *, wcspbrk, wcspbrk, (const wchar_t *text, const wchar_t *set));
COMITY_C_(wchar_t *, wcsstr, wcsstr, (wchar_t * text, const wchar_t *part));
COMITY_C_(const wchar_t *, wcsstr, wcsstr, (const wchar_t *text, const wchar_t *part));
COMITY_C_(wchar_t *, wmemchr, wmemchr, (wchar_t * units, wchar_t c, size_t count));
COMITY_C_(const wchar_t *, wmemchr, wmemchr, (const wchar_t *units, wchar_t c, size_t count));

/* The form of older Microsoft libraries, which remembers its place; for each thread one. */
inline wchar_t *wcstok(wchar_t *text, const wchar_t *separators) noexcept {
    static thread_local wchar_t *rest;
    return wcstok(text, separators, &rest);
}
}
#else
COMITY_C_(wchar_t *, wcschr, wcschr, (const wchar_t *text, wchar_t c));
COMITY_C_(wchar_t *, wcsrchr, wcsrchr, (const wchar_t *text, wchar_t c));
COMITY_C_(wchar_t *, wcspbrk, wcspbrk, (const wchar_t *text, const wchar_t *set));
COMITY_C_(wchar_t *, wcsstr, wcsstr, (const wchar_t *text, const wchar_t *part));
COMITY_C_(wchar_t *, wmemchr, wmemchr, (const wchar_t *units, wchar_t c, size_t count));
#endif
COMITY_C_(wchar_t *, wcschrnul, wcschrnul, (const wchar_t *text, wchar_t c));

/* An empty destination and an error code, EINVAL or ERANGE, where the text does not fit; 80 (STRUNCATE) where _TRUNCATE
 * asked for what fits. */
COMITY_C_(errno_t, wcscpy_s, wcscpy_s, (wchar_t * to, size_t room, const wchar_t *from));
COMITY_C_(errno_t, wcsncpy_s, wcsncpy_s, (wchar_t * to, size_t room, const wchar_t *from, size_t count));
COMITY_C_(errno_t, wcscat_s, wcscat_s, (wchar_t * to, size_t room, const wchar_t *from));
COMITY_C_(errno_t, wcsncat_s, wcsncat_s, (wchar_t * to, size_t room, const wchar_t *from, size_t count));

/* ---- Numbers -------------------------------------------------------------------------------------------------- */

/* `long` is C's, 64 bits on LP64 systems, here as in the C library's strtol. */
COMITY_C_(long, wcstol, wcstol, (const wchar_t *text, wchar_t **end, int base));
COMITY_C_(unsigned long, wcstoul, wcstoul, (const wchar_t *text, wchar_t **end, int base));
COMITY_C_(long long, wcstoll, wcstoll, (const wchar_t *text, wchar_t **end, int base));
COMITY_C_(unsigned long long, wcstoull, wcstoull, (const wchar_t *text, wchar_t **end, int base));
COMITY_C_(long long, _wcstoi64, wcstoll, (const wchar_t *text, wchar_t **end, int base));
COMITY_C_(unsigned long long, _wcstoui64, wcstoull, (const wchar_t *text, wchar_t **end, int base));
COMITY_C_(double, wcstod, wcstod, (const wchar_t *text, wchar_t **end));
COMITY_C_(float, wcstof, wcstof, (const wchar_t *text, wchar_t **end));
COMITY_C_(long double, wcstold, wcstold, (const wchar_t *text, wchar_t **end));
COMITY_C_(int, _wtoi, wtoi, (const wchar_t *text));
COMITY_C_(long long, _wtoi64, wtoi64, (const wchar_t *text));
COMITY_C_(double, _wtof, wtof, (const wchar_t *text));
COMITY_C_(wchar_t *, _itow, itow, (int value, wchar_t *to, int base));
COMITY_C_(wchar_t *, _i64tow, i64tow, (long long value, wchar_t *to, int base));
COMITY_C_(wchar_t *, _ui64tow, ui64tow, (unsigned long long value, wchar_t *to, int base));
COMITY_C_(wchar_t *, comity_ultow_, ultow, (unsigned value, wchar_t *to, int base));

/* A `long` of Microsoft's library has 32 bits. */
COMITY_C_INLINE_ long _wtol(const wchar_t *text) {
    return _wtoi(text);
}
COMITY_C_INLINE_ wchar_t *_ltow(long value, wchar_t *to, int base) {
    return _itow((int)value, to, base);
}
COMITY_C_INLINE_ wchar_t *_ultow(unsigned long value, wchar_t *to, int base) {
    return comity_ultow_((unsigned)value, to, base);
}

/* ---- Characters ------------------------------------------------------------------------------------------------- */

/* Kinds are Unicode's, whatever the locale; case is changed for ASCII alone, as in Windows' "C" locale. */
COMITY_C_(__WINT_TYPE__, towupper, towupper, (__WINT_TYPE__ c));
COMITY_C_(__WINT_TYPE__, towlower, towlower, (__WINT_TYPE__ c));
COMITY_C_(int, iswalnum, iswalnum, (__WINT_TYPE__ c));
COMITY_C_(int, iswalpha, iswalpha, (__WINT_TYPE__ c));
COMITY_C_(int, iswblank, iswblank, (__WINT_TYPE__ c));
COMITY_C_(int, iswcntrl, iswcntrl, (__WINT_TYPE__ c));
COMITY_C_(int, iswdigit, iswdigit, (__WINT_TYPE__ c));
COMITY_C_(int, iswgraph, iswgraph, (__WINT_TYPE__ c));
COMITY_C_(int, iswlower, iswlower, (__WINT_TYPE__ c));
COMITY_C_(int, iswprint, iswprint, (__WINT_TYPE__ c));
COMITY_C_(int, iswpunct, iswpunct, (__WINT_TYPE__ c));
COMITY_C_(int, iswspace, iswspace, (__WINT_TYPE__ c));
COMITY_C_(int, iswupper, iswupper, (__WINT_TYPE__ c));
COMITY_C_(int, iswxdigit, iswxdigit, (__WINT_TYPE__ c));
#define iswascii(c) ((unsigned)(c) < 0x80)

/* ---- UTF-8 and back ---------------------------------------------------------------------------------------------- */

/* Multibyte text is UTF-8, whatever the locale. */
COMITY_C_(size_t, mbstowcs, mbstowcs, (wchar_t * to, const char *from, size_t room));
COMITY_C_(size_t, wcstombs, wcstombs, (char *to, const wchar_t *from, size_t room));
COMITY_C_(int, mbtowc, mbtowc, (wchar_t * to, const char *from, size_t count));
COMITY_C_(int, wctomb, wctomb, (char *to, wchar_t unit));
COMITY_C_(size_t, wcsftime, wcsftime, (wchar_t * to, size_t room, const wchar_t *format, const struct tm *time));

#ifdef __cplusplus
}

extern "C++" {
template <size_t room>
inline errno_t wcscpy_s(wchar_t (&to)[room], const wchar_t *from) noexcept {
    return wcscpy_s(to, room, from);
}
template <size_t room>
inline errno_t wcsncpy_s(wchar_t (&to)[room], const wchar_t *from, size_t count) noexcept {
    return wcsncpy_s(to, room, from, count);
}
template <size_t room>
inline errno_t wcscat_s(wchar_t (&to)[room], const wchar_t *from) noexcept {
    return wcscat_s(to, room, from);
}
template <size_t room>
inline errno_t wcsncat_s(wchar_t (&to)[room], const wchar_t *from, size_t count) noexcept {
    return wcsncat_s(to, room, from, count);
}
}
#endif

#include <comity/c_narrow.h>

#endif /* COMITY_C_WIDE_H */
