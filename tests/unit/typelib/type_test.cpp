// Enumerations, records, unions, aliases and classes.
#include "library_fixture.hpp"

using namespace comity::test;

namespace {

class type_test : public testing::Test {
protected:
    held<ITypeLib> library = load(KINDS_TLB);
};

TEST_F(type_test, enumeration) {
    const auto type = type_of(library.get(), u"colour");
    const TYPEATTR attributes = attributes_of(type.get());
    EXPECT_EQ(attributes.typekind, TKIND_ENUM);
    EXPECT_EQ(attributes.guid, kind(0x10));
    EXPECT_EQ(attributes.cVars, 4);
    EXPECT_EQ(attributes.cFuncs, 0);
    EXPECT_EQ(attributes.cImplTypes, 0);
    EXPECT_EQ(attributes.cbSizeInstance, 4u);
    EXPECT_EQ(attributes.wMajorVerNum, 1);
    EXPECT_EQ(attributes.wMinorVerNum, 2);
    EXPECT_EQ(attributes.memidConstructor, MEMBERID_NIL);
    const LONG values[] = {1, 2, -3, 0x7fffffff};
    const char16_t* const names[] = {u"RED", u"GREEN", u"BLUE", u"BIG"};
    for (UINT i = 0; i < 4; ++i) {
        const VARDESC variable = variable_of(type.get(), i);
        EXPECT_EQ(variable.varkind, VAR_CONST);
        EXPECT_EQ(variable.memid, static_cast<MEMBERID>(0x40000000 + i));
        ASSERT_NE(variable.lpvarValue, nullptr);
        EXPECT_EQ(variable.lpvarValue->vt, VT_I4);
        EXPECT_EQ(variable.lpvarValue->lVal, values[i]);
        EXPECT_EQ(names_of(type.get(), variable.memid), std::vector<std::u16string>{names[i]});
    }
    VARDESC* none = nullptr;
    EXPECT_EQ(type->GetVarDesc(4, &none), TYPE_E_ELEMENTNOTFOUND);
    EXPECT_EQ(id_of(type.get(), u"gREEN"), 0x40000001);
}

TEST_F(type_test, record) {
    const auto type = type_of(library.get(), u"Point");
    const TYPEATTR attributes = attributes_of(type.get());
    EXPECT_EQ(attributes.typekind, TKIND_RECORD);
    EXPECT_EQ(attributes.cbSizeInstance, 56u);
    EXPECT_EQ(attributes.cbAlignment, 8);
    const VARTYPE types[] = {VT_I2, VT_R8, VT_UI1, VT_BSTR, VT_VARIANT};
    const ULONG offsets[] = {0, 8, 16, 24, 32};
    for (UINT i = 0; i < 5; ++i) {
        const VARDESC variable = variable_of(type.get(), i);
        EXPECT_EQ(variable.varkind, VAR_PERINSTANCE);
        EXPECT_EQ(variable.elemdescVar.tdesc.vt, types[i]);
        EXPECT_EQ(variable.oInst, offsets[i]);
    }
}

TEST_F(type_test, nested_types) {
    const auto type = type_of(library.get(), u"Nested");
    const VARDESC pointer = variable_of(type.get(), 1);
    ASSERT_EQ(pointer.elemdescVar.tdesc.vt, VT_PTR);
    ASSERT_EQ(pointer.elemdescVar.tdesc.lptdesc->vt, VT_USERDEFINED);
    held<ITypeInfo> point;
    ASSERT_EQ(type->GetRefTypeInfo(pointer.elemdescVar.tdesc.lptdesc->hreftype, point.put()), S_OK);
    EXPECT_EQ(name_of(point.get()), u"Point");

    const VARDESC array = variable_of(type.get(), 2);
    ASSERT_EQ(array.elemdescVar.tdesc.vt, VT_CARRAY);
    ASSERT_EQ(array.elemdescVar.tdesc.lpadesc->cDims, 2);
    EXPECT_EQ(array.elemdescVar.tdesc.lpadesc->tdescElem.vt, VT_I4);
    EXPECT_EQ(array.elemdescVar.tdesc.lpadesc->rgbounds[0].cElements, 3u);
    EXPECT_EQ(array.elemdescVar.tdesc.lpadesc->rgbounds[1].cElements, 4u);
    EXPECT_EQ(array.elemdescVar.tdesc.lpadesc->rgbounds[1].lLbound, 0);

    const VARDESC names = variable_of(type.get(), 4);
    ASSERT_EQ(names.elemdescVar.tdesc.vt, VT_SAFEARRAY);
    EXPECT_EQ(names.elemdescVar.tdesc.lptdesc->vt, VT_BSTR);

    // GUID comes from stdole.
    const VARDESC id = variable_of(type.get(), 8);
    ASSERT_EQ(id.elemdescVar.tdesc.vt, VT_USERDEFINED);
    held<ITypeInfo> guid;
    ASSERT_EQ(type->GetRefTypeInfo(id.elemdescVar.tdesc.hreftype, guid.put()), S_OK);
    EXPECT_EQ(name_of(guid.get()), u"GUID");
    held<ITypeLib> stdole;
    ASSERT_EQ(guid->GetContainingTypeLib(stdole.put(), nullptr), S_OK);
    EXPECT_NE(stdole.get(), library.get());
}

TEST_F(type_test, union_members_all_begin_at_zero) {
    const auto type = type_of(library.get(), u"Either");
    EXPECT_EQ(attributes_of(type.get()).typekind, TKIND_UNION);
    EXPECT_EQ(attributes_of(type.get()).cbSizeInstance, 8u);
    for (UINT i = 0; i < 4; ++i)
        EXPECT_EQ(variable_of(type.get(), i).oInst, 0u);
}

TEST_F(type_test, alias_chain) {
    auto type = type_of(library.get(), u"AliasPtr");
    TYPEATTR attributes = attributes_of(type.get());
    ASSERT_EQ(attributes.typekind, TKIND_ALIAS);
    EXPECT_EQ(attributes.cbSizeInstance, 8u);
    ASSERT_EQ(attributes.tdescAlias.vt, VT_PTR);
    ASSERT_EQ(attributes.tdescAlias.lptdesc->vt, VT_USERDEFINED);
    held<ITypeInfo> second;
    ASSERT_EQ(type->GetRefTypeInfo(attributes.tdescAlias.lptdesc->hreftype, second.put()), S_OK);
    EXPECT_EQ(name_of(second.get()), u"Alias2");
    attributes = attributes_of(second.get());
    ASSERT_EQ(attributes.tdescAlias.vt, VT_USERDEFINED);
    held<ITypeInfo> first;
    ASSERT_EQ(second->GetRefTypeInfo(attributes.tdescAlias.hreftype, first.put()), S_OK);
    EXPECT_EQ(attributes_of(first.get()).tdescAlias.vt, VT_I4);
}

TEST_F(type_test, coclass) {
    const auto type = type_of(library.get(), u"Thing");
    const TYPEATTR attributes = attributes_of(type.get());
    EXPECT_EQ(attributes.typekind, TKIND_COCLASS);
    EXPECT_EQ(attributes.cImplTypes, 4);
    EXPECT_EQ(attributes.wTypeFlags, TYPEFLAG_FAPPOBJECT | TYPEFLAG_FCANCREATE | TYPEFLAG_FLICENSED);
    const char16_t* const names[] = {u"IDual2", u"IPlain2", u"DEvents", u"IAuto"};
    const INT flags[] = {IMPLTYPEFLAG_FDEFAULT, 0, IMPLTYPEFLAG_FDEFAULT | IMPLTYPEFLAG_FSOURCE,
                         IMPLTYPEFLAG_FSOURCE | IMPLTYPEFLAG_FRESTRICTED};
    for (UINT i = 0; i < 4; ++i) {
        EXPECT_EQ(name_of(implemented(type.get(), i).get()), names[i]);
        INT found = -1;
        EXPECT_EQ(type->GetImplTypeFlags(i, &found), S_OK);
        EXPECT_EQ(found, flags[i]);
    }
    HREFTYPE reference = 1;
    EXPECT_EQ(type->GetRefTypeOfImplType(4, &reference), TYPE_E_ELEMENTNOTFOUND);
    EXPECT_EQ(reference, 0u);
    EXPECT_EQ(type->GetRefTypeOfImplType(static_cast<UINT>(-1), &reference), TYPE_E_ELEMENTNOTFOUND);
}

TEST_F(type_test, custom_data_of_a_type) {
    const auto type = type_of(library.get(), u"Colour");
    held<ITypeInfo2> type2;
    ASSERT_EQ(type->QueryInterface(__uuidof(ITypeInfo2), type2.put_void()), S_OK);
    VARIANT value;
    ASSERT_EQ(type2->GetCustData(custom(0x03), &value), S_OK);
    ASSERT_EQ(value.vt, VT_BSTR);
    EXPECT_EQ(take(value.bstrVal), u"enum custom");
}

TEST_F(type_test, what_is_not_there) {
    const auto type = type_of(library.get(), u"Point");
    void* object = &object;
    EXPECT_EQ(type->CreateInstance(nullptr, __uuidof(IUnknown), &object), E_INVALIDARG);
    EXPECT_EQ(object, nullptr);
    EXPECT_EQ(type->AddressOfMember(0x40000000, INVOKE_FUNC, &object), TYPE_E_BADMODULEKIND);
    BSTR name = nullptr;
    EXPECT_EQ(type->GetDocumentation(0x12345, &name, nullptr, nullptr, nullptr), TYPE_E_ELEMENTNOTFOUND);
    UINT count = 7;
    EXPECT_EQ(type->GetNames(0x12345, &name, 1, &count), TYPE_E_ELEMENTNOTFOUND);
    EXPECT_EQ(count, 0u);
    BSTR mops = reinterpret_cast<BSTR>(1);
    EXPECT_EQ(type->GetMops(MEMBERID_NIL, &mops), S_OK);
    EXPECT_EQ(mops, nullptr);
}

} // namespace
