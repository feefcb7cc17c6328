// ITypeLib, ITypeLib2 and ITypeComp of a library.
// https://learn.microsoft.com/windows/win32/api/oaidl/nn-oaidl-itypelib, [MS-OAUT] 3.11 - 3.12
#include <algorithm>

#include <oleauto.h>

#include "boundary.hpp"
#include "custom_data.hpp"
#include "name_index.hpp"
#include "narrow_text.hpp"
#include "type_core.hpp"
#include "type_library.hpp"
#include "wide_text.hpp"

namespace comity::typelib {

UINT type_library::GetTypeInfoCount() noexcept {
    return image_.type_count();
}

HRESULT type_library::GetTypeInfo(UINT index, ITypeInfo** type) noexcept {
    if (!type)
        return E_INVALIDARG;
    *type = nullptr;
    if (index >= image_.type_count())
        return TYPE_E_ELEMENTNOTFOUND;
    type_core* found = nullptr;
    const HRESULT hr = core(index, &found);
    if (FAILED(hr))
        return hr;
    found->primary().AddRef();
    *type = &found->primary();
    return S_OK;
}

HRESULT type_library::GetTypeInfoType(UINT index, TYPEKIND* kind) noexcept {
    if (!kind)
        return E_INVALIDARG;
    msft::type_record record;
    if (!image_.type_record(index, record))
        return TYPE_E_ELEMENTNOTFOUND;
    if ((record.kind & 0xf) >= TKIND_MAX)
        return image_.damaged("a type is of no known kind");
    *kind = static_cast<TYPEKIND>(record.kind & 0xf);
    return S_OK;
}

HRESULT type_library::GetTypeInfoOfGuid(REFGUID guid, ITypeInfo** type) noexcept {
    if (!type)
        return E_INVALIDARG;
    *type = nullptr;
    std::uint32_t index = 0;
    return image_.find_type(guid, index) ? GetTypeInfo(index, type) : TYPE_E_ELEMENTNOTFOUND;
}

HRESULT type_library::GetLibAttr(TLIBATTR** attributes) noexcept {
    if (!attributes)
        return E_INVALIDARG;
    auto* const attr = static_cast<TLIBATTR*>(CoTaskMemAlloc(sizeof(TLIBATTR)));
    *attributes = attr;
    if (!attr)
        return E_OUTOFMEMORY;
    const msft::header& header = image_.header();
    attr->guid = libid();
    attr->lcid = header.lcid;
    attr->syskind = system();
    attr->wMajorVerNum = LOWORD(header.library_version);
    attr->wMinorVerNum = HIWORD(header.library_version);
    attr->wLibFlags = static_cast<WORD>(header.library_flags | LIBFLAG_FHASDISKIMAGE);
    return S_OK;
}

void type_library::ReleaseTLibAttr(TLIBATTR* attributes) noexcept {
    CoTaskMemFree(attributes);
}

HRESULT type_library::GetTypeComp(ITypeComp** comp) noexcept {
    if (!comp)
        return E_INVALIDARG;
    AddRef();
    *comp = this;
    return S_OK;
}

HRESULT type_library::GetDocumentation(INT index, BSTR* name, BSTR* help, DWORD* context,
                                       BSTR* help_file) noexcept {
    if (name)
        *name = nullptr;
    if (help)
        *help = nullptr;
    if (context)
        *context = 0;
    if (help_file)
        *help_file = nullptr;
    const msft::header& header = image_.header();
    std::int32_t name_offset = header.name, help_offset = header.help_string;
    DWORD help_context = header.help_context;
    if (index >= 0) {
        msft::type_record record;
        if (!image_.type_record(static_cast<std::uint32_t>(index), record))
            return TYPE_E_ELEMENTNOTFOUND;
        name_offset = record.name;
        help_offset = record.help_string;
        help_context = record.help_context;
    } else if (index != -1) {
        return TYPE_E_ELEMENTNOTFOUND;
    }
    HRESULT hr = S_OK;
    if (name)
        hr = widen_to_bstr(image_.name(name_offset), name);
    if (help && SUCCEEDED(hr))
        hr = widen_to_bstr(image_.string(help_offset), help);
    if (help_file && SUCCEEDED(hr))
        hr = widen_to_bstr(image_.string(header.help_file), help_file);
    if (FAILED(hr)) {
        for (BSTR* const text : {name, help, help_file}) {
            if (text) {
                SysFreeString(*text);
                *text = nullptr;
            }
        }
        return hr;
    }
    if (context)
        *context = help_context;
    return S_OK;
}

HRESULT type_library::dll_of_help_strings(BSTR* dll) const noexcept {
    return widen_to_bstr(image_.string(image_.help_string_dll()), dll);
}

HRESULT type_library::GetDocumentation2(INT index, LCID, BSTR* help, DWORD* context,
                                        BSTR* help_dll) noexcept {
    if (help)
        *help = nullptr;
    if (context)
        *context = 0;
    if (help_dll)
        *help_dll = nullptr;
    std::int32_t help_offset = image_.header().help_string;
    DWORD help_context = image_.header().help_string_context;
    if (index >= 0) {
        msft::type_record record;
        if (!image_.type_record(static_cast<std::uint32_t>(index), record))
            return TYPE_E_ELEMENTNOTFOUND;
        help_offset = record.help_string;
        help_context = record.help_string_context;
    } else if (index != -1) {
        return TYPE_E_ELEMENTNOTFOUND;
    }
    HRESULT hr = S_OK;
    if (help)
        hr = widen_to_bstr(image_.string(help_offset), help);
    if (help_dll && SUCCEEDED(hr))
        hr = dll_of_help_strings(help_dll);
    if (FAILED(hr)) {
        if (help) {
            SysFreeString(*help);
            *help = nullptr;
        }
        return hr;
    }
    if (context)
        *context = help_context;
    return S_OK;
}

HRESULT type_library::GetCustData(REFGUID guid, VARIANT* value) noexcept {
    return value ? get_custom_data(image_, image_.header().custom_data, guid, value) : E_INVALIDARG;
}

HRESULT type_library::GetAllCustData(CUSTDATA* data) noexcept {
    return data ? get_all_custom_data(image_, image_.header().custom_data, data) : E_INVALIDARG;
}

HRESULT type_library::GetLibStatistics(ULONG* unique_names, ULONG* characters) noexcept {
    if (!unique_names || !characters)
        return E_INVALIDARG;
    *unique_names = static_cast<ULONG>(std::max(image_.header().name_count, 0));
    *characters = static_cast<ULONG>(std::max(image_.header().name_bytes, 0));
    return S_OK;
}

// ---- names
// --------------------------------------------------------------------------------------------------------

namespace {

// Puts the library's own spelling over the caller's: the same letters, so the same length, except in the rare
// case that a letter's other case takes another number of units. Then the caller's text stays.
void correct_spelling(LPOLESTR text, std::u16string_view spelling) noexcept {
    if (std::u16string_view(reinterpret_cast<const char16_t*>(text)).size() == spelling.size())
        std::memcpy(text, spelling.data(), spelling.size() * sizeof(OLECHAR));
}

std::u16string_view view(LPCOLESTR text) noexcept {
    return reinterpret_cast<const char16_t*>(text);
}

} // namespace

HRESULT type_library::IsName(LPOLESTR name, ULONG, BOOL* found) noexcept {
    if (!name || !found)
        return E_INVALIDARG;
    *found = FALSE;
    return guarded([&] {
        const name_index* index = nullptr;
        const HRESULT hr = names(&index);
        if (FAILED(hr))
            return hr;
        if (const name_index::entry* const entry = index->find(view(name))) {
            *found = TRUE;
            correct_spelling(name, widen(image_.name(entry->name)));
        }
        return S_OK;
    });
}

HRESULT type_library::FindName(LPOLESTR name, ULONG, ITypeInfo** types, MEMBERID* memids,
                               USHORT* count) noexcept {
    if (!name || !types || !memids || !count)
        return E_INVALIDARG;
    const USHORT capacity = *count;
    *count = 0;
    for (USHORT i = 0; i < capacity; ++i) {
        types[i] = nullptr;
        memids[i] = MEMBERID_NIL;
    }
    return guarded([&] {
        const name_index* index = nullptr;
        HRESULT hr = names(&index);
        if (FAILED(hr))
            return hr;
        const name_index::entry* const entry = index->find(view(name));
        if (!entry)
            return S_OK;
        // One place per type: its name if it is that, else its first member of this name.
        std::uint32_t last = member_table::npos;
        for (const name_index::occurrence& occurrence : entry->occurrences) {
            if (*count == capacity)
                break;
            if (occurrence.type == last)
                continue;
            last = occurrence.type;
            hr = GetTypeInfo(occurrence.type, &types[*count]);
            if (FAILED(hr)) {
                for (USHORT i = 0; i < *count; ++i) {
                    types[i]->Release();
                    types[i] = nullptr;
                }
                *count = 0;
                return hr;
            }
            memids[(*count)++] = occurrence.memid;
        }
        if (*count)
            correct_spelling(name, widen(image_.name(entry->name)));
        return S_OK;
    });
}

// ---- ITypeComp
// ------------------------------------------------------------------------------------------------------

HRESULT type_library::Bind(LPOLESTR name, ULONG hash, WORD flags, ITypeInfo** type, DESCKIND* kind,
                           BINDPTR* bound) noexcept {
    if (!name || !type || !kind || !bound)
        return E_INVALIDARG;
    *type = nullptr;
    *kind = DESCKIND_NONE;
    bound->lptcomp = nullptr;
    return guarded([&] {
        const name_index* index = nullptr;
        HRESULT hr = names(&index);
        if (FAILED(hr))
            return hr;
        const name_index::entry* const entry = index->find(view(name));
        if (!entry)
            return S_OK;
        bool mismatch = false;
        for (const name_index::occurrence& occurrence : entry->occurrences) {
            type_core* found = nullptr;
            hr = core(occurrence.type, &found);
            if (FAILED(hr))
                return hr;
            const bool appobject =
                found->kind() == TKIND_COCLASS && (found->record().flags & TYPEFLAG_FAPPOBJECT) != 0;
            // What can be named without naming a type first: modules and enumerations, their members, and the
            // one object that stands for the application.
            if (found->kind() != TKIND_MODULE && found->kind() != TKIND_ENUM && !appobject)
                continue;
            if (occurrence.memid == MEMBERID_NIL) {
                if (appobject)
                    continue;
                *kind = DESCKIND_TYPECOMP;
                return found->primary().GetTypeComp(&bound->lptcomp);
            }
            hr = found->primary().Bind(name, hash, flags, type, kind, bound);
            if (hr == TYPE_E_TYPEMISMATCH)
                mismatch = true;
            else if (FAILED(hr) || *kind != DESCKIND_NONE)
                return hr;
        }
        // Members of the application object's default interface.
        for (std::uint32_t i = 0; i < image_.type_count(); ++i) {
            msft::type_record record;
            if (!image_.type_record(i, record) || (record.kind & 0xf) != TKIND_COCLASS ||
                !(record.flags & TYPEFLAG_FAPPOBJECT))
                continue;
            type_core* found = nullptr;
            hr = core(i, &found);
            if (FAILED(hr))
                return hr;
            hr = found->primary().Bind(name, hash, flags, type, kind, bound);
            if (hr == TYPE_E_TYPEMISMATCH)
                mismatch = true;
            else if (FAILED(hr))
                return hr;
            if (*kind == DESCKIND_NONE)
                continue;
            // The caller gets the object's class and an implicit variable of it.
            (*type)->Release();
            *type = nullptr;
            const VARDESC* variable = nullptr;
            hr = found->application_object(&variable);
            if (FAILED(hr))
                return hr;
            *kind = DESCKIND_IMPLICITAPPOBJ;
            bound->lpvardesc = const_cast<VARDESC*>(variable);
            found->primary().AddRef();
            *type = &found->primary();
            return S_OK;
        }
        return mismatch ? TYPE_E_TYPEMISMATCH : S_OK;
    });
}

HRESULT type_library::BindType(LPOLESTR name, ULONG, ITypeInfo** type, ITypeComp** comp) noexcept {
    if (!name || !type || !comp)
        return E_INVALIDARG;
    *type = nullptr;
    *comp = nullptr;
    return guarded([&] {
        const name_index* index = nullptr;
        const HRESULT hr = names(&index);
        if (FAILED(hr))
            return hr;
        if (const name_index::entry* const entry = index->find(view(name)))
            for (const name_index::occurrence& occurrence : entry->occurrences)
                if (occurrence.memid == MEMBERID_NIL) {
                    const HRESULT found = GetTypeInfo(occurrence.type, type);
                    return FAILED(found) ? found : (*type)->GetTypeComp(comp);
                }
        return S_OK;
    });
}

} // namespace comity::typelib
