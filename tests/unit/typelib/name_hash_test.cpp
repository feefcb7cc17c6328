// LHashValOfNameSys against values of the reference system.
#include <gtest/gtest.h>

#include <oleauto.h>

namespace {

TEST(name_hash_test, reference_values) {
    const auto hash = [](const char16_t* text) {
        return LHashValOfNameSys(SYS_WIN32, 0x409, reinterpret_cast<const OLECHAR*>(text));
    };
    EXPECT_EQ(hash(u""), 0x00107015u);
    EXPECT_EQ(hash(u"a"), 0x00101058u);
    EXPECT_EQ(hash(u"aa"), 0x00105c7bu);
    EXPECT_EQ(hash(u"ab"), 0x00105c7cu);
    EXPECT_EQ(hash(u"ba"), 0x00105ca0u);
    EXPECT_EQ(hash(u"aaa"), 0x00107285u);
    EXPECT_EQ(hash(u"Hello"), 0x0010669au);
    EXPECT_EQ(hash(u"hello"), 0x0010669au);
    EXPECT_EQ(hash(u"GetIDsOfNames"), 0x001011d5u);
    EXPECT_EQ(hash(u"\u4e2d"), 0x00101056u);
}

TEST(name_hash_test, system_and_language_are_in_the_high_word) {
    const char* const text = "Hello";
    EXPECT_EQ(LHashValOfNameSysA(SYS_MAC, 0x409, text), 0x0011669au);
    EXPECT_EQ(LHashValOfNameSysA(SYS_WIN64, 0x407, text), 0x0010669au);
    EXPECT_EQ(LHashValOfNameSysA(SYS_WIN32, 0x419, text), 0x00e0669au);
    EXPECT_EQ(LHashValOfNameSysA(SYS_WIN32, 0x408, text), 0x0080669au);
    EXPECT_EQ(LHashValOfNameSysA(SYS_WIN32, 0x41f, text), 0x00a0669au);
    EXPECT_EQ(LHashValOfNameSysA(SYS_WIN32, 0x404, text), 0x0070669au);
    EXPECT_EQ(LHashValOfNameSysA(SYS_WIN32, 0, text), 0x0010669au);
}

TEST(name_hash_test, letters_with_accents) {
    EXPECT_EQ(LHashValOfNameSysA(SYS_WIN32, 0x409, "\xc4\xe4z"), 0x0010729eu);
    EXPECT_EQ(LHashValOfNameSys(SYS_WIN32, 0x409, nullptr), 0u);
}

} // namespace
