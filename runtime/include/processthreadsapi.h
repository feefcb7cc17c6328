/* Threads, and places of their own for data. https://learn.microsoft.com/windows/win32/api/processthreadsapi/ */
#ifndef COMITY_PROCESSTHREADSAPI_H
#define COMITY_PROCESSTHREADSAPI_H

#include <windef.h>
#include <winerror.h>
#include <minwinbase.h>

#define CREATE_SUSPENDED 0x00000004
#define STACK_SIZE_PARAM_IS_A_RESERVATION 0x00010000
#define TLS_OUT_OF_INDEXES ((DWORD)0xFFFFFFFF)

#ifdef __cplusplus
extern "C" {
#endif

/** Pseudo-handles: they mean whoever uses them, and need no CloseHandle. */
STDAPI_(HANDLE) GetCurrentProcess(void);
STDAPI_(HANDLE) GetCurrentThread(void);
/** The numbers that the system's own tools show (getpid, and on Linux gettid). */
STDAPI_(DWORD) GetCurrentProcessId(void);
STDAPI_(DWORD) GetCurrentThreadId(void);
/** 0 for what is no handle to a thread: ERROR_INVALID_HANDLE. */
STDAPI_(DWORD) GetThreadId(HANDLE thread);

/** Starts a thread; its handle is set when it has ended. A stack of 0 bytes is one of the usual size. With CREATE_SUSPENDED it begins
 * with ResumeThread. NULL: ERROR_INVALID_PARAMETER, ERROR_NOT_ENOUGH_MEMORY. */
STDAPI_(HANDLE) CreateThread(LPSECURITY_ATTRIBUTES attributes, SIZE_T stack_bytes, LPTHREAD_START_ROUTINE start, LPVOID parameter,
                             DWORD flags, LPDWORD id);
/** Lets a thread begin that was created suspended: 1, or 0 for one that runs. (DWORD)-1: ERROR_INVALID_HANDLE. */
STDAPI_(DWORD) ResumeThread(HANDLE thread);
/** Ends the calling thread, and runs the destructors of what is on its stack. */
STDAPI_(void) ExitThread(DWORD code) DECLSPEC_NORETURN;
/** STILL_ACTIVE as long as the thread has not ended. FALSE: ERROR_INVALID_HANDLE. */
STDAPI_(BOOL) GetExitCodeThread(HANDLE thread, LPDWORD code);
/** Ends the process as exit() does: what runs at exit is run. */
STDAPI_(void) ExitProcess(UINT code) DECLSPEC_NORETURN;
/** Gives the rest of the time slice to whatever else is ready; whether anything was cannot be known, and the answer is TRUE. */
STDAPI_(BOOL) SwitchToThread(void);

/** A pointer for each thread, NULL at first; 1088 indexes. TlsGetValue sets the last error to 0 when it succeeds, so that NULL is told
 * apart. FALSE, NULL: ERROR_INVALID_PARAMETER; TLS_OUT_OF_INDEXES: ERROR_NO_MORE_ITEMS. */
STDAPI_(DWORD) TlsAlloc(void);
STDAPI_(LPVOID) TlsGetValue(DWORD index);
STDAPI_(BOOL) TlsSetValue(DWORD index, LPVOID value);
STDAPI_(BOOL) TlsFree(DWORD index);

#ifdef __cplusplus
}
#endif

#endif /* COMITY_PROCESSTHREADSAPI_H */
