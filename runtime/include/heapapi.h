/* Heaps over malloc. https://learn.microsoft.com/windows/win32/api/heapapi/ */
#ifndef COMITY_HEAPAPI_H
#define COMITY_HEAPAPI_H

#include <windef.h>
#include <winerror.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The process' heap, and heaps of one's own, which go with all their blocks. Blocks are aligned for anything, and are freed in the heap
 * they come from: FALSE and ERROR_INVALID_PARAMETER otherwise. NULL is freed with success. A heap that is none is found out:
 * ERROR_INVALID_HANDLE. A maximum size other than 0 limits a heap to so many bytes. HEAP_GENERATE_EXCEPTIONS raises nothing here. */
STDAPI_(HANDLE) GetProcessHeap(void);
STDAPI_(HANDLE) HeapCreate(DWORD options, SIZE_T initial_bytes, SIZE_T maximum_bytes);
STDAPI_(BOOL) HeapDestroy(HANDLE heap);
/** NULL without memory: ERROR_NOT_ENOUGH_MEMORY. No bytes are a block too. HEAP_ZERO_MEMORY. */
STDAPI_(LPVOID) HeapAlloc(HANDLE heap, DWORD flags, SIZE_T bytes);
/** The block is as it was when the answer is NULL. HEAP_ZERO_MEMORY is for the bytes that came to it; HEAP_REALLOC_IN_PLACE_ONLY succeeds
 * where it does not grow. A block of NULL gives NULL. */
STDAPI_(LPVOID) HeapReAlloc(HANDLE heap, DWORD flags, LPVOID block, SIZE_T bytes);
STDAPI_(BOOL) HeapFree(HANDLE heap, DWORD flags, LPVOID block);
/** As many bytes as were asked for; (SIZE_T)-1 for what is no block of this heap. */
STDAPI_(SIZE_T) HeapSize(HANDLE heap, DWORD flags, LPCVOID block);
/** Whether the block is one of this heap; for NULL, whether the heap is one. */
STDAPI_(BOOL) HeapValidate(HANDLE heap, DWORD flags, LPCVOID block);

#ifdef __cplusplus
}
#endif

#endif /* COMITY_HEAPAPI_H */
