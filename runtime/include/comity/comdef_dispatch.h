/* Calls by DISPID with arguments written as in C, as the wrappers of dispinterfaces make them that Microsoft's #import generates.
 * <comdef.h> includes this file. */
#ifndef COMITY_COMDEF_DISPATCH_H
#define COMITY_COMDEF_DISPATCH_H

#include <ole2.h>

#ifdef __cplusplus

#include <comutil.h>

#include <cstdarg>

namespace comity {

/// A call in the making. Arguments are the caller's: they are neither copied nor freed.
class described_call {
public:
    described_call() noexcept { VariantInit(&result_); }
    described_call(const described_call&) = delete;
    described_call& operator=(const described_call&) = delete;
    ~described_call() noexcept {
        VariantClear(&result_);
        if (arguments_ != small_)
            delete[] arguments_;
    }

    /// Takes an argument for each unit of `types`, which are VARTYPEs up to a 0. E_OUTOFMEMORY, DISP_E_BADVARTYPE.
    HRESULT take_arguments(const WCHAR* types, va_list* list) noexcept {
        UINT count = 0;
        while (types != nullptr && types[count] != 0)
            ++count;
        if (count > sizeof(small_) / sizeof(small_[0]))
            arguments_ = new (std::nothrow) VARIANT[count];
        if (arguments_ == nullptr)
            return E_OUTOFMEMORY;
        // Those of IDispatch::Invoke stand in reverse order.
        for (UINT at = 0; at < count; ++at)
            if (!take_argument(static_cast<VARTYPE>(types[at]), list, arguments_[count - 1 - at]))
                return DISP_E_BADVARTYPE;
        count_ = count;
        return S_OK;
    }

    /// Makes the call and stores its result as a `type` at `result`; VT_EMPTY stores nothing. For an exception of the object the
    /// code it gave, and its description in *info.
    HRESULT invoke(IDispatch* object, DISPID member, WORD flags, VARTYPE type, void* result, IErrorInfo** info) noexcept {
        if (object == nullptr)
            return E_POINTER;
        if (type != VT_EMPTY && result == nullptr)
            return E_POINTER;
        DISPID put = DISPID_PROPERTYPUT;
        DISPPARAMS parameters = {arguments_, nullptr, count_, 0};
        if ((flags & (DISPATCH_PROPERTYPUT | DISPATCH_PROPERTYPUTREF)) != 0) {
            parameters.rgdispidNamedArgs = &put;
            parameters.cNamedArgs = 1;
        }
        EXCEPINFO exception = {};
        UINT bad_argument = 0;
        HRESULT hr = object->Invoke(member, IID_NULL, LOCALE_USER_DEFAULT, flags, &parameters, type == VT_EMPTY ? nullptr : &result_,
                                    &exception, &bad_argument);
        if (hr == DISP_E_EXCEPTION)
            return describe(exception, info);
        if (SUCCEEDED(hr) && type != VT_EMPTY)
            hr = store(type, result);
        return hr;
    }

private:
    static bool take_argument(VARTYPE type, va_list* list, VARIANT& to) noexcept {
        VariantInit(&to);
        V_VT(&to) = type;
        if ((type & VT_BYREF) != 0) {
            V_BYREF(&to) = va_arg(*list, void*);
            return true;
        }
        if ((type & VT_ARRAY) != 0) {
            V_ARRAY(&to) = va_arg(*list, SAFEARRAY*);
            return true;
        }
        switch (type) {
        case VT_I1:
        case VT_UI1:
            V_UI1(&to) = static_cast<BYTE>(va_arg(*list, int));
            return true;
        case VT_I2:
        case VT_UI2:
        case VT_BOOL:
            V_I2(&to) = static_cast<SHORT>(va_arg(*list, int));
            return true;
        case VT_I4:
        case VT_UI4:
        case VT_INT:
        case VT_UINT:
        case VT_ERROR:
            V_I4(&to) = va_arg(*list, int);
            return true;
        case VT_I8:
        case VT_UI8:
            V_I8(&to) = va_arg(*list, long long);
            return true;
        case VT_R4:
            V_R4(&to) = static_cast<float>(va_arg(*list, double));
            return true;
        case VT_R8:
        case VT_DATE:
            V_R8(&to) = va_arg(*list, double);
            return true;
        case VT_CY:
            V_CY(&to) = va_arg(*list, CY);
            return true;
        case VT_DECIMAL:
            V_DECIMAL(&to) = va_arg(*list, DECIMAL);
            V_VT(&to) = type;
            return true;
        case VT_BSTR:
            V_BSTR(&to) = va_arg(*list, BSTR);
            return true;
        case VT_DISPATCH:
        case VT_UNKNOWN:
            V_UNKNOWN(&to) = va_arg(*list, IUnknown*);
            return true;
        case VT_VARIANT:
            to = *va_arg(*list, const VARIANT*);
            return true;
        default:
            return false;
        }
    }

    HRESULT store(VARTYPE type, void* result) noexcept {
        if (type != VT_VARIANT && V_VT(&result_) != type) {
            const HRESULT hr = VariantChangeType(&result_, &result_, 0, type);
            if (FAILED(hr))
                return hr;
        }
        std::size_t size = 0;
        switch (type) {
        case VT_VARIANT:
            *static_cast<VARIANT*>(result) = result_;
            break;
        case VT_DECIMAL:
            *static_cast<DECIMAL*>(result) = V_DECIMAL(&result_);
            static_cast<DECIMAL*>(result)->wReserved = 0;
            break;
        case VT_I1:
        case VT_UI1:
            size = 1;
            break;
        case VT_I2:
        case VT_UI2:
        case VT_BOOL:
            size = 2;
            break;
        case VT_I4:
        case VT_UI4:
        case VT_INT:
        case VT_UINT:
        case VT_ERROR:
        case VT_R4:
            size = 4;
            break;
        case VT_BSTR:
        case VT_DISPATCH:
        case VT_UNKNOWN:
            size = sizeof(void*);
            break;
        default:
            size = (type & (VT_ARRAY | VT_BYREF)) != 0 ? sizeof(void*) : 8;
        }
        memcpy(result, &V_I8(&result_), size);
        V_VT(&result_) = VT_EMPTY; // the caller owns it now
        return S_OK;
    }

