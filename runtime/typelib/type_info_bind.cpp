// ITypeComp of a type: what a compiler asks when it meets a member's name.
// https://learn.microsoft.com/windows/win32/api/oaidl/nn-oaidl-itypecomp, [MS-OAUT] 3.5
#include <oleauto.h>

#include "type_core.hpp"
#include "type_info.hpp"
#include "type_library.hpp"

namespace comity::typelib {

HRESULT type_info::Bind(LPOLESTR name, ULONG, WORD flags, ITypeInfo** type, DESCKIND* kind,
                        BINDPTR* bound) noexcept {
    if (!name || !type || !kind || !bound)
        return E_INVALIDARG;
    *type = nullptr;
    *kind = DESCKIND_NONE;
    bound->lptcomp = nullptr;
    const std::u16string_view wanted(reinterpret_cast<const char16_t*>(name));

    // A class is bound through its default interface.
    if (core_.kind() == TKIND_COCLASS) {
        type_info* default_interface = nullptr;
        const HRESULT hr = core_.default_interface(&default_interface);
        if (FAILED(hr) || !default_interface)
            return hr;
        return default_interface->Bind(name, 0, flags, type, kind, bound);
    }

    bool mismatch = false;
    inheritance_walk walk(core_);
    for (; walk.type; walk.next()) {
        place at;
        HRESULT hr = walk.type->members(&at.members);
        if (FAILED(hr))
            return hr;
        at.type = walk.type;
        const std::uint32_t member = at.members->find_name(wanted);
        if (member == member_table::npos)
            continue;
        if (member >= at.members->function_count()) {
            const VARDESC* desc = nullptr;
            hr = at.type->variable_desc(member - at.members->function_count(), &desc);
            if (FAILED(hr))
                return hr;
            *kind = DESCKIND_VARDESC;
            bound->lpvardesc = const_cast<VARDESC*>(desc);
        } else {
            for (std::uint32_t i = member + 1; i; i = at.members->function(i - 1).next_of_memid) {
                if (flags && !(flags & at.members->function(i - 1).invoke_kind))
                    continue;
                at.index = i - 1;
                const FUNCDESC* desc = nullptr;
                hr = dispatch_view_ ? at.type->dispatch_desc(at.index, &desc)
                                    : at.type->function_desc(at.index, &desc);
                if (FAILED(hr))
                    return hr;
                *kind = DESCKIND_FUNCDESC;
                bound->lpfuncdesc = const_cast<FUNCDESC*>(desc);
                break;
            }
            if (*kind == DESCKIND_NONE) {
                mismatch = true;
                continue;
            }
        }
        // The description is in the terms of the type that contains the member.
        type_info& described = dispatch_view_ ? walk.type->primary() : walk.type->vtable_view();
        described.AddRef();
        *type = &described;
        return S_OK;
    }
    return FAILED(walk.status) ? walk.status : mismatch ? TYPE_E_TYPEMISMATCH : S_OK;
}

HRESULT type_info::BindType(LPOLESTR name, ULONG, ITypeInfo** type, ITypeComp** comp) noexcept {
    if (!name || !type || !comp)
        return E_INVALIDARG;
    // Types are not nested.
    *type = nullptr;
    *comp = nullptr;
    return S_OK;
}

} // namespace comity::typelib
