/// The blocks of memory that BSTRs live in, and the small ones that a thread keeps for its next string.
///
/// A block of the task allocator holds, in this order, a header as wide as a pointer whose last four bytes
/// are the length in bytes, the characters, and a NUL unit. It is the layout that other COM libraries on
/// POSIX use as well (they too allocate with malloc), so a string made by one may be freed by another.
///
/// The header's first four bytes, where there are any, carry a mark: only a block that was cut to one of the
/// cache's sizes here goes into a cache. A block of another library has none, and leaves a mark of an earlier
/// owner neither, because marks are wiped when a block goes back to the C library.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include <oleauto.h>

#include "memory_watch.hpp"

#ifndef __has_feature
#define __has_feature(name) 0
#endif

namespace comity::detail {

/// A checker of memory has to see each allocation and each free; and without room for a mark there is no
/// cache.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || __has_feature(address_sanitizer) ||     \
    __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
constexpr bool strings_are_cached = false;
#else
constexpr bool strings_are_cached = sizeof(void*) == 8;
#endif

class string_blocks {
public:
    static constexpr std::size_t header_size = sizeof(void*);
    static_assert(header_size >= sizeof(std::uint32_t));

    /// A block for so many bytes of text, which may not be more than a BSTR can have; null without memory.
    static char* take(std::size_t bytes) noexcept {
        const std::size_t needed = size_for(bytes);
        if (strings_are_cached && needed <= largest_kept) {
            const std::size_t size_class = class_of(needed);
            cache& own = cache_;
            char* const block = own.first[size_class];
            if (block && !memory_is_watched()) [[likely]] {
                std::memcpy(&own.first[size_class], block + header_size, sizeof(char*));
                ++own.room[size_class];
                set_mark(block, kept_mark);
                return block;
            }
            return make_marked(size_class);
        }
        return make(needed);
    }

    /// Takes back a block that `take` or another library made.
    static void give(char* block) noexcept {
        if constexpr (strings_are_cached) {
            if (mark_of(block) == kept_mark && !memory_is_watched()) [[likely]] {
                const std::size_t size_class = class_of(size_for(length_of(block)));
                cache& own = cache_;
                if (size_class < classes && own.room[size_class] != 0) [[likely]] {
                    std::memcpy(block + header_size, &own.first[size_class], sizeof(char*));
                    own.first[size_class] = block;
                    --own.room[size_class];
                    set_mark(block, freed_mark);
                    return;
                }
            }
        }
        give_slowly(block);
    }

    /// A block of another size with the same content as far as it fits; null, with the old one as it was,
    /// without memory.
    static char* resize(char* block, std::size_t bytes) noexcept;

    /// From now on SysFreeString has to look into the table of pins before it frees this block.
    static void keep_out_of_cache(char* block) noexcept;

    static std::uint32_t length_of(const char* block) noexcept {
        std::uint32_t length;
        std::memcpy(&length, block + header_size - sizeof length, sizeof length);
        return length;
    }

    /// Called when a thread ends.
    static void close_cache() noexcept;

private:
    // Sizes of blocks in steps of 16, as the C library cuts them: 24, 40, ... 264 bytes.
    static constexpr std::size_t classes = 16;
    static constexpr std::size_t smallest = 24;
    static constexpr std::size_t step = 16;
    static constexpr std::size_t largest_kept = smallest + (classes - 1) * step;
    /// How much memory of one size a thread keeps: about a thousand short strings, so that an array of them
    /// is made and freed without the C library; and 1 MB at most over all sizes.
    static constexpr std::size_t most_kept_bytes = 64 * 1024;

    static constexpr std::uint32_t kept_mark = 0x5254536b;
    static constexpr std::uint32_t freed_mark = 0x52545366;

    /// Zeroed at first: a thread that has not freed a string yet has no room for one.
    struct cache {
        char* first[classes];
        std::uint16_t room[classes];
        bool closed;
    };
#if defined(__GLIBC__)
    // One access instead of a call. The C library has space for a little of this kind in every process, also
    // for a library that is loaded later.
    [[gnu::tls_model("initial-exec")]]
#endif
    static constinit thread_local cache cache_;

    /// Header, characters, and a NUL unit that stays aligned behind an odd number of bytes.
    static constexpr std::size_t size_for(std::size_t bytes) {
        return header_size + ((bytes + sizeof(OLECHAR) + 1) & ~std::size_t{1});
    }
    static constexpr std::size_t class_of(std::size_t size) {
        return size <= smallest ? 0 : (size - smallest + step - 1) / step;
    }

    static std::uint32_t mark_of(const char* block) noexcept {
        std::uint32_t mark;
        std::memcpy(&mark, block, sizeof mark);
        return mark;
    }
    static void set_mark(char* block, std::uint32_t mark) noexcept {
        if constexpr (header_size > sizeof mark)
            std::memcpy(block, &mark, sizeof mark);
    }

    static char* make(std::size_t size) noexcept;
    static char* make_marked(std::size_t size_class) noexcept;
    static void give_slowly(char* block) noexcept;
    static bool open_cache() noexcept;
};

} // namespace comity::detail
