#include "locale_data.hpp"

#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "icu_pattern.hpp"
#include "wide_text.hpp"

namespace {

using namespace comity;

std::string narrow(std::u16string_view text) {
    return to_utf8(text);
}

TEST(LocaleData, DefaultsAndNeutralEnglishAreEnUs) {
    for (const LCID lcid : {0x409u, 0u, 0x400u, 0x800u, 0xC00u, 0x1400u, 0x9u, 0x10409u})
        EXPECT_EQ(find_locale(lcid), &en_us_locale) << std::hex << lcid;
    EXPECT_EQ(find_locale(0x7F), &invariant_locale);
}

TEST(LocaleData, NumbersThatAreNoLocaleGiveNull) {
    for (const LCID lcid : {0xFFFFu, 0x1234u, 0x5507u, 0x1000u, 0x100407u, 0xFFFFFFFFu})
        EXPECT_EQ(find_locale(lcid), nullptr) << std::hex << lcid;
}

TEST(LocaleData, OneObjectForALocaleHoweverItIsAskedFor) {
    const locale_data* german = find_locale(0x407);
    ASSERT_NE(german, nullptr);
    EXPECT_EQ(find_locale(0x7), german);
    EXPECT_EQ(find_locale(0x10407), german);
    EXPECT_EQ(german->lcid, 0x407u);
    std::vector<const locale_data*> found(8);
    std::vector<std::thread> threads;
    for (auto& one : found)
        threads.emplace_back([&one] { one = find_locale(0x41D); });
    for (auto& thread : threads)
        thread.join();
    for (const auto* one : found)
        EXPECT_EQ(one, found[0]);
}

struct expected_locale {
    LCID lcid;
    const char* name;
    const char* decimal;
    const char* thousand;
    const char* list;
    const char* short_date;
    const char* long_date;
    const char* long_time;
    const char* currency;
    int positive_currency, negative_currency, currency_digits;
    int first_day, first_week;
    const char* march;
    const char* march_short;
    const char* march_genitive;
    const char* sunday;
    const char* true_word;
};

TEST(LocaleData, WhatLocalesWrite) {
    const expected_locale table[] = {
        {0x409, "en-US", ".", ",", ",", "M/d/yyyy", "dddd, MMMM d, yyyy", "h:mm:ss tt", "$", 0, 0, 2, 6, 0,
         "March", "Mar", "March", "Sunday", "True"},
        {0x7F, "", ".", ",", ",", "MM/dd/yyyy", "dddd, dd MMMM yyyy", "HH:mm:ss", "\u00A4", 0, 0, 2, 6, 0,
         "March", "Mar", "March", "Sunday", "True"},
        {0x809, "en-GB", ".", ",", ",", "dd/MM/yyyy", "dddd, d MMMM yyyy", "HH:mm:ss", "£", 0, 1, 2, 0, 2,
         "March", "Mar", "March", "Sunday", "True"},
        {0x407, "de-DE", ",", ".", ";", "dd.MM.yyyy", "dddd, d. MMMM yyyy", "HH:mm:ss", "€", 3, 8, 2, 0, 2,
         "März", "Mär", "März", "Sonntag", "Wahr"},
        {0x40C, "fr-FR", ",", "\u00A0", ";", "dd/MM/yyyy", "dddd d MMMM yyyy", "HH:mm:ss", "€", 3, 8, 2, 0, 2,
         "mars", "mars", "mars", "dimanche", "Vrai"},
        {0x411, "ja-JP", ".", ",", ",", "yyyy/MM/dd", "yyyy年M月d日dddd", "H:mm:ss", "¥", 0, 1, 0, 6, 0,
         "3月", "3月", "3月", "日曜日", "True"},
        {0x41F, "tr-TR", ",", ".", ";", "d.MM.yyyy", "d MMMM yyyy dddd", "HH:mm:ss", "₺", 0, 1, 2, 0, 0,
         "Mart", "Mar", "Mart", "Pazar", "Doğru"},
        {0x415, "pl-PL", ",", "\u00A0", ";", "d.MM.yyyy", "dddd, d MMMM yyyy", "HH:mm:ss", "zł", 3, 8, 2, 0,
         2, "marzec", "mar", "marca", "niedziela", "Prawda"},
        {0x404, "zh-TW", ".", ",", ",", "yyyy/M/d", "yyyy年M月d日 dddd", "tth:mm:ss", "$", 0, 1, 2, 6, 0,
         "3月", "3月", "3月", "星期日", "真"},
        {0x414, "nb-NO", ",", "\u00A0", ";", "dd.MM.yyyy", "dddd d. MMMM yyyy", "HH:mm:ss", "kr", 2, 12, 2, 0,
         2, "mars", "mar", "mars", "søndag", "Sann"},
        {0x439, "hi-IN", ".", ",", ",", "d/M/yyyy", "dddd, d MMMM yyyy", "h:mm:ss tt", "₹", 0, 1, 2, 6, 0,
         "मार्च", "मार्च", "मार्च", "रविवार", "True"},
    };
    for (const expected_locale& expected : table) {
        SCOPED_TRACE(expected.name);
        const locale_data* data = find_locale(expected.lcid);
        ASSERT_NE(data, nullptr);
        EXPECT_EQ(data->lcid, expected.lcid);
        EXPECT_EQ(narrow(data->name), expected.name);
        EXPECT_EQ(narrow(data->decimal), expected.decimal);
        EXPECT_EQ(narrow(data->thousand), expected.thousand);
        EXPECT_EQ(narrow(data->list_separator), expected.list);
        EXPECT_EQ(narrow(data->short_date), expected.short_date);
        EXPECT_EQ(narrow(data->long_date), expected.long_date);
        EXPECT_EQ(narrow(data->long_time), expected.long_time);
        EXPECT_EQ(narrow(data->currency_symbol), expected.currency);
        EXPECT_EQ(data->positive_currency, expected.positive_currency);
        EXPECT_EQ(data->negative_currency, expected.negative_currency);
        EXPECT_EQ(data->currency_digits, expected.currency_digits);
        EXPECT_EQ(data->first_day_of_week, expected.first_day);
        EXPECT_EQ(data->first_week_of_year, expected.first_week);
        EXPECT_EQ(narrow(data->months[2]), expected.march);
        EXPECT_EQ(narrow(data->abbreviated_months[2]), expected.march_short);
        EXPECT_EQ(narrow(data->genitive_months[2]), expected.march_genitive);
        EXPECT_EQ(narrow(data->weekdays[0]), expected.sunday);
        EXPECT_EQ(narrow(data->true_word), expected.true_word);
        EXPECT_EQ(data->months[12], u"");
        EXPECT_EQ(lcid_of_name(data->name), expected.lcid);
    }
    EXPECT_TRUE(find_locale(0x415)->has_genitive());
    EXPECT_FALSE(find_locale(0x407)->has_genitive());
    EXPECT_EQ(narrow(find_locale(0x439)->grouping), "3;2;0");
}

TEST(LocaleData, NamesOfLocales) {
    EXPECT_EQ(lcid_of_name(u""), 0x7Fu);
    EXPECT_EQ(lcid_of_name(u"EN-us"), 0x409u);
    EXPECT_EQ(lcid_of_name(u"de"), 0x7u);
    EXPECT_EQ(lcid_of_name(u"sr-Latn-RS"), 0x241Au);
    EXPECT_EQ(lcid_of_name(u"xx-YY"), 0u);
    EXPECT_EQ(lcid_of_name(u"de_DE"), 0u);
    EXPECT_EQ(lcid_of_name(std::u16string(200, u'a')), 0u);
}

TEST(LocaleData, PatternsInWindowsTerms) {
    EXPECT_EQ(narrow(windows_pattern(u"EEEE, d. MMMM y")), "dddd, d. MMMM yyyy");
    EXPECT_EQ(narrow(windows_pattern(u"d 'de' MMMM 'de' yy")), "d 'de' MMMM 'de' yyyy");
    EXPECT_EQ(narrow(windows_pattern(u"h:mm:ss\u202Fa")), "h:mm:ss\u00A0tt");
    EXPECT_EQ(narrow(windows_pattern(u"d/M/y GGGGG")), "d/M/yyyy");
    EXPECT_EQ(narrow(windows_pattern(u"EEE dd LLL")), "ddd dd MMM");
    EXPECT_EQ(date_separator_of(u"dd.MM.yyyy", u"/"), u".");
    EXPECT_EQ(time_separator_of(u"HH.mm.ss", u":"), u".");
    EXPECT_EQ(order_of(u"dddd, d MMMM yyyy"), date_order::day_month_year);
    EXPECT_EQ(order_of(u"yyyy-MM-dd"), date_order::year_month_day);
    const struct {
        std::u16string_view icu;
        int positive, negative;
    } forms[] = {
        {u"\u00A4#,##0.00", 0, 1},
        {u"#,##0.00\u00A4", 1, 5},
        {u"\u00A4\u00A0#,##0.00", 2, 9},
        {u"#,##0.00\u00A0\u00A4", 3, 8},
        {u"\u00A4 #,##0.00;\u00A4 -#,##0.00", 2, 12},
        {u"\u200F#,##0.00 \u00A4;\u200F-#,##0.00 \u00A4", 3, 8},
    };
    for (const auto& form : forms) {
        EXPECT_EQ(currency_form_of(form.icu).positive, form.positive) << narrow(form.icu);
        EXPECT_EQ(currency_form_of(form.icu).negative, form.negative) << narrow(form.icu);
    }
}

} // namespace
