/// Blocks of memory with handles: Global* and Local*.
/// https://learn.microsoft.com/windows/win32/memory/global-and-local-functions
#include <winbase.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <mutex>
#include <set>

#include "last_error.hpp"

using namespace comity::winbase;

namespace {

struct movable;

/// What stands in front of a block. The owner of a fixed block is `fixed_owner`.
struct alignas(std::max_align_t) block {
    std::size_t bytes;
    const void* owner;

    void* data() { return this + 1; }
    static block* of(LPCVOID data) { return static_cast<block*>(const_cast<void*>(data)) - 1; }
};

const char fixed_owner = 0;
constexpr std::size_t alignment = alignof(std::max_align_t);
constexpr std::size_t granularity = 32;
constexpr std::size_t most_bytes = SIZE_MAX / 2 - sizeof(block) - granularity;

/// A block that moves. Its handle is the address of `handle`: never a multiple of `alignment`, as that of a
/// fixed block is.
struct alignas(alignment) movable {
    movable* next_free = nullptr;
    alignas(alignment / 2) bool used = false;
    BYTE locks = 0;
    WORD flags = 0;
    block* memory = nullptr;

    HANDLE handle() { return &used; }
};
static_assert(offsetof(movable, used) == alignment / 2);

/// One lock for all of them; nothing in here calls out.
class movable_blocks {
public:
    static movable_blocks& instance() {
        static movable_blocks& only = *new movable_blocks;
        return only;
    }

    std::unique_lock<std::mutex> lock() { return std::unique_lock(lock_); }

    /// @throws std::bad_alloc
    movable& make() {
        if (!free_) {
            auto* const chunk = new movable[chunk_length];
            try {
                chunks_.insert(reinterpret_cast<std::uintptr_t>(chunk));
            } catch (...) {
                delete[] chunk;
                throw;
            }
            for (std::size_t i = 0; i < chunk_length; ++i)
                chunk[i].next_free = std::exchange(free_, &chunk[i]);
        }
        movable& made = *std::exchange(free_, free_->next_free);
        made.used = true;
        made.locks = 0;
        made.flags = 0;
        made.memory = nullptr;
        return made;
    }

    void give_back(movable& one) {
        one.used = false;
        one.next_free = std::exchange(free_, &one);
    }

    /// The block of a handle, or null for what is none.
    movable* find(HANDLE handle) const {
        const auto address = reinterpret_cast<std::uintptr_t>(handle);
        auto chunk = chunks_.upper_bound(address);
        if (chunk == chunks_.begin())
            return nullptr;
        const std::uintptr_t offset = address - *--chunk;
        if (offset >= chunk_length * sizeof(movable) || offset % sizeof(movable) != offsetof(movable, used))
            return nullptr;
        auto* const one = reinterpret_cast<movable*>(address - offsetof(movable, used));
        return one->used ? one : nullptr;
    }

private:
    static constexpr std::size_t chunk_length = 128;

