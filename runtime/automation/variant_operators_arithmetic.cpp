/// VarAdd, VarSub, VarMul, VarDiv, VarPow:
/// https://learn.microsoft.com/windows/win32/api/oleauto/nf-oleauto-varadd and those around it.
///
/// A result has the type of the operand that comes later in: byte, 16 bits, 32 bits, 64 bits, single, double,
/// currency, date, DECIMAL. What does not fit into an integer type, a single or a date moves on to the next
/// larger type, and in the end to a double.
#include <oleauto.h>

#include <cmath>
#include <initializer_list>

#include "variant_operand.hpp"

namespace {

using namespace comity;
using kind = operand_kind;

bool is_integer(VARTYPE type) {
    return type == VT_I4 || type == VT_I8;
}

/// What a sum is computed in, of two plain types; a text counts as a double.
VARTYPE sum_type(VARTYPE left, VARTYPE right) {
    const auto either = [left, right](VARTYPE type) { return left == type || right == type; };
    for (const VARTYPE type : {VT_DECIMAL, VT_DATE, VT_CY, VT_R8}) {
        if (either(type))
            return type;
    }
    if (either(VT_BSTR))
        return VT_R8;
    if (either(VT_R4))
        return is_integer(left) || is_integer(right) ? VT_R8 : VT_R4;
    if (either(VT_I8))
        return VT_I8;
    if (either(VT_I4))
        return VT_I4;
    return either(VT_I2) || either(VT_BOOL) || (left == VT_EMPTY && right == VT_EMPTY) ? VT_I2 : VT_UI1;
}

/// A product of dates is no date, and a currency times a binary fraction no currency.
VARTYPE product_type(VARTYPE left, VARTYPE right) {
    const VARTYPE type = sum_type(left, right);
    if (type == VT_DATE)
        return VT_R8;
    if (type != VT_CY)
        return type;
    const auto is_fraction = [](VARTYPE of) { return of == VT_R4 || of == VT_R8 || of == VT_BSTR; };
    return is_fraction(left) || is_fraction(right) ? VT_R8 : VT_CY;
}

VARTYPE quotient_type(VARTYPE left, VARTYPE right) {
    if (left == VT_DECIMAL || right == VT_DECIMAL)
        return VT_DECIMAL;
    const auto is_short = [](VARTYPE type) {
        return type != VT_I4 && type != VT_I8 && type != VT_R8 && type != VT_CY && type != VT_DATE &&
               type != VT_BSTR;
    };
    return (left == VT_R4 && is_short(right)) || (right == VT_R4 && is_short(left)) ? VT_R4 : VT_R8;
}

enum class operation { add, subtract, multiply };

double apply(operation what, double left, double right) {
    switch (what) {
    case operation::add:
        return left + right;
    case operation::subtract:
        return left - right;
    default:
        return left * right;
    }
}

/// @return whether it fits
bool apply(operation what, LONGLONG left, LONGLONG right, LONGLONG& out) {
    switch (what) {
    case operation::add:
        return !__builtin_add_overflow(left, right, &out);
    case operation::subtract:
        return !__builtin_sub_overflow(left, right, &out);
    default:
        return !__builtin_mul_overflow(left, right, &out);
    }
}

HRESULT apply(operation what, CY left, CY right, LPCY out) {
    switch (what) {
    case operation::add:
        return VarCyAdd(left, right, out);
    case operation::subtract:
        return VarCySub(left, right, out);
    default:
        return VarCyMul(left, right, out);
    }
}

HRESULT apply(operation what, LPDECIMAL left, LPDECIMAL right, LPDECIMAL out) {
    switch (what) {
    case operation::add:
        return VarDecAdd(left, right, out);
    case operation::subtract:
        return VarDecSub(left, right, out);
    default:
        return VarDecMul(left, right, out);
    }
}

/// Both operands as `type`.
HRESULT convert_both(const VARIANT& left, const VARIANT& right, VARTYPE type, VARIANT& a, VARIANT& b) {
    const HRESULT hr = convert(left, type, a);
    return FAILED(hr) ? hr : convert(right, type, b);
}

HRESULT compute(operation what, const VARIANT& left, const VARIANT& right, VARTYPE type, VARIANT& out) {
    VARIANT a, b;
    HRESULT hr;
    switch (type) {
    case VT_DECIMAL: {
        DECIMAL result;
        hr = convert_both(left, right, type, a, b);
        if (SUCCEEDED(hr))
            hr = apply(what, &V_DECIMAL(&a), &V_DECIMAL(&b), &result);
        if (FAILED(hr))
            return hr;
        V_DECIMAL(&out) = result;
        return put_type(out, type);
    }
    case VT_CY: {
        CY result;
        hr = convert_both(left, right, type, a, b);
        if (SUCCEEDED(hr))
            hr = apply(what, V_CY(&a), V_CY(&b), &result);
        if (FAILED(hr))
            return hr;
        V_CY(&out) = result;
        return put_type(out, type);
    }
    case VT_DATE:
    case VT_R8:
    case VT_R4: {
        double x, y;
        hr = real_in(left, x);
        if (SUCCEEDED(hr))
            hr = real_in(right, y);
        if (FAILED(hr))
            return hr;
        const double result = apply(what, x, y);
        return type == VT_DATE ? put_date(out, result)
               : type == VT_R4 ? put_single(out, result)
                               : put_real(out, result);
    }
    default: {
        const LONGLONG x = integer_in(left);
        const LONGLONG y = integer_in(right);
        LONGLONG result;
        if (!apply(what, x, y, result))
            return put_real(out, apply(what, static_cast<double>(x), static_cast<double>(y)));
        return type == VT_I8 ? put_integer(out, result, type) : put_promoted(out, result, type);
    }
    }
}

/// The code for operands of which at least one has a type that no difference is made of.
HRESULT difference_refusal(kind left, kind right) {
    if (left == kind::flagged || right == kind::flagged)
        return left == kind::object || right == kind::object ? DISP_E_TYPEMISMATCH : DISP_E_BADVARTYPE;
    if (left == kind::record || right == kind::record)
        return DISP_E_TYPEMISMATCH;
    const auto is_known = [](kind of) {
        return of == kind::plain || of == kind::null || of == kind::object || of == kind::error;
    };
    return is_known(left) && is_known(right) ? DISP_E_TYPEMISMATCH : DISP_E_BADVARTYPE;
}

} // namespace

