/* Automation: numbers and dates out of text, part by part. <oleauto.h> includes this file.
 * https://learn.microsoft.com/windows/win32/api/oleauto/ */
#ifndef COMITY_OLEAUTO_PARSING_H
#define COMITY_OLEAUTO_PARSING_H

#include <objbase.h>
#include <oaidl.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Numbers ------------------------------------------------------------------------------------------------- */

/** A number as digits. The value is the digits as an integer, in base 10 times 10 to the power nPwr10, or in base
 * 2^nBaseShift. */
typedef struct {
    INT cDig;         /* in: how many digits there is room for; out: how many there are */
    ULONG dwInFlags;  /* NUMPRS_...: what the text may have */
    ULONG dwOutFlags; /* NUMPRS_...: what it has */
    INT cchUsed;      /* characters that belong to the number */
    INT nBaseShift;   /* bits of a digit: 4 hexadecimal, 3 octal, 0 for decimal digits */
    INT nPwr10;       /* the power of ten of the last digit */
} NUMPARSE;

#define NUMPRS_LEADING_WHITE 0x0001
#define NUMPRS_TRAILING_WHITE 0x0002
#define NUMPRS_LEADING_PLUS 0x0004
#define NUMPRS_TRAILING_PLUS 0x0008
#define NUMPRS_LEADING_MINUS 0x0010
#define NUMPRS_TRAILING_MINUS 0x0020
#define NUMPRS_HEX_OCT 0x0040
#define NUMPRS_PARENS 0x0080
#define NUMPRS_DECIMAL 0x0100
#define NUMPRS_THOUSANDS 0x0200
#define NUMPRS_CURRENCY 0x0400
#define NUMPRS_EXPONENT 0x0800
#define NUMPRS_USE_ALL 0x1000
#define NUMPRS_STD 0x1FFF
/* Out only. */
#define NUMPRS_NEG 0x10000
#define NUMPRS_INEXACT 0x20000

#define VTBIT_I1 (1 << VT_I1)
#define VTBIT_UI1 (1 << VT_UI1)
#define VTBIT_I2 (1 << VT_I2)
#define VTBIT_UI2 (1 << VT_UI2)
#define VTBIT_I4 (1 << VT_I4)
#define VTBIT_UI4 (1 << VT_UI4)
#define VTBIT_I8 (1 << VT_I8)
#define VTBIT_UI8 (1 << VT_UI8)
#define VTBIT_R4 (1 << VT_R4)
#define VTBIT_R8 (1 << VT_R8)
#define VTBIT_CY (1 << VT_CY)
#define VTBIT_DECIMAL (1 << VT_DECIMAL)

/** Reads a number into `digits`, an array of numbers->cDig bytes, one digit each. Digits that have no room are left out, with
 * NUMPRS_INEXACT unless they are zeros. S_OK; DISP_E_TYPEMISMATCH for a text that is not such a number; DISP_E_OVERFLOW for a
 * hexadecimal or octal number with more digits than there is room for; E_INVALIDARG. */
STDAPI VarParseNumFromStr(LPCOLESTR text, LCID lcid, ULONG flags, NUMPARSE *numbers, BYTE *digits);
/** Makes a VARIANT of the first type that holds the number, among those of `types` (VTBIT_...). Integers come first, from
 * the smallest on, unless the number has a fraction and another type was asked for too; then VT_R4, VT_R8, VT_CY, VT_DECIMAL.
 * S_OK; DISP_E_OVERFLOW if none does; E_INVALIDARG. */
STDAPI VarNumFromParseNum(NUMPARSE *numbers, BYTE *digits, ULONG types, VARIANT *number);

/* ---- Dates --------------------------------------------------------------------------------------------------- */

/** A date and time as the calendar has it. */
typedef struct {
    SYSTEMTIME st;
    USHORT wDayOfYear; /* from 1 */
} UDATE;

#define VAR_CALENDAR_HIJRI ((DWORD)0x00000008)
#define VAR_CALENDAR_THAI ((DWORD)0x00000080)
#define VAR_CALENDAR_GREGORIAN ((DWORD)0x00000100)

/** Takes a DATE apart, to the second. S_OK, E_INVALIDARG for a date out of range. */
STDAPI VarUdateFromDate(DATE date, ULONG flags, UDATE *parts);
/** Puts a DATE together: day 31 of a month of 30 is the next month's first, hour 24 the next day, and year 0 to 99 as
 * in a text. VAR_TIMEVALUEONLY and VAR_DATEVALUEONLY keep one half. S_OK, E_INVALIDARG for a date out of range. */
STDAPI VarDateFromUdate(UDATE *parts, ULONG flags, DATE *date);
STDAPI VarDateFromUdateEx(UDATE *parts, LCID lcid, ULONG flags, DATE *date);
/** The names of months that a locale's own calendar or the grammar of its language has beside the usual ones: Islamic months
 * in Arabic, genitives in Russian and Polish. NULL for other locales, with S_OK. The
 * array ends with NULL and is not to be freed. */
STDAPI GetAltMonthNames(LCID lcid, LPOLESTR **names);

#ifdef __cplusplus
}
#endif

#endif /* COMITY_OLEAUTO_PARSING_H */
