/// The border between our C++ and a COM caller: no exception may leave an exported function or an interface
/// method.
#pragma once

#include <new>
#include <stdexcept>
#include <utility>

#include <winerror.h>

namespace comity {

/// Runs `body`, which returns an HRESULT, and turns whatever it throws into one.
///
/// Running out of memory, or a size that no container can hold, is E_OUTOFMEMORY; any other exception is a
/// defect of ours and is reported as E_UNEXPECTED.
template <class Body>
HRESULT guarded(Body&& body) noexcept {
    try {
        return std::forward<Body>(body)();
    } catch (const std::bad_alloc&) {
        return E_OUTOFMEMORY;
    } catch (const std::length_error&) {
        return E_OUTOFMEMORY;
    } catch (...) {
        return E_UNEXPECTED;
    }
}

} // namespace comity
