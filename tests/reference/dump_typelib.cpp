// Prints everything that a type library says through ITypeLib2, ITypeInfo2 and ITypeComp, one fact a line. It
// uses nothing but the public COM functions, so the same source built natively and as a Windows program
// shows, line by line, where two implementations read the same file differently. Numbers that an
// implementation may choose for itself (HREFTYPE values, the order of custom data) are resolved or sorted
// before they are printed.
//
//   dump_typelib OUTPUT-FOLDER < LIST
//
// LIST holds three lines for each library: a name for the output file, the path handed to LoadTypeLibEx, and
// the numbers of the types whose functions are not asked for (because one of the implementations does not
// survive the question).

#include <windows.h>

#include <ole2.h>
#include <oleauto.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace {

using wide = std::basic_string<OLECHAR>;

std::string quoted(const OLECHAR* text, size_t length) {
    std::string out = "\"";
    char buffer[16];
    for (size_t i = 0; i < length; ++i) {
        unsigned unit = static_cast<unsigned short>(text[i]);
        if (unit >= 0x20 && unit < 0x7f && unit != '"' && unit != '\\') {
            out += static_cast<char>(unit);
        } else {
            std::snprintf(buffer, sizeof buffer, "\\u%04x", unit);
            out += buffer;
        }
    }
    return out + "\"";
}

std::string quoted(BSTR text) {
    if (!text)
        return "null";
    return quoted(text, SysStringLen(text));
}

std::string hex(unsigned long long value) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "0x%llx", value);
    return buffer;
}

std::string code(HRESULT hr) {
    return "hr=" + hex(static_cast<unsigned>(hr));
}

std::string number(long long value) {
    return std::to_string(value);
}

std::string guid(const GUID& id) {
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "{%08x-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x}",
                  static_cast<unsigned>(id.Data1), id.Data2, id.Data3, id.Data4[0], id.Data4[1], id.Data4[2],
                  id.Data4[3], id.Data4[4], id.Data4[5], id.Data4[6], id.Data4[7]);
    return buffer;
}

std::string value(const VARIANT& v) {
    char buffer[64];
    std::string out = "vt" + number(V_VT(&v)) + ":";
    switch (V_VT(&v)) {
    case VT_EMPTY:
    case VT_NULL:
        return out;
    case VT_I1:
        return out + number(static_cast<signed char>(V_I1(&v)));
    case VT_UI1:
        return out + number(V_UI1(&v));
    case VT_I2:
        return out + number(V_I2(&v));
    case VT_UI2:
        return out + number(V_UI2(&v));
    case VT_I4:
    case VT_INT:
        return out + number(V_I4(&v));
    case VT_UI4:
    case VT_UINT:
        return out + number(V_UI4(&v));
    case VT_HRESULT:
    case VT_ERROR:
        return out + hex(static_cast<unsigned>(V_ERROR(&v)));
    case VT_I8:
    case VT_UI8:
        return out + number(V_I8(&v));
    case VT_CY:
        return out + number(V_CY(&v).int64);
    case VT_BOOL:
        return out + number(V_BOOL(&v));
    case VT_R4:
        std::snprintf(buffer, sizeof buffer, "%a", static_cast<double>(V_R4(&v)));
        return out + buffer;
    case VT_R8:
    case VT_DATE:
        std::snprintf(buffer, sizeof buffer, "%a", V_R8(&v));
        return out + buffer;
    case VT_BSTR:
        return out + quoted(V_BSTR(&v));
    case VT_UNKNOWN:
    case VT_DISPATCH:
        return out + (V_UNKNOWN(&v) ? "object" : "null");
    default:
        return out + "?";
    }
}

class dumper {
public:
    // Types in `without_functions` are printed without the functions of their dispatch half.
    dumper(std::FILE* out, std::set<UINT> without_functions)
        : out_(out), without_functions_(std::move(without_functions)) {}

