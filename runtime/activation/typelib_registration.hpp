/// Catalog files that RegisterTypeLibForUser writes: one for each library, version and language, in the
/// user's own folder.
#pragma once

#include <string>

#include <oaidl.h>

namespace comity {

/// Writes the file for `library`, which is at `path`, with the interfaces that can be called through it. A
/// relative path is taken from the working directory. TYPE_E_REGISTRYACCESS, with the reason as error info,
/// when it cannot be written.
/// @throws std::bad_alloc
HRESULT write_typelib_registration(ITypeLib& library, const std::string& path);

/// Removes the file that write_typelib_registration() wrote. S_FALSE when there is none. @throws
/// std::bad_alloc
HRESULT remove_typelib_registration(REFGUID libid, WORD major, WORD minor, LCID lcid);

} // namespace comity
