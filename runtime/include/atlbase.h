/* The part of ATL's base that clients of COM use: <atlcomcli.h>. What makes components (CComModule, CComObject, maps) is not
 * there. */
#ifndef COMITY_ATLBASE_H
#define COMITY_ATLBASE_H

#include <atlcomcli.h>

#endif /* COMITY_ATLBASE_H */
