// Connection points: an object tells any number of sinks what happens to it.
#pragma once

#include <comity/com_ptr.hpp>
#include <comity/enumerator.hpp>
#include <comity/error.hpp>
#include <comity/interface_list.hpp>
#include <comity/layer.hpp>
#include <comity/variant.hpp>

#include <ocidl.h>
#include <olectl.h>

#include <array>
#include <atomic>
#include <concepts>
#include <cstddef>
#include <memory>
#include <mutex>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace comity {
inline namespace COMITY_LAYER_ABI {

/// One event of a source interface, with the types its parameters have in the IDL:
/// `using total_changed = event<DTallyEvents, 1, double, BSTR>;` — then `fire<total_changed>(total, label)`
/// converts its arguments to these types, and a wrong number of them does not compile. VARIANT_BOOL is
/// written bool. A parameter that the sink may change is written as a pointer, as in the IDL (bool*, BSTR*,
/// VARIANT*, int*), and fire is given a pointer to a bool, bstr, variant or int.
template <class Source, DISPID Id, class... Parameters>
struct event;

namespace detail {

/// Whether a call failed because the sink is no longer there, and will fail for ever.
inline bool sink_is_dead(HRESULT hr) noexcept {
    constexpr auto rpc_s_server_unavailable = static_cast<HRESULT>(0x800706BAu);
    return hr == RPC_E_DISCONNECTED || hr == CO_E_OBJNOTCONNECTED || hr == RPC_E_SERVER_DIED ||
           hr == RPC_E_SERVER_DIED_DNE || hr == rpc_s_server_unavailable;
}

/// How a source interface reaches its sinks: by IDispatch::Invoke if it is a dispinterface, as itself
/// otherwise.
template <class Source>
using sink_of = std::conditional_t<is_late_bound<Source>, IDispatch, Source>;

/// One connected sink. `connected` is cleared by Unadvise, also for those who look at an older list.
template <class Sink>
struct connection {
    com_ptr<Sink> sink;
    DWORD cookie = 0;
    std::atomic<bool> connected{true};
};

/// A sink for Source, or null: asks for the source interface, then, since a dispinterface is only ever called
/// through IDispatch, for that. Its pointer is the one to call.
template <class Source>
HRESULT sink_from(IUnknown* object, com_ptr<sink_of<Source>>& out) noexcept {
    HRESULT hr = object->QueryInterface(id_of<Source>(), out.put_void());
    if constexpr (is_late_bound<Source>) {
        if (FAILED(hr))
            hr = object->QueryInterface(id_of<IDispatch>(), out.put_void());
    }
    if (FAILED(hr)) {
        (void)out.detach();
        return CONNECT_E_CANNOTCONNECT;
    }
    return S_OK;
}

/// The connection point of one source interface, part of the object that has it: their references are one
/// count, though their identities are two.
///
/// The list of sinks is never changed, only replaced. Who fires takes the list as it is, and calls without a
/// lock; sinks may advise and unadvise meanwhile. A sink that is unadvised before its turn is not called; one
/// that is advised meanwhile gets the next event.
template <class Source>
class connection_point final : public IConnectionPoint {
    using sink = sink_of<Source>;
    using record = std::shared_ptr<connection<sink>>;
    using list = std::vector<record>;

public:
    /// For the owner, before the point can be seen by anybody: the object whose count this shares.
    void set_owner(IUnknown* (*identity)(void*), void* object) noexcept {
        identity_ = identity;
        object_ = object;
    }

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) noexcept override {
        if (out == nullptr)
            return E_POINTER;
        if (same_guid(iid, id_of<IUnknown>()) || same_guid(iid, id_of<IConnectionPoint>())) {
            *out = static_cast<IConnectionPoint*>(this);
            AddRef();
            return S_OK;
        }
        *out = nullptr;
        return E_NOINTERFACE;
    }
    ULONG STDMETHODCALLTYPE AddRef() noexcept override { return identity_(object_)->AddRef(); }
    ULONG STDMETHODCALLTYPE Release() noexcept override { return identity_(object_)->Release(); }

    HRESULT STDMETHODCALLTYPE GetConnectionInterface(IID* iid) noexcept override {
        if (iid == nullptr)
            return E_POINTER;
        *iid = id_of<Source>();
        return S_OK;
    }

    HRESULT STDMETHODCALLTYPE GetConnectionPointContainer(IConnectionPointContainer** out) noexcept override {
        if (out == nullptr)
            return E_POINTER;
        *out = nullptr;
        return identity_(object_)->QueryInterface(id_of<IConnectionPointContainer>(),
                                                  reinterpret_cast<void**>(out));
    }

    HRESULT STDMETHODCALLTYPE Advise(IUnknown* object, DWORD* cookie) noexcept override {
        if (cookie == nullptr)
            return E_POINTER;
        *cookie = 0;
        if (object == nullptr)
            return E_POINTER;
        return guarded([&]() -> HRESULT {
            auto added = std::make_shared<connection<sink>>();
            COMITY_RETURN_IF_FAILED(sink_from<Source>(object, added->sink));
            std::lock_guard hold(mutex_);
            auto changed = sinks_ != nullptr ? std::make_shared<list>(*sinks_) : std::make_shared<list>();
            changed->push_back(added);
            // Not zero, and not one that is in use, even after four thousand million connections.
            do {
                added->cookie = next_cookie_++;
            } while (added->cookie == 0 || (sinks_ != nullptr && find(*sinks_, added->cookie) != nullptr));
            sinks_ = std::move(changed);
            *cookie = added->cookie;
            return S_OK;
        });
    }

    /// CONNECT_E_NOCONNECTION for a cookie that is not connected (any more).
    HRESULT STDMETHODCALLTYPE Unadvise(DWORD cookie) noexcept override {
        return guarded([&]() -> HRESULT { return disconnect(cookie) ? S_OK : CONNECT_E_NOCONNECTION; });
    }

    HRESULT STDMETHODCALLTYPE EnumConnections(IEnumConnections** out) noexcept override {
        if (out == nullptr)
            return E_POINTER;
        *out = nullptr;
        return guarded([&] {
            std::vector<connection_record> records;
            if (const auto sinks = snapshot()) {
                for (const record& each : *sinks) {
                    if (each->connected.load())
                        records.push_back({com_ptr<IUnknown>(each->sink.get()), each->cookie});
                }
            }
            return make_enumerator<IEnumConnections>(out, std::move(records));
        });
    }

    /// Calls `call(sink)` for each sink, which answers the HRESULT the sink gave. Dead ones are dropped.
    template <class Call>
    void for_each(Call&& call) noexcept {
        const auto sinks = snapshot();
        if (sinks == nullptr)
            return;
        for (const record& each : *sinks) {
            if (!each->connected.load())
                continue;
            if (sink_is_dead(call(*each->sink))) {
                try {
                    disconnect(each->cookie);
                } catch (const std::bad_alloc&) {
                    // It stays in the list, marked below, and is not called again.
                }
                each->connected.store(false);
            }
        }
    }

    /// For the owner: drops all sinks. Used when the object closes down; events fired afterwards reach
    /// nobody.
    void disconnect_all() noexcept {
        std::shared_ptr<const list> dropped;
        {
            std::lock_guard hold(mutex_);
            dropped = std::exchange(sinks_, nullptr);
        }
        if (dropped != nullptr) {
            for (const record& each : *dropped)
                each->connected.store(false);
        }
    }

    bool has_sinks() const noexcept {
        const auto sinks = snapshot();
        return sinks != nullptr && !sinks->empty();
    }

private:
    static record find(const list& sinks, DWORD cookie) noexcept {
        for (const record& each : sinks) {
            if (each->cookie == cookie)
                return each;
        }
        return nullptr;
    }

    std::shared_ptr<const list> snapshot() const noexcept {
        std::lock_guard hold(mutex_);
        return sinks_;
    }

    bool disconnect(DWORD cookie) {
        // Declared before the lock is taken: what they are the last to hold is released after it is given
        // back.
        record removed;
        std::shared_ptr<const list> old;
        std::lock_guard hold(mutex_);
        if (sinks_ == nullptr || (removed = find(*sinks_, cookie)) == nullptr)
            return false;
        auto changed = std::make_shared<list>();
        changed->reserve(sinks_->size());
        for (const record& each : *sinks_) {
            if (each != removed)
                changed->push_back(each);
        }
        removed->connected.store(false);
        old = std::exchange(sinks_, std::move(changed));
        return true;
    }

    IUnknown* (*identity_)(void*) = nullptr;
    void* object_ = nullptr;
    mutable std::mutex mutex_;
    std::shared_ptr<const list> sinks_;
    DWORD next_cookie_ = 1;
};

/// An argument of an event as the VARIANT that its parameter is declared to be. `scratch` is a VARIANT_BOOL
/// that lives until the sinks have been called.
template <class Parameter>
struct event_argument {
    static_assert(
        !std::same_as<Parameter, short> && !std::same_as<Parameter, short*>,
        "VARIANT_BOOL and short are one C++ type: write bool or bool* in the event for VARIANT_BOOL, and "
        "use fire<Source>(dispid, ...) for a parameter that is a short");
    static_assert(variant_writable<Parameter>, "an event's parameters are types that a VARIANT can hold");
    template <class T>
    static variant convert(T&& value, VARIANT_BOOL&) {
        return variant(static_cast<Parameter>(std::forward<T>(value)));
    }
};
template <>
struct event_argument<BSTR> {
    static variant convert(BSTR value, VARIANT_BOOL&) { return variant(bstr::copy_of(value)); }
    static variant convert(const bstr& value, VARIANT_BOOL&) { return variant(value); }
    template <class T>
        requires(std::convertible_to<T, any_text> && !std::same_as<std::remove_cvref_t<T>, bstr>)
    static variant convert(T&& text, VARIANT_BOOL&) {
        return variant(bstr(any_text(std::forward<T>(text)).view()));
    }
};
template <>
struct event_argument<VARIANT> {
    static variant convert(const VARIANT& value, VARIANT_BOOL&) { return variant(value); }
    template <class T>
        requires(!std::derived_from<std::remove_cvref_t<T>, VARIANT> && std::constructible_from<variant, T>)
    static variant convert(T&& value, VARIANT_BOOL&) {
        return variant(std::forward<T>(value));
    }
};
template <class Interface>
    requires std::derived_from<Interface, IUnknown>
struct event_argument<Interface*> {
    static variant convert(Interface* value, VARIANT_BOOL&) { return variant(com_ptr<Interface>(value)); }
    template <class T>
    static variant convert(const com_ptr<T>& value, VARIANT_BOOL&) {
        return variant(com_ptr<Interface>(value));
    }
};
template <>
struct event_argument<bool*> {
    static variant convert(VARIANT_BOOL* value, VARIANT_BOOL&) { return variant::by_ref_bool(*value); }
    static variant convert(bool* value, VARIANT_BOOL& scratch) {
        scratch = *value ? VARIANT_TRUE : VARIANT_FALSE;
        return variant::by_ref_bool(scratch);
    }
    static void copy_back(bool* value, VARIANT_BOOL scratch) noexcept { *value = scratch != VARIANT_FALSE; }
};
template <>
struct event_argument<BSTR*> {
    static variant convert(bstr* value, VARIANT_BOOL&) { return variant::by_ref(*value); }
};
template <>
struct event_argument<VARIANT*> {
    static variant convert(VARIANT* value, VARIANT_BOOL&) { return variant::by_ref(*value); }
};
template <class T>
    requires(std::is_arithmetic_v<T> && !std::same_as<T, short> && !std::same_as<T, bool>)
struct event_argument<T*> {
    static variant convert(T* value, VARIANT_BOOL&) { return variant::by_ref(*value); }
};

template <class Event>
struct event_traits;

template <class Source, DISPID Id, class... Parameters>
struct event_traits<event<Source, Id, Parameters...>> {
    using source = Source;
    static constexpr DISPID id = Id;

    /// Calls `use(variants, count)` with the arguments in the order of DISPPARAMS, the last one first.
    template <class Use, class... Arguments>
    static void with_packed(Use&& use, Arguments&&... arguments) {
        constexpr std::size_t arity = sizeof...(Parameters);
        static_assert(sizeof...(Arguments) == arity, "the event has another number of parameters");
        std::array<variant, arity> packed;
        std::array<VARIANT_BOOL, arity> scratch;
        std::size_t place = arity;
        ((--place, packed[place] = event_argument<Parameters>::convert(std::forward<Arguments>(arguments),
                                                                       scratch[place])),
         ...);
        use(packed.data(), packed.size());
        place = arity;
        ((--place, copy_back<Parameters>(arguments, scratch[place])), ...);
    }

private:
    template <class Parameter, class Argument>
    static void copy_back(Argument& argument, VARIANT_BOOL scratch) noexcept {
        if constexpr (requires { event_argument<Parameter>::copy_back(argument, scratch); })
            event_argument<Parameter>::copy_back(argument, scratch);
    }
};

} // namespace detail

