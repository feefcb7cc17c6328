/// VarIdiv and VarMod: division of whole numbers, to which fractions are rounded first.
/// https://learn.microsoft.com/windows/win32/api/oleauto/nf-oleauto-varidiv
#include <oleauto.h>

#include <limits>

#include "variant_operand.hpp"

namespace {

using namespace comity;
using kind = operand_kind;

/// The type that a quotient or a remainder has; an integer of Basic keeps its own, everything else becomes 32
/// bits.
VARTYPE result_type(VARTYPE left, VARTYPE right) {
    const auto is_short = [](VARTYPE type) {
        return type == VT_EMPTY || type == VT_UI1 || type == VT_I2 || type == VT_BOOL;
    };
    if (left == VT_I8 || right == VT_I8)
        return VT_I8;
    if (!is_short(left) || !is_short(right))
        return VT_I4;
    return left == VT_UI1 && right == VT_UI1 ? VT_UI1 : VT_I2;
}

/// Observed: VT_I8 and VT_INT are the two integer types that do not go together.
bool do_not_mix(VARTYPE left, VARTYPE right) {
    return (left == VT_I8 && right == VT_INT) || (left == VT_INT && right == VT_I8);
}

HRESULT convert_to_integer(const VARIANT& value, VARTYPE type, LONGLONG& out) {
    VARIANT whole;
    const HRESULT hr = convert(value, type, whole);
    if (SUCCEEDED(hr))
        out = integer_in(whole);
    return hr;
}

bool has_value(kind of) {
    return of == kind::plain || of == kind::wide;
}

} // namespace

STDAPI VarIdiv(LPVARIANT pvarLeft, LPVARIANT pvarRight, LPVARIANT pvarResult) {
    if (!pvarLeft || !pvarRight || !pvarResult)
        return E_INVALIDARG;
    operand left(*pvarLeft), right(*pvarRight);
    if (left.kind() == kind::flagged || right.kind() == kind::flagged)
        return DISP_E_BADVARTYPE;
    if (left.kind() == kind::null || right.kind() == kind::null)
        return put_null(*pvarResult);
    const auto is_no_object = [](const operand& of) {
        return of.kind() == kind::object && !V_DISPATCH(&*of);
    };
    if (is_no_object(left) || is_no_object(right))
        return DISP_E_BADVARTYPE;
    if (const HRESULT hr = resolve(left, right); FAILED(hr))
        return hr;
    const kind a = left.kind(), b = right.kind();
    if (a == kind::null || b == kind::null)
        return put_null(*pvarResult);
    if (!has_value(a) || !has_value(b)) {
        const auto is_no_type = [](kind of) { return of == kind::none || of == kind::flagged; };
        return is_no_type(a) || is_no_type(b) || (!has_value(a) && !has_value(b)) ? DISP_E_BADVARTYPE
                                                                                  : DISP_E_TYPEMISMATCH;
    }
    if (do_not_mix(left.type(), right.type()))
        return DISP_E_BADVARTYPE;
    const VARTYPE type = result_type(left.type(), right.type());
    LONGLONG x, y;
    HRESULT hr = convert_to_integer(*left, type, x);
    if (SUCCEEDED(hr))
        hr = convert_to_integer(*right, type, y);
    if (FAILED(hr))
        return hr;
    if (y == 0)
        return DISP_E_DIVBYZERO;
    if (y == -1 && x == std::numeric_limits<LONGLONG>::min())
        return DISP_E_OVERFLOW;
    const LONGLONG quotient = x / y;
    if (type == VT_I4 && quotient != static_cast<LONG>(quotient))
        return DISP_E_OVERFLOW;
    if (type == VT_I2)
        return put_promoted(*pvarResult, quotient, type);
    return put_integer(*pvarResult, quotient, type);
}

STDAPI VarMod(LPVARIANT pvarLeft, LPVARIANT pvarRight, LPVARIANT pvarResult) {
    if (!pvarLeft || !pvarRight || !pvarResult)
        return E_INVALIDARG;
    operand left(*pvarLeft), right(*pvarRight);
    if (const HRESULT hr = resolve(left, right); FAILED(hr))
        return hr;
    const kind a = left.kind(), b = right.kind();
    const auto mismatches = [](const operand& of) {
        return of.kind() == kind::unknown || of.kind() == kind::error || of.kind() == kind::any ||
               of.kind() == kind::record || of.type() == (VT_VARIANT | VT_BYREF);
    };
    if (mismatches(left))
        return DISP_E_TYPEMISMATCH;
    if (a == kind::none || b == kind::none)
        return DISP_E_BADVARTYPE;
    if (mismatches(right))
        return DISP_E_TYPEMISMATCH;
    if (a == kind::flagged || b == kind::flagged)
        return (left.type() | right.type()) & VT_ARRAY ? DISP_E_TYPEMISMATCH : DISP_E_BADVARTYPE;
    if (a == kind::null || b == kind::null)
        return put_null(*pvarResult);
    if (do_not_mix(left.type(), right.type()))
        return DISP_E_TYPEMISMATCH;
    VARTYPE type = result_type(left.type(), right.type());
    if (left.type() == VT_EMPTY)
        type = VT_I4;
    LONGLONG x, y;
    HRESULT hr = convert_to_integer(*left, VT_I8, x);
    if (SUCCEEDED(hr))
        hr = convert_to_integer(*right, VT_I8, y);
    if (FAILED(hr))
        return hr;
    if (y == 0)
        return DISP_E_DIVBYZERO;
    const LONGLONG remainder = y == -1 ? 0 : x % y;
    if (type == VT_I4 && remainder != static_cast<LONG>(remainder))
        return DISP_E_OVERFLOW;
    return put_integer(*pvarResult, remainder, type);
}
