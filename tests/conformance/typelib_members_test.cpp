// FUNCDESC, names, documentation, custom data and ITypeComp of the fixture library's members.
#include "support.hpp"

#include "conformance.h"
#include "conformance_base.h"

#include <initializer_list>
#include <vector>

using namespace conformance;

namespace {

class Members : public with_library {
protected:
    void SetUp() override {
        with_library::SetUp();
        if (!library)
            return;
        painter = type(__uuidof(IPainter));
        vtable = other_half(painter.get());
    }
    void TearDown() override {
        painter.reset();
        vtable.reset();
        with_library::TearDown();
    }

    static HRESULT ids(ITypeInfo* type, std::initializer_list<const OLECHAR*> names, MEMBERID* out) {
        std::vector<wide> copies(names.begin(), names.end());
        std::vector<OLECHAR*> pointers;
        for (wide& copy : copies)
            pointers.push_back(copy.data());
        return type->GetIDsOfNames(pointers.data(), static_cast<UINT>(pointers.size()), out);
    }

    ref<ITypeInfo> painter;
    ref<ITypeInfo> vtable;
};

const GUID text_data = {0x6f0d5c10, 0x91b4, 0x4e0f, {0x8a, 0x53, 0x2b, 0x8c, 0x3a, 0x9e, 0x20, 0xf0}};
const GUID number_data = {0x6f0d5c10, 0x91b4, 0x4e0f, {0x8a, 0x53, 0x2b, 0x8c, 0x3a, 0x9e, 0x20, 0xf1}};

} // namespace

TEST_F(Members, TheInterfaceFormReturnsHresult) {
    func_desc add(vtable.get(), 8);
    ASSERT_TRUE(add);
    EXPECT_EQ(4, add->memid);
    EXPECT_EQ(FUNC_PUREVIRTUAL, add->funckind);
    EXPECT_EQ(INVOKE_FUNC, add->invkind);
    EXPECT_EQ(CC_STDCALL, add->callconv);
    EXPECT_EQ(3, add->cParams);
    EXPECT_EQ(0, add->cParamsOpt);
    EXPECT_EQ((7 + 8) * 8, add->oVft);
    EXPECT_EQ(VT_HRESULT, add->elemdescFunc.tdesc.vt);
    EXPECT_EQ(VT_I4, add.param(0).tdesc.vt);
    EXPECT_EQ(PARAMFLAG_FIN, add.param(0).paramdesc.wParamFlags);
    ASSERT_EQ(VT_PTR, add.param(2).tdesc.vt);
    EXPECT_EQ(VT_I4, add.param(2).tdesc.lptdesc->vt);
    EXPECT_EQ(PARAMFLAG_FOUT | PARAMFLAG_FRETVAL, add.param(2).paramdesc.wParamFlags);
}

TEST_F(Members, TheDispatchFormReturnsTheValue) {
    func_desc add(painter.get(), 7 + 8);
    ASSERT_TRUE(add);
    EXPECT_EQ(4, add->memid);
    EXPECT_EQ(FUNC_DISPATCH, add->funckind);
    EXPECT_EQ(2, add->cParams);
    EXPECT_EQ(VT_I4, add->elemdescFunc.tdesc.vt);
}

TEST_F(Members, TheDispatchFormOfAMethodWithoutResultReturnsNothing) {
    func_desc touch(painter.get(), 7 + 16);
    EXPECT_EQ("Touch", name_of(painter.get(), touch->memid));
    EXPECT_EQ(0, touch->cParams);
    EXPECT_EQ(VT_VOID, touch->elemdescFunc.tdesc.vt);
}

TEST_F(Members, TheDispatchFormStartsWithTheBaseMembers) {
    const char* names[] = {"QueryInterface", "AddRef",        "Release", "GetTypeInfoCount",
                           "GetTypeInfo",    "GetIDsOfNames", "Invoke"};
    for (UINT i = 0; i < 7; ++i) {
        func_desc base(painter.get(), i);
        ASSERT_TRUE(base);
        EXPECT_EQ(names[i], name_of(painter.get(), base->memid));
        EXPECT_TRUE(base->wFuncFlags & FUNCFLAG_FRESTRICTED);
    }
}

TEST_F(Members, BaseMembersHaveAutomaticIds) {
    func_desc query(painter.get(), 0);
    EXPECT_EQ(0x60000000, query->memid);
    func_desc count(painter.get(), 3);
    EXPECT_EQ(0x60010000, count->memid);
}

