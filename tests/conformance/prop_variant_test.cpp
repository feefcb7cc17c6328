// PROPVARIANT: which types there are, and who owns what after a copy and after the end.
#include "objects.hpp"

#include <propidl.h>

#include <cstring>

using namespace conformance;

namespace {

PROPVARIANT typed(int vt) {
    PROPVARIANT value;
    PropVariantInit(&value);
    value.vt = static_cast<VARTYPE>(vt);
    return value;
}

bool is_zero(const PROPVARIANT& value) {
    const PROPVARIANT zero = typed(VT_EMPTY);
    return std::memcmp(&value, &zero, sizeof zero) == 0;
}

// Both answer for a type: to be copied, and to be cleared. Pointers in the value are null.
void expect_type(int vt, bool valid) {
    SCOPED_TRACE(vt);
    PROPVARIANT value = typed(vt);
    PROPVARIANT copy = typed(VT_I2);
    EXPECT_HR(valid ? S_OK : DISP_E_BADVARTYPE, PropVariantCopy(&copy, &value));
    EXPECT_EQ(valid ? vt : VT_I2, copy.vt);
    EXPECT_HR(valid ? S_OK : STG_E_INVALIDPARAMETER, PropVariantClear(&value));
    EXPECT_TRUE(is_zero(value));
}

BSTR string(const OLECHAR* of) {
    return SysAllocString(of);
}

LPWSTR wide_text(const char* of) {
    const std::size_t length = std::strlen(of) + 1;
    auto* made = static_cast<LPWSTR>(CoTaskMemAlloc(length * sizeof(WCHAR)));
    for (std::size_t i = 0; i < length; ++i)
        made[i] = static_cast<WCHAR>(of[i]);
    return made;
}

bool is_one_of(int type, std::initializer_list<int> types) {
    for (const int each : types) {
        if (each == type)
            return true;
    }
    return false;
}

} // namespace

TEST(PropVariant, ItsPlainTypes) {
    for (int type = 0; type <= VT_TYPEMASK; type = type < 80 ? type + 1 : type * 2 + 1) {
        if (type == VT_CLSID || type == VT_VERSIONED_STREAM)
            continue; // see below
        expect_type(type, type <= VT_BOOL || is_one_of(type, {VT_UNKNOWN, VT_DECIMAL, VT_LPSTR, VT_LPWSTR}) ||
                              (type >= VT_I1 && type <= VT_UINT) || (type >= VT_FILETIME && type <= VT_CF));
    }
}

TEST(PropVariant, ItsVectors) {
    for (int type = 0; type < 80; ++type)
        expect_type(
            VT_VECTOR | type,
            is_one_of(type, {VT_I1,   VT_UI1,     VT_I2,    VT_UI2,    VT_I4,       VT_UI4,  VT_I8,
                             VT_UI8,  VT_R4,      VT_R8,    VT_CY,     VT_DATE,     VT_BSTR, VT_ERROR,
                             VT_BOOL, VT_VARIANT, VT_LPSTR, VT_LPWSTR, VT_FILETIME, VT_CF,   VT_CLSID}));
}

TEST(PropVariant, ItsArrays) {
    for (int type = 0; type < 80; ++type)
        expect_type(VT_ARRAY | type,
                    is_one_of(type, {VT_I1, VT_UI1, VT_I2, VT_UI2, VT_I4, VT_UI4, VT_INT, VT_UINT, VT_R4,
                                     VT_R8, VT_BOOL, VT_DECIMAL, VT_ERROR, VT_CY, VT_DATE, VT_BSTR,
                                     VT_DISPATCH, VT_UNKNOWN, VT_VARIANT}));
    expect_type(VT_ARRAY | VT_VECTOR | VT_I4, false);
    expect_type(VT_RESERVED, false);
    expect_type(VT_ILLEGAL, false);
}

TEST(PropVariant, ItsReferences) {
    expect_type(VT_BYREF | VT_I4, true);
    expect_type(VT_BYREF | VT_BSTR, true);
    expect_type(VT_BYREF | VT_VARIANT, true);
}

