/* Functions that write values as text, by format strings and in the forms of a locale. <oleauto.h> includes this file.
 *
 * Every function that gives a BSTR sets it to NULL on failure; the caller frees it with SysFreeString. S_OK; E_INVALIDARG for a null
 * argument, a setting that there is not, or a date out of range; DISP_E_TYPEMISMATCH for a value that cannot be written so;
 * DISP_E_BADVARTYPE for what no VARIANT can be; E_OUTOFMEMORY. Values by reference and the default properties of objects are
 * taken.
 * https://learn.microsoft.com/windows/win32/api/oleauto/ */
#ifndef COMITY_OLEAUTO_FORMAT_H
#define COMITY_OLEAUTO_FORMAT_H

#include <objbase.h>
#include <oaidl.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Flags. Digits are never replaced by those of another script, so VAR_FORMAT_NOSUBSTITUTE changes nothing. */
#ifndef VAR_CALENDAR_HIJRI
#define VAR_CALENDAR_HIJRI ((DWORD)0x00000008)
#endif
#ifndef VAR_FORMAT_NOSUBSTITUTE
#define VAR_FORMAT_NOSUBSTITUTE ((DWORD)0x00000020)
#endif
#ifndef VAR_CALENDAR_THAI
#define VAR_CALENDAR_THAI ((DWORD)0x00000080)
#endif
#ifndef VAR_CALENDAR_GREGORIAN
#define VAR_CALENDAR_GREGORIAN ((DWORD)0x00000100)
#endif

/** Writes a value by a format string in the language of Visual Basic's Format function, or by one of its named formats, in the
 * user's locale. Without a format it is written as VariantChangeType does. The first day of the week is 1 for Sunday to 7 for
 * Saturday, the first week of the year the one with 1 January (1), the first with four days (2) or the first full one (3); 0 is
 * the locale's way. A value that the format is not for (a text that is no number, a number that is no date) is written without
 * it. VT_NULL gives the section that a format has for it, and NULL with S_OK otherwise.
 * https://learn.microsoft.com/office/vba/language/reference/user-interface-help/format-function-visual-basic-for-applications */
STDAPI VarFormat(LPVARIANT value, LPOLESTR format, int first_day, int first_week, ULONG flags, BSTR *text);

/** Turns a format string into tokens for VarFormatFromTokens, which may be used many times and in any locale, in this
 * process. `size` is the size of the buffer in bytes: 6 for any format and at most 4 for each character are enough. How much of it
 * was written goes to `used`, which may be NULL; it is 0, and one byte is written, for no format. E_INVALIDARG for more than
 * four sections; DISP_E_BUFFERTOOSMALL. */
STDAPI VarTokenizeFormatString(LPOLESTR format, LPBYTE tokens, int size, int first_day, int first_week, LCID lcid,
                               int *used);
/** As VarFormat, by tokens and in a locale. The format string is not looked at and may be NULL. E_INVALIDARG also for what is
 * no token buffer, and for an unknown locale. */
STDAPI VarFormatFromTokens(LPVARIANT value, LPOLESTR format, LPBYTE tokens, ULONG flags, BSTR *text, LCID lcid);

/** Writes a date: 0 short date and long time as far as they are there, 1 long date, 2 short date, 3 long time, 4 hours and
 * minutes of 24 hours. */
STDAPI VarFormatDateTime(LPVARIANT value, int named_format, ULONG flags, BSTR *text);

/** Write a number, a number times 100 with a percent sign, or an amount of money, in the user's locale and rounded half away from
 * zero. `places` behind the point are 0 to 9, or negative for the locale's number. The others are -2 for the locale's way, -1 for
 * yes and 0 for no: a zero in front of the point, negative numbers in parentheses, groups of thousands. */
STDAPI VarFormatNumber(LPVARIANT value, int places, int leading_digit, int parentheses, int grouping, ULONG flags,
                       BSTR *text);
STDAPI VarFormatPercent(LPVARIANT value, int places, int leading_digit, int parentheses, int grouping, ULONG flags,
                        BSTR *text);
STDAPI VarFormatCurrency(LPVARIANT value, int places, int leading_digit, int parentheses, int grouping, ULONG flags,
                         BSTR *text);

/** The name of a month, 1 to 12, in the user's locale, in full or abbreviated. */
STDAPI VarMonthName(int month, int abbreviated, ULONG flags, BSTR *text);
/** The name of a day of the week, 1 to 7 counted from the first day, which is 1 for Sunday to 7 for Saturday and 0 for the
 * locale's. */
STDAPI VarWeekdayName(int weekday, int abbreviated, int first_day, ULONG flags, BSTR *text);

#ifdef __cplusplus
}
#endif

#endif /* COMITY_OLEAUTO_FORMAT_H */
