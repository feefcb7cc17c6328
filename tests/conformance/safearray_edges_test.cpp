// SAFEARRAY where documents say little: text as bytes, locks, memory that is not the
// array's own.
#include "objects.hpp"

#include <cstring>

using namespace conformance;

namespace {

// A descriptor as a compiler lays it out on the stack, with the room in front that the hidden type would
// take.
struct stack_array {
    alignas(16) unsigned char front[16];
    SAFEARRAY array;
    LONG elements[4];

    explicit stack_array(USHORT features) {
        std::memset(static_cast<void*>(this), 0, sizeof *this);
        array.cDims = 1;
        array.fFeatures = features;
        array.cbElements = sizeof(LONG);
        array.pvData = elements;
        array.rgsabound[0].cElements = 4;
    }
};

} // namespace

TEST(SafeArrayEdges, AVectorOfNoText) {
    SAFEARRAY* vector = nullptr;
    EXPECT_HR(E_INVALIDARG, VectorFromBstr(nullptr, &vector));
    EXPECT_EQ(nullptr, vector);
    EXPECT_HR(E_INVALIDARG, VectorFromBstr(nullptr, nullptr));
}

TEST(SafeArrayEdges, AVectorOfText) {
    BSTR odd = SysAllocStringByteLen("abc", 3);
    SAFEARRAY* vector = nullptr;
    ASSERT_HR(S_OK, VectorFromBstr(odd, &vector));
    VARTYPE type = VT_EMPTY;
    EXPECT_HR(S_OK, SafeArrayGetVartype(vector, &type));
    EXPECT_EQ(VT_UI1, type);
    EXPECT_EQ(0, vector->rgsabound[0].lLbound);
    EXPECT_EQ('c', static_cast<char*>(vector->pvData)[2]);
    BSTR back = nullptr;
    EXPECT_HR(S_OK, BstrFromVector(vector, &back));
    EXPECT_EQ('c', reinterpret_cast<char*>(back)[2]);
    SysFreeString(back);
    SysFreeString(odd);
    EXPECT_HR(S_OK, SafeArrayDestroy(vector));
}

TEST(SafeArrayEdges, TextOfWhatIsNoVectorOfBytes) {
    BSTR text = nullptr;
    SAFEARRAY* wide = SafeArrayCreateVector(VT_I2, 0, 2);
    EXPECT_HR(DISP_E_TYPEMISMATCH, BstrFromVector(wide, &text));
    EXPECT_HR(S_OK, SafeArrayDestroy(wide));
    SAFEARRAYBOUND bounds[2] = {{2, 0}, {2, 0}};
    SAFEARRAY* plane = SafeArrayCreate(VT_UI1, 2, bounds);
    EXPECT_HR(DISP_E_TYPEMISMATCH, BstrFromVector(plane, &text));
    EXPECT_HR(S_OK, SafeArrayDestroy(plane));
    EXPECT_HR(E_INVALIDARG, BstrFromVector(nullptr, &text));
    EXPECT_EQ(nullptr, text);
}

TEST(SafeArrayEdges, DimensionsThereAreNot) {
    SAFEARRAYBOUND bound = {2, 0};
    EXPECT_EQ(nullptr, SafeArrayCreate(VT_I4, 0, &bound));
    SAFEARRAY* array = nullptr;
    EXPECT_HR(E_INVALIDARG, SafeArrayAllocDescriptor(0, &array));
    EXPECT_HR(E_INVALIDARG, SafeArrayAllocDescriptor(65536, &array));
    EXPECT_HR(E_POINTER, SafeArrayAllocDescriptor(1, nullptr));
}

TEST(SafeArrayEdges, DataOfALockedArrayStays) {
    SAFEARRAY* array = SafeArrayCreateVector(VT_I4, 0, 2);
    EXPECT_HR(S_OK, SafeArrayLock(array));
    EXPECT_HR(DISP_E_ARRAYISLOCKED, SafeArrayDestroyData(array));
    EXPECT_HR(DISP_E_ARRAYISLOCKED, SafeArrayDestroyDescriptor(array));
    SAFEARRAYBOUND bound = {1, 0};
    EXPECT_HR(DISP_E_ARRAYISLOCKED, SafeArrayRedim(array, &bound));
    EXPECT_HR(S_OK, SafeArrayUnlock(array));
    EXPECT_HR(E_UNEXPECTED, SafeArrayUnlock(array));
    EXPECT_HR(S_OK, SafeArrayDestroy(array));
}

