// IRecordInfo of the structures in the fixture library.
#include "objects.hpp"

#include "conformance.h"

#include <cstring>

using namespace conformance;

namespace {

const GUID point_id = {0x6f0d5c10, 0x91b4, 0x4e0f, {0x8a, 0x53, 0x2b, 0x8c, 0x3a, 0x9e, 0x20, 0x03}};

class Records : public with_library {
protected:
    void SetUp() override {
        with_library::SetUp();
        ASSERT_TRUE(library);
        ASSERT_HR(S_OK, GetRecordInfoFromTypeInfo(type(point_id).get(), info.put()));
    }
    HRESULT put(Point& of, const OLECHAR* field, VARIANT value, ULONG flags = INVOKE_PROPERTYPUTREF) {
        return info->PutField(flags, &of, field, &value);
    }
    ref<IRecordInfo> info;
};

BSTR string(const OLECHAR* of) {
    return SysAllocString(of);
}

} // namespace

TEST_F(Records, AreDescribed) {
    GUID guid = GUID_NULL;
    EXPECT_HR(S_OK, info->GetGuid(&guid));
    EXPECT_EQ(text(point_id), text(guid));
    BSTR name = nullptr;
    EXPECT_HR(S_OK, info->GetName(&name));
    EXPECT_EQ("Point", text(name));
    SysFreeString(name);
    ULONG size = 0;
    EXPECT_HR(S_OK, info->GetSize(&size));
    EXPECT_EQ(sizeof(Point), size);
    ref<ITypeInfo> described;
    EXPECT_HR(S_OK, info->GetTypeInfo(described.put()));
    EXPECT_EQ(type(point_id).get(), described.get());
    EXPECT_HR(E_INVALIDARG, info->GetGuid(nullptr));
    EXPECT_HR(E_INVALIDARG, info->GetName(nullptr));
    EXPECT_HR(E_INVALIDARG, info->GetSize(nullptr));
    EXPECT_HR(E_INVALIDARG, info->GetTypeInfo(nullptr));
}

TEST_F(Records, AreStructuresAlone) {
    IRecordInfo* const untouched = info.get();
    IRecordInfo* out = untouched;
    EXPECT_HR(E_INVALIDARG, GetRecordInfoFromTypeInfo(type(OLESTR("Colour")).get(), &out));
    EXPECT_HR(E_INVALIDARG, GetRecordInfoFromTypeInfo(type(OLESTR("Number")).get(), &out));
    EXPECT_HR(E_INVALIDARG, GetRecordInfoFromTypeInfo(type(OLESTR("Title")).get(), &out));
    EXPECT_HR(E_INVALIDARG, GetRecordInfoFromTypeInfo(type(__uuidof(IPlain)).get(), &out));
    EXPECT_HR(E_INVALIDARG, GetRecordInfoFromTypeInfo(nullptr, &out));
    EXPECT_HR(E_INVALIDARG, GetRecordInfoFromTypeInfo(type(point_id).get(), nullptr));
    EXPECT_EQ(untouched, out);
}

TEST_F(Records, OfLibrariesThatAreNotRegistered) {
    IRecordInfo* out = nullptr;
    EXPECT_HR(TYPE_E_LIBNOTREGISTERED, GetRecordInfoFromGuids(point_id, 1, 0, 0, point_id, &out));
    EXPECT_HR(TYPE_E_LIBNOTREGISTERED, GetRecordInfoFromGuids(point_id, 1, 0, 0, point_id, nullptr));
}

TEST_F(Records, MatchByGuid) {
    ref<IRecordInfo> second;
    EXPECT_HR(S_OK, GetRecordInfoFromTypeInfo(type(point_id).get(), second.put()));
    EXPECT_NE(info.get(), second.get());
    EXPECT_TRUE(info->IsMatchingType(info.get()));
    EXPECT_TRUE(info->IsMatchingType(second.get()));
    EXPECT_HR(S_OK, GetRecordInfoFromTypeInfo(type(OLESTR("Mixed")).get(), second.put()));
    EXPECT_FALSE(info->IsMatchingType(second.get()));
    GUID guid = point_id;
    EXPECT_HR(S_OK, second->GetGuid(&guid));
    EXPECT_EQ(text(GUID_NULL), text(guid));
}

TEST_F(Records, GiveTheNamesOfTheirFields) {
    BSTR names[4] = {};
    ULONG count = 2;
    EXPECT_HR(S_OK, info->GetFieldNames(&count, names));
    EXPECT_EQ(2u, count);
    EXPECT_EQ("x", text(names[0]));
    EXPECT_EQ("y", text(names[1]));
    EXPECT_EQ(nullptr, names[2]);
    SysFreeString(names[0]);
    SysFreeString(names[1]);
    count = 4;
    EXPECT_HR(S_OK, info->GetFieldNames(&count, names));
    EXPECT_EQ(3u, count);
    EXPECT_EQ("label", text(names[2]));
    for (ULONG i = 0; i < count; ++i)
        SysFreeString(names[i]);
    EXPECT_HR(E_INVALIDARG, info->GetFieldNames(nullptr, names));
}

