// LoadTypeLib and LoadTypeLibEx:
// https://learn.microsoft.com/windows/win32/api/oleauto/nf-oleauto-loadtypelibex
#include <oleauto.h>

#include "boundary.hpp"
#include "library_cache.hpp"
#include "type_library.hpp"
#include "wide_text.hpp"

using namespace comity;

namespace {

// Automation's own library is always there, also where no file of its name is.
bool is_stdole(std::u16string_view path) {
    return equal_ignoring_case(path, u"stdole2.tlb") || equal_ignoring_case(path, u"stdole32.tlb");
}

HRESULT load(std::u16string_view path, REGKIND kind, ITypeLib** library) {
    typelib::type_library* loaded = nullptr;
    HRESULT hr = typelib::load_library(path, &loaded);
    if (FAILED(hr) && is_stdole(path) && SUCCEEDED(typelib::load_stdole(&loaded))) {
        SetErrorInfo(0, nullptr);
        hr = S_OK;
    }
    if (SUCCEEDED(hr) && kind == REGKIND_REGISTER) {
        const std::u16string full_name = loaded->file().full_name();
        hr = RegisterTypeLib(loaded, reinterpret_cast<LPCOLESTR>(full_name.c_str()), nullptr);
        if (FAILED(hr))
            loaded->Release();
    }
    if (SUCCEEDED(hr))
        *library = loaded;
    return hr;
}

} // namespace

STDAPI LoadTypeLibEx(LPCOLESTR file, REGKIND kind, ITypeLib** library) {
    if (!file || !library)
        return E_INVALIDARG;
    *library = nullptr;
    // LOAD_TLB_AS_32BIT and LOAD_TLB_AS_64BIT: layouts are always worked out for this system.
    kind = static_cast<REGKIND>(kind & MASK_TO_RESET_TLB_BITS);
    if (kind != REGKIND_DEFAULT && kind != REGKIND_REGISTER && kind != REGKIND_NONE)
        return E_INVALIDARG;
    return guarded([&] { return load(reinterpret_cast<const char16_t*>(file), kind, library); });
}

// Windows also registers a library that was named without its folder. Loading a file changes nothing on disk
// here.
STDAPI LoadTypeLib(LPCOLESTR file, ITypeLib** library) {
    return LoadTypeLibEx(file, REGKIND_NONE, library);
}
