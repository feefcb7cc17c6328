// SAFEARRAY of one dimension: creation, bounds, elements that own something, locks, copies.
#include "objects.hpp"

#include <cstring>

using namespace conformance;

namespace {

// Destroys its array at the end of a test; a failed lock count would show there.
class array {
public:
    explicit array(SAFEARRAY* taken) : array_(taken) {}
    array(const array&) = delete;
    ~array() { EXPECT_HR(S_OK, SafeArrayDestroy(array_)); }
    operator SAFEARRAY*() const { return array_; }
    SAFEARRAY* operator->() const { return array_; }

private:
    SAFEARRAY* array_;
};

HRESULT put(SAFEARRAY* into, LONG index, void* element) {
    return SafeArrayPutElement(into, &index, element);
}

HRESULT get(SAFEARRAY* from, LONG index, void* element) {
    return SafeArrayGetElement(from, &index, element);
}

VARTYPE vartype_of(SAFEARRAY* of) {
    VARTYPE type = VT_EMPTY;
    EXPECT_HR(S_OK, SafeArrayGetVartype(of, &type));
    return type;
}

} // namespace

TEST(SafeArray, VectorHasOneDimensionWithItsBounds) {
    array vector(SafeArrayCreateVector(VT_I4, 3, 5));
    ASSERT_NE(nullptr, static_cast<SAFEARRAY*>(vector));
    EXPECT_EQ(1u, SafeArrayGetDim(vector));
    EXPECT_EQ(4u, SafeArrayGetElemsize(vector));
    LONG bound = 0;
    EXPECT_HR(S_OK, SafeArrayGetLBound(vector, 1, &bound));
    EXPECT_EQ(3, bound);
    EXPECT_HR(S_OK, SafeArrayGetUBound(vector, 1, &bound));
    EXPECT_EQ(7, bound);
    EXPECT_EQ(VT_I4, vartype_of(vector));
}

TEST(SafeArray, CreateTakesBoundsToo) {
    SAFEARRAYBOUND bound = {4, -2};
    array created(SafeArrayCreate(VT_R8, 1, &bound));
    ASSERT_NE(nullptr, static_cast<SAFEARRAY*>(created));
    LONG low = 0;
    LONG high = 0;
    EXPECT_HR(S_OK, SafeArrayGetLBound(created, 1, &low));
    EXPECT_HR(S_OK, SafeArrayGetUBound(created, 1, &high));
    EXPECT_EQ(-2, low);
    EXPECT_EQ(1, high);
    EXPECT_EQ(8u, SafeArrayGetElemsize(created));
}

TEST(SafeArray, ElementSizes) {
    const struct {
        VARTYPE type;
        UINT size;
    } sizes[] = {{VT_I1, 1},      {VT_UI1, 1},  {VT_I2, 2},       {VT_UI2, 2},     {VT_BOOL, 2},
                 {VT_I4, 4},      {VT_UI4, 4},  {VT_R4, 4},       {VT_ERROR, 4},   {VT_INT, 4},
                 {VT_UINT, 4},    {VT_I8, 8},   {VT_UI8, 8},      {VT_R8, 8},      {VT_CY, 8},
                 {VT_DATE, 8},    {VT_BSTR, 8}, {VT_DISPATCH, 8}, {VT_UNKNOWN, 8}, {VT_DECIMAL, 16},
                 {VT_VARIANT, 24}};
    for (const auto& entry : sizes) {
        array vector(SafeArrayCreateVector(entry.type, 0, 1));
        ASSERT_NE(nullptr, static_cast<SAFEARRAY*>(vector)) << type_name(entry.type);
        EXPECT_EQ(entry.size, SafeArrayGetElemsize(vector)) << type_name(entry.type);
        EXPECT_EQ(entry.type, vartype_of(vector)) << type_name(entry.type);
    }
}

TEST(SafeArray, ImpossibleTypesAreRefused) {
    EXPECT_EQ(nullptr, SafeArrayCreateVector(VT_EMPTY, 0, 1));
    EXPECT_EQ(nullptr, SafeArrayCreateVector(VT_NULL, 0, 1));
    EXPECT_EQ(nullptr, SafeArrayCreateVector(VT_VOID, 0, 1));
}

