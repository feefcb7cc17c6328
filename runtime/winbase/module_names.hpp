/// The names under which Windows source asks for modules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <windef.h>

namespace comity::winbase {

/// The modules of Windows that Comity stands in for. A handle to one is the address of its entry.
struct stand_in {
    std::string_view name;
};

/// The module that Comity stands in for under this name (in UTF-8), in either case, with or without .dll and
/// a folder; or null.
const stand_in* find_stand_in(std::string_view name);
/// The module behind a handle; null if it is none of these.
const stand_in* find_stand_in(HMODULE module);
HMODULE handle_of(const stand_in& module);

/// What oleaut32 exports under an ordinal, or null; any other module has none that are published.
const char* name_of_ordinal(const stand_in& module, WORD ordinal);

/// The files that a name may mean, in the order in which they are tried. Names without a folder are looked up
/// by the system's loader. @throws std::bad_alloc
std::vector<std::string> module_files(std::string_view name);

} // namespace comity::winbase
