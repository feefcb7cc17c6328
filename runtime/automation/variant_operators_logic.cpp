/// VarAnd, VarOr, VarXor, VarEqv, VarImp, VarNot: bit by bit, and Null where the result depends on what is
/// not known. https://learn.microsoft.com/windows/win32/api/oleauto/nf-oleauto-varand
#include <oleauto.h>

#include "coercion.hpp"
#include "variant_operand.hpp"
#include "variant_type.hpp"

namespace {

using namespace comity;
using kind = operand_kind;

bool has_value(kind of) {
    return of == kind::plain || of == kind::wide;
}

/// The type that one operand brings with it: itself for the integers of Basic, a truth value for a text, else
/// 32 bits.
VARTYPE logic_type(VARTYPE type) {
    switch (type) {
    case VT_UI1:
    case VT_I2:
    case VT_I8:
        return type;
    case VT_EMPTY:
        return VT_I2;
    case VT_BOOL:
    case VT_BSTR:
        return VT_BOOL;
    default:
        return VT_I4;
    }
}

VARTYPE logic_type(VARTYPE left, VARTYPE right) {
    const VARTYPE a = logic_type(left), b = logic_type(right);
    if (a == b)
        return a;
    if (a == VT_I8 || b == VT_I8)
        return VT_I8;
    return a == VT_I4 || b == VT_I4 ? VT_I4 : VT_I2;
}

/// A text as the number that it is, or else as a truth value; anything else stays.
class read_text {
public:
    explicit read_text(const VARIANT& source) : value_(&source) {}

    HRESULT read() {
        if (V_VT(value_) != VT_BSTR)
            return S_OK;
        HRESULT hr = convert(*value_, VT_I4, own_);
        if (hr == DISP_E_TYPEMISMATCH)
            hr = convert(*value_, VT_BOOL, own_);
        value_ = &own_; // which owns nothing
        return hr;
    }
    const VARIANT& operator*() const { return *value_; }

private:
    const VARIANT* value_;
    VARIANT own_;
};

/// A text that is no number may still be a truth value.
HRESULT bits_of(const VARIANT& value, VARTYPE type, LONGLONG& out) {
    VARIANT whole;
    HRESULT hr = convert(value, type, whole);
    if (hr == DISP_E_TYPEMISMATCH && V_VT(&value) == VT_BSTR)
        hr = convert(value, VT_BOOL, whole);
    if (SUCCEEDED(hr))
        out = integer_in(whole);
    return hr;
}

template <class Combine>
HRESULT combine(const VARIANT& left, const VARIANT& right, VARIANT& out, Combine how) {
    const VARTYPE type = logic_type(V_VT(&left), V_VT(&right));
    LONGLONG a, b;
    HRESULT hr = bits_of(left, type, a);
    if (SUCCEEDED(hr))
        hr = bits_of(right, type, b);
    return FAILED(hr) ? hr : put_integer(out, how(a, b), type);
}

/// The known operand of two, changed: the result if that is not zero, else Null.
template <class Change>
HRESULT unless_zero(const VARIANT& known, VARIANT& out, Change change) {
    const VARTYPE type = logic_type(V_VT(&known));
    LONGLONG bits;
    const HRESULT hr = bits_of(known, type, bits);
    if (FAILED(hr))
        return hr;
    const LONGLONG changed = change(bits);
    const bool is_zero = type == VT_UI1 ? static_cast<BYTE>(changed) == 0 : changed == 0;
    return is_zero ? put_null(out) : put_integer(out, changed, type);
}

bool mixes_i8_and_int(VARTYPE left, VARTYPE right) {
    return (left == VT_I8 && right == VT_INT) || (left == VT_INT && right == VT_I8);
}

/// VarXor and VarEqv, where Null stays Null.
template <class Combine>
HRESULT combine_all(LPVARIANT first, LPVARIANT second, LPVARIANT result, Combine how) {
    if (!first || !second || !result)
        return E_INVALIDARG;
    operand left(*first), right(*second);
    const auto may_be = [](kind of) { return has_value(of) || of == kind::null || of == kind::object; };
    if (!may_be(left.kind()) || !may_be(right.kind()))
        return DISP_E_BADVARTYPE;
    if (left.kind() == kind::null || right.kind() == kind::null)
        return put_null(*result);
    if (const HRESULT hr = resolve(left, right); FAILED(hr))
        return hr;
    if (!may_be(left.kind()) || !may_be(right.kind()))
        return DISP_E_BADVARTYPE;
    if (left.kind() == kind::null || right.kind() == kind::null)
        return put_null(*result);
    if (mixes_i8_and_int(left.type(), right.type()))
        return DISP_E_TYPEMISMATCH;
    read_text a(*left), b(*right);
    HRESULT hr = a.read();
    if (SUCCEEDED(hr))
        hr = b.read();
    return FAILED(hr) ? hr : combine(*a, *b, *result, how);
}

} // namespace

