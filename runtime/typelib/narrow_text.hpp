// Names and help strings as they stand in a type library: one byte per character.
#pragma once

#include <string>
#include <string_view>

#include <oleauto.h>

namespace comity::typelib {

// A library does not say in which code page its texts are. What is well-formed UTF-8 is read as that
// (compilers that pass source bytes through write it), anything else as Windows-1252, the code page of most
// libraries from Windows.
std::u16string widen(std::string_view text);

// One unit in Windows-1252; '?' where it has none there.
unsigned char to_windows_1252(char16_t unit) noexcept;

// The same as a BSTR: S_OK, or E_OUTOFMEMORY with null. No text (null data) is a null BSTR, as Windows gives
// it.
HRESULT widen_to_bstr(std::string_view text, BSTR* out) noexcept;

} // namespace comity::typelib
