/* C's functions on wide text in a program with a 16-bit wchar_t. Compiled as C and as C++, with and without
 * _FORTIFY_SOURCE; each of the headers comes first in one of these programs, chosen by FIRST. */
#include FIRST
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <wchar.h>
#include <wctype.h>

#include "wide_c_checks.h"

#define SAME(a, b) (wcscmp(a, b) == 0)

static int formatted(wchar_t* to, size_t room, const wchar_t* format, ...) {
    va_list list;
    va_start(list, format);
    const int length = vswprintf(to, room, format, list);
    va_end(list);
    return length;
}

static void lengths_and_copies(void) {
    wchar_t buffer[16];
    CHECK(sizeof(wchar_t) == 2);
    CHECK(wcslen(L"") == 0 && wcslen(L"abc") == 3);
    CHECK(wcsnlen(L"abc", 2) == 2 && wcsnlen(L"abc", 9) == 3);
    CHECK(wcscpy(buffer, L"abc") == buffer && SAME(buffer, L"abc"));
    CHECK(SAME(wcscat(buffer, L"de"), L"abcde"));
    CHECK(SAME(wcsncat(buffer, L"fgh", 2), L"abcdefg"));
    wmemset(buffer, L'#', 15);
    wcsncpy(buffer, L"ab", 4);
    CHECK(wmemcmp(buffer, L"ab\0\0#", 5) == 0);
    CHECK(wmemchr(buffer, L'#', 16) == buffer + 4 && !wmemchr(buffer, L'z', 15));
    wcscpy(buffer, L"abcdef");
    CHECK(wmemmove(buffer + 2, buffer, 4) == buffer + 2 && SAME(buffer, L"ababcd"));
    CHECK(wmemcpy(buffer, L"xy", 2) == buffer && SAME(buffer, L"xyabcd"));
    wchar_t* copy = wcsdup(L"dup");
    CHECK(SAME(copy, L"dup"));
    free(copy);
    copy = _wcsdup(L"dup");
    CHECK(SAME(_wcsupr(copy), L"DUP") && SAME(_wcslwr(copy), L"dup") && SAME(_wcsrev(copy), L"pud"));
    free(copy);
}

static void comparisons_and_searches(void) {
    const wchar_t* text = L"abcabc";
    CHECK(wcscmp(L"a", L"b") < 0 && wcscmp(L"b", L"a") > 0 && wcscmp(L"ab", L"a") > 0 &&
          wcscmp(L"a\xFFFF", L"a") > 0);
    CHECK(wcsncmp(L"abx", L"aby", 2) == 0 && wcsncmp(L"abx", L"aby", 3) < 0);
    CHECK(wcscoll(L"a", L"B") > 0);
    CHECK(_wcsicmp(L"aBc", L"AbC") == 0 && _wcsicmp(L"a", L"B") < 0 && _wcsnicmp(L"abX", L"ABy", 2) == 0);
    CHECK(_wcsicmp(L"\xC9", L"\xE9") != 0);
    CHECK(wcschr(text, L'b') == text + 1 && wcsrchr(text, L'b') == text + 4 && !wcschr(text, L'z'));
    CHECK(wcschr(text, 0) == text + 6);
    CHECK(wcsstr(text, L"ca") == text + 2 && wcsstr(text, L"") == text && !wcsstr(text, L"cb"));
    CHECK(wcspbrk(text, L"xcb") == text + 1 && !wcspbrk(text, L"xyz"));
    CHECK(wcsspn(text, L"ba") == 2 && wcscspn(text, L"c") == 2);
    wchar_t list[] = L",,one, two";
    wchar_t* rest;
    CHECK(SAME(wcstok(list, L", ", &rest), L"one") && SAME(wcstok(NULL, L", ", &rest), L"two"));
    CHECK(!wcstok(NULL, L", ", &rest));
}

static void numbers(void) {
    wchar_t* end;
    wchar_t buffer[80];
    const wchar_t* text = L"  -12x";
    CHECK(wcstol(text, &end, 10) == -12 && end == text + 5);
    CHECK(wcstol(L"0x1F", NULL, 0) == 31 && wcstol(L"077", NULL, 0) == 63 && wcstoul(L"z", NULL, 36) == 35);
    CHECK(wcstol(L"0x", &end, 16) == 0 && *end == L'x');
    errno = 0;
    CHECK(wcstoll(L"9223372036854775808", NULL, 10) == LLONG_MAX && errno == ERANGE);
    CHECK(wcstoll(L"-9223372036854775808", NULL, 10) == LLONG_MIN);
    CHECK(wcstoull(L"18446744073709551615", NULL, 10) == ULLONG_MAX);
    CHECK(wcstoimax(L"-5", NULL, 10) == -5);
    text = L" 1.5e3x";
    CHECK(wcstod(text, &end) == 1500 && end == text + 6);
    CHECK(wcstod(L"1e999", NULL) == HUGE_VAL && wcstof(L"-.5", NULL) == -.5f && wcstold(L"2", NULL) == 2);
    text = L"x";
    CHECK(wcstod(text, &end) == 0 && end == text);
    CHECK(_wtoi(L" 42x") == 42 && _wtoi(L"99999999999") == INT_MAX && _wtol(L"-7") == -7 &&
          _wtof(L"1.25") == 1.25);
    CHECK(SAME(_itow(-255, buffer, 16), L"ffffff01") && SAME(_itow(-255, buffer, 10), L"-255"));
    CHECK(SAME(_ltow(5, buffer, 2), L"101") && SAME(_ultow(0xFFFFFFFF, buffer, 10), L"4294967295"));
    CHECK(SAME(_i64tow(-5, buffer, 36), L"3w5e11264sgsb"));
}

