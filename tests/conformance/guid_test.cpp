// GUIDs and their string forms: StringFromCLSID, StringFromGUID2, CLSIDFromString, IIDFromString,
// CoCreateGuid.
#include "support.hpp"

using namespace conformance;

namespace {

const GUID sample = {0x01234567, 0x89ab, 0xcdef, {0xfe, 0xdc, 0xba, 0x98, 0x76, 0x54, 0x32, 0x10}};
const OLECHAR sample_text[] = OLESTR("{01234567-89AB-CDEF-FEDC-BA9876543210}");

std::string clsid_text(REFCLSID id) {
    LPOLESTR string = nullptr;
    EXPECT_HR(S_OK, StringFromCLSID(id, &string));
    std::string out = narrow(string);
    CoTaskMemFree(string);
    return out;
}

} // namespace

TEST(Guid, StringFromClsidIsUpperCaseInBraces) {
    EXPECT_EQ(narrow(sample_text), clsid_text(sample));
}

TEST(Guid, StringFromClsidKeepsLeadingZeros) {
    EXPECT_EQ("{00000000-0000-0000-C000-000000000046}", clsid_text(IID_IUnknown));
    EXPECT_EQ("{00000000-0000-0000-0000-000000000000}", clsid_text(GUID_NULL));
}

TEST(Guid, StringFromIidIsTheSameForm) {
    LPOLESTR string = nullptr;
    ASSERT_HR(S_OK, StringFromIID(sample, &string));
    EXPECT_EQ(narrow(sample_text), narrow(string));
    CoTaskMemFree(string);
}

TEST(Guid, StringFromGuid2CountsTheTerminator) {
    OLECHAR buffer[64];
    EXPECT_EQ(39, StringFromGUID2(sample, buffer, 64));
    EXPECT_EQ(narrow(sample_text), narrow(buffer));
}

TEST(Guid, StringFromGuid2FitsExactly) {
    OLECHAR buffer[39];
    EXPECT_EQ(39, StringFromGUID2(sample, buffer, 39));
    EXPECT_EQ(narrow(sample_text), narrow(buffer));
}

TEST(Guid, StringFromGuid2RefusesAShortBuffer) {
    OLECHAR buffer[39];
    EXPECT_EQ(0, StringFromGUID2(sample, buffer, 38));
    EXPECT_EQ(0, StringFromGUID2(sample, buffer, 0));
}

TEST(Guid, ClsidFromStringReadsTheCanonicalForm) {
    CLSID id;
    ASSERT_HR(S_OK, CLSIDFromString(sample_text, &id));
    EXPECT_EQ(text(sample), text(id));
}

TEST(Guid, ClsidFromStringIgnoresCase) {
    CLSID id;
    ASSERT_HR(S_OK, CLSIDFromString(OLESTR("{01234567-89ab-CDef-fedc-ba9876543210}"), &id));
    EXPECT_EQ(text(sample), text(id));
}

TEST(Guid, ClsidFromStringOfNullIsTheNullClsid) {
    CLSID id = sample;
    EXPECT_HR(S_OK, CLSIDFromString(nullptr, &id));
    EXPECT_EQ(text(GUID_NULL), text(id));
}

TEST(Guid, ClsidFromStringNeedsBraces) {
    CLSID id;
    EXPECT_HR(CO_E_CLASSSTRING, CLSIDFromString(OLESTR("01234567-89AB-CDEF-FEDC-BA9876543210"), &id));
}

TEST(Guid, ClsidFromStringRefusesMisplacedDashes) {
    CLSID id;
    EXPECT_HR(CO_E_CLASSSTRING, CLSIDFromString(OLESTR("{0123456-789AB-CDEF-FEDC-BA9876543210}"), &id));
    EXPECT_HR(CO_E_CLASSSTRING, CLSIDFromString(OLESTR("{01234567+89AB-CDEF-FEDC-BA9876543210}"), &id));
}

TEST(Guid, ClsidFromStringRefusesOtherDigits) {
    CLSID id;
    EXPECT_HR(CO_E_CLASSSTRING, CLSIDFromString(OLESTR("{0123456G-89AB-CDEF-FEDC-BA9876543210}"), &id));
    EXPECT_HR(CO_E_CLASSSTRING, CLSIDFromString(OLESTR("{01234567-89AB-CDEF-FEDC-BA987654321X}"), &id));
}

