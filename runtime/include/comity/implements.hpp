// implements: everything that is the same in every COM object, so that a class consists of its own methods.
#pragma once

#include <comity/com_ptr.hpp>
#include <comity/error.hpp>
#include <comity/interface_list.hpp>
#include <comity/layer.hpp>
#include <comity/module_state.hpp>
#include <comity/type_description.hpp>
#include <comity/weak_ref.hpp>

#include <oleauto.h>

#include <atomic>
#include <concepts>
#include <cstdint>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace comity {
inline namespace COMITY_LAYER_ABI {

/// In the list of implements: the class can be part of an aggregate (be created with a controlling unknown).
/// Costs two pointers in each object.
struct aggregatable {};

struct weakly_referenced {};

namespace detail {

// A facet is something in the list that brings code with it: it names the interfaces it implements and gives
// a class template to put above them (see class_info.hpp, connection_points.hpp).
template <class Part>
concept facet = requires {
    typename Part::facet_interfaces;
};

template <class Part>
struct part_traits {
    static_assert(
        std::derived_from<Part, IUnknown>,
        "implements takes interfaces, chain<...>, and facets such as coclass<...> or event_source<...>");
    using interfaces = interface_list<Part>;
};
template <class Interface, class... Ancestors>
struct part_traits<chain<Interface, Ancestors...>> {
    using interfaces = interface_list<Interface>;
};
template <>
struct part_traits<aggregatable> {
    using interfaces = interface_list<>;
};
template <>
struct part_traits<weakly_referenced> {
    using interfaces = interface_list<>;
};
template <facet Part>
struct part_traits<Part> {
    using interfaces = typename Part::facet_interfaces;
};

/// The ancestry of an interface as the list `Parts` has it: written into a chain, or known for the interface.
template <class Interface, class... Parts>
struct ancestry_in {
    using type = ancestry<Interface>;
};
template <class Interface, class... Ancestors, class... Rest>
struct ancestry_in<Interface, chain<Interface, Ancestors...>, Rest...> {
    using type = ancestry<Interface, interface_list<Ancestors...>>;
};
template <class Interface, class First, class... Rest>
struct ancestry_in<Interface, First, Rest...> : ancestry_in<Interface, Rest...> {};

/// The four methods of IDispatch over one dual interface, straight from its description. A class with two
/// dual interfaces has two of these, so each interface's own IDispatch names its own members.
template <class Interface>
class dual : public Interface {
public:
    HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT* count) noexcept override {
        if (count == nullptr)
            return E_POINTER;
        *count = 1;
        return S_OK;
    }

    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT index, LCID, ITypeInfo** out) noexcept override {
        if (out == nullptr)
            return E_POINTER;
        *out = nullptr;
        if (index != 0)
            return DISP_E_BADINDEX;
        ITypeInfo* type = nullptr;
        const HRESULT hr = description_of<Interface>.get(&type);
        return FAILED(hr) ? hr : share(type).copy_to(out);
    }

    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID reserved, LPOLESTR* names, UINT count, LCID,
                                            DISPID* ids) noexcept override {
        if (!same_guid(reserved, GUID{}))
            return DISP_E_UNKNOWNINTERFACE;
        ITypeInfo* type = nullptr;
        const HRESULT hr = description_of<Interface>.get(&type);
        return FAILED(hr) ? hr : type->GetIDsOfNames(names, count, ids);
    }

    HRESULT STDMETHODCALLTYPE Invoke(DISPID member, REFIID reserved, LCID, WORD flags, DISPPARAMS* params,
                                     VARIANT* result, EXCEPINFO* exception,
                                     UINT* bad_argument) noexcept override {
        if (!same_guid(reserved, GUID{}))
            return DISP_E_UNKNOWNINTERFACE;
        ITypeInfo* type = nullptr;
        const HRESULT hr = description_of<Interface>.get(&type);
        return FAILED(hr) ? hr
                          : type->Invoke(static_cast<Interface*>(this), member, flags, params, result,
                                         exception, bad_argument);
    }
};

