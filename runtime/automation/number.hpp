/// One number of any Automation type, and its conversion into each of the others.
///
/// The rules are the same whatever function asks: a fraction is rounded to the nearest integer, halves to the
/// even one; what does not fit is DISP_E_OVERFLOW; nothing is stored on failure.
#pragma once

#include <cstdint>
#include <type_traits>

#include <oleauto.h>

#include "number_text.hpp"

namespace comity {

class number {
public:
    enum class form : std::uint8_t {
        signed_integer,
        unsigned_integer,
        boolean,
        single,
        real,
        currency,
        decimal,
        text,
    };

    static number of_signed(std::int64_t value) { return {form::signed_integer, value}; }
    static number of_unsigned(std::uint64_t value) {
        return {form::unsigned_integer, static_cast<std::int64_t>(value)};
    }
    static number of_boolean(VARIANT_BOOL value) { return {form::boolean, std::int64_t{value}}; }
    static number of_single(float value) { return {form::single, static_cast<double>(value)}; }
    static number of_real(double value) { return {form::real, value}; }
    static number of_currency(CY value) { return {form::currency, std::int64_t{value.int64}}; }
    /// `value` and `parsed` have to outlive the number.
    static number of_decimal(const DECIMAL& value) { return number(value); }
    static number of_text(const parsed_number& parsed) { return number(parsed); }

    /// As an integer of type T. A boolean is cut to the width of T, so that "true" has all bits set in every
    /// type.
    template <class T>
    HRESULT to_integer(T& out) const noexcept;

    HRESULT to_single(float& out) const noexcept;
    HRESULT to_real(double& out) const noexcept;
    /// As a date: only the days from 1 January 100 to 31 December 9999.
    HRESULT to_date(double& out) const noexcept;
    HRESULT to_currency(CY& out) const noexcept;
    /// A binary fraction is taken with the digits that are its own: 7 from a single, 15 from a double.
    HRESULT to_decimal(DECIMAL& out) const noexcept;
    HRESULT to_boolean(VARIANT_BOOL& out) const noexcept;
    /// Without grouping; E_OUTOFMEMORY.
    HRESULT to_bstr(const locale_data& locale, BSTR& out) const noexcept;

private:
    number(form kind, std::int64_t integer) : form_(kind), integer_(integer) {}
    number(form kind, double real) : form_(kind), real_(real) {}
    explicit number(const DECIMAL& value) : form_(form::decimal), decimal_(&value) {}
    explicit number(const parsed_number& parsed) : form_(form::text), text_(&parsed) {}

    HRESULT to_signed(int bits, std::int64_t& out) const noexcept;
    HRESULT to_unsigned(int bits, std::uint64_t& out) const noexcept;

    form form_;
    union {
        std::int64_t integer_;
        double real_;
        const DECIMAL* decimal_;
        const parsed_number* text_;
    };
};

template <class T>
HRESULT number::to_integer(T& out) const noexcept {
    if (form_ == form::boolean) {
        out = static_cast<T>(integer_);
        return S_OK;
    }
    constexpr int bits = sizeof(T) * 8;
    // `char` is Windows' signed CHAR here, whatever the platform makes of it.
    if constexpr (std::is_signed_v<T> || std::is_same_v<T, char>) {
        std::int64_t value;
        const HRESULT hr = to_signed(bits, value);
        if (SUCCEEDED(hr))
            out = static_cast<T>(value);
        return hr;
    } else {
        std::uint64_t value;
        const HRESULT hr = to_unsigned(bits, value);
        if (SUCCEEDED(hr))
            out = static_cast<T>(value);
        return hr;
    }
}

} // namespace comity