STDAPI VarAdd(LPVARIANT pvarLeft, LPVARIANT pvarRight, LPVARIANT pvarResult) {
    if (!pvarLeft || !pvarRight || !pvarResult)
        return E_INVALIDARG;
    operand left(*pvarLeft), right(*pvarRight);
    if ((left.kind() == kind::null && right.kind() == kind::object) ||
        (left.kind() == kind::object && right.kind() == kind::null))
        return put_null(*pvarResult);
    if (const HRESULT hr = resolve(left, right); FAILED(hr))
        return hr;
    const kind a = left.kind(), b = right.kind();
    if ((a != kind::plain && a != kind::null) || (b != kind::plain && b != kind::null))
        return DISP_E_BADVARTYPE;
    if (a == kind::null || b == kind::null)
        return put_null(*pvarResult);
    if ((left.type() == VT_BSTR && (right.type() == VT_BSTR || right.type() == VT_EMPTY)) ||
        (left.type() == VT_EMPTY && right.type() == VT_BSTR)) {
        BSTR text = nullptr;
        const HRESULT hr = VarBstrCat(left.type() == VT_BSTR ? V_BSTR(&*left) : nullptr,
                                      right.type() == VT_BSTR ? V_BSTR(&*right) : nullptr, &text);
        if (FAILED(hr))
            return hr;
        V_BSTR(pvarResult) = text;
        return put_type(*pvarResult, VT_BSTR);
    }
    return compute(operation::add, *left, *right, sum_type(left.type(), right.type()), *pvarResult);
}

STDAPI VarSub(LPVARIANT pvarLeft, LPVARIANT pvarRight, LPVARIANT pvarResult) {
    if (!pvarLeft || !pvarRight || !pvarResult)
        return E_INVALIDARG;
    operand left(*pvarLeft), right(*pvarRight);
    if ((left.kind() == kind::null && right.kind() == kind::object) ||
        (left.kind() == kind::object && right.kind() == kind::null))
        return put_null(*pvarResult);
    const auto is_no_object = [](const operand& of) {
        return of.kind() == kind::object && !V_DISPATCH(&*of);
    };
    if (is_no_object(left) || is_no_object(right))
        return difference_refusal(left.kind(), right.kind());
    if (const HRESULT hr = resolve(left, right); FAILED(hr))
        return hr;
    const kind a = left.kind(), b = right.kind();
    if ((a != kind::plain && a != kind::null) || (b != kind::plain && b != kind::null))
        return difference_refusal(a, b);
    if (a == kind::null || b == kind::null)
        return put_null(*pvarResult);
    if (left.type() == VT_DATE && right.type() == VT_DATE)
        return compute(operation::subtract, *left, *right, VT_R8, *pvarResult);
    return compute(operation::subtract, *left, *right, sum_type(left.type(), right.type()), *pvarResult);
}

