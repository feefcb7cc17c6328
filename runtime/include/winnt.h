/* Basic types and macros by their Windows names; see docs/abi.md for the widths and why. */
#ifndef COMITY_WINNT_H
#define COMITY_WINNT_H

#include <stdarg.h>
#include <ctype.h>
#include <basetsd.h>
#include <sal.h>
#include <comity/compiler_words.h>

#ifndef VOID
#define VOID void
typedef char CHAR;
typedef short SHORT;
typedef int32_t LONG;
#endif
#ifndef ANYSIZE_ARRAY
#define ANYSIZE_ARRAY 1
#endif

/* One UTF-16 unit. `wchar_t` where the compiler makes that 16 bits wide (-fshort-wchar, so that L"..." of Windows source
 * is right as it stands), `char16_t` otherwise. Both are one ABI and one library. */
#if defined(__WCHAR_MAX__) && (__WCHAR_MAX__ == 0xffff || __WCHAR_MAX__ == 0x7fff)
#define COMITY_SHORT_WCHAR 1
typedef wchar_t WCHAR;
#define COMITY_WIDE_(text) L##text
#else
#ifndef __cplusplus
#include <uchar.h>
#endif
typedef char16_t WCHAR;
#define COMITY_WIDE_(text) u##text
#endif

typedef unsigned char UCHAR, *PUCHAR;
typedef unsigned short USHORT, *PUSHORT;
typedef uint32_t ULONG, *PULONG;
typedef long long LONGLONG, *PLONGLONG;
typedef unsigned long long ULONGLONG, *PULONGLONG;
typedef CHAR *PCHAR, *LPCH, *PCH, *NPSTR, *LPSTR, *PSTR;
typedef const CHAR *LPCCH, *PCCH, *LPCSTR, *PCSTR;
typedef WCHAR *PWCHAR, *LPWCH, *PWCH, *NWPSTR, *LPWSTR, *PWSTR;
typedef const WCHAR *LPCWCH, *PCWCH, *LPCWSTR, *PCWSTR;
typedef CHAR **PZPSTR;
typedef WCHAR **PZPWSTR;
typedef SHORT *PSHORT;
typedef LONG *PLONG;
typedef unsigned char BYTE;
typedef BYTE BOOLEAN, *PBOOLEAN;
typedef BYTE FCHAR;
typedef char CCHAR, *PCCHAR;
typedef void *PVOID, *PVOID64;
typedef void *HANDLE, **PHANDLE;
typedef LONG HRESULT;
typedef ULONG LCID, *PLCID;
typedef USHORT LANGID;
typedef ULONGLONG DWORDLONG, *PDWORDLONG;
typedef LONGLONG USN;
typedef uint32_t ACCESS_MASK, *PACCESS_MASK;
typedef PVOID PSECURITY_DESCRIPTOR;
typedef PVOID PSID;

/* Text that is UTF-16 in source compiled with UNICODE, and bytes otherwise. */
#ifdef UNICODE
typedef WCHAR TCHAR, *PTCHAR, TBYTE, *PTBYTE;
typedef LPWSTR LPTCH, PTCH, PTSTR, LPTSTR;
typedef LPCWSTR PCTSTR, LPCTSTR;
#define __TEXT(quote) COMITY_WIDE_(quote)
/* Of the two forms of a function, the one that this source means by the common name. */
#define COMITY_AW_(name) name##W
#else
#define COMITY_AW_(name) name##A
typedef char TCHAR, *PTCHAR;
typedef unsigned char TBYTE, *PTBYTE;
typedef LPSTR LPTCH, PTCH, PTSTR, LPTSTR;
typedef LPCSTR PCTSTR, LPCTSTR;
#define __TEXT(quote) quote
#endif
#define TEXT(quote) __TEXT(quote)

#define MINCHAR 0x80
#define MAXCHAR 0x7f
#define MINSHORT 0x8000
#define MAXSHORT 0x7fff
#define MINLONG 0x80000000
#define MAXLONG 0x7fffffff
#define MAXBYTE 0xff
#define MAXWORD 0xffff
#define MAXDWORD 0xffffffff

typedef union _LARGE_INTEGER {
    struct {
        ULONG LowPart;
        LONG HighPart;
    };
    struct {
        ULONG LowPart;
        LONG HighPart;
    } u;
    LONGLONG QuadPart;
} LARGE_INTEGER, *PLARGE_INTEGER;

