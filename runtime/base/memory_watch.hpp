/// Whether somebody looks at every allocation: the one question that the allocating functions ask.
#pragma once

#include <atomic>

namespace comity::detail {

/// Reasons to allocate and free with care instead of quickly.
enum memory_watcher : unsigned {
    watcher_no_cache = 1, ///< SetOaNoCache was called, or OANOCACHE=1 is in the environment
};

inline constinit std::atomic<unsigned> memory_watchers{0};

inline bool memory_is_watched() noexcept {
    return memory_watchers.load(std::memory_order_relaxed) != 0;
}

} // namespace comity::detail
