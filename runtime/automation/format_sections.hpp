/// Values by the sections of a format.
#pragma once

#include "calendar.hpp"
#include "decimal_digits.hpp"
#include "format_text.hpp"
#include "format_tokens.hpp"
#include "locale_data.hpp"

namespace comity {

/// Writes a number. Where `has_value` is false there are no digits, not even a zero.
void write_number(token_reader section, decimal_digits value, bool with_sign, bool has_value,
                  const locale_data& locale, format_text& out);

/// Writes a date, taken apart by `split`.
void write_date(token_reader section, const split_date& date, const format_tokens& format,
                const locale_data& locale, format_text& out);

/// Writes a text.
void write_string(token_reader section, std::u16string_view text, LCID lcid, format_text& out);

/// The section that is for a number, and whether a minus has to be written with it.
struct number_section {
    token_reader section;
    bool with_sign;
};
number_section section_for(const format_tokens& format, const decimal_digits& value);

} // namespace comity
