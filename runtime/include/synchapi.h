/* Critical sections, slim locks, condition variables, one-time initialization; events, mutexes, semaphores, and waiting for
 * them. https://learn.microsoft.com/windows/win32/api/synchapi/ */
#ifndef COMITY_SYNCHAPI_H
#define COMITY_SYNCHAPI_H

#include <windef.h>
#include <winerror.h>
#include <minwinbase.h>

#ifndef INFINITE
#define INFINITE 0xFFFFFFFF
#endif
#define WAIT_OBJECT_0 0x00000000u
#define WAIT_ABANDONED 0x00000080u
#define WAIT_ABANDONED_0 0x00000080u
#define WAIT_IO_COMPLETION 0x000000C0u
#define WAIT_FAILED 0xFFFFFFFFu

#define CREATE_MUTEX_INITIAL_OWNER 0x00000001
#define CREATE_EVENT_MANUAL_RESET 0x00000001
#define CREATE_EVENT_INITIAL_SET 0x00000002
#define MUTEX_MODIFY_STATE MUTANT_QUERY_STATE
#define MUTEX_ALL_ACCESS MUTANT_ALL_ACCESS

/* Initialized by InitializeCriticalSection, and then not looked into: the members have Windows' names and sizes. */
typedef struct _RTL_CRITICAL_SECTION_DEBUG *PRTL_CRITICAL_SECTION_DEBUG;
typedef struct _RTL_CRITICAL_SECTION {
    PRTL_CRITICAL_SECTION_DEBUG DebugInfo;
    LONG LockCount;
    LONG RecursionCount;
    HANDLE OwningThread;
    HANDLE LockSemaphore;
    ULONG_PTR SpinCount;
} RTL_CRITICAL_SECTION, *PRTL_CRITICAL_SECTION;
typedef RTL_CRITICAL_SECTION CRITICAL_SECTION;
typedef PRTL_CRITICAL_SECTION PCRITICAL_SECTION, LPCRITICAL_SECTION;
#define RTL_CRITICAL_SECTION_FLAG_NO_DEBUG_INFO 0x01000000
#define RTL_CRITICAL_SECTION_FLAG_DYNAMIC_SPIN 0x02000000
#define RTL_CRITICAL_SECTION_FLAG_STATIC_INIT 0x04000000
#define CRITICAL_SECTION_NO_DEBUG_INFO RTL_CRITICAL_SECTION_FLAG_NO_DEBUG_INFO

typedef struct _RTL_SRWLOCK {
    PVOID Ptr;
} RTL_SRWLOCK, *PRTL_SRWLOCK;
typedef RTL_SRWLOCK SRWLOCK;
typedef PRTL_SRWLOCK PSRWLOCK;
#define RTL_SRWLOCK_INIT {0}
#define SRWLOCK_INIT RTL_SRWLOCK_INIT

typedef struct _RTL_CONDITION_VARIABLE {
    PVOID Ptr;
} RTL_CONDITION_VARIABLE, *PRTL_CONDITION_VARIABLE;
typedef RTL_CONDITION_VARIABLE CONDITION_VARIABLE;
typedef PRTL_CONDITION_VARIABLE PCONDITION_VARIABLE;
#define RTL_CONDITION_VARIABLE_INIT {0}
#define CONDITION_VARIABLE_INIT RTL_CONDITION_VARIABLE_INIT
#define RTL_CONDITION_VARIABLE_LOCKMODE_SHARED 0x1
#define CONDITION_VARIABLE_LOCKMODE_SHARED RTL_CONDITION_VARIABLE_LOCKMODE_SHARED

typedef union _RTL_RUN_ONCE {
    PVOID Ptr;
} RTL_RUN_ONCE, *PRTL_RUN_ONCE;
typedef RTL_RUN_ONCE INIT_ONCE;
typedef PRTL_RUN_ONCE PINIT_ONCE, LPINIT_ONCE;
#define RTL_RUN_ONCE_INIT {0}
#define INIT_ONCE_STATIC_INIT RTL_RUN_ONCE_INIT
#define INIT_ONCE_CHECK_ONLY 0x1u
#define INIT_ONCE_ASYNC 0x2u
#define INIT_ONCE_INIT_FAILED 0x4u
#define INIT_ONCE_CTX_RESERVED_BITS 2
typedef BOOL(WINAPI *PINIT_ONCE_FN)(PINIT_ONCE once, PVOID parameter, PVOID *context);

