/* The printf family on 16-bit wide text, and Microsoft's additions to it in both widths. The formats are Windows': in a wide one
 * %s is wide and %S narrow, `l` before an integer means 32 bits, I64 64. See comity/c_wide.h. */
#ifndef COMITY_C_PRINT_H
#define COMITY_C_PRINT_H

#include <stdarg.h>
#include <stddef.h>
#include <comity/c_wide_names.h>

#ifdef __cplusplus
extern "C" {
#endif

/* At most room - 1 units and a NUL; -1 where that is not all. */
COMITY_C_(int, swprintf, swprintf, (wchar_t * to, size_t room, const wchar_t *format, ...));
COMITY_C_(int, vswprintf, vswprintf, (wchar_t * to, size_t room, const wchar_t *format, va_list list));
/* At most `room` units and a NUL if it fits, -1 where the text does not; the length for no buffer. */
COMITY_C_(int, _snwprintf, snwprintf, (wchar_t * to, size_t room, const wchar_t *format, ...));
COMITY_C_(int, _vsnwprintf, vsnwprintf, (wchar_t * to, size_t room, const wchar_t *format, va_list list));
COMITY_C_(int, _snprintf, snprintf, (char *to, size_t room, const char *format, ...));
COMITY_C_(int, _vsnprintf, vsnprintf, (char *to, size_t room, const char *format, va_list list));
/* An empty text and -1 where it does not fit; with a count (or _TRUNCATE) so much of it, and -1. */
COMITY_C_(int, swprintf_s, swprintf_s, (wchar_t * to, size_t room, const wchar_t *format, ...));
COMITY_C_(int, vswprintf_s, vswprintf_s, (wchar_t * to, size_t room, const wchar_t *format, va_list list));
COMITY_C_(int, sprintf_s, sprintf_s, (char *to, size_t room, const char *format, ...));
COMITY_C_(int, vsprintf_s, vsprintf_s, (char *to, size_t room, const char *format, va_list list));
COMITY_C_(int, _snwprintf_s, snwprintf_s, (wchar_t * to, size_t room, size_t count, const wchar_t *format, ...));
COMITY_C_(int, _vsnwprintf_s, vsnwprintf_s,
          (wchar_t * to, size_t room, size_t count, const wchar_t *format, va_list list));
COMITY_C_(int, _snprintf_s, snprintf_s, (char *to, size_t room, size_t count, const char *format, ...));
COMITY_C_(int, _vsnprintf_s, vsnprintf_s, (char *to, size_t room, size_t count, const char *format, va_list list));
/* The length alone. */
COMITY_C_(int, _scwprintf, scwprintf, (const wchar_t *format, ...));
COMITY_C_(int, _vscwprintf, vscwprintf, (const wchar_t *format, va_list list));
COMITY_C_(int, _scprintf, scprintf, (const char *format, ...));
COMITY_C_(int, _vscprintf, vscprintf, (const char *format, va_list list));

#ifdef __cplusplus
}

extern "C++" {
/* The forms without a size of older Microsoft libraries. */
inline int vswprintf(wchar_t *to, const wchar_t *format, va_list list) noexcept {
    return vswprintf(to, 0x3fffffff, format, list);
}
inline int swprintf(wchar_t *to, const wchar_t *format, ...) noexcept {
    va_list list;
    va_start(list, format);
    const int length = vswprintf(to, 0x3fffffff, format, list);
    va_end(list);
    return length;
}
template <size_t room>
inline int swprintf_s(wchar_t (&to)[room], const wchar_t *format, ...) noexcept {
    va_list list;
    va_start(list, format);
    const int length = vswprintf_s(to, room, format, list);
    va_end(list);
    return length;
}
template <size_t room>
inline int sprintf_s(char (&to)[room], const char *format, ...) noexcept {
    va_list list;
    va_start(list, format);
    const int length = vsprintf_s(to, room, format, list);
    va_end(list);
    return length;
}
}
#endif

#endif /* COMITY_C_PRINT_H */
