/// VARIANT: start, end and copies.
/// https://learn.microsoft.com/windows/win32/api/oaidl/ns-oaidl-variant
#include <oleauto.h>

#include <cstring>

#include "record_memory.hpp"
#include "variant_type.hpp"

namespace {

using comity::base_type;
using comity::check_variant_type;

/// A BSTR with the same bytes; null for null. @return false without memory
bool copy_string(BSTR source, BSTR& out) {
    out = nullptr;
    if (source)
        out = SysAllocStringByteLen(reinterpret_cast<LPCSTR>(source), SysStringByteLen(source));
    return out || !source;
}

HRESULT copy_record(const VARIANT& source, void*& copy) {
    IRecordInfo* info = V_RECORDINFO(&source);
    if (!info)
        return V_RECORD(&source) ? E_INVALIDARG : S_OK;
    PVOID record = nullptr;
    if (V_RECORD(&source)) {
        ULONG size = 0;
        HRESULT hr = info->GetSize(&size);
        if (FAILED(hr))
            return hr;
        record = comity::allocate_record(size);
        if (!record)
            return E_OUTOFMEMORY;
        hr = info->RecordCopy(V_RECORD(&source), record);
        if (FAILED(hr)) {
            comity::free_record(record);
            return hr;
        }
    }
    info->AddRef();
    copy = record;
    return S_OK;
}

/// A share of its own, for a copy of `source`, in what `source` owns by its first pointer: the string, array,
/// object or record.
HRESULT share(const VARIANT& source, void*& out) {
    out = V_BYREF(&source);
    const VARTYPE type = V_VT(&source);
    if (type & VT_BYREF)
        return S_OK;
    if (type & VT_ARRAY) {
        SAFEARRAY* copy = nullptr;
        const HRESULT hr = V_ARRAY(&source) ? SafeArrayCopy(V_ARRAY(&source), &copy) : S_OK;
        out = copy;
        return hr;
    }
    switch (type) {
    case VT_BSTR: {
        BSTR copy;
        const bool copied = copy_string(V_BSTR(&source), copy);
        out = copy;
        return copied ? S_OK : E_OUTOFMEMORY;
    }
    case VT_UNKNOWN:
    case VT_DISPATCH:
        if (V_UNKNOWN(&source))
            V_UNKNOWN(&source)->AddRef();
        return S_OK;
    case VT_RECORD:
        return copy_record(source, out);
    default:
        return S_OK;
    }
}

/// The type and the value of what a by-reference VARIANT points at, still owned there. S_OK or E_INVALIDARG.
HRESULT dereference(const VARIANT& source, VARIANT& out) {
    const VARTYPE type = V_VT(&source) & ~VT_BYREF;
    if (type == VT_RECORD) { // the same members either way
        out = source;
        V_VT(&out) = type;
        return S_OK;
    }
    const void* pointer = V_BYREF(&source);
    if (!pointer)
        return E_INVALIDARG;
    if (type == VT_VARIANT) {
        out = *V_VARIANTREF(&source);
        return S_OK;
    }
    if (type == VT_DECIMAL) {
        std::memcpy(&V_DECIMAL(&out), pointer, sizeof(DECIMAL));
        V_VT(&out) = type;
        return S_OK;
    }
    V_VT(&out) = type;
    std::size_t size = 0;
    if (type & VT_ARRAY) {
        size = sizeof(SAFEARRAY*);
    } else {
        switch (type) {
        case VT_I1:
        case VT_UI1:
            size = 1;
            break;
        case VT_I2:
        case VT_UI2:
        case VT_BOOL:
            size = 2;
            break;
        case VT_I4:
        case VT_UI4:
        case VT_INT:
        case VT_UINT:
        case VT_R4:
        case VT_ERROR:
            size = 4;
            break;
        case VT_BSTR:
        case VT_UNKNOWN:
        case VT_DISPATCH:
            size = sizeof(void*);
            break;
        default: // VT_R8, VT_CY, VT_DATE, VT_I8, VT_UI8: check_variant_type let nothing else in
            size = 8;
            break;
        }
    }
    std::memcpy(&V_I8(&out), pointer, size);
    return S_OK;
}

} // namespace

