#include "icu_locale.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <deque>
#include <memory>
#include <string>

#include <unicode/ucal.h>
#include <unicode/ucurr.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ulocdata.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>

#include "boolean_words.hpp"
#include "icu_pattern.hpp"

namespace comity {
namespace {

constexpr int name_size = 128;
constexpr int text_size = 256;

template <class T, void (*Close)(T*)>
struct closer {
    void operator()(T* object) const { Close(object); }
};
using date_format = std::unique_ptr<UDateFormat, closer<UDateFormat, udat_close>>;
using number_format = std::unique_ptr<UNumberFormat, closer<UNumberFormat, unum_close>>;
using calendar = std::unique_ptr<UCalendar, closer<UCalendar, ucal_close>>;
using pattern_generator =
    std::unique_ptr<UDateTimePatternGenerator, closer<UDateTimePatternGenerator, udatpg_close>>;

/// The data and the texts its views are of, which live as long.
struct owned_locale {
    locale_data data{};
    std::deque<std::u16string> texts;

    std::u16string_view keep(std::u16string text) { return texts.emplace_back(std::move(text)); }
};

/// Calls an ICU function that fills a buffer. @return what it wrote, or nothing if it failed
template <class Fill>
std::u16string filled(Fill fill) {
    char16_t buffer[text_size];
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t length = fill(buffer, text_size, &status);
    if (U_FAILURE(status) || length < 0 || length > text_size)
        return {};
    return {buffer, static_cast<std::size_t>(length)};
}

/// The digits and the calendar that Windows' patterns are about, whatever the locale's own are.
std::string with_keywords(const char* name) {
    std::string out = name;
    out += std::strchr(name, '@') ? ";" : "@";
    return out + "calendar=gregorian;numbers=latn";
}

std::u16string wide(const char* text) {
    return {text, text + std::strlen(text)};
}

/// Windows' spaces between groups are of the usual width.
std::u16string windows_space(std::u16string text) {
    for (char16_t& c : text) {
        if (c == 0x202F)
            c = 0x00A0;
    }
    return text;
}

std::u16string pattern_of(const std::string& name, UDateFormatStyle time, UDateFormatStyle date) {
    UErrorCode status = U_ZERO_ERROR;
    const date_format format(udat_open(time, date, name.c_str(), nullptr, 0, nullptr, 0, &status));
    if (U_FAILURE(status))
        return {};
    return windows_pattern(filled([&](char16_t* buffer, std::int32_t size, UErrorCode* error) {
        return udat_toPattern(format.get(), false, buffer, size, error);
    }));
}

std::u16string pattern_of_skeleton(UDateTimePatternGenerator* generator, std::u16string_view skeleton) {
    return windows_pattern(filled([&](char16_t* buffer, std::int32_t size, UErrorCode* error) {
        return udatpg_getBestPattern(generator, skeleton.data(), static_cast<std::int32_t>(skeleton.size()),
                                     buffer, size, error);
    }));
}

template <std::size_t Count>
void fill_names(owned_locale& locale, const UDateFormat* format, UDateFormatSymbolType type,
                std::size_t first, std::size_t count, std::array<std::u16string_view, Count>& names) {
    for (std::size_t i = 0; i < count; ++i)
        names[i] = locale.keep(filled([&](char16_t* buffer, std::int32_t size, UErrorCode* error) {
            return udat_getSymbols(format, type, static_cast<std::int32_t>(first + i), buffer, size, error);
        }));
    for (std::size_t i = count; i < Count; ++i)
        names[i] = u"";
}

bool fill_dates(owned_locale& locale, const std::string& name) {
    locale_data& data = locale.data;
    UErrorCode status = U_ZERO_ERROR;
    const date_format format(udat_open(UDAT_NONE, UDAT_FULL, name.c_str(), nullptr, 0, nullptr, 0, &status));
    const pattern_generator generator(udatpg_open(name.c_str(), &status));
    const calendar weeks(ucal_open(nullptr, 0, name.c_str(), UCAL_GREGORIAN, &status));
    if (U_FAILURE(status))
        return false;
    data.short_date = locale.keep(pattern_of(name, UDAT_NONE, UDAT_SHORT));
    data.long_date = locale.keep(pattern_of(name, UDAT_NONE, UDAT_FULL));
    data.long_time = locale.keep(pattern_of(name, UDAT_MEDIUM, UDAT_NONE));
    data.short_time = locale.keep(pattern_of(name, UDAT_SHORT, UDAT_NONE));
    data.year_month = locale.keep(pattern_of_skeleton(generator.get(), u"yMMMM"));
    data.month_day = locale.keep(pattern_of_skeleton(generator.get(), u"MMMMd"));
    if (data.short_date.empty() || data.long_date.empty() || data.long_time.empty())
        return false;
    data.order = order_of(data.short_date);
    data.long_order = order_of(data.long_date);
    data.date_separator = date_separator_of(data.short_date, u"/");
    data.time_separator = time_separator_of(data.long_time, u":");
    data.clock_24 = run_of(data.long_time, u'H') != 0;
    data.hour_leading_zero = std::max(run_of(data.long_time, u'H'), run_of(data.long_time, u'h')) == 2;
    data.day_leading_zero = run_of(data.short_date, u'd') == 2;
    data.month_leading_zero = run_of(data.short_date, u'M') == 2;
    const std::size_t mark = data.long_time.find(u't');
    data.time_mark_first = mark < data.long_time.find(u'm');
    data.calendar = 1;
    data.first_day_of_week =
        static_cast<std::uint8_t>((ucal_getAttribute(weeks.get(), UCAL_FIRST_DAY_OF_WEEK) + 5) % 7);
    const std::int32_t least = ucal_getAttribute(weeks.get(), UCAL_MINIMAL_DAYS_IN_FIRST_WEEK);
    data.first_week_of_year = least >= 7 ? 1 : least >= 4 ? 2 : 0;

    fill_names(locale, format.get(), UDAT_STANDALONE_MONTHS, 0, 12, data.months);
    fill_names(locale, format.get(), UDAT_STANDALONE_SHORT_MONTHS, 0, 12, data.abbreviated_months);
    fill_names(locale, format.get(), UDAT_MONTHS, 0, 12, data.genitive_months);
    fill_names(locale, format.get(), UDAT_SHORT_MONTHS, 0, 12, data.abbreviated_genitive_months);
    if (data.genitive_months == data.months) {
        data.genitive_months = data.months;
        data.abbreviated_genitive_months = data.abbreviated_months;
    }
    fill_names(locale, format.get(), UDAT_STANDALONE_WEEKDAYS, 1, 7, data.weekdays);
    fill_names(locale, format.get(), UDAT_STANDALONE_SHORT_WEEKDAYS, 1, 7, data.abbreviated_weekdays);
    fill_names(locale, format.get(), UDAT_STANDALONE_SHORTER_WEEKDAYS, 1, 7, data.shortest_weekdays);
    std::array<std::u16string_view, 2> halves;
    fill_names(locale, format.get(), UDAT_AM_PMS, 0, 2, halves);
    data.am = halves[0];
    data.pm = halves[1];
    std::array<std::u16string_view, 1> era;
    fill_names(locale, format.get(), UDAT_ERAS, 1, 1, era);
    data.era = era[0];
    return true;
}

std::u16string grouping_of(const UNumberFormat* format) {
    const std::int32_t first = unum_getAttribute(format, UNUM_GROUPING_SIZE);
    const std::int32_t second = unum_getAttribute(format, UNUM_SECONDARY_GROUPING_SIZE);
    if (first <= 0 || first > 9)
        return u"3;0";
    std::u16string out(1, static_cast<char16_t>(u'0' + first));
    if (second > 0 && second <= 9 && second != first) {
        out += u';';
        out += static_cast<char16_t>(u'0' + second);
    }
    return out + u";0";
}

bool fill_numbers(owned_locale& locale, const std::string& name) {
    locale_data& data = locale.data;
    UErrorCode status = U_ZERO_ERROR;
    const number_format decimal(unum_open(UNUM_DECIMAL, nullptr, 0, name.c_str(), nullptr, &status));
    const number_format money(unum_open(UNUM_CURRENCY, nullptr, 0, name.c_str(), nullptr, &status));
    const number_format percent(unum_open(UNUM_PERCENT, nullptr, 0, name.c_str(), nullptr, &status));
    if (U_FAILURE(status))
        return false;
    const auto symbol = [&](const number_format& format, UNumberFormatSymbol which) {
        return locale.keep(windows_space(filled([&](char16_t* buffer, std::int32_t size, UErrorCode* error) {
            return unum_getSymbol(format.get(), which, buffer, size, error);
        })));
    };
    const auto pattern = [&](const number_format& format) {
        return filled([&](char16_t* buffer, std::int32_t size, UErrorCode* error) {
            return unum_toPattern(format.get(), false, buffer, size, error);
        });
    };
    data.decimal = symbol(decimal, UNUM_DECIMAL_SEPARATOR_SYMBOL);
    data.thousand = symbol(decimal, UNUM_GROUPING_SEPARATOR_SYMBOL);
    data.list_separator = data.decimal == u"," ? u";" : u",";
    data.grouping = locale.keep(grouping_of(decimal.get()));
    data.positive_sign = u"";
    data.negative_sign = u"-";
    data.native_digits = u"0123456789";
    data.percent = u"%";
    data.digits = 2;
    data.leading_zero = 1;
    data.negative_number = 1;
    const std::u16string percents = pattern(percent);
    const bool in_front = percents.find(u'%') < percents.find(u'0');
    const bool spaced = percents.find_first_of(u" \u00A0\u202F") != std::u16string::npos;
    data.positive_percent = in_front ? (spaced ? 3 : 2) : spaced ? 0 : 1;
    data.negative_percent = in_front ? (spaced ? 7 : 2) : spaced ? 0 : 1;

    data.currency_symbol = symbol(money, UNUM_CURRENCY_SYMBOL);
    data.currency_code = symbol(money, UNUM_INTL_CURRENCY_SYMBOL);
    data.currency_decimal = symbol(money, UNUM_MONETARY_SEPARATOR_SYMBOL);
    data.currency_thousand = symbol(money, UNUM_MONETARY_GROUPING_SEPARATOR_SYMBOL);
    data.currency_grouping = locale.keep(grouping_of(money.get()));
    const std::int32_t digits = unum_getAttribute(money.get(), UNUM_MAX_FRACTION_DIGITS);
    data.currency_digits = static_cast<std::uint8_t>(std::clamp(digits, 0, 9));
    const currency_form form = currency_form_of(pattern(money));
    data.positive_currency = form.positive;
    data.negative_currency = form.negative;
    const auto currency_name = [&](const char* in) {
        UErrorCode error = U_ZERO_ERROR;
        std::int32_t length = 0;
        const std::u16string code(data.currency_code);
        const char16_t* found = ucurr_getName(code.c_str(), in, UCURR_LONG_NAME, nullptr, &length, &error);
        return locale.keep(U_SUCCESS(error) && found ? std::u16string(found, static_cast<std::size_t>(length))
                                                     : code);
    };
    data.english_currency = currency_name("en");
    data.native_currency = currency_name(name.c_str());
    return true;
}

void fill_identity(owned_locale& locale, const char* name) {
    locale_data& data = locale.data;
    char part[name_size];
    UErrorCode status = U_ZERO_ERROR;
    uloc_getLanguage(name, part, name_size, &status);
    data.language = locale.keep(wide(part));
    uloc_getCountry(name, part, name_size, &status);
    data.region = locale.keep(wide(part));
    data.language3 = locale.keep(wide(uloc_getISO3Language(name)));
    data.region3 = locale.keep(wide(uloc_getISO3Country(name)));
    if (data.language == u"ja")
        data.scripts = u"Hani;Hira;Jpan;Kana;";
    else if (data.language != u"zh" && data.language != u"ko") {
        char likely[name_size];
        status = U_ZERO_ERROR;
        uloc_addLikelySubtags(name, likely, name_size, &status);
        if (U_SUCCESS(status) && uloc_getScript(likely, part, name_size, &status) > 0)
            data.scripts = locale.keep(wide(part) + u";");
        status = U_ZERO_ERROR;
    }
    std::u16string windows_name(data.language);
    // The script is part of the name only where a language is written in two.
    const bool chinese = data.language == u"zh";
    if (uloc_getScript(name, part, name_size, &status) > 0 && !chinese)
        windows_name += u"-" + wide(part);
    windows_name += u"-";
    windows_name += data.region;
    data.name = locale.keep(std::move(windows_name));

    const auto display = [&](auto function, const char* in) {
        return locale.keep(filled([&](char16_t* buffer, std::int32_t size, UErrorCode* error) {
            return function(name, in, buffer, size, error);
        }));
    };
    data.english_language = display(uloc_getDisplayLanguage, "en");
    data.english_region = display(uloc_getDisplayCountry, "en");
    data.native_language = display(uloc_getDisplayLanguage, name);
    data.native_region = display(uloc_getDisplayCountry, name);
    status = U_ZERO_ERROR;
    data.metric = ulocdata_getMeasurementSystem(name, &status) == UMS_US;
    std::int32_t height = 0, width = 0;
    ulocdata_getPaperSize(name, &height, &width, &status);
    constexpr std::int32_t letter_width = 216; // millimetres
    data.paper_size = U_SUCCESS(status) && width == letter_width ? 1 : 9;
}

/// Where Windows is known to write something else than ICU.
void apply_windows_ways(locale_data& data) {
    if (data.language == u"ja") {
        data.currency_symbol = u"\u00A5"; // ICU: the full-width yen sign
        data.native_currency = u"円";
    }
}

} // namespace

bool icu_name_of(LCID lcid, char (&name)[128]) noexcept {
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t length = uloc_getLocaleForLCID(lcid, name, name_size - 1, &status);
    if (U_FAILURE(status) || length <= 0 || length >= name_size)
        return false;
    name[length] = '\0';
    return true;
}

LCID resolve_locale(LANGID language) noexcept {
    char name[name_size];
    if (!icu_name_of(language, name) || std::strcmp(name, "root") == 0)
        return 0;
    char part[name_size];
    UErrorCode status = U_ZERO_ERROR;
    if (uloc_getCountry(name, part, name_size, &status) > 0)
        return uloc_getLCID(name) == language ? language : 0;
    // A language alone: its likeliest country, with the script if the country alone would mean another one.
    char likely[name_size];
    char script[name_size];
    uloc_addLikelySubtags(name, likely, name_size, &status);
    uloc_getLanguage(likely, part, name_size, &status);
    uloc_getScript(likely, script, name_size, &status);
    char country[name_size];
    uloc_getCountry(likely, country, name_size, &status);
    if (U_FAILURE(status))
        return 0;
    // By itself, Arabic is that of Saudi Arabia, and Norwegian is Bokmål.
    if (std::strcmp(part, "ar") == 0)
        std::strcpy(country, "SA");
    const char* code = std::strcmp(part, "no") == 0 ? "nb" : part;
    std::string full = std::string(code) + "_" + country;
    LCID resolved = uloc_getLCID(full.c_str());
    if (SUBLANGID(resolved) == 0) {
        full = std::string(code) + "_" + script + "_" + country;
        resolved = uloc_getLCID(full.c_str());
    }
    return SUBLANGID(resolved) == 0 || resolved > 0xFFFF ? 0 : resolved;
}

const locale_data* make_icu_locale(LCID lcid) {
    char name[name_size];
    if (!icu_name_of(lcid, name))
        return nullptr;
    auto locale = std::make_unique<owned_locale>();
    locale->data.lcid = lcid;
    const std::string full = with_keywords(name);
    fill_identity(*locale, name);
    if (!fill_dates(*locale, full) || !fill_numbers(*locale, full))
        return nullptr;
    const boolean_words& words = words_of(locale->data.language);
    locale->data.true_word = words.true_word;
    locale->data.false_word = words.false_word;
    apply_windows_ways(locale->data);
    return &locale.release()->data;
}

} // namespace comity
