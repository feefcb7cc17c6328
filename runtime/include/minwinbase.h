/* The few types that the system interfaces share. https://learn.microsoft.com/windows/win32/api/minwinbase/ */
#ifndef COMITY_MINWINBASE_H
#define COMITY_MINWINBASE_H

#include <windef.h>

typedef struct _SECURITY_ATTRIBUTES {
    DWORD nLength;
    LPVOID lpSecurityDescriptor;
    BOOL bInheritHandle;
} SECURITY_ATTRIBUTES, *PSECURITY_ATTRIBUTES, *LPSECURITY_ATTRIBUTES;

typedef DWORD(WINAPI *PTHREAD_START_ROUTINE)(LPVOID parameter);
typedef PTHREAD_START_ROUTINE LPTHREAD_START_ROUTINE;

#define STILL_ACTIVE 259

#endif /* COMITY_MINWINBASE_H */
