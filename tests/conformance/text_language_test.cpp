// Text in languages: its order, its case and scripts, and what is refused.
// https://learn.microsoft.com/windows/win32/api/stringapiset/nf-stringapiset-comparestringw
// https://learn.microsoft.com/windows/win32/api/winnls/nf-winnls-lcmapstringw
#include "support.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

namespace {

using text = std::u16string;

LPCWSTR units(const text& of) {
    return reinterpret_cast<LPCWSTR>(of.c_str());
}

int compare(const text& a, const text& b, DWORD flags = 0, LCID lcid = 0x409) {
    return CompareStringW(lcid, flags, units(a), -1, units(b), -1);
}

TEST(TextCompare, WordsAreComparedWithoutHyphensAndApostrophesAtFirst) {
    EXPECT_EQ(CSTR_LESS_THAN, compare(u"coop", u"co-op"));
    EXPECT_EQ(CSTR_LESS_THAN, compare(u"co-op", u"coops"));
    EXPECT_EQ(CSTR_LESS_THAN, compare(u"co-op", u"cop"));
    EXPECT_EQ(CSTR_LESS_THAN, compare(u"it's", u"itself"));
    EXPECT_EQ(CSTR_GREATER_THAN, compare(u"we're", u"were"));
    EXPECT_EQ(CSTR_GREATER_THAN, compare(u"we're", u"well"));
}

TEST(TextCompare, AStringSortTakesThemAsSymbols) {
    EXPECT_EQ(CSTR_LESS_THAN, compare(u"co-op", u"coop", SORT_STRINGSORT));
    EXPECT_EQ(CSTR_LESS_THAN, compare(u"we're", u"well", SORT_STRINGSORT));
}

TEST(TextCompare, SymbolsDigitsLetters) {
    EXPECT_EQ(CSTR_LESS_THAN, compare(u"_", u"0"));
    EXPECT_EQ(CSTR_LESS_THAN, compare(u"9", u"a"));
    EXPECT_EQ(CSTR_LESS_THAN, compare(u"a", u"A"));
    EXPECT_EQ(CSTR_LESS_THAN, compare(u"A", u"b"));
}

TEST(TextCompare, Flags) {
    EXPECT_EQ(CSTR_EQUAL, compare(u"a", u"A", NORM_IGNORECASE));
    EXPECT_EQ(CSTR_EQUAL, compare(u"r\u00E9sum\u00E9", u"resume", NORM_IGNORENONSPACE));
    EXPECT_EQ(CSTR_EQUAL, compare(u"a.b-c", u"abc", NORM_IGNORESYMBOLS));
    EXPECT_EQ(CSTR_EQUAL, compare(u"\u3042", u"\u30A2", NORM_IGNOREKANATYPE));
    EXPECT_EQ(CSTR_EQUAL, compare(u"\uFF21", u"A", NORM_IGNOREWIDTH));
    EXPECT_EQ(CSTR_GREATER_THAN, compare(u"10", u"2", 8)); // SORT_DIGITSASNUMBERS
    EXPECT_EQ(CSTR_LESS_THAN, compare(u"10", u"2"));
}

TEST(TextCompare, Refusals) {
    SetLastError(0);
    EXPECT_EQ(0, compare(u"a", u"b", 0x100));
    EXPECT_EQ(static_cast<DWORD>(ERROR_INVALID_FLAGS), GetLastError());
    EXPECT_EQ(0, compare(u"a", u"b", 0, 0xFFFF));
    EXPECT_EQ(static_cast<DWORD>(ERROR_INVALID_PARAMETER), GetLastError());
    SetLastError(0);
    EXPECT_EQ(0, CompareStringW(0x409, 0, nullptr, 0, units(u"a"), 1));
    EXPECT_EQ(static_cast<DWORD>(ERROR_INVALID_PARAMETER), GetLastError());
}

text mapped(DWORD flags, const text& from) {
    WCHAR buffer[64];
    const int length = LCMapStringW(0x411, flags, units(from), static_cast<int>(from.size()), buffer, 64);
    const auto* const start = reinterpret_cast<const char16_t*>(buffer);
    return text(start, start + length);
}

TEST(TextMap, KanaAndWidths) {
    EXPECT_EQ(u"\u3042\u304C", mapped(LCMAP_HIRAGANA, u"\u30A2\u30AC"));
    EXPECT_EQ(u"\u30A2\u30AC", mapped(LCMAP_KATAKANA, u"\u3042\u304C"));
    EXPECT_EQ(u"\uFF71\uFF76\uFF9E", mapped(LCMAP_HALFWIDTH, u"\u30A2\u30AC"));
    EXPECT_EQ(u"\u30A2\u30AC", mapped(LCMAP_FULLWIDTH, u"\uFF71\uFF76\uFF9E"));
    EXPECT_EQ(u"\u3042\u304C", mapped(LCMAP_FULLWIDTH | LCMAP_HIRAGANA, u"\uFF71\uFF76\uFF9E"));
    EXPECT_EQ(u"\uFF21\uFF11\u3000", mapped(LCMAP_FULLWIDTH, u"A1 "));
    EXPECT_EQ(u"A1 ", mapped(LCMAP_HALFWIDTH, u"\uFF21\uFF11\u3000"));
    EXPECT_EQ(u"", mapped(LCMAP_HIRAGANA | LCMAP_KATAKANA, u"A"));
}

// Documented to be compared with memcmp, with the result of CompareString.
TEST(TextMap, SortKeysHaveTheOrderOfTexts) {
    std::vector<text> words = {u"co-op", u"coop",      u"Coop", u"cop", u"c\u00F4te",
                               u"cote",  u"cot\u00E9", u"1",    u"_",   u"z"};
    const auto key = [](const text& of) {
        BYTE bytes[200];
        const int length =
            LCMapStringW(0x409, LCMAP_SORTKEY, units(of), -1, reinterpret_cast<LPWSTR>(bytes), 200);
        EXPECT_GT(length, 0);
        EXPECT_EQ(0, bytes[length - 1]);
        EXPECT_EQ(length, LCMapStringW(0x409, LCMAP_SORTKEY, units(of), -1, nullptr, 0));
        return std::string(bytes, bytes + length);
    };
    for (const text& a : words)
        for (const text& b : words)
            EXPECT_EQ(compare(a, b) - CSTR_EQUAL, (key(a) > key(b)) - (key(a) < key(b)));
}

} // namespace
