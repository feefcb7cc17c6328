#include <oleauto.h>

#include <cstring>
#include <string>

#include <gtest/gtest.h>

namespace {

/// Describes records of two LONGs and counts what is asked of it. The second number of a record stands for
/// something that it owns: RecordCopy frees what was there.
class counting_info final : public IRecordInfo {
public:
    ULONG references = 1;
    int copies = 0;
    int clears = 0;
    int destroys = 0;
    HRESULT copy_result = S_OK;

    STDMETHODIMP QueryInterface(REFIID, void** out) override {
        *out = nullptr;
        return E_NOINTERFACE;
    }
    STDMETHODIMP_(ULONG) AddRef() override { return ++references; }
    STDMETHODIMP_(ULONG) Release() override { return --references; }
    STDMETHODIMP RecordInit(PVOID) override { return S_OK; }
    STDMETHODIMP RecordClear(PVOID record) override {
        ++clears;
        std::memset(record, 0, 8);
        return S_OK;
    }
    STDMETHODIMP RecordCopy(PVOID from, PVOID to) override {
        ++copies;
        if (SUCCEEDED(copy_result))
            std::memcpy(to, from, 8);
        return copy_result;
    }
    STDMETHODIMP GetGuid(GUID*) override { return E_NOTIMPL; }
    STDMETHODIMP GetName(BSTR*) override { return E_NOTIMPL; }
    STDMETHODIMP GetSize(ULONG* size) override {
        *size = 8;
        return S_OK;
    }
    STDMETHODIMP GetTypeInfo(ITypeInfo**) override { return E_NOTIMPL; }
    STDMETHODIMP GetField(PVOID, LPCOLESTR, VARIANT*) override { return E_NOTIMPL; }
    STDMETHODIMP GetFieldNoCopy(PVOID, LPCOLESTR, VARIANT*, PVOID*) override { return E_NOTIMPL; }
    STDMETHODIMP PutField(ULONG, PVOID, LPCOLESTR, VARIANT*) override { return E_NOTIMPL; }
    STDMETHODIMP PutFieldNoCopy(ULONG, PVOID, LPCOLESTR, VARIANT*) override { return E_NOTIMPL; }
    STDMETHODIMP GetFieldNames(ULONG*, BSTR*) override { return E_NOTIMPL; }
    STDMETHODIMP_(BOOL) IsMatchingType(IRecordInfo*) override { return TRUE; }
    STDMETHODIMP_(PVOID) RecordCreate() override { return nullptr; }
    STDMETHODIMP RecordCreateCopy(PVOID, PVOID*) override { return E_NOTIMPL; }
    STDMETHODIMP RecordDestroy(PVOID) override {
        ++destroys;
        return S_OK;
    }
};

TEST(SafeArrayRecords, AreCopiedAndClearedByTheirDescription) {
    counting_info info;
    SAFEARRAYBOUND bound = {2, 0};
    SAFEARRAY* array = SafeArrayCreateEx(VT_RECORD, 1, &bound, &info);
    ASSERT_NE(array, nullptr);
    EXPECT_EQ(array->fFeatures, FADF_RECORD);
    EXPECT_EQ(array->cbElements, 8u);
    EXPECT_EQ(info.references, 2u);

    LONG index = 0;
    LONG record[] = {7, 8};
    EXPECT_EQ(SafeArrayPutElement(array, &index, record), S_OK);
    LONG out[] = {1, 2};
    EXPECT_EQ(SafeArrayGetElement(array, &index, out), S_OK);
    EXPECT_EQ(out[1], 8);
    EXPECT_EQ(info.copies, 2);
    EXPECT_EQ(info.clears, 0);

    SAFEARRAY* copy = nullptr;
    ASSERT_EQ(SafeArrayCopy(array, &copy), S_OK);
    EXPECT_EQ(info.copies, 4);
    EXPECT_EQ(info.references, 3u);
    EXPECT_EQ(static_cast<LONG*>(copy->pvData)[1], 8);

    // RecordCopy frees the old content itself.
    EXPECT_EQ(SafeArrayCopyData(array, copy), S_OK);
    EXPECT_EQ(info.copies, 6);
    EXPECT_EQ(info.clears, 0);

    bound.cElements = 1;
    EXPECT_EQ(SafeArrayRedim(copy, &bound), S_OK);
    EXPECT_EQ(info.clears, 1);
    EXPECT_EQ(SafeArrayDestroy(copy), S_OK);
    EXPECT_EQ(info.clears, 2);
    EXPECT_EQ(info.references, 2u);
    EXPECT_EQ(SafeArrayDestroy(array), S_OK);
    EXPECT_EQ(info.clears, 4);
    EXPECT_EQ(info.references, 1u);
}

TEST(SafeArrayRecords, AFailingCopyFails) {
    counting_info info;
    SAFEARRAY* array = SafeArrayCreateVectorEx(VT_RECORD, 0, 2, &info);
    ASSERT_NE(array, nullptr);
    info.copy_result = E_OUTOFMEMORY;
    LONG index = 0;
    LONG record[] = {7, 8};
    EXPECT_EQ(SafeArrayPutElement(array, &index, record), E_OUTOFMEMORY);
    EXPECT_EQ(SafeArrayGetElement(array, &index, record), E_OUTOFMEMORY);
    SAFEARRAY* copy = array;
    EXPECT_EQ(SafeArrayCopy(array, &copy), E_OUTOFMEMORY);
    EXPECT_EQ(copy, nullptr);
    EXPECT_EQ(info.references, 2u);
    EXPECT_EQ(SafeArrayDestroy(array), S_OK);
    EXPECT_EQ(info.references, 1u);
}

TEST(SafeArrayRecords, TheDescriptionCanBeReplaced) {
    counting_info first, second;
    SAFEARRAY* array = SafeArrayCreateVectorEx(VT_RECORD, 0, 1, &first);
    IRecordInfo* info = nullptr;
    EXPECT_EQ(SafeArraySetRecordInfo(array, &second), S_OK);
    EXPECT_EQ(first.references, 1u);
    EXPECT_EQ(SafeArrayGetRecordInfo(array, &info), S_OK);
    EXPECT_EQ(info, &second);
    EXPECT_EQ(second.references, 3u);
    EXPECT_EQ(SafeArraySetRecordInfo(array, nullptr), S_OK);
    EXPECT_EQ(SafeArrayGetRecordInfo(array, &info), S_OK);
    EXPECT_EQ(info, nullptr);
    EXPECT_EQ(SafeArrayDestroy(array), S_OK);
    EXPECT_EQ(second.references, 2u);
}

TEST(SafeArrayRecords, NeedADescription) {
    SAFEARRAYBOUND bound = {2, 0};
    EXPECT_EQ(SafeArrayCreate(VT_RECORD, 1, &bound), nullptr);
    EXPECT_EQ(SafeArrayCreateEx(VT_RECORD, 1, &bound, nullptr), nullptr);
    EXPECT_EQ(SafeArrayCreateVector(VT_RECORD, 0, 2), nullptr);
    EXPECT_EQ(SafeArrayCreateVectorEx(VT_RECORD, 0, 2, nullptr), nullptr);
}

// What VariantCopy allocates, VariantClear frees (LeakSanitizer tells); a record of the caller's stays the
// caller's, and RecordDestroy, which would free it, is not called.
TEST(VariantRecord, IsCopiedAndClearedByItsDescription) {
    counting_info info;
    LONG record[] = {7, 8};
    VARIANT source{}, copy{};
    V_VT(&source) = VT_RECORD;
    V_RECORD(&source) = record;
    V_RECORDINFO(&source) = &info;
    ASSERT_EQ(VariantCopy(&copy, &source), S_OK);
    EXPECT_EQ(info.references, 2u);
    EXPECT_EQ(info.copies, 1);
    ASSERT_NE(V_RECORD(&copy), record);
    EXPECT_EQ(static_cast<LONG*>(V_RECORD(&copy))[1], 8);
    EXPECT_EQ(VariantClear(&copy), S_OK);
    EXPECT_EQ(info.references, 1u);
    EXPECT_EQ(info.clears, 1);

    ++info.references; // VariantClear's
    EXPECT_EQ(VariantClear(&source), S_OK);
    EXPECT_EQ(V_VT(&source), VT_EMPTY);
    EXPECT_EQ(info.clears, 2);
    EXPECT_EQ(info.destroys, 0);
    EXPECT_EQ(record[1], 0);

    V_VT(&source) = VT_RECORD;
    V_RECORD(&source) = record;
    info.copy_result = E_OUTOFMEMORY;
    EXPECT_EQ(VariantCopy(&copy, &source), E_OUTOFMEMORY);
    EXPECT_EQ(V_VT(&copy), VT_EMPTY);
    EXPECT_EQ(info.references, 1u);

    V_VT(&source) = VT_RECORD | VT_BYREF;
    info.copy_result = S_OK;
    ASSERT_EQ(VariantCopy(&copy, &source), S_OK);
    EXPECT_EQ(V_RECORD(&copy), record);
    EXPECT_EQ(VariantClear(&copy), S_OK);
    ASSERT_EQ(VariantCopyInd(&copy, &source), S_OK);
    EXPECT_EQ(V_VT(&copy), VT_RECORD);
    EXPECT_NE(V_RECORD(&copy), record);
    EXPECT_EQ(VariantClear(&copy), S_OK);
    EXPECT_EQ(info.references, 1u);
}

} // namespace
