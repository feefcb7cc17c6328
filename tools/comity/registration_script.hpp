/// Registration scripts (.rgs), as `widl -r` writes them and as Windows components carry them: what they say
/// about classes. https://learn.microsoft.com/cpp/atl/creating-registrar-scripts
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <objbase.h>

namespace comity_tool {

struct registered_class {
    CLSID clsid{};
    std::string name;
    std::string progid;
    std::string version_independent_progid;
    std::string threading; ///< in lower case; empty when the script names none
};

/// The classes under HKCR\CLSID. Throws tool_error, with the line, for what is not a script.
std::vector<registered_class> parse_registration_script(std::string_view text);

} // namespace comity_tool
