/// The IRecordInfo of a record that a type library describes.
#pragma once

#include <oleauto.h>

namespace comity {

/// What GetRecordInfoFromTypeInfo does, for the library's own use.
HRESULT make_record_info(ITypeInfo* description, IRecordInfo*& out) noexcept;

} // namespace comity