/// In the list of implements: the object fires the events of these source interfaces. Gives
/// IConnectionPointContainer, and to the class's own methods:
///   fire<Event>(arguments...)         an event<...> to every sink of its interface
///   fire<Source>(dispid, arguments...) the same without declared parameters: each argument goes as
///   variant(argument) for_each_sink<Source>(call)       for source interfaces that are not dispinterfaces;
///   `call(sink)` answers an HRESULT
/// Firing holds no lock and never fails because of a sink; sinks that are gone are dropped. What a sink
/// changes through a by-reference argument is there when fire returns, the sinks having been called one after
/// the other.
template <class... Sources>
struct event_source {
    using facet_interfaces = interface_list<IConnectionPointContainer>;

    template <class Self, class Base>
    class layer : public Base {
    public:
        layer() noexcept {
            std::apply(
                [this](auto&... point) {
                    (point.set_owner([](void* self) { return static_cast<layer*>(self)->owner(); }, this),
                     ...);
                },
                points_);
        }

        HRESULT STDMETHODCALLTYPE EnumConnectionPoints(IEnumConnectionPoints** out) noexcept override {
            if (out == nullptr)
                return E_POINTER;
            *out = nullptr;
            return guarded([&] {
                std::vector<com_ptr<IConnectionPoint>> all;
                std::apply([&](auto&... point) { (all.emplace_back(&point), ...); }, points_);
                return make_enumerator<IEnumConnectionPoints>(out, std::move(all));
            });
        }

