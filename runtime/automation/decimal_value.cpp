#include "decimal_value.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace comity {
namespace {

/// Drops `places` decimal digits, rounding half to even.
void drop_digits(uint96& value, int places) {
    std::uint32_t last = 0;
    bool sticky = false;
    for (; places > 0; --places) {
        sticky |= last != 0;
        last = value.divide(10);
    }
    if (last > 5 || (last == 5 && (sticky || value.is_odd())))
        value.multiply_add(1, 1); // room was made by dividing
}

} // namespace

HRESULT check_decimal(const DECIMAL& value) noexcept {
    return value.scale <= max_decimal_scale && (value.sign == 0 || value.sign == decimal_minus)
               ? S_OK
               : E_INVALIDARG;
}

void set_decimal(DECIMAL& out, bool negative, const uint96& magnitude, int scale) noexcept {
    out.scale = static_cast<BYTE>(scale);
    out.sign = negative && !magnitude.is_zero() ? decimal_minus : 0;
    out.Hi32 = magnitude.high();
    out.Lo64 = magnitude.low();
}

bool rescale(const DECIMAL& value, int scale, uint96& out) noexcept {
    out = magnitude_of(value);
    int places = scale - value.scale;
    for (; places > 0; --places) {
        if (!out.multiply_add(10, 0))
            return false;
    }
    drop_digits(out, -places);
    return true;
}

uint96 rescaled(const DECIMAL& value, int scale) noexcept {
    uint96 out;
    rescale(value, scale, out);
    return out;
}

double real_value(const DECIMAL& value) noexcept {
    constexpr std::uint64_t exact_limit = std::uint64_t{1} << 53;
    static constexpr double exact_powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                              1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                              1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    const uint96 magnitude = magnitude_of(value);
    double result = 0;
    if (magnitude.high() == 0 && magnitude.low() <= exact_limit && value.scale < std::size(exact_powers)) {
        // Both operands are exact, so the one division rounds correctly.
        result = static_cast<double>(magnitude.low()) / exact_powers[value.scale];
    } else {
        char buffer[decimal_text_size];
        DECIMAL positive = value;
        positive.sign = 0;
        const std::string_view text = decimal_text(positive, buffer);
        std::from_chars(text.data(), text.data() + text.size(), result);
    }
    return is_negative(value) && !magnitude.is_zero() ? -result : result;
}

bool round_digits(std::string_view digits, std::int64_t exponent, int scale, uint96& out) noexcept {
    out = uint96();
    if (digits.empty())
        return true;
    // The number is digits * 10^places in units of 10^-scale.
    const std::int64_t places = exponent + scale;
    const auto count = static_cast<std::int64_t>(digits.size());
    const std::int64_t kept = places >= 0 ? count : std::max<std::int64_t>(count + places, 0);
    for (std::int64_t i = 0; i < kept; ++i) {
        if (!out.multiply_add(10, static_cast<std::uint32_t>(digits[i] - '0')))
            return false;
    }
    for (std::int64_t i = 0; i < places; ++i) {
        if (!out.multiply_add(10, 0))
            return false;
    }
    // Below a tenth of a unit nothing rounds up: then the first digit that was dropped is a zero that is not
    // written.
    if (places >= 0 || count + places < 0)
        return true;
    const std::string_view dropped = digits.substr(static_cast<std::size_t>(kept));
    const bool sticky = std::any_of(dropped.begin() + 1, dropped.end(), [](char c) { return c != '0'; });
    if (dropped[0] > '5' || (dropped[0] == '5' && (sticky || out.is_odd())))
        return out.multiply_add(1, 1);
    return true;
}

HRESULT decimal_from_digits(bool negative, std::string_view digits, std::int64_t exponent,
                            DECIMAL& out) noexcept {
    int scale = static_cast<int>(std::clamp<std::int64_t>(-exponent, 0, max_decimal_scale));
    for (; scale >= 0; --scale) {
        uint96 magnitude;
        if (round_digits(digits, exponent, scale, magnitude)) {
            set_decimal(out, negative, magnitude, magnitude.is_zero() ? 0 : scale);
            return S_OK;
        }
    }
    return DISP_E_OVERFLOW;
}

std::string_view decimal_text(const DECIMAL& value, char (&buffer)[decimal_text_size]) noexcept {
    // Written from the end, a digit at a time.
    char* const last = std::end(buffer);
    char* next = last;
    uint96 rest = magnitude_of(value);
    const bool zero = rest.is_zero();
    bool in_fraction = value.scale > 0;
    for (int place = 0; place <= value.scale || !rest.is_zero(); ++place) {
        if (place == value.scale && place > 0) {
            if (next != last)
                *--next = '.';
            in_fraction = false;
        }
        const std::uint32_t digit = rest.divide(10);
        if (in_fraction && digit == 0 && next == last)
            continue; // a zero at the end of the fraction
        *--next = static_cast<char>('0' + digit);
    }
    if (is_negative(value) && !zero)
        *--next = '-';
    return {next, static_cast<std::size_t>(last - next)};
}

} // namespace comity
