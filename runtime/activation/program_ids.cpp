/// ProgIDs: names of classes for people.
/// https://learn.microsoft.com/windows/win32/com/-progid--key
#include <cstring>

#include <objbase.h>

#include "boundary.hpp"
#include "catalog.hpp"
#include "guid_text.hpp"
#include "rich_error.hpp"
#include "wide_text.hpp"

using namespace comity;

namespace {

/// Longer ones than the catalog takes are not searched for; what is shown of them in a message is less still.
constexpr std::size_t max_shown_length = 255;

} // namespace

STDAPI CLSIDFromProgID(LPCOLESTR progid, LPCLSID clsid) {
    if (!progid || !clsid)
        return E_INVALIDARG;
    *clsid = CLSID{};
    return guarded([&]() -> HRESULT {
        const std::u16string_view name(progid);
        const std::shared_ptr<const catalog> known = current_catalog();
        const catalogued<catalog_class> found = known->find_progid(name);
        if (!found.entry)
            return fail(CO_E_CLASSSTRING, "No class is called \"" +
                                              to_utf8(name.substr(0, max_shown_length)) + "\". " +
                                              describe_search(*known));
        *clsid = found.entry->clsid;
        return S_OK;
    });
}

STDAPI CLSIDFromProgIDEx(LPCOLESTR progid, LPCLSID clsid) {
    // The form with installation on demand; there is nothing here to install from.
    return CLSIDFromProgID(progid, clsid);
}

STDAPI ProgIDFromCLSID(REFCLSID clsid, LPOLESTR* progid) {
    if (!progid)
        return E_INVALIDARG;
    *progid = nullptr;
    return guarded([&]() -> HRESULT {
        const std::shared_ptr<const catalog> known = current_catalog();
        const catalogued<catalog_class> found = known->find_class(clsid);
        if (!found.entry)
            return fail(REGDB_E_CLASSNOTREG,
                        "Class " + guid_to_utf8(clsid) + " is not registered. " + describe_search(*known));
        const std::u16string& name =
            found.entry->progid.empty() ? found.entry->version_independent_progid : found.entry->progid;
        if (name.empty())
            return fail(REGDB_E_CLASSNOTREG,
                        "Class " + guid_to_utf8(clsid) + " of " + found.file->path + " has no progid.");
        const std::size_t bytes = (name.size() + 1) * sizeof(OLECHAR);
        *progid = static_cast<LPOLESTR>(CoTaskMemAlloc(bytes));
        if (!*progid)
            return E_OUTOFMEMORY;
        std::memcpy(*progid, name.c_str(), bytes);
        return S_OK;
    });
}