    void library(ITypeLib* lib);

private:
    void line(const std::string& text) { std::fprintf(out_, "%*s%s\n", depth_ * 2, "", text.c_str()); }
    void documentation(const std::string& what, HRESULT hr, BSTR name, BSTR doc, DWORD context, BSTR file);
    void custom(const std::string& what, HRESULT hr, CUSTDATA& data);
    std::string reference(ITypeInfo* type, HREFTYPE ref);
    std::string type_text(ITypeInfo* type, const TYPEDESC& desc, int level = 0);
    std::string element(ITypeInfo* type, const ELEMDESC& desc);
    void type(ITypeLib* lib, UINT index);
    void type_body(ITypeInfo* info, bool other_half);
    void function(ITypeInfo* info, UINT index, TYPEKIND kind);
    void variable(ITypeInfo* info, UINT index);
    void implemented(ITypeInfo* info, UINT index, TYPEKIND kind);
    void names_of(ITypeInfo* info, MEMBERID id);

    std::FILE* out_;
    std::set<UINT> without_functions_;
    UINT type_index_ = 0;
    int depth_ = 0;
};

void dumper::documentation(const std::string& what, HRESULT hr, BSTR name, BSTR doc, DWORD context,
                           BSTR file) {
    if (FAILED(hr)) {
        line(what + " " + code(hr));
        return;
    }
    line(what + " name=" + quoted(name) + " doc=" + quoted(doc) + " context=" + number(context) +
         " file=" + quoted(file));
    SysFreeString(name);
    SysFreeString(doc);
    SysFreeString(file);
}

void dumper::custom(const std::string& what, HRESULT hr, CUSTDATA& data) {
    if (FAILED(hr)) {
        line(what + " " + code(hr));
        return;
    }
    std::vector<std::string> items;
    for (DWORD i = 0; i < data.cCustData; ++i)
        items.push_back(guid(data.prgCustData[i].guid) + "=" + value(data.prgCustData[i].varValue));
    std::sort(items.begin(), items.end());
    for (const auto& item : items)
        line(what + " " + item);
    ClearCustData(&data);
}

std::string dumper::reference(ITypeInfo* type, HREFTYPE ref) {
    ITypeInfo* target = nullptr;
    HRESULT hr = type->GetRefTypeInfo(ref, &target);
    if (FAILED(hr))
        return "<reference " + code(hr) + ">";
    std::string out = "<";
    BSTR name = nullptr;
    hr = target->GetDocumentation(MEMBERID_NIL, &name, nullptr, nullptr, nullptr);
    out += SUCCEEDED(hr) ? quoted(name) : code(hr);
    SysFreeString(name);
    TYPEATTR* attr = nullptr;
    if (SUCCEEDED(target->GetTypeAttr(&attr))) {
        out += " " + guid(attr->guid) + " kind=" + number(attr->typekind);
        target->ReleaseTypeAttr(attr);
    }
    ITypeLib* lib = nullptr;
    UINT index = 0;
    hr = target->GetContainingTypeLib(&lib, &index);
    if (SUCCEEDED(hr)) {
        TLIBATTR* lib_attr = nullptr;
        if (SUCCEEDED(lib->GetLibAttr(&lib_attr))) {
            out += " of " + guid(lib_attr->guid) + " at " + number(index);
            lib->ReleaseTLibAttr(lib_attr);
        }
        lib->Release();
    } else {
        out += " " + code(hr);
    }
    target->Release();
    return out + ">";
}

std::string dumper::type_text(ITypeInfo* type, const TYPEDESC& desc, int level) {
    if (level > 16)
        return "<too deep>";
    switch (desc.vt) {
    case VT_PTR:
        return "*" + type_text(type, *desc.lptdesc, level + 1);
    case VT_SAFEARRAY:
        return "safearray(" + type_text(type, *desc.lptdesc, level + 1) + ")";
    case VT_CARRAY: {
        std::string out = "carray(" + type_text(type, desc.lpadesc->tdescElem, level + 1);
        for (USHORT i = 0; i < desc.lpadesc->cDims; ++i)
            out += " [" + number(desc.lpadesc->rgbounds[i].lLbound) + "+" +
                   number(desc.lpadesc->rgbounds[i].cElements) + "]";
        return out + ")";
    }
    case VT_USERDEFINED:
        return reference(type, desc.hreftype);
    default:
        return "vt" + number(desc.vt);
    }
}

std::string dumper::element(ITypeInfo* type, const ELEMDESC& desc) {
    std::string out = type_text(type, desc.tdesc) + " flags=" + hex(desc.paramdesc.wParamFlags);
    if (desc.paramdesc.wParamFlags & PARAMFLAG_FHASDEFAULT) {
        if (desc.paramdesc.pparamdescex)
            out += " default(" + number(desc.paramdesc.pparamdescex->cBytes) +
                   ")=" + value(desc.paramdesc.pparamdescex->varDefaultValue);
        else
            out += " default=none";
    }
    return out;
}

