/// The exported functions of DECIMAL:
/// https://learn.microsoft.com/windows/win32/api/oleauto/nf-oleauto-vardecadd and those around it.
///
/// A result is computed exactly and rounded once, half to even, where it needs more than 96 bits or 28
/// places. As many places stay as fit; sums and products keep the zeros at the end that their operands'
/// places make.
#include <oleauto.h>

#include <algorithm>
#include <bit>
#include <initializer_list>
#include <utility>

#include "decimal_value.hpp"
#include "number.hpp"

namespace {

using namespace comity;

/// A 96-bit number at the same scale as one that has more places.
uint192 aligned(const DECIMAL& value, int scale) {
    uint192 out(magnitude_of(value));
    out.scale_up(scale - value.scale);
    return out;
}

/// Sets all but wReserved; unlike set_decimal it takes a minus in front of a zero.
HRESULT put(DECIMAL& out, BYTE sign, const uint96& magnitude, int scale) {
    out.scale = static_cast<BYTE>(scale);
    out.sign = sign;
    out.Hi32 = magnitude.high();
    out.Lo64 = magnitude.low();
    return S_OK;
}

HRESULT put_rounded(DECIMAL& out, BYTE sign, const uint192& magnitude, int scale) {
    if (scale <= max_decimal_scale && magnitude.fits_96())
        return put(out, sign, magnitude.low_96(), scale);
    uint96 rounded;
    if (!round_to_decimal(magnitude, scale, rounded))
        return DISP_E_OVERFLOW;
    return put(out, sign, rounded, scale);
}

/// Both operands and the place for the result are there and well formed.
HRESULT check(const DECIMAL* left, const DECIMAL* right, const DECIMAL* result) {
    if (!left || !right || !result)
        return E_INVALIDARG;
    const HRESULT hr = check_decimal(*left);
    return FAILED(hr) ? hr : check_decimal(*right);
}

/// left + right, where the right operand has a sign of its own.
HRESULT add(const DECIMAL& left, const DECIMAL& right, BYTE right_sign, DECIMAL& result) {
    const int scale = std::max(left.scale, right.scale);
    const uint192 a = aligned(left, scale);
    const uint192 b = aligned(right, scale);
    if (left.sign == right_sign) {
        uint192 sum = a;
        sum.add(b);
        return put_rounded(result, right_sign, sum, scale);
    }
    const bool left_is_larger = a.compare(b) > 0;
    uint192 difference = left_is_larger ? a : b;
    difference.subtract(left_is_larger ? b : a);
    return put_rounded(result, left_is_larger ? left.sign : right_sign, difference, scale);
}

/// Takes zeros off the end of a quotient as long as it has more than `least` places.
void trim(uint96& quotient, int& scale, int least) {
    for (const int places : {16, 8, 4, 2, 1}) {
        const std::uint64_t power = powers_of_ten[static_cast<std::size_t>(places)];
        // 10^n has n factors of two, so most numbers are seen not to end in n zeros without dividing.
        while (scale - places >= least && std::countr_zero(quotient.low()) >= places) {
            uint96 shorter = quotient;
            if (shorter.divide(power) != 0)
                break;
            quotient = shorter;
            scale -= places;
        }
    }
}

HRESULT divide(const DECIMAL& left, const DECIMAL& right, DECIMAL& result) {
    const BYTE sign = left.sign ^ right.sign;
    const uint96 divisor = magnitude_of(right);
    const int least = std::max(left.scale - right.scale, 0);
    int scale = least;
    uint192 dividend(magnitude_of(left));
    dividend.scale_up(std::max(right.scale - left.scale, 0));
    // The quotient is below 2^96 if the upper half of the dividend is below the divisor.
    if (!(dividend.high_96() < divisor))
        return DISP_E_OVERFLOW;
    uint96 remainder;
    uint96 quotient = comity::divide(dividend, divisor, remainder);
    if (remainder.is_zero())
        return put(result, sign, quotient, scale);

    // More places, as many as fit: at least as many as the widths of the operands promise.
    const int width = dividend.width() - uint192(divisor).width();
    int more = std::min(max_decimal_scale - scale, (95 - width) * 1233 / 4096);
    if (width < 95 && more > 0) {
        dividend.scale_up(more);
        quotient = comity::divide(dividend, divisor, remainder);
        scale += more;
    }
    while (scale < max_decimal_scale && !remainder.is_zero()) {
        uint192 rest(remainder);
        rest.multiply(10);
        uint96 next_remainder;
        const uint96 digit = comity::divide(rest, divisor, next_remainder);
        uint96 longer = quotient;
        if (!longer.multiply_add(10, digit.low()))
            break;
        quotient = longer;
        remainder = next_remainder;
        ++scale;
    }
    if (!remainder.is_zero()) {
        uint192 twice(remainder);
        twice.multiply(2);
        const int above = twice.compare(uint192(divisor));
        if ((above > 0 || (above == 0 && quotient.is_odd())) && !quotient.increment()) {
            if (scale == 0)
                return DISP_E_OVERFLOW;
            // 2^96 without its last digit, a 6.
            quotient = uint96(0x19999999, 0x999999999999999a);
            --scale;
        }
    }
    if (!quotient.is_zero())
        trim(quotient, scale, least);
    return put(result, sign, quotient, scale);
}

/// The integer part, or the next integer below.
HRESULT integer_part(const DECIMAL* in, DECIMAL* result, bool down) {
    if (!in || !result)
        return E_INVALIDARG;
    if (const HRESULT hr = check_decimal(*in); FAILED(hr))
        return hr;
    if (in->scale == 0) {
        *result = *in;
        return S_OK;
    }
    uint192 wide(magnitude_of(*in));
    const tail cut = drop_digits(wide, in->scale);
    uint96 whole = wide.low_96();
    if (down && is_negative(*in) && cut != tail::zero)
        whole.increment(); // there is room: at least one digit went
    set_decimal(*result, is_negative(*in), whole, 0);
    return S_OK;
}

} // namespace

