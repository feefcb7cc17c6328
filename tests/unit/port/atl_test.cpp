// ATL's classes for clients.
#include "dispatch_recorder.hpp"

#include <atlbase.h>
#include <comdef.h>

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace {

// A stream over bytes, for what is written and read by itself.
class byte_stream final : public IStream {
public:
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID, void** out) override {
        *out = nullptr;
        return E_NOINTERFACE;
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return 1; }
    ULONG STDMETHODCALLTYPE Release() override { return 1; }
    HRESULT STDMETHODCALLTYPE Read(void* to, ULONG count, ULONG* read) override {
        const ULONG left = static_cast<ULONG>(bytes.size() - at);
        const ULONG taken = count < left ? count : left;
        bytes.copy(static_cast<char*>(to), taken, at);
        at += taken;
        *read = taken;
        return taken == count ? S_OK : S_FALSE;
    }
    HRESULT STDMETHODCALLTYPE Write(const void* from, ULONG count, ULONG*) override {
        bytes.append(static_cast<const char*>(from), count);
        return S_OK;
    }
    HRESULT STDMETHODCALLTYPE Seek(LARGE_INTEGER, DWORD, ULARGE_INTEGER*) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE SetSize(ULARGE_INTEGER) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE CopyTo(IStream*, ULARGE_INTEGER, ULARGE_INTEGER*, ULARGE_INTEGER*) override {
        return E_NOTIMPL;
    }
    HRESULT STDMETHODCALLTYPE Commit(DWORD) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE Revert() override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE LockRegion(ULARGE_INTEGER, ULARGE_INTEGER, DWORD) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE UnlockRegion(ULARGE_INTEGER, ULARGE_INTEGER, DWORD) override {
        return E_NOTIMPL;
    }
    HRESULT STDMETHODCALLTYPE Stat(STATSTG*, DWORD) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE Clone(IStream**) override { return E_NOTIMPL; }

    std::string bytes;
    std::size_t at = 0;
};

template <class Call>
HRESULT thrown(Call call) {
    try {
        call();
    } catch (const CAtlException& error) {
        return error;
    }
    return S_OK;
}

// Units exactly as they are.
bool same(BSTR left, const OLECHAR* right) {
    return _bstr_t(left, true) == _bstr_t(right);
}

TEST(AtlComPtr, CountsReferences) {
    dispatch_recorder object;
    {
        CComPtr<IDispatch> first(&object), second(first), none(NULL);
        EXPECT_EQ(3u, object.references);
        CComPtr<IDispatch> moved(std::move(second));
        EXPECT_EQ(3u, object.references);
        first = moved;
        EXPECT_EQ(3u, object.references);
        none = first.Detach();
        EXPECT_EQ(4u, object.references);
        object.Release();
        first.Attach(none.Detach());
        EXPECT_EQ(3u, object.references);
        CComPtr<IUnknown> unknown;
        unknown = first; // asked for
        EXPECT_EQ(4u, object.references);
        unknown.Release();
        unknown.Release();
        IDispatch* copy = nullptr;
        EXPECT_EQ(S_OK, first.CopyTo(&copy));
        copy->Release();
        EXPECT_EQ(E_POINTER, first.CopyTo(nullptr));
        first = first.p;
        EXPECT_EQ(3u, object.references);
    }
    EXPECT_EQ(1u, object.references);
}

TEST(AtlComPtr, ComparesPointersAndObjects) {
    dispatch_recorder object;
    CComPtr<IDispatch> dispatch(&object), same_pointer(&object), none;
    EXPECT_TRUE(dispatch == same_pointer && dispatch != none && none == NULL && none == nullptr && !none &&
                dispatch);
    EXPECT_TRUE(dispatch == &object && none < dispatch);
    object.sets_error_info = true;
    CComPtr<ISupportErrorInfo> other_interface;
    EXPECT_EQ(S_OK, dispatch.QueryInterface(&other_interface));
    EXPECT_TRUE(dispatch.IsEqualObject(other_interface));
    EXPECT_FALSE(dispatch.IsEqualObject(nullptr));
    EXPECT_TRUE(none.IsEqualObject(nullptr));
    EXPECT_EQ(CO_E_CLASSSTRING, none.CoCreateInstance(OLESTR("No.Such.Class.At.All")));
}

