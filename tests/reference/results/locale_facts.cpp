// GetLocaleInfo for every published kind, names and numbers of locales, code pages.
#include "printer.hpp"

#include <algorithm>
#include <string>

namespace {

using results::failed;
using results::hex;
using results::printer;
using results::quoted;

std::string fact(LCID lcid, LCTYPE type, int room = 100) {
    char16_t buffer[100];
    std::fill(std::begin(buffer), std::end(buffer), u'#');
    SetLastError(0xDEAD);
    const int length = GetLocaleInfoW(lcid, type, reinterpret_cast<LPWSTR>(buffer), room);
    if (!length)
        return failed();
    return room ? quoted(std::u16string(buffer, static_cast<std::size_t>(length - 1)))
                : "needs " + std::to_string(length);
}

std::string number(LCID lcid, LCTYPE type) {
    DWORD value = 0xDEAD;
    SetLastError(0xDEAD);
    return GetLocaleInfoW(lcid, type | LOCALE_RETURN_NUMBER, reinterpret_cast<LPWSTR>(&value), 2)
               ? std::to_string(value)
               : failed();
}

const struct {
    const char* name;
    LCTYPE type;
} types[] = {{"ILANGUAGE", 0x1},
             {"SLOCALIZEDDISPLAYNAME", 0x2},
             {"SABBREVLANGNAME", 0x3},
             {"SNATIVELANGUAGENAME", 0x4},
             {"ICOUNTRY", 0x5},
             {"SLOCALIZEDCOUNTRYNAME", 0x6},
             {"SABBREVCTRYNAME", 0x7},
             {"SNATIVECOUNTRYNAME", 0x8},
             {"IDEFAULTLANGUAGE", 0x9},
             {"IDEFAULTCOUNTRY", 0xA},
             {"IDEFAULTCODEPAGE", 0xB},
             {"SLIST", 0xC},
             {"IMEASURE", 0xD},
             {"SDECIMAL", 0xE},
             {"STHOUSAND", 0xF},
             {"SGROUPING", 0x10},
             {"IDIGITS", 0x11},
             {"ILZERO", 0x12},
             {"SNATIVEDIGITS", 0x13},
             {"SCURRENCY", 0x14},
             {"SINTLSYMBOL", 0x15},
             {"SMONDECIMALSEP", 0x16},
             {"SMONTHOUSANDSEP", 0x17},
             {"SMONGROUPING", 0x18},
             {"ICURRDIGITS", 0x19},
             {"IINTLCURRDIGITS", 0x1A},
             {"ICURRENCY", 0x1B},
             {"INEGCURR", 0x1C},
             {"SDATE", 0x1D},
             {"STIME", 0x1E},
             {"SSHORTDATE", 0x1F},
             {"SLONGDATE", 0x20},
             {"IDATE", 0x21},
             {"ILDATE", 0x22},
             {"ITIME", 0x23},
             {"ICENTURY", 0x24},
             {"ITLZERO", 0x25},
             {"IDAYLZERO", 0x26},
             {"IMONLZERO", 0x27},
             {"SAM", 0x28},
             {"SPM", 0x29},
             {"SPOSITIVESIGN", 0x50},
             {"SNEGATIVESIGN", 0x51},
             {"IPOSSIGNPOSN", 0x52},
             {"INEGSIGNPOSN", 0x53},
             {"IPOSSYMPRECEDES", 0x54},
             {"IPOSSEPBYSPACE", 0x55},
             {"INEGSYMPRECEDES", 0x56},
             {"INEGSEPBYSPACE", 0x57},
             {"SISO639LANGNAME", 0x59},
             {"SISO3166CTRYNAME", 0x5A},
             {"IGEOID", 0x5B},
             {"SNAME", 0x5C},
             {"SDURATION", 0x5D},
             {"SKEYBOARDSTOINSTALL", 0x5E},
             {"SISO639LANGNAME2", 0x67},
             {"SISO3166CTRYNAME2", 0x68},
             {"SNAN", 0x69},
             {"SPOSINFINITY", 0x6A},
             {"SNEGINFINITY", 0x6B},
             {"SSCRIPTS", 0x6C},
             {"SPARENT", 0x6D},
             {"SCONSOLEFALLBACKNAME", 0x6E},
             {"SLOCALIZEDLANGUAGENAME", 0x6F},
             {"IREADINGLAYOUT", 0x70},
             {"INEUTRAL", 0x71},
             {"SENGLISHDISPLAYNAME", 0x72},
             {"SNATIVEDISPLAYNAME", 0x73},
             {"INEGATIVEPERCENT", 0x74},
             {"IPOSITIVEPERCENT", 0x75},
             {"SPERCENT", 0x76},
             {"SPERMILLE", 0x77},
             {"SMONTHDAY", 0x78},
             {"SSHORTTIME", 0x79},
             {"SOPENTYPELANGUAGETAG", 0x7A},
             {"SSORTLOCALE", 0x7B},
             {"SRELATIVELONGDATE", 0x7C},
             {"SSHORTESTAM", 0x7E},
             {"SSHORTESTPM", 0x7F},
             {"SENGLISHLANGUAGENAME", 0x1001},
             {"SENGLISHCOUNTRYNAME", 0x1002},
             {"STIMEFORMAT", 0x1003},
             {"IDEFAULTANSICODEPAGE", 0x1004},
             {"ITIMEMARKPOSN", 0x1005},
             {"SYEARMONTH", 0x1006},
             {"SENGCURRNAME", 0x1007},
             {"SNATIVECURRNAME", 0x1008},
             {"ICALENDARTYPE", 0x1009},
             {"IPAPERSIZE", 0x100A},
             {"IOPTIONALCALENDAR", 0x100B},
             {"IFIRSTDAYOFWEEK", 0x100C},
             {"IFIRSTWEEKOFYEAR", 0x100D},
             {"INEGNUMBER", 0x1010},
             {"IDEFAULTMACCODEPAGE", 0x1011},
             {"IDEFAULTEBCDICCODEPAGE", 0x1012},
             {"SSORTNAME", 0x1013},
             {"IDIGITSUBSTITUTION", 0x1014}};

constexpr LCID locales[] = {0x409, 0x7F, 0x407, 0x40C, 0x411, 0x41F, 0x415};

} // namespace

