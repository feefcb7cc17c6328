/// SAFEARRAY: making and destroying, the type and the hidden identifiers.
/// https://learn.microsoft.com/windows/win32/api/oaidl/ns-oaidl-safearray
#include <oleauto.h>

#include <cstring>

#include "pinned_memory.hpp"
#include "safe_array_elements.hpp"
#include "safe_array_memory.hpp"

namespace {

using namespace comity;

constexpr UINT most_dimensions = 65535;

/// The size of an element, with the help of the record's description.
ULONG size_of(VARTYPE type, void* extra) {
    if (type != VT_RECORD)
        return element_size(type);
    ULONG size = 0;
    if (extra && FAILED(static_cast<IRecordInfo*>(extra)->GetSize(&size)))
        size = 0;
    return size;
}

/// Writes type, element size and, in the hidden part, what else belongs to the type.
void describe(SAFEARRAY* array, VARTYPE type, ULONG size, void* extra) {
    array->fFeatures = features_of(type);
    array->cbElements = size;
    if (array->fFeatures & FADF_HAVEIID) {
        const GUID& standard = type == VT_DISPATCH ? IID_IDispatch : IID_IUnknown;
        hidden_iid(array) = extra ? *static_cast<GUID*>(extra) : standard;
    } else if (type == VT_RECORD) {
        auto* info = static_cast<IRecordInfo*>(extra);
        if (info)
            info->AddRef();
        hidden_record_info(array) = info;
    } else {
        set_hidden_type(array, type);
    }
}

SAFEARRAY* create_vector(VARTYPE type, LONG lower_bound, ULONG elements, void* extra) {
    const ULONG size = size_of(type, extra);
    std::size_t bytes;
    if (size == 0 || __builtin_mul_overflow(std::size_t{size}, elements, &bytes))
        return nullptr;
    SAFEARRAY* array = allocate_descriptor(1, bytes ? bytes : 1);
    if (!array)
        return nullptr;
    describe(array, type, size, extra);
    array->fFeatures |= vector_feature;
    array->rgsabound[0] = {elements, lower_bound};
    array->pvData = data_behind(array);
    return array;
}

SAFEARRAY* create(VARTYPE type, UINT dimensions, const SAFEARRAYBOUND* bounds, void* extra) {
    const ULONG size = size_of(type, extra);
    if (size == 0 || !bounds || dimensions == 0 || dimensions > most_dimensions)
        return nullptr;
    SAFEARRAY* array = allocate_descriptor(dimensions, 0);
    if (!array)
        return nullptr;
    describe(array, type, size, extra);
    for (UINT i = 0; i < dimensions; ++i)
        array->rgsabound[i] = bounds[dimensions - 1 - i];
    if (FAILED(allocate_data(array))) {
        SafeArrayDestroyDescriptor(array);
        return nullptr;
    }
    return array;
}

/// Frees the elements and the data. Memory that stays is filled with zeros, unless it goes next.
HRESULT destroy_data(SAFEARRAY* array, bool memory_stays) {
    if (is_locked(array))
        return DISP_E_ARRAYISLOCKED;
    if (!array->pvData)
        return S_OK;
    std::size_t count;
    if (!count_elements(array, count))
        return E_INVALIDARG;
    if (is_vector_data(array)) {
        if (memory_stays)
            array->fFeatures |= deleted_feature;
    } else if (!(array->fFeatures & not_owned_features)) {
        memory_stays = detail::pinned_memory::any();
    } else {
        memory_stays = true;
    }
    if (memory_stays)
        clear_elements(array, array->pvData, count);
    else
        release_elements(array, array->pvData, count);
    free_data(array);
    return S_OK;
}

} // namespace

STDAPI_(SAFEARRAY*) SafeArrayCreate(VARTYPE vt, UINT cDims, SAFEARRAYBOUND* rgsabound) {
    return vt == VT_RECORD ? nullptr : create(vt, cDims, rgsabound, nullptr);
}

STDAPI_(SAFEARRAY*) SafeArrayCreateEx(VARTYPE vt, UINT cDims, SAFEARRAYBOUND* rgsabound, PVOID pvExtra) {
    return create(vt, cDims, rgsabound, pvExtra);
}

STDAPI_(SAFEARRAY*) SafeArrayCreateVector(VARTYPE vt, LONG lLbound, ULONG cElements) {
    return vt == VT_RECORD ? nullptr : create_vector(vt, lLbound, cElements, nullptr);
}

STDAPI_(SAFEARRAY*) SafeArrayCreateVectorEx(VARTYPE vt, LONG lLbound, ULONG cElements, PVOID pvExtra) {
    return create_vector(vt, lLbound, cElements, pvExtra);
}

STDAPI SafeArrayAllocDescriptor(UINT cDims, SAFEARRAY** ppsaOut) {
    if (!ppsaOut)
        return E_POINTER;
    if (cDims == 0 || cDims > most_dimensions)
        return E_INVALIDARG;
    *ppsaOut = allocate_descriptor(cDims, 0);
    return *ppsaOut ? S_OK : E_OUTOFMEMORY;
}

