#include "date_reader.hpp"

#include <array>
#include <ctime>

#include "case_mapping.hpp"
#include "space.hpp"

namespace comity {
namespace {

bool is_digit(char16_t c) {
    return c >= u'0' && c <= u'9';
}
/// What words are made of.
bool is_letter(char16_t c) {
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c >= 0x00AA;
}
/// Marks of direction, which right-to-left locales write between the parts.
bool is_mark(char16_t c) {
    return c == 0x200E || c == 0x200F || c == 0x061C;
}

int current_year() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return local.tm_year + 1900;
}

/// Takes a text apart into the values that it names - numbers, and months by their names - and finds out what
/// they are: separators of a time say it of the values around them, the halves of the day of the one before;
/// what is left is a date, in the order of the locale or in any other that makes one.
class date_reader {
public:
    date_reader(std::u16string_view text, const locale_data& locale, calendar_kind calendar)
        : rest_(text), locale_(locale), calendar_(calendar), separator_(first_of(locale.date_separator)),
          point_in_dates_(separator_ == u'.'),
          point_in_times_(!point_in_dates_ || first_of(locale.time_separator) == u'.'),
          half_in_front_(!locale.am.empty() && locale.am[0] >= 0x0400),
          has_units_(locale.language == u"ja" || locale.language == u"zh" || locale.language == u"ko"),
          turkic_(is_turkic(locale.lcid)) {}

    bool read(int& day, clock_time& time) {
        for (skip_space(); !rest_.empty(); skip_space()) {
            if (!read_next())
                return false;
        }
        if (wants_part_ || !take_time(time))
            return false;
        day = 0;
        return count_ > 0 || named_year_ >= 0 ? collect() && find_day(day) : has_time();
    }

private:
    enum class half { none, morning, afternoon };
    enum class word_kind { none, month, weekday, morning, afternoon };

    struct found_word {
        word_kind kind = word_kind::none;
        int index = 0;
        std::size_t length = 0;
    };
    /// A number of the date, and whether it stands there as the name of a month.
    struct date_value {
        int value = 0;
        bool is_month = false;
    };

    static char16_t first_of(std::u16string_view text) {
        for (const char16_t c : text) {
            if (!is_mark(c))
                return c;
        }
        return u'\0';
    }

    bool is_date_separator(char16_t c) const {
        return c == u'/' || c == u'-' || (c == separator_ && c != u'\0');
    }
    /// A point belongs to the date where that is written with points; behind a whole date it can belong to a
    /// time, in a locale that has points in both.
    bool is_time_separator(char16_t c) const {
        const bool behind_date = count_ + time_count_ > numbers_.size();
        return c == u':' || (c == u'.' && point_in_times_ && (!point_in_dates_ || behind_date));
    }
    /// "1998. 7. 24.": some locales end their dates so.
    bool ends_with_separator() const { return locale_.short_date.ends_with(separator_); }

    void skip_space() {
        while (!rest_.empty() && (is_space(rest_[0]) || is_mark(rest_[0])))
            rest_.remove_prefix(1);
    }

    bool read_next() {
        const char16_t c = rest_[0];
        if (is_digit(c))
            return read_digits();
        if (is_time_separator(c))
            return read_time_separator();
        if (c == u',' || is_date_separator(c))
            return read_date_separator();
        return is_letter(c) && read_word();
    }

    /// A comma may stand anywhere but at the end; of the others there are as many as a date has between its
    /// three parts.
    bool read_date_separator() {
        const char16_t c = rest_[0];
        rest_.remove_prefix(1);
        const bool closes = c == separator_ && ends_with_separator();
        if (rest_.empty() && !closes)
            return false;
        if (c == u',')
            return true;
        const bool anything = count_ > 0 || has_time() || named_year_ >= 0;
        return anything && ++separators_ <= (closes ? numbers_.size() : numbers_.size() - 1);
    }

