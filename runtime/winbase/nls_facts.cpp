/// https://learn.microsoft.com/windows/win32/intl/locale-information-constants
#include "nls_facts.hpp"

#include <algorithm>
#include <iterator>

namespace comity {
namespace {

locale_fact text(std::u16string_view value) {
    return {true, false, false, std::u16string(value), 0};
}
locale_fact number(std::uint32_t value) {
    return {true, true, false, {}, value};
}
locale_fact hexadecimal(std::uint32_t value) {
    return {true, true, true, {}, value};
}
const locale_fact unknown = {false, false, false, {}, 0};

locale_fact display_name(std::u16string_view language, std::u16string_view region) {
    std::u16string name(language);
    if (!region.empty())
        name.append(u" (").append(region).append(u")");
    return {true, false, false, std::move(name), 0};
}

/// Where a sign stands: LOCALE_INEGSIGNPOSN.
enum : std::uint8_t {
    parentheses,
    sign_before_both,
    sign_behind_both,
    sign_before_symbol,
    sign_behind_symbol
};

struct currency_signs {
    std::uint8_t sign;
    bool symbol_first;
};

/// By LOCALE_INEGCURR.
constexpr currency_signs negative_forms[16] = {
    {parentheses, true},         // ($1.1)
    {sign_before_symbol, true},  // -$1.1
    {sign_behind_symbol, true},  // $-1.1
    {sign_behind_both, true},    // $1.1-
    {parentheses, false},        // (1.1$)
    {sign_before_both, false},   // -1.1$
    {sign_before_symbol, false}, // 1.1-$
    {sign_behind_symbol, false}, // 1.1$-
    {sign_before_both, false},   // -1.1 $
    {sign_before_symbol, true},  // -$ 1.1
    {sign_behind_symbol, false}, // 1.1 $-
    {sign_behind_both, true},    // $ 1.1-
    {sign_behind_symbol, true},  // $ -1.1
    {sign_before_symbol, false}, // 1.1- $
    {parentheses, true},         // ($ 1.1)
    {parentheses, false},        // (1.1 $)
};

/// 0 from left to right, 1 from right to left, 2 either from top to bottom or from left to right.
std::uint32_t reading_layout(LCID lcid) {
    switch (PRIMARYLANGID(LANGIDFROMLCID(lcid))) {
    case 0x01: // Arabic, Hebrew, Urdu, Persian
    case 0x0D:
    case 0x20:
    case 0x29:
        return 1;
    case 0x11: // Japanese
        return 2;
    default:
        return 0;
    }
}

struct telephone_entry {
    std::uint16_t lcid;
    std::u16string_view abbreviation; ///< of the language, in Windows' three letters
    std::uint16_t dialing;
};

/// By number.
constexpr telephone_entry telephone_entries[] = {
    {0x007F, u"IVL", 1},   {0x0401, u"ARA", 966}, {0x0402, u"BGR", 359}, {0x0403, u"CAT", 34},
    {0x0404, u"CHT", 886}, {0x0405, u"CSY", 420}, {0x0406, u"DAN", 45},  {0x0407, u"DEU", 49},
    {0x0408, u"ELL", 30},  {0x0409, u"ENU", 1},   {0x040B, u"FIN", 358}, {0x040C, u"FRA", 33},
    {0x040D, u"HEB", 972}, {0x040E, u"HUN", 36},  {0x040F, u"ISL", 354}, {0x0410, u"ITA", 39},
    {0x0411, u"JPN", 81},  {0x0412, u"KOR", 82},  {0x0413, u"NLD", 31},  {0x0414, u"NOR", 47},
    {0x0415, u"PLK", 48},  {0x0416, u"PTB", 55},  {0x0418, u"ROM", 40},  {0x0419, u"RUS", 7},
    {0x041A, u"HRV", 385}, {0x041B, u"SKY", 421}, {0x041D, u"SVE", 46},  {0x041E, u"THA", 66},
    {0x041F, u"TRK", 90},  {0x0422, u"UKR", 380}, {0x0424, u"SLV", 386}, {0x0425, u"ETI", 372},
    {0x0426, u"LVI", 371}, {0x0427, u"LTH", 370}, {0x0804, u"CHS", 86},  {0x0807, u"DES", 41},
    {0x0809, u"ENG", 44},  {0x080C, u"FRB", 32},  {0x0816, u"PTG", 351}, {0x0C07, u"DEA", 43},
    {0x0C09, u"ENA", 61},  {0x0C0A, u"ESN", 34},  {0x0C0C, u"FRC", 1},   {0x1009, u"ENC", 1},
    {0x100C, u"FRS", 41},
};

const telephone_entry* entry_of(LCID lcid) {
    const auto* const found =
        std::lower_bound(std::begin(telephone_entries), std::end(telephone_entries), lcid,
                         [](const telephone_entry& a, LCID b) { return a.lcid < b; });
    return found != std::end(telephone_entries) && found->lcid == lcid ? found : nullptr;
}

} // namespace

locale_fact fact_of(const locale_data& locale, LCTYPE type) {
    if (type >= LOCALE_SDAYNAME1 && type <= LOCALE_SDAYNAME7) // Monday first
        return text(locale.weekdays[(type - LOCALE_SDAYNAME1 + 1) % 7]);
    if (type >= LOCALE_SABBREVDAYNAME1 && type <= LOCALE_SABBREVDAYNAME7)
        return text(locale.abbreviated_weekdays[(type - LOCALE_SABBREVDAYNAME1 + 1) % 7]);
    if (type >= LOCALE_SMONTHNAME1 && type <= LOCALE_SMONTHNAME12)
        return text(locale.months[type - LOCALE_SMONTHNAME1]);
    if (type >= LOCALE_SABBREVMONTHNAME1 && type <= LOCALE_SABBREVMONTHNAME12)
        return text(locale.abbreviated_months[type - LOCALE_SABBREVMONTHNAME1]);
    if (type >= LOCALE_SSHORTESTDAYNAME1 && type <= LOCALE_SSHORTESTDAYNAME7)
        return text(locale.shortest_weekdays[(type - LOCALE_SSHORTESTDAYNAME1 + 1) % 7]);
    switch (type) {
    case LOCALE_SMONTHNAME13:
        return text(locale.months[12]);
    case LOCALE_SABBREVMONTHNAME13:
        return text(locale.abbreviated_months[12]);
    case LOCALE_SNAME:
        return text(locale.name);
    case LOCALE_SISO639LANGNAME:
        return text(locale.language);
    case LOCALE_SISO3166CTRYNAME:
        return text(locale.region);
    case LOCALE_SENGLANGUAGE:
        return text(locale.english_language);
    case LOCALE_SENGCOUNTRY:
        return text(locale.english_region);
    case LOCALE_SNATIVELANGNAME:
        return text(locale.native_language);
    case LOCALE_SNATIVECTRYNAME:
        return text(locale.native_region);
    case LOCALE_SDECIMAL:
        return text(locale.decimal);
    case LOCALE_STHOUSAND:
        return text(locale.thousand);
    case LOCALE_SLIST:
        return text(locale.list_separator);
    case LOCALE_SGROUPING:
        return text(locale.grouping);
    case LOCALE_SPOSITIVESIGN:
        return text(locale.positive_sign);
    case LOCALE_SNEGATIVESIGN:
        return text(locale.negative_sign);
    case LOCALE_SNATIVEDIGITS:
        return text(locale.native_digits);
    case LOCALE_SPERCENT:
        return text(locale.percent);
    case LOCALE_IDIGITS:
        return number(locale.digits);
    case LOCALE_ILZERO:
        return number(locale.leading_zero);
    case LOCALE_INEGNUMBER:
        return number(locale.negative_number);
    case LOCALE_IPOSITIVEPERCENT:
        return number(locale.positive_percent);
    case LOCALE_INEGATIVEPERCENT:
        return number(locale.negative_percent);
    case LOCALE_SCURRENCY:
        return text(locale.currency_symbol);
    case LOCALE_SINTLSYMBOL:
        return text(locale.currency_code);
    case LOCALE_SMONDECIMALSEP:
        return text(locale.currency_decimal);
    case LOCALE_SMONTHOUSANDSEP:
        return text(locale.currency_thousand);
    case LOCALE_SMONGROUPING:
        return text(locale.currency_grouping);
    case LOCALE_SENGCURRNAME:
        return text(locale.english_currency);
    case LOCALE_SNATIVECURRNAME:
        return text(locale.native_currency);
    case LOCALE_ICURRDIGITS:
    case LOCALE_IINTLCURRDIGITS:
        return number(locale.currency_digits);
    case LOCALE_ICURRENCY:
        return number(locale.positive_currency);
    case LOCALE_INEGCURR:
        return number(locale.negative_currency);
    case LOCALE_SDATE:
        return text(locale.date_separator);
    case LOCALE_STIME:
        return text(locale.time_separator);
    case LOCALE_SSHORTDATE:
        return text(locale.short_date);
    case LOCALE_SLONGDATE:
        return text(locale.long_date);
    case LOCALE_STIMEFORMAT:
        return text(locale.long_time);
    case LOCALE_SSHORTTIME:
        return text(locale.short_time);
    case LOCALE_SYEARMONTH:
        return text(locale.year_month);
    case LOCALE_SMONTHDAY:
        return text(locale.month_day);
    case LOCALE_S1159:
        return text(locale.am);
    case LOCALE_S2359:
        return text(locale.pm);
    case LOCALE_IDATE:
        return number(static_cast<std::uint32_t>(locale.order));
    case LOCALE_ILDATE:
        return number(static_cast<std::uint32_t>(locale.long_order));
    case LOCALE_ITIME:
        return number(locale.clock_24);
    case LOCALE_ICENTURY:
        return number(1); // patterns have years of four digits
    case LOCALE_ITLZERO:
        return number(locale.hour_leading_zero);
    case LOCALE_IDAYLZERO:
        return number(locale.day_leading_zero);
    case LOCALE_IMONLZERO:
        return number(locale.month_leading_zero);
    case LOCALE_ITIMEMARKPOSN:
        return number(locale.time_mark_first);
    case LOCALE_ICALENDARTYPE:
        return number(locale.calendar);
    case LOCALE_IFIRSTDAYOFWEEK:
        return number(locale.first_day_of_week);
    case LOCALE_IFIRSTWEEKOFYEAR:
        return number(locale.first_week_of_year);
    case LOCALE_IMEASURE:
        return number(locale.metric);
    case LOCALE_ILANGUAGE:
        return hexadecimal(locale.lcid);
    case LOCALE_IDEFAULTLANGUAGE:
        return hexadecimal(locale.lcid == lcid_invariant ? lcid_en_us : locale.lcid);
    case LOCALE_SLOCALIZEDLANGUAGENAME: // in the language of the user, which is English
        return text(locale.english_language);
    case LOCALE_SLOCALIZEDCOUNTRYNAME:
        return text(locale.english_region);
    case LOCALE_SLOCALIZEDDISPLAYNAME:
    case LOCALE_SENGLISHDISPLAYNAME:
        return display_name(locale.english_language, locale.english_region);
    case LOCALE_SNATIVEDISPLAYNAME:
        return display_name(locale.native_language, locale.native_region);
    case LOCALE_SISO639LANGNAME2:
        return text(locale.language3);
    case LOCALE_SABBREVCTRYNAME:
    case LOCALE_SISO3166CTRYNAME2:
        return text(locale.region3);
    case LOCALE_SABBREVLANGNAME: {
        const telephone_entry* entry = entry_of(locale.lcid);
        return entry ? text(entry->abbreviation) : unknown;
    }
    case LOCALE_ICOUNTRY:
    case LOCALE_IDEFAULTCOUNTRY: {
        const telephone_entry* entry = entry_of(locale.lcid);
        return entry ? number(entry->dialing) : unknown;
    }
    case LOCALE_IDEFAULTCODEPAGE: // narrow text is UTF-8 in every locale
    case LOCALE_IDEFAULTANSICODEPAGE:
    case LOCALE_IDEFAULTMACCODEPAGE:
        return number(CP_UTF8);
    case LOCALE_SSCRIPTS:
        return locale.scripts.empty() ? unknown : text(locale.scripts);
    case LOCALE_SPARENT:
        return text(
            locale.name.substr(0, locale.name.rfind(u'-') == locale.name.npos ? 0 : locale.name.rfind(u'-')));
    case LOCALE_SSORTLOCALE:
        return text(locale.name);
    case LOCALE_SSORTNAME:
        return text(u"Default");
    case LOCALE_SNAN:
        return text(u"NaN");
    case LOCALE_SPOSINFINITY:
        return text(locale.lcid == lcid_invariant ? u"Infinity" : u"\u221E");
    case LOCALE_SNEGINFINITY:
        return text(locale.lcid == lcid_invariant ? u"-Infinity" : u"-\u221E");
    case LOCALE_SPERMILLE:
        return text(u"\u2030");
    case LOCALE_INEUTRAL:
    case LOCALE_IOPTIONALCALENDAR: // there is the Gregorian one alone
        return number(0);
    case LOCALE_IDIGITSUBSTITUTION:
        return number(1); // digits are those of ASCII
    case LOCALE_IPAPERSIZE:
        return number(locale.paper_size);
    case LOCALE_IREADINGLAYOUT:
        return number(reading_layout(locale.lcid));
    case LOCALE_IPOSSYMPRECEDES:
        return number(locale.positive_currency % 2 == 0);
    case LOCALE_IPOSSEPBYSPACE:
        return number(locale.positive_currency >= 2);
    case LOCALE_IPOSSIGNPOSN:
        return number(locale.positive_currency % 2 == 0 ? sign_before_symbol : sign_before_both);
    case LOCALE_INEGSYMPRECEDES:
        return number(negative_forms[locale.negative_currency % 16].symbol_first);
    case LOCALE_INEGSEPBYSPACE:
        return number(locale.negative_currency >= 8);
    case LOCALE_INEGSIGNPOSN:
        return number(negative_forms[locale.negative_currency % 16].sign);
    default:
        return unknown;
    }
}

} // namespace comity