    static HRESULT describe(EXCEPINFO& exception, IErrorInfo** info) noexcept {
        if (exception.pfnDeferredFillIn != nullptr)
            exception.pfnDeferredFillIn(&exception);
        ICreateErrorInfo* create = nullptr;
        if (SUCCEEDED(CreateErrorInfo(&create))) {
            create->SetDescription(exception.bstrDescription);
            create->SetSource(exception.bstrSource);
            create->SetHelpFile(exception.bstrHelpFile);
            create->SetHelpContext(exception.dwHelpContext);
            if (FAILED(create->QueryInterface(__uuidof(IErrorInfo), reinterpret_cast<void**>(info))))
                *info = nullptr;
            create->Release();
        }
        SysFreeString(exception.bstrDescription);
        SysFreeString(exception.bstrSource);
        SysFreeString(exception.bstrHelpFile);
        if (exception.wCode != 0)
            return _com_error::WCodeToHRESULT(exception.wCode);
        return FAILED(exception.scode) ? exception.scode : DISP_E_EXCEPTION;
    }

    VARIANT result_;
    VARIANT small_[8];
    VARIANT* arguments_ = small_;
    UINT count_ = 0;
};

inline HRESULT dispatch_call(IDispatch* object, DISPID member, WORD flags, VARTYPE type, void* result, const WCHAR* types,
                             va_list* arguments, IErrorInfo** info) noexcept {
    described_call call;
    const HRESULT hr = call.take_arguments(types, arguments);
    return FAILED(hr) ? hr : call.invoke(object, member, flags, type, result, info);
}

inline WORD put_flags(VARTYPE type) noexcept {
    return type == VT_DISPATCH || type == VT_UNKNOWN ? DISPATCH_PROPERTYPUTREF : DISPATCH_PROPERTYPUT;
}

// For the raw forms: the description goes to the thread's error info.
inline HRESULT keep_error(HRESULT hr, IErrorInfo* info) noexcept {
    if (info != nullptr) {
        SetErrorInfo(0, info);
        info->Release();
    }
    return hr;
}

inline HRESULT issue_error(HRESULT hr, IErrorInfo* info) {
    if (FAILED(hr))
        com_error_handler(hr, info);
    else if (info != nullptr)
        info->Release();
    return hr;
}

} // namespace comity

// `types` holds the VARTYPE of each argument, up to a 0. Arguments are passed by value, VARIANTs (VT_VARIANT) by their
// address, VT_R4 as double; with VT_BYREF their address. `return_type` says what `result` points to; VT_EMPTY: nothing. A property is
// put with DISPATCH_PROPERTYPUTREF if it is an object. The raw forms return failures, the others issue them.

inline HRESULT _com_dispatch_raw_method(IDispatch* object, DISPID member, WORD flags, VARTYPE return_type, void* result,
                                        const WCHAR* types, ...) noexcept {
    IErrorInfo* info = nullptr;
    va_list arguments;
    va_start(arguments, types);
    const HRESULT hr = comity::dispatch_call(object, member, flags, return_type, result, types, &arguments, &info);
    va_end(arguments);
    return comity::keep_error(hr, info);
}

inline HRESULT _com_dispatch_method(IDispatch* object, DISPID member, WORD flags, VARTYPE return_type, void* result,
                                    const WCHAR* types, ...) {
    IErrorInfo* info = nullptr;
    va_list arguments;
    va_start(arguments, types);
    const HRESULT hr = comity::dispatch_call(object, member, flags, return_type, result, types, &arguments, &info);
    va_end(arguments);
    return comity::issue_error(hr, info);
}

inline HRESULT WINAPI _com_dispatch_raw_propget(IDispatch* object, DISPID member, VARTYPE type, void* result) noexcept {
    return _com_dispatch_raw_method(object, member, DISPATCH_PROPERTYGET, type, result, nullptr);
}

inline HRESULT WINAPI _com_dispatch_propget(IDispatch* object, DISPID member, VARTYPE type, void* result) {
    return _com_dispatch_method(object, member, DISPATCH_PROPERTYGET, type, result, nullptr);
}

inline HRESULT _com_dispatch_raw_propput(IDispatch* object, DISPID member, int type, ...) noexcept {
    const WCHAR types[] = {static_cast<WCHAR>(type), 0};
    IErrorInfo* info = nullptr;
    va_list arguments;
    va_start(arguments, type);
    const HRESULT hr = comity::dispatch_call(object, member, comity::put_flags(static_cast<VARTYPE>(type)), VT_EMPTY, nullptr, types,
                                             &arguments, &info);
    va_end(arguments);
    return comity::keep_error(hr, info);
}

inline HRESULT _com_dispatch_propput(IDispatch* object, DISPID member, int type, ...) {
    const WCHAR types[] = {static_cast<WCHAR>(type), 0};
    IErrorInfo* info = nullptr;
    va_list arguments;
    va_start(arguments, type);
    const HRESULT hr = comity::dispatch_call(object, member, comity::put_flags(static_cast<VARTYPE>(type)), VT_EMPTY, nullptr, types,
                                             &arguments, &info);
    va_end(arguments);
    return comity::issue_error(hr, info);
}

#endif /* __cplusplus */
#endif /* COMITY_COMDEF_DISPATCH_H */