template <class Interface>
using table_of = std::conditional_t<is_dual<Interface>, dual<Interface>, Interface>;

template <class List>
class tables;
template <class... Interfaces>
class tables<interface_list<Interfaces...>> : public table_of<Interfaces>... {};

/// ISupportErrorInfo: says that every listed interface sets error info. Brought in by the first dual
/// interface, since Automation clients read error info through it.
struct error_info_facet {
    using facet_interfaces = interface_list<ISupportErrorInfo>;
    template <class Self, class Base>
    class layer : public Base {
    public:
        HRESULT STDMETHODCALLTYPE InterfaceSupportsErrorInfo(REFIID iid) noexcept override {
            return Self::lists_interface(iid) ? S_OK : S_FALSE;
        }
    };
};

/// The layers of all facets, one above the other, over the tables of all interfaces.
template <class Self, class Base, class... Parts>
struct layered {
    using type = Base;
};
template <class Self, class Base, class Part, class... Rest>
struct layered<Self, Base, Part, Rest...> : layered<Self, Base, Rest...> {};
template <class Self, class Base, facet Part, class... Rest>
struct layered<Self, Base, Part, Rest...>
    : layered<Self, typename Part::template layer<Self, Base>, Rest...> {};

template <class... Parts>
struct composition {
    using listed = typename concatenation<typename part_traits<Parts>::interfaces...>::type;
    static constexpr bool adds_error_info = has_dual<listed> && !provides<listed, ISupportErrorInfo>;
    using interfaces =
        std::conditional_t<adds_error_info,
                           typename concatenation<listed, interface_list<ISupportErrorInfo>>::type, listed>;
    template <class Self>
    using base = typename std::conditional_t<adds_error_info,
                                             layered<Self, tables<interfaces>, Parts..., error_info_facet>,
                                             layered<Self, tables<interfaces>, Parts...>>::type;
    static constexpr bool is_aggregatable = (std::same_as<Parts, aggregatable> || ...);
    static constexpr bool is_weakly_referenced = (std::same_as<Parts, weakly_referenced> || ...);
};

/// The IUnknown that the outer object of an aggregate holds: the only one that counts for this object alone.
template <class Object>
class inner_unknown final : public IUnknown {
public:
    explicit inner_unknown(Object& object) noexcept : object_(object), outer_(this) {}

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) noexcept override {
        if (out == nullptr)
            return E_POINTER;
        if (same_guid(iid, id_of<IUnknown>())) {
            *out = static_cast<IUnknown*>(this);
            AddRef();
            return S_OK;
        }
        return object_.query_own(iid, out);
    }
    ULONG STDMETHODCALLTYPE AddRef() noexcept override { return object_.add_own_ref(); }
    ULONG STDMETHODCALLTYPE Release() noexcept override { return object_.release_own(); }

    IUnknown* outer() const noexcept { return outer_; }
    void set_outer(IUnknown* outer) noexcept { outer_ = outer != nullptr ? outer : this; }

private:
    Object& object_;
    // Not counted: the outer object owns this one, and its lifetime is ours.
    IUnknown* outer_;
};

struct no_inner_unknown {
    template <class Object>
    explicit no_inner_unknown(Object&) noexcept {}
};

struct weak_state {
    std::atomic<weak_block*> block{nullptr};
};
struct no_weak_state {};

/// Set while the destructor runs, so that references taken and given back by code it calls do not destroy
/// again.
inline constexpr ULONG count_in_destructor = 0x4000'0000;

/// An IID by which a module's own code asks an object whether it is a T. It is made from the address of a
/// variable that only this module has, so no other module and no other process can be meant.
template <class T>
struct own_class {
    COMITY_ONE_PER_MODULE static inline char mark = 0;
    static GUID id() noexcept {
        const auto address = reinterpret_cast<std::uintptr_t>(&mark);
        GUID result = {0, 0x6f57, 0x4e1c, {0, 0, 0, 0, 0, 0, 0, 0}};
        result.Data1 = 0x63c0a51fu;
        __builtin_memcpy(result.Data4, &address, sizeof address);
        return result;
    }
};

} // namespace detail

