#include "record_field.hpp"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

#include "default_property.hpp"
#include "record_memory.hpp"

namespace comity {
namespace {

constexpr LCID neutral = LOCALE_NEUTRAL;

/// Where a VARIANT keeps a value of this type.
void* place_of(VARIANT& value, VARTYPE vt) noexcept {
    return vt == VT_DECIMAL ? static_cast<void*>(&V_DECIMAL(&value)) : static_cast<void*>(&V_I8(&value));
}

/// The VARTYPE lies in a DECIMAL's reserved part.
void set_type(VARIANT& value, VARTYPE vt) noexcept {
    V_VT(&value) = vt;
}

bool same_type(VARTYPE left, VARTYPE right) noexcept {
    const auto plain = [](VARTYPE vt) {
        return vt == VT_INT ? VARTYPE{VT_I4} : vt == VT_UINT ? VARTYPE{VT_UI4} : vt;
    };
    return plain(left) == plain(right);
}

/// The elements of a fixed array of this type as a SAFEARRAY's.
HRESULT make_array(const field_type& type, IRecordInfo* nested, const void* field, VARIANT& value) {
    std::vector<SAFEARRAYBOUND> bounds(type.bounds); // which SafeArrayCreateEx does not write to
    void* extra = nullptr;
    GUID iid = type.iid;
    if (type.kind == field_kind::record)
        extra = nested;
    else if (type.kind == field_kind::object)
        extra = &iid;
    SAFEARRAY* const array =
        SafeArrayCreateEx(type.vt, static_cast<UINT>(bounds.size()), bounds.data(), extra);
    if (!array)
        return E_OUTOFMEMORY;
    HRESULT hr = array->cbElements == type.bytes ? S_OK : E_UNEXPECTED;
    if (SUCCEEDED(hr))
        hr = copy_field(type, field, array->pvData);
    if (FAILED(hr)) {
        SafeArrayDestroy(array);
        return hr;
    }
    set_type(value, VT_ARRAY | type.vt);
    V_ARRAY(&value) = array;
    return S_OK;
}

HRESULT copy_record_out(const field_type& type, IRecordInfo* nested, const void* field, VARIANT& value) {
    void* const copy = allocate_record(type.bytes);
    if (!copy)
        return E_OUTOFMEMORY;
    const HRESULT hr = copy_record(*type.record, field, copy);
    if (FAILED(hr)) {
        free_record(copy);
        return hr;
    }
    nested->AddRef();
    V_RECORD(&value) = copy;
    V_RECORDINFO(&value) = nested;
    set_type(value, VT_RECORD);
    return S_OK;
}

/// Replaces the bytes of the field by those of `made`, which is given the old ones to free.
void swap_in(const field_type& type, void* made, void* field) noexcept {
    std::swap_ranges(static_cast<char*>(made),
                     static_cast<char*>(made) + std::size_t{type.bytes} * type.count,
                     static_cast<char*>(field));
}

/// Whether an array has the type and as many elements, in each dimension, as the fixed one.
bool fits(const field_type& type, IRecordInfo* nested, SAFEARRAY* array) {
    if (!array || !array->pvData || array->cDims != type.bounds.size() || array->cbElements != type.bytes)
        return false;
    for (USHORT i = 0; i < array->cDims; ++i) {
        if (array->rgsabound[array->cDims - 1 - i].cElements != type.bounds[i].cElements)
            return false;
    }
    if (type.kind != field_kind::record)
        return true;
    owned<IRecordInfo> info;
    return SUCCEEDED(SafeArrayGetRecordInfo(array, info.put())) && info && nested->IsMatchingType(info.get());
}

/// A VARIANT without the reference, if it is one; still owned where it was.
HRESULT look_through(const VARIANT& value, VARIANT& out) {
    out = value;
    if (V_VT(&out) == (VT_BYREF | VT_VARIANT)) {
        if (!V_VARIANTREF(&out))
            return E_INVALIDARG;
        out = *V_VARIANTREF(&out);
    }
    const VARTYPE vt = V_VT(&out);
    if (!(vt & VT_BYREF))
        return S_OK;
    if (vt == (VT_BYREF | VT_VARIANT) || !V_BYREF(&out))
        return E_INVALIDARG;
    if (vt == (VT_BYREF | VT_RECORD)) {
        set_type(out, VT_RECORD);
    } else if (vt & VT_ARRAY) {
        SAFEARRAY* const array = *V_ARRAYREF(&out);
        V_ARRAY(&out) = array;
        set_type(out, vt & ~VT_BYREF);
    } else if (vt == (VT_BYREF | VT_UNKNOWN) || vt == (VT_BYREF | VT_DISPATCH)) {
        IUnknown* const object = *V_UNKNOWNREF(&out);
        V_UNKNOWN(&out) = object;
        set_type(out, vt & ~VT_BYREF);
    }
    return S_OK; // of anything else the coercion follows the reference
}

HRESULT give_to_default_property(IDispatch* object, const VARIANT& value) {
    VARIANT argument = value;
    DISPID name = DISPID_PROPERTYPUT;
    DISPPARAMS params = {&argument, &name, 1, 1};
    return object->Invoke(DISPID_VALUE, IID_NULL, neutral, DISPATCH_PROPERTYPUT, &params, nullptr, nullptr,
                          nullptr);
}

HRESULT put_object(const field_type& type, bool by_reference, const VARIANT& value, void* field) {
    IUnknown*& target = *static_cast<IUnknown**>(field);
    if (!by_reference) {
        if (type.vt != VT_DISPATCH || !target)
            return E_INVALIDARG;
        const auto object = owned<IDispatch>::share(static_cast<IDispatch*>(target));
        return give_to_default_property(object.get(), value);
    }
    if (V_VT(&value) != VT_UNKNOWN && V_VT(&value) != VT_DISPATCH)
        return DISP_E_TYPEMISMATCH;
    void* wanted = nullptr;
    if (IUnknown* const object = V_UNKNOWN(&value)) {
        const HRESULT hr = object->QueryInterface(type.iid, &wanted);
        if (FAILED(hr))
            return hr;
    }
    if (IUnknown* const old = std::exchange(target, static_cast<IUnknown*>(wanted)))
        old->Release();
    return S_OK;
}

HRESULT put_variant(const field_type& type, bool by_reference, const VARIANT& value, void* field) {
    owned_variant made;
    const HRESULT hr = !by_reference && V_VT(&value) == VT_DISPATCH
                           ? default_value(V_DISPATCH(&value), neutral, made)
                           : VariantCopyInd(&made, &value);
    if (SUCCEEDED(hr))
        swap_in(type, static_cast<VARIANT*>(&made), field);
    return hr;
}

HRESULT put_copy(const field_type& type, const void* source, void* field) {
    const std::size_t size = std::size_t{type.bytes} * type.count;
    std::vector<std::uint64_t> copy((size + 7) / 8);
    const HRESULT hr = copy_field(type, source, copy.data());
    if (FAILED(hr))
        return hr;
    swap_in(type, copy.data(), field);
    clear_field(type, copy.data());
    return S_OK;
}

HRESULT put_record(const field_type& type, IRecordInfo* nested, const VARIANT& value, void* field) {
    if (V_VT(&value) != VT_RECORD || !V_RECORD(&value) || !V_RECORDINFO(&value) ||
        !nested->IsMatchingType(V_RECORDINFO(&value)))
        return DISP_E_TYPEMISMATCH;
    return put_copy(type, V_RECORD(&value), field);
}

HRESULT put_array(const field_type& type, const VARIANT& value, void* field) {
    if (!same_type(V_VT(&value), type.vt))
        return DISP_E_TYPEMISMATCH;
    SAFEARRAY* const source = V_ARRAY(&value);
    return put_copy(type, &source, field);
}

} // namespace

HRESULT get_field(const field_type& type, IRecordInfo* nested, void* field, VARIANT& value) {
    if (type.kind == field_kind::bytes)
        return E_NOTIMPL;
    if (!type.bounds.empty())
        return type.kind == field_kind::array ? E_NOTIMPL : make_array(type, nested, field, value);
    switch (type.kind) {
    case field_kind::record:
        return copy_record_out(type, nested, field, value);
    case field_kind::variant:
        return VariantCopy(&value, static_cast<VARIANT*>(field));
    default: {
        if (type.vt == VT_ARRAY)
            return E_NOTIMPL;
        VARIANT made;
        std::memset(&made, 0, sizeof made);
        const HRESULT hr = copy_field(type, field, place_of(made, type.vt));
        if (FAILED(hr))
            return hr;
        set_type(made, type.vt);
        value = made;
        return S_OK;
    }
    }
}

void refer_to_field(const field_type& type, IRecordInfo* nested, void* field, VARIANT& value) noexcept {
    V_BYREF(&value) = field;
    VARTYPE vt = type.vt;
    if (!type.bounds.empty()) {
        vt = VT_CARRAY;
    } else if (type.kind == field_kind::record) {
        V_RECORDINFO(&value) = nested; // as alive as the IRecordInfo that was asked
    } else if (type.kind == field_kind::bytes) {
        vt = VT_PTR;
    }
    set_type(value, VT_BYREF | vt);
}

HRESULT put_field(const field_type& type, IRecordInfo* nested, bool by_reference, const VARIANT& value,
                  void* field) {
    if (type.kind == field_kind::bytes)
        return E_NOTIMPL;
    VARIANT given;
    HRESULT hr = look_through(value, given);
    if (FAILED(hr))
        return hr;
    if (!type.bounds.empty()) {
        if (!same_type(V_VT(&given), VT_ARRAY | type.vt) || !fits(type, nested, V_ARRAY(&given)))
            return DISP_E_TYPEMISMATCH;
        return put_copy(type, V_ARRAY(&given)->pvData, field);
    }
    switch (type.kind) {
    case field_kind::record:
        return put_record(type, nested, given, field);
    case field_kind::object:
        return put_object(type, by_reference, given, field);
    case field_kind::variant:
        return put_variant(type, by_reference, given, field);
    case field_kind::array:
        return put_array(type, given, field);
    default: {
        owned_variant made;
        hr = VariantChangeType(&made, &given, 0, type.vt);
        if (FAILED(hr))
            return hr;
        if (type.vt == VT_DECIMAL) {
            V_DECIMAL(&made).wReserved = 0;
            std::memcpy(field, &V_DECIMAL(&made), sizeof(DECIMAL));
            set_type(made, VT_EMPTY);
            return S_OK;
        }
        swap_in(type, place_of(made, type.vt), field);
        return S_OK;
    }
    }
}

HRESULT give_field(const field_type& type, IRecordInfo* nested, const VARIANT& value, void* field) {
    if (type.kind == field_kind::bytes)
        return E_NOTIMPL;
    VARIANT given = value;
    if (!type.bounds.empty()) {
        if (!same_type(V_VT(&given), VT_ARRAY | type.vt) || !fits(type, nested, V_ARRAY(&given)))
            return DISP_E_TYPEMISMATCH;
        // What the field held goes with the array, which is the field's now.
        HRESULT hr = SafeArrayLock(V_ARRAY(&given));
        if (FAILED(hr))
            return hr;
        swap_in(type, V_ARRAY(&given)->pvData, field);
        SafeArrayUnlock(V_ARRAY(&given));
        return SafeArrayDestroy(V_ARRAY(&given));
    }
    if (type.kind == field_kind::variant) {
        swap_in(type, &given, field);
        VariantClear(&given);
        return S_OK;
    }
    if (!same_type(V_VT(&given), type.vt))
        return DISP_E_TYPEMISMATCH;
    if (type.kind == field_kind::record) {
        if (!V_RECORD(&given) || !V_RECORDINFO(&given) || !nested->IsMatchingType(V_RECORDINFO(&given)))
            return DISP_E_TYPEMISMATCH;
        // The contents are the field's now; the memory of the record stays who allocated it.
        swap_in(type, V_RECORD(&given), field);
        clear_record(*type.record, V_RECORD(&given));
        return S_OK;
    }
    void* const place = place_of(given, type.vt);
    if (type.vt == VT_DECIMAL)
        V_DECIMAL(&given).wReserved = 0;
    swap_in(type, place, field);
    clear_field(type, place);
    return S_OK;
}

} // namespace comity
