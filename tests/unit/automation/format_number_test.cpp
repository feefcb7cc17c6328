#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "format_tools.hpp"

namespace {

using namespace comity::test;

struct row {
    double number;
    const char16_t* format;
    const char* text;
};

void check(std::initializer_list<row> rows) {
    for (const row& row : rows)
        EXPECT_EQ(formatted(real(row.number), row.format), row.text)
            << row.number << " by " << comity::to_utf8(row.format);
}

TEST(FormatNumber, DocumentedExamples) {
    // The table of the Format function's page.
    check({{5, u"", "5"},
           {-5, u"", "-5"},
           {.5, u"", "0.5"},
           {5, u"0", "5"},
           {-5, u"0", "-5"},
           {.5, u"0", "1"},
           {5, u"0.00", "5.00"},
           {-5, u"0.00", "-5.00"},
           {.5, u"0.00", "0.50"},
           {5, u"#,##0", "5"},
           {.5, u"#,##0", "1"},
           {-5, u"#,##0.00;;;Nil", "-5.00"},
           {5, u"$#,##0;($#,##0)", "$5"},
           {-5, u"$#,##0;($#,##0)", "($5)"},
           {.5, u"$#,##0;($#,##0)", "$1"},
           {-5, u"$#,##0.00;($#,##0.00)", "($5.00)"},
           {5, u"0%", "500%"},
           {.5, u"0.00%", "50.00%"},
           {5, u"0.00E+00", "5.00E+00"},
           {-5, u"0.00E+00", "-5.00E+00"},
           {.5, u"0.00E+00", "5.00E-01"},
           {5, u"0.00E-00", "5.00E00"},
           {.5, u"0.00E-00", "5.00E-01"}});
    EXPECT_EQ(formatted(of_type(VT_NULL), u"#,##0.00;;;Nil"), "Nil");
}

TEST(FormatNumber, PlaceholdersTakeDigitsFromTheRight) {
    check({{0, u"#", ""},
           {0, u"#.##", "."},
           {1, u"#.##", "1."},
           {1, u"000", "001"},
           {-1, u"000", "-001"},
           {12345, u"0", "12345"},
           {0, u"0#0", "000"},
           {1234567, u"0 0", "123456 7"},
           {1234567.891, u"0.0.0", "1234567.8.9"},
           {1234.5, u".00", "1234.50"},
           {-0.5, u".00", "-.50"},
           {12, u"(000) 000-0000", "(000) 000-0012"},
           {5551234567.0, u"(000) 000-0000", "(555) 123-4567"},
           {0.05, u"0.#", "0.1"},
           {0.04, u"0.#", "0."},
           {0.5, u"0.0#0", "0.500"}});
}

TEST(FormatNumber, RoundsHalfAwayFromZero) {
    check({{2.5, u"0", "3"},
           {-2.5, u"0", "-3"},
           {0.4999, u"0", "0"},
           {999.5, u"0", "1000"},
           {9.996, u"0.00", "10.00"},
           {0.05, u"0.0", "0.1"},
           {2.675, u"0.00", "2.68"},
           {1.005, u"0.00", "1.01"},
           {-0.001, u"0.00", "-0.00"},
           {99.996, u"0.00E+00", "1.00E+02"},
           {0.0004, u"0.000", "0.000"},
           {0.0005, u"0.000", "0.001"}});
}

TEST(FormatNumber, CommasGroupOrDivide) {
    check({{1234567, u"#,##0", "1,234,567"},
           {1234567, u"0,0", "1,234,567"},
           {1, u"0,000", "0,001"},
           {-1234.5, u"#,##0.00", "-1,234.50"},
           {100000000, u"##0,,", "100"},
           {1234567, u"0,", "1235"},
           {1234567, u"#,##0,", "1,235"},
           {1234567, u"0,.0", "1234.6"},
           {1234567, u"0,, \\M", "1 M"},
           {499, u"0,", "0"},
           {1234567, u",0", ",1234567"},
           {1234.5, u"0.0,", "1,234.5"}});
}

TEST(FormatNumber, Percent) {
    check({{0.5, u"0%", "50%"},
           {0.5, u"%0", "%50"},
           {0.12345, u"0.0%", "12.3%"},
           {0.5, u"0%%", "50%%"},
           {0.5, u"0\\%", "1%"},
           {5, u"%", "%"}});
}

TEST(FormatNumber, Exponents) {
    check({{1234567, u"##0.0E+0", "123.5E+4"},
           {1234567, u"0e-0", "1e6"},
           {0.00123, u"0.0E-00", "1.2E-03"},
           {0.00123, u"0.0E+", "1.2E-3"},
           {0, u"0.00E+00", "0.00E+00"},
           {1234, u"0.0E+000 x", "1.2E+003 x"},
           {1234.5, u"0E0", "123E5"},
           {1234.5, u"E+0", "E+1235"},
           {1e-320, u"0.00E+00", "1.00E-320"},
           {1.7976931348623157e308, u"0.00E+00", "1.80E+308"}});
}

TEST(FormatNumber, SectionsAreChosenByTheSign) {
    check({{1, u"0;(0);\\z", "1"},
           {-1, u"0;(0);\\z", "(1)"},
           {0, u"0;(0);\\z", "z"},
           {0, u"0;(0)", "0"},
           {-1, u"0;;\\z", "-1"},
           {0, u"0;;", "0"},
           {-0.001, u"0;(0)", "(0)"},
           {1, u";;\\z", ""},
           {-1, u"\"a\";\"b\";\"c\"", "b"},
           {1, u"0;0;0;0;0", "invalid"},
           {1, u"0;0;0;0", "1"},
           {-1, u"\"minus\"", "minus"}});
    EXPECT_EQ(formatted(of_type(VT_NULL), u"0;(0);\\z;\"none\""), "none");
    EXPECT_EQ(formatted(of_type(VT_NULL), u"0;(0);\\z"), "(null)");
    EXPECT_EQ(formatted(of_type(VT_NULL), u"Currency"), "(null)");
}

TEST(FormatNumber, LiteralText) {
    check({{5, u"\"a;b\"0\"c", "a;b5c"},
           {5, u"0\\", "5"},
           {5, u"a\\0b0", "a0b5"},
           {5, u"+0-", "+5-"},
           {-5, u"$0", "$-5"},
           {5, u"0 units", "5 units"},
           {5, u"\u20ac0\u00e9",
            "\u20ac"
            "5\u00e9"}});
    EXPECT_EQ(formatted(real(1), std::u16string(300, u'0')), std::string(299, '0') + "1");
    const std::string letters(600, 'b');
    EXPECT_EQ(formatted(real(1), std::u16string(600, u'b') + u"0"), letters + "1");
    EXPECT_EQ(formatted(real(1), std::u16string(600, u'\u0142')).size(), 1200u);
}

TEST(FormatNumber, EveryNumericType) {
    EXPECT_EQ(formatted(integer(VT_I1, -5), u"0.0"), "-5.0");
    EXPECT_EQ(formatted(integer(VT_UI1, 200), u"0.0"), "200.0");
    EXPECT_EQ(formatted(integer(VT_I2, -300), u"0.0"), "-300.0");
    EXPECT_EQ(formatted(integer(VT_UI2, 65535), u"0.0"), "65535.0");
    EXPECT_EQ(formatted(integer(VT_I4, -70000), u"#,##0"), "-70,000");
    EXPECT_EQ(formatted(integer(VT_UI4, 4294967295), u"0"), "4294967295");
    EXPECT_EQ(formatted(integer(VT_INT, -7), u"0"), "-7");
    EXPECT_EQ(formatted(integer(VT_UINT, 7), u"0"), "7");
    EXPECT_EQ(formatted(integer(VT_I8, std::numeric_limits<long long>::min()), u"0"), "-9223372036854775808");
    EXPECT_EQ(formatted(integer(VT_UI8, -1), u"0.0"), "18446744073709551615.0");
    EXPECT_EQ(formatted(single(0.1f), u"0.0000000000"), "0.1000000000");
    EXPECT_EQ(formatted(real(123456789012345680.0), u"0"), "123456789012346000");
    EXPECT_EQ(formatted(integer(VT_CY, -12345678), u"0.00"), "-1234.57");
    EXPECT_EQ(formatted(integer(VT_BOOL, -1), u"0"), "-1");
    EXPECT_EQ(formatted(decimal(28, true, 0xffffffff, ~std::uint64_t{0}), u"0.000"), "-7.923");
    EXPECT_EQ(formatted(decimal(0, false, 0xffffffff, ~std::uint64_t{0}), u"#,##0"),
              "79,228,162,514,264,337,593,543,950,335");
    EXPECT_EQ(formatted(decimal(29, false, 0, 1), u"0"), "invalid");
    EXPECT_EQ(formatted(real(1e300), u"0"), "1" + std::string(300, '0'));
}

TEST(FormatNumber, TextsThatAreNumbers) {
    EXPECT_EQ(formatted(text(u"12.5"), u"0.00"), "12.50");
    EXPECT_EQ(formatted(text(u"($1,234)"), u"0"), "-1234");
    EXPECT_EQ(formatted(text(u"&H10"), u"0"), "16");
    EXPECT_EQ(formatted(text(u"0.123456789012345678901234567890"), u"0.00000000000000000000"),
              "0.12345678901234567890");
    EXPECT_EQ(formatted(text(u"abc"), u"0.00"), "abc");
    EXPECT_EQ(formatted(text(u"1e999"), u"0.00"), "1e999");
    EXPECT_EQ(formatted(text(u"1e-99999"), u"0.00"), "0.00");
    EXPECT_EQ(formatted(text(u""), u"0.00"), "");
    EXPECT_EQ(formatted(text(u"5"), u"General Number"), "5");
}

TEST(FormatNumber, WhatIsNoNumberStays) {
    EXPECT_EQ(formatted(real(std::nan("")), u"0"), formatted(real(std::nan("")), u""));
    EXPECT_EQ(formatted(real(HUGE_VAL), u"Currency"), "INF");
    EXPECT_EQ(formatted(real(40000.5, VT_DATE), u"0.00"), "7/6/2009 12:00:00 PM");
}

TEST(FormatNumber, EmptyHasNoDigits) {
    EXPECT_EQ(formatted(value(), u"0.00"), ".00");
    EXPECT_EQ(formatted(value(), u"0"), "");
    EXPECT_EQ(formatted(value(), u"$0.00;;\"zero\""), "$.00");
    EXPECT_EQ(formatted(value(), u"0;0;0;\"nothing\""), "nothing");
    EXPECT_EQ(formatted(value(), u"Yes/No"), "No");
    EXPECT_EQ(formatted(value(), u""), "");
    EXPECT_EQ(formatted(value(), u"\"text\""), "invalid");
}

TEST(FormatNumber, NamedFormats) {
    check({{1.0 / 12, u"General Number", "8.33333333333333E-02"},
           {1234.5, u"General Number", "1234.5"},
           {1234.5, u"Currency", "$1,234.50"},
           {-1234.5, u"CURRENCY", "($1,234.50)"},
           {1234.5, u"fixed", "1234.50"},
           {-1234.5, u"Standard", "-1,234.50"},
           {0.5, u"Percent", "50.00%"},
           {1234.5, u"Scientific", "1.23E+03"},
           {5, u"Yes/No", "Yes"},
           {0, u"Yes/No", "No"},
           {-1, u"True/False", "True"},
           {0, u"True/False", "False"},
           {5, u"On/Off", "On"},
           {0, u"On/Off", "Off"}});
    EXPECT_EQ(formatted(text(u"abc"), u"True/False"), "abc");
    EXPECT_EQ(formatted(integer(VT_BOOL, -1), u"True/False"), "True");
}

TEST(FormatNumber, WithoutAFormatString) {
    const auto number = [](const value& in, int places, int lead, int parentheses, int group) {
        BSTR out = reinterpret_cast<BSTR>(1);
        return result_of(
            VarFormatNumber(const_cast<VARIANT*>(in.get()), places, lead, parentheses, group, 0, &out), out);
    };
    const auto percent = [](const value& in, int places, int lead, int parentheses, int group) {
        BSTR out = reinterpret_cast<BSTR>(1);
        return result_of(
            VarFormatPercent(const_cast<VARIANT*>(in.get()), places, lead, parentheses, group, 0, &out), out);
    };
    const auto money = [](const value& in, int places, int lead, int parentheses, int group) {
        BSTR out = reinterpret_cast<BSTR>(1);
        return result_of(
            VarFormatCurrency(const_cast<VARIANT*>(in.get()), places, lead, parentheses, group, 0, &out),
            out);
    };
    EXPECT_EQ(number(real(1234567.891), -1, -2, -2, -2), "1,234,567.89");
    EXPECT_EQ(number(real(-1234.5678), 3, -2, -1, 0), "(1234.568)");
    EXPECT_EQ(number(real(-0.5), 2, 0, -2, -2), "-.50");
    EXPECT_EQ(number(real(-0.5), 0, -1, 0, -2), "-1");
    EXPECT_EQ(number(real(1e20), 0, -2, -2, -2), "100,000,000,000,000,000,000");
    EXPECT_EQ(number(real(1), 9, -2, -2, -2), "1.000000000");
    EXPECT_EQ(number(real(1), 10, -2, -2, -2), "invalid");
    EXPECT_EQ(number(text(u"12.5"), -1, -2, -2, -2), "12.50");
    EXPECT_EQ(number(text(u"abc"), -1, -2, -2, -2), "mismatch");
    EXPECT_EQ(number(of_type(VT_NULL), -1, -2, -2, -2), "mismatch");
    EXPECT_EQ(number(value(), -1, -2, -2, -2), "0.00");
    EXPECT_EQ(number(real(1.5, VT_DATE), -1, -2, -2, -2), "mismatch");
    EXPECT_EQ(number(integer(VT_ERROR, 1), -1, -2, -2, -2), "mismatch");
    EXPECT_EQ(number(of_type(VT_DISPATCH), -1, -2, -2, -2), "bad type");
    EXPECT_EQ(percent(real(0.12345), 1, -2, -2, -2), "12.3%");
    EXPECT_EQ(percent(real(-1234.5), -1, -2, -1, -1), "(123,450.00)%");
    EXPECT_EQ(percent(real(1.5, VT_DATE), -1, -2, -2, -2), "150.00%");
    EXPECT_EQ(money(real(1234.5), -1, -2, -2, -2), "$1,234.50");
    EXPECT_EQ(money(real(-1234.5), -1, -2, -2, -2), "($1,234.50)");
    EXPECT_EQ(money(real(-1234.5), -1, -2, 0, 0), "-$1234.50");
    EXPECT_EQ(money(decimal(3, false, 0, 1005), -1, -2, -2, -2), "$1.01");
    VARIANT one = *real(1);
    EXPECT_EQ(VarFormatNumber(&one, 2, 0, 0, 0, 0, nullptr), E_INVALIDARG);
    BSTR out;
    EXPECT_EQ(VarFormatNumber(nullptr, 2, 0, 0, 0, 0, &out), E_INVALIDARG);
}

} // namespace
