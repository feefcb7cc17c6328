/// The exported functions of CY, a 64-bit count of ten-thousandths:
/// https://learn.microsoft.com/windows/win32/api/oleauto/nf-oleauto-varcyadd and those around it.
///
/// Where they fail, the result is left as it was.
#include <oleauto.h>

#include <limits>

#include "number.hpp"
#include "wide_integer.hpp"

namespace {

using namespace comity;

constexpr LONGLONG unit = 10000;
constexpr int places = 4;

HRESULT order_of(LONGLONG left, LONGLONG right) {
    return left < right ? VARCMP_LT : left > right ? VARCMP_GT : VARCMP_EQ;
}

/// value / divisor, rounded half to even; the divisor is positive and below half the range.
LONGLONG divide_rounded(LONGLONG value, LONGLONG divisor) {
    const LONGLONG quotient = value / divisor;
    const LONGLONG rest = value % divisor;
    const LONGLONG twice = 2 * (rest < 0 ? -rest : rest);
    if (twice > divisor || (twice == divisor && quotient % 2 != 0))
        return quotient + (value < 0 ? -1 : 1);
    return quotient;
}

HRESULT multiply(LONGLONG left, LONGLONG right, LPCY result) {
    LONGLONG product;
    if (!result)
        return E_INVALIDARG;
    if (__builtin_mul_overflow(left, right, &product))
        return DISP_E_OVERFLOW;
    result->int64 = product;
    return S_OK;
}

ULONGLONG magnitude(LONGLONG value) {
    return value < 0 ? 0 - static_cast<ULONGLONG>(value) : static_cast<ULONGLONG>(value);
}

} // namespace

STDAPI VarCyAdd(CY cyLeft, CY cyRight, LPCY pcyResult) {
    LONGLONG sum;
    if (!pcyResult)
        return E_INVALIDARG;
    if (__builtin_add_overflow(cyLeft.int64, cyRight.int64, &sum))
        return DISP_E_OVERFLOW;
    pcyResult->int64 = sum;
    return S_OK;
}

STDAPI VarCySub(CY cyLeft, CY cyRight, LPCY pcyResult) {
    LONGLONG difference;
    if (!pcyResult)
        return E_INVALIDARG;
    if (__builtin_sub_overflow(cyLeft.int64, cyRight.int64, &difference))
        return DISP_E_OVERFLOW;
    pcyResult->int64 = difference;
    return S_OK;
}

STDAPI VarCyMul(CY cyLeft, CY cyRight, LPCY pcyResult) {
    if (!pcyResult)
        return E_INVALIDARG;
    // The product counts in units of 10^-8 and has up to 128 bits.
    const bool negative = (cyLeft.int64 < 0) != (cyRight.int64 < 0);
    const wide_product product = multiply_wide(magnitude(cyLeft.int64), magnitude(cyRight.int64));
    if (product.high >= unit)
        return DISP_E_OVERFLOW;
    auto [quotient, rest] = divide_wide(product.high, product.low, unit);
    if (rest > unit / 2 || (rest == unit / 2 && quotient % 2 != 0)) {
        if (++quotient == 0)
            return DISP_E_OVERFLOW;
    }
    const auto largest = static_cast<ULONGLONG>(std::numeric_limits<LONGLONG>::max());
    if (quotient > largest + (negative ? 1 : 0))
        return DISP_E_OVERFLOW;
    pcyResult->int64 = static_cast<LONGLONG>(negative ? 0 - quotient : quotient);
    return S_OK;
}

STDAPI VarCyMulI4(CY cyLeft, LONG lRight, LPCY pcyResult) {
    return multiply(cyLeft.int64, lRight, pcyResult);
}

STDAPI VarCyMulI8(CY cyLeft, LONG64 lRight, LPCY pcyResult) {
    return multiply(cyLeft.int64, lRight, pcyResult);
}

STDAPI VarCyNeg(CY cyIn, LPCY pcyResult) {
    return VarCySub(CY{}, cyIn, pcyResult);
}

STDAPI VarCyAbs(CY cyIn, LPCY pcyResult) {
    if (cyIn.int64 < 0)
        return VarCyNeg(cyIn, pcyResult);
    if (!pcyResult)
        return E_INVALIDARG;
    *pcyResult = cyIn;
    return S_OK;
}

STDAPI VarCyFix(CY cyIn, LPCY pcyResult) {
    if (!pcyResult)
        return E_INVALIDARG;
    pcyResult->int64 = cyIn.int64 - cyIn.int64 % unit;
    return S_OK;
}

STDAPI VarCyInt(CY cyIn, LPCY pcyResult) {
    if (!pcyResult)
        return E_INVALIDARG;
    LONGLONG whole = cyIn.int64 - cyIn.int64 % unit;
    // Below the last integer that CY has there is a fraction, whose integer below is beyond.
    if (whole > cyIn.int64 && __builtin_sub_overflow(whole, unit, &whole))
        return DISP_E_OVERFLOW;
    pcyResult->int64 = whole;
    return S_OK;
}

STDAPI VarCyRound(CY cyIn, int cDecimals, LPCY pcyResult) {
    if (!pcyResult || cDecimals < 0)
        return E_INVALIDARG;
    if (cDecimals >= places) {
        *pcyResult = cyIn;
        return S_OK;
    }
    const auto step = static_cast<LONGLONG>(powers_of_ten[static_cast<std::size_t>(places - cDecimals)]);
    return multiply(divide_rounded(cyIn.int64, step), step, pcyResult);
}

STDAPI VarCyCmp(CY cyLeft, CY cyRight) {
    return order_of(cyLeft.int64, cyRight.int64);
}

STDAPI VarCyCmpR8(CY cyLeft, double dblRight) {
    CY right{};
    if (const HRESULT hr = number::of_real(dblRight).to_currency(right); FAILED(hr))
        return hr;
    return order_of(cyLeft.int64, right.int64);
}
