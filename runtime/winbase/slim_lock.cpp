/// Slim reader/writer locks. https://learn.microsoft.com/windows/win32/sync/slim-reader-writer--srw--locks
#include "slim_lock.hpp"

namespace comity::winbase {

bool slim_lock::try_exclusive() noexcept {
    std::uint32_t seen = state_.load(std::memory_order_relaxed);
    while (seen <= somebody_waits)
        if (state_.compare_exchange_weak(seen, seen | writer, std::memory_order_acquire,
                                         std::memory_order_relaxed))
            return true;
    return false;
}

bool slim_lock::try_shared() noexcept {
    std::uint32_t seen = state_.load(std::memory_order_relaxed);
    // Behind whoever waits, so that readers do not keep a writer out for ever.
    while ((seen & (writer | somebody_waits)) == 0)
        if (state_.compare_exchange_weak(seen, seen + one_reader, std::memory_order_acquire,
                                         std::memory_order_relaxed))
            return true;
    return false;
}

void slim_lock::wait_while_held(std::uint32_t seen) noexcept {
    if (seen <= somebody_waits)
        return; // free by now; the mark of those who waited for an earlier owner goes with the next release
    const std::uint32_t marked = seen | somebody_waits;
    if (seen == marked ||
        state_.compare_exchange_strong(seen, marked, std::memory_order_relaxed, std::memory_order_relaxed))
        state_.wait(marked, std::memory_order_relaxed);
}

void slim_lock::acquire_exclusive() noexcept {
    while (!try_exclusive())
        wait_while_held(state_.load(std::memory_order_relaxed));
}

void slim_lock::acquire_shared() noexcept {
    while (!try_shared())
        wait_while_held(state_.load(std::memory_order_relaxed));
}

void slim_lock::release_exclusive() noexcept {
    if (!(state_.load(std::memory_order_relaxed) & writer))
        return;
    if (state_.exchange(0, std::memory_order_release) & somebody_waits)
        state_.notify_all();
}

void slim_lock::release_shared() noexcept {
    std::uint32_t seen = state_.load(std::memory_order_relaxed);
    while (seen >= one_reader) {
        const std::uint32_t left = seen - one_reader;
        const bool last = left < one_reader;
        if (!state_.compare_exchange_weak(seen, last ? 0 : left, std::memory_order_release,
                                          std::memory_order_relaxed))
            continue;
        if (last && (left & somebody_waits))
            state_.notify_all();
        return;
    }
}

} // namespace comity::winbase

using comity::winbase::slim_lock;

STDAPI_(void) InitializeSRWLock(PSRWLOCK lock) {
    lock->Ptr = nullptr;
}

STDAPI_(void) AcquireSRWLockExclusive(PSRWLOCK lock) {
    slim_lock::of(lock).acquire_exclusive();
}

STDAPI_(void) AcquireSRWLockShared(PSRWLOCK lock) {
    slim_lock::of(lock).acquire_shared();
}

STDAPI_(BOOLEAN) TryAcquireSRWLockExclusive(PSRWLOCK lock) {
    return slim_lock::of(lock).try_exclusive();
}

STDAPI_(BOOLEAN) TryAcquireSRWLockShared(PSRWLOCK lock) {
    return slim_lock::of(lock).try_shared();
}

STDAPI_(void) ReleaseSRWLockExclusive(PSRWLOCK lock) {
    slim_lock::of(lock).release_exclusive();
}

STDAPI_(void) ReleaseSRWLockShared(PSRWLOCK lock) {
    slim_lock::of(lock).release_shared();
}
