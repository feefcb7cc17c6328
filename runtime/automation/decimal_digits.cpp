#include "decimal_digits.hpp"

#include <charconv>
#include <cmath>
#include <iterator>
#include <string_view>

#include "decimal_value.hpp"

namespace comity {
namespace {

/// Takes digits with so many of them in front of the point.
void set_digits(decimal_digits& out, std::string_view digits, std::int64_t point) {
    while (!digits.empty() && digits.front() == '0') {
        digits.remove_prefix(1);
        --point;
    }
    while (!digits.empty() && digits.back() == '0')
        digits.remove_suffix(1);
    out.count = digits.size();
    out.point = digits.empty() ? 0 : point;
    if (digits.empty())
        out.negative = false;
    digits.copy(out.digits, digits.size());
}

HRESULT set_integer(decimal_digits& out, bool negative, std::uint64_t magnitude, int scale) {
    char buffer[24];
    const char* end = std::to_chars(buffer, std::end(buffer), magnitude).ptr;
    out.negative = negative;
    set_digits(out, {buffer, end}, end - buffer - scale);
    return S_OK;
}

HRESULT set_signed(decimal_digits& out, std::int64_t value, int scale = 0) {
    const auto bits = static_cast<std::uint64_t>(value);
    return set_integer(out, value < 0, value < 0 ? 0 - bits : bits, scale);
}

HRESULT set_real(decimal_digits& out, double value, int significant) {
    if (!std::isfinite(value))
        return S_FALSE;
    char buffer[40]; // "1.23456789012345e-308"
    const char* end = std::to_chars(buffer, std::end(buffer), std::fabs(value), std::chars_format::scientific,
                                    significant - 1)
                          .ptr;
    const char* e = end;
    while (*--e != 'e') {
    }
    int exponent = 0;
    std::from_chars(e[1] == '+' ? e + 2 : e + 1, end, exponent);
    // Without the point, all digits lie side by side.
    buffer[1] = buffer[0];
    out.negative = value < 0;
    set_digits(out, {buffer + 1, e}, exponent + 1);
    return S_OK;
}

} // namespace

void decimal_digits::round_to(std::int64_t kept) {
    if (kept >= static_cast<std::int64_t>(count))
        return;
    const bool up = kept >= 0 && digits[kept] >= '5';
    count = kept < 0 ? 0 : static_cast<std::size_t>(kept);
    if (up) {
        while (count > 0 && digits[count - 1] == '9')
            --count;
        if (count == 0) {
            digits[count++] = '1';
            ++point;
            return;
        }
        ++digits[count - 1];
        return;
    }
    while (count > 0 && digits[count - 1] == '0')
        --count;
    if (count == 0)
        point = 0;
}

HRESULT digits_of(const VARIANT& value, decimal_digits& out) noexcept {
    constexpr int currency_scale = 4;
    switch (V_VT(&value)) {
    case VT_I1:
        return set_signed(out, static_cast<signed char>(V_I1(&value)));
    case VT_I2:
        return set_signed(out, V_I2(&value));
    case VT_I4:
        return set_signed(out, V_I4(&value));
    case VT_INT:
        return set_signed(out, V_INT(&value));
    case VT_I8:
        return set_signed(out, V_I8(&value));
    case VT_BOOL:
        return set_signed(out, V_BOOL(&value));
    case VT_UI1:
        return set_integer(out, false, V_UI1(&value), 0);
    case VT_UI2:
        return set_integer(out, false, V_UI2(&value), 0);
    case VT_UI4:
        return set_integer(out, false, V_UI4(&value), 0);
    case VT_UINT:
        return set_integer(out, false, V_UINT(&value), 0);
    case VT_UI8:
        return set_integer(out, false, V_UI8(&value), 0);
    case VT_CY:
        return set_signed(out, V_CY(&value).int64, currency_scale);
    case VT_R4:
        return set_real(out, V_R4(&value), 7);
    case VT_R8:
        return set_real(out, V_R8(&value), 15);
    case VT_DATE:
        return set_real(out, V_DATE(&value), 15);
    case VT_DECIMAL: {
        const DECIMAL& decimal = V_DECIMAL(&value);
        const HRESULT hr = check_decimal(decimal);
        if (FAILED(hr))
            return hr;
        char buffer[decimal_text_size];
        std::string_view text = decimal_text(decimal, buffer);
        out.negative = !text.empty() && text.front() == '-';
        if (out.negative)
            text.remove_prefix(1);
        char digits[decimal_text_size];
        std::size_t count = 0;
        std::size_t point = text.size();
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '.')
                point = i;
            else
                digits[count++] = text[i];
        }
        set_digits(out, {digits, count}, static_cast<std::int64_t>(point));
        return S_OK;
    }
    default:
        return S_FALSE;
    }
}

HRESULT digits_of(const parsed_number& text, decimal_digits& out) noexcept {
    if (text.is_bit_pattern) {
        // As a LONG where it fits one: &HFFFFFFFF is -1 there.
        return text.bits_overflow ? S_FALSE : set_integer(out, false, text.bits, 0);
    }
    const std::int64_t point = static_cast<std::int64_t>(text.digit_count) + text.exponent;
    constexpr std::int64_t most = 309;
    if (text.digit_count != 0 && point > most)
        return S_FALSE;
    out.negative = text.negative;
    set_digits(out, point < -most - 20 ? std::string_view() : text.digit_text(), point);
    return S_OK;
}

} // namespace comity
