// VARIANT: initializing, clearing, copying, and copying through a reference.
#include "objects.hpp"

#include <cstring>

using namespace conformance;

TEST(Variant, InitOnlySetsTheType) {
    VARIANT value;
    std::memset(&value, 0xcc, sizeof value);
    VariantInit(&value);
    EXPECT_EQ(VT_EMPTY, V_VT(&value));
}

TEST(Variant, ClearOfPlainValues) {
    for (VARTYPE type : {VT_EMPTY, VT_NULL, VT_I1, VT_I2, VT_I4, VT_I8, VT_UI1, VT_UI2, VT_UI4, VT_UI8,
                         VT_INT, VT_UINT, VT_R4, VT_R8, VT_BOOL, VT_CY, VT_DATE, VT_ERROR, VT_DECIMAL}) {
        VARIANT value;
        VariantInit(&value);
        V_VT(&value) = type;
        EXPECT_HR(S_OK, VariantClear(&value)) << type_name(type);
        EXPECT_EQ(VT_EMPTY, V_VT(&value)) << type_name(type);
    }
}

TEST(Variant, ClearReleasesAnObject) {
    counted_unknown object;
    VARIANT value;
    V_VT(&value) = VT_UNKNOWN;
    V_UNKNOWN(&value) = &object;
    object.AddRef();
    EXPECT_HR(S_OK, VariantClear(&value));
    EXPECT_EQ(1u, object.count);
    EXPECT_EQ(VT_EMPTY, V_VT(&value));
}

TEST(Variant, ClearReleasesADispatch) {
    value_dispatch object;
    VARIANT value;
    V_VT(&value) = VT_DISPATCH;
    V_DISPATCH(&value) = &object;
    object.AddRef();
    EXPECT_HR(S_OK, VariantClear(&value));
    EXPECT_EQ(1u, object.count);
}

TEST(Variant, ClearTakesNullPointers) {
    for (VARTYPE type : {VT_BSTR, VT_UNKNOWN, VT_DISPATCH}) {
        VARIANT value;
        VariantInit(&value);
        V_VT(&value) = type;
        V_BYREF(&value) = nullptr;
        EXPECT_HR(S_OK, VariantClear(&value)) << type_name(type);
        EXPECT_EQ(VT_EMPTY, V_VT(&value));
    }
}

TEST(Variant, ClearLeavesReferredObjectsAlone) {
    counted_unknown object;
    IUnknown* pointer = &object;
    VARIANT value;
    V_VT(&value) = VT_UNKNOWN | VT_BYREF;
    V_UNKNOWNREF(&value) = &pointer;
    EXPECT_HR(S_OK, VariantClear(&value));
    EXPECT_EQ(1u, object.count);
    EXPECT_EQ(VT_EMPTY, V_VT(&value));
}

TEST(Variant, ClearDestroysAnArray) {
    counted_unknown object;
    SAFEARRAY* array = SafeArrayCreateVector(VT_UNKNOWN, 0, 2);
    LONG index = 1;
    ASSERT_HR(S_OK, SafeArrayPutElement(array, &index, static_cast<IUnknown*>(&object)));
    EXPECT_EQ(2u, object.count);
    VARIANT value;
    V_VT(&value) = VT_ARRAY | VT_UNKNOWN;
    V_ARRAY(&value) = array;
    EXPECT_HR(S_OK, VariantClear(&value));
    EXPECT_EQ(1u, object.count);
}

TEST(Variant, ClearRefusesALockedArray) {
    SAFEARRAY* array = SafeArrayCreateVector(VT_I4, 0, 2);
    ASSERT_HR(S_OK, SafeArrayLock(array));
    VARIANT value;
    V_VT(&value) = VT_ARRAY | VT_I4;
    V_ARRAY(&value) = array;
    EXPECT_HR(DISP_E_ARRAYISLOCKED, VariantClear(&value));
    ASSERT_HR(S_OK, SafeArrayUnlock(array));
    EXPECT_HR(S_OK, SafeArrayDestroy(array));
}

