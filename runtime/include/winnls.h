/* Text in languages. https://learn.microsoft.com/windows/win32/api/winnls/,
 * https://learn.microsoft.com/windows/win32/api/stringapiset/ */
#ifndef COMITY_WINNLS_H
#define COMITY_WINNLS_H
#define _WINNLS_

#include <windef.h>
#include <winerror.h>
#include <comity/winnls_constants.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Code pages -------------------------------------------------------------------------------------------------- */

typedef struct _cpinfo {
    UINT MaxCharSize;
    BYTE DefaultChar[MAX_DEFAULTCHAR];
    BYTE LeadByte[MAX_LEADBYTES];
} CPINFO, *LPCPINFO;
typedef struct _cpinfoexA {
    UINT MaxCharSize;
    BYTE DefaultChar[MAX_DEFAULTCHAR];
    BYTE LeadByte[MAX_LEADBYTES];
    WCHAR UnicodeDefaultChar;
    UINT CodePage;
    CHAR CodePageName[MAX_PATH];
} CPINFOEXA, *LPCPINFOEXA;
typedef struct _cpinfoexW {
    UINT MaxCharSize;
    BYTE DefaultChar[MAX_DEFAULTCHAR];
    BYTE LeadByte[MAX_LEADBYTES];
    WCHAR UnicodeDefaultChar;
    UINT CodePage;
    WCHAR CodePageName[MAX_PATH];
} CPINFOEXW, *LPCPINFOEXW;

/** Bytes to UTF-16. `count` negative: up to and with the NUL. `room` 0: only the number of units that are needed. Returns the
 * number of units, 0 on failure with the last error: ERROR_INVALID_PARAMETER (null pointers, the same buffer for both, no
 * bytes, an unknown code page), ERROR_INVALID_FLAGS, ERROR_INSUFFICIENT_BUFFER (what fits is written),
 * ERROR_NO_UNICODE_TRANSLATION with MB_ERR_INVALID_CHARS. Without that flag what is ill-formed becomes U+FFFD.
 *
 * Code pages: UTF-8 as CP_UTF8, and as the system's (CP_ACP and its relatives), where the flags that source written for
 * single-byte code pages passes are taken and without effect; 1252; 28591 (Latin-1); 20127 (ASCII). */
STDAPI_(int) MultiByteToWideChar(UINT code_page, DWORD flags, LPCCH bytes, int count, LPWSTR units, int room);
/** UTF-16 to bytes, with the same rules. What a single-byte code page cannot say becomes its nearest relative (not with
 * WC_NO_BEST_FIT_CHARS) or `default_char` ("?" for NULL), and *used_default says whether that happened; both have to be NULL for
 * CP_UTF8. In UTF-8 an unpaired surrogate becomes U+FFFD, or fails with WC_ERR_INVALID_CHARS. */
STDAPI_(int) WideCharToMultiByte(UINT code_page, DWORD flags, LPCWCH units, int count, LPSTR bytes, int room,
                                 LPCCH default_char, BOOL *used_default);
/** The system's code pages: 65001, UTF-8. */
STDAPI_(UINT) GetACP(void);
STDAPI_(UINT) GetOEMCP(void);
/** Whether a number, not one of CP_ACP's kind, is a code page that is here. */
STDAPI_(BOOL) IsValidCodePage(UINT code_page);
/** FALSE with ERROR_INVALID_PARAMETER for an unknown code page or a null pointer. */
STDAPI_(BOOL) GetCPInfo(UINT code_page, LPCPINFO info);
STDAPI_(BOOL) GetCPInfoExA(UINT code_page, DWORD flags, LPCPINFOEXA info);
STDAPI_(BOOL) GetCPInfoExW(UINT code_page, DWORD flags, LPCPINFOEXW info);
#define GetCPInfoEx COMITY_AW_(GetCPInfoEx)
/** FALSE: no code page here has lead bytes. */
STDAPI_(BOOL) IsDBCSLeadByte(BYTE byte);
STDAPI_(BOOL) IsDBCSLeadByteEx(UINT code_page, BYTE byte);

/* ---- Order, case, kinds ------------------------------------------------------------------------------------------ */

typedef struct _nlsversioninfo *LPNLSVERSIONINFO;
typedef DWORD LCTYPE;

/** CSTR_LESS_THAN, CSTR_EQUAL or CSTR_GREATER_THAN by the order of the locale's language: symbols, digits, letters; then accents;
 * then case, small letters first; then hyphens and apostrophes, unless SORT_STRINGSORT makes them symbols. Letters are in the
 * order of Unicode's collation, symbols in Windows'. Negative counts: up to the NUL. 0 with ERROR_INVALID_PARAMETER (a null
 * pointer, no locale) or ERROR_INVALID_FLAGS (a flag that is not published). */
