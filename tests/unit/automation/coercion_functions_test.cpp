#include <oleauto.h>

#include <gtest/gtest.h>

#include "variant_tools.hpp"

namespace {

using namespace comity::test;

TEST(CoercionFunctions, CheckTheRangeBetweenIntegersOfOneSize) {
    // Unlike VariantChangeType, which keeps the bits.
    CHAR i1 = 9;
    BYTE ui1 = 9;
    SHORT i2 = 9;
    USHORT ui2 = 9;
    LONG i4 = 9;
    ULONG ui4 = 9;
    LONG64 i8 = 9;
    ULONG64 ui8 = 9;
    EXPECT_EQ(VarI1FromUI1(200, &i1), DISP_E_OVERFLOW);
    EXPECT_EQ(VarUI1FromI1(static_cast<CHAR>(-5), &ui1), DISP_E_OVERFLOW);
    EXPECT_EQ(VarI2FromUI2(40000, &i2), DISP_E_OVERFLOW);
    EXPECT_EQ(VarUI2FromI2(-1, &ui2), DISP_E_OVERFLOW);
    EXPECT_EQ(VarI4FromUI4(0x80000000, &i4), DISP_E_OVERFLOW);
    EXPECT_EQ(VarUI4FromI4(-1, &ui4), DISP_E_OVERFLOW);
    EXPECT_EQ(VarI8FromUI8(~ULONG64{0}, &i8), DISP_E_OVERFLOW);
    EXPECT_EQ(VarUI8FromI8(-1, &ui8), DISP_E_OVERFLOW);
    EXPECT_EQ(i1 + ui1 + i2 + ui2 + i4 + static_cast<LONG>(ui4) + i8 + static_cast<LONG>(ui8), 8 * 9);
    EXPECT_EQ(VarUI1FromBool(VARIANT_TRUE, &ui1), S_OK);
    EXPECT_EQ(ui1, 255);
}

TEST(CoercionFunctions, RefuseANullResult) {
    EXPECT_EQ(VarI4FromI2(1, nullptr), E_INVALIDARG);
    EXPECT_EQ(VarBstrFromI4(1, 0, 0, nullptr), E_INVALIDARG);
    EXPECT_EQ(VarDateFromStr(u"1/2/2003", 0, 0, nullptr), E_INVALIDARG);
    EXPECT_EQ(VarBstrFromDate(0, 0, 0, nullptr), E_INVALIDARG);
    EXPECT_EQ(VarBstrFromBool(0, 0, 0, nullptr), E_INVALIDARG);
    EXPECT_EQ(VarDecFromStr(u"1", 0, 0, nullptr), E_INVALIDARG);
}

TEST(CoercionFunctions, ANullTextIsAMismatch) {
    LONG number = 9;
    EXPECT_EQ(VarI4FromStr(nullptr, 0x409, 0, &number), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(number, 9);
    DATE date = 9;
    EXPECT_EQ(VarDateFromStr(nullptr, 0x409, 0, &date), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(date, 0);
}

TEST(CoercionFunctions, ANullDecimalIsRefused) {
    LONG number = 9;
    EXPECT_EQ(VarI4FromDec(nullptr, &number), E_INVALIDARG);
    BSTR characters = reinterpret_cast<BSTR>(8);
    EXPECT_EQ(VarBstrFromDec(nullptr, 0, 0, &characters), E_INVALIDARG);
    EXPECT_EQ(characters, nullptr);
}

TEST(CoercionFunctions, DecimalsKeepNoTypeInTheirReservedWord) {
    DECIMAL number;
    number.wReserved = 0x1234;
    EXPECT_EQ(VarDecFromStr(u"-2.50", 0x409, 0, &number), S_OK);
    EXPECT_EQ(number.wReserved, 0);
    EXPECT_EQ(number.scale, 1);
    EXPECT_EQ(number.sign, 0x80);
    EXPECT_EQ(number.Lo64, 25u);
    DOUBLE real = 0;
    EXPECT_EQ(VarR8FromDec(&number, &real), S_OK);
    EXPECT_EQ(real, -2.5);
    EXPECT_EQ(VarDecFromBool(VARIANT_TRUE, &number), S_OK);
    EXPECT_EQ(number.sign, 0x80);
    EXPECT_EQ(number.Lo64, 1u);
}

TEST(CoercionFunctions, BooleansAsWords) {
    BSTR characters = nullptr;
    EXPECT_EQ(VarBstrFromBool(VARIANT_TRUE, 0x409, 0, &characters), S_OK);
    EXPECT_EQ(text_of(characters), "True");
    SysFreeString(characters);
    EXPECT_EQ(VarBstrFromBool(VARIANT_FALSE, 0x409, VAR_LOCALBOOL, &characters), S_OK);
    EXPECT_EQ(text_of(characters), "False");
    SysFreeString(characters);
    VARIANT_BOOL truth = 9;
    EXPECT_EQ(VarBoolFromStr(u"#FALSE#", 0x409, 0, &truth), S_OK);
    EXPECT_EQ(truth, VARIANT_FALSE);
    EXPECT_EQ(VarBoolFromI4(7, &truth), S_OK);
    EXPECT_EQ(truth, VARIANT_TRUE);
}

TEST(CoercionFunctions, AFailingTextIsNulled) {
    BSTR characters = reinterpret_cast<BSTR>(8);
    EXPECT_EQ(VarBstrFromDate(1e9, 0x409, 0, &characters), E_INVALIDARG);
    EXPECT_EQ(characters, nullptr);
}

} // namespace
