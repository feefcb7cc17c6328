/// What a VARTYPE may be.
#pragma once

#include <cstdint>
#include <initializer_list>

#include <oleauto.h>

namespace comity {

/// Some of the types below 32, none of them with a flag: one test instead of a comparison for each.
class type_set {
public:
    constexpr type_set(std::initializer_list<VARTYPE> types) {
        for (const VARTYPE type : types)
            bits_ |= std::uint32_t{1} << type;
    }
    constexpr bool has(VARTYPE type) const { return type < 32 && (bits_ >> type & 1) != 0; }

private:
    std::uint32_t bits_ = 0;
};

/// All types that hold a number, a truth value or a date, and convert into each other by `number`.
constexpr type_set numeric_types = {VT_I1,  VT_UI1,  VT_I2, VT_UI2, VT_I4, VT_UI4,  VT_I8,   VT_UI8,
                                    VT_INT, VT_UINT, VT_R4, VT_R8,  VT_CY, VT_DATE, VT_BOOL, VT_DECIMAL};

/// The types of VARIANTs that own nothing: they are copied as they are, and cleared by their type alone.
constexpr type_set plain_types = {VT_EMPTY, VT_NULL, VT_ERROR, VT_I1, VT_UI1,  VT_I2, VT_UI2,
                                  VT_I4,    VT_UI4,  VT_I8,    VT_UI8, VT_INT, VT_UINT, VT_R4,
                                  VT_R8,    VT_CY,   VT_DATE,  VT_BOOL, VT_DECIMAL};

constexpr VARTYPE flag_mask = VT_VECTOR | VT_ARRAY | VT_BYREF | VT_RESERVED;

constexpr VARTYPE base_type(VARTYPE type) {
    return type & VT_TYPEMASK;
}

/// S_OK if a VARIANT may be of this type, DISP_E_BADVARTYPE if not.
/// https://learn.microsoft.com/windows/win32/api/wtypes/ne-wtypes-varenum, the column [V]
constexpr HRESULT check_variant_type(VARTYPE type) {
    if (plain_types.has(type))
        return S_OK;
    if (type & (VT_VECTOR | VT_RESERVED))
        return DISP_E_BADVARTYPE;
    const VARTYPE base = base_type(type);
    const bool known = base <= VT_DECIMAL || (base >= VT_I1 && base <= VT_UINT) || base == VT_RECORD;
    // Nothing can be pointed to, or be the elements of an array, that holds no value.
    const bool holds_nothing = base == VT_EMPTY || base == VT_NULL;
    if (!known || (holds_nothing && (type & (VT_ARRAY | VT_BYREF))))
        return DISP_E_BADVARTYPE;
    return S_OK;
}

} // namespace comity