TEST_F(Members, AutomaticIdsOfAnInterface) {
    auto plain = type(__uuidof(IPlain));
    for (UINT i = 0; i < 6; ++i) {
        func_desc func(plain.get(), i);
        EXPECT_EQ(static_cast<MEMBERID>(0x60010000 + i), func->memid);
        EXPECT_EQ(static_cast<SHORT>((3 + i) * 8), func->oVft);
    }
}

TEST_F(Members, ReturnTypesOtherThanHresult) {
    auto plain = type(__uuidof(IPlain));
    EXPECT_EQ(VT_UI4, func_desc(plain.get(), 1)->elemdescFunc.tdesc.vt);
    EXPECT_EQ(VT_VOID, func_desc(plain.get(), 2)->elemdescFunc.tdesc.vt);
}

TEST_F(Members, ParameterTypes) {
    func_desc types(vtable.get(), 18);
    const VARTYPE expected[] = {VT_UI1, VT_I2, VT_R4, VT_CY, VT_DATE, VT_BOOL, VT_I8};
    for (int i = 0; i < 7; ++i)
        EXPECT_EQ(expected[i], types.param(i).tdesc.vt) << i;
    func_desc numbers(vtable.get(), 23);
    ASSERT_EQ(VT_SAFEARRAY, numbers.param(0).tdesc.vt);
    EXPECT_EQ(VT_BSTR, numbers.param(0).tdesc.lptdesc->vt);
}

TEST_F(Members, UserDefinedParameterTypes) {
    auto plain = type(__uuidof(IPlain));
    func_desc move(plain.get(), 3);
    ASSERT_EQ(VT_PTR, move.param(0).tdesc.vt);
    ASSERT_EQ(VT_USERDEFINED, move.param(0).tdesc.lptdesc->vt);
    EXPECT_EQ(PARAMFLAG_FIN | PARAMFLAG_FOUT, move.param(0).paramdesc.wParamFlags);
    const char* names[] = {"Point", "Colour", "Identifier"};
    HREFTYPE references[] = {move.param(0).tdesc.lptdesc->hreftype, move.param(1).tdesc.hreftype,
                             move.param(2).tdesc.hreftype};
    for (int i = 0; i < 3; ++i) {
        ref<ITypeInfo> target;
        EXPECT_HR(S_OK, plain->GetRefTypeInfo(references[i], target.put()));
        EXPECT_EQ(names[i], name_of(target.get()));
    }
}

TEST_F(Members, OptionalParameters) {
    func_desc mix(vtable.get(), 9);
    EXPECT_EQ(2, mix->cParamsOpt);
    EXPECT_EQ(PARAMFLAG_FIN, mix.param(0).paramdesc.wParamFlags);
    EXPECT_EQ(PARAMFLAG_FIN | PARAMFLAG_FOPT, mix.param(1).paramdesc.wParamFlags);
}

TEST_F(Members, DefaultValues) {
    func_desc fill(vtable.get(), 10);
    const char* expected[] = {"I4 5", "BSTR 'plain'", "BOOL -1"};
    for (int i = 0; i < 3; ++i) {
        const PARAMDESC& param = fill.param(i).paramdesc;
        ASSERT_TRUE(param.wParamFlags & PARAMFLAG_FHASDEFAULT) << i;
        ASSERT_NE(nullptr, param.pparamdescex) << i;
        EXPECT_EQ(sizeof(PARAMDESCEX), param.pparamdescex->cBytes);
        EXPECT_EQ(expected[i], show(param.pparamdescex->varDefaultValue));
    }
}

TEST_F(Members, AVariableArgumentList) {
    func_desc join(vtable.get(), 11);
    EXPECT_EQ(-1, join->cParamsOpt);
}

TEST_F(Members, AnLcidParameter) {
    func_desc localised(vtable.get(), 12);
    EXPECT_EQ(3, localised->cParams);
    EXPECT_TRUE(localised.param(1).paramdesc.wParamFlags & PARAMFLAG_FLCID);
    func_desc dispatch(painter.get(), 7 + 12);
    EXPECT_EQ(1, dispatch->cParams) << "a caller by name does not see it";
}

TEST_F(Members, PropertyFunctions) {
    const INVOKEKIND kinds[] = {INVOKE_PROPERTYGET, INVOKE_PROPERTYPUT};
    for (UINT i = 0; i < 2; ++i) {
        func_desc colour(vtable.get(), i);
        EXPECT_EQ(DISPID_VALUE, colour->memid);
        EXPECT_EQ(kinds[i], colour->invkind);
    }
    EXPECT_EQ(INVOKE_PROPERTYPUTREF, func_desc(vtable.get(), 7)->invkind);
}

