/// From ITypeLib to library_model.
#include "library_model.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <comity/bstr.hpp>
#include <comity/com_ptr.hpp>
#include <comity/hresult_error.hpp>

#include "text.hpp"

namespace comity_tool {

namespace {

using comity::bstr;
using comity::com_ptr;
using comity::hresult_error;
using comity::throw_if_failed;

/// A description that its owner has to take back.
template <class Description, void (STDMETHODCALLTYPE ITypeInfo::*Give)(Description*)>
class borrowed {
public:
    explicit borrowed(ITypeInfo* owner) noexcept : owner_(owner) {}
    borrowed(const borrowed&) = delete;
    borrowed& operator=(const borrowed&) = delete;
    ~borrowed() {
        if (raw_ != nullptr)
            (owner_->*Give)(raw_);
    }
    Description** put() noexcept { return &raw_; }
    const Description* operator->() const noexcept { return raw_; }
    const Description& operator*() const noexcept { return *raw_; }

private:
    ITypeInfo* owner_;
    Description* raw_ = nullptr;
};
using type_attributes = borrowed<TYPEATTR, &ITypeInfo::ReleaseTypeAttr>;
using function_description = borrowed<FUNCDESC, &ITypeInfo::ReleaseFuncDesc>;
using variable_description = borrowed<VARDESC, &ITypeInfo::ReleaseVarDesc>;

std::string name_of(ITypeInfo* type) {
    bstr name;
    throw_if_failed(type->GetDocumentation(MEMBERID_NIL, name.put(), nullptr, nullptr, nullptr));
    return name.utf8();
}

const char* scalar_name(VARTYPE vt) {
    switch (vt) {
    case VT_I2:
        return "short";
    case VT_I4:
        return "long";
    case VT_R4:
        return "float";
    case VT_R8:
        return "double";
    case VT_CY:
        return "CURRENCY";
    case VT_DATE:
        return "DATE";
    case VT_BSTR:
        return "BSTR";
    case VT_DISPATCH:
        return "IDispatch *";
    case VT_ERROR:
        return "SCODE";
    case VT_BOOL:
        return "VARIANT_BOOL";
    case VT_VARIANT:
        return "VARIANT";
    case VT_UNKNOWN:
        return "IUnknown *";
    case VT_DECIMAL:
        return "DECIMAL";
    case VT_I1:
        return "char";
    case VT_UI1:
        return "unsigned char";
    case VT_UI2:
        return "unsigned short";
    case VT_UI4:
        return "unsigned long";
    case VT_I8:
        return "hyper";
    case VT_UI8:
        return "unsigned hyper";
    case VT_INT:
        return "int";
    case VT_UINT:
        return "unsigned int";
    case VT_VOID:
        return "void";
    case VT_HRESULT:
        return "HRESULT";
    case VT_LPSTR:
        return "LPSTR";
    case VT_LPWSTR:
        return "LPWSTR";
    case VT_INT_PTR:
        return "INT_PTR";
    case VT_UINT_PTR:
        return "UINT_PTR";
    case VT_FILETIME:
        return "FILETIME";
    case VT_CLSID:
        return "CLSID";
    default:
        return nullptr;
    }
}

class reader {
public:
    explicit reader(ITypeLib* library) : library_(library) {}

