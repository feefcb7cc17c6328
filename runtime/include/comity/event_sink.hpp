// event_sink: listening to an object's events with lambdas.
#pragma once

#include <comity/bstr.hpp>
#include <comity/com_ptr.hpp>
#include <comity/error.hpp>
#include <comity/hresult_error.hpp>
#include <comity/implements.hpp>
#include <comity/layer.hpp>
#include <comity/variant.hpp>

#include <ocidl.h>

#include <concepts>
#include <cstddef>
#include <functional>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace comity {
inline namespace COMITY_LAYER_ABI {

/// A sink's connection to a source. Disconnects when destroyed; so does disconnect(), and doing it twice is
/// harmless.
class connection {
public:
    connection() noexcept = default;
    connection(com_ptr<IConnectionPoint> point, DWORD cookie) noexcept
        : point_(std::move(point)), cookie_(cookie) {}
    connection(connection&& other) noexcept
        : point_(std::move(other.point_)), cookie_(std::exchange(other.cookie_, 0)) {}
    connection& operator=(connection&& other) noexcept {
        if (this != &other) {
            disconnect();
            point_ = std::move(other.point_);
            cookie_ = std::exchange(other.cookie_, 0);
        }
        return *this;
    }
    ~connection() { disconnect(); }

    explicit operator bool() const noexcept { return static_cast<bool>(point_); }

    void disconnect() noexcept {
        // The source may be gone, or have let go of all its sinks; then there is nothing to undo.
        if (const auto point = std::exchange(point_, nullptr))
            point->Unadvise(std::exchange(cookie_, 0));
    }

private:
    com_ptr<IConnectionPoint> point_;
    DWORD cookie_ = 0;
};

/// Connects any sink to the source interface `iid` of an object. Throws hresult_error: CONNECT_E_NOCONNECTION
/// when the object does not have that source, CONNECT_E_CANNOTCONNECT when the sink does not have the
/// interface.
inline connection connect_sink(IUnknown* source, REFIID iid, IUnknown* sink) {
    if (source == nullptr)
        throw hresult_error(E_POINTER);
    com_ptr<IConnectionPointContainer> container;
    detail::throw_result_if_failed(
        source->QueryInterface(id_of<IConnectionPointContainer>(), container.put_void()));
    com_ptr<IConnectionPoint> point;
    detail::throw_result_if_failed(container->FindConnectionPoint(iid, point.put()));
    DWORD cookie = 0;
    detail::throw_result_if_failed(point->Advise(sink, &cookie));
    return connection(std::move(point), cookie);
}

namespace detail {

/// The description of the source interface `iid` as the object's own library has it.
inline com_ptr<ITypeInfo> describe_source(IUnknown* source, REFIID iid) {
    com_ptr<ITypeInfo> type;
    com_ptr<IProvideClassInfo> provider;
    com_ptr<IDispatch> dispatch;
    if (SUCCEEDED(source->QueryInterface(id_of<IProvideClassInfo>(), provider.put_void()))) {
        throw_if_failed(provider->GetClassInfo(type.put()));
    } else {
        throw_result_if_failed(source->QueryInterface(id_of<IDispatch>(), dispatch.put_void()));
        throw_if_failed(dispatch->GetTypeInfo(0, LOCALE_USER_DEFAULT, type.put()));
    }
    com_ptr<ITypeLib> library;
    UINT index = 0;
    throw_if_failed(type->GetContainingTypeLib(library.put(), &index));
    throw_if_failed(library->GetTypeInfoOfGuid(iid, type.put()));
    return type;
}

/// The parameter types of a handler.
template <class Handler>
struct handler_signature : handler_signature<decltype(&Handler::operator())> {};
template <class Result, class... Parameters>
struct handler_signature<Result (*)(Parameters...)> {
    using parameters = std::tuple<Parameters...>;
};
template <class Class, class Result, class... Parameters>
struct handler_signature<Result (Class::*)(Parameters...)> : handler_signature<Result (*)(Parameters...)> {};
template <class Class, class Result, class... Parameters>
struct handler_signature<Result (Class::*)(Parameters...) const>
    : handler_signature<Result (*)(Parameters...)> {};
template <class Class, class Result, class... Parameters>
struct handler_signature<Result (Class::*)(Parameters...) noexcept>
    : handler_signature<Result (*)(Parameters...)> {};
template <class Class, class Result, class... Parameters>
struct handler_signature<Result (Class::*)(Parameters...) const noexcept>
    : handler_signature<Result (*)(Parameters...)> {};

/// An argument on its way into a handler: converted from the VARIANT, and back if the handler takes it by
/// reference.
template <class Parameter>
class handler_argument {
    using value_type = std::remove_cvref_t<Parameter>;
    static constexpr bool writes_back =
        std::is_lvalue_reference_v<Parameter> && !std::is_const_v<std::remove_reference_t<Parameter>>;

public:
    HRESULT read(const VARIANT& source) noexcept {
        source_ = &source;
        return try_get(source, value_);
    }
    Parameter pass() noexcept { return static_cast<Parameter>(value_); }
    void write_back() noexcept {
        if constexpr (writes_back) {
            variant changed;
            try {
                changed = variant(value_);
            } catch (const std::bad_alloc&) {
                return;
            }
            assign_by_ref(*source_, changed);
        }
    }

private:
    const VARIANT* source_ = nullptr;
    value_type value_{};
};

/// A handler with its argument types gone: takes the arguments of an event in their written order.
using event_handler = std::function<HRESULT(DISPPARAMS&, UINT* bad_argument)>;

template <class Handler>
event_handler make_event_handler(Handler handler) {
    using parameters = typename handler_signature<Handler>::parameters;
    if constexpr (std::same_as<parameters, std::tuple<DISPPARAMS&>>) {
        return [handler = std::move(handler)](DISPPARAMS& params, UINT*) mutable -> HRESULT {
            handler(params);
            return S_OK;
        };
    } else {
        return [handler = std::move(handler)](DISPPARAMS& params, UINT* bad_argument) mutable -> HRESULT {
            return []<class... P, std::size_t... I>(
                       Handler& handler, DISPPARAMS& params, UINT* bad_argument, std::tuple<P...>*,
                       std::index_sequence<I...>) -> HRESULT {
                if (params.cArgs < sizeof...(P))
                    return DISP_E_BADPARAMCOUNT;
                std::tuple<handler_argument<P>...> arguments;
                HRESULT hr = S_OK;
                [[maybe_unused]] const auto read = [&](auto& argument, std::size_t position) {
                    const UINT place = params.cArgs - 1 - static_cast<UINT>(position);
                    hr = argument.read(params.rgvarg[place]);
                    if (FAILED(hr) && bad_argument != nullptr)
                        *bad_argument = place;
                    return SUCCEEDED(hr);
                };
                if (!(read(std::get<I>(arguments), I) && ...))
                    return hr;
                handler(std::get<I>(arguments).pass()...);
                (std::get<I>(arguments).write_back(), ...);
                return S_OK;
            }(handler, params, bad_argument, static_cast<parameters*>(nullptr),
                                                  std::make_index_sequence<std::tuple_size_v<parameters>>{});
        };
    }
}

/// The object that the source calls. Its handlers are set before it is connected and never change.
class dispatch_sink final : public implements<dispatch_sink, IDispatch> {
public:
    dispatch_sink(const IID& iid, std::vector<std::pair<DISPID, event_handler>> handlers)
        : iid_(iid), handlers_(std::move(handlers)) {}

    /// The sink is the source interface too: a dispinterface adds no methods to IDispatch.
    HRESULT query_other(REFIID iid, void** out) noexcept {
        if (!same_guid(iid, iid_))
            return E_NOINTERFACE;
        *out = static_cast<IDispatch*>(this);
        AddRef();
        return S_OK;
    }

    HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT* count) noexcept override {
        if (count == nullptr)
            return E_POINTER;
        *count = 0;
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT, LCID, ITypeInfo** out) noexcept override {
        if (out == nullptr)
            return E_POINTER;
        *out = nullptr;
        return DISP_E_BADINDEX;
    }
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID, LPOLESTR*, UINT count, LCID,
                                            DISPID* ids) noexcept override {
        for (UINT i = 0; ids != nullptr && i < count; ++i)
            ids[i] = DISPID_UNKNOWN;
        return DISP_E_UNKNOWNNAME;
    }

    /// Events without a handler are none of this sink's business: S_OK.
    HRESULT STDMETHODCALLTYPE Invoke(DISPID member, REFIID reserved, LCID, WORD, DISPPARAMS* params,
                                     VARIANT* result, EXCEPINFO*, UINT* bad_argument) noexcept override {
        if (!same_guid(reserved, GUID{}))
            return DISP_E_UNKNOWNINTERFACE;
        if (params == nullptr)
            return E_INVALIDARG;
        if (result != nullptr)
            VariantInit(result);
        return guarded([&]() -> HRESULT {
            for (auto& [id, handler] : handlers_) {
                if (id == member)
                    COMITY_RETURN_IF_FAILED(handler(*params, bad_argument));
            }
            return S_OK;
        });
    }

private:
    const IID iid_;
    std::vector<std::pair<DISPID, event_handler>> handlers_;
};

} // namespace detail

