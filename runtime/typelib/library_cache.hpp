// The type libraries this process has loaded.
#pragma once

#include <string_view>

#include <oaidl.h>

#include "typelib_file.hpp"

namespace comity::typelib {

class type_library;

// Loads a library by LoadTypeLib's path syntax, or gives the one that is loaded already. One reference is the
// caller's.
HRESULT load_library(std::u16string_view path, type_library** out);

// The library of Automation's own types (stdole2), which is part of this one.
HRESULT load_stdole(type_library** out);

// Finds the library that another one refers to: stdole; a loaded one; a registered one; a file of the name
// `file_name` in the folder of `importer`. TYPE_E_CANTLOADLIBRARY with error info.
HRESULT load_import(const type_library& importer, REFGUID libid, WORD major, WORD minor, LCID lcid,
                    std::string_view file_name, type_library** out);

// Called by a library that is about to die.
void forget_library(type_library& library) noexcept;

} // namespace comity::typelib
