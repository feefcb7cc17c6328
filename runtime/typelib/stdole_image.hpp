// The bytes of stdole2.tlb, which are part of libcomity.
#pragma once

#include "byte_view.hpp"

namespace comity::typelib {

byte_view stdole_image() noexcept;

} // namespace comity::typelib
