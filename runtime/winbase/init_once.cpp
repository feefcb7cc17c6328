/// One-time initialization. https://learn.microsoft.com/windows/win32/sync/one-time-initialization
#include <synchapi.h>

#include <atomic>

#include "last_error.hpp"

using namespace comity::winbase;

namespace {

/// The two lowest bits say how far it is; above them is the context once it is done.
constexpr std::uintptr_t not_begun = 0;
constexpr std::uintptr_t begun = 1;
constexpr std::uintptr_t done = 2;
constexpr std::uintptr_t begun_by_several = 3;
constexpr std::uintptr_t state_mask = 3;

using once_state = std::atomic<std::uintptr_t>;
static_assert(sizeof(once_state) == sizeof(INIT_ONCE) && once_state::is_always_lock_free);

once_state& state_of(PINIT_ONCE once) {
    return *reinterpret_cast<once_state*>(once);
}

void give_context(std::uintptr_t state, LPVOID* context) {
    if (context)
        *context = reinterpret_cast<LPVOID>(state & ~state_mask);
}

} // namespace

STDAPI_(void) InitOnceInitialize(PINIT_ONCE once) {
    once->Ptr = nullptr;
}

STDAPI_(BOOL) InitOnceBeginInitialize(LPINIT_ONCE once, DWORD flags, PBOOL pending, LPVOID* context) {
    constexpr DWORD known = INIT_ONCE_CHECK_ONLY | INIT_ONCE_ASYNC;
    if ((flags & ~known) || flags == known)
        return fail(ERROR_INVALID_PARAMETER, BOOL{FALSE});
    once_state& state = state_of(once);
    std::uintptr_t seen = state.load(std::memory_order_acquire);
    for (;;) {
        if ((seen & state_mask) == done) {
            if (pending)
                *pending = FALSE;
            give_context(seen, context);
            return TRUE;
        }
        if (flags & INIT_ONCE_CHECK_ONLY)
            return fail(ERROR_GEN_FAILURE, BOOL{FALSE});
        const std::uintptr_t wanted = flags & INIT_ONCE_ASYNC ? begun_by_several : begun;
        if (seen == not_begun) {
            if (!state.compare_exchange_weak(seen, wanted, std::memory_order_acquire))
                continue;
        } else if (seen == begun && wanted == begun) {
            state.wait(begun, std::memory_order_acquire);
            seen = state.load(std::memory_order_acquire);
            continue;
        } else if (seen != wanted) {
            return fail(ERROR_INVALID_PARAMETER, BOOL{FALSE}); // begun in the other way
        }
        if (pending)
            *pending = TRUE;
        return TRUE;
    }
}

STDAPI_(BOOL) InitOnceComplete(LPINIT_ONCE once, DWORD flags, LPVOID context) {
    constexpr DWORD known = INIT_ONCE_ASYNC | INIT_ONCE_INIT_FAILED;
    const auto bits = reinterpret_cast<std::uintptr_t>(context);
    const bool failed = flags & INIT_ONCE_INIT_FAILED;
    if ((flags & ~known) || flags == known || (bits & state_mask) || (failed && context))
        return fail(ERROR_INVALID_PARAMETER, BOOL{FALSE});
    once_state& state = state_of(once);
    std::uintptr_t expected = flags & INIT_ONCE_ASYNC ? begun_by_several : begun;
    if (!state.compare_exchange_strong(expected, failed ? not_begun : bits | done, std::memory_order_acq_rel))
        return fail(ERROR_GEN_FAILURE, BOOL{FALSE}); // not begun in this way, or another one was first
    state.notify_all();
    return TRUE;
}

STDAPI_(BOOL) InitOnceExecuteOnce(PINIT_ONCE once, PINIT_ONCE_FN function, PVOID parameter, LPVOID* context) {
    BOOL pending = FALSE;
    if (!InitOnceBeginInitialize(once, 0, &pending, context))
        return FALSE;
    if (!pending)
        return TRUE;
    LPVOID made = nullptr;
    if (!function(once, parameter, &made)) {
        const DWORD reason = GetLastError();
        InitOnceComplete(once, INIT_ONCE_INIT_FAILED, nullptr);
        return fail(reason, BOOL{FALSE});
    }
    if (!InitOnceComplete(once, 0, made))
        return FALSE;
    if (context)
        *context = made;
    return TRUE;
}
