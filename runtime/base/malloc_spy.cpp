#include "malloc_spy.hpp"

#include <cstdlib>
#include <malloc.h>
#include <mutex>
#include <unordered_set>
#include <utility>

#include "boundary.hpp"
#include "memory_watch.hpp"

namespace comity::detail {
namespace {

struct state {
    /// Held from a Pre... method to the end of its Post...: the documents promise the spy that no other
    /// thread comes in between.
    std::mutex lock;
    IMallocSpy* spy = nullptr;
    bool is_leaving = false;
    std::unordered_set<void*> seen; ///< the blocks the spy knows, as the caller knows them
};

/// Never destroyed: memory is still freed while the process's static objects go away.
state& the_state() {
    static state* const instance = new state;
    return *instance;
}

/// Set while this thread runs a method of the spy: what that allocates, the spy does not see.
thread_local bool inside = false;

/// One visit of the spy: the lock, and the mark that keeps the spy's own allocations out.
class visit {
public:
    visit() {
        if (inside || !memory_is_watched_by(watcher_spy))
            return;
        hold_ = std::unique_lock(the_state().lock);
        if (!the_state().spy) {
            hold_.unlock();
            return;
        }
        inside = true;
    }
    ~visit() {
        if (!hold_.owns_lock())
            return;
        inside = false;
        state& all = the_state();
        if (!all.is_leaving || !all.seen.empty())
            return;
        IMallocSpy* const leaving = all.spy;
        all.spy = nullptr;
        all.is_leaving = false;
        memory_watchers.fetch_and(~unsigned{watcher_spy});
        hold_.unlock();
        leaving->Release();
    }
    visit(const visit&) = delete;
    visit& operator=(const visit&) = delete;

    /// Null if nobody looks on.
    IMallocSpy* spy() const { return hold_.owns_lock() ? the_state().spy : nullptr; }

private:
    std::unique_lock<std::mutex> hold_;
};

void* plain_allocate(std::size_t bytes) {
    return std::malloc(bytes ? bytes : 1);
}

/// Notes a block that the spy has given a shape of its own. @return false without memory
bool remember(void* block) noexcept {
    return SUCCEEDED(guarded([&] {
        the_state().seen.insert(block);
        return S_OK;
    }));
}

bool knows(void* block) {
    return the_state().seen.contains(block);
}

} // namespace

void* malloc_spy::allocate(std::size_t bytes) noexcept {
    const visit here;
    IMallocSpy* const spy = here.spy();
    if (!spy)
        return plain_allocate(bytes);
    const SIZE_T wanted = spy->PreAlloc(bytes);
    if (wanted == 0 && bytes != 0)
        return nullptr; // the spy wants this to fail, and PostAlloc is not called then
    void* const block = spy->PostAlloc(plain_allocate(wanted));
    if (block && !remember(block)) {
        std::free(spy->PreFree(block, TRUE));
        spy->PostFree(TRUE);
        return nullptr;
    }
    return block;
}

void* malloc_spy::reallocate(void* block, std::size_t bytes) noexcept {
    const visit here;
    IMallocSpy* const spy = here.spy();
    if (!spy) {
        if (!block)
            return plain_allocate(bytes);
        if (bytes == 0) {
            std::free(block);
            return nullptr;
        }
        return std::realloc(block, bytes);
    }
    const BOOL is_known = !block || knows(block);
    // A place in the table for the new block, so that nothing can fail once the spy has changed the old one.
    if (!remember(nullptr))
        return nullptr;
    auto place = the_state().seen.extract(nullptr);
    void* actual = block;
    const SIZE_T wanted = spy->PreRealloc(block, bytes, &actual, is_known);
    if (wanted == 0) {
        if (bytes != 0)
            return nullptr; // the spy wants this to fail
        std::free(actual);
        the_state().seen.erase(block);
        return spy->PostRealloc(nullptr, is_known);
    }
    void* const moved = spy->PostRealloc(std::realloc(actual, wanted), TRUE);
    if (!moved)
        return nullptr;
    the_state().seen.erase(block);
    place.value() = moved;
    the_state().seen.insert(std::move(place));
    return moved;
}

void malloc_spy::release(void* block) noexcept {
    const visit here;
    IMallocSpy* const spy = here.spy();
    if (!spy || !block) {
        std::free(block);
        return;
    }
    const BOOL is_known = the_state().seen.erase(block) != 0;
    std::free(spy->PreFree(block, is_known));
    spy->PostFree(is_known);
}

std::size_t malloc_spy::size_of(void* block) noexcept {
    if (!block)
        return static_cast<std::size_t>(-1);
    const visit here;
    IMallocSpy* const spy = here.spy();
    if (!spy)
        return malloc_usable_size(block);
    const BOOL is_known = knows(block);
    return spy->PostGetSize(malloc_usable_size(spy->PreGetSize(block, is_known)), is_known);
}

int malloc_spy::did_allocate(void* block) noexcept {
    // The C library's heap cannot be asked about an arbitrary address: -1 is "unable to determine".
    if (!block)
        return -1;
    const visit here;
    IMallocSpy* const spy = here.spy();
    if (!spy)
        return -1;
    const BOOL is_known = knows(block);
    spy->PreDidAlloc(block, is_known);
    return spy->PostDidAlloc(block, is_known, is_known ? 1 : -1);
}

void malloc_spy::minimize() noexcept {
    const visit here;
    if (IMallocSpy* const spy = here.spy()) {
        spy->PreHeapMinimize();
        malloc_trim(0);
        spy->PostHeapMinimize();
        return;
    }
    malloc_trim(0);
}

namespace {

HRESULT take_on(IMallocSpy* spy) {
    state& all = the_state();
    const std::scoped_lock hold(all.lock);
    if (all.spy)
        return CO_E_OBJISREG;
    all.spy = spy;
    all.is_leaving = false;
    memory_watchers.fetch_or(watcher_spy);
    return S_OK;
}

} // namespace
} // namespace comity::detail

using namespace comity::detail;

STDAPI CoRegisterMallocSpy(LPMALLOCSPY pMallocSpy) {
    if (!pMallocSpy)
        return E_INVALIDARG;
    if (memory_is_watched_by(watcher_spy))
        return CO_E_OBJISREG;
    IMallocSpy* spy = nullptr;
    if (FAILED(pMallocSpy->QueryInterface(IID_IMallocSpy, reinterpret_cast<void**>(&spy))) || !spy)
        return E_INVALIDARG;
    const HRESULT hr = comity::guarded([&] { return take_on(spy); });
    if (FAILED(hr))
        spy->Release();
    return hr;
}

STDAPI CoRevokeMallocSpy() {
    if (inside) // from one of its own methods, which hold the lock
        return E_ACCESSDENIED;
    IMallocSpy* leaving = nullptr;
    {
        state& all = the_state();
        const std::scoped_lock hold(all.lock);
        if (!all.spy)
            return CO_E_OBJNOTREG;
        if (!all.seen.empty()) {
            // Only the spy knows what it has put around these blocks: it stays until the last one is freed.
            all.is_leaving = true;
            return E_ACCESSDENIED;
        }
        leaving = all.spy;
        all.spy = nullptr;
        memory_watchers.fetch_and(~unsigned{watcher_spy});
    }
    leaving->Release();
    return S_OK;
}