/// Builds a sink for the dispinterface `Source` out of functions:
///
///     connection listening = event_sink<DTallyEvents>()
///         .on(1, [](double total, const std::string& label) { ... })
///         .on(u"LimitReached", [](double amount, bool& allow) { allow = amount < 10; })
///         .connect(tally);
///
/// A handler takes the event's arguments, or fewer of them from the front, as C++ types; a non-const
/// reference is written back through a by-reference argument; `DISPPARAMS&` takes them raw. Exceptions from a
/// handler end in the sink. Handlers run on the thread that fires, so they may run on several at once if the
/// source fires on several.
template <class Source>
class event_sink {
public:
    /// By DISPID.
    template <class Handler>
    event_sink& on(DISPID member, Handler handler) & {
        handlers_.emplace_back(member, detail::make_event_handler(std::move(handler)));
        return *this;
    }
    template <class Handler>
    event_sink&& on(DISPID member, Handler handler) && {
        return std::move(on(member, std::move(handler)));
    }

    /// By the event's name, looked up in the source's type library when it is connected.
    template <class Handler>
    event_sink& on(const any_text& name, Handler handler) & {
        named_.emplace_back(bstr(name.view()), detail::make_event_handler(std::move(handler)));
        return *this;
    }
    template <class Handler>
    event_sink&& on(const any_text& name, Handler handler) && {
        return std::move(on(name, std::move(handler)));
    }

