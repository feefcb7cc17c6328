/* Checks of programs that are compiled with -fshort-wchar, for which GoogleTest is not. */
#ifndef WIDE_C_CHECKS_H
#define WIDE_C_CHECKS_H

#include <stdio.h>

static int failures;

#define CHECK(condition)                                                                                     \
    do {                                                                                                     \
        if (!(condition)) {                                                                                  \
            ++failures;                                                                                      \
            fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);                          \
        }                                                                                                    \
    } while (0)

#endif
