/// Numbers and money in the layouts of GetNumberFormat and GetCurrencyFormat.
/// https://learn.microsoft.com/windows/win32/api/winnls/ns-winnls-numberfmtw
#pragma once

#include <string>
#include <string_view>

#include "locale_data.hpp"

namespace comity {

/// The largest number of digits behind the point that is written.
inline constexpr unsigned most_fraction_digits = 99;

/// NUMBERFMT's members, and what locales have instead.
struct number_layout {
    unsigned digits;   ///< behind the point, at most `most_fraction_digits`
    bool leading_zero; ///< 0.7, not .7
    unsigned grouping; ///< 3: by threes; 32: three, then by twos; 30: three, then no more; 0: none
    std::u16string_view decimal;
    std::u16string_view thousand;
    std::u16string_view negative_sign;
};

/// "3;0" as 3, "3;2;0" as 32, "3" as 30.
unsigned grouping_code(std::u16string_view grouping) noexcept;

number_layout number_layout_of(const locale_data& locale) noexcept;
number_layout currency_layout_of(const locale_data& locale) noexcept;

/// A number as these functions take it: digits with at most one point, behind at most one minus.
struct plain_number {
    bool negative;
    std::u16string_view whole;
    std::u16string_view fraction;
};
/// @return false if the text is no such number
bool read_plain_number(std::u16string_view text, plain_number& number) noexcept;

/// Without a sign; rounded, halves away from zero. @throws std::bad_alloc
std::u16string write_digits(const plain_number& number, const number_layout& layout);

/// The number with its sign in place, 0 (1.1) to 4 1.1 - (LOCALE_INEGNUMBER). @return false for an order that
/// is none
/// @throws std::bad_alloc
bool write_number(const plain_number& number, const number_layout& layout, unsigned negative_order,
                  std::u16string& out);

/// The number with sign and symbol in place, 0 to 3 (LOCALE_ICURRENCY) or 0 to 15 (LOCALE_INEGCURR), of which
/// only the one for the number's sign is looked at. @return false for an order that is none @throws
/// std::bad_alloc
bool write_money(const plain_number& number, const number_layout& layout, unsigned positive_order,
                 unsigned negative_order, std::u16string_view symbol, std::u16string& out);

} // namespace comity
