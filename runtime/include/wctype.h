/* <wctype.h> for programs with a 16-bit wchar_t (-fshort-wchar): the C library's own, with our functions on wide text instead of its
 * ones, which work on units of four bytes. Otherwise nothing but the C library's. See comity/c_wide.h. */
#pragma GCC system_header
#if __WCHAR_MAX__ == 0xffff || __WCHAR_MAX__ == 0x7fff
#include <comity/c_hide.h>
#include_next <wctype.h>
#include <comity/c_show.h>
#include <comity/c_wide.h>
#else
#include_next <wctype.h>
#endif
