/// What a locale writes and reads: separators, patterns, names.
///
/// The values are those of Windows' GetLocaleInfo, under whose LOCALE_... names each is found; where a member
/// is a number, it is the number that GetLocaleInfo gives. English (United States) and the invariant locale
/// are our own constants, and nothing else is looked at for them. All others are made from ICU at the first
/// question and stay for the life of the process.
/// https://learn.microsoft.com/windows/win32/intl/locale-information-constants
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include <oleauto.h>

namespace comity {

inline constexpr LCID lcid_en_us = 0x0409;
inline constexpr LCID lcid_invariant = 0x007f;

/// The order of day, month and year (LOCALE_IDATE, LOCALE_ILDATE).
enum class date_order : std::uint8_t { month_day_year = 0, day_month_year = 1, year_month_day = 2 };

struct locale_data {
    LCID lcid;                     ///< the locale itself, never a default's or a neutral language's number
    std::u16string_view name;      ///< "de-DE" (LOCALE_SNAME); empty for the invariant locale
    std::u16string_view language;  ///< "de" (LOCALE_SISO639LANGNAME)
    std::u16string_view region;    ///< "DE" (LOCALE_SISO3166CTRYNAME)
    std::u16string_view language3; ///< "deu" (LOCALE_SISO639LANGNAME2)
    std::u16string_view region3;   ///< "DEU" (LOCALE_SISO3166CTRYNAME2, LOCALE_SABBREVCTRYNAME)
    std::u16string_view scripts;   ///< "Latn;" (LOCALE_SSCRIPTS); empty where it is not known
    std::u16string_view english_language; ///< "German" (LOCALE_SENGLANGUAGE)
    std::u16string_view english_region;   ///< "Germany" (LOCALE_SENGCOUNTRY)
    std::u16string_view native_language;  ///< "Deutsch" (LOCALE_SNATIVELANGNAME)
    std::u16string_view native_region;    ///< "Deutschland" (LOCALE_SNATIVECTRYNAME)

    // Numbers
    std::u16string_view decimal;        ///< LOCALE_SDECIMAL
    std::u16string_view thousand;       ///< LOCALE_STHOUSAND
    std::u16string_view list_separator; ///< LOCALE_SLIST
    std::u16string_view grouping;       ///< "3;0", or "3;2;0" in India (LOCALE_SGROUPING)
    std::u16string_view positive_sign;  ///< LOCALE_SPOSITIVESIGN
    std::u16string_view negative_sign;  ///< LOCALE_SNEGATIVESIGN
    std::u16string_view native_digits;  ///< ten characters (LOCALE_SNATIVEDIGITS)
    std::u16string_view percent;        ///< LOCALE_SPERCENT
    std::uint8_t digits;                ///< behind the point (LOCALE_IDIGITS)
    std::uint8_t leading_zero;          ///< 1: 0.7, 0: .7 (LOCALE_ILZERO)
    std::uint8_t negative_number;       ///< 0 (1.1), 1 -1.1, 2 - 1.1, 3 1.1-, 4 1.1 - (LOCALE_INEGNUMBER)
    std::uint8_t positive_percent;      ///< 0 "n %", 1 "n%", 2 "%n", 3 "% n" (LOCALE_IPOSITIVEPERCENT)
    std::uint8_t negative_percent;      ///< 0 "-n %" to 11 "n- %" (LOCALE_INEGATIVEPERCENT)

    // Money
    std::u16string_view currency_symbol;   ///< LOCALE_SCURRENCY
    std::u16string_view currency_code;     ///< "EUR" (LOCALE_SINTLSYMBOL)
    std::u16string_view currency_decimal;  ///< LOCALE_SMONDECIMALSEP
    std::u16string_view currency_thousand; ///< LOCALE_SMONTHOUSANDSEP
    std::u16string_view currency_grouping; ///< LOCALE_SMONGROUPING
    std::u16string_view english_currency;  ///< "Euro" (LOCALE_SENGCURRNAME)
    std::u16string_view native_currency;   ///< LOCALE_SNATIVECURRNAME
    std::uint8_t currency_digits;          ///< LOCALE_ICURRDIGITS
    std::uint8_t positive_currency;        ///< 0 $1.1, 1 1.1$, 2 $ 1.1, 3 1.1 $ (LOCALE_ICURRENCY)
    std::uint8_t negative_currency;        ///< 0 ($1.1) to 15 (1.1 $) (LOCALE_INEGCURR)