void dumper::names_of(ITypeInfo* info, MEMBERID id) {
    BSTR names[64] = {};
    UINT count = 0;
    HRESULT hr = info->GetNames(id, names, 64, &count);
    std::string out = "names " + code(hr);
    if (SUCCEEDED(hr)) {
        for (UINT i = 0; i < count; ++i) {
            out += " " + quoted(names[i]);
        }
    }
    line(out);
    if (FAILED(hr) || count == 0)
        return;
    OLECHAR* wanted[64];
    MEMBERID ids[64];
    for (UINT i = 0; i < count; ++i)
        wanted[i] = names[i];
    hr = info->GetIDsOfNames(wanted, count, ids);
    out = "ids " + code(hr);
    if (SUCCEEDED(hr))
        for (UINT i = 0; i < count; ++i)
            out += " " + hex(static_cast<unsigned>(ids[i]));
    line(out);

    ITypeComp* comp = nullptr;
    hr = info->GetTypeComp(&comp);
    if (FAILED(hr)) {
        line("comp " + code(hr));
    } else {
        ITypeInfo* found_in = nullptr;
        DESCKIND kind = DESCKIND_NONE;
        BINDPTR bound = {};
        hr = comp->Bind(names[0], LHashValOfNameSys(SYS_WIN64, 0, names[0]), 0, &found_in, &kind, &bound);
        out = "bind " + code(hr) + " kind=" + number(kind);
        if (SUCCEEDED(hr) && found_in) {
            if (kind == DESCKIND_FUNCDESC) {
                out += " id=" + hex(static_cast<unsigned>(bound.lpfuncdesc->memid)) +
                       " invkind=" + number(bound.lpfuncdesc->invkind);
                found_in->ReleaseFuncDesc(bound.lpfuncdesc);
            } else if (kind == DESCKIND_VARDESC) {
                out += " id=" + hex(static_cast<unsigned>(bound.lpvardesc->memid));
                found_in->ReleaseVarDesc(bound.lpvardesc);
            } else if (kind == DESCKIND_TYPECOMP) {
                bound.lptcomp->Release();
            }
            found_in->Release();
        }
        line(out);
        comp->Release();
    }
    for (UINT i = 0; i < count; ++i)
        SysFreeString(names[i]);
}

void dumper::function(ITypeInfo* info, UINT index, TYPEKIND kind) {
    FUNCDESC* desc = nullptr;
    HRESULT hr = info->GetFuncDesc(index, &desc);
    if (FAILED(hr)) {
        line("func " + number(index) + " " + code(hr));
        return;
    }
    line("func " + number(index) + " id=" + hex(static_cast<unsigned>(desc->memid)) +
         " funckind=" + number(desc->funckind) + " invkind=" + number(desc->invkind) +
         " callconv=" + number(desc->callconv) + " params=" + number(desc->cParams) +
         " optional=" + number(desc->cParamsOpt) + " ovft=" + number(desc->oVft) +
         " scodes=" + number(desc->cScodes) + " flags=" + hex(desc->wFuncFlags));
    ++depth_;
    line("returns " + element(info, desc->elemdescFunc));
    for (SHORT i = 0; i < desc->cParams; ++i)
        line("param " + number(i) + " " + element(info, desc->lprgelemdescParam[i]));
    names_of(info, desc->memid);

    BSTR name = nullptr;
    BSTR doc = nullptr;
    BSTR file = nullptr;
    DWORD context = 0;
    hr = info->GetDocumentation(desc->memid, &name, &doc, &context, &file);
    documentation("documentation", hr, name, doc, context, file);

    BSTR text = nullptr;
    hr = info->GetMops(desc->memid, &text);
    line("mops " + code(hr) + " " + quoted(text));
    SysFreeString(text);

    if (kind == TKIND_MODULE) {
        BSTR dll = nullptr;
        BSTR entry = nullptr;
        WORD ordinal = 0;
        hr = info->GetDllEntry(desc->memid, desc->invkind, &dll, &entry, &ordinal);
        line("entry " + code(hr) + " " + quoted(dll) + " " + quoted(entry) + " " + number(ordinal));
        SysFreeString(dll);
        SysFreeString(entry);
    }

    ITypeInfo2* info2 = nullptr;
    if (SUCCEEDED(info->QueryInterface(__uuidof(ITypeInfo2), reinterpret_cast<void**>(&info2)))) {
        UINT found = 0;
        hr = info2->GetFuncIndexOfMemId(desc->memid, desc->invkind, &found);
        line("index of id " + code(hr) + (FAILED(hr) ? "" : found == index ? " same" : " " + number(found)));
        CUSTDATA data = {};
        hr = info2->GetAllFuncCustData(index, &data);
        custom("custom", hr, data);
        for (SHORT i = 0; i < desc->cParams; ++i) {
            data = {};
            hr = info2->GetAllParamCustData(index, static_cast<UINT>(i), &data);
            custom("param " + number(i) + " custom", hr, data);
        }
        info2->Release();
    }
    --depth_;
    info->ReleaseFuncDesc(desc);
}

