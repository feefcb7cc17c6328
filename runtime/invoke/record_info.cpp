// IRecordInfo over a type description.
// https://learn.microsoft.com/windows/win32/api/oaidl/nn-oaidl-irecordinfo

#include "record_info.hpp"

#include <algorithm>
#include <cstring>
#include <memory>
#include <new>

#include "boundary.hpp"
#include "counted_object.hpp"
#include "library_locator.hpp"
#include "record_field.hpp"
#include "record_memory.hpp"
#include "record_type.hpp"

namespace comity {
namespace {

class record_info final : public counted_object<IRecordInfo, IID_IRecordInfo> {
public:
    explicit record_info(std::shared_ptr<const record_type> type) : type_(std::move(type)) {
        nested_.resize(type_->fields.size());
        for (std::size_t i = 0; i < nested_.size(); ++i) {
            if (const auto& inner = type_->fields[i].type.record)
                nested_[i] = owned<IRecordInfo>::attach(new record_info(inner));
        }
    }

    STDMETHODIMP RecordInit(PVOID record) override {
        if (!record)
            return E_INVALIDARG;
        std::memset(record, 0, type_->bytes);
        return S_OK;
    }
    STDMETHODIMP RecordClear(PVOID record) override {
        if (!record)
            return E_INVALIDARG;
        clear_record(*type_, record);
        return S_OK;
    }
    STDMETHODIMP RecordCopy(PVOID source, PVOID target) override {
        if (!source || !target)
            return E_INVALIDARG;
        if (source == target)
            return S_OK;
        clear_record(*type_, target);
        return copy_record(*type_, source, target);
    }
    STDMETHODIMP GetGuid(GUID* guid) override {
        if (!guid)
            return E_INVALIDARG;
        *guid = type_->guid;
        return S_OK;
    }
    STDMETHODIMP GetName(BSTR* name) override {
        if (!name)
            return E_INVALIDARG;
        *name = make_text(type_->name);
        return *name ? S_OK : E_OUTOFMEMORY;
    }
    STDMETHODIMP GetSize(ULONG* size) override {
        if (!size)
            return E_INVALIDARG;
        *size = type_->bytes;
        return S_OK;
    }
    STDMETHODIMP GetTypeInfo(ITypeInfo** description) override {
        if (!description)
            return E_INVALIDARG;
        *description = type_->description.get();
        (*description)->AddRef();
        return S_OK;
    }

    STDMETHODIMP GetField(PVOID record, LPCOLESTR name, VARIANT* value) override {
        return with_field(record, name, value, [&](const record_field& field, IRecordInfo* nested) {
            const HRESULT hr = empty(*value);
            return FAILED(hr) ? hr : get_field(field.type, nested, at(record, field), *value);
        });
    }
    STDMETHODIMP GetFieldNoCopy(PVOID record, LPCOLESTR name, VARIANT* value, PVOID* array) override {
        return with_field(record, name, value, [&](const record_field& field, IRecordInfo* nested) {
            const HRESULT hr = empty(*value);
            if (FAILED(hr))
                return hr;
            refer_to_field(field.type, nested, at(record, field), *value);
            if (array)
                *array = field.type.bounds.empty() ? nullptr : at(record, field);
            return S_OK;
        });
    }
    STDMETHODIMP PutField(ULONG flags, PVOID record, LPCOLESTR name, VARIANT* value) override {
        if (flags != INVOKE_PROPERTYPUT && flags != INVOKE_PROPERTYPUTREF)
            return E_INVALIDARG;
        return with_field(record, name, value, [&](const record_field& field, IRecordInfo* nested) {
            return put_field(field.type, nested, flags == INVOKE_PROPERTYPUTREF, *value, at(record, field));
        });
    }
    STDMETHODIMP PutFieldNoCopy(ULONG flags, PVOID record, LPCOLESTR name, VARIANT* value) override {
        if (flags != INVOKE_PROPERTYPUT && flags != INVOKE_PROPERTYPUTREF)
            return E_INVALIDARG;
        return with_field(record, name, value, [&](const record_field& field, IRecordInfo* nested) {
            return give_field(field.type, nested, *value, at(record, field));
        });
    }

    STDMETHODIMP GetFieldNames(ULONG* count, BSTR* names) override {
        if (!count)
            return E_INVALIDARG;
        const ULONG all = static_cast<ULONG>(type_->fields.size());
        if (!names) {
            *count = all;
            return S_OK;
        }
        const ULONG wanted = std::min(*count, all);
        for (ULONG i = 0; i < wanted; ++i) {
            names[i] = make_text(type_->fields[i].name);
            if (!names[i]) {
                while (i > 0)
                    SysFreeString(std::exchange(names[--i], nullptr));
                *count = 0;
                return E_OUTOFMEMORY;
            }
        }
        *count = wanted;
        return S_OK;
    }

