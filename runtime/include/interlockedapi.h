/* Interlocked operations: one step, seen by all threads in one order. The Acquire, Release and NoFence forms promise less, and do the
 * same. https://learn.microsoft.com/windows/win32/sync/interlocked-variable-access */
#ifndef COMITY_INTERLOCKEDAPI_H
#define COMITY_INTERLOCKEDAPI_H

#include <windef.h>

#define COMITY_INTERLOCKED static __inline__ __attribute__((always_inline, unused))

COMITY_INTERLOCKED char InterlockedExchange8(char volatile *target, char value)
{
    return __atomic_exchange_n(target, value, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED char InterlockedExchangeAdd8(char volatile *target, char value)
{
    return __atomic_fetch_add(target, value, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED char InterlockedAnd8(char volatile *target, char value)
{
    return __atomic_fetch_and(target, value, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED char InterlockedOr8(char volatile *target, char value)
{
    return __atomic_fetch_or(target, value, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED char InterlockedXor8(char volatile *target, char value)
{
    return __atomic_fetch_xor(target, value, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED SHORT InterlockedIncrement16(SHORT volatile *target)
{
    return (SHORT)__atomic_add_fetch(target, 1, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED SHORT InterlockedDecrement16(SHORT volatile *target)
{
    return (SHORT)__atomic_sub_fetch(target, 1, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED SHORT InterlockedCompareExchange16(SHORT volatile *target, SHORT value, SHORT comparand)
{
    __atomic_compare_exchange_n(target, &comparand, value, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    return comparand;
}
COMITY_INTERLOCKED SHORT InterlockedExchange16(SHORT volatile *target, SHORT value)
{
    return __atomic_exchange_n(target, value, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED SHORT InterlockedExchangeAdd16(SHORT volatile *target, SHORT value)
{
    return __atomic_fetch_add(target, value, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED SHORT InterlockedAnd16(SHORT volatile *target, SHORT value)
{
    return __atomic_fetch_and(target, value, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED SHORT InterlockedOr16(SHORT volatile *target, SHORT value)
{
    return __atomic_fetch_or(target, value, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED SHORT InterlockedXor16(SHORT volatile *target, SHORT value)
{
    return __atomic_fetch_xor(target, value, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED LONG InterlockedIncrement(LONG volatile *target)
{
    return (LONG)__atomic_add_fetch(target, 1, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED LONG InterlockedDecrement(LONG volatile *target)
{
    return (LONG)__atomic_sub_fetch(target, 1, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED LONG InterlockedCompareExchange(LONG volatile *target, LONG value, LONG comparand)
{
    __atomic_compare_exchange_n(target, &comparand, value, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    return comparand;
}
COMITY_INTERLOCKED LONG InterlockedExchange(LONG volatile *target, LONG value)
{
    return __atomic_exchange_n(target, value, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED LONG InterlockedExchangeAdd(LONG volatile *target, LONG value)
{
    return __atomic_fetch_add(target, value, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED LONG InterlockedAnd(LONG volatile *target, LONG value)
{
    return __atomic_fetch_and(target, value, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED LONG InterlockedOr(LONG volatile *target, LONG value)
{
    return __atomic_fetch_or(target, value, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED LONG InterlockedXor(LONG volatile *target, LONG value)
{
    return __atomic_fetch_xor(target, value, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED LONG InterlockedAdd(LONG volatile *target, LONG value)
{
    return (LONG)__atomic_add_fetch(target, value, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED LONG64 InterlockedIncrement64(LONG64 volatile *target)
{
    return (LONG64)__atomic_add_fetch(target, 1, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED LONG64 InterlockedDecrement64(LONG64 volatile *target)
{
    return (LONG64)__atomic_sub_fetch(target, 1, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED LONG64 InterlockedCompareExchange64(LONG64 volatile *target, LONG64 value, LONG64 comparand)
{
    __atomic_compare_exchange_n(target, &comparand, value, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    return comparand;
}
COMITY_INTERLOCKED LONG64 InterlockedExchange64(LONG64 volatile *target, LONG64 value)
{
    return __atomic_exchange_n(target, value, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED LONG64 InterlockedExchangeAdd64(LONG64 volatile *target, LONG64 value)
{
    return __atomic_fetch_add(target, value, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED LONG64 InterlockedAnd64(LONG64 volatile *target, LONG64 value)
{
    return __atomic_fetch_and(target, value, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED LONG64 InterlockedOr64(LONG64 volatile *target, LONG64 value)
{
    return __atomic_fetch_or(target, value, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED LONG64 InterlockedXor64(LONG64 volatile *target, LONG64 value)
{
    return __atomic_fetch_xor(target, value, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED LONG64 InterlockedAdd64(LONG64 volatile *target, LONG64 value)
{
    return (LONG64)__atomic_add_fetch(target, value, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED PVOID InterlockedExchangePointer(PVOID volatile *target, PVOID value)
{
    return __atomic_exchange_n(target, value, __ATOMIC_SEQ_CST);
}
COMITY_INTERLOCKED PVOID InterlockedCompareExchangePointer(PVOID volatile *target, PVOID value, PVOID comparand)
{
    __atomic_compare_exchange_n(target, &comparand, value, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    return comparand;
}
COMITY_INTERLOCKED ULONG InterlockedExchangeSubtract(ULONG volatile *target, ULONG value)
{
    return __atomic_fetch_sub(target, value, __ATOMIC_SEQ_CST);
}

/* The bit is counted within 32; the answer is what it was. */
COMITY_INTERLOCKED BOOLEAN InterlockedBitTestAndSet(LONG volatile *target, LONG bit)
{
    const LONG mask = (LONG)((ULONG)1 << (bit & 31));
    return (__atomic_fetch_or(target, mask, __ATOMIC_SEQ_CST) & mask) != 0;
}
COMITY_INTERLOCKED BOOLEAN InterlockedBitTestAndReset(LONG volatile *target, LONG bit)
{
    const LONG mask = (LONG)((ULONG)1 << (bit & 31));
    return (__atomic_fetch_and(target, ~mask, __ATOMIC_SEQ_CST) & mask) != 0;
}
COMITY_INTERLOCKED BOOLEAN InterlockedBitTestAndComplement(LONG volatile *target, LONG bit)
{
    const LONG mask = (LONG)((ULONG)1 << (bit & 31));
    return (__atomic_fetch_xor(target, mask, __ATOMIC_SEQ_CST) & mask) != 0;
}
/* The bit is counted within 64; the answer is what it was. */
COMITY_INTERLOCKED BOOLEAN InterlockedBitTestAndSet64(LONG64 volatile *target, LONG64 bit)
{
    const LONG64 mask = (LONG64)((ULONG64)1 << (bit & 63));
    return (__atomic_fetch_or(target, mask, __ATOMIC_SEQ_CST) & mask) != 0;
}
COMITY_INTERLOCKED BOOLEAN InterlockedBitTestAndReset64(LONG64 volatile *target, LONG64 bit)
{
    const LONG64 mask = (LONG64)((ULONG64)1 << (bit & 63));
    return (__atomic_fetch_and(target, ~mask, __ATOMIC_SEQ_CST) & mask) != 0;
}
COMITY_INTERLOCKED BOOLEAN InterlockedBitTestAndComplement64(LONG64 volatile *target, LONG64 bit)
{
    const LONG64 mask = (LONG64)((ULONG64)1 << (bit & 63));
    return (__atomic_fetch_xor(target, mask, __ATOMIC_SEQ_CST) & mask) != 0;
}

#define InterlockedIncrement16Acquire InterlockedIncrement16
#define InterlockedIncrement16Release InterlockedIncrement16
#define InterlockedIncrement16NoFence InterlockedIncrement16
#define InterlockedDecrement16Acquire InterlockedDecrement16
#define InterlockedDecrement16Release InterlockedDecrement16
#define InterlockedDecrement16NoFence InterlockedDecrement16
#define InterlockedCompareExchange16Acquire InterlockedCompareExchange16
#define InterlockedCompareExchange16Release InterlockedCompareExchange16
#define InterlockedCompareExchange16NoFence InterlockedCompareExchange16
#define InterlockedExchangeAdd16Acquire InterlockedExchangeAdd16
#define InterlockedExchangeAdd16Release InterlockedExchangeAdd16
#define InterlockedExchangeAdd16NoFence InterlockedExchangeAdd16
#define InterlockedAnd16Acquire InterlockedAnd16
#define InterlockedAnd16Release InterlockedAnd16
#define InterlockedAnd16NoFence InterlockedAnd16
#define InterlockedOr16Acquire InterlockedOr16
#define InterlockedOr16Release InterlockedOr16
#define InterlockedOr16NoFence InterlockedOr16
#define InterlockedXor16Acquire InterlockedXor16
#define InterlockedXor16Release InterlockedXor16
#define InterlockedXor16NoFence InterlockedXor16
#define InterlockedIncrementAcquire InterlockedIncrement
#define InterlockedIncrementRelease InterlockedIncrement
#define InterlockedIncrementNoFence InterlockedIncrement
#define InterlockedDecrementAcquire InterlockedDecrement
#define InterlockedDecrementRelease InterlockedDecrement
#define InterlockedDecrementNoFence InterlockedDecrement
#define InterlockedCompareExchangeAcquire InterlockedCompareExchange
#define InterlockedCompareExchangeRelease InterlockedCompareExchange
#define InterlockedCompareExchangeNoFence InterlockedCompareExchange
#define InterlockedExchangeAddAcquire InterlockedExchangeAdd
#define InterlockedExchangeAddRelease InterlockedExchangeAdd
#define InterlockedExchangeAddNoFence InterlockedExchangeAdd
#define InterlockedAndAcquire InterlockedAnd
#define InterlockedAndRelease InterlockedAnd
#define InterlockedAndNoFence InterlockedAnd
#define InterlockedOrAcquire InterlockedOr
#define InterlockedOrRelease InterlockedOr
#define InterlockedOrNoFence InterlockedOr
#define InterlockedXorAcquire InterlockedXor
#define InterlockedXorRelease InterlockedXor
#define InterlockedXorNoFence InterlockedXor
#define InterlockedIncrement64Acquire InterlockedIncrement64
#define InterlockedIncrement64Release InterlockedIncrement64
#define InterlockedIncrement64NoFence InterlockedIncrement64
#define InterlockedDecrement64Acquire InterlockedDecrement64
#define InterlockedDecrement64Release InterlockedDecrement64
#define InterlockedDecrement64NoFence InterlockedDecrement64
#define InterlockedCompareExchange64Acquire InterlockedCompareExchange64
#define InterlockedCompareExchange64Release InterlockedCompareExchange64
#define InterlockedCompareExchange64NoFence InterlockedCompareExchange64
#define InterlockedExchangeAdd64Acquire InterlockedExchangeAdd64
#define InterlockedExchangeAdd64Release InterlockedExchangeAdd64
#define InterlockedExchangeAdd64NoFence InterlockedExchangeAdd64
#define InterlockedAnd64Acquire InterlockedAnd64
#define InterlockedAnd64Release InterlockedAnd64
#define InterlockedAnd64NoFence InterlockedAnd64
#define InterlockedOr64Acquire InterlockedOr64
#define InterlockedOr64Release InterlockedOr64
#define InterlockedOr64NoFence InterlockedOr64
#define InterlockedXor64Acquire InterlockedXor64
#define InterlockedXor64Release InterlockedXor64
#define InterlockedXor64NoFence InterlockedXor64
#define InterlockedExchange8Acquire InterlockedExchange8
#define InterlockedExchange8Release InterlockedExchange8
#define InterlockedExchange8NoFence InterlockedExchange8
#define InterlockedExchange16Acquire InterlockedExchange16
#define InterlockedExchange16Release InterlockedExchange16
#define InterlockedExchange16NoFence InterlockedExchange16
#define InterlockedExchangeAcquire InterlockedExchange
#define InterlockedExchangeRelease InterlockedExchange
#define InterlockedExchangeNoFence InterlockedExchange
#define InterlockedExchange64Acquire InterlockedExchange64
#define InterlockedExchange64Release InterlockedExchange64
#define InterlockedExchange64NoFence InterlockedExchange64
#define InterlockedAnd8Acquire InterlockedAnd8
#define InterlockedAnd8Release InterlockedAnd8
#define InterlockedAnd8NoFence InterlockedAnd8
#define InterlockedOr8Acquire InterlockedOr8
#define InterlockedOr8Release InterlockedOr8
#define InterlockedOr8NoFence InterlockedOr8
#define InterlockedXor8Acquire InterlockedXor8
#define InterlockedXor8Release InterlockedXor8
#define InterlockedXor8NoFence InterlockedXor8
#define InterlockedAddAcquire InterlockedAdd
#define InterlockedAddRelease InterlockedAdd
#define InterlockedAddNoFence InterlockedAdd
#define InterlockedBitTestAndSetAcquire InterlockedBitTestAndSet
#define InterlockedBitTestAndSetRelease InterlockedBitTestAndSet
#define InterlockedBitTestAndSetNoFence InterlockedBitTestAndSet
#define InterlockedBitTestAndResetAcquire InterlockedBitTestAndReset
#define InterlockedBitTestAndResetRelease InterlockedBitTestAndReset
#define InterlockedBitTestAndResetNoFence InterlockedBitTestAndReset
#define InterlockedAdd64Acquire InterlockedAdd64
#define InterlockedAdd64Release InterlockedAdd64
#define InterlockedAdd64NoFence InterlockedAdd64
#define InterlockedBitTestAndSet64Acquire InterlockedBitTestAndSet64
#define InterlockedBitTestAndSet64Release InterlockedBitTestAndSet64
#define InterlockedBitTestAndSet64NoFence InterlockedBitTestAndSet64
#define InterlockedBitTestAndReset64Acquire InterlockedBitTestAndReset64
#define InterlockedBitTestAndReset64Release InterlockedBitTestAndReset64
#define InterlockedBitTestAndReset64NoFence InterlockedBitTestAndReset64
#define InterlockedExchangePointerAcquire InterlockedExchangePointer
#define InterlockedExchangePointerRelease InterlockedExchangePointer
#define InterlockedExchangePointerNoFence InterlockedExchangePointer
#define InterlockedCompareExchangePointerAcquire InterlockedCompareExchangePointer
#define InterlockedCompareExchangePointerRelease InterlockedCompareExchangePointer
#define InterlockedCompareExchangePointerNoFence InterlockedCompareExchangePointer

/* The compiler's own names for them. */
#define _InterlockedIncrement16 InterlockedIncrement16
#define _InterlockedIncrement InterlockedIncrement
#define _InterlockedIncrement64 InterlockedIncrement64
#define _InterlockedDecrement16 InterlockedDecrement16
#define _InterlockedDecrement InterlockedDecrement
#define _InterlockedDecrement64 InterlockedDecrement64
#define _InterlockedExchange16 InterlockedExchange16
#define _InterlockedExchange InterlockedExchange
#define _InterlockedExchange64 InterlockedExchange64
#define _InterlockedExchangeAdd16 InterlockedExchangeAdd16
#define _InterlockedExchangeAdd InterlockedExchangeAdd
#define _InterlockedExchangeAdd64 InterlockedExchangeAdd64
#define _InterlockedCompareExchange16 InterlockedCompareExchange16
#define _InterlockedCompareExchange InterlockedCompareExchange
#define _InterlockedCompareExchange64 InterlockedCompareExchange64
#define _InterlockedAnd16 InterlockedAnd16
#define _InterlockedAnd InterlockedAnd
#define _InterlockedAnd64 InterlockedAnd64
#define _InterlockedOr16 InterlockedOr16
#define _InterlockedOr InterlockedOr
#define _InterlockedOr64 InterlockedOr64
#define _InterlockedXor16 InterlockedXor16
#define _InterlockedXor InterlockedXor
#define _InterlockedXor64 InterlockedXor64
#define _InterlockedExchangePointer InterlockedExchangePointer
#define _InterlockedCompareExchangePointer InterlockedCompareExchangePointer
#define _interlockedbittestandset InterlockedBitTestAndSet
#define _interlockedbittestandset64 InterlockedBitTestAndSet64
#define _interlockedbittestandreset InterlockedBitTestAndReset
#define _interlockedbittestandreset64 InterlockedBitTestAndReset64

#define MemoryBarrier() __atomic_thread_fence(__ATOMIC_SEQ_CST)
#if defined(__i386__) || defined(__x86_64__)
#define YieldProcessor() __builtin_ia32_pause()
#elif defined(__aarch64__)
#define YieldProcessor() __asm__ __volatile__("yield")
#else
#define YieldProcessor() ((void)0)
#endif

#ifdef __cplusplus
/* Windows' headers have these for the unsigned types too. `long` is no LONG here, but source counts references in one:
 * it is taken as it is, in its own width. */
extern "C++" {
inline unsigned int InterlockedIncrement(unsigned int volatile* target) { return __atomic_add_fetch(target, 1, __ATOMIC_SEQ_CST); }
inline unsigned int InterlockedDecrement(unsigned int volatile* target) { return __atomic_sub_fetch(target, 1, __ATOMIC_SEQ_CST); }
inline unsigned int InterlockedExchange(unsigned int volatile* target, unsigned int value) { return __atomic_exchange_n(target, value, __ATOMIC_SEQ_CST); }
inline unsigned int InterlockedExchangeAdd(unsigned int volatile* target, unsigned int value) { return __atomic_fetch_add(target, value, __ATOMIC_SEQ_CST); }
inline unsigned int InterlockedAnd(unsigned int volatile* target, unsigned int value) { return __atomic_fetch_and(target, value, __ATOMIC_SEQ_CST); }
inline unsigned int InterlockedOr(unsigned int volatile* target, unsigned int value) { return __atomic_fetch_or(target, value, __ATOMIC_SEQ_CST); }
inline unsigned int InterlockedXor(unsigned int volatile* target, unsigned int value) { return __atomic_fetch_xor(target, value, __ATOMIC_SEQ_CST); }
inline unsigned int InterlockedCompareExchange(unsigned int volatile* target, unsigned int value, unsigned int comparand)
{
    __atomic_compare_exchange_n(target, &comparand, value, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    return comparand;
}
inline unsigned long InterlockedIncrement(unsigned long volatile* target) { return __atomic_add_fetch(target, 1, __ATOMIC_SEQ_CST); }
inline unsigned long InterlockedDecrement(unsigned long volatile* target) { return __atomic_sub_fetch(target, 1, __ATOMIC_SEQ_CST); }
inline unsigned long InterlockedExchange(unsigned long volatile* target, unsigned long value) { return __atomic_exchange_n(target, value, __ATOMIC_SEQ_CST); }
inline unsigned long InterlockedExchangeAdd(unsigned long volatile* target, unsigned long value) { return __atomic_fetch_add(target, value, __ATOMIC_SEQ_CST); }
inline unsigned long InterlockedAnd(unsigned long volatile* target, unsigned long value) { return __atomic_fetch_and(target, value, __ATOMIC_SEQ_CST); }
inline unsigned long InterlockedOr(unsigned long volatile* target, unsigned long value) { return __atomic_fetch_or(target, value, __ATOMIC_SEQ_CST); }
inline unsigned long InterlockedXor(unsigned long volatile* target, unsigned long value) { return __atomic_fetch_xor(target, value, __ATOMIC_SEQ_CST); }
inline unsigned long InterlockedCompareExchange(unsigned long volatile* target, unsigned long value, unsigned long comparand)
{
    __atomic_compare_exchange_n(target, &comparand, value, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    return comparand;
}
inline long InterlockedIncrement(long volatile* target) { return __atomic_add_fetch(target, 1, __ATOMIC_SEQ_CST); }
inline long InterlockedDecrement(long volatile* target) { return __atomic_sub_fetch(target, 1, __ATOMIC_SEQ_CST); }
inline long InterlockedExchange(long volatile* target, long value) { return __atomic_exchange_n(target, value, __ATOMIC_SEQ_CST); }
inline long InterlockedExchangeAdd(long volatile* target, long value) { return __atomic_fetch_add(target, value, __ATOMIC_SEQ_CST); }
inline long InterlockedAnd(long volatile* target, long value) { return __atomic_fetch_and(target, value, __ATOMIC_SEQ_CST); }
inline long InterlockedOr(long volatile* target, long value) { return __atomic_fetch_or(target, value, __ATOMIC_SEQ_CST); }
inline long InterlockedXor(long volatile* target, long value) { return __atomic_fetch_xor(target, value, __ATOMIC_SEQ_CST); }
inline long InterlockedCompareExchange(long volatile* target, long value, long comparand)
{
    __atomic_compare_exchange_n(target, &comparand, value, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    return comparand;
}
inline unsigned long long InterlockedIncrement(unsigned long long volatile* target) { return __atomic_add_fetch(target, 1, __ATOMIC_SEQ_CST); }
inline unsigned long long InterlockedDecrement(unsigned long long volatile* target) { return __atomic_sub_fetch(target, 1, __ATOMIC_SEQ_CST); }
inline unsigned long long InterlockedExchange(unsigned long long volatile* target, unsigned long long value) { return __atomic_exchange_n(target, value, __ATOMIC_SEQ_CST); }
inline unsigned long long InterlockedExchangeAdd(unsigned long long volatile* target, unsigned long long value) { return __atomic_fetch_add(target, value, __ATOMIC_SEQ_CST); }
inline unsigned long long InterlockedAnd(unsigned long long volatile* target, unsigned long long value) { return __atomic_fetch_and(target, value, __ATOMIC_SEQ_CST); }
inline unsigned long long InterlockedOr(unsigned long long volatile* target, unsigned long long value) { return __atomic_fetch_or(target, value, __ATOMIC_SEQ_CST); }
inline unsigned long long InterlockedXor(unsigned long long volatile* target, unsigned long long value) { return __atomic_fetch_xor(target, value, __ATOMIC_SEQ_CST); }
inline unsigned long long InterlockedCompareExchange(unsigned long long volatile* target, unsigned long long value, unsigned long long comparand)
{
    __atomic_compare_exchange_n(target, &comparand, value, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    return comparand;
}
}
#endif

#endif /* COMITY_INTERLOCKEDAPI_H */
