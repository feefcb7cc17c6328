// Custom data: values by GUID attached to libraries, types, members and parameters.
#pragma once

#include <oaidl.h>

#include "msft_image.hpp"

namespace comity::typelib {

// The value with this GUID in the list that begins at `list` in the custom data directory (-1: an empty
// list). S_OK and VT_EMPTY where there is none, as [MS-OAUT] 3.9.4.5 to 3.9.4.9 and 3.13.4.1 have it.
HRESULT get_custom_data(const msft_image& image, std::int32_t list, REFGUID guid, VARIANT* value) noexcept;

// All of them, in an array allocated with CoTaskMemAlloc.
HRESULT get_all_custom_data(const msft_image& image, std::int32_t list, CUSTDATA* data) noexcept;

} // namespace comity::typelib
