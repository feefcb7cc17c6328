/// From a VARIANT's value to the number it is, and from a number to a VARIANT of a given type.
#pragma once

#include <oleauto.h>

#include "number.hpp"
#include "variant_type.hpp"

namespace comity {

/// Whether VARIANTs of this type hold a number, a truth value or a date: all types that convert into each
/// other by `number`.
constexpr bool is_numeric(VARTYPE type) noexcept {
    return numeric_types.has(type);
}

/// The number in a VARIANT of a numeric type, which has to outlive it.
number number_in(const VARIANT& value) noexcept;

/// Sets type and value of a VARIANT that holds nothing; on failure it is left as it was.
/// @return what `number` says, or DISP_E_TYPEMISMATCH for a type that is not numeric
HRESULT put_number(const number& from, VARTYPE type, VARIANT& out) noexcept;

/// "True" or "False", or with VAR_LOCALBOOL the locale's words. @return S_OK or E_OUTOFMEMORY
HRESULT boolean_to_bstr(VARIANT_BOOL value, LCID lcid, ULONG flags, BSTR& out) noexcept;

/// Reads "True" and "False" in either case, "#TRUE#" and "#FALSE#" as written here, any number, and with
/// VAR_LOCALBOOL the locale's words in either case.
HRESULT parse_boolean(std::u16string_view text, LCID lcid, ULONG flags, VARIANT_BOOL& out) noexcept;

/// Converts a text into any numeric type, a date or a truth value. `flags` are those of the VarXxxFromStr
/// functions.
HRESULT put_text(std::u16string_view text, LCID lcid, ULONG flags, VARTYPE type, VARIANT& out) noexcept;

/// Converts a value of a numeric type into text; `with_names` writes truth values as words and not as
/// numbers. `flags` are those of the VarBstrFromXxx functions.
HRESULT text_of(const VARIANT& value, LCID lcid, ULONG flags, bool with_names, BSTR& out) noexcept;

/// An amount of money as text: a plain number, or with LOCALE_USE_NLS as the locale writes money.
HRESULT currency_to_bstr(CY value, LCID lcid, ULONG flags, BSTR& out) noexcept;

/// The flags of VariantChangeType as those of the functions for one pair of types.
ULONG text_flags(USHORT change_flags) noexcept;

} // namespace comity
