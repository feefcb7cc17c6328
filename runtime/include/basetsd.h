/* Integer types whose widths are part of the ABI (docs/abi.md). A Windows LONG is 32 bits on every platform; the C
 * type `long` is 64 bits on LP64 systems and therefore is not used here. */
#ifndef COMITY_BASETSD_H
#define COMITY_BASETSD_H

#include <stddef.h>
#include <stdint.h>

typedef int8_t INT8, *PINT8;
typedef int16_t INT16, *PINT16;
typedef int32_t INT32, *PINT32;
typedef uint8_t UINT8, *PUINT8;
typedef uint16_t UINT16, *PUINT16;
typedef uint32_t UINT32, *PUINT32;
typedef int32_t LONG32, *PLONG32;
typedef uint32_t ULONG32, *PULONG32;
typedef uint32_t DWORD32, *PDWORD32;

/* `long long`, not int64_t: on LP64 the latter is `long`, and source ported from Windows overloads on the former. */
typedef long long INT64, *PINT64;
typedef unsigned long long UINT64, *PUINT64;
typedef long long LONG64, *PLONG64;
typedef unsigned long long ULONG64, *PULONG64;
typedef unsigned long long DWORD64, *PDWORD64;

typedef intptr_t INT_PTR, *PINT_PTR;
typedef uintptr_t UINT_PTR, *PUINT_PTR;
typedef intptr_t LONG_PTR, *PLONG_PTR;
typedef uintptr_t ULONG_PTR, *PULONG_PTR;
typedef ULONG_PTR DWORD_PTR, *PDWORD_PTR;
typedef ULONG_PTR SIZE_T, *PSIZE_T;
typedef LONG_PTR SSIZE_T, *PSSIZE_T;
typedef ULONG_PTR KAFFINITY, *PKAFFINITY;

#define MAXUINT8 ((UINT8)~((UINT8)0))
#define MAXINT8 ((INT8)(MAXUINT8 >> 1))
#define MININT8 ((INT8)~MAXINT8)
#define MAXUINT16 ((UINT16)~((UINT16)0))
#define MAXINT16 ((INT16)(MAXUINT16 >> 1))
#define MININT16 ((INT16)~MAXINT16)
#define MAXUINT32 ((UINT32)~((UINT32)0))
#define MAXINT32 ((INT32)(MAXUINT32 >> 1))
#define MININT32 ((INT32)~MAXINT32)
#define MAXUINT64 ((UINT64)~((UINT64)0))
#define MAXINT64 ((INT64)(MAXUINT64 >> 1))
#define MININT64 ((INT64)~MAXINT64)
#define MAXULONG32 MAXUINT32
#define MAXLONG32 MAXINT32
#define MINLONG32 MININT32
#define MAXULONG64 MAXUINT64
#define MAXLONG64 MAXINT64
#define MINLONG64 MININT64
#define MAXULONGLONG MAXUINT64
#define MAXLONGLONG MAXINT64
#define MINLONGLONG MININT64
#define MAXUINT_PTR ((UINT_PTR)~((UINT_PTR)0))
#define MAXINT_PTR ((INT_PTR)(MAXUINT_PTR >> 1))
#define MININT_PTR ((INT_PTR)~MAXINT_PTR)
#define MAXULONG_PTR MAXUINT_PTR
#define MAXLONG_PTR MAXINT_PTR
#define MINLONG_PTR MININT_PTR
#define MAXDWORD_PTR MAXUINT_PTR
#define MAXSIZE_T MAXUINT_PTR
#define MAXSSIZE_T MAXINT_PTR
#define MINSSIZE_T MININT_PTR
#define MAXUINT ((unsigned int)~0u)
#define MAXINT ((int)(MAXUINT >> 1))
#define MININT ((int)~MAXINT)

/* Pointers and handles as numbers, and back. What is cut off or extended is as with Windows' functions of these names. */
#define HandleToULong(h) ((ULONG32)(ULONG_PTR)(h))
#define HandleToUlong(h) HandleToULong(h)
#define HandleToLong(h) ((LONG32)(LONG_PTR)(h))
#define ULongToHandle(ul) ((void *)(ULONG_PTR)(ULONG32)(ul))
#define UlongToHandle(ul) ULongToHandle(ul)
#define LongToHandle(l) ((void *)(LONG_PTR)(LONG32)(l))
#define PtrToULong(p) ((ULONG32)(ULONG_PTR)(p))
#define PtrToUlong(p) PtrToULong(p)
#define PtrToLong(p) ((LONG32)(LONG_PTR)(p))
#define PtrToUint(p) ((UINT32)(UINT_PTR)(p))
#define PtrToInt(p) ((INT32)(INT_PTR)(p))
#define PtrToUshort(p) ((unsigned short)(ULONG_PTR)(p))
#define PtrToShort(p) ((short)(LONG_PTR)(p))
#define IntToPtr(i) ((void *)(INT_PTR)(INT32)(i))
#define UIntToPtr(ui) ((void *)(UINT_PTR)(UINT32)(ui))
#define UintToPtr(ui) UIntToPtr(ui)
#define LongToPtr(l) ((void *)(LONG_PTR)(LONG32)(l))
#define ULongToPtr(ul) ((void *)(ULONG_PTR)(ULONG32)(ul))
#define UlongToPtr(ul) ULongToPtr(ul)

#endif /* COMITY_BASETSD_H */