        HRESULT STDMETHODCALLTYPE FindConnectionPoint(REFIID iid, IConnectionPoint** out) noexcept override {
            if (out == nullptr)
                return E_POINTER;
            *out = nullptr;
            IConnectionPoint* found = nullptr;
            ((same_guid(iid, id_of<Sources>()) && (found = &point_of<Sources>())) || ...);
            return found != nullptr ? share(found).copy_to(out) : CONNECT_E_NOCONNECTION;
        }

    protected:
        /// E_OUTOFMEMORY when the arguments cannot be made (nobody was called then), S_OK otherwise.
        template <class Event, class... Arguments>
        requires requires { detail::event_traits<Event>::id; }
        HRESULT fire(Arguments&&... arguments) noexcept {
            using traits = detail::event_traits<Event>;
            auto& point = point_of<typename traits::source>();
            if (!point.has_sinks())
                return S_OK;
            return guarded([&] {
                traits::with_packed(
                    [&](variant* packed, std::size_t count) { invoke_all(point, traits::id, packed, count); },
                    std::forward<Arguments>(arguments)...);
            });
        }

        template <class Source, class... Arguments>
            requires(std::same_as<Source, Sources> || ...)
        HRESULT fire(DISPID member, Arguments&&... arguments) noexcept {
            auto& point = point_of<Source>();
            if (!point.has_sinks())
                return S_OK;
            return guarded([&] {
                constexpr std::size_t arity = sizeof...(Arguments);
                std::array<variant, arity> packed;
                std::size_t place = arity;
                ((packed[--place] = variant(std::forward<Arguments>(arguments))), ...);
                invoke_all(point, member, packed.data(), packed.size());
            });
        }

