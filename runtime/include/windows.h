/* The part of <windows.h> that COM source needs: basic types, result codes, GUIDs. Ported source includes it first. */
#ifndef COMITY_WINDOWS_H
#define COMITY_WINDOWS_H
#define _WINDOWS_
#define _INC_WINDOWS

#include <windef.h>
#include <guiddef.h>
#include <winerror.h>
#include <comity/interface_macros.h>
#include <winbase.h>
#include <winnls.h>
#include <winuser.h>
#include <wingdi.h>
#include <winreg.h>

#ifndef COM_NO_WINDOWS_H
#ifndef WIN32_LEAN_AND_MEAN
#include <ole2.h>
#endif
#endif

#endif /* COMITY_WINDOWS_H */
