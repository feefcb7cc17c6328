// What the generated type libraries say, read back through our own loader, against the published tables.
#include "messenger_facts.hpp"

#include <oleauto.h>
#include <comity/com_ptr.hpp>

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace {

using comity::com_ptr;
using namespace messenger_facts;

std::string narrow(const char16_t* text)
{
    std::string result;
    for (; text && *text; ++text)
        result += char(*text); // every name of these libraries is ASCII
    return result;
}

com_ptr<ITypeLib> load(const char16_t* path)
{
    com_ptr<ITypeLib> library;
    EXPECT_EQ(LoadTypeLibEx(path, REGKIND_NONE, library.put()), S_OK) << narrow(path);
    return library;
}

std::string name_of(ITypeInfo* type)
{
    BSTR name = nullptr;
    EXPECT_EQ(type->GetDocumentation(MEMBERID_NIL, &name, nullptr, nullptr, nullptr), S_OK);
    std::string result = narrow(name);
    SysFreeString(name);
    return result;
}

std::string type_text(ITypeInfo* owner, const TYPEDESC& type)
{
    switch (type.vt) {
    case VT_VOID: return "void";
    case VT_I4: return "long";
    case VT_BSTR: return "BSTR";
    case VT_BOOL: return "VARIANT_BOOL";
    case VT_VARIANT: return "VARIANT";
    case VT_DISPATCH: return "IDispatch*";
    case VT_UNKNOWN: return "IUnknown*";
    case VT_HRESULT: return "HRESULT";
    case VT_PTR: return type_text(owner, *type.lptdesc) + "*";
    case VT_USERDEFINED: {
        com_ptr<ITypeInfo> target;
        if (FAILED(owner->GetRefTypeInfo(type.hreftype, target.put())))
            return "unresolved";
        return name_of(target.get());
    }
    default: return "vt" + std::to_string(type.vt);
    }
}

std::string parameters_text(ITypeInfo* owner, const FUNCDESC& function)
{
    std::string text;
    for (int i = 0; i < function.cParams; ++i) {
        const ELEMDESC& parameter = function.lprgelemdescParam[i];
        const USHORT flags = parameter.paramdesc.wParamFlags;
        if (i)
            text += ", ";
        if (flags & PARAMFLAG_FIN)
            text += 'i';
        if (flags & PARAMFLAG_FOUT)
            text += 'o';
        if (flags & PARAMFLAG_FRETVAL)
            text += 'r';
        if (flags & PARAMFLAG_FOPT)
            text += '?';
        text += ' ' + type_text(owner, parameter.tdesc);
    }
    return text;
}

std::string kind_text(const FUNCDESC& function)
{
    std::string kind = function.invkind == INVOKE_PROPERTYGET   ? "get"
                       : function.invkind == INVOKE_PROPERTYPUT ? "put"
                       : function.invkind == INVOKE_FUNC        ? "method"
                                                                : "putref";
    return function.wFuncFlags & FUNCFLAG_FRESTRICTED ? kind + " restricted" : kind;
}

/// A library has one spelling per name, the one it meets first: ShowContactCard's parameters for Left and Top, the contact's
/// property for the service's ServiceID. The published libraries show the same.
std::string spelling_in_library(const std::string& name)
{
    if (name == "Left")
        return "left";
    if (name == "Top")
        return "top";
    if (name == "ServiceID")
        return "ServiceId";
    return name;
}

/// The vtable half of the dual interface `fact`, after checking what both halves say of themselves.
com_ptr<ITypeInfo> vtable_half(ITypeLib* library, const interface_fact& fact)
{
    IID iid;
    EXPECT_EQ(IIDFromString(fact.iid, &iid), S_OK);
    com_ptr<ITypeInfo> dispatch_half, half;
    EXPECT_EQ(library->GetTypeInfoOfGuid(iid, dispatch_half.put()), S_OK) << narrow(fact.name);
    if (!dispatch_half)
        return half;
    EXPECT_EQ(name_of(dispatch_half.get()), narrow(fact.name));

    TYPEATTR* attributes = nullptr;
    EXPECT_EQ(dispatch_half->GetTypeAttr(&attributes), S_OK);
    EXPECT_EQ(attributes->typekind, TKIND_DISPATCH);
    EXPECT_TRUE(attributes->guid == iid);
    EXPECT_EQ(attributes->wTypeFlags & (TYPEFLAG_FDUAL | TYPEFLAG_FDISPATCHABLE),
              TYPEFLAG_FDUAL | TYPEFLAG_FDISPATCHABLE);
    dispatch_half->ReleaseTypeAttr(attributes);

    HREFTYPE reference = 0;
    EXPECT_EQ(dispatch_half->GetRefTypeOfImplType(UINT(-1), &reference), S_OK);
    EXPECT_EQ(dispatch_half->GetRefTypeInfo(reference, half.put()), S_OK);
    EXPECT_EQ(half->GetTypeAttr(&attributes), S_OK);
    EXPECT_EQ(attributes->typekind, TKIND_INTERFACE);
    EXPECT_EQ(attributes->wTypeFlags, TYPEFLAG_FDUAL | TYPEFLAG_FOLEAUTOMATION | TYPEFLAG_FDISPATCHABLE)
        << narrow(fact.name);
    EXPECT_EQ(attributes->cImplTypes, 1);
    half->ReleaseTypeAttr(attributes);

    com_ptr<ITypeInfo> base;
    EXPECT_EQ(half->GetRefTypeOfImplType(0, &reference), S_OK);
    EXPECT_EQ(half->GetRefTypeInfo(reference, base.put()), S_OK) << narrow(fact.name);
    if (base) {
        EXPECT_EQ(name_of(base.get()), narrow(fact.base));
    }
    return half;
}

template <size_t Interfaces, size_t Members>
void compare_members(ITypeLib* library, const interface_fact (&interfaces)[Interfaces],
                     const member_fact (&members)[Members])
{
    for (const interface_fact& fact : interfaces) {
        if (narrow(fact.name) == "IMessengerDebug")
            continue; // its parameters were never published
        SCOPED_TRACE(narrow(fact.name));
        com_ptr<ITypeInfo> type = vtable_half(library, fact);
        ASSERT_TRUE(type);
        UINT index = 0;
        for (const member_fact& member : members) {
            if (narrow(member.interface_name) != narrow(fact.name))
                continue;
            SCOPED_TRACE(narrow(member.name));
            FUNCDESC* function = nullptr;
            ASSERT_EQ(type->GetFuncDesc(index++, &function), S_OK);
            EXPECT_EQ(function->memid, member.dispid);
            EXPECT_EQ(function->oVft, member.slot * int(sizeof(void*)));
            EXPECT_EQ(kind_text(*function), member.kind);
            EXPECT_EQ(type_text(type.get(), function->elemdescFunc.tdesc), "HRESULT");
            EXPECT_EQ(parameters_text(type.get(), *function), member.parameters);
            BSTR name = nullptr;
            UINT names = 0;
            EXPECT_EQ(type->GetNames(function->memid, &name, 1, &names), S_OK);
            EXPECT_EQ(names, 1u);
            EXPECT_EQ(narrow(name), spelling_in_library(narrow(member.name)));
            SysFreeString(name);
            type->ReleaseFuncDesc(function);
        }
        FUNCDESC* beyond = nullptr;
        EXPECT_EQ(type->GetFuncDesc(index, &beyond), TYPE_E_ELEMENTNOTFOUND);
    }
}

template <size_t Count> void compare_enumerators(ITypeLib* library, const enumerator_fact (&facts)[Count])
{
    std::map<std::string, std::map<std::string, LONG>> expected, found;
    for (const enumerator_fact& fact : facts)
        expected[narrow(fact.enumeration)][narrow(fact.name)] = fact.value;

    for (UINT i = 0; i < library->GetTypeInfoCount(); ++i) {
        com_ptr<ITypeInfo> type;
        ASSERT_EQ(library->GetTypeInfo(i, type.put()), S_OK);
        const std::string name = name_of(type.get());
        if (!expected.contains(name))
            continue;
        TYPEATTR* attributes = nullptr;
        ASSERT_EQ(type->GetTypeAttr(&attributes), S_OK);
        if (attributes->typekind == TKIND_ALIAS) { // typedef enum {...} NAME: NAME is an alias of an unnamed enumeration
            com_ptr<ITypeInfo> target;
            ASSERT_EQ(attributes->tdescAlias.vt, VT_USERDEFINED);
            ASSERT_EQ(type->GetRefTypeInfo(attributes->tdescAlias.hreftype, target.put()), S_OK);
            type->ReleaseTypeAttr(attributes);
            type = target;
            ASSERT_EQ(type->GetTypeAttr(&attributes), S_OK);
        }
        EXPECT_EQ(attributes->typekind, TKIND_ENUM) << name;
        for (UINT v = 0; v < attributes->cVars; ++v) {
            VARDESC* variable = nullptr;
            ASSERT_EQ(type->GetVarDesc(v, &variable), S_OK);
            EXPECT_EQ(variable->varkind, VAR_CONST);
            EXPECT_EQ(V_VT(variable->lpvarValue), VT_I4);
            BSTR enumerator = nullptr;
            UINT names = 0;
            ASSERT_EQ(type->GetNames(variable->memid, &enumerator, 1, &names), S_OK);
            found[name][narrow(enumerator)] = V_I4(variable->lpvarValue);
            SysFreeString(enumerator);
            type->ReleaseVarDesc(variable);
        }
        type->ReleaseTypeAttr(attributes);
    }
    for (const auto& [enumeration, values] : expected)
        EXPECT_EQ(found[enumeration], values) << enumeration;
}

void expect_library(ITypeLib* library, const char* name, const char* help, const char16_t* libid)
{
    BSTR found_name = nullptr, found_help = nullptr;
    ASSERT_EQ(library->GetDocumentation(-1, &found_name, &found_help, nullptr, nullptr), S_OK);
    EXPECT_EQ(narrow(found_name), name);
    EXPECT_EQ(narrow(found_help), help);
    SysFreeString(found_name);
    SysFreeString(found_help);
    TLIBATTR* attributes = nullptr;
    ASSERT_EQ(library->GetLibAttr(&attributes), S_OK);
    GUID id;
    ASSERT_EQ(IIDFromString(libid, &id), S_OK);
    EXPECT_TRUE(attributes->guid == id);
    EXPECT_EQ(attributes->wMajorVerNum, 1);
    EXPECT_EQ(attributes->wMinorVerNum, 0);
    EXPECT_EQ(attributes->lcid, 0u);
    EXPECT_EQ(attributes->syskind, SYS_WIN64);
    library->ReleaseTLibAttr(attributes);
}

TEST(messenger_contract, library_is_the_published_one)
{
    auto library = load(MSGRUA_TLB);
    ASSERT_TRUE(library);
    expect_library(library.get(), "MessengerAPI", "Messenger API Type Library",
                   u"{E02AD29E-80F5-46C6-B416-9B3EBDDF057E}");
}

TEST(messenger_contract, interfaces_and_members_are_the_published_ones)
{
    auto library = load(MSGRUA_TLB);
    ASSERT_TRUE(library);
    compare_members(library.get(), messenger_interfaces, messenger_members);
}

TEST(messenger_contract, enumerations_are_the_published_ones)
{
    auto library = load(MSGRUA_TLB);
    ASSERT_TRUE(library);
    compare_enumerators(library.get(), messenger_enumerators);
}

TEST(messenger_contract, diagnostic_interface_has_the_automatic_dispids)
{
    auto library = load(MSGRUA_TLB);
    ASSERT_TRUE(library);
    for (const interface_fact& fact : messenger_interfaces) {
        if (narrow(fact.name) != "IMessengerDebug")
            continue;
        auto type = vtable_half(library.get(), fact);
        ASSERT_TRUE(type);
        for (UINT i = 0; i < 3; ++i) {
            FUNCDESC* function = nullptr;
            ASSERT_EQ(type->GetFuncDesc(i, &function), S_OK);
            EXPECT_EQ(function->memid, DISPID(0x60010000 + i));
            EXPECT_EQ(function->oVft, int((7 + i) * sizeof(void*)));
            type->ReleaseFuncDesc(function);
        }
    }
}

TEST(messenger_contract, events_are_the_published_ones_in_library_order)
{
    auto library = load(MSGRUA_TLB);
    ASSERT_TRUE(library);
    IID iid;
    ASSERT_EQ(IIDFromString(u"{C9A6A6B6-9BC1-43A5-B06B-E58874EEBC96}", &iid), S_OK);
    com_ptr<ITypeInfo> type;
    ASSERT_EQ(library->GetTypeInfoOfGuid(iid, type.put()), S_OK);
    TYPEATTR* attributes = nullptr;
    ASSERT_EQ(type->GetTypeAttr(&attributes), S_OK);
    EXPECT_EQ(attributes->typekind, TKIND_DISPATCH);
    EXPECT_EQ(attributes->wTypeFlags, TYPEFLAG_FHIDDEN | TYPEFLAG_FDISPATCHABLE);
    EXPECT_EQ(attributes->cFuncs, std::size(messenger_events));
    type->ReleaseTypeAttr(attributes);
    UINT index = 0;
    for (const event_fact& event : messenger_events) {
        SCOPED_TRACE(narrow(event.name));
        FUNCDESC* function = nullptr;
        ASSERT_EQ(type->GetFuncDesc(index++, &function), S_OK);
        EXPECT_EQ(function->memid, event.dispid);
        EXPECT_EQ(function->funckind, FUNC_DISPATCH);
        EXPECT_EQ(type_text(type.get(), function->elemdescFunc.tdesc), "void");
        EXPECT_EQ(parameters_text(type.get(), *function), event.parameters);
        BSTR name = nullptr;
        UINT names = 0;
        EXPECT_EQ(type->GetNames(function->memid, &name, 1, &names), S_OK);
        EXPECT_EQ(narrow(name), narrow(event.name));
        SysFreeString(name);
        type->ReleaseFuncDesc(function);
    }
}

TEST(messenger_contract, class_has_the_published_default_source)
{
    auto library = load(MSGRUA_TLB);
    ASSERT_TRUE(library);
    CLSID clsid;
    ASSERT_EQ(CLSIDFromString(u"{B69003B3-C55E-4B48-836C-BC5946FC3B28}", &clsid), S_OK);
    com_ptr<ITypeInfo> type;
    ASSERT_EQ(library->GetTypeInfoOfGuid(clsid, type.put()), S_OK);
    EXPECT_EQ(name_of(type.get()), "Messenger");
    TYPEATTR* attributes = nullptr;
    ASSERT_EQ(type->GetTypeAttr(&attributes), S_OK);
    EXPECT_EQ(attributes->typekind, TKIND_COCLASS);
    EXPECT_EQ(attributes->wTypeFlags, TYPEFLAG_FCANCREATE);
    const UINT count = attributes->cImplTypes;
    type->ReleaseTypeAttr(attributes);
    std::map<std::string, INT> flags;
    for (UINT i = 0; i < count; ++i) {
        HREFTYPE reference = 0;
        INT implementation_flags = 0;
        com_ptr<ITypeInfo> implemented;
        ASSERT_EQ(type->GetRefTypeOfImplType(i, &reference), S_OK);
        ASSERT_EQ(type->GetImplTypeFlags(i, &implementation_flags), S_OK);
        ASSERT_EQ(type->GetRefTypeInfo(reference, implemented.put()), S_OK);
        flags[name_of(implemented.get())] = implementation_flags;
    }
    const std::map<std::string, INT> expected{{"IMessenger4", IMPLTYPEFLAG_FDEFAULT},
                                              {"DMessengerEvents", IMPLTYPEFLAG_FDEFAULT | IMPLTYPEFLAG_FSOURCE}};
    EXPECT_EQ(flags, expected);
}

TEST(communicator_contract, library_is_the_published_one)
{
    auto library = load(COMMUNICATOR_TLB);
    ASSERT_TRUE(library);
    expect_library(library.get(), "CommunicatorAPI", "Microsoft Office Communicator 2007 API Type Library",
                   u"{2B317E1D-50E5-4F5E-A3A4-FB85206EDA48}");
}

TEST(communicator_contract, interfaces_and_members_are_the_published_ones)
{
    auto library = load(COMMUNICATOR_TLB);
    ASSERT_TRUE(library);
    compare_members(library.get(), communicator_interfaces, communicator_members);
}

TEST(communicator_contract, enumerations_are_the_published_ones)
{
    auto library = load(COMMUNICATOR_TLB);
    ASSERT_TRUE(library);
    compare_enumerators(library.get(), communicator_enumerators);
}

} // namespace
