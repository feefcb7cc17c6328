/// EXCEPINFO from the error a method left behind.
#pragma once

#include <oaidl.h>

namespace comity {

/// Describes the failure `status` of a method of `type` on `object`: the thread's error info where the object
/// says, through ISupportErrorInfo, that it sets one for this interface; the code alone otherwise. `out` may
/// be null; nothing in it is freed. @return DISP_E_EXCEPTION
HRESULT report_exception(HRESULT status, IUnknown* object, ITypeInfo* type, EXCEPINFO* out) noexcept;

} // namespace comity