typedef union _ULARGE_INTEGER {
    struct {
        ULONG LowPart;
        ULONG HighPart;
    };
    struct {
        ULONG LowPart;
        ULONG HighPart;
    } u;
    ULONGLONG QuadPart;
} ULARGE_INTEGER, *PULARGE_INTEGER;

typedef struct _LUID {
    ULONG LowPart;
    LONG HighPart;
} LUID, *PLUID;

#ifdef __cplusplus
#define EXTERN_C extern "C"
#else
#define EXTERN_C extern
#endif

/* Calls use the platform's C convention; see docs/abi.md for why never ms_abi. */
#define STDMETHODCALLTYPE
#define STDMETHODVCALLTYPE
#define STDAPICALLTYPE
#define STDAPIVCALLTYPE
#define WINAPI
#define APIENTRY
#define CALLBACK
#define WINAPIV
#define APIPRIVATE
#define NTAPI
#define PASCAL
#define CDECL
#define FAR
#define NEAR
#define WINOLEAPI STDAPI
#define WINOLEAPI_(type) STDAPI_(type)
#define WINOLEAUTAPI STDAPI
#define WINOLEAUTAPI_(type) STDAPI_(type)

/* What a module exports stays visible although everything else is compiled with hidden visibility. */
#if defined(__GNUC__)
#define COMITY_EXPORT __attribute__((visibility("default")))
#else
#define COMITY_EXPORT
#endif
#define DECLSPEC_IMPORT
#define DECLSPEC_EXPORT COMITY_EXPORT

#define STDAPI EXTERN_C COMITY_EXPORT HRESULT STDAPICALLTYPE
#define STDAPI_(type) EXTERN_C COMITY_EXPORT type STDAPICALLTYPE
#define STDMETHODIMP HRESULT STDMETHODCALLTYPE
#define STDMETHODIMP_(type) type STDMETHODCALLTYPE
#define IFACEMETHODIMP STDMETHODIMP
#define IFACEMETHODIMP_(type) STDMETHODIMP_(type)

#define DECLSPEC_UUID(text)
#define DECLSPEC_NOVTABLE
#define DECLSPEC_NORETURN __attribute__((noreturn))
#define DECLSPEC_SELECTANY __attribute__((weak))
#define DECLSPEC_ALIGN(bytes) __attribute__((aligned(bytes)))
#define DECLSPEC_CACHEALIGN DECLSPEC_ALIGN(64)
#define DECLSPEC_NOINLINE __attribute__((noinline))
#define DECLSPEC_DEPRECATED __attribute__((deprecated))
#define DECLSPEC_NOTHROW __attribute__((nothrow))
#define DECLSPEC_ADDRSAFE
#define DECLSPEC_ALLOCATOR
#define NOP_FUNCTION ((void)0)
#define UNALIGNED
#define RESTRICTED_POINTER
#ifndef FORCEINLINE
#define FORCEINLINE inline __attribute__((always_inline))
#endif
#ifndef CONST
#define CONST const
#endif
#define UNREFERENCED_PARAMETER(name) ((void)(name))
#define UNREFERENCED_LOCAL_VARIABLE(name) ((void)(name))
#define DBG_UNREFERENCED_PARAMETER(name) ((void)(name))
#define DBG_UNREFERENCED_LOCAL_VARIABLE(name) ((void)(name))
#define FIELD_OFFSET(type, field) ((LONG)offsetof(type, field))
#define UFIELD_OFFSET(type, field) ((DWORD)offsetof(type, field))
#define CONTAINING_RECORD(address, type, field) ((type *)((char *)(address) - offsetof(type, field)))
#define ARRAYSIZE(array) (sizeof(array) / sizeof((array)[0]))
#define _ARRAYSIZE(array) ARRAYSIZE(array)
#define RTL_NUMBER_OF(array) ARRAYSIZE(array)
#define RTL_FIELD_SIZE(type, field) (sizeof(((type *)0)->field))
#define RTL_SIZEOF_THROUGH_FIELD(type, field) (offsetof(type, field) + RTL_FIELD_SIZE(type, field))
#ifdef __cplusplus
#define C_ASSERT(condition) static_assert(condition, #condition)
#else
#define C_ASSERT(condition) _Static_assert(condition, #condition)
#endif

#define Int32x32To64(a, b) (((LONGLONG)((LONG)(a))) * ((LONGLONG)((LONG)(b))))
#define UInt32x32To64(a, b) ((ULONGLONG)(unsigned int)(a) * (ULONGLONG)(unsigned int)(b))
#define Int64ShllMod32(a, b) ((ULONGLONG)(a) << (b))
#define Int64ShraMod32(a, b) ((LONGLONG)(a) >> (b))
#define Int64ShrlMod32(a, b) ((ULONGLONG)(a) >> (b))

