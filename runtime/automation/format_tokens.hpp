/// Format strings of VarFormat as tokens.
///
/// The tokens lie in memory of the caller and come back from there, so nothing in them is believed. The
/// layout is our own; a program may keep tokens for as long as it runs, but not longer:
///
///     byte 0       the version of the layout, or 0 for an empty format string (then nothing else follows)
///     bytes 1-3    the size of all of it in bytes, low byte first
///     byte 4       the first day of the week (low four bits) and the first week of the year
///     byte 5       what kind of format it is
///     from byte 6  tokens: one byte each, some with operands
///
/// Literal text is kept in the tokens: VarFormatFromTokens does not need the format string again, which its
/// caller may leave out.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <oleauto.h>

namespace comity {

/// What a format is made for. The first section that holds a placeholder decides.
enum class format_kind : BYTE {
    general, // literal text only
    number,
    date,
    string,
    // Named formats that no format string can say.
    general_number,
    currency,
    yes_no,
    true_false,
    on_off,
};
inline constexpr BYTE format_kind_count = 9;

enum class token : BYTE {
    section = 1,    // ';'
    narrow_literal, // operand: count; then one byte for each character
    wide_literal,   // operand: count; then two bytes for each character, low byte first
    zeros,          // operand: count of '0'
    digits,         // operand: count of '#'
    point,
    grouping,
    thousandth, // operand: count of ',' that each divide by 1000
    percent,
    exponent, // operands: flags, least digits
    // Dates and times
    general_date,
    short_date,
    long_date,
    long_time,
    day,
    day_two_digits,
    weekday_short,
    weekday_name,
    weekday_number,
    week,
    month,
    month_two_digits,
    month_short,
    month_name,
    quarter,
    day_of_year,
    year_two_digits,
    year,
    hour,
    hour_two_digits,
    minute,
    minute_two_digits,
    second,
    second_two_digits,
    am_pm_upper,
    am_pm_lower,
    a_p_upper,
    a_p_lower,
    am_pm_locale,
    date_separator,
    time_separator,
    // Strings
    character_or_space,   // operand: count of '@'
    character_or_nothing, // operand: count of '&'
    lower_case,
    upper_case,
    left_to_right,
};
inline constexpr BYTE token_count = static_cast<BYTE>(token::left_to_right) + 1;

inline constexpr BYTE exponent_lower_case = 1; // 'e'
inline constexpr BYTE exponent_plus = 2;       // a plus in front of exponents that are not negative

constexpr bool is_date_token(token t) {
    return t >= token::general_date && t <= token::time_separator;
}
constexpr bool is_string_token(token t) {
    return t >= token::character_or_space && t <= token::left_to_right;
}

/// One token with its operands.
struct token_value {
    token what;
    BYTE count; // zeros, digits, thousandth, the placeholders of strings; characters of a literal
    BYTE flags; // exponent; its least digits are `count`
    const BYTE* text;
    bool is_wide;

    char16_t character(std::size_t i) const {
        return is_wide ? static_cast<char16_t>(text[2 * i] | text[2 * i + 1] << 8) : text[i];
    }
};

/// The tokens of one section, read with every bound checked.
class token_reader {
public:
    token_reader() = default;
    token_reader(const BYTE* begin, const BYTE* end) : at_(begin), end_(end) {}

    bool empty() const { return at_ == end_; }
    const BYTE* position() const { return at_; }

    /// @return false at the end, and at something that is no token: then is_malformed()
    bool next(token_value& out);
    bool is_malformed() const { return malformed_; }

private:
    const BYTE* at_ = nullptr;
    const BYTE* end_ = nullptr;
    bool malformed_ = false;
};

inline constexpr std::size_t most_sections = 4;

/// What the head of a token buffer says, and where its sections are.
struct format_tokens {
    format_kind kind = format_kind::general;
    bool is_empty = true; // the empty format string
    int first_day = 0;
    int first_week = 0;
    std::size_t section_count = 0;
    std::array<token_reader, most_sections> sections;
};

/// @return S_OK, or E_INVALIDARG for what is no token buffer
HRESULT read_tokens(const BYTE* tokens, format_tokens& out) noexcept;

/// More than any token buffer of ours has in its size field.
inline constexpr std::size_t most_token_bytes = 0xffffff;

/// Turns a format string into tokens. Nothing is written beyond `size` bytes.
/// @return S_OK; E_INVALIDARG for more than four sections; DISP_E_BUFFERTOOSMALL
HRESULT tokenize(std::u16string_view format, int first_day, int first_week, BYTE* tokens, std::size_t size,
                 std::size_t& used) noexcept;

} // namespace comity