TEST(AtlComQIPtr, AsksForItsInterface) {
    dispatch_recorder object;
    {
        const CComPtr<IUnknown> unknown(static_cast<IDispatch*>(&object));
        const IUnknownPtr foreign(unknown.p);
        CComQIPtr<IDispatch> dispatch(unknown), by_pointer(unknown.p), by_other(foreign), none(NULL);
        EXPECT_TRUE(dispatch == &object && by_pointer == &object && by_other == &object && !none);
        EXPECT_EQ(6u, object.references);
        CComQIPtr<IErrorInfo> lacking(unknown);
        EXPECT_TRUE(lacking == NULL);
        none = unknown;
        EXPECT_TRUE(none == dispatch);
        none = lacking.p;
        EXPECT_TRUE(!none);
        CComQIPtr<IUnknown, &IID_IUnknown> identity(dispatch);
        EXPECT_EQ(7u, object.references);
    }
    EXPECT_EQ(1u, object.references);
}

TEST(AtlDispatchDriver, CallsByNameAndNumber) {
    dispatch_recorder object;
    object.answer(_variant_t(OLESTR("answer")));
    CComDispatchDriver driver(&object);
    CComPtr<IDispatch> pointer(&object);
    CComVariant one(1), two(2), result;
    EXPECT_EQ(S_OK, driver.Invoke2(OLESTR("Known"), &one, &two, &result));
    EXPECT_EQ(77, object.member);
    ASSERT_EQ(2u, object.arguments.size());
    EXPECT_TRUE(one == static_cast<const VARIANT&>(object.arguments[0]));
    EXPECT_TRUE(two == static_cast<const VARIANT&>(object.arguments[1]));
    EXPECT_TRUE(result == CComVariant(OLESTR("answer")));
    EXPECT_EQ(S_OK, pointer.Invoke1(static_cast<DISPID>(5), &two));
    EXPECT_EQ(5, object.member);
    EXPECT_EQ(S_OK, pointer.Invoke0(OLESTR("Known")));
    EXPECT_EQ(DISP_E_UNKNOWNNAME, driver.Invoke0(OLESTR("Unknown")));
    EXPECT_EQ(S_OK, driver.GetPropertyByName(OLESTR("Known"), &result));
    EXPECT_EQ(DISPATCH_PROPERTYGET, object.flags);
    EXPECT_EQ(S_OK, driver.PutPropertyByName(OLESTR("Known"), &one));
    EXPECT_EQ(DISPATCH_PROPERTYPUT, object.flags);
    EXPECT_EQ(1u, object.named);
    CComVariant with_object(static_cast<IDispatch*>(&object));
    EXPECT_EQ(S_OK, driver.PutProperty(9, &with_object));
    EXPECT_EQ(DISPATCH_PROPERTYPUTREF, object.flags);
    EXPECT_EQ(E_POINTER, CComDispatchDriver().Invoke0(OLESTR("Known")));
    object.arguments.clear();
}

TEST(AtlBstr, TakesTexts) {
    const CComBSTR none, wide(OLESTR("wide")), narrow("n\xc3\xa4rrow"), part(2, OLESTR("wide")),
        narrow_part(2, "narrow"), sized(3), id(IID_IUnknown), null(static_cast<LPCOLESTR>(nullptr));
    EXPECT_TRUE(!none && !null && none == NULL && none == nullptr && wide != NULL);
    EXPECT_TRUE(same(wide, OLESTR("wide")));
    EXPECT_TRUE(same(narrow, OLESTR("n\u00e4rrow")));
    EXPECT_TRUE(same(part, OLESTR("wi")));
    EXPECT_TRUE(same(narrow_part, OLESTR("na")));
    EXPECT_EQ(3u, sized.Length());
    EXPECT_EQ(6u, sized.ByteLength());
    EXPECT_TRUE(same(id, OLESTR("{00000000-0000-0000-C000-000000000046}")));
    EXPECT_EQ(E_INVALIDARG, thrown([] { CComBSTR wrong(-1); }));
    EXPECT_EQ(0u, none.Length());
}

TEST(AtlBstr, CopiesAndMoves) {
    CComBSTR text(OLESTR("text"));
    CComBSTR copy(text), moved(std::move(copy));
    EXPECT_EQ(nullptr, copy.m_str);
    EXPECT_NE(text.m_str, moved.m_str);
    copy = moved;
    copy = copy.m_str; // of itself
    EXPECT_TRUE(same(copy, OLESTR("text")));
    BSTR given = nullptr;
    EXPECT_EQ(S_OK, copy.CopyTo(&given));
    copy.Attach(given);
    EXPECT_EQ(given, copy.m_str);
    EXPECT_EQ(given, copy.Detach());
    EXPECT_EQ(S_OK, copy.AssignBSTR(given));
    SysFreeString(given);
    EXPECT_TRUE(same(copy, OLESTR("text")));
    VARIANT variant;
    EXPECT_EQ(S_OK, copy.CopyTo(&variant));
    EXPECT_EQ(VT_BSTR, V_VT(&variant));
    VariantClear(&variant);
    copy.Empty();
    EXPECT_EQ(S_OK, copy.CopyTo(&given));
    EXPECT_EQ(nullptr, given);
    *&copy = SysAllocString(OLESTR("placed"));
    EXPECT_TRUE(same(copy, OLESTR("placed")));
}

