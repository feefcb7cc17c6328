/* COM: start-up, creation, class factories, task memory.
 * https://learn.microsoft.com/windows/win32/api/combaseapi/ and /objbase/ */
/* Outside the guard: <windows.h> leads back here through <ole2.h>, which needs all of this file. */
#include <windows.h>

#ifndef COMITY_COMBASEAPI_H
#define COMITY_COMBASEAPI_H

#include <windef.h>
#include <guiddef.h>
#include <winerror.h>
#include <rpc.h>
#include <rpcndr.h>
#include <comity/interface_macros.h>

#include <wtypes.h>
#include <unknwn.h>
#include <objidl.h>

#define CLSCTX_INPROC (CLSCTX_INPROC_SERVER | CLSCTX_INPROC_HANDLER)
#define CLSCTX_SERVER (CLSCTX_INPROC_SERVER | CLSCTX_LOCAL_SERVER | CLSCTX_REMOTE_SERVER)
#define CLSCTX_ALL (CLSCTX_INPROC_HANDLER | CLSCTX_SERVER)

#ifndef INFINITE
#define INFINITE 0xFFFFFFFF
#endif

typedef enum tagREGCLS {
    REGCLS_SINGLEUSE = 0,
    REGCLS_MULTIPLEUSE = 1,
    REGCLS_MULTI_SEPARATE = 2,
    REGCLS_SUSPENDED = 4,
    REGCLS_SURROGATE = 8,
    REGCLS_AGILE = 0x10
} REGCLS;

typedef enum tagCOINITBASE { COINITBASE_MULTITHREADED = 0x0 } COINITBASE;

DECLARE_HANDLE(CO_MTA_USAGE_COOKIE);

#ifdef __cplusplus
extern "C" {
#endif

/* Apartments. Every thread that uses COM calls CoInitializeEx first and CoUninitialize once for each success. */
STDAPI CoInitializeEx(LPVOID reserved, DWORD flags);
STDAPI_(void) CoUninitialize(void);
STDAPI CoGetApartmentType(APTTYPE *type, APTTYPEQUALIFIER *qualifier);
STDAPI CoIncrementMTAUsage(CO_MTA_USAGE_COOKIE *cookie);
STDAPI CoDecrementMTAUsage(CO_MTA_USAGE_COOKIE cookie);
STDAPI_(DWORD) CoGetCurrentProcess(void);
STDAPI CoGetCurrentLogicalThreadId(GUID *id);

/** Task memory: what crosses an interface is allocated and freed here. NULL without memory; no bytes are a block too. Growing
 * to no bytes frees and gives NULL. CoGetMalloc gives the same memory as an object, for context 1 only: S_OK, E_INVALIDARG. */
STDAPI CoGetMalloc(DWORD context, LPMALLOC *allocator);
STDAPI_(LPVOID) CoTaskMemAlloc(SIZE_T bytes);
STDAPI_(LPVOID) CoTaskMemRealloc(LPVOID memory, SIZE_T bytes);
STDAPI_(void) CoTaskMemFree(LPVOID memory);

/* Creation. */
STDAPI CoGetClassObject(REFCLSID clsid, DWORD context, LPVOID server, REFIID iid, LPVOID *object);
STDAPI CoCreateInstance(REFCLSID clsid, LPUNKNOWN outer, DWORD context, REFIID iid, LPVOID *object);
STDAPI CoCreateInstanceEx(REFCLSID clsid, IUnknown *outer, DWORD context, COSERVERINFO *server, DWORD count,
                          MULTI_QI *results);
STDAPI CoRegisterClassObject(REFCLSID clsid, LPUNKNOWN factory, DWORD context, DWORD flags, LPDWORD cookie);
STDAPI CoRevokeClassObject(DWORD cookie);
STDAPI CoSuspendClassObjects(void);
STDAPI CoResumeClassObjects(void);
STDAPI_(ULONG) CoAddRefServerProcess(void);
STDAPI_(ULONG) CoReleaseServerProcess(void);
STDAPI_(void) CoFreeUnusedLibraries(void);
STDAPI_(void) CoFreeUnusedLibrariesEx(DWORD delay_milliseconds, DWORD reserved);
STDAPI CoDisconnectObject(LPUNKNOWN object, DWORD reserved);

/** Names of classes and identifiers. Texts of identifiers are {XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX}, read in either case; a text
 * that is given out is task memory of the caller's. CLSIDFromString takes a ProgID too: CO_E_CLASSSTRING if it is neither.
 * IIDFromString: CO_E_IIDSTRING, or E_INVALIDARG for a text of another length. StringFromGUID2 needs a capacity of 39 and returns
 * the units it wrote, 0 for too little space. */
STDAPI CoCreateGuid(GUID *guid);
STDAPI StringFromCLSID(REFCLSID clsid, LPOLESTR *text);
STDAPI CLSIDFromString(LPCOLESTR text, LPCLSID clsid);
STDAPI StringFromIID(REFIID iid, LPOLESTR *text);
STDAPI IIDFromString(LPCOLESTR text, LPIID iid);
STDAPI_(int) StringFromGUID2(REFGUID guid, LPOLESTR text, int capacity);
STDAPI ProgIDFromCLSID(REFCLSID clsid, LPOLESTR *progid);
STDAPI CLSIDFromProgID(LPCOLESTR progid, LPCLSID clsid);

/* What an in-process server exports. */
STDAPI DllGetClassObject(REFCLSID clsid, REFIID iid, LPVOID *object);
STDAPI DllCanUnloadNow(void);

#ifdef __cplusplus
}

extern "C++" {
/* The checked form of a (REFIID, void**) argument pair: the interface and the pointer cannot disagree. */
template <typename T> void** IID_PPV_ARGS_Helper(T** object)
{
    (void)static_cast<IUnknown*>(*object);
    return reinterpret_cast<void**>(object);
}
}
#define IID_PPV_ARGS(object) __uuidof(**(object)), IID_PPV_ARGS_Helper(object)
#endif

#endif /* COMITY_COMBASEAPI_H */
