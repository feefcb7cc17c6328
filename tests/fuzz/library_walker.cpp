#include "library_walker.hpp"

#include <string>

#include "elf_sections.hpp"
#include "invocable.hpp"
#include "pe_resources.hpp"
#include "type_library.hpp"

namespace comity::test {

namespace {

void drop(CUSTDATA& data) {
    for (DWORD i = 0; i < data.cCustData; ++i)
        if (data.prgCustData[i].varValue.vt == VT_BSTR)
            SysFreeString(data.prgCustData[i].varValue.bstrVal);
    CoTaskMemFree(data.prgCustData);
    data = CUSTDATA{};
}

void drop(VARIANT& value) {
    if (value.vt == VT_BSTR)
        SysFreeString(value.bstrVal);
    value.vt = VT_EMPTY;
}

// Reads a value through, so that a bad length is found.
std::size_t read(const VARIANT& value) {
    std::size_t sum = value.vt;
    if (value.vt == VT_BSTR)
        for (UINT i = 0; i < SysStringLen(value.bstrVal); ++i)
            sum += value.bstrVal[i];
    return sum;
}

thread_local volatile std::size_t sink; // several threads walk at once in a test

constexpr GUID any_guid = {0x12345678, 0x1234, 0x1234, {1, 2, 3, 4, 5, 6, 7, 8}};

} // namespace

bool library_walker::spend() {
    if (left_ == 0)
        return false;
    --left_;
    return true;
}

void library_walker::walk_desc(ITypeInfo* type, const TYPEDESC& desc, int depth) {
    switch (desc.vt) {
    case VT_PTR:
    case VT_SAFEARRAY:
        walk_desc(type, *desc.lptdesc, depth + 1);
        break;
    case VT_CARRAY:
        for (USHORT i = 0; i < desc.lpadesc->cDims; ++i)
            sink = desc.lpadesc->rgbounds[i].cElements;
        walk_desc(type, desc.lpadesc->tdescElem, depth + 1);
        break;
    case VT_USERDEFINED: {
        ITypeInfo* referred = nullptr;
        if (SUCCEEDED(type->GetRefTypeInfo(desc.hreftype, &referred))) {
            BSTR name = nullptr;
            referred->GetDocumentation(MEMBERID_NIL, &name, nullptr, nullptr, nullptr);
            SysFreeString(name);
            referred->Release();
        }
        break;
    }
    default:
        break;
    }
}

void library_walker::walk_element(ITypeInfo* type, const ELEMDESC& element) {
    walk_desc(type, element.tdesc, 0);
    if (element.paramdesc.wParamFlags & PARAMFLAG_FHASDEFAULT)
        sink = read(element.paramdesc.pparamdescex->varDefaultValue);
}

void library_walker::walk_names(ITypeLib* library, ITypeInfo* type, MEMBERID memid) {
    BSTR names[8] = {};
    UINT count = 0;
    if (SUCCEEDED(type->GetNames(memid, names, 8, &count))) {
        LPOLESTR wanted[8] = {};
        MEMBERID ids[8] = {};
        for (UINT i = 0; i < count; ++i)
            wanted[i] = names[i];
        if (count)
            type->GetIDsOfNames(wanted, count, ids);
        if (count && library) {
            std::u16string buffer(reinterpret_cast<const char16_t*>(names[0]), SysStringLen(names[0]));
            auto* const text = reinterpret_cast<LPOLESTR>(buffer.data());
            BOOL found = FALSE;
            ITypeInfo* types_found[2] = {};
            MEMBERID members_found[2] = {};
            USHORT capacity = 2;
            library->IsName(text, 0, &found);
            if (SUCCEEDED(library->FindName(text, 0, types_found, members_found, &capacity)))
                for (USHORT i = 0; i < capacity; ++i)
                    types_found[i]->Release();
            for (IUnknown* const owner : {static_cast<IUnknown*>(library), static_cast<IUnknown*>(type)}) {
                ITypeComp* comp = nullptr;
                if (FAILED(owner->QueryInterface(__uuidof(ITypeComp), reinterpret_cast<void**>(&comp))))
                    continue;
                ITypeInfo* bound_type = nullptr;
                DESCKIND kind = DESCKIND_NONE;
                BINDPTR bound{};
                if (SUCCEEDED(comp->Bind(text, 0, 0, &bound_type, &kind, &bound))) {
                    if (bound_type)
                        bound_type->Release();
                    if (kind == DESCKIND_TYPECOMP)
                        bound.lptcomp->Release();
                }
                ITypeInfo* named = nullptr;
                ITypeComp* named_comp = nullptr;
                if (SUCCEEDED(comp->BindType(text, 0, &named, &named_comp)) && named) {
                    named->Release();
                    named_comp->Release();
                }
                comp->Release();
            }
        }
        for (UINT i = 0; i < count; ++i)
            SysFreeString(names[i]);
    }
    BSTR name = nullptr, help = nullptr, file = nullptr;
    DWORD context = 0;
    type->GetDocumentation(memid, &name, &help, &context, &file);
    for (BSTR text : {name, help, file})
        SysFreeString(text);
}

void library_walker::walk_functions(ITypeInfo* type, ITypeInfo2* type2, const TYPEATTR& attributes) {
    ITypeLib* library = nullptr;
    type->GetContainingTypeLib(&library, nullptr);
    for (UINT i = 0; i <= attributes.cFuncs && spend(); ++i) {
        FUNCDESC* desc = nullptr;
        if (FAILED(type->GetFuncDesc(i, &desc)))
            continue;
        ++members;
        walk_element(type, desc->elemdescFunc);
        for (SHORT p = 0; p < desc->cParams; ++p) {
            walk_element(type, desc->lprgelemdescParam[p]);
            CUSTDATA data{};
            if (p < 16 && SUCCEEDED(type2->GetAllParamCustData(i, static_cast<UINT>(p), &data)))
                drop(data);
        }
        walk_names(library, type, desc->memid);
        const invocable* member = nullptr;
        resolve_invocable(type, desc->memid, static_cast<WORD>(desc->invkind), &member);
        UINT index = 0;
        type2->GetFuncIndexOfMemId(desc->memid, desc->invkind, &index);
        CUSTDATA data{};
        if (SUCCEEDED(type2->GetAllFuncCustData(i, &data)))
            drop(data);
        VARIANT value;
        value.vt = VT_EMPTY;
        if (SUCCEEDED(type2->GetFuncCustData(i, any_guid, &value)))
            drop(value);
        BSTR dll = nullptr, name = nullptr;
        WORD ordinal = 0;
        type->GetDllEntry(desc->memid, desc->invkind, &dll, &name, &ordinal);
        SysFreeString(dll);
        SysFreeString(name);
        type->ReleaseFuncDesc(desc);
    }
    library->Release();
}

void library_walker::walk_variables(ITypeInfo* type, ITypeInfo2* type2, const TYPEATTR& attributes) {
    ITypeLib* library = nullptr;
    type->GetContainingTypeLib(&library, nullptr);
    for (UINT i = 0; i <= attributes.cVars && spend(); ++i) {
        VARDESC* desc = nullptr;
        if (FAILED(type->GetVarDesc(i, &desc)))
            continue;
        ++members;
        walk_element(type, desc->elemdescVar);
        if (desc->varkind == VAR_CONST)
            sink = read(*desc->lpvarValue);
        walk_names(library, type, desc->memid);
        UINT index = 0;
        type2->GetVarIndexOfMemId(desc->memid, &index);
        CUSTDATA data{};
        if (SUCCEEDED(type2->GetAllVarCustData(i, &data)))
            drop(data);
        type->ReleaseVarDesc(desc);
    }
    library->Release();
}

void library_walker::walk_implemented(ITypeInfo* type, ITypeInfo2* type2, const TYPEATTR& attributes) {
    for (UINT i = 0; i <= attributes.cImplTypes && spend(); ++i) {
        HREFTYPE reference = 0;
        INT flags = 0;
        CUSTDATA data{};
        type->GetImplTypeFlags(i, &flags);
        if (SUCCEEDED(type2->GetAllImplTypeCustData(i, &data)))
            drop(data);
        if (FAILED(type->GetRefTypeOfImplType(i, &reference)))
            continue;
        ITypeInfo* implemented = nullptr;
        if (SUCCEEDED(type->GetRefTypeInfo(reference, &implemented)))
            implemented->Release();
    }
}

void library_walker::walk_type(ITypeInfo* type, bool other_half) {
    ++types;
    ITypeInfo2* type2 = nullptr;
    if (FAILED(type->QueryInterface(__uuidof(ITypeInfo2), reinterpret_cast<void**>(&type2))))
        return;
    walk_names(nullptr, type, MEMBERID_NIL);
    BSTR help = nullptr, dll = nullptr;
    DWORD context = 0;
    type2->GetDocumentation2(MEMBERID_NIL, 0, &help, &context, &dll);
    SysFreeString(help);
    SysFreeString(dll);
    CUSTDATA data{};
    if (SUCCEEDED(type2->GetAllCustData(&data)))
        drop(data);
    VARIANT value;
    value.vt = VT_EMPTY;
    if (SUCCEEDED(type2->GetCustData(any_guid, &value)))
        drop(value);

    TYPEATTR* attributes = nullptr;
    if (SUCCEEDED(type->GetTypeAttr(&attributes))) {
        if (attributes->typekind == TKIND_ALIAS)
            walk_desc(type, attributes->tdescAlias, 0);
        walk_functions(type, type2, *attributes);
        walk_variables(type, type2, *attributes);
        walk_implemented(type, type2, *attributes);
        type->ReleaseTypeAttr(attributes);
    }
    HREFTYPE reference = 0;
    ITypeInfo* half = nullptr;
    if (!other_half && SUCCEEDED(type->GetRefTypeOfImplType(static_cast<UINT>(-1), &reference)) &&
        SUCCEEDED(type->GetRefTypeInfo(reference, &half))) {
        walk_type(half, true);
        half->Release();
    }
    type2->Release();
}

void library_walker::walk(ITypeLib* library) {
    TLIBATTR* attributes = nullptr;
    if (SUCCEEDED(library->GetLibAttr(&attributes)))
        library->ReleaseTLibAttr(attributes);
    ITypeLib2* library2 = nullptr;
    library->QueryInterface(__uuidof(ITypeLib2), reinterpret_cast<void**>(&library2));
    CUSTDATA data{};
    if (SUCCEEDED(library2->GetAllCustData(&data)))
        drop(data);
    BSTR help = nullptr, dll = nullptr;
    DWORD context = 0;
    library2->GetDocumentation2(-1, 0, &help, &context, &dll);
    SysFreeString(help);
    SysFreeString(dll);
    library2->Release();
    const UINT count = library->GetTypeInfoCount();
    for (UINT i = 0; i < count && spend(); ++i) {
        TYPEKIND kind = TKIND_MAX;
        library->GetTypeInfoType(i, &kind);
        BSTR name = nullptr, text = nullptr, file = nullptr;
        library->GetDocumentation(static_cast<INT>(i), &name, &text, &context, &file);
        for (BSTR string : {name, text, file})
            SysFreeString(string);
        ITypeInfo* type = nullptr;
        if (FAILED(library->GetTypeInfo(i, &type)))
            continue;
        walk_type(type, false);
        type->Release();
    }
    ITypeInfo* none = nullptr;
    if (SUCCEEDED(library->GetTypeInfoOfGuid(any_guid, &none)))
        none->Release();
}

void walk_bytes(const unsigned char* data, std::size_t size, std::size_t limit) {
    typelib::byte_view bytes{data, size};
    if (typelib::looks_like_pe(bytes))
        bytes = typelib::find_pe_typelib(bytes, 0);
    else if (typelib::looks_like_elf(bytes))
        bytes = typelib::find_elf_typelib(bytes, 0);
    typelib::type_library* library = nullptr;
    if (SUCCEEDED(typelib::type_library::open(bytes, u"input", &library))) {
        library_walker(limit).walk(library);
        library->Release();
    }
    SetErrorInfo(0, nullptr);
}

} // namespace comity::test
