/* How functions of libcomity are declared under the names of a C library. */
#ifndef COMITY_C_WIDE_NAMES_H
#define COMITY_C_WIDE_NAMES_H

/* A function by its usual name, which is comity_<symbol> to the linker. */
#ifdef __cplusplus
#define COMITY_C_(type, name, symbol, parameters) type name parameters noexcept __asm__("comity_" #symbol)
#define COMITY_C_INLINE_ inline
#else
#define COMITY_C_(type, name, symbol, parameters) extern type name parameters __asm__("comity_" #symbol)
#define COMITY_C_INLINE_ static inline __attribute__((unused))
#endif

/* A function of the C library that works on units of four bytes and has no counterpart here: it is declared, because C++'s
 * headers name it, and cannot be called. */
#if !defined(__clang__) || __clang_major__ >= 14
#define COMITY_C_UNAVAILABLE_ __attribute__((error("not available with a 16-bit wchar_t")))
#else
#define COMITY_C_UNAVAILABLE_
#endif

#ifndef __errno_t_defined
#define __errno_t_defined 1
typedef int errno_t;
#endif
#ifndef COMITY_RSIZE_T_DEFINED
#define COMITY_RSIZE_T_DEFINED
typedef __SIZE_TYPE__ rsize_t;
#endif
#ifndef _TRUNCATE
#define _TRUNCATE ((__SIZE_TYPE__)-1)
#endif
#ifndef STRUNCATE
#define STRUNCATE 80
#endif
#ifndef _countof
#define _countof(array) (sizeof(array) / sizeof((array)[0]))
#endif

#endif /* COMITY_C_WIDE_NAMES_H */
