// ITypeInfo: functions of modules, which are entries of shared objects.
#include <dlfcn.h>

#include <oleauto.h>

#include "boundary.hpp"
#include "narrow_text.hpp"
#include "rich_error.hpp"
#include "type_core.hpp"
#include "type_info.hpp"
#include "type_library.hpp"
#include "wide_text.hpp"

namespace comity::typelib {

namespace {

// What an entry without an ordinal has in its place.
constexpr WORD no_ordinal = 0xffff;

bool entry_is_ordinal(const type_core& module, const function_slot& slot) noexcept {
    msft::function_record record;
    return module.library().image().bytes().read(slot.record, record) &&
           (record.kinds & msft::function_entry_is_ordinal);
}

std::string_view entry_name(const type_core& module, const function_slot& slot) noexcept {
    return module.library().image().string(module.function_field(slot, msft::function_entry, msft::none));
}

} // namespace

HRESULT type_info::module_function(MEMBERID memid, INVOKEKIND kind, const function_slot** out) {
    if (core_.kind() != TKIND_MODULE)
        return TYPE_E_BADMODULEKIND;
    const member_table* members = nullptr;
    const HRESULT hr = core_.members(&members);
    if (FAILED(hr))
        return hr;
    const std::uint32_t first = members->find_memid(memid);
    if (first != member_table::npos && first < members->function_count()) {
        for (std::uint32_t i = first + 1; i; i = members->function(i - 1).next_of_memid) {
            if (members->function(i - 1).invoke_kind == static_cast<unsigned>(kind)) {
                *out = &members->function(i - 1);
                return S_OK;
            }
        }
    }
    return TYPE_E_ELEMENTNOTFOUND;
}

HRESULT type_info::GetDllEntry(MEMBERID memid, INVOKEKIND kind, BSTR* dll, BSTR* name,
                               WORD* ordinal) noexcept {
    for (BSTR* const out : {dll, name})
        if (out)
            *out = nullptr;
    if (ordinal)
        *ordinal = 0;
    const function_slot* slot = nullptr;
    HRESULT hr = module_function(memid, kind, &slot);
    if (FAILED(hr))
        return hr;
    const bool by_ordinal = entry_is_ordinal(core_, *slot);
    if (dll)
        hr = widen_to_bstr(core_.library().image().string(core_.record().related), dll);
    if (name && !by_ordinal && SUCCEEDED(hr))
        hr = widen_to_bstr(entry_name(core_, *slot), name);
    if (FAILED(hr)) {
        if (dll) {
            SysFreeString(*dll);
            *dll = nullptr;
        }
        return hr;
    }
    if (ordinal)
        *ordinal =
            by_ordinal ? static_cast<WORD>(core_.function_field(*slot, msft::function_entry, 0)) : no_ordinal;
    return S_OK;
}

HRESULT type_info::AddressOfMember(MEMBERID memid, INVOKEKIND kind, PVOID* address) noexcept {
    if (!address)
        return E_INVALIDARG;
    *address = nullptr;
    return guarded([&]() -> HRESULT {
        const function_slot* slot = nullptr;
        HRESULT hr = module_function(memid, kind, &slot);
        if (FAILED(hr))
            return hr;
        const std::string module = to_utf8(widen(core_.library().image().string(core_.record().related)));
        if (entry_is_ordinal(core_, *slot))
            return fail(TYPE_E_DLLFUNCTIONNOTFOUND,
                        "A function of " + module +
                            " is known by its ordinal only, and shared objects of this "
                            "system have no ordinals.");
        void* handle = nullptr;
        hr = core_.module_handle(&handle);
        if (FAILED(hr))
            return hr;
        const std::string name = to_utf8(widen(entry_name(core_, *slot)));
        *address = name.empty() ? nullptr : dlsym(handle, name.c_str());
        if (!*address)
            return fail(TYPE_E_DLLFUNCTIONNOTFOUND,
                        "The module " + module + " has no function '" + name + "'.");
        return S_OK;
    });
}

} // namespace comity::typelib
