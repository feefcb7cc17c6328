#include "task_heap.hpp"

#include <cstring>

#include "malloc_spy.hpp"
#include "memory_check.hpp"

namespace comity::detail {

void* watched_allocate(std::size_t bytes, block_kind kind) noexcept {
    void* const block = malloc_spy::allocate(bytes);
    if (block && memory_is_watched_by(watcher_check))
        memory_check::allocated(block, bytes, kind);
    return block;
}

void* watched_allocate_zeroed(std::size_t bytes, block_kind kind) noexcept {
    void* const block = watched_allocate(bytes, kind);
    if (block)
        std::memset(block, 0, bytes);
    return block;
}

void* watched_reallocate(void* block, std::size_t bytes, block_kind kind) noexcept {
    if (!memory_is_watched_by(watcher_check))
        return malloc_spy::reallocate(block, bytes);
    if (block && !memory_check::may_free(block, kind))
        return nullptr;
    void* const moved = malloc_spy::reallocate(block, bytes);
    if (block && (moved || bytes == 0))
        memory_check::moved(block);
    if (moved)
        memory_check::allocated(moved, bytes, kind);
    return moved;
}

void watched_release(void* block, block_kind kind) noexcept {
    if (!block)
        return;
    if (memory_is_watched_by(watcher_check)) {
        if (!memory_check::may_free(block, kind))
            return;
        // A spy wants to see a block go when it goes.
        if (!memory_is_watched_by(watcher_spy)) {
            memory_check::freed(block);
            return;
        }
        memory_check::moved(block);
    }
    malloc_spy::release(block);
}

} // namespace comity::detail
