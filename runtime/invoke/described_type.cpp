#include "described_type.hpp"

#include <oleauto.h>

namespace comity {
namespace {

// Aliases of aliases and pointers to pointers end here: a library can be made to refer to itself.
constexpr unsigned deepest = 32;

HRESULT follow(ITypeInfo* owner, const TYPEDESC& type, described_type& out, unsigned depth);

// What a VARTYPE of a description is called in a VARIANT.
VARTYPE variant_type(VARTYPE type) {
    switch (type) {
    case VT_INT:
        return VT_I4;
    case VT_UINT:
        return VT_UI4;
    case VT_HRESULT:
        return VT_ERROR;
    case VT_INT_PTR:
        return sizeof(void*) == 8 ? VT_I8 : VT_I4;
    case VT_UINT_PTR:
        return sizeof(void*) == 8 ? VT_UI8 : VT_UI4;
    default:
        return type;
    }
}

bool is_dispatch(ITypeInfo* type, const TYPEATTR& attributes) {
    return attributes.typekind == TKIND_DISPATCH ||
           (attributes.wTypeFlags & (TYPEFLAG_FDUAL | TYPEFLAG_FDISPATCHABLE)) || [&] {
               // A plain interface that derives from IDispatch, at any distance.
               owned<ITypeInfo> base = owned<ITypeInfo>::share(type);
               for (unsigned level = 0; level < deepest; ++level) {
                   type_attributes attr(base.get());
                   if (!attr)
                       return false;
                   if (attr->guid == IID_IDispatch)
                       return true;
                   HREFTYPE reference;
                   owned<ITypeInfo> parent;
                   if (attr->cImplTypes == 0 || FAILED(base->GetRefTypeOfImplType(0, &reference)) ||
                       FAILED(base->GetRefTypeInfo(reference, parent.put())))
                       return false;
                   base = std::move(parent);
               }
               return false;
           }();
}

// The default interface of a coclass that is not an event source; its first one where none is marked.
HRESULT default_interface(ITypeInfo* coclass, const TYPEATTR& attributes, owned<ITypeInfo>& out) {
    int found = -1;
    for (unsigned i = 0; i < attributes.cImplTypes; ++i) {
        INT flags = 0;
        if (FAILED(coclass->GetImplTypeFlags(i, &flags)) || (flags & IMPLTYPEFLAG_FSOURCE))
            continue;
        if (flags & IMPLTYPEFLAG_FDEFAULT) {
            found = static_cast<int>(i);
            break;
        }
        if (found < 0)
            found = static_cast<int>(i);
    }
    if (found < 0)
        return TYPE_E_ELEMENTNOTFOUND;
    HREFTYPE reference;
    const HRESULT hr = coclass->GetRefTypeOfImplType(static_cast<UINT>(found), &reference);
    return FAILED(hr) ? hr : coclass->GetRefTypeInfo(reference, out.put());
}

HRESULT follow_reference(ITypeInfo* owner, HREFTYPE reference, described_type& out, unsigned depth) {
    owned<ITypeInfo> target;
    HRESULT hr = owner->GetRefTypeInfo(reference, target.put());
    if (FAILED(hr))
        return hr;
    type_attributes attributes(target.get());
    if (!attributes)
        return attributes.result();
    switch (attributes->typekind) {
    case TKIND_ALIAS:
        return follow(target.get(), attributes->tdescAlias, out, depth + 1);
    case TKIND_ENUM:
        out.what = described_type::kind::value;
        out.vt = VT_I4;
        return S_OK;
    case TKIND_RECORD:
        out.what = described_type::kind::record;
        out.vt = VT_RECORD;
        out.id = attributes->guid;
        out.record = std::move(target);
        return S_OK;
    case TKIND_COCLASS: {
        owned<ITypeInfo> face;
        hr = default_interface(target.get(), *attributes, face);
        if (FAILED(hr))
            return hr;
        type_attributes face_attributes(face.get());
        if (!face_attributes)
            return face_attributes.result();
        out.what = described_type::kind::interface_;
        out.vt = is_dispatch(face.get(), *face_attributes) ? VT_DISPATCH : VT_UNKNOWN;
        out.id = face_attributes->guid;
        return S_OK;
    }
    case TKIND_INTERFACE:
    case TKIND_DISPATCH:
        out.what = described_type::kind::interface_;
        out.vt = is_dispatch(target.get(), *attributes) ? VT_DISPATCH : VT_UNKNOWN;
        out.id = attributes->guid;
        return S_OK;
    default:
        return S_OK;
    }
}

HRESULT follow(ITypeInfo* owner, const TYPEDESC& type, described_type& out, unsigned depth) {
    if (depth > deepest)
        return TYPE_E_INVDATAREAD;
    switch (type.vt) {
    case VT_PTR: {
        if (!type.lptdesc)
            return TYPE_E_INVDATAREAD;
        const HRESULT hr = follow(owner, *type.lptdesc, out, depth + 1);
        ++out.indirections;
        return hr;
    }
    case VT_USERDEFINED:
        return follow_reference(owner, type.hreftype, out, depth + 1);
    case VT_SAFEARRAY: {
        if (!type.lptdesc)
            return TYPE_E_INVDATAREAD;
        described_type element;
        const HRESULT hr = describe(owner, *type.lptdesc, element);
        if (FAILED(hr))
            return hr;
        if (element.indirections == 0 && (element.what == described_type::kind::value ||
                                          element.what == described_type::kind::interface_ ||
                                          element.what == described_type::kind::record)) {
            out.what = described_type::kind::value;
            out.vt = static_cast<VARTYPE>(VT_ARRAY | element.vt);
        }
        return S_OK;
    }
    case VT_VOID:
    case VT_EMPTY:
        out.what = described_type::kind::nothing;
        out.vt = VT_VOID;
        return S_OK;
    case VT_DISPATCH:
    case VT_UNKNOWN:
        out.what = described_type::kind::interface_;
        out.vt = type.vt;
        out.id = type.vt == VT_DISPATCH ? IID_IDispatch : IID_IUnknown;
        out.indirections =
            1; // as if it were written as a pointer to the interface; describe() takes it off again
        return S_OK;
    case VT_I1:
    case VT_UI1:
    case VT_I2:
    case VT_UI2:
    case VT_I4:
    case VT_UI4:
    case VT_I8:
    case VT_UI8:
    case VT_INT:
    case VT_UINT:
    case VT_INT_PTR:
    case VT_UINT_PTR:
    case VT_R4:
    case VT_R8:
    case VT_BOOL:
    case VT_CY:
    case VT_DATE:
    case VT_BSTR:
    case VT_DECIMAL:
    case VT_ERROR:
    case VT_HRESULT:
    case VT_VARIANT:
        out.what = described_type::kind::value;
        out.vt = variant_type(type.vt);
        return S_OK;
    default:
        return S_OK;
    }
}

} // namespace

HRESULT describe(ITypeInfo* owner, const TYPEDESC& type, described_type& out) {
    out = {};
    const HRESULT hr = follow(owner, type, out, 0);
    if (FAILED(hr))
        return hr;
    if (out.what == described_type::kind::interface_) {
        if (out.indirections == 0)
            out.what = described_type::kind::unsupported; // an interface by value
        else
            --out.indirections;
    }
    return S_OK;
}

} // namespace comity
