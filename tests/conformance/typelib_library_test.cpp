// ITypeLib and ITypeLib2 on the fixture library: loading, attributes, documentation, lookup, custom data.
#include "support.hpp"

#include "conformance.h"
#include "conformance_base.h"

#include <cstdio>

using namespace conformance;

namespace {

class Library : public with_library {};
class Loading : public with_com {};

const GUID library_id = {0x6f0d5c10, 0x91b4, 0x4e0f, {0x8a, 0x53, 0x2b, 0x8c, 0x3a, 0x9e, 0x20, 0x01}};
const GUID text_data = {0x6f0d5c10, 0x91b4, 0x4e0f, {0x8a, 0x53, 0x2b, 0x8c, 0x3a, 0x9e, 0x20, 0xf0}};
const GUID number_data = {0x6f0d5c10, 0x91b4, 0x4e0f, {0x8a, 0x53, 0x2b, 0x8c, 0x3a, 0x9e, 0x20, 0xf1}};

} // namespace

TEST_F(Loading, LoadTypeLibReadsAFile) {
    ref<ITypeLib> library;
    ASSERT_HR(S_OK, LoadTypeLibEx(fixture_path("conformance_base.tlb").c_str(), REGKIND_NONE, library.put()));
    EXPECT_EQ(2u, library->GetTypeInfoCount());
}

TEST_F(Loading, TheSameFileIsTheSameLibrary) {
    ref<ITypeLib> first;
    ref<ITypeLib> second;
    ASSERT_HR(S_OK, LoadTypeLibEx(fixture_path("conformance_base.tlb").c_str(), REGKIND_NONE, first.put()));
    ASSERT_HR(S_OK, LoadTypeLibEx(fixture_path("conformance_base.tlb").c_str(), REGKIND_NONE, second.put()));
    EXPECT_EQ(first.get(), second.get());
}

TEST_F(Loading, AMissingFileCannotBeLoaded) {
    ITypeLib* library = nullptr;
    EXPECT_HR(TYPE_E_CANTLOADLIBRARY,
              LoadTypeLibEx(fixture_path("no_such_library.tlb").c_str(), REGKIND_NONE, &library));
    EXPECT_EQ(nullptr, library);
}

TEST_F(Loading, AFileThatIsNoLibraryCannotBeLoaded) {
    ITypeLib* library = nullptr;
    EXPECT_HR(TYPE_E_CANTLOADLIBRARY,
              LoadTypeLibEx(fixture_path("conformance.h").c_str(), REGKIND_NONE, &library));
    EXPECT_EQ(nullptr, library);
}

TEST_F(Loading, ArgumentsAreChecked) {
    ref<ITypeLib> library;
    EXPECT_HR(E_INVALIDARG, LoadTypeLibEx(nullptr, REGKIND_NONE, library.put()));
    EXPECT_HR(E_INVALIDARG, LoadTypeLib(nullptr, library.put()));
    EXPECT_HR(E_INVALIDARG,
              LoadTypeLibEx(fixture_path("conformance_base.tlb").c_str(), REGKIND_NONE, nullptr));
}

TEST_F(Library, Attributes) {
    TLIBATTR* attr = nullptr;
    ASSERT_HR(S_OK, library->GetLibAttr(&attr));
    EXPECT_EQ(text(library_id), text(attr->guid));
    EXPECT_EQ(2, attr->wMajorVerNum);
    EXPECT_EQ(5, attr->wMinorVerNum);
    EXPECT_EQ(0u, attr->lcid);
    EXPECT_EQ(SYS_WIN64, attr->syskind);
    library->ReleaseTLibAttr(attr);
}

TEST_F(Library, AttributesNeedAPlace) {
    EXPECT_HR(E_INVALIDARG, library->GetLibAttr(nullptr));
}

