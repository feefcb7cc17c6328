// Memory for what has been decoded: taken piece by piece, given back all at once.
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <vector>

namespace comity::typelib {

// Not thread safe. What lives here is never destroyed one by one, so only types that need no destructor go
// in.
class arena {
public:
    arena() = default;
    arena(const arena&) = delete;
    arena& operator=(const arena&) = delete;

    // `count` value-initialized objects. @throws std::bad_alloc
    template <class T>
    T* make(std::size_t count = 1) {
        static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= alignof(std::max_align_t));
        if (count > static_cast<std::size_t>(-1) / 2 / sizeof(T))
            throw std::bad_alloc();
        return new (allocate(count * sizeof(T), alignof(T))) T[count]();
    }

    void* allocate(std::size_t bytes, std::size_t alignment) {
        std::size_t begin = (used_ + alignment - 1) & ~(alignment - 1);
        if (blocks_.empty() || begin > capacity_ || bytes > capacity_ - begin) {
            // Blocks double up to a limit, so that a small library stays small.
            std::size_t next = blocks_.empty() ? first_block : next_;
            if (next < bytes)
                next = bytes;
            blocks_.push_back(std::make_unique_for_overwrite<std::max_align_t[]>(
                (next + sizeof(std::max_align_t) - 1) / sizeof(std::max_align_t)));
            capacity_ = next;
            next_ = next < largest_block ? next * 2 : largest_block;
            begin = 0;
        }
        used_ = begin + bytes;
        return reinterpret_cast<unsigned char*>(blocks_.back().get()) + begin;
    }

private:
    static constexpr std::size_t first_block = 4096;
    static constexpr std::size_t largest_block = 256 * 1024;

    std::vector<std::unique_ptr<std::max_align_t[]>> blocks_;
    std::size_t capacity_ = 0;
    std::size_t used_ = 0;
    std::size_t next_ = 0;
};

} // namespace comity::typelib