TEST(Variant, ClearRefusesUnknownTypes) {
    for (VARTYPE type : {15, 24, 25, 26, 27, 28, 29, 30, 31, 32, 64, 100, 4095}) {
        VARIANT value;
        VariantInit(&value);
        V_VT(&value) = type;
        EXPECT_HR(DISP_E_BADVARTYPE, VariantClear(&value)) << type;
        EXPECT_EQ(type, V_VT(&value));
    }
}

TEST(Variant, ClearRefusesReservedFlags) {
    VARIANT value;
    VariantInit(&value);
    V_VT(&value) = VT_VECTOR | VT_I4;
    EXPECT_HR(DISP_E_BADVARTYPE, VariantClear(&value));
    V_VT(&value) = VT_RESERVED | VT_I4;
    EXPECT_HR(DISP_E_BADVARTYPE, VariantClear(&value));
}

TEST(Variant, CopyDuplicatesAString) {
    variant source = variant::str(OLESTR("duplicate"));
    VARIANT copy;
    VariantInit(&copy);
    EXPECT_HR(S_OK, VariantCopy(&copy, &source));
    EXPECT_EQ(VT_BSTR, V_VT(&copy));
    EXPECT_NE(V_BSTR(&source), V_BSTR(&copy));
    EXPECT_EQ("duplicate", text(V_BSTR(&copy)));
    VariantClear(&copy);
}

TEST(Variant, CopyKeepsEmbeddedNulsAndOddLengths) {
    VARIANT source;
    V_VT(&source) = VT_BSTR;
    V_BSTR(&source) = SysAllocStringByteLen("a\0b\0\0\0c", 7);
    VARIANT copy;
    VariantInit(&copy);
    EXPECT_HR(S_OK, VariantCopy(&copy, &source));
    EXPECT_EQ(7u, SysStringByteLen(V_BSTR(&copy)));
    EXPECT_EQ(0, std::memcmp(V_BSTR(&source), V_BSTR(&copy), 7));
    VariantClear(&copy);
    VariantClear(&source);
}

TEST(Variant, CopyOfANullString) {
    VARIANT source;
    V_VT(&source) = VT_BSTR;
    V_BSTR(&source) = nullptr;
    VARIANT copy;
    VariantInit(&copy);
    EXPECT_HR(S_OK, VariantCopy(&copy, &source));
    EXPECT_EQ(VT_BSTR, V_VT(&copy));
    EXPECT_EQ(0u, SysStringLen(V_BSTR(&copy)));
    VariantClear(&copy);
}

TEST(Variant, CopyCountsAnObject) {
    counted_unknown object;
    VARIANT source;
    V_VT(&source) = VT_UNKNOWN;
    V_UNKNOWN(&source) = &object;
    VARIANT copy;
    VariantInit(&copy);
    EXPECT_HR(S_OK, VariantCopy(&copy, &source));
    EXPECT_EQ(2u, object.count);
    EXPECT_EQ(0, object.queries);
    EXPECT_EQ(&object, V_UNKNOWN(&copy));
    EXPECT_HR(S_OK, VariantClear(&copy));
    EXPECT_EQ(1u, object.count);
}

TEST(Variant, CopyClearsTheDestination) {
    counted_unknown object;
    VARIANT destination;
    V_VT(&destination) = VT_UNKNOWN;
    V_UNKNOWN(&destination) = &object;
    object.AddRef();
    variant source = variant::i4(5);
    EXPECT_HR(S_OK, VariantCopy(&destination, &source));
    EXPECT_EQ(1u, object.count);
    EXPECT_EQ("I4 5", show(destination));
}

TEST(Variant, CopyOntoItselfDoesNothing) {
    variant value = variant::str(OLESTR("self"));
    BSTR before = V_BSTR(&value);
    EXPECT_HR(S_OK, VariantCopy(&value, &value));
    EXPECT_EQ(before, V_BSTR(&value));
}

