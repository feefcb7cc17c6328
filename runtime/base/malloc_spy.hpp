/// The IMallocSpy of the process: sees every allocation of the task allocator, of strings and of arrays.
/// https://learn.microsoft.com/windows/win32/api/objidl/nn-objidl-imallocspy
#pragma once

#include <cstddef>

#include <objbase.h>

namespace comity::detail {

/// The allocating functions with the spy's methods around them. Without a spy, and for what a spy's method
/// allocates itself, they are the C library's.
class malloc_spy {
public:
    static void* allocate(std::size_t bytes) noexcept;
    static void* reallocate(void* block, std::size_t bytes) noexcept;
    static void release(void* block) noexcept;
    static std::size_t size_of(void* block) noexcept;
    static int did_allocate(void* block) noexcept;
    static void minimize() noexcept;
};

} // namespace comity::detail
