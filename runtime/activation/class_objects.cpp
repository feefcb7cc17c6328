/// CoRegisterClassObject and its relatives.
/// https://learn.microsoft.com/windows/win32/api/combaseapi/nf-combaseapi-coregisterclassobject
#include "class_objects.hpp"

#include <algorithm>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "boundary.hpp"
#include "guid_text.hpp"
#include "rich_error.hpp"

namespace comity {

namespace {

struct registration {
    DWORD cookie;
    CLSID clsid;
    DWORD context;
    DWORD flags;
    std::uint64_t apartment_id;
    bool for_every_thread;
    bool suspended;
    bool connected; ///< a REGCLS_SINGLEUSE class has its one client
    class_object_reference object;
};

/// Objects are taken out of here under the lock, and released when it is no longer held.
struct class_object_table {
    std::mutex mutex;
    std::vector<registration> registrations;
    DWORD last_cookie = 0;
    ULONG process_references = 0;

    static class_object_table& instance() {
        static class_object_table& table = *new class_object_table;
        return table;
    }
};

bool is_single_use(const registration& entry) noexcept {
    return (entry.flags & (REGCLS_MULTIPLEUSE | REGCLS_MULTI_SEPARATE)) == 0;
}

bool serves(const registration& entry, DWORD context) noexcept {
    constexpr DWORD in_process = CLSCTX_INPROC_SERVER | CLSCTX_INPROC_HANDLER;
    if (entry.context & context & in_process)
        return true;
    return (entry.context & context & CLSCTX_LOCAL_SERVER) && !entry.suspended && !entry.connected;
}

void suspend_all(class_object_table& table, bool suspended) noexcept {
    for (registration& entry : table.registrations)
        entry.suspended = suspended;
}

/// Makes room for one more registration of this kind, or says that there is one already.
bool is_taken(const class_object_table& table, const registration& fresh) {
    // Several single-use registrations of a local server are how it offers one object to each of several
    // clients.
    const bool repeatable = is_single_use(fresh) && fresh.context == CLSCTX_LOCAL_SERVER;
    return !repeatable &&
           std::any_of(table.registrations.begin(), table.registrations.end(), [&](const auto& entry) {
               return entry.clsid == fresh.clsid && entry.apartment_id == fresh.apartment_id &&
                      (entry.context & fresh.context);
           });
}

} // namespace

class_object_reference find_class_object(REFCLSID clsid, DWORD context, const apartment& from) {
    class_object_table& table = class_object_table::instance();
    const std::lock_guard lock(table.mutex);
    for (registration& entry : table.registrations) {
        if (entry.clsid != clsid || !(entry.for_every_thread || entry.apartment_id == from.id()) ||
            !serves(entry, context))
            continue;
        if (is_single_use(entry) && !(entry.context & context & CLSCTX_INPROC_SERVER))
            entry.connected = true;
        return entry.object;
    }
    return nullptr;
}

bool is_registered_elsewhere(REFCLSID clsid, const apartment& from) {
    class_object_table& table = class_object_table::instance();
    const std::lock_guard lock(table.mutex);
    return std::any_of(
        table.registrations.begin(), table.registrations.end(), [&](const registration& entry) {
            return entry.clsid == clsid && !entry.for_every_thread && entry.apartment_id != from.id();
        });
}

void revoke_class_objects(const apartment& closed) noexcept {
    class_object_table& table = class_object_table::instance();
    // One at a time: releasing an object may register or revoke others.
    for (;;) {
        class_object_reference released;
        const std::lock_guard lock(table.mutex);
        const auto found = std::find_if(table.registrations.begin(), table.registrations.end(),
                                        [&](const auto& entry) { return entry.apartment_id == closed.id(); });
        if (found == table.registrations.end())
            return;
        released = std::move(found->object);
        table.registrations.erase(found);
    }
}

} // namespace comity

using namespace comity;

STDAPI CoRegisterClassObject(REFCLSID clsid, LPUNKNOWN factory, DWORD context, DWORD flags, LPDWORD cookie) {
    if (!factory || !cookie)
        return E_INVALIDARG;
    *cookie = 0;
    return guarded([&]() -> HRESULT {
        std::shared_ptr<const apartment> entered;
        const HRESULT hr = require_apartment("CoRegisterClassObject", entered);
        if (FAILED(hr))
            return hr;
        registration fresh{};
        fresh.clsid = clsid;
        fresh.context = context;
        fresh.flags = flags;
        fresh.apartment_id = entered->id();
        fresh.for_every_thread = entered->kind() == apartment_kind::multi_threaded || (flags & REGCLS_AGILE);
        fresh.suspended = flags & REGCLS_SUSPENDED;
        // A class that serves many clients at once serves its own process too, unless that is to be kept
        // apart.
        if ((flags & REGCLS_MULTIPLEUSE) && (context & CLSCTX_LOCAL_SERVER))
            fresh.context |= CLSCTX_INPROC_SERVER;
        factory->AddRef();
        fresh.object = class_object_reference(factory, [](IUnknown* object) { object->Release(); });

        class_object_table& table = class_object_table::instance();
        {
            const std::lock_guard lock(table.mutex);
            if (!is_taken(table, fresh)) {
                fresh.cookie = ++table.last_cookie;
                const DWORD given = fresh.cookie;
                table.registrations.push_back(std::move(fresh));
                *cookie = given;
                return S_OK;
            }
        }
        return fail(CO_E_OBJISREG,
                    "A class object for " + guid_to_utf8(clsid) +
                        " is registered in this apartment already; CoRevokeClassObject takes it back.");
    });
}

STDAPI CoRevokeClassObject(DWORD cookie) {
    return guarded([&]() -> HRESULT {
        std::shared_ptr<const apartment> entered;
        const HRESULT hr = require_apartment("CoRevokeClassObject", entered);
        if (FAILED(hr))
            return hr;
        class_object_table& table = class_object_table::instance();
        class_object_reference released;
        {
            const std::lock_guard lock(table.mutex);
            const auto found = std::find_if(table.registrations.begin(), table.registrations.end(),
                                            [&](const auto& entry) { return entry.cookie == cookie; });
            if (found == table.registrations.end())
                return E_INVALIDARG;
            if (found->apartment_id == entered->id()) {
                released = std::move(found->object);
                table.registrations.erase(found);
                return S_OK;
            }
        }
        return fail(RPC_E_WRONG_THREAD,
                    "CoRevokeClassObject must be called in the apartment that registered the class object.");
    });
}

STDAPI CoSuspendClassObjects() {
    class_object_table& table = class_object_table::instance();
    const std::lock_guard lock(table.mutex);
    suspend_all(table, true);
    return S_OK;
}

STDAPI CoResumeClassObjects() {
    class_object_table& table = class_object_table::instance();
    const std::lock_guard lock(table.mutex);
    suspend_all(table, false);
    return S_OK;
}

STDAPI_(ULONG) CoAddRefServerProcess() {
    class_object_table& table = class_object_table::instance();
    const std::lock_guard lock(table.mutex);
    return ++table.process_references;
}

STDAPI_(ULONG) CoReleaseServerProcess() {
    class_object_table& table = class_object_table::instance();
    const std::lock_guard lock(table.mutex);
    // At zero no new client may come in any more, under the same lock: the server is about to end itself.
    if (--table.process_references == 0)
        suspend_all(table, true);
    return table.process_references;
}
