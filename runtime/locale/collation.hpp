/// The order of texts, as CompareString has it.
#pragma once

#include <string>
#include <string_view>

#include <oleauto.h>

namespace comity {

/// Flags of CompareString, by their published values.
inline constexpr DWORD norm_ignore_case = 0x00000001;
inline constexpr DWORD norm_ignore_nonspace = 0x00000002;
inline constexpr DWORD norm_ignore_symbols = 0x00000004;
inline constexpr DWORD sort_digits_as_numbers = 0x00000008;
inline constexpr DWORD linguistic_ignore_case = 0x00000010;
inline constexpr DWORD linguistic_ignore_diacritic = 0x00000020;
inline constexpr DWORD norm_ignore_kana_type = 0x00010000;
inline constexpr DWORD norm_ignore_width = 0x00020000;
inline constexpr DWORD sort_string_sort = 0x00001000;
inline constexpr DWORD norm_linguistic_casing = 0x08000000;

/// Compares level by level: symbols, digits and letters, these by the language's order; accents; case, lower
/// before upper, and width; size, kind and width of kana; and hyphens, apostrophes and controls, which count
/// as symbols with sort_string_sort. "ß" is "ss", "æ" is "ae" where it is no letter of its own. Unknown flags
/// are ignored, an unknown locale is taken as the invariant one; whoever has to refuse them checks before.
/// Texts may hold NULs, which have no weight.
/// @return -1, 0 or 1
int compare_text(LCID lcid, DWORD flags, std::u16string_view a, std::u16string_view b) noexcept;

/// Bytes whose order, by memcmp or strcmp, is that of compare_text for the same locale and flags. They have
/// no zero among them, and are not Windows'. @throws std::bad_alloc
std::string sort_key(LCID lcid, DWORD flags, std::u16string_view text);

} // namespace comity
