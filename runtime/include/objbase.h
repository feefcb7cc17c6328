/* COM's classic header: everything of <combaseapi.h>, and the older names.
 * https://learn.microsoft.com/windows/win32/api/objbase/ */
/* Outside the guard: <windows.h> leads back here through <ole2.h>, which needs all of this file. */
#include <windows.h>

#ifndef COMITY_OBJBASE_H
#define COMITY_OBJBASE_H
#define _OBJBASE_H_

#include <combaseapi.h>
#include <cguid.h>

typedef enum tagCOINIT {
    COINIT_APARTMENTTHREADED = 0x2,
    COINIT_MULTITHREADED = COINITBASE_MULTITHREADED,
    COINIT_DISABLE_OLE1DDE = 0x4,
    COINIT_SPEED_OVER_MEMORY = 0x8
} COINIT;

#define LISet32(li, v) ((li).HighPart = ((LONG)(v)) < 0 ? -1 : 0, (li).LowPart = (v))
#define ULISet32(li, v) ((li).HighPart = 0, (li).LowPart = (v))

/* The types of the two functions a module exports, for source that looks them up by name. */
typedef HRESULT(STDAPICALLTYPE *LPFNGETCLASSOBJECT)(REFCLSID, REFIID, LPVOID *);
typedef HRESULT(STDAPICALLTYPE *LPFNCANUNLOADNOW)(void);

#ifdef __cplusplus
extern "C" {
#endif

STDAPI CoInitialize(LPVOID reserved);
STDAPI CLSIDFromProgIDEx(LPCOLESTR progid, LPCLSID clsid);

/** The process's IMallocSpy, whose methods see every allocation of task memory, strings and arrays. S_OK; CO_E_OBJISREG
 * if there is one already, E_INVALIDARG if the object is none. */
STDAPI CoRegisterMallocSpy(LPMALLOCSPY spy);
/** S_OK; CO_E_OBJNOTREG without a spy; E_ACCESSDENIED while blocks that it has seen are out: it then leaves with the last one. */
STDAPI CoRevokeMallocSpy(void);

#ifdef __cplusplus
}
#endif

#endif /* COMITY_OBJBASE_H */
