/* Threads of the C runtime. https://learn.microsoft.com/cpp/c-runtime-library/reference/beginthread-beginthreadex */
#ifndef COMITY_PROCESS_H
#define COMITY_PROCESS_H

#include <windef.h>

#ifdef __cplusplus
extern "C" {
#endif

/** CreateThread under the C runtime's name: 0 and errno where CreateThread gives NULL. The handle is closed with CloseHandle. */
STDAPI_(uintptr_t) _beginthreadex(void *attributes, unsigned stack_bytes, unsigned (*start)(void *), void *parameter, unsigned flags,
                                  unsigned *id);
STDAPI_(void) _endthreadex(unsigned code) DECLSPEC_NORETURN;

#ifdef __cplusplus
}
#endif

#endif /* COMITY_PROCESS_H */
