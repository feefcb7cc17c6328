/// Type libraries that are known by identifier and version: finding, loading, registering.
/// https://learn.microsoft.com/windows/win32/api/oleauto/nf-oleauto-loadregtypelib
#include <atomic>
#include <filesystem>
#include <string>
#include <system_error>

#include <oleauto.h>

#include "boundary.hpp"
#include "catalog.hpp"
#include "guid_text.hpp"
#include "interface_reference.hpp"
#include "library_locator.hpp"
#include "rich_error.hpp"
#include "typelib_registration.hpp"
#include "wide_text.hpp"

using namespace comity;

namespace {

std::string describe_library(REFGUID libid, WORD major, WORD minor, LCID lcid) {
    std::string text = "Type library " + guid_to_utf8(libid);
    if (major != 0xffff || minor != 0xffff)
        text += " version " + std::to_string(major) + '.' + std::to_string(minor);
    return lcid == 0 ? text : text + " for language " + std::to_string(lcid);
}

HRESULT not_registered(REFGUID libid, WORD major, WORD minor, LCID lcid) {
    const std::shared_ptr<const catalog> known = current_catalog();
    std::string text = describe_library(libid, major, minor, lcid) + " is not registered. ";
    for (const catalogued<catalog_typelib>& other : known->typelibs())
        if (other.entry->libid == libid)
            text += "There is version " + std::to_string(other.entry->major) + '.' +
                    std::to_string(other.entry->minor) + ", language " + std::to_string(other.entry->lcid) +
                    " (" + other.file->path + "). ";
    return fail(TYPE_E_LIBNOTREGISTERED, text + describe_search(*known));
}

/// RegisterTypeLib registers for the user where a program has asked for that.
std::atomic<bool> register_per_user{false};

HRESULT no_machine_registration(const char* function) {
    return fail(
        TYPE_E_REGISTRYACCESS,
        std::string(function) +
            " cannot change what is registered for the whole machine: that is what packages put into " +
            COMITY_DATA_FOLDER
            "/comity/classes.d. Install a catalog file there ('comity manifest' writes one), or "
            "register for the user alone with " +
            function + "ForUser.");
}

/// Automation's own library is part of the runtime, under this name; a catalog file may still name another
/// copy.
bool is_built_in(REFGUID libid, WORD major, WORD minor) {
    constexpr GUID stdole{0x00020430, 0x0000, 0x0000, {0xc0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46}};
    return libid == stdole && ((major == 2 && minor == 0) || (major == 0xffff && minor == 0xffff));
}

} // namespace

namespace comity {

HRESULT locate_registered_library(REFGUID libid, WORD major, WORD minor, LCID lcid, std::u16string& path) {
    path.clear();
    const std::shared_ptr<const catalog> known = current_catalog();
    const catalogued<catalog_typelib> found = known->find_typelib(libid, major, minor, lcid);
    if (found.entry)
        path = to_utf16(found.entry->path);
    else if (is_built_in(libid, major, minor))
        path = u"stdole2.tlb";
    else
        return TYPE_E_LIBNOTREGISTERED;
    return S_OK;
}

} // namespace comity

STDAPI QueryPathOfRegTypeLib(REFGUID libid, USHORT major, USHORT minor, LCID lcid, LPBSTR path) {
    if (!path)
        return E_INVALIDARG;
    *path = nullptr;
    return guarded([&]() -> HRESULT {
        std::u16string found;
        if (FAILED(locate_registered_library(libid, major, minor, lcid, found)))
            return not_registered(libid, major, minor, lcid);
        *path = SysAllocStringLen(found.data(), static_cast<UINT>(found.size()));
        return *path ? S_OK : E_OUTOFMEMORY;
    });
}

STDAPI LoadRegTypeLib(REFGUID libid, WORD major, WORD minor, LCID lcid, ITypeLib** library) {
    if (!library)
        return E_INVALIDARG;
    *library = nullptr;
    return guarded([&]() -> HRESULT {
        std::u16string path;
        if (FAILED(locate_registered_library(libid, major, minor, lcid, path)))
            return not_registered(libid, major, minor, lcid);
        interface_reference<ITypeLib> loaded;
        const HRESULT hr = LoadTypeLibEx(path.c_str(), REGKIND_NONE, loaded.put());
        if (FAILED(hr))
            return hr;
        TLIBATTR* attributes = nullptr;
        if (const HRESULT asked = loaded->GetLibAttr(&attributes); FAILED(asked))
            return asked;
        const GUID actual = attributes->guid;
        loaded->ReleaseTLibAttr(attributes);
        if (actual != libid)
            return fail(TYPE_E_LIBNOTREGISTERED, describe_library(libid, major, minor, lcid) +
                                                     " is registered as " + to_utf8(path) +
                                                     ", but that file holds " + guid_to_utf8(actual) + '.');
        *library = loaded.detach();
        return S_OK;
    });
}

STDAPI RegisterTypeLibForUser(ITypeLib* library, OLECHAR* path, OLECHAR*) {
    if (!library || !path || !*path)
        return E_INVALIDARG;
    return guarded([&] { return write_typelib_registration(*library, to_utf8(path)); });
}

STDAPI UnRegisterTypeLibForUser(REFGUID libid, WORD major, WORD minor, LCID lcid, SYSKIND) {
    return guarded([&]() -> HRESULT {
        const HRESULT hr = remove_typelib_registration(libid, major, minor, lcid);
        if (hr != S_FALSE)
            return hr;
        // Not registered by RegisterTypeLibForUser: by somebody else, or not at all?
        for (const std::shared_ptr<const catalog> known = current_catalog();
             const catalogued<catalog_typelib>& other : known->typelibs())
            if (other.entry->libid == libid && other.entry->major == major && other.entry->minor == minor &&
                other.entry->lcid == lcid)
                return fail(TYPE_E_REGISTRYACCESS, describe_library(libid, major, minor, lcid) +
                                                       " is registered by " + other.file->path +
                                                       ", which RegisterTypeLibForUser did not write.");
        return fail(E_INVALIDARG, describe_library(libid, major, minor, lcid) + " is not registered.");
    });
}

STDAPI RegisterTypeLib(ITypeLib* library, LPCOLESTR path, LPCOLESTR) {
    if (!library || !path || !*path)
        return E_INVALIDARG;
    return guarded([&] {
        return register_per_user ? write_typelib_registration(*library, to_utf8(path))
                                 : no_machine_registration("RegisterTypeLib");
    });
}

STDAPI UnRegisterTypeLib(REFGUID libid, WORD major, WORD minor, LCID lcid, SYSKIND system) {
    if (register_per_user)
        return UnRegisterTypeLibForUser(libid, major, minor, lcid, system);
    return guarded([&]() -> HRESULT {
        for (const std::shared_ptr<const catalog> known = current_catalog();
             const catalogued<catalog_typelib>& other : known->typelibs())
            if (other.entry->libid == libid && other.entry->major == major && other.entry->minor == minor &&
                other.entry->lcid == lcid)
                return no_machine_registration("UnRegisterTypeLib");
        return fail(E_INVALIDARG, describe_library(libid, major, minor, lcid) + " is not registered.");
    });
}

STDAPI_(void) OaEnablePerUserTLibRegistration() {
    register_per_user = true;
}