    /// The value before it is an hour or a minute, and the next one the part behind that.
    bool read_time_separator() {
        rest_.remove_prefix(1);
        if (!wants_part_ && !last_is_time() && !make_hour())
            return false;
        wants_part_ = true;
        return time_count_ < times_.size();
    }

    bool has_time() const { return time_count_ > 0; }
    bool last_is_time() const { return has_time() && time_is_last_; }

    /// Makes the last value of the date the hour.
    bool make_hour() {
        if (count_ == 0 || has_time())
            return false;
        return add_hour(values_[--count_].value);
    }
    bool add_hour(int value) {
        if (has_time())
            return false;
        values_before_time_ = count_;
        times_[time_count_++] = value;
        time_is_last_ = true;
        return true;
    }
    bool add_value(int value, bool is_month) {
        if (wants_part_) {
            wants_part_ = false;
            times_[time_count_++] = value;
            return true;
        }
        if (half_ != half::none && !has_time()) // "PM 4"
            return add_hour(value);
        if (count_ == values_.size())
            return false;
        values_[count_++] = {value, is_month};
        time_is_last_ = false;
        return true;
    }

    char16_t folded(char16_t c) const {
        if (turkic_ && (c == u'i' || c == 0x0131))
            return c == u'i' ? char16_t{0x0130} : u'I';
        return to_upper(c);
    }

    /// How much of the text a name takes, 0 if it does not stand here. A point at its end may be missing, and
    /// be there although the name has none where points stand between the parts of a date anyway.
    std::size_t matched(std::u16string_view name) const {
        const bool with_point = name.ends_with(u'.');
        if (with_point)
            name.remove_suffix(1);
        if (name.empty() || name.size() > rest_.size())
            return 0;
        for (std::size_t i = 0; i < name.size(); ++i) {
            if (rest_[i] != name[i] && folded(rest_[i]) != folded(name[i]))
                return 0;
        }
        const std::size_t length = name.size();
        return (with_point || point_in_dates_) && length < rest_.size() && rest_[length] == u'.' ? length + 1
                                                                                                 : length;
    }

    template <std::size_t Count>
    void look_in(const std::array<std::u16string_view, Count>& names, word_kind kind,
                 found_word& best) const {
        for (std::size_t i = 0; i < Count; ++i) {
            if (const std::size_t length = matched(names[i]); length > best.length)
                best = {kind, static_cast<int>(i), length};
        }
    }

    /// The longest name that stands here. Nothing has to stand between it and what follows.
    found_word find_word() const {
        found_word best;
        look_in(locale_.months, word_kind::month, best);
        look_in(locale_.abbreviated_months, word_kind::month, best);
        if (locale_.has_genitive()) {
            look_in(locale_.genitive_months, word_kind::month, best);
            look_in(locale_.abbreviated_genitive_months, word_kind::month, best);
        }
        look_in(locale_.weekdays, word_kind::weekday, best);
        look_in(locale_.abbreviated_weekdays, word_kind::weekday, best);
        look_in(std::array<std::u16string_view, 3>{locale_.am, u"am", u"a"}, word_kind::morning, best);
        look_in(std::array<std::u16string_view, 3>{locale_.pm, u"pm", u"p"}, word_kind::afternoon, best);
        return best;
    }

    /// At most five digits count: no part of a date or a time has more than four.
    int take_number() {
        int value = 0;
        for (; !rest_.empty() && is_digit(rest_[0]); rest_.remove_prefix(1))
            value = value > 9999 ? value : value * 10 + (rest_[0] - u'0');
        return value;
    }

    bool read_digits() {
        // Months are called by their numbers in some languages.
        if (const found_word name = find_numbered_month(); name.length != 0)
            return read_month(name);
        const int value = take_number();
        const std::u16string_view before = rest_;
        skip_space();
        if (const int handled = rest_.empty() ? 0 : read_unit(value); handled != 0)
            return handled > 0;
        rest_ = before;
        return add_value(value, false);
    }

