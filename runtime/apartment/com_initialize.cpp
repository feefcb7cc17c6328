/// Entering and leaving apartments: CoInitializeEx and its relatives.
/// https://learn.microsoft.com/windows/win32/api/combaseapi/nf-combaseapi-coinitializeex
#include <ole2.h>

#include <cstdint>
#include <optional>

#include <unistd.h>

#include "apartment.hpp"
#include "boundary.hpp"
#include "rich_error.hpp"
#include "thread_entry.hpp"
#include "thread_name.hpp"

using namespace comity;
using detail::thread_entry;

namespace {

const char* name_of(apartment_kind kind) {
    return kind == apartment_kind::single_threaded ? "a single-threaded apartment"
                                                   : "the multi-threaded apartment";
}

HRESULT initialize(const char* function, LPVOID reserved, DWORD flags) {
    constexpr DWORD known_flags =
        COINIT_APARTMENTTHREADED | COINIT_MULTITHREADED | COINIT_DISABLE_OLE1DDE | COINIT_SPEED_OVER_MEMORY;
    if (reserved || (flags & ~known_flags))
        return E_INVALIDARG;
    return guarded([&]() -> HRESULT {
        thread_entry* thread = detail::make_thread_entry();
        if (!thread)
            return fail(CO_E_INIT_TLS, std::string(function) + " was called on thread " +
                                           describe_current_thread() + " while that thread is ending.");
        const apartment_kind wanted = flags & COINIT_APARTMENTTHREADED ? apartment_kind::single_threaded
                                                                       : apartment_kind::multi_threaded;
        if (!thread->entered) {
            detail::enter(*thread, wanted);
            thread->entries = 1;
            return S_OK;
        }
        if (thread->entered->kind() != wanted)
            return fail(RPC_E_CHANGED_MODE,
                        std::string(function) + " asked for " + name_of(wanted) + ", but thread " +
                            describe_current_thread() + " is in " + name_of(thread->entered->kind()) +
                            " already, and stays there. COM can be used all the same; do not call "
                            "CoUninitialize for this failed call.");
        ++thread->entries;
        return S_FALSE;
    });
}

void uninitialize(thread_entry& thread) {
    if (!thread.entered || thread.leaving || thread.entries == 0)
        ++thread.surplus_exits;
    else if (thread.entries > 1)
        --thread.entries;
    else
        detail::leave(thread);
}

} // namespace

STDAPI CoInitialize(LPVOID reserved) {
    return initialize("CoInitialize", reserved, COINIT_APARTMENTTHREADED);
}

STDAPI CoInitializeEx(LPVOID reserved, DWORD flags) {
    return initialize("CoInitializeEx", reserved, flags);
}

STDAPI_(void) CoUninitialize() {
    // Programs in the wild call this too often, above all when they exit; that has to be harmless.
    if (thread_entry* thread = detail::find_thread_entry())
        uninitialize(*thread);
}

STDAPI OleInitialize(LPVOID reserved) {
    const HRESULT hr = initialize("OleInitialize", reserved, COINIT_APARTMENTTHREADED);
    if (FAILED(hr))
        return hr;
    // S_FALSE says that OLE, not only COM, was initialized here before.
    return detail::find_thread_entry()->ole_entries++ == 0 ? S_OK : S_FALSE;
}

STDAPI_(void) OleUninitialize() {
    thread_entry* thread = detail::find_thread_entry();
    if (!thread || thread->ole_entries == 0)
        return;
    --thread->ole_entries;
    uninitialize(*thread);
}

STDAPI CoGetApartmentType(APTTYPE* type, APTTYPEQUALIFIER* qualifier) {
    if (!type || !qualifier)
        return E_INVALIDARG;
    *type = APTTYPE_CURRENT;
    *qualifier = APTTYPEQUALIFIER_NONE;
    std::shared_ptr<const apartment> entered;
    const HRESULT hr = require_apartment("CoGetApartmentType", entered);
    if (FAILED(hr))
        return hr;
    const thread_entry* thread = detail::find_thread_entry();
    if (entered->kind() == apartment_kind::multi_threaded) {
        *type = APTTYPE_MTA;
        if (!thread || !thread->entered)
            *qualifier = APTTYPEQUALIFIER_IMPLICIT_MTA;
    } else {
        *type = entered->is_main() ? APTTYPE_MAINSTA : APTTYPE_STA;
    }
    return S_OK;
}

STDAPI CoIncrementMTAUsage(CO_MTA_USAGE_COOKIE* cookie) {
    if (!cookie)
        return E_INVALIDARG;
    *cookie = nullptr;
    return guarded([&] {
        *cookie = reinterpret_cast<CO_MTA_USAGE_COOKIE>(detail::hold_multi_threaded());
        return S_OK;
    });
}

STDAPI CoDecrementMTAUsage(CO_MTA_USAGE_COOKIE cookie) {
    return detail::release_multi_threaded(reinterpret_cast<std::uintptr_t>(cookie)) ? S_OK : E_INVALIDARG;
}

STDAPI_(DWORD) CoGetCurrentProcess() {
    return static_cast<DWORD>(getpid());
}

STDAPI CoGetCurrentLogicalThreadId(GUID* id) {
    if (!id)
        return E_INVALIDARG;
    // A chain of calls between processes will carry the identifier of the thread that began it; a chain that
    // never left this process is its thread.
    thread_local std::optional<GUID> own;
    if (!own) {
        GUID fresh{};
        const HRESULT hr = CoCreateGuid(&fresh);
        if (FAILED(hr)) {
            *id = GUID{};
            return hr;
        }
        own = fresh;
    }
    *id = *own;
    return S_OK;
}
