#include "date_text.hpp"

#include <ctime>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "calendar.hpp"
#include "variant_tools.hpp"

namespace {

using namespace comity;

constexpr LCID english = 0x409;
constexpr LCID invariant = 0x7f;

std::string write(double date, ULONG flags = 0, LCID lcid = english) {
    BSTR characters = nullptr;
    const HRESULT hr = VarBstrFromDate(date, lcid, flags, &characters);
    std::string text = FAILED(hr) ? test::failure(hr) : test::text_of(characters);
    SysFreeString(characters);
    return text;
}

/// Reads a text and writes what was read, with the year, in the invariant locale.
std::string read(std::u16string_view text, ULONG flags = 0) {
    double date = 99;
    const HRESULT hr = parse_date(text, english, flags, date);
    if (FAILED(hr))
        return date == 0 ? test::failure(hr) : "not nulled";
    return write(date, 0, invariant);
}

std::string this_year() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return std::to_string(local.tm_year + 1900);
}

TEST(DateText, IsWrittenWithWhatTheDateHas) {
    EXPECT_EQ(write(46348.670208333329), "11/22/2026 4:05:06 PM");
    EXPECT_EQ(write(36000), "7/24/1998");
    EXPECT_EQ(write(0.5), "12:00:00 PM");
    EXPECT_EQ(write(0), "12:00:00 AM");
    EXPECT_EQ(write(-1.25), "12/29/1899 6:00:00 AM");
    EXPECT_EQ(write(-0.5), "12:00:00 PM");
    EXPECT_EQ(write(-657434), "1/1/100");
    EXPECT_EQ(write(2958465.99999), "12/31/9999 11:59:59 PM");
    EXPECT_EQ(write(2958465.999999), "12/31/9999 11:59:59 PM");
    EXPECT_EQ(write(1.9999942), "12/31/1899 11:59:59 PM");
    EXPECT_EQ(write(1.9999943), "1/1/1900 12:00:00 AM");
}

TEST(DateText, TheInvariantLocaleHasItsOwnForm) {
    EXPECT_EQ(write(36000.75, 0, invariant), "07/24/1998 18:00:00");
    EXPECT_EQ(write(36000, 0, invariant), "07/24/1998");
    EXPECT_EQ(write(0.25, 0, invariant), "06:00:00");
    EXPECT_EQ(write(36000.75, 0, LOCALE_USER_DEFAULT), "7/24/1998 6:00:00 PM");
    EXPECT_EQ(write(36000.75, 0, 0), "7/24/1998 6:00:00 PM");
}

TEST(DateText, FlagsLeaveOutOneHalf) {
    EXPECT_EQ(write(36000.75, VAR_TIMEVALUEONLY), "6:00:00 PM");
    EXPECT_EQ(write(36000.75, VAR_DATEVALUEONLY), "7/24/1998");
    EXPECT_EQ(read(u"7/24/1998 6:00 PM", VAR_TIMEVALUEONLY), "18:00:00");
    EXPECT_EQ(read(u"7/24/1998 6:00 PM", VAR_DATEVALUEONLY), "07/24/1998");
}

TEST(DateText, OutOfRangeIsRefused) {
    EXPECT_EQ(write(2958466), "bad argument");
    EXPECT_EQ(write(-657435), "bad argument");
    EXPECT_EQ(write(1e300), "bad argument");
    EXPECT_EQ(write(std::numeric_limits<double>::quiet_NaN()), "bad argument");
}

TEST(DateRead, CommonForms) {
    for (const char16_t* text :
         {u"11/22/2026 4:05:06 PM", u"11/22/2026 16:05:06", u"4:05:06 PM 11/22/2026", u"11-22-2026 4:05:06pm",
          u"2026-11-22 16:05:06", u"2026/11/22 16:05:06", u"Nov 22, 2026 4:05:06 PM",
          u"22 November 2026 16:05:06", u"22-Nov-2026 16:05:06", u"22-nov-26 16:05:06",
          u"Sunday, November 22, 2026 4:05:06 PM", u"Sun, 22 Nov 2026 16:05:06",
          u"  11 / 22 / 2026 ,  4:05:06 PM ", u"11/22/2026 16.05.06", u"2026 Nov 22 16:05:06",
          u"11 22 26 4:05:06 p"})
        EXPECT_EQ(read(text), "11/22/2026 16:05:06") << to_utf8(text);
}

