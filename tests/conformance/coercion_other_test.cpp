// VariantChangeType(Ex) from and to BOOL, EMPTY, NULL, ERROR, objects, references and arrays.
#include "coercion.hpp"
#include "objects.hpp"

using namespace conformance;

namespace {

using v = variant;

class OtherCoercion : public testing::TestWithParam<coercion> {};

const coercion rows[] = {
    // from BOOL: true is -1 in signed types and all bits in unsigned ones
    gives(v::boolean(VARIANT_TRUE), VT_I1, "I1 -1"),
    gives(v::boolean(VARIANT_TRUE), VT_I2, "I2 -1"),
    gives(v::boolean(VARIANT_TRUE), VT_I4, "I4 -1"),
    gives(v::boolean(VARIANT_TRUE), VT_I8, "I8 -1"),
    gives(v::boolean(VARIANT_TRUE), VT_UI1, "UI1 255"),
    gives(v::boolean(VARIANT_TRUE), VT_UI2, "UI2 65535"),
    gives(v::boolean(VARIANT_TRUE), VT_UI4, "UI4 4294967295"),
    gives(v::boolean(VARIANT_TRUE), VT_UI8, "UI8 18446744073709551615"),
    gives(v::boolean(VARIANT_TRUE), VT_R4, "R4 -1"),
    gives(v::boolean(VARIANT_TRUE), VT_R8, "R8 -1"),
    gives(v::boolean(VARIANT_TRUE), VT_CY, "CY -10000"),
    gives(v::boolean(VARIANT_TRUE), VT_DATE, "DATE -1.0000000000"),
    gives(v::boolean(VARIANT_FALSE), VT_I4, "I4 0"),
    // to BOOL: anything but zero is true
    gives(v::i1(1), VT_BOOL, "BOOL -1"),
    gives(v::i2(0), VT_BOOL, "BOOL 0"),
    gives(v::i4(-5), VT_BOOL, "BOOL -1"),
    gives(v::i8(4294967296), VT_BOOL, "BOOL -1"),
    gives(v::ui1(2), VT_BOOL, "BOOL -1"),
    gives(v::ui2(0x100), VT_BOOL, "BOOL -1"),
    gives(v::ui4(0x10000), VT_BOOL, "BOOL -1"),
    gives(v::ui8(0), VT_BOOL, "BOOL 0"),
    gives(v::r4(0.25f), VT_BOOL, "BOOL -1"),
    gives(v::r8(0.0), VT_BOOL, "BOOL 0"),
    gives(v::r8(1e-300), VT_BOOL, "BOOL -1"),
    gives(v::cy(1), VT_BOOL, "BOOL -1"),
    gives(v::days(0.0), VT_BOOL, "BOOL 0"),
    // from EMPTY: each type's zero
    gives(v(), VT_EMPTY, "EMPTY"),
    gives(v(), VT_I1, "I1 0"),
    gives(v(), VT_I2, "I2 0"),
    gives(v(), VT_I4, "I4 0"),
    gives(v(), VT_I8, "I8 0"),
    gives(v(), VT_UI1, "UI1 0"),
    gives(v(), VT_UI2, "UI2 0"),
    gives(v(), VT_UI4, "UI4 0"),
    gives(v(), VT_UI8, "UI8 0"),
    gives(v(), VT_INT, "INT 0"),
    gives(v(), VT_UINT, "UINT 0"),
    gives(v(), VT_R4, "R4 0"),
    gives(v(), VT_R8, "R8 0"),
    gives(v(), VT_BOOL, "BOOL 0"),
    gives(v(), VT_CY, "CY 0"),
    gives(v(), VT_DATE, "DATE 0.0000000000"),
    gives(v(), VT_BSTR, "BSTR ''"),
    gives(v(), VT_NULL, "NULL"),
    mismatches(v(), VT_DISPATCH),
    mismatches(v(), VT_UNKNOWN),
    mismatches(v(), VT_ERROR),
    // from NULL: to nothing but itself
    gives(v::null(), VT_NULL, "NULL"),
    mismatches(v::null(), VT_EMPTY),
    mismatches(v::null(), VT_I4),
    mismatches(v::null(), VT_R8),
    mismatches(v::null(), VT_BOOL),
    mismatches(v::null(), VT_BSTR),
    mismatches(v::null(), VT_DATE),
    mismatches(v::null(), VT_CY),
    mismatches(v::null(), VT_DISPATCH),
    // to NULL: any value
    gives(v::i4(0), VT_NULL, "NULL"),
    gives(v::str(OLESTR("")), VT_NULL, "NULL"),
    // ERROR converts to itself alone
    gives(v::error(E_FAIL), VT_ERROR, "ERROR 0x80004005"),
    mismatches(v::error(E_FAIL), VT_I4),
    mismatches(v::error(E_FAIL), VT_BSTR),
    mismatches(v::error(DISP_E_PARAMNOTFOUND), VT_R8),
    mismatches(v::error(E_FAIL), VT_EMPTY),
    mismatches(v::i4(5), VT_ERROR),
    // values are no objects
    mismatches(v::i4(5), VT_DISPATCH),
    mismatches(v::i4(5), VT_UNKNOWN),
    mismatches(v::str(OLESTR("object")), VT_DISPATCH),
    // to EMPTY: any value but NULL and ERROR
    gives(v::i4(5), VT_EMPTY, "EMPTY"),
    // types that a VARIANT cannot have
    {v::i4(5), 24, DISP_E_BADVARTYPE, "", 0},
    {v::i4(5), 29, DISP_E_BADVARTYPE, "", 0},
    {v::i4(5), 4095, DISP_E_BADVARTYPE, "", 0},
};

} // namespace