    std::mutex lock_;
    std::set<std::uintptr_t> chunks_;
    movable* free_ = nullptr;
};

/// What the two families do differently.
struct family {
    bool global;
    /// The flags of an allocation that Flags reports.
    WORD reported;
};
constexpr family global_family{true, GMEM_DISCARDABLE | GMEM_DDESHARE};
constexpr family local_family{false, LMEM_DISCARDABLE};

bool is_fixed(HANDLE handle) {
    return handle && reinterpret_cast<std::uintptr_t>(handle) % alignment == 0;
}

block* find_fixed(HANDLE handle) {
    return is_fixed(handle) && block::of(handle)->owner == &fixed_owner ? block::of(handle) : nullptr;
}

/// The room that a block of so many bytes has.
std::size_t rounded(std::size_t bytes) {
    return (bytes + granularity - 1) / granularity * granularity;
}

block* allocate(std::size_t bytes, bool zero, const void* owner) {
    if (bytes > most_bytes)
        return nullptr;
    const std::size_t whole = sizeof(block) + rounded(bytes);
    auto* const made = static_cast<block*>(zero ? std::calloc(1, whole) : std::malloc(whole));
    if (made) {
        made->bytes = bytes;
        made->owner = owner;
    }
    return made;
}

/// Null, and nothing happened, without memory or where the block would have to move and may not. A block
/// grows in place within the multiple of `granularity` that every block is given.
block* resize(block* old, std::size_t bytes, bool zero, bool may_move) {
    const std::size_t before = old->bytes;
    if (bytes > most_bytes)
        return nullptr;
    block* moved = old;
    if (may_move)
        moved = static_cast<block*>(std::realloc(old, sizeof(block) + rounded(bytes)));
    else if (bytes > rounded(before))
        return nullptr;
    if (!moved)
        return nullptr;
    if (zero && bytes > before)
        std::memset(static_cast<char*>(moved->data()) + before, 0, bytes - before);
    moved->bytes = bytes;
    return moved;
}

HANDLE create(const family& kind, UINT flags, std::size_t bytes) {
    return guarded(HANDLE{}, [&]() -> HANDLE {
        const bool zero = flags & GMEM_ZEROINIT;
        if (!(flags & GMEM_MOVEABLE)) {
            // A fixed block of GlobalAlloc has at least one byte.
            block* const made =
                allocate(kind.global ? std::max<std::size_t>(bytes, 1) : bytes, zero, &fixed_owner);
            return made ? made->data() : fail(ERROR_NOT_ENOUGH_MEMORY, HANDLE{});
        }
        movable_blocks& all = movable_blocks::instance();
        const auto held = all.lock();
        movable& made = all.make();
        made.flags = static_cast<WORD>(flags & kind.reported);
        if (bytes != 0 && !(made.memory = allocate(bytes, zero, &made))) {
            all.give_back(made);
            return fail(ERROR_NOT_ENOUGH_MEMORY, HANDLE{});
        }
        return made.handle();
    });
}

HANDLE resize_fixed(const family& kind, HANDLE memory, std::size_t bytes, UINT flags) {
    block* const old = find_fixed(memory);
    if (!old)
        return fail(ERROR_INVALID_HANDLE, HANDLE{});
    if (!(flags & GMEM_MODIFY)) {
        block* const moved = resize(old, bytes, flags & GMEM_ZEROINIT, flags & GMEM_MOVEABLE);
        return moved ? moved->data() : fail(ERROR_NOT_ENOUGH_MEMORY, HANDLE{});
    }
    if (!kind.global || !(flags & GMEM_MOVEABLE))
        return memory;
    movable_blocks& all = movable_blocks::instance();
    const auto held = all.lock();
    movable& made = all.make();
    made.memory = old;
    old->owner = &made;
    return made.handle();
}

HANDLE resize(const family& kind, HANDLE memory, std::size_t bytes, UINT flags) {
    return guarded(HANDLE{}, [&]() -> HANDLE {
        if (is_fixed(memory))
            return resize_fixed(kind, memory, bytes, flags);
        movable_blocks& all = movable_blocks::instance();
        const auto held = all.lock();
        movable* const one = all.find(memory);
        if (!one)
            return fail(ERROR_INVALID_HANDLE, HANDLE{});
        if (flags & GMEM_MODIFY) {
            one->flags |= static_cast<WORD>(flags & kind.reported);
        } else if (bytes == 0) {
            if (one->locks != 0 || !(flags & GMEM_MOVEABLE))
                return fail(ERROR_INVALID_PARAMETER, HANDLE{});
            std::free(std::exchange(one->memory, nullptr));
        } else {
            block* const moved = one->memory ? resize(one->memory, bytes, flags & GMEM_ZEROINIT,
                                                      one->locks == 0 || (flags & GMEM_MOVEABLE))
                                             : allocate(bytes, flags & GMEM_ZEROINIT, one);
            if (!moved)
                return fail(ERROR_NOT_ENOUGH_MEMORY, HANDLE{});
            one->memory = moved;
        }
        return memory;
    });
}

HANDLE release(HANDLE memory) {
    if (!memory)
        return nullptr;
    if (block* const fixed = find_fixed(memory)) {
        fixed->owner = nullptr;
        std::free(fixed);
        return nullptr;
    }
    movable_blocks& all = movable_blocks::instance();
    const auto held = all.lock();
    movable* const one = all.find(memory);
    if (!one)
        return fail(ERROR_INVALID_HANDLE, memory);
    if (one->memory)
        one->memory->owner = nullptr;
    std::free(std::exchange(one->memory, nullptr));
    all.give_back(*one);
    return nullptr;
}

LPVOID lock(HANDLE memory) {
    if (is_fixed(memory))
        return memory;
    movable_blocks& all = movable_blocks::instance();
    const auto held = all.lock();
    movable* const one = all.find(memory);
    if (!one)
        return fail(ERROR_INVALID_HANDLE, LPVOID{});
    if (!one->memory)
        return fail(ERROR_DISCARDED, LPVOID{});
    if (one->locks < GMEM_LOCKCOUNT)
        ++one->locks;
    return one->memory->data();
}

BOOL unlock(const family& kind, HANDLE memory) {
    if (is_fixed(memory))
        return kind.global ? TRUE : fail(ERROR_NOT_LOCKED, BOOL{FALSE});
    movable_blocks& all = movable_blocks::instance();
    const auto held = all.lock();
    movable* const one = all.find(memory);
    if (!one)
        return fail(ERROR_INVALID_HANDLE, BOOL{FALSE});
    if (one->locks == 0)
        return fail(ERROR_NOT_LOCKED, BOOL{FALSE});
    return --one->locks != 0 ? TRUE : fail(NO_ERROR, BOOL{FALSE});
}

SIZE_T size(HANDLE memory) {
    if (const block* const fixed = find_fixed(memory))
        return fixed->bytes;
    movable_blocks& all = movable_blocks::instance();
    const auto held = all.lock();
    const movable* const one = all.find(memory);
    if (!one)
        return fail(ERROR_INVALID_HANDLE, SIZE_T{0});
    return one->memory ? one->memory->bytes : 0;
}

UINT flags(HANDLE memory) {
    if (find_fixed(memory))
        return 0;
    movable_blocks& all = movable_blocks::instance();
    const auto held = all.lock();
    const movable* const one = all.find(memory);
    if (!one)
        return fail(ERROR_INVALID_HANDLE, UINT{GMEM_INVALID_HANDLE});
    return UINT{one->locks} | one->flags | (one->memory ? 0 : GMEM_DISCARDED);
}

HANDLE handle_of(LPCVOID address) {
    if (!address)
        return fail(ERROR_INVALID_PARAMETER, HANDLE{});
    const auto memory = const_cast<HANDLE>(address);
    movable_blocks& all = movable_blocks::instance();
    const auto held = all.lock();
    if (all.find(memory))
        return memory;
    if (!is_fixed(memory))
        return fail(ERROR_INVALID_HANDLE, HANDLE{});
    const void* const owner = block::of(address)->owner;
    if (owner == &fixed_owner)
        return memory;
    movable* const one =
        all.find(const_cast<char*>(static_cast<const char*>(owner)) + offsetof(movable, used));
    return one ? one->handle() : fail(ERROR_INVALID_HANDLE, HANDLE{});
}

} // namespace

