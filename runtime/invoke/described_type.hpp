/// What a TYPEDESC comes down to once aliases are followed and references resolved.
#pragma once

#include <oaidl.h>

#include "owned.hpp"

namespace comity {

struct described_type {
    enum class kind {
        nothing,    ///< VT_VOID
        value,      ///< a VARTYPE that a VARIANT can hold by value; VT_VARIANT; VT_ARRAY | element
        interface_, ///< an interface, standing for the pointer to it
        record,
        unsupported,
    };
    kind what = kind::unsupported;
    /// The VARTYPE of a VARIANT that holds it: enumerations are VT_I4, VT_INT is VT_I4, an interface is
    /// VT_DISPATCH or VT_UNKNOWN, a record VT_RECORD.
    VARTYPE vt = VT_EMPTY;
    /// How many pointers lead to it; the one that makes an interface pointer is not counted.
    unsigned indirections = 0;
    /// The interface (of a coclass: its default one), or the record.
    GUID id{};
    /// Of a record: its description.
    owned<ITypeInfo> record;
};

/// Resolves `type`, whose HREFTYPEs belong to `owner`. What cannot be called with (a union, a C array, a
/// reference that leads nowhere) is `unsupported`. TYPE_E_* only where the library cannot be read.
HRESULT describe(ITypeInfo* owner, const TYPEDESC& type, described_type& out);

} // namespace comity