STDAPI VarMul(LPVARIANT pvarLeft, LPVARIANT pvarRight, LPVARIANT pvarResult) {
    if (!pvarLeft || !pvarRight || !pvarResult)
        return E_INVALIDARG;
    operand left(*pvarLeft), right(*pvarRight);
    if (const HRESULT hr = resolve(left, right); FAILED(hr))
        return hr;
    const kind a = left.kind(), b = right.kind();
    if ((a != kind::plain && a != kind::null) || (b != kind::plain && b != kind::null))
        return DISP_E_BADVARTYPE;
    if (a == kind::null || b == kind::null)
        return put_null(*pvarResult);
    return compute(operation::multiply, *left, *right, product_type(left.type(), right.type()), *pvarResult);
}

STDAPI VarDiv(LPVARIANT pvarLeft, LPVARIANT pvarRight, LPVARIANT pvarResult) {
    if (!pvarLeft || !pvarRight || !pvarResult)
        return E_INVALIDARG;
    operand left(*pvarLeft), right(*pvarRight);
    if (const HRESULT hr = resolve(left, right); FAILED(hr))
        return hr;
    const kind a = left.kind(), b = right.kind();
    if (a == kind::flagged || b == kind::flagged)
        return DISP_E_BADVARTYPE;
    if (a == kind::null || b == kind::null)
        return put_null(*pvarResult);
    const auto divides = [](kind of) { return of == kind::plain || of == kind::wide; };
    if (!divides(a) || !divides(b)) {
        const bool mismatch = b == kind::none ? a == kind::error || a == kind::record : a != kind::none;
        return mismatch ? DISP_E_TYPEMISMATCH : DISP_E_BADVARTYPE;
    }
    const VARTYPE type = quotient_type(left.type(), right.type());
    if (type == VT_DECIMAL) {
        VARIANT x, y;
        DECIMAL result;
        HRESULT hr = convert_both(*left, *right, type, x, y);
        if (SUCCEEDED(hr))
            hr = VarDecDiv(&V_DECIMAL(&x), &V_DECIMAL(&y), &result);
        if (FAILED(hr))
            return hr;
        V_DECIMAL(pvarResult) = result;
        return put_type(*pvarResult, type);
    }
    double x, y;
    HRESULT hr = real_in(*left, x);
    if (SUCCEEDED(hr))
        hr = real_in(*right, y);
    if (FAILED(hr))
        return hr;
    if (y == 0)
        return x == 0 ? DISP_E_OVERFLOW : DISP_E_DIVBYZERO;
    return type == VT_R4 ? put_single(*pvarResult, x / y) : put_real(*pvarResult, x / y);
}

STDAPI VarPow(LPVARIANT pvarLeft, LPVARIANT pvarRight, LPVARIANT pvarResult) {
    if (!pvarLeft || !pvarRight || !pvarResult)
        return E_INVALIDARG;
    operand left(*pvarLeft), right(*pvarRight);
    if (const HRESULT hr = resolve(left, right); FAILED(hr))
        return hr;
    const kind a = left.kind(), b = right.kind();
    if (a == kind::flagged || b == kind::flagged)
        return DISP_E_BADVARTYPE;
    if (a == kind::null || b == kind::null)
        return put_null(*pvarResult);
    const auto is_base = [](kind of) { return of == kind::plain || of == kind::wide; };
    if (!is_base(a) || !is_base(b))
        return DISP_E_BADVARTYPE;
    double x, y;
    HRESULT hr = real_in(*left, x);
    if (SUCCEEDED(hr))
        hr = real_in(*right, y);
    return FAILED(hr) ? hr : put_real(*pvarResult, std::pow(x, y));
}