TEST(SafeArrayEdges, ALockedArrayStaysInItsVariant) {
    VARIANT value;
    V_VT(&value) = VT_ARRAY | VT_I4;
    SAFEARRAY* const array = V_ARRAY(&value) = SafeArrayCreateVector(VT_I4, 0, 2);
    EXPECT_HR(S_OK, SafeArrayLock(array));
    EXPECT_HR(DISP_E_ARRAYISLOCKED, VariantClear(&value));
    EXPECT_EQ(VT_ARRAY | VT_I4, V_VT(&value));
    EXPECT_HR(S_OK, SafeArrayUnlock(array));
    EXPECT_HR(S_OK, SafeArrayDestroy(array));
}

TEST(SafeArrayEdges, MemoryThatIsNotTheArraysOwn) {
    for (const USHORT place : {FADF_AUTO, FADF_STATIC, FADF_EMBEDDED}) {
        SCOPED_TRACE(place);
        stack_array made(place);
        SAFEARRAYBOUND bound = {2, 1};
        EXPECT_HR(S_OK, SafeArrayRedim(&made.array, &bound));
        EXPECT_EQ(2u, made.array.rgsabound[0].cElements);
        EXPECT_EQ(1, made.array.rgsabound[0].lLbound);
        EXPECT_EQ(static_cast<void*>(made.elements), made.array.pvData);
        made.elements[1] = 5;
        EXPECT_HR(S_OK, SafeArrayDestroy(&made.array));
    }
}

TEST(SafeArrayEdges, MemoryThatIsNotTheArraysOwnIsClearedNotFreed) {
    for (const USHORT place : {FADF_AUTO, FADF_STATIC, FADF_EMBEDDED}) {
        SCOPED_TRACE(place);
        stack_array made(place);
        made.elements[3] = 5;
        EXPECT_HR(S_OK, SafeArrayDestroyData(&made.array));
        EXPECT_EQ(static_cast<void*>(made.elements), made.array.pvData);
        EXPECT_EQ(0, made.elements[3]);
    }
}

TEST(SafeArrayEdges, MemoryThatIsNotTheArraysOwnDoesNotGrow) {
    stack_array made(FADF_AUTO);
    SAFEARRAYBOUND bound = {6, 0};
    EXPECT_HR(DISP_E_ARRAYISLOCKED, SafeArrayRedim(&made.array, &bound));
    EXPECT_EQ(4u, made.array.rgsabound[0].cElements);
}

TEST(SafeArrayEdges, WhatIsOutsideTheNewBoundsIsFreed) {
    BSTR texts[2] = {SysAllocString(OLESTR("a")), SysAllocString(OLESTR("b"))};
    stack_array made(FADF_STATIC | FADF_BSTR);
    made.array.cbElements = sizeof(BSTR);
    made.array.rgsabound[0].cElements = 2;
    made.array.pvData = texts;
    SAFEARRAYBOUND bound = {1, 0};
    EXPECT_HR(S_OK, SafeArrayRedim(&made.array, &bound));
    EXPECT_NE(nullptr, texts[0]);
    EXPECT_EQ(nullptr, texts[1]);
    EXPECT_HR(S_OK, SafeArrayDestroyData(&made.array));
    EXPECT_EQ(nullptr, texts[0]);
}

TEST(SafeArrayEdges, AnArrayWithoutDataGetsSomeWhenItGrows) {
    SAFEARRAY* array = nullptr;
    ASSERT_HR(S_OK, SafeArrayAllocDescriptorEx(VT_I4, 1, &array));
    SAFEARRAYBOUND bound = {2, 1};
    EXPECT_HR(S_OK, SafeArrayRedim(array, &bound));
    ASSERT_NE(nullptr, array->pvData);
    EXPECT_EQ(1, array->rgsabound[0].lLbound);
    EXPECT_EQ(0, static_cast<LONG*>(array->pvData)[1]);
    EXPECT_HR(S_OK, SafeArrayDestroyData(array));
    bound.cElements = 1;
    EXPECT_HR(S_OK, SafeArrayRedim(array, &bound));
    EXPECT_EQ(nullptr, array->pvData);
    EXPECT_HR(S_OK, SafeArrayDestroy(array));
}