TEST_F(Records, CountTheirFields) {
    ULONG count = 0;
    EXPECT_HR(S_OK, info->GetFieldNames(&count, nullptr));
    EXPECT_EQ(3u, count);
}

TEST_F(Records, AreCreatedZeroed) {
    auto* made = static_cast<Point*>(info->RecordCreate());
    ASSERT_NE(nullptr, made);
    EXPECT_EQ(0, made->x);
    EXPECT_EQ(nullptr, made->label);
    made->label = string(OLESTR("freed with it"));
    EXPECT_HR(S_OK, info->RecordDestroy(made));
    EXPECT_HR(E_INVALIDARG, info->RecordDestroy(nullptr));
}

TEST_F(Records, AreClearedAndStayTheCallers) {
    Point point = {1, 2.5, string(OLESTR("label"))};
    EXPECT_HR(S_OK, info->RecordClear(&point));
    EXPECT_EQ(nullptr, point.label);
    EXPECT_EQ(1, point.x);
    EXPECT_HR(E_INVALIDARG, info->RecordClear(nullptr));
    EXPECT_HR(S_OK, info->RecordInit(&point));
    EXPECT_EQ(0, point.x);
    EXPECT_HR(E_INVALIDARG, info->RecordInit(nullptr));
}

TEST_F(Records, AreCopiedWithWhatTheyOwn) {
    Point point = {1, 2.5, string(OLESTR("label"))};
    Point copy = {};
    copy.label = string(OLESTR("old"));
    EXPECT_HR(S_OK, info->RecordCopy(&point, &copy));
    EXPECT_EQ(1, copy.x);
    EXPECT_EQ(2.5, copy.y);
    EXPECT_EQ("label", text(copy.label));
    EXPECT_NE(point.label, copy.label);
    SysFreeString(copy.label);
    Point* made = nullptr;
    EXPECT_HR(S_OK, info->RecordCreateCopy(&point, reinterpret_cast<void**>(&made)));
    ASSERT_NE(nullptr, made);
    EXPECT_EQ("label", text(made->label));
    EXPECT_NE(point.label, made->label);
    EXPECT_HR(S_OK, info->RecordDestroy(made));
    SysFreeString(point.label);
    EXPECT_HR(E_INVALIDARG, info->RecordCopy(nullptr, &copy));
    EXPECT_HR(E_INVALIDARG, info->RecordCopy(&point, nullptr));
    EXPECT_HR(E_INVALIDARG, info->RecordCreateCopy(nullptr, reinterpret_cast<void**>(&made)));
    EXPECT_HR(E_INVALIDARG, info->RecordCreateCopy(&point, nullptr));
}

TEST_F(Records, FieldsAreRead) {
    Point point = {7, 2.5, string(OLESTR("label"))};
    variant value;
    EXPECT_HR(S_OK, info->GetField(&point, OLESTR("x"), &value));
    EXPECT_EQ(VT_I4, V_VT(&value));
    EXPECT_EQ(7, V_I4(&value));
    EXPECT_HR(S_OK, info->GetField(&point, OLESTR("y"), &value));
    EXPECT_EQ(VT_R8, V_VT(&value));
    EXPECT_EQ(2.5, V_R8(&value));
    EXPECT_HR(TYPE_E_FIELDNOTFOUND, info->GetField(&point, OLESTR("X"), &value));
    EXPECT_HR(TYPE_E_FIELDNOTFOUND, info->GetField(&point, OLESTR("none"), &value));
    EXPECT_HR(E_INVALIDARG, info->GetField(nullptr, OLESTR("x"), &value));
    EXPECT_HR(E_INVALIDARG, info->GetField(&point, nullptr, &value));
    EXPECT_HR(E_INVALIDARG, info->GetField(&point, OLESTR("x"), nullptr));
    SysFreeString(point.label);
}

TEST_F(Records, TextIsReadAsACopy) {
    Point point = {7, 2.5, string(OLESTR("label"))};
    VARIANT value;
    VariantInit(&value);
    EXPECT_HR(S_OK, info->GetField(&point, OLESTR("label"), &value));
    EXPECT_EQ(VT_BSTR, V_VT(&value));
    EXPECT_EQ("label", text(V_BSTR(&value)));
    EXPECT_NE(point.label, V_BSTR(&value));
    if (point.label != V_BSTR(&value))
        SysFreeString(point.label);
    VariantClear(&value);
}

