/// Numbers out of text, by the rules of Automation: signs in front or behind, parentheses, currency,
/// thousands, &H and &O.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <winerror.h>

namespace comity {

/// What a text says, before it is known what the number is wanted as. The value is
/// (negative ? -1 : 1) * 0.d1d2d3... * 10^(digit_count + exponent), or `bits` for a hexadecimal or octal
/// text.
struct parsed_number {
    /// More digits than a double can depend on; what lies beyond them is kept as one digit that is not zero.
    static constexpr std::size_t max_digits = 800;

    bool negative = false;
    /// Written with &H or &O: the value is `bits`, and a sign is not looked at.
    bool is_bit_pattern = false;
    /// More than 64 bits were written.
    bool bits_overflow = false;
    std::uint64_t bits = 0;
    /// Decimal digits as characters, without zeros at either end; none for zero.
    std::size_t digit_count = 0;
    /// The power of ten of the last digit.
    std::int64_t exponent = 0;
    char digits[max_digits + 1];

    std::string_view digit_text() const { return {digits, digit_count}; }
};

/// Reads a number in en-US notation, with all that NUMPRS_STD allows. @return S_OK or DISP_E_TYPEMISMATCH
/// https://learn.microsoft.com/windows/win32/api/oleauto/nf-oleauto-varparsenumfromstr
HRESULT parse_number(std::u16string_view text, parsed_number& number) noexcept;

} // namespace comity
