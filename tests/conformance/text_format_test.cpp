// Dates, times, numbers and money by the locale of English (United States), by pictures, and by the caller's
// structures. https://learn.microsoft.com/windows/win32/intl/day--month--year--and-era-format-pictures
#include "support.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

std::string narrow(const WCHAR* text, int length) {
    return length ? std::string(text, text + length - 1) : "error " + std::to_string(GetLastError());
}

SYSTEMTIME moment() {
    SYSTEMTIME when{};
    when.wYear = 2003, when.wMonth = 1, when.wDay = 2, when.wHour = 15, when.wMinute = 4, when.wSecond = 5;
    return when;
}

std::string date(const char* picture, DWORD flags = 0, SYSTEMTIME when = moment()) {
    WCHAR buffer[100];
    const std::u16string wide(picture, picture + std::char_traits<char>::length(picture));
    return narrow(buffer,
                  GetDateFormatW(0x409, flags, &when,
                                 *picture ? reinterpret_cast<LPCWSTR>(wide.c_str()) : nullptr, buffer, 100));
}

std::string time(const char* picture, DWORD flags = 0, SYSTEMTIME when = moment()) {
    WCHAR buffer[100];
    const std::u16string wide(picture, picture + std::char_traits<char>::length(picture));
    return narrow(buffer,
                  GetTimeFormatW(0x409, flags, &when,
                                 *picture ? reinterpret_cast<LPCWSTR>(wide.c_str()) : nullptr, buffer, 100));
}

TEST(TextFormat, DatesByPicture) {
    EXPECT_EQ("2 02 Thu Thursday", date("d dd ddd dddd"));
    EXPECT_EQ("1 01 Jan January", date("M MM MMM MMMM"));
    EXPECT_EQ("03 2003", date("yy yyyy"));
    EXPECT_EQ("d is 2, o'clock", date("'d is' d, 'o''clock'"));
    EXPECT_EQ("hh:mm", date("hh:mm"));
}

TEST(TextFormat, DatesOfTheLocale) {
    EXPECT_EQ("1/2/2003", date(""));
    EXPECT_EQ("1/2/2003", date("", DATE_SHORTDATE));
    EXPECT_EQ("Thursday, January 2, 2003", date("", DATE_LONGDATE));
    EXPECT_EQ("January 2003", date("", DATE_YEARMONTH));
    EXPECT_EQ("error 1004", date("", DATE_SHORTDATE | DATE_LONGDATE));
    EXPECT_EQ("error 1004", date("d", DATE_SHORTDATE));
    EXPECT_EQ("error 1004", date("d", LOCALE_NOUSEROVERRIDE));
}

TEST(TextFormat, DatesThatAreNone) {
    SYSTEMTIME when = moment();
    when.wMonth = 13;
    EXPECT_EQ("error 87", date("d", 0, when));
    when = moment();
    when.wYear = 1600;
    EXPECT_EQ("error 87", date("d", 0, when));
    when = moment();
    when.wHour = 99; // the time does not count
    EXPECT_EQ("2", date("d", 0, when));
    when = moment();
    when.wDayOfWeek = 6; // nor the day of the week
    EXPECT_EQ("Thursday", date("dddd", 0, when));
}

TEST(TextFormat, Times) {
    EXPECT_EQ("3 03 15 15 4 04 5 05 P PM", time("h hh H HH m mm s ss t tt"));
    EXPECT_EQ("3:04:05 PM", time(""));
    EXPECT_EQ("3:04 PM", time("", TIME_NOSECONDS));
    EXPECT_EQ("3 PM", time("", TIME_NOMINUTESORSECONDS));
    EXPECT_EQ("3:04:05", time("", TIME_NOTIMEMARKER));
    EXPECT_EQ("15:04", time("", TIME_NOSECONDS | TIME_NOTIMEMARKER | TIME_FORCE24HOURFORMAT));
    EXPECT_EQ("15 and 4", time("H 'and' m 'x' s", TIME_NOSECONDS));
    SYSTEMTIME when = moment();
    when.wMonth = 99; // the date does not count
    EXPECT_EQ("15", time("H", 0, when));
    when.wMinute = 60;
    EXPECT_EQ("error 87", time("H", 0, when));
}

