/// The shared objects that serve classes in this process: loaded when first needed, kept while in use,
/// unloaded by CoFreeUnusedLibraries.
#pragma once

#include <memory>
#include <string>

#include <objbase.h>

namespace comity {

class server_module;

/// Keeps a module loaded: as long as one of these exists, it is not unloaded, whatever it says itself.
class module_use {
public:
    module_use() noexcept = default;
    module_use(module_use&&) noexcept = default;
    module_use& operator=(module_use&& other) noexcept;
    ~module_use();

    explicit operator bool() const noexcept { return module_ != nullptr; }

    /// Calls the module's DllGetClassObject. No lock is held.
    HRESULT get_class_object(REFCLSID clsid, REFIID iid, void** object) const;

    /// Whether the module has a DllCanUnloadNow; one without is never unloaded.
    bool can_be_asked_to_unload() const noexcept;

private:
    friend class server_modules;
    explicit module_use(std::shared_ptr<server_module> module) noexcept;

    std::shared_ptr<server_module> module_;
};

/// Loads the module, unless it is there, and marks it used. No lock is held while the loader runs, for
/// constructors of the module's static objects may do anything.
///
/// S_OK; CO_E_DLLNOTFOUND (no such file, or the loader refuses it) and CO_E_ERRORINDLL (no
/// DllGetClassObject), with a sentence in `problem`. @param multi_threaded  a class of it is wanted that may
/// be called from any thread: it is then not unloaded without a delay, because a thread may still be on its
/// way out of the module's last Release.
HRESULT use_server_module(const std::string& path, bool multi_threaded, module_use& use,
                          std::string& problem);

/// Unloads the modules that say they may go. One that serves any thread is only marked at first, and goes
/// when `delay` milliseconds have passed and it is asked again; INFINITE is the default of ten minutes.
void free_unused_modules(DWORD delay) noexcept;

/// Whether the module at `path` is loaded as a server now.
bool is_server_module_loaded(const std::string& path);

} // namespace comity
