/// Upper and lower case, character by character, as Windows maps: the length never changes, and what has no
/// single character for its other case ("ß") stays as it is.
#pragma once

#include <string_view>

#include <oleauto.h>

namespace comity {

/// By the rules of the file system: pairs of letters, each the other's case.
char16_t to_upper(char16_t c) noexcept;
char16_t to_lower(char16_t c) noexcept;

/// Whether a locale's language has two letters i, with and without a dot in both cases.
bool is_turkic(LCID lcid) noexcept;

enum class letter_case : bool { lower, upper };
/// Whether the rules of the language count (LCMAP_LINGUISTIC_CASING: Turkish has two letters i), or those of
/// the file system, the same everywhere.
enum class casing : bool { file_system, linguistic };

/// Writes text.size() characters; `out` may be the text itself.
void map_case(LCID lcid, letter_case to, casing rules, std::u16string_view text, char16_t* out) noexcept;

/// Whether two texts are equal but for case, by the file system's rules: no linguistic equality.
bool equal_but_for_case(std::u16string_view a, std::u16string_view b) noexcept;

} // namespace comity