TEST(Variant, CopyOfAReferenceCopiesTheReference) {
    LONG number = 7;
    VARIANT source;
    V_VT(&source) = VT_I4 | VT_BYREF;
    V_I4REF(&source) = &number;
    VARIANT copy;
    VariantInit(&copy);
    EXPECT_HR(S_OK, VariantCopy(&copy, &source));
    EXPECT_EQ(VT_I4 | VT_BYREF, V_VT(&copy));
    EXPECT_EQ(&number, V_I4REF(&copy));
}

TEST(Variant, CopyDuplicatesAnArray) {
    SAFEARRAY* array = SafeArrayCreateVector(VT_BSTR, 0, 2);
    LONG index = 0;
    bstr element(OLESTR("element"));
    ASSERT_HR(S_OK, SafeArrayPutElement(array, &index, element.get()));
    VARIANT source;
    V_VT(&source) = VT_ARRAY | VT_BSTR;
    V_ARRAY(&source) = array;
    VARIANT copy;
    VariantInit(&copy);
    EXPECT_HR(S_OK, VariantCopy(&copy, &source));
    EXPECT_NE(array, V_ARRAY(&copy));
    bstr read;
    EXPECT_HR(S_OK, SafeArrayGetElement(V_ARRAY(&copy), &index, read.put()));
    EXPECT_EQ("element", read.str());
    VariantClear(&copy);
    VariantClear(&source);
}

TEST(Variant, CopyRefusesUnknownTypes) {
    VARIANT source;
    VariantInit(&source);
    V_VT(&source) = 24;
    VARIANT copy;
    VariantInit(&copy);
    EXPECT_HR(DISP_E_BADVARTYPE, VariantCopy(&copy, &source));
}

TEST(Variant, CopyKeepsADecimal) {
    VARIANT source;
    std::memset(&source, 0, sizeof source);
    V_DECIMAL(&source).Lo64 = 123456789;
    V_DECIMAL(&source).Hi32 = 7;
    V_DECIMAL(&source).scale = 3;
    V_DECIMAL(&source).sign = DECIMAL_NEG;
    V_VT(&source) = VT_DECIMAL;
    VARIANT copy;
    VariantInit(&copy);
    EXPECT_HR(S_OK, VariantCopy(&copy, &source));
    EXPECT_EQ(VT_DECIMAL, V_VT(&copy));
    EXPECT_EQ(123456789u, V_DECIMAL(&copy).Lo64);
    EXPECT_EQ(7u, V_DECIMAL(&copy).Hi32);
    EXPECT_EQ(3, V_DECIMAL(&copy).scale);
    EXPECT_EQ(DECIMAL_NEG, V_DECIMAL(&copy).sign);
}

TEST(Variant, CopyIndOfAValueCopies) {
    variant source = variant::str(OLESTR("value"));
    VARIANT copy;
    VariantInit(&copy);
    EXPECT_HR(S_OK, VariantCopyInd(&copy, &source));
    EXPECT_EQ("BSTR 'value'", show(copy));
    EXPECT_NE(V_BSTR(&source), V_BSTR(&copy));
    VariantClear(&copy);
}

TEST(Variant, CopyIndFollowsPlainReferences) {
    SHORT number = -3;
    double real = 2.5;
    VARIANT source;
    VARIANT copy;
    VariantInit(&copy);
    V_VT(&source) = VT_I2 | VT_BYREF;
    V_I2REF(&source) = &number;
    EXPECT_HR(S_OK, VariantCopyInd(&copy, &source));
    EXPECT_EQ("I2 -3", show(copy));
    V_VT(&source) = VT_R8 | VT_BYREF;
    V_R8REF(&source) = &real;
    EXPECT_HR(S_OK, VariantCopyInd(&copy, &source));
    EXPECT_EQ("R8 2.5", show(copy));
}

