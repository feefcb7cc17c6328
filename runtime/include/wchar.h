/* <wchar.h> for programs with a 16-bit wchar_t (-fshort-wchar): the C library's own, with our functions on wide text instead of its
 * ones, which work on units of four bytes. Otherwise nothing but the C library's. See comity/c_wide.h. */
#pragma GCC system_header
#if __WCHAR_MAX__ == 0xffff || __WCHAR_MAX__ == 0x7fff
#include <comity/c_hide.h>
#include_next <wchar.h>
#include <comity/c_show.h>
/* C++'s <cwchar> adds the overloads of wcschr and its like where the C library has none; ours have them. */
#if defined(__cplusplus) && !defined(__CORRECT_ISO_CPP_WCHAR_H_PROTO)
#define __CORRECT_ISO_CPP_WCHAR_H_PROTO
#endif
#include <comity/c_wide.h>
#include <comity/c_streams.h>
#else
#include_next <wchar.h>
#endif
