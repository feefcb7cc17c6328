#include <oleauto.h>

#include <cstring>

#include <gtest/gtest.h>

#include "variant_tools.hpp"

namespace {

using namespace comity::test;

TEST(VariantClear, ReleasesWhatItOwns) {
    counted_object shared;
    value held = object(shared);
    EXPECT_EQ(shared.references, 2u);
    EXPECT_EQ(VariantClear(held.get()), S_OK);
    EXPECT_EQ(shared.references, 1u);
    EXPECT_EQ(show(*held), "EMPTY");

    held = text(u"freed"); // LeakSanitizer watches
    EXPECT_EQ(VariantClear(held.get()), S_OK);
    EXPECT_EQ(show(*held), "EMPTY");
}

TEST(VariantClear, LeavesWhatIsByReference) {
    counted_object shared;
    IDispatch* pointer = &shared;
    VARIANT held{};
    V_VT(&held) = VT_DISPATCH | VT_BYREF;
    V_DISPATCHREF(&held) = &pointer;
    EXPECT_EQ(VariantClear(&held), S_OK);
    EXPECT_EQ(V_VT(&held), VT_EMPTY);
    EXPECT_EQ(shared.references, 1u);
}

TEST(VariantClear, RefusesTypesThatAreNone) {
    for (const int type : {15, 24, 25, 26, 29, 30, 31, 37, 64, 0x1003, 0x2000, 0x2001, 0x3003, 0x4000, 0x4001,
                           0x8003, 0x400f, 0x2018}) {
        VARIANT held{};
        V_VT(&held) = static_cast<VARTYPE>(type);
        EXPECT_EQ(VariantClear(&held), DISP_E_BADVARTYPE) << type;
        EXPECT_EQ(V_VT(&held), type);
        VARIANT copy{};
        V_VT(&copy) = VT_I4;
        EXPECT_EQ(VariantCopy(&copy, &held), DISP_E_BADVARTYPE) << type;
        EXPECT_EQ(V_VT(&copy), VT_I4);
    }
    EXPECT_EQ(VariantClear(nullptr), E_INVALIDARG);
}

TEST(VariantClear, ALockedArrayStays) {
    VARIANT held{};
    V_VT(&held) = VT_ARRAY | VT_I4;
    V_ARRAY(&held) = SafeArrayCreateVector(VT_I4, 0, 2);
    ASSERT_EQ(SafeArrayLock(V_ARRAY(&held)), S_OK);
    EXPECT_EQ(VariantClear(&held), DISP_E_ARRAYISLOCKED);
    EXPECT_EQ(V_VT(&held), VT_ARRAY | VT_I4);
    ASSERT_EQ(SafeArrayUnlock(V_ARRAY(&held)), S_OK);
    EXPECT_EQ(VariantClear(&held), S_OK);
}

TEST(VariantCopy, CopiesStringsByTheByte) {
    value source(VARIANT{});
    V_VT(source.get()) = VT_BSTR;
    V_BSTR(source.get()) = SysAllocStringByteLen("a\0c", 3);
    value copy;
    EXPECT_EQ(VariantCopy(copy.get(), source.get()), S_OK);
    ASSERT_NE(V_BSTR(copy.get()), V_BSTR(source.get()));
    EXPECT_EQ(SysStringByteLen(V_BSTR(copy.get())), 3u);
    EXPECT_EQ(std::memcmp(V_BSTR(copy.get()), "a\0c", 3), 0);
}

TEST(VariantCopy, SharesObjectsAndClearsTheTarget) {
    counted_object first;
    counted_object second;
    value source = object(first);
    value target = object(second);
    EXPECT_EQ(VariantCopy(target.get(), source.get()), S_OK);
    EXPECT_EQ(first.references, 3u);
    EXPECT_EQ(second.references, 1u);
    EXPECT_EQ(VariantCopy(target.get(), source.get()), S_OK);
    EXPECT_EQ(first.references, 3u);
    EXPECT_EQ(VariantCopy(source.get(), source.get()), S_OK);
    EXPECT_EQ(first.references, 3u);
}

TEST(VariantCopy, CopiesArraysWithTheirElements) {
    counted_object shared;
    value source = of_type(VT_EMPTY);
    V_ARRAY(source.get()) = SafeArrayCreateVector(VT_DISPATCH, 0, 2);
    V_VT(source.get()) = VT_ARRAY | VT_DISPATCH;
    LONG index = 1;
    ASSERT_EQ(SafeArrayPutElement(V_ARRAY(source.get()), &index, &shared), S_OK);
    EXPECT_EQ(shared.references, 2u);
    value copy;
    EXPECT_EQ(VariantCopy(copy.get(), source.get()), S_OK);
    EXPECT_NE(V_ARRAY(copy.get()), V_ARRAY(source.get()));
    EXPECT_EQ(shared.references, 3u);
    EXPECT_EQ(VariantClear(copy.get()), S_OK);
    EXPECT_EQ(shared.references, 2u);
    EXPECT_EQ(VariantClear(source.get()), S_OK);
    EXPECT_EQ(shared.references, 1u);
}

TEST(VariantCopy, AReferenceStaysAReference) {
    LONG number = 7;
    VARIANT source{};
    V_VT(&source) = VT_I4 | VT_BYREF;
    V_I4REF(&source) = &number;
    VARIANT copy{};
    EXPECT_EQ(VariantCopy(&copy, &source), S_OK);
    EXPECT_EQ(V_VT(&copy), VT_I4 | VT_BYREF);
    EXPECT_EQ(V_I4REF(&copy), &number);
}

TEST(VariantCopyInd, FollowsOneReference) {
    LONG number = 7;
    VARIANT source{};
    V_VT(&source) = VT_I4 | VT_BYREF;
    V_I4REF(&source) = &number;
    value copy;
    EXPECT_EQ(VariantCopyInd(copy.get(), &source), S_OK);
    EXPECT_EQ(show(*copy), "I4 7");
    EXPECT_EQ(VariantCopyInd(&source, &source), S_OK); // onto itself
    EXPECT_EQ(show(source), "I4 7");
}

TEST(VariantCopyInd, OwnsWhatItFinds) {
    counted_object shared;
    IDispatch* pointer = &shared;
    VARIANT source{};
    V_VT(&source) = VT_DISPATCH | VT_BYREF;
    V_DISPATCHREF(&source) = &pointer;
    value copy;
    EXPECT_EQ(VariantCopyInd(copy.get(), &source), S_OK);
    EXPECT_EQ(shared.references, 2u);

    BSTR characters = SysAllocString(u"text");
    V_VT(&source) = VT_BSTR | VT_BYREF;
    V_BSTRREF(&source) = &characters;
    EXPECT_EQ(VariantCopyInd(copy.get(), &source), S_OK);
    EXPECT_EQ(shared.references, 1u);
    EXPECT_EQ(show(*copy), "BSTR text");
    EXPECT_NE(V_BSTR(copy.get()), characters);
    SysFreeString(characters);
}

TEST(VariantCopyInd, EveryTypeIsReadInItsWidth) {
    alignas(16) unsigned char memory[32];
    std::memset(memory, 0xff, sizeof memory);
    for (const auto& [type, expected] : std::initializer_list<std::pair<int, const char*>>{
             {VT_I1, "I1 -1"},
             {VT_UI1, "UI1 255"},
             {VT_I2, "I2 -1"},
             {VT_UI2, "UI2 65535"},
             {VT_BOOL, "BOOL -1"},
             {VT_I4, "I4 -1"},
             {VT_UI4, "UI4 4294967295"},
             {VT_INT, "INT -1"},
             {VT_UINT, "UINT 4294967295"},
             {VT_ERROR, "ERROR -1"},
             {VT_I8, "I8 -1"},
             {VT_UI8, "UI8 18446744073709551615"},
             {VT_CY, "CY -1"},
             {VT_DECIMAL, "DECIMAL -ffffffff:ffffffffffffffff/255"}}) {
        VARIANT source{};
        V_VT(&source) = static_cast<VARTYPE>(type | VT_BYREF);
        V_BYREF(&source) = memory;
        value copy;
        EXPECT_EQ(VariantCopyInd(copy.get(), &source), S_OK) << type;
        EXPECT_EQ(show(*copy), expected);
    }
}

TEST(VariantCopyInd, FollowsAVariantAndOneReferenceBehindIt) {
    LONG number = 7;
    VARIANT inner{};
    V_VT(&inner) = VT_I4 | VT_BYREF;
    V_I4REF(&inner) = &number;
    VARIANT outer{};
    V_VT(&outer) = VT_VARIANT | VT_BYREF;
    V_VARIANTREF(&outer) = &inner;
    value copy;
    EXPECT_EQ(VariantCopyInd(copy.get(), &outer), S_OK);
    EXPECT_EQ(show(*copy), "I4 7");

    VARIANT third{};
    V_VT(&third) = VT_VARIANT | VT_BYREF;
    V_VARIANTREF(&third) = &outer;
    EXPECT_EQ(VariantCopyInd(copy.get(), &third), E_INVALIDARG);
    V_VARIANTREF(&third) = &third; // itself
    EXPECT_EQ(VariantCopyInd(copy.get(), &third), E_INVALIDARG);
    V_VARIANTREF(&third) = nullptr;
    EXPECT_EQ(VariantCopyInd(copy.get(), &third), E_INVALIDARG);
}

TEST(VariantCopy, NullPointersAreRefused) {
    VARIANT held{};
    EXPECT_EQ(VariantCopy(nullptr, &held), E_INVALIDARG);
    EXPECT_EQ(VariantCopy(&held, nullptr), E_INVALIDARG);
    EXPECT_EQ(VariantCopyInd(nullptr, &held), E_INVALIDARG);
    EXPECT_EQ(VariantCopyInd(&held, nullptr), E_INVALIDARG);
}

} // namespace
