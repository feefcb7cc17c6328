#include "variant_operand.hpp"

#include <cmath>
#include <limits>

#include "coercion.hpp"
#include "date_limits.hpp"

namespace comity {

operand_kind kind_of(VARTYPE type) noexcept {
    if (type & ~VT_TYPEMASK)
        return operand_kind::flagged;
    switch (type) {
    case VT_EMPTY:
    case VT_UI1:
    case VT_I2:
    case VT_I4:
    case VT_I8:
    case VT_R4:
    case VT_R8:
    case VT_CY:
    case VT_DATE:
    case VT_BSTR:
    case VT_BOOL:
    case VT_DECIMAL:
        return operand_kind::plain;
    case VT_NULL:
        return operand_kind::null;
    case VT_I1:
    case VT_UI2:
    case VT_UI4:
    case VT_UI8:
    case VT_INT:
    case VT_UINT:
        return operand_kind::wide;
    case VT_DISPATCH:
        return operand_kind::object;
    case VT_UNKNOWN:
        return operand_kind::unknown;
    case VT_ERROR:
        return operand_kind::error;
    case VT_VARIANT:
        return operand_kind::any;
    case VT_RECORD:
        return operand_kind::record;
    default:
        return operand_kind::none;
    }
}

HRESULT operand::resolve() noexcept {
    // An object may give another object as its value; one that gives itself must come to an end.
    constexpr int most_objects = 16;
    for (int i = 0; type() == VT_DISPATCH; ++i) {
        IDispatch* object = V_DISPATCH(value_);
        if (!object || i == most_objects)
            return DISP_E_TYPEMISMATCH;
        DISPPARAMS none{};
        VARIANT next;
        VariantInit(&next);
        const HRESULT hr = object->Invoke(DISPID_VALUE, IID_NULL, LOCALE_USER_DEFAULT, DISPATCH_PROPERTYGET,
                                          &none, &next, nullptr, nullptr);
        if (FAILED(hr)) {
            VariantClear(&next);
            return hr;
        }
        if (value_ == &own_)
            VariantClear(&own_);
        own_ = next;
        value_ = &own_;
    }
    return S_OK;
}

HRESULT resolve(operand& left, operand& right) noexcept {
    const HRESULT hr = left.resolve();
    return FAILED(hr) ? hr : right.resolve();
}

HRESULT convert(const VARIANT& value, VARTYPE type, VARIANT& out) noexcept {
    VariantInit(&out);
    return VariantChangeTypeEx(&out, &value, LOCALE_USER_DEFAULT, 0, type);
}

LONGLONG integer_in(const VARIANT& value) noexcept {
    switch (V_VT(&value)) {
    case VT_UI1:
        return V_UI1(&value);
    case VT_I2:
        return V_I2(&value);
    case VT_BOOL:
        return V_BOOL(&value);
    case VT_I4:
        return V_I4(&value);
    case VT_I8:
        return V_I8(&value);
    default:
        return 0; // VT_EMPTY
    }
}

HRESULT real_in(const VARIANT& value, double& out) noexcept {
    const VARTYPE type = V_VT(&value);
    if (type == VT_EMPTY) {
        out = 0;
        return S_OK;
    }
    if (is_numeric(type))
        return number_in(value).to_real(out);
    VARIANT real;
    const HRESULT hr = convert(value, VT_R8, real);
    if (SUCCEEDED(hr))
        out = V_R8(&real);
    return hr;
}

HRESULT put_integer(VARIANT& out, LONGLONG value, VARTYPE type) noexcept {
    switch (type) {
    case VT_UI1:
        V_UI1(&out) = static_cast<BYTE>(value);
        break;
    case VT_BOOL:
    case VT_I2:
        V_I2(&out) = static_cast<SHORT>(value);
        break;
    case VT_I4:
        V_I4(&out) = static_cast<LONG>(value);
        break;
    default:
        V_I8(&out) = value;
        break;
    }
    return put_type(out, type);
}

HRESULT put_promoted(VARIANT& out, LONGLONG value, VARTYPE type) noexcept {
    if (type == VT_UI1 && value >= 0 && value <= std::numeric_limits<BYTE>::max())
        return put_integer(out, value, VT_UI1);
    if (type != VT_I4 && value == static_cast<SHORT>(value))
        return put_integer(out, value, VT_I2);
    if (value == static_cast<LONG>(value))
        return put_integer(out, value, VT_I4);
    return put_real(out, static_cast<double>(value));
}

HRESULT put_single(VARIANT& out, double value) noexcept {
    const auto narrow = static_cast<float>(value);
    if (std::isinf(narrow))
        return put_real(out, value);
    V_R4(&out) = narrow;
    return put_type(out, VT_R4);
}

HRESULT put_date(VARIANT& out, double value) noexcept {
    return put_real(out, value, is_date_in_range(value) ? VT_DATE : VT_R8);
}

} // namespace comity