TEST(Variant, CopyIndDuplicatesAReferredString) {
    bstr owned(OLESTR("referred"));
    BSTR pointer = owned.get();
    VARIANT source;
    V_VT(&source) = VT_BSTR | VT_BYREF;
    V_BSTRREF(&source) = &pointer;
    VARIANT copy;
    VariantInit(&copy);
    EXPECT_HR(S_OK, VariantCopyInd(&copy, &source));
    EXPECT_EQ("BSTR 'referred'", show(copy));
    EXPECT_NE(pointer, V_BSTR(&copy));
    VariantClear(&copy);
}

TEST(Variant, CopyIndCountsAReferredObject) {
    counted_unknown object;
    IUnknown* pointer = &object;
    VARIANT source;
    V_VT(&source) = VT_UNKNOWN | VT_BYREF;
    V_UNKNOWNREF(&source) = &pointer;
    VARIANT copy;
    VariantInit(&copy);
    EXPECT_HR(S_OK, VariantCopyInd(&copy, &source));
    EXPECT_EQ(VT_UNKNOWN, V_VT(&copy));
    EXPECT_EQ(2u, object.count);
    VariantClear(&copy);
    EXPECT_EQ(1u, object.count);
}

TEST(Variant, CopyIndFollowsAVariant) {
    variant inner = variant::str(OLESTR("inner"));
    VARIANT source;
    V_VT(&source) = VT_VARIANT | VT_BYREF;
    V_VARIANTREF(&source) = &inner;
    VARIANT copy;
    VariantInit(&copy);
    EXPECT_HR(S_OK, VariantCopyInd(&copy, &source));
    EXPECT_EQ("BSTR 'inner'", show(copy));
    VariantClear(&copy);
}

TEST(Variant, CopyIndFollowsAVariantThatIsAReference) {
    LONG number = 11;
    VARIANT inner;
    V_VT(&inner) = VT_I4 | VT_BYREF;
    V_I4REF(&inner) = &number;
    VARIANT source;
    V_VT(&source) = VT_VARIANT | VT_BYREF;
    V_VARIANTREF(&source) = &inner;
    VARIANT copy;
    VariantInit(&copy);
    EXPECT_HR(S_OK, VariantCopyInd(&copy, &source));
    EXPECT_EQ("I4 11", show(copy));
}

TEST(Variant, CopyIndFollowsOnlyOneVariant) {
    VARIANT innermost;
    VariantInit(&innermost);
    VARIANT inner;
    V_VT(&inner) = VT_VARIANT | VT_BYREF;
    V_VARIANTREF(&inner) = &innermost;
    VARIANT source;
    V_VT(&source) = VT_VARIANT | VT_BYREF;
    V_VARIANTREF(&source) = &inner;
    VARIANT copy;
    VariantInit(&copy);
    EXPECT_HR(E_INVALIDARG, VariantCopyInd(&copy, &source));
}

TEST(Variant, CopyIndOntoItself) {
    LONG number = 21;
    VARIANT value;
    V_VT(&value) = VT_I4 | VT_BYREF;
    V_I4REF(&value) = &number;
    EXPECT_HR(S_OK, VariantCopyInd(&value, &value));
    EXPECT_EQ("I4 21", show(value));
}

TEST(Variant, CopyIndDuplicatesAReferredArray) {
    SAFEARRAY* array = SafeArrayCreateVector(VT_I4, 0, 3);
    VARIANT source;
    V_VT(&source) = VT_ARRAY | VT_I4 | VT_BYREF;
    V_ARRAYREF(&source) = &array;
    VARIANT copy;
    VariantInit(&copy);
    EXPECT_HR(S_OK, VariantCopyInd(&copy, &source));
    EXPECT_EQ(VT_ARRAY | VT_I4, V_VT(&copy));
    EXPECT_NE(array, V_ARRAY(&copy));
    VariantClear(&copy);
    SafeArrayDestroy(array);
}
