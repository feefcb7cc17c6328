#include <windows.h>

#include <gtest/gtest.h>

#include <cstdarg>
#include <cstring>
#include <string>

namespace {

template <class... Arguments>
std::string narrow_format(const char* format, Arguments... arguments) {
    char buffer[1024];
    const int length = wsprintfA(buffer, format, arguments...);
    EXPECT_EQ(length, lstrlenA(buffer));
    return buffer;
}

// Each result is what wsprintfA gave under Wine 8.0.
TEST(TextWsprintf, Conversions) {
    EXPECT_EQ(narrow_format("%d %i %u", -5, 6, -7), "-5 6 4294967289");
    EXPECT_EQ(narrow_format("%5d|%-5d|%05d|%-05d|", 42, 42, 42, 7), "   42|42   |00042|7    |");
    EXPECT_EQ(narrow_format("%.5d|%8.5d|%-8.5d|%08.5d", 42, 42, 42, 42), "00042|   00042|00042   |00000042");
    EXPECT_EQ(narrow_format("%x %X %#x %#X %#10x %#010x", 0xABC, 0xABC, 0xABC, 0xABC, 0xABC, 0xABC),
              "abc ABC 0xabc 0XABC        0xabc 0x0000000abc");
    EXPECT_EQ(narrow_format("%#x %.d %.0d %hd", 0, 0, 0, 0x12345), "0x0 0 0 74565");
    EXPECT_EQ(narrow_format("%I64d %I64x %Id", -5LL, -5LL, SIZE_T{5}), "-5 fffffffffffffffb 5");
    EXPECT_EQ(narrow_format("%p", reinterpret_cast<void*>(0x1234abcd)), "000000001234ABCD");
    EXPECT_EQ(narrow_format("%c|%5c|%-5c|%05c", 'a', 'b', 'c', 'd'), "a|    b|c    |    d");
    EXPECT_EQ(narrow_format("%10hs|%-10hs|%.2hs|%10.2hs|%010hs", "nar", "nar", "nar", "nar", "nar"),
              "       nar|nar       |na|        na|       nar");
    EXPECT_EQ(narrow_format("%s %S %ls %s", "n", u"\u00FC", u"w", static_cast<char*>(nullptr)),
              "n \xC3\xBC w (null)");
    EXPECT_EQ(narrow_format("%% %q %e %f|%*d", 1, 2), "% q e f|*d");
}

TEST(TextWsprintf, Wide) {
    WCHAR buffer[1024];
    EXPECT_EQ(wsprintfW(buffer, u"%s|%S|%hs|%08lX", u"w", "n", "\xC3\xBC", 0xABCu), 14);
    EXPECT_EQ(std::u16string(buffer), u"w|n|\u00FC|00000ABC");
}

TEST(TextWsprintf, IsCutAtTheEndOfADocumentedBuffer) {
    const std::string large(5000, 'a');
    char buffer[1030];
    buffer[1024] = '#';
    EXPECT_EQ(wsprintfA(buffer, "%s%d%5000d", large.c_str(), 1, 2), 1023);
    EXPECT_EQ(lstrlenA(buffer), 1023);
    EXPECT_EQ(buffer[1024], '#');
}

DWORD message(std::string& out, LPCSTR format, ...) {
    char buffer[400];
    std::va_list list;
    va_start(list, format);
    const DWORD length =
        FormatMessageA(FORMAT_MESSAGE_FROM_STRING, format, 0, 0, buffer, sizeof buffer, &list);
    va_end(list);
    out.assign(buffer, length);
    return length;
}

// In a list, what is a width or a precision is no insert of its own.
TEST(TextMessage, WidthsInAList) {
    std::string text;
    message(text, "%1!*.*s! %2 %3!*s!", 4, 2, "Bill", "Bob", 6, "Bill");
    EXPECT_EQ(text, "  Bi Bob   Bill");
    message(text, "%1!*d! %1!x! %2 %1!d!", 5, 31, "z");
    EXPECT_EQ(text, "   31 1f z 31");
}

TEST(TextMessage, IsBounded) {
    std::string format = "a";
    for (int i = 0; i < 20; ++i)
        format += "%1!32000d!";
    DWORD_PTR arguments[] = {1};
    LPSTR made = nullptr;
    const DWORD flags =
        FORMAT_MESSAGE_FROM_STRING | FORMAT_MESSAGE_ARGUMENT_ARRAY | FORMAT_MESSAGE_ALLOCATE_BUFFER;
    EXPECT_EQ(FormatMessageA(flags, format.c_str(), 0, 0, reinterpret_cast<LPSTR>(&made), 0,
                             reinterpret_cast<va_list*>(arguments)),
              0u);
    EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_MORE_DATA));
    EXPECT_EQ(made, nullptr);
    EXPECT_EQ(FormatMessageA(flags, "%1!2147483647d!", 0, 0, reinterpret_cast<LPSTR>(&made), 0,
                             reinterpret_cast<va_list*>(arguments)),
              0u);
    EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_MORE_DATA));
    const std::string plain(0x20001, 'a');
    EXPECT_EQ(FormatMessageA(flags, plain.c_str(), 0, 0, reinterpret_cast<LPSTR>(&made), 0, nullptr), 0u);
    EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_MORE_DATA));
}