TEST(SafeArray, FeaturesTellWhatElementsOwn) {
    array strings(SafeArrayCreateVector(VT_BSTR, 0, 1));
    EXPECT_TRUE(strings->fFeatures & FADF_BSTR);
    array unknowns(SafeArrayCreateVector(VT_UNKNOWN, 0, 1));
    EXPECT_TRUE(unknowns->fFeatures & FADF_UNKNOWN);
    EXPECT_TRUE(unknowns->fFeatures & FADF_HAVEIID);
    array dispatches(SafeArrayCreateVector(VT_DISPATCH, 0, 1));
    EXPECT_TRUE(dispatches->fFeatures & FADF_DISPATCH);
    array variants(SafeArrayCreateVector(VT_VARIANT, 0, 1));
    EXPECT_TRUE(variants->fFeatures & FADF_VARIANT);
    SAFEARRAYBOUND bound = {1, 0};
    array numbers(SafeArrayCreate(VT_I4, 1, &bound));
    EXPECT_TRUE(numbers->fFeatures & FADF_HAVEVARTYPE);
}

TEST(SafeArray, InterfaceArraysKnowTheirIid) {
    GUID id;
    array unknowns(SafeArrayCreateVector(VT_UNKNOWN, 0, 1));
    EXPECT_HR(S_OK, SafeArrayGetIID(unknowns, &id));
    EXPECT_EQ(text(IID_IUnknown), text(id));
    array dispatches(SafeArrayCreateVector(VT_DISPATCH, 0, 1));
    EXPECT_HR(S_OK, SafeArrayGetIID(dispatches, &id));
    EXPECT_EQ(text(IID_IDispatch), text(id));
    array numbers(SafeArrayCreateVector(VT_I4, 0, 1));
    EXPECT_HR(E_INVALIDARG, SafeArrayGetIID(numbers, &id));
}

TEST(SafeArray, NewElementsAreZero) {
    array vector(SafeArrayCreateVector(VT_I4, 0, 4));
    LONG value = 99;
    for (LONG i = 0; i < 4; ++i) {
        EXPECT_HR(S_OK, get(vector, i, &value));
        EXPECT_EQ(0, value);
    }
}

TEST(SafeArray, NewStringElementsAreNull) {
    array vector(SafeArrayCreateVector(VT_BSTR, 0, 2));
    BSTR value = reinterpret_cast<BSTR>(1);
    EXPECT_HR(S_OK, get(vector, 1, &value));
    EXPECT_EQ(nullptr, value);
}

TEST(SafeArray, NumbersAreStoredAndRead) {
    array vector(SafeArrayCreateVector(VT_I4, 10, 3));
    LONG value = 42;
    EXPECT_HR(S_OK, put(vector, 12, &value));
    value = 0;
    EXPECT_HR(S_OK, get(vector, 12, &value));
    EXPECT_EQ(42, value);
}

TEST(SafeArray, IndexesOutsideAreRefused) {
    array vector(SafeArrayCreateVector(VT_I4, 10, 3));
    LONG value = 0;
    for (LONG index : {9, 13, 0, -1, 2147483647}) {
        EXPECT_HR(DISP_E_BADINDEX, put(vector, index, &value)) << index;
        EXPECT_HR(DISP_E_BADINDEX, get(vector, index, &value)) << index;
    }
}

TEST(SafeArray, PutCopiesAString) {
    array vector(SafeArrayCreateVector(VT_BSTR, 0, 1));
    bstr source(OLESTR("copied"));
    EXPECT_HR(S_OK, put(vector, 0, source.get()));
    bstr read;
    EXPECT_HR(S_OK, get(vector, 0, read.put()));
    EXPECT_EQ("copied", read.str());
    EXPECT_NE(source.get(), read.get());
    EXPECT_NE(source.get(), *static_cast<BSTR*>(vector->pvData));
}

TEST(SafeArray, PutReplacesAString) {
    array vector(SafeArrayCreateVector(VT_BSTR, 0, 1));
    bstr first(OLESTR("first"));
    bstr second(OLESTR("second"));
    EXPECT_HR(S_OK, put(vector, 0, first.get()));
    EXPECT_HR(S_OK, put(vector, 0, second.get()));
    bstr read;
    EXPECT_HR(S_OK, get(vector, 0, read.put()));
    EXPECT_EQ("second", read.str());
}

TEST(SafeArray, PutOfANullString) {
    array vector(SafeArrayCreateVector(VT_BSTR, 0, 1));
    bstr first(OLESTR("first"));
    EXPECT_HR(S_OK, put(vector, 0, first.get()));
    EXPECT_HR(S_OK, put(vector, 0, nullptr));
    bstr read;
    EXPECT_HR(S_OK, get(vector, 0, read.put()));
    EXPECT_EQ(0u, SysStringLen(read.get()));
}