TEST_P(OtherCoercion, Converts) {
    check_coercion(GetParam());
}

INSTANTIATE_TEST_SUITE_P(Table, OtherCoercion, testing::ValuesIn(rows), coercion_name);

TEST(ChangeType, WithoutALocaleUsesTheUsersOne) {
    variant result;
    variant source = variant::i4(1999);
    EXPECT_HR(S_OK, VariantChangeType(&result, &source, 0, VT_BSTR));
    EXPECT_EQ("BSTR '1999'", show(result));
}

TEST(ChangeType, ClearsTheDestinationFirst) {
    counted_unknown object;
    variant destination = variant::unknown(&object);
    variant source = variant::i4(3);
    EXPECT_EQ(2u, object.count);
    EXPECT_HR(S_OK, VariantChangeTypeEx(&destination, &source, english, 0, VT_I2));
    EXPECT_EQ(1u, object.count);
    EXPECT_EQ("I2 3", show(destination));
}

TEST(ChangeType, FailureLeavesTheDestination) {
    variant destination = variant::str(OLESTR("kept"));
    variant source = variant::i4(70000);
    EXPECT_HR(DISP_E_OVERFLOW, VariantChangeTypeEx(&destination, &source, english, 0, VT_I2));
    EXPECT_EQ("BSTR 'kept'", show(destination));
}

TEST(ChangeType, FollowsReferences) {
    LONG number = 77;
    VARIANT source;
    V_VT(&source) = VT_I4 | VT_BYREF;
    V_I4REF(&source) = &number;
    variant result;
    EXPECT_HR(S_OK, VariantChangeTypeEx(&result, &source, english, 0, VT_BSTR));
    EXPECT_EQ("BSTR '77'", show(result));
    EXPECT_EQ(77, number);
}

TEST(ChangeType, FollowsAReferredVariant) {
    variant inner = variant::str(OLESTR("12"));
    VARIANT source;
    V_VT(&source) = VT_VARIANT | VT_BYREF;
    V_VARIANTREF(&source) = &inner;
    variant result;
    EXPECT_HR(S_OK, VariantChangeTypeEx(&result, &source, english, 0, VT_I4));
    EXPECT_EQ("I4 12", show(result));
    EXPECT_EQ("BSTR '12'", show(inner));
}

TEST(ChangeType, AReferenceToItsOwnTypeBecomesAValue) {
    LONG number = 5;
    VARIANT source;
    V_VT(&source) = VT_I4 | VT_BYREF;
    V_I4REF(&source) = &number;
    variant result;
    EXPECT_HR(S_OK, VariantChangeTypeEx(&result, &source, english, 0, VT_I4));
    EXPECT_EQ("I4 5", show(result));
}