TEST(TextMessage, OfTheSystem) {
    WCHAR buffer[200];
    const DWORD length = FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM, nullptr,
                                        static_cast<DWORD>(DISP_E_TYPEMISMATCH), 0, buffer, 200, nullptr);
    EXPECT_EQ(std::u16string(buffer), u"A value cannot be converted to the type that is needed.\r\n");
    EXPECT_EQ(length, std::u16string(buffer).size());
    EXPECT_EQ(FormatMessageW(FORMAT_MESSAGE_FROM_HMODULE, nullptr, 1, 0, buffer, 200, nullptr), 0u);
    EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_RESOURCE_TYPE_NOT_FOUND));
}

TEST(TextCompare, OrderAndRefusals) {
    EXPECT_EQ(CompareStringW(0x409, 0, u"a", -1, u"B", -1), CSTR_LESS_THAN);
    EXPECT_EQ(CompareStringW(0x409, 0, u"a", -1, u"A", -1), CSTR_LESS_THAN);
    EXPECT_EQ(CompareStringW(0x409, NORM_IGNORECASE, u"aX", 1, u"Ay", 1), CSTR_EQUAL);
    EXPECT_EQ(CompareStringA(0x409, 0, "b", -1, "a", -1), CSTR_GREATER_THAN);
    EXPECT_EQ(CompareStringEx(u"de-DE", 0, u"a", -1, u"\u00E4", -1, nullptr, nullptr, 0), CSTR_LESS_THAN);
    SetLastError(0);
    EXPECT_EQ(CompareStringW(0x409, 0, nullptr, -1, u"a", -1), 0);
    EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_INVALID_PARAMETER));
    EXPECT_EQ(CompareStringW(0x409, 0x400000, u"a", -1, u"a", -1), 0);
    EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_INVALID_FLAGS));
    EXPECT_EQ(CompareStringOrdinal(u"a", -1, u"B", -1, FALSE), CSTR_GREATER_THAN);
    EXPECT_EQ(CompareStringOrdinal(u"a", -1, u"B", -1, TRUE), CSTR_LESS_THAN);
    EXPECT_EQ(CompareStringOrdinal(u"\u00E9x", 1, u"\u00C9", -1, TRUE), CSTR_EQUAL);
    EXPECT_EQ(lstrcmpA("a", "A"), -1);
    EXPECT_EQ(lstrcmpiA("a", "A"), 0);
    EXPECT_EQ(lstrcmpW(nullptr, nullptr), 0);
    EXPECT_EQ(lstrcmpW(nullptr, u"a"), -1);
    EXPECT_EQ(lstrcmpW(u"a", nullptr), 1);
}

