/* What of <winuser.h> has nothing to do with windows. https://learn.microsoft.com/windows/win32/api/winuser/ */
#ifndef COMITY_WINUSER_H
#define COMITY_WINUSER_H
#define _WINUSER_

#include <windef.h>

#ifdef __cplusplus
extern "C" {
#endif

#ifdef __cplusplus
}
#endif

#endif /* COMITY_WINUSER_H */
