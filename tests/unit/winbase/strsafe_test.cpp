#include <windows.h>

#include <strsafe.h>

#include <gtest/gtest.h>

#include <string>

namespace {

TEST(StrSafe, CopiesWhatFits) {
    WCHAR buffer[5] = u"####";
    EXPECT_EQ(StringCchCopyW(buffer, 5, u"abcd"), S_OK);
    EXPECT_EQ(std::u16string(buffer), u"abcd");
    EXPECT_EQ(StringCchCopyW(buffer, 5, u"vwxyz"), STRSAFE_E_INSUFFICIENT_BUFFER);
    EXPECT_EQ(std::u16string(buffer), u"vwxy");
    EXPECT_EQ(StringCchCopyW(buffer, 0, u"a"), STRSAFE_E_INVALID_PARAMETER);
    EXPECT_EQ(StringCchCopyNW(buffer, 5, u"abcd", 2), S_OK);
    EXPECT_EQ(StringCchCatW(buffer, 5, u"cd"), S_OK);
    EXPECT_EQ(StringCchCatW(buffer, 5, u"e"), STRSAFE_E_INSUFFICIENT_BUFFER);
    EXPECT_EQ(std::u16string(buffer), u"abcd");
    EXPECT_EQ(StringCbCopyW(buffer, 7, u"abcd"), STRSAFE_E_INSUFFICIENT_BUFFER);
    EXPECT_EQ(std::u16string(buffer), u"ab");
}

TEST(StrSafe, FormatsAndMeasures) {
    char buffer[5];
    EXPECT_EQ(StringCchPrintfA(buffer, 5, "%I64d", 1234LL), S_OK);
    EXPECT_STREQ(buffer, "1234");
    EXPECT_EQ(StringCchPrintfA(buffer, 4, "%d", 1234), STRSAFE_E_INSUFFICIENT_BUFFER);
    EXPECT_STREQ(buffer, "123");
    size_t length = 7;
    EXPECT_EQ(StringCchLengthA("abc", 4, &length), S_OK);
    EXPECT_EQ(length, 3u);
    EXPECT_EQ(StringCchLengthA("abc", 3, &length), STRSAFE_E_INVALID_PARAMETER);
    EXPECT_EQ(length, 0u);
    EXPECT_EQ(StringCbLengthW(u"ab", 6, &length), S_OK);
    EXPECT_EQ(length, 4u);
    EXPECT_EQ(StringCchLengthW(nullptr, 6, &length), STRSAFE_E_INVALID_PARAMETER);
}

} // namespace
