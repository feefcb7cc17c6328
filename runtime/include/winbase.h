/* The little of Windows' system interface that source around COM leans on; docs/porting.md lists it. Each subject is declared
 * in the header that has its name in Windows. */
#ifndef COMITY_WINBASE_H
#define COMITY_WINBASE_H
#define _WINBASE_

#include <windef.h>
#include <winerror.h>

#include <errhandlingapi.h>
#include <comity/winbase_text.h>

#endif /* COMITY_WINBASE_H */