    library_model read() {
        TLIBATTR* attributes = nullptr;
        throw_if_failed(library_->GetLibAttr(&attributes));
        model_.guid = attributes->guid;
        model_.major = attributes->wMajorVerNum;
        model_.minor = attributes->wMinorVerNum;
        model_.lcid = attributes->lcid;
        model_.system = attributes->syskind;
        model_.flags = attributes->wLibFlags;
        library_->ReleaseTLibAttr(attributes);
        bstr name, help, help_file;
        throw_if_failed(
            library_->GetDocumentation(-1, name.put(), help.put(), &model_.help_context, help_file.put()));
        model_.name = name.utf8();
        model_.help = help.utf8();
        model_.help_file = help_file.utf8();
        const UINT count = library_->GetTypeInfoCount();
        for (UINT i = 0; i < count; ++i) {
            type_model type;
            type.index = i;
            type.name = "type_" + std::to_string(i);
            try {
                com_ptr<ITypeInfo> info;
                throw_if_failed(library_->GetTypeInfo(i, info.put()));
                read_type(info, type);
            } catch (const hresult_error& error) {
                problem(type.name, error);
            }
            model_.types.push_back(std::move(type));
        }
        return std::move(model_);
    }

private:
    void problem(const std::string& where, const hresult_error& error) {
        model_.problems.push_back(where + ": " + error.what());
    }

    void read_type(const com_ptr<ITypeInfo>& info, type_model& type) {
        bstr name, help;
        throw_if_failed(
            info->GetDocumentation(MEMBERID_NIL, name.put(), help.put(), &type.help_context, nullptr));
        type.name = name.utf8();
        type.help = help.utf8();
        com_ptr<ITypeInfo> described = info;
        {
            type_attributes attributes(info.get());
            throw_if_failed(info->GetTypeAttr(attributes.put()));
            type.kind = attributes->typekind;
            type.guid = attributes->guid;
            type.flags = attributes->wTypeFlags;
            type.major = attributes->wMajorVerNum;
            type.minor = attributes->wMinorVerNum;
            type.size = attributes->cbSizeInstance;
            type.alignment = attributes->cbAlignment;
            if (type.kind == TKIND_ALIAS)
                type.alias = text_of(info.get(), attributes->tdescAlias);
        }
        if (type.kind == TKIND_DISPATCH && (type.flags & TYPEFLAG_FDUAL)) {
            // What the author wrote is the other half: the one with a vtable.
            HREFTYPE reference = 0;
            com_ptr<ITypeInfo> half;
            if (SUCCEEDED(info->GetRefTypeOfImplType(static_cast<UINT>(-1), &reference)) &&
                SUCCEEDED(info->GetRefTypeInfo(reference, half.put()))) {
                described = half;
                type.kind = TKIND_INTERFACE;
                type.dual = true;
                type_attributes attributes(half.get());
                throw_if_failed(half->GetTypeAttr(attributes.put()));
                type.flags = attributes->wTypeFlags;
            }
        }
        type_attributes attributes(described.get());
        throw_if_failed(described->GetTypeAttr(attributes.put()));
        for (UINT i = 0; i < attributes->cImplTypes; ++i)
            guarded_member(type, [&] { type.implemented.push_back(read_implemented(described.get(), i)); });
        for (UINT i = 0; i < attributes->cFuncs; ++i)
            guarded_member(type,
                           [&] { type.functions.push_back(read_function(described.get(), i, type.kind)); });
        for (UINT i = 0; i < attributes->cVars; ++i)
            guarded_member(type, [&] { type.variables.push_back(read_variable(described.get(), i)); });
    }

    template <class Body>
    void guarded_member(const type_model& type, Body&& body) {
        try {
            body();
        } catch (const hresult_error& error) {
            problem(type.name, error);
        }
    }

    implemented_model read_implemented(ITypeInfo* info, UINT index) {
        implemented_model result;
        HREFTYPE reference = 0;
        throw_if_failed(info->GetRefTypeOfImplType(index, &reference));
        throw_if_failed(info->GetImplTypeFlags(index, &result.flags));
        com_ptr<ITypeInfo> target;
        throw_if_failed(info->GetRefTypeInfo(reference, target.put()));
        note_import(target.get());
        result.name = name_of(target.get());
        type_attributes attributes(target.get());
        throw_if_failed(target->GetTypeAttr(attributes.put()));
        result.guid = attributes->guid;
        result.kind = attributes->typekind;
        if (result.kind == TKIND_DISPATCH && (attributes->wTypeFlags & TYPEFLAG_FDUAL))
            result.kind = TKIND_INTERFACE;
        return result;
    }