TEST(TextMap, CaseInPlaceAndRefusals) {
    WCHAR buffer[] = u"stra\u00DFe i";
    EXPECT_EQ(LCMapStringW(0x409, LCMAP_UPPERCASE, buffer, -1, buffer, 9), 9);
    EXPECT_EQ(std::u16string(buffer), u"STRA\u00DFE I");
    EXPECT_EQ(LCMapStringW(0x41F, LCMAP_LOWERCASE | LCMAP_LINGUISTIC_CASING, u"I", 1, buffer, 1), 1);
    EXPECT_EQ(buffer[0], u'\u0131');
    EXPECT_EQ(LCMapStringW(0x409, LCMAP_BYTEREV, u"\u1234", 1, buffer, 1), 1);
    EXPECT_EQ(buffer[0], u'\u3412');
    EXPECT_EQ(LCMapStringW(0x409, LCMAP_UPPERCASE, u"abc", -1, nullptr, 0), 4);
    SetLastError(0);
    EXPECT_EQ(LCMapStringW(0x409, LCMAP_UPPERCASE, u"abc", -1, buffer, 3), 0);
    EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_INSUFFICIENT_BUFFER));
    EXPECT_EQ(LCMapStringW(0x409, 0, u"abc", -1, buffer, 8), 0);
    EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_INVALID_FLAGS));
    EXPECT_EQ(LCMapStringW(0x409, LCMAP_UPPERCASE, u"abc", 0, buffer, 8), 0);
    EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_INVALID_PARAMETER));
    char narrow[8];
    EXPECT_EQ(LCMapStringA(0x409, LCMAP_UPPERCASE, "\xC3\xBC", -1, narrow, 8), 3);
    EXPECT_STREQ(narrow, "\xC3\x9C");
    WCHAR upper[] = u"a\u00E9";
    EXPECT_EQ(CharUpperW(upper), upper);
    EXPECT_EQ(std::u16string(upper), u"A\u00C9");
    EXPECT_EQ(CharLowerW(reinterpret_cast<LPWSTR>(UINT_PTR{'A'})), reinterpret_cast<LPWSTR>(UINT_PTR{'a'}));
    EXPECT_TRUE(IsCharAlphaW(u'\u00E9'));
    EXPECT_FALSE(IsCharAlphaA('\xE9'));
    WORD types[2];
    EXPECT_TRUE(GetStringTypeW(CT_CTYPE1, u"a1", 2, types));
    EXPECT_EQ(types[0], C1_DEFINED | C1_ALPHA | C1_LOWER | C1_XDIGIT);
    EXPECT_EQ(types[1], C1_DEFINED | C1_DIGIT | C1_XDIGIT);
    types[1] = 0x7777;
    EXPECT_TRUE(GetStringTypeExA(0x409, CT_CTYPE1, "\xC3\xA9", 2, types));
    EXPECT_EQ(types[0], C1_DEFINED | C1_ALPHA | C1_LOWER);
    EXPECT_EQ(types[1], 0x7777);
    EXPECT_FALSE(GetStringTypeA(0x409, 7, "a", 1, types));
}

