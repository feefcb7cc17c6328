// Lists of interfaces as types, and what the layer knows about the ancestry of the base interfaces.
#pragma once

#include <comity/layer.hpp>

#include <oaidl.h>
#include <ocidl.h>

#include <concepts>
#include <type_traits>

namespace comity {
inline namespace COMITY_LAYER_ABI {

template <class... Interfaces>
struct interface_list {};

/// The ancestors of an interface, other than IUnknown and IDispatch, for which an object that implements it
/// answers QueryInterface. Interfaces in the module's type library need nothing here: their chain is read
/// from the library. For an interface that no library describes, specialise this or list it as
/// chain<Interface, Ancestors...>.
template <class Interface>
struct ancestors_of {
    using type = interface_list<>;
};

#define COMITY_ANCESTORS(interface_name, ...)                                                                \
    template <>                                                                                              \
    struct ancestors_of<interface_name> {                                                                    \
        using type = interface_list<__VA_ARGS__>;                                                            \
    }
COMITY_ANCESTORS(IClassFactory2, IClassFactory);
COMITY_ANCESTORS(IStream, ISequentialStream);
COMITY_ANCESTORS(IPersistStream, IPersist);
COMITY_ANCESTORS(IPersistFile, IPersist);
COMITY_ANCESTORS(IPersistStreamInit, IPersist);
COMITY_ANCESTORS(ITypeInfo2, ITypeInfo);
COMITY_ANCESTORS(ITypeLib2, ITypeLib);
COMITY_ANCESTORS(ICreateTypeInfo2, ICreateTypeInfo);
COMITY_ANCESTORS(ICreateTypeLib2, ICreateTypeLib);
COMITY_ANCESTORS(IProvideClassInfo2, IProvideClassInfo);
#undef COMITY_ANCESTORS

/// In the list of implements: an interface with its ancestors written down, for one that no type library
/// describes.
template <std::derived_from<IUnknown> Interface, class... Ancestors>
    requires(std::derived_from<Interface, Ancestors> && ...)
struct chain {
};

namespace detail {

template <class... Lists>
struct concatenation;
template <>
struct concatenation<> {
    using type = interface_list<>;
};
template <class... I>
struct concatenation<interface_list<I...>> {
    using type = interface_list<I...>;
};
template <class... I, class... J, class... Rest>
struct concatenation<interface_list<I...>, interface_list<J...>, Rest...> {
    using type = typename concatenation<interface_list<I..., J...>, Rest...>::type;
};

template <class List, class Interface>
inline constexpr bool lists = false;
template <class... I, class Interface>
inline constexpr bool lists<interface_list<I...>, Interface> = (std::same_as<I, Interface> || ...);

/// Whether `Interface` is in the list or an ancestor of something in it.
template <class List, class Interface>
inline constexpr bool provides = false;
template <class... I, class Interface>
inline constexpr bool provides<interface_list<I...>, Interface> = (std::derived_from<I, Interface> || ...);

template <class Interface>
inline constexpr bool is_late_bound = std::derived_from<Interface, IDispatch>;

/// An interface whose IDispatch half the layer implements: described in a type library, so not IDispatch
/// itself.
template <class Interface>
inline constexpr bool is_dual = is_late_bound<Interface> && !std::same_as<Interface, IDispatch>;

template <class List>
inline constexpr bool has_dual = false;
template <class... I>
inline constexpr bool has_dual<interface_list<I...>> = (is_dual<I> || ...);

/// An interface of COM itself, which a component's type library does not describe and whose methods set no
/// error info.
template <class Interface>
inline constexpr bool is_base_interface = false;
#define COMITY_BASE_INTERFACE(interface_name)                                                                \
    template <>                                                                                              \
    inline constexpr bool is_base_interface<interface_name> = true
COMITY_BASE_INTERFACE(IUnknown);
COMITY_BASE_INTERFACE(IDispatch);
COMITY_BASE_INTERFACE(IClassFactory);
COMITY_BASE_INTERFACE(IClassFactory2);
COMITY_BASE_INTERFACE(ISupportErrorInfo);
COMITY_BASE_INTERFACE(IProvideClassInfo);
COMITY_BASE_INTERFACE(IProvideClassInfo2);
COMITY_BASE_INTERFACE(IConnectionPointContainer);
COMITY_BASE_INTERFACE(IConnectionPoint);
COMITY_BASE_INTERFACE(IEnumConnections);
COMITY_BASE_INTERFACE(IEnumConnectionPoints);
COMITY_BASE_INTERFACE(IEnumVARIANT);
COMITY_BASE_INTERFACE(IEnumUnknown);
COMITY_BASE_INTERFACE(IEnumString);
#undef COMITY_BASE_INTERFACE

/// A type that can be asked what its ancestry is, once per thing listed.
template <class Interface, class Ancestors = typename ancestors_of<Interface>::type>
struct ancestry;
template <class Interface, class... A>
struct ancestry<Interface, interface_list<A...>> {
    static bool includes(REFIID iid) noexcept {
        return same_guid(iid, id_of<Interface>()) || (same_guid(iid, id_of<A>()) || ...);
    }
    static constexpr bool is_written_down = sizeof...(A) > 0;
};

} // namespace detail
} // namespace COMITY_LAYER_ABI
} // namespace comity
