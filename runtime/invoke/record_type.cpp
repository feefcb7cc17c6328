#include "record_type.hpp"

#include <algorithm>
#include <cstring>

#include "described_type.hpp"
#include "safe_array_memory.hpp"

namespace comity {
namespace {

/// Records in records: deeper than any real one.
constexpr unsigned deepest = 16;
/// What a description may make us count: all fields of a record together with those of records in it.
constexpr unsigned most_fields = 20000;

struct reading {
    unsigned depth = 0;
    unsigned fields = 0;
};

HRESULT read_type(ITypeInfo* owner, const TYPEDESC& type, reading& progress, field_type& out);
HRESULT read_record(ITypeInfo* description, reading& progress, std::shared_ptr<const record_type>& out);

std::u16string text_of(BSTR text) {
    return {reinterpret_cast<const char16_t*>(text), SysStringLen(text)};
}

/// The size of plain data; 0 for what is none.
ULONG size_of_plain(VARTYPE vt) {
    switch (vt) {
    case VT_BSTR:
    case VT_UNKNOWN:
    case VT_DISPATCH:
    case VT_VARIANT:
    case VT_INT_PTR:
    case VT_UINT_PTR:
        return 0;
    default:
        return element_size(vt);
    }
}

void set(field_type& out, field_kind kind, VARTYPE vt, std::size_t bytes) {
    out.kind = kind;
    out.vt = vt;
    out.bytes = static_cast<ULONG>(bytes);
}

HRESULT read_reference(ITypeInfo* owner, HREFTYPE reference, reading& progress, field_type& out) {
    owned<ITypeInfo> target;
    HRESULT hr = owner->GetRefTypeInfo(reference, target.put());
    if (FAILED(hr))
        return hr;
    type_attributes attributes(target.get());
    if (!attributes)
        return attributes.result();
    switch (attributes->typekind) {
    case TKIND_ALIAS:
        return read_type(target.get(), attributes->tdescAlias, progress, out);
    case TKIND_ENUM:
        set(out, field_kind::plain, VT_I4, 4);
        return S_OK;
    case TKIND_RECORD:
        hr = read_record(target.get(), progress, out.record);
        if (SUCCEEDED(hr))
            set(out, field_kind::record, VT_RECORD, out.record->bytes);
        return hr;
    case TKIND_UNION: // of what it holds only its user knows
        set(out, field_kind::bytes, VT_EMPTY, attributes->cbSizeInstance);
        return S_OK;
    default:
        return TYPE_E_INVDATAREAD; // an interface by value
    }
}

HRESULT read_fixed_array(ITypeInfo* owner, const ARRAYDESC* array, reading& progress, field_type& out) {
    if (!array || array->cDims == 0)
        return TYPE_E_INVDATAREAD;
    const HRESULT hr = read_type(owner, array->tdescElem, progress, out);
    if (FAILED(hr))
        return hr;
    if (!out.bounds.empty()) { // an array of arrays is none that a SAFEARRAY can be
        set(out, field_kind::bytes, VT_EMPTY, out.bytes);
        return TYPE_E_INVDATAREAD;
    }
    std::uint64_t count = 1;
    for (USHORT i = 0; i < array->cDims; ++i) {
        count *= array->rgbounds[i].cElements;
        if (count * std::max<std::uint64_t>(out.bytes, 1) > 0x7fffffff)
            return TYPE_E_INVDATAREAD;
    }
    out.bounds.assign(array->rgbounds, array->rgbounds + array->cDims);
    out.count = static_cast<ULONG>(count);
    return S_OK;
}

HRESULT read_type(ITypeInfo* owner, const TYPEDESC& type, reading& progress, field_type& out) {
    switch (type.vt) {
    case VT_USERDEFINED: {
        if (progress.depth >= deepest)
            return TYPE_E_INVDATAREAD;
        ++progress.depth;
        const HRESULT hr = read_reference(owner, type.hreftype, progress, out);
        --progress.depth;
        return hr;
    }
    case VT_CARRAY:
        return read_fixed_array(owner, type.lpadesc, progress, out);
    case VT_BSTR:
        set(out, field_kind::string, VT_BSTR, sizeof(BSTR));
        return S_OK;
    case VT_VARIANT:
        set(out, field_kind::variant, VT_VARIANT, sizeof(VARIANT));
        return S_OK;
    case VT_HRESULT:
        set(out, field_kind::plain, VT_ERROR, 4);
        return S_OK;
    default:
        break;
    }
    if (const ULONG bytes = size_of_plain(type.vt)) {
        set(out, field_kind::plain, type.vt, bytes);
        return S_OK;
    }
    described_type described;
    const HRESULT hr = describe(owner, type, described);
    if (FAILED(hr))
        return hr;
    if (type.vt == VT_SAFEARRAY) { // also of what no VARIANT can name: it is freed, and not given out
        set(out, field_kind::array, described.vt & VT_ARRAY ? described.vt : VARTYPE{VT_ARRAY},
            sizeof(void*));
        return S_OK;
    }
    set(out, field_kind::bytes, VT_PTR, sizeof(void*)); // a pointer, unless it is one of these
    if (described.indirections == 0) {
        if (described.what == described_type::kind::interface_) {
            set(out, field_kind::object, described.vt, sizeof(void*));
            out.iid = described.id;
        } else if (type.vt == VT_INT_PTR || type.vt == VT_UINT_PTR) {
            set(out, field_kind::plain, described.vt, sizeof(void*));
        }
    }
    return S_OK;
}

HRESULT read_field(ITypeInfo* description, UINT index, reading& progress, record_field& out) {
    VARDESC* variable = nullptr;
    HRESULT hr = description->GetVarDesc(index, &variable);
    if (FAILED(hr))
        return hr;
    out.offset = variable->oInst;
    const MEMBERID memid = variable->memid;
    hr = variable->varkind == VAR_PERINSTANCE
             ? read_type(description, variable->elemdescVar.tdesc, progress, out.type)
             : TYPE_E_INVDATAREAD;
    description->ReleaseVarDesc(variable);
    if (FAILED(hr))
        return hr;
    BSTR name = nullptr;
    UINT found = 0;
    hr = description->GetNames(memid, &name, 1, &found);
    if (SUCCEEDED(hr))
        out.name = text_of(name);
    SysFreeString(name);
    return hr;
}

/// Whether each field lies in the record, behind the one before: what a damaged library says about that would
/// otherwise be written to.
bool fields_are_apart(const record_type& type) {
    std::uint64_t end = 0;
    for (const record_field& field : type.fields) {
        if (field.offset < end)
            return false;
        end = std::uint64_t{field.offset} + std::uint64_t{field.type.bytes} * field.type.count;
    }
    return end <= type.bytes;
}

HRESULT read_record(ITypeInfo* description, reading& progress, std::shared_ptr<const record_type>& out) {
    type_attributes attributes(description);
    if (!attributes)
        return attributes.result();
    const auto made = std::make_shared<record_type>();
    made->description = owned<ITypeInfo>::share(description);
    made->guid = attributes->guid;
    made->bytes = attributes->cbSizeInstance;
    BSTR name = nullptr;
    HRESULT hr = description->GetDocumentation(MEMBERID_NIL, &name, nullptr, nullptr, nullptr);
    if (FAILED(hr))
        return hr;
    made->name = text_of(name);
    SysFreeString(name);
    for (UINT i = 0; i < attributes->cVars; ++i) {
        if (++progress.fields > most_fields)
            return TYPE_E_INVDATAREAD;
        hr = read_field(description, i, progress, made->fields.emplace_back());
        if (FAILED(hr))
            return hr;
    }
    if (!fields_are_apart(*made))
        return TYPE_E_INVDATAREAD;
    out = made;
    return S_OK;
}

template <class T>
T& at(void* data, ULONG index) {
    return static_cast<T*>(data)[index];
}

template <class T>
const T& at(const void* data, ULONG index) {
    return static_cast<const T*>(data)[index];
}

HRESULT copy_element(const field_type& type, const void* source, void* target, ULONG i) {
    switch (type.kind) {
    case field_kind::plain:
    case field_kind::bytes:
        std::memcpy(static_cast<char*>(target) + i * type.bytes,
                    static_cast<const char*>(source) + i * type.bytes, type.bytes);
        return S_OK;
    case field_kind::string: {
        BSTR const text = at<BSTR>(source, i);
        if (!text)
            return S_OK;
        at<BSTR>(target, i) = SysAllocStringByteLen(reinterpret_cast<LPCSTR>(text), SysStringByteLen(text));
        return at<BSTR>(target, i) ? S_OK : E_OUTOFMEMORY;
    }
    case field_kind::object:
        if (IUnknown* const object = at<IUnknown*>(source, i)) {
            object->AddRef();
            at<IUnknown*>(target, i) = object;
        }
        return S_OK;
    case field_kind::variant:
        VariantInit(&at<VARIANT>(target, i));
        return VariantCopy(&at<VARIANT>(target, i), &at<VARIANT>(source, i));
    case field_kind::array:
        return SafeArrayCopy(at<SAFEARRAY*>(source, i), &at<SAFEARRAY*>(target, i));
    case field_kind::record:
        return copy_record(*type.record, static_cast<const char*>(source) + i * type.bytes,
                           static_cast<char*>(target) + i * type.bytes);
    }
    return E_UNEXPECTED;
}

} // namespace

const record_field* record_type::find(std::u16string_view wanted) const noexcept {
    for (const record_field& field : fields) {
        if (field.name == wanted)
            return &field;
    }
    return nullptr;
}

HRESULT read_record_type(ITypeInfo* description, std::shared_ptr<const record_type>& out) {
    auto type = owned<ITypeInfo>::share(description);
    GUID guid{};
    for (unsigned depth = 0;; ++depth) {
        owned<ITypeInfo> target;
        {
            type_attributes attributes(type.get());
            if (!attributes)
                return attributes.result();
            if (depth == 0)
                guid = attributes->guid;
            if (attributes->typekind == TKIND_RECORD)
                break;
            if (depth == deepest || attributes->typekind != TKIND_ALIAS ||
                attributes->tdescAlias.vt != VT_USERDEFINED)
                return E_INVALIDARG;
            const HRESULT hr = type->GetRefTypeInfo(attributes->tdescAlias.hreftype, target.put());
            if (FAILED(hr))
                return hr;
        }
        type = std::move(target);
    }
    reading progress;
    std::shared_ptr<const record_type> made;
    const HRESULT hr = read_record(type.get(), progress, made);
    if (FAILED(hr))
        return hr;
    if (guid != made->guid) {
        const auto renamed = std::make_shared<record_type>();
        renamed->description = owned<ITypeInfo>::share(made->description.get());
        renamed->guid = guid;
        renamed->name = made->name;
        renamed->bytes = made->bytes;
        renamed->fields = made->fields;
        made = renamed;
    }
    out = std::move(made);
    return S_OK;
}

void clear_field(const field_type& type, void* data) noexcept {
    for (ULONG i = 0; i < type.count; ++i) {
        switch (type.kind) {
        case field_kind::plain:
        case field_kind::bytes:
            return;
        case field_kind::string:
            SysFreeString(std::exchange(at<BSTR>(data, i), nullptr));
            break;
        case field_kind::object:
            if (IUnknown* const object = std::exchange(at<IUnknown*>(data, i), nullptr))
                object->Release();
            break;
        case field_kind::variant:
            VariantClear(&at<VARIANT>(data, i));
            break;
        case field_kind::array:
            SafeArrayDestroy(std::exchange(at<SAFEARRAY*>(data, i), nullptr));
            break;
        case field_kind::record:
            clear_record(*type.record, static_cast<char*>(data) + i * type.bytes);
            break;
        }
    }
}

HRESULT copy_field(const field_type& type, const void* source, void* target) noexcept {
    // What is not copied any more after a failure has to be nothing.
    std::memset(target, 0, std::size_t{type.bytes} * type.count);
    for (ULONG i = 0; i < type.count; ++i) {
        const HRESULT hr = copy_element(type, source, target, i);
        if (FAILED(hr)) {
            clear_field(type, target);
            return hr;
        }
    }
    return S_OK;
}

void clear_record(const record_type& type, void* record) noexcept {
    for (const record_field& field : type.fields)
        clear_field(field.type, static_cast<char*>(record) + field.offset);
}

HRESULT copy_record(const record_type& type, const void* source, void* target) noexcept {
    std::memset(target, 0, type.bytes);
    for (const record_field& field : type.fields) {
        const HRESULT hr = copy_field(field.type, static_cast<const char*>(source) + field.offset,
                                      static_cast<char*>(target) + field.offset);
        if (FAILED(hr)) {
            clear_record(type, target);
            return hr;
        }
    }
    return S_OK;
}

} // namespace comity
