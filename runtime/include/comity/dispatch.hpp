// Late-bound calls: an object's members by name, with C++ arguments and results.
#pragma once

#include <comity/activate.hpp>
#include <comity/bstr.hpp>
#include <comity/com_ptr.hpp>
#include <comity/enumerator.hpp>
#include <comity/hresult_error.hpp>
#include <comity/layer.hpp>
#include <comity/variant.hpp>

#include <oleauto.h>

#include <array>
#include <concepts>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace comity {
inline namespace COMITY_LAYER_ABI {
namespace detail {

/// The failure of an Invoke as an exception, with what the object put into EXCEPINFO (whose strings are
/// freed).
[[noreturn]] inline void throw_invoke_failure(HRESULT hr, EXCEPINFO& exception) {
    if (hr != DISP_E_EXCEPTION)
        throw hresult_error(hr);
    if (exception.pfnDeferredFillIn != nullptr)
        exception.pfnDeferredFillIn(&exception);
    error_details details;
    details.description.attach(exception.bstrDescription);
    details.source.attach(exception.bstrSource);
    details.help_file.attach(exception.bstrHelpFile);
    details.help_context = exception.dwHelpContext;
    // Old servers give a 16-bit code of their own instead of an HRESULT; it is shown as one of FACILITY_ITF.
    HRESULT code = exception.scode;
    if (!FAILED(code))
        code = exception.wCode != 0 ? MAKE_HRESULT(SEVERITY_ERROR, FACILITY_ITF, exception.wCode)
                                    : DISP_E_EXCEPTION;
    throw hresult_error(code, std::move(details));
}

/// One argument: what a variant can be made from, or a `variant` by reference from variant::by_ref.
template <class T>
variant to_argument(T&& value) {
    return variant(std::forward<T>(value));
}
inline variant to_argument(const VARIANT& value) {
    return variant(value);
}

} // namespace detail

/// An object used by the names of its members, as a script does. Holds a reference. Names are given in UTF-8
/// or UTF-16 and any case. Everything throws hresult_error on failure, with the object's own description of
/// it.
///
///     late_object messenger = late_object::create("Messenger.UIAutomation");
///     messenger.put("MyStatus", 2);
///     for (const variant& service : messenger.get_object("Services").elements()) ...
class late_object {
public:
    late_object() noexcept = default;
    explicit late_object(com_ptr<IDispatch> object) noexcept : object_(std::move(object)) {}

    /// Any object; throws E_NOINTERFACE when it has no IDispatch.
    template <class T>
        requires(!std::same_as<T, IDispatch>)
    explicit late_object(const com_ptr<T>& object) : object_(object.template as<IDispatch>()) {}

    /// The object in a VARIANT; throws DISP_E_TYPEMISMATCH when there is none.
    explicit late_object(const VARIANT& value) : object_(value_of<com_ptr<IDispatch>>(value)) {
        if (!object_)
            throw hresult_error(DISP_E_TYPEMISMATCH);
    }

    /// A new object of the class with this ProgID, in this process or another.
    static late_object create(const any_text& progid, DWORD context = CLSCTX_SERVER) {
        return late_object(comity::create<IDispatch>(progid, context));
    }

    IDispatch* get_dispatch() const noexcept { return object_.get(); }
    explicit operator bool() const noexcept { return static_cast<bool>(object_); }

    /// The DISPID of a member; throws DISP_E_UNKNOWNNAME.
    DISPID id_of_name(const any_text& name) const {
        bstr text(name.view());
        LPOLESTR names[] = {text.get()};
        DISPID id = DISPID_UNKNOWN;
        detail::throw_result_if_failed(checked().GetIDsOfNames(GUID{}, names, 1, LOCALE_USER_DEFAULT, &id));
        return id;
    }

    bool has_member(const any_text& name) const {
        bstr text(name.view());
        LPOLESTR names[] = {text.get()};
        DISPID id = DISPID_UNKNOWN;
        return SUCCEEDED(checked().GetIDsOfNames(GUID{}, names, 1, LOCALE_USER_DEFAULT, &id));
    }

    /// Calls a method. Arguments go in order; variant::missing() leaves an optional one out,
    /// variant::by_ref(x) lets the method change x.
    template <class... Arguments>
    variant call(const any_text& name, Arguments&&... arguments) const {
        return invoke(id_of_name(name), DISPATCH_METHOD, std::forward<Arguments>(arguments)...);
    }

    /// Reads a property; `arguments` are those of a parameterised one. (Sent as method-or-property, as Visual
    /// Basic does: some servers declare what reads like a property as a method.)
    template <class... Arguments>
    variant get(const any_text& name, Arguments&&... arguments) const {
        return invoke(id_of_name(name), DISPATCH_PROPERTYGET | DISPATCH_METHOD,
                      std::forward<Arguments>(arguments)...);
    }

    /// A property or result that is an object.
    template <class... Arguments>
    late_object get_object(const any_text& name, Arguments&&... arguments) const {
        return late_object(static_cast<const VARIANT&>(get(name, std::forward<Arguments>(arguments)...)));
    }

    /// Writes a property; the value is the last argument, those of a parameterised property come before it.
    template <class... Arguments>
        requires(sizeof...(Arguments) >= 1)
    void put(const any_text& name, Arguments&&... arguments) const {
        invoke(id_of_name(name), DISPATCH_PROPERTYPUT, std::forward<Arguments>(arguments)...);
    }

    /// Makes a property refer to an object (Visual Basic's Set).
    template <class... Arguments>
        requires(sizeof...(Arguments) >= 1)
    void put_ref(const any_text& name, Arguments&&... arguments) const {
        invoke(id_of_name(name), DISPATCH_PROPERTYPUTREF, std::forward<Arguments>(arguments)...);
    }

    /// The same by DISPID.
    template <class... Arguments>
    variant invoke(DISPID member, WORD flags, Arguments&&... arguments) const {
        constexpr std::size_t count = sizeof...(Arguments);
        std::array<variant, count> packed;
        std::size_t place = count;
        ((packed[--place] = detail::to_argument(std::forward<Arguments>(arguments))), ...);
        return invoke_packed(member, flags, packed.data(), count);
    }

    /// With the arguments already in the order of DISPPARAMS, the last one first.
    variant invoke_packed(DISPID member, WORD flags, variant* arguments, std::size_t count) const {
        DISPID put_name = DISPID_PROPERTYPUT;
        DISPPARAMS params = {};
        params.rgvarg = arguments;
        params.cArgs = static_cast<UINT>(count);
        const bool is_put = (flags & (DISPATCH_PROPERTYPUT | DISPATCH_PROPERTYPUTREF)) != 0;
        if (is_put) {
            params.rgdispidNamedArgs = &put_name;
            params.cNamedArgs = 1;
        }
        variant result;
        EXCEPINFO exception = {};
        UINT bad_argument = 0;
        const HRESULT hr = checked().Invoke(member, GUID{}, LOCALE_USER_DEFAULT, flags, &params,
                                            is_put ? nullptr : &result, &exception, &bad_argument);
        if (FAILED(hr))
            detail::throw_invoke_failure(hr, exception);
        return result;
    }

    /// What For Each walks: the elements that the object's _NewEnum gives, copied.
    std::vector<variant> elements() const {
        const variant answer = invoke(DISPID_NEWENUM, DISPATCH_PROPERTYGET | DISPATCH_METHOD);
        const auto enumerator = answer.get<com_ptr<IUnknown>>().as<IEnumVARIANT>();
        std::vector<variant> result;
        for_each(*enumerator, [&](const variant& element) { result.push_back(element); });
        return result;
    }

private:
    IDispatch& checked() const {
        if (!object_)
            throw hresult_error(E_POINTER);
        return *object_;
    }

    com_ptr<IDispatch> object_;
};

} // namespace COMITY_LAYER_ABI
} // namespace comity
