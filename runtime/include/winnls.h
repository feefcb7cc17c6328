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

#ifdef __cplusplus
}
#endif

#endif /* COMITY_WINNLS_H */
