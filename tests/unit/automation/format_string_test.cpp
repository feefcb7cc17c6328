#include <gtest/gtest.h>

#include "format_tools.hpp"

namespace {

using namespace comity::test;

TEST(FormatString, PlaceholdersAreFilledFromTheRight) {
    EXPECT_EQ(formatted(text(u"Hello"), u"@"), "Hello");
    EXPECT_EQ(formatted(text(u"ab"), u"@@@@"), "  ab");
    EXPECT_EQ(formatted(text(u"ab"), u"&&&&"), "ab");
    EXPECT_EQ(formatted(text(u"ab"), u"&@@@"), " ab");
    EXPECT_EQ(formatted(text(u"5551234"), u"(@@@) @@@-@@@@"), "(   ) 555-1234");
    EXPECT_EQ(formatted(text(u"123"), u"ab@c"), "12ab3c");
}

TEST(FormatString, OrFromTheLeft) {
    EXPECT_EQ(formatted(text(u"ab"), u"!@@@@"), "ab  ");
    EXPECT_EQ(formatted(text(u"ab"), u"@@@@!"), "ab  ");
    EXPECT_EQ(formatted(text(u"ab"), u"!&&&&"), "ab");
    EXPECT_EQ(formatted(text(u"123"), u"!ab@c"), "ab1c23");
    EXPECT_EQ(formatted(text(u"123"), u"!"), "123");
}

TEST(FormatString, Case) {
    EXPECT_EQ(formatted(text(u"Hello"), u">"), "HELLO");
    EXPECT_EQ(formatted(text(u"Hello"), u"<"), "hello");
    EXPECT_EQ(formatted(text(u"Hello"), u"<>"), "hello"); // small letters, when both are asked for
    EXPECT_EQ(formatted(text(u"Hello"), u"><"), "hello");
    EXPECT_EQ(formatted(text(u"hi"), u">@\"x\"@"), "HxI");
    EXPECT_EQ(formatted(text(u"\u00e4\u00df"), u">"), "\u00c4\u00df");
    EXPECT_EQ(formatted_in(0x41f, text(u"iI"), u">"), "\u0130I");
}

TEST(FormatString, TheSecondSectionIsForNothing) {
    EXPECT_EQ(formatted(text(u""), u"@;\"none\""), "none");
    EXPECT_EQ(formatted(value(), u"@;\"none\""), "none");
    EXPECT_EQ(formatted(of_type(VT_NULL), u"@;\"none\""), "none");
    EXPECT_EQ(formatted(of_type(VT_NULL), u"@"), "(null)");
    EXPECT_EQ(formatted(text(u"a"), u"@;\"none\""), "a");
    EXPECT_EQ(formatted(text(u""), u"@@;"), "  "); // nothing in it: the first section
    EXPECT_EQ(formatted(of_type(VT_NULL), u"@@;"), "");
    EXPECT_EQ(formatted(text(u""), u"@@"), "  ");
    VARIANT null_text{};
    V_VT(&null_text) = VT_BSTR;
    EXPECT_EQ(formatted(value(null_text), u"@;\"none\""), "none");
}

TEST(FormatString, TakesEveryValue) {
    EXPECT_EQ(formatted(integer(VT_I4, 123), u"@@@@@"), "  123");
    EXPECT_EQ(formatted(real(-1.5), u"@@@@@"), " -1.5");
    EXPECT_EQ(formatted(real(36526.75, VT_DATE), u">"), "1/1/2000 6:00:00 PM");
    EXPECT_EQ(formatted(integer(VT_BOOL, -1), u"@@@"), " -1");
    EXPECT_EQ(formatted(value(), u"@@"), "  ");
    EXPECT_EQ(formatted(text(std::u16string_view(u"a\0b", 3)), u"@@@@"), std::string(" a\0b", 4));
}

TEST(FormatValue, ReferencesAndObjects) {
    VARIANT inner = *integer(VT_I4, 7);
    LONG number = 42;
    VARIANT by_number{}, by_variant{}, nowhere{};
    V_VT(&by_number) = VT_BYREF | VT_I4;
    V_I4REF(&by_number) = &number;
    V_VT(&by_variant) = VT_BYREF | VT_VARIANT;
    V_VARIANTREF(&by_variant) = &inner;
    V_VT(&nowhere) = VT_BYREF | VT_I4;
    EXPECT_EQ(formatted(value(by_number), u"000"), "042");
    EXPECT_EQ(formatted(value(by_variant), u"000"), "007");
    EXPECT_EQ(formatted(value(nowhere), u"000"), "mismatch");
    counted_object shared;
    shared.held = integer(VT_I4, 5);
    EXPECT_EQ(formatted(object(shared), u"000"), "005");
    EXPECT_EQ(shared.references, 1u);
    EXPECT_EQ(formatted(of_type(VT_DISPATCH), u"000"), "bad type");
}

TEST(FormatValue, RefusesTheRest) {
    for (const VARTYPE type : {VT_ERROR, VT_UNKNOWN, VT_VARIANT, VT_RECORD}) {
        EXPECT_EQ(formatted(of_type(type), u"0"), "mismatch") << type;
        EXPECT_EQ(formatted(of_type(type), u""), "mismatch") << type;
    }
    VARIANT odd{};
    V_VT(&odd) = 99;
    BSTR out = reinterpret_cast<BSTR>(1);
    EXPECT_EQ(result_of(VarFormat(&odd, nullptr, 0, 0, 0, &out), out), "bad type");
    VARIANT one{};
    V_VT(&one) = VT_I4;
    EXPECT_EQ(VarFormat(&one, nullptr, 0, 0, 0, nullptr), E_INVALIDARG);
    out = reinterpret_cast<BSTR>(1);
    EXPECT_EQ(result_of(VarFormat(nullptr, nullptr, 0, 0, 0, &out), out), "invalid");
    out = reinterpret_cast<BSTR>(1);
    EXPECT_EQ(result_of(VarFormat(&one, nullptr, 0, 0, VAR_FORMAT_NOSUBSTITUTE, &out), out), "0");
}

TEST(FormatValue, OtherLocales) {
    const value number = real(-1234567.891);
    const value date = real(40000.75, VT_DATE); // 6 July 2009, 18:00
    EXPECT_EQ(formatted_in(0x407, number, u"#,##0.00"), "-1.234.567,89");
    EXPECT_EQ(formatted_in(0x40c, number, u"0.0E+00"), "-1,2E+06");
    EXPECT_EQ(formatted_in(0x415, real(0.5), u"0.0"), "0,5");
    EXPECT_EQ(formatted_in(0x407, number, u"Yes/No"), "Ja");
    EXPECT_EQ(formatted_in(0x40c, real(0), u"On/Off"), "Inactif");
    EXPECT_EQ(formatted_in(0x411, real(1), u"Yes/No"), "\u306f\u3044");
    EXPECT_EQ(formatted_in(0x41f, real(0), u"Yes/No"), "Hay\u0131r");
    EXPECT_EQ(formatted_in(0x407, real(1), u"True/False"), "Wahr");
    EXPECT_EQ(formatted_in(0x407, date, u"dddd, d. mmmm yyyy"), "Montag, 6. Juli 2009");
    EXPECT_EQ(formatted_in(0x40c, date, u"dddd mmmm"), "lundi juillet");
    EXPECT_EQ(formatted_in(0x411, date, u"mmmm dddd"), "7\u6708 \u6708\u66dc\u65e5");
    EXPECT_EQ(formatted_in(0x41f, date, u"mmmm"), "Temmuz");
    EXPECT_EQ(formatted_in(0x415, date, u"mmmm"), "lipiec");
    EXPECT_EQ(formatted_in(0x407, date, u"dd/mm/yyyy"), "06.07.2009");
    EXPECT_EQ(formatted_in(0x407, date, u"ttttt"), "18:00:00");
    EXPECT_EQ(formatted_in(0x411, date, u"h AMPM"), "6 \u5348\u5f8c");
    EXPECT_EQ(formatted_in(0x407, date, u"w"), "1"); // the week begins on Monday
    EXPECT_EQ(formatted_in(0x7f, date, u"c"), "07/06/2009 18:00:00");
    EXPECT_EQ(formatted_in(0xffff, number, u"0"), "invalid");
}

} // namespace
