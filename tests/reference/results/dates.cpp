// Texts as dates and dates as texts, in several locales.
#include "printer.hpp"

namespace {

using conformance::bstr;
using conformance::show;
using conformance::variant;
using conformance::wide;

constexpr LCID english = 0x409;
constexpr LCID locales[] = {0x409, 0x7F, 0x407, 0x40C, 0x411, 0x41F, 0x415, 0x809};

/// From UTF-8, of one to three bytes a character.
wide widen(const std::string& text) {
    wide out;
    for (std::size_t i = 0; i < text.size();) {
        unsigned c = static_cast<unsigned char>(text[i++]);
        int more = c >= 0xE0 ? 2 : c >= 0xC0 ? 1 : 0;
        c &= more == 2 ? 0x0F : more == 1 ? 0x1F : 0x7F;
        for (; more > 0; --more)
            c = c << 6 | (static_cast<unsigned char>(text[i++]) & 0x3F);
        out += static_cast<OLECHAR>(c);
    }
    return out;
}

std::string hex(unsigned long value) {
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "%lX", value);
    return buffer;
}

const char* const texts[] = {
    // Orders of numbers
    "1/2/2003",
    "13/2/2003",
    "2/13/2003",
    "2003/1/2",
    "2003/13/2",
    "2003/2/13",
    "1/2003/2",
    "31/12/1999",
    "12/31/1999",
    "1999/12/31",
    "1999/31/12",
    "0/1/2003",
    "1/0/2003",
    "1/1/0",
    "1/1/1",
    "1/1/29",
    "1/1/30",
    "1/1/49",
    "1/1/50",
    "1/1/99",
    "1/1/100",
    "1/1/99999",
    "1/1/9999",
    "1/1/10000",
    "2/29/2000",
    "2/29/2001",
    "2/29/1900",
    "2/30/2000",
    "4/31/2003",
    "32/1/2003",
    "1/32/2003",
    "13/13/2003",
    "01/02/03",
    "13/01/02",
    "01/13/02",
    "32/1/2",
    "1/32/2",
    "1/2/32",
    "12/13/14",
    "30/2/1",
    "99/1/1",
    "99/13/1",
    "99/1/13",
    "1/99/1",
    "003/1/2",
    "0003/1/2",
    "100/1/1",
    "1/2/0003",
    "1/2/003",
    "1/2/3",
    "00/01/02",
    "1/2/00",
    // Two numbers
    "1/2",
    "13/2",
    "2/13",
    "1/2003",
    "2003/1",
    "13/2003",
    "2003/13",
    "12/31",
    "31/12",
    "2/30",
    "2/29",
    "0/1",
    "1/0",
    "1/32",
    "12/32",
    "32/1",
    "13/32",
    "99/1",
    "1/99",
    "13/99",
    "99/13",
    "1/1999",
    "1999/1",
    // One number
    "1",
    "0",
    "12",
    "2003",
    "37623",
    "1.5",
    "-1",
    "13",
    "99999",
    "1.",
    ".5",
    "1.25",
    "12.30",
    "1,5",
    // Separators
    "1-2-2003",
    "1.2.2003",
    "1,2,2003",
    "1 2 2003",
    "1/2-2003",
    "1 / 2 / 2003",
    "1 - 2 - 2003",
    "1,2/2003",
    "1/2 2003",
    "1 2/2003",
    "1//2/2003",
    "1/2/2003/",
    "/1/2/2003",
    "1--2",
    "1_2_2003",
    "1\\2\\2003",
    "1;2;2003",
    "1:2:2003",
    "2003-01-02",
    "2003-1-2",
    "20030102",
    "2003.01.02",
    "2003 01 02",
    "1, 2, 2003",
    "1/ 2/ 2003",
    " 1/2/2003",
    "1/2/2003 ",
    "\t1/2/2003",
    "1/2/2003\n",
    "1/2/2003\t",
    "1/2/2003,",
    "1/2/2003-",
    "1/2/2003.",
    "1/2/2003x",
    "x1/2/2003",
    "-1/2/2003",
    "1/-2/2003",
    "1/+2/2003",
    "(1/2/2003)",
    "#1/2/2003#",
    "\"1/2/2003\"",
    "1\xC2\xA0"
    "2\xC2\xA0"
    "2003",
    "1/2/2003;",
    // ISO
    "2003-01-02T03:04:05",
    "2003-01-02T03:04:05Z",
    "2003-01-02 03:04:05",
    "2003-01-02 03:04",
    "2003-01-02T03:04",
    "2003-01-02 03:04:05.678",
    "2003-01-02T03:04:05.678",
    "2003-01-02T03:04:05+01:00",
    "20030102T030405",
    "2003-002",
    "2003-W01-1",
    "2003-01",
    "2003-12-31 23:59:59",
    "2003-13-01",
    "0099-01-01",
    "0100-01-01",
    "9999-12-31",
    // Names of months
    "January 2, 2003",
    "January 2 2003",
    "Jan 2 2003",
    "2 January 2003",
    "2 Jan 2003",
    "2-Jan-2003",
    "2-Jan-03",
    "Jan-2-2003",
    "Jan/2/2003",
    "2/Jan/2003",
    "2003 January 2",
    "2003 2 January",
    "2003-Jan-02",
    "2,January,2003",
    "January 2",
    "2 January",
    "January 2003",
    "2003 January",
    "January",
    "Jan",
    "January 32",
    "32 January",
    "January 99",
    "99 January",
    "January 0",
    "January 32 2",
    "2 January 32",
    "32 January 2",
    "January 2 32",
    "February 29",
    "February 30",
    "29 February 2003",
    "February 29 2004",
    "JANUARY 2 2003",
    "january 2 2003",
    "jAn 2 2003",
    "Janu 2 2003",
    "Ja 2 2003",
    "J 2 2003",
    "Jan. 2 2003",
    "Jan. 2, 2003",
    "Sept 2 2003",
    "Sep 2 2003",
    "May 2 2003",
    "Jan2,2003",
    "2Jan2003",
    "2Jan",
    "Jan2003",
    "January2",
    "2 January, 2003",
    "January, 2 2003",
    "2nd January 2003",
    "January 2nd 2003",
    "2 of January 2003",
    "Jan Feb 2003",
    "Jan 2 Feb 2003",
    "Jan 1 2 2003",
    "1/Jan/2/2003",
    "1/2/Jan",
    "Jan/1/2",
    "1/Jan/2",
    "2003/Jan/1",
    "Jan 1 99",
    "1 Jan 30",
    "1 Jan 29",
    "31 Jan 99",
    "99 Jan 31",
    "99 Jan 99",
    "12 Jan 13",
    "March 31",
    "Mar 31 1999",
    "April 31",
    "April 31 1999",
    "June 1 1999",
    "July 4, 1976",
    "August 15 2010",
    "October 31 1999",
    "November 30 2001",
    "December 25, 1999",
    "Dec 25",
    "25 Dec",
    "Dec 1999",
    "Aug 99",
    "Januar 2 2003",
    "janvier 2 2003",
    "stycznia 2 2003",
    // Names of days
    "Monday",
    "Monday, January 6, 2003",
    "Monday January 6 2003",
    "Mon Jan 6 2003",
    "Mon, 6 Jan 2003",
    "Mon 1/6/2003",
    "1/6/2003 Monday",
    "1/6/2003 Mon",
    "Sunday January 6 2003",
    "Jan 6 2003 Mon",
    "Mon Tue Jan 6 2003",
    "6 Mon Jan 2003",
    "Thu",
    "Mon, Jan 6",
    "Mon 6",
    "Wed, 02 Oct 2002 13:00:00",
    "Wed, 02 Oct 2002 13:00:00 GMT",
    // Times
    "1:2",
    "1:2:3",
    "01:02:03",
    "0:0",
    "00:00:00",
    "12:00",
    "23:59:59",
    "24:00",
    "24:00:00",
    "23:60",
    "23:59:60",
    "1:60:1",
    "25:00",
    "1:",
    ":1",
    "1:2:",
    "1::2",
    "1:2:3:4",
    "1:2:3.4",
    "1:2:3.456",
    "1.2.3",
    "1.2",
    "13.14.15",
    "1:2.3",
    "1.2:3",
    "1 : 2 : 3",
    "1: 2",
    "1 :2",
    "01:2",
    "1:02",
    "001:02",
    "1:002",
    "1:123",
    "123:1",
    "99:99",
    "1-2:3",
    "1/2:3",
    "1,2:3",
    "1:2,3",
    "1:2/3",
    // Halves of the day
    "1 AM",
    "1 PM",
    "1AM",
    "1pm",
    "1am",
    "1 a",
    "1 p",
    "1a",
    "1p",
    "12 AM",
    "12 PM",
    "12 a",
    "0 AM",
    "0 PM",
    "13 AM",
    "13 PM",
    "1:2 AM",
    "1:2 PM",
    "1:2:3 AM",
    "1:2:3 PM",
    "1:2:3PM",
    "12:00 AM",
    "12:00 PM",
    "12:30 AM",
    "12:30 PM",
    "13:00 PM",
    "13:00 AM",
    "0:30 AM",
    "0:30 PM",
    "AM 1:2",
    "PM 1:2",
    "PM 1",
    "AM",
    "PM",
    "a 1",
    "1 A.M.",
    "1:2 a.m.",
    "1:2 P.M.",
    "1 AM PM",
    "1 AM AM",
    "1:2 PM PM",
    "1 noon",
    "1:2 AM 3",
    "24 PM",
    "24:00 PM",
    "1:2 Am",
    "1:2 aM",
    "1:2 amx",
    "1:2 pmx",
    "1:2AM1/2/2003",
    "1.2 PM",
    "1,2 PM",
    // Both
    "1/2/2003 4:05:06",
    "1/2/2003 4:05",
    "1/2/2003 4:05:06 PM",
    "1/2/2003 4 PM",
    "1/2/2003 4PM",
    "4:05:06 1/2/2003",
    "4:05 PM 1/2/2003",
    "4 PM 1/2/2003",
    "1/2 4:05",
    "4:05 1/2",
    "1/2/2003, 4:05",
    "1/2/2003,4:05",
    "1/2/2003-4:05",
    "1/2/20034:05",
    "1/2/2003 4",
    "1/2/2003 4.05",
    "1/2/2003 PM 4:05",
    "1/2/2003 PM 4",
    "January 2 2003 4:05 PM",
    "4:05 PM January 2 2003",
    "2 Jan 2003 4:05:06",
    "Jan 2 4:05",
    "4:05 Jan 2",
    "Jan 4:05",
    "4:05 Jan",
    "Jan 2003 4:05",
    "1/2/2003 25:00",
    "1/2/2003 4:60",
    "1/2/2003 4:5:6:7",
    "1/2/2003 4:05 5:06",
    "4:05 1/2/2003 5:06",
    "1/2/2003 AM",
    "Monday 4:05",
    "4:05 Monday",
    "12/30/1899",
    "12/30/1899 1:00",
    "12/29/1899 6:00",
    "1/1/1900 12:00 PM",
    "1/1/100 23:59:59",
    "12/31/9999 23:59:59",
    "1 2 2003 4 5 6",
    "1 2 2003 4:5:6",
    "1 2 3 4",
    "1 2 3 4 5 6",
    "4 5 6 1/2/2003",
    "1/2/2003 12:30:00 AM",
    "1/2/2003 00:00:00",
    "1/1/1900 00:00",
    "6:00 12/29/1899",
    // Nothing, and nonsense
    "",
    " ",
    "/",
    "-",
    ",",
    ":",
    ".",
    "x",
    "abc",
    "today",
    "now",
    "1/2/x",
    "1/x/2003",
    "1/2/2003 x",
    "True",
    "&H1",
    "1e3",
    "$1",
    "\xE2\x82\xAC"
    "1",
    "1\xE2\x80\x93"
    "2\xE2\x80\x93"
    "2003",
    "\xEF\xBC\x91/2/2003",
    // What may stand between the parts, and where
    "1/2/ ",
    "1/2/2003, ",
    "1/2/2003 ,",
    ",1/2/2003",
    ", ,1/2/2003",
    "1//2 2003",
    "1//2,2003",
    "1/,2/2003",
    "1///2",
    "Jan//2",
    "Jan/2/3 4:05",
    "Jan/2/3-4:05",
    "Mon/1/2",
    "Mon,,1/2",
    "4:05/Jan 2",
    "4:05 ,Jan 2",
    "4:,5",
    "4..05",
    "4: ",
    "4:/05",
    "4/PM",
    "4,PM",
    "4 PM:05",
    "4 PM:05:06",
    "4:05:06 PM:07",
    "4:PM 05",
    // Names that nothing ends
    "4PMJan2",
    "JanFeb",
    "FebJan2003",
    "2FebTue",
    "JanJanJan",
    "Jan2Feb",
    "MonTueJan2",
    "JanPM",
    "Jan:2",
    "2:Jan",
    // A time between the parts of a date
    "1/2 4:05 2003",
    "Jan 4:05 2",
    "1 4PM 2",
    "4 PM 5 6",
    "4 PM 5 6 7",
    "4 PM 5 6 7 8",
    "1 2 3 4:5:6 PM",
    "1 2 3 4:5:6 PM 7",
    "4:05 Mon Jan 2",
    "Jan 2 4:05 Mon",
    // Day and year around a month
    "29 Feb 01",
    "29 Feb 4",
    "4 Feb 29",
    "30 Apr 01",
    "32 Jan 1",
    "1 Jan 32",
    "1 Jan 100",
};

