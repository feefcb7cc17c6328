/// VarNeg, VarAbs, VarFix, VarInt, VarRound:
/// https://learn.microsoft.com/windows/win32/api/oleauto/nf-oleauto-varneg and those around it.
#include <oleauto.h>

#include <cmath>

#include "variant_operand.hpp"
#include "variant_type.hpp"

namespace {

using namespace comity;
using kind = operand_kind;

HRESULT refusal(VARTYPE type) {
    const HRESULT hr = check_variant_type(type);
    return FAILED(hr) ? hr : DISP_E_TYPEMISMATCH;
}

/// The operation on each kind of number, for those functions that leave integers alone.
struct rounding {
    double (*real)(double, int);
    HRESULT (*currency)(CY, int, LPCY);
    HRESULT (*decimal)(LPDECIMAL, int, LPDECIMAL);
};

HRESULT put_decimal(VARIANT& out, const DECIMAL& value) {
    V_DECIMAL(&out) = value;
    return put_type(out, VT_DECIMAL);
}

HRESULT round(const operand& in, const rounding& how, int places, VARIANT& out) {
    switch (in.type()) {
    case VT_EMPTY:
        return put_integer(out, 0, VT_I2);
    case VT_NULL:
        return put_null(out);
    case VT_UI1:
    case VT_I2:
    case VT_I4:
    case VT_I8:
        return put_integer(out, integer_in(*in), in.type());
    case VT_BOOL:
        return put_integer(out, integer_in(*in), VT_I2);
    case VT_R4:
        V_R4(&out) = static_cast<float>(how.real(static_cast<double>(V_R4(&*in)), places));
        return put_type(out, VT_R4);
    case VT_R8:
    case VT_DATE:
        return put_real(out, how.real(V_R8(&*in), places), in.type());
    case VT_BSTR: {
        double value;
        const HRESULT hr = real_in(*in, value);
        return FAILED(hr) ? hr : put_real(out, how.real(value, places));
    }
    case VT_CY: {
        CY result;
        const HRESULT hr = how.currency(V_CY(&*in), places, &result);
        if (FAILED(hr))
            return hr;
        V_CY(&out) = result;
        return put_type(out, VT_CY);
    }
    case VT_DECIMAL: {
        DECIMAL value = V_DECIMAL(&*in);
        DECIMAL result;
        const HRESULT hr = how.decimal(&value, places, &result);
        return FAILED(hr) ? hr : put_decimal(out, result);
    }
    default:
        return refusal(in.type());
    }
}

HRESULT negate(const operand& in, VARIANT& out) {
    switch (in.type()) {
    case VT_EMPTY:
        return put_integer(out, 0, VT_I2);
    case VT_NULL:
        return put_null(out);
    case VT_UI1:
    case VT_I2:
    case VT_BOOL:
        return put_promoted(out, -integer_in(*in), VT_I2);
    case VT_I4:
        return put_promoted(out, -integer_in(*in), VT_I4);
    case VT_I8: {
        LONGLONG result;
        if (__builtin_sub_overflow(0, V_I8(&*in), &result))
            return put_real(out, -static_cast<double>(V_I8(&*in)));
        return put_integer(out, result, VT_I8);
    }
    case VT_R4:
        V_R4(&out) = -V_R4(&*in);
        return put_type(out, VT_R4);
    case VT_R8:
    case VT_DATE:
        return put_real(out, -V_R8(&*in), in.type());
    case VT_BSTR: {
        double value;
        const HRESULT hr = real_in(*in, value);
        return FAILED(hr) ? hr : put_real(out, -value);
    }
    case VT_CY: {
        CY result;
        const HRESULT hr = VarCyNeg(V_CY(&*in), &result);
        if (FAILED(hr))
            return hr;
        V_CY(&out) = result;
        return put_type(out, VT_CY);
    }
    case VT_DECIMAL: {
        DECIMAL result = V_DECIMAL(&*in);
        VarDecNeg(&result, &result);
        return put_decimal(out, result);
    }
    default:
        return refusal(in.type());
    }
}

/// An integer that has no positive counterpart in its own type is refused.
template <class Integer>
HRESULT absolute(Integer value, Integer& out) {
    if (value < 0 && __builtin_sub_overflow(Integer{0}, value, &value))
        return DISP_E_OVERFLOW;
    out = value;
    return S_OK;
}

HRESULT absolute(const operand& in, VARIANT& out) {
    VARIANT result;
    HRESULT hr = S_OK;
    VARTYPE type = in.type();
    switch (type) {
    case VT_EMPTY:
        return put_integer(out, 0, VT_I2);
    case VT_NULL:
        return put_null(out);
    case VT_UI1:
    case VT_UI2:
    case VT_UI4:
    case VT_UI8:
    case VT_UINT:
        result = *in;
        break;
    case VT_I1: {
        signed char value;
        hr = absolute(static_cast<signed char>(V_I1(&*in)), value);
        V_I8(&result) = value;
        break;
    }
    case VT_BOOL:
        type = VT_I2;
        [[fallthrough]];
    case VT_I2:
        hr = absolute(V_I2(&*in), V_I2(&result));
        break;
    case VT_I4:
        hr = absolute(V_I4(&*in), V_I4(&result));
        break;
    case VT_INT:
        hr = absolute(V_INT(&*in), V_INT(&result));
        break;
    case VT_I8:
        hr = absolute(V_I8(&*in), V_I8(&result));
        break;
    case VT_R4:
        V_R4(&result) = std::fabs(V_R4(&*in));
        break;
    case VT_R8:
    case VT_DATE:
        V_R8(&result) = std::fabs(V_R8(&*in));
        break;
    case VT_BSTR:
        type = VT_R8;
        hr = real_in(*in, V_R8(&result));
        V_R8(&result) = FAILED(hr) ? 0 : std::fabs(V_R8(&result));
        break;
    case VT_CY:
        hr = VarCyAbs(V_CY(&*in), &V_CY(&result));
        break;
    case VT_DECIMAL: {
        DECIMAL value = V_DECIMAL(&*in);
        VarDecAbs(&value, &value);
        return put_decimal(out, value);
    }
    case VT_VARIANT:
        return DISP_E_BADVARTYPE;
    default:
        if (type & VT_ARRAY)
            return DISP_E_TYPEMISMATCH;
        return type & VT_BYREF ? DISP_E_BADVARTYPE : refusal(type);
    }
    if (FAILED(hr))
        return hr;
    V_I8(&out) = V_I8(&result);
    return put_type(out, type);
}

} // namespace