static void formats(void) {
    wchar_t buffer[64];
    char narrow[64];
    CHECK(swprintf(buffer, 64, L"%s %S %hs %ls|%5s|%-5s|%.2s", L"w", "n", "n", L"w", L"a", L"b", L"cde") ==
          22);
    CHECK(SAME(buffer, L"w n n w|    a|b    |cd"));
    CHECK(swprintf(buffer, 64, L"%d|%5d|%-5d|%05d|%+d|% d|%.3d", 42, 42, 42, 42, 42, 42, 42) == 32);
    CHECK(SAME(buffer, L"42|   42|42   |00042|+42| 42|042"));
    CHECK(formatted(buffer, 64, L"%I64d %lld %ld %hd %lu", -5LL, -6LL, -7, 0x18000, 0xFFFFFFFF) == 26);
    CHECK(SAME(buffer, L"-5 -6 -7 -32768 4294967295"));
    CHECK(swprintf(buffer, 64, L"%x %X %#x %#o %o|%c%c|%%|%p", 255, 255, 255, 8, 8, 'a', 0x20AC,
                   (void*)0x1A) > 0);
    CHECK(SAME(buffer, L"ff FF 0xff 010 10|a\x20AC|%|000000000000001A"));
    CHECK(swprintf(buffer, 64, L"%.2f|%e|%G|%8.1f|%g", 2.345, 1e10, 1e20, -3.14, 0.5) > 0);
    CHECK(SAME(buffer, L"2.35|1.000000e+10|1E+20|    -3.1|0.5") ||
          SAME(buffer, L"2.34|1.000000e+10|1E+20|    -3.1|0.5"));
    CHECK(swprintf(buffer, 64, L"%*d|%-*d|%.*d", 5, 42, 5, 42, 4, 42) == 16 &&
          SAME(buffer, L"   42|42   |0042"));
    CHECK(swprintf(buffer, 64, L"%hs", "gr\xC3\xBC") == 3 && SAME(buffer, L"gr\xFC"));
    CHECK(swprintf(buffer, 64, L"%s", (wchar_t*)NULL) == 6 && SAME(buffer, L"(null)"));
    CHECK(swprintf(buffer, 4, L"%s", L"abcd") == -1 && SAME(buffer, L"abc"));
    wmemset(buffer, L'#', 63);
    CHECK(_snwprintf(buffer, 3, L"%s", L"abcd") == -1 && buffer[2] == L'c' && buffer[3] == L'#');
    CHECK(_snwprintf(buffer, 4, L"%s", L"abcd") == 4 && buffer[4] == L'#');
    CHECK(_snwprintf(buffer, 5, L"%s", L"abcd") == 4 && buffer[4] == 0);
    CHECK(_scwprintf(L"%d", 12345) == 5 && _snwprintf(NULL, 0, L"%d", 12345) == 5);
    CHECK(swprintf_s(buffer, 5, L"%d", 1234) == 4 && swprintf_s(buffer, 4, L"%d", 1234) == -1 &&
          buffer[0] == 0);
    CHECK(_snwprintf_s(buffer, 4, _TRUNCATE, L"%d", 12345) == -1 && SAME(buffer, L"123"));
    CHECK(_snwprintf_s(buffer, 64, 2, L"%d", 12345) == -1 && SAME(buffer, L"12"));
    CHECK(_snprintf(narrow, 64, "%s %S %ls %I64d", "n", L"\xFC", L"w", -5LL) == 9 &&
          strcmp(narrow, "n \xC3\xBC w -5") == 0);
    CHECK(sprintf_s(narrow, 3, "%d", 123) == -1 && narrow[0] == 0 && sprintf_s(narrow, 4, "%d", 123) == 3);
}

