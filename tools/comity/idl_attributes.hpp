/// What an interface definition says about registering its classes: attributes that do not get into the type
/// library.
#pragma once

#include <string_view>
#include <vector>

#include "registration_script.hpp"

namespace comity_tool {

/// The coclasses that have a progid, vi_progid or threading attribute, wherever they are: `widl -r` itself
/// sees only those outside the library block. `text` is an .idl file after preprocessing; what it imports is
/// not part of it.
std::vector<registered_class> read_class_attributes(std::string_view text);

} // namespace comity_tool