/// The base of every object: `class shape : public implements<shape, coclass<Shape>, IShape,
/// event_source<DShapeEvents>>`.
///
/// The list holds interfaces (only the most derived of a chain; its ancestors are answered too), and facets:
///   coclass<Tag>          the class has a CLSID: IProvideClassInfo2, and a factory from COMITY_MODULE
///   event_source<D...>    IConnectionPointContainer and fire()
///   aggregatable          can be created inside an aggregate
///   weakly_referenced     can be the target of weak_ref
///   chain<I, Bases...>    an interface that no type library describes, with its ancestors
/// Dual interfaces get IDispatch from the type library in the module; ISupportErrorInfo comes with them.
///
/// Objects are made by make<T>(...), live on the heap, and go when the last reference does. The count is 1
/// while the constructor runs, so it may hand out `this`. If the class has `HRESULT initialize()`, make calls
/// it after the constructor. If it has `HRESULT query_other(REFIID, void**)`, that is asked for interfaces
/// not in the list (tear-offs, aggregated parts); it adds the reference itself. All methods here can be
/// called from any thread.
template <class Self, class... Parts>
class implements : public detail::composition<Parts...>::template base<Self> {
    using composition_ = detail::composition<Parts...>;
    using interfaces_ = typename composition_::interfaces;

public:
    static constexpr bool is_aggregatable = composition_::is_aggregatable;
    static constexpr bool is_weakly_referenced = composition_::is_weakly_referenced;

    implements(const implements&) = delete;
    implements& operator=(const implements&) = delete;

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) noexcept override {
        if constexpr (is_aggregatable) {
            return inner_.outer()->QueryInterface(iid, out);
        } else {
            return query_own(iid, out);
        }
    }

    ULONG STDMETHODCALLTYPE AddRef() noexcept override {
        if constexpr (is_aggregatable) {
            return inner_.outer()->AddRef();
        } else {
            return add_own_ref();
        }
    }

    ULONG STDMETHODCALLTYPE Release() noexcept override {
        if constexpr (is_aggregatable) {
            return inner_.outer()->Release();
        } else {
            return release_own();
        }
    }

    /// The object's name among objects: the pointer QueryInterface(IID_IUnknown) answers. Without a
    /// reference.
    IUnknown* as_unknown() noexcept {
        if constexpr (is_aggregatable) {
            return inner_.outer();
        } else {
            return first_table(interfaces_{});
        }
    }

    /// The IUnknown to give to the creator: of this object alone when it is aggregated.
    IUnknown* own_unknown() noexcept {
        if constexpr (is_aggregatable) {
            return &inner_;
        } else {
            return first_table(interfaces_{});
        }
    }

    /// Makes this object part of `outer`; for the factory, before anything else is done with the object.
    void set_outer(IUnknown* outer) noexcept
        requires is_aggregatable
    {
        inner_.set_outer(outer);
    }

    /// Whether `iid` is one of the component's own interfaces in the list, or an ancestor of one.
    static bool lists_interface(REFIID iid) noexcept { return any_listed(iid, interfaces_{}); }

    /// For weak_ref: adds a reference unless the last one is gone.
    bool add_ref_if_alive() noexcept {
        ULONG count = refs_.load(std::memory_order_relaxed);
        do {
            if (count == 0 || count >= detail::count_in_destructor)
                return false;
        } while (!refs_.compare_exchange_weak(count, count + 1, std::memory_order_acquire,
                                              std::memory_order_relaxed));
        return true;
    }

    /// For weak_ref: what outlives this object. Made when first asked for; throws std::bad_alloc.
    detail::weak_block* weak_references()
        requires is_weakly_referenced
    {
        detail::weak_block* block = weak_.block.load(std::memory_order_acquire);
        if (block == nullptr) {
            auto* made = new detail::weak_block(static_cast<Self*>(this));
            if (weak_.block.compare_exchange_strong(block, made, std::memory_order_acq_rel)) {
                block = made;
            } else {
                made->release();
            }
        }
        return block;
    }

    /// The non-delegating QueryInterface: what this object answers by itself.
    HRESULT query_own(REFIID iid, void** out) noexcept {
        if (out == nullptr)
            return E_POINTER;
        if (IUnknown* found = find(iid)) {
            *out = found;
            found->AddRef();
            return S_OK;
        }
        *out = nullptr;
        if (same_guid(iid, detail::own_class<Self>::id())) {
            *out = static_cast<Self*>(this);
            AddRef();
            return S_OK;
        }
        if constexpr (requires(Self& self) { self.query_other(iid, out); }) {
            return static_cast<Self*>(this)->query_other(iid, out);
        } else {
            return E_NOINTERFACE;
        }
    }

    ULONG add_own_ref() noexcept { return refs_.fetch_add(1, std::memory_order_relaxed) + 1; }

    ULONG release_own() noexcept {
        // Everything done with the object before a Release comes before its destruction, in whichever thread
        // that is.
        const ULONG left = refs_.fetch_sub(1, std::memory_order_release) - 1;
        if (left == 0) {
            (void)refs_.load(std::memory_order_acquire);
            destroy();
        }
        return left;
    }