const char* const local_texts[] = {
    "1/2/2003",
    "1.2.2003",
    "1-2-2003",
    "01/02/03",
    "01.02.03",
    "13/2/2003",
    "2/13/2003",
    "2003/1/2",
    "2003-01-02",
    "31/1/2003",
    "31.1.2003",
    "1/2",
    "1.2",
    "1.2.",
    "13/2",
    "2/13",
    "1/2003",
    "2003/1",
    "99/1",
    "1/99",
    "13.1",
    "31.12",
    "12.31",
    "1.2.2003 4:05",
    "1/2/2003 4:05:06",
    "4:05:06",
    "4.05",
    "4.05.06",
    "1,5",
    "1.5",
    "1.25.3",
    "4:05 PM",
    "4:05 AM",
    "4 PM",
    "1/2/2003 4:05 PM",
    "2 January 2003",
    "January 2 2003",
    "2 Jan 2003",
    "Monday",
    "2. Januar 2003",
    "2 Januar 2003",
    "2. Jan 2003",
    "Januar 2003",
    "M\xC3\xA4rz 3, 2003",
    "3. M\xC3\xA4rz 2003",
    "3 M\xC3\xA4r 2003",
    "3 M\xC3\xA4rz",
    "M\xC3\x84RZ 3 2003",
    "Montag, 6. Januar 2003",
    "Montag",
    "Mo",
    "Mo.",
    "Mo. 6.1.2003",
    "3 Mai 2003",
    "24. Dezember",
    "24 Dez 1999",
    "Dez. 24",
    "2 janvier 2003",
    "2 janv. 2003",
    "2 janv 2003",
    "14 juillet 1789",
    "15 ao\xC3\xBBt 2003",
    "2 f\xC3\xA9vrier 2003",
    "2 f\xC3\xA9vr. 2003",
    "FEVRIER 2 2003",
    "2 F\xC3\x89VRIER 2003",
    "lundi 6 janvier 2003",
    "lun. 6 janvier 2003",
    "25 d\xC3\xA9"
    "c. 1999",
    "1er janvier 2003",
    "2003\xE5\xB9\xB4"
    "1\xE6\x9C\x88"
    "2\xE6\x97\xA5",
    "2003\xE5\xB9\xB4"
    "1\xE6\x9C\x88",
    "1\xE6\x9C\x88"
    "2\xE6\x97\xA5",
    "\xE5\x8D\x88\xE5\xBE\x8C"
    "4:05",
    "4:05 \xE5\x8D\x88\xE5\xBE\x8C",
    "2003/1/2 \xE5\x8D\x88\xE5\x89\x8D 4:05",
    "4\xE6\x99\x82"
    "5\xE5\x88\x86"
    "6\xE7\xA7\x92",
    "\xE6\x9C\x88\xE6\x9B\x9C\xE6\x97\xA5",
    "2003\xE5\xB9\xB4"
    "1\xE6\x9C\x88"
    "2\xE6\x97\xA5 4:05:06",
    "03/1/2",
    "99/12/31",
    "2 Ocak 2003",
    "2 Oca 2003",
    "2 \xC5\x9Eubat 2003",
    "2 \xC5\x9Fub 2003",
    "2 May\xC4\xB1s 2003",
    "2 MAYIS 2003",
    "2 Kas\xC4\xB1m 2003",
    "2 Aral\xC4\xB1k",
    "\xC3\x96\xC3\x96 4:05",
    "4:05 \xC3\x96S",
    "Pazartesi",
    "2 Ocak 2003 Pazartesi",
    "2 Ocak 2003 Pzt",
    "2 stycznia 2003",
    "2 stycze\xC5\x84 2003",
    "stycze\xC5\x84 2003",
    "2 sty 2003",
    "31 grudnia 1999",
    "15 pa\xC5\xBA"
    "dziernika 2003",
    "poniedzia\xC5\x82"
    "ek, 6 stycznia 2003",
    "pon. 6 stycznia 2003",
    "2 maja 2003",
    "2 maj 2003",
    "11 listopada 1918",
    "2003-11-30 12:30",
    "4:05 pm",
    "4:05am",
    "4:05 p",
    "1 Sept 2003",
    "1 Sep 2003",
    "30/2/2003",
    "2003/2/30",
    "31/4/99",
    "",
    "x",
};

} // namespace

