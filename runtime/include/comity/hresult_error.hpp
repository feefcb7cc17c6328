// Failures as exceptions, for clients; methods of components answer with HRESULTs (error.hpp) and never
// throw.
#pragma once

#include <comity/layer.hpp>
#include <comity/bstr.hpp>
#include <comity/com_ptr.hpp>
#include <comity/hresult.h>

#include <oleauto.h>

#include <cstdio>
#include <exception>
#include <memory>
#include <string>
#include <utility>

namespace comity {
inline namespace COMITY_LAYER_ABI {

/// What an object said about a failure besides the HRESULT: the fields of its IErrorInfo.
struct error_details {
    bstr description;
    bstr source;
    bstr help_file;
    DWORD help_context = 0;
    GUID interface_id = {};

    /// Reads all fields; those the object cannot give stay empty.
    static error_details read(IErrorInfo& info) {
        error_details details;
        info.GetDescription(details.description.put());
        info.GetSource(details.source.put());
        info.GetHelpFile(details.help_file.put());
        info.GetHelpContext(&details.help_context);
        info.GetGUID(&details.interface_id);
        return details;
    }
};

/// A failed HRESULT, with the text the failing object gave for it.
class hresult_error : public std::exception {
public:
    explicit hresult_error(HRESULT code, error_details details = {}) : code_(code) {
        // Shared, because copying an exception must not throw.
        details_ = std::make_shared<const error_details>(std::move(details));
        char number[16];
        std::snprintf(number, sizeof number, "0x%08X", static_cast<unsigned>(code));
        const char* name = comity_hresult_name(code);
        std::string text = name != nullptr ? std::string(name) + " (" + number + ")" : number;
        text += ": ";
        text += details_->description.empty() ? comity_hresult_text(code) : details_->description.utf8();
        text_ = std::make_shared<const std::string>(std::move(text));
    }

    HRESULT code() const noexcept { return code_; }
    const error_details& details() const noexcept { return *details_; }
    const bstr& description() const noexcept { return details_->description; }
    const bstr& source() const noexcept { return details_->source; }

    /// The code by name and number and the description (or, without one, what the code means), in UTF-8.
    const char* what() const noexcept override { return text_->c_str(); }

private:
    HRESULT code_;
    std::shared_ptr<const error_details> details_;
    std::shared_ptr<const std::string> text_;
};

namespace detail {

/// For what sets no error info (QueryInterface, the Variant and SafeArray functions): what the thread has is
/// then about some other failure.
inline void throw_result_if_failed(HRESULT hr) {
    if (FAILED(hr))
        throw hresult_error(hr);
}

} // namespace detail

/// Throws the failure `hr` with the error info of this thread, which is thereby used up (GetErrorInfo clears
/// it).
[[noreturn]] inline void throw_hresult(HRESULT hr) {
    com_ptr<IErrorInfo> info;
    if (GetErrorInfo(0, info.put()) == S_OK && info)
        throw hresult_error(hr, error_details::read(*info));
    throw hresult_error(hr);
}

/// Throws hresult_error when `hr` is a failure, with whatever error info the thread has. For functions that
/// set it when they fail, such as CoCreateInstance and LoadTypeLib; for methods of objects take the form
/// below, which asks the object.
inline void throw_if_failed(HRESULT hr) {
    if (FAILED(hr))
        throw_hresult(hr);
}

/// Throws hresult_error when a method of `object`'s interface T failed. Error info is read only if the object
/// says, through ISupportErrorInfo, that T sets it: otherwise what the thread has may be left from another
/// call. https://learn.microsoft.com/previous-versions/windows/desktop/automat/getting-error-information
template <class T>
void throw_if_failed(HRESULT hr, T* object) {
    if (SUCCEEDED(hr))
        return;
    com_ptr<ISupportErrorInfo> support;
    if (object != nullptr &&
        SUCCEEDED(object->QueryInterface(id_of<ISupportErrorInfo>(), support.put_void())) && support &&
        support->InterfaceSupportsErrorInfo(id_of<T>()) == S_OK)
        throw_hresult(hr);
    throw hresult_error(hr);
}

template <class T>
void throw_if_failed(HRESULT hr, const com_ptr<T>& object) {
    throw_if_failed(hr, object.get());
}

} // namespace COMITY_LAYER_ABI
} // namespace comity
