// What every header of the C++ layer starts from: the namespace it lives in and the few words it adds to C++.
#pragma once

#if !defined(__cplusplus) || __cplusplus < 202002L
#error "the comity/*.hpp headers need C++20; C programs and older C++ use the Windows-named headers directly"
#endif

#include <objbase.h>

#include <version>

// The layer is compiled into every module that includes it, and a process may hold modules built with other
// compilers, other C++ libraries and the other width of wchar_t. The dynamic linker merges inline functions
// of one mangled name, so each combination gets names of its own: the layer of a libc++ component never runs
// on a std::vector of libstdc++, even if both were built with default visibility and loaded RTLD_GLOBAL.
#if defined(_LIBCPP_VERSION)
#define COMITY_LAYER_LIBRARY libcxx
#elif defined(_GLIBCXX_DEBUG)
#define COMITY_LAYER_LIBRARY libstdcxx_debug
#elif defined(_GLIBCXX_USE_CXX11_ABI) && !_GLIBCXX_USE_CXX11_ABI
#define COMITY_LAYER_LIBRARY libstdcxx_old
#else
#define COMITY_LAYER_LIBRARY libstdcxx
#endif
#if defined(__SIZEOF_WCHAR_T__) && __SIZEOF_WCHAR_T__ == 2
#define COMITY_LAYER_WIDTH wchar
#else
#define COMITY_LAYER_WIDTH char16
#endif
#define COMITY_LAYER_JOIN_(library, width) layer_##library##_##width
#define COMITY_LAYER_JOIN(library, width) COMITY_LAYER_JOIN_(library, width)
#define COMITY_LAYER_ABI COMITY_LAYER_JOIN(COMITY_LAYER_LIBRARY, COMITY_LAYER_WIDTH)

// For what exists once per module: its count of live objects, its type descriptions. Without this a variable
// in a header would be one variable for the whole process (gcc marks it STB_GNU_UNIQUE even across
// RTLD_LOCAL), and one component could not be unloaded because another has objects.
#define COMITY_ONE_PER_MODULE __attribute__((visibility("hidden")))

namespace comity {
inline namespace COMITY_LAYER_ABI {

/// Says that a raw pointer or BSTR is handed over together with the reference or the memory it stands for.
/// Without the tag, everything in this layer that is given a raw pointer adds its own reference or makes its
/// own copy.
struct take_ownership_t {
    explicit take_ownership_t() = default;
};
inline constexpr take_ownership_t take_ownership{};

/// The IID of an interface (or the CLSID of a coclass tag) as its generated header declares it.
template <class T>
constexpr const GUID& id_of() noexcept {
    return __uuidof(T);
}

/// Compares all 128 bits.
inline bool same_guid(const GUID& left, const GUID& right) noexcept {
    return __builtin_memcmp(&left, &right, sizeof(GUID)) == 0;
}

} // namespace COMITY_LAYER_ABI
} // namespace comity