TEST(TextMap, ScriptsAndFolding) {
    const auto mapped = [](DWORD flags, const std::u16string& text) {
        WCHAR buffer[64];
        const int length =
            LCMapStringW(0x804, flags, text.c_str(), static_cast<int>(text.size()), buffer, 64);
        return std::u16string(buffer, static_cast<std::size_t>(length));
    };
    EXPECT_EQ(mapped(LCMAP_SIMPLIFIED_CHINESE, u"\u570B\u8A9Ea"), u"\u56FD\u8BEDa");
    EXPECT_EQ(mapped(LCMAP_TRADITIONAL_CHINESE, u"\u56FD\u8BEDa"), u"\u570B\u8A9Ea");
    EXPECT_EQ(mapped(LCMAP_LOWERCASE, u"\U00010400"), u"\U00010428");
    EXPECT_EQ(mapped(LCMAP_UPPERCASE, u"\u03C2\u01C5"), u"\u03C2\u01C5"); // capitals of other letters
    EXPECT_EQ(mapped(LCMAP_UPPERCASE | LCMAP_LINGUISTIC_CASING, u"\u03C2"), u"\u03A3");
    WCHAR buffer[8];
    SetLastError(0);
    EXPECT_EQ(LCMapStringW(0x409, LCMAP_UPPERCASE, u"abc", 3, nullptr, 4), 0);
    EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_INVALID_PARAMETER));
    EXPECT_EQ(LCMapStringW(0x409, LCMAP_HALFWIDTH, u"\u30AC", 1, buffer, 1), 0);
    EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_INSUFFICIENT_BUFFER));
    EXPECT_EQ(LCMapStringW(0x409, LCMAP_HIRAGANA, buffer, 1, buffer, 8), 0);
    EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_INVALID_FLAGS));
    EXPECT_EQ(LCMapStringW(0x409, LCMAP_SORTKEY, u"abc", 3, buffer, 2), 0);
    EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_INSUFFICIENT_BUFFER));
    EXPECT_EQ(LCMapStringW(0x409, LCMAP_TITLECASE, u"abc", 3, buffer, 8), 0);
    EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_INVALID_FLAGS));
    EXPECT_EQ(FoldStringW(MAP_FOLDDIGITS, u"\u0661\u00B2", -1, buffer, 8), 3);
    EXPECT_EQ(std::u16string(buffer), u"12");
    EXPECT_EQ(FoldStringW(MAP_COMPOSITE, u"\u00E9", 1, buffer, 1), 0);
    EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_INSUFFICIENT_BUFFER));
    char narrow[16];
    EXPECT_EQ(FoldStringA(MAP_EXPAND_LIGATURES,
                          "stra\xC3\x9F"
                          "e",
                          -1, narrow, 16),
              8);
    EXPECT_STREQ(narrow, "strasse");
    char key[2][64];
    EXPECT_GT(LCMapStringA(0x409, LCMAP_SORTKEY, "a", -1, key[0], 64), 0);
    EXPECT_GT(LCMapStringA(0x409, LCMAP_SORTKEY, "\xC3\xA9", -1, key[1], 64), 0);
    EXPECT_LT(std::strcmp(key[0], key[1]), 0);
}

TEST(TextFormat, MarksAndLimits) {
    SYSTEMTIME when{};
    when.wYear = 2003, when.wMonth = 2, when.wDay = 29;
    WCHAR buffer[300];
    SetLastError(0);
    EXPECT_EQ(GetDateFormatW(0x409, 0, &when, nullptr, buffer, 300), 0); // no leap year
    EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_INVALID_PARAMETER));
    when.wDay = 3;
    EXPECT_GT(GetDateFormatW(0x409, DATE_LTRREADING, &when, nullptr, buffer, 300), 0);
    EXPECT_EQ(std::u16string(buffer), u"\u200E2/\u200E3/\u200E2003");
    EXPECT_GT(GetDateFormatEx(u"ar-SA", DATE_AUTOLAYOUT, &when, u"d", buffer, 300, nullptr), 0);
    EXPECT_EQ(std::u16string(buffer), u"\u200F3");
    EXPECT_EQ(GetDateFormatW(0x411, DATE_USE_ALT_CALENDAR, &when, nullptr, buffer, 300), 0);
    EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_INVALID_FLAGS));
    EXPECT_EQ(GetDateFormatW(0x409, 0x1000, &when, nullptr, buffer, 300), 0);
    EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_INVALID_FLAGS));
    WCHAR point[] = u".", comma[] = u",";
    NUMBERFMTW format = {99, 1, 3, point, comma, 1};
    EXPECT_EQ(GetNumberFormatW(0x409, 0, u"1", &format, buffer, 300), 102);
    format.NumDigits = 100;
    EXPECT_EQ(GetNumberFormatW(0x409, 0, u"1", &format, buffer, 300), 0);
    EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_INVALID_PARAMETER));
    EXPECT_EQ(GetNumberFormatW(0x409, 0, nullptr, nullptr, buffer, 300), 0);
    EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_INVALID_PARAMETER));
    EXPECT_GT(GetNumberFormatW(0x409, 0, u"999999.995", nullptr, buffer, 300), 0);
    EXPECT_EQ(std::u16string(buffer), u"1,000,000.00");
}

