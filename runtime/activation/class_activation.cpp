/// CoGetClassObject, CoCreateInstance and CoCreateInstanceEx.
/// https://learn.microsoft.com/windows/win32/api/combaseapi/nf-combaseapi-cogetclassobject
#include "class_activation.hpp"

#include <algorithm>

#include <comcat.h>
#include <oleauto.h>

#include "boundary.hpp"
#include "class_objects.hpp"
#include "component_categories.hpp"
#include "guid_text.hpp"
#include "hresult_text.hpp"
#include "interface_reference.hpp"
#include "rich_error.hpp"
#include "wide_text.hpp"

namespace comity {

namespace {

/// Runs a call into a component. When it fails without an explanation of its own, `explain` makes one.
template <class Call, class Explain>
HRESULT explained(Call&& call, Explain&& explain) {
    // What an earlier, unrelated call left behind would pass for this one's explanation.
    SetErrorInfo(0, nullptr);
    const HRESULT hr = call();
    if (SUCCEEDED(hr))
        return hr;
    IErrorInfo* own = nullptr;
    if (GetErrorInfo(0, &own) == S_OK) {
        SetErrorInfo(0, own);
        own->Release();
        return hr;
    }
    return fail(hr, explain(hr));
}

HRESULT not_registered(REFCLSID clsid, DWORD context, const apartment& here) {
    const std::shared_ptr<const catalog> known = current_catalog();
    std::string text = "Class " + describe_class(clsid, *known) + ' ';
    const bool in_process = context & CLSCTX_INPROC_SERVER;
    const catalogued<catalog_class> found = known->find_class(clsid);
    if (found.entry && !in_process)
        text += "is served in process only, by " + found.entry->module +
                ": servers in other processes are not available, so ask for CLSCTX_INPROC_SERVER.";
    else if (!in_process)
        text += "was asked for with a context (" + std::to_string(context) +
                ") that leaves out CLSCTX_INPROC_SERVER, and only servers in this process are available. No "
                "class object "
                "for it is registered here.";
    else if (is_registered_elsewhere(clsid, here))
        text += "is registered only by a class object in another apartment of this process, whose thread "
                "alone may call "
                "it. Register it from the multi-threaded apartment, or with REGCLS_AGILE if it may be called "
                "from any "
                "thread.";
    else
        text += "is not registered. " + describe_search(*known);
    return fail(REGDB_E_CLASSNOTREG, text);
}

HRESULT serve_from_catalog(const catalogued<catalog_class>& found, const catalog& known,
                           const apartment& here, REFIID iid, void** object, module_use& keep) {
    const catalog_class& entry = *found.entry;
    const auto about = [&] {
        return "Class " + describe_class(entry.clsid, known) + " of " + found.file->path + ": ";
    };
    std::string problem;
    if (!can_live_in(entry.threading, here, problem))
        return fail(CO_E_NOT_SUPPORTED, about() + problem);
    const HRESULT loaded =
        use_server_module(entry.module, serves_every_thread(entry.threading, here), keep, problem);
    if (FAILED(loaded))
        return fail(loaded, about() + problem);
    const HRESULT hr = explained([&] { return keep.get_class_object(entry.clsid, iid, object); },
                                 [&](HRESULT failed) {
                                     return about() + "DllGetClassObject of " + entry.module + " answered " +
                                            describe_hresult(failed) + " when asked for " +
                                            describe_interface(iid, known) + '.';
                                 });
    if (SUCCEEDED(hr) && !*object)
        return fail(CO_E_ERRORINDLL, about() + "DllGetClassObject of " + entry.module + " answered " +
                                         describe_hresult(hr) + " but gave no object.");
    return hr;
}

HRESULT create_instance(const char* function, REFCLSID clsid, IUnknown* outer, DWORD context, REFIID iid,
                        void** object) {
    module_use keep;
    interface_reference<IClassFactory> factory;
    const HRESULT hr =
        get_class_object(function, clsid, context, IID_IClassFactory, factory.put_void(), keep);
    if (FAILED(hr))
        return hr;
    if (outer && iid != IID_IUnknown) {
        // The outer object needs the inner one's own IUnknown; any other interface would already lead back to
        // itself.
        const std::string name = describe_class(clsid, *current_catalog());
        return fail(CLASS_E_NOAGGREGATION,
                    "Class " + name + " was asked for an object inside another one, and for " +
                        guid_to_utf8(iid) + " of it: only IID_IUnknown can be asked for then.");
    }
    const HRESULT made =
        explained([&] { return factory->CreateInstance(outer, iid, object); },
                  [&](HRESULT failed) {
                      const std::shared_ptr<const catalog> known = current_catalog();
                      std::string text = "The factory of class " + describe_class(clsid, *known);
                      if (failed == E_NOINTERFACE)
                          return text + " makes objects that have no interface " +
                                 describe_interface(iid, *known) + '.';
                      if (failed == CLASS_E_NOAGGREGATION)
                          return text + " makes no objects that can be part of another one (aggregation).";
                      return text + " made no object: " + describe_hresult(failed) + '.';
                  });
    if (FAILED(made))
        *object = nullptr;
    else if (!*object)
        return fail(E_UNEXPECTED, "The factory of class " + describe_class(clsid, *current_catalog()) +
                                      " answered success but gave no object.");
    return made;
}

} // namespace

HRESULT get_class_object(const char* function, REFCLSID clsid, DWORD context, REFIID iid, void** object,
                         module_use& keep) {
    *object = nullptr;
    std::shared_ptr<const apartment> here;
    HRESULT hr = require_apartment(function, here);
    if (FAILED(hr))
        return hr;
    constexpr DWORD servers =
        CLSCTX_INPROC_SERVER | CLSCTX_INPROC_HANDLER | CLSCTX_LOCAL_SERVER | CLSCTX_REMOTE_SERVER;
    if (!(context & servers))
        return fail(E_UNEXPECTED,
                    std::string(function) + " was given the context " + std::to_string(context) +
                        ", which names no kind of server; CLSCTX_ALL or CLSCTX_INPROC_SERVER is usual.");
    if (const class_object_reference registered = find_class_object(clsid, context, *here))
        hr = explained([&] { return registered->QueryInterface(iid, object); },
                       [&](HRESULT failed) {
                           const std::shared_ptr<const catalog> known = current_catalog();
                           return "The class object that this process registered for " +
                                  describe_class(clsid, *known) + " answered " + describe_hresult(failed) +
                                  " when asked for " + describe_interface(iid, *known) + '.';
                       });
    else if (!(context & CLSCTX_INPROC_SERVER))
        hr = not_registered(clsid, context, *here);
    else if (hr = get_built_in_class_object(clsid, iid, object); hr == CLASS_E_CLASSNOTAVAILABLE) {
        const std::shared_ptr<const catalog> known = current_catalog();
        const catalogued<catalog_class> found = known->find_class(clsid);
        hr = found.entry ? serve_from_catalog(found, *known, *here, iid, object, keep)
                         : not_registered(clsid, context, *here);
    }
    if (FAILED(hr))
        *object = nullptr;
    return hr;
}

bool can_live_in(threading_model model, const apartment& here, std::string& problem) {
    const bool single_threaded = here.kind() == apartment_kind::single_threaded;
    if (model == threading_model::apartment && !single_threaded) {
        problem =
            "it is called by one thread only (threading = \"apartment\"), but the calling thread is in the "
            "multi-threaded apartment, and calls between apartments are not available: enter the thread with "
            "CoInitializeEx(NULL, COINIT_APARTMENTTHREADED).";
        return false;
    }
    if (model == threading_model::main_thread && !here.is_main()) {
        problem = "it names no threading model, so it is called only by the thread of the main "
                  "single-threaded apartment "
                  "(the first one that called CoInitializeEx(NULL, COINIT_APARTMENTTHREADED)), and the "
                  "calling thread is "
                  "not that one. If the class may be created anywhere, its catalog entry should say "
                  "threading = \"both\".";
        return false;
    }
    return true;
}

bool serves_every_thread(threading_model model, const apartment& here) noexcept {
    return model == threading_model::free || model == threading_model::neutral ||
           (model == threading_model::both && here.kind() == apartment_kind::multi_threaded);
}

std::string describe_class(REFCLSID clsid, const catalog& known) {
    const catalogued<catalog_class> found = known.find_class(clsid);
    std::string text = guid_to_utf8(clsid);
    if (!found.entry)
        return text;
    const std::u16string& name = found.entry->progid.empty() ? found.entry->name : found.entry->progid;
    return name.empty() ? text : to_utf8(name) + ' ' + text;
}

std::string describe_interface(REFIID iid, const catalog& known) {
    if (iid == IID_IUnknown)
        return "IUnknown";
    if (iid == IID_IClassFactory)
        return "IClassFactory";
    if (iid == IID_IDispatch)
        return "IDispatch";
    for (const catalogued<catalog_interface>& candidate : known.interfaces())
        if (candidate.entry->iid == iid && !candidate.entry->name.empty())
            return to_utf8(candidate.entry->name) + ' ' + guid_to_utf8(iid);
    return guid_to_utf8(iid);
}

HRESULT get_built_in_class_object(REFCLSID clsid, REFIID iid, void** object) noexcept {
    *object = nullptr;
    if (clsid == CLSID_StdComponentCategoriesMgr)
        return get_component_categories_class_object(iid, object);
    return CLASS_E_CLASSNOTAVAILABLE;
}

} // namespace comity