protected:
    implements() noexcept : inner_(*this) { detail::this_module.lock(); }

    // Behind all methods in the vtable of the first interface, where no caller of that interface looks.
    virtual ~implements() {
        if constexpr (is_weakly_referenced) {
            if (detail::weak_block* block = weak_.block.load(std::memory_order_acquire))
                block->release();
        }
        detail::this_module.unlock();
    }

private:
    static_assert(!(is_aggregatable && is_weakly_referenced),
                  "a weak reference would lead past the outer object to a part of it");

    template <class First, class... Rest>
    IUnknown* first_table(interface_list<First, Rest...>) noexcept {
        static_assert(
            all_most_derived(interface_list<First, Rest...>{}),
            "list only the most derived interface of a chain, once; its ancestors are answered too");
        return static_cast<First*>(this);
    }

    template <class... I>
    static constexpr bool all_most_derived(interface_list<I...>) noexcept {
        return (((std::derived_from<I, I> + ... + 0) > 0) && ... &&
                (count_derived<I>(interface_list<I...>{}) == 1));
    }
    template <class Base, class... I>
    static constexpr int count_derived(interface_list<I...>) noexcept {
        return (static_cast<int>(std::derived_from<I, Base>) + ... + 0);
    }

    template <class I>
    static constexpr auto ancestry_of() noexcept {
        return typename detail::ancestry_in<I, Parts...>::type{};
    }

    template <class... I>
    static bool any_listed(REFIID iid, interface_list<I...>) noexcept {
        return ((!detail::is_base_interface<I> && decltype(ancestry_of<I>())::includes(iid)) || ...) ||
               (inherited_by<I>(iid) || ...);
    }

    /// Whether the type library says that I inherits from `iid`. Not asked for the base interfaces, whose
    /// ancestry is known and which no component's library describes.
    template <class I>
    static bool inherited_by(REFIID iid) noexcept {
        if constexpr (decltype(ancestry_of<I>())::is_written_down || detail::is_base_interface<I>) {
            return false;
        } else {
            return detail::description_of<I>.inherits(iid);
        }
    }

    IUnknown* find(REFIID iid) noexcept {
        if (same_guid(iid, id_of<IUnknown>()))
            return first_table(interfaces_{});
        return find_in(iid, interfaces_{});
    }

    template <class... I>
    IUnknown* find_in(REFIID iid, interface_list<I...>) noexcept {
        IUnknown* found = nullptr;
        ((decltype(ancestry_of<I>())::includes(iid) && (found = static_cast<I*>(this))) || ...);
        if (found == nullptr && same_guid(iid, id_of<IDispatch>()))
            ((detail::is_late_bound<I> && (found = static_cast<I*>(this))) || ...);
        if (found == nullptr)
            ((inherited_by<I>(iid) && (found = static_cast<I*>(this))) || ...);
        return found;
    }

    void destroy() noexcept {
        if constexpr (is_weakly_referenced) {
            if (detail::weak_block* block = weak_.block.load(std::memory_order_acquire))
                block->expire();
        }
        if constexpr (is_aggregatable) {
            // The outer object may be half gone; what the destructor does with its own interfaces stays here.
            inner_.set_outer(nullptr);
        }
        refs_.store(detail::count_in_destructor, std::memory_order_relaxed);
        delete this;
    }

    std::atomic<ULONG> refs_{1};
    [[no_unique_address]] std::conditional_t<is_aggregatable, detail::inner_unknown<implements>,
                                             detail::no_inner_unknown>
        inner_;
    [[no_unique_address]] std::conditional_t<is_weakly_referenced, detail::weak_state, detail::no_weak_state>
        weak_;
};

