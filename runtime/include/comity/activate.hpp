// Starting to use COM in a thread, and creating objects.
#pragma once

#include <comity/bstr.hpp>
#include <comity/com_ptr.hpp>
#include <comity/hresult_error.hpp>
#include <comity/layer.hpp>

#include <objbase.h>

namespace comity {
inline namespace COMITY_LAYER_ABI {

/// A thread's use of COM, from construction to destruction, in the thread that constructs it. Every thread
/// that calls COM has one around everything else; interface pointers are released before it ends. They nest.
class com_scope {
public:
    /// COINIT_MULTITHREADED or COINIT_APARTMENTTHREADED. Throws hresult_error, RPC_E_CHANGED_MODE when the
    /// thread is already in the other kind of apartment.
    explicit com_scope(DWORD flags = COINIT_MULTITHREADED) {
        throw_if_failed(CoInitializeEx(nullptr, flags));
    }
    com_scope(const com_scope&) = delete;
    com_scope& operator=(const com_scope&) = delete;
    ~com_scope() { CoUninitialize(); }
};

/// A new object of a class, by its CLSID or by a coclass tag of a generated header:
/// `create<ITally>(id_of<Tally>())`. Throws hresult_error with the explanation of what was looked for and
/// what was missing.
template <class Interface>
com_ptr<Interface> create(REFCLSID clsid, DWORD context = CLSCTX_SERVER, IUnknown* outer = nullptr) {
    com_ptr<Interface> object;
    throw_if_failed(CoCreateInstance(clsid, outer, context, id_of<Interface>(), object.put_void()));
    return object;
}

/// A new object of the class with this ProgID.
template <class Interface>
com_ptr<Interface> create(const any_text& progid, DWORD context = CLSCTX_SERVER) {
    const bstr name(progid.view());
    CLSID clsid;
    throw_if_failed(CLSIDFromProgID(name.get(), &clsid));
    return create<Interface>(clsid, context);
}

} // namespace COMITY_LAYER_ABI
} // namespace comity