void dumper::variable(ITypeInfo* info, UINT index) {
    VARDESC* desc = nullptr;
    HRESULT hr = info->GetVarDesc(index, &desc);
    if (FAILED(hr)) {
        line("var " + number(index) + " " + code(hr));
        return;
    }
    std::string out = "var " + number(index) + " id=" + hex(static_cast<unsigned>(desc->memid)) +
                      " varkind=" + number(desc->varkind) + " flags=" + hex(desc->wVarFlags) + " type " +
                      element(info, desc->elemdescVar);
    if (desc->varkind == VAR_CONST)
        out += " value=" + (desc->lpvarValue ? value(*desc->lpvarValue) : std::string("none"));
    else
        out += " at=" + number(desc->oInst);
    line(out);
    ++depth_;
    names_of(info, desc->memid);
    BSTR name = nullptr;
    BSTR doc = nullptr;
    BSTR file = nullptr;
    DWORD context = 0;
    hr = info->GetDocumentation(desc->memid, &name, &doc, &context, &file);
    documentation("documentation", hr, name, doc, context, file);
    ITypeInfo2* info2 = nullptr;
    if (SUCCEEDED(info->QueryInterface(__uuidof(ITypeInfo2), reinterpret_cast<void**>(&info2)))) {
        UINT found = 0;
        hr = info2->GetVarIndexOfMemId(desc->memid, &found);
        line("index of id " + code(hr) + (FAILED(hr) ? "" : found == index ? " same" : " " + number(found)));
        CUSTDATA data = {};
        hr = info2->GetAllVarCustData(index, &data);
        custom("custom", hr, data);
        info2->Release();
    }
    --depth_;
    info->ReleaseVarDesc(desc);
}

void dumper::implemented(ITypeInfo* info, UINT index, TYPEKIND kind) {
    HREFTYPE ref = 0;
    HRESULT hr = info->GetRefTypeOfImplType(index, &ref);
    std::string out = "implements " + number(static_cast<INT>(index)) + " " + code(hr);
    if (SUCCEEDED(hr))
        out += " " + reference(info, ref);
    INT flags = 0;
    hr = info->GetImplTypeFlags(index, &flags);
    out += " flags " + code(hr) + " " + hex(static_cast<unsigned>(flags));
    line(out);
    // The implied base of a dispinterface has no custom data; Wine 8.0 ends with an access violation when
    // asked for it.
    ITypeInfo2* info2 = nullptr;
    if (kind != TKIND_DISPATCH &&
        SUCCEEDED(info->QueryInterface(__uuidof(ITypeInfo2), reinterpret_cast<void**>(&info2)))) {
        CUSTDATA data = {};
        hr = info2->GetAllImplTypeCustData(index, &data);
        custom("implements custom", hr, data);
        info2->Release();
    }
}

