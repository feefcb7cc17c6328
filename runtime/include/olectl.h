/* Result codes, standard DISPIDs and types of controls and connection points.
 * https://learn.microsoft.com/windows/win32/api/olectl/ */
#ifndef COMITY_OLECTL_H
#define COMITY_OLECTL_H
#define _OLECTL_H_

#include <ole2.h>
#include <ocidl.h>

#include <comity/control_ids.h>

#define CONNECT_E_FIRST MAKE_SCODE(SEVERITY_ERROR, FACILITY_ITF, 0x0200)
#define CONNECT_E_LAST MAKE_SCODE(SEVERITY_ERROR, FACILITY_ITF, 0x020F)
#define CONNECT_S_FIRST MAKE_SCODE(SEVERITY_SUCCESS, FACILITY_ITF, 0x0200)
#define CONNECT_S_LAST MAKE_SCODE(SEVERITY_SUCCESS, FACILITY_ITF, 0x020F)
#define CONNECT_E_NOCONNECTION _HRESULT_TYPEDEF_(0x80040200)
#define CONNECT_E_ADVISELIMIT _HRESULT_TYPEDEF_(0x80040201)
#define CONNECT_E_CANNOTCONNECT _HRESULT_TYPEDEF_(0x80040202)
#define CONNECT_E_OVERRIDDEN _HRESULT_TYPEDEF_(0x80040203)
#define SELFREG_E_FIRST CONNECT_E_FIRST
#define SELFREG_E_LAST CONNECT_E_LAST
#define SELFREG_S_FIRST CONNECT_S_FIRST
#define SELFREG_S_LAST CONNECT_S_LAST
#define SELFREG_E_TYPELIB _HRESULT_TYPEDEF_(0x80040200)
#define SELFREG_E_CLASS _HRESULT_TYPEDEF_(0x80040201)
#define PERPROP_E_FIRST CONNECT_E_FIRST
#define PERPROP_E_LAST CONNECT_E_LAST
#define PERPROP_S_FIRST CONNECT_S_FIRST
#define PERPROP_S_LAST CONNECT_S_LAST
#define PERPROP_E_NOPAGEAVAILABLE _HRESULT_TYPEDEF_(0x80040200)

#define OLEIVERB_PROPERTIES (-7L)

/* ---- Types of properties: what a property page or a browser looks for, as VARTYPEs of controls ------------------------------- */

#define VT_STREAMED_PROPSET 73
#define VT_STORED_PROPSET 74
#define VT_BLOB_PROPSET 75
#define VT_VERBOSE_ENUM 76
#define VT_COLOR VT_I4
#define VT_XPOS_PIXELS VT_I4
#define VT_YPOS_PIXELS VT_I4
#define VT_XSIZE_PIXELS VT_I4
#define VT_YSIZE_PIXELS VT_I4
#define VT_XPOS_HIMETRIC VT_I4
#define VT_YPOS_HIMETRIC VT_I4
#define VT_XSIZE_HIMETRIC VT_I4
#define VT_YSIZE_HIMETRIC VT_I4
#define VT_TRISTATE VT_I2
#define VT_OPTEXCLUSIVE VT_BOOL
#define VT_FONT VT_DISPATCH
#define VT_PICTURE VT_DISPATCH
#define VT_HANDLE VT_I4

typedef LONG OLE_XPOS_PIXELS;
typedef LONG OLE_YPOS_PIXELS;
typedef LONG OLE_XSIZE_PIXELS;
typedef LONG OLE_YSIZE_PIXELS;
typedef FLOAT OLE_XPOS_CONTAINER;
typedef FLOAT OLE_YPOS_CONTAINER;
typedef FLOAT OLE_XSIZE_CONTAINER;
typedef FLOAT OLE_YSIZE_CONTAINER;
typedef enum {
    triUnchecked = 0,
    triChecked = 1,
    triGray = 2
} OLE_TRISTATE;
typedef VARIANT_BOOL OLE_OPTEXCLUSIVE;
typedef VARIANT_BOOL OLE_CANCELBOOL;
typedef VARIANT_BOOL OLE_ENABLEDEFAULTBOOL;

/* ---- Descriptions of fonts and pictures. Making one (OleCreateFontIndirect, OleLoadPicture) takes a graphics system: it is not there. */

#ifdef __cplusplus
#define FONTSIZE(points) {points * 10000, 0}
#else
#define FONTSIZE(points) {{points * 10000, 0}}
#endif
typedef struct tagFONTDESC {
    UINT cbSizeofstruct;
    LPOLESTR lpstrName;
    CY cySize;
    SHORT sWeight;
    SHORT sCharset;
    BOOL fItalic;
    BOOL fUnderline;
    BOOL fStrikethrough;
} FONTDESC, *LPFONTDESC;

#define PICTYPE_UNINITIALIZED (-1)
#define PICTYPE_NONE 0
#define PICTYPE_BITMAP 1
#define PICTYPE_METAFILE 2
#define PICTYPE_ICON 3
#define PICTYPE_ENHMETAFILE 4
typedef struct tagPICTDESC {
    UINT cbSizeofstruct;
    UINT picType;
    union {
        struct {
            HBITMAP hbitmap;
            HPALETTE hpal;
        } bmp;
        struct {
            HMETAFILE hmeta;
            int xExt;
            int yExt;
        } wmf;
        struct {
            HICON hicon;
        } icon;
        struct {
            HENHMETAFILE hemf;
        } emf;
    } DUMMYUNIONNAME;
} PICTDESC, *LPPICTDESC;

STDAPI DllRegisterServer(void);
STDAPI DllUnregisterServer(void);

#endif /* COMITY_OLECTL_H */
