/* Automation: BSTR, VARIANT, SAFEARRAY, type libraries, late binding.
 * https://learn.microsoft.com/windows/win32/api/oleauto/, [MS-OAUT] */
/* Outside the guard: <windows.h> leads back here through <ole2.h>, which needs all of this file. */
#include <windows.h>

#ifndef COMITY_OLEAUTO_H
#define COMITY_OLEAUTO_H
#define _OLEAUTO_H_

#include <objbase.h>
#include <oaidl.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- BSTR ---------------------------------------------------------------------------------------------------- */

STDAPI_(BSTR) SysAllocString(const OLECHAR *text);
STDAPI_(INT) SysReAllocString(BSTR *bstr, const OLECHAR *text);
STDAPI_(BSTR) SysAllocStringLen(const OLECHAR *text, UINT units);
STDAPI_(INT) SysReAllocStringLen(BSTR *bstr, const OLECHAR *text, UINT units);
STDAPI SysAddRefString(BSTR bstr);
STDAPI_(void) SysReleaseString(BSTR bstr);
STDAPI_(void) SysFreeString(BSTR bstr);
STDAPI_(UINT) SysStringLen(BSTR bstr);
STDAPI_(UINT) SysStringByteLen(BSTR bstr);
STDAPI_(BSTR) SysAllocStringByteLen(LPCSTR bytes, UINT count);

/* ---- VARIANT ------------------------------------------------------------------------------------------------- */

/* NONAMELESSUNION asks for the named form of Windows' headers, in C and in C++. */
#ifdef NONAMELESSUNION
#define V_VT(variant) ((variant)->__VARIANT_NAME_1.__VARIANT_NAME_2.vt)
#define V_UNION(variant, member) ((variant)->__VARIANT_NAME_1.__VARIANT_NAME_2.__VARIANT_NAME_3.member)
#define V_DECIMAL(variant) ((variant)->__VARIANT_NAME_1.decVal)
#define V_RECORD(variant) (V_UNION(variant, __VARIANT_NAME_4).pvRecord)
#define V_RECORDINFO(variant) (V_UNION(variant, __VARIANT_NAME_4).pRecInfo)
#else
#define V_VT(variant) ((variant)->vt)
#define V_UNION(variant, member) ((variant)->member)
#define V_DECIMAL(variant) ((variant)->decVal)
#define V_RECORD(variant) V_UNION(variant, pvRecord)
#define V_RECORDINFO(variant) V_UNION(variant, pRecInfo)
#endif
#define V_ISBYREF(variant) (V_VT(variant) & VT_BYREF)
#define V_ISARRAY(variant) (V_VT(variant) & VT_ARRAY)
#define V_ISVECTOR(variant) (V_VT(variant) & VT_VECTOR)
#define V_NONE(variant) V_I2(variant)
#define V_I1(variant) V_UNION(variant, cVal)
#define V_UI1(variant) V_UNION(variant, bVal)
#define V_I2(variant) V_UNION(variant, iVal)
#define V_UI2(variant) V_UNION(variant, uiVal)
#define V_I4(variant) V_UNION(variant, lVal)
#define V_UI4(variant) V_UNION(variant, ulVal)
#define V_INT(variant) V_UNION(variant, intVal)
#define V_UINT(variant) V_UNION(variant, uintVal)
#define V_I8(variant) V_UNION(variant, llVal)
#define V_UI8(variant) V_UNION(variant, ullVal)
#define V_R4(variant) V_UNION(variant, fltVal)
#define V_R8(variant) V_UNION(variant, dblVal)
#define V_BOOL(variant) V_UNION(variant, boolVal)
#define V_ERROR(variant) V_UNION(variant, scode)
#define V_CY(variant) V_UNION(variant, cyVal)
#define V_DATE(variant) V_UNION(variant, date)
#define V_BSTR(variant) V_UNION(variant, bstrVal)
#define V_UNKNOWN(variant) V_UNION(variant, punkVal)
#define V_DISPATCH(variant) V_UNION(variant, pdispVal)
#define V_ARRAY(variant) V_UNION(variant, parray)
#define V_I1REF(variant) V_UNION(variant, pcVal)
#define V_UI1REF(variant) V_UNION(variant, pbVal)
#define V_I2REF(variant) V_UNION(variant, piVal)
#define V_UI2REF(variant) V_UNION(variant, puiVal)
#define V_I4REF(variant) V_UNION(variant, plVal)
#define V_UI4REF(variant) V_UNION(variant, pulVal)
#define V_INTREF(variant) V_UNION(variant, pintVal)
#define V_UINTREF(variant) V_UNION(variant, puintVal)
#define V_I8REF(variant) V_UNION(variant, pllVal)
#define V_UI8REF(variant) V_UNION(variant, pullVal)
#define V_R4REF(variant) V_UNION(variant, pfltVal)
#define V_R8REF(variant) V_UNION(variant, pdblVal)
#define V_BOOLREF(variant) V_UNION(variant, pboolVal)
#define V_ERRORREF(variant) V_UNION(variant, pscode)
#define V_CYREF(variant) V_UNION(variant, pcyVal)
#define V_DATEREF(variant) V_UNION(variant, pdate)
#define V_BSTRREF(variant) V_UNION(variant, pbstrVal)
#define V_UNKNOWNREF(variant) V_UNION(variant, ppunkVal)
#define V_DISPATCHREF(variant) V_UNION(variant, ppdispVal)
#define V_ARRAYREF(variant) V_UNION(variant, pparray)
#define V_VARIANTREF(variant) V_UNION(variant, pvarVal)
#define V_DECIMALREF(variant) V_UNION(variant, pdecVal)
#define V_BYREF(variant) V_UNION(variant, byref)