TEST_F(Library, DocumentationOfTheLibrary) {
    bstr name;
    bstr doc;
    bstr file;
    DWORD context = 99;
    ASSERT_HR(S_OK, library->GetDocumentation(-1, name.put(), doc.put(), &context, file.put()));
    EXPECT_EQ("Conformance", name.str());
    EXPECT_EQ("Conformance fixture library", doc.str());
    EXPECT_EQ("conformance.hlp", file.str());
}

TEST_F(Library, DocumentationOfAType) {
    bstr name;
    bstr doc;
    DWORD context = 0;
    ref<ITypeInfo> painter = type(__uuidof(IPainter));
    ref<ITypeLib> containing;
    UINT index = 0;
    ASSERT_HR(S_OK, painter->GetContainingTypeLib(containing.put(), &index));
    ASSERT_HR(S_OK,
              library->GetDocumentation(static_cast<INT>(index), name.put(), doc.put(), &context, nullptr));
    EXPECT_EQ("IPainter", name.str());
    EXPECT_EQ("Paints", doc.str());
    EXPECT_EQ(200u, context);
}

TEST_F(Library, DocumentationOutsideTheLibrary) {
    bstr name;
    EXPECT_HR(TYPE_E_ELEMENTNOTFOUND, library->GetDocumentation(static_cast<INT>(library->GetTypeInfoCount()),
                                                                name.put(), nullptr, nullptr, nullptr));
}

TEST_F(Library, DocumentationTakesNullForWhatIsNotWanted) {
    EXPECT_HR(S_OK, library->GetDocumentation(-1, nullptr, nullptr, nullptr, nullptr));
}

TEST_F(Library, TypesAreNumbered) {
    EXPECT_EQ(19u, library->GetTypeInfoCount());
    ref<ITypeInfo> info;
    EXPECT_HR(TYPE_E_ELEMENTNOTFOUND, library->GetTypeInfo(19, info.put()));
    EXPECT_HR(E_INVALIDARG, library->GetTypeInfo(0, nullptr));
}

TEST_F(Library, KindsWithoutLoadingTheTypes) {
    const struct {
        const OLECHAR* name;
        TYPEKIND kind;
    } kinds[] = {{OLESTR("IPlain"), TKIND_INTERFACE},
                 {OLESTR("IPainter"), TKIND_DISPATCH},
                 {OLESTR("DPainterEvents"), TKIND_DISPATCH},
                 {OLESTR("Point"), TKIND_RECORD},
                 {OLESTR("Number"), TKIND_UNION},
                 {OLESTR("Colour"), TKIND_ENUM},
                 {OLESTR("Identifier"), TKIND_ALIAS},
                 {OLESTR("Helpers"), TKIND_MODULE},
                 {OLESTR("Application"), TKIND_COCLASS},
                 {OLESTR("ILate"), TKIND_INTERFACE}};
    for (const auto& entry : kinds) {
        ref<ITypeInfo> info = type(entry.name);
        ASSERT_TRUE(info);
        ref<ITypeLib> containing;
        UINT index = 0;
        ASSERT_HR(S_OK, info->GetContainingTypeLib(containing.put(), &index));
        TYPEKIND kind = TKIND_MAX;
        EXPECT_HR(S_OK, library->GetTypeInfoType(index, &kind));
        EXPECT_EQ(entry.kind, kind) << narrow(entry.name);
    }
    TYPEKIND kind = TKIND_MAX;
    EXPECT_HR(TYPE_E_ELEMENTNOTFOUND, library->GetTypeInfoType(1000, &kind));
    EXPECT_HR(E_INVALIDARG, library->GetTypeInfoType(0, nullptr));
}

TEST_F(Library, TypesByGuid) {
    EXPECT_EQ("IPlain", name_of(type(__uuidof(IPlain)).get()));
    EXPECT_EQ("IPainter2", name_of(type(__uuidof(IPainter2)).get()));
    ref<ITypeInfo> info;
    EXPECT_HR(TYPE_E_ELEMENTNOTFOUND, library->GetTypeInfoOfGuid(IID_IUnknown, info.put()));
    EXPECT_FALSE(info);
}

