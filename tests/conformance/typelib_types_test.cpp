// ITypeInfo on the fixture library: attributes of every kind of type, implemented types, records,
// enumerations, aliases, coclasses, references into other libraries.
#include "support.hpp"

#include "conformance.h"
#include "conformance_base.h"

using namespace conformance;

namespace {

class Types : public with_library {
protected:
    // The type that `type` refers to by `reference`.
    static ref<ITypeInfo> referred(ITypeInfo* type, HREFTYPE reference) {
        ref<ITypeInfo> target;
        EXPECT_HR(S_OK, type->GetRefTypeInfo(reference, target.put()));
        return target;
    }
    static ref<ITypeInfo> implemented(ITypeInfo* type, UINT index) {
        HREFTYPE reference = 0;
        EXPECT_HR(S_OK, type->GetRefTypeOfImplType(index, &reference));
        return referred(type, reference);
    }
};

const int dispatch_flags = TYPEFLAG_FDUAL | TYPEFLAG_FDISPATCHABLE;

} // namespace

TEST_F(Types, AnInterfaceThatIsNotForLateBinding) {
    auto plain = type(__uuidof(IPlain));
    type_attr attr(plain.get());
    ASSERT_TRUE(attr);
    EXPECT_EQ(text(__uuidof(IPlain)), text(attr->guid));
    EXPECT_EQ(TKIND_INTERFACE, attr->typekind);
    EXPECT_EQ(TYPEFLAG_FOLEAUTOMATION, attr->wTypeFlags);
    EXPECT_EQ(6, attr->cFuncs);
    EXPECT_EQ(0, attr->cVars);
    EXPECT_EQ(1, attr->cImplTypes);
    EXPECT_EQ(9 * 8, attr->cbSizeVft);
    EXPECT_EQ(8u, attr->cbSizeInstance);
    EXPECT_EQ(MEMBERID_NIL, attr->memidConstructor);
    EXPECT_EQ(MEMBERID_NIL, attr->memidDestructor);
}

TEST_F(Types, ItsBaseIsUnknownInTheStandardLibrary) {
    auto base = implemented(type(__uuidof(IPlain)).get(), 0);
    ASSERT_TRUE(base);
    EXPECT_EQ("IUnknown", name_of(base.get()));
    type_attr attr(base.get());
    EXPECT_EQ(text(IID_IUnknown), text(attr->guid));
    EXPECT_EQ(3, attr->cFuncs);
    ref<ITypeLib> standard;
    UINT index = 0;
    ASSERT_HR(S_OK, base->GetContainingTypeLib(standard.put(), &index));
    TLIBATTR* lib_attr = nullptr;
    ASSERT_HR(S_OK, standard->GetLibAttr(&lib_attr));
    EXPECT_EQ("{00020430-0000-0000-C000-000000000046}", text(lib_attr->guid));
    standard->ReleaseTLibAttr(lib_attr);
}

TEST_F(Types, ADualInterfaceIsSeenAsADispinterface) {
    auto painter = type(__uuidof(IPainter));
    type_attr attr(painter.get());
    EXPECT_EQ(TKIND_DISPATCH, attr->typekind);
    EXPECT_EQ(dispatch_flags, attr->wTypeFlags & dispatch_flags);
    EXPECT_TRUE(attr->wTypeFlags & TYPEFLAG_FNONEXTENSIBLE);
    EXPECT_EQ(7 + 27, attr->cFuncs) << "its own members and those of IDispatch and IUnknown";
    EXPECT_EQ(1, attr->cImplTypes);
    EXPECT_EQ(7 * 8, attr->cbSizeVft);
    EXPECT_EQ("IDispatch", name_of(implemented(painter.get(), 0).get()));
}

TEST_F(Types, TheOtherHalfOfADualIsItsInterface) {
    auto half = other_half(type(__uuidof(IPainter)).get());
    ASSERT_TRUE(half);
    EXPECT_EQ("IPainter", name_of(half.get()));
    type_attr attr(half.get());
    EXPECT_EQ(text(__uuidof(IPainter)), text(attr->guid));
    EXPECT_EQ(TKIND_INTERFACE, attr->typekind);
    EXPECT_EQ(dispatch_flags | TYPEFLAG_FOLEAUTOMATION,
              attr->wTypeFlags & (dispatch_flags | TYPEFLAG_FOLEAUTOMATION));
    EXPECT_EQ(27, attr->cFuncs) << "its own members alone";
    EXPECT_EQ((7 + 27) * 8, attr->cbSizeVft);
    EXPECT_EQ("IDispatch", name_of(implemented(half.get(), 0).get()));
}

