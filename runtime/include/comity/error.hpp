// How a component's methods fail: an HRESULT, error info that a person can read, and never an exception.
#pragma once

#include <comity/bstr.hpp>
#include <comity/com_ptr.hpp>
#include <comity/hresult_error.hpp>
#include <comity/layer.hpp>

#include <oleauto.h>

#include <exception>
#include <new>
#include <string_view>
#include <utility>

/// Returns from the enclosing function with the HRESULT of `expression` if that is a failure.
#define COMITY_RETURN_IF_FAILED(expression)                                                                  \
    do {                                                                                                     \
        const HRESULT comity_result_ = (expression);                                                         \
        if (FAILED(comity_result_))                                                                          \
            return comity_result_;                                                                           \
    } while (false)

/// Returns E_POINTER from the enclosing method if an out parameter is null.
#define COMITY_RETURN_IF_NULL(pointer)                                                                       \
    do {                                                                                                     \
        if ((pointer) == nullptr)                                                                            \
            return E_POINTER;                                                                                \
    } while (false)

namespace comity {
inline namespace COMITY_LAYER_ABI {

/// Sets this thread's error info and returns `hr`, so that a method fails in one line:
/// `return raise_error(E_INVALIDARG, u"The name is empty.");`
/// `source` is by rule the ProgID of the class, `interface_id` the interface whose method fails.
/// If the error info itself cannot be made, the thread's is cleared: none is better than one about another
/// failure.
inline HRESULT raise_error(HRESULT hr, wide_text description, wide_text source = {},
                           const GUID& interface_id = GUID{}) noexcept {
    try {
        com_ptr<ICreateErrorInfo> create;
        com_ptr<IErrorInfo> info;
        if (SUCCEEDED(CreateErrorInfo(create.put()))) {
            create->SetGUID(interface_id);
            create->SetDescription(bstr(description.view()).get());
            if (!source.empty())
                create->SetSource(bstr(source.view()).get());
            if (SUCCEEDED(create.query(info))) {
                SetErrorInfo(0, info.get());
                return hr;
            }
        }
    } catch (const std::bad_alloc&) {
        // Reported below like any other way of not having error info.
    }
    SetErrorInfo(0, nullptr);
    return hr;
}

/// The same with UTF-8 text.
inline HRESULT raise_error(HRESULT hr, std::string_view description, std::string_view source = {},
                           const GUID& interface_id = GUID{}) noexcept {
    try {
        return raise_error(hr, wide_text(widen(description)), wide_text(widen(source)), interface_id);
    } catch (const std::bad_alloc&) {
        SetErrorInfo(0, nullptr);
        return hr;
    }
}

/// Turns the exception being handled into an HRESULT, and its text into error info: hresult_error gives its
/// own code, std::bad_alloc E_OUTOFMEMORY, everything else E_FAIL. For use inside `catch (...)`.
inline HRESULT result_of_caught_exception() noexcept {
    try {
        throw;
    } catch (const hresult_error& error) {
        if (!error.description().empty())
            return raise_error(error.code(), error.description().view(), error.source().view(),
                               error.details().interface_id);
        SetErrorInfo(0, nullptr);
        return error.code();
    } catch (const std::bad_alloc&) {
        SetErrorInfo(0, nullptr);
        return E_OUTOFMEMORY;
    } catch (const std::exception& error) {
        return raise_error(E_FAIL, std::string_view(error.what()));
    } catch (...) {
        SetErrorInfo(0, nullptr);
        return E_FAIL;
    }
}

/// Runs the body of a method that may throw: `return guarded([&] { ...; return S_OK; });`
/// The body returns an HRESULT, or nothing for S_OK.
template <class Body>
HRESULT guarded(Body&& body) noexcept {
    try {
        if constexpr (std::is_void_v<decltype(body())>) {
            std::forward<Body>(body)();
            return S_OK;
        } else {
            return std::forward<Body>(body)();
        }
    } catch (...) {
        return result_of_caught_exception();
    }
}

} // namespace COMITY_LAYER_ABI
} // namespace comity
