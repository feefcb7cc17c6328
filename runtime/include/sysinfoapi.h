/* The time, and what the machine is. https://learn.microsoft.com/windows/win32/api/sysinfoapi/ */
#ifndef COMITY_SYSINFOAPI_H
#define COMITY_SYSINFOAPI_H

#include <windef.h>
#include <winerror.h>

#define PROCESSOR_INTEL_PENTIUM 586
#define PROCESSOR_AMD_X8664 8664

typedef struct _SYSTEM_INFO {
    union {
        DWORD dwOemId;
        struct {
            WORD wProcessorArchitecture;
            WORD wReserved;
        };
    };
    DWORD dwPageSize;
    LPVOID lpMinimumApplicationAddress;
    LPVOID lpMaximumApplicationAddress;
    DWORD_PTR dwActiveProcessorMask;
    DWORD dwNumberOfProcessors;
    DWORD dwProcessorType;
    DWORD dwAllocationGranularity;
    WORD wProcessorLevel;
    WORD wProcessorRevision;
} SYSTEM_INFO, *LPSYSTEM_INFO;

#ifdef __cplusplus
extern "C" {
#endif

/** Milliseconds since the system started, with the time it slept; GetTickCount begins again at 0 after 49.7 days. */
STDAPI_(DWORD) GetTickCount(void);
STDAPI_(ULONGLONG) GetTickCount64(void);

/** The time, in UTC or where the system is. A FILETIME counts 100 nanoseconds since the beginning of 1601, in UTC. */
STDAPI_(void) GetSystemTime(LPSYSTEMTIME time);
STDAPI_(void) GetLocalTime(LPSYSTEMTIME time);
STDAPI_(void) GetSystemTimeAsFileTime(LPFILETIME time);
STDAPI_(void) GetSystemTimePreciseAsFileTime(LPFILETIME time);

STDAPI_(void) GetSystemInfo(LPSYSTEM_INFO info);
STDAPI_(void) GetNativeSystemInfo(LPSYSTEM_INFO info);

#ifdef __cplusplus
}
#endif

#endif /* COMITY_SYSINFOAPI_H */
