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

/** The version of Automation: major in the high word, minor in the low one. */
STDAPI_(ULONG) OaBuildVersion(void);

/* ---- BSTR ---------------------------------------------------------------------------------------------------- */

/** Strings with their length in bytes in the four bytes in front of them and a NUL unit behind. NULL means the empty string
 * wherever one is taken. Those that allocate return NULL if memory is out or the length is too large; free with SysFreeString.
 *
 * A copy of a NUL-terminated text; NULL for NULL. */
STDAPI_(BSTR) SysAllocString(const OLECHAR *text);
/** Replaces *bstr by a copy of `text`, which may lie inside it, or by NULL for NULL. FALSE, with *bstr as it
 * was, if that fails. */
STDAPI_(INT) SysReAllocString(BSTR *bstr, const OLECHAR *text);
/** A copy of so many units, NULs included; with `text` NULL the content is undefined, the NUL behind it is set. */
STDAPI_(BSTR) SysAllocStringLen(const OLECHAR *text, UINT units);
/** As SysReAllocString by length; with `text` NULL the old characters that fit are kept. */
STDAPI_(INT) SysReAllocStringLen(BSTR *bstr, const OLECHAR *text, UINT units);
/** Pins a string: SysFreeString then frees it when the last pin is gone. S_OK, E_OUTOFMEMORY. */
STDAPI SysAddRefString(BSTR bstr);
STDAPI_(void) SysReleaseString(BSTR bstr);
STDAPI_(void) SysFreeString(BSTR bstr);
/** Length in units; an odd last byte does not count. 0 for NULL. */
STDAPI_(UINT) SysStringLen(BSTR bstr);
/** Length in bytes. 0 for NULL. */
STDAPI_(UINT) SysStringByteLen(BSTR bstr);
/** A copy of so many bytes, an odd number too; with `bytes` NULL the content is undefined. */
STDAPI_(BSTR) SysAllocStringByteLen(LPCSTR bytes, UINT count);
/** From now on the memory of freed strings goes back to the allocator at once and is not kept for the next string. The same
 * comes of OANOCACHE=1 in the environment. */
STDAPI_(void) SetOaNoCache(void);

/* ---- VARIANT ------------------------------------------------------------------------------------------------- */

/* The DATEs of 1 January 100 and 31 December 9999, between which all lie. */
#define VTDATEGRE_MIN (-657434)
#define VTDATEGRE_MAX 2958465
#define VT_HARDTYPE VT_RESERVED

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
/* Integers as wide as a pointer. */
#if defined(__LP64__) || defined(_WIN64)
#define V_INT_PTR(variant) V_UNION(variant, llVal)
#define V_UINT_PTR(variant) V_UNION(variant, ullVal)
#define V_INT_PTRREF(variant) V_UNION(variant, pllVal)
#define V_UINT_PTRREF(variant) V_UNION(variant, pullVal)
#else
#define V_INT_PTR(variant) V_UNION(variant, lVal)
#define V_UINT_PTR(variant) V_UNION(variant, ulVal)
#define V_INT_PTRREF(variant) V_UNION(variant, plVal)
#define V_UINT_PTRREF(variant) V_UNION(variant, pulVal)
#endif
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

/** Makes memory that holds anything into an empty VARIANT. */
STDAPI_(void) VariantInit(VARIANTARG *variant);
/** Frees what the VARIANT owns and makes it empty; what is by reference is left alone. S_OK; DISP_E_BADVARTYPE, or
 * DISP_E_ARRAYISLOCKED for a locked array, with the VARIANT as it was; E_INVALIDARG. */
STDAPI VariantClear(VARIANTARG *variant);
/** Clears the destination and makes it a copy that owns its own: strings, arrays and records are copied, objects shared;
 * references stay references. S_OK, DISP_E_BADVARTYPE, DISP_E_ARRAYISLOCKED, E_OUTOFMEMORY, E_INVALIDARG. */
