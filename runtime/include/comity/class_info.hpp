// coclass: what makes a class one that the world can name.
#pragma once

#include <comity/com_ptr.hpp>
#include <comity/interface_list.hpp>
#include <comity/layer.hpp>
#include <comity/type_description.hpp>

#include <ocidl.h>

namespace comity {
inline namespace COMITY_LAYER_ABI {
namespace detail {

/// The default source interface of a coclass: its implemented type flagged [default, source].
inline HRESULT default_source_of(ITypeInfo* coclass, GUID* out) noexcept {
    TYPEATTR* attributes = nullptr;
    HRESULT hr = coclass->GetTypeAttr(&attributes);
    if (FAILED(hr))
        return hr;
    const UINT count = attributes->cImplTypes;
    coclass->ReleaseTypeAttr(attributes);
    for (UINT i = 0; i < count; ++i) {
        INT flags = 0;
        if (FAILED(coclass->GetImplTypeFlags(i, &flags)) ||
            (flags & (IMPLTYPEFLAG_FDEFAULT | IMPLTYPEFLAG_FSOURCE)) !=
                (IMPLTYPEFLAG_FDEFAULT | IMPLTYPEFLAG_FSOURCE))
            continue;
        HREFTYPE reference = 0;
        com_ptr<ITypeInfo> source;
        hr = coclass->GetRefTypeOfImplType(i, &reference);
        if (SUCCEEDED(hr))
            hr = coclass->GetRefTypeInfo(reference, source.put());
        if (SUCCEEDED(hr))
            hr = source->GetTypeAttr(&attributes);
        if (FAILED(hr))
            return hr;
        *out = attributes->guid;
        source->ReleaseTypeAttr(attributes);
        return S_OK;
    }
    return E_FAIL;
}

} // namespace detail

/// In the list of implements: the class has the CLSID of `Tag`, the coclass as its generated header declares
/// it. Gives IProvideClassInfo2 from the type library, and lets COMITY_MODULE make a factory for the class.
/// GetGUID answers E_FAIL for a class without a default source interface.
template <class Tag>
struct coclass {
    using facet_interfaces = interface_list<IProvideClassInfo2>;

    template <class Self, class Base>
    class layer : public Base {
    public:
        static const CLSID& class_id() noexcept { return id_of<Tag>(); }

        HRESULT STDMETHODCALLTYPE GetClassInfo(ITypeInfo** out) noexcept override {
            if (out == nullptr)
                return E_POINTER;
            *out = nullptr;
            ITypeInfo* type = nullptr;
            const HRESULT hr = detail::class_description_of<Tag>.get(&type);
            return FAILED(hr) ? hr : share(type).copy_to(out);
        }

        HRESULT STDMETHODCALLTYPE GetGUID(DWORD kind, GUID* out) noexcept override {
            if (out == nullptr)
                return E_POINTER;
            *out = GUID{};
            if (kind != GUIDKIND_DEFAULT_SOURCE_DISP_IID)
                return E_INVALIDARG;
            ITypeInfo* type = nullptr;
            const HRESULT hr = detail::class_description_of<Tag>.get(&type);
            return FAILED(hr) ? hr : detail::default_source_of(type, out);
        }
    };
};

} // namespace COMITY_LAYER_ABI
} // namespace comity
