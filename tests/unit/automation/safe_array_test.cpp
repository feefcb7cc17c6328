#include <oleauto.h>

#include <cstring>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "variant_tools.hpp"

namespace {

using namespace comity::test;

struct destroyer {
    void operator()(SAFEARRAY* array) const { EXPECT_EQ(SafeArrayDestroy(array), S_OK); }
};
using array_ptr = std::unique_ptr<SAFEARRAY, destroyer>;

array_ptr vector(VARTYPE type, LONG lower, ULONG count) {
    return array_ptr(SafeArrayCreateVector(type, lower, count));
}

BSTR string(const char16_t* text) {
    return SysAllocString(text);
}

struct layout {
    VARTYPE type;
    USHORT features;
    UINT size;
};

TEST(SafeArrayCreate, FeaturesAndSizesFollowTheType) {
    constexpr UINT pointer = sizeof(void*);
    for (const layout& expected : {layout{VT_I1, 0x80, 1},
                                   {VT_UI1, 0x80, 1},
                                   {VT_I2, 0x80, 2},
                                   {VT_BOOL, 0x80, 2},
                                   {VT_I4, 0x80, 4},
                                   {VT_ERROR, 0x80, 4},
                                   {VT_R4, 0x80, 4},
                                   {VT_R8, 0x80, 8},
                                   {VT_CY, 0x80, 8},
                                   {VT_DATE, 0x80, 8},
                                   {VT_I8, 0x80, 8},
                                   {VT_UI8, 0x80, 8},
                                   {VT_INT, 0x80, 4},
                                   {VT_UINT, 0x80, 4},
                                   {VT_DECIMAL, 0x80, 16},
                                   {VT_BSTR, 0x180, pointer},
                                   {VT_UNKNOWN, 0x240, pointer},
                                   {VT_DISPATCH, 0x440, pointer},
                                   {VT_VARIANT, 0x880, sizeof(VARIANT)}}) {
        SAFEARRAYBOUND bound{2, 1};
        const array_ptr array(SafeArrayCreate(expected.type, 1, &bound));
        ASSERT_NE(array, nullptr) << expected.type;
        EXPECT_EQ(array->fFeatures, expected.features) << expected.type;
        EXPECT_EQ(SafeArrayGetElemsize(array.get()), expected.size) << expected.type;
        VARTYPE type = VT_EMPTY;
        EXPECT_EQ(SafeArrayGetVartype(array.get(), &type), S_OK);
        EXPECT_EQ(type, expected.type);

        const array_ptr same = vector(expected.type, 1, 2);
        EXPECT_EQ(same->fFeatures, expected.features | 0x2000);
        EXPECT_EQ(SafeArrayGetVartype(same.get(), &type), S_OK);
        EXPECT_EQ(type, expected.type);
    }
}

TEST(SafeArrayCreate, RefusesWhatCannotBe) {
    SAFEARRAYBOUND bound{2, 0};
    for (const int type : {0, 1, 15, 24, 25, 26, 30, 36, 64, 0x2003, 0x4003}) {
        EXPECT_EQ(SafeArrayCreate(static_cast<VARTYPE>(type), 1, &bound), nullptr) << type;
        EXPECT_EQ(SafeArrayCreateVector(static_cast<VARTYPE>(type), 0, 2), nullptr) << type;
    }
    EXPECT_EQ(SafeArrayCreate(VT_I4, 0, &bound), nullptr);
    EXPECT_EQ(SafeArrayCreate(VT_I4, 1, nullptr), nullptr);
    EXPECT_EQ(SafeArrayCreateEx(VT_RECORD, 1, &bound, nullptr), nullptr);
    SAFEARRAYBOUND huge[] = {{0xffffffff, 0}, {0xffffffff, 0}, {0xffffffff, 0}};
    EXPECT_EQ(SafeArrayCreate(VT_VARIANT, 3, huge), nullptr);
}

TEST(SafeArrayCreate, NoElementsAreAnArrayToo) {
    const array_ptr array = vector(VT_BSTR, 0, 0);
    ASSERT_NE(array, nullptr);
    EXPECT_NE(array->pvData, nullptr);
    LONG upper = 9;
    EXPECT_EQ(SafeArrayGetUBound(array.get(), 1, &upper), S_OK);
    EXPECT_EQ(upper, -1);
    SAFEARRAY* copy = nullptr;
    EXPECT_EQ(SafeArrayCopy(array.get(), &copy), S_OK);
    EXPECT_EQ(SafeArrayDestroy(copy), S_OK);
}

TEST(SafeArrayCreate, ElementsBeginAsZeros) {
    const array_ptr array = vector(VT_VARIANT, 0, 3);
    const auto* elements = static_cast<VARIANT*>(array->pvData);
    for (int i = 0; i < 3; ++i)
        EXPECT_EQ(show(elements[i]), "EMPTY");
}

TEST(SafeArrayBounds, AreCountedFromTheFirstDimensionWritten) {
    SAFEARRAYBOUND bounds[] = {{2, 1}, {3, 5}, {4, -1}};
    const array_ptr array(SafeArrayCreate(VT_I4, 3, bounds));
    ASSERT_NE(array, nullptr);
    EXPECT_EQ(SafeArrayGetDim(array.get()), 3u);
    for (UINT i = 0; i < 3; ++i) {
        LONG lower = 99;
        LONG upper = 99;
        EXPECT_EQ(SafeArrayGetLBound(array.get(), i + 1, &lower), S_OK);
        EXPECT_EQ(SafeArrayGetUBound(array.get(), i + 1, &upper), S_OK);
        EXPECT_EQ(lower, bounds[i].lLbound);
        EXPECT_EQ(upper, bounds[i].lLbound + static_cast<LONG>(bounds[i].cElements) - 1);
    }
    EXPECT_EQ(array->rgsabound[0].cElements, 4u); // stored the other way round
    LONG bound = 0;
    EXPECT_EQ(SafeArrayGetLBound(array.get(), 0, &bound), DISP_E_BADINDEX);
    EXPECT_EQ(SafeArrayGetUBound(array.get(), 4, &bound), DISP_E_BADINDEX);
    EXPECT_EQ(SafeArrayGetLBound(nullptr, 1, &bound), E_INVALIDARG);
    EXPECT_EQ(SafeArrayGetLBound(array.get(), 1, nullptr), E_INVALIDARG);
    EXPECT_EQ(SafeArrayGetDim(nullptr), 0u);
    EXPECT_EQ(SafeArrayGetElemsize(nullptr), 0u);

    // The first index moves fastest through memory.
    LONG index[] = {1, 5, -1};
    void* first = nullptr;
    EXPECT_EQ(SafeArrayPtrOfIndex(array.get(), index, &first), S_OK);
    EXPECT_EQ(first, array->pvData);
    const std::ptrdiff_t strides[] = {1, 2, 6};
    for (int i = 0; i < 3; ++i) {
        ++index[i];
        void* element = nullptr;
        EXPECT_EQ(SafeArrayPtrOfIndex(array.get(), index, &element), S_OK);
        EXPECT_EQ(static_cast<LONG*>(element) - static_cast<LONG*>(first), strides[i]);
        --index[i];
    }
    for (const LONG outside : {0, 3}) {
        index[0] = outside;
        void* element = first;
        EXPECT_EQ(SafeArrayPtrOfIndex(array.get(), index, &element), DISP_E_BADINDEX);
        EXPECT_EQ(element, first); // as it was
    }
}

TEST(SafeArrayBounds, TheWholeRangeOfIndicesIsSafe) {
    const array_ptr array = vector(VT_I4, std::numeric_limits<LONG>::min(), 2);
    LONG value = 7;
    LONG index = std::numeric_limits<LONG>::min();
    EXPECT_EQ(SafeArrayPutElement(array.get(), &index, &value), S_OK);
    index = std::numeric_limits<LONG>::max();
    EXPECT_EQ(SafeArrayPutElement(array.get(), &index, &value), DISP_E_BADINDEX);
}

TEST(SafeArrayLock, KeepsTheArray) {
    const array_ptr array = vector(VT_I4, 0, 2);
    EXPECT_EQ(SafeArrayUnlock(array.get()), E_UNEXPECTED);
    EXPECT_EQ(SafeArrayLock(array.get()), S_OK);
    EXPECT_EQ(array->cLocks, 1u);
    SAFEARRAYBOUND bound{9, 9};
    EXPECT_EQ(SafeArrayDestroy(array.get()), DISP_E_ARRAYISLOCKED);
    EXPECT_EQ(SafeArrayDestroyData(array.get()), DISP_E_ARRAYISLOCKED);
    EXPECT_EQ(SafeArrayDestroyDescriptor(array.get()), DISP_E_ARRAYISLOCKED);
    EXPECT_EQ(SafeArrayRedim(array.get(), &bound), DISP_E_ARRAYISLOCKED);
    EXPECT_EQ(SafeArrayUnlock(array.get()), S_OK);

    void* data = nullptr;
    EXPECT_EQ(SafeArrayAccessData(array.get(), &data), S_OK);
    EXPECT_EQ(data, array->pvData);
    EXPECT_EQ(array->cLocks, 1u);
    EXPECT_EQ(SafeArrayUnaccessData(array.get()), S_OK);

    array->cLocks = 0xffff;
    EXPECT_EQ(SafeArrayLock(array.get()), E_UNEXPECTED);
    EXPECT_EQ(array->cLocks, 0xffffu);
    data = array.get();
    EXPECT_EQ(SafeArrayAccessData(array.get(), &data), E_UNEXPECTED);
    EXPECT_EQ(data, nullptr);
    array->cLocks = 0;
}

TEST(SafeArrayLock, NullPointersAreRefused) {
    void* data = nullptr;
    EXPECT_EQ(SafeArrayLock(nullptr), E_INVALIDARG);
    EXPECT_EQ(SafeArrayUnlock(nullptr), E_INVALIDARG);
    EXPECT_EQ(SafeArrayAccessData(nullptr, &data), E_INVALIDARG);
    EXPECT_EQ(SafeArrayUnaccessData(nullptr), E_INVALIDARG);
    EXPECT_EQ(SafeArrayDestroyData(nullptr), E_INVALIDARG);
    EXPECT_EQ(SafeArrayDestroy(nullptr), S_OK);
    EXPECT_EQ(SafeArrayDestroyDescriptor(nullptr), S_OK);
}

TEST(SafeArrayElement, StringsAreCopiedInAndOut) {
    const array_ptr array = vector(VT_BSTR, 0, 3);
    BSTR own = string(u"hey");
    LONG index = 0;
    EXPECT_EQ(SafeArrayPutElement(array.get(), &index, own), S_OK);
    BSTR stored = static_cast<BSTR*>(array->pvData)[0];
    EXPECT_NE(stored, own);
    BSTR read = nullptr;
    EXPECT_EQ(SafeArrayGetElement(array.get(), &index, &read), S_OK);
    EXPECT_NE(read, stored);
    EXPECT_EQ(text_of(read), "hey");
    SysFreeString(read);
    EXPECT_EQ(SafeArrayPutElement(array.get(), &index, own), S_OK); // frees the first copy
    SysFreeString(own);
    index = 1;
    EXPECT_EQ(SafeArrayGetElement(array.get(), &index, &read), S_OK);
    EXPECT_EQ(read, nullptr);
    index = 3;
    EXPECT_EQ(SafeArrayGetElement(array.get(), &index, &read), DISP_E_BADINDEX);
    EXPECT_EQ(SafeArrayPutElement(array.get(), &index, nullptr), DISP_E_BADINDEX);
    EXPECT_EQ(array->cLocks, 0u);
    EXPECT_EQ(SafeArrayGetElement(nullptr, &index, &read), E_INVALIDARG);
    EXPECT_EQ(SafeArrayGetElement(array.get(), nullptr, &read), E_INVALIDARG);
    EXPECT_EQ(SafeArrayGetElement(array.get(), &index, nullptr), E_INVALIDARG);
}

TEST(SafeArrayElement, ObjectsAreCounted) {
    counted_object shared;
    for (const VARTYPE type : {VT_UNKNOWN, VT_DISPATCH}) {
        const array_ptr array = vector(type, 0, 2);
        LONG index = 0;
        EXPECT_EQ(SafeArrayPutElement(array.get(), &index, static_cast<IDispatch*>(&shared)), S_OK);
        EXPECT_EQ(shared.references, 2u);
        IUnknown* read = nullptr;
        EXPECT_EQ(SafeArrayGetElement(array.get(), &index, &read), S_OK);
        EXPECT_EQ(shared.references, 3u);
        read->Release();
        EXPECT_EQ(SafeArrayPutElement(array.get(), &index, static_cast<IDispatch*>(&shared)), S_OK);
        EXPECT_EQ(shared.references, 2u);
        EXPECT_EQ(SafeArrayPutElement(array.get(), &index, nullptr), S_OK);
        EXPECT_EQ(shared.references, 1u);
        index = 1;
        EXPECT_EQ(SafeArrayPutElement(array.get(), &index, static_cast<IDispatch*>(&shared)), S_OK);
        EXPECT_EQ(shared.references, 2u);
    }
    EXPECT_EQ(shared.references, 1u);
}

TEST(SafeArrayElement, VariantsAreCopiedWithWhatTheyOwn) {
    counted_object shared;
    {
        const array_ptr array = vector(VT_VARIANT, 0, 2);
        LONG index = 0;
        value source = object(shared);
        EXPECT_EQ(SafeArrayPutElement(array.get(), &index, source.get()), S_OK);
        EXPECT_EQ(shared.references, 3u);
        VARIANT read;
        std::memset(&read, 0xcc, sizeof read); // is not cleared first
        EXPECT_EQ(SafeArrayGetElement(array.get(), &index, &read), S_OK);
        EXPECT_EQ(shared.references, 4u);
        EXPECT_EQ(VariantClear(&read), S_OK);
        source = text(u"x");
        EXPECT_EQ(SafeArrayPutElement(array.get(), &index, source.get()), S_OK);
        EXPECT_EQ(shared.references, 1u);

        LONG number = 5;
        VARIANT by_reference{};
        V_VT(&by_reference) = VT_I4 | VT_BYREF;
        V_I4REF(&by_reference) = &number;
        EXPECT_EQ(SafeArrayPutElement(array.get(), &index, &by_reference), S_OK);
        EXPECT_EQ(V_VT(static_cast<VARIANT*>(array->pvData)), VT_I4 | VT_BYREF);
        V_VT(&by_reference) = 99;
        EXPECT_EQ(SafeArrayPutElement(array.get(), &index, &by_reference), DISP_E_BADVARTYPE);
    }
    EXPECT_EQ(shared.references, 1u);
}

TEST(SafeArrayElement, PlainValuesOfEachSize) {
    for (const VARTYPE type : {VT_UI1, VT_I2, VT_I4, VT_R8, VT_CY, VT_DECIMAL}) {
        const array_ptr array = vector(type, 0, 2);
        char value[16];
        std::memset(value, 0x5a, sizeof value);
        LONG index = 1;
        EXPECT_EQ(SafeArrayPutElement(array.get(), &index, value), S_OK);
        char read[16] = {};
        EXPECT_EQ(SafeArrayGetElement(array.get(), &index, read), S_OK);
        EXPECT_EQ(std::memcmp(read, value, array->cbElements), 0);
        index = 0;
        EXPECT_EQ(SafeArrayGetElement(array.get(), &index, read), S_OK);
        EXPECT_EQ(read[0], 0);
        EXPECT_EQ(SafeArrayPutElement(array.get(), &index, nullptr), E_INVALIDARG);
    }
}

TEST(SafeArrayCopy, GivesAnArrayOfItsOwn) {
    const array_ptr array = vector(VT_BSTR, 3, 2);
    LONG index = 3;
    BSTR own = string(u"hey");
    ASSERT_EQ(SafeArrayPutElement(array.get(), &index, own), S_OK);
    SysFreeString(own);
    ASSERT_EQ(SafeArrayLock(array.get()), S_OK);
    SAFEARRAY* out = nullptr;
    EXPECT_EQ(SafeArrayCopy(array.get(), &out), S_OK); // locked or not
    ASSERT_EQ(SafeArrayUnlock(array.get()), S_OK);
    const array_ptr copy(out);
    EXPECT_EQ(copy->cLocks, 0u);
    EXPECT_EQ(copy->fFeatures, 0x180); // no vector any more
    EXPECT_EQ(copy->rgsabound[0].lLbound, 3);
    BSTR stored = static_cast<BSTR*>(copy->pvData)[0];
    EXPECT_NE(stored, static_cast<BSTR*>(array->pvData)[0]);
    EXPECT_EQ(text_of(stored), "hey");

    EXPECT_EQ(SafeArrayCopy(nullptr, &out), S_OK);
    EXPECT_EQ(out, nullptr);
    EXPECT_EQ(SafeArrayCopy(array.get(), nullptr), E_INVALIDARG);
}

TEST(SafeArrayCopyData, NeedsTheSameShape) {
    counted_object shared;
    const array_ptr source = vector(VT_DISPATCH, 0, 2);
    const array_ptr target = vector(VT_DISPATCH, 5, 2);
    LONG index = 5;
    ASSERT_EQ(SafeArrayPutElement(target.get(), &index, static_cast<IDispatch*>(&shared)), S_OK);
    EXPECT_EQ(SafeArrayCopyData(source.get(), target.get()), S_OK);
    EXPECT_EQ(shared.references, 1u); // what was there is released
    EXPECT_EQ(SafeArrayCopyData(source.get(), source.get()), S_OK);
    EXPECT_EQ(SafeArrayCopyData(source.get(), vector(VT_DISPATCH, 0, 3).get()), E_INVALIDARG);
    EXPECT_EQ(SafeArrayCopyData(source.get(), vector(VT_I2, 0, 2).get()), E_INVALIDARG);
    EXPECT_EQ(SafeArrayCopyData(nullptr, source.get()), E_INVALIDARG);
    EXPECT_EQ(SafeArrayCopyData(source.get(), nullptr), E_INVALIDARG);
}

TEST(SafeArrayRedim, KeepsWhatFitsAndFreesTheRest) {
    counted_object shared;
    {
        for (const bool as_vector : {true, false}) {
            SAFEARRAYBOUND bound{3, 0};
            const array_ptr array(as_vector ? SafeArrayCreateVector(VT_DISPATCH, 0, 3)
                                            : SafeArrayCreate(VT_DISPATCH, 1, &bound));
            for (LONG index = 0; index < 3; ++index)
                ASSERT_EQ(SafeArrayPutElement(array.get(), &index, static_cast<IDispatch*>(&shared)), S_OK);
            EXPECT_EQ(shared.references, 4u);
            bound = {5, 2};
            EXPECT_EQ(SafeArrayRedim(array.get(), &bound), S_OK);
            EXPECT_EQ(shared.references, 4u);
            LONG lower = 0;
            EXPECT_EQ(SafeArrayGetLBound(array.get(), 1, &lower), S_OK);
            EXPECT_EQ(lower, 2);
            EXPECT_EQ(static_cast<IDispatch**>(array->pvData)[4], nullptr);
            bound = {1, 2};
            EXPECT_EQ(SafeArrayRedim(array.get(), &bound), S_OK);
            EXPECT_EQ(shared.references, 2u);
            bound = {0, 0};
            EXPECT_EQ(SafeArrayRedim(array.get(), &bound), S_OK);
            EXPECT_EQ(shared.references, 1u);
            bound = {2, 0};
            EXPECT_EQ(SafeArrayRedim(array.get(), &bound), S_OK);
            EXPECT_EQ(static_cast<IDispatch**>(array->pvData)[1], nullptr);
        }
    }
    EXPECT_EQ(shared.references, 1u);
    SAFEARRAYBOUND bound{1, 0};
    EXPECT_EQ(SafeArrayRedim(nullptr, &bound), E_INVALIDARG);
    EXPECT_EQ(SafeArrayRedim(vector(VT_I4, 0, 1).get(), nullptr), E_INVALIDARG);
}

TEST(SafeArrayRedim, AFixedSizeStays) {
    const array_ptr array = vector(VT_I4, 0, 2);
    array->fFeatures |= FADF_FIXEDSIZE;
    SAFEARRAYBOUND bound{1, 0};
    EXPECT_EQ(SafeArrayRedim(array.get(), &bound), DISP_E_ARRAYISLOCKED);
}

TEST(SafeArrayIid, InterfacesHaveOne) {
    GUID iid{};
    const array_ptr unknowns = vector(VT_UNKNOWN, 0, 1);
    EXPECT_EQ(SafeArrayGetIID(unknowns.get(), &iid), S_OK);
    EXPECT_EQ(iid, IID_IUnknown);
    EXPECT_EQ(SafeArraySetIID(unknowns.get(), IID_IMalloc), S_OK);
    EXPECT_EQ(SafeArrayGetIID(unknowns.get(), &iid), S_OK);
    EXPECT_EQ(iid, IID_IMalloc);
    SAFEARRAY* out = nullptr;
    ASSERT_EQ(SafeArrayCopy(unknowns.get(), &out), S_OK);
    const array_ptr copy(out);
    EXPECT_EQ(SafeArrayGetIID(copy.get(), &iid), S_OK);
    EXPECT_EQ(iid, IID_IMalloc);

    const array_ptr dispatches = vector(VT_DISPATCH, 0, 1);
    EXPECT_EQ(SafeArrayGetIID(dispatches.get(), &iid), S_OK);
    EXPECT_EQ(iid, IID_IDispatch);
    GUID wanted = IID_IMalloc;
    const array_ptr created(SafeArrayCreateVectorEx(VT_UNKNOWN, 0, 1, &wanted));
    EXPECT_EQ(SafeArrayGetIID(created.get(), &iid), S_OK);
    EXPECT_EQ(iid, IID_IMalloc);

    const array_ptr numbers = vector(VT_I4, 0, 1);
    EXPECT_EQ(SafeArrayGetIID(numbers.get(), &iid), E_INVALIDARG);
    EXPECT_EQ(SafeArraySetIID(numbers.get(), IID_IMalloc), E_INVALIDARG);
    EXPECT_EQ(SafeArrayGetIID(unknowns.get(), nullptr), E_INVALIDARG);
    EXPECT_EQ(SafeArrayGetIID(nullptr, &iid), E_INVALIDARG);
}

TEST(SafeArrayDescriptor, IsFilledByHand) {
    SAFEARRAY* array = nullptr;
    ASSERT_EQ(SafeArrayAllocDescriptor(2, &array), S_OK);
    EXPECT_EQ(array->cDims, 2);
    EXPECT_EQ(array->fFeatures, 0);
    VARTYPE type = VT_EMPTY;
    EXPECT_EQ(SafeArrayGetVartype(array, &type), E_INVALIDARG);
    array->cbElements = 4;
    array->rgsabound[0] = {2, 0};
    array->rgsabound[1] = {3, 0};
    EXPECT_EQ(SafeArrayAllocData(array), S_OK);
    LONG index[] = {2, 1};
    LONG number = 5;
    EXPECT_EQ(SafeArrayPutElement(array, index, &number), S_OK);
    EXPECT_EQ(static_cast<LONG*>(array->pvData)[5], 5);
    EXPECT_EQ(SafeArrayDestroyData(array), S_OK);
    EXPECT_EQ(array->pvData, nullptr);
    EXPECT_EQ(SafeArrayPutElement(array, index, &number), E_INVALIDARG);
    EXPECT_EQ(SafeArrayDestroyDescriptor(array), S_OK);

    EXPECT_EQ(SafeArrayAllocDescriptor(0, &array), E_INVALIDARG);
    EXPECT_EQ(SafeArrayAllocDescriptor(65536, &array), E_INVALIDARG);
    EXPECT_EQ(SafeArrayAllocDescriptor(1, nullptr), E_POINTER);
    EXPECT_EQ(SafeArrayAllocData(nullptr), E_INVALIDARG);

    ASSERT_EQ(SafeArrayAllocDescriptorEx(VT_BSTR, 1, &array), S_OK);
    EXPECT_EQ(SafeArrayGetVartype(array, &type), S_OK);
    EXPECT_EQ(type, VT_BSTR);
    EXPECT_EQ(array->pvData, nullptr);
    EXPECT_EQ(SafeArrayDestroy(array), S_OK);
}

TEST(SafeArrayDestroy, LeavesMemoryThatIsNotItsOwn) {
    struct {
        char hidden[16];
        SAFEARRAY array;
    } embedded{};
    BSTR elements[] = {string(u"a"), string(u"b")};
    embedded.array.cDims = 1;
    embedded.array.fFeatures = FADF_AUTO | FADF_BSTR;
    embedded.array.cbElements = sizeof(BSTR);
    embedded.array.pvData = elements;
    embedded.array.rgsabound[0] = {2, 0};
    EXPECT_EQ(SafeArrayDestroy(&embedded.array), S_OK); // frees the strings, not the array
    EXPECT_EQ(elements[0], nullptr);
    EXPECT_EQ(elements[1], nullptr);
}

TEST(SafeArrayBytes, AreStrings) {
    BSTR odd = SysAllocStringByteLen("abc", 3);
    SAFEARRAY* out = nullptr;
    EXPECT_EQ(VectorFromBstr(odd, &out), S_OK);
    const array_ptr bytes(out);
    EXPECT_EQ(bytes->rgsabound[0].cElements, 3u);
    EXPECT_EQ(std::memcmp(bytes->pvData, "abc", 3), 0);
    BSTR back = nullptr;
    EXPECT_EQ(BstrFromVector(bytes.get(), &back), S_OK);
    EXPECT_EQ(SysStringByteLen(back), 3u);
    SysFreeString(back);
    SysFreeString(odd);
    EXPECT_EQ(VectorFromBstr(nullptr, &out), E_INVALIDARG);
    EXPECT_EQ(out, nullptr);
    EXPECT_EQ(BstrFromVector(nullptr, &back), E_INVALIDARG);
    EXPECT_EQ(back, nullptr);
    EXPECT_EQ(BstrFromVector(vector(VT_I4, 0, 1).get(), &back), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(VectorFromBstr(nullptr, nullptr), E_INVALIDARG);
    EXPECT_EQ(BstrFromVector(nullptr, nullptr), E_INVALIDARG);
}

} // namespace