#ifdef __cplusplus
#define DEFINE_ENUM_FLAG_OPERATORS(type)                                                                          \
    extern "C++" {                                                                                                \
    inline constexpr type operator|(type a, type b) { return type(int(a) | int(b)); }                              \
    inline constexpr type operator&(type a, type b) { return type(int(a) & int(b)); }                              \
    inline constexpr type operator^(type a, type b) { return type(int(a) ^ int(b)); }                              \
    inline constexpr type operator~(type a) { return type(~int(a)); }                                              \
    inline type& operator|=(type& a, type b) { return a = a | b; }                                                 \
    inline type& operator&=(type& a, type b) { return a = a & b; }                                                 \
    inline type& operator^=(type& a, type b) { return a = a ^ b; }                                                 \
    }
#else
#define DEFINE_ENUM_FLAG_OPERATORS(type)
#endif

/* Languages and locales: https://learn.microsoft.com/windows/win32/intl/locale-identifiers */
#include <comity/languages.h>
#define MAKELANGID(primary, sub) ((LANGID)((((USHORT)(sub)) << 10) | (USHORT)(primary)))
#define PRIMARYLANGID(lang) ((USHORT)((USHORT)(lang)&0x3ff))
#define SUBLANGID(lang) ((USHORT)((USHORT)(lang) >> 10))
#define MAKELCID(lang, sort) ((LCID)((((ULONG)((USHORT)(sort))) << 16) | ((ULONG)((USHORT)(lang)))))
#define LANGIDFROMLCID(lcid) ((USHORT)(lcid))
#define SORTIDFROMLCID(lcid) ((USHORT)((((ULONG)(lcid)) >> 16) & 0xf))
#define LANG_SYSTEM_DEFAULT MAKELANGID(LANG_NEUTRAL, SUBLANG_SYS_DEFAULT)
#define LANG_USER_DEFAULT MAKELANGID(LANG_NEUTRAL, SUBLANG_DEFAULT)
#define LOCALE_SYSTEM_DEFAULT MAKELCID(LANG_SYSTEM_DEFAULT, SORT_DEFAULT)
#define LOCALE_USER_DEFAULT MAKELCID(LANG_USER_DEFAULT, SORT_DEFAULT)
#define LOCALE_NEUTRAL MAKELCID(MAKELANGID(LANG_NEUTRAL, SUBLANG_NEUTRAL), SORT_DEFAULT)
#define LOCALE_INVARIANT MAKELCID(MAKELANGID(LANG_INVARIANT, SUBLANG_NEUTRAL), SORT_DEFAULT)

/* Memory, with C's functions. */
#define RtlMoveMemory(to, from, bytes) memmove((to), (from), (bytes))
#define RtlCopyMemory(to, from, bytes) memcpy((to), (from), (bytes))
#define RtlFillMemory(to, bytes, value) memset((to), (value), (bytes))
#define RtlZeroMemory(to, bytes) memset((to), 0, (bytes))
#define RtlEqualMemory(a, b, bytes) (!memcmp((a), (b), (bytes)))
/** Zeroes memory that is not read afterwards, too. */
static inline PVOID RtlSecureZeroMemory(PVOID to, SIZE_T bytes) {
    volatile unsigned char *at = (volatile unsigned char *)to;
    while (bytes--)
        *at++ = 0;
    return to;
}
#define SecureZeroMemory RtlSecureZeroMemory

#define ANSI_NULL ((CHAR)0)
#define UNICODE_NULL ((WCHAR)0)

/* Doubly and singly linked lists that live in their elements. */
typedef struct _LIST_ENTRY {
    struct _LIST_ENTRY *Flink;
    struct _LIST_ENTRY *Blink;
} LIST_ENTRY, *PLIST_ENTRY;
typedef struct _SINGLE_LIST_ENTRY {
    struct _SINGLE_LIST_ENTRY *Next;
} SINGLE_LIST_ENTRY, *PSINGLE_LIST_ENTRY;

/* Rights, pages of memory, statuses, exception codes. */
#include <comity/system_constants.h>

#define DLL_PROCESS_DETACH 0
#define DLL_PROCESS_ATTACH 1
#define DLL_THREAD_ATTACH 2
#define DLL_THREAD_DETACH 3

#endif /* COMITY_WINNT_H */