STDAPI VariantCopy(VARIANTARG *destination, const VARIANTARG *source);
/** As VariantCopy, but copies what a reference leads to. E_INVALIDARG also for a null reference, and for a reference to a
 * VARIANT that leads to another one. */
STDAPI VariantCopyInd(VARIANT *destination, const VARIANTARG *source);
/** Converts `source`, through a reference if it is one, into `type`; both may be the same VARIANT. VARIANT_... are its
 * flags. The destination is cleared and set on success only. S_OK, DISP_E_OVERFLOW, DISP_E_TYPEMISMATCH, DISP_E_BADVARTYPE, E_INVALIDARG,
 * E_OUTOFMEMORY, E_NOINTERFACE between VT_UNKNOWN and VT_DISPATCH. The Ex form names the locale of texts. */
STDAPI VariantChangeType(VARIANTARG *destination, const VARIANTARG *source, USHORT flags, VARTYPE type);
STDAPI VariantChangeTypeEx(VARIANTARG *destination, const VARIANTARG *source, LCID lcid, USHORT flags, VARTYPE type);

/* ---- SAFEARRAY ----------------------------------------------------------------------------------------------- */

/** Arrays that know their bounds, their element size and, from the type, what each element owns. Free with SafeArrayDestroy.
 * Bounds are written from the first dimension to the last; its index is the one that moves fastest. Functions return S_OK or
 * E_INVALIDARG (a null or malformed argument), E_OUTOFMEMORY, DISP_E_BADINDEX, DISP_E_ARRAYISLOCKED where they can occur.
 *
 * A descriptor without data, zeroed, for 1 to 65535 dimensions; the Ex form fills in what follows from the type. */
STDAPI SafeArrayAllocDescriptor(UINT dimensions, SAFEARRAY **array);
STDAPI SafeArrayAllocDescriptorEx(VARTYPE type, UINT dimensions, SAFEARRAY **array);
/** Allocates zeroed data by the bounds and the element size in the descriptor. */
STDAPI SafeArrayAllocData(SAFEARRAY *array);
/** An array of zeroed elements; NULL for a type that cannot be in an array or without memory. `extra` is the IID (const GUID *)
 * for VT_UNKNOWN and VT_DISPATCH and the IRecordInfo for VT_RECORD. */
STDAPI_(SAFEARRAY *) SafeArrayCreate(VARTYPE type, UINT dimensions, SAFEARRAYBOUND *bounds);
STDAPI_(SAFEARRAY *) SafeArrayCreateEx(VARTYPE type, UINT dimensions, SAFEARRAYBOUND *bounds, PVOID extra);
/** An array of one dimension in a single block of memory. */
STDAPI_(SAFEARRAY *) SafeArrayCreateVector(VARTYPE type, LONG lower_bound, ULONG elements);
STDAPI_(SAFEARRAY *) SafeArrayCreateVectorEx(VARTYPE type, LONG lower_bound, ULONG elements, PVOID extra);
/** Frees the elements, the data and the descriptor, or one of the two; data and descriptors with FADF_AUTO, FADF_STATIC or
 * FADF_EMBEDDED are emptied and stay. S_OK for NULL, except from SafeArrayDestroyData. */
STDAPI SafeArrayDestroy(SAFEARRAY *array);
STDAPI SafeArrayDestroyData(SAFEARRAY *array);
STDAPI SafeArrayDestroyDescriptor(SAFEARRAY *array);
/** Changes the bounds of the last dimension; elements that no longer fit are freed, new ones are zero. */
STDAPI SafeArrayRedim(SAFEARRAY *array, SAFEARRAYBOUND *bound);
STDAPI_(UINT) SafeArrayGetDim(SAFEARRAY *array);
STDAPI_(UINT) SafeArrayGetElemsize(SAFEARRAY *array);
/** The highest and lowest index of a dimension, counted from 1. */
STDAPI SafeArrayGetUBound(SAFEARRAY *array, UINT dimension, LONG *bound);
STDAPI SafeArrayGetLBound(SAFEARRAY *array, UINT dimension, LONG *bound);
/** Counts a lock, which keeps the array from being freed or resized; E_UNEXPECTED above 65535 of
 * them, or for an unlock of none. */