TEST_F(Types, AndBack) {
    auto half = other_half(type(__uuidof(IPainter)).get());
    auto back = other_half(half.get());
    ASSERT_TRUE(back);
    type_attr attr(back.get());
    EXPECT_EQ(TKIND_DISPATCH, attr->typekind);
}

TEST_F(Types, OnlyDualsHaveAnotherHalf) {
    HREFTYPE reference = 0;
    for (const OLECHAR* name : {OLESTR("IPlain"), OLESTR("DPainterEvents"), OLESTR("ILate")})
        EXPECT_HR(TYPE_E_ELEMENTNOTFOUND, type(name)->GetRefTypeOfImplType(static_cast<UINT>(-1), &reference))
            << narrow(name);
}

TEST_F(Types, ADerivedDualCarriesAllMembersInItsDispatchHalf) {
    auto derived = type(__uuidof(IPainter2));
    type_attr attr(derived.get());
    EXPECT_EQ(7 + 27 + 4, attr->cFuncs);
    EXPECT_TRUE(attr->wTypeFlags & TYPEFLAG_FHIDDEN);
    auto half = other_half(derived.get());
    type_attr half_attr(half.get());
    EXPECT_EQ(4, half_attr->cFuncs);
    EXPECT_EQ((7 + 27 + 4) * 8, half_attr->cbSizeVft);
    auto base = implemented(half.get(), 0);
    EXPECT_EQ("IPainter", name_of(base.get()));
    type_attr base_attr(base.get());
    EXPECT_EQ(TKIND_INTERFACE, base_attr->typekind) << "an interface's base is an interface";
}

TEST_F(Types, ADispinterface) {
    auto events = type(__uuidof(DPainterEvents));
    type_attr attr(events.get());
    EXPECT_EQ(TKIND_DISPATCH, attr->typekind);
    EXPECT_TRUE(attr->wTypeFlags & TYPEFLAG_FDISPATCHABLE);
    EXPECT_TRUE(attr->wTypeFlags & TYPEFLAG_FHIDDEN);
    EXPECT_FALSE(attr->wTypeFlags & TYPEFLAG_FDUAL);
    EXPECT_EQ(3, attr->cFuncs);
    EXPECT_EQ(2, attr->cVars);
    EXPECT_EQ(1, attr->cImplTypes);
    EXPECT_EQ("IDispatch", name_of(implemented(events.get(), 0).get()));
}

TEST_F(Types, ADispinterfaceOverAnInterfaceHasItsMembers) {
    auto painter = type(OLESTR("DPainter"));
    type_attr attr(painter.get());
    EXPECT_EQ(TKIND_DISPATCH, attr->typekind);
    EXPECT_EQ(7 + 27, attr->cFuncs);
    MEMBERID id = 0;
    wide name(OLESTR("Split"));
    OLECHAR* names[] = {name.data()};
    EXPECT_HR(S_OK, painter->GetIDsOfNames(names, 1, &id));
    EXPECT_EQ(10, id);
}

TEST_F(Types, AnInterfaceOfIDispatchThatIsNotDual) {
    auto late = type(__uuidof(ILate));
    type_attr attr(late.get());
    EXPECT_EQ(TKIND_INTERFACE, attr->typekind);
    EXPECT_TRUE(attr->wTypeFlags & TYPEFLAG_FDISPATCHABLE);
    EXPECT_FALSE(attr->wTypeFlags & TYPEFLAG_FDUAL);
    EXPECT_EQ(8 * 8, attr->cbSizeVft);
    EXPECT_EQ(1, attr->cFuncs);
}