    function_model read_function(ITypeInfo* info, UINT index, TYPEKIND kind) {
        function_description description(info);
        throw_if_failed(info->GetFuncDesc(index, description.put()));
        function_model result;
        result.id = description->memid;
        result.kind = description->funckind;
        result.invoke = description->invkind;
        result.convention = description->callconv;
        result.vtable_offset = description->oVft;
        result.optional_count = description->cParamsOpt;
        result.flags = description->wFuncFlags;
        result.result = text_of(info, description->elemdescFunc.tdesc);
        std::vector<bstr> names(static_cast<std::size_t>(std::max<SHORT>(description->cParams, 0)) + 1);
        std::vector<BSTR> raw(names.size());
        UINT named = 0;
        throw_if_failed(info->GetNames(result.id, raw.data(), static_cast<UINT>(raw.size()), &named));
        for (UINT i = 0; i < named && i < names.size(); ++i)
            names[i].attach(raw[i]);
        result.name = names[0].utf8();
        for (SHORT i = 0; i < description->cParams; ++i) {
            const ELEMDESC& element = description->lprgelemdescParam[i];
            parameter_model parameter;
            parameter.name = names[static_cast<std::size_t>(i) + 1].utf8();
            parameter.type = text_of(info, element.tdesc);
            parameter.flags = element.paramdesc.wParamFlags;
            if ((parameter.flags & PARAMFLAG_FHASDEFAULT) && element.paramdesc.pparamdescex != nullptr)
                parameter.default_value = comity::variant(element.paramdesc.pparamdescex->varDefaultValue);
            result.parameters.push_back(std::move(parameter));
        }
        // A property's new value has no name in the library.
        if (!result.parameters.empty() && result.parameters.back().name.empty() &&
            result.invoke != INVOKE_FUNC && result.invoke != INVOKE_PROPERTYGET)
            result.parameters.back().name = "value";
        bstr help;
        throw_if_failed(
            info->GetDocumentation(result.id, nullptr, help.put(), &result.help_context, nullptr));
        result.help = help.utf8();
        if (kind == TKIND_MODULE) {
            bstr dll, entry;
            if (SUCCEEDED(
                    info->GetDllEntry(result.id, result.invoke, dll.put(), entry.put(), &result.ordinal))) {
                result.dll = dll.utf8();
                result.entry = entry.utf8();
            }
        }
        return result;
    }

    variable_model read_variable(ITypeInfo* info, UINT index) {
        variable_description description(info);
        throw_if_failed(info->GetVarDesc(index, description.put()));
        variable_model result;
        result.id = description->memid;
        result.kind = description->varkind;
        result.flags = description->wVarFlags;
        result.type = text_of(info, description->elemdescVar.tdesc);
        if (description->varkind == VAR_CONST && description->lpvarValue != nullptr)
            result.value = comity::variant(*description->lpvarValue);
        else if (description->varkind == VAR_PERINSTANCE)
            result.offset = description->oInst;
        bstr name, help;
        throw_if_failed(
            info->GetDocumentation(result.id, name.put(), help.put(), &result.help_context, nullptr));
        result.name = name.utf8();
        result.help = help.utf8();
        return result;
    }

