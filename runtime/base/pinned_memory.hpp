/// Memory that SysAddRefString and SafeArrayAddRef keep from being freed.
#pragma once

#include <atomic>
#include <cstddef>

#include <winerror.h>

namespace comity::detail {

/// The pins live beside the memory, in a table, and not in it: hardly anything is ever pinned, and the header
/// of a BSTR made by another library may hold anything in front of the length. A string is known by its
/// characters, an array by its descriptor and its data by their beginning.
class pinned_memory {
public:
    /// Whether anything is pinned at all: the only question that freeing asks where nothing is, without a
    /// lock. A thread that may free a string knows of the pins that were set on it before it got the string.
    static bool any() noexcept { return count_.load(std::memory_order_relaxed) != 0; }

    /// @return S_OK or E_OUTOFMEMORY
    static HRESULT pin(void* memory) noexcept;

    /// Takes one pin away. @return true if that was the last and freeing had been put off: free
    /// it now.
    static bool unpin(void* memory) noexcept;

    /// Notes that pinned memory is to be freed with its last pin. @return false if it is not pinned.
    static bool put_off_free(void* memory) noexcept;

private:
    static std::atomic<std::size_t> count_;
};

} // namespace comity::detail
