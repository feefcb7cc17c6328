/// What a VARTYPE may be.
#pragma once

#include <oleauto.h>

namespace comity {

constexpr VARTYPE flag_mask = VT_VECTOR | VT_ARRAY | VT_BYREF | VT_RESERVED;

constexpr VARTYPE base_type(VARTYPE type) {
    return type & VT_TYPEMASK;
}

/// S_OK if a VARIANT may be of this type, DISP_E_BADVARTYPE if not.
/// https://learn.microsoft.com/windows/win32/api/wtypes/ne-wtypes-varenum, the column [V]
constexpr HRESULT check_variant_type(VARTYPE type) {
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
