// Text conversion: exact for good text, U+FFFD for damaged text.
#include <comity/utf.hpp>

#include <gtest/gtest.h>

namespace {

using comity::narrow;
using comity::widen;

TEST(Utf, ConvertsEachLength) {
    EXPECT_EQ(widen("A\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"), u"A\u00E9\u20AC\xD83D\xDE00");
    EXPECT_EQ(narrow(std::u16string_view(u"A\u00E9\u20AC\xD83D\xDE00")),
              "A\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
}

TEST(Utf, KeepsNuls) {
    EXPECT_EQ(widen(std::string_view("a\0b", 3)), std::u16string(u"a\0b", 3));
}

TEST(Utf, ReplacesDamagedUtf8) {
    EXPECT_EQ(widen("\x80"), u"\uFFFD");
    EXPECT_EQ(widen("\xC0\x80"), u"\uFFFD\uFFFD");           // overlong
    EXPECT_EQ(widen("\xED\xA0\x80"), u"\uFFFD\uFFFD\uFFFD"); // a surrogate
    EXPECT_EQ(widen("\xF4\x90\x80\x80"), u"\uFFFD\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(widen("\xE2\x82"), u"\uFFFD");   // cut off
    EXPECT_EQ(widen("\xE2\x82x"), u"\uFFFDx"); // what follows is kept
}

TEST(Utf, ReplacesHalfPairs) {
    const char16_t high[] = {0xD83D, u'x', 0};
    const char16_t low[] = {0xDE00, 0};
    EXPECT_EQ(narrow(std::u16string_view(high)), "\xEF\xBF\xBDx");
    EXPECT_EQ(narrow(std::u16string_view(low)), "\xEF\xBF\xBD");
}

} // namespace
