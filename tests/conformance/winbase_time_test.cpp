// Times as fields and counts, time zones, MS-DOS dates, clocks.
#include "support.hpp"

namespace {

FILETIME file_time(ULONGLONG ticks) {
    return {static_cast<DWORD>(ticks), static_cast<DWORD>(ticks >> 32)};
}

ULONGLONG ticks(const FILETIME& time) {
    return ULONGLONG{time.dwHighDateTime} << 32 | time.dwLowDateTime;
}

SYSTEMTIME fields(int year, int month, int day, int hour = 0, int minute = 0, int second = 0, int ms = 0) {
    return {static_cast<WORD>(year),   static_cast<WORD>(month), WORD{9},
            static_cast<WORD>(day),    static_cast<WORD>(hour),  static_cast<WORD>(minute),
            static_cast<WORD>(second), static_cast<WORD>(ms)};
}

std::string show(const SYSTEMTIME& time) {
    char text[64];
    std::snprintf(text, sizeof text, "%d-%d-%d (%d) %d:%d:%d.%d", time.wYear, time.wMonth, time.wDay,
                  time.wDayOfWeek, time.wHour, time.wMinute, time.wSecond, time.wMilliseconds);
    return text;
}

TEST(FileTime, ToFields) {
    const struct {
        ULONGLONG ticks;
        const char* fields;
    } rows[] = {
        {0, "1601-1-1 (1) 0:0:0.0"},
        {9999, "1601-1-1 (1) 0:0:0.0"},
        {10000, "1601-1-1 (1) 0:0:0.1"},
        {94405824000000000, "1900-3-1 (4) 0:0:0.0"},
        {116444736000000000, "1970-1-1 (4) 0:0:0.0"},
        {125963423999990000, "2000-2-29 (2) 23:59:59.999"},
        {132537600019999999, "2020-12-30 (3) 0:0:1.999"},
        {9223149887999990000, "30827-12-31 (5) 23:59:59.999"},
        {0x7fffffffffffffff, "30828-9-14 (4) 2:48:5.477"},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.fields);
        const FILETIME time = file_time(row.ticks);
        SYSTEMTIME out{};
        EXPECT_TRUE(FileTimeToSystemTime(&time, &out));
        EXPECT_EQ(row.fields, show(out));
        FILETIME back{};
        if (out.wYear <= 30827) {
            EXPECT_TRUE(SystemTimeToFileTime(&out, &back));
            EXPECT_EQ(row.ticks / 10000 * 10000, ticks(back));
        }
    }
    for (const ULONGLONG bad : {0x8000000000000000, 0xffffffffffffffff}) {
        const FILETIME time = file_time(bad);
        SYSTEMTIME out{};
        SetLastError(0);
        EXPECT_FALSE(FileTimeToSystemTime(&time, &out));
        EXPECT_EQ(static_cast<DWORD>(ERROR_INVALID_PARAMETER), GetLastError());
    }
}

void expect_refused(const SYSTEMTIME& time) {
    FILETIME out = file_time(77);
    SetLastError(0);
    EXPECT_FALSE(SystemTimeToFileTime(&time, &out)) << show(time);
    EXPECT_EQ(static_cast<DWORD>(ERROR_INVALID_PARAMETER), GetLastError());
    EXPECT_EQ(77u, ticks(out));
}

TEST(FileTime, OfFieldsThatAreNoTime) {
    for (const SYSTEMTIME& time :
         {fields(1600, 12, 31), fields(2000, 2, 30), fields(2000, 13, 1), fields(2000, 0, 1),
          fields(2000, 1, 0), fields(2000, 1, 32), fields(2000, 1, 1, 24), fields(2000, 1, 1, 0, 60),
          fields(2000, 1, 1, 0, 0, 60), fields(2000, 1, 1, 0, 0, 0, 1000)})
        expect_refused(time);
}

TEST(FileTime, OfYearsThatHaveNone) {
    expect_refused(fields(2001, 2, 29));
    expect_refused(fields(1900, 2, 29));
    expect_refused(fields(30828, 1, 1));
}

TEST(FileTime, Compares) {
    const FILETIME low{5, 1}, high{4, 2};
    EXPECT_EQ(-1, CompareFileTime(&low, &high));
    EXPECT_EQ(1, CompareFileTime(&high, &low));
    EXPECT_EQ(0, CompareFileTime(&low, &low));
}

