/* <stdlib.h> for programs with a 16-bit wchar_t (-fshort-wchar); see our <wchar.h>. Ours come first: C++'s <cstdlib> names some of
 * them before it ends. */
#pragma GCC system_header
#if __WCHAR_MAX__ == 0xffff || __WCHAR_MAX__ == 0x7fff
#include <comity/c_wide.h>
#include <comity/c_hide.h>
#include_next <stdlib.h>
#include <comity/c_show.h>
#else
#include_next <stdlib.h>
#endif