void dumper::type_body(ITypeInfo* info, bool other_half) {
    TYPEATTR* attr = nullptr;
    HRESULT hr = info->GetTypeAttr(&attr);
    if (FAILED(hr)) {
        line("attr " + code(hr));
        return;
    }
    line("attr " + guid(attr->guid) + " kind=" + number(attr->typekind) + " flags=" + hex(attr->wTypeFlags) +
         " lcid=" + hex(attr->lcid) + " constructor=" + hex(static_cast<unsigned>(attr->memidConstructor)) +
         " destructor=" + hex(static_cast<unsigned>(attr->memidDestructor)) + " size=" +
         number(attr->cbSizeInstance) + " funcs=" + number(attr->cFuncs) + " vars=" + number(attr->cVars) +
         " impls=" + number(attr->cImplTypes) + " vft=" + number(attr->cbSizeVft) +
         " align=" + number(attr->cbAlignment) + " version=" + number(attr->wMajorVerNum) + "." +
         number(attr->wMinorVerNum) + " idl=" + hex(attr->idldescType.wIDLFlags));
    if (attr->typekind == TKIND_ALIAS)
        line("alias of " + type_text(info, attr->tdescAlias));

    ITypeInfo2* info2 = nullptr;
    hr = info->QueryInterface(__uuidof(ITypeInfo2), reinterpret_cast<void**>(&info2));
    if (SUCCEEDED(hr)) {
        TYPEKIND kind = TKIND_MAX;
        hr = info2->GetTypeKind(&kind);
        line("kind2 " + code(hr) + " " + number(kind));
        ULONG flags = 0;
        hr = info2->GetTypeFlags(&flags);
        line("flags2 " + code(hr) + " " + hex(flags));
        CUSTDATA data = {};
        hr = info2->GetAllCustData(&data);
        custom("custom", hr, data);
        info2->Release();
    } else {
        line("ITypeInfo2 " + code(hr));
    }

    for (UINT i = 0; i < attr->cImplTypes; ++i)
        implemented(info, i, attr->typekind);
    bool left_out = !other_half && without_functions_.count(type_index_) != 0;
    if (left_out)
        line("functions left out");
    for (UINT i = 0; i < attr->cFuncs && !left_out; ++i)
        function(info, i, attr->typekind);
    for (UINT i = 0; i < attr->cVars; ++i)
        variable(info, i);

    if (!other_half && (attr->typekind == TKIND_DISPATCH || attr->typekind == TKIND_INTERFACE)) {
        HREFTYPE ref = 0;
        hr = info->GetRefTypeOfImplType(static_cast<UINT>(-1), &ref);
        line("other half " + code(hr));
        if (SUCCEEDED(hr)) {
            ITypeInfo* other = nullptr;
            hr = info->GetRefTypeInfo(ref, &other);
            if (SUCCEEDED(hr)) {
                ++depth_;
                type_body(other, true);
                --depth_;
                other->Release();
            } else {
                line("other half info " + code(hr));
            }
        }
    }
    info->ReleaseTypeAttr(attr);
}

void dumper::type(ITypeLib* lib, UINT index) {
    line("type " + number(index));
    type_index_ = index;
    ++depth_;
    TYPEKIND kind = TKIND_MAX;
    HRESULT hr = lib->GetTypeInfoType(index, &kind);
    line("kind " + code(hr) + " " + number(kind));
    BSTR name = nullptr;
    BSTR doc = nullptr;
    BSTR file = nullptr;
    DWORD context = 0;
    hr = lib->GetDocumentation(static_cast<INT>(index), &name, &doc, &context, &file);
    documentation("documentation", hr, name, doc, context, file);

    ITypeInfo* info = nullptr;
    hr = lib->GetTypeInfo(index, &info);
    if (FAILED(hr)) {
        line("info " + code(hr));
        --depth_;
        return;
    }
    hr = info->GetDocumentation(MEMBERID_NIL, &name, &doc, &context, &file);
    documentation("own documentation", hr, name, doc, context, file);
    ITypeLib* containing = nullptr;
    UINT position = 0;
    hr = info->GetContainingTypeLib(&containing, &position);
    line("position " + code(hr) + " " + number(position));
    if (SUCCEEDED(hr))
        containing->Release();
    type_body(info, false);
    info->Release();
    --depth_;
}