TEST_F(Members, FunctionFlags) {
    EXPECT_EQ(FUNCFLAG_FRESTRICTED | FUNCFLAG_FHIDDEN, func_desc(vtable.get(), 17)->wFuncFlags);
    auto second = other_half(type(__uuidof(IPainter2)).get());
    EXPECT_EQ(FUNCFLAG_FSOURCE, func_desc(second.get(), 1)->wFuncFlags);
    EXPECT_EQ(FUNCFLAG_FBINDABLE | FUNCFLAG_FREQUESTEDIT | FUNCFLAG_FDISPLAYBIND | FUNCFLAG_FDEFAULTBIND,
              func_desc(second.get(), 2)->wFuncFlags);
}

TEST_F(Members, TheEnumeratorHasItsId) {
    func_desc enumerator(vtable.get(), 26);
    EXPECT_EQ(DISPID_NEWENUM, enumerator->memid);
    EXPECT_EQ("_NewEnum", name_of(vtable.get(), DISPID_NEWENUM));
}

TEST_F(Members, DispinterfaceProperties) {
    auto events = type(__uuidof(DPainterEvents));
    var_desc width(events.get(), 0);
    EXPECT_EQ(VAR_DISPATCH, width->varkind);
    EXPECT_EQ(1, width->memid);
    EXPECT_EQ(VT_I4, width->elemdescVar.tdesc.vt);
    EXPECT_EQ(0, width->wVarFlags);
    var_desc caption(events.get(), 1);
    EXPECT_EQ(VARFLAG_FREADONLY, caption->wVarFlags);
    EXPECT_EQ(VT_BSTR, caption->elemdescVar.tdesc.vt);
}

TEST_F(Members, DispinterfaceMethods) {
    auto events = type(__uuidof(DPainterEvents));
    func_desc changed(events.get(), 0);
    EXPECT_EQ(10, changed->memid);
    EXPECT_EQ(FUNC_DISPATCH, changed->funckind);
    EXPECT_EQ(VT_VOID, changed->elemdescFunc.tdesc.vt);
    EXPECT_EQ(2, changed->cParams);
    func_desc closing(events.get(), 1);
    EXPECT_EQ(VT_BOOL, closing->elemdescFunc.tdesc.vt);
    EXPECT_EQ(-500, func_desc(events.get(), 2)->memid);
}

TEST_F(Members, NamesOfAFunctionAndItsParameters) {
    BSTR names[8] = {};
    UINT count = 0;
    ASSERT_HR(S_OK, vtable->GetNames(4, names, 8, &count));
    ASSERT_EQ(4u, count);
    const char* expected[] = {"Add", "first", "second", "sum"};
    for (UINT i = 0; i < count; ++i) {
        EXPECT_EQ(expected[i], text(names[i]));
        SysFreeString(names[i]);
    }
}

TEST_F(Members, TheDispatchFormDoesNotNameTheResult) {
    BSTR names[8] = {};
    UINT count = 0;
    ASSERT_HR(S_OK, painter->GetNames(4, names, 8, &count));
    EXPECT_EQ(3u, count);
    for (UINT i = 0; i < count; ++i)
        SysFreeString(names[i]);
}

TEST_F(Members, NamesStopAtTheBuffer) {
    BSTR names[2] = {};
    UINT count = 0;
    ASSERT_HR(S_OK, vtable->GetNames(4, names, 2, &count));
    ASSERT_EQ(2u, count);
    EXPECT_EQ("first", text(names[1]));
    SysFreeString(names[0]);
    SysFreeString(names[1]);
}

TEST_F(Members, NamesOfAPropertyPutLeaveOutTheValue) {
    BSTR names[8] = {};
    UINT count = 0;
    auto events = type(__uuidof(DPainterEvents));
    ASSERT_HR(S_OK, events->GetNames(2, names, 8, &count));
    ASSERT_EQ(1u, count);
    EXPECT_EQ("Caption", text(names[0]));
    SysFreeString(names[0]);
}

TEST_F(Members, NamesOfAnUnknownMember) {
    BSTR names[2] = {};
    UINT count = 0;
    EXPECT_HR(TYPE_E_ELEMENTNOTFOUND, vtable->GetNames(4711, names, 2, &count));
}

