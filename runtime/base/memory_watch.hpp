/// Whether somebody looks at every allocation: the one question that the allocating functions ask.
#pragma once

#include <atomic>

namespace comity::detail {

/// Reasons to allocate and free with care instead of quickly.
enum memory_watcher : unsigned {
    watcher_no_cache = 1, ///< SetOaNoCache was called
    watcher_check = 2,    ///< COMITY_MEMCHECK=1
    watcher_spy = 4,      ///< CoRegisterMallocSpy was called, or blocks that the spy has seen are still out
};

inline constinit std::atomic<unsigned> memory_watchers{0};

inline bool memory_is_watched() noexcept {
    return memory_watchers.load(std::memory_order_relaxed) != 0;
}

inline bool memory_is_watched_by(memory_watcher watcher) noexcept {
    return (memory_watchers.load(std::memory_order_acquire) & watcher) != 0;
}

} // namespace comity::detail
