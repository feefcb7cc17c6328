/// What the operators of VARIANTs share: operands, their kinds, and results.
///
/// The pages of VarAdd and the others say little about which types go with which; where they are silent, the
/// rules are those of Basic's operators, and the codes for what is refused were observed.
#pragma once

#include <cstdint>

#include <oleauto.h>

namespace comity {

/// What an operator has to know about the type of an operand before it looks at the value.
enum class operand_kind : std::uint8_t {
    plain,   ///< a type of Basic: a number, a text, a date, a truth value, or nothing yet
    null,    ///< VT_NULL
    wide,    ///< the integer types that Basic does not have
    object,  ///< VT_DISPATCH
    unknown, ///< VT_UNKNOWN
    error,   ///< VT_ERROR
    any,     ///< VT_VARIANT
    record,  ///< VT_RECORD
    none,    ///< no type of a VARIANT
    flagged, ///< an array, a reference, or what no VARIANT can be
};

operand_kind kind_of(VARTYPE type) noexcept;

/// An operand: the VARIANT itself, or the value of the object in it.
class operand {
public:
    explicit operand(const VARIANT& source) : value_(&source) {}
    operand(const operand&) = delete;
    operand& operator=(const operand&) = delete;
    ~operand() {
        if (value_ == &own_)
            VariantClear(&own_);
    }

    /// Puts the default property in the place of an object. @return its failure, or DISP_E_TYPEMISMATCH for a
    /// null pointer
    HRESULT resolve() noexcept;

    const VARIANT& operator*() const { return *value_; }
    const VARIANT* operator->() const { return value_; }
    VARTYPE type() const { return V_VT(value_); }
    operand_kind kind() const { return kind_of(type()); }

private:
    const VARIANT* value_;
    VARIANT own_;
};

/// Resolves the left operand, then the right one.
HRESULT resolve(operand& left, operand& right) noexcept;

/// The value as another type, into a VARIANT that holds nothing. Texts are read by the rules of the user's
/// locale.
HRESULT convert(const VARIANT& value, VARTYPE type, VARIANT& out) noexcept;

/// The value of VT_EMPTY, VT_UI1, VT_I2, VT_BOOL, VT_I4 and VT_I8.
LONGLONG integer_in(const VARIANT& value) noexcept;

/// The value as a double. A text is read; what is no number is refused.
HRESULT real_in(const VARIANT& value, double& out) noexcept;

// Results are written without looking at what was there: the place for one need not be initialized.

inline HRESULT put_type(VARIANT& out, VARTYPE type) {
    V_VT(&out) = type;
    return S_OK;
}
inline HRESULT put_null(VARIANT& out) {
    return put_type(out, VT_NULL);
}
inline HRESULT put_real(VARIANT& out, double value, VARTYPE type = VT_R8) {
    V_R8(&out) = value;
    return put_type(out, type);
}

/// As VT_UI1, VT_I2, VT_I4 or VT_I8, the bits that fit.
HRESULT put_integer(VARIANT& out, LONGLONG value, VARTYPE type) noexcept;

/// As the first of VT_UI1 (if asked for), VT_I2, VT_I4 and VT_R8 that is not before `type` and holds it.
HRESULT put_promoted(VARIANT& out, LONGLONG value, VARTYPE type) noexcept;

/// As VT_R4, or as VT_R8 if it is too large for that.
HRESULT put_single(VARIANT& out, double value) noexcept;

/// As VT_DATE, or as VT_R8 if there is no such date.
HRESULT put_date(VARIANT& out, double value) noexcept;

} // namespace comity
