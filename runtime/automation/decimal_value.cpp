#include "decimal_value.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace comity {
namespace {

/// Drops `places` decimal digits, rounding half to even.
uint96 without_digits(const uint96& value, int places) {
    uint192 wide(value);
    const tail cut = drop_digits(wide, places);
    uint96 out = wide.low_96();
    if (rounds_up(cut, out.is_odd()))
        out.increment(); // room was made by dividing
    return out;
}

/// Writes all `count` digits of a value from the end of a buffer. @return where they begin
char* write_digits(char* end, std::uint64_t value, int count) {
    for (; count > 0; --count) {
        *--end = static_cast<char>('0' + value % 10);
        value /= 10;
    }
    return end;
}

} // namespace

tail drop_digits(uint192& value, int places, tail cut) noexcept {
    if (places <= 0)
        return cut;
    bool sticky = cut != tail::zero;
    for (; places > most_digits_of_64_bits; places -= most_digits_of_64_bits)
        sticky |= value.divide(powers_of_ten[most_digits_of_64_bits]) != 0;
    const std::uint64_t power = powers_of_ten[static_cast<std::size_t>(places)];
    const std::uint64_t rest = value.divide(power);
    if (rest == power / 2)
        return sticky ? tail::above_half : tail::half;
    if (rest > power / 2)
        return tail::above_half;
    return rest != 0 || sticky ? tail::below_half : tail::zero;
}

bool round_to_decimal(const uint192& value, int& scale, uint96& out) noexcept {
    uint192 rest = value;
    int places = std::max(scale - max_decimal_scale, 0);
    if (!rest.fits_96()) {
        // The width says how many digits have to go at least: log10(2) is a little above 1233/4096.
        places = std::max(places, (rest.width() - 97) * 1233 / 4096 + 1);
    }
    if (places > scale)
        return false;
    tail cut = drop_digits(rest, places);
    scale -= places;
    for (;;) {
        if (rest.fits_96()) {
            out = rest.low_96();
            if (!rounds_up(cut, out.is_odd()))
                return true;
            if (out.increment())
                return true;
            // Rounded up to 2^96, which ends in a 6: without that digit it is rounded up as well.
            rest = uint192(uint96(~std::uint32_t{0}, ~std::uint64_t{0}));
            cut = tail::above_half;
        }
        if (scale == 0)
            return false;
        cut = drop_digits(rest, 1, cut);
        --scale;
    }
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
    if (places < 0) {
        out = without_digits(out, -places);
        return true;
    }
    for (; places > most_digits_of_64_bits; places -= most_digits_of_64_bits) {
        if (!out.multiply_add(powers_of_ten[most_digits_of_64_bits], 0))
            return false;
    }
    return out.multiply_add(powers_of_ten[static_cast<std::size_t>(places)], 0);
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
    char* const last = std::end(buffer);
    // All digits, with zeros in front as far as the fraction needs them, then the point between them.
    uint96 rest = magnitude_of(value);
    const bool zero = rest.is_zero();
    int scale = zero ? 0 : value.scale;
    const std::uint64_t lower = rest.divide(powers_of_ten[most_digits_of_64_bits]);
    const std::uint64_t upper = rest.low(); // at most ten digits
    char digits[32];
    char* const end = std::end(digits);
    char* next;
    if (upper != 0)
        next = write_digits(write_digits(end, lower, most_digits_of_64_bits), upper, digits_of(upper));
    else
        next = write_digits(end, lower, digits_of(lower));
    while (end - next <= scale)
        *--next = '0';
    const char* stop = end;
    for (; scale > 0 && stop[-1] == '0'; --scale)
        --stop; // a zero at the end of the fraction
    char* begin = last;
    if (scale > 0) {
        begin = std::copy_backward(static_cast<const char*>(stop - scale), stop, begin);
        *--begin = '.';
        stop -= scale;
    }
    begin = std::copy_backward(static_cast<const char*>(next), stop, begin);
    if (is_negative(value) && !zero)
        *--begin = '-';
    return {begin, static_cast<std::size_t>(last - begin)};
}

} // namespace comity