// Each published constant is answered or refused.
TEST(TextLocale, EachFactIsAnsweredOrRefused) {
    for (const LCID lcid : {0x409, 0x7F, 0x407, 0x411, 0x401, 0x804, 0x439}) {
        unsigned answered = 0;
        for (LCTYPE type = 0; type < 0x2000; ++type) {
            WCHAR buffer[200];
            SetLastError(0);
            const int length = GetLocaleInfoW(lcid, type, buffer, 200);
            if (length) {
                EXPECT_EQ(length, GetLocaleInfoW(lcid, type, nullptr, 0)) << lcid << ' ' << type;
                EXPECT_EQ(buffer[length - 1], 0);
                ++answered;
            } else
                EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_INVALID_FLAGS)) << lcid << ' ' << type;
        }
        EXPECT_GE(answered, 128u) << lcid;
    }
}

TEST(TextLocale, FactsNamesAndDefaults) {
    WCHAR buffer[80];
    EXPECT_EQ(GetUserDefaultLCID(), 0x409u);
    EXPECT_EQ(ConvertDefaultLocale(LOCALE_USER_DEFAULT), 0x409u);
    EXPECT_EQ(GetLocaleInfoW(0x409, LOCALE_SDECIMAL, buffer, 80), 2);
    EXPECT_EQ(std::u16string(buffer), u".");
    EXPECT_EQ(GetLocaleInfoW(0x407, LOCALE_SDECIMAL | LOCALE_NOUSEROVERRIDE, nullptr, 0), 2);
    EXPECT_EQ(GetLocaleInfoW(0x409, LOCALE_SDAYNAME1, buffer, 80), 7);
    EXPECT_EQ(std::u16string(buffer), u"Monday");
    EXPECT_EQ(GetLocaleInfoW(0x409, LOCALE_ILANGUAGE, buffer, 80), 5);
    EXPECT_EQ(std::u16string(buffer), u"0409");
    DWORD number = 77;
    EXPECT_EQ(GetLocaleInfoW(0x409, LOCALE_ICURRDIGITS | LOCALE_RETURN_NUMBER,
                             reinterpret_cast<LPWSTR>(&number), 2),
              2);
    EXPECT_EQ(number, 2u);
    SetLastError(0);
    EXPECT_EQ(GetLocaleInfoW(0x409, LOCALE_SDECIMAL | LOCALE_RETURN_NUMBER, buffer, 80), 0);
    EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_INVALID_FLAGS));
    EXPECT_EQ(GetLocaleInfoW(0x409, LOCALE_SDAYNAME1, buffer, 6), 0);
    EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_INSUFFICIENT_BUFFER));
    EXPECT_EQ(GetLocaleInfoW(0xFFFF, LOCALE_SDECIMAL, buffer, 6), 0);
    EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_INVALID_PARAMETER));
    char narrow[16];
    EXPECT_EQ(GetLocaleInfoA(0x407, LOCALE_SCURRENCY, narrow, 16), 4);
    EXPECT_STREQ(narrow, "\xE2\x82\xAC");
    EXPECT_EQ(LCIDToLocaleName(0x407, buffer, 80, 0), 6);
    EXPECT_EQ(std::u16string(buffer), u"de-DE");
    EXPECT_EQ(LocaleNameToLCID(u"de-DE", 0), 0x407u);
    EXPECT_EQ(LocaleNameToLCID(nullptr, 0), 0x409u);
    EXPECT_TRUE(IsValidLocale(0x407, LCID_INSTALLED));
    EXPECT_FALSE(IsValidLocale(0xFFFF, LCID_INSTALLED));
    EXPECT_TRUE(SetThreadLocale(0x407));
    EXPECT_EQ(GetThreadLocale(), 0x407u);
    EXPECT_TRUE(SetThreadLocale(0x409));
}

} // namespace
