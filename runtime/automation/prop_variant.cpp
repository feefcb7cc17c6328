/// PROPVARIANT: end and copies.
/// https://learn.microsoft.com/windows/win32/api/combaseapi/nf-combaseapi-propvariantclear
#include <propidl.h>

#include <cstdint>
#include <cstring>

#include <oleauto.h>

#include "prop_variant_type.hpp"

namespace comity {
namespace {

template <class T>
T* task_memory(std::size_t bytes) noexcept {
    return static_cast<T*>(CoTaskMemAlloc(bytes ? bytes : 1));
}

/// A copy of task memory; null for null. @return false without memory
template <class T>
bool copy_block(T* source, std::size_t bytes, T*& out) noexcept {
    out = nullptr;
    if (!source)
        return true;
    out = task_memory<T>(bytes);
    if (out)
        std::memcpy(static_cast<void*>(out), source, bytes);
    return out != nullptr;
}

std::size_t length(const WCHAR* text) noexcept {
    std::size_t units = 0;
    while (text[units])
        ++units;
    return units;
}

bool copy_text(LPSTR source, LPSTR& out) noexcept {
    return copy_block(source, source ? std::strlen(source) + 1 : 0, out);
}

bool copy_text(LPWSTR source, LPWSTR& out) noexcept {
    return copy_block(source, source ? (length(source) + 1) * sizeof(WCHAR) : 0, out);
}

bool copy_string(BSTR source, BSTR& out) noexcept {
    out =
        source ? SysAllocStringByteLen(reinterpret_cast<LPCSTR>(source), SysStringByteLen(source)) : nullptr;
    return out || !source;
}

/// The bytes of data; a size that leaves no room for the format has none.
std::size_t data_bytes(const CLIPDATA& data) noexcept {
    return data.cbSize > sizeof data.ulClipFmt ? CBPCLIPDATA(data) : 0;
}

bool copy_clip(const CLIPDATA& source, CLIPDATA& out) noexcept {
    out = source;
    return copy_block(source.pClipData, data_bytes(source), out.pClipData);
}

void release(IUnknown* object) noexcept {
    if (object)
        object->Release();
}

void share(IUnknown* object) noexcept {
    if (object)
        object->AddRef();
}

/// Storages are known by name alone here; each of them begins with the methods of IUnknown.
IUnknown* object_of(const PROPVARIANT& value) noexcept {
    return value.punkVal;
}

HRESULT clear_vector(PROPVARIANT& value) noexcept {
    HRESULT hr = S_OK;
    const ULONG count = value.cac.pElems ? value.cac.cElems : 0;
    for (ULONG i = 0; i < count; ++i) {
        switch (value.vt & VT_TYPEMASK) {
        case VT_BSTR:
            SysFreeString(value.cabstr.pElems[i]);
            break;
        case VT_LPSTR:
        case VT_LPWSTR:
            CoTaskMemFree(value.calpstr.pElems[i]);
            break;
        case VT_CF:
            CoTaskMemFree(value.caclipdata.pElems[i].pClipData);
            break;
        case VT_VARIANT: {
            const HRESULT cleared = PropVariantClear(&value.capropvar.pElems[i]);
            if (SUCCEEDED(hr))
                hr = cleared;
            break;
        }
        default:
            i = count - 1; // plain numbers
            break;
        }
    }
    CoTaskMemFree(value.cac.pElems);
    return hr;
}

HRESULT copy_vector(const PROPVARIANT& source, PROPVARIANT& out) noexcept {
    const VARTYPE type = source.vt & VT_TYPEMASK;
    const std::uint64_t bytes = std::uint64_t{source.cac.cElems} * vector_element_size(type);
    out.cac.pElems = nullptr;
    if (!source.cac.pElems)
        return S_OK;
    if (bytes > SIZE_MAX)
        return E_OUTOFMEMORY;
    if (!copy_block(source.cac.pElems, static_cast<std::size_t>(bytes), out.cac.pElems))
        return E_OUTOFMEMORY;
    HRESULT hr = S_OK;
    ULONG done = 0;
    for (; done < source.cac.cElems && SUCCEEDED(hr); ++done) {
        bool made = true;
        switch (type) {
        case VT_BSTR:
            made = copy_string(source.cabstr.pElems[done], out.cabstr.pElems[done]);
            break;
        case VT_LPSTR:
            made = copy_text(source.calpstr.pElems[done], out.calpstr.pElems[done]);
            break;
        case VT_LPWSTR:
            made = copy_text(source.calpwstr.pElems[done], out.calpwstr.pElems[done]);
            break;
        case VT_CF:
            made = copy_clip(source.caclipdata.pElems[done], out.caclipdata.pElems[done]);
            break;
        case VT_VARIANT:
            PropVariantInit(&out.capropvar.pElems[done]);
            hr = PropVariantCopy(&out.capropvar.pElems[done], &source.capropvar.pElems[done]);
            break;
        default:
            return S_OK; // plain numbers, copied with the block
        }
        if (!made)
            hr = E_OUTOFMEMORY;
    }
    if (SUCCEEDED(hr))
        return S_OK;
    out.cac.cElems = done; // the last of them owns nothing
    clear_vector(out);
    return hr;
}

void clear_scalar(const PROPVARIANT& value) noexcept {
    switch (value.vt) {
    case VT_BSTR:
        SysFreeString(value.bstrVal);
        break;
    case VT_LPSTR:
    case VT_LPWSTR:
    case VT_CLSID:
        CoTaskMemFree(value.pszVal);
        break;
    case VT_BLOB:
    case VT_BLOB_OBJECT:
        CoTaskMemFree(value.blob.pBlobData);
        break;
    case VT_CF:
        if (value.pclipdata) {
            CoTaskMemFree(value.pclipdata->pClipData);
            CoTaskMemFree(value.pclipdata);
        }
        break;
    case VT_UNKNOWN:
    case VT_DISPATCH:
    case VT_STREAM:
    case VT_STREAMED_OBJECT:
    case VT_STORAGE:
    case VT_STORED_OBJECT:
        release(object_of(value));
        break;
    case VT_VERSIONED_STREAM:
        if (value.pVersionedStream) {
            release(value.pVersionedStream->pStream);
            CoTaskMemFree(value.pVersionedStream);
        }
        break;
    default:
        break;
    }
}

HRESULT copy_scalar(const PROPVARIANT& source, PROPVARIANT& out) noexcept {
    bool made = true;
    switch (source.vt) {
    case VT_BSTR:
        made = copy_string(source.bstrVal, out.bstrVal);
        break;
    case VT_LPSTR:
        made = copy_text(source.pszVal, out.pszVal);
        break;
    case VT_LPWSTR:
        made = copy_text(source.pwszVal, out.pwszVal);
        break;
    case VT_CLSID:
        made = copy_block(source.puuid, sizeof(CLSID), out.puuid);
        break;
    case VT_BLOB:
    case VT_BLOB_OBJECT:
        made = copy_block(source.blob.pBlobData, source.blob.cbSize, out.blob.pBlobData);
        break;
    case VT_CF:
        made = copy_block(source.pclipdata, sizeof(CLIPDATA), out.pclipdata);
        if (made && source.pclipdata && !copy_clip(*source.pclipdata, *out.pclipdata)) {
            CoTaskMemFree(out.pclipdata);
            made = false;
        }
        break;
    case VT_UNKNOWN:
    case VT_DISPATCH:
    case VT_STREAM:
    case VT_STREAMED_OBJECT:
    case VT_STORAGE:
    case VT_STORED_OBJECT:
        share(object_of(source));
        break;
    case VT_VERSIONED_STREAM:
        made = copy_block(source.pVersionedStream, sizeof(VERSIONEDSTREAM), out.pVersionedStream);
        if (made && source.pVersionedStream)
            share(source.pVersionedStream->pStream);
        break;
    default:
        break;
    }
    return made ? S_OK : E_OUTOFMEMORY;
}

} // namespace

bool is_prop_variant_type(VARTYPE vt) noexcept {
    const VARTYPE type = vt & VT_TYPEMASK;
    switch (vt & ~VT_TYPEMASK) {
    case 0:
        return (type <= VT_BOOL) || type == VT_UNKNOWN || type == VT_DECIMAL ||
               (type >= VT_I1 && type <= VT_UINT) || type == VT_LPSTR || type == VT_LPWSTR ||
               (type >= VT_FILETIME && type <= VT_VERSIONED_STREAM);
    case VT_VECTOR:
        return vector_element_size(type) != 0;
    case VT_ARRAY:
        return is_array_element(type);
    case VT_BYREF:
        return is_array_element(type);
    case VT_BYREF | VT_ARRAY:
        return is_array_element(type);
    default:
        return false;
    }
}

bool is_array_element(VARTYPE type) noexcept {
    switch (type) {
    case VT_I1:
    case VT_UI1:
    case VT_I2:
    case VT_UI2:
    case VT_I4:
    case VT_UI4:
    case VT_INT:
    case VT_UINT:
    case VT_R4:
    case VT_R8:
    case VT_BOOL:
    case VT_DECIMAL:
    case VT_ERROR:
    case VT_CY:
    case VT_DATE:
    case VT_BSTR:
    case VT_DISPATCH:
    case VT_UNKNOWN:
    case VT_VARIANT:
        return true;
    default:
        return false;
    }
}

ULONG vector_element_size(VARTYPE type) noexcept {
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
    case VT_R4:
    case VT_ERROR:
        return 4;
    case VT_I8:
    case VT_UI8:
    case VT_R8:
    case VT_CY:
    case VT_DATE:
    case VT_FILETIME:
        return 8;
    case VT_BSTR:
    case VT_LPSTR:
    case VT_LPWSTR:
        return sizeof(void*);
    case VT_CLSID:
        return sizeof(CLSID);
    case VT_CF:
        return sizeof(CLIPDATA);
    case VT_VARIANT:
        return sizeof(PROPVARIANT);
    default:
        return 0;
    }
}

} // namespace comity

