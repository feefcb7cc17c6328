/// Text as the command prints it: UTF-8, identifiers in braces, numbers in hex.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include <objbase.h>

namespace comity_tool {

/// What the user got wrong, or a file that is not there: said as it stands, without an HRESULT. The command
/// ends with status 1.
class tool_error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// `{XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX}`
std::string guid_text(const GUID& guid);

/// Reads an identifier with or without braces; nothing when `text` is none.
std::optional<GUID> parse_guid(std::string_view text);

/// `0x1F`: as many digits as needed, at least `digits`.
std::string hex_text(std::uint32_t value, int digits = 1);

/// In double quotes, with what would end them or the line escaped: a string of C, IDL and TOML alike.
std::string quoted_text(std::string_view text);

/// ASCII letters only.
std::string lower_case(std::string_view text);
bool equal_ignoring_case(std::string_view left, std::string_view right);

/// The name of `hr` with its number, or only the number when it has none.
std::string hresult_label(HRESULT hr);

} // namespace comity_tool
