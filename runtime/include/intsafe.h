/* Arithmetic and conversions of integers that say when the result does not fit: S_OK, or INTSAFE_E_ARITHMETIC_OVERFLOW and a result with
 * all bits set. https://learn.microsoft.com/windows/win32/api/intsafe/ */
#ifndef COMITY_INTSAFE_H
#define COMITY_INTSAFE_H
#define _INTSAFE_H_INCLUDED_

#include <windef.h>
#include <winerror.h>

#define INTSAFE_E_ARITHMETIC_OVERFLOW ((HRESULT)0x80070216)

#define COMITY_SAFE_OPERATION_(name, type, builtin)                                                                                \
    static inline HRESULT name(type a, type b, type *result) {                                                                     \
        if (!builtin(a, b, result))                                                                                                \
            return S_OK;                                                                                                           \
        *result = (type)-1;                                                                                                        \
        return INTSAFE_E_ARITHMETIC_OVERFLOW;                                                                                      \
    }
#define COMITY_SAFE_OPERATIONS_(name, type)                                                                                        \
    COMITY_SAFE_OPERATION_(name##Add, type, __builtin_add_overflow)                                                                \
    COMITY_SAFE_OPERATION_(name##Sub, type, __builtin_sub_overflow)                                                                \
    COMITY_SAFE_OPERATION_(name##Mult, type, __builtin_mul_overflow)
COMITY_SAFE_OPERATIONS_(UShort, USHORT)
COMITY_SAFE_OPERATIONS_(Word, WORD)
COMITY_SAFE_OPERATIONS_(Int, INT)
COMITY_SAFE_OPERATIONS_(UInt, UINT)
COMITY_SAFE_OPERATIONS_(Long, LONG)
COMITY_SAFE_OPERATIONS_(ULong, ULONG)
COMITY_SAFE_OPERATIONS_(DWord, DWORD)
COMITY_SAFE_OPERATIONS_(LongLong, LONGLONG)
COMITY_SAFE_OPERATIONS_(ULongLong, ULONGLONG)
COMITY_SAFE_OPERATIONS_(DWordLong, DWORDLONG)
COMITY_SAFE_OPERATIONS_(SizeT, SIZE_T)
COMITY_SAFE_OPERATIONS_(ULongPtr, ULONG_PTR)
COMITY_SAFE_OPERATIONS_(DWordPtr, DWORD_PTR)
#undef COMITY_SAFE_OPERATIONS_
#undef COMITY_SAFE_OPERATION_

#define COMITY_SAFE_CONVERSION_(name, from, to)                                                                                    \
    static inline HRESULT name(from value, to *result) {                                                                           \
        if (!__builtin_add_overflow(value, 0, result))                                                                             \
            return S_OK;                                                                                                           \
        *result = (to)-1;                                                                                                          \
        return INTSAFE_E_ARITHMETIC_OVERFLOW;                                                                                      \
    }
COMITY_SAFE_CONVERSION_(IntToUInt, INT, UINT)
COMITY_SAFE_CONVERSION_(IntToULong, INT, ULONG)
COMITY_SAFE_CONVERSION_(IntToDWord, INT, DWORD)
COMITY_SAFE_CONVERSION_(IntToUShort, INT, USHORT)
COMITY_SAFE_CONVERSION_(IntToShort, INT, SHORT)
COMITY_SAFE_CONVERSION_(IntToSizeT, INT, SIZE_T)
COMITY_SAFE_CONVERSION_(UIntToInt, UINT, INT)
COMITY_SAFE_CONVERSION_(UIntToLong, UINT, LONG)
COMITY_SAFE_CONVERSION_(UIntToUShort, UINT, USHORT)
COMITY_SAFE_CONVERSION_(LongToInt, LONG, INT)
COMITY_SAFE_CONVERSION_(LongToUInt, LONG, UINT)
COMITY_SAFE_CONVERSION_(LongToULong, LONG, ULONG)
COMITY_SAFE_CONVERSION_(LongToDWord, LONG, DWORD)
COMITY_SAFE_CONVERSION_(LongToShort, LONG, SHORT)
COMITY_SAFE_CONVERSION_(LongToUShort, LONG, USHORT)
COMITY_SAFE_CONVERSION_(ULongToInt, ULONG, INT)
COMITY_SAFE_CONVERSION_(ULongToLong, ULONG, LONG)
COMITY_SAFE_CONVERSION_(ULongToUShort, ULONG, USHORT)
COMITY_SAFE_CONVERSION_(DWordToInt, DWORD, INT)
COMITY_SAFE_CONVERSION_(DWordToLong, DWORD, LONG)
COMITY_SAFE_CONVERSION_(LongLongToInt, LONGLONG, INT)
COMITY_SAFE_CONVERSION_(LongLongToLong, LONGLONG, LONG)
COMITY_SAFE_CONVERSION_(LongLongToUInt, LONGLONG, UINT)
COMITY_SAFE_CONVERSION_(LongLongToULong, LONGLONG, ULONG)
COMITY_SAFE_CONVERSION_(ULongLongToInt, ULONGLONG, INT)
COMITY_SAFE_CONVERSION_(ULongLongToLong, ULONGLONG, LONG)
COMITY_SAFE_CONVERSION_(ULongLongToUInt, ULONGLONG, UINT)
COMITY_SAFE_CONVERSION_(ULongLongToULong, ULONGLONG, ULONG)
COMITY_SAFE_CONVERSION_(ULongLongToLongLong, ULONGLONG, LONGLONG)
COMITY_SAFE_CONVERSION_(ULongLongToSizeT, ULONGLONG, SIZE_T)
COMITY_SAFE_CONVERSION_(SizeTToInt, SIZE_T, INT)
COMITY_SAFE_CONVERSION_(SizeTToUInt, SIZE_T, UINT)
COMITY_SAFE_CONVERSION_(SizeTToLong, SIZE_T, LONG)
COMITY_SAFE_CONVERSION_(SizeTToULong, SIZE_T, ULONG)
COMITY_SAFE_CONVERSION_(SizeTToDWord, SIZE_T, DWORD)
#undef COMITY_SAFE_CONVERSION_

#endif /* COMITY_INTSAFE_H */
