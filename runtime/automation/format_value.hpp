/// A VARIANT by the tokens of a format.
#pragma once

#include "decimal_digits.hpp"
#include "format_text.hpp"
#include "format_tokens.hpp"
#include "locale_data.hpp"

namespace comity {

/// The value behind references and objects. What it owns goes with it.
class formatted_value {
public:
    formatted_value() { VariantInit(&owned_); }
    ~formatted_value() { VariantClear(&owned_); }
    formatted_value(const formatted_value&) = delete;
    formatted_value& operator=(const formatted_value&) = delete;

    /// Afterwards the value is of a numeric type, a string, empty or null. @return S_OK; DISP_E_TYPEMISMATCH
    /// for a value that cannot be written, and for a reference that leads nowhere; DISP_E_BADVARTYPE for what
    /// no VARIANT can be, and for the object null; what reading an object's default property gives
    HRESULT resolve(const VARIANT& value, LCID lcid);

    const VARIANT& operator*() const { return *value_; }

private:
    VARIANT owned_;
    const VARIANT* value_ = nullptr;
};

/// @return S_OK, with null for a null value for which the format has no section; DISP_E_TYPEMISMATCH;
/// E_INVALIDARG for a date out of range; E_OUTOFMEMORY
HRESULT format_value(const VARIANT& value, const format_tokens& format, const locale_data& locale,
                     BSTR& out) noexcept;

/// The number in a text, in the notation of a locale. @return false if it is none
bool read_number(const VARIANT& text, const locale_data& locale, decimal_digits& out) noexcept;

} // namespace comity
