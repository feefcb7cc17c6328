/// Numbers out of text, by the rules of Automation: signs in front or behind, parentheses, currency,
/// thousands, &H and &O.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <oleauto.h>

#include "locale_data.hpp"

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

/// How a number was written: what VarParseNumFromStr tells beside its value.
struct number_outline {
    /// NUMPRS_... as dwOutFlags has them.
    ULONG flags = 0;
    /// Characters that belong to the number, from the beginning of the text.
    std::size_t used = 0;
    /// Where the first digit that is not a zero in front stands, and how many digits follow from there,
    /// zeros at the end included; 0 for zero.
    std::size_t first_digit = 0;
    std::size_t digit_count = 0;
    /// The power of ten of the last digit written, a zero or not.
    std::int64_t exponent = 0;
    /// 4 for hexadecimal, 3 for octal, 0 for decimal.
    int base_shift = 0;
};

/// Reads a number in the notation of a locale, with what `allowed` (NUMPRS_...) allows; without
/// NUMPRS_USE_ALL anything may stand behind it. @return S_OK or DISP_E_TYPEMISMATCH
/// https://learn.microsoft.com/windows/win32/api/oleauto/nf-oleauto-varparsenumfromstr
HRESULT parse_number(std::u16string_view text, const locale_data& locale, ULONG allowed,
                     parsed_number& number, number_outline& outline) noexcept;

/// The same with all that NUMPRS_STD allows: as the coercions read.
HRESULT parse_number(std::u16string_view text, const locale_data& locale, parsed_number& number) noexcept;

/// The digit that a character of a number's text is, up to 15; 16 if it is none.
int digit_value(char16_t c) noexcept;

} // namespace comity
