// What a module (a shared object or the program) keeps once for all its classes: the count that decides
// whether it may be unloaded, and the chain of type descriptions that it gives back when it goes.
#pragma once

#include <comity/layer.hpp>

#include <atomic>
#include <mutex>

namespace comity {
inline namespace COMITY_LAYER_ABI {
namespace detail {

/// Something the module fetched once and keeps. Registered with module_state, told when the module goes away.
class module_cache {
public:
    /// Gives back what is kept. Nobody uses it any more.
    virtual void drop() noexcept = 0;

protected:
    constexpr module_cache() noexcept = default;
    ~module_cache() = default;

private:
    friend class module_state;
    module_cache* next_ = nullptr;
};

/// One per module, and usable at any time in its life: initialised by the compiler, not by code.
class module_state {
public:
    constexpr module_state() noexcept = default;
    module_state(const module_state&) = delete;

    /// At dlclose and at exit. What is cached is given back only if no object of this module lives: at exit
    /// other threads may still be running, and the memory goes with the process anyway.
    ~module_state() {
        if (locks_.load(std::memory_order_acquire) != 0)
            return;
        for (module_cache* cache = caches_; cache != nullptr; cache = cache->next_)
            cache->drop();
    }

    void lock() noexcept { locks_.fetch_add(1, std::memory_order_relaxed); }
    void unlock() noexcept { locks_.fetch_sub(1, std::memory_order_release); }

    /// Live objects and LockServer calls.
    LONG locks() const noexcept { return locks_.load(std::memory_order_acquire); }

    /// Held while a cache is filled, which happens once for each.
    std::mutex& fill_mutex() noexcept { return fill_mutex_; }

    /// With fill_mutex held; once for each cache.
    void add(module_cache& cache) noexcept {
        cache.next_ = caches_;
        caches_ = &cache;
    }

private:
    std::atomic<LONG> locks_{0};
    module_cache* caches_ = nullptr;
    std::mutex fill_mutex_;
};

COMITY_ONE_PER_MODULE inline constinit module_state this_module;

} // namespace detail

/// Keeps the module loaded while it exists: for a thread or a callback of the module that no object stands
/// for.
class module_lock {
public:
    module_lock() noexcept { detail::this_module.lock(); }
    module_lock(const module_lock&) noexcept : module_lock() {}
    module_lock& operator=(const module_lock&) noexcept { return *this; }
    ~module_lock() { detail::this_module.unlock(); }
};

/// The number of objects of this module that are alive, plus LockServer calls.
inline LONG module_locks() noexcept {
    return detail::this_module.locks();
}

} // namespace COMITY_LAYER_ABI
} // namespace comity