static void checked_copies(void) {
    wchar_t buffer[4] = L"";
    char narrow[4] = "";
    CHECK(wcscpy_s(buffer, 4, L"abc") == 0 && SAME(buffer, L"abc"));
    CHECK(wcscpy_s(buffer, 4, L"abcd") == ERANGE && buffer[0] == 0);
    CHECK(wcscpy_s(NULL, 4, L"a") == EINVAL && wcscpy_s(buffer, 0, L"a") == EINVAL &&
          wcscpy_s(buffer, 4, NULL) == EINVAL);
    CHECK(wcscat_s(buffer, 4, L"ab") == 0 && wcscat_s(buffer, 4, L"c") == 0 && SAME(buffer, L"abc"));
    CHECK(wcscat_s(buffer, 4, L"d") == ERANGE && buffer[0] == 0);
    CHECK(wcsncpy_s(buffer, 4, L"abcdef", 2) == 0 && SAME(buffer, L"ab"));
    CHECK(wcsncpy_s(buffer, 4, L"abcdef", _TRUNCATE) == STRUNCATE && SAME(buffer, L"abc"));
    CHECK(wcsncpy_s(buffer, 4, L"abcdef", 4) == ERANGE && buffer[0] == 0);
    CHECK(strcpy_s(narrow, 4, "abc") == 0 && strcat_s(narrow, 4, "d") == ERANGE && narrow[0] == 0);
    CHECK(strncpy_s(narrow, 4, "abcdef", _TRUNCATE) == STRUNCATE && strcmp(narrow, "abc") == 0);
}

static void narrow_names(void) {
    char buffer[40] = "aBc";
    CHECK(_stricmp("aB", "Ab") == 0 && _strnicmp("abX", "ABy", 2) == 0 && stricmp("a", "b") < 0);
    CHECK(strcmp(_strupr(buffer), "ABC") == 0 && strcmp(_strlwr(buffer), "abc") == 0 &&
          strcmp(_strrev(buffer), "cba") == 0);
    CHECK(strcmp(_itoa(-10, buffer, 10), "-10") == 0 && strcmp(_ultoa(255, buffer, 16), "ff") == 0);
    char* copy = _strdup("x");
    CHECK(strcmp(copy, "x") == 0);
    free(copy);
}

static void characters(void) {
    CHECK(iswalpha(0xE9) && iswalpha(0x4E2D) && !iswalpha(L'1') && iswdigit(0x660) && iswupper(0x416) &&
          iswlower(0xE9));
    CHECK(iswspace(0x3000) && iswspace(L'\t') && iswpunct(L'$') && iswcntrl(0x7F) && iswxdigit(L'f') &&
          !iswxdigit(L'g'));
    CHECK(towupper(L'a') == L'A' && towlower(L'Z') == L'z' && towupper(0xE9) == 0xE9);
}

static void utf8(void) {
    wchar_t buffer[8];
    char bytes[8];
    CHECK(mbstowcs(buffer, "\xE2\x82\xAC\xF0\x9F\x98\x80", 8) == 3 && SAME(buffer, L"\x20AC\xD83D\xDE00"));
    CHECK(mbstowcs(NULL, "\xE2\x82\xAC", 0) == 1 && mbstowcs(buffer, "\xFF", 8) == (size_t)-1 &&
          errno == EILSEQ);
    CHECK(wcstombs(bytes, L"\xFC", 8) == 2 && strcmp(bytes, "\xC3\xBC") == 0);
    CHECK(wcstombs(NULL, L"\xFC\xFC", 0) == 4 && wcstombs(bytes, L"\xD800", 8) == (size_t)-1);
    CHECK(mbtowc(buffer, "\xC3\xBC", 2) == 2 && buffer[0] == 0xFC && mbtowc(buffer, "\xC3", 1) == -1);
    CHECK(wctomb(bytes, 0x20AC) == 3 && wctomb(bytes, 0xD800) == -1);
    struct tm time;
    memset(&time, 0, sizeof time);
    time.tm_year = 126;
    time.tm_mon = 10;
    time.tm_mday = 26;
    wchar_t date[16];
    CHECK(wcsftime(date, 16, L"%Y-%m-%d", &time) == 10 && SAME(date, L"2026-11-26") &&
          wcsftime(date, 10, L"%Y-%m-%d", &time) == 0);
}

static void streams(void) {
    char bytes[64] = "";
    FILE* stream = tmpfile();
    CHECK(stream != NULL);
    if (!stream)
        return;
    CHECK(fwprintf(stream, L"%s %d ", L"\x20AC", 5) == 4 && fputs("narrow ", stream) >= 0);
    CHECK(fputws(L"\xD83D\xDE00", stream) >= 0 && fputwc(L'!', stream) == L'!');
    rewind(stream);
    CHECK(fgets(bytes, sizeof bytes, stream) &&
          strcmp(bytes, "\xE2\x82\xAC 5 narrow \xF0\x9F\x98\x80!") == 0);
    fclose(stream);
}

int main(void) {
    lengths_and_copies();
    comparisons_and_searches();
    numbers();
    formats();
    checked_copies();
    narrow_names();
    characters();
    utf8();
    streams();
    return failures != 0;
}
