// Class factories, and the two functions that a module exports.
#pragma once

#include <comity/class_info.hpp>
#include <comity/com_ptr.hpp>
#include <comity/error.hpp>
#include <comity/implements.hpp>
#include <comity/layer.hpp>
#include <comity/module_state.hpp>

#include <concepts>
#include <mutex>

namespace comity {
inline namespace COMITY_LAYER_ABI {
namespace detail {

/// The way from a class to its objects, as IClassFactory::CreateInstance needs it.
using create_function = HRESULT (*)(IUnknown* outer, REFIID iid, void** out) noexcept;

class class_factory final : public implements<class_factory, IClassFactory> {
public:
    explicit class_factory(create_function create) noexcept : create_(create) {}

    HRESULT STDMETHODCALLTYPE CreateInstance(IUnknown* outer, REFIID iid, void** out) noexcept override {
        if (out == nullptr)
            return E_POINTER;
        *out = nullptr;
        // The outer object can only hold the inner one by its own IUnknown.
        if (outer != nullptr && !same_guid(iid, id_of<IUnknown>()))
            return CLASS_E_NOAGGREGATION;
        return create_(outer, iid, out);
    }

    HRESULT STDMETHODCALLTYPE LockServer(BOOL lock) noexcept override {
        if (lock) {
            this_module.lock();
        } else {
            this_module.unlock();
        }
        return S_OK;
    }

private:
    create_function create_;
};

template <class T>
HRESULT create_new(IUnknown* outer, REFIID iid, void** out) noexcept {
    if (outer != nullptr && !T::is_aggregatable)
        return CLASS_E_NOAGGREGATION;
    T* object = nullptr;
    HRESULT hr = new_object(&object, outer);
    if (FAILED(hr))
        return hr;
    hr = object->own_unknown()->QueryInterface(iid, out);
    object->release_own();
    return hr;
}

/// One object at a time: as long as somebody holds it, that one; afterwards a new one.
template <class T>
class only_object {
public:
    static HRESULT create(IUnknown* outer, REFIID iid, void** out) noexcept {
        if (outer != nullptr)
            return CLASS_E_NOAGGREGATION;
        try {
            com_ptr<T> object;
            {
                // Held while the object is made, so that there is only one; its constructor must not ask for
                // itself.
                std::lock_guard hold(mutex_);
                object = current_.lock();
                if (!object) {
                    const HRESULT hr = try_make(object);
                    if (FAILED(hr))
                        return hr;
                    current_ = weak_ref<T>(*object);
                }
            }
            return object->QueryInterface(iid, out);
        } catch (...) {
            return result_of_caught_exception();
        }
    }

private:
    COMITY_ONE_PER_MODULE static inline std::mutex mutex_;
    COMITY_ONE_PER_MODULE static inline weak_ref<T> current_;
};

template <class T>
concept has_class_id = requires {
    { T::class_id() } -> std::same_as<const CLSID&>;
};

} // namespace detail

/// In COMITY_MODULE: each CreateInstance makes a new T. T has coclass<...> in its list.
template <detail::has_class_id T>
struct creatable {
    static const CLSID& class_id() noexcept { return T::class_id(); }
    static HRESULT create(IUnknown* outer, REFIID iid, void** out) noexcept {
        return detail::create_new<T>(outer, iid, out);
    }
};

/// In COMITY_MODULE: everybody gets the same T while it lives. T has coclass<...> and weakly_referenced in
/// its list.
template <detail::has_class_id T>
struct singleton {
    static_assert(T::is_weakly_referenced,
                  "a singleton needs weakly_referenced in its list: the factory does not own it");
    static const CLSID& class_id() noexcept { return T::class_id(); }
    static HRESULT create(IUnknown* outer, REFIID iid, void** out) noexcept {
        return detail::only_object<T>::create(outer, iid, out);
    }
};

/// In COMITY_MODULE: a class that is described but not creatable from outside; its objects come from other
/// objects. CreateInstance answers `Result`.
template <class Tag, HRESULT Result = E_ACCESSDENIED>
struct refused {
    static const CLSID& class_id() noexcept { return id_of<Tag>(); }
    static HRESULT create(IUnknown*, REFIID, void** out) noexcept {
        *out = nullptr;
        return raise_error(
            Result, u"Objects of this class cannot be created from outside; another object gives them out.");
    }
};

/// In COMITY_MODULE: a class made by a function of one's own, with the duties of
/// IClassFactory::CreateInstance.
template <class Tag, detail::create_function Create>
struct made_by {
    static const CLSID& class_id() noexcept { return id_of<Tag>(); }
    static HRESULT create(IUnknown* outer, REFIID iid, void** out) noexcept {
        return Create(outer, iid, out);
    }
};

/// The factory of one class, for CoRegisterClassObject in a program that serves it:
/// `class_factory_of<creatable<shape>>()`.
template <class Class>
com_ptr<IClassFactory> class_factory_of() {
    return make<detail::class_factory>(&Class::create);
}

/// What DllGetClassObject of a module with these classes does.
/// CLASS_E_CLASSNOTAVAILABLE for a CLSID that is not among them;
/// https://learn.microsoft.com/windows/win32/api/combaseapi/nf-combaseapi-dllgetclassobject
template <class... Classes>
HRESULT get_class_object(REFCLSID clsid, REFIID iid, void** out) noexcept {
    if (out == nullptr)
        return E_POINTER;
    *out = nullptr;
    detail::create_function create = nullptr;
    ((same_guid(clsid, Classes::class_id()) && (create = &Classes::create, true)) || ...);
    if (create == nullptr)
        return CLASS_E_CLASSNOTAVAILABLE;
    com_ptr<detail::class_factory> factory;
    const HRESULT hr = try_make(factory, create);
    // There is one exactly when hr is a success; asked this way, the compiler can see it, too.
    return factory ? factory->QueryInterface(iid, out) : hr;
}

/// What DllCanUnloadNow does: S_OK when no object of the module lives and nobody locked it, S_FALSE
/// otherwise.
inline HRESULT can_unload_now() noexcept {
    return module_locks() == 0 ? S_OK : S_FALSE;
}

} // namespace COMITY_LAYER_ABI
} // namespace comity

/// The exports of a module, in one source file of it, outside any namespace:
/// `COMITY_MODULE(comity::creatable<shape>, comity::singleton<canvas>)`
#define COMITY_MODULE(...)                                                                                   \
    STDAPI DllGetClassObject(REFCLSID clsid, REFIID iid, LPVOID* object) {                                   \
        return ::comity::get_class_object<__VA_ARGS__>(clsid, iid, object);                                  \
    }                                                                                                        \
    STDAPI DllCanUnloadNow(void) {                                                                           \
        return ::comity::can_unload_now();                                                                   \
    }
