/* PROPVARIANT, the value of a property: everything that a VARIANT holds, and vectors, blobs, streams, file times and texts of
 * other kinds.
 * https://learn.microsoft.com/windows/win32/api/propidl/ns-propidl-propvariant */
#ifndef COMITY_PROPIDL_H
#define COMITY_PROPIDL_H

#include <string.h>

#include <objidl.h>
#include <oaidl.h>

/** A stream with its version: memory from CoTaskMemAlloc. */
typedef struct tagVersionedStream {
    GUID guidVersion;
    IStream *pStream;
} VERSIONEDSTREAM, *LPVERSIONEDSTREAM;

/* How many bytes of data a CLIPDATA has: its size counts the format, too. */
#define CBPCLIPDATA(clipdata) ((clipdata).cbSize - sizeof((clipdata).ulClipFmt))

typedef struct tagPROPVARIANT PROPVARIANT;

/* Counted arrays: of VT_VECTOR. Their memory is CoTaskMemAlloc's, each element owns what its type owns. */
#define COMITY_COUNTED_ARRAY(name, type)                                                                                           \
    typedef struct tag##name {                                                                                                     \
        ULONG cElems;                                                                                                              \
        type *pElems;                                                                                                              \
    } name
COMITY_COUNTED_ARRAY(CAC, CHAR);
COMITY_COUNTED_ARRAY(CAUB, UCHAR);
COMITY_COUNTED_ARRAY(CAI, SHORT);
COMITY_COUNTED_ARRAY(CAUI, USHORT);
COMITY_COUNTED_ARRAY(CAL, LONG);
COMITY_COUNTED_ARRAY(CAUL, ULONG);
COMITY_COUNTED_ARRAY(CAFLT, FLOAT);
COMITY_COUNTED_ARRAY(CADBL, DOUBLE);
COMITY_COUNTED_ARRAY(CACY, CY);
COMITY_COUNTED_ARRAY(CADATE, DATE);
COMITY_COUNTED_ARRAY(CABSTR, BSTR);
COMITY_COUNTED_ARRAY(CABSTRBLOB, BSTRBLOB);
COMITY_COUNTED_ARRAY(CABOOL, VARIANT_BOOL);
COMITY_COUNTED_ARRAY(CASCODE, SCODE);
COMITY_COUNTED_ARRAY(CAPROPVARIANT, PROPVARIANT);
COMITY_COUNTED_ARRAY(CAH, LARGE_INTEGER);
COMITY_COUNTED_ARRAY(CAUH, ULARGE_INTEGER);
COMITY_COUNTED_ARRAY(CALPSTR, LPSTR);
COMITY_COUNTED_ARRAY(CALPWSTR, LPWSTR);
COMITY_COUNTED_ARRAY(CAFILETIME, FILETIME);
COMITY_COUNTED_ARRAY(CACLIPDATA, CLIPDATA);
COMITY_COUNTED_ARRAY(CACLSID, CLSID);
#undef COMITY_COUNTED_ARRAY

typedef WORD PROPVAR_PAD1;
typedef WORD PROPVAR_PAD2;
typedef WORD PROPVAR_PAD3;

/* The size and the type's place are those of VARIANT. */
struct tagPROPVARIANT {
    union {
        struct {
            VARTYPE vt;
            PROPVAR_PAD1 wReserved1;
            PROPVAR_PAD2 wReserved2;
            PROPVAR_PAD3 wReserved3;
            union {
                CHAR cVal;
                UCHAR bVal;
                SHORT iVal;
                USHORT uiVal;
                LONG lVal;
                ULONG ulVal;
                INT intVal;
                UINT uintVal;
                LARGE_INTEGER hVal;
                ULARGE_INTEGER uhVal;
                FLOAT fltVal;
                DOUBLE dblVal;
                VARIANT_BOOL boolVal;
                VARIANT_BOOL __OBSOLETE__VARIANT_BOOL;
                SCODE scode;
                CY cyVal;
                DATE date;
                FILETIME filetime;
                CLSID *puuid;
                CLIPDATA *pclipdata;
                BSTR bstrVal;
                BSTRBLOB bstrblobVal;
                BLOB blob;
                LPSTR pszVal;
                LPWSTR pwszVal;
                IUnknown *punkVal;
                IDispatch *pdispVal;
                IStream *pStream;
                IStorage *pStorage;
                LPVERSIONEDSTREAM pVersionedStream;
                LPSAFEARRAY parray;
                CAC cac;
                CAUB caub;
                CAI cai;
                CAUI caui;
                CAL cal;
                CAUL caul;
                CAH cah;
                CAUH cauh;
                CAFLT caflt;
                CADBL cadbl;
                CABOOL cabool;
                CASCODE cascode;
                CACY cacy;
                CADATE cadate;
                CAFILETIME cafiletime;
                CACLSID cauuid;
                CACLIPDATA caclipdata;
                CABSTR cabstr;
                CABSTRBLOB cabstrblob;
                CALPSTR calpstr;
                CALPWSTR calpwstr;
                CAPROPVARIANT capropvar;
                CHAR *pcVal;
                UCHAR *pbVal;
                SHORT *piVal;
                USHORT *puiVal;
                LONG *plVal;
                ULONG *pulVal;
                INT *pintVal;
                UINT *puintVal;
                FLOAT *pfltVal;
                DOUBLE *pdblVal;
                VARIANT_BOOL *pboolVal;
                DECIMAL *pdecVal;
                SCODE *pscode;
                CY *pcyVal;
                DATE *pdate;
                BSTR *pbstrVal;
                IUnknown **ppunkVal;
                IDispatch **ppdispVal;
                LPSAFEARRAY *pparray;
                PROPVARIANT *pvarVal;
            };
        };
        DECIMAL decVal;
    };
};