TEST(DateRead, TimesAlone) {
    EXPECT_EQ(read(u"4:05 PM"), "16:05:00");
    EXPECT_EQ(read(u"4 PM"), "16:00:00");
    EXPECT_EQ(read(u"4am"), "04:00:00");
    EXPECT_EQ(read(u"12:00 AM"), "00:00:00");
    EXPECT_EQ(read(u"12:30 AM"), "00:30:00");
    EXPECT_EQ(read(u"12:00 PM"), "12:00:00");
    EXPECT_EQ(read(u"0:30 PM"), "12:30:00");
    EXPECT_EQ(read(u"13:00 PM"), "13:00:00");
    EXPECT_EQ(read(u"23:59:59"), "23:59:59");
    EXPECT_EQ(read(u"1.15"), "01:15:00");
}

TEST(DateRead, TheOnlyOrderThatMakesADateIsFound) {
    EXPECT_EQ(read(u"1/2/2003"), "01/02/2003");
    EXPECT_EQ(read(u"13/1/2003"), "01/13/2003");
    EXPECT_EQ(read(u"31/12/2003"), "12/31/2003");
    EXPECT_EQ(read(u"2003-1-2"), "01/02/2003");
    EXPECT_EQ(read(u"99-1-2"), "01/02/1999");
    EXPECT_EQ(read(u"13/12/11"), "12/11/2013");
    EXPECT_EQ(read(u"2003/31/1"), "01/31/2003");
    EXPECT_EQ(read(u"29/2/2004"), "02/29/2004");
    EXPECT_EQ(read(u"Nov 2026"), "11/01/2026");
    EXPECT_EQ(read(u"11/2026"), "11/01/2026");
    EXPECT_EQ(read(u"2026/11"), "11/01/2026");
    EXPECT_EQ(read(u"1/32"), "01/01/2032");
    EXPECT_EQ(read(u"Jan 32"), "01/01/2032");
    EXPECT_EQ(read(u"1-Jan-93"), "01/01/1993");
    EXPECT_EQ(read(u"32 Nov 5"), "11/05/2032");
}

TEST(DateRead, WithoutAYearItIsThisYear) {
    EXPECT_EQ(read(u"11/22"), "11/22/" + this_year());
    EXPECT_EQ(read(u"22/11"), "11/22/" + this_year());
    EXPECT_EQ(read(u"Nov 22"), "11/22/" + this_year());
    EXPECT_EQ(read(u"22 Nov"), "11/22/" + this_year());
}

TEST(DateRead, TwoDigitsMean1950To2049) {
    EXPECT_EQ(read(u"1/1/00"), "01/01/2000");
    EXPECT_EQ(read(u"1/1/49"), "01/01/2049");
    EXPECT_EQ(read(u"1/1/50"), "01/01/1950");
    EXPECT_EQ(read(u"1/1/99"), "01/01/1999");
    EXPECT_EQ(read(u"1/1/100"), "01/01/100");
    EXPECT_EQ(read(u"1/1/9999"), "01/01/9999");
}