RESULTS_SECTION(dates) {
    for (const char* text : texts) {
        for (const ULONG flags : {0x0ul, 0x1ul, 0x2ul}) {
            variant out = variant::days(0);
            const wide in = widen(text);
            const HRESULT hr =
                VarDateFromStr(const_cast<LPOLESTR>(in.c_str()), english, flags, &V_DATE(&out));
            print.line("VarDateFromStr '" + std::string(text) + "' " + hex(flags), hr, out);
        }
    }
    for (const LCID lcid : locales) {
        for (const char* text : local_texts) {
            variant out = variant::days(0);
            const wide in = widen(text);
            const HRESULT hr = VarDateFromStr(const_cast<LPOLESTR>(in.c_str()), lcid, 0, &V_DATE(&out));
            print.line("VarDateFromStr '" + std::string(text) + "' in " + hex(lcid), hr, out);
        }
    }
}

RESULTS_SECTION(dates_written) {
    const double dates[] = {0,
                            0.5,
                            1,
                            1.5,
                            -1,
                            -1.25,
                            36000,
                            36000.75,
                            36161,
                            36161.999988,
                            37623.170208333329,
                            44196.5,
                            2958465,
                            2958465.9999,
                            -657434,
                            -657435,
                            2958466,
                            1e10,
                            -0.5,
                            2,
                            18264,
                            0.999999,
                            0.9999999,
                            25569.041666666668};
    for (const LCID lcid : locales) {
        for (const double date : dates) {
            for (const ULONG flags :
                 {0x0ul, 0x1ul, 0x2ul, 0x3ul, 0x40ul, 0x4ul, 0x8ul, 0x20ul, 0x80000000ul, 0x10000000ul}) {
                bstr out;
                const HRESULT hr = VarBstrFromDate(date, lcid, flags, out.put());
                print.line("VarBstrFromDate " + show(variant::days(date)) + " " + hex(flags) + " in " +
                               hex(lcid),
                           hr, out.str());
            }
        }
        for (const USHORT flags : {0, 4, 8, 0x20, 0x40}) {
            variant from = variant::days(36000.75), to;
            const HRESULT hr = VariantChangeTypeEx(&to, &from, lcid, flags, VT_BSTR);
            print.line("DATE to BSTR " + hex(flags) + " in " + hex(lcid), hr, to);
            variant back;
            const HRESULT again = VariantChangeTypeEx(&back, &to, lcid, flags, VT_DATE);
            print.line("BSTR to DATE " + hex(flags) + " in " + hex(lcid), again, back);
        }
    }
}

