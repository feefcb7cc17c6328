/// Heaps over malloc. https://learn.microsoft.com/windows/win32/memory/heap-functions
#include <heapapi.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <unordered_set>

#include "last_error.hpp"

using namespace comity::winbase;

namespace {

class heap;

/// What stands in front of a block, and keeps what is behind it aligned for anything.
struct alignas(std::max_align_t) block {
    block* previous;
    block* next;
    std::size_t bytes;
    const heap* owner;

    void* data() { return this + 1; }
    static block* of(LPCVOID data) { return static_cast<block*>(const_cast<void*>(data)) - 1; }
};

constexpr std::size_t most_bytes = SIZE_MAX / 2 - sizeof(block);

class heap {
public:
    /// @param most what the heap may hold, 0 without a limit
    /// @param keeps whether the heap knows its blocks, so as to take them with it
    explicit heap(std::size_t most, bool keeps) : most_(most), keeps_(keeps) {}
    heap(const heap&) = delete;
    heap& operator=(const heap&) = delete;
    ~heap() {
        while (first_)
            std::free(std::exchange(first_, first_->next));
    }

    bool owns(LPCVOID data) const { return data && block::of(data)->owner == this; }

    void* allocate(std::size_t bytes, bool zero) {
        if (bytes > most_bytes || !reserve(bytes))
            return nullptr;
        const std::size_t whole = sizeof(block) + bytes;
        auto* made = static_cast<block*>(zero ? std::calloc(1, whole) : std::malloc(whole));
        if (!made) {
            give_back(bytes);
            return nullptr;
        }
        made->bytes = bytes;
        made->owner = this;
        link(*made);
        return made->data();
    }

    void release(void* data) {
        block* const gone = block::of(data);
        unlink(*gone);
        give_back(gone->bytes);
        gone->owner = nullptr;
        std::free(gone);
    }

    void* resize(void* data, std::size_t bytes, bool zero, bool in_place) {
        block* const old = block::of(data);
        const std::size_t before = old->bytes;
        if (bytes > most_bytes || (in_place && bytes > before))
            return nullptr;
        if (bytes > before && !reserve(bytes - before))
            return nullptr;
        block* moved = old;
        if (!in_place) {
            unlink(*old);
            moved = static_cast<block*>(std::realloc(old, sizeof(block) + bytes));
            link(moved ? *moved : *old);
            if (!moved) {
                if (bytes > before)
                    give_back(bytes - before);
                return nullptr;
            }
        }
        if (bytes < before)
            give_back(before - bytes);
        moved->bytes = bytes;
        if (zero && bytes > before)
            std::memset(static_cast<char*>(moved->data()) + before, 0, bytes - before);
        return moved->data();
    }

private:
    bool reserve(std::size_t bytes) {
        if (most_ == 0)
            return true;
        const std::lock_guard held(lock_);
        if (bytes > most_ - held_bytes_)
            return false;
        held_bytes_ += bytes;
        return true;
    }

    void give_back(std::size_t bytes) {
        if (most_ == 0)
            return;
        const std::lock_guard held(lock_);
        held_bytes_ -= bytes;
    }

    void link(block& one) {
        if (!keeps_)
            return;
        const std::lock_guard held(lock_);
        one.previous = nullptr;
        one.next = first_;
        if (first_)
            first_->previous = &one;
        first_ = &one;
    }

    void unlink(block& one) {
        if (!keeps_)
            return;
        const std::lock_guard held(lock_);
        (one.previous ? one.previous->next : first_) = one.next;
        if (one.next)
            one.next->previous = one.previous;
    }

    const std::size_t most_;
    const bool keeps_;
    std::mutex lock_;
    std::size_t held_bytes_ = 0;
    block* first_ = nullptr;
};

/// Never destroyed: blocks are freed until the process has ended.
heap& process_heap() {
    static heap& only = *new heap(0, false);
    return only;
}

struct heap_list {
    std::shared_mutex lock;
    std::unordered_set<const void*> heaps;
};

heap_list& created() {
    static heap_list& all = *new heap_list;
    return all;
}

/// The heap behind a handle, or null.
heap* find_heap(HANDLE handle) {
    if (handle == &process_heap())
        return &process_heap();
    heap_list& all = created();
    const std::shared_lock held(all.lock);
    return all.heaps.contains(handle) ? static_cast<heap*>(handle) : nullptr;
}

/// As find_heap, and the block is the heap's; the last error says what is wrong.
heap* find_heap_of(HANDLE handle, LPCVOID data) {
    heap* const found = find_heap(handle);
    if (!found)
        return fail(ERROR_INVALID_HANDLE, static_cast<heap*>(nullptr));
    return found->owns(data) ? found : fail(ERROR_INVALID_PARAMETER, static_cast<heap*>(nullptr));
}

} // namespace

STDAPI_(HANDLE) GetProcessHeap() {
    return &process_heap();
}

STDAPI_(HANDLE) HeapCreate(DWORD, SIZE_T initial_bytes, SIZE_T maximum_bytes) {
    if (maximum_bytes != 0 && initial_bytes > maximum_bytes)
        return fail(ERROR_INVALID_PARAMETER, HANDLE{});
    return guarded(HANDLE{}, [&]() -> HANDLE {
        auto made = std::make_unique<heap>(maximum_bytes, true);
        heap_list& all = created();
        const std::unique_lock held(all.lock);
        all.heaps.insert(made.get());
        return made.release();
    });
}

STDAPI_(BOOL) HeapDestroy(HANDLE handle) {
    {
        heap_list& all = created();
        const std::unique_lock held(all.lock);
        if (all.heaps.erase(handle) == 0)
            return fail(ERROR_INVALID_HANDLE, BOOL{FALSE});
    }
    delete static_cast<heap*>(handle);
    return TRUE;
}

STDAPI_(LPVOID) HeapAlloc(HANDLE handle, DWORD flags, SIZE_T bytes) {
    heap* const found = find_heap(handle);
    if (!found)
        return fail(ERROR_INVALID_HANDLE, LPVOID{});
    void* const data = found->allocate(bytes, flags & HEAP_ZERO_MEMORY);
    return data ? data : fail(ERROR_NOT_ENOUGH_MEMORY, LPVOID{});
}

STDAPI_(LPVOID) HeapReAlloc(HANDLE handle, DWORD flags, LPVOID data, SIZE_T bytes) {
    if (!data)
        return nullptr;
    heap* const found = find_heap_of(handle, data);
    if (!found)
        return nullptr;
    void* const moved =
        found->resize(data, bytes, flags & HEAP_ZERO_MEMORY, flags & HEAP_REALLOC_IN_PLACE_ONLY);
    return moved ? moved : fail(ERROR_NOT_ENOUGH_MEMORY, LPVOID{});
}

STDAPI_(BOOL) HeapFree(HANDLE handle, DWORD, LPVOID data) {
    if (!data)
        return TRUE;
    heap* const found = find_heap_of(handle, data);
    if (!found)
        return FALSE;
    found->release(data);
    return TRUE;
}

STDAPI_(SIZE_T) HeapSize(HANDLE handle, DWORD, LPCVOID data) {
    return find_heap_of(handle, data) ? block::of(data)->bytes : static_cast<SIZE_T>(-1);
}

STDAPI_(BOOL) HeapValidate(HANDLE handle, DWORD, LPCVOID data) {
    const heap* const found = find_heap(handle);
    return found && (!data || found->owns(data));
}