STDAPI VarNeg(LPVARIANT pvarIn, LPVARIANT pvarResult) {
    if (!pvarIn || !pvarResult)
        return E_INVALIDARG;
    operand in(*pvarIn);
    const HRESULT hr = in.resolve();
    return FAILED(hr) ? hr : negate(in, *pvarResult);
}

STDAPI VarAbs(LPVARIANT pvarIn, LPVARIANT pvarResult) {
    if (!pvarIn || !pvarResult)
        return E_INVALIDARG;
    operand in(*pvarIn);
    const HRESULT hr = in.resolve();
    return FAILED(hr) ? hr : absolute(in, *pvarResult);
}

STDAPI VarFix(LPVARIANT pvarIn, LPVARIANT pvarResult) {
    if (!pvarIn || !pvarResult)
        return E_INVALIDARG;
    static constexpr rounding fix = {
        [](double value, int) { return std::trunc(value); },
        [](CY value, int, LPCY out) { return VarCyFix(value, out); },
        [](LPDECIMAL value, int, LPDECIMAL out) { return VarDecFix(value, out); },
    };
    operand in(*pvarIn);
    const HRESULT hr = in.resolve();
    return FAILED(hr) ? hr : round(in, fix, 0, *pvarResult);
}

STDAPI VarInt(LPVARIANT pvarIn, LPVARIANT pvarResult) {
    if (!pvarIn || !pvarResult)
        return E_INVALIDARG;
    static constexpr rounding down = {
        [](double value, int) { return std::floor(value); },
        [](CY value, int, LPCY out) { return VarCyInt(value, out); },
        [](LPDECIMAL value, int, LPDECIMAL out) { return VarDecInt(value, out); },
    };
    operand in(*pvarIn);
    const HRESULT hr = in.resolve();
    return FAILED(hr) ? hr : round(in, down, 0, *pvarResult);
}

STDAPI VarRound(LPVARIANT pvarIn, int cDecimals, LPVARIANT pvarResult) {
    if (!pvarIn || !pvarResult)
        return E_INVALIDARG;
    static constexpr rounding to_even = {
        [](double value, int places) {
            VarR8Round(value, places, &value);
            return value;
        },
        &VarCyRound,
        &VarDecRound,
    };
    operand in(*pvarIn);
    if (const HRESULT hr = in.resolve(); FAILED(hr))
        return hr;
    // Observed: the one type of Basic that is not rounded.
    if ((in.kind() != kind::plain && in.kind() != kind::null) || in.type() == VT_I8)
        return DISP_E_BADVARTYPE;
    return cDecimals < 0 ? E_INVALIDARG : round(in, to_even, cDecimals, *pvarResult);
}
