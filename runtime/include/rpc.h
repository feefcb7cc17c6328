/* What generated headers and ported source expect of <rpc.h>; there is no RPC runtime behind it. */
#ifndef COMITY_RPC_H
#define COMITY_RPC_H
#define __RPC_H__

#include <windef.h>
#include <guiddef.h>
#include <winerror.h>

#define RPC_ENTRY
#define __RPC_API
#define __RPC_USER
#define __RPC_STUB
#define __RPC_FAR
typedef LONG RPC_STATUS;
typedef void *RPC_IF_HANDLE;
typedef void *I_RPC_HANDLE;
typedef I_RPC_HANDLE RPC_BINDING_HANDLE;
typedef RPC_BINDING_HANDLE handle_t;
typedef GUID UUID;

#include <rpcdce.h>

#endif /* COMITY_RPC_H */
