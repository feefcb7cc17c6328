#include <oleauto.h>

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "other_calendars.hpp"
#include "variant_tools.hpp"
#include "wide_text.hpp"

namespace {

using namespace comity;

std::string parsed(std::u16string_view text, INT room, LCID lcid = 0x409, ULONG allowed = NUMPRS_STD) {
    BYTE digits[40];
    NUMPARSE numbers{};
    numbers.cDig = room;
    numbers.dwInFlags = allowed;
    const HRESULT hr = VarParseNumFromStr(std::u16string(text).c_str(), lcid, 0, &numbers, digits);
    if (FAILED(hr))
        return test::failure(hr);
    std::string out;
    for (int i = 0; i < numbers.cDig; ++i)
        out += "0123456789ABCDEF"[digits[i]];
    return out + " e" + std::to_string(numbers.nPwr10) + (numbers.dwOutFlags & NUMPRS_NEG ? " neg" : "") +
           (numbers.dwOutFlags & NUMPRS_INEXACT ? " inexact" : "") + " used " +
           std::to_string(numbers.cchUsed);
}

TEST(Parsing, DigitsWithoutRoomKeepTheValueNearby) {
    EXPECT_EQ(parsed(u"1.25", 1), "1 e0 inexact used 4");
    EXPECT_EQ(parsed(u"12345", 2), "12 e3 inexact used 5");
    EXPECT_EQ(parsed(u"1000", 2), "10 e2 used 4");
    EXPECT_EQ(parsed(u"1.00", 2), "10 e-1 used 4");
    EXPECT_EQ(parsed(u"1000", 4), "1 e3 used 4");
    EXPECT_EQ(parsed(u"0.0", 4), "0 e-1 used 3");
    EXPECT_EQ(parsed(u"&H123", 3), "123 e0 used 5");
    EXPECT_EQ(parsed(u"&H123", 2), test::failure(DISP_E_OVERFLOW));
    EXPECT_EQ(parsed(u"1", 0), test::failure(DISP_E_TYPEMISMATCH));
}

TEST(Parsing, WhatIsNotAllowedEndsTheNumber) {
    EXPECT_EQ(parsed(u"1,234.5", 9, 0x409, NUMPRS_DECIMAL), "1 e0 used 1");
    EXPECT_EQ(parsed(u"1,234.5", 9, 0x409, NUMPRS_DECIMAL | NUMPRS_USE_ALL),
              test::failure(DISP_E_TYPEMISMATCH));
    EXPECT_EQ(parsed(u"-1", 9, 0x409, 0), test::failure(DISP_E_TYPEMISMATCH));
}

TEST(Parsing, NumbersOfLocales) {
    EXPECT_EQ(parsed(u"-1.234,5 \u20AC", 9, 0x407), "12345 e-1 neg used 10");
    EXPECT_EQ(parsed(u"1 234,5", 9, 0x40C), "12345 e-1 used 7");
    EXPECT_EQ(parsed(u"\u00A5100", 9, 0x411), "1 e2 used 4");
    EXPECT_EQ(parsed(u"\uFFE5100", 9, 0x411), "1 e2 used 4");
}

TEST(Parsing, TheFirstTypeThatHoldsTheNumber) {
    const struct {
        BYTE digits[5];
        INT count, power;
        ULONG types;
        const char* expected;
    } table[] = {
        {{1}, 1, 0, VTBIT_I4 | VTBIT_R8, "I4 1"},
        {{1, 5}, 2, -1, VTBIT_I4 | VTBIT_R8, "R8 1.5"},
        {{2, 5}, 2, -1, VTBIT_I4, "I4 2"},
        {{6, 5, 5, 3, 5}, 5, 0, VTBIT_I2 | VTBIT_UI2 | VTBIT_I4, "UI2 65535"},
    };
    for (const auto& row : table) {
        NUMPARSE numbers{};
        numbers.cDig = row.count;
        numbers.nPwr10 = row.power;
        VARIANT value{};
        ASSERT_EQ(VarNumFromParseNum(&numbers, const_cast<BYTE*>(row.digits), row.types, &value), S_OK);
        VARIANT text{};
        ASSERT_EQ(VariantChangeTypeEx(&text, &value, 0x409, 0, VT_BSTR), S_OK);
        const std::string expected(row.expected);
        EXPECT_EQ(to_utf8(V_BSTR(&text)), expected.substr(expected.find(' ') + 1));
        VariantClear(&text);
    }
    NUMPARSE numbers{};
    numbers.cDig = 1;
    BYTE bad = 10;
    VARIANT value{};
    EXPECT_EQ(VarNumFromParseNum(&numbers, &bad, VTBIT_I4, &value), E_INVALIDARG);
    bad = 1;
    EXPECT_EQ(VarNumFromParseNum(&numbers, &bad, 0, &value), DISP_E_OVERFLOW);
}

std::string date(std::u16string_view text, LCID lcid, ULONG flags = 0) {
    DATE value = 0;
    const HRESULT hr = VarDateFromStr(std::u16string(text).c_str(), lcid, flags, &value);
    if (FAILED(hr))
        return test::failure(hr);
    BSTR written = nullptr;
    VarBstrFromDate(value, 0x7F, 0, &written);
    const std::string out = to_utf8(written);
    SysFreeString(written);
    return out;
}

TEST(Parsing, DatesOfLocales) {
    EXPECT_EQ(date(u"1.2.2003", 0x407), "02/01/2003");
    EXPECT_EQ(date(u"Montag, 6. Januar 2003", 0x407), "01/06/2003");
    EXPECT_EQ(date(u"M\u00C4RZ 3 2003", 0x407), "03/03/2003");
    EXPECT_EQ(date(u"25 d\u00E9c. 1999", 0x40C), "12/25/1999");
    EXPECT_EQ(date(u"31 grudnia 1999", 0x415), "12/31/1999");
    EXPECT_EQ(date(u"2 MAYIS 2003", 0x41F), "05/02/2003");
    EXPECT_EQ(date(u"2003\u5E741\u67082\u65E5", 0x411), "01/02/2003");
    EXPECT_EQ(date(u"03/1/2", 0x411), "01/02/2003");
    EXPECT_EQ(date(u"PM 1:2", 0x409), test::failure(DISP_E_TYPEMISMATCH));
    EXPECT_EQ(date(u"7/24/2541", 0x409, VAR_CALENDAR_THAI), "07/24/1998");
}

TEST(Parsing, TimesOfLocales) {
    EXPECT_EQ(date(u"4 PM", 0x411), "16:00:00");
    EXPECT_EQ(date(u"\u5348\u5F8C4:05", 0x411), "16:05:00");
    EXPECT_EQ(date(u"4:05 \u5348\u5F8C", 0x411), "16:05:00");
    EXPECT_EQ(date(u"2003/1/2 \u5348\u5F8C 4:05", 0x411), "01/02/2003 16:05:00");
    EXPECT_EQ(date(u"2003/1/2 4\u66425\u52066\u79D2", 0x411), "01/02/2003 04:05:06");
    EXPECT_EQ(date(u"4:05:6\u79D27", 0x411), test::failure(DISP_E_TYPEMISMATCH));
    EXPECT_EQ(date(u"PM 4", 0x411), test::failure(DISP_E_TYPEMISMATCH));
}

TEST(Parsing, PointsBehindNames) {
    EXPECT_EQ(date(u"Mo. 6.1.2003", 0x407), "01/06/2003");
    EXPECT_EQ(date(u"24. Dez. 1999", 0x407), "12/24/1999");
    EXPECT_EQ(date(u"Dez. 1999", 0x407), "12/01/1999");
    EXPECT_EQ(date(u"Dez. 1999", 0x409), test::failure(DISP_E_TYPEMISMATCH));
}

TEST(Parsing, DatesAreReadAsTheyAreWritten) {
    for (const LCID lcid :
         {0x409u, 0x7Fu, 0x407u, 0x40Cu, 0x411u, 0x41Fu, 0x415u, 0x809u, 0x412u, 0x404u, 0x401u}) {
        for (const ULONG flags : {0ul, 0ul + VAR_CALENDAR_THAI, 0ul + VAR_CALENDAR_HIJRI}) {
            SCOPED_TRACE(testing::Message() << std::hex << lcid << " " << flags);
            BSTR text = nullptr;
            ASSERT_EQ(VarBstrFromDate(36000.75, lcid, static_cast<ULONG>(flags), &text), S_OK);
            DATE back = 0;
            EXPECT_EQ(VarDateFromStr(text, lcid, static_cast<ULONG>(flags), &back), S_OK) << to_utf8(text);
            EXPECT_EQ(back, 36000.75) << to_utf8(text);
            SysFreeString(text);
        }
    }
}

TEST(Parsing, EveryIslamicDayComesBack) {
    for (int day = -466580; day <= 60000; day += 97) {
        civil_date islamic;
        ASSERT_TRUE(to_calendar(calendar_kind::hijri, day, islamic));
        int back = 0;
        if (islamic.year >= 100) {
            ASSERT_TRUE(from_calendar(calendar_kind::hijri, islamic, back)) << day;
            ASSERT_EQ(back, day);
        }
    }
    civil_date islamic;
    EXPECT_FALSE(to_calendar(calendar_kind::hijri, -466581, islamic));
}

TEST(Parsing, PartsOfDates) {
    UDATE parts{};
    ASSERT_EQ(VarUdateFromDate(36161.9999999, 0, &parts), S_OK);
    EXPECT_EQ(parts.st.wDay, 2);
    EXPECT_EQ(parts.wDayOfYear, 2);
    EXPECT_EQ(VarUdateFromDate(2958466, 0, &parts), E_INVALIDARG);
    parts = {};
    parts.st.wYear = 1998;
    parts.st.wMonth = 2;
    parts.st.wDay = 31;
    DATE value = 0;
    EXPECT_EQ(VarDateFromUdate(&parts, 0, &value), S_OK);
    EXPECT_EQ(value, 35857);
    parts.st.wYear = 10000;
    EXPECT_EQ(VarDateFromUdate(&parts, 0, &value), E_INVALIDARG);
    LPOLESTR* names = nullptr;
    EXPECT_EQ(GetAltMonthNames(0x415, &names), S_OK);
    ASSERT_NE(names, nullptr);
    EXPECT_EQ(std::u16string_view(names[0]), u"stycznia");
    EXPECT_EQ(names[12], nullptr);
    EXPECT_EQ(GetAltMonthNames(0x409, &names), S_OK);
    EXPECT_EQ(names, nullptr);
}

} // namespace
