// BSTR: allocation, lengths, the prefix in memory, reallocation.
#include "support.hpp"

#include <cstring>

using namespace conformance;

namespace {

// The four bytes in front of a BSTR: its length in bytes.
UINT prefix(BSTR value) {
    UINT length;
    std::memcpy(&length, reinterpret_cast<const char*>(value) - 4, 4);
    return length;
}

} // namespace

TEST(Bstr, NullTextGivesNull) {
    EXPECT_EQ(nullptr, SysAllocString(nullptr));
}

TEST(Bstr, EmptyTextGivesAnEmptyString) {
    BSTR value = SysAllocString(OLESTR(""));
    ASSERT_NE(nullptr, value);
    EXPECT_EQ(0u, SysStringLen(value));
    EXPECT_EQ(0, value[0]);
    SysFreeString(value);
}

TEST(Bstr, TheLengthStandsInFront) {
    BSTR value = SysAllocString(OLESTR("length"));
    ASSERT_NE(nullptr, value);
    EXPECT_EQ(6u, SysStringLen(value));
    EXPECT_EQ(12u, SysStringByteLen(value));
    EXPECT_EQ(12u, prefix(value));
    EXPECT_EQ(0, value[6]);
    SysFreeString(value);
}

TEST(Bstr, NullIsEmpty) {
    EXPECT_EQ(0u, SysStringLen(nullptr));
    EXPECT_EQ(0u, SysStringByteLen(nullptr));
    SysFreeString(nullptr);
}

TEST(Bstr, EmbeddedNulsStay) {
    const OLECHAR source[] = {'a', 0, 'b', 0, 'c'};
    BSTR value = SysAllocStringLen(source, 5);
    ASSERT_NE(nullptr, value);
    EXPECT_EQ(5u, SysStringLen(value));
    EXPECT_EQ(0, std::memcmp(source, value, sizeof source));
    EXPECT_EQ(0, value[5]);
    SysFreeString(value);
}

TEST(Bstr, AllocStringLenCopiesOnlyTheLength) {
    BSTR value = SysAllocStringLen(OLESTR("truncated"), 5);
    EXPECT_EQ("trunc", text(value));
    EXPECT_EQ(0, value[5]);
    SysFreeString(value);
}

TEST(Bstr, AllocStringLenWithoutTextMakesRoom) {
    BSTR value = SysAllocStringLen(nullptr, 20);
    ASSERT_NE(nullptr, value);
    EXPECT_EQ(20u, SysStringLen(value));
    EXPECT_EQ(0, value[20]);
    SysFreeString(value);
}

TEST(Bstr, AllocStringLenOfNothing) {
    BSTR value = SysAllocStringLen(OLESTR("abc"), 0);
    ASSERT_NE(nullptr, value);
    EXPECT_EQ(0u, SysStringLen(value));
    EXPECT_EQ(0, value[0]);
    SysFreeString(value);
    value = SysAllocStringLen(nullptr, 0);
    ASSERT_NE(nullptr, value);
    EXPECT_EQ(0u, SysStringLen(value));
    SysFreeString(value);
}

TEST(Bstr, OddByteLengthsStay) {
    BSTR value = SysAllocStringByteLen("seven b", 7);
    ASSERT_NE(nullptr, value);
    EXPECT_EQ(7u, SysStringByteLen(value));
    EXPECT_EQ(3u, SysStringLen(value));
    EXPECT_EQ(7u, prefix(value));
    EXPECT_EQ(0, std::memcmp("seven b", value, 7));
    // Two zero bytes follow the last one.
    EXPECT_EQ(0, reinterpret_cast<char*>(value)[7]);
    EXPECT_EQ(0, reinterpret_cast<char*>(value)[8]);
    SysFreeString(value);
}

TEST(Bstr, ByteStringsAreNotTranslated) {
    const char bytes[] = "\x80\xff\x00\x01";
    BSTR value = SysAllocStringByteLen(bytes, 4);
    ASSERT_NE(nullptr, value);
    EXPECT_EQ(0, std::memcmp(bytes, value, 4));
    SysFreeString(value);
}

TEST(Bstr, ByteStringsWithoutTextMakeRoom) {
    BSTR value = SysAllocStringByteLen(nullptr, 9);
    ASSERT_NE(nullptr, value);
    EXPECT_EQ(9u, SysStringByteLen(value));
    SysFreeString(value);
}

TEST(Bstr, ReAllocStringReplacesTheText) {
    BSTR value = SysAllocString(OLESTR("first"));
    EXPECT_TRUE(SysReAllocString(&value, OLESTR("the second, which is longer")));
    EXPECT_EQ("the second, which is longer", text(value));
    EXPECT_EQ(54u, prefix(value));
    EXPECT_TRUE(SysReAllocString(&value, OLESTR("short")));
    EXPECT_EQ("short", text(value));
    SysFreeString(value);
}

TEST(Bstr, ReAllocStringOfANullStringAllocates) {
    BSTR value = nullptr;
    EXPECT_TRUE(SysReAllocString(&value, OLESTR("new")));
    EXPECT_EQ("new", text(value));
    SysFreeString(value);
}

TEST(Bstr, ReAllocStringToNullFrees) {
    BSTR value = SysAllocString(OLESTR("gone"));
    EXPECT_TRUE(SysReAllocString(&value, nullptr));
    EXPECT_EQ(nullptr, value);
}

TEST(Bstr, ReAllocStringLenReplacesTheText) {
    BSTR value = SysAllocString(OLESTR("first"));
    EXPECT_TRUE(SysReAllocStringLen(&value, OLESTR("second"), 4));
    EXPECT_EQ("seco", text(value));
    EXPECT_EQ(0, value[4]);
    SysFreeString(value);
}

TEST(Bstr, ReAllocStringLenTakesAPartOfItself) {
    BSTR value = SysAllocString(OLESTR("a part of itself"));
    EXPECT_TRUE(SysReAllocStringLen(&value, value, 6));
    EXPECT_EQ("a part", text(value));
    SysFreeString(value);
}

TEST(Bstr, ReAllocStringLenWithoutTextKeepsWhatWasThere) {
    BSTR value = SysAllocString(OLESTR("kept"));
    EXPECT_TRUE(SysReAllocStringLen(&value, nullptr, 10));
    ASSERT_EQ(10u, SysStringLen(value));
    EXPECT_EQ("kept", narrow(value, 4));
    EXPECT_EQ(0, value[10]);
    SysFreeString(value);
}

TEST(Bstr, StringsAreCopies) {
    OLECHAR source[] = {'o', 'l', 'd', 0};
    BSTR value = SysAllocString(source);
    source[0] = 'x';
    EXPECT_EQ("old", text(value));
    SysFreeString(value);
}

TEST(Bstr, LargeStrings) {
    constexpr UINT length = 3000000;
    BSTR value = SysAllocStringLen(nullptr, length);
    ASSERT_NE(nullptr, value);
    value[0] = 'a';
    value[length - 1] = 'z';
    EXPECT_EQ(length, SysStringLen(value));
    EXPECT_EQ(length * 2, prefix(value));
    EXPECT_EQ(0, value[length]);
    SysFreeString(value);
}

TEST(Bstr, ImpossibleLengthsGiveNull) {
    EXPECT_EQ(nullptr, SysAllocStringLen(nullptr, 0x80000000u));
    EXPECT_EQ(nullptr, SysAllocStringLen(nullptr, 0xffffffffu));
}