TEST(SafeArrayEdges, DataThatIsLockedIsNotReplaced) {
    SAFEARRAY* array = SafeArrayCreateVector(VT_I4, 0, 2);
    void* data = nullptr;
    ASSERT_HR(S_OK, SafeArrayAccessData(array, &data));
    EXPECT_HR(DISP_E_ARRAYISLOCKED, SafeArrayAllocData(array));
    EXPECT_EQ(data, array->pvData);
    EXPECT_HR(S_OK, SafeArrayUnaccessData(array));
    EXPECT_HR(S_OK, SafeArrayDestroy(array));
}

TEST(SafeArrayEdges, MoreElementsThanMemoryCanHold) {
    SAFEARRAYBOUND bounds[3] = {{0x10000000, 0}, {0x10000000, 0}, {0x10000000, 0}};
    EXPECT_EQ(nullptr, SafeArrayCreate(VT_UI1, 3, bounds));
    SAFEARRAY* array = nullptr;
    ASSERT_HR(S_OK, SafeArrayAllocDescriptor(3, &array));
    array->cbElements = 1;
    for (int i = 0; i < 3; ++i)
        array->rgsabound[i] = bounds[i];
    EXPECT_HR(E_OUTOFMEMORY, SafeArrayAllocData(array));
    EXPECT_EQ(nullptr, array->pvData);
    EXPECT_HR(S_OK, SafeArrayDestroyDescriptor(array));
}

TEST(SafeArrayEdges, AFixedSizeStays) {
    stack_array made(FADF_STATIC | FADF_FIXEDSIZE);
    SAFEARRAYBOUND bound = {2, 0};
    EXPECT_HR(DISP_E_ARRAYISLOCKED, SafeArrayRedim(&made.array, &bound));
    EXPECT_EQ(4u, made.array.rgsabound[0].cElements);
}

TEST(SafeArrayEdges, ValuesOfNoType) {
    SAFEARRAY* array = SafeArrayCreateVector(VT_VARIANT, 0, 1);
    VARIANT value;
    VariantInit(&value);
    V_VT(&value) = 0x7f;
    LONG index = 0;
    EXPECT_HR(DISP_E_BADVARTYPE, SafeArrayPutElement(array, &index, &value));
    EXPECT_EQ(VT_EMPTY, V_VT(static_cast<VARIANT*>(array->pvData)));
    EXPECT_HR(S_OK, SafeArrayDestroy(array));
}

TEST(SafeArrayEdges, DescriptorsSayTheirTypeInFront) {
    const struct {
        VARTYPE type;
        USHORT features;
        ULONG size;
    } kinds[] = {{VT_I4, FADF_HAVEVARTYPE, 4},
                 {VT_BSTR, FADF_HAVEVARTYPE, sizeof(void*)},
                 {VT_VARIANT, FADF_HAVEVARTYPE, sizeof(VARIANT)},
                 {VT_UNKNOWN, FADF_HAVEIID, sizeof(void*)},
                 {VT_DISPATCH, FADF_HAVEIID, sizeof(void*)},
                 {VT_RECORD, FADF_RECORD, 32}};
    for (const auto& kind : kinds) {
        SCOPED_TRACE(kind.type);
        SAFEARRAY* array = nullptr;
        ASSERT_HR(S_OK, SafeArrayAllocDescriptorEx(kind.type, 1, &array));
        EXPECT_EQ(kind.features, array->fFeatures);
        EXPECT_EQ(kind.size, array->cbElements);
        EXPECT_EQ(nullptr, array->pvData);
        EXPECT_HR(S_OK, SafeArrayDestroyDescriptor(array));
    }
    SAFEARRAY* array = nullptr;
    EXPECT_HR(E_INVALIDARG, SafeArrayAllocDescriptorEx(VT_I4, 0, &array));
    EXPECT_HR(E_POINTER, SafeArrayAllocDescriptorEx(VT_I4, 1, nullptr));
}
