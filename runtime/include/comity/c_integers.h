/* What <inttypes.h> declares on wide text. See comity/c_wide.h. */
#ifndef COMITY_C_INTEGERS_H
#define COMITY_C_INTEGERS_H

#include <stddef.h>
#include <stdint.h>
#include <comity/c_wide_names.h>

#ifdef __cplusplus
extern "C" {
#endif

COMITY_C_(intmax_t, wcstoimax, wcstoll, (const wchar_t *text, wchar_t **end, int base));
COMITY_C_(uintmax_t, wcstoumax, wcstoull, (const wchar_t *text, wchar_t **end, int base));

#ifdef __cplusplus
}
#endif

#endif /* COMITY_C_INTEGERS_H */
