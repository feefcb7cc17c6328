/* Words that Microsoft's compiler knows and gcc and clang do not. */
#ifndef COMITY_COMPILER_WORDS_H
#define COMITY_COMPILER_WORDS_H

/* Calls use the platform's C convention, whatever the source asks for; see docs/abi.md. */
#undef __cdecl
#define __cdecl
#undef _cdecl
#define _cdecl
#undef __stdcall
#define __stdcall
#undef _stdcall
#define _stdcall
#undef __fastcall
#define __fastcall
#undef _fastcall
#define _fastcall
#undef __thiscall
#define __thiscall
#undef __vectorcall
#define __vectorcall
#undef __clrcall
#define __clrcall
#undef __pascal
#define __pascal

/* Macros rather than types, because of `unsigned __int64`. */
#ifndef __int8
#define __int8 char
#define __int16 short
#define __int32 int
#define __int64 long long
#endif

#ifndef __forceinline
#define __forceinline __inline__ __attribute__((always_inline))
#endif
#ifndef _inline
#define _inline __inline__
#endif
#define __unaligned
#define __w64
#define __ptr32
#define __ptr64

/* __declspec(word): what has a meaning here gets it; identifiers of interfaces come through __CRT_UUID_DECL, and an interface
 * has no vtable of its own anyway. */
#undef __declspec
#define __declspec(word) COMITY_DECLSPEC_##word
#define COMITY_DECLSPEC_dllexport __attribute__((visibility("default")))
#define COMITY_DECLSPEC_dllimport
#define COMITY_DECLSPEC_uuid(text)
#define COMITY_DECLSPEC_novtable
#define COMITY_DECLSPEC_selectany __attribute__((weak))
#define COMITY_DECLSPEC_noreturn __attribute__((noreturn))
#define COMITY_DECLSPEC_nothrow __attribute__((nothrow))
#define COMITY_DECLSPEC_noinline __attribute__((noinline))
#define COMITY_DECLSPEC_noalias
#define COMITY_DECLSPEC_restrict
#define COMITY_DECLSPEC_empty_bases
#define COMITY_DECLSPEC_allocator
#define COMITY_DECLSPEC_naked __attribute__((naked))
#define COMITY_DECLSPEC_deprecated __attribute__((deprecated))
#define COMITY_DECLSPEC_align(bytes) __attribute__((aligned(bytes)))
#ifdef __cplusplus
#define COMITY_DECLSPEC_thread thread_local
#else
#define COMITY_DECLSPEC_thread _Thread_local
#endif

#ifndef _countof
#define _countof(array) (sizeof(array) / sizeof((array)[0]))
#endif

#endif /* COMITY_COMPILER_WORDS_H */