TEST(Guid, ClsidFromStringRefusesShortText) {
    CLSID id;
    EXPECT_HR(CO_E_CLASSSTRING, CLSIDFromString(OLESTR("{01234567-89AB-CDEF-FEDC-BA9876543210"), &id));
    EXPECT_HR(CO_E_CLASSSTRING, CLSIDFromString(OLESTR("{"), &id));
    EXPECT_HR(CO_E_CLASSSTRING, CLSIDFromString(OLESTR(""), &id));
}

TEST(Guid, ClsidFromStringRefusesTextBehindIt) {
    CLSID id;
    EXPECT_HR(CO_E_CLASSSTRING, CLSIDFromString(OLESTR("{01234567-89AB-CDEF-FEDC-BA9876543210}x"), &id));
}

TEST(Guid, ClsidFromStringChecksItsArguments) {
    EXPECT_HR(E_INVALIDARG, CLSIDFromString(sample_text, nullptr));
}

TEST(Guid, IidFromStringReadsTheCanonicalForm) {
    IID id;
    ASSERT_HR(S_OK, IIDFromString(sample_text, &id));
    EXPECT_EQ(text(sample), text(id));
}

TEST(Guid, IidFromStringOfNullIsTheNullIid) {
    IID id = sample;
    EXPECT_HR(S_OK, IIDFromString(nullptr, &id));
    EXPECT_EQ(text(GUID_NULL), text(id));
}

TEST(Guid, IidFromStringRefusesTheWrongLength) {
    IID id;
    EXPECT_HR(E_INVALIDARG, IIDFromString(OLESTR("{01234567-89AB-CDEF-FEDC-BA987654321}"), &id));
    EXPECT_HR(E_INVALIDARG, IIDFromString(OLESTR("IUnknown"), &id));
}

TEST(Guid, IidFromStringRefusesOtherDigits) {
    IID id;
    EXPECT_HR(CO_E_IIDSTRING, IIDFromString(OLESTR("{0123456G-89AB-CDEF-FEDC-BA9876543210}"), &id));
    EXPECT_HR(CO_E_IIDSTRING, IIDFromString(OLESTR("[01234567-89AB-CDEF-FEDC-BA9876543210]"), &id));
}

TEST(Guid, StringsReadBack) {
    for (int i = 0; i < 32; ++i) {
        GUID id;
        ASSERT_HR(S_OK, CoCreateGuid(&id));
        OLECHAR buffer[39];
        ASSERT_EQ(39, StringFromGUID2(id, buffer, 39));
        CLSID back;
        ASSERT_HR(S_OK, CLSIDFromString(buffer, &back));
        EXPECT_EQ(text(id), text(back));
    }
}

TEST(Guid, CoCreateGuidMakesNewRandomOnes) {
    GUID first;
    GUID second;
    ASSERT_HR(S_OK, CoCreateGuid(&first));
    ASSERT_HR(S_OK, CoCreateGuid(&second));
    EXPECT_FALSE(IsEqualGUID(first, second));
    // RFC 4122: version 4 in the high digit of the third field, variant 10 in the high bits of the fourth.
    EXPECT_EQ(0x4000, first.Data3 & 0xf000);
    EXPECT_EQ(0x80, first.Data4[0] & 0xc0);
}

TEST(Guid, CoCreateGuidChecksItsArgument) {
    EXPECT_HR(E_INVALIDARG, CoCreateGuid(nullptr));
}

TEST(Guid, AllBitsAreCompared) {
    for (unsigned byte = 0; byte < sizeof(GUID); ++byte) {
        GUID other = sample;
        reinterpret_cast<unsigned char*>(&other)[byte] ^= 0x10;
        EXPECT_FALSE(IsEqualGUID(sample, other)) << "byte " << byte;
        EXPECT_FALSE(sample == other);
        EXPECT_TRUE(sample != other);
    }
    EXPECT_TRUE(IsEqualGUID(sample, sample));
}

TEST(Guid, UuidofNamesTheInterface) {
    EXPECT_EQ("{00000000-0000-0000-C000-000000000046}", text(__uuidof(IUnknown)));
    EXPECT_EQ("{00020400-0000-0000-C000-000000000046}", text(__uuidof(IDispatch)));
    EXPECT_EQ("{00000001-0000-0000-C000-000000000046}", text(__uuidof(IClassFactory)));
    EXPECT_EQ(text(IID_ITypeInfo), text(__uuidof(ITypeInfo)));
}