void dumper::library(ITypeLib* lib) {
    TLIBATTR* attr = nullptr;
    HRESULT hr = lib->GetLibAttr(&attr);
    if (FAILED(hr)) {
        line("library " + code(hr));
    } else {
        line("library " + guid(attr->guid) + " lcid=" + hex(attr->lcid) +
             " syskind=" + number(attr->syskind) + " version=" + number(attr->wMajorVerNum) + "." +
             number(attr->wMinorVerNum) + " flags=" + hex(attr->wLibFlags));
        lib->ReleaseTLibAttr(attr);
    }
    BSTR name = nullptr;
    BSTR doc = nullptr;
    BSTR file = nullptr;
    DWORD context = 0;
    hr = lib->GetDocumentation(-1, &name, &doc, &context, &file);
    documentation("documentation", hr, name, doc, context, file);
    ITypeLib2* lib2 = nullptr;
    hr = lib->QueryInterface(__uuidof(ITypeLib2), reinterpret_cast<void**>(&lib2));
    if (SUCCEEDED(hr)) {
        CUSTDATA data = {};
        hr = lib2->GetAllCustData(&data);
        custom("custom", hr, data);
        lib2->Release();
    } else {
        line("ITypeLib2 " + code(hr));
    }
    UINT count = lib->GetTypeInfoCount();
    line("types " + number(count));
    for (UINT i = 0; i < count; ++i)
        type(lib, i);

    // Every type by its GUID and by its name.
    for (UINT i = 0; i < count; ++i) {
        ITypeInfo* info = nullptr;
        if (FAILED(lib->GetTypeInfo(i, &info)))
            continue;
        std::string out = "lookup " + number(i);
        TYPEATTR* type_attr = nullptr;
        if (SUCCEEDED(info->GetTypeAttr(&type_attr))) {
            ITypeInfo* by_guid = nullptr;
            hr = lib->GetTypeInfoOfGuid(type_attr->guid, &by_guid);
            UINT position = 0;
            ITypeLib* containing = nullptr;
            if (SUCCEEDED(hr)) {
                if (SUCCEEDED(by_guid->GetContainingTypeLib(&containing, &position)))
                    containing->Release();
                by_guid->Release();
            }
            out += " by guid " + code(hr) + " " + number(position);
            info->ReleaseTypeAttr(type_attr);
        }
        if (SUCCEEDED(info->GetDocumentation(MEMBERID_NIL, &name, nullptr, nullptr, nullptr))) {
            BOOL is_name = FALSE;
            wide copy(name, SysStringLen(name));
            hr = lib->IsName(&copy[0], 0, &is_name);
            out += " is name " + code(hr) + " " + number(is_name);
            ITypeInfo* found[8] = {};
            MEMBERID ids[8] = {};
            USHORT found_count = 8;
            copy.assign(name, SysStringLen(name));
            hr = lib->FindName(&copy[0], 0, found, ids, &found_count);
            out += " find name " + code(hr) + " " + number(found_count);
            for (USHORT f = 0; SUCCEEDED(hr) && f < found_count; ++f) {
                out += " " + hex(static_cast<unsigned>(ids[f]));
                if (found[f])
                    found[f]->Release();
            }
            SysFreeString(name);
        }
        line(out);
        info->Release();
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: dump_typelib OUTPUT-FOLDER < LIST\n");
        return 2;
    }
    HRESULT hr = CoInitializeEx(nullptr, COINIT_MULTITHREADED);
    if (FAILED(hr)) {
        std::fprintf(stderr, "dump_typelib: CoInitializeEx answered %s\n", code(hr).c_str());
        return 2;
    }
    std::string name;
    std::string path;
    std::string numbers;
    while (std::getline(std::cin, name) && std::getline(std::cin, path) && std::getline(std::cin, numbers)) {
        for (std::string* text : {&name, &path, &numbers})
            while (!text->empty() && text->back() == '\r')
                text->pop_back();
        std::set<UINT> without_functions;
        std::istringstream reader(numbers);
        for (UINT index = 0; reader >> index;)
            without_functions.insert(index);
        std::FILE* out = std::fopen((std::string(argv[1]) + "/" + name).c_str(), "wb");
        if (!out) {
            std::fprintf(stderr, "dump_typelib: cannot write %s\n", name.c_str());
            return 2;
        }
        wide where(path.begin(), path.end());
        ITypeLib* lib = nullptr;
        hr = LoadTypeLibEx(where.c_str(), REGKIND_NONE, &lib);
        if (FAILED(hr)) {
            std::fprintf(out, "load %s\n", code(hr).c_str());
        } else {
            dumper(out, std::move(without_functions)).library(lib);
            lib->Release();
        }
        std::fclose(out);
    }
    CoUninitialize();
    return 0;
}