TEST(DosTime, BothWays) {
    const struct {
        WORD date, time;
        ULONGLONG ticks;
    } rows[] = {
        {0x21, 0, 119600064000000000},
        {0x5a21, 0x6000, 133802064000000000},
        {0xff9f, 0xbf7d, 159992927980000000},
    };
    for (const auto& row : rows) {
        FILETIME time{};
        EXPECT_TRUE(DosDateTimeToFileTime(row.date, row.time, &time));
        EXPECT_EQ(row.ticks, ticks(time));
        // What does not make two seconds is cut off.
        time = file_time(row.ticks + 19999999);
        WORD date = 0, of_day = 0;
        EXPECT_TRUE(FileTimeToDosDateTime(&time, &date, &of_day));
        EXPECT_EQ(row.date, date);
        EXPECT_EQ(row.time, of_day);
    }
    FILETIME none{};
    for (const WORD date : {0, 0x5a5f, 0x5ba1})
        EXPECT_FALSE(DosDateTimeToFileTime(date, 0, &none));
    EXPECT_FALSE(DosDateTimeToFileTime(0x5a21, 0xffff, &none));
    EXPECT_FALSE(DosDateTimeToFileTime(0x5a21, 0x1e, &none)); // second 60
    const FILETIME before = file_time(119600063999999999);
    WORD date = 7, of_day = 7;
    EXPECT_FALSE(FileTimeToDosDateTime(&before, &date, &of_day));
    EXPECT_EQ(7, date);
}

TEST(DosTime, EndsWith2107) {
    const FILETIME after = file_time(159992928000000000);
    WORD date = 7, of_day = 7;
    EXPECT_FALSE(FileTimeToDosDateTime(&after, &date, &of_day));
}

TIME_ZONE_INFORMATION zone(LONG bias, const SYSTEMTIME& standard, const SYSTEMTIME& daylight) {
    TIME_ZONE_INFORMATION made{};
    made.Bias = bias;
    made.StandardDate = standard;
    made.DaylightDate = daylight;
    made.DaylightBias = -60;
    return made;
}

// wYear, wMonth, wDayOfWeek, wDay, wHour
const TIME_ZONE_INFORMATION berlin = zone(-60, {0, 10, 0, 5, 3, 0, 0, 0}, {0, 3, 0, 5, 2, 0, 0, 0});
const TIME_ZONE_INFORMATION sydney = zone(-600, {0, 4, 0, 1, 3, 0, 0, 0}, {0, 10, 0, 1, 2, 0, 0, 0});
const TIME_ZONE_INFORMATION lima = zone(300, {}, {});

TEST(TimeZone, ToLocalTime) {
    const struct {
        const TIME_ZONE_INFORMATION& zone;
        SYSTEMTIME utc;
        const char* local;
    } rows[] = {
        {berlin, fields(2024, 1, 1), "2024-1-1 (1) 1:0:0.0"},
        {berlin, fields(2024, 3, 31, 0, 59, 59, 999), "2024-3-31 (0) 1:59:59.999"},
        {berlin, fields(2024, 3, 31, 1), "2024-3-31 (0) 3:0:0.0"},
        {berlin, fields(2024, 7, 1, 12), "2024-7-1 (1) 14:0:0.0"},
        {berlin, fields(2024, 10, 27, 0, 59), "2024-10-27 (0) 2:59:0.0"},
        {berlin, fields(2024, 10, 27, 1), "2024-10-27 (0) 2:0:0.0"},
        {berlin, fields(1601, 1, 1), "1601-1-1 (1) 1:0:0.0"},
        {sydney, fields(2024, 1, 1), "2024-1-1 (1) 11:0:0.0"},
        {sydney, fields(2024, 4, 6, 15, 59), "2024-4-7 (0) 2:59:0.0"},
        {sydney, fields(2024, 4, 6, 16), "2024-4-7 (0) 2:0:0.0"},
        {sydney, fields(2024, 7, 1), "2024-7-1 (1) 10:0:0.0"},
        {sydney, fields(2024, 10, 5, 16), "2024-10-6 (0) 3:0:0.0"},
        {sydney, fields(2024, 12, 31, 20), "2025-1-1 (3) 7:0:0.0"},
        {lima, fields(2024, 1, 1), "2023-12-31 (0) 19:0:0.0"},
    };
    for (const auto& row : rows) {
        SYSTEMTIME local{};
        EXPECT_TRUE(SystemTimeToTzSpecificLocalTime(&row.zone, &row.utc, &local));
        EXPECT_EQ(row.local, show(local));
    }
}

