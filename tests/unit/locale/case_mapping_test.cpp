#include "case_mapping.hpp"

#include <string>

#include <gtest/gtest.h>

#include "collation.hpp"

namespace {

using namespace comity;

std::u16string mapped(LCID lcid, letter_case to, casing rules, std::u16string text) {
    map_case(lcid, to, rules, text, text.data());
    return text;
}

TEST(CaseMapping, WhatHasNoSingleOtherCaseStays) {
    const std::u16string text = u"iI\u0130\u0131\u00DF\u00E4\u00FF";
    EXPECT_EQ(mapped(0x409, letter_case::upper, casing::file_system, text),
              u"II\u0130\u0131\u00DF\u00C4\u0178");
    EXPECT_EQ(mapped(0x409, letter_case::lower, casing::file_system, text),
              u"ii\u0130\u0131\u00DF\u00E4\u00FF");
    EXPECT_EQ(mapped(0x409, letter_case::upper, casing::linguistic, text), u"II\u0130I\u00DF\u00C4\u0178");
    EXPECT_EQ(mapped(0x409, letter_case::lower, casing::linguistic, text), u"iii\u0131\u00DF\u00E4\u00FF");
}

TEST(CaseMapping, TurkishHasTwoLettersI) {
    const std::u16string text = u"iI\u0130\u0131";
    EXPECT_EQ(mapped(0x41F, letter_case::upper, casing::linguistic, text), u"\u0130I\u0130I");
    EXPECT_EQ(mapped(0x41F, letter_case::lower, casing::linguistic, text), u"i\u0131i\u0131");
    EXPECT_EQ(mapped(0x41F, letter_case::upper, casing::file_system, text), u"II\u0130\u0131");
}

TEST(Collation, LettersThenAccentsThenCase) {
    EXPECT_EQ(compare_text(0x409, 0, u"a", u"A"), -1);
    EXPECT_EQ(compare_text(0x409, norm_ignore_case, u"a", u"A"), 0);
    EXPECT_EQ(compare_text(0x409, 0, u"ab", u"A"), 1);
    EXPECT_EQ(compare_text(0x409, 0, u"Z", u"a"), 1);
    EXPECT_EQ(compare_text(0x409, 0, u"resume", u"r\u00E9sum\u00E9"), -1);
    EXPECT_EQ(compare_text(0x409, norm_ignore_nonspace, u"resume", u"r\u00E9sum\u00E9"), 0);
    EXPECT_EQ(compare_text(0x409, 0, u"", u""), 0);
    EXPECT_EQ(compare_text(0x409, 0, u"", u"a"), -1);
}

} // namespace
