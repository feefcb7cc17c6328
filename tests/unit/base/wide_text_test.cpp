#include "wide_text.hpp"

#include <gtest/gtest.h>

#include "boundary.hpp"

namespace {

using namespace comity;

TEST(WideText, ConvertsBothWays) {
    const std::u16string_view wide = u"A\u00e9\u20ac\U0001F600\0z";
    const std::string_view narrow = "A\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80";
    EXPECT_EQ(to_utf8(wide), narrow);
    EXPECT_EQ(to_utf16(narrow), wide);
    EXPECT_EQ(to_utf8_strict(wide), std::string(narrow));
    EXPECT_EQ(to_utf16_strict(narrow), std::u16string(wide));
    EXPECT_EQ(to_utf8(std::u16string_view(u"a\0b", 3)), std::string("a\0b", 3));
    EXPECT_EQ(to_utf16(""), u"");
}

TEST(WideText, TheEndsOfEachLengthAreRight) {
    for (const char32_t code_point :
         {0x7Fu, 0x80u, 0x7FFu, 0x800u, 0xD7FFu, 0xE000u, 0xFFFFu, 0x10000u, 0x10FFFFu}) {
        std::u16string wide;
        if (code_point < 0x10000)
            wide = {static_cast<char16_t>(code_point)};
        else
            wide = {static_cast<char16_t>(0xD7C0 + (code_point >> 10)),
                    static_cast<char16_t>(0xDC00 + (code_point & 0x3FF))};
        const auto narrow = to_utf8_strict(wide);
        ASSERT_TRUE(narrow.has_value());
        EXPECT_EQ(to_utf16_strict(*narrow), wide);
    }
}

TEST(WideText, UnpairedSurrogatesAreReplaced) {
    for (const std::u16string& bad :
         {std::u16string{0xD83D}, std::u16string{0xDE00}, std::u16string{0xDE00, 0xD83D}}) {
        EXPECT_FALSE(to_utf8_strict(bad).has_value());
        EXPECT_EQ(to_utf8(bad).substr(0, 3), "\xef\xbf\xbd");
    }
    EXPECT_EQ(to_utf8(std::u16string{u'a', 0xD83D, u'b'}), "a\xef\xbf\xbd"
                                                           "b");
}

TEST(WideText, IllFormedUtf8IsReplaced) {
    // Each maximal part of a sequence that was cut off counts as one.
    EXPECT_EQ(to_utf16("a\xff"
                       "b"),
              u"a\uFFFDb");
    EXPECT_EQ(to_utf16("\xe2\x82"), u"\uFFFD");
    EXPECT_EQ(to_utf16("\xe2\x82z"), u"\uFFFDz");
    EXPECT_EQ(to_utf16("\xc0\x80"), u"\uFFFD\uFFFD");
    EXPECT_EQ(to_utf16("\xed\xa0\x80"), u"\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(to_utf16("\xf4\x90\x80\x80"), u"\uFFFD\uFFFD\uFFFD\uFFFD");
    EXPECT_EQ(to_utf16("\xf0\x80\x80\x80"), u"\uFFFD\uFFFD\uFFFD\uFFFD");
    for (const char* bad : {"\xff", "\xe2\x82", "\xc0\x80", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\x80"})
        EXPECT_FALSE(to_utf16_strict(bad).has_value());
}

TEST(WideText, ComparesIgnoringCase) {
    EXPECT_TRUE(equal_ignoring_case(u"MessengerService", u"messengerSERVICE"));
    EXPECT_TRUE(equal_ignoring_case(u"\u00e9\u00df\u03b1\u0436", u"\u00c9\u00df\u0391\u0416"));
    EXPECT_FALSE(equal_ignoring_case(u"a", u"ab"));
    EXPECT_FALSE(equal_ignoring_case(u"\u00d7", u"\u00f7")); // multiplication and division signs are no pair
    EXPECT_LT(compare_ignoring_case(u"Alpha", u"beta"), 0);
    EXPECT_GT(compare_ignoring_case(u"b", u"ALPHA"), 0);
    EXPECT_LT(compare_ignoring_case(u"a", u"AB"), 0);
    EXPECT_EQ(upper_case(u'\u00ff'), u'\u0178');
    EXPECT_EQ(upper_case(u'\u0151'), u'\u0150');
    EXPECT_EQ(upper_case(u'\u0131'), u'I');
}

TEST(Boundary, ExceptionsBecomeResults) {
    EXPECT_EQ(guarded([] { return S_FALSE; }), S_FALSE);
    EXPECT_EQ(guarded([]() -> HRESULT { throw std::bad_alloc(); }), E_OUTOFMEMORY);
    EXPECT_EQ(guarded([]() -> HRESULT { throw std::length_error("too long"); }), E_OUTOFMEMORY);
    EXPECT_EQ(guarded([]() -> HRESULT { throw 1; }), E_UNEXPECTED);
}

} // namespace
