// IRecordInfo over a type description: what records own, field by field; and records that calls give and
// take.
#include <cstring>

#include "invoke_case.hpp"

namespace {

constexpr GUID spot_id = {0x7b1c0a10, 0x52d4, 0x4c0e, {0x9a, 0x57, 0x3d, 0x1f, 0x6f, 0x6c, 0x00, 0x05}};
constexpr GUID alias_id = {0x7b1c0a10, 0x52d4, 0x4c0e, {0x9a, 0x57, 0x3d, 0x1f, 0x6f, 0x6c, 0x00, 0x06}};
constexpr GUID parcel_id = {0x7b1c0a10, 0x52d4, 0x4c0e, {0x9a, 0x57, 0x3d, 0x1f, 0x6f, 0x6c, 0x00, 0x07}};

/// Counts its references; as a dispatch interface it has the one property DISPID_VALUE.
struct counted final : IDispatch {
    ULONG references = 1;
    value held;

    STDMETHODIMP QueryInterface(REFIID iid, void** out) override {
        if (iid != IID_IUnknown && iid != IID_IDispatch) {
            *out = nullptr;
            return E_NOINTERFACE;
        }
        AddRef();
        *out = this;
        return S_OK;
    }
    STDMETHODIMP_(ULONG) AddRef() override { return ++references; }
    STDMETHODIMP_(ULONG) Release() override { return --references; }
    STDMETHODIMP GetTypeInfoCount(UINT*) override { return E_NOTIMPL; }
    STDMETHODIMP GetTypeInfo(UINT, LCID, ITypeInfo**) override { return E_NOTIMPL; }
    STDMETHODIMP GetIDsOfNames(REFIID, LPOLESTR*, UINT, LCID, DISPID*) override { return E_NOTIMPL; }
    STDMETHODIMP Invoke(DISPID member, REFIID, LCID, WORD flags, DISPPARAMS* params, VARIANT* result,
                        EXCEPINFO*, UINT*) override {
        if (member != DISPID_VALUE)
            return DISP_E_MEMBERNOTFOUND;
        return flags & DISPATCH_PROPERTYGET ? VariantCopy(result, &held) : VariantCopy(&held, params->rgvarg);
    }
};

IRecordInfo* info_of(REFGUID id) {
    ITypeInfo* const type = fixture_type(id);
    IRecordInfo* info = nullptr;
    EXPECT_EQ(GetRecordInfoFromTypeInfo(type, &info), S_OK);
    type->Release();
    return info;
}

BSTR text(const OLECHAR* of) {
    return SysAllocString(of);
}

class record_info : public ::testing::Test {
protected:
    record_info() : parcels(info_of(parcel_id)), spots(info_of(spot_id)) {
        one = static_cast<parcel*>(parcels->RecordCreate());
        EXPECT_NE(one, nullptr);
    }
    ~record_info() override {
        EXPECT_EQ(parcels->RecordDestroy(one), S_OK);
        EXPECT_EQ(spots->Release(), 0u);
        EXPECT_EQ(parcels->Release(), 0u);
    }
    HRESULT put(const OLECHAR* field, const value& what, ULONG flags = INVOKE_PROPERTYPUT) {
        return parcels->PutField(flags, one, field, const_cast<value*>(&what));
    }
    value get(const OLECHAR* field) {
        value got;
        EXPECT_EQ(parcels->GetField(one, field, &got), S_OK);
        return got;
    }
    /// A parcel with something in each field that owns.
    void fill(parcel& of) {
        of.number = 5;
        of.text = text(OLESTR("text"));
        V_VT(&of.any) = VT_BSTR;
        V_BSTR(&of.any) = text(OLESTR("any"));
        of.object = &thing;
        of.server = &thing;
        thing.references += 2;
        of.list = SafeArrayCreateVector(VT_I4, 0, 2);
        of.inner.label = text(OLESTR("inner"));
        of.inner.x = 6;
        of.lines[1] = text(OLESTR("line"));
        of.corners[1].label = text(OLESTR("corner"));
        of.grid[2] = 7;
        of.pointer = &of.number;
    }

