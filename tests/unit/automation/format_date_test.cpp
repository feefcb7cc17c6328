#include <gtest/gtest.h>

#include "format_tools.hpp"

namespace {

using namespace comity::test;

value date(double day) {
    return real(day, VT_DATE);
}

struct row {
    double day;
    const char16_t* format;
    const char* text;
};

void check(std::initializer_list<row> rows) {
    for (const row& row : rows)
        EXPECT_EQ(formatted(date(row.day), row.format), row.text)
            << row.day << " by " << comity::to_utf8(row.format);
}

constexpr double new_year_2000 = 36526;      // a Saturday
constexpr double evening = 37987 + 0.753125; // 1 January 2004, 18:04:30

TEST(FormatDate, Parts) {
    check({{evening, u"d dd ddd dddd", "1 01 Thu Thursday"},
           {evening, u"m mm mmm mmmm", "1 01 Jan January"},
           {evening, u"yy yyyy", "04 2004"},
           {evening, u"q y w ww", "1 1 5 1"},
           {evening, u"h hh n nn s ss", "18 18 4 04 30 30"},
           {evening, u"D/M/YYYY H:N:S", "1/1/2004 18:4:30"},
           {evening, u"oooo aaaa", "January Thursday"},
           {new_year_2000 + 365, u"y q", "366 4"},
           {-657434, u"yyyy yy", "100 00"}});
}

TEST(FormatDate, WholeDatesAndTimes) {
    check({{evening, u"c", "1/1/2004 6:04:30 PM"},
           {new_year_2000, u"c", "1/1/2000"},
           {0.25, u"c", "6:00:00 AM"},
           {0, u"c", "12:00:00 AM"},
           {evening, u"ddddd", "1/1/2004"},
           {evening, u"dddddd", "Thursday, January 1, 2004"},
           {evening, u"ttttt", "6:04:30 PM"},
           {new_year_2000, u"ttttt", "12:00:00 AM"},
           {0.25, u"ddddd ttttt", "12/30/1899 6:00:00 AM"}});
}

TEST(FormatDate, MinutesFollowHours) {
    check({{evening, u"h:m", "18:4"},
           {evening, u"hh:mm:ss", "18:04:30"},
           {evening, u"h \"x\" m", "18 x 4"},
           {evening, u"hmm", "1804"},
           {evening, u"h mm mm", "18 04 01"},
           {evening, u"h d m", "18 1 1"},
           {evening, u"h:mmm", "18:Jan"},
           {evening, u"m:h", "1:18"},
           {evening, u"mm:ss", "01:30"}});
}

TEST(FormatDate, AMarkOfHalfADayMakesTheClockOneOf12Hours) {
    check({{evening, u"h:nn AM/PM", "6:04 PM"},
           {evening, u"AM/PM h", "PM 6"},
           {evening, u"hh am/pm", "06 pm"},
           {evening, u"h A/P", "6 P"},
           {evening, u"h a/p", "6 p"},
           {evening, u"h ampm", "6 PM"},
           {new_year_2000, u"h AMPM", "12 AM"},
           {new_year_2000 + 0.5, u"h AMPM", "12 PM"},
           {evening, u"hAm/Pm", "18A4/P1"}});
}

TEST(FormatDate, NamedFormats) {
    check({{evening, u"General Date", "1/1/2004 6:04:30 PM"},
           {evening, u"Long Date", "Thursday, January 1, 2004"},
           {evening, u"Medium Date", "Thursday, January 1, 2004"},
           {evening, u"Short Date", "1/1/2004"},
           {evening, u"Long Time", "6:04:30 PM"},
           {evening, u"Medium Time", "06:04 PM"},
           {evening, u"SHORT TIME", "18:04"},
           {evening, u"", "1/1/2004 6:04:30 PM"}});
}

TEST(FormatDate, DaysOfTheWeekAreCountedFromTheFirst) {
    for (int first = 1; first <= 7; ++first)
        EXPECT_EQ(formatted(date(new_year_2000), u"w", first), std::to_string((7 - first) % 7 + 1)) << first;
    EXPECT_EQ(formatted(date(new_year_2000), u"w", 0), "7");
    EXPECT_EQ(formatted(date(new_year_2000), u"w", -1), "invalid");
    EXPECT_EQ(formatted(date(new_year_2000), u"w", 8), "invalid");
    EXPECT_EQ(formatted(date(new_year_2000), u"w", 0, 4), "invalid");
}

TEST(FormatDate, WeeksOfTheYear) {
    const auto week = [](int year_day_zero, int day_of_year, int first_day, int first_week) {
        return formatted(date(year_day_zero + day_of_year), u"ww", first_day, first_week);
    };
    // 2005 begins on a Saturday, 2009 on a Thursday, 2010 on a Friday.
    const int before_2005 = 38352, before_2009 = 39813, before_2010 = 40178;
    EXPECT_EQ(week(before_2005, 1, 1, 1), "1");
    EXPECT_EQ(week(before_2005, 2, 1, 1), "2");
    EXPECT_EQ(week(before_2005, 1, 2, 2), "53"); // of 2004
    EXPECT_EQ(week(before_2005, 3, 2, 2), "1");
    EXPECT_EQ(week(before_2005, 1, 2, 3), "52");
    EXPECT_EQ(week(before_2005, 3, 2, 3), "1");
    EXPECT_EQ(week(before_2009, 1, 2, 2), "1");
    EXPECT_EQ(week(before_2009, 365, 2, 2), "53");
    EXPECT_EQ(week(before_2010, 1, 2, 2), "53");
    EXPECT_EQ(week(before_2010, 4, 2, 2), "1");
    EXPECT_EQ(week(before_2009, 0, 2, 2), "1"); // 31 December 2008, in the first week of 2009
    EXPECT_EQ(week(before_2009, 0, 2, 1), "53");
    EXPECT_EQ(week(before_2009, 0, 0, 0), "53"); // the United States' way
}

TEST(FormatDate, WhatCanBeADateIsOne) {
    EXPECT_EQ(formatted(integer(VT_I4, 40000), u"yyyy-mm-dd"), "2009-07-06");
    EXPECT_EQ(formatted(text(u"12/31/2003 3:04:05 PM"), u"hh:nn yyyy"), "15:04 2003");
    EXPECT_EQ(formatted(text(u"-5"), u"d"), "25");
    EXPECT_EQ(formatted(text(u""), u"h"), "0");
    EXPECT_EQ(formatted(text(u"abc"), u"d"), "abc");
    EXPECT_EQ(formatted(real(1e20), u"d"), "1E+20");
    EXPECT_EQ(formatted(integer(VT_BOOL, -1), u"dd"), "29");
    EXPECT_EQ(formatted(value(), u"dd"), "30");
    EXPECT_EQ(formatted(of_type(VT_NULL), u"dd"), "(null)");
    EXPECT_EQ(formatted(date(2958466), u"d"), "invalid");
    EXPECT_EQ(formatted(date(-657435), u""), "invalid");
}

TEST(FormatDate, ByNumberOfTheNamedFormat) {
    const auto by_number = [](const value& in, int format) {
        BSTR out = reinterpret_cast<BSTR>(1);
        return result_of(VarFormatDateTime(const_cast<VARIANT*>(in.get()), format, 0, &out), out);
    };
    EXPECT_EQ(by_number(date(evening), 0), "1/1/2004 6:04:30 PM");
    EXPECT_EQ(by_number(date(evening), 1), "Thursday, January 1, 2004");
    EXPECT_EQ(by_number(date(evening), 2), "1/1/2004");
    EXPECT_EQ(by_number(date(evening), 3), "6:04:30 PM");
    EXPECT_EQ(by_number(date(evening), 4), "18:04");
    EXPECT_EQ(by_number(date(evening), 5), "invalid");
    EXPECT_EQ(by_number(date(evening), -1), "invalid");
    EXPECT_EQ(by_number(text(u"abc"), 0), "abc");
    EXPECT_EQ(by_number(integer(VT_ERROR, 1), 0), "mismatch");
}

TEST(FormatDate, NamesOfMonthsAndDays) {
    const auto month = [](int number, int abbreviated) {
        BSTR out = reinterpret_cast<BSTR>(1);
        return result_of(VarMonthName(number, abbreviated, 0, &out), out);
    };
    const auto weekday = [](int number, int abbreviated, int first) {
        BSTR out = reinterpret_cast<BSTR>(1);
        return result_of(VarWeekdayName(number, abbreviated, first, 0, &out), out);
    };
    EXPECT_EQ(month(1, 0), "January");
    EXPECT_EQ(month(9, 1), "Sep");
    EXPECT_EQ(month(12, -1), "Dec");
    EXPECT_EQ(month(0, 0), "invalid");
    EXPECT_EQ(month(13, 0), "invalid");
    EXPECT_EQ(weekday(1, 0, 0), "Sunday");
    EXPECT_EQ(weekday(1, 0, 1), "Sunday");
    EXPECT_EQ(weekday(1, 0, 2), "Monday");
    EXPECT_EQ(weekday(7, 1, 2), "Sun");
    EXPECT_EQ(weekday(7, 1, 7), "Fri");
    EXPECT_EQ(weekday(0, 0, 0), "invalid");
    EXPECT_EQ(weekday(8, 0, 0), "invalid");
    EXPECT_EQ(weekday(1, 0, 8), "invalid");
    EXPECT_EQ(weekday(1, 0, -1), "invalid");
    EXPECT_EQ(VarMonthName(1, 0, 0, nullptr), E_INVALIDARG);
    EXPECT_EQ(VarWeekdayName(1, 0, 0, 0, nullptr), E_INVALIDARG);
}

} // namespace
