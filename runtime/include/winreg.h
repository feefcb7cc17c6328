/* Of the registry, the types and the names of its roots: there is no registry. https://learn.microsoft.com/windows/win32/api/winreg/ */
#ifndef COMITY_WINREG_H
#define COMITY_WINREG_H

#include <windef.h>

#define _WINREG_
typedef ACCESS_MASK REGSAM;
typedef LONG LSTATUS;
#define HKEY_CLASSES_ROOT ((HKEY)(ULONG_PTR)((LONG)0x80000000))
#define HKEY_CURRENT_USER ((HKEY)(ULONG_PTR)((LONG)0x80000001))
#define HKEY_LOCAL_MACHINE ((HKEY)(ULONG_PTR)((LONG)0x80000002))
#define HKEY_USERS ((HKEY)(ULONG_PTR)((LONG)0x80000003))
#define HKEY_CURRENT_CONFIG ((HKEY)(ULONG_PTR)((LONG)0x80000005))

#endif /* COMITY_WINREG_H */