TEST(AtlBstr, Appends) {
    CComBSTR text;
    EXPECT_EQ(S_OK, text.Append(OLESTR("a")));
    EXPECT_EQ(S_OK, text.Append("b"));
    EXPECT_EQ(S_OK, text.Append(OLESTR('c')));
    EXPECT_EQ(S_OK, text.Append('d'));
    EXPECT_EQ(S_OK, text.Append(OLESTR("efg"), 2));
    text += OLESTR("g");
    text += text;
    EXPECT_TRUE(same(text, OLESTR("abcdefgabcdefg")));
    EXPECT_EQ(S_OK, text.AppendBSTR(nullptr));
    EXPECT_EQ(S_OK, text.AppendBytes("x", 1));
    EXPECT_EQ(29u, text.ByteLength());
    EXPECT_EQ(E_INVALIDARG, text.Append(OLESTR("x"), -1));
    EXPECT_EQ(E_INVALIDARG, text.AppendBytes(nullptr, 1));
}

TEST(AtlBstr, ComparesInTheUsersLanguage) {
    const CComBSTR a(OLESTR("a")), upper(OLESTR("B")), none, empty(OLESTR(""));
    EXPECT_TRUE(a < upper && upper > a && a != upper); // not by the units' numbers
    EXPECT_TRUE(a == OLESTR("a") && a == "a" && a != OLESTR("b") && a < OLESTR("b"));
    EXPECT_TRUE(none == empty);
    std::map<CComBSTR, int> ordered;
    ordered[upper] = 2;
    ordered[a] = 1;
    EXPECT_EQ(1, ordered.begin()->second);
}

TEST(AtlBstr, ChangesCase) {
    CComBSTR text(OLESTR("Stra\u00dfe \u00c4"));
    EXPECT_EQ(S_OK, text.ToUpper());
    EXPECT_TRUE(same(text, OLESTR("STRA\u00dfE \u00c4")));
    EXPECT_EQ(S_OK, text.ToLower());
    EXPECT_TRUE(same(text, OLESTR("stra\u00dfe \u00e4")));
    CComBSTR none;
    EXPECT_EQ(S_OK, none.ToLower());
}

TEST(AtlBstr, BecomesAnArrayAndBack) {
    const CComBSTR text(OLESTR("ab"));
    SAFEARRAY* array = nullptr;
    ASSERT_EQ(S_OK, text.BSTRToArray(&array));
    CComBSTR back(OLESTR("old"));
    EXPECT_EQ(S_OK, back.ArrayToBSTR(array));
    EXPECT_TRUE(back == text);
    SafeArrayDestroy(array);
}

TEST(AtlBstr, IsWrittenToStreams) {
    for (const UINT length : {0u, 1u, 40000u}) {
        byte_stream stream;
        CComBSTR text, back(OLESTR("old"));
        text.Attach(SysAllocStringLen(nullptr, length));
        for (UINT at = 0; at < length; ++at)
            text.m_str[at] = static_cast<OLECHAR>(at);
        EXPECT_EQ(S_OK, text.WriteToStream(&stream));
        EXPECT_EQ(CComBSTR::GetStreamSize(text), stream.bytes.size());
        EXPECT_EQ(S_OK, back.ReadFromStream(&stream));
        EXPECT_EQ(length, back.Length());
        EXPECT_EQ(0, memcmp(text.m_str, back.m_str, text.ByteLength()));
    }
    byte_stream none;
    CComBSTR null, back(OLESTR("old"));
    EXPECT_EQ(S_OK, null.WriteToStream(&none));
    EXPECT_EQ(S_OK, back.ReadFromStream(&none));
    EXPECT_EQ(nullptr, back.m_str);
}

TEST(AtlBstr, DoesNotTrustStreams) {
    for (const std::string& bytes : {std::string(), std::string("\xff\xff\xff\xff", 4),
                                     std::string("\x01\0\0\0x", 5), std::string("\x04\0\0\0a\0b\0", 8),
                                     std::string("\xf0\xff\xff\x7f"
                                                 "abc",
                                                 7)}) {
        byte_stream stream;
        stream.bytes = bytes;
        CComBSTR text;
        EXPECT_EQ(E_FAIL, text.ReadFromStream(&stream));
        EXPECT_EQ(nullptr, text.m_str);
    }
}