TEST_F(Records, FieldsAreReferredTo) {
    Point point = {7, 2.5, nullptr};
    VARIANT value;
    VariantInit(&value);
    void* data = &point;
    EXPECT_HR(S_OK, info->GetFieldNoCopy(&point, OLESTR("x"), &value, &data));
    EXPECT_EQ(VT_BYREF | VT_I4, V_VT(&value));
    EXPECT_EQ(static_cast<void*>(&point.x), V_BYREF(&value));
    EXPECT_EQ(nullptr, data);
    EXPECT_HR(S_OK, info->GetFieldNoCopy(&point, OLESTR("label"), &value, &data));
    EXPECT_EQ(VT_BYREF | VT_BSTR, V_VT(&value));
    EXPECT_EQ(static_cast<void*>(&point.label), V_BYREF(&value));
    EXPECT_HR(TYPE_E_FIELDNOTFOUND, info->GetFieldNoCopy(&point, OLESTR("none"), &value, &data));
    ref<IRecordInfo> mixed;
    EXPECT_HR(S_OK, GetRecordInfoFromTypeInfo(type(OLESTR("Mixed")).get(), mixed.put()));
    Mixed all = {};
    EXPECT_HR(S_OK, mixed->GetFieldNoCopy(&all, OLESTR("grid"), &value, &data));
    EXPECT_EQ(VT_BYREF | VT_CARRAY, V_VT(&value));
    EXPECT_EQ(static_cast<void*>(all.grid), V_BYREF(&value));
}

TEST_F(Records, PuttingNeedsItsArguments) {
    Point point = {};
    variant value;
    EXPECT_HR(E_INVALIDARG, put(point, OLESTR("x"), value, 0));
    EXPECT_HR(E_INVALIDARG, put(point, OLESTR("x"), value, INVOKE_FUNC));
    EXPECT_HR(E_INVALIDARG, info->PutField(INVOKE_PROPERTYPUT, nullptr, OLESTR("x"), &value));
    EXPECT_HR(E_INVALIDARG, info->PutField(INVOKE_PROPERTYPUT, &point, OLESTR("x"), nullptr));
}

TEST_F(Records, FieldsAreWritten) {
    Point point = {};
    VARIANT value;
    V_VT(&value) = VT_I2;
    V_I2(&value) = 5;
    EXPECT_HR(S_OK, put(point, OLESTR("x"), value));
    EXPECT_EQ(5, point.x);
    EXPECT_HR(S_OK, put(point, OLESTR("y"), value));
    EXPECT_EQ(5.0, point.y);
    EXPECT_HR(S_OK, put(point, OLESTR("label"), value));
    EXPECT_EQ("5", text(point.label));
    EXPECT_HR(TYPE_E_FIELDNOTFOUND, put(point, OLESTR("none"), value));
    SysFreeString(point.label);
}

TEST_F(Records, ValuesAreMovedIntoFields) {
    Point point = {};
    VARIANT value;
    V_VT(&value) = VT_BSTR;
    V_BSTR(&value) = string(OLESTR("moved"));
    EXPECT_HR(S_OK, info->PutFieldNoCopy(INVOKE_PROPERTYPUT, &point, OLESTR("label"), &value));
    EXPECT_EQ(V_BSTR(&value), point.label);
    SysFreeString(V_BSTR(&value));
}

TEST_F(Records, InAnArray) {
    SAFEARRAYBOUND bound = {2, 0};
    SAFEARRAY* const array = SafeArrayCreateEx(VT_RECORD, 1, &bound, info.get());
    ASSERT_NE(nullptr, array);
    EXPECT_EQ(sizeof(Point), SafeArrayGetElemsize(array));
    Point given = {1, 2.5, string(OLESTR("label"))};
    LONG index = 1;
    EXPECT_HR(S_OK, SafeArrayPutElement(array, &index, &given));
    EXPECT_NE(given.label, static_cast<Point*>(array->pvData)[1].label);
    SysFreeString(given.label);
    Point got = {};
    EXPECT_HR(S_OK, SafeArrayGetElement(array, &index, &got));
    EXPECT_EQ("label", text(got.label));
    SysFreeString(got.label);
    SAFEARRAY* copy = nullptr;
    EXPECT_HR(S_OK, SafeArrayCopy(array, &copy));
    EXPECT_EQ("label", text(static_cast<Point*>(copy->pvData)[1].label));
    EXPECT_HR(S_OK, SafeArrayDestroy(copy));
    EXPECT_HR(S_OK, SafeArrayDestroy(array));
}

TEST_F(Records, InAVariant) {
    Point point = {1, 2.5, string(OLESTR("label"))};
    VARIANT value;
    VARIANT copy;
    VariantInit(&copy);
    V_VT(&value) = VT_RECORD;
    V_RECORD(&value) = &point;
    V_RECORDINFO(&value) = info.get();
    const ULONG before = references(info.get());
    EXPECT_HR(S_OK, VariantCopy(&copy, &value));
    EXPECT_EQ(before + 1, references(info.get()));
    EXPECT_EQ(VT_RECORD, V_VT(&copy));
    ASSERT_NE(static_cast<void*>(&point), V_RECORD(&copy));
    EXPECT_EQ("label", text(static_cast<Point*>(V_RECORD(&copy))->label));
    EXPECT_HR(S_OK, VariantClear(&copy));
    EXPECT_EQ(before, references(info.get()));
    info->AddRef(); // which clearing takes
    EXPECT_HR(S_OK, VariantClear(&value));
    EXPECT_EQ(nullptr, point.label) << "what it held is freed, the record is its owner's";
    EXPECT_EQ(before, references(info.get()));
}
