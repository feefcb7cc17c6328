/* Part of libstdc++, which includes C's <stdlib.h> from here past our own; see there. */
#pragma GCC system_header
#if __WCHAR_MAX__ == 0xffff || __WCHAR_MAX__ == 0x7fff
#include <comity/c_wide.h>
#include <comity/c_hide.h>
#include_next <bits/std_abs.h>
#include <comity/c_show.h>
#else
#include_next <bits/std_abs.h>
#endif