TEST_F(Library, TheSameTypeIsContainedInTheSameLibrary) {
    ref<ITypeInfo> plain = type(__uuidof(IPlain));
    ref<ITypeLib> containing;
    UINT index = 99;
    ASSERT_HR(S_OK, plain->GetContainingTypeLib(containing.put(), &index));
    EXPECT_EQ(library.get(), containing.get());
    ref<ITypeInfo> again;
    ASSERT_HR(S_OK, library->GetTypeInfo(index, again.put()));
    EXPECT_EQ("IPlain", name_of(again.get()));
}

TEST_F(Library, IsNameKnowsTypesAndMembers) {
    const OLECHAR* known[] = {OLESTR("IPainter"), OLESTR("Split"), OLESTR("COLOUR_GREEN"), OLESTR("label"),
                              OLESTR("AddNumbers")};
    for (const OLECHAR* name : known) {
        wide copy(name);
        BOOL is_name = FALSE;
        EXPECT_HR(S_OK, library->IsName(copy.data(), 0, &is_name));
        EXPECT_TRUE(is_name) << narrow(name);
    }
    wide copy(OLESTR("NoSuchName"));
    BOOL is_name = TRUE;
    EXPECT_HR(S_OK, library->IsName(copy.data(), 0, &is_name));
    EXPECT_FALSE(is_name);
}

TEST_F(Library, IsNameIgnoresCaseAndRestoresIt) {
    wide copy(OLESTR("colour_green"));
    BOOL is_name = FALSE;
    EXPECT_HR(S_OK, library->IsName(copy.data(), 0, &is_name));
    EXPECT_TRUE(is_name);
    EXPECT_EQ("COLOUR_GREEN", narrow(copy.c_str()));
}

TEST_F(Library, FindNameFindsAType) {
    wide copy(OLESTR("IPlain"));
    ref<ITypeInfo> found;
    MEMBERID id = 0;
    USHORT count = 1;
    EXPECT_HR(S_OK, library->FindName(copy.data(), 0, found.put(), &id, &count));
    EXPECT_EQ(1, count);
    EXPECT_EQ(MEMBERID_NIL, id);
    ASSERT_TRUE(found);
    EXPECT_EQ("IPlain", name_of(found.get()));
}

TEST_F(Library, FindNameFindsAMember) {
    wide copy(OLESTR("Polish"));
    ITypeInfo* found[4] = {};
    MEMBERID ids[4] = {};
    USHORT count = 4;
    EXPECT_HR(S_OK, library->FindName(copy.data(), 0, found, ids, &count));
    ASSERT_EQ(1, count);
    EXPECT_EQ(100, ids[0]);
    EXPECT_EQ("IPainter2", name_of(found[0]));
    found[0]->Release();
}

TEST_F(Library, FindNameFindsAnEnumerator) {
    wide copy(OLESTR("COLOUR_BLUE"));
    ITypeInfo* found[4] = {};
    MEMBERID ids[4] = {};
    USHORT count = 4;
    EXPECT_HR(S_OK, library->FindName(copy.data(), 0, found, ids, &count));
    ASSERT_EQ(1, count);
    EXPECT_EQ("Colour", name_of(found[0]));
    found[0]->Release();
}

TEST_F(Library, FindNameFindsNothing) {
    wide copy(OLESTR("NoSuchName"));
    ITypeInfo* found = nullptr;
    MEMBERID id = 0;
    USHORT count = 1;
    EXPECT_HR(S_OK, library->FindName(copy.data(), 0, &found, &id, &count));
    EXPECT_EQ(0, count);
}