typedef PROPVARIANT *LPPROPVARIANT;
#ifndef _REFPROPVARIANT_DEFINED
#define _REFPROPVARIANT_DEFINED
#ifdef __cplusplus
#define REFPROPVARIANT const PROPVARIANT &
#else
#define REFPROPVARIANT const PROPVARIANT *const
#endif
#endif

/* ---- The names of properties ------------------------------------------------------------------------------------------ */

#ifndef PROPERTYKEY_DEFINED
#define PROPERTYKEY_DEFINED
typedef struct _tagpropertykey {
    GUID fmtid;
    DWORD pid;
} PROPERTYKEY;
#endif

typedef ULONG PROPID;
#define PRSPEC_INVALID 0xffffffff
#define PRSPEC_LPWSTR 0
#define PRSPEC_PROPID 1

typedef struct tagPROPSPEC {
    ULONG ulKind;
    union {
        PROPID propid;
        LPOLESTR lpwstr;
    };
} PROPSPEC;

#define PID_DICTIONARY 0x0
#define PID_CODEPAGE 0x1
#define PID_FIRST_USABLE 0x2
#define PID_FIRST_NAME_DEFAULT 0xfff
#define PID_LOCALE 0x80000000
#define PID_MODIFY_TIME 0x80000001
#define PID_SECURITY 0x80000002
#define PID_BEHAVIOR 0x80000003
#define PID_ILLEGAL 0xffffffff
#define PID_MIN_READONLY 0x80000000
#define PID_MAX_READONLY 0xbfffffff

/* Properties of FMTID_SummaryInformation. */
#define PIDSI_TITLE 0x00000002
#define PIDSI_SUBJECT 0x00000003
#define PIDSI_AUTHOR 0x00000004
#define PIDSI_KEYWORDS 0x00000005
#define PIDSI_COMMENTS 0x00000006
#define PIDSI_TEMPLATE 0x00000007
#define PIDSI_LASTAUTHOR 0x00000008
#define PIDSI_REVNUMBER 0x00000009
#define PIDSI_EDITTIME 0x0000000a
#define PIDSI_LASTPRINTED 0x0000000b
#define PIDSI_CREATE_DTM 0x0000000c
#define PIDSI_LASTSAVE_DTM 0x0000000d
#define PIDSI_PAGECOUNT 0x0000000e
#define PIDSI_WORDCOUNT 0x0000000f
#define PIDSI_CHARCOUNT 0x00000010
#define PIDSI_THUMBNAIL 0x00000011
#define PIDSI_APPNAME 0x00000012
#define PIDSI_DOC_SECURITY 0x00000013
#define CCH_MAX_PROPSTG_NAME 31

/* ---- Start, end and copies ---------------------------------------------------------------------------------------------- */

#ifdef __cplusplus
/** Zeroes it: VT_EMPTY. */
inline void PropVariantInit(PROPVARIANT *value) {
    memset(static_cast<void *>(value), 0, sizeof *value);
}
extern "C" {
#else
#define PropVariantInit(value) memset((value), 0, sizeof(PROPVARIANT))
#endif

/** Frees what the value owns and zeroes it. Null pointers in it are passed over, and so is `value` NULL. A VT_BYREF value owns
 * nothing. S_OK; STG_E_INVALIDPARAMETER for a type that a PROPVARIANT cannot have: it is zeroed all the same, and nothing freed;
 * DISP_E_ARRAYISLOCKED, the value then stays as it is. */
STDAPI PropVariantClear(PROPVARIANT *value);
/** Makes a copy that owns its own; objects, streams and storages are shared. What the destination held is not freed, and it is
 * written on success alone. S_OK, DISP_E_BADVARTYPE, E_OUTOFMEMORY, E_INVALIDARG. */
STDAPI PropVariantCopy(PROPVARIANT *destination, const PROPVARIANT *source);
/** Clears each value of the array, whose memory stays the caller's. S_OK, also for NULL; STG_E_INVALIDPARAMETER if the type of one
 * was unknown: the others are freed. */
STDAPI FreePropVariantArray(ULONG count, PROPVARIANT *values);

#ifdef __cplusplus
}
#endif

/* IPropertyStorage and what belongs to it. */
#include <propidlbase.h>

#endif /* COMITY_PROPIDL_H */