STDAPI VarDecAdd(LPDECIMAL pdecLeft, LPDECIMAL pdecRight, LPDECIMAL pdecResult) {
    const HRESULT hr = check(pdecLeft, pdecRight, pdecResult);
    return FAILED(hr) ? hr : add(*pdecLeft, *pdecRight, pdecRight->sign, *pdecResult);
}

STDAPI VarDecSub(LPDECIMAL pdecLeft, LPDECIMAL pdecRight, LPDECIMAL pdecResult) {
    const HRESULT hr = check(pdecLeft, pdecRight, pdecResult);
    return FAILED(hr) ? hr : add(*pdecLeft, *pdecRight, pdecRight->sign ^ decimal_minus, *pdecResult);
}

STDAPI VarDecMul(LPDECIMAL pdecLeft, LPDECIMAL pdecRight, LPDECIMAL pdecResult) {
    if (const HRESULT hr = check(pdecLeft, pdecRight, pdecResult); FAILED(hr))
        return hr;
    // Observed: nothing times a number is a plain zero, but a number times nothing has the sign and the
    // places of a product, if it can have so many.
    if (magnitude_of(*pdecLeft).is_zero() ||
        (magnitude_of(*pdecRight).is_zero() && pdecLeft->scale + pdecRight->scale > max_decimal_scale))
        return put(*pdecResult, 0, uint96(), 0);
    const BYTE sign = pdecLeft->sign ^ pdecRight->sign;
    const int scale = pdecLeft->scale + pdecRight->scale;
    if ((pdecLeft->Hi32 | pdecRight->Hi32) == 0 && scale <= max_decimal_scale) {
        const wide_product product = multiply_wide(pdecLeft->Lo64, pdecRight->Lo64);
        if (product.high >> 32 == 0)
            return put(*pdecResult, sign, {static_cast<std::uint32_t>(product.high), product.low}, scale);
    }
    const uint192 product = uint192::product(magnitude_of(*pdecLeft), magnitude_of(*pdecRight));
    return put_rounded(*pdecResult, sign, product, scale);
}

STDAPI VarDecDiv(LPDECIMAL pdecLeft, LPDECIMAL pdecRight, LPDECIMAL pdecResult) {
    if (const HRESULT hr = check(pdecLeft, pdecRight, pdecResult); FAILED(hr))
        return hr;
    if (magnitude_of(*pdecRight).is_zero())
        return DISP_E_DIVBYZERO;
    if (magnitude_of(*pdecLeft).is_zero())
        return put(*pdecResult, 0, uint96(), 0);
    return divide(*pdecLeft, *pdecRight, *pdecResult);
}

// The next two look at the sign alone, so they take a DECIMAL with any scale.

STDAPI VarDecNeg(LPDECIMAL pdecIn, LPDECIMAL pdecResult) {
    if (!pdecIn || !pdecResult)
        return E_INVALIDARG;
    *pdecResult = *pdecIn;
    pdecResult->sign ^= decimal_minus;
    return S_OK;
}

STDAPI VarDecAbs(LPDECIMAL pdecIn, LPDECIMAL pdecResult) {
    if (!pdecIn || !pdecResult)
        return E_INVALIDARG;
    *pdecResult = *pdecIn;
    pdecResult->sign &= static_cast<BYTE>(~decimal_minus);
    return S_OK;
}

STDAPI VarDecFix(LPDECIMAL pdecIn, LPDECIMAL pdecResult) {
    return integer_part(pdecIn, pdecResult, false);
}

STDAPI VarDecInt(LPDECIMAL pdecIn, LPDECIMAL pdecResult) {
    return integer_part(pdecIn, pdecResult, true);
}

STDAPI VarDecRound(LPDECIMAL pdecIn, int cDecimals, LPDECIMAL pdecResult) {
    if (!pdecIn || !pdecResult || cDecimals < 0)
        return E_INVALIDARG;
    if (const HRESULT hr = check_decimal(*pdecIn); FAILED(hr))
        return hr;
    if (cDecimals >= pdecIn->scale) {
        *pdecResult = *pdecIn;
        return S_OK;
    }
    return put(*pdecResult, pdecIn->sign, rescaled(*pdecIn, cDecimals), cDecimals);
}

STDAPI VarDecCmp(LPDECIMAL pdecLeft, LPDECIMAL pdecRight) {
    if (const HRESULT hr = check(pdecLeft, pdecRight, pdecLeft); FAILED(hr))
        return hr;
    const int scale = std::max(pdecLeft->scale, pdecRight->scale);
    const uint192 a = aligned(*pdecLeft, scale);
    const uint192 b = aligned(*pdecRight, scale);
    if (pdecLeft->sign != pdecRight->sign) {
        if (a.is_zero() && b.is_zero())
            return VARCMP_EQ;
        return is_negative(*pdecLeft) ? VARCMP_LT : VARCMP_GT;
    }
    const int order = is_negative(*pdecLeft) ? b.compare(a) : a.compare(b);
    return order < 0 ? VARCMP_LT : order > 0 ? VARCMP_GT : VARCMP_EQ;
}

STDAPI VarDecCmpR8(LPDECIMAL pdecLeft, double dblRight) {
    DECIMAL right{};
    if (const HRESULT hr = number::of_real(dblRight).to_decimal(right); FAILED(hr))
        return hr;
    return VarDecCmp(pdecLeft, &right);
}