    found_word find_numbered_month() const {
        found_word best;
        if (!locale_.months[0].empty() && is_digit(locale_.months[0][0])) {
            look_in(locale_.months, word_kind::month, best);
            look_in(locale_.abbreviated_months, word_kind::month, best);
        }
        return best;
    }

    /// A sign for year, month, day, hour, minute or second behind a number, as East Asian languages have
    /// them.
    /// @return 0 if none stands here, -1 if it may not
    int read_unit(int value) {
        if (!has_units_ || find_word().length > 1) // not the first sign of a weekday
            return 0;
        bool right = true;
        switch (rest_[0]) {
        case 0x5E74: // year
        case 0xB144:
            right = named_year_ < 0;
            named_year_ = value;
            break;
        case 0x6708: // month
        case 0xC6D4:
            right = value >= 1 && value <= 12 && add_value(value, true);
            break;
        case 0x65E5: // day
        case 0xC77C:
            right = add_value(value, false);
            break;
        case 0x6642: // hour
        case 0x65F6:
        case 0xC2DC:
            right = add_hour(value);
            break;
        case 0x5206: // minute
        case 0xBD84:
            right = add_part(1, value);
            break;
        case 0x79D2: // second
        case 0xCD08:
            right = add_part(2, value);
            break;
        default:
            return 0;
        }
        rest_.remove_prefix(1);
        return right ? 1 : -1;
    }
    bool add_part(std::size_t index, int value) {
        if (!last_is_time() || wants_part_ || time_count_ > index)
            return false;
        times_[index] = value;
        time_count_ = index + 1;
        return true;
    }

    bool read_month(const found_word& word) {
        rest_.remove_prefix(word.length);
        return add_value(word.index + 1, true);
    }

    bool read_word() {
        const found_word word = find_word();
        if (const std::size_t literal = find_literal(); literal > word.length) {
            rest_.remove_prefix(literal);
            return true;
        }
        switch (word.kind) {
        case word_kind::none:
            return false;
        case word_kind::morning:
        case word_kind::afternoon:
            rest_.remove_prefix(word.length);
            return read_half(word.kind == word_kind::morning ? half::morning : half::afternoon,
                             word.index == 0);
        case word_kind::month:
            return read_month(word);
        case word_kind::weekday:
            rest_.remove_prefix(word.length);
            return true;
        }
        return false;
    }

    /// It belongs to the time before it, or makes the number before it an hour; the locale's own can belong
    /// to the number behind it.
    bool read_half(half part, bool own) {
        if (half_ != half::none)
            return false;
        half_ = part;
        skip_space();
        if (own && half_in_front_ && !has_time() && !rest_.empty() && is_digit(rest_[0]))
            return true;
        return last_is_time() || make_hour();
    }

    /// The length of a word that the locale's own dates have between their parts ("24 de julio de 1998") and
    /// that stands here, with a point behind it; 0 if none does.
    std::size_t find_literal() const {
        std::size_t length = 0;
        while (length < rest_.size() && is_letter(rest_[length]))
            ++length;
        const std::u16string_view word = rest_.substr(0, length);
        for (std::u16string_view pattern : {locale_.long_date, locale_.short_date}) {
            for (std::size_t at = pattern.find(u'\''); at != std::u16string_view::npos;) {
                const std::size_t end = pattern.find(u'\'', at + 1);
                if (end == std::u16string_view::npos)
                    break;
                if (pattern.substr(at + 1, end - at - 1) == word)
                    return length < rest_.size() && rest_[length] == u'.' ? length + 1 : length;
                at = pattern.find(u'\'', end + 1);
            }
        }
        return 0;
    }

    /// The time, which stands before or behind the values of the date, not between them.
    bool take_time(clock_time& time) const {
        const auto [hour, minute, second] = times_;
        time = {hour, minute, second};
        if (!has_time())
            return half_ == half::none;
        if (hour > 23 || minute > 59 || second > 59)
            return false;
        if (half_ == half::morning && hour == 12)
            time.hour = 0;
        else if (half_ == half::afternoon && hour < 12)
            time.hour += 12;
        return values_before_time_ == 0 || values_before_time_ == count_;
    }

