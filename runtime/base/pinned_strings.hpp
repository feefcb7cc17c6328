/// Strings that SysAddRefString keeps from being freed.
#pragma once

#include <atomic>
#include <cstddef>

#include <oleauto.h>

namespace comity::detail {

/// The pins live beside the strings, in a table, and not in them: hardly any string is ever pinned, and the
/// header of a BSTR made by another library may hold anything in front of the length.
class pinned_strings {
public:
    /// Whether any string is pinned at all: the only question that an unpinned SysFreeString asks, without a
    /// lock. A thread that may free a string knows of the pins that were set on it before it got the string.
    static bool any() noexcept { return count_.load(std::memory_order_relaxed) != 0; }

    /// @return S_OK or E_OUTOFMEMORY
    static HRESULT pin(BSTR string) noexcept;

    /// Takes one pin away. @return true if that was the last and the string's freeing had been put off: free
    /// it now.
    static bool unpin(BSTR string) noexcept;

    /// Notes that a pinned string is to be freed with its last pin. @return false if it is not pinned.
    static bool put_off_free(BSTR string) noexcept;

private:
    static std::atomic<std::size_t> count_;
};

} // namespace comity::detail