TEST(SafeArray, ObjectsAreCounted) {
    counted_unknown first;
    counted_unknown second;
    {
        array vector(SafeArrayCreateVector(VT_UNKNOWN, 0, 2));
        EXPECT_HR(S_OK, put(vector, 0, static_cast<IUnknown*>(&first)));
        EXPECT_EQ(2u, first.count);
        EXPECT_HR(S_OK, put(vector, 0, static_cast<IUnknown*>(&second)));
        EXPECT_EQ(1u, first.count);
        EXPECT_EQ(2u, second.count);
        ref<IUnknown> read;
        EXPECT_HR(S_OK, get(vector, 0, read.put()));
        EXPECT_EQ(&second, read.get());
        EXPECT_EQ(3u, second.count);
        read.reset();
        EXPECT_EQ(2u, second.count);
    }
    EXPECT_EQ(1u, first.count);
    EXPECT_EQ(1u, second.count);
}

TEST(SafeArray, VariantsAreCopied) {
    counted_unknown object;
    {
        array vector(SafeArrayCreateVector(VT_VARIANT, 0, 2));
        variant value = variant::unknown(&object);
        EXPECT_EQ(2u, object.count);
        EXPECT_HR(S_OK, put(vector, 1, &value));
        EXPECT_EQ(3u, object.count);
        variant read;
        EXPECT_HR(S_OK, get(vector, 1, &read));
        EXPECT_EQ(VT_UNKNOWN, V_VT(&read));
        EXPECT_EQ(4u, object.count);
    }
    EXPECT_EQ(1u, object.count);
}

TEST(SafeArray, AccessDataLocks) {
    SAFEARRAY* vector = SafeArrayCreateVector(VT_I2, 0, 3);
    void* data = nullptr;
    EXPECT_HR(S_OK, SafeArrayAccessData(vector, &data));
    EXPECT_EQ(vector->pvData, data);
    EXPECT_EQ(1u, vector->cLocks);
    EXPECT_HR(DISP_E_ARRAYISLOCKED, SafeArrayDestroy(vector));
    EXPECT_HR(S_OK, SafeArrayUnaccessData(vector));
    EXPECT_EQ(0u, vector->cLocks);
    EXPECT_HR(S_OK, SafeArrayDestroy(vector));
}

TEST(SafeArray, LocksCount) {
    array vector(SafeArrayCreateVector(VT_I2, 0, 3));
    EXPECT_HR(S_OK, SafeArrayLock(vector));
    EXPECT_HR(S_OK, SafeArrayLock(vector));
    EXPECT_EQ(2u, vector->cLocks);
    EXPECT_HR(S_OK, SafeArrayUnlock(vector));
    EXPECT_HR(S_OK, SafeArrayUnlock(vector));
    EXPECT_HR(E_UNEXPECTED, SafeArrayUnlock(vector));
}

TEST(SafeArray, PtrOfIndexPointsIntoTheData) {
    array vector(SafeArrayCreateVector(VT_I4, 5, 3));
    ASSERT_HR(S_OK, SafeArrayLock(vector));
    LONG index = 7;
    void* element = nullptr;
    EXPECT_HR(S_OK, SafeArrayPtrOfIndex(vector, &index, &element));
    EXPECT_EQ(static_cast<char*>(vector->pvData) + 8, element);
    index = 8;
    EXPECT_HR(DISP_E_BADINDEX, SafeArrayPtrOfIndex(vector, &index, &element));
    EXPECT_HR(S_OK, SafeArrayUnlock(vector));
}

TEST(SafeArray, CopyIsDeep) {
    counted_unknown object;
    {
        array source(SafeArrayCreateVector(VT_UNKNOWN, 0, 2));
        EXPECT_HR(S_OK, put(source, 1, static_cast<IUnknown*>(&object)));
        SAFEARRAY* made = nullptr;
        EXPECT_HR(S_OK, SafeArrayCopy(source, &made));
        array copy(made);
        EXPECT_EQ(3u, object.count);
        EXPECT_EQ(VT_UNKNOWN, vartype_of(copy));
        EXPECT_NE(source->pvData, copy->pvData);
    }
    EXPECT_EQ(1u, object.count);
}

