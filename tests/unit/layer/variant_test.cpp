// variant: the VARTYPE each C++ type becomes, reading it back, and ownership.
#include "counting_fake.hpp"
#include "layer_fixture.h"

#include <comity/variant.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <utility>

namespace {

using comity::bstr;
using comity::com_ptr;
using comity::variant;
using layer_test::counting_fake;
using layer_test::counting_fake_of;

static_assert(!std::constructible_from<variant, BSTR>, "a BSTR and text are one type");
static_assert(!std::constructible_from<variant, const char*>);
static_assert(!std::constructible_from<variant, void*>);

enum colour { red = 1, green = 2 };

TEST(Variant, TakesTheAutomationTypeOfEachCppType) {
    EXPECT_EQ(variant().type(), VT_EMPTY);
    EXPECT_EQ(variant(true).type(), VT_BOOL);
    EXPECT_EQ(variant(static_cast<signed char>(1)).type(), VT_I1);
    EXPECT_EQ(variant(static_cast<unsigned char>(1)).type(), VT_UI1);
    EXPECT_EQ(variant(static_cast<short>(1)).type(), VT_I2);
    EXPECT_EQ(variant(static_cast<unsigned short>(1)).type(), VT_UI2);
    EXPECT_EQ(variant(1).type(), VT_I4);
    EXPECT_EQ(variant(1u).type(), VT_UI4);
    EXPECT_EQ(variant(1ll).type(), VT_I8);
    EXPECT_EQ(variant(1ull).type(), VT_UI8);
    EXPECT_EQ(variant(std::int64_t{1}).type(), VT_I8);
    EXPECT_EQ(variant(std::int32_t{1}).type(), VT_I4);
    EXPECT_EQ(variant(1.0f).type(), VT_R4);
    EXPECT_EQ(variant(1.0).type(), VT_R8);
    EXPECT_EQ(variant(comity::date{1.5}).type(), VT_DATE);
    EXPECT_EQ(variant(comity::error_code{E_FAIL}).type(), VT_ERROR);
    EXPECT_EQ(variant(green).type(), VT_I4);
    EXPECT_EQ(variant("text").type(), VT_BSTR);
    EXPECT_EQ(variant(OLESTR("text")).type(), VT_BSTR);
    EXPECT_EQ(variant(std::string("text")).type(), VT_BSTR);
    EXPECT_EQ(variant(bstr("text")).type(), VT_BSTR);
    EXPECT_EQ(variant(com_ptr<IUnknown>()).type(), VT_UNKNOWN);
    EXPECT_EQ(variant(com_ptr<IDispatch>()).type(), VT_DISPATCH);
    EXPECT_EQ(variant(com_ptr<IShape>()).type(), VT_DISPATCH);
    EXPECT_EQ(variant::null().type(), VT_NULL);
    EXPECT_TRUE(variant::missing().is_missing());
    EXPECT_EQ(V_ERROR(&static_cast<const VARIANT&>(variant::missing())), DISP_E_PARAMNOTFOUND);
}

TEST(Variant, TrueIsMinusOne) {
    const variant yes(true);
    EXPECT_EQ(V_BOOL(&yes), VARIANT_TRUE);
    EXPECT_TRUE(yes.get<bool>());
    EXPECT_FALSE(variant(false).get<bool>());
}

TEST(Variant, GivesBackWhatItWasMadeFrom) {
    EXPECT_EQ(variant(-5).get<int>(), -5);
    EXPECT_EQ(variant(2.5).get<double>(), 2.5);
    EXPECT_EQ(variant("\xE2\x82\xAC").get<std::string>(), "\xE2\x82\xAC");
    EXPECT_EQ(variant(u"x").get<std::u16string>(), u"x");
    EXPECT_EQ(variant(green).get<colour>(), green);
    EXPECT_EQ(variant(comity::date{36526.25}).get<comity::date>(), comity::date{36526.25});
    EXPECT_EQ(variant(std::numeric_limits<long long>::min()).get<long long>(),
              std::numeric_limits<long long>::min());
}

TEST(Variant, ConvertsByAutomationsRules) {
    EXPECT_EQ(variant("42").get<int>(), 42);
    EXPECT_EQ(variant(42).get<std::string>(), "42");
    EXPECT_EQ(variant(2.5).get<int>(), 2) << "half goes to even";
    EXPECT_EQ(variant(3.5).get<int>(), 4);
    EXPECT_EQ(variant(true).get<int>(), -1);
    EXPECT_EQ(variant().get<int>(), 0);
}

TEST(Variant, SaysWhyItCannotConvert) {
    short small = 7;
    EXPECT_EQ(variant(100000).try_get(small), DISP_E_OVERFLOW);
    EXPECT_EQ(variant("no number").try_get(small), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(small, 7) << "the out value was touched";
    try {
        (void)variant::null().get<int>();
        FAIL() << "nothing was thrown";
    } catch (const comity::hresult_error& error) {
        EXPECT_EQ(error.code(), DISP_E_TYPEMISMATCH);
    }
}

TEST(Variant, HoldsOneReference) {
    counting_fake fake;
    {
        const variant value(com_ptr<IUnknown>{&fake});
        EXPECT_EQ(fake.held(), 1);
        const variant copy(value);
        EXPECT_EQ(fake.held(), 2);
        const com_ptr<IUnknown> out = copy.get<com_ptr<IUnknown>>();
        EXPECT_EQ(fake.held(), 3);
    }
    EXPECT_EQ(fake.held(), 0);
}

TEST(Variant, CopiesStringsDeeply) {
    const variant first("text");
    const variant second(first);
    EXPECT_NE(V_BSTR(&first), V_BSTR(&second));
    EXPECT_EQ(second.get<std::string>(), "text");
}

TEST(Variant, MovingLeavesEmpty) {
    variant first("text");
    const variant second(std::move(first));
    EXPECT_TRUE(first.empty());
    EXPECT_EQ(second.get<std::string>(), "text");
}

TEST(Variant, GivesAwayAndTakesOver) {
    variant value("text");
    VARIANT raw;
    EXPECT_EQ(value.detach_to(&raw), S_OK);
    EXPECT_TRUE(value.empty());
    const variant again(raw, comity::take_ownership);
    EXPECT_EQ(again.get<std::string>(), "text");
    EXPECT_EQ(value.detach_to(nullptr), E_POINTER);
}

TEST(Variant, RefersToAVariableAndDoesNotOwnIt) {
    int number = 5;
    bstr text("before");
    {
        const variant reference = variant::by_ref(number);
        EXPECT_EQ(reference.type(), VT_I4 | VT_BYREF);
        EXPECT_EQ(reference.get<int>(), 5);
        EXPECT_EQ(comity::assign_by_ref(reference, variant("8")), S_OK);
        EXPECT_EQ(number, 8);
        const variant text_reference = variant::by_ref(text);
        EXPECT_EQ(text_reference.get<std::string>(), "before");
        EXPECT_EQ(comity::assign_by_ref(text_reference, variant(12)), S_OK);
    }
    EXPECT_EQ(text.utf8(), "12");
}

TEST(Variant, AssignsThroughEachKindOfReference) {
    VARIANT_BOOL flag = VARIANT_FALSE;
    EXPECT_EQ(comity::assign_by_ref(variant::by_ref_bool(flag), variant(true)), S_OK);
    EXPECT_EQ(flag, VARIANT_TRUE);
    double real = 0;
    EXPECT_EQ(comity::assign_by_ref(variant::by_ref(real), variant(3)), S_OK);
    EXPECT_EQ(real, 3.0);
    variant any("old");
    EXPECT_EQ(comity::assign_by_ref(variant::by_ref(static_cast<VARIANT&>(any)), variant(1)), S_OK);
    EXPECT_EQ(any.type(), VT_I4);
    counting_fake first;
    counting_fake second;
    com_ptr<IUnknown> pointer(&first);
    EXPECT_EQ(comity::assign_by_ref(variant::by_ref(pointer), variant(com_ptr<IUnknown>(&second))), S_OK);
    EXPECT_EQ(pointer.get(), &second);
    EXPECT_EQ(first.held(), 0);
    pointer = nullptr;
    EXPECT_EQ(second.held(), 0);
}

TEST(Variant, AssigningThroughNoReferenceIsRefused) {
    EXPECT_EQ(comity::assign_by_ref(variant(1), variant(2)), DISP_E_BADVARTYPE);
    int number = 5;
    EXPECT_EQ(comity::assign_by_ref(variant::by_ref(number), variant("no number")), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(number, 5);
}

} // namespace