using namespace comity;

STDAPI CoGetClassObject(REFCLSID clsid, DWORD context, LPVOID, REFIID iid, LPVOID* object) {
    if (!object)
        return E_INVALIDARG;
    *object = nullptr;
    return guarded([&] {
        module_use keep;
        return get_class_object("CoGetClassObject", clsid, context, iid, object, keep);
    });
}

STDAPI CoCreateInstance(REFCLSID clsid, LPUNKNOWN outer, DWORD context, REFIID iid, LPVOID* object) {
    if (!object)
        return E_POINTER;
    *object = nullptr;
    return guarded([&] { return create_instance("CoCreateInstance", clsid, outer, context, iid, object); });
}

STDAPI CoCreateInstanceEx(REFCLSID clsid, IUnknown* outer, DWORD context, COSERVERINFO*, DWORD count,
                          MULTI_QI* results) {
    if (count == 0 || !results)
        return E_INVALIDARG;
    for (DWORD index = 0; index < count; ++index) {
        results[index].pItf = nullptr;
        results[index].hr = E_NOINTERFACE;
    }
    return guarded([&]() -> HRESULT {
        const auto asks_for_nothing = [](const MULTI_QI& result) { return !result.pIID; };
        if (std::any_of(results, results + count, asks_for_nothing))
            return E_INVALIDARG;
        interface_reference<IUnknown> made;
        const HRESULT hr =
            create_instance("CoCreateInstanceEx", clsid, outer, context, IID_IUnknown, made.put_void());
        if (FAILED(hr))
            return hr;
        DWORD answered_ones = 0;
        for (DWORD index = 0; index < count; ++index) {
            MULTI_QI& result = results[index];
            // Inside another object, IUnknown means the inner object's own; its other interfaces answer with
            // the outer one's.
            result.hr = made->QueryInterface(*result.pIID, reinterpret_cast<void**>(&result.pItf));
            if (SUCCEEDED(result.hr))
                ++answered_ones;
            else
                result.pItf = nullptr;
        }
        if (answered_ones == count)
            return S_OK;
        if (answered_ones > 0)
            return CO_S_NOTALLINTERFACES;
        const std::shared_ptr<const catalog> known = current_catalog();
        return fail(E_NOINTERFACE, "Objects of class " + describe_class(clsid, *known) +
                                       " have no interface " + describe_interface(*results[0].pIID, *known) +
                                       (count > 1 ? ", and none of the others that were asked for." : "."));
    });
}
