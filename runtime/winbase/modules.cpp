/// Modules over dlopen. https://learn.microsoft.com/windows/win32/api/libloaderapi/
///
/// A handle is the address at which the module is loaded, as on Windows, or that of an entry of `stand_in`.
/// So a handle is checked by asking the loader what is there.
#include <libloaderapi.h>
#include <processthreadsapi.h>
#include <winuser.h>

#include <cstdlib>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>

#include <dlfcn.h>
#include <link.h>
#include <sys/stat.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/auxv.h>
#endif

#include "module_names.hpp"
#include "text_forms.hpp"

using namespace comity::winbase;

namespace {

/// A reference of the system's loader.
struct close_module {
    void operator()(void* reference) const { dlclose(reference); }
};
using module_reference = std::unique_ptr<void, close_module>;

/// Where the module with this address in it is loaded, and its file as the loader calls it.
std::optional<Dl_info> module_around(const void* address) {
    Dl_info info{};
    if (!address || dladdr(address, &info) == 0 || !info.dli_fbase)
        return std::nullopt;
    return info;
}

void* program_base() {
#if defined(__linux__)
    const void* const inside = reinterpret_cast<const void*>(getauxval(AT_PHDR));
#else
    const void* const inside = dlsym(RTLD_DEFAULT, "main");
#endif
    const auto found = module_around(inside);
    return found ? found->dli_fbase : nullptr;
}

/// Where Comity itself is loaded.
void* own_base() {
    static const char here = 0;
    const auto found = module_around(&here);
    return found ? found->dli_fbase : nullptr;
}

/// The address that a handle stands for, or null for what is no handle. NULL is the program.
void* base_of(HMODULE module) {
    if (!module)
        return program_base();
    if (find_stand_in(module))
        return own_base();
    const auto found = module_around(module);
    return found && found->dli_fbase == module ? found->dli_fbase : nullptr;
}

/// Another reference to a module that is loaded.
module_reference refer_to(void* base, int flags = 0) {
    if (base == program_base())
        return module_reference(dlopen(nullptr, RTLD_LAZY));
    const auto found = module_around(base);
    return module_reference(found ? dlopen(found->dli_fname, RTLD_LAZY | RTLD_NOLOAD | flags) : nullptr);
}

void* base_of(const module_reference& reference) {
    link_map* map = nullptr;
    if (dlinfo(reference.get(), RTLD_DI_LINKMAP, &map) != 0)
        return nullptr;
    const auto found = module_around(map->l_ld);
    return found ? found->dli_fbase : nullptr;
}

/// How often LoadLibrary and GetModuleHandleEx gave a module out.
class given_out {
public:
    static given_out& instance() {
        static given_out& only = *new given_out;
        return only;
    }

    /// Keeps a reference for somebody. @throws std::bad_alloc
    void add(void* base, module_reference reference) {
        {
            const std::lock_guard held(lock_);
            ++counts_[base];
        }
        static_cast<void>(reference.release());
    }

