/* Of RPC, what has no calls in it: identifiers, and the numbers and structures by which an activation names its security.
 * https://learn.microsoft.com/windows/win32/api/rpcdce/ */
#ifndef COMITY_RPCDCE_H
#define COMITY_RPCDCE_H
#define __RPCDCE_H__

#include <rpc.h>

#define RPC_S_OK ERROR_SUCCESS
#define RPC_S_INVALID_ARG ERROR_INVALID_PARAMETER
#define RPC_S_OUT_OF_MEMORY ERROR_OUTOFMEMORY
#define RPC_S_OUT_OF_THREADS ERROR_MAX_THRDS_REACHED
#define RPC_S_INVALID_LEVEL ERROR_INVALID_PARAMETER
#define RPC_S_BUFFER_TOO_SMALL ERROR_INSUFFICIENT_BUFFER
#define RPC_S_ACCESS_DENIED ERROR_ACCESS_DENIED

typedef unsigned char *RPC_CSTR;
typedef unsigned short *RPC_WSTR;

#ifdef __cplusplus
extern "C" {
#endif

/** A new identifier that no other machine has: a random one. RPC_S_OK; RPC_S_UUID_NO_ADDRESS without a source of randomness. */
STDAPI_(RPC_STATUS) UuidCreate(UUID *uuid);
STDAPI_(RPC_STATUS) UuidCreateNil(UUID *uuid);
/** xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx in lower case, which RpcStringFree frees; NULL is the nil one. RPC_S_OUT_OF_MEMORY. */
STDAPI_(RPC_STATUS) UuidToStringA(const UUID *uuid, RPC_CSTR *text);
STDAPI_(RPC_STATUS) UuidToStringW(const UUID *uuid, RPC_WSTR *text);
/** Reads that form, in either case; NULL is the nil one. RPC_S_INVALID_STRING_UUID, and `uuid` is as it was. */
STDAPI_(RPC_STATUS) UuidFromStringA(RPC_CSTR text, UUID *uuid);
STDAPI_(RPC_STATUS) UuidFromStringW(RPC_WSTR text, UUID *uuid);
/** Frees a text of these functions and makes the pointer NULL: RPC_S_OK. */
STDAPI_(RPC_STATUS) RpcStringFreeA(RPC_CSTR *text);
STDAPI_(RPC_STATUS) RpcStringFreeW(RPC_WSTR *text);
/** -1, 0, 1 by the members in their order; NULL is the nil one. The status is RPC_S_OK. */
STDAPI_(signed int) UuidCompare(UUID *a, UUID *b, RPC_STATUS *status);
STDAPI_(int) UuidEqual(UUID *a, UUID *b, RPC_STATUS *status);
STDAPI_(int) UuidIsNil(UUID *uuid, RPC_STATUS *status);

#ifdef UNICODE
#define UuidToString UuidToStringW
#define UuidFromString UuidFromStringW
#define RpcStringFree RpcStringFreeW
#else
#define UuidToString UuidToStringA
#define UuidFromString UuidFromStringA
#define RpcStringFree RpcStringFreeA
#endif

#ifdef __cplusplus
}
#endif

/* ---- What COAUTHINFO and CoInitializeSecurity name. Objects here live in the process: nothing reads them. ------------------- */

#define RPC_C_AUTHN_LEVEL_DEFAULT 0
#define RPC_C_AUTHN_LEVEL_NONE 1
#define RPC_C_AUTHN_LEVEL_CONNECT 2
#define RPC_C_AUTHN_LEVEL_CALL 3
#define RPC_C_AUTHN_LEVEL_PKT 4
#define RPC_C_AUTHN_LEVEL_PKT_INTEGRITY 5
#define RPC_C_AUTHN_LEVEL_PKT_PRIVACY 6

#define RPC_C_IMP_LEVEL_DEFAULT 0
#define RPC_C_IMP_LEVEL_ANONYMOUS 1
#define RPC_C_IMP_LEVEL_IDENTIFY 2
#define RPC_C_IMP_LEVEL_IMPERSONATE 3
#define RPC_C_IMP_LEVEL_DELEGATE 4

#define RPC_C_AUTHN_NONE 0
#define RPC_C_AUTHN_DCE_PRIVATE 1
#define RPC_C_AUTHN_DCE_PUBLIC 2
#define RPC_C_AUTHN_DEC_PUBLIC 4
#define RPC_C_AUTHN_GSS_NEGOTIATE 9
#define RPC_C_AUTHN_WINNT 10
#define RPC_C_AUTHN_GSS_SCHANNEL 14
#define RPC_C_AUTHN_GSS_KERBEROS 16
#define RPC_C_AUTHN_DEFAULT ((ULONG)-1)

#define RPC_C_AUTHZ_NONE 0
#define RPC_C_AUTHZ_NAME 1
#define RPC_C_AUTHZ_DCE 2
#define RPC_C_AUTHZ_DEFAULT 0xffffffff

#define SEC_WINNT_AUTH_IDENTITY_ANSI 0x1
#define SEC_WINNT_AUTH_IDENTITY_UNICODE 0x2
typedef struct _SEC_WINNT_AUTH_IDENTITY_W {
    unsigned short *User;
    ULONG UserLength;
    unsigned short *Domain;
    ULONG DomainLength;
    unsigned short *Password;
    ULONG PasswordLength;
    ULONG Flags;
} SEC_WINNT_AUTH_IDENTITY_W, *PSEC_WINNT_AUTH_IDENTITY_W;
typedef struct _SEC_WINNT_AUTH_IDENTITY_A {
    unsigned char *User;
    ULONG UserLength;
    unsigned char *Domain;
    ULONG DomainLength;
    unsigned char *Password;
    ULONG PasswordLength;
    ULONG Flags;
} SEC_WINNT_AUTH_IDENTITY_A, *PSEC_WINNT_AUTH_IDENTITY_A;
#ifdef UNICODE
#define SEC_WINNT_AUTH_IDENTITY SEC_WINNT_AUTH_IDENTITY_W
#else
#define SEC_WINNT_AUTH_IDENTITY SEC_WINNT_AUTH_IDENTITY_A
#endif

#endif /* COMITY_RPCDCE_H */
