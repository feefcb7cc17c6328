/* Of drawing, colours and the structures that interfaces of COM pass on: fonts, palettes, bitmaps.
 * https://learn.microsoft.com/windows/win32/api/wingdi/ */
#ifndef COMITY_WINGDI_H
#define COMITY_WINGDI_H

#include <windef.h>

#define _WINGDI_
#define RGB(r, g, b) ((COLORREF)(((BYTE)(r) | ((WORD)((BYTE)(g)) << 8)) | (((DWORD)(BYTE)(b)) << 16)))
#define GetRValue(rgb) (LOBYTE(rgb))
#define GetGValue(rgb) (LOBYTE(((WORD)(rgb)) >> 8))
#define GetBValue(rgb) (LOBYTE((rgb) >> 16))
#define CLR_INVALID 0xFFFFFFFF
#define CLR_NONE 0xFFFFFFFF
#define CLR_DEFAULT 0xFF000000
#define PALETTEINDEX(number) ((COLORREF)(0x01000000 | (DWORD)(WORD)(number)))
#define PALETTERGB(r, g, b) (0x02000000 | RGB(r, g, b))

typedef struct tagPALETTEENTRY {
    BYTE peRed, peGreen, peBlue, peFlags;
} PALETTEENTRY, *PPALETTEENTRY, *LPPALETTEENTRY;
typedef struct tagLOGPALETTE {
    WORD palVersion;
    WORD palNumEntries;
    PALETTEENTRY palPalEntry[1];
} LOGPALETTE, *PLOGPALETTE, *NPLOGPALETTE, *LPLOGPALETTE;

/* Both widths of the structures that hold text. */
#define LF_FACESIZE 32
#define LF_FULLFACESIZE 64
#define COMITY_LOGFONT_(name, character)                                                                                           \
    typedef struct tag##name {                                                                                                     \
        LONG lfHeight, lfWidth, lfEscapement, lfOrientation, lfWeight;                                                             \
        BYTE lfItalic, lfUnderline, lfStrikeOut, lfCharSet, lfOutPrecision, lfClipPrecision, lfQuality, lfPitchAndFamily;          \
        character lfFaceName[LF_FACESIZE];                                                                                         \
    } name, *P##name, *NP##name, *LP##name
COMITY_LOGFONT_(LOGFONTA, CHAR);
COMITY_LOGFONT_(LOGFONTW, WCHAR);
#undef COMITY_LOGFONT_

#define COMITY_TEXTMETRIC_(name, character)                                                                                        \
    typedef struct tag##name {                                                                                                     \
        LONG tmHeight, tmAscent, tmDescent, tmInternalLeading, tmExternalLeading, tmAveCharWidth, tmMaxCharWidth, tmWeight;        \
        LONG tmOverhang, tmDigitizedAspectX, tmDigitizedAspectY;                                                                   \
        character tmFirstChar, tmLastChar, tmDefaultChar, tmBreakChar;                                                             \
        BYTE tmItalic, tmUnderlined, tmStruckOut, tmPitchAndFamily, tmCharSet;                                                     \
    } name, *P##name, *NP##name, *LP##name
COMITY_TEXTMETRIC_(TEXTMETRICA, BYTE);
COMITY_TEXTMETRIC_(TEXTMETRICW, WCHAR);
#undef COMITY_TEXTMETRIC_

#ifdef UNICODE
typedef LOGFONTW LOGFONT, *PLOGFONT, *LPLOGFONT;
typedef TEXTMETRICW TEXTMETRIC, *PTEXTMETRIC, *LPTEXTMETRIC;
#else
typedef LOGFONTA LOGFONT, *PLOGFONT, *LPLOGFONT;
typedef TEXTMETRICA TEXTMETRIC, *PTEXTMETRIC, *LPTEXTMETRIC;
#endif

typedef struct tagBITMAP {
    LONG bmType, bmWidth, bmHeight, bmWidthBytes;
    WORD bmPlanes, bmBitsPixel;
    LPVOID bmBits;
} BITMAP, *PBITMAP, *LPBITMAP;
typedef struct tagRGBTRIPLE {
    BYTE rgbtBlue, rgbtGreen, rgbtRed;
} RGBTRIPLE;
typedef struct tagRGBQUAD {
    BYTE rgbBlue, rgbGreen, rgbRed, rgbReserved;
} RGBQUAD, *LPRGBQUAD;
typedef struct tagBITMAPINFOHEADER {
    DWORD biSize;
    LONG biWidth, biHeight;
    WORD biPlanes, biBitCount;
    DWORD biCompression, biSizeImage;
    LONG biXPelsPerMeter, biYPelsPerMeter;
    DWORD biClrUsed, biClrImportant;
} BITMAPINFOHEADER, *PBITMAPINFOHEADER, *LPBITMAPINFOHEADER;
typedef struct tagBITMAPINFO {
    BITMAPINFOHEADER bmiHeader;
    RGBQUAD bmiColors[1];
} BITMAPINFO, *PBITMAPINFO, *LPBITMAPINFO;
#pragma pack(push, 2)
typedef struct tagBITMAPFILEHEADER {
    WORD bfType;
    DWORD bfSize;
    WORD bfReserved1, bfReserved2;
    DWORD bfOffBits;
} BITMAPFILEHEADER, *PBITMAPFILEHEADER, *LPBITMAPFILEHEADER;
#pragma pack(pop)
typedef struct tagMETAFILEPICT {
    LONG mm, xExt, yExt;
    HMETAFILE hMF;
} METAFILEPICT, *LPMETAFILEPICT;

#define FW_DONTCARE 0
#define FW_THIN 100
#define FW_EXTRALIGHT 200
#define FW_LIGHT 300
#define FW_NORMAL 400
#define FW_REGULAR FW_NORMAL
#define FW_MEDIUM 500
#define FW_SEMIBOLD 600
#define FW_BOLD 700
#define FW_EXTRABOLD 800
#define FW_HEAVY 900
#define FW_BLACK FW_HEAVY

#define ANSI_CHARSET 0
#define DEFAULT_CHARSET 1
#define SYMBOL_CHARSET 2
#define MAC_CHARSET 77
#define SHIFTJIS_CHARSET 128
#define HANGEUL_CHARSET 129
#define HANGUL_CHARSET 129
#define JOHAB_CHARSET 130
#define GB2312_CHARSET 134
#define CHINESEBIG5_CHARSET 136
#define GREEK_CHARSET 161
#define TURKISH_CHARSET 162
#define VIETNAMESE_CHARSET 163
#define HEBREW_CHARSET 177
#define ARABIC_CHARSET 178
#define BALTIC_CHARSET 186
#define RUSSIAN_CHARSET 204
#define THAI_CHARSET 222
#define EASTEUROPE_CHARSET 238
#define OEM_CHARSET 255

#define BI_RGB 0
#define BI_RLE8 1
#define BI_RLE4 2
#define BI_BITFIELDS 3
#define DIB_RGB_COLORS 0
#define DIB_PAL_COLORS 1

#define MM_TEXT 1
#define MM_LOMETRIC 2
#define MM_HIMETRIC 3
#define MM_LOENGLISH 4
#define MM_HIENGLISH 5
#define MM_TWIPS 6
#define MM_ISOTROPIC 7
#define MM_ANISOTROPIC 8

#endif /* COMITY_WINGDI_H */
