/// The objects that programs publish by class: RegisterActiveObject and GetActiveObject.
/// https://learn.microsoft.com/windows/win32/api/oleauto/nf-oleauto-registeractiveobject
///
/// The table is this process's own. It will be the running object table's entries for class monikers once
/// that reaches other processes.
#include <algorithm>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <oleauto.h>

#include "running_objects.hpp"
#include "boundary.hpp"
#include "catalog.hpp"
#include "class_activation.hpp"
#include "rich_error.hpp"

using namespace comity;

namespace {

struct active_object {
    DWORD cookie;
    CLSID clsid;
    std::uint64_t apartment_id;
    bool single_threaded;
    std::shared_ptr<IUnknown> object;
};

struct active_object_table {
    std::mutex mutex;
    std::vector<active_object> objects;
    DWORD last_cookie = 0;

    static active_object_table& instance() {
        static active_object_table& table = *new active_object_table;
        return table;
    }
};

} // namespace

namespace comity {

void revoke_active_objects(const apartment& closed) noexcept {
    active_object_table& table = active_object_table::instance();
    // One at a time: releasing an object may register or revoke others.
    for (;;) {
        std::shared_ptr<IUnknown> released;
        const std::lock_guard lock(table.mutex);
        const auto found =
            std::find_if(table.objects.begin(), table.objects.end(),
                         [&](const active_object& entry) { return entry.apartment_id == closed.id(); });
        if (found == table.objects.end())
            return;
        released = std::move(found->object);
        table.objects.erase(found);
    }
}

} // namespace comity

STDAPI RegisterActiveObject(IUnknown* object, REFCLSID clsid, DWORD, DWORD* cookie) {
    // Strong and weak registrations differ in what happens when the last client outside the process lets go.
    // Nobody outside can connect here, and inside both keep the object until it is revoked.
    if (!object || !cookie)
        return E_INVALIDARG;
    return guarded([&]() -> HRESULT {
        std::shared_ptr<const apartment> here;
        const HRESULT hr = require_apartment("RegisterActiveObject", here);
        if (FAILED(hr))
            return hr;
        object->AddRef();
        active_object fresh{0, clsid, here->id(), here->kind() == apartment_kind::single_threaded,
                            std::shared_ptr<IUnknown>(object, [](IUnknown* last) { last->Release(); })};
        active_object_table& table = active_object_table::instance();
        const std::lock_guard lock(table.mutex);
        const bool first = std::none_of(table.objects.begin(), table.objects.end(),
                                        [&](const active_object& entry) { return entry.clsid == clsid; });
        fresh.cookie = table.last_cookie + 1;
        table.objects.push_back(std::move(fresh));
        *cookie = ++table.last_cookie;
        return first ? S_OK : MK_S_MONIKERALREADYREGISTERED;
    });
}

STDAPI RevokeActiveObject(DWORD cookie, void*) {
    return guarded([&]() -> HRESULT {
        std::shared_ptr<const apartment> here;
        const HRESULT hr = require_apartment("RevokeActiveObject", here);
        if (FAILED(hr))
            return hr;
        std::shared_ptr<IUnknown> released;
        active_object_table& table = active_object_table::instance();
        const std::lock_guard lock(table.mutex);
        const auto found = std::find_if(table.objects.begin(), table.objects.end(),
                                        [&](const active_object& entry) { return entry.cookie == cookie; });
        if (found == table.objects.end())
            return E_INVALIDARG;
        released = std::move(found->object);
        table.objects.erase(found);
        return S_OK;
    });
}

STDAPI GetActiveObject(REFCLSID clsid, void*, IUnknown** object) {
    if (!object)
        return E_POINTER;
    *object = nullptr;
    return guarded([&]() -> HRESULT {
        std::shared_ptr<const apartment> here;
        const HRESULT hr = require_apartment("GetActiveObject", here);
        if (FAILED(hr))
            return hr;
        std::shared_ptr<IUnknown> found;
        bool elsewhere = false;
        {
            active_object_table& table = active_object_table::instance();
            const std::lock_guard lock(table.mutex);
            for (const active_object& entry : table.objects) {
                if (entry.clsid != clsid)
                    continue;
                // An object of another thread's apartment must not be called from here.
                if (entry.single_threaded && entry.apartment_id != here->id()) {
                    elsewhere = true;
                    continue;
                }
                found = entry.object;
                break;
            }
        }
        if (found) {
            found->AddRef();
            *object = found.get();
            return S_OK;
        }
        const std::string name = describe_class(clsid, *current_catalog());
        return fail(
            MK_E_UNAVAILABLE,
            elsewhere
                ? "An object of class " + name +
                      " is active, but in another apartment of this process, whose thread alone may call it."
                : "No object of class " + name +
                      " is active: none has been published in this process with RegisterActiveObject. "
                      "Objects of other processes are not visible.");
    });
}
