/// Numbers as arrays of digits: VarParseNumFromStr and VarNumFromParseNum.
#include <oleauto.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string_view>

#include "coercion.hpp"
#include "number.hpp"
#include "number_text.hpp"
#include "text_locale.hpp"

using namespace comity;

namespace {

int clamped(std::int64_t value) {
    return static_cast<int>(
        std::clamp<std::int64_t>(value, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
}

/// Writes the digits of a text from the first that counts, as many as there is room for. @return whether one
/// of those without room is not zero
bool copy_digits(std::u16string_view text, const number_outline& outline, std::size_t room, BYTE* digits) {
    std::size_t at = outline.first_digit;
    for (std::size_t i = 0; i < outline.digit_count; ++at) {
        // Separators stand between decimal digits, nothing between hexadecimal ones; an exponent comes behind
        // all of them.
        const int digit = digit_value(text[at]);
        if (digit == 16)
            continue;
        if (i < room)
            digits[i] = static_cast<BYTE>(digit);
        else if (digit != 0)
            return true;
        ++i;
    }
    return false;
}

HRESULT fill_digits(std::u16string_view text, const number_outline& outline, NUMPARSE& out, BYTE* digits) {
    const auto room = static_cast<std::size_t>(out.cDig);
    std::size_t count = outline.digit_count;
    std::int64_t power = outline.exponent;
    if (count == 0) {
        digits[0] = 0;
        out.cDig = 1;
        out.nPwr10 = clamped(power);
        return S_OK;
    }
    if (outline.base_shift != 0) {
        if (count > room)
            return DISP_E_OVERFLOW;
        power = 0;
    } else if (count > room) {
        power += static_cast<std::int64_t>(count - room);
        count = room;
    }
    if (copy_digits(text, outline, count, digits))
        out.dwOutFlags |= NUMPRS_INEXACT;
    if (outline.base_shift == 0 && count == outline.digit_count) {
        while (count > 1 && digits[count - 1] == 0) {
            --count;
            ++power;
        }
    }
    out.cDig = static_cast<INT>(count);
    out.nPwr10 = clamped(power);
    return S_OK;
}

/// The number that an array of digits says. @return false if a byte in it is no digit
bool read_digits(const NUMPARSE& in, const BYTE* digits, parsed_number& number) {
    const auto count = static_cast<std::size_t>(in.cDig);
    number.negative = (in.dwOutFlags & NUMPRS_NEG) != 0;
    if (in.nBaseShift != 0) {
        number.is_bit_pattern = true;
        for (std::size_t i = 0; i < count; ++i) {
            if (digits[i] >> in.nBaseShift != 0)
                return false;
            number.bits_overflow |= (number.bits >> (64 - in.nBaseShift)) != 0;
            number.bits = number.bits << in.nBaseShift | digits[i];
        }
        return true;
    }
    bool dropped = false;
    number.exponent = in.nPwr10;
    for (std::size_t i = 0; i < count; ++i) {
        if (digits[i] > 9)
            return false;
        if (number.digit_count == 0 && digits[i] == 0)
            continue;
        if (number.digit_count < parsed_number::max_digits) {
            number.digits[number.digit_count++] = static_cast<char>('0' + digits[i]);
        } else {
            ++number.exponent;
            dropped |= digits[i] != 0;
        }
    }
    if (dropped) {
        number.digits[number.digit_count++] = '1';
        --number.exponent;
    }
    while (number.digit_count > 0 && number.digits[number.digit_count - 1] == '0') {
        --number.digit_count;
        ++number.exponent;
    }
    if (number.digit_count == 0)
        number.exponent = 0;
    return true;
}

/// Whether a single holds a number that a double holds.
bool fits_single(const number& value) {
    double real;
    if (FAILED(value.to_real(real)))
        return false;
    const double magnitude = std::fabs(real);
    return magnitude == 0 || (magnitude <= static_cast<double>(std::numeric_limits<float>::max()) &&
                              magnitude >= static_cast<double>(std::numeric_limits<float>::denorm_min()));
}

constexpr VARTYPE integer_types[] = {VT_I1, VT_UI1, VT_I2, VT_UI2, VT_I4, VT_UI4, VT_I8, VT_UI8};
constexpr VARTYPE other_types[] = {VT_R4, VT_R8, VT_CY, VT_DECIMAL};
constexpr VARTYPE other_types_of_bits[] = {VT_DECIMAL, VT_R4, VT_R8, VT_CY};
constexpr ULONG other_bits = VTBIT_R4 | VTBIT_R8 | VTBIT_CY | VTBIT_DECIMAL;

} // namespace

STDAPI VarParseNumFromStr(LPCOLESTR text, LCID lcid, ULONG, NUMPARSE* numbers, BYTE* digits) {
    if (!numbers || !digits || numbers->cDig < 0)
        return E_INVALIDARG;
    numbers->dwOutFlags = 0;
    numbers->cchUsed = 0;
    numbers->nBaseShift = 0;
    numbers->nPwr10 = 0;
    if (!text || numbers->cDig == 0) {
        numbers->cDig = 0;
        return DISP_E_TYPEMISMATCH;
    }
    const std::u16string_view characters(text);
    parsed_number number;
    number_outline outline;
    HRESULT hr = parse_number(characters, locale_for_text(lcid), numbers->dwInFlags, number, outline);
    if (SUCCEEDED(hr) && outline.used > static_cast<std::size_t>(std::numeric_limits<INT>::max()))
        hr = DISP_E_OVERFLOW;
    if (SUCCEEDED(hr)) {
        numbers->dwOutFlags = outline.flags;
        hr = fill_digits(characters, outline, *numbers, digits);
    }
    if (FAILED(hr)) {
        numbers->cDig = 0;
        numbers->dwOutFlags = 0;
        return hr;
    }
    numbers->cchUsed = static_cast<INT>(outline.used);
    numbers->nBaseShift = outline.base_shift;
    return S_OK;
}

STDAPI VarNumFromParseNum(NUMPARSE* numbers, BYTE* digits, ULONG types, VARIANT* out) {
    if (!numbers || !out || numbers->cDig < 0 || (numbers->cDig > 0 && !digits) ||
        (numbers->nBaseShift != 0 && numbers->nBaseShift != 3 && numbers->nBaseShift != 4))
        return E_INVALIDARG;
    parsed_number parsed;
    if (!read_digits(*numbers, digits, parsed))
        return E_INVALIDARG;
    const number value = number::of_text(parsed);
    const bool has_fraction = !parsed.is_bit_pattern && parsed.exponent < 0;
    const auto put = [&](VARTYPE type) {
        VARIANT made{};
        if (!(types & (1u << type)) || FAILED(put_number(value, type, made)))
            return false;
        *out = made;
        return true;
    };
    if (!has_fraction || !(types & other_bits)) {
        for (const VARTYPE type : integer_types) {
            if (put(type))
                return S_OK;
        }
    }
    for (const VARTYPE type : parsed.is_bit_pattern ? other_types_of_bits : other_types) {
        if (type == VT_R4 && !fits_single(value))
            continue;
        if (put(type))
            return S_OK;
    }
    return DISP_E_OVERFLOW;
}
