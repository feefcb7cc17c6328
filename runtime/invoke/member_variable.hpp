/// Variables of a type description: members of records, properties of dispinterfaces, constants.
#pragma once

#include "invocable.hpp"

namespace comity {

/// ITypeInfo::Invoke for a member that is a variable; parameters as there, already checked.
HRESULT invoke_variable(ITypeInfo* type, const invocable& member, void* instance, MEMBERID memid, WORD flags,
                        DISPPARAMS* params, VARIANT* result, EXCEPINFO* exception, UINT* bad_argument);

} // namespace comity
