/// Names of events, mutexes and semaphores.
#pragma once

#include <string>

#include "dispatcher.hpp"

namespace comity::winbase {

/// What a name stands for in the process' one namespace: a `Local\` in front is the default and says nothing,
/// `Global\` is a part of its own. Empty for no name.
/// @return ERROR_SUCCESS, ERROR_FILENAME_EXCED_RANGE, ERROR_PATH_NOT_FOUND for another backslash in the name,
/// ERROR_BAD_PATHNAME for one at its beginning.
win32_error resolve_name(std::u16string& name);

} // namespace comity::winbase
