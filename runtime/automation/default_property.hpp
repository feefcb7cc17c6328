/// The value of an object: its property DISPID_VALUE.
#pragma once

#include <oleauto.h>

namespace comity {

/// Reads the default property of `object` until it is no object itself; the caller clears `value`.
/// @return S_OK, DISP_E_BADVARTYPE for no object, DISP_E_TYPEMISMATCH if it has no such property or reading
/// it fails
HRESULT default_value(IDispatch* object, LCID lcid, VARIANT& value) noexcept;

} // namespace comity
