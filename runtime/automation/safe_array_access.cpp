/// SAFEARRAY: bounds, locks, elements, copies and changes of size.
#include <oleauto.h>

#include <algorithm>
#include <cstring>

#include "safe_array_elements.hpp"
#include "safe_array_memory.hpp"

namespace {

using namespace comity;

/// Keeps an array locked for as long as it lives.
class lock_guard {
public:
    explicit lock_guard(SAFEARRAY* array) : array_(array), result_(add_lock(array)) {}
    ~lock_guard() {
        if (SUCCEEDED(result_))
            remove_lock(array_);
    }
    lock_guard(const lock_guard&) = delete;
    lock_guard& operator=(const lock_guard&) = delete;

    HRESULT result() const { return result_; }

private:
    SAFEARRAY* array_;
    HRESULT result_;
};

/// The bounds of a dimension, which is counted from 1 and from the first written. @return S_OK, E_INVALIDARG
/// or DISP_E_BADINDEX
HRESULT find_bound(SAFEARRAY* array, UINT dimension, const LONG* out, const SAFEARRAYBOUND*& bound) {
    if (!array || !out)
        return E_INVALIDARG;
    if (dimension == 0 || dimension > array->cDims)
        return DISP_E_BADINDEX;
    bound = &array->rgsabound[array->cDims - dimension];
    return S_OK;
}

/// Copies one element into memory that owns nothing, through zeroed memory, because that is what
/// copy_elements wants.
HRESULT copy_out(SAFEARRAY* array, const void* element, void* out) {
    if (array->fFeatures & FADF_RECORD) {
        // A record is copied onto one that the caller made: RecordCopy frees what is there.
        return copy_elements(array, element, out, 1);
    }
    alignas(16) char copy[sizeof(VARIANT)] = {};
    if (array->cbElements > sizeof copy) { // only plain data may be of any size
        std::memcpy(out, element, array->cbElements);
        return S_OK;
    }
    const HRESULT hr = copy_elements(array, element, copy, 1);
    if (SUCCEEDED(hr))
        std::memcpy(out, copy, array->cbElements);
    return hr;
}

/// Replaces an element by a copy of `source`; the old value is freed when the new one stands.
HRESULT replace(SAFEARRAY* array, void* element, const void* source) {
    if (!(array->fFeatures & element_features)) {
        std::memmove(element, source, array->cbElements);
        return S_OK;
    }
    if (array->fFeatures & FADF_RECORD)
        return copy_elements(array, source, element, 1);
    alignas(16) char fresh[sizeof(VARIANT)] = {};
    const HRESULT hr = copy_elements(array, source, fresh, 1);
    if (FAILED(hr))
        return hr;
    char old[sizeof(VARIANT)];
    std::memcpy(old, element, array->cbElements);
    std::memcpy(element, fresh, array->cbElements);
    std::memcpy(fresh, old, array->cbElements);
    clear_elements(array, fresh, 1);
    return S_OK;
}

bool same_shape(const SAFEARRAY* a, const SAFEARRAY* b) {
    if (a->cDims != b->cDims || a->cbElements != b->cbElements ||
        (a->fFeatures & element_features) != (b->fFeatures & element_features))
        return false;
    for (USHORT i = 0; i < a->cDims; ++i) {
        if (a->rgsabound[i].cElements != b->rgsabound[i].cElements)
            return false;
    }
    return true;
}

} // namespace

STDAPI_(UINT) SafeArrayGetDim(SAFEARRAY* psa) {
    return psa ? psa->cDims : 0;
}

STDAPI_(UINT) SafeArrayGetElemsize(SAFEARRAY* psa) {
    return psa ? psa->cbElements : 0;
}

STDAPI SafeArrayGetLBound(SAFEARRAY* psa, UINT nDim, LONG* plLbound) {
    const SAFEARRAYBOUND* bound;
    const HRESULT hr = find_bound(psa, nDim, plLbound, bound);
    if (SUCCEEDED(hr))
        *plLbound = bound->lLbound;
    return hr;
}

