/// VarCat and VarCmp. https://learn.microsoft.com/windows/win32/api/oleauto/nf-oleauto-varcat,
/// nf-oleauto-varcmp
#include <oleauto.h>

#include "coercion.hpp"
#include "variant_operand.hpp"

namespace {

using namespace comity;
using kind = operand_kind;

HRESULT order_of(double left, double right) {
    return left < right ? VARCMP_LT : left == right ? VARCMP_EQ : VARCMP_GT;
}

bool is_exact_integer(VARTYPE type) {
    return type == VT_EMPTY || type == VT_UI1 || type == VT_I2 || type == VT_BOOL || type == VT_I4 ||
           type == VT_I8;
}

HRESULT compare_decimals(const VARIANT& left, const VARIANT& right) {
    VARIANT a, b;
    HRESULT hr = convert(left, VT_DECIMAL, a);
    if (SUCCEEDED(hr))
        hr = convert(right, VT_DECIMAL, b);
    return FAILED(hr) ? hr : VarDecCmp(&V_DECIMAL(&a), &V_DECIMAL(&b));
}

HRESULT compare_numbers(const VARIANT& left, const VARIANT& right) {
    const VARTYPE a = V_VT(&left), b = V_VT(&right);
    const auto either = [a, b](VARTYPE type) { return a == type || b == type; };
    if (is_exact_integer(a) && is_exact_integer(b)) {
        const LONGLONG x = integer_in(left), y = integer_in(right);
        return x < y ? VARCMP_LT : x > y ? VARCMP_GT : VARCMP_EQ;
    }
    // What is too large for a DECIMAL is still larger or smaller than one.
    const auto is_exact = [](VARTYPE type) { return is_exact_integer(type) || type == VT_CY; };
    if (either(VT_DECIMAL) || (is_exact(a) && is_exact(b))) {
        if (const HRESULT hr = compare_decimals(left, right); SUCCEEDED(hr) || hr == E_INVALIDARG)
            return hr;
    }
    double x, y;
    HRESULT hr = real_in(left, x);
    if (SUCCEEDED(hr))
        hr = real_in(right, y);
    if (FAILED(hr))
        return hr;
    // With as many digits as the less exact of the two has.
    if (either(VT_R4))
        return order_of(static_cast<double>(static_cast<float>(x)),
                        static_cast<double>(static_cast<float>(y)));
    return order_of(x, y);
}

/// A VARIANT as the text that concatenation takes, which the caller frees if it is a new one.
HRESULT text_of_operand(const VARIANT& value, BSTR& text, bool& is_new) {
    is_new = false;
    text = nullptr;
    if (V_VT(&value) == VT_BSTR) {
        text = V_BSTR(&value);
        return S_OK;
    }
    if (V_VT(&value) == VT_EMPTY || V_VT(&value) == VT_NULL)
        return S_OK;
    VARIANT out;
    VariantInit(&out);
    const HRESULT hr = VariantChangeTypeEx(&out, &value, LOCALE_USER_DEFAULT, VARIANT_LOCALBOOL, VT_BSTR);
    if (SUCCEEDED(hr)) {
        text = V_BSTR(&out);
        is_new = true;
    }
    return hr;
}

HRESULT concatenation_refusal(kind left, kind right) {
    const auto is_no_text = [](kind of) {
        return of == kind::unknown || of == kind::record || of == kind::none || of == kind::flagged;
    };
    if (left == kind::error || left == kind::any || (left == kind::unknown && right == kind::error))
        return DISP_E_TYPEMISMATCH;
    return is_no_text(left) || is_no_text(right) ? DISP_E_BADVARTYPE : DISP_E_TYPEMISMATCH;
}

} // namespace

STDAPI VarCat(LPVARIANT pvarLeft, LPVARIANT pvarRight, LPVARIANT pvarResult) {
    if (!pvarLeft || !pvarRight || !pvarResult)
        return E_INVALIDARG;
    operand left(*pvarLeft), right(*pvarRight);
    const auto has_text = [](kind of) { return of == kind::plain || of == kind::null || of == kind::wide; };
    const auto may_have_text = [has_text](kind of) { return has_text(of) || of == kind::object; };
    if (!may_have_text(left.kind()) || !may_have_text(right.kind()))
        return concatenation_refusal(left.kind(), right.kind());
    if (const HRESULT hr = resolve(left, right); FAILED(hr))
        return hr;
    if (!has_text(left.kind()) || !has_text(right.kind()))
        return concatenation_refusal(left.kind(), right.kind());
    if (left.kind() == kind::null && right.kind() == kind::null)
        return put_null(*pvarResult);
    BSTR a, b = nullptr;
    bool free_a, free_b = false;
    HRESULT hr = text_of_operand(*left, a, free_a);
    if (SUCCEEDED(hr))
        hr = text_of_operand(*right, b, free_b);
    BSTR text = nullptr;
    if (SUCCEEDED(hr))
        hr = VarBstrCat(a, b, &text);
    if (free_a)
        SysFreeString(a);
    if (free_b)
        SysFreeString(b);
    if (FAILED(hr))
        return hr;
    V_BSTR(pvarResult) = text;
    return put_type(*pvarResult, VT_BSTR);
}

STDAPI VarCmp(LPVARIANT pvarLeft, LPVARIANT pvarRight, LCID lcid, ULONG dwFlags) {
    if (!pvarLeft || !pvarRight)
        return E_INVALIDARG;
    const VARTYPE a = V_VT(pvarLeft), b = V_VT(pvarRight);
    const auto is_bad = [](VARTYPE type) {
        const kind of = kind_of(type);
        return of == kind::flagged || of == kind::record || of == kind::none || type == VT_UINT;
    };
    // Observed: on the right three more integer types are refused as no types at all.
    if (is_bad(a) || is_bad(b) || b == VT_UI8 || b == VT_INT)
        return DISP_E_BADVARTYPE;
    if (a == VT_ERROR && b == VT_ERROR)
        return VARCMP_EQ;
    const auto compares = [](VARTYPE type) {
        return kind_of(type) == kind::plain || type == VT_NULL || type == VT_INT;
    };
    if (!compares(a) || !compares(b))
        return DISP_E_TYPEMISMATCH;
    if (a == VT_NULL || b == VT_NULL)
        return VARCMP_NULL;
    const bool text_a = a == VT_BSTR, text_b = b == VT_BSTR;
    if ((text_a || a == VT_EMPTY) && (text_b || b == VT_EMPTY) && (text_a || text_b))
        return VarBstrCmp(text_a ? V_BSTR(pvarLeft) : nullptr, text_b ? V_BSTR(pvarRight) : nullptr, lcid,
                          dwFlags);
    // A text is greater than any number.
    if (text_a || text_b)
        return text_a ? VARCMP_GT : VARCMP_LT;
    return compare_numbers(*pvarLeft, *pvarRight);
}