/* Flags of VariantChangeType. */
#define VARIANT_NOVALUEPROP 0x01
#define VARIANT_ALPHABOOL 0x02
#define VARIANT_NOUSEROVERRIDE 0x04
#define VARIANT_CALENDAR_HIJRI 0x08
#define VARIANT_LOCALBOOL 0x10
#define VARIANT_CALENDAR_THAI 0x20
#define VARIANT_CALENDAR_GREGORIAN 0x40
#define VARIANT_USE_NLS 0x80
#define LOCALE_USE_NLS 0x10000000
#ifndef LOCALE_NOUSEROVERRIDE
#define LOCALE_NOUSEROVERRIDE 0x80000000
#endif

/* Flags of the VarDateFrom... and VarBstrFromDate functions. */
#define VAR_TIMEVALUEONLY ((DWORD)0x00000001)
#define VAR_DATEVALUEONLY ((DWORD)0x00000002)
#define VAR_VALIDDATE ((DWORD)0x00000004)
#define VAR_FOURDIGITYEARS ((DWORD)0x00000040)
#define VAR_LOCALBOOL ((DWORD)0x00000010)

STDAPI_(void) VariantInit(VARIANTARG *variant);
STDAPI VariantClear(VARIANTARG *variant);
STDAPI VariantCopy(VARIANTARG *destination, const VARIANTARG *source);
STDAPI VariantCopyInd(VARIANT *destination, const VARIANTARG *source);
STDAPI VariantChangeType(VARIANTARG *destination, const VARIANTARG *source, USHORT flags, VARTYPE type);
STDAPI VariantChangeTypeEx(VARIANTARG *destination, const VARIANTARG *source, LCID lcid, USHORT flags, VARTYPE type);

/* ---- SAFEARRAY ----------------------------------------------------------------------------------------------- */

STDAPI SafeArrayAllocDescriptor(UINT dimensions, SAFEARRAY **array);
STDAPI SafeArrayAllocDescriptorEx(VARTYPE type, UINT dimensions, SAFEARRAY **array);
STDAPI SafeArrayAllocData(SAFEARRAY *array);
STDAPI_(SAFEARRAY *) SafeArrayCreate(VARTYPE type, UINT dimensions, SAFEARRAYBOUND *bounds);
STDAPI_(SAFEARRAY *) SafeArrayCreateEx(VARTYPE type, UINT dimensions, SAFEARRAYBOUND *bounds, PVOID extra);
STDAPI_(SAFEARRAY *) SafeArrayCreateVector(VARTYPE type, LONG lower_bound, ULONG elements);
STDAPI_(SAFEARRAY *) SafeArrayCreateVectorEx(VARTYPE type, LONG lower_bound, ULONG elements, PVOID extra);
STDAPI SafeArrayDestroy(SAFEARRAY *array);
STDAPI SafeArrayDestroyData(SAFEARRAY *array);
STDAPI SafeArrayDestroyDescriptor(SAFEARRAY *array);
STDAPI SafeArrayRedim(SAFEARRAY *array, SAFEARRAYBOUND *bound);
STDAPI_(UINT) SafeArrayGetDim(SAFEARRAY *array);
STDAPI_(UINT) SafeArrayGetElemsize(SAFEARRAY *array);
STDAPI SafeArrayGetUBound(SAFEARRAY *array, UINT dimension, LONG *bound);
STDAPI SafeArrayGetLBound(SAFEARRAY *array, UINT dimension, LONG *bound);
STDAPI SafeArrayLock(SAFEARRAY *array);
STDAPI SafeArrayUnlock(SAFEARRAY *array);
STDAPI SafeArrayAccessData(SAFEARRAY *array, void **data);
STDAPI SafeArrayUnaccessData(SAFEARRAY *array);
STDAPI SafeArrayGetElement(SAFEARRAY *array, LONG *indices, void *value);
STDAPI SafeArrayPutElement(SAFEARRAY *array, LONG *indices, void *value);
STDAPI SafeArrayPtrOfIndex(SAFEARRAY *array, LONG *indices, void **element);
STDAPI SafeArrayCopy(SAFEARRAY *source, SAFEARRAY **copy);
STDAPI SafeArrayCopyData(SAFEARRAY *source, SAFEARRAY *target);
STDAPI SafeArraySetIID(SAFEARRAY *array, REFGUID iid);
STDAPI SafeArrayGetIID(SAFEARRAY *array, GUID *iid);
STDAPI SafeArrayGetVartype(SAFEARRAY *array, VARTYPE *type);
STDAPI SafeArraySetRecordInfo(SAFEARRAY *array, IRecordInfo *info);
STDAPI SafeArrayGetRecordInfo(SAFEARRAY *array, IRecordInfo **info);