TEST_F(Members, NamesOfInheritedMembers) {
    auto second = other_half(type(__uuidof(IPainter2)).get());
    BSTR names[8] = {};
    UINT count = 0;
    ASSERT_HR(S_OK, second->GetNames(4, names, 8, &count));
    ASSERT_LE(1u, count);
    EXPECT_EQ("Add", text(names[0]));
    for (UINT i = 0; i < count; ++i)
        SysFreeString(names[i]);
}

TEST_F(Members, IdsOfNames) {
    MEMBERID found[1] = {};
    EXPECT_HR(S_OK, ids(painter.get(), {OLESTR("Add")}, found));
    EXPECT_EQ(4, found[0]);
    EXPECT_HR(S_OK, ids(painter.get(), {OLESTR("_NewEnum")}, found));
    EXPECT_EQ(DISPID_NEWENUM, found[0]);
    EXPECT_HR(S_OK, ids(painter.get(), {OLESTR("Colour")}, found));
    EXPECT_EQ(DISPID_VALUE, found[0]);
}

TEST_F(Members, IdsOfNamesIgnoreCase) {
    MEMBERID found[1] = {};
    EXPECT_HR(S_OK, ids(painter.get(), {OLESTR("aDD")}, found));
    EXPECT_EQ(4, found[0]);
}

TEST_F(Members, IdsOfParametersAreTheirPositions) {
    MEMBERID found[3] = {};
    EXPECT_HR(S_OK, ids(painter.get(), {OLESTR("Fill"), OLESTR("SOLID"), OLESTR("width")}, found));
    EXPECT_EQ(6, found[0]);
    EXPECT_EQ(2, found[1]);
    EXPECT_EQ(0, found[2]);
}

TEST_F(Members, TheResultOfTheInterfaceFormIsAParameter) {
    MEMBERID found[2] = {};
    EXPECT_HR(S_OK, ids(vtable.get(), {OLESTR("Add"), OLESTR("sum")}, found));
    EXPECT_EQ(2, found[1]);
}

TEST_F(Members, IdsOfUnknownNames) {
    MEMBERID found[2] = {};
    EXPECT_HR(DISP_E_UNKNOWNNAME, ids(painter.get(), {OLESTR("Paint")}, found));
    EXPECT_EQ(MEMBERID_NIL, found[0]);
}

TEST_F(Members, IdsOfUnknownParameters) {
    MEMBERID found[3] = {};
    EXPECT_HR(DISP_E_UNKNOWNNAME,
              ids(painter.get(), {OLESTR("Add"), OLESTR("third"), OLESTR("second")}, found));
    EXPECT_EQ(4, found[0]);
    EXPECT_EQ(MEMBERID_NIL, found[1]);
    EXPECT_EQ(1, found[2]);
}

TEST_F(Members, IdsOfInheritedNames) {
    auto second = other_half(type(__uuidof(IPainter2)).get());
    MEMBERID found[1] = {};
    EXPECT_HR(S_OK, ids(second.get(), {OLESTR("Split")}, found));
    EXPECT_EQ(10, found[0]);
    EXPECT_HR(S_OK, ids(type(__uuidof(IPainter2)).get(), {OLESTR("Split")}, found));
    EXPECT_EQ(10, found[0]);
}

TEST_F(Members, IdsOfVariables) {
    MEMBERID found[1] = {};
    EXPECT_HR(S_OK, ids(type(OLESTR("Colour")).get(), {OLESTR("colour_blue")}, found));
    EXPECT_HR(S_OK, ids(type(__uuidof(DPainterEvents)).get(), {OLESTR("Caption")}, found));
    EXPECT_EQ(2, found[0]);
}

TEST_F(Members, Documentation) {
    bstr name;
    bstr doc;
    bstr file;
    DWORD context = 0;
    ASSERT_HR(S_OK, painter->GetDocumentation(DISPID_VALUE, name.put(), doc.put(), &context, file.put()));
    EXPECT_EQ("Colour", name.str());
    EXPECT_EQ("The colour", doc.str());
    EXPECT_EQ(201u, context);
    EXPECT_EQ("conformance.hlp", file.str());
}

TEST_F(Members, DocumentationOfAnUnknownMember) {
    bstr name;
    EXPECT_HR(TYPE_E_ELEMENTNOTFOUND, painter->GetDocumentation(4711, name.put(), nullptr, nullptr, nullptr));
}

