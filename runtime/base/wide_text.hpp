/// Text in UTF-8 and UTF-16, and the comparisons that names of types, members and ProgIDs need.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace comity {

/// UTF-16 to UTF-8. An unpaired surrogate becomes U+FFFD. @throws std::bad_alloc
std::string to_utf8(std::u16string_view text);

/// UTF-8 to UTF-16. Each maximal ill-formed part becomes one U+FFFD, as the Unicode Standard recommends (3.9,
/// "best practice for using U+FFFD"): overlong forms, surrogates and values above U+10FFFF are ill-formed.
/// @throws std::bad_alloc
std::u16string to_utf16(std::string_view text);

/// As to_utf8 and to_utf16, but nothing at all where the text is ill-formed. @throws std::bad_alloc
std::optional<std::string> to_utf8_strict(std::u16string_view text);
std::optional<std::u16string> to_utf16_strict(std::string_view text);

/// The upper-case form of one UTF-16 unit by the simple, locale-free mapping of Latin, Greek, Cyrillic and
/// Armenian letters; any other unit is returned as it is.
char16_t upper_case(char16_t unit) noexcept;

/// Compares without regard to case by upper_case(): below, at or above zero.
int compare_ignoring_case(std::u16string_view a, std::u16string_view b) noexcept;

bool equal_ignoring_case(std::u16string_view a, std::u16string_view b) noexcept;

} // namespace comity
