/// The order of texts, as CompareString has it.
#pragma once

#include <string_view>

#include <oleauto.h>

namespace comity {

/// Flags of CompareString, by their published values.
inline constexpr DWORD norm_ignore_case = 0x00000001;
inline constexpr DWORD norm_ignore_nonspace = 0x00000002;
inline constexpr DWORD norm_ignore_symbols = 0x00000004;
inline constexpr DWORD linguistic_ignore_case = 0x00000010;
inline constexpr DWORD linguistic_ignore_diacritic = 0x00000020;
inline constexpr DWORD norm_ignore_kana_type = 0x00010000;
inline constexpr DWORD norm_ignore_width = 0x00020000;
inline constexpr DWORD sort_string_sort = 0x00001000;
inline constexpr DWORD norm_linguistic_casing = 0x08000000;

/// Compares by the language's order: letters first, then accents, then case (lower before upper), then
/// hyphens and apostrophes, which count last, but as symbols with sort_string_sort. Unknown flags are
/// ignored, an unknown locale is taken as the invariant one; whoever has to refuse them checks before. Texts
/// may hold NULs.
/// @return -1, 0 or 1
int compare_text(LCID lcid, DWORD flags, std::u16string_view a, std::u16string_view b) noexcept;

} // namespace comity