    IRecordInfo* parcels;
    IRecordInfo* spots;
    parcel* one;
    counted thing;
};

TEST_F(record_info, says_what_it_describes) {
    GUID guid{};
    EXPECT_EQ(parcels->GetGuid(&guid), S_OK);
    EXPECT_EQ(guid, parcel_id);
    BSTR name = nullptr;
    EXPECT_EQ(parcels->GetName(&name), S_OK);
    EXPECT_EQ(narrow(name), "parcel");
    SysFreeString(name);
    ULONG size = 0;
    EXPECT_EQ(parcels->GetSize(&size), S_OK);
    EXPECT_EQ(size, sizeof(parcel));
    ITypeInfo* type = nullptr;
    EXPECT_EQ(parcels->GetTypeInfo(&type), S_OK);
    ITypeInfo* const same = fixture_type(parcel_id);
    EXPECT_EQ(type, same);
    same->Release();
    type->Release();
    IUnknown* face = nullptr;
    EXPECT_EQ(parcels->QueryInterface(IID_IRecordInfo, reinterpret_cast<void**>(&face)), S_OK);
    EXPECT_EQ(face->Release(), 1u);
    EXPECT_EQ(parcels->QueryInterface(IID_IDispatch, reinterpret_cast<void**>(&face)), E_NOINTERFACE);
    EXPECT_EQ(face, nullptr);
    EXPECT_EQ(parcels->GetGuid(nullptr), E_INVALIDARG);
    EXPECT_EQ(parcels->GetName(nullptr), E_INVALIDARG);
    EXPECT_EQ(parcels->GetSize(nullptr), E_INVALIDARG);
    EXPECT_EQ(parcels->GetTypeInfo(nullptr), E_INVALIDARG);
}

TEST_F(record_info, gives_the_names_of_fields) {
    ULONG count = 0;
    EXPECT_EQ(parcels->GetFieldNames(&count, nullptr), S_OK);
    EXPECT_EQ(count, 18u);
    BSTR names[20] = {};
    count = 2;
    EXPECT_EQ(parcels->GetFieldNames(&count, names), S_OK);
    EXPECT_EQ(count, 2u);
    EXPECT_EQ(narrow(names[0]), "tiny");
    EXPECT_EQ(narrow(names[1]), "number");
    EXPECT_EQ(names[2], nullptr);
    SysFreeString(names[0]);
    SysFreeString(names[1]);
    count = 20;
    EXPECT_EQ(parcels->GetFieldNames(&count, names), S_OK);
    EXPECT_EQ(count, 18u);
    EXPECT_EQ(narrow(names[17]), "pointer");
    for (ULONG i = 0; i < count; ++i)
        SysFreeString(names[i]);
    EXPECT_EQ(parcels->GetFieldNames(nullptr, names), E_INVALIDARG);
}

TEST_F(record_info, describes_structures_alone) {
    IRecordInfo* info = parcels;
    const GUID shade_id = {0x7b1c0a10, 0x52d4, 0x4c0e, {0x9a, 0x57, 0x3d, 0x1f, 0x6f, 0x6c, 0x00, 0x02}};
    ITypeInfo* type = fixture_type(shade_id);
    EXPECT_EQ(GetRecordInfoFromTypeInfo(type, &info), E_INVALIDARG);
    EXPECT_EQ(info, parcels);
    EXPECT_EQ(GetRecordInfoFromTypeInfo(type, nullptr), E_INVALIDARG);
    EXPECT_EQ(GetRecordInfoFromTypeInfo(nullptr, &info), E_INVALIDARG);
    type->Release();
    EXPECT_EQ(GetRecordInfoFromGuids(shade_id, 1, 0, 0, parcel_id, &info), TYPE_E_LIBNOTREGISTERED);
    EXPECT_EQ(GetRecordInfoFromGuids(shade_id, 1 << 16, 0, 0, parcel_id, &info), TYPE_E_LIBNOTREGISTERED);
}

TEST_F(record_info, matches_its_own_kind) {
    EXPECT_TRUE(parcels->IsMatchingType(parcels));
    EXPECT_FALSE(parcels->IsMatchingType(spots));
    EXPECT_FALSE(parcels->IsMatchingType(nullptr));
    IRecordInfo* const second = info_of(parcel_id);
    EXPECT_NE(second, parcels);
    EXPECT_TRUE(parcels->IsMatchingType(second));
    second->Release();
    // An alias is a type of its own with the same fields.
    IRecordInfo* const alias = info_of(alias_id);
    GUID guid{};
    EXPECT_EQ(alias->GetGuid(&guid), S_OK);
    EXPECT_EQ(guid, alias_id);
    EXPECT_FALSE(alias->IsMatchingType(spots));
    ULONG size = 0;
    EXPECT_EQ(alias->GetSize(&size), S_OK);
    EXPECT_EQ(size, sizeof(spot));
    alias->Release();
}

TEST_F(record_info, without_a_guid_matches_its_description) {
    ITypeInfo* type = nullptr;
    MEMBERID id;
    USHORT found = 1;
    OLECHAR name[] = OLESTR("nameless");
    ASSERT_EQ(fixture_library()->FindName(name, 0, &type, &id, &found), S_OK);
    ASSERT_EQ(found, 1);
    IRecordInfo* first = nullptr;
    IRecordInfo* second = nullptr;
    EXPECT_EQ(GetRecordInfoFromTypeInfo(type, &first), S_OK);
    EXPECT_EQ(GetRecordInfoFromTypeInfo(type, &second), S_OK);
    EXPECT_TRUE(first->IsMatchingType(second));
    EXPECT_TRUE(first->IsMatchingType(first));
    second->Release();
    first->Release();
    type->Release();
}

TEST_F(record_info, clears_what_a_record_owns) {
    fill(*one);
    EXPECT_EQ(thing.references, 3u);
    EXPECT_EQ(parcels->RecordClear(one), S_OK);
    EXPECT_EQ(thing.references, 1u);
    EXPECT_EQ(one->text, nullptr);
    EXPECT_EQ(V_VT(&one->any), VT_EMPTY);
    EXPECT_EQ(one->object, nullptr);
    EXPECT_EQ(one->server, nullptr);
    EXPECT_EQ(one->list, nullptr);
    EXPECT_EQ(one->inner.label, nullptr);
    EXPECT_EQ(one->lines[1], nullptr);
    EXPECT_EQ(one->corners[1].label, nullptr);
    EXPECT_EQ(one->number, 5) << "and nothing else";
    EXPECT_EQ(one->inner.x, 6);
    EXPECT_EQ(one->pointer, &one->number) << "what a pointer leads to, nobody knows";
    EXPECT_EQ(parcels->RecordClear(one), S_OK);
    EXPECT_EQ(parcels->RecordClear(nullptr), E_INVALIDARG);
    EXPECT_EQ(parcels->RecordInit(one), S_OK);
    EXPECT_EQ(one->number, 0);
    EXPECT_EQ(parcels->RecordInit(nullptr), E_INVALIDARG);
}

TEST_F(record_info, copies_what_a_record_owns) {
    fill(*one);
    parcel* two = nullptr;
    ASSERT_EQ(parcels->RecordCreateCopy(one, reinterpret_cast<void**>(&two)), S_OK);
    EXPECT_EQ(thing.references, 5u);
    const auto is_copy = [&] {
        EXPECT_EQ(narrow(two->text), "text");
        EXPECT_NE(two->text, one->text);
        EXPECT_NE(V_BSTR(&two->any), V_BSTR(&one->any));
        EXPECT_EQ(two->object, one->object);
        EXPECT_NE(two->list, one->list);
        EXPECT_EQ(two->list->rgsabound[0].cElements, 2u);
        EXPECT_EQ(narrow(two->inner.label), "inner");
        EXPECT_EQ(narrow(two->lines[1]), "line");
        EXPECT_EQ(narrow(two->corners[1].label), "corner");
        EXPECT_EQ(two->grid[2], 7);
        EXPECT_EQ(two->pointer, &one->number);
    };
    is_copy();
    // What the target owned is freed first.
    EXPECT_EQ(parcels->RecordCopy(one, two), S_OK);
    EXPECT_EQ(thing.references, 5u);
    is_copy();
    EXPECT_EQ(parcels->RecordCopy(two, two), S_OK);
    is_copy();
    EXPECT_EQ(parcels->RecordDestroy(two), S_OK);
    EXPECT_EQ(thing.references, 3u);
    EXPECT_EQ(parcels->RecordCopy(nullptr, one), E_INVALIDARG);
    EXPECT_EQ(parcels->RecordCopy(one, nullptr), E_INVALIDARG);
    EXPECT_EQ(parcels->RecordCreateCopy(one, nullptr), E_INVALIDARG);
    EXPECT_EQ(parcels->RecordCreateCopy(nullptr, reinterpret_cast<void**>(&two)), E_INVALIDARG);
    EXPECT_EQ(parcels->RecordDestroy(nullptr), E_INVALIDARG);
}

TEST_F(record_info, a_copy_that_fails_owns_nothing) {
    fill(*one);
    VariantClear(&one->any);
    V_VT(&one->any) = 77; // of no type
    parcel* two = one;
    EXPECT_EQ(parcels->RecordCreateCopy(one, reinterpret_cast<void**>(&two)), DISP_E_BADVARTYPE);
    EXPECT_EQ(two, nullptr);
    EXPECT_EQ(thing.references, 3u);
    parcel target{};
    target.text = text(OLESTR("old"));
    EXPECT_EQ(parcels->RecordCopy(one, &target), DISP_E_BADVARTYPE);
    EXPECT_EQ(target.text, nullptr);
    EXPECT_EQ(target.object, nullptr);
    EXPECT_EQ(thing.references, 3u);
    V_VT(&one->any) = VT_EMPTY;
}

TEST_F(record_info, plain_fields_are_coerced_and_read) {
    EXPECT_EQ(put(OLESTR("number"), bstr(OLESTR("12"))), S_OK);
    EXPECT_EQ(one->number, 12);
    EXPECT_EQ(get(OLESTR("number")).vt, VT_I4);
    EXPECT_EQ(get(OLESTR("number")).lVal, 12);
    EXPECT_EQ(put(OLESTR("number"), i2(3)), S_OK);
    LONG variable = 9;
    EXPECT_EQ(put(OLESTR("number"), ref(variable)), S_OK);
    EXPECT_EQ(one->number, 9);
    EXPECT_EQ(put(OLESTR("number"), bstr(OLESTR("x"))), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(put(OLESTR("tiny"), i4(300)), DISP_E_OVERFLOW);
    EXPECT_EQ(one->tiny, 0);
    EXPECT_EQ(put(OLESTR("tiny"), i4(200)), S_OK);
    EXPECT_EQ(get(OLESTR("tiny")).vt, VT_UI1);
    EXPECT_EQ(put(OLESTR("price"), r8(1.5)), S_OK);
    EXPECT_EQ(get(OLESTR("price")).cyVal.int64, 15000);
    EXPECT_EQ(put(OLESTR("exact"), r8(2.5)), S_OK);
    EXPECT_EQ(get(OLESTR("exact")).vt, VT_DECIMAL);
    EXPECT_EQ(get(OLESTR("exact")).decVal.Lo64, 25u);
    EXPECT_EQ(one->exact.wReserved, 0);
    EXPECT_EQ(put(OLESTR("flag"), truth_value(true)), S_OK);
    EXPECT_EQ(one->flag, VARIANT_TRUE);
    EXPECT_EQ(put(OLESTR("tint"), i2(2)), S_OK);
    EXPECT_EQ(one->tint, shade_dark);
    EXPECT_EQ(get(OLESTR("tint")).vt, VT_I4);
    EXPECT_EQ(put(OLESTR("seat"), i2(4)), S_OK);
    EXPECT_EQ(get(OLESTR("seat")).lVal, 4);
    EXPECT_EQ(put(OLESTR("text"), i4(5)), S_OK);
    EXPECT_EQ(put(OLESTR("text"), i4(55)), S_OK);
    EXPECT_EQ(get(OLESTR("text")).text(), "55");
}

TEST_F(record_info, arguments_are_checked) {
    value v = i4(1);
    const OLECHAR* const number = OLESTR("number");
    EXPECT_EQ(parcels->GetField(one, OLESTR("Number"), &v), TYPE_E_FIELDNOTFOUND) << "names are exact";
    EXPECT_EQ(v.lVal, 1);
    EXPECT_EQ(parcels->GetField(nullptr, number, &v), E_INVALIDARG);
    EXPECT_EQ(parcels->GetField(one, nullptr, &v), E_INVALIDARG);
    EXPECT_EQ(parcels->GetField(one, number, nullptr), E_INVALIDARG);
    EXPECT_EQ(parcels->PutField(0, one, number, &v), E_INVALIDARG);
    EXPECT_EQ(parcels->PutField(INVOKE_FUNC, one, number, &v), E_INVALIDARG);
    EXPECT_EQ(parcels->PutField(INVOKE_PROPERTYPUT, nullptr, number, &v), E_INVALIDARG);
    EXPECT_EQ(parcels->PutField(INVOKE_PROPERTYPUT, one, number, nullptr), E_INVALIDARG);
    EXPECT_EQ(put(OLESTR("none"), v), TYPE_E_FIELDNOTFOUND);
    EXPECT_EQ(parcels->GetField(one, OLESTR("pointer"), &v), E_NOTIMPL);
    EXPECT_EQ(put(OLESTR("pointer"), v), E_NOTIMPL);
}

TEST_F(record_info, what_is_read_replaces_what_was_there) {
    value v = bstr(OLESTR("old"));
    one->number = 4;
    EXPECT_EQ(parcels->GetField(one, OLESTR("number"), &v), S_OK);
    EXPECT_EQ(v.lVal, 4);
}

TEST_F(record_info, objects_are_assigned_by_reference) {
    EXPECT_EQ(put(OLESTR("object"), unknown(&thing), INVOKE_PROPERTYPUTREF), S_OK);
    EXPECT_EQ(thing.references, 2u);
    EXPECT_EQ(put(OLESTR("server"), unknown(&thing), INVOKE_PROPERTYPUTREF), S_OK);
    EXPECT_EQ(thing.references, 3u);
    EXPECT_EQ(get(OLESTR("object")).vt, VT_UNKNOWN);
    EXPECT_EQ(get(OLESTR("server")).vt, VT_DISPATCH);
    EXPECT_EQ(thing.references, 3u);
    EXPECT_EQ(put(OLESTR("object"), i4(1), INVOKE_PROPERTYPUTREF), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(put(OLESTR("object"), unknown(nullptr), INVOKE_PROPERTYPUTREF), S_OK);
    EXPECT_EQ(thing.references, 2u);
}

TEST_F(record_info, by_value_the_object_in_the_field_is_given_the_value) {
    EXPECT_EQ(put(OLESTR("server"), i4(7)), E_INVALIDARG) << "there is none yet";
    EXPECT_EQ(put(OLESTR("object"), i4(7)), E_INVALIDARG) << "and this one has no default property";
    EXPECT_EQ(put(OLESTR("server"), dispatch(&thing), INVOKE_PROPERTYPUTREF), S_OK);
    EXPECT_EQ(put(OLESTR("server"), i4(7)), S_OK);
    EXPECT_EQ(thing.held.lVal, 7);
    // A VARIANT takes the value of an object, or the object itself.
    EXPECT_EQ(put(OLESTR("any"), dispatch(&thing)), S_OK);
    EXPECT_EQ(V_VT(&one->any), VT_I4);
    EXPECT_EQ(put(OLESTR("any"), dispatch(&thing), INVOKE_PROPERTYPUTREF), S_OK);
    EXPECT_EQ(V_VT(&one->any), VT_DISPATCH);
    EXPECT_EQ(thing.references, 3u);
    EXPECT_EQ(put(OLESTR("any"), bstr(OLESTR("x"))), S_OK);
    EXPECT_EQ(thing.references, 2u);
    EXPECT_EQ(get(OLESTR("any")).text(), "x");
}

TEST_F(record_info, arrays_and_records_are_copied) {
    value list;
    V_VT(&list) = VT_ARRAY | VT_I4;
    V_ARRAY(&list) = SafeArrayCreateVector(VT_I4, 0, 4);
    EXPECT_EQ(put(OLESTR("list"), list), S_OK);
    EXPECT_EQ(put(OLESTR("list"), list), S_OK);
    EXPECT_NE(one->list, V_ARRAY(&list));
    EXPECT_EQ(get(OLESTR("list")).vt, VT_ARRAY | VT_I4);
    EXPECT_EQ(put(OLESTR("list"), i4(1)), DISP_E_TYPEMISMATCH);

    spot inner{3, 4, text(OLESTR("here"))};
    value record;
    V_VT(&record) = VT_RECORD | VT_BYREF;
    V_RECORD(&record) = &inner;
    V_RECORDINFO(&record) = spots;
    EXPECT_EQ(put(OLESTR("inner"), record), S_OK);
    EXPECT_EQ(put(OLESTR("inner"), record), S_OK);
    EXPECT_EQ(one->inner.x, 3);
    EXPECT_NE(one->inner.label, inner.label);
    V_RECORDINFO(&record) = parcels;
    EXPECT_EQ(put(OLESTR("inner"), record), DISP_E_TYPEMISMATCH);
    SysFreeString(inner.label);
    const value got = get(OLESTR("inner"));
    ASSERT_EQ(got.vt, VT_RECORD);
    EXPECT_TRUE(spots->IsMatchingType(V_RECORDINFO(&got)));
    EXPECT_EQ(narrow(static_cast<spot*>(V_RECORD(&got))->label), "here");
    const value again = got; // VariantCopy
    EXPECT_NE(V_RECORD(&again), V_RECORD(&got));
    EXPECT_EQ(narrow(static_cast<spot*>(V_RECORD(&again))->label), "here");
}

TEST_F(record_info, fixed_arrays_are_safearrays) {
    fill(*one);
    value got = get(OLESTR("grid"));
    ASSERT_EQ(got.vt, VT_ARRAY | VT_I4);
    EXPECT_EQ(static_cast<LONG*>(V_ARRAY(&got)->pvData)[2], 7);
    static_cast<LONG*>(V_ARRAY(&got)->pvData)[0] = 1;
    EXPECT_EQ(put(OLESTR("grid"), got), S_OK);
    EXPECT_EQ(one->grid[0], 1);
    got = get(OLESTR("lines"));
    ASSERT_EQ(got.vt, VT_ARRAY | VT_BSTR);
    EXPECT_EQ(put(OLESTR("grid"), got), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(put(OLESTR("lines"), got), S_OK);
    EXPECT_EQ(narrow(one->lines[1]), "line");
    got = get(OLESTR("corners"));
    ASSERT_EQ(got.vt, VT_ARRAY | VT_RECORD);
    EXPECT_EQ(narrow(static_cast<spot*>(V_ARRAY(&got)->pvData)[1].label), "corner");
    EXPECT_EQ(put(OLESTR("corners"), got), S_OK);
    EXPECT_EQ(narrow(one->corners[1].label), "corner");
    value other;
    V_VT(&other) = VT_ARRAY | VT_I4;
    V_ARRAY(&other) = SafeArrayCreateVector(VT_I4, 0, 4);
    EXPECT_EQ(put(OLESTR("grid"), other), DISP_E_TYPEMISMATCH) << "of another size";
}

TEST_F(record_info, fields_are_referred_to) {
    value v = bstr(OLESTR("freed"));
    void* data = one;
    EXPECT_EQ(parcels->GetFieldNoCopy(one, OLESTR("number"), &v, &data), S_OK);
    EXPECT_EQ(v.vt, VT_BYREF | VT_I4);
    EXPECT_EQ(V_BYREF(&v), &one->number);
    EXPECT_EQ(data, nullptr);
    EXPECT_EQ(parcels->GetFieldNoCopy(one, OLESTR("any"), &v, nullptr), S_OK);
    EXPECT_EQ(v.vt, VT_BYREF | VT_VARIANT);
    EXPECT_EQ(parcels->GetFieldNoCopy(one, OLESTR("inner"), &v, nullptr), S_OK);
    EXPECT_EQ(v.vt, VT_BYREF | VT_RECORD);
    EXPECT_EQ(V_RECORD(&v), &one->inner);
    EXPECT_TRUE(spots->IsMatchingType(V_RECORDINFO(&v)));
    EXPECT_EQ(parcels->GetFieldNoCopy(one, OLESTR("grid"), &v, &data), S_OK);
    EXPECT_EQ(v.vt, VT_BYREF | VT_CARRAY);
    EXPECT_EQ(data, one->grid);
    EXPECT_EQ(parcels->GetFieldNoCopy(one, OLESTR("list"), &v, &data), S_OK);
    EXPECT_EQ(v.vt, VT_BYREF | VT_ARRAY | VT_I4);
    EXPECT_EQ(V_ARRAYREF(&v), &one->list);
    EXPECT_EQ(parcels->GetFieldNoCopy(one, OLESTR("none"), &v, &data), TYPE_E_FIELDNOTFOUND);
    VariantInit(&v);
}

TEST_F(record_info, values_are_moved_into_fields) {
    fill(*one);
    VARIANT v;
    VariantInit(&v);
    const auto give = [&](const OLECHAR* field) {
        return parcels->PutFieldNoCopy(INVOKE_PROPERTYPUT, one, field, &v);
    };
    V_VT(&v) = VT_I2;
    V_I2(&v) = 3;
    EXPECT_EQ(give(OLESTR("number")), DISP_E_TYPEMISMATCH) << "nothing is converted";
    V_VT(&v) = VT_I4;
    V_I4(&v) = 3;
    EXPECT_EQ(give(OLESTR("number")), S_OK);
    EXPECT_EQ(one->number, 3);
    EXPECT_EQ(parcels->PutFieldNoCopy(0, one, OLESTR("number"), &v), E_INVALIDARG);
    V_VT(&v) = VT_BSTR;
    V_BSTR(&v) = text(OLESTR("moved"));
    EXPECT_EQ(give(OLESTR("text")), S_OK);
    EXPECT_EQ(one->text, V_BSTR(&v));
    V_BSTR(&v) = text(OLESTR("too"));
    EXPECT_EQ(give(OLESTR("any")), S_OK);
    EXPECT_EQ(V_BSTR(&one->any), V_BSTR(&v));
    V_VT(&v) = VT_UNKNOWN;
    V_UNKNOWN(&v) = nullptr;
    EXPECT_EQ(give(OLESTR("object")), S_OK);
    EXPECT_EQ(thing.references, 2u);
    V_VT(&v) = VT_ARRAY | VT_I4;
    V_ARRAY(&v) = SafeArrayCreateVector(VT_I4, 0, 3);
    EXPECT_EQ(give(OLESTR("list")), S_OK);
    EXPECT_EQ(one->list, V_ARRAY(&v));
    V_ARRAY(&v) = SafeArrayCreateVector(VT_I4, 0, 3);
    static_cast<LONG*>(V_ARRAY(&v)->pvData)[1] = 8;
    EXPECT_EQ(give(OLESTR("grid")), S_OK);
    EXPECT_EQ(one->grid[1], 8);
    spot corner{1, 2, text(OLESTR("given"))};
    const BSTR label = corner.label;
    V_VT(&v) = VT_RECORD;
    V_RECORD(&v) = &corner;
    V_RECORDINFO(&v) = spots;
    EXPECT_EQ(give(OLESTR("inner")), S_OK);
    EXPECT_EQ(one->inner.label, label);
    EXPECT_EQ(corner.label, nullptr);
}

TEST_F(record_info, arrays_of_records_copy_and_clear_them) {
    SAFEARRAYBOUND bound = {2, 0};
    SAFEARRAY* const array = SafeArrayCreateEx(VT_RECORD, 1, &bound, spots);
    ASSERT_NE(array, nullptr);
    EXPECT_EQ(array->cbElements, sizeof(spot));
    spot given{1, 2, text(OLESTR("label"))};
    LONG index = 1;
    EXPECT_EQ(SafeArrayPutElement(array, &index, &given), S_OK);
    EXPECT_EQ(SafeArrayPutElement(array, &index, &given), S_OK);
    SysFreeString(given.label);
    SAFEARRAY* copy = nullptr;
    ASSERT_EQ(SafeArrayCopy(array, &copy), S_OK);
    EXPECT_EQ(SafeArrayCopyData(array, copy), S_OK);
    EXPECT_EQ(SafeArrayDestroy(array), S_OK);
    spot got{};
    EXPECT_EQ(SafeArrayGetElement(copy, &index, &got), S_OK);
    EXPECT_EQ(narrow(got.label), "label");
    EXPECT_EQ(spots->RecordClear(&got), S_OK);
    EXPECT_EQ(SafeArrayDestroy(copy), S_OK);
}

class record_call : public invoke_case {};

TEST_F(record_call, takes_and_gives_records) {
    IRecordInfo* const spots = info_of(spot_id);
    // A result is a record of the VARIANT's own.
    EXPECT_EQ(method(112), S_OK);
    ASSERT_EQ(result.vt, VT_RECORD);
    EXPECT_TRUE(spots->IsMatchingType(V_RECORDINFO(&result)));
    EXPECT_EQ(static_cast<spot*>(V_RECORD(&result))->x, 3);
    EXPECT_EQ(narrow(static_cast<spot*>(V_RECORD(&result))->label), "here");
    value record = result;
    EXPECT_EQ(method(111, {record}), S_OK);
    EXPECT_EQ(method(110, {record}), S_OK);
    EXPECT_EQ(result.lVal, 3) << "the copy went in";
    // By reference the callee works in the caller's record.
    spot mine{5, 0, nullptr};
    value by_reference;
    V_VT(&by_reference) = VT_RECORD | VT_BYREF;
    V_RECORD(&by_reference) = &mine;
    V_RECORDINFO(&by_reference) = spots;
    EXPECT_EQ(method(111, {by_reference}), S_OK);
    EXPECT_EQ(mine.x, 6);
    EXPECT_EQ(method(110, {by_reference}), S_OK);
    EXPECT_EQ(result.lVal, 6);
    IRecordInfo* const parcels = info_of(parcel_id);
    V_RECORDINFO(&by_reference) = parcels;
    EXPECT_EQ(method(110, {by_reference}), DISP_E_TYPEMISMATCH);
    parcels->Release();
    record = empty();
    result = empty();
    spots->Release();
}

} // namespace
