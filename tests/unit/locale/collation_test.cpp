// The order that compare_text documents, and the keys that have the same order.
#include "collation.hpp"

#include "locale_data.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

namespace {

using namespace comity;

const std::u16string_view texts[] = {
    u"",
    u"a",
    u"A",
    u"b",
    u"ab",
    u"aB",
    u"Ab",
    u"AB",
    u"abc",
    u"a b",
    u"a!b",
    u"a#b",
    u"a_b",
    u"a-b",
    u"a'b",
    u"-ab",
    u"ab-",
    u"a--b",
    u"coop",
    u"co-op",
    u"Co-op",
    u"c\u00F4te",
    u"cot\u00E9",
    u"cote",
    u"C\u00F4t\u00E9",
    u"\u00E9",
    u"e\u0301",
    u"e\u0300",
    u"f",
    u"\u00DF",
    u"ss",
    u"SS",
    u"\u1E9E",
    u"st",
    u"\u00E6",
    u"ae",
    u"af",
    u"\u0111",
    u"dz",
    u"d",
    u"\u00FE",
    u"th",
    u"\u0142a",
    u"la",
    u"lb",
    u"i",
    u"I",
    u"\u0131",
    u"\u0130",
    u"iz",
    u"\u0131a",
    u"1",
    u"10",
    u"9",
    u"a9",
    u"a10",
    u"a09",
    u"a009",
    u"\u00BD",
    u"\u00B2",
    u"\u2460",
    u"a\x01",
    u"a\u200D",
    u"\u0301",
    u"\u05B0",
    u"\u05B0a",
    u"a\u05B0",
    u"a\u05B0b",
    u"\u3042",
    u"\u30A2",
    u"\uFF71",
    u"\u3041",
    u"\u304B",
    u"\u304C",
    u"\u30AC",
    u"\u3042\u30A4",
    u"\u30A2\u3044",
    u"\u65E5\u672C",
    u"\u65E5",
    u"\uFF21",
    u"\uFF41",
    u"\uFF0D",
    u"\u3000",
    u"\u03B1",
    u"\u03AC",
    u"\u03C3",
    u"\u03C2",
    u"\u0438\u0430",
    u"\u0439\u0430",
    u"\u0439",
    u"\U0001F600",
    u"a\U0001F600",
    u"ab\U0001F600",
    u"ab\u0430",
    u"ab1",
    u"ab!",
    u"abc!",
    u"ab\u4E00",
    u"ab\uAC00",
    u"ch",
    u"cz",
    u"aa",
    u"\u00E5",
    u"z",
    u"\xD800",
    u"a\xDC00",
    u"\uE000",
    u"\u0378",
    u"100000000000000000000",
    u"99999999999999999999",
    u"00",
    u"0",
    u"\u0661",
};

int sign(int value) {
    return (value > 0) - (value < 0);
}

// Every pair, so that what one step decides and another does not would be seen.
TEST(Collation, KeysHaveTheOrderOfTheComparison) {
    for (const LCID lcid : {0x409, 0x7F, 0x40C, 0x411, 0x41F, 0x406, 0x405, 0x41D}) {
        for (const DWORD flags :
             {DWORD{0}, norm_ignore_case, norm_ignore_nonspace, norm_ignore_symbols, sort_digits_as_numbers,
              linguistic_ignore_case, norm_ignore_kana_type | norm_ignore_width, sort_string_sort,
              norm_linguistic_casing, sort_string_sort | norm_ignore_symbols}) {
            std::vector<std::string> keys;
            for (const auto text : texts)
                keys.push_back(sort_key(lcid, flags, text));
            for (std::size_t i = 0; i < std::size(texts); ++i) {
                ASSERT_EQ(std::string::npos, keys[i].find('\0')) << i;
                for (std::size_t j = 0; j < std::size(texts); ++j)
                    ASSERT_EQ(compare_text(lcid, flags, texts[i], texts[j]),
                              sign(std::strcmp(keys[i].c_str(), keys[j].c_str())))
                        << lcid << ' ' << flags << ' ' << i << ' ' << j;
            }
        }
    }
}

TEST(Collation, WordsAreSortedWithoutTheirHyphens) {
    std::vector<std::u16string> words = {u"we're", u"were", u"we'll", u"well", u"co-op",
                                         u"coop",  u"cop",  u"co",    u"coops"};
    const auto less = [](DWORD flags) {
        return [flags](const auto& a, const auto& b) { return compare_text(lcid_en_us, flags, a, b) < 0; };
    };
    std::sort(words.begin(), words.end(), less(0));
    EXPECT_EQ((std::vector<std::u16string>{u"co", u"coop", u"co-op", u"coops", u"cop", u"well", u"we'll",
                                           u"were", u"we're"}),
              words);
    std::sort(words.begin(), words.end(), less(sort_string_sort));
    EXPECT_EQ((std::vector<std::u16string>{u"co", u"co-op", u"coop", u"coops", u"cop", u"we'll", u"we're",
                                           u"well", u"were"}),
              words);
}

TEST(Collation, LanguagesHaveTheirOwnLetters) {
    EXPECT_EQ(1, compare_text(0x41D, 0, u"\u00E5", u"z")); // Swedish
    EXPECT_EQ(-1, compare_text(0x409, 0, u"\u00E5", u"b"));
    EXPECT_EQ(1, compare_text(0x405, 0, u"ch", u"hz"));    // Czech
    EXPECT_EQ(1, compare_text(0x406, 0, u"\u00E6", u"z")); // Danish
    EXPECT_EQ(0, compare_text(0x409, 0, u"\u00E6", u"ae"));
    EXPECT_EQ(1, compare_text(0x415, 0, u"\u0142a", u"lz")); // Polish
    EXPECT_EQ(-1, compare_text(0x409, 0, u"\u0142a", u"lz"));
}

// LCMAP_LINGUISTIC_CASING's pairs for a language with two letters i; without it those of all others.
TEST(Collation, TurkishHasTwoLettersI) {
    EXPECT_EQ(0, compare_text(0x41F, norm_ignore_case, u"i", u"I"));
    EXPECT_NE(0, compare_text(0x41F, norm_ignore_case | norm_linguistic_casing, u"i", u"I"));
    EXPECT_EQ(0, compare_text(0x41F, norm_ignore_case | norm_linguistic_casing, u"i", u"\u0130"));
    EXPECT_EQ(0, compare_text(0x41F, norm_ignore_case | norm_linguistic_casing, u"\u0131", u"I"));
}

} // namespace