    STDMETHODIMP_(BOOL) IsMatchingType(IRecordInfo* other) override {
        GUID guid;
        if (!other || FAILED(other->GetGuid(&guid)) || guid != type_->guid)
            return FALSE;
        if (other == this || guid != GUID_NULL)
            return TRUE;
        // Records without a GUID are told apart by where they are described.
        owned<ITypeInfo> description;
        return SUCCEEDED(other->GetTypeInfo(description.put())) &&
               description.get() == type_->description.get();
    }

    STDMETHODIMP_(PVOID) RecordCreate() override { return allocate_record(type_->bytes); }
    STDMETHODIMP RecordCreateCopy(PVOID source, PVOID* target) override {
        if (!source || !target)
            return E_INVALIDARG;
        *target = allocate_record(type_->bytes);
        if (!*target)
            return E_OUTOFMEMORY;
        const HRESULT hr = copy_record(*type_, source, *target);
        if (FAILED(hr))
            free_record(std::exchange(*target, nullptr));
        return hr;
    }
    STDMETHODIMP RecordDestroy(PVOID record) override {
        if (!record)
            return E_INVALIDARG;
        clear_record(*type_, record);
        if (!free_record(record)) // from somebody else's allocator, which can only have been the task's
            CoTaskMemFree(record);
        return S_OK;
    }

private:
    ~record_info() override = default;

    static BSTR make_text(const std::u16string& text) noexcept {
        return SysAllocStringLen(reinterpret_cast<const OLECHAR*>(text.data()),
                                 static_cast<UINT>(text.size()));
    }
    /// Both ways of reading clear the VARIANT first, as they are documented. A reference to a fixed array or
    /// to a pointer, which the way without a copy gives, has a type that only they know.
    static HRESULT empty(VARIANT& value) noexcept {
        const HRESULT hr = VariantClear(&value);
        if (hr != DISP_E_BADVARTYPE)
            return hr;
        VariantInit(&value);
        return S_OK;
    }
    static void* at(void* record, const record_field& field) noexcept {
        return static_cast<char*>(record) + field.offset;
    }

    template <class Action>
    HRESULT with_field(void* record, LPCOLESTR name, VARIANT* value, Action&& action) noexcept {
        if (!record || !name || !value)
            return E_INVALIDARG;
        return guarded([&]() -> HRESULT {
            const record_field* const field = type_->find(reinterpret_cast<const char16_t*>(name));
            if (!field)
                return TYPE_E_FIELDNOTFOUND;
            return action(*field, nested_[static_cast<std::size_t>(field - type_->fields.data())].get());
        });
    }

    std::shared_ptr<const record_type> type_;
    /// Beside each field that is a record, or an array of them: its description.
    std::vector<owned<IRecordInfo>> nested_;
};

} // namespace

HRESULT make_record_info(ITypeInfo* description, IRecordInfo*& out) noexcept {
    return guarded([&]() -> HRESULT {
        std::shared_ptr<const record_type> type;
        const HRESULT hr = read_record_type(description, type);
        if (SUCCEEDED(hr))
            out = new record_info(std::move(type));
        return hr;
    });
}

} // namespace comity

STDAPI GetRecordInfoFromTypeInfo(ITypeInfo* description, IRecordInfo** info) {
    if (!description || !info)
        return E_INVALIDARG;
    return comity::make_record_info(description, *info);
}

STDAPI GetRecordInfoFromGuids(REFGUID library, ULONG major, ULONG minor, LCID lcid, REFGUID record,
                              IRecordInfo** info) {
    return comity::guarded([&]() -> HRESULT {
        std::u16string path;
        HRESULT hr = major > 0xffff || minor > 0xffff
                         ? TYPE_E_LIBNOTREGISTERED
                         : comity::locate_registered_library(library, static_cast<WORD>(major),
                                                             static_cast<WORD>(minor), lcid, path);
        if (FAILED(hr))
            return hr;
        comity::owned<ITypeLib> loaded;
        hr = LoadTypeLib(reinterpret_cast<LPCOLESTR>(path.c_str()), loaded.put());
        comity::owned<ITypeInfo> description;
        if (SUCCEEDED(hr))
            hr = loaded->GetTypeInfoOfGuid(record, description.put());
        return FAILED(hr) ? hr : GetRecordInfoFromTypeInfo(description.get(), info);
    });
}