TEST(PropVariant, AVersionedStream) {
    expect_type(VT_VERSIONED_STREAM, true);
}

TEST(PropVariant, NothingIsCleared) {
    EXPECT_HR(S_OK, PropVariantClear(nullptr));
}

TEST(PropVariant, TextsAreCopied) {
    PROPVARIANT value = typed(VT_LPWSTR);
    value.pwszVal = wide_text("wide");
    PROPVARIANT copy = typed(VT_EMPTY);
    EXPECT_HR(S_OK, PropVariantCopy(&copy, &value));
    EXPECT_EQ(VT_LPWSTR, copy.vt);
    EXPECT_NE(value.pwszVal, copy.pwszVal);
    EXPECT_HR(S_OK, PropVariantClear(&value));
    EXPECT_EQ('e', copy.pwszVal[3]);
    EXPECT_HR(S_OK, PropVariantClear(&copy));
    value = typed(VT_BSTR);
    value.bstrVal = SysAllocStringByteLen("even", 4);
    EXPECT_HR(S_OK, PropVariantCopy(&copy, &value));
    EXPECT_NE(value.bstrVal, copy.bstrVal);
    EXPECT_EQ(4u, SysStringByteLen(copy.bstrVal));
    EXPECT_HR(S_OK, PropVariantClear(&value));
    EXPECT_HR(S_OK, PropVariantClear(&copy));
}

TEST(PropVariant, BlobsAndIdentifiersAreCopied) {
    PROPVARIANT value = typed(VT_BLOB);
    value.blob.cbSize = 2;
    value.blob.pBlobData = static_cast<BYTE*>(CoTaskMemAlloc(2));
    value.blob.pBlobData[1] = 7;
    PROPVARIANT copy = typed(VT_EMPTY);
    EXPECT_HR(S_OK, PropVariantCopy(&copy, &value));
    EXPECT_NE(value.blob.pBlobData, copy.blob.pBlobData);
    EXPECT_EQ(2u, copy.blob.cbSize);
    EXPECT_EQ(7, copy.blob.pBlobData[1]);
    EXPECT_HR(S_OK, PropVariantClear(&value));
    EXPECT_HR(S_OK, PropVariantClear(&copy));
    value = typed(VT_CLSID);
    value.puuid = static_cast<CLSID*>(CoTaskMemAlloc(sizeof(CLSID)));
    *value.puuid = IID_IUnknown;
    EXPECT_HR(S_OK, PropVariantCopy(&copy, &value));
    EXPECT_NE(value.puuid, copy.puuid);
    EXPECT_EQ(text(IID_IUnknown), text(*copy.puuid));
    EXPECT_HR(S_OK, PropVariantClear(&value));
    EXPECT_HR(S_OK, PropVariantClear(&copy));
}

TEST(PropVariant, ClipboardDataIsCopied) {
    PROPVARIANT value = typed(VT_CF);
    value.pclipdata = static_cast<CLIPDATA*>(CoTaskMemAlloc(sizeof(CLIPDATA)));
    value.pclipdata->cbSize = 4 + 2;
    value.pclipdata->ulClipFmt = -1;
    value.pclipdata->pClipData = static_cast<BYTE*>(CoTaskMemAlloc(2));
    value.pclipdata->pClipData[1] = 7;
    PROPVARIANT copy = typed(VT_EMPTY);
    EXPECT_HR(S_OK, PropVariantCopy(&copy, &value));
    EXPECT_NE(value.pclipdata, copy.pclipdata);
    EXPECT_NE(value.pclipdata->pClipData, copy.pclipdata->pClipData);
    EXPECT_EQ(6u, copy.pclipdata->cbSize);
    EXPECT_EQ(7, copy.pclipdata->pClipData[1]);
    EXPECT_HR(S_OK, PropVariantClear(&value));
    EXPECT_HR(S_OK, PropVariantClear(&copy));
}