        template <class Source, class Call>
            requires(std::same_as<Source, Sources> || ...)
        void for_each_sink(Call&& call) noexcept {
            point_of<Source>().for_each(std::forward<Call>(call));
        }

        /// Whether anybody listens: to leave out the work of preparing an event.
        template <class Source>
        bool has_sinks() const noexcept {
            return std::get<detail::connection_point<Source>>(points_).has_sinks();
        }

        /// Lets go of all sinks of all source interfaces, as an object does that closes down. It breaks the
        /// circle in which a sink holds the object and the object the sink.
        void disconnect_sinks() noexcept {
            std::apply([](auto&... point) { (point.disconnect_all(), ...); }, points_);
        }

    private:
        template <class Source>
        detail::connection_point<Source>& point_of() noexcept {
            return std::get<detail::connection_point<Source>>(points_);
        }

        IUnknown* owner() noexcept { return static_cast<Self*>(this)->as_unknown(); }

        template <class Source>
        static void invoke_all(detail::connection_point<Source>& point, DISPID member, variant* arguments,
                               std::size_t count) noexcept {
            point.for_each([&](IDispatch& sink) {
                DISPPARAMS params = {};
                params.rgvarg = arguments;
                params.cArgs = static_cast<UINT>(count);
                return sink.Invoke(member, GUID{}, LOCALE_USER_DEFAULT, DISPATCH_METHOD, &params, nullptr,
                                   nullptr, nullptr);
            });
        }

        std::tuple<detail::connection_point<Sources>...> points_;
    };
};

} // namespace COMITY_LAYER_ABI
} // namespace comity