TEST(TextFormat, SizesAndNow) {
    const SYSTEMTIME when = moment();
    WCHAR buffer[12];
    const std::u16string picture = u"yyyy-MM-dd";
    EXPECT_EQ(11, GetDateFormatW(0x409, 0, &when, reinterpret_cast<LPCWSTR>(picture.c_str()), nullptr, 0));
    EXPECT_EQ(0, GetDateFormatW(0x409, 0, &when, reinterpret_cast<LPCWSTR>(picture.c_str()), buffer, 10));
    EXPECT_EQ(static_cast<DWORD>(ERROR_INSUFFICIENT_BUFFER), GetLastError());
    EXPECT_EQ(11, GetDateFormatW(0x409, 0, nullptr, reinterpret_cast<LPCWSTR>(picture.c_str()), buffer, 12));
    EXPECT_EQ(9, GetTimeFormatA(0x409, 0, nullptr, "HH:mm:ss", nullptr, 0));
    EXPECT_EQ(0, GetDateFormatEx(nullptr, 0, &when, nullptr, buffer, 12, reinterpret_cast<LPCWSTR>(u"x")));
    EXPECT_EQ(static_cast<DWORD>(ERROR_INVALID_PARAMETER), GetLastError());
}

std::string number(const char* value, NUMBERFMTA format) {
    char buffer[100];
    const int length = GetNumberFormatA(0x409, 0, value, &format, buffer, 100);
    return length ? buffer : "error " + std::to_string(GetLastError());
}

TEST(TextFormat, Numbers) {
    char point[] = ".", comma[] = ",";
    EXPECT_EQ("1,234,567.89", number("1234567.891", {2, 1, 3, point, comma, 1}));
    EXPECT_EQ("12,34,567.89", number("1234567.891", {2, 1, 32, point, comma, 1}));
    EXPECT_EQ("1234,567.89", number("1234567.891", {2, 1, 30, point, comma, 1}));
    EXPECT_EQ("1234567.89", number("1234567.891", {2, 1, 0, point, comma, 1}));
    EXPECT_EQ("(1.50)", number("-1.5", {2, 1, 3, point, comma, 0}));
    EXPECT_EQ("1.50 -", number("-1.5", {2, 1, 3, point, comma, 4}));
    EXPECT_EQ(".5", number("0.45", {1, 0, 3, point, comma, 1}));
    EXPECT_EQ("error 87", number("-1", {2, 1, 3, point, comma, 5}));
    EXPECT_EQ("error 87", number("1", {2, 1, 3, point, nullptr, 1}));
    EXPECT_EQ("error 87", number("1e5", {2, 1, 3, point, comma, 1}));
    EXPECT_EQ("error 87", number("1,5", {2, 1, 3, point, comma, 1}));
}

TEST(TextFormat, Money) {
    char buffer[100];
    char point[] = ".", comma[] = ",", symbol[] = "EUR";
    EXPECT_EQ(10, GetCurrencyFormatA(0x409, 0, "1234.5", nullptr, buffer, 100));
    EXPECT_STREQ("$1,234.50", buffer);
    EXPECT_EQ(9, GetCurrencyFormatA(0x409, LOCALE_NOUSEROVERRIDE, "-23.456", nullptr, buffer, 100));
    EXPECT_STREQ("($23.46)", buffer);
    const CURRENCYFMTA format = {2, 1, 3, point, comma, 8, 3, symbol};
    GetCurrencyFormatA(0x409, 0, "-1234.5", &format, buffer, 100);
    EXPECT_STREQ("-1,234.50 EUR", buffer);
    GetCurrencyFormatA(0x409, 0, "1234.5", &format, buffer, 100);
    EXPECT_STREQ("1,234.50 EUR", buffer);
    SetLastError(0);
    EXPECT_EQ(0, GetCurrencyFormatA(0x409, LOCALE_NOUSEROVERRIDE, "1", &format, buffer, 100));
    EXPECT_EQ(static_cast<DWORD>(ERROR_INVALID_FLAGS), GetLastError());
}

} // namespace
