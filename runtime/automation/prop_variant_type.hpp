/// Which types a PROPVARIANT can have.
#pragma once

#include <propidl.h>

namespace comity {

/// Whether it is one of the types that the reference of PROPVARIANT lists.
bool is_prop_variant_type(VARTYPE vt) noexcept;

/// Whether VT_ARRAY, or VT_BYREF, can stand with it.
bool is_array_element(VARTYPE type) noexcept;

/// The size of an element of VT_VECTOR; 0 for a type that cannot be one.
ULONG vector_element_size(VARTYPE type) noexcept;

} // namespace comity
