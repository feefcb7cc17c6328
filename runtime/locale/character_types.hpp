/// What kind of character a UTF-16 unit is, by the bits of GetStringTypeW.
/// https://learn.microsoft.com/windows/win32/api/stringapiset/nf-stringapiset-getstringtypew
#pragma once

#include <cstdint>

namespace comity {

/// CT_CTYPE1: upper, lower, digit, space, punctuation, control, blank, hexadecimal, letter, defined (C1_...).
std::uint16_t character_type(char16_t c) noexcept;

/// CT_CTYPE2: the direction in which it is written (C2_...).
std::uint16_t direction_type(char16_t c) noexcept;

/// CT_CTYPE3: marks, symbols, kana, widths, ideographs, letters, surrogates (C3_...), from Unicode's
/// properties.
std::uint16_t text_processing_type(char16_t c) noexcept;

} // namespace comity
