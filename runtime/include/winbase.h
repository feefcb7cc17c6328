/* The little of Windows' system interface that source around COM leans on; docs/porting.md lists it. Each subject is declared
 * in the header that has its name in Windows, and what has none there is declared here. */
#ifndef COMITY_WINBASE_H
#define COMITY_WINBASE_H
#define _WINBASE_

#include <windef.h>
#include <winerror.h>
#include <minwinbase.h>

#include <debugapi.h>
#include <errhandlingapi.h>
#include <comity/winbase_text.h>
#include <fileapi.h>
#include <handleapi.h>
#include <heapapi.h>
#include <interlockedapi.h>
#include <libloaderapi.h>
#include <memoryapi.h>
#include <processenv.h>
#include <processthreadsapi.h>
#include <profileapi.h>
#include <synchapi.h>
#include <sysinfoapi.h>
#include <timezoneapi.h>

#define MAKEINTATOM(number) ((LPTSTR)((ULONG_PTR)((WORD)(number))))

#define GMEM_FIXED 0x0000
#define GMEM_MOVEABLE 0x0002
#define GMEM_NOCOMPACT 0x0010
#define GMEM_NODISCARD 0x0020
#define GMEM_ZEROINIT 0x0040
#define GMEM_MODIFY 0x0080
#define GMEM_DISCARDABLE 0x0100
#define GMEM_NOT_BANKED 0x1000
#define GMEM_SHARE 0x2000
#define GMEM_DDESHARE 0x2000
#define GMEM_NOTIFY 0x4000
#define GMEM_LOWER GMEM_NOT_BANKED
#define GMEM_DISCARDED 0x4000
#define GMEM_INVALID_HANDLE 0x8000
#define GMEM_LOCKCOUNT 0x00ff
#define GHND (GMEM_MOVEABLE | GMEM_ZEROINIT)
#define GPTR (GMEM_FIXED | GMEM_ZEROINIT)

#define LMEM_FIXED 0x0000
#define LMEM_MOVEABLE 0x0002
#define LMEM_NOCOMPACT 0x0010
#define LMEM_NODISCARD 0x0020
#define LMEM_ZEROINIT 0x0040
#define LMEM_MODIFY 0x0080
#define LMEM_DISCARDABLE 0x0f00
#define LMEM_DISCARDED 0x4000
#define LMEM_INVALID_HANDLE 0x8000
#define LMEM_LOCKCOUNT 0x00ff
#define LHND (LMEM_MOVEABLE | LMEM_ZEROINIT)
#define LPTR (LMEM_FIXED | LMEM_ZEROINIT)
#define NONZEROLHND LMEM_MOVEABLE
#define NONZEROLPTR LMEM_FIXED

#ifdef __cplusplus
extern "C" {
#endif

/** number * numerator / denominator in 64 bits, rounded to the nearest, halves away from 0. -1: denominator 0, or too large. */
STDAPI_(int) MulDiv(int number, int numerator, int denominator);

/** FALSE: ERROR_FILE_EXISTS where the target must not be there; ERROR_ACCESS_DENIED for a folder. */
STDAPI_(BOOL) CopyFileA(LPCSTR from, LPCSTR to, BOOL fail_if_there);
STDAPI_(BOOL) CopyFileW(LPCWSTR from, LPCWSTR to, BOOL fail_if_there);
/** Renames a file or folder; a file to another file system, too. FALSE: ERROR_ALREADY_EXISTS where the target is there. */
STDAPI_(BOOL) MoveFileA(LPCSTR from, LPCSTR to);
STDAPI_(BOOL) MoveFileW(LPCWSTR from, LPCWSTR to);
#ifdef UNICODE
#define CopyFile CopyFileW
#define MoveFile MoveFileW
#else
#define CopyFile CopyFileA
#define MoveFile MoveFileA
#endif

/** Memory blocks. A fixed one's handle is its address. A moveable one's handle is none: GlobalLock gives the address, which holds until
 * GlobalUnlock has been called as often, and the block moves when it is reallocated meanwhile unlocked. A moveable block of no
 * bytes is a discarded one. Both families are the same memory.
 * Alloc: NULL, ERROR_NOT_ENOUGH_MEMORY. ReAlloc: NULL, and the block is as it was: ERROR_INVALID_HANDLE, ERROR_NOT_ENOUGH_MEMORY where it may
 * not move (a fixed or locked block, without MOVEABLE), ERROR_INVALID_PARAMETER for discarding a locked one; with MODIFY, only the
 * flags change. Lock: NULL, ERROR_INVALID_HANDLE, ERROR_DISCARDED. Unlock: whether it is still locked; FALSE and NO_ERROR when not
 * any longer, FALSE and ERROR_NOT_LOCKED when it was not. Of a fixed block Lock gives the address; GlobalUnlock answers TRUE,
 * LocalUnlock FALSE and ERROR_NOT_LOCKED. Size: the bytes asked for; 0, and ERROR_INVALID_HANDLE if it is none. Flags: the count of
 * locks, and DISCARDED, DISCARDABLE, DDESHARE; INVALID_HANDLE. Handle: the handle of an address. Free: NULL, or the handle it was given:
 * ERROR_INVALID_HANDLE. */
STDAPI_(HGLOBAL) GlobalAlloc(UINT flags, SIZE_T bytes);
STDAPI_(HGLOBAL) GlobalReAlloc(HGLOBAL memory, SIZE_T bytes, UINT flags);
STDAPI_(HGLOBAL) GlobalFree(HGLOBAL memory);
STDAPI_(LPVOID) GlobalLock(HGLOBAL memory);
STDAPI_(BOOL) GlobalUnlock(HGLOBAL memory);
STDAPI_(SIZE_T) GlobalSize(HGLOBAL memory);
STDAPI_(UINT) GlobalFlags(HGLOBAL memory);
STDAPI_(HGLOBAL) GlobalHandle(LPCVOID address);
STDAPI_(HLOCAL) LocalAlloc(UINT flags, SIZE_T bytes);
STDAPI_(HLOCAL) LocalReAlloc(HLOCAL memory, SIZE_T bytes, UINT flags);
STDAPI_(HLOCAL) LocalFree(HLOCAL memory);
STDAPI_(LPVOID) LocalLock(HLOCAL memory);
STDAPI_(BOOL) LocalUnlock(HLOCAL memory);
STDAPI_(SIZE_T) LocalSize(HLOCAL memory);
STDAPI_(UINT) LocalFlags(HLOCAL memory);
STDAPI_(HLOCAL) LocalHandle(LPCVOID address);

/** Dates and times of MS-DOS: years 1980 to 2107, in steps of two seconds; what is between is cut off. FALSE: ERROR_INVALID_PARAMETER. */
STDAPI_(BOOL) DosDateTimeToFileTime(WORD date, WORD time, LPFILETIME file_time);
STDAPI_(BOOL) FileTimeToDosDateTime(const FILETIME *file_time, LPWORD date, LPWORD time);

#ifdef __cplusplus
}
#endif

#define GlobalDiscard(memory) GlobalReAlloc((memory), 0, GMEM_MOVEABLE)
#define LocalDiscard(memory) LocalReAlloc((memory), 0, LMEM_MOVEABLE)

#endif /* COMITY_WINBASE_H */