    /// Connects; the handlers move into the sink, which lives as long as the connection does. Throws
    /// hresult_error: CONNECT_E_NOCONNECTION when the object does not fire Source, DISP_E_UNKNOWNNAME for a
    /// name it does not have.
    template <class Object>
    connection connect(Object* source) && {
        if (source == nullptr)
            throw hresult_error(E_POINTER);
        com_ptr<IUnknown> object;
        detail::throw_result_if_failed(source->QueryInterface(id_of<IUnknown>(), object.put_void()));
        if (!named_.empty()) {
            const auto type = detail::describe_source(object.get(), id_of<Source>());
            for (auto& [name, handler] : named_) {
                LPOLESTR names[] = {name.get()};
                MEMBERID member = DISPID_UNKNOWN;
                detail::throw_result_if_failed(type->GetIDsOfNames(names, 1, &member));
                handlers_.emplace_back(member, std::move(handler));
            }
            named_.clear();
        }
        const auto sink = make<detail::dispatch_sink>(id_of<Source>(), std::move(handlers_));
        return connect_sink(object.get(), id_of<Source>(), sink->as_unknown());
    }
    template <class Object>
    connection connect(const com_ptr<Object>& source) && {
        return std::move(*this).connect(source.get());
    }

private:
    std::vector<std::pair<DISPID, detail::event_handler>> handlers_;
    std::vector<std::pair<bstr, detail::event_handler>> named_;
};

} // namespace COMITY_LAYER_ABI
} // namespace comity
