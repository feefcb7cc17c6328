/// GUIDs and their text form, `{xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx}`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <guiddef.h>

namespace comity {

/// Characters of the text form, braces included, without a terminator.
constexpr std::size_t guid_text_length = 38;

/// Writes the 38 characters of the text form, in upper case, and no terminator.
void format_guid(REFGUID guid, char16_t* text) noexcept;

std::u16string guid_to_utf16(REFGUID guid);
std::string guid_to_utf8(REFGUID guid);

/// Reads the text form: braces and hyphens in their places, hexadecimal digits in either case, nothing before
/// or behind.
/// @return false, with `guid` untouched, for anything else.
bool parse_guid(std::u16string_view text, GUID& guid) noexcept;
bool parse_guid(std::string_view text, GUID& guid) noexcept;

} // namespace comity