TEST(AtlVariant, TakesEachType) {
    EXPECT_EQ(VT_EMPTY, CComVariant().vt);
    EXPECT_EQ(VT_I4, CComVariant(5).vt);
    EXPECT_EQ(VT_I4, CComVariant(5L).vt);
    EXPECT_EQ(VT_INT, CComVariant(5, VT_INT).vt);
    EXPECT_EQ(VT_ERROR, CComVariant(DISP_E_PARAMNOTFOUND, VT_ERROR).vt);
    EXPECT_EQ(VT_UI4, CComVariant(5u).vt);
    EXPECT_EQ(VT_UI4, CComVariant(5ul).vt);
    EXPECT_EQ(VT_I8, CComVariant(5ll).vt);
    EXPECT_EQ(VT_UI8, CComVariant(5ull).vt);
    EXPECT_EQ(VT_I2, CComVariant(static_cast<short>(5)).vt);
    EXPECT_EQ(VT_UI2, CComVariant(static_cast<unsigned short>(5)).vt);
    EXPECT_EQ(VT_UI1, CComVariant(static_cast<BYTE>(5)).vt);
    EXPECT_EQ(VT_I1, CComVariant('a').vt);
    EXPECT_EQ(VARIANT_TRUE, CComVariant(true).boolVal);
    EXPECT_EQ(VT_R4, CComVariant(1.5f).vt);
    EXPECT_EQ(VT_DATE, CComVariant(1.5, VT_DATE).vt);
    EXPECT_EQ(VT_CY, CComVariant(CY{}).vt);
    EXPECT_EQ(VT_BSTR, CComVariant("narrow").vt);
    EXPECT_EQ(VT_BSTR, CComVariant(CComBSTR("text")).vt);
    EXPECT_EQ(E_INVALIDARG, thrown([] { CComVariant wrong(5, VT_R8); }));
    EXPECT_EQ(E_INVALIDARG, thrown([] { CComVariant wrong(5.0, VT_CY); }));
    SAFEARRAY* array = SafeArrayCreateVector(VT_BSTR, 0, 2);
    const CComVariant with_array(array);
    EXPECT_EQ(VT_ARRAY | VT_BSTR, with_array.vt);
    EXPECT_NE(array, with_array.parray);
    SafeArrayDestroy(array);
}

TEST(AtlVariant, AssignsCopiesAndMoves) {
    dispatch_recorder object;
    CComVariant value(static_cast<IDispatch*>(&object));
    EXPECT_EQ(2u, object.references);
    CComVariant copy(value), moved(std::move(copy));
    EXPECT_EQ(VT_EMPTY, copy.vt);
    EXPECT_EQ(3u, object.references);
    moved = OLESTR("text");
    EXPECT_EQ(2u, object.references);
    moved = static_cast<const CComVariant&>(moved);
    value = std::move(moved);
    EXPECT_EQ(1u, object.references);
    BSTR text = nullptr;
    EXPECT_EQ(S_OK, value.CopyTo(&text));
    EXPECT_TRUE(same(text, OLESTR("text")));
    SysFreeString(text);
    value = 2.5;
    EXPECT_EQ(DISP_E_TYPEMISMATCH, value.CopyTo(&text));
    LONG number = 7;
    value.SetByRef(&number);
    EXPECT_EQ(VT_BYREF | VT_I4, value.vt);
    EXPECT_EQ(S_OK, value.ChangeType(VT_BSTR));
    EXPECT_TRUE(value == CComVariant(OLESTR("7")));
    VARIANT raw;
    VariantInit(&raw);
    EXPECT_EQ(S_OK, value.Detach(&raw));
    EXPECT_EQ(VT_EMPTY, value.vt);
    EXPECT_EQ(S_OK, value.Attach(&raw));
    EXPECT_EQ(VT_EMPTY, V_VT(&raw));
    EXPECT_EQ(S_OK, copy.Copy(&value));
    EXPECT_TRUE(copy == value);
}

TEST(AtlVariant, Compares) {
    const CComVariant two(2), three(3), text(OLESTR("a")), upper(OLESTR("B")),
        short_two(static_cast<short>(2));
    EXPECT_TRUE(two < three && three > two && two != three && two == CComVariant(2));
    EXPECT_TRUE(text < upper);
    EXPECT_TRUE(two != short_two && !(two < short_two) && !(two > short_two));
    CComVariant null, other_null;
    null.vt = other_null.vt = VT_NULL;
    EXPECT_TRUE(null == other_null);
}

TEST(AtlAdapt, LivesInContainers) {
    dispatch_recorder object;
    {
        std::vector<CAdapt<CComPtr<IDispatch>>> pointers;
        pointers.push_back(CComPtr<IDispatch>(&object));
        pointers.push_back(pointers[0]);
        pointers[0] = CComPtr<IDispatch>();
        EXPECT_EQ(2u, object.references);
        EXPECT_TRUE(pointers[1].m_T == &object);
    }
    EXPECT_EQ(1u, object.references);
}

} // namespace