STDAPI PropVariantClear(PROPVARIANT* value) {
    if (!value)
        return S_OK;
    // Zeroed before anything goes: the last Release of an object may come back to this value.
    PROPVARIANT old = *value;
    PropVariantInit(value);
    if (!comity::is_prop_variant_type(old.vt))
        return STG_E_INVALIDPARAMETER;
    switch (old.vt & ~VT_TYPEMASK) {
    case 0:
        comity::clear_scalar(old);
        return S_OK;
    case VT_VECTOR:
        return comity::clear_vector(old);
    case VT_ARRAY: {
        const HRESULT hr = old.parray ? SafeArrayDestroy(old.parray) : S_OK;
        if (FAILED(hr)) // locked: it stays, and whoever holds the lock can try again
            *value = old;
        return hr;
    }
    default:
        return S_OK; // a reference
    }
}

STDAPI PropVariantCopy(PROPVARIANT* destination, const PROPVARIANT* source) {
    if (!destination || !source)
        return E_INVALIDARG;
    if (!comity::is_prop_variant_type(source->vt))
        return DISP_E_BADVARTYPE;
    PROPVARIANT copy = *source;
    HRESULT hr = S_OK;
    switch (source->vt & ~VT_TYPEMASK) {
    case 0:
        hr = comity::copy_scalar(*source, copy);
        break;
    case VT_VECTOR:
        hr = comity::copy_vector(*source, copy);
        break;
    case VT_ARRAY:
        copy.parray = nullptr;
        if (source->parray)
            hr = SafeArrayCopy(source->parray, &copy.parray);
        break;
    default:
        break;
    }
    if (SUCCEEDED(hr))
        *destination = copy;
    return hr;
}

STDAPI FreePropVariantArray(ULONG count, PROPVARIANT* values) {
    HRESULT result = S_OK;
    for (ULONG i = 0; values && i < count; ++i) {
        const HRESULT hr = PropVariantClear(&values[i]);
        if (SUCCEEDED(result))
            result = hr;
    }
    return result;
}