    /// Whether there was one to take back.
    bool take(void* base) {
        const std::lock_guard held(lock_);
        const auto found = counts_.find(base);
        if (found == counts_.end())
            return false;
        if (--found->second == 0)
            counts_.erase(found);
        return true;
    }

private:
    std::mutex lock_;
    std::unordered_map<void*, std::size_t> counts_;
};

bool is_file(const std::string& path) {
    struct stat status {};
    return path.find('/') != path.npos && stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

/// Opens the first of the files that the name may mean. @return null, and why
module_reference open_module(std::string_view name, int flags, DWORD& error) {
    error = ERROR_MOD_NOT_FOUND;
    if (name.empty())
        return nullptr;
    for (const std::string& file : module_files(name)) {
        if (module_reference opened{dlopen(file.c_str(), flags)})
            return opened;
        if (is_file(file))
            error = ERROR_BAD_EXE_FORMAT;
    }
    return nullptr;
}

HMODULE load(const std::string& name, HANDLE reserved, DWORD flags) {
    constexpr DWORD harmless = LOAD_WITH_ALTERED_SEARCH_PATH | LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR |
                               LOAD_LIBRARY_SEARCH_APPLICATION_DIR | LOAD_LIBRARY_SEARCH_USER_DIRS |
                               LOAD_LIBRARY_SEARCH_SYSTEM32 | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS;
    if (reserved || (flags & ~harmless))
        return fail(ERROR_INVALID_PARAMETER, HMODULE{});
    if (const stand_in* const own = find_stand_in(name))
        return handle_of(*own);
    DWORD error = 0;
    module_reference opened = open_module(name, RTLD_NOW | RTLD_LOCAL, error);
    if (!opened)
        return fail(error, HMODULE{});
    void* const base = base_of(opened);
    if (!base)
        return fail(ERROR_MOD_NOT_FOUND, HMODULE{});
    given_out::instance().add(base, std::move(opened));
    return static_cast<HMODULE>(base);
}

/// A module that is loaded, or null.
HMODULE find_loaded(const std::string& name) {
    if (const stand_in* const own = find_stand_in(name))
        return handle_of(*own);
    DWORD error = 0;
    const module_reference opened = open_module(name, RTLD_LAZY | RTLD_NOLOAD, error);
    return opened ? static_cast<HMODULE>(base_of(opened)) : nullptr;
}

template <class Unit>
HMODULE get_handle(const Unit* name) {
    return guarded(HMODULE{}, [&]() -> HMODULE {
        if (!name)
            return static_cast<HMODULE>(program_base());
        const HMODULE found = find_loaded(narrow(name));
        return found ? found : fail(ERROR_MOD_NOT_FOUND, HMODULE{});
    });
}

template <class Unit>
BOOL get_handle(DWORD flags, const Unit* name, HMODULE* module) {
    constexpr DWORD known = GET_MODULE_HANDLE_EX_FLAG_PIN | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT |
                            GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS;
    constexpr DWORD both = GET_MODULE_HANDLE_EX_FLAG_PIN | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT;
    if (!module)
        return fail(ERROR_INVALID_PARAMETER, BOOL{FALSE});
    *module = nullptr;
    if ((flags & ~known) || (flags & both) == both)
        return fail(ERROR_INVALID_PARAMETER, BOOL{FALSE});
    return guarded(BOOL{FALSE}, [&]() -> BOOL {
        HMODULE found = nullptr;
        if (name && (flags & GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS)) {
            const auto around = module_around(name);
            found = around ? static_cast<HMODULE>(around->dli_fbase) : nullptr;
        } else {
            found = name ? find_loaded(narrow(name)) : static_cast<HMODULE>(program_base());
        }
        if (!found)
            return fail(ERROR_MOD_NOT_FOUND, BOOL{FALSE});
        if (!(flags & GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT) && !find_stand_in(found)) {
            const bool pin = flags & GET_MODULE_HANDLE_EX_FLAG_PIN;
            if (module_reference reference = refer_to(found, pin ? RTLD_NODELETE : 0))
                given_out::instance().add(found, std::move(reference));
        }
        *module = found;
        return TRUE;
    });
}

/// The path of a module's file; empty for what is no module.
std::string path_of(HMODULE module) {
    void* const base = base_of(module);
    if (!base)
        return {};
    std::string path;
    if (base == program_base()) {
#if defined(__linux__)
        path = "/proc/self/exe";
#else
        path = module_around(base)->dli_fname;
#endif
    } else {
        path = module_around(base)->dli_fname;
    }
    const std::unique_ptr<char, decltype(&std::free)> whole(realpath(path.c_str(), nullptr), &std::free);
    return whole ? whole.get() : path;
}

template <class Unit>
DWORD get_path(HMODULE module, Unit* buffer, DWORD capacity) {
    return guarded(DWORD{0}, [&]() -> DWORD {
        const std::string path = path_of(module);
        if (path.empty())
            return fail(ERROR_MOD_NOT_FOUND, DWORD{0});
        const std::basic_string<Unit> text = as_form<Unit>(path);
        if (capacity == 0)
            return fail(ERROR_INSUFFICIENT_BUFFER, DWORD{0});
        const std::size_t fits = std::min<std::size_t>(text.size(), capacity - 1);
        std::memcpy(buffer, text.data(), fits * sizeof(Unit));
        buffer[fits] = 0;
        return fits == text.size() ? fail(ERROR_SUCCESS, static_cast<DWORD>(fits))
                                   : fail(ERROR_INSUFFICIENT_BUFFER, capacity);
    });
}

} // namespace

STDAPI_(HMODULE) LoadLibraryExA(LPCSTR name, HANDLE reserved, DWORD flags) {
    if (!name)
        return fail(ERROR_MOD_NOT_FOUND, HMODULE{});
    return guarded(HMODULE{}, [&] { return load(name, reserved, flags); });
}

STDAPI_(HMODULE) LoadLibraryExW(LPCWSTR name, HANDLE reserved, DWORD flags) {
    if (!name)
        return fail(ERROR_INVALID_PARAMETER, HMODULE{});
    return guarded(HMODULE{}, [&] { return load(narrow(name), reserved, flags); });
}

STDAPI_(HMODULE) LoadLibraryA(LPCSTR name) {
    return LoadLibraryExA(name, nullptr, 0);
}

STDAPI_(HMODULE) LoadLibraryW(LPCWSTR name) {
    return LoadLibraryExW(name, nullptr, 0);
}

STDAPI_(FARPROC) GetProcAddress(HMODULE module, LPCSTR name) {
    void* const base = base_of(module);
    if (!base)
        return fail(ERROR_MOD_NOT_FOUND, FARPROC{});
    if (IS_INTRESOURCE(name)) {
        const stand_in* const own = find_stand_in(module);
        name = own ? name_of_ordinal(*own, LOWORD(name)) : nullptr;
    }
    const module_reference reference = name && *name ? refer_to(base) : nullptr;
    void* const symbol = reference ? dlsym(reference.get(), name) : nullptr;
    // The loader looks into what the module depends on, too; that is not the module's.
    const auto owner = module_around(symbol);
    if (!owner || owner->dli_fbase != base)
        return fail(ERROR_PROC_NOT_FOUND, FARPROC{});
    return reinterpret_cast<FARPROC>(symbol);
}

STDAPI_(BOOL) FreeLibrary(HMODULE module) {
    if (!module)
        return fail(ERROR_INVALID_HANDLE, BOOL{FALSE});
    void* const base = base_of(module);
    if (!base)
        return fail(ERROR_MOD_NOT_FOUND, BOOL{FALSE});
    if (find_stand_in(module) || !given_out::instance().take(base))
        return TRUE;
    if (const module_reference reference = refer_to(base))
        dlclose(reference.get()); // the one given out; and then the one to find it with
    return TRUE;
}

STDAPI_(void) FreeLibraryAndExitThread(HMODULE module, DWORD code) {
    FreeLibrary(module);
    ExitThread(code);
}

STDAPI_(HMODULE) GetModuleHandleA(LPCSTR name) {
    return get_handle(name);
}

STDAPI_(HMODULE) GetModuleHandleW(LPCWSTR name) {
    return get_handle(name);
}

STDAPI_(BOOL) GetModuleHandleExA(DWORD flags, LPCSTR name, HMODULE* module) {
    return get_handle(flags, name, module);
}

STDAPI_(BOOL) GetModuleHandleExW(DWORD flags, LPCWSTR name, HMODULE* module) {
    return get_handle(flags, name, module);
}

STDAPI_(DWORD) GetModuleFileNameA(HMODULE module, LPSTR path, DWORD capacity) {
    return get_path(module, path, capacity);
}

STDAPI_(DWORD) GetModuleFileNameW(HMODULE module, LPWSTR path, DWORD capacity) {
    return get_path(module, path, capacity);
}

STDAPI_(BOOL) DisableThreadLibraryCalls(HMODULE module) {
    return module && base_of(module) ? TRUE : fail(ERROR_MOD_NOT_FOUND, BOOL{FALSE});
}
