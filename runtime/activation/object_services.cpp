/// Small services around objects: OleRun, CoDisconnectObject, CoFreeUnusedLibraries; and what an apartment
/// leaves behind.
#include <ole2.h>

#include "apartment.hpp"
#include "boundary.hpp"
#include "class_objects.hpp"
#include "interface_reference.hpp"
#include "running_objects.hpp"
#include "server_modules.hpp"

using namespace comity;

STDAPI OleRun(LPUNKNOWN object) {
    if (!object)
        return E_INVALIDARG;
    interface_reference<IRunnableObject> runnable;
    // What cannot be put into a running state is always in it.
    if (FAILED(object->QueryInterface(IID_IRunnableObject, runnable.put_void())))
        return S_OK;
    return runnable->Run(nullptr);
}

STDAPI CoDisconnectObject(LPUNKNOWN object, DWORD reserved) {
    if (!object)
        return E_INVALIDARG;
    std::shared_ptr<const apartment> here;
    const HRESULT hr = require_apartment("CoDisconnectObject", here);
    if (FAILED(hr))
        return hr;
    // An object that marshals itself cuts its own connections. Comity has made none for the others: clients
    // in this process hold the object itself, and keep it.
    interface_reference<IMarshal> marshal;
    if (FAILED(object->QueryInterface(IID_IMarshal, marshal.put_void())))
        return S_OK;
    return marshal->DisconnectObject(reserved);
}

STDAPI_(void) CoFreeUnusedLibraries() {
    CoFreeUnusedLibrariesEx(INFINITE, 0);
}

STDAPI_(void) CoFreeUnusedLibrariesEx(DWORD delay_milliseconds, DWORD) {
    if (current_apartment())
        free_unused_modules(delay_milliseconds);
}

namespace comity {

void apartment_closed(const apartment& closed, bool last) noexcept {
    revoke_active_objects(closed);
    revoke_class_objects(closed);
    // No thread is inside COM any more, so none can be on its way out of a module: those that are idle go at
    // once.
    if (last)
        free_unused_modules(0);
}

} // namespace comity
