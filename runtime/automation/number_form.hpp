/// Numbers and money in the forms of a locale, without a format string.
#pragma once

#include "decimal_digits.hpp"
#include "format_text.hpp"
#include "locale_data.hpp"

namespace comity {

/// Each but `places` with the values of VarFormatNumber: -2 for the locale's way, -1 for yes, all else for
/// no.
struct number_form {
    int places = -1; // behind the point; the locale's number where it is negative
    int leading_digit = -2;
    int parentheses = -2;
    int grouping = -2;
};

enum class number_style { plain, percent, currency };

/// Writes the number (the caller has multiplied it by 100 for percent). Where `has_value` is false there are
/// no digits in front of the point.
void write_number_form(decimal_digits value, const number_form& form, number_style style, bool has_value,
                       const locale_data& locale, format_text& out);

} // namespace comity
