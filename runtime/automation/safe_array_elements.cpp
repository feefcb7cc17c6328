#include "safe_array_elements.hpp"

#include <cstdint>
#include <cstring>

#include "safe_array_memory.hpp"

namespace comity {
namespace {

HRESULT copy_one(SAFEARRAY* array, const void* source, void* target) {
    const USHORT features = array->fFeatures;
    if (features & FADF_BSTR) {
        BSTR text;
        std::memcpy(&text, source, sizeof text);
        if (!text)
            return S_OK;
        BSTR copy = SysAllocStringByteLen(reinterpret_cast<LPCSTR>(text), SysStringByteLen(text));
        if (!copy)
            return E_OUTOFMEMORY;
        std::memcpy(target, &copy, sizeof copy);
        return S_OK;
    }
    if (features & (FADF_UNKNOWN | FADF_DISPATCH)) {
        IUnknown* object;
        std::memcpy(&object, source, sizeof object);
        if (object)
            object->AddRef();
        std::memcpy(target, &object, sizeof object);
        return S_OK;
    }
    if (features & FADF_VARIANT)
        return VariantCopy(static_cast<VARIANT*>(target), static_cast<const VARIANT*>(source));
    if ((features & FADF_RECORD) && hidden_record_info(array))
        return hidden_record_info(array)->RecordCopy(const_cast<void*>(source), target);
    std::memcpy(target, source, array->cbElements);
    return S_OK;
}

} // namespace

void clear_elements(SAFEARRAY* array, void* first, std::size_t count) noexcept {
    const std::size_t size = array->cbElements;
    char* const begin = static_cast<char*>(first);
    const USHORT features = array->fFeatures;
    if (features & element_features) {
        for (std::size_t i = 0; i < count; ++i) {
            char* const element = begin + i * size;
            if (features & FADF_BSTR) {
                SysFreeString(*reinterpret_cast<BSTR*>(element));
            } else if (features & (FADF_UNKNOWN | FADF_DISPATCH)) {
                if (IUnknown* object = *reinterpret_cast<IUnknown**>(element))
                    object->Release();
            } else if (features & FADF_VARIANT) {
                if (V_VT(reinterpret_cast<VARIANT*>(element)) != VT_EMPTY)
                    VariantClear(reinterpret_cast<VARIANT*>(element));
            } else if (hidden_record_info(array)) {
                hidden_record_info(array)->RecordClear(element);
            }
        }
    }
    if (begin)
        std::memset(begin, 0, count * size);
}

HRESULT copy_elements(SAFEARRAY* array, const void* source, void* target, std::size_t count) noexcept {
    const std::size_t size = array->cbElements;
    if (!(array->fFeatures & element_features)) {
        if (count * size != 0)
            std::memcpy(target, source, count * size);
        return S_OK;
    }
    const char* const from = static_cast<const char*>(source);
    char* const to = static_cast<char*>(target);
    for (std::size_t i = 0; i < count; ++i) {
        const HRESULT hr = copy_one(array, from + i * size, to + i * size);
        if (FAILED(hr)) {
            clear_elements(array, target, i);
            return hr;
        }
    }
    return S_OK;
}

HRESULT find_element(SAFEARRAY* array, const LONG* indices, void*& element) noexcept {
    // The bounds are stored from the last dimension to the first, and the first one's index moves fastest.
    std::size_t offset = 0;
    std::size_t stride = 1;
    for (USHORT i = 0; i < array->cDims; ++i) {
        const SAFEARRAYBOUND& bound = array->rgsabound[array->cDims - 1 - i];
        const std::int64_t place = std::int64_t{indices[i]} - bound.lLbound;
        if (place < 0 || place >= std::int64_t{bound.cElements})
            return DISP_E_BADINDEX;
        offset += static_cast<std::size_t>(place) * stride;
        stride *= bound.cElements;
    }
    if (!array->pvData)
        return E_INVALIDARG;
    element = static_cast<char*>(array->pvData) + offset * array->cbElements;
    return S_OK;
}

} // namespace comity