STDAPI_(int) CompareStringW(LCID lcid, DWORD flags, LPCWCH a, int a_count, LPCWCH b, int b_count);
STDAPI_(int) CompareStringA(LCID lcid, DWORD flags, LPCCH a, int a_count, LPCCH b, int b_count);
#define CompareString COMITY_AW_(CompareString)
/** As CompareStringW, by the name of a locale; the last three arguments have to be 0. */
STDAPI_(int) CompareStringEx(LPCWSTR locale, DWORD flags, LPCWCH a, int a_count, LPCWCH b, int b_count,
                             LPNLSVERSIONINFO version, LPVOID reserved, LPARAM parameter);
/** By the numbers of the characters, with or without case. */
STDAPI_(int) CompareStringOrdinal(LPCWCH a, int a_count, LPCWCH b, int b_count, BOOL ignore_case);
/** Maps a text by LCMAP_... flags: case (by the language's rules with LCMAP_LINGUISTIC_CASING), kana, widths, the two Chinese
 * scripts (ideograph by ideograph), turned bytes, or leaves out marks or symbols (NORM_IGNORENONSPACE, NORM_IGNORESYMBOLS). A negative
 * count takes the NUL too; `room` 0 asks for the length. Case alone may be mapped in place.
 *
 * LCMAP_SORTKEY writes bytes instead, `room` and the result count bytes: a key that ends in its only zero, and whose order under
 * memcmp is that of CompareString with the same flags. Its bytes are Comity's own, of this version and of the version of ICU: no
 * keys to keep.
 *
 * 0 with ERROR_INVALID_PARAMETER (null pointers, no text, no locale), ERROR_INVALID_FLAGS (flags that are not known, that exclude each
 * other, or that need another buffer than the text; LCMAP_TITLECASE and LCMAP_HASH) or ERROR_INSUFFICIENT_BUFFER. */
STDAPI_(int) LCMapStringW(LCID lcid, DWORD flags, LPCWSTR text, int count, LPWSTR out, int room);
STDAPI_(int) LCMapStringA(LCID lcid, DWORD flags, LPCSTR text, int count, LPSTR out, int room);
#define LCMapString COMITY_AW_(LCMapString)
STDAPI_(int) LCMapStringEx(LPCWSTR locale, DWORD flags, LPCWSTR text, int count, LPWSTR out, int room,
                           LPNLSVERSIONINFO version, LPVOID reserved, LPARAM handle);
/** Maps a text by MAP_... flags: the normal forms C (MAP_PRECOMPOSED), D (MAP_COMPOSITE) and those with compatibility mappings
 * (MAP_FOLDCZONE, KC unless MAP_COMPOSITE is there too), digits to ASCII's, ligatures to letters. The buffers have to differ. Counts and
 * failures as for LCMapString. */
STDAPI_(int) FoldStringW(DWORD flags, LPCWCH text, int count, LPWSTR out, int room);
STDAPI_(int) FoldStringA(DWORD flags, LPCSTR text, int count, LPSTR out, int room);
#define FoldString COMITY_AW_(FoldString)
/** The kind of each character: CT_CTYPE1, CT_CTYPE2 or CT_CTYPE3. FALSE with ERROR_INVALID_PARAMETER. */
STDAPI_(BOOL) GetStringTypeW(DWORD kind, LPCWCH text, int count, LPWORD types);
STDAPI_(BOOL) GetStringTypeExW(LCID lcid, DWORD kind, LPCWCH text, int count, LPWORD types);
/** The same for bytes: one type for each UTF-16 unit that they stand for. */
STDAPI_(BOOL) GetStringTypeA(LCID lcid, DWORD kind, LPCSTR text, int count, LPWORD types);
STDAPI_(BOOL) GetStringTypeExA(LCID lcid, DWORD kind, LPCSTR text, int count, LPWORD types);
#define GetStringTypeEx COMITY_AW_(GetStringTypeEx)

/* ---- Locales ----------------------------------------------------------------------------------------------------- */

/** English (United States) on every machine, so that a program gives the same results everywhere. */
STDAPI_(LCID) GetUserDefaultLCID(void);
STDAPI_(LCID) GetSystemDefaultLCID(void);
STDAPI_(LANGID) GetUserDefaultLangID(void);
STDAPI_(LANGID) GetSystemDefaultLangID(void);
STDAPI_(LANGID) GetUserDefaultUILanguage(void);
STDAPI_(LANGID) GetSystemDefaultUILanguage(void);
/** The locale of lstrcmp on this thread. FALSE with ERROR_INVALID_PARAMETER for a number that is none. */
STDAPI_(LCID) GetThreadLocale(void);
STDAPI_(BOOL) SetThreadLocale(LCID lcid);
/** The locale that a default, or a language alone, stands for; any other number itself. */
STDAPI_(LCID) ConvertDefaultLocale(LCID lcid);
STDAPI_(BOOL) IsValidLocale(LCID lcid, DWORD flags);
STDAPI_(BOOL) IsValidLocaleName(LPCWSTR name);
/** 0 with ERROR_INVALID_PARAMETER for an unknown name. NULL is the user's locale, "" the invariant one, a
 * language alone that of its usual country, or itself with LOCALE_ALLOW_NEUTRAL_NAMES; other flags fail with ERROR_INVALID_FLAGS. */
