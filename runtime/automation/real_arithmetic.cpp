/// The exported functions of single and double:
/// https://learn.microsoft.com/windows/win32/api/oleauto/nf-oleauto-varr8pow, VarR8Round, VarR4CmpR8.
#include <oleauto.h>

#include <cmath>

STDAPI VarR8Pow(double dblLeft, double dblRight, double* pdblResult) {
    if (!pdblResult)
        return E_INVALIDARG;
    *pdblResult = std::pow(dblLeft, dblRight);
    return S_OK;
}

STDAPI VarR8Round(double dblIn, int cDecimals, double* pdblResult) {
    if (!pdblResult || cDecimals < 0)
        return E_INVALIDARG;
    // From 2^52 on there is no fraction left to round, and neither a NaN nor an infinity has one.
    constexpr double first_without_fraction = 4503599627370496.0;
    const double scale = std::pow(10.0, cDecimals);
    const double scaled = dblIn * scale;
    if (!(std::fabs(dblIn) < first_without_fraction) || !std::isfinite(scaled))
        *pdblResult = dblIn;
    else
        *pdblResult = std::nearbyint(scaled) / scale;
    return S_OK;
}

STDAPI VarR4CmpR8(float fltLeft, double dblRight) {
    const double left = static_cast<double>(fltLeft);
    return left < dblRight ? VARCMP_LT : left > dblRight ? VARCMP_GT : VARCMP_EQ;
}