TEST(TimeZone, FromLocalTime) {
    const struct {
        const TIME_ZONE_INFORMATION& zone;
        SYSTEMTIME local;
        const char* utc;
    } rows[] = {
        {berlin, fields(2024, 1, 1), "2023-12-31 (0) 23:0:0.0"},
        {berlin, fields(2024, 3, 31, 1, 59), "2024-3-31 (0) 0:59:0.0"},
        {berlin, fields(2024, 3, 31, 2, 30), "2024-3-31 (0) 0:30:0.0"},
        {berlin, fields(2024, 3, 31, 3), "2024-3-31 (0) 1:0:0.0"},
        {berlin, fields(2024, 10, 27, 2, 30), "2024-10-27 (0) 0:30:0.0"},
        {berlin, fields(2024, 10, 27, 3), "2024-10-27 (0) 2:0:0.0"},
        {sydney, fields(2024, 4, 7, 2, 59), "2024-4-6 (6) 15:59:0.0"},
        {sydney, fields(2024, 4, 7, 3), "2024-4-6 (6) 17:0:0.0"},
        {lima, fields(2024, 1, 1), "2024-1-1 (1) 5:0:0.0"},
    };
    for (const auto& row : rows) {
        SYSTEMTIME utc{};
        EXPECT_TRUE(TzSpecificLocalTimeToSystemTime(&row.zone, &row.local, &utc));
        EXPECT_EQ(row.utc, show(utc));
    }
    const SYSTEMTIME too_early = fields(1601, 1, 1), no_time = fields(2024, 2, 30);
    SYSTEMTIME out{};
    EXPECT_FALSE(TzSpecificLocalTimeToSystemTime(&berlin, &too_early, &out));
    EXPECT_FALSE(SystemTimeToTzSpecificLocalTime(&berlin, &no_time, &out));
    TIME_ZONE_INFORMATION half = berlin;
    half.StandardDate.wMonth = 0;
    const SYSTEMTIME summer = fields(2024, 7, 1);
    EXPECT_FALSE(SystemTimeToTzSpecificLocalTime(&half, &summer, &out));
    half.StandardDate.wMonth = 10;
    half.StandardDate.wDay = 6;
    EXPECT_FALSE(SystemTimeToTzSpecificLocalTime(&half, &summer, &out));
}

TEST(Clocks, GoOn) {
    LARGE_INTEGER frequency{}, first{}, second{};
    EXPECT_TRUE(QueryPerformanceFrequency(&frequency));
    EXPECT_EQ(10000000, frequency.QuadPart);
    EXPECT_TRUE(QueryPerformanceCounter(&first));
    const ULONGLONG started = GetTickCount64();
    Sleep(40);
    EXPECT_TRUE(QueryPerformanceCounter(&second));
    EXPECT_GE(second.QuadPart - first.QuadPart, frequency.QuadPart / 1000 * 19);
    EXPECT_GE(GetTickCount64() - started, 20u);
    EXPECT_EQ(0u, SleepEx(0, FALSE));
    SYSTEMTIME utc{}, local{};
    FILETIME now{}, of_fields{};
    GetSystemTimeAsFileTime(&now);
    GetSystemTime(&utc);
    GetLocalTime(&local);
    ASSERT_TRUE(SystemTimeToFileTime(&utc, &of_fields));
    // Within a minute.
    EXPECT_LT(ticks(of_fields) - ticks(now) + 10000000, 600000000u);
    EXPECT_TRUE(SystemTimeToFileTime(&local, &of_fields));
    FILETIME there{}, back{};
    EXPECT_TRUE(FileTimeToLocalFileTime(&now, &there));
    EXPECT_TRUE(LocalFileTimeToFileTime(&there, &back));
    EXPECT_EQ(ticks(now), ticks(back));
}

TEST(SystemInfo, IsPlausible) {
    SYSTEM_INFO info{};
    GetSystemInfo(&info);
    EXPECT_EQ(0x1000u, info.dwPageSize);
    EXPECT_GE(info.dwNumberOfProcessors, 1u);
    EXPECT_NE(0u, info.dwActiveProcessorMask);
    EXPECT_LT(info.lpMinimumApplicationAddress, info.lpMaximumApplicationAddress);
}

} // namespace
