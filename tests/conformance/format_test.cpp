// VarFormat and its relatives on the examples of the documents. tests/reference/results/formats.cpp has the
// rest.
// https://learn.microsoft.com/office/vba/language/reference/user-interface-help/format-function-visual-basic-for-applications
#include "support.hpp"

using namespace conformance;

namespace {

using v = variant;

std::string formatted(const v& value, const char* format) {
    bstr out;
    const HRESULT hr =
        VarFormat(const_cast<v*>(&value), const_cast<OLECHAR*>(widen(format).c_str()), 0, 0, 0, out.put());
    EXPECT_HR(S_OK, hr);
    return out.str();
}

TEST(Formats, DocumentedNumbers) {
    const struct {
        const char* format;
        const char *five, *minus_five;
    } rows[] = {
        {"0", "5", "-5"},
        {"0.00", "5.00", "-5.00"},
        {"#,##0", "5", "-5"},
        {"$#,##0;($#,##0)", "$5", "($5)"},
        {"$#,##0.00;($#,##0.00)", "$5.00", "($5.00)"},
        {"0%", "500%", "-500%"},
        {"0.00%", "500.00%", "-500.00%"},
        {"0.00E+00", "5.00E+00", "-5.00E+00"},
        {"0.00E-00", "5.00E00", "-5.00E00"},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.format);
        EXPECT_EQ(row.five, formatted(v::r8(5), row.format));
        EXPECT_EQ(row.minus_five, formatted(v::r8(-5), row.format));
    }
    EXPECT_EQ("0.50", formatted(v::r8(0.5), "0.00"));
    EXPECT_EQ("50%", formatted(v::r8(0.5), "0%"));
    EXPECT_EQ("5.00E-01", formatted(v::r8(0.5), "0.00E+00"));
}

TEST(Formats, DocumentedHalves) {
    EXPECT_EQ("1", formatted(v::r8(0.5), "0"));
    EXPECT_EQ("1", formatted(v::r8(0.5), "#,##0"));
    EXPECT_EQ("$1", formatted(v::r8(0.5), "$#,##0;($#,##0)"));
}

TEST(Formats, DocumentedDates) {
    const v day = v::days(33945.0 + 17.0 / 24 + 4.0 / 1440 + 23.0 / 86400); // 7 December 1992, 17:04:23
    const struct {
        const char *format, *text;
    } rows[] = {
        {"m/d/yy", "12/7/92"},
        {"d-mmm", "7-Dec"},
        {"d-mmmm-yy", "7-December-92"},
        {"d mmmm", "7 December"},
        {"mmmm yy", "December 92"},
        {"hh:mm", "17:04"},
        {"h:m:s", "17:4:23"},
        {"hh:mm:ss", "17:04:23"},
        {"dddd, mmm d yyyy", "Monday, Dec 7 1992"},
        {"m/d/yy h:mm", "12/7/92 17:04"},
    };
    for (const auto& row : rows)
        EXPECT_EQ(row.text, formatted(day, row.format)) << row.format;
}

TEST(Formats, DocumentedHalvesOfTheDay) {
    EXPECT_EQ("05:04 PM", formatted(v::days(33945.0 + 17.0 / 24 + 4.0 / 1440), "hh:mm AM/PM"));
}

TEST(Formats, DocumentedTexts) {
    EXPECT_EQ("hello", formatted(v::str(OLESTR("HELLO")), "<"));
    EXPECT_EQ("THIS IS IT", formatted(v::str(OLESTR("This is it")), ">"));
    EXPECT_EQ("  ab", formatted(v::str(OLESTR("ab")), "@@@@"));
    EXPECT_EQ("ab", formatted(v::str(OLESTR("ab")), "&&&&"));
}

TEST(Formats, DocumentedPlacesOfCharacters) {
    EXPECT_EQ("ab  ", formatted(v::str(OLESTR("ab")), "!@@@@"));
    EXPECT_EQ("Hello", formatted(v::str(OLESTR("Hello")), "@@"));
}

TEST(Formats, FormsOfNumbers) {
    v value = v::r8(-1234.567);
    bstr out;
    EXPECT_HR(S_OK, VarFormatNumber(&value, 2, -1, -1, -1, 0, out.put()));
    EXPECT_EQ("(1,234.57)", out.str());
    EXPECT_HR(S_OK, VarFormatNumber(&value, 1, -1, 0, 0, 0, out.put()));
    EXPECT_EQ("-1234.6", out.str());
    EXPECT_HR(S_OK, VarFormatPercent(&value, 0, -1, 0, -1, 0, out.put()));
    EXPECT_EQ("-123,457%", out.str());
    EXPECT_HR(E_INVALIDARG, VarFormatNumber(&value, 10, 0, 0, 0, 0, out.put()));
    v text = v::str(OLESTR("abc"));
    EXPECT_HR(DISP_E_TYPEMISMATCH, VarFormatNumber(&text, 2, 0, 0, 0, 0, out.put()));
}

TEST(Formats, NamesOfMonthsAndDays) {
    bstr out;
    EXPECT_HR(S_OK, VarMonthName(12, 1, 0, out.put()));
    EXPECT_EQ("Dec", out.str());
    EXPECT_HR(E_INVALIDARG, VarMonthName(13, 0, 0, out.put()));
    EXPECT_HR(S_OK, VarWeekdayName(1, 0, 2, 0, out.put()));
    EXPECT_EQ("Monday", out.str());
    EXPECT_HR(E_INVALIDARG, VarWeekdayName(8, 0, 0, 0, out.put()));
}

TEST(Formats, TokensCanBeUsedAgain) {
    BYTE tokens[256];
    OLECHAR format[] = {'0', '.', '0', '0', 0};
    INT first = -1;
    ASSERT_HR(S_OK, VarTokenizeFormatString(format, tokens, sizeof tokens, 0, 0, english, &first));
    for (const double value : {1.5, -2.25}) {
        v in = v::r8(value);
        bstr out;
        EXPECT_HR(S_OK, VarFormatFromTokens(&in, format, tokens, 0, out.put(), english));
        EXPECT_EQ(value > 0 ? "1.50" : "-2.25", out.str());
    }
    EXPECT_HR(E_INVALIDARG, VarTokenizeFormatString(format, nullptr, 0, 0, 0, english, nullptr));
}

TEST(Formats, TokensNeedRoom) {
    BYTE tokens[2];
    OLECHAR format[] = {'0', '.', '0', '0', 0};
    EXPECT_HR(DISP_E_BUFFERTOOSMALL,
              VarTokenizeFormatString(format, tokens, sizeof tokens, 0, 0, english, nullptr));
}

} // namespace
