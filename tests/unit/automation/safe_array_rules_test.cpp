#include <oleauto.h>

#include <cstring>
#include <memory>

#include <gtest/gtest.h>

#include "variant_tools.hpp"

namespace {

using namespace comity::test;

struct destroyer {
    void operator()(SAFEARRAY* array) const { EXPECT_EQ(SafeArrayDestroy(array), S_OK); }
};
using array_ptr = std::unique_ptr<SAFEARRAY, destroyer>;

array_ptr vector(VARTYPE type, ULONG count) {
    return array_ptr(SafeArrayCreateVector(type, 0, count));
}

VARTYPE type_of(const array_ptr& array) {
    VARTYPE type = VT_EMPTY;
    EXPECT_EQ(SafeArrayGetVartype(array.get(), &type), S_OK);
    return type;
}

TEST(SafeArrayCopyData, TheTargetBecomesAnArrayOfWhatItGets) {
    const array_ptr whole = vector(VT_I4, 2);
    const array_ptr real = vector(VT_R4, 2);
    EXPECT_EQ(SafeArrayCopyData(whole.get(), real.get()), S_OK);
    EXPECT_EQ(type_of(real), VT_I4);

    const array_ptr texts = vector(VT_BSTR, 2);
    static_cast<BSTR*>(texts->pvData)[0] = SysAllocString(u"text");
    counted_object shared;
    const array_ptr objects = vector(VT_DISPATCH, 2);
    LONG index = 1;
    ASSERT_EQ(SafeArrayPutElement(objects.get(), &index, static_cast<IDispatch*>(&shared)), S_OK);
    EXPECT_EQ(SafeArrayCopyData(texts.get(), objects.get()), S_OK);
    EXPECT_EQ(shared.references, 1u);
    EXPECT_EQ(objects->fFeatures & 0xfff, FADF_BSTR | FADF_HAVEVARTYPE);
    EXPECT_EQ(std::u16string(static_cast<BSTR*>(objects->pvData)[0]), u"text");
    EXPECT_NE(static_cast<BSTR*>(objects->pvData)[0], static_cast<BSTR*>(texts->pvData)[0]);

    GUID iid = IID_IClassFactory;
    const array_ptr factories(SafeArrayCreateVectorEx(VT_UNKNOWN, 0, 2, &iid));
    EXPECT_EQ(SafeArrayCopyData(factories.get(), objects.get()), S_OK);
    GUID taken = GUID_NULL;
    EXPECT_EQ(SafeArrayGetIID(objects.get(), &taken), S_OK);
    EXPECT_EQ(taken, IID_IClassFactory);
}

TEST(SafeArrayCopyData, ADescriptorOnTheStackHasNothingInFrontOfIt) {
    struct {
        unsigned char front[16];
        SAFEARRAY array;
    } made{};
    std::memset(made.front, 0x55, sizeof made.front);
    BSTR elements[2] = {};
    made.array.cDims = 1;
    made.array.fFeatures = FADF_AUTO | FADF_FIXEDSIZE;
    made.array.cbElements = sizeof(BSTR);
    made.array.pvData = elements;
    made.array.rgsabound[0] = {2, 0};
    const array_ptr texts = vector(VT_BSTR, 2);
    static_cast<BSTR*>(texts->pvData)[1] = SysAllocString(u"text");
    EXPECT_EQ(SafeArrayCopyData(texts.get(), &made.array), S_OK);
    EXPECT_EQ(std::u16string(elements[1]), u"text");
    for (const unsigned char byte : made.front)
        EXPECT_EQ(byte, 0x55);
    EXPECT_EQ(SafeArrayDestroyData(&made.array), S_OK);
    EXPECT_EQ(elements[1], nullptr);
}

TEST(SafeArrayCopyData, ADescriptorOnTheStackOwnsTheObjectsItGets) {
    struct {
        unsigned char front[16];
        SAFEARRAY array;
    } made{};
    IUnknown* elements[1] = {};
    made.array.cDims = 1;
    made.array.fFeatures = FADF_AUTO;
    made.array.cbElements = sizeof(IUnknown*);
    made.array.pvData = elements;
    made.array.rgsabound[0] = {1, 0};
    // This one says only in front of its descriptor that it holds objects.
    SAFEARRAY* source = nullptr;
    ASSERT_EQ(SafeArrayAllocDescriptorEx(VT_UNKNOWN, 1, &source), S_OK);
    source->rgsabound[0] = {1, 0};
    ASSERT_EQ(SafeArrayAllocData(source), S_OK);
    counted_object shared;
    LONG index = 0;
    ASSERT_EQ(SafeArrayPutElement(source, &index, static_cast<IDispatch*>(&shared)), S_OK);
    EXPECT_EQ(SafeArrayCopyData(source, &made.array), S_OK);
    EXPECT_EQ(shared.references, 3u);
    EXPECT_EQ(SafeArrayDestroyData(&made.array), S_OK);
    EXPECT_EQ(shared.references, 2u);
    EXPECT_EQ(SafeArrayDestroy(source), S_OK);
    EXPECT_EQ(shared.references, 1u);
}

TEST(SafeArrayDescriptor, SaysItsTypeInFrontOnly) {
    struct expectation {
        VARTYPE type;
        USHORT features;
        VARTYPE reported;
    };
    for (const expectation& expected : {expectation{VT_I4, FADF_HAVEVARTYPE, VT_I4},
                                        {VT_BSTR, FADF_HAVEVARTYPE, VT_BSTR},
                                        {VT_VARIANT, FADF_HAVEVARTYPE, VT_VARIANT},
                                        {VT_UNKNOWN, FADF_HAVEIID, VT_UNKNOWN},
                                        {VT_DISPATCH, FADF_HAVEIID, VT_UNKNOWN},
                                        {VT_RECORD, FADF_RECORD, VT_RECORD}}) {
        SAFEARRAY* array = nullptr;
        ASSERT_EQ(SafeArrayAllocDescriptorEx(expected.type, 1, &array), S_OK);
        EXPECT_EQ(array->fFeatures, expected.features) << expected.type;
        VARTYPE reported = VT_EMPTY;
        EXPECT_EQ(SafeArrayGetVartype(array, &reported), S_OK);
        EXPECT_EQ(reported, expected.reported) << expected.type;
        EXPECT_EQ(SafeArrayDestroyDescriptor(array), S_OK);
    }
}

TEST(SafeArrayDescriptor, ItsStringsAreStringsAllTheSame) {
    SAFEARRAY* array = nullptr;
    ASSERT_EQ(SafeArrayAllocDescriptorEx(VT_BSTR, 1, &array), S_OK);
    array->rgsabound[0] = {2, 0};
    ASSERT_EQ(SafeArrayAllocData(array), S_OK);
    LONG index = 0;
    BSTR text = SysAllocString(u"text");
    EXPECT_EQ(SafeArrayPutElement(array, &index, text), S_OK);
    EXPECT_EQ(std::u16string(static_cast<BSTR*>(array->pvData)[0]), u"text");
    EXPECT_NE(static_cast<BSTR*>(array->pvData)[0], text);
    SysFreeString(text);
    EXPECT_EQ(SafeArrayDestroy(array), S_OK);
}

TEST(SafeArrayVector, DestroyedDataStaysInTheBlockAndIsNotCopied) {
    array_ptr array = vector(VT_BSTR, 2);
    static_cast<BSTR*>(array->pvData)[0] = SysAllocString(u"text");
    EXPECT_EQ(SafeArrayDestroyData(array.get()), S_OK);
    EXPECT_EQ(array->fFeatures, 0x3180);
    ASSERT_NE(array->pvData, nullptr);
    EXPECT_EQ(static_cast<BSTR*>(array->pvData)[0], nullptr);
    SAFEARRAY* copy = array.get();
    EXPECT_EQ(SafeArrayCopy(array.get(), &copy), E_INVALIDARG);
    EXPECT_EQ(copy, nullptr);
    EXPECT_EQ(SafeArrayAllocData(array.get()), S_OK);
    EXPECT_EQ(SafeArrayCopy(array.get(), &copy), S_OK);
    EXPECT_EQ(SafeArrayDestroy(copy), S_OK);
}

TEST(SafeArrayRedim, WhatIsNotItsOwnCanOnlyShrink) {
    array_ptr array = vector(VT_BSTR, 3);
    static_cast<BSTR*>(array->pvData)[2] = SysAllocString(u"text");
    array->fFeatures |= FADF_STATIC;
    SAFEARRAYBOUND bound = {4, 0};
    EXPECT_EQ(SafeArrayRedim(array.get(), &bound), DISP_E_ARRAYISLOCKED);
    EXPECT_EQ(array->rgsabound[0].cElements, 3u);
    bound = {2, 5};
    void* const data = array->pvData;
    EXPECT_EQ(SafeArrayRedim(array.get(), &bound), S_OK);
    EXPECT_EQ(array->pvData, data);
    EXPECT_EQ(array->rgsabound[0].lLbound, 5);
    EXPECT_EQ(static_cast<BSTR*>(data)[2], nullptr);
    array->fFeatures &= ~FADF_STATIC;
}

TEST(SafeArrayCopy, NeedsNoLock) {
    array_ptr array = vector(VT_I4, 2);
    array->cLocks = 0xffff;
    EXPECT_EQ(SafeArrayLock(array.get()), E_UNEXPECTED);
    SAFEARRAY* copy = nullptr;
    EXPECT_EQ(SafeArrayCopy(array.get(), &copy), S_OK);
    EXPECT_EQ(copy->cLocks, 0u);
    EXPECT_EQ(SafeArrayDestroy(copy), S_OK);
    array->cLocks = 0;
}

TEST(SafeArrayCopy, WhatHasNoDataGetsZeros) {
    SAFEARRAY* array = nullptr;
    ASSERT_EQ(SafeArrayAllocDescriptorEx(VT_I4, 1, &array), S_OK);
    array->rgsabound[0] = {2, 0};
    SAFEARRAY* copy = nullptr;
    ASSERT_EQ(SafeArrayCopy(array, &copy), S_OK);
    ASSERT_NE(copy->pvData, nullptr);
    EXPECT_EQ(static_cast<LONG*>(copy->pvData)[1], 0);
    EXPECT_EQ(SafeArrayDestroy(copy), S_OK);
    EXPECT_EQ(SafeArrayDestroy(array), S_OK);
}

TEST(SafeArrayGetElement, WhatCannotBeCopiedIsNothing) {
    array_ptr array = vector(VT_VARIANT, 1);
    V_VT(static_cast<VARIANT*>(array->pvData)) = 99;
    VARIANT out{};
    V_VT(&out) = VT_BSTR;
    LONG index = 0;
    EXPECT_EQ(SafeArrayGetElement(array.get(), &index, &out), DISP_E_BADVARTYPE);
    EXPECT_EQ(V_VT(&out), VT_EMPTY);
    V_VT(static_cast<VARIANT*>(array->pvData)) = VT_EMPTY;
}

TEST(SafeArrayPin, MemoryGoesWithItsLastPin) {
    SAFEARRAYBOUND bound = {2, 0};
    SAFEARRAY* array = SafeArrayCreate(VT_BSTR, 1, &bound);
    auto* const elements = static_cast<BSTR*>(array->pvData);
    elements[0] = SysAllocString(u"text");
    void* data = nullptr;
    ASSERT_EQ(SafeArrayAddRef(array, &data), S_OK);
    EXPECT_EQ(data, elements);
    EXPECT_EQ(SafeArrayDestroy(array), S_OK);
    EXPECT_EQ(elements[0], nullptr); // the string is gone, the memory is not
    EXPECT_EQ(array->cDims, 1);
    SafeArrayReleaseData(data);
    SafeArrayReleaseDescriptor(array); // LeakSanitizer would tell if it were not freed here

    SAFEARRAY* in_one = SafeArrayCreateVector(VT_I4, 0, 2);
    ASSERT_EQ(SafeArrayAddRef(in_one, &data), S_OK);
    EXPECT_EQ(data, nullptr); // goes with the descriptor
    EXPECT_EQ(SafeArrayDestroy(in_one), S_OK);
    EXPECT_EQ(static_cast<LONG*>(in_one->pvData)[1], 0);
    SafeArrayReleaseDescriptor(in_one);

    EXPECT_EQ(SafeArrayAddRef(nullptr, &data), E_INVALIDARG);
    SafeArrayReleaseData(nullptr);
    SafeArrayReleaseDescriptor(nullptr);
}

TEST(SafeArrayPin, APinAloneFreesNothing) {
    SAFEARRAYBOUND bound = {2, 0};
    SAFEARRAY* array = SafeArrayCreate(VT_I4, 1, &bound);
    void* data = nullptr;
    ASSERT_EQ(SafeArrayAddRef(array, &data), S_OK);
    SafeArrayReleaseData(data);
    SafeArrayReleaseDescriptor(array);
    static_cast<LONG*>(array->pvData)[1] = 5;
    EXPECT_EQ(SafeArrayDestroy(array), S_OK);
}

} // namespace
