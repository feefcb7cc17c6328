/* Text in languages. https://learn.microsoft.com/windows/win32/api/winnls/ */
#ifndef COMITY_WINNLS_H
#define COMITY_WINNLS_H
#define _WINNLS_

#include <windef.h>
#include <winerror.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef __cplusplus
}
#endif

#endif /* COMITY_WINNLS_H */