    type_text text_of(ITypeInfo* info, const TYPEDESC& type, int depth = 0) {
        // A library made to trap its readers may point a type at itself.
        if (depth > 32)
            return {"void", "", type.vt, {}};
        type_text result;
        switch (type.vt) {
        case VT_PTR:
        case VT_SAFEARRAY:
            if (type.lptdesc == nullptr)
                break;
            result = text_of(info, *type.lptdesc, depth + 1);
            if (type.vt == VT_SAFEARRAY)
                result.before = "SAFEARRAY(" + result.text() + ')';
            else
                result.before += (!result.before.empty() && result.before.back() == '*') ? "*" : " *";
            result.vt = type.vt;
            return result;
        case VT_CARRAY:
            if (type.lpadesc == nullptr)
                break;
            result = text_of(info, type.lpadesc->tdescElem, depth + 1);
            for (USHORT i = 0; i < type.lpadesc->cDims; ++i)
                result.behind += '[' + std::to_string(type.lpadesc->rgbounds[i].cElements) + ']';
            result.vt = type.vt;
            return result;
        case VT_USERDEFINED:
            result = text_of_reference(info, type.hreftype);
            result.vt = type.vt;
            return result;
        default:
            if (const char* name = scalar_name(type.vt))
                return {name, "", type.vt, {}};
            break;
        }
        return {"/* type " + std::to_string(type.vt) + " */ void", "", type.vt, {}};
    }

    type_text text_of_reference(ITypeInfo* info, HREFTYPE reference) {
        com_ptr<ITypeInfo> target;
        const HRESULT hr = info->GetRefTypeInfo(reference, target.put());
        if (FAILED(hr)) {
            const std::string name = "unresolved_" + hex_text(reference).substr(2);
            const std::string sentence =
                name + ": the type's own library could not be loaded: " + hresult_label(hr);
            if (std::find(model_.problems.begin(), model_.problems.end(), sentence) == model_.problems.end())
                model_.problems.push_back(sentence);
            return {name, "", VT_USERDEFINED, {}};
        }
        type_text result{name_of(target.get()), "", VT_USERDEFINED, {}};
        com_ptr<ITypeLib> home;
        UINT index = 0;
        if (SUCCEEDED(target->GetContainingTypeLib(home.put(), &index))) {
            if (comity::same_object(home.get(), library_))
                result.uses.push_back(index);
            else
                note_import(home.get());
        }
        return result;
    }

    void note_import(ITypeInfo* type) {
        com_ptr<ITypeLib> home;
        UINT index = 0;
        if (SUCCEEDED(type->GetContainingTypeLib(home.put(), &index)) &&
            !comity::same_object(home.get(), library_))
            note_import(home.get());
    }

    void note_import(ITypeLib* library) {
        TLIBATTR* attributes = nullptr;
        if (FAILED(library->GetLibAttr(&attributes)))
            return;
        imported_library import;
        import.guid = attributes->guid;
        import.major = attributes->wMajorVerNum;
        import.minor = attributes->wMinorVerNum;
        library->ReleaseTLibAttr(attributes);
        for (const imported_library& known : model_.imports)
            if (comity::same_guid(known.guid, import.guid))
                return;
        bstr name;
        if (SUCCEEDED(library->GetDocumentation(-1, name.put(), nullptr, nullptr, nullptr)))
            import.name = name.utf8();
        model_.imports.push_back(std::move(import));
    }

    ITypeLib* library_;
    library_model model_;
};

} // namespace

library_model read_library(ITypeLib* library) {
    return reader(library).read();
}

com_ptr<ITypeLib> load_library(const std::string& path_or_libid) {
    com_ptr<ITypeLib> library;
    if (const std::optional<GUID> libid = parse_guid(path_or_libid)) {
        // 0xffff in both places: the newest version there is.
        throw_if_failed(LoadRegTypeLib(*libid, 0xffff, 0xffff, LOCALE_NEUTRAL, library.put()));
        return library;
    }
    // A file of this name counts before anything else that LoadTypeLib may find under it.
    std::string path = path_or_libid;
    std::string resource;
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        const std::size_t bar = path.rfind('\\');
        if (bar != std::string::npos) {
            resource = path.substr(bar);
            path.resize(bar);
        }
    }
    if (std::filesystem::exists(path, ignored))
        path = std::filesystem::absolute(path).string();
    throw_if_failed(
        LoadTypeLibEx(bstr(std::string_view(path + resource)).get(), REGKIND_NONE, library.put()));
    return library;
}

} // namespace comity_tool