TEST_F(Types, ABaseInAnotherLibrary) {
    auto thing = other_half(type(__uuidof(INamedThing)).get());
    auto base = implemented(thing.get(), 0);
    ASSERT_TRUE(base);
    EXPECT_EQ("INamed", name_of(base.get()));
    type_attr attr(base.get());
    EXPECT_EQ(text(__uuidof(INamed)), text(attr->guid));
    ref<ITypeLib> containing;
    UINT index = 0;
    ASSERT_HR(S_OK, base->GetContainingTypeLib(containing.put(), &index));
    bstr name;
    ASSERT_HR(S_OK, containing->GetDocumentation(-1, name.put(), nullptr, nullptr, nullptr));
    EXPECT_EQ("ConformanceBase", name.str());
}

TEST_F(Types, InheritedMembersFromAnotherLibrary) {
    auto thing = type(__uuidof(INamedThing));
    type_attr attr(thing.get());
    EXPECT_EQ(7 + 2 + 1, attr->cFuncs);
    wide name(OLESTR("Name"));
    OLECHAR* names[] = {name.data()};
    MEMBERID id = 0;
    EXPECT_HR(S_OK, thing->GetIDsOfNames(names, 1, &id));
    EXPECT_EQ(1, id);
}

TEST_F(Types, AParameterTypeFromAnotherLibrary) {
    auto thing = other_half(type(__uuidof(INamedThing)).get());
    func_desc rank(thing.get(), 0);
    ASSERT_TRUE(rank);
    ASSERT_EQ(VT_USERDEFINED, rank.param(0).tdesc.vt);
    auto priority = referred(thing.get(), rank.param(0).tdesc.hreftype);
    ASSERT_TRUE(priority);
    EXPECT_EQ("Priority", name_of(priority.get()));
}

TEST_F(Types, ARecord) {
    auto point = type(OLESTR("Point"));
    type_attr attr(point.get());
    EXPECT_EQ(TKIND_RECORD, attr->typekind);
    EXPECT_EQ(24u, attr->cbSizeInstance);
    EXPECT_EQ(8, attr->cbAlignment);
    EXPECT_EQ(3, attr->cVars);
    const struct {
        const char* name;
        VARTYPE type;
        ULONG at;
    } fields[] = {{"x", VT_I4, 0}, {"y", VT_R8, 8}, {"label", VT_BSTR, 16}};
    for (UINT i = 0; i < 3; ++i) {
        var_desc field(point.get(), i);
        ASSERT_TRUE(field);
        EXPECT_EQ(VAR_PERINSTANCE, field->varkind);
        EXPECT_EQ(fields[i].type, field->elemdescVar.tdesc.vt);
        EXPECT_EQ(fields[i].at, field->oInst);
        EXPECT_EQ(fields[i].name, name_of(point.get(), field->memid));
    }
}

TEST_F(Types, ARecordWithEverythingInIt) {
    auto mixed = type(OLESTR("Mixed"));
    type_attr attr(mixed.get());
    EXPECT_EQ(88u, attr->cbSizeInstance);
    ASSERT_EQ(7, attr->cVars);
    const ULONG offsets[] = {0, 8, 32, 40, 64, 76, 80};
    for (UINT i = 0; i < 7; ++i)
        EXPECT_EQ(offsets[i], var_desc(mixed.get(), i)->oInst) << i;

    var_desc at(mixed.get(), 1);
    ASSERT_EQ(VT_USERDEFINED, at->elemdescVar.tdesc.vt);
    EXPECT_EQ("Point", name_of(referred(mixed.get(), at->elemdescVar.tdesc.hreftype).get()));

    var_desc grid(mixed.get(), 4);
    ASSERT_EQ(VT_CARRAY, grid->elemdescVar.tdesc.vt);
    const ARRAYDESC* dims = grid->elemdescVar.tdesc.lpadesc;
    EXPECT_EQ(VT_I4, dims->tdescElem.vt);
    ASSERT_EQ(1, dims->cDims);
    EXPECT_EQ(3u, dims->rgbounds[0].cElements);
    EXPECT_EQ(0, dims->rgbounds[0].lLbound);

    var_desc owner(mixed.get(), 6);
    ASSERT_EQ(VT_PTR, owner->elemdescVar.tdesc.vt);
    ASSERT_EQ(VT_USERDEFINED, owner->elemdescVar.tdesc.lptdesc->vt);
    EXPECT_EQ("IPainter", name_of(referred(mixed.get(), owner->elemdescVar.tdesc.lptdesc->hreftype).get()));
}