TEST_F(Members, DocumentationOfAnInheritedMember) {
    EXPECT_EQ("Split", name_of(other_half(type(__uuidof(IPainter2)).get()).get(), 10));
}

TEST_F(Members, IndexesOfIds) {
    auto vtable2 = vtable.as<ITypeInfo2>();
    UINT index = 99;
    EXPECT_HR(S_OK, vtable2->GetFuncIndexOfMemId(4, INVOKE_FUNC, &index));
    EXPECT_EQ(8u, index);
    EXPECT_HR(S_OK, vtable2->GetFuncIndexOfMemId(0, INVOKE_PROPERTYPUT, &index));
    EXPECT_EQ(1u, index);
    EXPECT_HR(TYPE_E_ELEMENTNOTFOUND, vtable2->GetFuncIndexOfMemId(4711, INVOKE_FUNC, &index));
    auto colour2 = type(OLESTR("Colour")).as<ITypeInfo2>();
    var_desc blue(type(OLESTR("Colour")).get(), 3);
    EXPECT_HR(S_OK, colour2->GetVarIndexOfMemId(blue->memid, &index));
    EXPECT_EQ(3u, index);
    EXPECT_HR(TYPE_E_ELEMENTNOTFOUND, colour2->GetVarIndexOfMemId(4711, &index));
}

TEST_F(Members, CustomDataOfTypesFunctionsAndParameters) {
    auto vtable2 = vtable.as<ITypeInfo2>();
    variant of_type;
    EXPECT_HR(S_OK, vtable2->GetCustData(text_data, &of_type));
    EXPECT_EQ("BSTR 'interface value'", show(of_type));
    variant of_function;
    EXPECT_HR(S_OK, vtable2->GetFuncCustData(8, number_data, &of_function));
    EXPECT_EQ("I4 4", show(of_function));
    variant of_parameter;
    EXPECT_HR(S_OK, vtable2->GetParamCustData(8, 0, text_data, &of_parameter));
    EXPECT_EQ("BSTR 'parameter value'", show(of_parameter));
}

TEST_F(Members, AbsentCustomDataIsEmpty) {
    auto vtable2 = vtable.as<ITypeInfo2>();
    variant value;
    EXPECT_HR(S_OK, vtable2->GetFuncCustData(8, text_data, &value));
    EXPECT_EQ("EMPTY", show(value));
    CUSTDATA data = {};
    EXPECT_HR(S_OK, vtable2->GetAllFuncCustData(0, &data));
    EXPECT_EQ(0u, data.cCustData);
    ClearCustData(&data);
}

TEST_F(Members, AbsentCustomDataOfAParameterIsEmpty) {
    auto vtable2 = vtable.as<ITypeInfo2>();
    variant value;
    EXPECT_HR(S_OK, vtable2->GetParamCustData(8, 1, text_data, &value));
    EXPECT_EQ("EMPTY", show(value));
}

TEST_F(Members, CustomDataOfWhatIsNotThere) {
    auto vtable2 = vtable.as<ITypeInfo2>();
    variant value;
    EXPECT_HR(TYPE_E_ELEMENTNOTFOUND, vtable2->GetFuncCustData(99, text_data, &value));
    EXPECT_HR(TYPE_E_ELEMENTNOTFOUND, vtable2->GetParamCustData(8, 3, text_data, &value));
    EXPECT_HR(TYPE_E_ELEMENTNOTFOUND, vtable2->GetVarCustData(0, text_data, &value));
}

TEST_F(Members, MopsAreNull) {
    BSTR text = nullptr;
    EXPECT_HR(S_OK, vtable->GetMops(4, &text));
    EXPECT_EQ(nullptr, text);
}

TEST_F(Members, TypeCompBindsAMethod) {
    ref<ITypeComp> comp;
    ASSERT_HR(S_OK, vtable->GetTypeComp(comp.put()));
    wide name(OLESTR("Add"));
    ref<ITypeInfo> found;
    DESCKIND kind = DESCKIND_NONE;
    BINDPTR bound = {};
    ASSERT_HR(S_OK, comp->Bind(name.data(), 0, INVOKE_FUNC, found.put(), &kind, &bound));
    ASSERT_EQ(DESCKIND_FUNCDESC, kind);
    EXPECT_EQ(4, bound.lpfuncdesc->memid);
    found->ReleaseFuncDesc(bound.lpfuncdesc);
}

