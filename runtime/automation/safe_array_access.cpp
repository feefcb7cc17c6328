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
/// copy_elements wants. A record is copied onto one that the caller made: RecordCopy frees what is there.
HRESULT copy_out(SAFEARRAY* array, const void* element, void* out) {
    const element_kind kind = kind_of(array);
    if (kind == element_kind::plain || kind == element_kind::record)
        return copy_elements(array, element, out, 1);
    alignas(VARIANT) char copy[sizeof(VARIANT)] = {};
    const HRESULT hr = copy_elements(array, element, copy, 1);
    // What could not be copied is nothing: the caller may free what it got without looking at the result.
    if (SUCCEEDED(hr) || kind == element_kind::variant)
        std::memcpy(out, copy, array->cbElements);
    return hr;
}

/// Replaces an element by a copy of `source`; the old value is freed when the new one stands.
HRESULT replace(SAFEARRAY* array, element_kind kind, void* element, const void* source) {
    if (kind == element_kind::plain) {
        std::memmove(element, source, array->cbElements);
        return S_OK;
    }
    if (kind == element_kind::record)
        return copy_elements(array, source, element, 1);
    alignas(VARIANT) char fresh[sizeof(VARIANT)] = {};
    const HRESULT hr = copy_elements(array, source, fresh, 1);
    if (FAILED(hr))
        return hr;
    alignas(VARIANT) char old[sizeof(VARIANT)];
    std::memcpy(old, element, array->cbElements);
    std::memcpy(element, fresh, array->cbElements);
    release_elements(array, old, 1);
    return S_OK;
}

bool same_shape(const SAFEARRAY* a, const SAFEARRAY* b) {
    if (a->cDims != b->cDims || a->cbElements != b->cbElements)
        return false;
    for (USHORT i = 0; i < a->cDims; ++i) {
        if (a->rgsabound[i].cElements != b->rgsabound[i].cElements)
            return false;
    }
    return true;
}

/// Makes `target` an array of the source's type, elements excepted, which it must not have any more.
/// @return false if the type has a part in front of the descriptor and the target has no room there
bool take_type(SAFEARRAY* target, SAFEARRAY* source) {
    USHORT taken = source->fFeatures & type_features;
    if (taken & hidden_features) {
        if (target->fFeatures & hidden_features) {
            if (taken & FADF_RECORD) {
                if (hidden_record_info(source))
                    hidden_record_info(source)->AddRef();
            }
            if ((target->fFeatures & FADF_RECORD) && hidden_record_info(target))
                hidden_record_info(target)->Release();
            copy_hidden(target, source);
        } else {
            if (taken & FADF_RECORD)
                return false;
            taken &= static_cast<USHORT>(~hidden_features);
            // What the part in front alone told, a feature has to: what elements own is freed by it.
            switch (kind_of(source)) {
            case element_kind::string:
                taken |= FADF_BSTR;
                break;
            case element_kind::object:
                taken |= taken & FADF_DISPATCH ? 0 : FADF_UNKNOWN;
                break;
            case element_kind::variant:
                taken |= FADF_VARIANT;
                break;
            default:
                break;
            }
        }
    } else if ((target->fFeatures & FADF_RECORD) && hidden_record_info(target)) {
        hidden_record_info(target)->Release();
    }
    target->fFeatures = static_cast<USHORT>((target->fFeatures & ~type_features) | taken);
    return true;
}

bool are_same_records(SAFEARRAY* a, SAFEARRAY* b) {
    return kind_of(a) == element_kind::record && kind_of(b) == element_kind::record &&
           hidden_record_info(a) == hidden_record_info(b);
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
    const element_kind kind = kind_of(psa);
    if (kind == element_kind::string || kind == element_kind::object)
        return replace(psa, kind, element, &pv);
    return pv ? replace(psa, kind, element, pv) : E_INVALIDARG;
}

STDAPI SafeArrayCopyData(SAFEARRAY* psaSource, SAFEARRAY* psaTarget) {
    if (!psaSource || !psaTarget || !same_shape(psaSource, psaTarget))
        return E_INVALIDARG;
    std::size_t count;
    if (!count_elements(psaSource, count))
        return E_INVALIDARG;
    if (psaSource == psaTarget || !psaSource->pvData || count == 0)
        return S_OK;
    if (!psaTarget->pvData)
        return E_INVALIDARG;
    // Held as far as they can be: an element's last Release may come back to these arrays.
    const lock_guard source_lock(psaSource);
    const lock_guard target_lock(psaTarget);
    if (!are_same_records(psaSource, psaTarget)) {
        // The target becomes an array of what it gets.
        if ((psaSource->fFeatures & FADF_RECORD) && !(psaTarget->fFeatures & hidden_features))
            return E_INVALIDARG;
        clear_elements(psaTarget, psaTarget->pvData, count);
        if (!take_type(psaTarget, psaSource))
            return E_INVALIDARG;
    }
    return copy_elements(psaSource, psaSource->pvData, psaTarget->pvData, count);
}

