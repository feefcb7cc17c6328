// FormatMessage. tests/reference/results/messages.cpp has many more texts.
#include "support.hpp"

using namespace conformance;

namespace {

std::string formatted(DWORD flags, LPCSTR format, ...) {
    char buffer[200];
    va_list list;
    va_start(list, format);
    const DWORD length =
        FormatMessageA(FORMAT_MESSAGE_FROM_STRING | flags, format, 0, 0, buffer, sizeof buffer, &list);
    va_end(list);
    return std::string(buffer, length);
}

TEST(TextMessage, Inserts) {
    EXPECT_EQ("b before a", formatted(0, "%2 before %1", "a", "b"));
    EXPECT_EQ("|    5|x   |", formatted(0, "|%1!5d!|%2!-4s!|", 5, "x"));
    EXPECT_EQ("100% %1\r\nnext", formatted(0, "100%% %%1%nnext"));
    EXPECT_EQ("%1 stays", formatted(FORMAT_MESSAGE_IGNORE_INSERTS, "%1 stays"));
    EXPECT_EQ("no more", formatted(0, "no more%0 of this"));
}

TEST(TextMessage, Lines) {
    EXPECT_EQ("one\r\ntwo", formatted(0, "one\ntwo"));
    EXPECT_EQ("one two\r\nthree", formatted(FORMAT_MESSAGE_MAX_WIDTH_MASK, "one\ntwo%nthree"));
    EXPECT_EQ("one two\r\nthree", formatted(10, "one\ntwo three"));
}

TEST(TextMessage, AnArrayOfArguments) {
    DWORD_PTR arguments[] = {4,
                             2,
                             reinterpret_cast<DWORD_PTR>("Bill"),
                             reinterpret_cast<DWORD_PTR>("Bob"),
                             6,
                             reinterpret_cast<DWORD_PTR>("Bill")};
    char buffer[100];
    EXPECT_EQ(15u,
              FormatMessageA(FORMAT_MESSAGE_FROM_STRING | FORMAT_MESSAGE_ARGUMENT_ARRAY, "%1!*.*s! %4 %5!*s!",
                             0, 0, buffer, sizeof buffer, reinterpret_cast<va_list*>(arguments)));
    EXPECT_STREQ("  Bi Bob   Bill", buffer);
}

TEST(TextMessage, AllocatesItsBuffer) {
    char* text = nullptr;
    const DWORD length = FormatMessageA(
        FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS | FORMAT_MESSAGE_ALLOCATE_BUFFER, nullptr,
        ERROR_FILE_NOT_FOUND, 0, reinterpret_cast<LPSTR>(&text), 100, nullptr);
    ASSERT_NE(nullptr, text);
    EXPECT_EQ(length, std::string(text).size());
    EXPECT_LT(2u, length);
    EXPECT_STREQ("\r\n", text + length - 2);
    EXPECT_EQ(nullptr, LocalFree(text));
}

TEST(TextMessage, Refusals) {
    char buffer[4] = "#";
    SetLastError(0);
    EXPECT_EQ(0u, FormatMessageA(FORMAT_MESSAGE_FROM_STRING, "long", 0, 0, buffer, sizeof buffer, nullptr));
    EXPECT_EQ(static_cast<DWORD>(ERROR_INSUFFICIENT_BUFFER), GetLastError());
    EXPECT_EQ(0u, FormatMessageA(FORMAT_MESSAGE_FROM_STRING, "%1", 0, 0, buffer, sizeof buffer, nullptr));
    EXPECT_EQ(static_cast<DWORD>(ERROR_INVALID_PARAMETER), GetLastError());
    EXPECT_EQ(0u, FormatMessageA(0, "x", 0, 0, buffer, sizeof buffer, nullptr));
    EXPECT_EQ(static_cast<DWORD>(ERROR_INVALID_PARAMETER), GetLastError());
    EXPECT_EQ(0u, FormatMessageA(FORMAT_MESSAGE_FROM_SYSTEM, nullptr, 0xDEADBEEF, 0, buffer, sizeof buffer,
                                 nullptr));
    EXPECT_EQ(static_cast<DWORD>(ERROR_MR_MID_NOT_FOUND), GetLastError());
}

} // namespace