TEST(ChangeType, AnObjectGivesItsDefaultProperty) {
    value_dispatch object;
    object.value = variant::str(OLESTR("144"));
    variant source = variant::dispatch(&object);
    variant result;
    EXPECT_HR(S_OK, VariantChangeTypeEx(&result, &source, english, 0, VT_I4));
    EXPECT_EQ("I4 144", show(result));
    EXPECT_EQ(1, object.calls);
    EXPECT_EQ(DISPID_VALUE, object.last_id);
    EXPECT_EQ(DISPATCH_PROPERTYGET, object.last_flags);
    EXPECT_EQ(0u, object.last_arguments);
}

TEST(ChangeType, NoValuePropKeepsAnObjectFromBeingAsked) {
    value_dispatch object;
    object.value = variant::i4(1);
    variant source = variant::dispatch(&object);
    variant result;
    EXPECT_HR(DISP_E_TYPEMISMATCH,
              VariantChangeTypeEx(&result, &source, english, VARIANT_NOVALUEPROP, VT_I4));
    EXPECT_EQ(0, object.calls);
}

TEST(ChangeType, AnObjectWithoutAUsableDefaultPropertyMismatches) {
    value_dispatch object;
    object.answer = DISP_E_MEMBERNOTFOUND;
    variant source = variant::dispatch(&object);
    variant result;
    EXPECT_HR(DISP_E_TYPEMISMATCH, VariantChangeTypeEx(&result, &source, english, 0, VT_I4));
    EXPECT_EQ(1, object.calls);
}

TEST(ChangeType, ANullObjectHasNoValue) {
    variant source = variant::dispatch(nullptr);
    variant result;
    EXPECT_HR(DISP_E_BADVARTYPE, VariantChangeTypeEx(&result, &source, english, 0, VT_I4));
}

TEST(ChangeType, DispatchToUnknownKeepsTheObject) {
    value_dispatch object;
    variant source = variant::dispatch(&object);
    variant result;
    EXPECT_HR(S_OK, VariantChangeTypeEx(&result, &source, english, 0, VT_UNKNOWN));
    EXPECT_EQ(VT_UNKNOWN, V_VT(&result));
    EXPECT_EQ(static_cast<IUnknown*>(&object), V_UNKNOWN(&result));
    EXPECT_EQ(3u, object.count);
    EXPECT_EQ(0, object.calls);
}

TEST(ChangeType, UnknownToDispatchAsksTheObject) {
    value_dispatch object;
    variant source = variant::unknown(&object);
    variant result;
    EXPECT_HR(S_OK, VariantChangeTypeEx(&result, &source, english, 0, VT_DISPATCH));
    EXPECT_EQ(VT_DISPATCH, V_VT(&result));
    EXPECT_EQ(3u, object.count);
}

TEST(ChangeType, UnknownWithoutDispatchIsNoInterface) {
    counted_unknown object;
    variant source = variant::unknown(&object);
    variant result;
    EXPECT_HR(E_NOINTERFACE, VariantChangeTypeEx(&result, &source, english, 0, VT_DISPATCH));
    EXPECT_EQ(2u, object.count);
}

TEST(ChangeType, ArraysConvertToNothingElse) {
    SAFEARRAY* array = SafeArrayCreateVector(VT_I4, 0, 1);
    VARIANT source;
    V_VT(&source) = VT_ARRAY | VT_I4;
    V_ARRAY(&source) = array;
    variant result;
    EXPECT_HR(DISP_E_TYPEMISMATCH, VariantChangeTypeEx(&result, &source, english, 0, VT_I4));
    EXPECT_HR(DISP_E_TYPEMISMATCH, VariantChangeTypeEx(&result, &source, english, 0, VT_ARRAY | VT_BSTR));
    EXPECT_HR(S_OK, VariantChangeTypeEx(&result, &source, english, 0, VT_ARRAY | VT_I4));
    EXPECT_EQ(VT_ARRAY | VT_I4, V_VT(&result));
    EXPECT_NE(array, V_ARRAY(&result));
    VariantClear(&source);
}