STDAPI SafeArrayCopy(SAFEARRAY* psa, SAFEARRAY** ppsaOut) {
    if (!ppsaOut)
        return E_INVALIDARG;
    *ppsaOut = nullptr;
    if (!psa)
        return S_OK;
    std::size_t count;
    if (psa->cDims == 0 || (psa->fFeatures & deleted_feature) || !count_elements(psa, count))
        return E_INVALIDARG;
    SAFEARRAY* copy = allocate_descriptor(psa->cDims, 0);
    if (!copy)
        return E_OUTOFMEMORY;
    // The copy is an array of its own, wherever the original's memory came from. A descriptor that someone
    // made by hand may have nothing in front of it: the features say.
    copy->fFeatures = static_cast<USHORT>(psa->fFeatures & type_features);
    copy->cbElements = psa->cbElements;
    std::memcpy(copy->rgsabound, psa->rgsabound, psa->cDims * sizeof(SAFEARRAYBOUND));
    if (psa->fFeatures & hidden_features)
        copy_hidden(copy, psa);
    if ((psa->fFeatures & FADF_RECORD) && hidden_record_info(copy))
        hidden_record_info(copy)->AddRef();
    HRESULT hr = allocate_data(copy);
    if (SUCCEEDED(hr) && psa->pvData) {
        const lock_guard lock(psa);
        hr = copy_elements(psa, psa->pvData, copy->pvData, count);
    }
    if (FAILED(hr)) {
        // Zeros own nothing: only the memory goes.
        free_data(copy);
        SafeArrayDestroyDescriptor(copy);
        return hr;
    }
    *ppsaOut = copy;
    return S_OK;
}

STDAPI SafeArrayRedim(SAFEARRAY* psa, SAFEARRAYBOUND* psaboundNew) {
    if (!psa || !psaboundNew || psa->cDims == 0)
        return E_INVALIDARG;
    if (is_locked(psa) || (psa->fFeatures & FADF_FIXEDSIZE))
        return DISP_E_ARRAYISLOCKED;

    // Only the last dimension changes. Its bounds come first, and its index moves slowest, so elements keep
    // their places.
    const SAFEARRAYBOUND old_bound = psa->rgsabound[0];
    std::size_t old_count;
    if (!count_elements(psa, old_count))
        return E_INVALIDARG;
    void* const old_data = psa->pvData;
    psa->rgsabound[0] = *psaboundNew;
    if (psaboundNew->cElements == old_bound.cElements)
        return S_OK;
    if (!old_data) {
        // An array that never had data, or has no longer, gets some when it grows.
        if (psaboundNew->cElements < old_bound.cElements)
            return S_OK;
        const HRESULT hr = allocate_data(psa);
        if (FAILED(hr))
            psa->rgsabound[0] = old_bound;
        return hr;
    }

    std::size_t new_count;
    const bool can_be_counted = count_elements(psa, new_count);
    if (psa->fFeatures & not_owned_features) {
        // What was not allocated here cannot be allocated anew, but it can be used in part.
        if (!can_be_counted || new_count > old_count) {
            psa->rgsabound[0] = old_bound;
            return DISP_E_ARRAYISLOCKED;
        }
        clear_elements(psa, static_cast<char*>(old_data) + new_count * psa->cbElements,
                       old_count - new_count);
        return S_OK;
    }
    if (!can_be_counted || FAILED(allocate_data(psa))) {
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
    *ppsa = nullptr;
    if (!bstr)
        return E_INVALIDARG;
    SAFEARRAYBOUND bound = {SysStringByteLen(bstr), 0};
    *ppsa = SafeArrayCreate(VT_UI1, 1, &bound);
    if (!*ppsa)
        return E_OUTOFMEMORY;
    std::memcpy((*ppsa)->pvData, bstr, bound.cElements);
    return S_OK;
}

STDAPI BstrFromVector(SAFEARRAY* psa, BSTR* pbstr) {
    if (!pbstr)
        return E_INVALIDARG;
    *pbstr = nullptr;
    if (!psa)
        return E_INVALIDARG;
    if (psa->cDims != 1 || psa->cbElements != 1)
        return DISP_E_TYPEMISMATCH;
    *pbstr = SysAllocStringByteLen(static_cast<LPCSTR>(psa->pvData), psa->rgsabound[0].cElements);
    return *pbstr ? S_OK : E_OUTOFMEMORY;
}
