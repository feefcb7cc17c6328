/// Dates and times by format strings.
#include "format_sections.hpp"

#include "date_writing.hpp"

namespace comity {
namespace {

/// The day on which weeks begin, 0 for Sunday.
int first_weekday(int first_day, const locale_data& locale) {
    return first_day == 0 ? (locale.first_day_of_week + 1) % 7 : first_day - 1;
}

int days_into_week(int serial_day, int first_weekday) {
    return (weekday_of(serial_day) - first_weekday + 7) % 7;
}

enum class first_week_rule { with_1_january = 1, four_days = 2, full = 3 };

first_week_rule week_rule(int first_week, const locale_data& locale) {
    if (first_week != 0)
        return static_cast<first_week_rule>(first_week);
    switch (locale.first_week_of_year) {
    case 1:
        return first_week_rule::full;
    case 2:
        return first_week_rule::four_days;
    default:
        return first_week_rule::with_1_january;
    }
}

/// The first day of the first week of a year.
int start_of_weeks(int year, int first_weekday, first_week_rule rule) {
    const int first = to_serial_day({year, 1, 1});
    const int into = days_into_week(first, first_weekday);
    const bool next =
        rule == first_week_rule::full ? into > 0 : rule == first_week_rule::four_days && into > 3;
    return first - into + (next ? 7 : 0);
}

int week_of(int serial_day, int year, int first_weekday, first_week_rule rule) {
    int start = start_of_weeks(year, first_weekday, rule);
    if (serial_day < start)
        start = start_of_weeks(year - 1, first_weekday, rule);
    else if (rule == first_week_rule::four_days) {
        const int next = start_of_weeks(year + 1, first_weekday, rule);
        start = serial_day < next ? start : next;
    }
    return (serial_day - start) / 7 + 1;
}

struct date_parts {
    civil_date date;
    int weekday; // 0 for Sunday
    clock_time time;
};

class date_writer {
public:
    date_writer(const split_date& split, const format_tokens& format, const locale_data& locale,
                format_text& out)
        : split_(split), format_(format), locale_(locale),
          out_(out), parts_{from_serial_day(split.serial_day), weekday_of(split.serial_day), split.time} {}

    void write(token_reader section) {
        // A mark of half of the day anywhere makes the clock one of 12 hours.
        token_value token;
        for (token_reader reader = section; reader.next(token);)
            half_days_ |= token.what >= token::am_pm_upper && token.what <= token::am_pm_locale;
        for (token_reader reader = section; reader.next(token);)
            write(token);
    }

private:
    void write(const token_value& token) {
        const civil_date& date = parts_.date;
        const clock_time& time = parts_.time;
        switch (token.what) {
        case token::narrow_literal:
        case token::wide_literal:
            for (std::size_t i = 0; i < token.count; ++i)
                out_.put(token.character(i));
            break;
        case token::percent:
            out_.put(u'%');
            break;
        case token::general_date:
            write_general_date(split_, locale_, out_);
            break;
        case token::short_date:
            write_date_by_pattern(locale_.short_date, split_, locale_, out_);
            break;
        case token::long_date:
            write_date_by_pattern(locale_.long_date, split_, locale_, out_);
            break;
        case token::long_time:
            write_date_by_pattern(locale_.long_time, split_, locale_, out_);
            break;
        case token::day:
            out_.put_number(date.day, 1);
            break;
        case token::day_two_digits:
            out_.put_number(date.day, 2);
            break;
        case token::weekday_short:
            out_.put(locale_.abbreviated_weekdays[static_cast<std::size_t>(parts_.weekday)]);
            break;
        case token::weekday_name:
            out_.put(locale_.weekdays[static_cast<std::size_t>(parts_.weekday)]);
            break;
        case token::weekday_number:
            out_.put_number(days_into_week(split_.serial_day, week_start()) + 1, 1);
            break;
        case token::week:
            out_.put_number(
                week_of(split_.serial_day, date.year, week_start(), week_rule(format_.first_week, locale_)),
                1);
            break;
        case token::month:
            out_.put_number(date.month, 1);
            break;
        case token::month_two_digits:
            out_.put_number(date.month, 2);
            break;
        case token::month_short:
            out_.put(locale_.abbreviated_months[static_cast<std::size_t>(date.month - 1)]);
            break;
        case token::month_name:
            out_.put(locale_.months[static_cast<std::size_t>(date.month - 1)]);
            break;
        case token::quarter:
            out_.put_number((date.month + 2) / 3, 1);
            break;
        case token::day_of_year:
            out_.put_number(split_.serial_day - to_serial_day({date.year, 1, 1}) + 1, 1);
            break;
        case token::year_two_digits:
            out_.put_number(date.year % 100, 2);
            break;
        case token::year:
            out_.put_number(date.year, 1);
            break;
        case token::hour:
            out_.put_number(hour(), 1);
            break;
        case token::hour_two_digits:
            out_.put_number(hour(), 2);
            break;
        case token::minute:
            out_.put_number(time.minute, 1);
            break;
        case token::minute_two_digits:
            out_.put_number(time.minute, 2);
            break;
        case token::second:
            out_.put_number(time.second, 1);
            break;
        case token::second_two_digits:
            out_.put_number(time.second, 2);
            break;
        case token::am_pm_upper:
            out_.put(time.hour < 12 ? u"AM" : u"PM");
            break;
        case token::am_pm_lower:
            out_.put(time.hour < 12 ? u"am" : u"pm");
            break;
        case token::a_p_upper:
            out_.put(time.hour < 12 ? u'A' : u'P');
            break;
        case token::a_p_lower:
            out_.put(time.hour < 12 ? u'a' : u'p');
            break;
        case token::am_pm_locale:
            out_.put(time.hour < 12 ? locale_.am : locale_.pm);
            break;
        case token::date_separator:
            out_.put(locale_.date_separator);
            break;
        case token::time_separator:
            out_.put(locale_.time_separator);
            break;
        default: // placeholders of numbers and strings, which no date has
            break;
        }
    }

    int week_start() const { return first_weekday(format_.first_day, locale_); }
    int hour() const {
        const int hour = parts_.time.hour;
        return half_days_ ? (hour + 11) % 12 + 1 : hour;
    }

    const split_date& split_;
    const format_tokens& format_;
    const locale_data& locale_;
    format_text& out_;
    const date_parts parts_;
    bool half_days_ = false;
};

} // namespace

void write_date(token_reader section, const split_date& date, const format_tokens& format,
                const locale_data& locale, format_text& out) {
    date_writer(date, format, locale, out).write(section);
}

} // namespace comity
