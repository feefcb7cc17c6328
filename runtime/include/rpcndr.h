/* Names that headers generated from IDL use: IDL's own scalar types and the shape of an interface in C and C++. */
#ifndef COMITY_RPCNDR_H
#define COMITY_RPCNDR_H
#define __RPCNDR_H__
#ifndef __RPCNDR_H_VERSION__
#define __RPCNDR_H_VERSION__ 475
#endif

#include <rpc.h>

typedef unsigned char byte;
typedef long long hyper;
typedef unsigned long long MIDL_uhyper;
typedef unsigned char boolean;

#ifndef MIDL_INTERFACE
#define MIDL_INTERFACE(uuid) struct
#endif

#endif /* COMITY_RPCNDR_H */