RESULTS_SECTION(locale_facts) {
    for (const LCID lcid : locales) {
        const std::string in = " in " + hex(lcid);
        for (const auto& [name, type] : types) {
            print.line(name + in, fact(lcid, type));
            print.line(name + std::string(" as a number") + in, number(lcid, type));
        }
        for (LCTYPE i = 0; i < 7; ++i) {
            print.line("day " + std::to_string(i) + in, fact(lcid, LOCALE_SDAYNAME1 + i));
            print.line("short day " + std::to_string(i) + in, fact(lcid, LOCALE_SABBREVDAYNAME1 + i));
            print.line("shortest day " + std::to_string(i) + in, fact(lcid, LOCALE_SSHORTESTDAYNAME1 + i));
        }
        for (LCTYPE i = 0; i < 12; ++i) {
            print.line("month " + std::to_string(i) + in, fact(lcid, LOCALE_SMONTHNAME1 + i));
            print.line("month beside a day " + std::to_string(i) + in,
                       fact(lcid, (LOCALE_SMONTHNAME1 + i) | LOCALE_RETURN_GENITIVE_NAMES));
            print.line("short month " + std::to_string(i) + in, fact(lcid, LOCALE_SABBREVMONTHNAME1 + i));
        }
        print.line("month 12" + in, fact(lcid, LOCALE_SMONTHNAME13));
    }
    for (const int room : {0, 1, 6, 7, -1})
        print.line("room " + std::to_string(room), fact(0x409, LOCALE_SDAYNAME1, room));
    for (const LCTYPE type : {0x0u, 0x5Fu, 0x7Eu, 0xFFFu, 0x1015u, 0x2000u})
        print.line("unknown " + hex(type), fact(0x409, type));
    for (const LCID lcid :
         {0x0ul, 0x400ul, 0x800ul, 0x9ul, 0x7ul, 0xFFFFul, 0x10407ul, 0x4ul, 0x14ul, 0x1400ul, 0xC00ul})
        print.line("name of " + hex(lcid), fact(static_cast<LCID>(lcid), LOCALE_SNAME));
    for (const unsigned long lcid : {0x0ul,   0x400ul,  0x800ul, 0x9ul,    0x7ul,   0x7Ful,  0x409ul, 0x809ul,
                                     0x407ul, 0xC07ul,  0x411ul, 0x804ul,  0x404ul, 0x416ul, 0x816ul, 0xC0Aul,
                                     0x40Aul, 0x241Aul, 0x1ul,   0xFFFFul, 0x3FFul, 0x1000ul}) {
        char16_t buffer[90];
        SetLastError(0xDEAD);
        const int length = LCIDToLocaleName(static_cast<LCID>(lcid), reinterpret_cast<LPWSTR>(buffer), 90, 0);
        print.line("LCIDToLocaleName " + hex(lcid),
                   length ? quoted(std::u16string(buffer, static_cast<std::size_t>(length - 1))) : failed());
        print.line("IsValidLocale " + hex(lcid),
                   IsValidLocale(static_cast<LCID>(lcid), LCID_INSTALLED) ? "yes" : "no");
        print.line("ConvertDefaultLocale " + hex(lcid), hex(ConvertDefaultLocale(static_cast<LCID>(lcid))));
    }
    for (const char16_t* name : {u"en-US",
                                 u"EN-us",
                                 u"en-GB",
                                 u"en",
                                 u"de-DE",
                                 u"de",
                                 u"de-AT",
                                 u"ja-JP",
                                 u"zh-CN",
                                 u"zh-TW",
                                 u"zh-Hans-CN",
                                 u"pt-BR",
                                 u"es-ES",
                                 u"sr-Latn-RS",
                                 u"",
                                 u"!x-sys-default-locale",
                                 u"xx",
                                 u"xx-XX",
                                 u"en-",
                                 u"e",
                                 u"english",
                                 u"en-US-",
                                 u"de-DE_phoneb",
                                 u"fr-FR",
                                 u"tr-TR",
                                 u"pl-PL"}) {
        SetLastError(0xDEAD);
        const LCID lcid = LocaleNameToLCID(reinterpret_cast<LPCWSTR>(name), 0);
        print.line("LocaleNameToLCID " + quoted(name), lcid ? hex(lcid) : failed());
        char16_t buffer[90];
        SetLastError(0xDEAD);
        const int length = GetLocaleInfoEx(reinterpret_cast<LPCWSTR>(name), LOCALE_SNAME,
                                           reinterpret_cast<LPWSTR>(buffer), 90);
        print.line("GetLocaleInfoEx " + quoted(name),
                   length ? quoted(std::u16string(buffer, static_cast<std::size_t>(length - 1))) : failed());
        print.line("IsValidLocaleName " + quoted(name),
                   IsValidLocaleName(reinterpret_cast<LPCWSTR>(name)) ? "yes" : "no");
    }
    for (const UINT page : {0u, 1u, 3u, 437u, 1252u, 20127u, 28591u, 65000u, 65001u, 12345u, 4000000000u}) {
        CPINFO info{};
        SetLastError(0xDEAD);
        const BOOL found = GetCPInfo(page, &info);
        const bool narrow = page > 3 && page != 437 && page != 65000;
        if (narrow) {
            print.line("IsValidCodePage " + std::to_string(page), IsValidCodePage(page) ? "yes" : "no");
            print.line("GetCPInfo " + std::to_string(page), found ? std::to_string(info.MaxCharSize) + " " +
                                                                        std::to_string(info.DefaultChar[0]) +
                                                                        " " + std::to_string(info.LeadByte[0])
                                                                  : failed());
            print.line("IsDBCSLeadByteEx " + std::to_string(page),
                       IsDBCSLeadByteEx(page, 0x81) ? "yes" : "no");
            CPINFOEXW more{};
            SetLastError(0xDEAD);
            print.line("GetCPInfoEx " + std::to_string(page),
                       GetCPInfoExW(page, 0, &more)
                           ? std::to_string(more.CodePage) + " " + std::to_string(more.UnicodeDefaultChar)
                           : failed());
        }
    }
    print.line("thread", hex(GetThreadLocale()));
    print.line("set", SetThreadLocale(0x407) ? hex(GetThreadLocale()) : failed());
    SetLastError(0xDEAD);
    print.line("set to none", SetThreadLocale(0xFFFF) ? hex(GetThreadLocale()) : failed());
    print.line("set to neutral", SetThreadLocale(0x7) ? hex(GetThreadLocale()) : failed());
    print.line("set to user", SetThreadLocale(LOCALE_USER_DEFAULT) ? hex(GetThreadLocale()) : failed());
}
