/// A pointer for each thread and index.
/// https://learn.microsoft.com/windows/win32/procthread/thread-local-storage
#include <processthreadsapi.h>

#include <array>
#include <atomic>
#include <memory>
#include <mutex>

#include "last_error.hpp"

using namespace comity::winbase;

namespace {

constexpr DWORD index_count = 1088;

/// Odd while the index is taken. A thread's value counts only while it was stored under the same number, so
/// that a freed index is NULL for every thread when it is taken again.
std::array<std::atomic<std::uint32_t>, index_count> uses;
std::mutex taking;

struct slot {
    std::uint32_t use = 0;
    LPVOID value = nullptr;
};

thread_local std::unique_ptr<std::array<slot, index_count>> slots;

} // namespace

STDAPI_(DWORD) TlsAlloc() {
    const std::lock_guard held(taking);
    for (DWORD index = 0; index < index_count; ++index)
        if (const std::uint32_t use = uses[index].load(std::memory_order_relaxed); use % 2 == 0) {
            uses[index].store(use + 1, std::memory_order_release);
            return index;
        }
    return fail(ERROR_NO_MORE_ITEMS, TLS_OUT_OF_INDEXES);
}

STDAPI_(LPVOID) TlsGetValue(DWORD index) {
    if (index >= index_count)
        return fail(ERROR_INVALID_PARAMETER, LPVOID{});
    const slot found = slots ? (*slots)[index] : slot();
    const bool current = found.use == uses[index].load(std::memory_order_acquire);
    return fail(ERROR_SUCCESS, current ? found.value : nullptr);
}

STDAPI_(BOOL) TlsSetValue(DWORD index, LPVOID value) {
    if (index >= index_count)
        return fail(ERROR_INVALID_PARAMETER, BOOL{FALSE});
    return guarded(BOOL{FALSE}, [&]() -> BOOL {
        if (!slots)
            slots = std::make_unique<std::array<slot, index_count>>();
        (*slots)[index] = {uses[index].load(std::memory_order_acquire), value};
        return TRUE;
    });
}

STDAPI_(BOOL) TlsFree(DWORD index) {
    if (index >= index_count)
        return fail(ERROR_INVALID_PARAMETER, BOOL{FALSE});
    const std::lock_guard held(taking);
    const std::uint32_t use = uses[index].load(std::memory_order_relaxed);
    if (use % 2 == 0)
        return fail(ERROR_INVALID_PARAMETER, BOOL{FALSE});
    uses[index].store(use + 1, std::memory_order_release);
    return TRUE;
}
