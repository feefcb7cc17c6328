/// What the functions on files share: paths as the system writes them, and its errors as Windows' codes.
#pragma once

#include <string>

#include "text_forms.hpp"

namespace comity::winbase {

/// The path in the system's form: UTF-8, with slashes. @throws std::bad_alloc
template <class Unit>
std::string system_path(const Unit* path) {
    std::string text = narrow(path);
    for (char& c : text)
        if (c == '\\')
            c = '/';
    return text;
}

/// The code for an errno of a function that took `path`, whose folder decides between a missing file and a
/// missing path. An empty path is a missing path.
DWORD file_error(int number, const std::string& path);
/// The code for an errno of a function on an open file.
DWORD file_error(int number);

} // namespace comity::winbase