TEST_F(Library, FindNameStopsAtTheWantedCount) {
    wide copy(OLESTR("Title")); // a type and a property
    ITypeInfo* found[2] = {};
    MEMBERID ids[2] = {};
    USHORT count = 1;
    EXPECT_HR(S_OK, library->FindName(copy.data(), 0, found, ids, &count));
    EXPECT_EQ(1, count);
    EXPECT_NE(nullptr, found[0]);
    EXPECT_EQ(nullptr, found[1]);
    if (found[0])
        found[0]->Release();
}

TEST_F(Library, CustomData) {
    auto library2 = library.as<ITypeLib2>();
    ASSERT_TRUE(library2);
    variant value;
    EXPECT_HR(S_OK, library2->GetCustData(text_data, &value));
    EXPECT_EQ("BSTR 'library value'", show(value));
    variant number;
    EXPECT_HR(S_OK, library2->GetCustData(number_data, &number));
    EXPECT_EQ("I4 77", show(number));
}

TEST_F(Library, AbsentCustomDataIsEmpty) {
    auto library2 = library.as<ITypeLib2>();
    ASSERT_TRUE(library2);
    variant value = variant::i4(1);
    EXPECT_HR(S_OK, library2->GetCustData(library_id, &value));
    EXPECT_EQ("EMPTY", show(value));
}

TEST_F(Library, AllCustomData) {
    auto library2 = library.as<ITypeLib2>();
    ASSERT_TRUE(library2);
    CUSTDATA data = {};
    ASSERT_HR(S_OK, library2->GetAllCustData(&data));
    int found = 0;
    for (DWORD i = 0; i < data.cCustData; ++i)
        if (IsEqualGUID(data.prgCustData[i].guid, text_data) ||
            IsEqualGUID(data.prgCustData[i].guid, number_data))
            ++found;
    EXPECT_EQ(2, found);
    ClearCustData(&data);
    EXPECT_EQ(0u, data.cCustData);
    EXPECT_EQ(nullptr, data.prgCustData);
}

TEST_F(Library, DocumentationWithAHelpStringDll) {
    auto library2 = library.as<ITypeLib2>();
    ASSERT_TRUE(library2);
    bstr doc;
    bstr dll;
    DWORD context = 0;
    EXPECT_HR(S_OK, library2->GetDocumentation2(-1, english, doc.put(), &context, dll.put()));
    EXPECT_EQ("Conformance fixture library", doc.str());
    EXPECT_EQ("<null>", dll.str());
}

TEST_F(Library, AnswersForItsInterfaces) {
    EXPECT_TRUE(library.as<IUnknown>());
    EXPECT_TRUE(library.as<ITypeLib>());
    EXPECT_TRUE(library.as<ITypeLib2>());
    EXPECT_FALSE(library.as<ITypeInfo>());
}

TEST_F(Library, TypesKeepTheirLibraryAlive) {
    ref<ITypeInfo> plain = type(__uuidof(IPlain));
    library.reset();
    EXPECT_EQ("IPlain", name_of(plain.get()));
    ref<ITypeLib> containing;
    UINT index = 0;
    EXPECT_HR(S_OK, plain->GetContainingTypeLib(containing.put(), &index));
    EXPECT_EQ(19u, containing->GetTypeInfoCount());
}

TEST_F(Library, NameHashesIgnoreCase) {
    EXPECT_EQ(0x10669au, LHashValOfNameSys(SYS_WIN64, english, OLESTR("Hello")));
    EXPECT_EQ(0x10669au, LHashValOfNameSys(SYS_WIN64, english, OLESTR("hELLO")));
    EXPECT_EQ(0x10669au, LHashValOfNameSys(SYS_WIN32, 0, OLESTR("HELLO")));
    EXPECT_NE(0x10669au, LHashValOfNameSys(SYS_WIN64, english, OLESTR("Hallo")));
}

TEST_F(Library, NameHashesOfNothing) {
    EXPECT_EQ(0x107015u, LHashValOfNameSys(SYS_WIN64, english, OLESTR("")));
    EXPECT_EQ(0u, LHashValOfNameSys(SYS_WIN64, english, nullptr));
}
