// bstr: ownership, encodings, and what it refuses.
#include <comity/bstr.hpp>

#include <gtest/gtest.h>

#include <concepts>
#include <string>
#include <utility>

namespace {

using comity::bstr;

// A BSTR and a pointer to text are one type with two meanings; neither may be guessed.
static_assert(!std::constructible_from<bstr, BSTR>);
static_assert(!std::constructible_from<bstr, const OLECHAR*>);
static_assert(!std::constructible_from<bstr, const char*>);
static_assert(!std::convertible_to<std::string, bstr>);
static_assert(std::is_nothrow_move_constructible_v<bstr>);
static_assert(sizeof(bstr) == sizeof(BSTR));

TEST(Bstr, IsNullByDefaultAndNullIsEmpty) {
    bstr text;
    EXPECT_EQ(text.get(), nullptr);
    EXPECT_TRUE(text.empty());
    EXPECT_EQ(text, bstr(OLESTR("")));
    EXPECT_EQ(text.utf8(), "");
}

TEST(Bstr, CopiesALiteral) {
    bstr text(OLESTR("Grüße"));
    EXPECT_EQ(text.size(), 5u);
    EXPECT_EQ(SysStringByteLen(text.get()), 10u);
    EXPECT_EQ(text.utf8(), "Gr\xC3\xBC\xC3\x9F"
                           "e");
}

TEST(Bstr, TakesUtf8AndUtf16) {
    EXPECT_EQ(bstr("a\xE2\x82\xAC").view(), u"a\u20AC");
    EXPECT_EQ(bstr(std::string("\xF0\x9F\x98\x80")).view(), u"\xD83D\xDE00");
    EXPECT_EQ(bstr(std::u16string(u"x")).utf8(), "x");
}

TEST(Bstr, KeepsEmbeddedNulsOfAView) {
    bstr text(std::u16string_view(u"a\0b", 3));
    EXPECT_EQ(text.size(), 3u);
    EXPECT_EQ(bstr(text), text);
}

TEST(Bstr, CopyOfKeepsAnOddByte) {
    bstr bytes = bstr::from_bytes("abc", 3);
    bstr copy(bytes);
    EXPECT_NE(copy.get(), bytes.get());
    EXPECT_EQ(SysStringByteLen(copy.get()), 3u);
    EXPECT_EQ(SysStringByteLen(bstr::copy_of(bytes.get()).get()), 3u);
}

TEST(Bstr, CopyOfNullIsNull) {
    EXPECT_EQ(bstr::copy_of(nullptr).get(), nullptr);
    EXPECT_EQ(bstr::from_text(nullptr).get(), nullptr);
    EXPECT_EQ(bstr(bstr()).get(), nullptr);
}

TEST(Bstr, FromTextStopsAtTheNul) {
    const OLECHAR* text = OLESTR("one\0two");
    EXPECT_EQ(bstr::from_text(text).utf8(), "one");
}

TEST(Bstr, TakesOverAndGivesAway) {
    BSTR raw = SysAllocString(OLESTR("mine"));
    bstr text(raw, comity::take_ownership);
    EXPECT_EQ(text.get(), raw);
    BSTR out = nullptr;
    EXPECT_EQ(text.detach_to(&out), S_OK);
    EXPECT_EQ(out, raw);
    EXPECT_EQ(text.get(), nullptr);
    text.attach(out);
    EXPECT_EQ(text.detach_to(nullptr), E_POINTER);
    EXPECT_EQ(text.utf8(), "mine");
}

TEST(Bstr, CopyToLeavesTheOriginal) {
    bstr text("abc");
    BSTR out = nullptr;
    EXPECT_EQ(text.copy_to(&out), S_OK);
    EXPECT_NE(out, text.get());
    EXPECT_EQ(comity::view_of(out), u"abc");
    SysFreeString(out);
    EXPECT_EQ(text.copy_to(nullptr), E_POINTER);
}

TEST(Bstr, PutFreesWhatIsHeld) {
    bstr text("old");
    *text.put() = SysAllocString(OLESTR("new"));
    EXPECT_EQ(text.utf8(), "new");
}

TEST(Bstr, MovesAndAssigns) {
    bstr first("a");
    bstr second(std::move(first));
    EXPECT_FALSE(first);
    first = second;
    EXPECT_EQ(first, second);
    first = std::move(second);
    EXPECT_EQ(first.utf8(), "a");
    bstr& same = first;
    first = same;
    EXPECT_EQ(first.utf8(), "a");
}

TEST(Bstr, ComparesByUnits) {
    EXPECT_LT(bstr("a"), bstr("b"));
    EXPECT_LT(bstr("a"), bstr("ab"));
    EXPECT_EQ(bstr("a"), u"a");
}

} // namespace
