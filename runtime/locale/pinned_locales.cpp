#include "locale_data.hpp"

namespace comity {
namespace {

constexpr std::array<std::u16string_view, 13> months = {
    u"January", u"February",  u"March",   u"April",    u"May",      u"June", u"July",
    u"August",  u"September", u"October", u"November", u"December", u""};
constexpr std::array<std::u16string_view, 13> short_months = {
    u"Jan", u"Feb", u"Mar", u"Apr", u"May", u"Jun", u"Jul", u"Aug", u"Sep", u"Oct", u"Nov", u"Dec", u""};
constexpr std::array<std::u16string_view, 7> weekdays = {u"Sunday",   u"Monday", u"Tuesday", u"Wednesday",
                                                         u"Thursday", u"Friday", u"Saturday"};
constexpr std::array<std::u16string_view, 7> short_weekdays = {u"Sun", u"Mon", u"Tue", u"Wed",
                                                               u"Thu", u"Fri", u"Sat"};
constexpr std::array<std::u16string_view, 7> shortest_weekdays = {u"Su", u"Mo", u"Tu", u"We",
                                                                  u"Th", u"Fr", u"Sa"};

constexpr locale_data make_en_us() {
    locale_data data{};
    data.lcid = lcid_en_us;
    data.name = u"en-US";
    data.language = u"en";
    data.region = u"US";
    data.language3 = u"eng";
    data.region3 = u"USA";
    data.scripts = u"Latn;";
    data.english_language = u"English";
    data.english_region = u"United States";
    data.native_language = u"English";
    data.native_region = u"United States";
    data.decimal = u".";
    data.thousand = u",";
    data.list_separator = u",";
    data.grouping = u"3;0";
    data.positive_sign = u"";
    data.negative_sign = u"-";
    data.native_digits = u"0123456789";
    data.percent = u"%";
    data.digits = 2;
    data.leading_zero = 1;
    data.negative_number = 1;
    data.positive_percent = 1;
    data.negative_percent = 1;
    data.currency_symbol = u"$";
    data.currency_code = u"USD";
    data.currency_decimal = u".";
    data.currency_thousand = u",";
    data.currency_grouping = u"3;0";
    data.english_currency = u"US Dollar";
    data.native_currency = u"US Dollar";
    data.currency_digits = 2;
    data.positive_currency = 0;
    data.negative_currency = 0;
    data.date_separator = u"/";
    data.time_separator = u":";
    data.short_date = u"M/d/yyyy";
    data.long_date = u"dddd, MMMM d, yyyy";
    data.long_time = u"h:mm:ss tt";
    data.short_time = u"h:mm tt";
    data.year_month = u"MMMM yyyy";
    data.month_day = u"MMMM d";
    data.am = u"AM";
    data.pm = u"PM";
    data.era = u"AD";
    data.order = date_order::month_day_year;
    data.long_order = date_order::month_day_year;
    data.calendar = 1;
    data.first_day_of_week = 6;
    data.paper_size = 1;
    data.metric = 1;
    data.months = months;
    data.abbreviated_months = short_months;
    data.genitive_months = months;
    data.abbreviated_genitive_months = short_months;
    data.weekdays = weekdays;
    data.abbreviated_weekdays = short_weekdays;
    data.shortest_weekdays = shortest_weekdays;
    data.true_word = u"True";
    data.false_word = u"False";
    return data;
}

constexpr locale_data make_invariant() {
    locale_data data = make_en_us();
    data.lcid = lcid_invariant;
    data.name = u"";
    data.language = u"iv";
    data.region = u"IV";
    data.language3 = u"ivl";
    data.region3 = u"";
    data.english_language = u"Invariant Language";
    data.english_region = u"Invariant Country";
    data.native_language = u"Invariant Language";
    data.native_region = u"Invariant Country";
    data.positive_sign = u"+";
    data.positive_percent = 0;
    data.negative_percent = 0;
    data.currency_symbol = u"\u00A4";
    data.currency_code = u"XDR";
    data.english_currency = u"International Monetary Fund";
    data.native_currency = u"International Monetary Fund";
    data.short_date = u"MM/dd/yyyy";
    data.long_date = u"dddd, dd MMMM yyyy";
    data.long_time = u"HH:mm:ss";
    data.short_time = u"HH:mm";
    data.year_month = u"yyyy MMMM";
    data.month_day = u"MMMM dd";
    data.long_order = date_order::day_month_year;
    data.clock_24 = 1;
    data.hour_leading_zero = 1;
    data.day_leading_zero = 1;
    data.month_leading_zero = 1;
    data.paper_size = 9;
    data.metric = 0;
    return data;
}

} // namespace

constinit const locale_data en_us_locale = make_en_us();
constinit const locale_data invariant_locale = make_invariant();

} // namespace comity
