#include "safe_array_elements.hpp"

#include <cstdint>
#include <cstring>

#include "safe_array_memory.hpp"

namespace comity {
namespace {

// One loop per kind: what an element is, is asked once and not for each.

HRESULT copy_strings(const BSTR* from, BSTR* to, std::size_t count, std::size_t& done) {
    for (; done < count; ++done) {
        BSTR const text = from[done];
        if (!text)
            continue;
        to[done] = SysAllocStringByteLen(reinterpret_cast<LPCSTR>(text), SysStringByteLen(text));
        if (!to[done])
            return E_OUTOFMEMORY;
    }
    return S_OK;
}

HRESULT copy_variants(const VARIANT* from, VARIANT* to, std::size_t count, std::size_t& done) {
    for (; done < count; ++done) {
        if (V_VT(&from[done]) == VT_EMPTY)
            continue;
        const HRESULT hr = VariantCopy(&to[done], &from[done]);
        if (FAILED(hr))
            return hr;
    }
    return S_OK;
}

void copy_objects(IUnknown* const* from, IUnknown** to, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        if (from[i])
            from[i]->AddRef();
        to[i] = from[i];
    }
}

void release_variants(VARIANT* elements, std::size_t count) {
    // Four at a time, because most arrays hold long runs of what owns nothing: empty ones, or numbers.
    constexpr std::size_t step = 4;
    std::size_t i = 0;
    for (; i + step <= count; i += step) {
        VARIANT* const part = elements + i;
        if ((V_VT(&part[0]) | V_VT(&part[1]) | V_VT(&part[2]) | V_VT(&part[3])) == VT_EMPTY)
            continue;
        for (std::size_t j = 0; j < step; ++j)
            VariantClear(&part[j]);
    }
    for (; i < count; ++i)
        VariantClear(&elements[i]);
}

HRESULT copy_records(SAFEARRAY* array, const char* from, char* to, std::size_t count, std::size_t& done) {
    IRecordInfo* const info = hidden_record_info(array);
    for (const std::size_t size = array->cbElements; done < count; ++done) {
        const HRESULT hr = info->RecordCopy(const_cast<char*>(from) + done * size, to + done * size);
        if (FAILED(hr))
            return hr;
    }
    return S_OK;
}

/// An element of an owning kind that is too small for what it should hold is plain data.
bool has_size_of(const SAFEARRAY* array, element_kind kind) {
    switch (kind) {
    case element_kind::string:
    case element_kind::object:
        return array->cbElements == sizeof(void*);
    case element_kind::variant:
        return array->cbElements == sizeof(VARIANT);
    default:
        return true;
    }
}

element_kind kind_by_features(const SAFEARRAY* array) {
    const USHORT features = array->fFeatures;
    if (features & FADF_BSTR)
        return element_kind::string;
    if (features & (FADF_UNKNOWN | FADF_DISPATCH | FADF_HAVEIID))
        return element_kind::object;
    if (features & FADF_VARIANT)
        return element_kind::variant;
    if (features & FADF_RECORD)
        return hidden_record_info(const_cast<SAFEARRAY*>(array)) ? element_kind::record : element_kind::plain;
    if (features & FADF_HAVEVARTYPE) {
        switch (hidden_type(array)) {
        case VT_BSTR:
            return element_kind::string;
        case VT_VARIANT:
            return element_kind::variant;
        default:
            break;
        }
    }
    return element_kind::plain;
}

} // namespace

element_kind kind_of(const SAFEARRAY* array) noexcept {
    const element_kind kind = kind_by_features(array);
    return has_size_of(array, kind) ? kind : element_kind::plain;
}

void release_elements(SAFEARRAY* array, void* first, std::size_t count) noexcept {
    switch (kind_of(array)) {
    case element_kind::plain:
        break;
    case element_kind::string:
        for (std::size_t i = 0; i < count; ++i)
            SysFreeString(static_cast<BSTR*>(first)[i]);
        break;
    case element_kind::object:
        for (std::size_t i = 0; i < count; ++i) {
            if (IUnknown* const object = static_cast<IUnknown**>(first)[i])
                object->Release();
        }
        break;
    case element_kind::variant:
        release_variants(static_cast<VARIANT*>(first), count);
        break;
    case element_kind::record:
        for (std::size_t i = 0; i < count; ++i)
            hidden_record_info(array)->RecordClear(static_cast<char*>(first) + i * array->cbElements);
        break;
    }
}

void clear_elements(SAFEARRAY* array, void* first, std::size_t count) noexcept {
    release_elements(array, first, count);
    if (first)
        std::memset(first, 0, count * array->cbElements);
}

HRESULT copy_elements(SAFEARRAY* array, const void* source, void* target, std::size_t count) noexcept {
    std::size_t done = 0;
    HRESULT hr = S_OK;
    switch (kind_of(array)) {
    case element_kind::plain:
        if (count * array->cbElements != 0)
            std::memcpy(target, source, count * array->cbElements);
        return S_OK;
    case element_kind::string:
        hr = copy_strings(static_cast<const BSTR*>(source), static_cast<BSTR*>(target), count, done);
        break;
    case element_kind::object:
        copy_objects(static_cast<IUnknown* const*>(source), static_cast<IUnknown**>(target), count);
        break;
    case element_kind::variant:
        hr = copy_variants(static_cast<const VARIANT*>(source), static_cast<VARIANT*>(target), count, done);
        break;
    case element_kind::record:
        hr = copy_records(array, static_cast<const char*>(source), static_cast<char*>(target), count, done);
        break;
    }
    if (FAILED(hr))
        clear_elements(array, target, done);
    return hr;
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