STDAPI SafeArrayLock(SAFEARRAY *array);
STDAPI SafeArrayUnlock(SAFEARRAY *array);
/** Locks and gives the data; SafeArrayUnaccessData unlocks. */
STDAPI SafeArrayAccessData(SAFEARRAY *array, void **data);
STDAPI SafeArrayUnaccessData(SAFEARRAY *array);
/** Copies one element out, into memory whose old content is not freed; what is owned becomes the caller's. */
STDAPI SafeArrayGetElement(SAFEARRAY *array, LONG *indices, void *value);
/** Copies a value in and frees the old one. `value` is the string or object itself for BSTRs and interface pointers, and points
 * at the value otherwise. */
STDAPI SafeArrayPutElement(SAFEARRAY *array, LONG *indices, void *value);
/** The address of an element; the caller locks the array for as long as it uses it. */
STDAPI SafeArrayPtrOfIndex(SAFEARRAY *array, LONG *indices, void **element);
/** A copy with elements of its own; NULL for NULL. */
STDAPI SafeArrayCopy(SAFEARRAY *source, SAFEARRAY **copy);
/** Copies all elements into an array of the same shape, whose old elements are freed. */
STDAPI SafeArrayCopyData(SAFEARRAY *source, SAFEARRAY *target);
/** The identifier of the interface in an array of interface pointers. */
STDAPI SafeArraySetIID(SAFEARRAY *array, REFGUID iid);
STDAPI SafeArrayGetIID(SAFEARRAY *array, GUID *iid);
/** The type of the elements. */
STDAPI SafeArrayGetVartype(SAFEARRAY *array, VARTYPE *type);
/** Keeps the memory of the descriptor and, where it is a block of its own, of the data from being freed: what SafeArrayDestroy
 * frees then goes with the release. *data is what to give to SafeArrayReleaseData, or NULL. S_OK, E_INVALIDARG, E_OUTOFMEMORY. */
STDAPI SafeArrayAddRef(SAFEARRAY *array, PVOID *data);
STDAPI_(void) SafeArrayReleaseDescriptor(SAFEARRAY *array);
STDAPI_(void) SafeArrayReleaseData(PVOID data);
/** The description of the records in an array of VT_RECORD; counted. */
STDAPI SafeArraySetRecordInfo(SAFEARRAY *array, IRecordInfo *info);
STDAPI SafeArrayGetRecordInfo(SAFEARRAY *array, IRecordInfo **info);

/* ---- Records -------------------------------------------------------------------------------------------------------- */

/** What copies, frees and reads the records that a type library describes; counted. The description is that of a structure, or
 * an alias of one. S_OK; E_INVALIDARG for any other; TYPE_E_INVDATAREAD where it cannot be right. */
STDAPI GetRecordInfoFromTypeInfo(ITypeInfo *description, IRecordInfo **info);
/** The same for a structure by its GUID in a registered library. TYPE_E_LIBNOTREGISTERED, TYPE_E_ELEMENTNOTFOUND. */
STDAPI GetRecordInfoFromGuids(REFGUID library, ULONG major, ULONG minor, LCID lcid, REFGUID record, IRecordInfo **info);

/* ---- Coercion and dates ------------------------------------------------------------------------------------------ */

#include <comity/oleauto_arithmetic.h>
#include <comity/oleauto_coercion.h>
#include <comity/oleauto_parsing.h>

/* ---- Formatting --------------------------------------------------------------------------------------------------- */

#include <comity/oleauto_format.h>

/* ---- Type libraries ------------------------------------------------------------------------------------------- */

