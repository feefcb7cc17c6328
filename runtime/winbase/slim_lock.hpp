/// The state of an SRWLOCK, for the functions that release and acquire it again.
#pragma once

#include <synchapi.h>

#include <atomic>
#include <cstdint>

namespace comity::winbase {

class slim_lock {
public:
    static slim_lock& of(PSRWLOCK lock) { return *reinterpret_cast<slim_lock*>(lock); }

    bool try_exclusive() noexcept;
    bool try_shared() noexcept;
    void acquire_exclusive() noexcept;
    void acquire_shared() noexcept;
    /// Nothing for a lock that is not held in this way.
    void release_exclusive() noexcept;
    void release_shared() noexcept;

private:
    void wait_while_held(std::uint32_t seen) noexcept;

    /// Readers count in steps of `one_reader`.
    static constexpr std::uint32_t somebody_waits = 1;
    static constexpr std::uint32_t writer = 2;
    static constexpr std::uint32_t one_reader = 4;

    std::atomic<std::uint32_t> state_;
};
static_assert(sizeof(slim_lock) <= sizeof(SRWLOCK));
static_assert(std::atomic<std::uint32_t>::is_always_lock_free);

} // namespace comity::winbase
