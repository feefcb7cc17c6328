/* Of drawing, the colour. https://learn.microsoft.com/windows/win32/api/wingdi/ */
#ifndef COMITY_WINGDI_H
#define COMITY_WINGDI_H

#include <windef.h>

#define _WINGDI_
#define RGB(r, g, b) ((COLORREF)(((BYTE)(r) | ((WORD)((BYTE)(g)) << 8)) | (((DWORD)(BYTE)(b)) << 16)))
#define GetRValue(rgb) (LOBYTE(rgb))
#define GetGValue(rgb) (LOBYTE(((WORD)(rgb)) >> 8))
#define GetBValue(rgb) (LOBYTE((rgb) >> 16))
#define CLR_INVALID 0xFFFFFFFF

#endif /* COMITY_WINGDI_H */
