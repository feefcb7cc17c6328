// Identity, attributes, references to other types.
// https://learn.microsoft.com/windows/win32/api/oaidl/nn-oaidl-itypeinfo, [MS-OAUT] 3.7 - 3.8
#include "type_info.hpp"

#include <oleauto.h>

#include "boundary.hpp"
#include "member_decoder.hpp"
#include "record_layout.hpp"
#include "rich_error.hpp"
#include "type_core.hpp"
#include "type_library.hpp"

namespace comity::typelib {

namespace {

// The identifier by which this module knows its own objects. It is asked for without counting a reference.
constexpr GUID iid_own_type_info = {
    0x5f0f5a52, 0x3e0b, 0x4a7d, {0x9b, 0x61, 0x0c, 0x1c, 0x7a, 0x27, 0x35, 0x9d}};

// IDispatch has seven slots: what the dispatch view of any type shows as its vtable.
constexpr WORD dispatch_vtable_bytes = 7 * sizeof(void*);

HREFTYPE reference_to(const type_core& type) noexcept {
    return static_cast<HREFTYPE>(type.index() * sizeof(msft::type_record));
}

} // namespace

type_info* type_info::from(ITypeInfo* type) noexcept {
    void* own = nullptr;
    return type && type->QueryInterface(iid_own_type_info, &own) == S_OK ? static_cast<type_info*>(own)
                                                                         : nullptr;
}

HRESULT type_info::QueryInterface(REFIID iid, void** object) noexcept {
    if (!object)
        return E_POINTER;
    if (iid == iid_own_type_info) {
        *object = this;
        return S_OK;
    }
    if (iid == __uuidof(IUnknown) || iid == __uuidof(ITypeInfo) || iid == __uuidof(ITypeInfo2)) {
        *object = static_cast<ITypeInfo2*>(this);
    } else if (iid == __uuidof(ITypeComp)) {
        *object = static_cast<ITypeComp*>(this);
    } else {
        *object = nullptr;
        return E_NOINTERFACE;
    }
    AddRef();
    return S_OK;
}

// A view is never destroyed before its library. While it has references, it counts as one of the library's.
ULONG type_info::AddRef() noexcept {
    const ULONG count = references_.fetch_add(1, std::memory_order_relaxed) + 1;
    if (count == 1)
        core_.library().AddRef();
    return count;
}

ULONG type_info::Release() noexcept {
    const ULONG count = references_.fetch_sub(1, std::memory_order_acq_rel) - 1;
    if (count == 0)
        core_.library().Release();
    return count;
}

HRESULT type_info::GetTypeAttr(TYPEATTR** attributes) noexcept {
    if (!attributes)
        return E_INVALIDARG;
    if ((*attributes = attributes_.load(std::memory_order_acquire)))
        return S_OK;
    return guarded([&] {
        const msft::type_record& record = core_.record();
        type_library& library = core_.library();
        std::uint32_t functions = record.function_count;
        if (dispatch_view_) {
            std::uint32_t inherited = 0;
            const HRESULT hr = core_.inherited_functions(&inherited);
            if (FAILED(hr))
                return hr;
            functions += inherited;
        }
        type_layout layout{record.instance_bytes, static_cast<WORD>((record.kind >> 11) & 0x1f)};
        if (library.foreign_layout()) {
            const HRESULT hr = layout_of(core_, &layout);
            if (FAILED(hr))
                return hr;
        }

        const std::lock_guard guard(library.lock());
        if ((*attributes = attributes_.load(std::memory_order_relaxed)))
            return S_OK;
        TYPEATTR* const attr = library.memory().make<TYPEATTR>();
        attr->guid = library.image().guid(record.guid);
        attr->lcid = library.image().header().lcid;
        attr->memidConstructor = MEMBERID_NIL;
        attr->memidDestructor = MEMBERID_NIL;
        attr->cbSizeInstance = layout.bytes;
        attr->cbAlignment = layout.alignment;
        attr->typekind = core_.kind();
        attr->cFuncs = static_cast<WORD>(functions);
        attr->cVars = record.variable_count;
        attr->cImplTypes = record.implemented_count;
        attr->cbSizeVft = static_cast<WORD>(record.vtable_bytes / library.pointer_bytes() * sizeof(void*));
        attr->wTypeFlags = static_cast<WORD>(record.flags);
        attr->wMajorVerNum = LOWORD(record.version);
        attr->wMinorVerNum = HIWORD(record.version);
        if (dispatch_view_) {
            attr->cbSizeVft = dispatch_vtable_bytes;
            attr->cImplTypes = 1;
            // Through IDispatch any type can be passed; the vtable half is what the flag speaks of.
            if (core_.dual())
                attr->wTypeFlags &= static_cast<WORD>(~TYPEFLAG_FOLEAUTOMATION);
        } else if (core_.dual()) {
            attr->typekind = TKIND_INTERFACE;
        }
        if (core_.kind() == TKIND_ALIAS) {
            member_decoder decoder(library.image(), library.memory(), library.pointer_bytes());
            const HRESULT hr = decoder.type(record.related, attr->tdescAlias);
            if (FAILED(hr))
                return hr;
        }
        attributes_.store(attr, std::memory_order_release);
        *attributes = attr;
        return S_OK;
    });
}

// What the library hands out it keeps until it dies.
void type_info::ReleaseTypeAttr(TYPEATTR*) noexcept {}
void type_info::ReleaseFuncDesc(FUNCDESC*) noexcept {}
void type_info::ReleaseVarDesc(VARDESC*) noexcept {}

HRESULT type_info::GetTypeKind(TYPEKIND* kind) noexcept {
    if (!kind)
        return E_INVALIDARG;
    *kind = core_.dual() && !dispatch_view_ ? TKIND_INTERFACE : core_.kind();
    return S_OK;
}

HRESULT type_info::GetTypeFlags(ULONG* flags) noexcept {
    if (!flags)
        return E_INVALIDARG;
    *flags = core_.record().flags;
    return S_OK;
}

HRESULT type_info::GetContainingTypeLib(ITypeLib** library, UINT* index) noexcept {
    if (library) {
        core_.library().AddRef();
        *library = &core_.library();
    }
    if (index)
        *index = core_.index();
    return S_OK;
}

HRESULT type_info::GetTypeComp(ITypeComp** comp) noexcept {
    if (!comp)
        return E_INVALIDARG;
    AddRef();
    *comp = this;
    return S_OK;
}

// ---- references
// -----------------------------------------------------------------------------------------------------

HRESULT type_info::GetRefTypeOfImplType(UINT index, HREFTYPE* reference) noexcept {
    if (!reference)
        return E_INVALIDARG;
    *reference = 0;
    if (index == static_cast<UINT>(-1)) {
        if (!core_.dual())
            return TYPE_E_ELEMENTNOTFOUND;
        *reference = other_half;
        return S_OK;
    }
    if (dispatch_view_) {
        if (index != 0)
            return TYPE_E_ELEMENTNOTFOUND;
        type_core* dispatch = nullptr;
        HRESULT hr = core_.library().dispatch_core(&dispatch);
        std::uint32_t library = 0;
        if (SUCCEEDED(hr) && &dispatch->library() != &core_.library())
            hr = core_.library().foreign_number(dispatch->library(), &library);
        if (SUCCEEDED(hr))
            *reference = reference_to(*dispatch) | (library << foreign_shift);
        return hr;
    }
    switch (core_.kind()) {
    case TKIND_INTERFACE:
    case TKIND_DISPATCH:
        if (index != 0 || core_.record().related == msft::none)
            return TYPE_E_ELEMENTNOTFOUND;
        // The base of a vtable is a vtable; everywhere else a dual interface means its dispatch half.
        *reference = static_cast<HREFTYPE>(core_.record().related) | vtable_mark;
        return S_OK;
    case TKIND_COCLASS: {
        msft::implemented_type implemented;
        const HRESULT hr = core_.implemented(index, &implemented);
        if (SUCCEEDED(hr))
            *reference = static_cast<HREFTYPE>(implemented.reference);
        return hr;
    }
    default:
        return TYPE_E_ELEMENTNOTFOUND;
    }
}

HRESULT type_info::GetImplTypeFlags(UINT index, INT* flags) noexcept {
    if (!flags)
        return E_INVALIDARG;
    *flags = 0;
    if (core_.kind() == TKIND_COCLASS) {
        msft::implemented_type implemented;
        const HRESULT hr = core_.implemented(index, &implemented);
        if (SUCCEEDED(hr))
            *flags = static_cast<INT>(implemented.flags);
        return hr;
    }
    const bool has_one =
        dispatch_view_ || ((core_.kind() == TKIND_INTERFACE || core_.kind() == TKIND_DISPATCH) &&
                           core_.record().related != msft::none);
    return has_one && index == 0 ? S_OK : TYPE_E_ELEMENTNOTFOUND;
}

HRESULT type_info::GetRefTypeInfo(HREFTYPE reference, ITypeInfo** type) noexcept {
    if (!type)
        return E_INVALIDARG;
    *type = nullptr;
    type_info* found = nullptr;
    if (reference == other_half) {
        if (!core_.dual())
            return E_INVALIDARG;
        found = dispatch_view_ ? &core_.vtable_view() : &core_.primary();
    } else {
        type_library* library = &core_.library();
        HRESULT hr = S_OK;
        if (const std::uint32_t number = (reference & ~vtable_mark) >> foreign_shift)
            hr = library->foreign_library(number, &library);
        type_core* target = nullptr;
        if (SUCCEEDED(hr))
            hr =
                library->resolve(static_cast<std::int32_t>(reference & ((1u << foreign_shift) - 1)), &target);
        if (FAILED(hr))
            return hr;
        found = reference & vtable_mark ? &target->vtable_view() : &target->primary();
    }
    found->AddRef();
    *type = found;
    return S_OK;
}

HRESULT type_info::GetMops(MEMBERID, BSTR* mops) noexcept {
    if (!mops)
        return E_INVALIDARG;
    // Marshaling opcodes are a thing of 16-bit systems; the format has no place for them.
    *mops = nullptr;
    return S_OK;
}

HRESULT type_info::CreateInstance(IUnknown* outer, REFIID iid, PVOID* object) noexcept {
    if (!object)
        return E_INVALIDARG;
    *object = nullptr;
    if (core_.kind() != TKIND_COCLASS)
        return E_INVALIDARG;
    const GUID clsid = core_.library().image().guid(core_.record().guid);
    if ((core_.record().flags & TYPEFLAG_FAPPOBJECT) && !outer) {
        // An application that runs already is taken as it is.
        IUnknown* active = nullptr;
        if (SUCCEEDED(GetActiveObject(clsid, nullptr, &active)) && active) {
            const HRESULT hr = active->QueryInterface(iid, object);
            active->Release();
            return hr;
        }
    }
    return CoCreateInstance(clsid, outer, CLSCTX_INPROC_SERVER | CLSCTX_LOCAL_SERVER, iid, object);
}

} // namespace comity::typelib

namespace comity {

HRESULT resolve_invocable(ITypeInfo* type, MEMBERID memid, WORD wFlags, const invocable** out) {
    *out = nullptr;
    typelib::type_info* const own = typelib::type_info::from(type);
    return own ? own->resolve_member(memid, wFlags, out) : E_NOTIMPL;
}

} // namespace comity
