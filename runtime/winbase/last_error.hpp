/// How an entry point fails: with a code in the thread's last error.
#pragma once

#include <new>
#include <stdexcept>
#include <utility>

#include <errhandlingapi.h>

namespace comity::winbase {

/// Sets the last error and gives back what the function returns when it fails.
template <class Result>
Result fail(DWORD error, Result result) noexcept {
    SetLastError(error);
    return result;
}

/// Runs `body`; running out of memory is ERROR_NOT_ENOUGH_MEMORY, and `failure` is returned. The end of a
/// thread, which unwinds too, goes through.
template <class Body, class Result>
Result guarded(Result failure, Body&& body) {
    try {
        return std::forward<Body>(body)();
    } catch (const std::bad_alloc&) {
        return fail(ERROR_NOT_ENOUGH_MEMORY, failure);
    } catch (const std::length_error&) {
        return fail(ERROR_NOT_ENOUGH_MEMORY, failure);
    }
}

} // namespace comity::winbase
