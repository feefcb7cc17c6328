// What an object says about itself: its class, its events, where it sets error info.
#include "fixture_objects.hpp"

#include <gtest/gtest.h>

namespace {

using comity::com_ptr;
using comity::make;
using namespace layer_test;

TEST(ClassInfo, GivesTheCoclassFromTheTypeLibrary) {
    const auto info = query<IProvideClassInfo2>(make<shape>());
    com_ptr<ITypeInfo> type;
    ASSERT_EQ(info->GetClassInfo(type.put()), S_OK);
    TYPEATTR* attributes = nullptr;
    ASSERT_EQ(type->GetTypeAttr(&attributes), S_OK);
    EXPECT_EQ(attributes->typekind, TKIND_COCLASS);
    EXPECT_TRUE(IsEqualGUID(attributes->guid, __uuidof(Shape)));
    type->ReleaseTypeAttr(attributes);
    EXPECT_EQ(info->GetClassInfo(nullptr), E_POINTER);
}

TEST(ClassInfo, NamesTheDefaultSource) {
    const auto info = query<IProvideClassInfo2>(make<shape>());
    GUID source = {};
    EXPECT_EQ(info->GetGUID(GUIDKIND_DEFAULT_SOURCE_DISP_IID, &source), S_OK);
    EXPECT_TRUE(IsEqualGUID(source, __uuidof(DShapeEvents)));
    EXPECT_EQ(info->GetGUID(GUIDKIND_DEFAULT_SOURCE_DISP_IID, nullptr), E_POINTER);
}

TEST(ClassInfo, KnowsNoOtherKindOfGuid) {
    const auto info = query<IProvideClassInfo2>(make<shape>());
    GUID source = __uuidof(Shape);
    EXPECT_EQ(info->GetGUID(2, &source), E_INVALIDARG);
    EXPECT_TRUE(IsEqualGUID(source, GUID{}));
}

TEST(ClassInfo, AClassWithoutEventsHasNoDefaultSource) {
    const auto info = query<IProvideClassInfo2>(make<part>());
    GUID source = __uuidof(Shape);
    EXPECT_TRUE(FAILED(info->GetGUID(GUIDKIND_DEFAULT_SOURCE_DISP_IID, &source)));
    EXPECT_TRUE(IsEqualGUID(source, GUID{}));
}

TEST(ClassInfo, SetsErrorInfoOnItsOwnInterfacesAndTheirAncestors) {
    const auto support = query<ISupportErrorInfo>(make<shape>());
    EXPECT_EQ(support->InterfaceSupportsErrorInfo(__uuidof(IShape3)), S_OK);
    EXPECT_EQ(support->InterfaceSupportsErrorInfo(__uuidof(IShape)), S_OK);
    EXPECT_EQ(support->InterfaceSupportsErrorInfo(__uuidof(ILabel)), S_FALSE);
    EXPECT_EQ(support->InterfaceSupportsErrorInfo(__uuidof(IProvideClassInfo2)), S_FALSE);
}

TEST(ClassInfo, ACustomInterfaceBringsNoErrorInfo) {
    EXPECT_FALSE(query<ISupportErrorInfo>(make<plain>()));
}

} // namespace
