/// The memory that crosses interfaces: the C library's heap, as other COM libraries on POSIX have it, with
/// two who may look on: an IMallocSpy and the memory check. While nobody does, an allocation is one test and
/// malloc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "memory_watch.hpp"

namespace comity {

/// What a block is, which decides who may free it.
enum class block_kind : std::uint8_t {
    task,   ///< CoTaskMemAlloc's and the task allocator's
    string, ///< a BSTR's
    array,  ///< a SAFEARRAY's descriptor or data
};

namespace detail {

void* watched_allocate(std::size_t bytes, block_kind kind) noexcept;
void* watched_allocate_zeroed(std::size_t bytes, block_kind kind) noexcept;
void* watched_reallocate(void* block, std::size_t bytes, block_kind kind) noexcept;
void watched_release(void* block, block_kind kind) noexcept;

} // namespace detail

/// A block of its own also for no bytes: whether malloc gives one is left open to it by the C standard. Null
/// without memory.
inline void* task_allocate(std::size_t bytes, block_kind kind) noexcept {
    if (detail::memory_is_watched()) [[unlikely]]
        return detail::watched_allocate(bytes, kind);
    return std::malloc(bytes ? bytes : 1);
}

/// As task_allocate, filled with zeros.
inline void* task_allocate_zeroed(std::size_t bytes, block_kind kind) noexcept {
    if (detail::memory_is_watched()) [[unlikely]]
        return detail::watched_allocate_zeroed(bytes, kind);
    return std::calloc(1, bytes ? bytes : 1);
}

/// For a null block as task_allocate; to no bytes it frees and gives null. On failure the block stays.
inline void* task_reallocate(void* block, std::size_t bytes, block_kind kind) noexcept {
    if (detail::memory_is_watched()) [[unlikely]]
        return detail::watched_reallocate(block, bytes, kind);
    if (!block)
        return std::malloc(bytes ? bytes : 1);
    if (bytes == 0) {
        std::free(block);
        return nullptr;
    }
    return std::realloc(block, bytes);
}

/// Takes blocks of other libraries that allocate with malloc too.
inline void task_release(void* block, block_kind kind) noexcept {
    if (detail::memory_is_watched()) [[unlikely]]
        return detail::watched_release(block, kind);
    std::free(block);
}

} // namespace comity
