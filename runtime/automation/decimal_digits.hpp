/// A number as decimal digits, the way it is written.
#pragma once

#include <cstddef>
#include <cstdint>

#include <oleauto.h>

#include "number_text.hpp"

namespace comity {

/// The value is 0.d1d2d3... * 10^point. Zeros at either end are not kept, and zero has no digits and no sign.
struct decimal_digits {
    bool negative = false;
    std::size_t count = 0;
    std::int64_t point = 0;
    char digits[parsed_number::max_digits + 1];

    bool is_zero() const { return count == 0; }

    /// The digit at a place counted from the first one; zeros all around.
    char at(std::int64_t place) const {
        return place >= 0 && place < static_cast<std::int64_t>(count) ? digits[place] : '0';
    }

    /// Keeps so many digits, counted from the first one, and rounds a half away from zero. A number that
    /// becomes zero keeps its sign.
    void round_to(std::int64_t kept);
};

/// The digits of a VARIANT of a numeric type: 15 of a double, 7 of a single, all of the others.
/// @return S_OK; S_FALSE for what has no digits (not a number, infinite); E_INVALIDARG for a malformed
/// DECIMAL
HRESULT digits_of(const VARIANT& value, decimal_digits& out) noexcept;

/// @return S_OK; S_FALSE if it is beyond what a double can hold
HRESULT digits_of(const parsed_number& text, decimal_digits& out) noexcept;

} // namespace comity