TEST_F(Types, AUnionOverlays) {
    auto number = type(OLESTR("Number"));
    type_attr attr(number.get());
    EXPECT_EQ(TKIND_UNION, attr->typekind);
    EXPECT_EQ(8u, attr->cbSizeInstance);
    ASSERT_EQ(2, attr->cVars);
    EXPECT_EQ(0u, var_desc(number.get(), 0)->oInst);
    EXPECT_EQ(0u, var_desc(number.get(), 1)->oInst);
}

TEST_F(Types, AnEnumeration) {
    auto colour = type(OLESTR("Colour"));
    type_attr attr(colour.get());
    EXPECT_EQ(TKIND_ENUM, attr->typekind);
    EXPECT_EQ(4u, attr->cbSizeInstance);
    ASSERT_EQ(5, attr->cVars);
    EXPECT_EQ("Colours to paint with", doc_of(colour.get()));
    const struct {
        const char* name;
        LONG value;
    } values[] = {{"COLOUR_NONE", -1},
                  {"COLOUR_RED", 0},
                  {"COLOUR_GREEN", 5},
                  {"COLOUR_BLUE", 6},
                  {"COLOUR_LAST", 0x7fffffff}};
    for (UINT i = 0; i < 5; ++i) {
        var_desc value(colour.get(), i);
        ASSERT_TRUE(value);
        ASSERT_EQ(VAR_CONST, value->varkind);
        ASSERT_NE(nullptr, value->lpvarValue);
        EXPECT_EQ(VT_I4, V_VT(value->lpvarValue));
        EXPECT_EQ(values[i].value, V_I4(value->lpvarValue));
        EXPECT_EQ(values[i].name, name_of(colour.get(), value->memid));
    }
}

TEST_F(Types, Aliases) {
    type_attr identifier(type(OLESTR("Identifier")).get());
    EXPECT_EQ(TKIND_ALIAS, identifier->typekind);
    EXPECT_EQ(VT_I4, identifier->tdescAlias.vt);

    auto pointer = type(OLESTR("PainterPointer"));
    type_attr attr(pointer.get());
    ASSERT_EQ(VT_PTR, attr->tdescAlias.vt);
    ASSERT_EQ(VT_USERDEFINED, attr->tdescAlias.lptdesc->vt);
    EXPECT_EQ("IPainter", name_of(referred(pointer.get(), attr->tdescAlias.lptdesc->hreftype).get()));

    auto location = type(OLESTR("Location"));
    type_attr record(location.get());
    ASSERT_EQ(VT_USERDEFINED, record->tdescAlias.vt);
    EXPECT_EQ("Point", name_of(referred(location.get(), record->tdescAlias.hreftype).get()));
}

TEST_F(Types, AModule) {
    auto helpers = type(OLESTR("Helpers"));
    type_attr attr(helpers.get());
    EXPECT_EQ(TKIND_MODULE, attr->typekind);
    ASSERT_EQ(2, attr->cFuncs);
    func_desc add(helpers.get(), 0);
    EXPECT_EQ(FUNC_STATIC, add->funckind);
    EXPECT_EQ(VT_I4, add->elemdescFunc.tdesc.vt);
    EXPECT_EQ(2, add->cParams);
    EXPECT_EQ("AddNumbers", name_of(helpers.get(), add->memid));
    EXPECT_EQ("Adds", doc_of(helpers.get(), add->memid));
}

TEST_F(Types, AModuleFunctionByOrdinal) {
    auto helpers = type(OLESTR("Helpers"));
    func_desc by_ordinal(helpers.get(), 1);
    bstr dll;
    bstr name;
    WORD ordinal = 0;
    ASSERT_HR(S_OK, helpers->GetDllEntry(by_ordinal->memid, INVOKE_FUNC, dll.put(), name.put(), &ordinal));
    EXPECT_EQ("conformance.dll", dll.str());
    EXPECT_EQ("<null>", name.str());
    EXPECT_EQ(7, ordinal);
}