STDAPI_(HGLOBAL) GlobalAlloc(UINT flags, SIZE_T bytes) {
    return create(global_family, flags, bytes);
}

STDAPI_(HGLOBAL) GlobalReAlloc(HGLOBAL memory, SIZE_T bytes, UINT flags) {
    return resize(global_family, memory, bytes, flags);
}

STDAPI_(HGLOBAL) GlobalFree(HGLOBAL memory) {
    return release(memory);
}

STDAPI_(LPVOID) GlobalLock(HGLOBAL memory) {
    return lock(memory);
}

STDAPI_(BOOL) GlobalUnlock(HGLOBAL memory) {
    return unlock(global_family, memory);
}

STDAPI_(SIZE_T) GlobalSize(HGLOBAL memory) {
    return size(memory);
}

STDAPI_(UINT) GlobalFlags(HGLOBAL memory) {
    return flags(memory);
}

STDAPI_(HGLOBAL) GlobalHandle(LPCVOID address) {
    return handle_of(address);
}

STDAPI_(HLOCAL) LocalAlloc(UINT flags, SIZE_T bytes) {
    return create(local_family, flags, bytes);
}

STDAPI_(HLOCAL) LocalReAlloc(HLOCAL memory, SIZE_T bytes, UINT flags) {
    return resize(local_family, memory, bytes, flags);
}

STDAPI_(HLOCAL) LocalFree(HLOCAL memory) {
    return release(memory);
}

STDAPI_(LPVOID) LocalLock(HLOCAL memory) {
    return lock(memory);
}

STDAPI_(BOOL) LocalUnlock(HLOCAL memory) {
    return unlock(local_family, memory);
}

STDAPI_(SIZE_T) LocalSize(HLOCAL memory) {
    return size(memory);
}

STDAPI_(UINT) LocalFlags(HLOCAL memory) {
    return flags(memory);
}

STDAPI_(HLOCAL) LocalHandle(LPCVOID address) {
    return handle_of(address);
}
