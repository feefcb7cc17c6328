#include <propvarutil.h>

#include <cstring>
#include <string>

#include <gtest/gtest.h>

namespace {

/// On the stack: counts, and answers for whatever face it has.
struct counted final : IUnknown {
    ULONG references = 1;
    STDMETHODIMP QueryInterface(REFIID, void** out) override {
        *out = nullptr;
        return E_NOINTERFACE;
    }
    STDMETHODIMP_(ULONG) AddRef() override { return ++references; }
    STDMETHODIMP_(ULONG) Release() override { return --references; }
};

template <class T>
T* task(std::size_t count = 1) {
    return static_cast<T*>(CoTaskMemAlloc(count * sizeof(T)));
}

LPSTR narrow(const char* text) {
    return std::strcpy(task<char>(std::strlen(text) + 1), text);
}

LPWSTR wide(const char* text) {
    LPWSTR made = task<WCHAR>(std::strlen(text) + 1);
    for (std::size_t i = 0; i <= std::strlen(text); ++i)
        made[i] = static_cast<WCHAR>(text[i]);
    return made;
}

BSTR bstr(const char* text) {
    LPWSTR units = wide(text);
    BSTR made = SysAllocString(reinterpret_cast<const OLECHAR*>(units));
    CoTaskMemFree(units);
    return made;
}

template <class Unit>
std::string text_of(const Unit* units) {
    std::string made;
    for (; units && *units; ++units)
        made += static_cast<char>(*units);
    return made;
}

BYTE* bytes(const char* of, std::size_t count) {
    return static_cast<BYTE*>(std::memcpy(task<BYTE>(count), of, count));
}

PROPVARIANT typed(VARTYPE vt) {
    PROPVARIANT value;
    PropVariantInit(&value);
    value.vt = vt;
    return value;
}

bool is_zero(const PROPVARIANT& value) {
    PROPVARIANT zero;
    std::memset(static_cast<void*>(&zero), 0, sizeof zero);
    return std::memcmp(&value, &zero, sizeof zero) == 0;
}

/// Copies it, clears both; LeakSanitizer tells whether all was freed, and once. The copy has nothing in
/// common with the source but what `shares` says.
template <class Check>
void copies_and_clears(PROPVARIANT source, Check&& check) {
    SCOPED_TRACE(source.vt);
    PROPVARIANT copy;
    std::memset(static_cast<void*>(&copy), 0x55, sizeof copy); // which is not freed
    ASSERT_EQ(PropVariantCopy(&copy, &source), S_OK);
    EXPECT_EQ(copy.vt, source.vt);
    check(source, copy);
    EXPECT_EQ(PropVariantClear(&source), S_OK);
    EXPECT_TRUE(is_zero(source));
    EXPECT_EQ(PropVariantClear(&copy), S_OK);
    EXPECT_TRUE(is_zero(copy));
}

TEST(PropVariant, NumbersAreCopiedAsTheyAre) {
    for (const VARTYPE vt :
         {VT_EMPTY, VT_NULL,  VT_I1, VT_UI1, VT_I2, VT_UI2,  VT_BOOL, VT_I4,  VT_UI4,      VT_INT,
          VT_UINT,  VT_ERROR, VT_R4, VT_R8,  VT_CY, VT_DATE, VT_I8,   VT_UI8, VT_FILETIME, VT_DECIMAL}) {
        PROPVARIANT value = typed(vt);
        value.hVal.QuadPart = 0x123456789abcdef;
        copies_and_clears(value, [](PROPVARIANT& source, PROPVARIANT& copy) {
            EXPECT_EQ(std::memcmp(&source, &copy, sizeof copy), 0);
        });
    }
}

TEST(PropVariant, TextsAreCopied) {
    PROPVARIANT value = typed(VT_LPSTR);
    value.pszVal = narrow("narrow");
    copies_and_clears(value, [](PROPVARIANT& source, PROPVARIANT& copy) {
        EXPECT_NE(source.pszVal, copy.pszVal);
        EXPECT_STREQ(copy.pszVal, "narrow");
    });
    value = typed(VT_LPWSTR);
    value.pwszVal = wide("wide");
    copies_and_clears(value, [](PROPVARIANT& source, PROPVARIANT& copy) {
        EXPECT_NE(source.pwszVal, copy.pwszVal);
        EXPECT_EQ(text_of(copy.pwszVal), "wide");
    });
    value = typed(VT_BSTR);
    value.bstrVal = SysAllocStringByteLen("odd", 3);
    copies_and_clears(value, [](PROPVARIANT& source, PROPVARIANT& copy) {
        EXPECT_NE(source.bstrVal, copy.bstrVal);
        EXPECT_EQ(SysStringByteLen(copy.bstrVal), 3u);
    });
}

TEST(PropVariant, BlocksAreCopied) {
    PROPVARIANT value = typed(VT_CLSID);
    value.puuid = task<CLSID>();
    *value.puuid = IID_IUnknown;
    copies_and_clears(value, [](PROPVARIANT& source, PROPVARIANT& copy) {
        EXPECT_NE(source.puuid, copy.puuid);
        EXPECT_EQ(*copy.puuid, IID_IUnknown);
    });
    for (const VARTYPE vt : {VT_BLOB, VT_BLOB_OBJECT}) {
        value = typed(vt);
        value.blob.cbSize = 3;
        value.blob.pBlobData = bytes("abc", 3);
        copies_and_clears(value, [](PROPVARIANT& source, PROPVARIANT& copy) {
            EXPECT_NE(source.blob.pBlobData, copy.blob.pBlobData);
            EXPECT_EQ(copy.blob.cbSize, 3u);
            EXPECT_EQ(copy.blob.pBlobData[2], 'c');
        });
    }
    value = typed(VT_CF);
    value.pclipdata = task<CLIPDATA>();
    value.pclipdata->cbSize = 4 + 2;
    value.pclipdata->ulClipFmt = -1;
    value.pclipdata->pClipData = bytes("xy", 2);
    copies_and_clears(value, [](PROPVARIANT& source, PROPVARIANT& copy) {
        EXPECT_NE(source.pclipdata, copy.pclipdata);
        EXPECT_NE(source.pclipdata->pClipData, copy.pclipdata->pClipData);
        EXPECT_EQ(copy.pclipdata->ulClipFmt, -1);
        EXPECT_EQ(copy.pclipdata->pClipData[1], 'y');
    });
}

TEST(PropVariant, ASizeOfAClipThatHasNoRoomForItsFormat) {
    PROPVARIANT value = typed(VT_CF);
    value.pclipdata = task<CLIPDATA>();
    value.pclipdata->cbSize = 1;
    value.pclipdata->pClipData = bytes("x", 1);
    copies_and_clears(value, [](PROPVARIANT&, PROPVARIANT&) {});
}

TEST(PropVariant, NullPointersArePassedOver) {
    for (const VARTYPE vt :
         {VT_BSTR, VT_LPSTR, VT_LPWSTR, VT_CLSID, VT_BLOB, VT_BLOB_OBJECT, VT_CF, VT_UNKNOWN, VT_DISPATCH,
          VT_STREAM, VT_STORAGE, VT_STREAMED_OBJECT, VT_STORED_OBJECT, VT_VERSIONED_STREAM}) {
        copies_and_clears(typed(vt), [](PROPVARIANT& source, PROPVARIANT& copy) {
            EXPECT_EQ(std::memcmp(&source, &copy, sizeof copy), 0);
        });
    }
    PROPVARIANT value = typed(VT_VECTOR | VT_LPWSTR);
    value.calpwstr.cElems = 7;
    copies_and_clears(value, [](PROPVARIANT&, PROPVARIANT& copy) {
        EXPECT_EQ(copy.calpwstr.cElems, 7u);
        EXPECT_EQ(copy.calpwstr.pElems, nullptr);
    });
    value = typed(VT_ARRAY | VT_I4);
    copies_and_clears(value, [](PROPVARIANT&, PROPVARIANT& copy) { EXPECT_EQ(copy.parray, nullptr); });
    EXPECT_EQ(PropVariantClear(nullptr), S_OK);
}

TEST(PropVariant, ObjectsAreShared) {
    counted object;
    for (const VARTYPE vt :
         {VT_UNKNOWN, VT_DISPATCH, VT_STREAM, VT_STORAGE, VT_STREAMED_OBJECT, VT_STORED_OBJECT}) {
        PROPVARIANT value = typed(vt);
        value.punkVal = &object;
        object.AddRef();
        copies_and_clears(value, [&](PROPVARIANT&, PROPVARIANT& copy) {
            EXPECT_EQ(copy.punkVal, &object);
            EXPECT_EQ(object.references, 3u);
        });
        EXPECT_EQ(object.references, 1u);
    }
    PROPVARIANT value = typed(VT_VERSIONED_STREAM);
    value.pVersionedStream = task<VERSIONEDSTREAM>();
    value.pVersionedStream->guidVersion = IID_IUnknown;
    value.pVersionedStream->pStream = reinterpret_cast<IStream*>(static_cast<IUnknown*>(&object));
    object.AddRef();
    copies_and_clears(value, [&](PROPVARIANT& source, PROPVARIANT& copy) {
        EXPECT_NE(source.pVersionedStream, copy.pVersionedStream);
        EXPECT_EQ(copy.pVersionedStream->guidVersion, IID_IUnknown);
        EXPECT_EQ(object.references, 3u);
    });
    EXPECT_EQ(object.references, 1u);
}

TEST(PropVariant, ArraysAreCopied) {
    PROPVARIANT value = typed(VT_ARRAY | VT_BSTR);
    value.parray = SafeArrayCreateVector(VT_BSTR, 0, 1);
    static_cast<BSTR*>(value.parray->pvData)[0] = bstr("element");
    copies_and_clears(value, [](PROPVARIANT& source, PROPVARIANT& copy) {
        EXPECT_NE(source.parray, copy.parray);
        EXPECT_EQ(text_of(static_cast<BSTR*>(copy.parray->pvData)[0]), "element");
    });
    value = typed(VT_ARRAY | VT_I4);
    value.parray = SafeArrayCreateVector(VT_I4, 0, 1);
    SafeArrayLock(value.parray);
    EXPECT_EQ(PropVariantClear(&value), DISP_E_ARRAYISLOCKED);
    ASSERT_EQ(value.vt, VT_ARRAY | VT_I4);
    SafeArrayUnlock(value.parray);
    EXPECT_EQ(PropVariantClear(&value), S_OK);
}

TEST(PropVariant, VectorsAreCopiedWithTheirElements) {
    PROPVARIANT value = typed(VT_VECTOR | VT_LPWSTR);
    value.calpwstr.cElems = 3;
    value.calpwstr.pElems = task<LPWSTR>(3);
    value.calpwstr.pElems[0] = wide("a");
    value.calpwstr.pElems[1] = nullptr;
    value.calpwstr.pElems[2] = wide("c");
    copies_and_clears(value, [](PROPVARIANT& source, PROPVARIANT& copy) {
        EXPECT_NE(source.calpwstr.pElems[2], copy.calpwstr.pElems[2]);
        EXPECT_EQ(text_of(copy.calpwstr.pElems[2]), "c");
        EXPECT_EQ(copy.calpwstr.pElems[1], nullptr);
    });
    value = typed(VT_VECTOR | VT_LPSTR);
    value.calpstr.cElems = 1;
    value.calpstr.pElems = task<LPSTR>();
    value.calpstr.pElems[0] = narrow("a");
    copies_and_clears(value,
                      [](PROPVARIANT&, PROPVARIANT& copy) { EXPECT_STREQ(copy.calpstr.pElems[0], "a"); });
    value = typed(VT_VECTOR | VT_BSTR);
    value.cabstr.cElems = 2;
    value.cabstr.pElems = task<BSTR>(2);
    value.cabstr.pElems[0] = bstr("a");
    value.cabstr.pElems[1] = bstr("b");
    copies_and_clears(
        value, [](PROPVARIANT&, PROPVARIANT& copy) { EXPECT_EQ(text_of(copy.cabstr.pElems[1]), "b"); });
    value = typed(VT_VECTOR | VT_CF);
    value.caclipdata.cElems = 1;
    value.caclipdata.pElems = task<CLIPDATA>();
    value.caclipdata.pElems[0] = {5, 1, bytes("z", 1)};
    copies_and_clears(value, [](PROPVARIANT& source, PROPVARIANT& copy) {
        EXPECT_NE(source.caclipdata.pElems[0].pClipData, copy.caclipdata.pElems[0].pClipData);
    });
    value = typed(VT_VECTOR | VT_I8);
    value.cah.cElems = 2;
    value.cah.pElems = task<LARGE_INTEGER>(2);
    value.cah.pElems[0].QuadPart = 1;
    value.cah.pElems[1].QuadPart = 2;
    copies_and_clears(value,
                      [](PROPVARIANT&, PROPVARIANT& copy) { EXPECT_EQ(copy.cah.pElems[1].QuadPart, 2); });
    value = typed(VT_VECTOR | VT_I4);
    value.cal.pElems = task<LONG>();
    copies_and_clears(value, [](PROPVARIANT&, PROPVARIANT& copy) { EXPECT_NE(copy.cal.pElems, nullptr); });
}

PROPVARIANT vector_of(ULONG count) {
    PROPVARIANT value = typed(VT_VECTOR | VT_VARIANT);
    value.capropvar.cElems = count;
    value.capropvar.pElems = task<PROPVARIANT>(count);
    for (ULONG i = 0; i < count; ++i) {
        value.capropvar.pElems[i] = typed(VT_LPSTR);
        value.capropvar.pElems[i].pszVal = narrow("nested");
    }
    return value;
}

TEST(PropVariant, VectorsOfValuesHoldOthers) {
    PROPVARIANT value = vector_of(2);
    PropVariantClear(&value.capropvar.pElems[1]);
    value.capropvar.pElems[1] = vector_of(1);
    copies_and_clears(value, [](PROPVARIANT&, PROPVARIANT& copy) {
        EXPECT_STREQ(copy.capropvar.pElems[0].pszVal, "nested");
        EXPECT_STREQ(copy.capropvar.pElems[1].capropvar.pElems[0].pszVal, "nested");
    });
    // One that cannot be copied: the ones before it are freed again.
    value = vector_of(3);
    PropVariantClear(&value.capropvar.pElems[1]);
    value.capropvar.pElems[1].vt = VT_RECORD;
    PROPVARIANT copy = typed(VT_I4);
    EXPECT_EQ(PropVariantCopy(&copy, &value), DISP_E_BADVARTYPE);
    EXPECT_EQ(copy.vt, VT_I4);
    EXPECT_EQ(PropVariantClear(&value), STG_E_INVALIDPARAMETER) << "and the others are freed";
    EXPECT_TRUE(is_zero(value));
}

TEST(PropVariant, ReferencesOwnNothing) {
    BSTR text = bstr("mine");
    PROPVARIANT value = typed(VT_BYREF | VT_BSTR);
    value.pbstrVal = &text;
    copies_and_clears(value, [&](PROPVARIANT&, PROPVARIANT& copy) { EXPECT_EQ(copy.pbstrVal, &text); });
    EXPECT_EQ(text_of(text), "mine");
    SysFreeString(text);
}

TEST(PropVariant, OtherTypesAreRefused) {
    for (const int vt :
         {int{VT_VARIANT}, 15, int{VT_RECORD}, int{VT_VOID}, int{VT_HRESULT}, int{VT_BSTR_BLOB}, 74,
          VT_VECTOR | VT_EMPTY, VT_VECTOR | VT_DECIMAL, VT_VECTOR | VT_STREAM, VT_VECTOR | VT_INT,
          VT_ARRAY | VT_EMPTY, VT_ARRAY | VT_I8, VT_ARRAY | VT_LPSTR, VT_BYREF | VT_I8, int{VT_BYREF},
          VT_VECTOR | VT_ARRAY | VT_I4, int{VT_RESERVED}, int{VT_ILLEGAL}}) {
        SCOPED_TRACE(vt);
        PROPVARIANT value = typed(static_cast<VARTYPE>(vt));
        value.hVal.QuadPart = 1; // no pointer
        PROPVARIANT copy = typed(VT_I2);
        EXPECT_EQ(PropVariantCopy(&copy, &value), DISP_E_BADVARTYPE);
        EXPECT_EQ(copy.vt, VT_I2);
        EXPECT_EQ(PropVariantClear(&value), STG_E_INVALIDPARAMETER);
        EXPECT_TRUE(is_zero(value));
    }
    PROPVARIANT value = typed(VT_I4);
    EXPECT_EQ(PropVariantCopy(nullptr, &value), E_INVALIDARG);
    EXPECT_EQ(PropVariantCopy(&value, nullptr), E_INVALIDARG);
}

TEST(PropVariant, ArraysOfValuesAreFreed) {
    PROPVARIANT values[3] = {typed(VT_LPSTR), typed(VT_RECORD), typed(VT_BSTR)};
    values[0].pszVal = narrow("a");
    values[2].bstrVal = bstr("c");
    EXPECT_EQ(FreePropVariantArray(3, values), STG_E_INVALIDPARAMETER);
    for (const PROPVARIANT& value : values)
        EXPECT_TRUE(is_zero(value));
    EXPECT_EQ(FreePropVariantArray(3, values), S_OK);
    EXPECT_EQ(FreePropVariantArray(0, values), S_OK);
    EXPECT_EQ(FreePropVariantArray(3, nullptr), S_OK);
}

// ---- Conversion ----

/// Converts and clears the source.
VARIANT converted(PROPVARIANT source, HRESULT expected = S_OK) {
    VARIANT made;
    std::memset(&made, 0x55, sizeof made);
    EXPECT_EQ(PropVariantToVariant(&source, &made), expected) << source.vt;
    PropVariantClear(&source);
    return made;
}

TEST(PropVariantToVariant, KeepsWhatVariantsHave) {
    PROPVARIANT value = typed(VT_I8);
    value.hVal.QuadPart = -5;
    VARIANT made = converted(value);
    EXPECT_EQ(made.vt, VT_I8);
    EXPECT_EQ(made.llVal, -5);
    value = typed(VT_BSTR);
    value.bstrVal = bstr("text");
    made = converted(value);
    EXPECT_EQ(made.vt, VT_BSTR);
    EXPECT_EQ(text_of(made.bstrVal), "text");
    VariantClear(&made);
    EXPECT_EQ(converted(typed(VT_EMPTY)).vt, VT_EMPTY);
    EXPECT_EQ(converted(typed(VT_NULL)).vt, VT_NULL);
    value = typed(VT_ARRAY | VT_BSTR);
    value.parray = SafeArrayCreateVector(VT_BSTR, 0, 1);
    made = converted(value);
    EXPECT_EQ(made.vt, VT_ARRAY | VT_BSTR);
    VariantClear(&made);
}

TEST(PropVariantToVariant, MakesStringsAndDates) {
    PROPVARIANT value = typed(VT_LPSTR);
    value.pszVal = narrow("\xc3\xa4");
    VARIANT made = converted(value);
    ASSERT_EQ(made.vt, VT_BSTR);
    ASSERT_EQ(SysStringLen(made.bstrVal), 1u);
    EXPECT_EQ(made.bstrVal[0], 0xe4);
    VariantClear(&made);
    value = typed(VT_LPWSTR);
    value.pwszVal = wide("wide");
    made = converted(value);
    EXPECT_EQ(text_of(made.bstrVal), "wide");
    VariantClear(&made);
    made = converted(typed(VT_LPWSTR));
    EXPECT_EQ(made.vt, VT_BSTR);
    EXPECT_EQ(made.bstrVal, nullptr);
    value = typed(VT_CLSID);
    value.puuid = task<CLSID>();
    *value.puuid = IID_IUnknown;
    made = converted(value);
    EXPECT_EQ(text_of(made.bstrVal), "{00000000-0000-0000-C000-000000000046}");
    VariantClear(&made);

    value = typed(VT_FILETIME);
    value.uhVal.QuadPart = 864000000000ull * 109205 + 864000000000ull / 4; // 30 December 1899, 6 o'clock
    EXPECT_EQ(converted(value).date, 0.25);
    value.uhVal.QuadPart = 864000000000ull / 4;
    EXPECT_EQ(converted(value).vt, VT_DATE);
    EXPECT_EQ(converted(value).date, -109205.25) << "before that day, time counts away from zero";
    value.uhVal.QuadPart = 864000000000ull * 145731;
    EXPECT_EQ(converted(value).date, 36526) << "1 January 2000";
}

TEST(PropVariantToVariant, MakesArraysOfVectors) {
    PROPVARIANT value = typed(VT_VECTOR | VT_UI8);
    value.cauh.cElems = 2;
    value.cauh.pElems = task<ULARGE_INTEGER>(2);
    value.cauh.pElems[1].QuadPart = 9;
    VARIANT made = converted(value);
    ASSERT_EQ(made.vt, VT_ARRAY | VT_UI8);
    EXPECT_EQ(made.parray->rgsabound[0].cElements, 2u);
    EXPECT_EQ(static_cast<ULONGLONG*>(made.parray->pvData)[1], 9u);
    VariantClear(&made);
    value = typed(VT_VECTOR | VT_LPWSTR);
    value.calpwstr.cElems = 2;
    value.calpwstr.pElems = task<LPWSTR>(2);
    value.calpwstr.pElems[0] = wide("a");
    value.calpwstr.pElems[1] = nullptr;
    made = converted(value);
    ASSERT_EQ(made.vt, VT_ARRAY | VT_BSTR);
    EXPECT_EQ(text_of(static_cast<BSTR*>(made.parray->pvData)[0]), "a");
    VariantClear(&made);
    made = converted(vector_of(2));
    ASSERT_EQ(made.vt, VT_ARRAY | VT_VARIANT);
    EXPECT_EQ(static_cast<VARIANT*>(made.parray->pvData)[1].vt, VT_BSTR);
    VariantClear(&made);
    value = typed(VT_VECTOR | VT_FILETIME);
    made = converted(value);
    ASSERT_EQ(made.vt, VT_ARRAY | VT_DATE);
    EXPECT_EQ(made.parray->rgsabound[0].cElements, 0u);
    VariantClear(&made);
    // An element that no VARIANT holds: what was made so far is freed.
    value = vector_of(2);
    PropVariantClear(&value.capropvar.pElems[1]);
    value.capropvar.pElems[1] = typed(VT_BLOB);
    EXPECT_EQ(converted(value, DISP_E_TYPEMISMATCH).vt, VT_EMPTY);
}

TEST(PropVariantToVariant, GivesStreamsAsObjects) {
    counted object;
    PROPVARIANT value = typed(VT_STREAM);
    value.punkVal = &object;
    object.AddRef();
    VARIANT made = converted(value);
    EXPECT_EQ(made.vt, VT_UNKNOWN);
    EXPECT_EQ(object.references, 2u);
    VariantClear(&made);
    EXPECT_EQ(object.references, 1u);
}

TEST(PropVariantToVariant, RefusesTheOthers) {
    for (const int vt : {int{VT_STORAGE}, int{VT_BLOB}, int{VT_BLOB_OBJECT}, int{VT_STREAMED_OBJECT},
                         int{VT_STORED_OBJECT}, int{VT_CF}, VT_VECTOR | VT_CF})
        EXPECT_EQ(converted(typed(static_cast<VARTYPE>(vt)), DISP_E_TYPEMISMATCH).vt, VT_EMPTY);
    EXPECT_EQ(converted(typed(VT_RECORD), DISP_E_BADVARTYPE).vt, VT_EMPTY);
    VARIANT variant;
    PROPVARIANT value = typed(VT_I4);
    EXPECT_EQ(PropVariantToVariant(nullptr, &variant), E_INVALIDARG);
    EXPECT_EQ(PropVariantToVariant(&value, nullptr), E_INVALIDARG);
}

TEST(VariantToPropVariant, Copies) {
    VARIANT variant;
    VariantInit(&variant);
    V_VT(&variant) = VT_BSTR;
    V_BSTR(&variant) = bstr("text");
    PROPVARIANT value;
    EXPECT_EQ(VariantToPropVariant(&variant, &value), S_OK);
    EXPECT_EQ(value.vt, VT_BSTR);
    EXPECT_NE(value.bstrVal, V_BSTR(&variant));
    EXPECT_EQ(PropVariantClear(&value), S_OK);
    VariantClear(&variant);
    V_VT(&variant) = VT_DECIMAL;
    V_DECIMAL(&variant).Hi32 = 3;
    EXPECT_EQ(VariantToPropVariant(&variant, &value), S_OK);
    EXPECT_EQ(value.vt, VT_DECIMAL);
    EXPECT_EQ(value.decVal.Hi32, 3u);
    V_VT(&variant) = VT_ARRAY | VT_VARIANT;
    V_ARRAY(&variant) = SafeArrayCreateVector(VT_VARIANT, 0, 2);
    EXPECT_EQ(VariantToPropVariant(&variant, &value), S_OK);
    EXPECT_NE(value.parray, V_ARRAY(&variant));
    EXPECT_EQ(PropVariantClear(&value), S_OK);
    VariantClear(&variant);
    LONG number = 5;
    V_VT(&variant) = VT_BYREF | VT_I4;
    V_I4REF(&variant) = &number;
    EXPECT_EQ(VariantToPropVariant(&variant, &value), S_OK);
    EXPECT_EQ(value.plVal, &number);
}

TEST(VariantToPropVariant, RefusesWhatIsDocumented) {
    VARIANT variant;
    VariantInit(&variant);
    PROPVARIANT value;
    for (const int vt : {VT_BYREF | VT_DATE, VT_BYREF | VT_BSTR, VT_BYREF | VT_UNKNOWN, int{VT_RECORD},
                         VT_ARRAY | VT_I8, VT_BYREF | VT_I8, VT_ARRAY | VT_RECORD}) {
        V_VT(&variant) = static_cast<VARTYPE>(vt);
        EXPECT_EQ(VariantToPropVariant(&variant, &value), DISP_E_TYPEMISMATCH) << vt;
        EXPECT_TRUE(is_zero(value));
    }
    for (const int vt :
         {int{VT_LPSTR}, int{VT_VARIANT}, 15, VT_VECTOR | VT_I4, int{VT_RESERVED}, int{VT_FILETIME}}) {
        V_VT(&variant) = static_cast<VARTYPE>(vt);
        EXPECT_EQ(VariantToPropVariant(&variant, &value), DISP_E_BADVARTYPE) << vt;
    }
    V_VT(&variant) = VT_EMPTY;
    EXPECT_EQ(VariantToPropVariant(nullptr, &value), E_INVALIDARG);
    EXPECT_EQ(VariantToPropVariant(&variant, nullptr), E_INVALIDARG);
}

TEST(PropVariant, IsMadeFromNumbers) {
    PROPVARIANT value;
    EXPECT_EQ(InitPropVariantFromBoolean(TRUE, &value), S_OK);
    EXPECT_EQ(value.boolVal, VARIANT_TRUE);
    EXPECT_EQ(InitPropVariantFromInt64(-1, &value), S_OK);
    EXPECT_EQ(value.vt, VT_I8);
    EXPECT_EQ(value.hVal.QuadPart, -1);
}

} // namespace
