/* The names that Microsoft's C library adds for narrow text. See comity/c_wide.h. */
#ifndef COMITY_C_NARROW_H
#define COMITY_C_NARROW_H

#include <stddef.h>
#include <comity/c_wide_names.h>

#ifdef __cplusplus
extern "C" {
#define COMITY_C_LIBC_(type, name, symbol, parameters) type name parameters noexcept __asm__(#symbol)
#else
#define COMITY_C_LIBC_(type, name, symbol, parameters) extern type name parameters __asm__(#symbol)
#endif

/* The C library has these under names of its own. */
COMITY_C_LIBC_(int, _stricmp, strcasecmp, (const char *a, const char *b));
COMITY_C_LIBC_(int, _strnicmp, strncasecmp, (const char *a, const char *b, size_t count));
COMITY_C_LIBC_(int, stricmp, strcasecmp, (const char *a, const char *b));
COMITY_C_LIBC_(int, strnicmp, strncasecmp, (const char *a, const char *b, size_t count));
COMITY_C_LIBC_(char *, _strdup, strdup, (const char *text));
COMITY_C_LIBC_(char *, strtok_s, strtok_r, (char *text, const char *separators, char **rest));
COMITY_C_LIBC_(long long, _atoi64, atoll, (const char *text));
COMITY_C_LIBC_(long long, _strtoi64, strtoll, (const char *text, char **end, int base));
COMITY_C_LIBC_(unsigned long long, _strtoui64, strtoull, (const char *text, char **end, int base));
#undef COMITY_C_LIBC_

COMITY_C_(char *, _strlwr, strlwr, (char *text));
COMITY_C_(char *, _strupr, strupr, (char *text));
COMITY_C_(char *, _strrev, strrev, (char *text));
COMITY_C_(errno_t, strcpy_s, strcpy_s, (char *to, size_t room, const char *from));
COMITY_C_(errno_t, strncpy_s, strncpy_s, (char *to, size_t room, const char *from, size_t count));
COMITY_C_(errno_t, strcat_s, strcat_s, (char *to, size_t room, const char *from));
COMITY_C_(errno_t, strncat_s, strncat_s, (char *to, size_t room, const char *from, size_t count));
COMITY_C_(char *, _itoa, itoa, (int value, char *to, int base));
COMITY_C_(char *, _i64toa, i64toa, (long long value, char *to, int base));
COMITY_C_(char *, _ui64toa, ui64toa, (unsigned long long value, char *to, int base));
COMITY_C_(char *, comity_ultoa_, ultoa, (unsigned value, char *to, int base));

COMITY_C_INLINE_ char *_ltoa(long value, char *to, int base) {
    return _itoa((int)value, to, base);
}
COMITY_C_INLINE_ char *_ultoa(unsigned long value, char *to, int base) {
    return comity_ultoa_((unsigned)value, to, base);
}

#ifdef __cplusplus
}

extern "C++" {
template <size_t room>
inline errno_t strcpy_s(char (&to)[room], const char *from) noexcept {
    return strcpy_s(to, room, from);
}
template <size_t room>
inline errno_t strncpy_s(char (&to)[room], const char *from, size_t count) noexcept {
    return strncpy_s(to, room, from, count);
}
template <size_t room>
inline errno_t strcat_s(char (&to)[room], const char *from) noexcept {
    return strcat_s(to, room, from);
}
}
#endif

#endif /* COMITY_C_NARROW_H */
