/* _com_error, and what becomes of the failures that the classes of <comutil.h> and <comip.h> issue. <comutil.h> includes this file.
 * https://learn.microsoft.com/cpp/cpp/com-error-class */
#ifndef COMITY_COMUTIL_ERROR_H
#define COMITY_COMUTIL_ERROR_H

#include <ole2.h>

#ifdef __cplusplus

#include <comity/comutil_bstr.h>
#include <comity/hresult.h>

#include <cstdio>
#include <cstdlib>

/// A failure with its error info, if there is any.
class _com_error {
public:
    /// Adds a reference to the error info, or takes the caller's over.
    _com_error(HRESULT hr, IErrorInfo* info = nullptr, bool add_reference = false) noexcept : hr_(hr), info_(info) {
        if (info_ != nullptr && add_reference)
            info_->AddRef();
    }
    _com_error(const _com_error& other) noexcept : _com_error(other.hr_, other.info_, true) {}
    virtual ~_com_error() noexcept { clear(); }
    _com_error& operator=(const _com_error& other) noexcept {
        if (this != &other) {
            if (other.info_ != nullptr)
                other.info_->AddRef();
            clear();
            hr_ = other.hr_;
            info_ = other.info_;
        }
        return *this;
    }

    HRESULT Error() const noexcept { return hr_; }
    /// The 16-bit code of a dispinterface that was mapped to this result; 0 if it is none.
    WORD WCode() const noexcept { return HRESULTToWCode(hr_); }
    /// With a reference for the caller.
    IErrorInfo* ErrorInfo() const noexcept {
        if (info_ != nullptr)
            info_->AddRef();
        return info_;
    }

    // What the error info says; null, 0 or GUID_NULL without any.
    _bstr_t Description() const { return text(&IErrorInfo::GetDescription); }
    _bstr_t HelpFile() const { return text(&IErrorInfo::GetHelpFile); }
    _bstr_t Source() const { return text(&IErrorInfo::GetSource); }
    DWORD HelpContext() const noexcept {
        DWORD context = 0;
        return info_ != nullptr && SUCCEEDED(info_->GetHelpContext(&context)) ? context : 0;
    }
    ::GUID GUID() const noexcept {
        ::GUID id = {};
        return info_ != nullptr && SUCCEEDED(info_->GetGUID(&id)) ? id : ::GUID{};
    }
    /// The same under the name that mingw gives it.
    ::GUID GUID_() const noexcept { return GUID(); }

    /// What the result code means, in English; "IDispatch error #n" or "Unknown error 0xN" for one that is not known. Lives as
    /// long as this object. NULL without memory.
    //
    // Always inlined, as its type depends on how the source is compiled and its mangled name does not.
#ifdef UNICODE
    __attribute__((always_inline)) const WCHAR* ErrorMessage() const noexcept { return wide_message(); }
#else
    __attribute__((always_inline)) const char* ErrorMessage() const noexcept { return narrow_message(); }
#endif

    /// 0x80040200 + code, at most 0x8004FFFF.
    static HRESULT WCodeToHRESULT(WORD code) noexcept {
        return static_cast<HRESULT>(code >= 0xFE00 ? 0x8004FFFF : 0x80040200 + code);
    }
    /// The reverse; 0 for results outside of 0x80040200 to 0x8004FFFF.
    static WORD HRESULTToWCode(HRESULT hr) noexcept {
        const ULONG value = static_cast<ULONG>(hr);
        return static_cast<WORD>(value >= 0x80040200 && value <= 0x8004FFFF ? value - 0x80040200 : 0);
    }

private:
    _bstr_t text(HRESULT (STDMETHODCALLTYPE IErrorInfo::*get)(BSTR*)) const {
        BSTR result = nullptr;
        if (info_ == nullptr || FAILED((info_->*get)(&result)))
            result = nullptr;
        return _bstr_t(result, false);
    }
    const char* narrow_message() const noexcept {
        if (comity_hresult_name(hr_) != nullptr)
            return comity_hresult_text(hr_);
        if (narrow_ == nullptr) {
            narrow_ = static_cast<char*>(malloc(32));
            if (narrow_ != nullptr && WCode() != 0)
                snprintf(narrow_, 32, "IDispatch error #%d", static_cast<int>(WCode()));
            else if (narrow_ != nullptr)
                snprintf(narrow_, 32, "Unknown error 0x%X", static_cast<unsigned>(hr_));
        }
        return narrow_;
    }
    const WCHAR* wide_message() const noexcept {
        if (wide_ == nullptr)
            comity::narrow_to_bstr(narrow_message(), &wide_);
        return wide_;
    }
    void clear() noexcept {
        if (info_ != nullptr)
            info_->Release();
        info_ = nullptr;
        SysFreeString(wide_);
        wide_ = nullptr;
        free(narrow_);
        narrow_ = nullptr;
    }

    HRESULT hr_;
    IErrorInfo* info_;
    mutable char* narrow_ = nullptr;
    mutable BSTR wide_ = nullptr;
};

/// Throws a _com_error, which takes the error info over. Ends the program where it was compiled without exceptions.
inline void WINAPI _com_raise_error(HRESULT hr, IErrorInfo* info = nullptr) {
#ifdef __cpp_exceptions
    throw _com_error(hr, info);
#else
    (void)hr, (void)info;
    abort();
#endif
}

namespace comity {
// Of this module: one that handles failures in another way does so for itself.
inline void(WINAPI* com_error_handler)(HRESULT hr, IErrorInfo* info) __attribute__((visibility("hidden"))) = _com_raise_error;
} // namespace comity

/// Sets what issued failures are given to, instead of being thrown. The handler owns the error info.
inline void WINAPI _set_com_error_handler(void(WINAPI* handler)(HRESULT hr, IErrorInfo* info)) {
    comity::com_error_handler = handler;
}

inline void WINAPI _com_issue_error(HRESULT hr) {
    comity::com_error_handler(hr, nullptr);
}

/// Issues a failure of a method of the interface, with the thread's error info if the object says (by ISupportErrorInfo) that
/// it sets it for that interface.
inline void WINAPI _com_issue_errorex(HRESULT hr, IUnknown* object, REFIID iid) {
    IErrorInfo* info = nullptr;
    ISupportErrorInfo* support = nullptr;
    if (object != nullptr &&
        SUCCEEDED(object->QueryInterface(__uuidof(ISupportErrorInfo), reinterpret_cast<void**>(&support)))) {
        if (support->InterfaceSupportsErrorInfo(iid) != S_OK || GetErrorInfo(0, &info) != S_OK)
            info = nullptr;
        support->Release();
    }
    comity::com_error_handler(hr, info);
}

#endif /* __cplusplus */
#endif /* COMITY_COMUTIL_ERROR_H */