typedef enum tagREGKIND { REGKIND_DEFAULT, REGKIND_REGISTER, REGKIND_NONE } REGKIND;
#define LOAD_TLB_AS_32BIT 0x20
#define LOAD_TLB_AS_64BIT 0x40
#define MASK_TO_RESET_TLB_BITS (~(LOAD_TLB_AS_32BIT | LOAD_TLB_AS_64BIT))

STDAPI_(ULONG) LHashValOfNameSys(SYSKIND system, LCID lcid, const OLECHAR *name);
STDAPI_(ULONG) LHashValOfNameSysA(SYSKIND system, LCID lcid, LPCSTR name);
#define LHashValOfName(lcid, name) LHashValOfNameSys(SYS_WIN32, lcid, name)
#define WHashValOfLHashVal(hash) ((USHORT)(0x0000ffff & (hash)))
#define IsHashValCompatible(a, b) ((BOOL)((0x00ff0000 & (a)) == (0x00ff0000 & (b))))
/* The library that every other one imports, and the instance of a class that needs no name. */
#define STDOLE_MAJORVERNUM 0x1
#define STDOLE_MINORVERNUM 0x0
#define STDOLE_LCID 0x0000
#define STDOLE2_MAJORVERNUM 0x2
#define STDOLE2_MINORVERNUM 0x0
#define STDOLE2_LCID 0x0000
DEFINE_GUID(IID_StdOle, 0x00020430, 0x0000, 0x0000, 0xc0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46);
#define ID_DEFAULTINST (-2)
/* Frees what ITypeLib2::GetAllCustData and its relatives on ITypeInfo2 gave. */
STDAPI_(void) ClearCustData(LPCUSTDATA data);
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
/* An interface described by data instead of a type library. */
typedef struct tagPARAMDATA {
    OLECHAR *szName; /* may be NULL */
    VARTYPE vt;      /* VT_BYREF for a pointer to the type */
} PARAMDATA, *LPPARAMDATA;
typedef struct tagMETHODDATA {
    OLECHAR *szName;
    PARAMDATA *ppdata;
    DISPID dispid;
    UINT iMeth; /* its place in the object's table of functions */
    CALLCONV cc;
    UINT cArgs;
    WORD wFlags; /* DISPATCH_METHOD and its like */
    VARTYPE vtReturn; /* VT_EMPTY for none; VT_HRESULT says whether the call succeeded */
} METHODDATA, *LPMETHODDATA;
typedef struct tagINTERFACEDATA {
    METHODDATA *pmethdata;
    UINT cMembers;
} INTERFACEDATA, *LPINTERFACEDATA;
/** A type for DispGetIDsOfNames, DispInvoke and CreateStdDispatch, made from data, which is copied: a class whose default
 * interface has the methods. It has no type library (GetContainingTypeLib: TYPE_E_LIBNOTREGISTERED). S_OK; E_INVALIDARG for
 * a null pointer, a method without a name, or a place beyond what FUNCDESC can say; E_OUTOFMEMORY.
 * https://learn.microsoft.com/windows/win32/api/oleauto/nf-oleauto-createdisptypeinfo */
STDAPI CreateDispTypeInfo(INTERFACEDATA *pidata, LCID lcid, ITypeInfo **pptinfo);
STDAPI DispCallFunc(void *object, ULONG_PTR vtable_offset, CALLCONV convention, VARTYPE return_type, UINT count,
                    VARTYPE *types, VARIANTARG **arguments, VARIANT *result);

/* ---- Error info, running objects -------------------------------------------------------------------------------- */

/** The calling thread's error info: what went wrong in its last failing call. Setting releases the one before; NULL empties the
 * slot. S_OK, E_INVALIDARG. */
STDAPI SetErrorInfo(ULONG reserved, IErrorInfo *info);
/** Takes the error info out of its slot, with its reference. S_FALSE and NULL if there is none; E_INVALIDARG. */
STDAPI GetErrorInfo(ULONG reserved, IErrorInfo **info);
/** A new object to describe an error with; it has IErrorInfo too. S_OK, E_OUTOFMEMORY, E_INVALIDARG. */
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
