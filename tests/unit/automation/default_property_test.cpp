#include <oleauto.h>

#include <gtest/gtest.h>

#include "variant_tools.hpp"

namespace {

using namespace comity::test;

TEST(DefaultProperty, StandsForTheObject) {
    counted_object shared;
    shared.held = text(u"300");
    {
        const value source = object(shared);
        EXPECT_EQ(changed(source, VT_I4), "I4 300");
        EXPECT_EQ(shared.last_flags, DISPATCH_PROPERTYGET);
        EXPECT_EQ(shared.last_lcid, 0x409u);
        EXPECT_EQ(changed(source, VT_UI1), "overflow");
        EXPECT_EQ(changed(source, VT_BSTR), "BSTR 300");
        EXPECT_EQ(changed(source, VT_DATE), "mismatch");
    }
    EXPECT_EQ(shared.references, 1u);
}

TEST(DefaultProperty, IsNotReadWhenTheCallerSaysSo) {
    counted_object shared;
    shared.held = integer(VT_I4, 5);
    const value source = object(shared);
    EXPECT_EQ(changed(source, VT_I4, VARIANT_NOVALUEPROP), "mismatch");
    EXPECT_EQ(changed(source, VT_EMPTY, VARIANT_NOVALUEPROP), "mismatch");
    EXPECT_EQ(shared.invocations, 0);
}

TEST(DefaultProperty, IsNotNeededToDropTheObject) {
    counted_object shared;
    EXPECT_EQ(changed(object(shared), VT_EMPTY), "EMPTY");
    EXPECT_EQ(shared.invocations, 0);
}

TEST(DefaultProperty, FailuresAreMismatches) {
    counted_object shared;
    for (const HRESULT answer : {E_FAIL, DISP_E_MEMBERNOTFOUND, DISP_E_EXCEPTION}) {
        shared.answer = answer;
        EXPECT_EQ(changed(object(shared), VT_I4), "mismatch");
    }
    EXPECT_EQ(changed(of_type(VT_DISPATCH), VT_I4), "bad type");
    EXPECT_EQ(shared.references, 1u);
}

TEST(DefaultProperty, MayBeAnotherObject) {
    counted_object inner;
    inner.held = integer(VT_I4, 42);
    counted_object outer;
    outer.held = object(inner);
    EXPECT_EQ(changed(object(outer), VT_BSTR), "BSTR 42");
    EXPECT_EQ(inner.references, 2u);
    EXPECT_EQ(outer.references, 1u);
}

TEST(DefaultProperty, AnObjectThatGivesItselfIsGivenUp) {
    counted_object shared;
    shared.held = object(shared);
    EXPECT_EQ(changed(object(shared), VT_I4), "mismatch");
    EXPECT_EQ(shared.references, 2u);
    shared.held = value();
    EXPECT_EQ(shared.references, 1u);
}

TEST(DefaultProperty, ServesTheFunctionsFromDisp) {
    counted_object shared;
    shared.held = real(2.5);
    LONG number = 0;
    EXPECT_EQ(VarI4FromDisp(&shared, 0x409, &number), S_OK);
    EXPECT_EQ(number, 2);
    BSTR characters = nullptr;
    EXPECT_EQ(VarBstrFromDisp(&shared, 0x409, 0, &characters), S_OK);
    EXPECT_EQ(text_of(characters), "2.5");
    SysFreeString(characters);
    EXPECT_EQ(VarI4FromDisp(nullptr, 0x409, &number), DISP_E_BADVARTYPE);
    EXPECT_EQ(VarI4FromDisp(&shared, 0x409, nullptr), E_INVALIDARG);
    EXPECT_EQ(shared.references, 1u);
}

} // namespace
