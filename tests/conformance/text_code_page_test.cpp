// MultiByteToWideChar, WideCharToMultiByte and the lstr functions: what they write, return and leave as the
// last error.
#include "support.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <iterator>

namespace {

using namespace conformance;

constexpr DWORD untouched = 0xDEAD;

// "3: 61 62 63 -": what is returned, then what was written, '-' for what was not; "0 err 122: 61 62 -" for a
// failure.
template <typename Unit>
std::string report(int result, const Unit* units, std::size_t shown, Unit unwritten) {
    const DWORD error = GetLastError();
    std::string text = std::to_string(result);
    if (error != untouched)
        text += " err " + std::to_string(error);
    text += ":";
    for (std::size_t i = 0; i < shown; ++i) {
        char digits[12];
        std::snprintf(digits, sizeof digits, " %x", static_cast<unsigned>(units[i]));
        text += units[i] == unwritten ? " -" : digits;
    }
    return text;
}

std::string decode(UINT code_page, DWORD flags, const char* bytes, int count, int room, std::size_t shown) {
    constexpr WCHAR unwritten = 0x7E7E;
    WCHAR units[32];
    std::fill(std::begin(units), std::end(units), unwritten);
    SetLastError(untouched);
    const int result = MultiByteToWideChar(code_page, flags, bytes, count, units, room);
    return report(result, units, shown, unwritten);
}

std::string encode(UINT code_page, DWORD flags, const WCHAR* units, int count, int room, std::size_t shown,
                   const char* substitute = nullptr, BOOL* used = nullptr) {
    constexpr unsigned char unwritten = 0x7E;
    unsigned char bytes[32];
    std::memset(bytes, unwritten, sizeof bytes);
    SetLastError(untouched);
    const int result = WideCharToMultiByte(code_page, flags, units, count, reinterpret_cast<char*>(bytes),
                                           room, substitute, used);
    return report(result, bytes, shown, unwritten);
}

TEST(TextCodePage, Utf8ToUtf16) {
    EXPECT_EQ("4: 61 62 63 0 -", decode(CP_UTF8, 0, "abc", -1, 8, 5));
    EXPECT_EQ("4: 61 62 63 0 -", decode(CP_UTF8, 0, "abc", -5, 8, 5));
    EXPECT_EQ("3: 61 62 63 -", decode(CP_UTF8, 0, "abc", 3, 3, 4));
    EXPECT_EQ("4: -", decode(CP_UTF8, 0, "abc", -1, 0, 1));
    EXPECT_EQ("0 err 122: 61 62 -", decode(CP_UTF8, 0, "abc", -1, 2, 3));
    EXPECT_EQ("0 err 122: 61 62 63 -", decode(CP_UTF8, 0, "abc", -1, 3, 4));
    EXPECT_EQ("3: e9 20ac 0 -", decode(CP_UTF8, 0, "\xC3\xA9\xE2\x82\xAC", -1, 8, 4));
    EXPECT_EQ("2: d83d de00 -", decode(CP_UTF8, MB_ERR_INVALID_CHARS, "\xF0\x9F\x98\x80", 4, 8, 3));
}

TEST(TextCodePage, Utf8ToUtf16Refusals) {
    EXPECT_EQ("0 err 87: -", decode(CP_UTF8, 0, "abc", 0, 8, 1));
    EXPECT_EQ("0 err 87: -", decode(CP_UTF8, 0, nullptr, 3, 8, 1));
    EXPECT_EQ("0 err 87: -", decode(CP_UTF8, 0, "abc", 3, -1, 1));
    EXPECT_EQ("0 err 1004: -", decode(CP_UTF8, 0x10, "abc", 3, 8, 1));
    EXPECT_EQ("0 err 87: -", decode(12345, 0, "abc", 3, 8, 1));
    EXPECT_EQ("0 err 87: -", decode(1200, 0, "abc", 3, 8, 1));
    SetLastError(untouched);
    EXPECT_EQ(0, MultiByteToWideChar(CP_UTF8, 0, "abc", 3, nullptr, 4));
    EXPECT_EQ(static_cast<DWORD>(ERROR_INVALID_PARAMETER), GetLastError());
}

TEST(TextCodePage, IllFormedUtf8) {
    EXPECT_EQ("3: 61 fffd 0 -", decode(CP_UTF8, 0, "a\xC3", -1, 8, 4));
    EXPECT_EQ("3: fffd 28 0 -", decode(CP_UTF8, 0, "\xC3(", -1, 8, 4));
    EXPECT_EQ("3: fffd 28 0 -", decode(CP_UTF8, 0, "\xE2\x82(", -1, 8, 4));
    EXPECT_EQ("2: fffd 0 -", decode(CP_UTF8, 0, "\xF0\x9F\x98", -1, 8, 3));
    EXPECT_EQ("3: fffd fffd 0 -", decode(CP_UTF8, 0, "\xC0\x80", -1, 8, 4));
    EXPECT_EQ("3: fffd fffd 0 -", decode(CP_UTF8, 0, "\xFF\xFE", -1, 8, 4));
    EXPECT_EQ("6: fffd fffd fffd fffd fffd 0 -", decode(CP_UTF8, 0, "\xF8\x88\x80\x80\x80", -1, 8, 7));
    EXPECT_EQ("2: -", decode(CP_UTF8, 0, "\xE2\x82(", 3, 0, 1));
    EXPECT_EQ("0 err 1113: fffd 28", decode(CP_UTF8, MB_ERR_INVALID_CHARS, "\xC3(", -1, 8, 2));
    EXPECT_EQ("0 err 1113: -", decode(CP_UTF8, MB_ERR_INVALID_CHARS, "\xC3(", -1, 0, 1));
}

TEST(TextCodePage, MaximalIllFormedPartsOfUtf8) {
    EXPECT_EQ("4: fffd fffd fffd 0", decode(CP_UTF8, 0, "\xED\xA0\x80", -1, 8, 4));
    EXPECT_EQ("5: fffd fffd fffd fffd 0", decode(CP_UTF8, 0, "\xF4\x90\x80\x80", -1, 8, 5));
}

TEST(TextCodePage, Utf8TakesNoFlagsOfSingleByteCodePages) {
    EXPECT_EQ("0 err 1004: -", decode(CP_UTF8, MB_PRECOMPOSED, "abc", 3, 8, 1));
    EXPECT_EQ("0 err 1004: -", encode(CP_UTF8, WC_NO_BEST_FIT_CHARS, OLESTR("abc"), 3, 8, 1));
    EXPECT_EQ("0 err 1004: -", encode(1252, WC_ERR_INVALID_CHARS, OLESTR("abc"), 3, 8, 1));
}

TEST(TextCodePage, Utf8TakesNoDefaultCharacter) {
    BOOL used = 5;
    EXPECT_EQ("0 err 87: -", encode(CP_UTF8, 0, OLESTR("abc"), 3, 8, 1, "?"));
    EXPECT_EQ("0 err 87: -", encode(CP_UTF8, 0, OLESTR("abc"), 3, 8, 1, nullptr, &used));
    EXPECT_EQ(5, used);
}

TEST(TextCodePage, ASurrogatePairIsWrittenWholeOrNotAtAll) {
    EXPECT_EQ("0 err 122: -", decode(CP_UTF8, 0, "\xF0\x9F\x98\x80", 4, 1, 1));
}

TEST(TextCodePage, TheBuffersMustDiffer) {
    WCHAR buffer[4] = {'a', 'b', 'c', 0};
    SetLastError(untouched);
    EXPECT_EQ(0, MultiByteToWideChar(CP_UTF8, 0, reinterpret_cast<char*>(buffer), -1, buffer, 4));
    EXPECT_EQ(static_cast<DWORD>(ERROR_INVALID_PARAMETER), GetLastError());
    SetLastError(untouched);
    EXPECT_EQ(
        0, WideCharToMultiByte(CP_UTF8, 0, buffer, -1, reinterpret_cast<char*>(buffer), 4, nullptr, nullptr));
    EXPECT_EQ(static_cast<DWORD>(ERROR_INVALID_PARAMETER), GetLastError());
}

TEST(TextCodePage, Utf16ToUtf8) {
    const WCHAR mixed[] = {0xE9, 0x20AC, 0};
    const WCHAR pair[] = {0xD83D, 0xDE00, 0};
    const WCHAR high[] = {0xD83D, 'x', 0};
    const WCHAR low[] = {0xDE00, 'x', 0};
    EXPECT_EQ("6: c3 a9 e2 82 ac 0 -", encode(CP_UTF8, 0, mixed, -1, 12, 7));
    EXPECT_EQ("6: c3 a9 e2 82 ac 0 -", encode(CP_UTF8, 0, mixed, -7, 12, 7));
    EXPECT_EQ("5: f0 9f 98 80 0 -", encode(CP_UTF8, WC_ERR_INVALID_CHARS, pair, -1, 12, 6));
    EXPECT_EQ("5: ef bf bd 78 0 -", encode(CP_UTF8, 0, high, -1, 12, 6));
    EXPECT_EQ("5: ef bf bd 78 0 -", encode(CP_UTF8, 0, low, -1, 12, 6));
    EXPECT_EQ("0 err 1113: ef bf bd 78 0 -", encode(CP_UTF8, WC_ERR_INVALID_CHARS, low, -1, 12, 6));
    EXPECT_EQ("0 err 1113: -", encode(CP_UTF8, WC_ERR_INVALID_CHARS, low, -1, 0, 1));
    EXPECT_EQ("0 err 122: c3 a9 -", encode(CP_UTF8, 0, mixed, 2, 4, 3));
    EXPECT_EQ("5: -", encode(CP_UTF8, 0, mixed, 2, 0, 1));
    EXPECT_EQ("0 err 87: -", encode(CP_UTF8, 0, mixed, 0, 4, 1));
    EXPECT_EQ("0 err 87: -", encode(CP_UTF8, 0, mixed, 2, -1, 1));
    EXPECT_EQ("0 err 87: -", encode(CP_UTF8, 0, nullptr, 2, 4, 1));
}

TEST(TextCodePage, SingleByteCodePages) {
    BOOL used = 5;
    EXPECT_EQ("3: 81 20ac e9 -", decode(1252, MB_ERR_INVALID_CHARS, "\x81\x80\xE9", 3, 8, 4));
    EXPECT_EQ("3: 81 80 e9 -", decode(28591, MB_PRECOMPOSED, "\x81\x80\xE9", 3, 8, 4));
    EXPECT_EQ("3: 1 69 7a -", decode(20127, 0, "\x81\xE9z", 3, 8, 4));
    const WCHAR text[] = {0xE9, 0x20AC, 0x100, 0x4E2D, 0};
    EXPECT_EQ("5: e9 80 41 3f 0 -", encode(1252, 0, text, -1, 8, 6, nullptr, &used));
    EXPECT_EQ(TRUE, used);
    EXPECT_EQ("5: e9 80 24 24 0 -", encode(1252, WC_NO_BEST_FIT_CHARS, text, -1, 8, 6, "$", &used));
    EXPECT_EQ(TRUE, used);
    EXPECT_EQ("3: e9 80 41 -", encode(1252, 0, text, 3, 8, 4, "$", &used));
    EXPECT_EQ(FALSE, used);
    EXPECT_EQ("4: e9 3f 41 3f -", encode(28591, 0, text, 4, 8, 5));
    EXPECT_EQ("4: 65 3f 41 3f -", encode(20127, 0, text, 4, 8, 5));
    EXPECT_EQ("0 err 1004: -", encode(1252, 0x1000, text, 4, 8, 1));
}

TEST(TextLstr, NullIsAnswered) {
    char buffer[8] = "zz";
    EXPECT_EQ(0, lstrlenA(nullptr));
    EXPECT_EQ(0, lstrlenW(nullptr));
    SetLastError(untouched);
    EXPECT_EQ(nullptr, lstrcpyA(buffer, nullptr));
    EXPECT_EQ(static_cast<DWORD>(ERROR_INVALID_PARAMETER), GetLastError());
    EXPECT_EQ(nullptr, lstrcpyA(nullptr, buffer));
    EXPECT_EQ(nullptr, lstrcatA(buffer, nullptr));
    EXPECT_EQ(nullptr, lstrcpynA(buffer, nullptr, 3));
    EXPECT_STREQ("zz", buffer);
}

TEST(TextLstr, Copies) {
    const auto bounded = [](int room) {
        char buffer[6] = "#####";
        EXPECT_EQ(buffer, lstrcpynA(buffer, "abc", room));
        return std::string(buffer, 5);
    };
    using namespace std::string_literals;
    EXPECT_EQ("#####"s, bounded(0));
    EXPECT_EQ("\0####"s, bounded(1));
    EXPECT_EQ("ab\0##"s, bounded(3));
    EXPECT_EQ("abc\0#"s, bounded(4));
    EXPECT_EQ("abc\0#"s, bounded(-1));
    WCHAR wide_buffer[8];
    EXPECT_EQ(wide_buffer, lstrcpyW(wide_buffer, OLESTR("ab")));
    EXPECT_EQ(wide_buffer, lstrcatW(wide_buffer, OLESTR("cd")));
    EXPECT_EQ("abcd", narrow(wide_buffer));
    EXPECT_EQ(4, lstrlenW(wide_buffer));
}

} // namespace
