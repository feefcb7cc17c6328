/// Critical sections. https://learn.microsoft.com/windows/win32/sync/critical-section-objects
#include <synchapi.h>

#include <atomic>
#include <cstddef>
#include <new>
#include <utility>

#include <interlockedapi.h>
#include <processthreadsapi.h>

namespace {

/// What a CRITICAL_SECTION holds while it is initialized.
struct section_state {
    PRTL_CRITICAL_SECTION_DEBUG debug;
    /// -1 free, 0 held, 1 held and somebody waits or did.
    std::atomic<LONG> lock;
    LONG entries;
    /// The owner's thread id; read by others only to be compared with their own.
    std::atomic<std::uintptr_t> owner;
    HANDLE reserved;
    ULONG_PTR spins;
};
static_assert(sizeof(section_state) == sizeof(CRITICAL_SECTION));
static_assert(offsetof(section_state, lock) == offsetof(CRITICAL_SECTION, LockCount));
static_assert(offsetof(section_state, owner) == offsetof(CRITICAL_SECTION, OwningThread));
static_assert(offsetof(section_state, spins) == offsetof(CRITICAL_SECTION, SpinCount));
static_assert(std::atomic<LONG>::is_always_lock_free);

constexpr LONG lock_free = -1;
constexpr LONG lock_held = 0;
constexpr LONG lock_contended = 1;
constexpr DWORD spin_mask = 0x00FFFFFF;

section_state& state_of(LPCRITICAL_SECTION section) {
    return *reinterpret_cast<section_state*>(section);
}

void initialize(LPCRITICAL_SECTION section, DWORD spins) {
    new (section) section_state{reinterpret_cast<PRTL_CRITICAL_SECTION_DEBUG>(LONG_PTR{-1}),
                                lock_free,
                                0,
                                std::uintptr_t{0},
                                nullptr,
                                spins & spin_mask};
}

bool try_lock(section_state& state) {
    LONG expected = lock_free;
    return state.lock.compare_exchange_strong(expected, lock_held, std::memory_order_acquire,
                                              std::memory_order_relaxed);
}

/// Whether the caller owns it already, and then once more.
bool enter_again(section_state& state, std::uintptr_t self) {
    if (state.owner.load(std::memory_order_relaxed) != self)
        return false;
    ++state.entries;
    return true;
}

void entered(section_state& state, std::uintptr_t self) {
    state.owner.store(self, std::memory_order_relaxed);
    state.entries = 1;
}

} // namespace

STDAPI_(void) InitializeCriticalSection(LPCRITICAL_SECTION section) {
    initialize(section, 0);
}

STDAPI_(BOOL) InitializeCriticalSectionAndSpinCount(LPCRITICAL_SECTION section, DWORD spins) {
    initialize(section, spins);
    return TRUE;
}

STDAPI_(BOOL) InitializeCriticalSectionEx(LPCRITICAL_SECTION section, DWORD spins, DWORD) {
    initialize(section, spins);
    return TRUE;
}

STDAPI_(DWORD) SetCriticalSectionSpinCount(LPCRITICAL_SECTION section, DWORD spins) {
    return static_cast<DWORD>(std::exchange(state_of(section).spins, spins & spin_mask));
}

STDAPI_(BOOL) TryEnterCriticalSection(LPCRITICAL_SECTION section) {
    section_state& state = state_of(section);
    const std::uintptr_t self = GetCurrentThreadId();
    if (enter_again(state, self))
        return TRUE;
    if (!try_lock(state))
        return FALSE;
    entered(state, self);
    return TRUE;
}

STDAPI_(void) EnterCriticalSection(LPCRITICAL_SECTION section) {
    section_state& state = state_of(section);
    const std::uintptr_t self = GetCurrentThreadId();
    if (enter_again(state, self))
        return;
    bool locked = try_lock(state);
    for (ULONG_PTR spin = state.spins; !locked && spin > 0; --spin) {
        YieldProcessor();
        locked = state.lock.load(std::memory_order_relaxed) == lock_free && try_lock(state);
    }
    // Whoever had to wait marks the lock as contended, because others may still wait.
    while (!locked && state.lock.exchange(lock_contended, std::memory_order_acquire) != lock_free)
        state.lock.wait(lock_contended, std::memory_order_relaxed);
    entered(state, self);
}

STDAPI_(void) LeaveCriticalSection(LPCRITICAL_SECTION section) {
    section_state& state = state_of(section);
    if (state.owner.load(std::memory_order_relaxed) != GetCurrentThreadId() || --state.entries != 0)
        return;
    state.owner.store(0, std::memory_order_relaxed);
    if (state.lock.exchange(lock_free, std::memory_order_release) == lock_contended)
        state.lock.notify_one();
}

STDAPI_(void) DeleteCriticalSection(LPCRITICAL_SECTION section) {
    initialize(section, 0);
}
