#include "string_blocks.hpp"

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "pinned_memory.hpp"
#include "task_heap.hpp"

// A program that was built with a checker of memory brings these along. Its checker sees our blocks too, if
// they are not kept.
extern "C" {
[[gnu::weak]] void __asan_init();
[[gnu::weak]] void __tsan_init();
}

namespace comity::detail {

constinit thread_local string_blocks::cache string_blocks::cache_{};

namespace {

struct closes_cache {
    bool armed = false;
    ~closes_cache() { string_blocks::close_cache(); }
};

/// Decided once: a process does not get another environment or another checker.
bool caches_are_wanted() noexcept {
    static const bool wanted = [] {
        const char* const setting = std::getenv("OANOCACHE");
        return !(setting && std::string_view(setting) == "1") && !__asan_init && !__tsan_init;
    }();
    return wanted;
}

} // namespace

char* string_blocks::make(std::size_t size) noexcept {
    auto* const block = static_cast<char*>(task_allocate(size, block_kind::string));
    if (block)
        set_mark(block, 0);
    return block;
}

char* string_blocks::make_marked(std::size_t size_class) noexcept {
    char* const block = make(smallest + size_class * step);
    if (block && !memory_is_watched())
        set_mark(block, kept_mark);
    return block;
}

bool string_blocks::open_cache() noexcept {
    if (cache_.closed || cache_.room[0] != 0 || cache_.first[0] || memory_is_watched())
        return false;
    if (!caches_are_wanted()) {
        cache_.closed = true;
        return false;
    }
    thread_local closes_cache at_thread_end;
    at_thread_end.armed = true;
    for (std::size_t i = 0; i < classes; ++i)
        cache_.room[i] = static_cast<std::uint16_t>(most_kept_bytes / (smallest + i * step));
    return true;
}

void string_blocks::close_cache() noexcept {
    cache_.closed = true;
    std::memset(cache_.room, 0, sizeof cache_.room);
    for (char*& first : cache_.first) {
        while (first) {
            char* const block = first;
            std::memcpy(&first, block + header_size, sizeof first);
            set_mark(block, 0);
            task_release(block, block_kind::string);
        }
    }
}

void string_blocks::give_slowly(char* block) noexcept {
    if constexpr (strings_are_cached) {
        const std::uint32_t mark = mark_of(block);
        if (mark == freed_mark && !memory_is_watched()) {
            std::fputs("comity: SysFreeString: this string was freed before\n", stderr);
            std::abort();
        }
        if (mark == kept_mark) {
            if (open_cache())
                return give(block);
        }
    }
    if (pinned_memory::any() && pinned_memory::put_off_free(block + header_size))
        return;
    if (!memory_is_watched())
        set_mark(block, 0);
    task_release(block, block_kind::string);
}

char* string_blocks::resize(char* block, std::size_t bytes) noexcept {
    const std::size_t size = size_for(bytes);
    if (strings_are_cached && mark_of(block) == kept_mark) {
        // The block may have room to spare already. What it is cut to is told by its length: the new one has
        // to be of the same class.
        const std::size_t old_class = class_of(size_for(length_of(block)));
        if (size <= largest_kept && class_of(size) == old_class)
            return block;
        set_mark(block, 0);
        auto* const moved = static_cast<char*>(task_reallocate(block, size, block_kind::string));
        if (!moved)
            set_mark(block, kept_mark);
        return moved;
    }
    return static_cast<char*>(task_reallocate(block, size, block_kind::string));
}

void string_blocks::keep_out_of_cache(char* block) noexcept {
    set_mark(block, 0);
}

} // namespace comity::detail
