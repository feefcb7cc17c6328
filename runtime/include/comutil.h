/* Microsoft's compiler support for COM: the classes _bstr_t and _variant_t.
 * https://learn.microsoft.com/cpp/cpp/compiler-com-support-classes
 *
 * One file takes in both classes, which convert into each other. C finds nothing here. */
#ifndef COMITY_COMUTIL_H
#define COMITY_COMUTIL_H
#define _INC_COMUTIL

#include <ole2.h>
#include <comity/comutil_bstr.h>
#include <comity/comutil_variant.h>

#endif /* COMITY_COMUTIL_H */
