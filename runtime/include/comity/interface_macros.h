/* The macros in which an interface is written down in C and in C++, by hand or by widl. */
#ifndef COMITY_INTERFACE_MACROS_H
#define COMITY_INTERFACE_MACROS_H

#include <rpcndr.h>

#undef interface
#define interface struct
#ifndef CONST_VTBL
#define CONST_VTBL const
#endif
#ifndef BEGIN_INTERFACE
#define BEGIN_INTERFACE
#define END_INTERFACE
#endif

#if defined(__cplusplus) && !defined(CINTERFACE)
#define PURE = 0
#define THIS_
#define THIS void
#define STDMETHOD(method) virtual HRESULT STDMETHODCALLTYPE method
#define STDMETHOD_(type, method) virtual type STDMETHODCALLTYPE method
#define DECLARE_INTERFACE(iface) interface iface
#define DECLARE_INTERFACE_(iface, base) interface iface : public base
#define DECLARE_INTERFACE_IID(iface, iid)                                                                         \
    interface iface;                                                                                              \
    COMITY_UUID(iface, iid)                                                                                       \
    interface iface
#define DECLARE_INTERFACE_IID_(iface, base, iid)                                                                  \
    interface iface;                                                                                              \
    COMITY_UUID(iface, iid)                                                                                       \
    interface iface : public base
#else
#define PURE
#define THIS_ INTERFACE *This,
#define THIS INTERFACE *This
#define STDMETHOD(method) HRESULT(STDMETHODCALLTYPE *method)
#define STDMETHOD_(type, method) type(STDMETHODCALLTYPE *method)
#define DECLARE_INTERFACE(iface)                                                                                  \
    typedef interface iface {                                                                                     \
        const struct iface##Vtbl *lpVtbl;                                                                         \
    } iface;                                                                                                      \
    typedef struct iface##Vtbl iface##Vtbl;                                                                       \
    struct iface##Vtbl
#define DECLARE_INTERFACE_(iface, base) DECLARE_INTERFACE(iface)
#define DECLARE_INTERFACE_IID(iface, iid) DECLARE_INTERFACE(iface)
#define DECLARE_INTERFACE_IID_(iface, base, iid) DECLARE_INTERFACE(iface)
#endif

#define IFACEMETHOD(method) STDMETHOD(method)
#define IFACEMETHOD_(type, method) STDMETHOD_(type, method)
#define FARSTRUCT
#define HUGEP

#endif /* COMITY_INTERFACE_MACROS_H */