TEST(PropVariant, ObjectsAreShared) {
    for (const int vt :
         {VT_UNKNOWN, VT_DISPATCH, VT_STREAM, VT_STORAGE, VT_STREAMED_OBJECT, VT_STORED_OBJECT}) {
        SCOPED_TRACE(vt);
        counted_unknown object;
        PROPVARIANT value = typed(vt);
        value.punkVal = &object;
        object.AddRef();
        PROPVARIANT copy = typed(VT_EMPTY);
        EXPECT_HR(S_OK, PropVariantCopy(&copy, &value));
        EXPECT_EQ(3u, object.count);
        EXPECT_HR(S_OK, PropVariantClear(&value));
        EXPECT_HR(S_OK, PropVariantClear(&copy));
        EXPECT_EQ(1u, object.count);
    }
}

TEST(PropVariant, VectorsAreCopiedWithTheirElements) {
    PROPVARIANT value = typed(VT_VECTOR | VT_BSTR);
    value.cabstr.cElems = 2;
    value.cabstr.pElems = static_cast<BSTR*>(CoTaskMemAlloc(2 * sizeof(BSTR)));
    value.cabstr.pElems[0] = string(OLESTR("first"));
    value.cabstr.pElems[1] = nullptr;
    PROPVARIANT copy = typed(VT_EMPTY);
    EXPECT_HR(S_OK, PropVariantCopy(&copy, &value));
    ASSERT_EQ(2u, copy.cabstr.cElems);
    EXPECT_NE(value.cabstr.pElems, copy.cabstr.pElems);
    EXPECT_NE(value.cabstr.pElems[0], copy.cabstr.pElems[0]);
    EXPECT_EQ("first", text(copy.cabstr.pElems[0]));
    EXPECT_HR(S_OK, PropVariantClear(&value));
    EXPECT_HR(S_OK, PropVariantClear(&copy));

    value = typed(VT_VECTOR | VT_VARIANT);
    value.capropvar.cElems = 1;
    value.capropvar.pElems = static_cast<PROPVARIANT*>(CoTaskMemAlloc(sizeof(PROPVARIANT)));
    value.capropvar.pElems[0] = typed(VT_LPWSTR);
    value.capropvar.pElems[0].pwszVal = wide_text("nested");
    EXPECT_HR(S_OK, PropVariantCopy(&copy, &value));
    EXPECT_NE(value.capropvar.pElems[0].pwszVal, copy.capropvar.pElems[0].pwszVal);
    EXPECT_HR(S_OK, PropVariantClear(&value));
    EXPECT_EQ('n', copy.capropvar.pElems[0].pwszVal[0]);
    EXPECT_HR(S_OK, PropVariantClear(&copy));
}

TEST(PropVariant, ArraysAreCopied) {
    PROPVARIANT value = typed(VT_ARRAY | VT_I4);
    value.parray = SafeArrayCreateVector(VT_I4, 0, 3);
    PROPVARIANT copy = typed(VT_EMPTY);
    EXPECT_HR(S_OK, PropVariantCopy(&copy, &value));
    EXPECT_NE(value.parray, copy.parray);
    EXPECT_HR(S_OK, PropVariantClear(&value));
    EXPECT_HR(S_OK, PropVariantClear(&copy));
}

TEST(PropVariant, ArraysOfValuesAreFreed) {
    PROPVARIANT values[2] = {typed(VT_LPWSTR), typed(VT_BSTR)};
    values[0].pwszVal = wide_text("first");
    values[1].bstrVal = string(OLESTR("second"));
    EXPECT_HR(S_OK, FreePropVariantArray(2, values));
    EXPECT_TRUE(is_zero(values[0]));
    EXPECT_TRUE(is_zero(values[1]));
}

TEST(PropVariant, AnArrayThatIsNoneIsFreed) {
    EXPECT_HR(S_OK, FreePropVariantArray(1, nullptr));
}

TEST(PropVariant, AnArrayWithAnUnknownTypeIsFreedAndReported) {
    PROPVARIANT values[2] = {typed(VT_RECORD), typed(VT_BSTR)};
    values[1].bstrVal = string(OLESTR("second"));
    EXPECT_HR(STG_E_INVALIDPARAMETER, FreePropVariantArray(2, values));
    EXPECT_TRUE(is_zero(values[0]));
    EXPECT_TRUE(is_zero(values[1]));
}
