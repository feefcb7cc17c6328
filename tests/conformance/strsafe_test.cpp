// The functions of <strsafe.h>, with what their flags make of the buffer.
// https://learn.microsoft.com/windows/win32/api/strsafe/nf-strsafe-stringcchcopyexw
#include "support.hpp"

#if defined(__MINGW32__)
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wunknown-pragmas"
#endif
#include <strsafe.h>

#include <gtest/gtest.h>

#include <cstring>
#include <string>

namespace {

/// A buffer of six characters in one of nine, and what a call made of it: "result text end remaining", '.'
/// for a NUL.
struct buffer {
    char text[9] = "########";
    char* end = nullptr;
    size_t remaining = 99;

    explicit buffer(const char* start = nullptr) {
        if (start)
            std::strcpy(text, start);
    }
    std::string after(HRESULT hr) const {
        std::string out = hr == S_OK ? "ok " : hr == STRSAFE_E_INSUFFICIENT_BUFFER ? "small " : "refused ";
        for (int i = 0; i < 8; ++i)
            out += text[i] ? text[i] : '.';
        return end ? out + " " + std::to_string(end - text) + " " + std::to_string(remaining) : out;
    }
    std::string copy(const char* from, DWORD flags) {
        return after(StringCchCopyExA(text, 6, from, &end, &remaining, flags));
    }
    std::string append(const char* from, DWORD flags) {
        return after(StringCchCatExA(text, 6, from, &end, &remaining, flags));
    }
    std::string print(const char* from, DWORD flags) {
        return after(StringCchPrintfExA(text, 6, &end, &remaining, flags, "%s", from));
    }
};

TEST(StrSafeEx, SaysWhereTheTextEnds) {
    EXPECT_EQ("ok abc.#### 3 3", buffer().copy("abc", 0));
    EXPECT_EQ("ok .####### 0 6", buffer().copy("", 0));
    EXPECT_EQ("ok xabc.### 4 2", buffer("x").append("abc", 0));
    EXPECT_EQ("ok abc.#### 3 3", buffer().print("abc", 0));
    EXPECT_EQ("small abcde.## 5 1", buffer().copy("abcdefgh", 0));
    EXPECT_EQ("small xabcd.## 5 1", buffer("x").append("abcdefgh", 0));
    EXPECT_EQ("small abcde.## 5 1", buffer().print("abcdefgh", 0));
}

TEST(StrSafeEx, FillsBehindTheText) {
    EXPECT_EQ("ok abc...## 3 3", buffer().copy("abc", STRSAFE_FILL_BEHIND_NULL));
    EXPECT_EQ("ok abc.AA## 3 3", buffer().copy("abc", STRSAFE_FILL_BEHIND_NULL | 'A'));
    EXPECT_EQ("ok abcde.## 5 1", buffer().copy("abcde", STRSAFE_FILL_BEHIND_NULL | 'A'));
    EXPECT_EQ("ok xabc.A## 4 2", buffer("x").append("abc", STRSAFE_FILL_BEHIND_NULL | 'A'));
    EXPECT_EQ("ok abc.AA## 3 3", buffer().print("abc", STRSAFE_FILL_BEHIND_NULL | 'A'));
    EXPECT_EQ("small abcde.## 5 1", buffer().copy("abcdefgh", STRSAFE_FILL_BEHIND_NULL | 'A'));
}

TEST(StrSafeEx, FillsAfterAFailure) {
    EXPECT_EQ("small AAAAA.## 5 1", buffer().copy("abcdefgh", STRSAFE_FILL_ON_FAILURE | 'A'));
    EXPECT_EQ("small ......## 0 6", buffer().copy("abcdefgh", STRSAFE_FILL_ON_FAILURE));
    EXPECT_EQ("small AAAAA.## 5 1", buffer("x").append("abcdefgh", STRSAFE_FILL_ON_FAILURE | 'A'));
    EXPECT_EQ("small AAAAA.## 5 1", buffer().print("abcdefgh", STRSAFE_FILL_ON_FAILURE | 'A'));
    EXPECT_EQ("ok abc.#### 3 3", buffer().copy("abc", STRSAFE_FILL_ON_FAILURE | 'A'));
}

TEST(StrSafeEx, LeavesNothingCutOff) {
    EXPECT_EQ("small .bcde.## 0 6", buffer().copy("abcdefgh", STRSAFE_NULL_ON_FAILURE));
    EXPECT_EQ("small .bcde.## 0 6", buffer().copy("abcdefgh", STRSAFE_NO_TRUNCATION));
    EXPECT_EQ("small .abcd.## 0 6", buffer("x").append("abcdefgh", STRSAFE_NULL_ON_FAILURE));
    EXPECT_EQ("small x.bcd.## 1 5", buffer("x").append("abcdefgh", STRSAFE_NO_TRUNCATION));
    EXPECT_EQ("small .bcde.## 0 6", buffer().print("abcdefgh", STRSAFE_NO_TRUNCATION));
}

TEST(StrSafeEx, NullsAndRefusals) {
    EXPECT_EQ("ok .####### 0 6", buffer().copy(nullptr, STRSAFE_IGNORE_NULLS));
    EXPECT_EQ(S_OK, StringCchCopyExA(nullptr, 0, nullptr, nullptr, nullptr, STRSAFE_IGNORE_NULLS));
    EXPECT_EQ(STRSAFE_E_INVALID_PARAMETER,
              StringCchCopyExA(nullptr, 0, "a", nullptr, nullptr, STRSAFE_IGNORE_NULLS));
    EXPECT_EQ(STRSAFE_E_INVALID_PARAMETER,
              StringCchCopyExA(nullptr, 6, "", nullptr, nullptr, STRSAFE_IGNORE_NULLS));
    EXPECT_EQ("refused ########", buffer().copy("abc", 0x10000));
    buffer none;
    EXPECT_EQ(STRSAFE_E_INVALID_PARAMETER,
              StringCchCopyExA(none.text, size_t{0x80000000}, "a", nullptr, nullptr, 0));
    EXPECT_EQ(STRSAFE_E_INSUFFICIENT_BUFFER, StringCchCopyExA(none.text, 0, "a", nullptr, nullptr, 0));
    EXPECT_EQ(S_OK, StringCchCopyExA(none.text, 0, "", nullptr, nullptr, 0));
    EXPECT_STREQ("########", none.text);
    EXPECT_EQ("refused ########", buffer().append("a", 0)); // no NUL among the six
}

TEST(StrSafeEx, CountsBytes) {
    WCHAR text[9];
    std::memset(text, '#', sizeof text);
    WCHAR* end = nullptr;
    size_t remaining = 0;
    EXPECT_EQ(S_OK, StringCbCopyExW(text, 13, reinterpret_cast<LPCWSTR>(u"abc"), &end, &remaining,
                                    STRSAFE_FILL_BEHIND_NULL | 0xAA));
    EXPECT_EQ(3, end - text);
    EXPECT_EQ(7u, remaining);
    EXPECT_EQ(0xAAAA, text[4]);
    EXPECT_EQ(0x23AA, text[6]);
    EXPECT_EQ(STRSAFE_E_INSUFFICIENT_BUFFER,
              StringCbCopyNExW(text, 6, reinterpret_cast<LPCWSTR>(u"abcdef"), 8, &end, &remaining, 0));
    EXPECT_EQ(2, end - text);
    EXPECT_EQ(S_OK, StringCbCatNExW(text, 18, reinterpret_cast<LPCWSTR>(u"xyz"), 4, &end, &remaining, 0));
    EXPECT_EQ(4, end - text);
    EXPECT_EQ(10u, remaining);
    EXPECT_EQ(S_OK, StringCchCopyNExW(text, 9, reinterpret_cast<LPCWSTR>(u"abc"), 2, &end, &remaining, 0));
    EXPECT_EQ(7u, remaining);
    EXPECT_EQ(S_OK, StringCchPrintfExW(text, 9, &end, &remaining, 0, reinterpret_cast<LPCWSTR>(u"%d"), 123));
    EXPECT_EQ(6u, remaining);
}

} // namespace
