// What a library says of itself.
#include "library_fixture.hpp"

using namespace comity::test;

namespace {

class library_test : public testing::Test {
protected:
    held<ITypeLib> library = load(KINDS_TLB);
    held<ITypeLib2> library2 = [this] {
        held<ITypeLib2> object;
        EXPECT_EQ(library->QueryInterface(__uuidof(ITypeLib2), object.put_void()), S_OK);
        return object;
    }();
};

TEST_F(library_test, attributes) {
    TLIBATTR* attributes = nullptr;
    ASSERT_EQ(library->GetLibAttr(&attributes), S_OK);
    EXPECT_EQ(attributes->guid, kind(0x01));
    EXPECT_EQ(attributes->lcid, 0x409u);
    EXPECT_EQ(attributes->syskind, SYS_WIN64);
    EXPECT_EQ(attributes->wMajorVerNum, 3);
    EXPECT_EQ(attributes->wMinorVerNum, 7);
    EXPECT_EQ(attributes->wLibFlags, LIBFLAG_FHASDISKIMAGE);
    library->ReleaseTLibAttr(attributes);
    EXPECT_EQ(library->GetLibAttr(nullptr), E_INVALIDARG);
}

TEST_F(library_test, documentation) {
    BSTR name = nullptr, help = nullptr, file = nullptr;
    DWORD context = 0;
    ASSERT_EQ(library->GetDocumentation(-1, &name, &help, &context, &file), S_OK);
    EXPECT_EQ(take(name), u"Kinds");
    EXPECT_EQ(take(help), u"A library of every kind");
    EXPECT_EQ(context, 77u);
    EXPECT_EQ(take(file), u"kinds.hlp");
    BSTR dll = nullptr;
    ASSERT_EQ(library2->GetDocumentation2(-1, 0, &help, &context, &dll), S_OK);
    EXPECT_EQ(take(help), u"A library of every kind");
    EXPECT_EQ(context, 78u);
    EXPECT_EQ(take(dll), u"kinds.dll");
}

TEST_F(library_test, documentation_of_a_type) {
    BSTR name = nullptr, help = nullptr;
    ASSERT_EQ(library->GetDocumentation(0, &name, &help, nullptr, nullptr), S_OK);
    EXPECT_EQ(take(name), u"Colour");
    EXPECT_EQ(take(help), u"Colours");
    EXPECT_EQ(library->GetDocumentation(1000, &name, nullptr, nullptr, nullptr), TYPE_E_ELEMENTNOTFOUND);
    EXPECT_EQ(name, nullptr);
}

TEST_F(library_test, types_by_index) {
    const UINT count = library->GetTypeInfoCount();
    TYPEKIND kind = TKIND_MAX;
    ASSERT_EQ(library->GetTypeInfoType(0, &kind), S_OK);
    EXPECT_EQ(kind, TKIND_ENUM);
    EXPECT_EQ(library->GetTypeInfoType(count, &kind), TYPE_E_ELEMENTNOTFOUND);
    held<ITypeInfo> type;
    ASSERT_EQ(library->GetTypeInfo(1, type.put()), S_OK);
    EXPECT_EQ(name_of(type.get()), u"Point");
    UINT index = 0;
    held<ITypeLib> container;
    ASSERT_EQ(type->GetContainingTypeLib(container.put(), &index), S_OK);
    EXPECT_EQ(container.get(), library.get());
    EXPECT_EQ(index, 1u);
    ITypeInfo* none = nullptr;
    EXPECT_EQ(library->GetTypeInfo(count, &none), TYPE_E_ELEMENTNOTFOUND);
    EXPECT_EQ(library->GetTypeInfo(0, nullptr), E_INVALIDARG);
}

TEST_F(library_test, types_by_guid) {
    held<ITypeInfo> type;
    ASSERT_EQ(library->GetTypeInfoOfGuid(kind(0x23), type.put()), S_OK);
    EXPECT_EQ(name_of(type.get()), u"IDual");
    ITypeInfo* none = reinterpret_cast<ITypeInfo*>(1);
    EXPECT_EQ(library->GetTypeInfoOfGuid(kind(0xee), &none), TYPE_E_ELEMENTNOTFOUND);
    EXPECT_EQ(none, nullptr);
}

TEST_F(library_test, custom_data) {
    VARIANT value;
    ASSERT_EQ(library2->GetCustData(custom(0x01), &value), S_OK);
    ASSERT_EQ(value.vt, VT_BSTR);
    EXPECT_EQ(take(value.bstrVal), u"library custom");
    ASSERT_EQ(library2->GetCustData(custom(0x02), &value), S_OK);
    ASSERT_EQ(value.vt, VT_I4);
    EXPECT_EQ(value.lVal, 123456789);
    EXPECT_EQ(library2->GetCustData(custom(0xee), &value), S_OK);
    EXPECT_EQ(value.vt, VT_EMPTY);
}

TEST_F(library_test, all_custom_data_in_the_order_it_was_written) {
    CUSTDATA data;
    ASSERT_EQ(library2->GetAllCustData(&data), S_OK);
    ASSERT_GE(data.cCustData, 2u); // the compiler adds its own
    EXPECT_EQ(data.prgCustData[0].guid, custom(0x01));
    EXPECT_EQ(data.prgCustData[1].guid, custom(0x02));
    for (DWORD i = 0; i < data.cCustData; ++i)
        if (data.prgCustData[i].varValue.vt == VT_BSTR)
            SysFreeString(data.prgCustData[i].varValue.bstrVal);
    CoTaskMemFree(data.prgCustData);
}

TEST_F(library_test, is_name_ignores_case_and_corrects_it) {
    BOOL found = FALSE;
    for (std::u16string name : {u"idual", u"BLUE", u"fOURTH", u"cOSINE"}) {
        ASSERT_EQ(library->IsName(reinterpret_cast<LPOLESTR>(name.data()), 0, &found), S_OK);
        EXPECT_EQ(found, name != u"fOURTH")
            << std::string(name.begin(), name.end()); // [local]: not in the library
    }
    std::u16string name = u"idual";
    ASSERT_EQ(library->IsName(reinterpret_cast<LPOLESTR>(name.data()), 0, &found), S_OK);
    EXPECT_EQ(name, u"IDual");
    name = u"nosuch";
    ASSERT_EQ(library->IsName(reinterpret_cast<LPOLESTR>(name.data()), 0, &found), S_OK);
    EXPECT_FALSE(found);
}

TEST_F(library_test, find_name) {
    std::u16string name = u"VALUE";
    ITypeInfo* types[8] = {};
    MEMBERID memids[8] = {};
    USHORT count = 8;
    ASSERT_EQ(library->FindName(reinterpret_cast<LPOLESTR>(name.data()), 0, types, memids, &count), S_OK);
    ASSERT_EQ(count, 2); // IAuto and IDual: their accessors are one member each
    EXPECT_EQ(name_of(types[0]), u"IAuto");
    EXPECT_EQ(memids[0], 2);
    EXPECT_EQ(name_of(types[1]), u"IDual");
    EXPECT_EQ(memids[1], 0);
    types[0]->Release();
    types[1]->Release();
    EXPECT_EQ(name, u"Value");

    count = 1;
    ASSERT_EQ(library->FindName(reinterpret_cast<LPOLESTR>(name.data()), 0, types, memids, &count), S_OK);
    ASSERT_EQ(count, 1);
    types[0]->Release();

    name = u"colour";
    count = 8;
    ASSERT_EQ(library->FindName(reinterpret_cast<LPOLESTR>(name.data()), 0, types, memids, &count), S_OK);
    ASSERT_EQ(count, 1);
    EXPECT_EQ(memids[0], MEMBERID_NIL);
    types[0]->Release();
}

TEST_F(library_test, dies_with_its_last_type) {
    held<ITypeInfo> type;
    ASSERT_EQ(library->GetTypeInfo(0, type.put()), S_OK);
    library2.release();
    EXPECT_EQ(library.release(), 1u); // the type keeps it
    EXPECT_EQ(name_of(type.get()), u"Colour");
    EXPECT_EQ(type.release(), 0u);
}

TEST_F(library_test, interfaces) {
    held<IUnknown> unknown;
    EXPECT_EQ(library->QueryInterface(__uuidof(IUnknown), unknown.put_void()), S_OK);
    void* none = &none;
    EXPECT_EQ(library->QueryInterface(kind(0xee), &none), E_NOINTERFACE);
    EXPECT_EQ(none, nullptr);
}

} // namespace
