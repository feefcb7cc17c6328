// The border between type libraries and the catalog that knows where registered ones are.
#pragma once

#include <string>

#include <windef.h>
#include <guiddef.h>
#include <winerror.h>

namespace comity {

// Port: the file of the registered type library `libid` `major.minor` for `lcid`, in the path syntax of
// LoadTypeLib (so `x.so\2` may come back). Called when a library refers to another one that is not loaded;
// runtime/activation defines it over the class catalog, by the rules of LoadRegTypeLib: the same major
// version, a minor version that is not lower, and the nearest language.
//
// S_OK; TYPE_E_LIBNOTREGISTERED, `path` then empty.
HRESULT locate_registered_library(REFGUID libid, WORD major, WORD minor, LCID lcid, std::u16string& path);

} // namespace comity
