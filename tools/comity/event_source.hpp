/// Which events an object has.
#pragma once

#include <string>

#include <comity/com_ptr.hpp>

#include <oaidl.h>

namespace comity_tool {

struct source_interface {
    IID iid{};
    comity::com_ptr<ITypeInfo> type;
};

/// The object's source interface with this name or IID; its default one when `wanted` is empty. Throws
/// tool_error, with what there is, or hresult_error.
source_interface find_source(IDispatch* object, const std::string& wanted);

} // namespace comity_tool
