/// Condition variables. https://learn.microsoft.com/windows/win32/sync/condition-variables
#include <synchapi.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>

#include "last_error.hpp"
#include "slim_lock.hpp"

using namespace comity::winbase;

namespace {

/// A thread asleep on a condition variable.
struct sleeper {
    PCONDITION_VARIABLE variable;
    sleeper* next = nullptr;
    std::condition_variable wake;
    bool woken = false;
};

/// Those asleep, by the address of what they sleep on, the longest asleep first. The variable itself stays
/// all zero.
class bedroom {
public:
    static bedroom& of(PCONDITION_VARIABLE variable) {
        // Never destroyed: threads may outlive static destructors.
        static auto& all = *new std::array<bedroom, 64>;
        return all[(reinterpret_cast<std::uintptr_t>(variable) >> 4) % all.size()];
    }

    /// Sleeps until woken, after `release` has let the caller's lock go. Whether it was woken in time.
    template <class Release>
    bool sleep(PCONDITION_VARIABLE variable, DWORD milliseconds, Release&& release) {
        sleeper self;
        self.variable = variable;
        std::unique_lock held(lock_);
        *tail_ = &self;
        tail_ = &self.next;
        // Nobody who holds a bedroom's lock asks for another one, so this cannot be waited for in a circle.
        release();
        const auto woken = [&self] { return self.woken; };
        if (milliseconds == INFINITE)
            self.wake.wait(held, woken);
        else if (!self.wake.wait_for(held, std::chrono::milliseconds(milliseconds), woken))
            take_out([&self](const sleeper& one) { return &one == &self; }, 1);
        return self.woken;
    }

    void wake(PCONDITION_VARIABLE variable, std::size_t most) {
        const std::lock_guard held(lock_);
        take_out(
            [variable](sleeper& one) {
                if (one.variable != variable)
                    return false;
                one.woken = true;
                // With the lock held: the sleeper, and with it this object, is gone soon after.
                one.wake.notify_one();
                return true;
            },
            most);
    }

private:
    template <class Which>
    void take_out(Which&& which, std::size_t most) {
        for (sleeper** link = &head_; *link && most > 0;) {
            sleeper* const one = *link;
            sleeper* const next = one->next;
            if (!which(*one)) {
                link = &one->next;
                continue;
            }
            *link = next;
            if (!next)
                tail_ = link;
            --most;
        }
    }

    std::mutex lock_;
    sleeper* head_ = nullptr;
    sleeper** tail_ = &head_;
};

BOOL answer(bool woken) {
    return woken ? TRUE : fail(ERROR_TIMEOUT, BOOL{FALSE});
}

} // namespace

STDAPI_(void) InitializeConditionVariable(PCONDITION_VARIABLE variable) {
    variable->Ptr = nullptr;
}

STDAPI_(BOOL)
SleepConditionVariableCS(PCONDITION_VARIABLE variable, PCRITICAL_SECTION section, DWORD milliseconds) {
    const bool woken =
        bedroom::of(variable).sleep(variable, milliseconds, [section] { LeaveCriticalSection(section); });
    EnterCriticalSection(section);
    return answer(woken);
}

STDAPI_(BOOL)
SleepConditionVariableSRW(PCONDITION_VARIABLE variable, PSRWLOCK lock, DWORD milliseconds, ULONG flags) {
    if (flags & ~ULONG{CONDITION_VARIABLE_LOCKMODE_SHARED})
        return fail(ERROR_INVALID_PARAMETER, BOOL{FALSE});
    slim_lock& slim = slim_lock::of(lock);
    const bool shared = flags & CONDITION_VARIABLE_LOCKMODE_SHARED;
    const bool woken = bedroom::of(variable).sleep(
        variable, milliseconds, [&] { shared ? slim.release_shared() : slim.release_exclusive(); });
    shared ? slim.acquire_shared() : slim.acquire_exclusive();
    return answer(woken);
}

STDAPI_(void) WakeConditionVariable(PCONDITION_VARIABLE variable) {
    bedroom::of(variable).wake(variable, 1);
}

STDAPI_(void) WakeAllConditionVariable(PCONDITION_VARIABLE variable) {
    bedroom::of(variable).wake(variable, SIZE_MAX);
}