STDAPI SafeArrayGetUBound(SAFEARRAY* psa, UINT nDim, LONG* plUbound) {
    const SAFEARRAYBOUND* bound;
    const HRESULT hr = find_bound(psa, nDim, plUbound, bound);
    if (SUCCEEDED(hr)) // in unsigned arithmetic: the bound of no elements may lie below the lowest LONG
        *plUbound = static_cast<LONG>(static_cast<ULONG>(bound->lLbound) + bound->cElements - 1);
    return hr;
}

STDAPI SafeArrayLock(SAFEARRAY* psa) {
    return psa ? add_lock(psa) : E_INVALIDARG;
}

STDAPI SafeArrayUnlock(SAFEARRAY* psa) {
    return psa ? remove_lock(psa) : E_INVALIDARG;
}

STDAPI SafeArrayAccessData(SAFEARRAY* psa, void** ppvData) {
    if (!psa || !ppvData)
        return E_INVALIDARG;
    const HRESULT hr = add_lock(psa);
    *ppvData = SUCCEEDED(hr) ? psa->pvData : nullptr;
    return hr;
}

STDAPI SafeArrayUnaccessData(SAFEARRAY* psa) {
    return SafeArrayUnlock(psa);
}

STDAPI SafeArrayPtrOfIndex(SAFEARRAY* psa, LONG* rgIndices, void** ppvData) {
    if (!psa || !rgIndices || !ppvData)
        return E_INVALIDARG;
    *ppvData = nullptr;
    return find_element(psa, rgIndices, *ppvData);
}

STDAPI SafeArrayGetElement(SAFEARRAY* psa, LONG* rgIndices, void* pv) {
    if (!psa || !rgIndices || !pv)
        return E_INVALIDARG;
    const lock_guard lock(psa);
    if (FAILED(lock.result()))
        return lock.result();
    void* element;
    const HRESULT hr = find_element(psa, rgIndices, element);
    return FAILED(hr) ? hr : copy_out(psa, element, pv);
}

STDAPI SafeArrayPutElement(SAFEARRAY* psa, LONG* rgIndices, void* pv) {
    if (!psa || !rgIndices)
        return E_INVALIDARG;
    const lock_guard lock(psa);
    if (FAILED(lock.result()))
        return lock.result();
    void* element;
    const HRESULT hr = find_element(psa, rgIndices, element);
    if (FAILED(hr))
        return hr;
    // Strings and objects are handed over as themselves, everything else by its address.
    if (psa->fFeatures & (FADF_BSTR | FADF_UNKNOWN | FADF_DISPATCH))
        return replace(psa, element, &pv);
    return pv ? replace(psa, element, pv) : E_INVALIDARG;
}

STDAPI SafeArrayCopyData(SAFEARRAY* psaSource, SAFEARRAY* psaTarget) {
    if (!psaSource || !psaTarget || !same_shape(psaSource, psaTarget))
        return E_INVALIDARG;
    if (psaSource == psaTarget)
        return S_OK;
    std::size_t count;
    if (!count_elements(psaSource, count))
        return E_INVALIDARG;
    if (count != 0 && (!psaSource->pvData || !psaTarget->pvData))
        return E_INVALIDARG;
    const lock_guard source_lock(psaSource);
    const lock_guard target_lock(psaTarget);
    if (FAILED(source_lock.result()) || FAILED(target_lock.result()))
        return E_UNEXPECTED;
    clear_elements(psaTarget, psaTarget->pvData, count);
    return copy_elements(psaSource, psaSource->pvData, psaTarget->pvData, count);
}

