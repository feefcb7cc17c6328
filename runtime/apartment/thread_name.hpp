/// How a thread is called in messages to people.
#pragma once

#include <string>

namespace comity {

/// The calling thread as a debugger shows it: `"worker" (id 4711)`, or `id 4711` where it has no name.
/// @throws std::bad_alloc
std::string describe_current_thread();

/// Whether the caller is the thread that main() runs on. Its thread-local objects are destroyed when the
/// process exits.
bool is_main_thread() noexcept;

} // namespace comity