TEST(SafeArray, CopyOfStrings) {
    array source(SafeArrayCreateVector(VT_BSTR, 1, 2));
    bstr value(OLESTR("text"));
    EXPECT_HR(S_OK, put(source, 2, value.get()));
    SAFEARRAY* made = nullptr;
    EXPECT_HR(S_OK, SafeArrayCopy(source, &made));
    array copy(made);
    bstr read;
    EXPECT_HR(S_OK, get(copy, 2, read.put()));
    EXPECT_EQ("text", read.str());
    LONG bound = 0;
    EXPECT_HR(S_OK, SafeArrayGetLBound(copy, 1, &bound));
    EXPECT_EQ(1, bound);
}

TEST(SafeArray, CopyOfNullIsNull) {
    SAFEARRAY* made = reinterpret_cast<SAFEARRAY*>(1);
    EXPECT_HR(S_OK, SafeArrayCopy(nullptr, &made));
    EXPECT_EQ(nullptr, made);
}

TEST(SafeArray, RedimKeepsAndClears) {
    counted_unknown object;
    {
        SAFEARRAYBOUND bound = {3, 0};
        array vector(SafeArrayCreate(VT_UNKNOWN, 1, &bound));
        EXPECT_HR(S_OK, put(vector, 0, static_cast<IUnknown*>(&object)));
        EXPECT_HR(S_OK, put(vector, 2, static_cast<IUnknown*>(&object)));
        EXPECT_EQ(3u, object.count);
        bound = {2, 0};
        EXPECT_HR(S_OK, SafeArrayRedim(vector, &bound));
        EXPECT_EQ(2u, object.count);
        bound = {5, 0};
        EXPECT_HR(S_OK, SafeArrayRedim(vector, &bound));
        ref<IUnknown> read;
        EXPECT_HR(S_OK, get(vector, 0, read.put()));
        EXPECT_EQ(&object, read.get());
        EXPECT_HR(S_OK, get(vector, 4, read.put()));
        EXPECT_FALSE(read);
    }
    EXPECT_EQ(1u, object.count);
}

TEST(SafeArray, EmptyVectors) {
    array vector(SafeArrayCreateVector(VT_VARIANT, 0, 0));
    ASSERT_NE(nullptr, static_cast<SAFEARRAY*>(vector));
    LONG bound = 0;
    EXPECT_HR(S_OK, SafeArrayGetUBound(vector, 1, &bound));
    EXPECT_EQ(-1, bound);
    LONG index = 0;
    variant value;
    EXPECT_HR(DISP_E_BADINDEX, SafeArrayGetElement(vector, &index, &value));
}

TEST(SafeArray, DimensionsStartAtOne) {
    array vector(SafeArrayCreateVector(VT_I4, 0, 2));
    LONG bound = 0;
    EXPECT_HR(DISP_E_BADINDEX, SafeArrayGetLBound(vector, 0, &bound));
    EXPECT_HR(DISP_E_BADINDEX, SafeArrayGetLBound(vector, 2, &bound));
    EXPECT_HR(DISP_E_BADINDEX, SafeArrayGetUBound(vector, 2, &bound));
}

TEST(SafeArray, NullArguments) {
    EXPECT_EQ(0u, SafeArrayGetDim(nullptr));
    EXPECT_EQ(0u, SafeArrayGetElemsize(nullptr));
    EXPECT_HR(S_OK, SafeArrayDestroy(nullptr));
    EXPECT_HR(E_INVALIDARG, SafeArrayLock(nullptr));
    EXPECT_HR(E_INVALIDARG, SafeArrayUnlock(nullptr));
    LONG bound = 0;
    EXPECT_HR(E_INVALIDARG, SafeArrayGetLBound(nullptr, 1, &bound));
    VARTYPE type;
    EXPECT_HR(E_INVALIDARG, SafeArrayGetVartype(nullptr, &type));
    LONG index = 0;
    EXPECT_HR(E_INVALIDARG, SafeArrayGetElement(nullptr, &index, &bound));
    EXPECT_HR(E_INVALIDARG, SafeArrayPutElement(nullptr, &index, &bound));
    void* data = nullptr;
    EXPECT_HR(E_INVALIDARG, SafeArrayAccessData(nullptr, &data));
}

TEST(SafeArray, DestroyDataClearsTheElements) {
    counted_unknown object;
    SAFEARRAYBOUND bound = {2, 0};
    SAFEARRAY* vector = SafeArrayCreate(VT_UNKNOWN, 1, &bound);
    EXPECT_HR(S_OK, put(vector, 0, static_cast<IUnknown*>(&object)));
    EXPECT_EQ(2u, object.count);
    EXPECT_HR(S_OK, SafeArrayDestroyData(vector));
    EXPECT_EQ(1u, object.count);
    EXPECT_HR(S_OK, SafeArrayDestroyDescriptor(vector));
}
