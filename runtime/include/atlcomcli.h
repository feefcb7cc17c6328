/* ATL's classes for clients of COM: CComPtr, CComQIPtr, CComBSTR, CComVariant. C finds nothing here.
 * https://learn.microsoft.com/cpp/atl/reference/atl-classes */
#ifndef COMITY_ATLCOMCLI_H
#define COMITY_ATLCOMCLI_H

#include <ole2.h>
#include <olectl.h>
#include <atldef.h>
#include <atlexcept.h>
#include <comity/atl_ptr.h>
#include <comity/atl_bstr.h>
#include <comity/atl_variant.h>

#endif /* COMITY_ATLCOMCLI_H */