/* ---- Coercion and dates ------------------------------------------------------------------------------------------ */

#include <comity/oleauto_coercion.h>

/* ---- Type libraries ------------------------------------------------------------------------------------------- */

typedef enum tagREGKIND { REGKIND_DEFAULT, REGKIND_REGISTER, REGKIND_NONE } REGKIND;
#define LOAD_TLB_AS_32BIT 0x20
#define LOAD_TLB_AS_64BIT 0x40
#define MASK_TO_RESET_TLB_BITS (~(LOAD_TLB_AS_32BIT | LOAD_TLB_AS_64BIT))

STDAPI_(ULONG) LHashValOfNameSys(SYSKIND system, LCID lcid, const OLECHAR *name);
STDAPI_(ULONG) LHashValOfNameSysA(SYSKIND system, LCID lcid, LPCSTR name);
#define LHashValOfName(lcid, name) LHashValOfNameSys(SYS_WIN32, lcid, name)
#define WHashValOfLHashVal(hash) ((USHORT)(0x0000ffff & (hash)))
STDAPI LoadTypeLib(LPCOLESTR file, ITypeLib **library);
STDAPI LoadTypeLibEx(LPCOLESTR file, REGKIND kind, ITypeLib **library);
STDAPI LoadRegTypeLib(REFGUID libid, WORD major, WORD minor, LCID lcid, ITypeLib **library);
STDAPI QueryPathOfRegTypeLib(REFGUID libid, USHORT major, USHORT minor, LCID lcid, LPBSTR path);
STDAPI RegisterTypeLib(ITypeLib *library, LPCOLESTR path, LPCOLESTR help_folder);
STDAPI UnRegisterTypeLib(REFGUID libid, WORD major, WORD minor, LCID lcid, SYSKIND system);
STDAPI RegisterTypeLibForUser(ITypeLib *library, OLECHAR *path, OLECHAR *help_folder);
STDAPI UnRegisterTypeLibForUser(REFGUID libid, WORD major, WORD minor, LCID lcid, SYSKIND system);
/* From here on, RegisterTypeLib and UnRegisterTypeLib of this process do what their ...ForUser forms do. */
STDAPI_(void) OaEnablePerUserTLibRegistration(void);

/* ---- Late binding --------------------------------------------------------------------------------------------- */

#ifndef DISPATCH_METHOD
#define DISPATCH_METHOD 0x1
#define DISPATCH_PROPERTYGET 0x2
#define DISPATCH_PROPERTYPUT 0x4
#define DISPATCH_PROPERTYPUTREF 0x8
#endif

STDAPI DispGetParam(DISPPARAMS *params, UINT position, VARTYPE type, VARIANT *result, UINT *bad_argument);
STDAPI DispGetIDsOfNames(ITypeInfo *type, LPOLESTR *names, UINT count, DISPID *ids);
STDAPI DispInvoke(void *object, ITypeInfo *type, DISPID member, WORD flags, DISPPARAMS *params, VARIANT *result,
                  EXCEPINFO *exception, UINT *bad_argument);
STDAPI CreateStdDispatch(IUnknown *outer, void *object, ITypeInfo *type, IUnknown **dispatch);
STDAPI DispCallFunc(void *object, ULONG_PTR vtable_offset, CALLCONV convention, VARTYPE return_type, UINT count,
                    VARTYPE *types, VARIANTARG **arguments, VARIANT *result);

/* ---- Error info, running objects -------------------------------------------------------------------------------- */

STDAPI SetErrorInfo(ULONG reserved, IErrorInfo *info);
STDAPI GetErrorInfo(ULONG reserved, IErrorInfo **info);
STDAPI CreateErrorInfo(ICreateErrorInfo **info);

#define ACTIVEOBJECT_STRONG 0x0
#define ACTIVEOBJECT_WEAK 0x1
STDAPI RegisterActiveObject(IUnknown *object, REFCLSID clsid, DWORD flags, DWORD *cookie);
STDAPI RevokeActiveObject(DWORD cookie, void *reserved);
STDAPI GetActiveObject(REFCLSID clsid, void *reserved, IUnknown **object);

#ifdef __cplusplus
}
#endif

#endif /* COMITY_OLEAUTO_H */
