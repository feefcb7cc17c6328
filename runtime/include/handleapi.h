/* Handles to events, mutexes, semaphores and threads. https://learn.microsoft.com/windows/win32/api/handleapi/ */
#ifndef COMITY_HANDLEAPI_H
#define COMITY_HANDLEAPI_H

#include <windef.h>
#include <winerror.h>

#define INVALID_HANDLE_VALUE ((HANDLE)(LONG_PTR)-1)

#ifdef __cplusplus
extern "C" {
#endif

/** Gives a handle back; the object ends with its last handle. What is no handle is found out, also when the handle was
 * closed before: FALSE and ERROR_INVALID_HANDLE. */
STDAPI_(BOOL) CloseHandle(HANDLE handle);

/** Another handle to the same object. Both processes are the calling one: there is no other. Of a pseudo-handle
 * (GetCurrentThread) it makes a real one. FALSE: ERROR_INVALID_HANDLE. */
STDAPI_(BOOL) DuplicateHandle(HANDLE source_process, HANDLE source, HANDLE target_process, LPHANDLE target, DWORD access,
                              BOOL inherit, DWORD options);

#ifdef __cplusplus
}
#endif

#endif /* COMITY_HANDLEAPI_H */
