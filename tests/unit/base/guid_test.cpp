#include <objbase.h>

#include <cstring>
#include <string>

#include <gtest/gtest.h>

#include "guid_text.hpp"

namespace {

constexpr GUID sample = {0x01234567, 0x89ab, 0xcdef, {0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef}};
constexpr char16_t sample_text[] = u"{01234567-89AB-CDEF-0123-456789ABCDEF}";

GUID filled() {
    GUID guid;
    std::memset(&guid, 0xcc, sizeof guid);
    return guid;
}

TEST(GuidText, IsWrittenInUpperCaseWithBraces) {
    OLECHAR text[39];
    EXPECT_EQ(StringFromGUID2(sample, text, 39), 39);
    EXPECT_EQ(std::u16string_view(text), sample_text);
    EXPECT_EQ(comity::guid_to_utf8(sample), "{01234567-89AB-CDEF-0123-456789ABCDEF}");
    EXPECT_EQ(comity::guid_to_utf16(sample), sample_text);
}

TEST(GuidText, NeedsSpaceForTheTerminator) {
    OLECHAR text[39];
    EXPECT_EQ(StringFromGUID2(sample, text, 38), 0);
    EXPECT_EQ(StringFromGUID2(sample, text, -1), 0);
    EXPECT_EQ(StringFromGUID2(sample, nullptr, 39), 0);
}

TEST(GuidText, InTaskMemory) {
    LPOLESTR text = nullptr;
    EXPECT_EQ(StringFromCLSID(sample, &text), S_OK);
    EXPECT_EQ(std::u16string(text), sample_text);
    CoTaskMemFree(text);
    EXPECT_EQ(StringFromIID(IID_IUnknown, &text), S_OK);
    EXPECT_EQ(std::u16string(text), u"{00000000-0000-0000-C000-000000000046}");
    CoTaskMemFree(text);
    EXPECT_EQ(StringFromCLSID(sample, nullptr), E_INVALIDARG);
}

TEST(GuidParse, ReadsEitherCase) {
    GUID guid = filled();
    EXPECT_EQ(CLSIDFromString(sample_text, &guid), S_OK);
    EXPECT_EQ(guid, sample);
    guid = filled();
    EXPECT_EQ(IIDFromString(u"{01234567-89ab-cDeF-0123-456789abcdef}", &guid), S_OK);
    EXPECT_EQ(guid, sample);
    EXPECT_TRUE(comity::parse_guid("{01234567-89ab-cDeF-0123-456789abcdef}", guid));
}

TEST(GuidParse, ANullTextIsTheNullGuid) {
    GUID guid = filled();
    EXPECT_EQ(CLSIDFromString(nullptr, &guid), S_OK);
    EXPECT_EQ(guid, GUID_NULL);
    guid = filled();
    EXPECT_EQ(IIDFromString(nullptr, &guid), S_OK);
    EXPECT_EQ(guid, GUID_NULL);
}

TEST(GuidParse, NothingElseIsTaken) {
    for (const char16_t* text :
         {u"", u"{", u"{0}", u"01234567-89AB-CDEF-0123-456789ABCDEF",
          u"{01234567-89AB-CDEF-0123-456789ABCDEF", u"{01234567-89AB-CDEF-0123-456789ABCDEF}x",
          u" {01234567-89AB-CDEF-0123-456789ABCDEF}", u"{01234567 89AB-CDEF-0123-456789ABCDEF}",
          u"{01234567-89AB-CDEF-0123-456789ABCDEG}", u"{0123456-789AB-CDEF-0123-456789ABCDEF}"}) {
        GUID guid = filled();
        EXPECT_EQ(CLSIDFromString(text, &guid), CO_E_CLASSSTRING);
        EXPECT_EQ(guid, GUID_NULL);
        guid = filled();
        EXPECT_TRUE(FAILED(IIDFromString(text, &guid)));
        EXPECT_EQ(guid, GUID_NULL);
        GUID untouched = sample;
        EXPECT_FALSE(comity::parse_guid(text, untouched));
        EXPECT_EQ(untouched, sample);
    }
    GUID guid;
    EXPECT_EQ(IIDFromString(u"{01234567-89AB-CDEF-0123-456789ABCDEG}", &guid), CO_E_IIDSTRING);
    EXPECT_EQ(IIDFromString(u"[01234567-89AB-CDEF-0123-456789ABCDEF]", &guid), CO_E_IIDSTRING);
    EXPECT_EQ(IIDFromString(u"IUnknown", &guid), E_INVALIDARG);
    EXPECT_EQ(CLSIDFromString(sample_text, nullptr), E_INVALIDARG);
    EXPECT_EQ(IIDFromString(sample_text, nullptr), E_INVALIDARG);
}

TEST(GuidCreate, MakesRandomUuids) {
    GUID first = GUID_NULL;
    GUID second = GUID_NULL;
    EXPECT_EQ(CoCreateGuid(&first), S_OK);
    EXPECT_EQ(CoCreateGuid(&second), S_OK);
    EXPECT_NE(first, second);
    EXPECT_EQ(first.Data3 >> 12, 4);
    EXPECT_EQ(first.Data4[0] >> 6, 2);
    EXPECT_EQ(CoCreateGuid(nullptr), E_INVALIDARG);
}

TEST(GuidCompare, TakesAll128Bits) {
    GUID other = sample;
    EXPECT_TRUE(IsEqualGUID(sample, other));
    other.Data4[7] ^= 1;
    EXPECT_FALSE(IsEqualGUID(sample, other));
    other = sample;
    other.Data3 ^= 0x100;
    EXPECT_FALSE(IsEqualGUID(sample, other));
}

} // namespace