TEST_F(Types, OnlyModulesHaveDllEntries) {
    auto plain = type(__uuidof(IPlain));
    func_desc step(plain.get(), 0);
    EXPECT_HR(TYPE_E_BADMODULEKIND, plain->GetDllEntry(step->memid, INVOKE_FUNC, nullptr, nullptr, nullptr));
}

TEST_F(Types, ACoclassListsItsInterfaces) {
    auto coclass = type(OLESTR("Painter"));
    type_attr attr(coclass.get());
    EXPECT_EQ(TKIND_COCLASS, attr->typekind);
    EXPECT_EQ(1, attr->wMajorVerNum);
    EXPECT_EQ(2, attr->wMinorVerNum);
    EXPECT_EQ(TYPEFLAG_FCANCREATE, attr->wTypeFlags);
    ASSERT_EQ(4, attr->cImplTypes);
    const struct {
        const char* name;
        INT flags;
    } interfaces[] = {{"IPainter2", IMPLTYPEFLAG_FDEFAULT},
                      {"IPlain", 0},
                      {"DPainterEvents", IMPLTYPEFLAG_FDEFAULT | IMPLTYPEFLAG_FSOURCE},
                      {"INamedThing", IMPLTYPEFLAG_FSOURCE | IMPLTYPEFLAG_FRESTRICTED}};
    for (UINT i = 0; i < 4; ++i) {
        EXPECT_EQ(interfaces[i].name, name_of(implemented(coclass.get(), i).get()));
        INT flags = -1;
        EXPECT_HR(S_OK, coclass->GetImplTypeFlags(i, &flags));
        EXPECT_EQ(interfaces[i].flags, flags);
    }
    HREFTYPE reference = 0;
    EXPECT_HR(TYPE_E_ELEMENTNOTFOUND, coclass->GetRefTypeOfImplType(4, &reference));
}

TEST_F(Types, CoclassFlags) {
    type_attr application(type(OLESTR("Application")).get());
    EXPECT_EQ(TYPEFLAG_FAPPOBJECT | TYPEFLAG_FHIDDEN, application->wTypeFlags);
    type_attr control(type(OLESTR("Control")).get());
    EXPECT_EQ(TYPEFLAG_FCANCREATE | TYPEFLAG_FCONTROL | TYPEFLAG_FLICENSED | TYPEFLAG_FAGGREGATABLE,
              control->wTypeFlags);
}

TEST_F(Types, TypeInfo2KnowsKindAndFlags) {
    auto painter = type(__uuidof(IPainter)).as<ITypeInfo2>();
    ASSERT_TRUE(painter);
    TYPEKIND kind = TKIND_MAX;
    EXPECT_HR(S_OK, painter->GetTypeKind(&kind));
    EXPECT_EQ(TKIND_DISPATCH, kind);
    ULONG flags = 0;
    EXPECT_HR(S_OK, painter->GetTypeFlags(&flags));
    EXPECT_EQ(static_cast<ULONG>(dispatch_flags), flags & dispatch_flags);
}

TEST_F(Types, ReferencesOutsideAreRefused) {
    auto plain = type(__uuidof(IPlain));
    HREFTYPE reference = 0;
    EXPECT_HR(TYPE_E_ELEMENTNOTFOUND, plain->GetRefTypeOfImplType(1, &reference));
    EXPECT_HR(E_INVALIDARG, plain->GetRefTypeInfo(0, nullptr));
}

TEST_F(Types, MembersOutsideAreRefused) {
    auto plain = type(__uuidof(IPlain));
    FUNCDESC* func = nullptr;
    EXPECT_HR(TYPE_E_ELEMENTNOTFOUND, plain->GetFuncDesc(6, &func));
    VARDESC* var = nullptr;
    EXPECT_HR(TYPE_E_ELEMENTNOTFOUND, plain->GetVarDesc(0, &var));
    EXPECT_HR(E_INVALIDARG, plain->GetFuncDesc(0, nullptr));
}

TEST_F(Types, AnswerForTheirInterfaces) {
    auto plain = type(__uuidof(IPlain));
    EXPECT_TRUE(plain.as<IUnknown>());
    EXPECT_TRUE(plain.as<ITypeInfo>());
    EXPECT_TRUE(plain.as<ITypeInfo2>());
    EXPECT_FALSE(plain.as<ITypeLib>());
}
