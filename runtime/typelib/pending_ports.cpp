// Stand-ins for what higher modules define, as long as they are not part of the build. Weak: the real ones win.
#include <oleauto.h>

#include "library_locator.hpp"

#pragma GCC diagnostic ignored "-Wunused-parameter"

namespace comity {

__attribute__((weak)) HRESULT locate_registered_library(REFGUID, WORD, WORD, LCID, std::u16string& path) {
    path.clear();
    return TYPE_E_LIBNOTREGISTERED;
}

} // namespace comity

extern "C" {
__attribute__((weak)) HRESULT RegisterTypeLib(ITypeLib*, LPCOLESTR, LPCOLESTR) { return TYPE_E_REGISTRYACCESS; }
__attribute__((weak)) HRESULT GetActiveObject(REFCLSID, void*, IUnknown**) { return MK_E_UNAVAILABLE; }
}
