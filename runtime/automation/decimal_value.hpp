/// DECIMAL: a sign, 96 bits, and a power of ten from 0 to 28 to divide by.
/// https://learn.microsoft.com/windows/win32/api/wtypes/ns-wtypes-decimal-r1
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <oleauto.h>

#include "wide_integer.hpp"

namespace comity {

constexpr int max_decimal_scale = 28;
constexpr BYTE decimal_minus = 0x80;

/// S_OK, or E_INVALIDARG for a scale above 28 or a sign that is neither 0 nor 0x80.
inline HRESULT check_decimal(const DECIMAL& value) {
    return value.scale <= max_decimal_scale && (value.sign & ~decimal_minus) == 0 ? S_OK : E_INVALIDARG;
}

inline bool is_negative(const DECIMAL& value) {
    return value.sign != 0;
}
inline uint96 magnitude_of(const DECIMAL& value) {
    return {static_cast<std::uint32_t>(value.Hi32), value.Lo64};
}

/// Sets all but wReserved, which in a VARIANT is the type. Zero is never negative.
void set_decimal(DECIMAL& out, bool negative, const uint96& magnitude, int scale) noexcept;

/// What was cut off below the last digit of a number, as far as rounding has to know.
enum class tail : std::uint8_t { zero, below_half, half, above_half };

/// Cuts off `places` decimal digits, at the end of which there was `cut` already.
tail drop_digits(uint192& value, int places, tail cut = tail::zero) noexcept;

/// Whether a value with such a tail goes up to the next: to the nearest one, from the middle to the even one.
constexpr bool rounds_up(tail cut, bool odd) {
    return cut == tail::above_half || (cut == tail::half && odd);
}

/// value * 10^-scale with at most 28 places and no more than fit into 96 bits, rounded once, half to even.
/// Sets the scale to that of `out`. @return false if not even the integer part fits
bool round_to_decimal(const uint192& value, int& scale, uint96& out) noexcept;

/// The magnitude with another number of digits behind the point, rounded half to even where there are fewer.
/// @return false if it needs more than 96 bits
bool rescale(const DECIMAL& value, int scale, uint96& out) noexcept;

/// The same for a scale that is not above the value's own, which cannot fail.
uint96 rescaled(const DECIMAL& value, int scale) noexcept;

/// The nearest double.
double real_value(const DECIMAL& value) noexcept;

/// digits * 10^exponent, rounded half to even to an integer count of 10^-scale.
/// @return false if that needs more than 96 bits
bool round_digits(std::string_view digits, std::int64_t exponent, int scale, uint96& out) noexcept;

/// digits * 10^exponent with as many places behind the point as it has and as fit. @return S_OK or
/// DISP_E_OVERFLOW
HRESULT decimal_from_digits(bool negative, std::string_view digits, std::int64_t exponent,
                            DECIMAL& out) noexcept;

/// Sign, 29 digits, point, and a zero in front of it.
constexpr std::size_t decimal_text_size = 34;

/// The value in digits, without zeros at the end of the fraction. @return a view of part of `buffer`
std::string_view decimal_text(const DECIMAL& value, char (&buffer)[decimal_text_size]) noexcept;

} // namespace comity
