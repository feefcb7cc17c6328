#include "server_modules.hpp"

#include <cerrno>
#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include <dlfcn.h>
#include <unistd.h>

#include "boundary.hpp"

namespace comity {

using monotonic = std::chrono::steady_clock;

class server_module {
public:
    server_module(std::string path, void* handle) noexcept : path(std::move(path)), handle(handle) {}

    const std::string path;
    void* const handle;
    LPFNGETCLASSOBJECT get_class_object = nullptr;
    LPFNCANUNLOADNOW can_unload_now = nullptr;

    // Guarded by the table's mutex.
    std::size_t uses = 0; ///< module_use objects
    std::uint64_t activity =
        0; ///< counts uses that began: did anybody come while the module was being asked?
    bool multi_threaded = false;
    std::optional<monotonic::time_point> unload_at; ///< it said it may go, and goes then if it still does
};

/// Never destroyed: a module may be in use until the very end of the process.
class server_modules {
public:
    static server_modules& instance() {
        static server_modules& table = *new server_modules;
        return table;
    }

    /// @return nothing when the module is not in the table.
    module_use find(const std::string& path, bool multi_threaded) {
        const std::lock_guard lock(mutex_);
        const auto found = modules_.find(path);
        return found == modules_.end() ? module_use() : begin_use(found->second, multi_threaded);
    }

    /// Puts `fresh` into the table and takes over its handle, unless another thread has been faster.
    module_use add(const std::shared_ptr<server_module>& fresh, bool multi_threaded, bool& added) {
        const std::lock_guard lock(mutex_);
        const auto [position, is_new] = modules_.emplace(fresh->path, fresh);
        added = is_new;
        return begin_use(position->second, multi_threaded);
    }

    bool contains(const std::string& path) {
        const std::lock_guard lock(mutex_);
        return modules_.contains(path);
    }

    void end_use(server_module& module) noexcept {
        const std::lock_guard lock(mutex_);
        --module.uses;
    }

    void free_unused(monotonic::duration delay);

private:
    struct candidate {
        std::shared_ptr<server_module> module;
        std::uint64_t activity;
    };

    module_use begin_use(const std::shared_ptr<server_module>& module, bool multi_threaded) noexcept {
        ++module->uses;
        ++module->activity;
        module->multi_threaded |= multi_threaded;
        module->unload_at.reset();
        return module_use(module);
    }

    std::vector<candidate> unused();
    bool take_out(const candidate& idle, monotonic::duration delay);
    void still_needed(server_module& module) noexcept {
        const std::lock_guard lock(mutex_);
        module.unload_at.reset();
    }

    std::mutex mutex_;
    std::map<std::string, std::shared_ptr<server_module>> modules_;
};

std::vector<server_modules::candidate> server_modules::unused() {
    const std::lock_guard lock(mutex_);
    std::vector<candidate> found;
    for (const auto& [path, module] : modules_)
        if (module->uses == 0 && module->can_unload_now)
            found.push_back({module, module->activity});
    return found;
}

/// Removes a module that said it may go; false when it has been used since, or has to wait.
bool server_modules::take_out(const candidate& idle, monotonic::duration delay) {
    const std::lock_guard lock(mutex_);
    server_module& module = *idle.module;
    if (module.uses != 0 || module.activity != idle.activity)
        return false;
    if (module.multi_threaded && delay != monotonic::duration::zero()) {
        const monotonic::time_point now = monotonic::now();
        if (!module.unload_at)
            module.unload_at = now + delay;
        if (now < *module.unload_at)
            return false;
    }
    // Two threads may have asked the same module; one of them takes it out.
    return modules_.erase(module.path) == 1;
}

void server_modules::free_unused(monotonic::duration delay) {
    for (const candidate& idle : unused()) {
        // Without a lock: the module may come back to us from here.
        if (idle.module->can_unload_now() == S_OK) {
            if (take_out(idle, delay))
                dlclose(idle.module->handle);
        } else {
            still_needed(*idle.module);
        }
    }
}

module_use::module_use(std::shared_ptr<server_module> module) noexcept : module_(std::move(module)) {}

module_use& module_use::operator=(module_use&& other) noexcept {
    std::swap(module_, other.module_);
    return *this;
}

module_use::~module_use() {
    if (module_)
        server_modules::instance().end_use(*module_);
}

HRESULT module_use::get_class_object(REFCLSID clsid, REFIID iid, void** object) const {
    return module_->get_class_object(clsid, iid, object);
}

bool module_use::can_be_asked_to_unload() const noexcept {
    return module_->can_unload_now != nullptr;
}

HRESULT use_server_module(const std::string& path, bool multi_threaded, module_use& use,
                          std::string& problem) {
    server_modules& table = server_modules::instance();
    use = table.find(path, multi_threaded);
    if (use)
        return S_OK;
    if (access(path.c_str(), F_OK) != 0) {
        problem = "The module " + path +
                  " is not there: " + std::error_code(errno, std::generic_category()).message() + '.';
        return CO_E_DLLNOTFOUND;
    }
    std::unique_ptr<void, int (*)(void*)> handle(dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL), dlclose);
    if (!handle) {
        const char* reason = dlerror();
        problem = "The module " + path +
                  " cannot be loaded: " + (reason ? reason : "the loader gives no reason") + '.';
        return CO_E_DLLNOTFOUND;
    }
    auto fresh = std::make_shared<server_module>(path, handle.get());
    fresh->get_class_object = reinterpret_cast<LPFNGETCLASSOBJECT>(dlsym(handle.get(), "DllGetClassObject"));
    fresh->can_unload_now = reinterpret_cast<LPFNCANUNLOADNOW>(dlsym(handle.get(), "DllCanUnloadNow"));
    if (!fresh->get_class_object) {
        problem = "The module " + path + " exports no DllGetClassObject, so it is no in-process server.";
        return CO_E_ERRORINDLL;
    }
    // The loader counts how often a module was opened; where another thread was faster, this opening is given
    // back.
    bool added = false;
    use = table.add(fresh, multi_threaded, added);
    if (added)
        (void)handle.release();
    return S_OK;
}

void free_unused_modules(DWORD delay) noexcept {
    constexpr std::chrono::minutes default_delay(10);
    guarded([&] {
        server_modules::instance().free_unused(delay == INFINITE ? monotonic::duration(default_delay)
                                                                 : std::chrono::milliseconds(delay));
        return S_OK;
    });
}

bool is_server_module_loaded(const std::string& path) {
    return server_modules::instance().contains(path);
}

} // namespace comity
