/* Helpers over <windows.h>; of them, what is not about windows. */
#ifndef COMITY_WINDOWSX_H
#define COMITY_WINDOWSX_H
#define _INC_WINDOWSX

#include <windows.h>

#define GET_X_LPARAM(lp) ((int)(short)LOWORD(lp))
#define GET_Y_LPARAM(lp) ((int)(short)HIWORD(lp))

#endif /* COMITY_WINDOWSX_H */