namespace {

std::string show(const SYSTEMTIME& time) {
    char buffer[100];
    std::snprintf(buffer, sizeof buffer, "%u-%u-%u (%u) %u:%u:%u.%u", time.wYear, time.wMonth, time.wDay,
                  time.wDayOfWeek, time.wHour, time.wMinute, time.wSecond, time.wMilliseconds);
    return buffer;
}

} // namespace

RESULTS_SECTION(dates_parts) {
    const double dates[] = {0,
                            0.5,
                            1,
                            -1,
                            -1.25,
                            -1.75,
                            36000,
                            36000.75,
                            36161.999988,
                            36161.9999999,
                            2958465,
                            2958465.9999,
                            2958465.99999999,
                            -657434,
                            -657434.5,
                            -657435,
                            2958466,
                            60,
                            61,
                            -0.5,
                            0.000001,
                            0.00000579,
                            1.000005787,
                            37623.170208333329,
                            36584,
                            36585,
                            36525.5,
                            0.99999};
    for (const double date : dates) {
        for (const ULONG flags : {0x0ul, 0x1ul, 0x4ul, 0x2ul}) {
            UDATE parts{};
            const HRESULT hr = VarUdateFromDate(date, flags, &parts);
            print.line("VarUdateFromDate " + ::show(variant::days(date)) + " " + hex(flags), hr,
                       show(parts.st) + " day " + std::to_string(parts.wDayOfYear));
        }
        SYSTEMTIME time{};
        const INT done = VariantTimeToSystemTime(date, &time);
        print.line("VariantTimeToSystemTime " + ::show(variant::days(date)), done ? show(time) : "no");
        USHORT day = 0, clock = 0;
        const INT dos = VariantTimeToDosDateTime(date, &day, &clock);
        print.line("VariantTimeToDosDateTime " + ::show(variant::days(date)),
                   dos ? hex(day) + " " + hex(clock) : "no");
    }
    const SYSTEMTIME times[] = {
        {1899, 12, 6, 30, 0, 0, 0, 0},    {1998, 7, 0, 24, 18, 0, 0, 0},    {1998, 7, 0, 24, 18, 0, 0, 500},
        {1998, 7, 0, 24, 18, 0, 0, 999},  {1998, 7, 0, 24, 18, 0, 0, 1000}, {1998, 2, 0, 31, 0, 0, 0, 0},
        {1998, 0, 0, 1, 0, 0, 0, 0},      {1998, 13, 0, 1, 0, 0, 0, 0},     {1998, 1, 0, 0, 0, 0, 0, 0},
        {1998, 1, 0, 32, 0, 0, 0, 0},     {1998, 1, 0, 31, 24, 0, 0, 0},    {1998, 1, 0, 31, 23, 60, 0, 0},
        {1998, 1, 0, 31, 23, 59, 60, 0},  {99, 1, 0, 1, 0, 0, 0, 0},        {30, 1, 0, 1, 0, 0, 0, 0},
        {29, 1, 0, 1, 0, 0, 0, 0},        {49, 1, 0, 1, 0, 0, 0, 0},        {50, 1, 0, 1, 0, 0, 0, 0},
        {0, 1, 0, 1, 0, 0, 0, 0},         {100, 1, 0, 1, 0, 0, 0, 0},       {9999, 12, 0, 31, 23, 59, 59, 0},
        {10000, 1, 0, 1, 0, 0, 0, 0},     {1899, 12, 0, 29, 6, 0, 0, 0},    {1899, 12, 0, 29, 6, 0, 0, 250},
        {2000, 2, 0, 29, 1, 2, 3, 4},     {2001, 2, 0, 29, 1, 2, 3, 4},     {65535, 1, 0, 1, 0, 0, 0, 0},
        {2000, 1, 0, 1, 0xFFFF, 0, 0, 0}, {2000, 1, 0, 1, 0, 0xFFFF, 0, 0}, {2000, 1, 0, 1, 0, 0, 0xFFFF, 0},
        {2000, 0xFFFF, 0, 1, 0, 0, 0, 0}, {2000, 1, 0, 0xFFFF, 0, 0, 0, 0}, {2000, 14, 0, 40, 30, 70, 80, 0},
        {1899, 12, 0, 31, 0, 0, 0, 0},    {1900, 2, 0, 29, 0, 0, 0, 0},
    };
    for (const SYSTEMTIME& time : times) {
        for (const ULONG flags : {0x0ul, 0x1ul, 0x2ul, 0x3ul, 0x4ul}) {
            UDATE parts{};
            parts.st = time;
            parts.wDayOfYear = 45;
            variant out = variant::days(0);
            HRESULT hr = VarDateFromUdate(&parts, flags, &V_DATE(&out));
            print.line("VarDateFromUdate " + show(time) + " " + hex(flags), hr, out);
            hr = VarDateFromUdateEx(&parts, 0x409, flags, &V_DATE(&out));
            print.line("VarDateFromUdateEx " + show(time) + " " + hex(flags), hr, out);
        }
        SYSTEMTIME copy = time;
        variant out = variant::days(0);
        const INT done = SystemTimeToVariantTime(&copy, &V_DATE(&out));
        print.line("SystemTimeToVariantTime " + show(time), done ? ::show(out) : "no");
    }
    for (const USHORT day : {0x0021, 0x0000, 0x2821, 0xFF9F, 0x281F, 0x2C5D, 0x2C5E, 0x2C5F, 0x2C7F, 0x2DA1,
                             0x2DE1, 0xEF9F, 0xF19F, 0xFFFF, 0x2C01, 0x2C00}) {
        for (const USHORT clock :
             {0x0000, 0xBF7D, 0xBF7E, 0xBF7F, 0xC000, 0x0780, 0x001D, 0x001E, 0x001F, 0xFFFF, 0x4A6F}) {
            variant out = variant::days(0);
            const INT done = DosDateTimeToVariantTime(day, clock, &V_DATE(&out));
            print.line("DosDateTimeToVariantTime " + hex(day) + " " + hex(clock), done ? ::show(out) : "no");
        }
    }
    for (const LCID lcid : {0x409, 0x401, 0x40D, 0x419, 0x415, 0x407, 0x7F, 0x429, 0x801, 0x422, 0x405}) {
        LPOLESTR* names = nullptr;
        const HRESULT hr = GetAltMonthNames(static_cast<LCID>(lcid), &names);
        std::string all;
        for (int i = 0; names && i < 14 && names[i]; ++i)
            all += conformance::narrow(names[i]) + " ";
        print.line("GetAltMonthNames " + hex(static_cast<unsigned long>(lcid)),
                   results::show(hr) + (names ? " " + all : ""));
    }
}
