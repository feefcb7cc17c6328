/* Part of libstdc++: the members of basic_string. Its library holds those of std::wstring for a wchar_t of four bytes; with one
 * of two bytes (-fshort-wchar) a program has to have them made for itself, which the compiler does where nothing promises
 * that the library has them. */
#pragma GCC system_header
#if __WCHAR_MAX__ == 0xffff || __WCHAR_MAX__ == 0x7fff
#pragma push_macro("_GLIBCXX_EXTERN_TEMPLATE")
#undef _GLIBCXX_EXTERN_TEMPLATE
#define _GLIBCXX_EXTERN_TEMPLATE 0
#include_next <bits/basic_string.tcc>
#pragma pop_macro("_GLIBCXX_EXTERN_TEMPLATE")
#else
#include_next <bits/basic_string.tcc>
#endif
