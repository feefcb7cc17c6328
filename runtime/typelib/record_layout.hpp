// Sizes of types on this system, for libraries that were made for another one.
#pragma once

#include <oaidl.h>

namespace comity::typelib {

class type_core;

struct type_layout {
    ULONG bytes = 0;
    WORD alignment = 1;
};

// The layout of a record, once it has been worked out.
struct record_fields {
    HRESULT status;
    type_layout layout;
    ULONG* offsets; // one per field
};

// The size and alignment of a type as the compiler here would lay it out. The library says them too, but for
// its own system's pointers.
HRESULT layout_of(type_core& type, type_layout* out);

// The offset of a field of a record in that layout; `index` is checked.
HRESULT field_offset(type_core& record, UINT index, ULONG* out);

} // namespace comity::typelib
