#include "calendar.hpp"

#include <gtest/gtest.h>

namespace {

using namespace comity;

TEST(Calendar, EveryDayHasItsDate) {
    civil_date expected{100, 1, 1};
    int weekday = weekday_of(first_day);
    for (int day = first_day; day <= last_day; ++day) {
        const civil_date date = from_serial_day(day);
        ASSERT_TRUE(date.year == expected.year && date.month == expected.month && date.day == expected.day)
            << day;
        ASSERT_EQ(to_serial_day(date), day);
        ASSERT_EQ(weekday_of(day), weekday);
        weekday = (weekday + 1) % 7;
        if (++expected.day > days_in_month(expected.year, expected.month)) {
            expected.day = 1;
            if (++expected.month > 12) {
                expected.month = 1;
                ++expected.year;
            }
        }
    }
    EXPECT_EQ(expected.year, 10000);
    EXPECT_EQ(to_serial_day({1899, 12, 30}), 0);
    EXPECT_EQ(weekday_of(to_serial_day({2026, 11, 22})), 0);
}

TEST(SystemTime, GoesToADateAndBack) {
    SYSTEMTIME time{};
    time.wYear = 2026;
    time.wMonth = 11;
    time.wDay = 22;
    time.wHour = 16;
    time.wMinute = 5;
    time.wSecond = 6;
    time.wMilliseconds = 789; // is dropped
    double date = 0;
    EXPECT_EQ(SystemTimeToVariantTime(&time, &date), TRUE);
    EXPECT_EQ(date, 46348.670208333329);
    SYSTEMTIME back{};
    EXPECT_EQ(VariantTimeToSystemTime(date, &back), TRUE);
    EXPECT_EQ(back.wYear, 2026);
    EXPECT_EQ(back.wMonth, 11);
    EXPECT_EQ(back.wDay, 22);
    EXPECT_EQ(back.wDayOfWeek, 0);
    EXPECT_EQ(back.wHour, 16);
    EXPECT_EQ(back.wMinute, 5);
    EXPECT_EQ(back.wSecond, 6);
    EXPECT_EQ(back.wMilliseconds, 0);
    EXPECT_EQ(VariantTimeToSystemTime(2958466, &back), FALSE);
    EXPECT_EQ(VariantTimeToSystemTime(0, nullptr), FALSE);
    EXPECT_EQ(SystemTimeToVariantTime(&time, nullptr), FALSE);
    EXPECT_EQ(SystemTimeToVariantTime(nullptr, &date), FALSE);
}

TEST(SystemTime, DaysBeyondTheMonthCountOn) {
    SYSTEMTIME time{};
    time.wYear = 2026;
    time.wMonth = 2;
    time.wDay = 31;
    double date = 0;
    EXPECT_EQ(SystemTimeToVariantTime(&time, &date), TRUE);
    EXPECT_EQ(date, to_serial_day({2026, 3, 3}));
    time.wDay = 0;
    EXPECT_EQ(SystemTimeToVariantTime(&time, &date), TRUE);
    EXPECT_EQ(date, to_serial_day({2026, 1, 31}));
    time.wDay = 32;
    EXPECT_EQ(SystemTimeToVariantTime(&time, &date), FALSE);
    time.wDay = 1;
    time.wMonth = 13;
    EXPECT_EQ(SystemTimeToVariantTime(&time, &date), FALSE);
    time.wMonth = 2;
    time.wHour = 24;
    EXPECT_EQ(SystemTimeToVariantTime(&time, &date), TRUE);
    EXPECT_EQ(date, to_serial_day({2026, 2, 2}));
    time.wYear = 10000;
    EXPECT_EQ(SystemTimeToVariantTime(&time, &date), FALSE);
    time = SYSTEMTIME{0xffff, 0xffff, 0xffff, 0xffff, 0xffff, 0xffff, 0xffff, 0xffff};
    EXPECT_EQ(SystemTimeToVariantTime(&time, &date), FALSE);
}

TEST(DosTime, GoesToADateAndBack) {
    double date = 0;
    EXPECT_EQ(DosDateTimeToVariantTime(0x5d76, 0x80a3, &date), TRUE);
    EXPECT_EQ(date, 46348.670208333329);
    USHORT day = 0;
    USHORT time = 0;
    EXPECT_EQ(VariantTimeToDosDateTime(date, &day, &time), TRUE);
    EXPECT_EQ(day, 0x5d76);
    EXPECT_EQ(time, 0x80a3);
    EXPECT_EQ(DosDateTimeToVariantTime(0x21, 0xffff, &date), FALSE);
    EXPECT_EQ(DosDateTimeToVariantTime(0, 0, &date), TRUE);
    EXPECT_EQ(date, to_serial_day({1979, 11, 30}));
    EXPECT_EQ(VariantTimeToDosDateTime(1, &day, &time), FALSE);
    EXPECT_EQ(VariantTimeToDosDateTime(to_serial_day({2099, 12, 31}), &day, &time), TRUE);
    EXPECT_EQ(VariantTimeToDosDateTime(to_serial_day({2100, 1, 1}), &day, &time), FALSE);
    EXPECT_EQ(DosDateTimeToVariantTime(0, 0, nullptr), FALSE);
}

} // namespace
