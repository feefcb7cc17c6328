#include "safe_array_memory.hpp"

#include <atomic>
#include <cstring>
#include <limits>

#include "pinned_memory.hpp"
#include "task_heap.hpp"

namespace comity {

using detail::pinned_memory;

namespace {

std::size_t descriptor_size(UINT dimensions) {
    return offsetof(SAFEARRAY, rgsabound) + dimensions * sizeof(SAFEARRAYBOUND);
}

/// Data that follows the descriptor has to be aligned for any element.
std::size_t vector_offset(UINT dimensions) {
    constexpr std::size_t alignment = 16;
    return (descriptor_size(dimensions) + alignment - 1) / alignment * alignment;
}

char* hidden_end(const SAFEARRAY* array) {
    return reinterpret_cast<char*>(const_cast<SAFEARRAY*>(array));
}

} // namespace

ULONG element_size(VARTYPE type) noexcept {
    switch (type) {
    case VT_I1:
    case VT_UI1:
        return 1;
    case VT_I2:
    case VT_UI2:
    case VT_BOOL:
        return 2;
    case VT_I4:
    case VT_UI4:
    case VT_INT:
    case VT_UINT:
    case VT_R4:
    case VT_ERROR:
        return 4;
    case VT_I8:
    case VT_UI8:
    case VT_R8:
    case VT_CY:
    case VT_DATE:
        return 8;
    case VT_BSTR:
    case VT_UNKNOWN:
    case VT_DISPATCH:
    case VT_INT_PTR:
    case VT_UINT_PTR:
        return sizeof(void*);
    case VT_VARIANT:
        return sizeof(VARIANT);
    case VT_DECIMAL:
        return sizeof(DECIMAL);
    default:
        return 0;
    }
}

USHORT features_of(VARTYPE type) noexcept {
    switch (type) {
    case VT_BSTR:
        return FADF_BSTR | FADF_HAVEVARTYPE;
    case VT_VARIANT:
        return FADF_VARIANT | FADF_HAVEVARTYPE;
    case VT_UNKNOWN:
        return FADF_UNKNOWN | FADF_HAVEIID;
    case VT_DISPATCH:
        return FADF_DISPATCH | FADF_HAVEIID;
    case VT_RECORD:
        return FADF_RECORD;
    default:
        return FADF_HAVEVARTYPE;
    }
}

SAFEARRAY* allocate_descriptor(UINT dimensions, std::size_t extra) noexcept {
    const std::size_t size = hidden_size + vector_offset(dimensions);
    if (extra > std::numeric_limits<std::size_t>::max() - size)
        return nullptr;
    auto* block = static_cast<char*>(task_allocate_zeroed(size + extra, block_kind::array));
    if (!block)
        return nullptr;
    auto* array = reinterpret_cast<SAFEARRAY*>(block + hidden_size);
    array->cDims = static_cast<USHORT>(dimensions);
    return array;
}

void free_descriptor(SAFEARRAY* array) noexcept {
    if (pinned_memory::any() && pinned_memory::put_off_free(array))
        return;
    task_release(hidden_end(array) - hidden_size, block_kind::array);
}

void* data_behind(SAFEARRAY* array) noexcept {
    return hidden_end(array) + vector_offset(array->cDims);
}

void set_hidden_type(SAFEARRAY* array, VARTYPE type) noexcept {
    const DWORD value = type;
    std::memcpy(hidden_end(array) - sizeof value, &value, sizeof value);
}

VARTYPE hidden_type(const SAFEARRAY* array) noexcept {
    DWORD value;
    std::memcpy(&value, hidden_end(array) - sizeof value, sizeof value);
    return static_cast<VARTYPE>(value);
}

GUID& hidden_iid(SAFEARRAY* array) noexcept {
    return *reinterpret_cast<GUID*>(hidden_end(array) - sizeof(GUID));
}

IRecordInfo*& hidden_record_info(SAFEARRAY* array) noexcept {
    return *reinterpret_cast<IRecordInfo**>(hidden_end(array) - sizeof(IRecordInfo*));
}

void copy_hidden(SAFEARRAY* to, const SAFEARRAY* from) noexcept {
    std::memcpy(hidden_end(to) - hidden_size, hidden_end(from) - hidden_size, hidden_size);
}

bool count_elements(const SAFEARRAY* array, std::size_t& count) noexcept {
    std::size_t total = 1;
    for (USHORT i = 0; i < array->cDims; ++i) {
        if (__builtin_mul_overflow(total, array->rgsabound[i].cElements, &total))
            return false;
    }
    std::size_t bytes;
    if (__builtin_mul_overflow(total, array->cbElements, &bytes))
        return false;
    count = total;
    return true;
}

HRESULT allocate_data(SAFEARRAY* array) noexcept {
    std::size_t count;
    if (!count_elements(array, count))
        return E_OUTOFMEMORY;
    // An empty array has data too, so that a pointer to its (missing) elements is not null.
    array->pvData = task_allocate_zeroed(count * array->cbElements, block_kind::array);
    return array->pvData ? S_OK : E_OUTOFMEMORY;
}

bool is_vector_data(const SAFEARRAY* array) noexcept {
    return (array->fFeatures & vector_feature) && array->pvData == data_behind(const_cast<SAFEARRAY*>(array));
}

void free_data(SAFEARRAY* array) noexcept {
    if (array->fFeatures & not_owned_features)
        return;
    if (is_vector_data(array))
        return; // goes with the descriptor
    void* const data = array->pvData;
    array->pvData = nullptr;
    if (!(pinned_memory::any() && pinned_memory::put_off_free(data)))
        task_release(data, block_kind::array);
}

HRESULT pin(SAFEARRAY* array, void*& data) noexcept {
    data = nullptr;
    const bool has_own_data =
        array->pvData && !(array->fFeatures & not_owned_features) && !is_vector_data(array);
    if (has_own_data) {
        const HRESULT hr = pinned_memory::pin(array->pvData);
        if (FAILED(hr))
            return hr;
    }
    if (!(array->fFeatures & not_owned_features)) {
        const HRESULT hr = pinned_memory::pin(array);
        if (FAILED(hr)) {
            if (has_own_data)
                unpin_data(array->pvData);
            return hr;
        }
    }
    if (has_own_data)
        data = array->pvData;
    return S_OK;
}

void unpin_descriptor(SAFEARRAY* array) noexcept {
    if (pinned_memory::unpin(array))
        free_descriptor(array);
}

void unpin_data(void* data) noexcept {
    if (pinned_memory::unpin(data))
        task_release(data, block_kind::array);
}

HRESULT add_lock(SAFEARRAY* array) noexcept {
    const std::atomic_ref<ULONG> locks(array->cLocks);
    if (locks.fetch_add(1, std::memory_order_acquire) >= 0xffff) {
        locks.fetch_sub(1, std::memory_order_relaxed);
        return E_UNEXPECTED;
    }
    return S_OK;
}

HRESULT remove_lock(SAFEARRAY* array) noexcept {
    const std::atomic_ref<ULONG> locks(array->cLocks);
    ULONG held = locks.load(std::memory_order_relaxed);
    do {
        if (held == 0)
            return E_UNEXPECTED;
    } while (
        !locks.compare_exchange_weak(held, held - 1, std::memory_order_release, std::memory_order_relaxed));
    return S_OK;
}

bool is_locked(SAFEARRAY* array) noexcept {
    return std::atomic_ref<ULONG>(array->cLocks).load(std::memory_order_acquire) != 0;
}

} // namespace comity