STDAPI_(LCID) LocaleNameToLCID(LPCWSTR name, DWORD flags);
/** Names with their NUL, as GetLocaleInfoW writes LOCALE_SNAME. */
STDAPI_(int) LCIDToLocaleName(LCID lcid, LPWSTR name, int room, DWORD flags);
STDAPI_(int) GetUserDefaultLocaleName(LPWSTR name, int room);
STDAPI_(int) GetSystemDefaultLocaleName(LPWSTR name, int room);
/** A fact of a locale as text with its NUL, or with LOCALE_RETURN_NUMBER as a DWORD. Returns the units written, or with `room`
 * 0 needed; 0 with ERROR_INVALID_PARAMETER, ERROR_INVALID_FLAGS (a fact that is not known here, or is no number) or
 * ERROR_INSUFFICIENT_BUFFER. */
STDAPI_(int) GetLocaleInfoW(LCID lcid, LCTYPE type, LPWSTR out, int room);
STDAPI_(int) GetLocaleInfoA(LCID lcid, LCTYPE type, LPSTR out, int room);
#define GetLocaleInfo COMITY_AW_(GetLocaleInfo)
STDAPI_(int) GetLocaleInfoEx(LPCWSTR name, LCTYPE type, LPWSTR out, int room);

/* ---- Numbers and money ------------------------------------------------------------------------------------------- */

/** Grouping: 3 by threes, 32 three and then by twos, 30 three and then no more, 0 none. Orders as LOCALE_INEGNUMBER. */
typedef struct _numberfmtA {
    UINT NumDigits;
    UINT LeadingZero;
    UINT Grouping;
    LPSTR lpDecimalSep;
    LPSTR lpThousandSep;
    UINT NegativeOrder;
} NUMBERFMTA, *LPNUMBERFMTA;
typedef struct _numberfmtW {
    UINT NumDigits;
    UINT LeadingZero;
    UINT Grouping;
    LPWSTR lpDecimalSep;
    LPWSTR lpThousandSep;
    UINT NegativeOrder;
} NUMBERFMTW, *LPNUMBERFMTW;
/** Orders as LOCALE_INEGCURR and LOCALE_ICURRENCY. */
typedef struct _currencyfmtA {
    UINT NumDigits;
    UINT LeadingZero;
    UINT Grouping;
    LPSTR lpDecimalSep;
    LPSTR lpThousandSep;
    UINT NegativeOrder;
    UINT PositiveOrder;
    LPSTR lpCurrencySymbol;
} CURRENCYFMTA, *LPCURRENCYFMTA;
typedef struct _currencyfmtW {
    UINT NumDigits;
    UINT LeadingZero;
    UINT Grouping;
    LPWSTR lpDecimalSep;
    LPWSTR lpThousandSep;
    UINT NegativeOrder;
    UINT PositiveOrder;
    LPWSTR lpCurrencySymbol;
} CURRENCYFMTW, *LPCURRENCYFMTW;
typedef COMITY_AW_(NUMBERFMT) NUMBERFMT;
typedef COMITY_AW_(LPNUMBERFMT) LPNUMBERFMT;
typedef COMITY_AW_(CURRENCYFMT) CURRENCYFMT;
typedef COMITY_AW_(LPCURRENCYFMT) LPCURRENCYFMT;

/** A number, written as digits with at most one point behind at most one minus, in the locale's form or that of the structure, rounded with
 * halves away from zero. Returns the units with the NUL, written or with `room` 0 needed; 0 with ERROR_INVALID_PARAMETER (no
 * such number, no locale, more than 99 digits behind the point, an order that is none, null pointers), ERROR_INVALID_FLAGS (an unknown one, or
 * LOCALE_NOUSEROVERRIDE beside a structure) or ERROR_INSUFFICIENT_BUFFER. */
STDAPI_(int)
GetNumberFormatA(LCID lcid, DWORD flags, LPCSTR value, const NUMBERFMTA *format, LPSTR out, int room);
STDAPI_(int)
GetNumberFormatW(LCID lcid, DWORD flags, LPCWSTR value, const NUMBERFMTW *format, LPWSTR out, int room);
STDAPI_(int)
GetNumberFormatEx(LPCWSTR locale, DWORD flags, LPCWSTR value, const NUMBERFMTW *format, LPWSTR out, int room);
STDAPI_(int)
GetCurrencyFormatA(LCID lcid, DWORD flags, LPCSTR value, const CURRENCYFMTA *format, LPSTR out, int room);
STDAPI_(int)
GetCurrencyFormatW(LCID lcid, DWORD flags, LPCWSTR value, const CURRENCYFMTW *format, LPWSTR out, int room);
STDAPI_(int)
GetCurrencyFormatEx(LPCWSTR locale, DWORD flags, LPCWSTR value, const CURRENCYFMTW *format, LPWSTR out, int room);
#define GetNumberFormat COMITY_AW_(GetNumberFormat)
#define GetCurrencyFormat COMITY_AW_(GetCurrencyFormat)

#ifdef __cplusplus
}
#endif

#include <datetimeapi.h>

#endif /* COMITY_WINNLS_H */