namespace detail {

/// A new object with its first reference, or what its construction failed with. Never throws.
template <class T, class... Arguments>
HRESULT new_object(T** out, IUnknown* outer, Arguments&&... arguments) noexcept {
    *out = nullptr;
    try {
        T* object = new T(std::forward<Arguments>(arguments)...);
        if constexpr (T::is_aggregatable) {
            object->set_outer(outer);
        } else {
            (void)outer;
        }
        if constexpr (requires { object->initialize(); }) {
            HRESULT hr = S_OK;
            try {
                hr = object->initialize();
            } catch (...) {
                hr = result_of_caught_exception();
            }
            if (FAILED(hr)) {
                object->release_own();
                return hr;
            }
        }
        *out = object;
        return S_OK;
    } catch (...) {
        return result_of_caught_exception();
    }
}

} // namespace detail

/// Makes an object. Fails with E_OUTOFMEMORY, with the code of an hresult_error that the constructor throws,
/// or with what initialize() answers; `out` is then null.
template <class T, class... Arguments>
HRESULT try_make(com_ptr<T>& out, Arguments&&... arguments) noexcept {
    return detail::new_object(out.put(), nullptr, std::forward<Arguments>(arguments)...);
}

/// Makes an object; throws hresult_error where try_make fails.
template <class T, class... Arguments>
com_ptr<T> make(Arguments&&... arguments) {
    com_ptr<T> object;
    throw_if_failed(try_make(object, std::forward<Arguments>(arguments)...));
    return object;
}

/// Makes an object straight into a method's out parameter: `return make_into<contact>(out, name);`
/// E_POINTER when `out` is null; on failure `*out` is null.
template <class T, class Interface, class... Arguments>
    requires std::convertible_to<T*, Interface*>
HRESULT make_into(Interface** out, Arguments&&... arguments) noexcept {
    if (out == nullptr)
        return E_POINTER;
    T* object = nullptr;
    const HRESULT hr = detail::new_object(&object, nullptr, std::forward<Arguments>(arguments)...);
    *out = object;
    return hr;
}

/// The T behind an interface pointer, if the object is a T of this very module; null otherwise, and for null.
/// For methods that are given one of the component's own objects back as an interface.
template <class T>
com_ptr<T> object_of(IUnknown* pointer) noexcept {
    com_ptr<T> result;
    if (pointer != nullptr) {
        void* found = nullptr;
        if (SUCCEEDED(pointer->QueryInterface(detail::own_class<T>::id(), &found)))
            result.attach(static_cast<T*>(found));
    }
    return result;
}

} // namespace COMITY_LAYER_ABI
} // namespace comity