STDAPI VarAnd(LPVARIANT pvarLeft, LPVARIANT pvarRight, LPVARIANT pvarResult) {
    if (!pvarLeft || !pvarRight || !pvarResult)
        return E_INVALIDARG;
    operand left(*pvarLeft), right(*pvarRight);
    if (const HRESULT hr = resolve(left, right); FAILED(hr))
        return hr;
    const kind a = left.kind(), b = right.kind();
    if (a == kind::flagged || b == kind::flagged)
        return DISP_E_BADVARTYPE;
    if (a == kind::null || b == kind::null) {
        // False if the other one is, which settles it; else not known.
        const operand& other = a == kind::null ? right : left;
        LONGLONG bits = 1;
        const VARTYPE type = logic_type(other.type());
        if (has_value(other.kind()) && SUCCEEDED(bits_of(*other, type, bits)) && bits == 0)
            return put_integer(*pvarResult, 0, type);
        return put_null(*pvarResult);
    }
    if (!has_value(a) || !has_value(b))
        return (has_value(a) && b != kind::none) || (has_value(b) && a != kind::none) ? DISP_E_TYPEMISMATCH
                                                                                      : DISP_E_BADVARTYPE;
    if (mixes_i8_and_int(left.type(), right.type()))
        return DISP_E_BADVARTYPE;
    return combine(*left, *right, *pvarResult, [](LONGLONG x, LONGLONG y) { return x & y; });
}

STDAPI VarOr(LPVARIANT pvarLeft, LPVARIANT pvarRight, LPVARIANT pvarResult) {
    if (!pvarLeft || !pvarRight || !pvarResult)
        return E_INVALIDARG;
    operand left(*pvarLeft), right(*pvarRight);
    if (const HRESULT hr = resolve(left, right); FAILED(hr))
        return hr;
    const kind a = left.kind(), b = right.kind();
    if ((!has_value(a) && a != kind::null) || (!has_value(b) && b != kind::null)) {
        const auto counts = [](const operand& of) {
            return of.kind() == kind::error || of.kind() == kind::any ||
                   (has_value(of.kind()) && of.type() != VT_EMPTY);
        };
        return counts(left) && counts(right) ? DISP_E_TYPEMISMATCH : DISP_E_BADVARTYPE;
    }
    if (a == kind::null && b == kind::null)
        return put_null(*pvarResult);
    if (a == kind::null || b == kind::null)
        return unless_zero(a == kind::null ? *right : *left, *pvarResult, [](LONGLONG x) { return x; });
    if (mixes_i8_and_int(left.type(), right.type()))
        return DISP_E_TYPEMISMATCH;
    return combine(*left, *right, *pvarResult, [](LONGLONG x, LONGLONG y) { return x | y; });
}

STDAPI VarXor(LPVARIANT pvarLeft, LPVARIANT pvarRight, LPVARIANT pvarResult) {
    return combine_all(pvarLeft, pvarRight, pvarResult, [](LONGLONG x, LONGLONG y) { return x ^ y; });
}

STDAPI VarEqv(LPVARIANT pvarLeft, LPVARIANT pvarRight, LPVARIANT pvarResult) {
    return combine_all(pvarLeft, pvarRight, pvarResult, [](LONGLONG x, LONGLONG y) { return ~(x ^ y); });
}

STDAPI VarImp(LPVARIANT pvarLeft, LPVARIANT pvarRight, LPVARIANT pvarResult) {
    if (!pvarLeft || !pvarRight || !pvarResult)
        return E_INVALIDARG;
    operand left(*pvarLeft), right(*pvarRight);
    if (const HRESULT hr = resolve(left, right); FAILED(hr))
        return hr;
    const kind a = left.kind(), b = right.kind();
    const auto is_no_type = [](kind of) { return of == kind::flagged || of == kind::none; };
    if (is_no_type(a) || is_no_type(b))
        return DISP_E_BADVARTYPE;
    if ((!has_value(a) && a != kind::null) || (!has_value(b) && b != kind::null))
        return DISP_E_TYPEMISMATCH;
    if (a == kind::null && b == kind::null)
        return put_null(*pvarResult);
    // "Not left, or right", of which only one is known.
    if (a == kind::null)
        return unless_zero(*right, *pvarResult, [](LONGLONG x) { return x; });
    if (b == kind::null)
        return unless_zero(*left, *pvarResult, [](LONGLONG x) { return ~x; });
    if (left.type() == VT_I8 && right.type() == VT_INT)
        return DISP_E_BADVARTYPE;
    return combine(*left, *right, *pvarResult, [](LONGLONG x, LONGLONG y) { return ~x | y; });
}

STDAPI VarNot(LPVARIANT pvarIn, LPVARIANT pvarResult) {
    if (!pvarIn || !pvarResult)
        return E_INVALIDARG;
    operand in(*pvarIn);
    if (const HRESULT hr = in.resolve(); FAILED(hr))
        return hr;
    if (in.kind() == kind::null)
        return put_null(*pvarResult);
    if (!has_value(in.kind())) {
        const HRESULT hr = check_variant_type(in.type());
        return FAILED(hr) ? hr : DISP_E_TYPEMISMATCH;
    }
    read_text value(*in);
    if (const HRESULT hr = value.read(); FAILED(hr))
        return hr;
    const VARTYPE type = logic_type(V_VT(&*value));
    LONGLONG bits;
    const HRESULT hr = bits_of(*value, type, bits);
    return FAILED(hr) ? hr : put_integer(*pvarResult, ~bits, type);
}