TEST(DateRead, TheRestIsAMismatch) {
    for (const char16_t* text : {u"",
                                 u"  ",
                                 u"abc",
                                 u"1",
                                 u"2026",
                                 u"20261122",
                                 u"Nov",
                                 u"Sun",
                                 u"AM",
                                 u"PM 4:05",
                                 u"24:00",
                                 u"23:60",
                                 u"23:59:60",
                                 u"1:2:3:4",
                                 u"1:2:3.5",
                                 u"4:05:",
                                 u"4:",
                                 u":05",
                                 u"2/29/2003",
                                 u"2/30/2004",
                                 u"13/13/2003",
                                 u"0/1/2003",
                                 u"1/0/2003",
                                 u"1/32/2003",
                                 u"1/1/10000",
                                 u"13/13",
                                 u"1/2/3/4",
                                 u"/1/2",
                                 u"-1",
                                 u"1/2/",
                                 u"11.22.2026",
                                 u"2026-11-22T16:05:06",
                                 u"11/22/2026 PM",
                                 u"11/22/2026 1",
                                 u"Sept 5 2003",
                                 u"Jan. 1, 2000",
                                 u"1st Jan 2000",
                                 u"the 1 Jan 2000",
                                 u"1:00 2:00",
                                 u"4 PM 5 PM",
                                 u"4:05 PM AM",
                                 u"5 2003 Jan",
                                 u"Jan 2003 5",
                                 u"#1/2/2003#",
                                 u"99999999999999999999/1/1",
                                 u"36000.5"})
        EXPECT_EQ(read(text), "mismatch") << to_utf8(text);
}

TEST(DateRead, WhatStandsBetweenTheParts) {
    EXPECT_EQ(read(u",1/2/2003"), "01/02/2003");
    EXPECT_EQ(read(u"1//2 2003"), "01/02/2003");
    EXPECT_EQ(read(u"1/,,2/2003"), "01/02/2003");
    EXPECT_EQ(read(u"Jan/2/2003 4:05"), "01/02/2003 04:05:00");
    EXPECT_EQ(read(u"1/2/2003, "), "01/02/2003");
    EXPECT_EQ(read(u"4PMJan2,2003"), "01/02/2003 16:00:00");
    EXPECT_EQ(read(u"4..05"), "04:05:00");
    EXPECT_EQ(read(u"4 PM:05:06"), "16:05:06");
    EXPECT_EQ(read(u"Mon Tue 1/2/2003"), "01/02/2003");
    for (const char16_t* text :
         {u"1//2/2003", u"1/-2/2003", u"1///2", u"1/2/2003-4:05", u"1/2/2003 ,", u"Mon/1/2/2003", u"4: ",
          u"4:05:06 PM:07", u"1/2 4:05 2003", u"Jan 2 4:05 2003"})
        EXPECT_EQ(read(text), "mismatch") << to_utf8(text);
}

TEST(DateRead, MoreMonthsAreNumbers) {
    EXPECT_EQ(read(u"Jan Feb 5"), "01/02/2005");
    EXPECT_EQ(read(u"Feb Jan"), "02/01/" + this_year());
    EXPECT_EQ(read(u"Feb PM"), "14:00:00");
    EXPECT_EQ(read(u"4:Feb"), "04:02:00");
}

TEST(DateRead, TheDayStandsBeforeAMonthUnlessThereIsNoSuchDay) {
    EXPECT_EQ(read(u"30 Apr 01"), "04/30/2001");
    EXPECT_EQ(read(u"29FEB01"), "02/01/2029");
    EXPECT_EQ(read(u"29-Feb-2001"), "mismatch");
}

TEST(DateRead, WhatIsWrittenIsReadBack) {
    std::mt19937 random(1);
    for (int i = 0; i < 20000; ++i) {
        const int day =
            first_day + static_cast<int>(random() % static_cast<unsigned>(last_day - first_day + 1));
        const int second = static_cast<int>(random() % seconds_in_day);
        const double date = make_date(day, {second / 3600, second / 60 % 60, second % 60});
        for (const LCID lcid : {english, invariant}) {
            BSTR characters = nullptr;
            ASSERT_EQ(VarBstrFromDate(date, lcid, 0, &characters), S_OK);
            double back = 0;
            EXPECT_EQ(VarDateFromStr(characters, lcid, 0, &back), S_OK) << test::text_of(characters);
            EXPECT_EQ(back, date) << test::text_of(characters);
            SysFreeString(characters);
        }
    }
}

} // namespace
