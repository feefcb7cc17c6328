/* Wide text to streams, as UTF-8, in programs with a 16-bit wchar_t; reading it is not there. See comity/c_wide.h. */
#ifndef COMITY_C_STREAMS_H
#define COMITY_C_STREAMS_H

#include <stdio.h>
#include <wchar.h>
#include <comity/c_print.h>

/* Where wchar_t has four bytes, these are the C library's own. */
#if __WCHAR_MAX__ == 0xffff || __WCHAR_MAX__ == 0x7fff

#ifdef __cplusplus
extern "C" {
#endif

COMITY_C_(int, wprintf, wprintf, (const wchar_t *format, ...));
COMITY_C_(int, fwprintf, fwprintf, (FILE * stream, const wchar_t *format, ...));
COMITY_C_(int, vwprintf, vwprintf, (const wchar_t *format, va_list list));
COMITY_C_(int, vfwprintf, vfwprintf, (FILE * stream, const wchar_t *format, va_list list));
COMITY_C_(int, fputws, fputws, (const wchar_t *text, FILE *stream));
COMITY_C_(wint_t, fputwc, fputwc, (wchar_t unit, FILE *stream));
COMITY_C_(wint_t, putwc, fputwc, (wchar_t unit, FILE *stream));
COMITY_C_(wint_t, putwchar, putwchar, (wchar_t unit));

extern int wscanf(const wchar_t *format, ...) COMITY_C_UNAVAILABLE_;
extern int fwscanf(FILE *stream, const wchar_t *format, ...) COMITY_C_UNAVAILABLE_;
extern int swscanf(const wchar_t *text, const wchar_t *format, ...) COMITY_C_UNAVAILABLE_;
extern int vwscanf(const wchar_t *format, va_list list) COMITY_C_UNAVAILABLE_;
extern int vfwscanf(FILE *stream, const wchar_t *format, va_list list) COMITY_C_UNAVAILABLE_;
extern int vswscanf(const wchar_t *text, const wchar_t *format, va_list list) COMITY_C_UNAVAILABLE_;
extern wint_t fgetwc(FILE *stream) COMITY_C_UNAVAILABLE_;
extern wint_t getwc(FILE *stream) COMITY_C_UNAVAILABLE_;
extern wint_t getwchar(void) COMITY_C_UNAVAILABLE_;
extern wchar_t *fgetws(wchar_t *to, int room, FILE *stream) COMITY_C_UNAVAILABLE_;
extern wint_t ungetwc(wint_t unit, FILE *stream) COMITY_C_UNAVAILABLE_;
extern size_t mbrtowc(wchar_t *to, const char *from, size_t count, mbstate_t *state) COMITY_C_UNAVAILABLE_;
extern size_t wcrtomb(char *to, wchar_t unit, mbstate_t *state) COMITY_C_UNAVAILABLE_;
extern size_t mbsrtowcs(wchar_t *to, const char **from, size_t room, mbstate_t *state) COMITY_C_UNAVAILABLE_;
extern size_t wcsrtombs(char *to, const wchar_t **from, size_t room, mbstate_t *state) COMITY_C_UNAVAILABLE_;

#ifdef __cplusplus
}
#endif

#endif
#endif /* COMITY_C_STREAMS_H */