#ifdef __cplusplus
extern "C" {
#endif

/** A lock of one process that its owner may enter again. Enter and Leave are without system calls while nobody waits. To leave
 * what one does not own does nothing. */
STDAPI_(void) InitializeCriticalSection(LPCRITICAL_SECTION section);
STDAPI_(BOOL) InitializeCriticalSectionAndSpinCount(LPCRITICAL_SECTION section, DWORD spins);
STDAPI_(BOOL) InitializeCriticalSectionEx(LPCRITICAL_SECTION section, DWORD spins, DWORD flags);
STDAPI_(DWORD) SetCriticalSectionSpinCount(LPCRITICAL_SECTION section, DWORD spins);
STDAPI_(void) EnterCriticalSection(LPCRITICAL_SECTION section);
STDAPI_(BOOL) TryEnterCriticalSection(LPCRITICAL_SECTION section);
STDAPI_(void) LeaveCriticalSection(LPCRITICAL_SECTION section);
STDAPI_(void) DeleteCriticalSection(LPCRITICAL_SECTION section);

/** A lock for one writer or many readers. All zero is unlocked; it needs no end. Neither mode may be acquired again by a thread
 * that holds it. Whoever waits for it goes before readers that come later. */
STDAPI_(void) InitializeSRWLock(PSRWLOCK lock);
STDAPI_(void) AcquireSRWLockExclusive(PSRWLOCK lock);
STDAPI_(void) AcquireSRWLockShared(PSRWLOCK lock);
STDAPI_(BOOLEAN) TryAcquireSRWLockExclusive(PSRWLOCK lock);
STDAPI_(BOOLEAN) TryAcquireSRWLockShared(PSRWLOCK lock);
STDAPI_(void) ReleaseSRWLockExclusive(PSRWLOCK lock);
STDAPI_(void) ReleaseSRWLockShared(PSRWLOCK lock);

/** Releases the lock, waits for a Wake, and acquires the lock again; all zero is a condition variable. FALSE after so many
 * milliseconds without one: ERROR_TIMEOUT. The lock is held afterwards in either case. */
STDAPI_(void) InitializeConditionVariable(PCONDITION_VARIABLE variable);
STDAPI_(BOOL) SleepConditionVariableCS(PCONDITION_VARIABLE variable, PCRITICAL_SECTION section, DWORD milliseconds);
STDAPI_(BOOL) SleepConditionVariableSRW(PCONDITION_VARIABLE variable, PSRWLOCK lock, DWORD milliseconds, ULONG flags);
STDAPI_(void) WakeConditionVariable(PCONDITION_VARIABLE variable);
STDAPI_(void) WakeAllConditionVariable(PCONDITION_VARIABLE variable);

/** One-time initialization. Execute calls the function once for all threads, again after it answered FALSE; the context it gives
 * is every caller's, and its two lowest bits are 0. Begin and Complete are the same in two calls, with INIT_ONCE_ASYNC for an
 * initialization that several try at once and one wins. FALSE: ERROR_INVALID_PARAMETER, ERROR_GEN_FAILURE for
 * INIT_ONCE_CHECK_ONLY before the initialization, or what the function left. */
STDAPI_(void) InitOnceInitialize(PINIT_ONCE once);
STDAPI_(BOOL) InitOnceExecuteOnce(PINIT_ONCE once, PINIT_ONCE_FN function, PVOID parameter, LPVOID *context);
STDAPI_(BOOL) InitOnceBeginInitialize(LPINIT_ONCE once, DWORD flags, PBOOL pending, LPVOID *context);
STDAPI_(BOOL) InitOnceComplete(LPINIT_ONCE once, DWORD flags, LPVOID context);

/** Events, mutexes and semaphores. The name, or NULL for none, is known in the calling process alone; names are compared exactly, and
 * Local\ in front says nothing further, Global\ is a part of its own. Create with a name that is there opens it, and leaves ERROR_ALREADY_EXISTS;
 * without, 0. NULL: ERROR_INVALID_HANDLE if the name is of another kind, ERROR_PATH_NOT_FOUND, ERROR_FILENAME_EXCED_RANGE,
 * ERROR_INVALID_PARAMETER, ERROR_NOT_ENOUGH_MEMORY; Open of what is not there: ERROR_FILE_NOT_FOUND. A handle lets its owner do
 * what its access says: else ERROR_ACCESS_DENIED. Handles are closed with CloseHandle; nobody inherits them. */
STDAPI_(HANDLE) CreateEventA(LPSECURITY_ATTRIBUTES attributes, BOOL manual_reset, BOOL initially_set, LPCSTR name);
STDAPI_(HANDLE) CreateEventW(LPSECURITY_ATTRIBUTES attributes, BOOL manual_reset, BOOL initially_set, LPCWSTR name);
STDAPI_(HANDLE) CreateEventExA(LPSECURITY_ATTRIBUTES attributes, LPCSTR name, DWORD flags, DWORD access);
STDAPI_(HANDLE) CreateEventExW(LPSECURITY_ATTRIBUTES attributes, LPCWSTR name, DWORD flags, DWORD access);
STDAPI_(HANDLE) OpenEventA(DWORD access, BOOL inherit, LPCSTR name);
STDAPI_(HANDLE) OpenEventW(DWORD access, BOOL inherit, LPCWSTR name);
STDAPI_(BOOL) SetEvent(HANDLE event);
STDAPI_(BOOL) ResetEvent(HANDLE event);
/** Lets go who waits now, one of them for an event that resets itself, and leaves the event reset. */
STDAPI_(BOOL) PulseEvent(HANDLE event);

STDAPI_(HANDLE) CreateMutexA(LPSECURITY_ATTRIBUTES attributes, BOOL initially_owned, LPCSTR name);
STDAPI_(HANDLE) CreateMutexW(LPSECURITY_ATTRIBUTES attributes, BOOL initially_owned, LPCWSTR name);
STDAPI_(HANDLE) CreateMutexExA(LPSECURITY_ATTRIBUTES attributes, LPCSTR name, DWORD flags, DWORD access);
STDAPI_(HANDLE) CreateMutexExW(LPSECURITY_ATTRIBUTES attributes, LPCWSTR name, DWORD flags, DWORD access);
STDAPI_(HANDLE) OpenMutexA(DWORD access, BOOL inherit, LPCSTR name);
STDAPI_(HANDLE) OpenMutexW(DWORD access, BOOL inherit, LPCWSTR name);
/** FALSE and ERROR_NOT_OWNER for a thread that does not own it. What an ended thread owned is abandoned: the next to get it is told
 * so by WAIT_ABANDONED_0, and owns it. */
STDAPI_(BOOL) ReleaseMutex(HANDLE mutex);

STDAPI_(HANDLE) CreateSemaphoreA(LPSECURITY_ATTRIBUTES attributes, LONG initial, LONG maximum, LPCSTR name);
STDAPI_(HANDLE) CreateSemaphoreW(LPSECURITY_ATTRIBUTES attributes, LONG initial, LONG maximum, LPCWSTR name);
STDAPI_(HANDLE) CreateSemaphoreExA(LPSECURITY_ATTRIBUTES attributes, LONG initial, LONG maximum, LPCSTR name, DWORD flags,
                                   DWORD access);
STDAPI_(HANDLE) CreateSemaphoreExW(LPSECURITY_ATTRIBUTES attributes, LONG initial, LONG maximum, LPCWSTR name, DWORD flags,
                                   DWORD access);
STDAPI_(HANDLE) OpenSemaphoreA(DWORD access, BOOL inherit, LPCSTR name);
STDAPI_(HANDLE) OpenSemaphoreW(DWORD access, BOOL inherit, LPCWSTR name);
/** FALSE and nothing changed: ERROR_TOO_MANY_POSTS above the maximum, ERROR_INVALID_PARAMETER for a count below 1. */
STDAPI_(BOOL) ReleaseSemaphore(HANDLE semaphore, LONG count, LPLONG previous);

/** Waits at most so many milliseconds, INFINITE without end, for one of up to 64 handles or for all of them at one moment.
 * WAIT_OBJECT_0 or WAIT_ABANDONED_0 plus the index, WAIT_TIMEOUT, or WAIT_FAILED: ERROR_INVALID_HANDLE, ERROR_INVALID_PARAMETER (no
 * handle, too many, one of them twice when all are waited for). No lock is held meanwhile. Nothing can end an alertable wait. */
STDAPI_(DWORD) WaitForSingleObject(HANDLE handle, DWORD milliseconds);
STDAPI_(DWORD) WaitForSingleObjectEx(HANDLE handle, DWORD milliseconds, BOOL alertable);
STDAPI_(DWORD) WaitForMultipleObjects(DWORD count, const HANDLE *handles, BOOL all, DWORD milliseconds);
STDAPI_(DWORD) WaitForMultipleObjectsEx(DWORD count, const HANDLE *handles, BOOL all, DWORD milliseconds, BOOL alertable);

/** Sleep(0) gives the rest of the time slice away. SleepEx answers 0. */
STDAPI_(void) Sleep(DWORD milliseconds);
STDAPI_(DWORD) SleepEx(DWORD milliseconds, BOOL alertable);

#ifdef __cplusplus
}
#endif

#ifdef UNICODE
#define CreateEvent CreateEventW
#define CreateEventEx CreateEventExW
#define OpenEvent OpenEventW
#define CreateMutex CreateMutexW
#define CreateMutexEx CreateMutexExW
#define OpenMutex OpenMutexW
#define CreateSemaphore CreateSemaphoreW
#define CreateSemaphoreEx CreateSemaphoreExW
#define OpenSemaphore OpenSemaphoreW
#else
#define CreateEvent CreateEventA
#define CreateEventEx CreateEventExA
#define OpenEvent OpenEventA
#define CreateMutex CreateMutexA
#define CreateMutexEx CreateMutexExA
#define OpenMutex OpenMutexA
#define CreateSemaphore CreateSemaphoreA
#define CreateSemaphoreEx CreateSemaphoreExA
#define OpenSemaphore OpenSemaphoreA
#endif

#endif /* COMITY_SYNCHAPI_H */