    /// Parts the values of the date into the month that is named, and numbers; more names of months are
    /// numbers.
    bool collect() {
        if (count_ > numbers_.size())
            return false;
        for (std::size_t i = 0; i < count_; ++i) {
            if (values_[i].is_month && month_ == 0) {
                month_ = values_[i].value;
                numbers_before_month_ = number_count_;
            } else {
                numbers_[number_count_++] = values_[i].value;
            }
        }
        return true;
    }

    bool accept(int year, int month, int day, int& out) const {
        return from_calendar(calendar_, {year, month, day}, out);
    }

    int this_year() const {
        civil_date today;
        if (calendar_ == calendar_kind::gregorian ||
            !to_calendar(calendar_, to_serial_day({current_year(), 7, 1}), today))
            return current_year();
        return today.year;
    }

    /// Finds out which number is what: the order of the locale first, then any other that makes a date.
    bool find_day(int& out) const {
        const auto [a, b, c] = numbers_;
        if (named_year_ >= 0) {
            if (month_ == 0 || number_count_ > 1)
                return false;
            return accept(named_year_, month_, number_count_ == 0 ? 1 : a, out);
        }
        if (month_ != 0) {
            if (number_count_ == 1)
                return accept(this_year(), month_, a, out) || accept(a, month_, 1, out);
            if (number_count_ != 2)
                return false;
            // Day and year stand in this order unless both come before the month; around it, either order is
            // known.
            return (numbers_before_month_ < 2 && accept(b, month_, a, out)) ||
                   (numbers_before_month_ > 0 && accept(a, month_, b, out));
        }
        const bool day_first = locale_.order == date_order::day_month_year;
        if (number_count_ == 2) {
            const int year = this_year();
            return (day_first ? accept(year, b, a, out) || accept(year, a, b, out)
                              : accept(year, a, b, out) || accept(year, b, a, out)) ||
                   accept(b, a, 1, out) || accept(a, b, 1, out);
        }
        if (number_count_ != 3)
            return false;
        switch (locale_.order) {
        case date_order::month_day_year:
            return accept(c, a, b, out) || accept(a, b, c, out) || accept(c, b, a, out) ||
                   accept(a, c, b, out);
        case date_order::day_month_year:
            return accept(c, b, a, out) || accept(a, b, c, out) || accept(c, a, b, out) ||
                   accept(a, c, b, out);
        case date_order::year_month_day:
            return accept(a, b, c, out) || accept(c, a, b, out) || accept(c, b, a, out) ||
                   accept(a, c, b, out);
        }
        return false;
    }

    std::u16string_view rest_;
    const locale_data& locale_;
    calendar_kind calendar_;
    char16_t separator_;
    bool point_in_dates_;
    bool point_in_times_;
    /// The locale's signs for the halves of the day may come before the time; not so in Latin script.
    bool half_in_front_;
    /// Chinese, Japanese and Korean dates have signs behind their numbers.
    bool has_units_;
    bool turkic_;

    std::array<date_value, 4> values_{}; // three of the date, and what may turn out to be the hour
    std::size_t count_ = 0;
    std::array<int, 3> times_{};
    std::size_t time_count_ = 0;
    std::size_t values_before_time_ = 0;
    bool time_is_last_ = false; // no value of the date stands behind the time
    bool wants_part_ = false;   // a separator of a time stands before what comes next
    half half_ = half::none;
    int named_year_ = -1;
    std::size_t separators_ = 0;

    std::array<int, 3> numbers_{};
    std::size_t number_count_ = 0;
    std::size_t numbers_before_month_ = 0;
    int month_ = 0;
};

} // namespace

bool read_date(std::u16string_view text, const locale_data& locale, calendar_kind calendar, int& serial_day,
               clock_time& time) noexcept {
    return date_reader(text, locale, calendar).read(serial_day, time);
}

} // namespace comity
