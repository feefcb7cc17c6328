// Constants, defaults and custom data as VARIANTs.
#pragma once

#include <oaidl.h>

#include "arena.hpp"
#include "msft_image.hpp"

namespace comity::typelib {

// Decodes a value (see msft_format.hpp) into `value`. Strings become BSTRs inside `memory`: whoever reads the
// VARIANT must copy it and never clear it. TYPE_E_INVDATAREAD; TYPE_E_UNSUPFORMAT for a type that cannot
// stand in a library.
HRESULT decode_value(const msft_image& image, std::int32_t offset, arena& memory, VARIANT& value);

// The same into a VARIANT of the caller's own, to be cleared as usual.
HRESULT decode_value(const msft_image& image, std::int32_t offset, VARIANT& value);

} // namespace comity::typelib
