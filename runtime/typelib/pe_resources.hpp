// Type libraries in PE files (DLL, OCX, EXE), where they are resources of the type "TYPELIB".
#pragma once

#include "byte_view.hpp"

namespace comity::typelib {

// Whether the bytes begin like a PE file (the DOS header "MZ").
bool looks_like_pe(const byte_view& file) noexcept;

// The resource TYPELIB\`number` in any language, or, where `number` is 0, the first there is. PE32 and PE32+.
// Empty if there is none, or the file is damaged on the way to it.
byte_view find_pe_typelib(const byte_view& file, unsigned number) noexcept;

} // namespace comity::typelib
