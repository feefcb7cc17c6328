/* Values of properties made, and made into VARIANTs.
 * https://learn.microsoft.com/windows/win32/api/propvarutil/ */
#ifndef COMITY_PROPVARUTIL_H
#define COMITY_PROPVARUTIL_H

#include <windows.h>

#include <ole2.h>
#include <oleauto.h>
#include <propidl.h>

#define PSSTDAPI STDAPI
#define PSSTDAPI_(type) STDAPI_(type)

#ifdef __cplusplus
extern "C" {
#endif

/** A copy of the value as a VARIANT: texts and CLSIDs become VT_BSTR, a FILETIME a date, a stream VT_UNKNOWN, a vector an array.
 * `variant` is written over and VT_EMPTY after a failure. S_OK; DISP_E_TYPEMISMATCH for what no VARIANT holds: blobs, clipboard
 * data, storages, objects that are stored; DISP_E_BADVARTYPE, E_OUTOFMEMORY, E_INVALIDARG. */
PSSTDAPI PropVariantToVariant(const PROPVARIANT *value, VARIANT *variant);
/** A copy of the VARIANT, of the same type. `value` is written over and VT_EMPTY after a failure. S_OK; DISP_E_TYPEMISMATCH for
 * records, and for references to a date, a BSTR or an object; DISP_E_BADVARTYPE, E_OUTOFMEMORY, E_INVALIDARG. */
PSSTDAPI VariantToPropVariant(const VARIANT *variant, PROPVARIANT *value);

#ifdef __cplusplus
}

inline HRESULT InitPropVariantFromBoolean(BOOL truth, PROPVARIANT *value) {
    PropVariantInit(value);
    value->vt = VT_BOOL;
    value->boolVal = truth ? VARIANT_TRUE : VARIANT_FALSE;
    return S_OK;
}
inline HRESULT InitPropVariantFromInt16(SHORT number, PROPVARIANT *value) {
    PropVariantInit(value);
    value->vt = VT_I2;
    value->iVal = number;
    return S_OK;
}
inline HRESULT InitPropVariantFromUInt16(USHORT number, PROPVARIANT *value) {
    PropVariantInit(value);
    value->vt = VT_UI2;
    value->uiVal = number;
    return S_OK;
}
inline HRESULT InitPropVariantFromInt32(LONG number, PROPVARIANT *value) {
    PropVariantInit(value);
    value->vt = VT_I4;
    value->lVal = number;
    return S_OK;
}
inline HRESULT InitPropVariantFromUInt32(ULONG number, PROPVARIANT *value) {
    PropVariantInit(value);
    value->vt = VT_UI4;
    value->ulVal = number;
    return S_OK;
}
inline HRESULT InitPropVariantFromInt64(LONGLONG number, PROPVARIANT *value) {
    PropVariantInit(value);
    value->vt = VT_I8;
    value->hVal.QuadPart = number;
    return S_OK;
}
inline HRESULT InitPropVariantFromUInt64(ULONGLONG number, PROPVARIANT *value) {
    PropVariantInit(value);
    value->vt = VT_UI8;
    value->uhVal.QuadPart = number;
    return S_OK;
}
inline HRESULT InitPropVariantFromDouble(DOUBLE number, PROPVARIANT *value) {
    PropVariantInit(value);
    value->vt = VT_R8;
    value->dblVal = number;
    return S_OK;
}
#endif

#endif /* COMITY_PROPVARUTIL_H */
