#include "library_cache.hpp"

#include <map>
#include <mutex>

#include "guid_text.hpp"
#include "library_locator.hpp"
#include "narrow_text.hpp"
#include "rich_error.hpp"
#include "stdole_image.hpp"
#include "type_library.hpp"
#include "wide_text.hpp"

namespace comity::typelib {

namespace {

// Entries do not count as references: the last Release takes the library out.
struct cache {
    std::mutex lock;
    std::map<file_identity, type_library*> libraries;
};

// Never destroyed: libraries may be released by other static destructors.
cache& loaded() {
    static cache* const instance = new cache;
    return *instance;
}

// stdole2 2.0 and its predecessor, stdole32 1.0, have one identifier.
constexpr GUID stdole_libid = {0x00020430, 0x0000, 0x0000, {0xc0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46}};

// No file has this identity: no library in a file has this number.
constexpr file_identity stdole_identity{.number = 0xffffffff};

// Gives the library of this identity, or null. Under the lock.
type_library* find(const file_identity& identity) {
    const auto found = loaded().libraries.find(identity);
    return found != loaded().libraries.end() && found->second->try_add_ref() ? found->second : nullptr;
}

// Enters `library`; if another thread was first, its library is used instead.
type_library* enter(const file_identity& identity, type_library* library) {
    type_library* winner = nullptr;
    {
        const std::lock_guard guard(loaded().lock);
        winner = find(identity);
        if (!winner)
            loaded().libraries[identity] = library;
    }
    if (!winner)
        return library;
    library->Release();
    return winner;
}

// The part behind the last slash of either kind: an import must not lead out of the importer's folder.
std::string_view base_name(std::string_view path) {
    const std::size_t slash = path.find_last_of("/\\");
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

HRESULT load_from_folder_of(const type_library& importer, std::string_view file_name, type_library** out) {
    const std::string& path = importer.file().path();
    const std::size_t slash = path.rfind('/');
    const std::string_view name = base_name(file_name);
    if (slash == std::string::npos || name.empty())
        return TYPE_E_CANTLOADLIBRARY;
    return load_library(to_utf16(path.substr(0, slash + 1)) + widen(name), out);
}

} // namespace

HRESULT load_library(std::u16string_view path, type_library** out) {
    *out = nullptr;
    typelib_file file;
    HRESULT hr = file.locate(path);
    if (FAILED(hr))
        return hr;
    {
        const std::lock_guard guard(loaded().lock);
        if ((*out = find(file.identity())))
            return S_OK;
    }
    hr = file.map();
    if (FAILED(hr))
        return hr;
    const file_identity identity = file.identity();
    hr = type_library::open(std::move(file), out);
    if (FAILED(hr))
        return hr;
    *out = enter(identity, *out);
    return S_OK;
}

HRESULT load_stdole(type_library** out) {
    {
        const std::lock_guard guard(loaded().lock);
        if ((*out = find(stdole_identity)))
            return S_OK;
    }
    const HRESULT hr = type_library::open(stdole_image(), u"stdole2.tlb", out);
    if (FAILED(hr))
        return hr;
    *out = enter(stdole_identity, *out);
    return S_OK;
}

HRESULT load_import(const type_library& importer, REFGUID libid, WORD major, WORD minor, LCID lcid,
                    std::string_view file_name, type_library** out) {
    *out = nullptr;
    if (libid == stdole_libid)
        return load_stdole(out);
    {
        const std::lock_guard guard(loaded().lock);
        for (const auto& [identity, library] : loaded().libraries) {
            if (library->is(libid, major, minor) && library->try_add_ref()) {
                *out = library;
                return S_OK;
            }
        }
    }
    std::u16string path;
    if (SUCCEEDED(locate_registered_library(libid, major, minor, lcid, path)) &&
        SUCCEEDED(load_library(path, out)))
        return S_OK;
    HRESULT hr = load_from_folder_of(importer, file_name, out);
    if (SUCCEEDED(hr) && !(*out)->is(libid, major, minor)) {
        (*out)->Release();
        *out = nullptr;
        hr = TYPE_E_CANTLOADLIBRARY;
    }
    if (FAILED(hr))
        return fail(TYPE_E_CANTLOADLIBRARY,
                    "The type library " + to_utf8(importer.image().origin()) + " refers to " +
                        to_utf8(widen(file_name)) + " (" + guid_to_utf8(libid) + " " + std::to_string(major) +
                        "." + std::to_string(minor) +
                        "), which is not loaded, not registered, and not in the same folder.");
    return S_OK;
}

void forget_library(type_library& library) noexcept {
    const std::lock_guard guard(loaded().lock);
    for (auto entry = loaded().libraries.begin(); entry != loaded().libraries.end();) {
        // Another library may have taken the place while this one was dying.
        if (entry->second == &library)
            entry = loaded().libraries.erase(entry);
        else
            ++entry;
    }
}

} // namespace comity::typelib