    // Dates and times. Patterns are in the language of GetDateFormat and GetTimeFormat.
    std::u16string_view date_separator; ///< LOCALE_SDATE
    std::u16string_view time_separator; ///< LOCALE_STIME
    std::u16string_view short_date;     ///< "M/d/yyyy" (LOCALE_SSHORTDATE)
    std::u16string_view long_date;      ///< "dddd, MMMM d, yyyy" (LOCALE_SLONGDATE)
    std::u16string_view long_time;      ///< "h:mm:ss tt" (LOCALE_STIMEFORMAT)
    std::u16string_view short_time;     ///< "h:mm tt" (LOCALE_SSHORTTIME)
    std::u16string_view year_month;     ///< LOCALE_SYEARMONTH
    std::u16string_view month_day;      ///< LOCALE_SMONTHDAY
    std::u16string_view am;             ///< LOCALE_S1159; may be empty
    std::u16string_view pm;             ///< LOCALE_S2359; may be empty
    std::u16string_view era;            ///< the present one of the Gregorian calendar (CAL_SERASTRING)
    date_order order;                   ///< of the short date
    date_order long_order;              ///< of the long date
    std::uint8_t clock_24;              ///< 1 for 0 to 23, 0 for AM and PM (LOCALE_ITIME)
    std::uint8_t hour_leading_zero;     ///< LOCALE_ITLZERO
    std::uint8_t day_leading_zero;      ///< LOCALE_IDAYLZERO
    std::uint8_t month_leading_zero;    ///< LOCALE_IMONLZERO
    std::uint8_t time_mark_first;       ///< LOCALE_ITIMEMARKPOSN
    std::uint8_t calendar;              ///< CAL_GREGORIAN and its like (LOCALE_ICALENDARTYPE)
    std::uint8_t first_day_of_week;     ///< 0 for Monday to 6 for Sunday (LOCALE_IFIRSTDAYOFWEEK)
    std::uint8_t first_week_of_year;    ///< 0 with 1 January, 1 first full week, 2 first with four days
                                        ///< (LOCALE_IFIRSTWEEKOFYEAR)
    std::uint8_t paper_size;            ///< 1 for letter, 9 for A4 (LOCALE_IPAPERSIZE)
    std::uint8_t metric; ///< 1 for the measures of the United States, 0 for metric (LOCALE_IMEASURE)

    /// January first; the thirteenth is empty but in calendars that have one.
    std::array<std::u16string_view, 13> months;
    std::array<std::u16string_view, 13> abbreviated_months;
    /// The names beside a day of the month, where a language has a form of its own for that; otherwise as
    /// `months`.
    std::array<std::u16string_view, 13> genitive_months;
    std::array<std::u16string_view, 13> abbreviated_genitive_months;
    /// Sunday first, as SYSTEMTIME::wDayOfWeek counts. (LOCALE_SDAYNAME1 is Monday.)
    std::array<std::u16string_view, 7> weekdays;
    std::array<std::u16string_view, 7> abbreviated_weekdays;
    std::array<std::u16string_view, 7> shortest_weekdays;

    // What VAR_LOCALBOOL writes and reads.
    std::u16string_view true_word;
    std::u16string_view false_word;

    bool has_genitive() const { return genitive_months[0].data() != months[0].data(); }
};

/// Our own constants.
extern const locale_data en_us_locale;
extern const locale_data invariant_locale;

/// The data of a locale. The default locales (0, LOCALE_USER_DEFAULT, LOCALE_SYSTEM_DEFAULT,
/// LOCALE_CUSTOM_DEFAULT, LOCALE_CUSTOM_UI_DEFAULT) are English (United States), on every machine, so that a
/// program gives the same results everywhere; a language alone is its usual country; a sort order (bits 16 to
/// 19) makes no difference. Safe to call from any thread; only the first question for a locale other than the
/// two of ours takes a lock.
/// @return null for a number that is no locale, and if memory is out; valid for the life of the process
const locale_data* find_locale(LCID lcid) noexcept;

/// The number of a locale by its name ("de-DE", "de", "" for the invariant one), without regard to case.
/// @return 0 for an unknown name
LCID lcid_of_name(std::u16string_view name) noexcept;

} // namespace comity
