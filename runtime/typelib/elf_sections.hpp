// Type libraries in ELF files (shared objects, programs), where they are sections named ".comity.typelib.N".
#pragma once

#include "byte_view.hpp"

namespace comity::typelib {

bool looks_like_elf(const byte_view& file) noexcept;

// The section .comity.typelib.`number`, or, where `number` is 0, the one with the lowest number. 64 and 32
// bit files in this machine's byte order. Empty if there is none, or the file is damaged on the way to it.
byte_view find_elf_typelib(const byte_view& file, unsigned number) noexcept;

} // namespace comity::typelib