STDAPI SafeArrayAllocDescriptorEx(VARTYPE vt, UINT cDims, SAFEARRAY** ppsaOut) {
    const HRESULT hr = SafeArrayAllocDescriptor(cDims, ppsaOut);
    if (FAILED(hr))
        return hr;
    // Of a record, whose description is not known yet, the reference says 32; its size comes with the
    // description.
    constexpr ULONG record_size = 32;
    describe(*ppsaOut, vt, vt == VT_RECORD ? record_size : element_size(vt), nullptr);
    // Only what says that something is hidden in front: the type there tells the rest.
    (*ppsaOut)->fFeatures &= hidden_features;
    return S_OK;
}

STDAPI SafeArrayAllocData(SAFEARRAY* psa) {
    if (!psa)
        return E_INVALIDARG;
    if (psa->pvData) {
        const HRESULT hr = SafeArrayDestroyData(psa);
        if (FAILED(hr))
            return hr;
    }
    psa->fFeatures &= static_cast<USHORT>(~deleted_feature);
    return allocate_data(psa);
}

STDAPI SafeArrayDestroyData(SAFEARRAY* psa) {
    if (!psa)
        return E_INVALIDARG;
    return destroy_data(psa, true);
}

STDAPI SafeArrayDestroyDescriptor(SAFEARRAY* psa) {
    if (!psa)
        return S_OK;
    if (is_locked(psa))
        return DISP_E_ARRAYISLOCKED;
    if (psa->fFeatures & FADF_RECORD) {
        if (IRecordInfo* info = hidden_record_info(psa)) {
            hidden_record_info(psa) = nullptr;
            info->Release();
        }
    }
    if (!(psa->fFeatures & not_owned_features))
        free_descriptor(psa);
    return S_OK;
}

STDAPI SafeArrayDestroy(SAFEARRAY* psa) {
    if (!psa)
        return S_OK;
    const bool descriptor_stays = (psa->fFeatures & not_owned_features) || detail::pinned_memory::any();
    const HRESULT hr = destroy_data(psa, descriptor_stays);
    return FAILED(hr) ? hr : SafeArrayDestroyDescriptor(psa);
}

STDAPI SafeArrayGetVartype(SAFEARRAY* psa, VARTYPE* pvt) {
    if (!psa || !pvt)
        return E_INVALIDARG;
    const USHORT features = psa->fFeatures;
    if (features & FADF_HAVEVARTYPE)
        *pvt = hidden_type(psa);
    else if (features & FADF_RECORD)
        *pvt = VT_RECORD;
    else if (features & FADF_DISPATCH)
        *pvt = VT_DISPATCH;
    else if (features & (FADF_UNKNOWN | FADF_HAVEIID))
        *pvt = VT_UNKNOWN;
    else
        return E_INVALIDARG;
    return S_OK;
}

STDAPI SafeArrayGetIID(SAFEARRAY* psa, GUID* pguid) {
    if (!psa || !pguid || !(psa->fFeatures & FADF_HAVEIID))
        return E_INVALIDARG;
    *pguid = hidden_iid(psa);
    return S_OK;
}

STDAPI SafeArraySetIID(SAFEARRAY* psa, REFGUID guid) {
    if (!psa || !(psa->fFeatures & FADF_HAVEIID))
        return E_INVALIDARG;
    hidden_iid(psa) = guid;
    return S_OK;
}

STDAPI SafeArraySetRecordInfo(SAFEARRAY* psa, IRecordInfo* prinfo) {
    if (!psa || !(psa->fFeatures & FADF_RECORD))
        return E_INVALIDARG;
    if (prinfo)
        prinfo->AddRef();
    IRecordInfo* const old = hidden_record_info(psa);
    hidden_record_info(psa) = prinfo;
    if (old)
        old->Release();
    return S_OK;
}

STDAPI SafeArrayGetRecordInfo(SAFEARRAY* psa, IRecordInfo** prinfo) {
    if (!psa || !prinfo || !(psa->fFeatures & FADF_RECORD))
        return E_INVALIDARG;
    *prinfo = hidden_record_info(psa);
    if (*prinfo)
        (*prinfo)->AddRef();
    return S_OK;
}

STDAPI SafeArrayAddRef(SAFEARRAY* psa, PVOID* ppDataToRelease) {
    if (!psa || !ppDataToRelease)
        return E_INVALIDARG;
    return pin(psa, *ppDataToRelease);
}

STDAPI_(void) SafeArrayReleaseDescriptor(SAFEARRAY* psa) {
    if (psa)
        unpin_descriptor(psa);
}

STDAPI_(void) SafeArrayReleaseData(PVOID pData) {
    if (pData)
        unpin_data(pData);
}