STDAPI_(void) VariantInit(VARIANTARG* pvarg) {
    if (pvarg) {
        V_VT(pvarg) = VT_EMPTY;
        pvarg->wReserved1 = pvarg->wReserved2 = pvarg->wReserved3 = 0;
    }
}

STDAPI VariantClear(VARIANTARG* pvarg) {
    if (!pvarg)
        return E_INVALIDARG;
    const VARTYPE type = V_VT(pvarg);
    if (comity::plain_types.has(type)) {
        V_VT(pvarg) = VT_EMPTY;
        return S_OK;
    }
    const HRESULT hr = check_variant_type(type);
    if (FAILED(hr))
        return hr;
    if (!(type & VT_BYREF)) {
        if (type & VT_ARRAY) {
            // A locked array stays, and stays in the VARIANT: whoever holds the lock can try again.
            const HRESULT destroyed = V_ARRAY(pvarg) ? SafeArrayDestroy(V_ARRAY(pvarg)) : S_OK;
            if (FAILED(destroyed))
                return destroyed;
        } else if (type == VT_BSTR) {
            SysFreeString(V_BSTR(pvarg));
        } else if (type == VT_UNKNOWN || type == VT_DISPATCH) {
            // Empty before the object goes: its last Release may come back to this VARIANT.
            IUnknown* object = V_UNKNOWN(pvarg);
            V_VT(pvarg) = VT_EMPTY;
            if (object)
                object->Release();
        } else if (type == VT_RECORD) {
            if (IRecordInfo* info = V_RECORDINFO(pvarg)) {
                if (V_RECORD(pvarg)) {
                    info->RecordClear(V_RECORD(pvarg));
                    comity::free_record(V_RECORD(pvarg));
                }
                info->Release();
            }
        }
    }
    V_VT(pvarg) = VT_EMPTY;
    return S_OK;
}

STDAPI VariantCopy(VARIANTARG* pvargDest, const VARIANTARG* pvargSrc) {
    if (!pvargDest || !pvargSrc)
        return E_INVALIDARG;
    HRESULT hr = check_variant_type(V_VT(pvargSrc));
    if (FAILED(hr) || pvargDest == pvargSrc)
        return hr;
    const VARIANT source = *pvargSrc; // clearing the target may be the end of it
    if (comity::plain_types.has(V_VT(&source))) {
        hr = VariantClear(pvargDest);
        if (SUCCEEDED(hr))
            *pvargDest = source;
        return hr;
    }
    void* shared;
    hr = share(source, shared);
    if (FAILED(hr))
        return hr;
    // One part after the other: a copy that is put together first is slow to be read as a whole.
    hr = VariantClear(pvargDest);
    if (FAILED(hr)) {
        VARIANT unwanted = source;
        V_BYREF(&unwanted) = shared;
        VariantClear(&unwanted);
        return hr;
    }
    *pvargDest = source;
    V_BYREF(pvargDest) = shared;
    return S_OK;
}

STDAPI VariantCopyInd(VARIANT* pvarDest, const VARIANTARG* pvargSrc) {
    if (!pvarDest || !pvargSrc)
        return E_INVALIDARG;
    if (!V_ISBYREF(pvargSrc))
        return VariantCopy(pvarDest, pvargSrc);
    HRESULT hr = check_variant_type(V_VT(pvargSrc));
    if (FAILED(hr))
        return hr;
    VARIANT value{};
    hr = dereference(*pvargSrc, value);
    if (FAILED(hr))
        return hr;
    if (V_ISBYREF(&value)) {
        // A reference to a VARIANT may lead to one more reference, but not to a second VARIANT: that could go
        // in circles.
        if (V_VT(&value) == (VT_VARIANT | VT_BYREF))
            return E_INVALIDARG;
        return VariantCopyInd(pvarDest, &value);
    }
    return VariantCopy(pvarDest, &value);
}

STDAPI_(void) ClearCustData(LPCUSTDATA pCustData) {
    if (!pCustData)
        return;
    for (DWORD i = 0; i < pCustData->cCustData; ++i)
        VariantClear(&pCustData->prgCustData[i].varValue);
    CoTaskMemFree(pCustData->prgCustData);
    pCustData->cCustData = 0;
    pCustData->prgCustData = nullptr;
}
