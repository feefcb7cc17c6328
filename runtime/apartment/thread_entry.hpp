/// What is kept about a thread and about the apartments of the process. Only for this module.
#pragma once

#include <memory>

#include <objbase.h>

#include "apartment.hpp"

namespace comity::detail {

/// A thread that has called CoInitializeEx at least once.
struct thread_entry {
    std::shared_ptr<const apartment> entered; ///< null while it is outside
    unsigned entries = 0;                     ///< CoInitializeEx calls to balance
    unsigned ole_entries = 0;                 ///< of those, the ones made by OleInitialize
    unsigned surplus_exits = 0;               ///< CoUninitialize calls that had nothing to balance
    bool leaving = false;                     ///< inside apartment_closed()
};

/// The calling thread's entry; null when there is none, or when the thread is about to end and its entry is
/// gone.
thread_entry* find_thread_entry() noexcept;

/// The same, made when missing. Null at the end of the thread. @throws std::bad_alloc
thread_entry* make_thread_entry();

/// Puts the thread into a new single-threaded apartment, or into the multi-threaded one. @throws
/// std::bad_alloc
void enter(thread_entry& thread, apartment_kind kind);

/// Takes the thread out of its apartment, whatever `entries` says, and closes the apartment if nobody is
/// left.
void leave(thread_entry& thread) noexcept;

/// Keeps the multi-threaded apartment alive without a thread in it. @throws std::bad_alloc
std::uintptr_t hold_multi_threaded();
/// @return false for a cookie that is not, or no longer, in use.
bool release_multi_threaded(std::uintptr_t cookie) noexcept;

} // namespace comity::detail
