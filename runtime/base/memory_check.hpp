/// The memory check that COMITY_MEMCHECK=1 turns on: who frees what twice, or with the wrong function, and
/// what is never freed. docs/memory-check.md shows its report.
#pragma once

#include <cstddef>

#include "task_heap.hpp"

namespace comity::detail {

/// Asked only while it is on (watcher_check).
class memory_check {
public:
    /// Notes a block and the calls that led to it.
    static void allocated(void* block, std::size_t bytes, block_kind kind) noexcept;

    /// Whether a block may be freed, or moved, by a function for this kind. If not, says so on stderr, with
    /// where the block came from; it is then to be left alone. A block that was never noted may: another
    /// library has made it.
    static bool may_free(void* block, block_kind kind) noexcept;

    /// Takes a block that may be freed. It goes back to the heap a good while later, so that its address does
    /// not come back at once and a second free of it is told apart from the free of a new block.
    static void freed(void* block) noexcept;

    /// Forgets a block that may be freed: something else has taken it back already.
    static void moved(void* block) noexcept;
};

} // namespace comity::detail
