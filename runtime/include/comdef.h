/* Microsoft's compiler support for COM, all of it: _bstr_t, _variant_t, _com_ptr_t, _com_error, and a smart pointer type for each
 * interface. https://learn.microsoft.com/cpp/cpp/compiler-com-support-classes
 *
 * C finds only the interfaces here. */
#ifndef COMITY_COMDEF_H
#define COMITY_COMDEF_H
#define _INC_COMDEF

#include <ole2.h>
#include <olectl.h>

#ifdef __cplusplus

#include <comutil.h>
#include <comity/comdef_dispatch.h>

/// Names the smart pointer of an interface: _COM_SMARTPTR_TYPEDEF(IFoo, __uuidof(IFoo)) makes IFooPtr. Define _COM_SMARTPTR before
/// including this file to have another class take the place of _com_ptr_t.
#ifndef _COM_SMARTPTR
#include <comip.h>
#define _COM_SMARTPTR _com_ptr_t
#define _COM_SMARTPTR_LEVEL2 _com_IIID
#endif
#ifndef _COM_SMARTPTR_TYPEDEF
#ifdef _COM_SMARTPTR_LEVEL2
#define _COM_SMARTPTR_TYPEDEF(Interface, iid)                                                                      \
    typedef _COM_SMARTPTR<_COM_SMARTPTR_LEVEL2<Interface, &iid>> Interface##Ptr
#else
#define _COM_SMARTPTR_TYPEDEF(Interface, iid) typedef _COM_SMARTPTR<Interface, &iid> Interface##Ptr
#endif
#endif

#ifndef _COM_NO_STANDARD_GUIDS_
#include <comdefsp.h>
#endif

#endif /* __cplusplus */
#endif /* COMITY_COMDEF_H */