STDAPI SafeArrayCopy(SAFEARRAY* psa, SAFEARRAY** ppsaOut) {
    if (!ppsaOut)
        return E_INVALIDARG;
    *ppsaOut = nullptr;
    if (!psa)
        return S_OK;
    SAFEARRAY* copy = allocate_descriptor(psa->cDims, 0);
    if (!copy)
        return E_OUTOFMEMORY;
    // The copy is an array of its own, wherever the original's memory came from.
    copy->fFeatures =
        static_cast<USHORT>(psa->fFeatures & ~(not_owned_features | vector_feature | FADF_FIXEDSIZE));
    copy->cbElements = psa->cbElements;
    std::memcpy(copy->rgsabound, psa->rgsabound, psa->cDims * sizeof(SAFEARRAYBOUND));
    // Only these say that there is a hidden part; a descriptor that someone made by hand may have none.
    if (psa->fFeatures & FADF_HAVEVARTYPE) {
        set_hidden_type(copy, hidden_type(psa));
    } else if (psa->fFeatures & FADF_HAVEIID) {
        hidden_iid(copy) = hidden_iid(psa);
    } else if (psa->fFeatures & FADF_RECORD) {
        hidden_record_info(copy) = hidden_record_info(psa);
        if (hidden_record_info(copy))
            hidden_record_info(copy)->AddRef();
    }
    HRESULT hr = S_OK;
    if (psa->pvData) {
        hr = allocate_data(copy);
        if (SUCCEEDED(hr))
            hr = SafeArrayCopyData(psa, copy);
    }
    if (FAILED(hr)) {
        SafeArrayDestroy(copy);
        return hr;
    }
    *ppsaOut = copy;
    return S_OK;
}

STDAPI SafeArrayRedim(SAFEARRAY* psa, SAFEARRAYBOUND* psaboundNew) {
    if (!psa || !psaboundNew || psa->cDims == 0)
        return E_INVALIDARG;
    if (is_locked(psa) || (psa->fFeatures & (FADF_FIXEDSIZE | not_owned_features)))
        return DISP_E_ARRAYISLOCKED;

    // Only the last dimension changes. Its bounds come first, and its index moves slowest, so elements keep
    // their places.
    const SAFEARRAYBOUND old_bound = psa->rgsabound[0];
    std::size_t old_count;
    if (!count_elements(psa, old_count))
        return E_INVALIDARG;
    void* const old_data = psa->pvData;
    psa->rgsabound[0] = *psaboundNew;
    if (!old_data || psaboundNew->cElements == old_bound.cElements)
        return S_OK;

    std::size_t new_count;
    if (!count_elements(psa, new_count) || FAILED(allocate_data(psa))) {
        psa->rgsabound[0] = old_bound;
        psa->pvData = old_data;
        return E_OUTOFMEMORY;
    }
    const std::size_t kept = std::min(old_count, new_count);
    std::memcpy(psa->pvData, old_data, kept * psa->cbElements);
    void* const new_data = psa->pvData;
    clear_elements(psa, static_cast<char*>(old_data) + kept * psa->cbElements, old_count - kept);
    psa->pvData = old_data;
    free_data(psa);
    psa->pvData = new_data;
    return S_OK;
}

STDAPI VectorFromBstr(BSTR bstr, SAFEARRAY** ppsa) {
    if (!ppsa)
        return E_INVALIDARG;
    *ppsa = SafeArrayCreateVector(VT_UI1, 0, SysStringByteLen(bstr));
    if (!*ppsa)
        return E_OUTOFMEMORY;
    if (bstr)
        std::memcpy((*ppsa)->pvData, bstr, SysStringByteLen(bstr));
    return S_OK;
}

STDAPI BstrFromVector(SAFEARRAY* psa, BSTR* pbstr) {
    if (!pbstr)
        return E_INVALIDARG;
    *pbstr = nullptr;
    if (!psa || psa->cDims != 1)
        return E_INVALIDARG;
    if (psa->cbElements != 1)
        return DISP_E_TYPEMISMATCH;
    *pbstr = SysAllocStringByteLen(static_cast<LPCSTR>(psa->pvData), psa->rgsabound[0].cElements);
    return *pbstr ? S_OK : E_OUTOFMEMORY;
}