TEST_F(Members, TypeCompChoosesByInvokeKind) {
    ref<ITypeComp> comp;
    ASSERT_HR(S_OK, vtable->GetTypeComp(comp.put()));
    wide name(OLESTR("Title"));
    for (INVOKEKIND wanted : {INVOKE_PROPERTYGET, INVOKE_PROPERTYPUT}) {
        ref<ITypeInfo> found;
        DESCKIND kind = DESCKIND_NONE;
        BINDPTR bound = {};
        ASSERT_HR(S_OK, comp->Bind(name.data(), 0, static_cast<WORD>(wanted), found.put(), &kind, &bound));
        ASSERT_EQ(DESCKIND_FUNCDESC, kind);
        EXPECT_EQ(wanted, bound.lpfuncdesc->invkind);
        found->ReleaseFuncDesc(bound.lpfuncdesc);
    }
    ref<ITypeInfo> found;
    DESCKIND kind = DESCKIND_NONE;
    BINDPTR bound = {};
    EXPECT_HR(TYPE_E_TYPEMISMATCH, comp->Bind(name.data(), 0, INVOKE_FUNC, found.put(), &kind, &bound));
    EXPECT_EQ(DESCKIND_NONE, kind);
}

TEST_F(Members, TypeCompBindsVariables) {
    ref<ITypeComp> comp;
    ASSERT_HR(S_OK, type(OLESTR("Colour"))->GetTypeComp(comp.put()));
    wide name(OLESTR("COLOUR_GREEN"));
    ref<ITypeInfo> found;
    DESCKIND kind = DESCKIND_NONE;
    BINDPTR bound = {};
    ASSERT_HR(S_OK, comp->Bind(name.data(), 0, 0, found.put(), &kind, &bound));
    ASSERT_EQ(DESCKIND_VARDESC, kind);
    EXPECT_EQ("I4 5", show(*bound.lpvardesc->lpvarValue));
    found->ReleaseVarDesc(bound.lpvardesc);
}

TEST_F(Members, TypeCompFindsNothing) {
    ref<ITypeComp> comp;
    ASSERT_HR(S_OK, vtable->GetTypeComp(comp.put()));
    wide name(OLESTR("NoSuchMember"));
    ITypeInfo* found = reinterpret_cast<ITypeInfo*>(1);
    DESCKIND kind = DESCKIND_FUNCDESC;
    BINDPTR bound = {};
    EXPECT_HR(S_OK, comp->Bind(name.data(), 0, 0, &found, &kind, &bound));
    EXPECT_EQ(DESCKIND_NONE, kind);
    EXPECT_EQ(nullptr, found);
}

TEST_F(Members, TheLibrarysTypeCompBindsEnumerators) {
    ref<ITypeComp> comp;
    ASSERT_HR(S_OK, library->GetTypeComp(comp.put()));
    wide name(OLESTR("COLOUR_BLUE"));
    ref<ITypeInfo> found;
    DESCKIND kind = DESCKIND_NONE;
    BINDPTR bound = {};
    ASSERT_HR(S_OK, comp->Bind(name.data(), 0, 0, found.put(), &kind, &bound));
    ASSERT_EQ(DESCKIND_VARDESC, kind);
    EXPECT_EQ("I4 6", show(*bound.lpvardesc->lpvarValue));
    found->ReleaseVarDesc(bound.lpvardesc);
}

TEST_F(Members, TheLibrarysTypeCompBindsTypes) {
    ref<ITypeComp> comp;
    ASSERT_HR(S_OK, library->GetTypeComp(comp.put()));
    wide name(OLESTR("IPainter"));
    ref<ITypeInfo> found;
    ref<ITypeComp> reserved;
    ASSERT_HR(S_OK, comp->BindType(name.data(), 0, found.put(), reserved.put()));
    ASSERT_TRUE(found);
    EXPECT_EQ("IPainter", name_of(found.get()));
}

TEST_F(Members, TheLibrarysTypeCompBindsModules) {
    ref<ITypeComp> comp;
    ASSERT_HR(S_OK, library->GetTypeComp(comp.put()));
    wide name(OLESTR("Helpers"));
    ref<ITypeInfo> found;
    DESCKIND kind = DESCKIND_NONE;
    BINDPTR bound = {};
    ASSERT_HR(S_OK, comp->Bind(name.data(), 0, 0, found.put(), &kind, &bound));
    ASSERT_EQ(DESCKIND_TYPECOMP, kind);
    bound.lptcomp->Release();
}
