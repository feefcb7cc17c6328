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
/// What a name may go on with, so that no shorter name ends before it.
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
        bool separated = false; // a separator wants something behind it
        for (skip_space(); !rest_.empty(); skip_space()) {
            const char16_t c = rest_[0];
            if (is_date_separator(c)) {
                if (count_ == 0 && month_ == 0 && !has_weekday_ && !has_time_)
                    return false;
                rest_.remove_prefix(1);
                separated = true;
                continue;
            }
            if (!(is_digit(c) ? read_digits() : is_letter(c) && read_word()))
                return false;
            separated = false;
        }
        if ((separated && !may_end_with_separator()) || (half_ != half::none && !has_time_))
            return false;
        day = 0;
        const bool has_date = count_ > 0 || month_ != 0;
        if (has_date ? !find_day(day) : !has_time_)
            return false;
        time = time_;
        return true;
    }

private:
    enum class half { none, morning, afternoon };
    enum class word_kind { none, month, weekday, morning, afternoon };

    struct found_word {
        word_kind kind = word_kind::none;
        int index = 0;
        std::size_t length = 0;
    };

    static char16_t first_of(std::u16string_view text) {
        for (const char16_t c : text) {
            if (!is_mark(c))
                return c;
        }
        return u'\0';
    }

    bool is_date_separator(char16_t c) const {
        return c == u'/' || c == u'-' || c == u',' || (c == separator_ && c != u'\0');
    }
    /// A point belongs to the date where that is written with points; behind a whole date it can belong to a
    /// time, in a locale that has points in both.
    bool is_time_separator(char16_t c) const {
        return c == u':' || (c == u'.' && point_in_times_ && (!point_in_dates_ || count_ == numbers_.size()));
    }
    /// "1998. 7. 24.": some locales end their dates so.
    bool may_end_with_separator() const { return locale_.short_date.ends_with(separator_); }

    void skip_space() {
        while (!rest_.empty() && (is_space(rest_[0]) || is_mark(rest_[0])))
            rest_.remove_prefix(1);
    }

    char16_t folded(char16_t c) const {
        if (turkic_ && (c == u'i' || c == 0x0131))
            return c == u'i' ? char16_t{0x0130} : u'I';
        return to_upper(c);
    }

    /// How much of the text a name takes: all of its letters, up to a point at its end that may be missing. 0
    /// if it does not stand here.
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
        if (length == rest_.size())
            return length;
        if (with_point && rest_[length] == u'.')
            return length + 1;
        // Scripts without spaces between their words need none behind a name.
        const bool boundary = !is_letter(rest_[length]) || name.back() >= 0x2E80;
        return boundary ? length : 0;
    }

    template <std::size_t Count>
    void look_in(const std::array<std::u16string_view, Count>& names, word_kind kind,
                 found_word& best) const {
        for (std::size_t i = 0; i < Count; ++i) {
            if (const std::size_t length = matched(names[i]); length > best.length)
                best = {kind, static_cast<int>(i), length};
        }
    }

    /// The longest name that stands here.
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

    static half half_of(const found_word& word) {
        return word.kind == word_kind::morning     ? half::morning
               : word.kind == word_kind::afternoon ? half::afternoon
                                                   : half::none;
    }

    /// At most five digits count: no part of a date or a time has more than four.
    int take_number() {
        int value = 0;
        for (; !rest_.empty() && is_digit(rest_[0]); rest_.remove_prefix(1))
            value = value > 9999 ? value : value * 10 + (rest_[0] - u'0');
        return value;
    }

    /// A number that begins a time, is one of the three of a date, or is an hour with AM or PM behind it; in
    /// East Asia also one with a sign behind it that says what it is.
    bool read_digits() {
        // Months are called by their numbers in some languages.
        if (const found_word name = find_numbered_month(); name.length != 0)
            return set_month(name);
        const int value = take_number();
        const std::u16string_view before = rest_;
        skip_space();
        if (!rest_.empty()) {
            if (is_time_separator(rest_[0]))
                return read_time(value);
            if (const int handled = read_unit(value); handled != 0)
                return handled > 0;
            if (is_letter(rest_[0])) {
                const found_word word = find_word();
                if (const half part = half_of(word); part != half::none && !half_in_front_) {
                    rest_.remove_prefix(word.length);
                    return !has_time_ && set_time(value, 0, 0) && set_half(part);
                }
            }
        }
        rest_ = before;
        if (half_ != half::none && !has_time_) // "PM 4"
            return set_time(value, 0, 0);
        if (count_ == numbers_.size())
            return false;
        numbers_[count_++] = value;
        return true;
    }

    found_word find_numbered_month() const {
        found_word best;
        if (!locale_.months[0].empty() && is_digit(locale_.months[0][0])) {
            look_in(locale_.months, word_kind::month, best);
            look_in(locale_.abbreviated_months, word_kind::month, best);
        }
        return best;
    }

    /// A sign for year, day, hour, minute or second behind a number. @return 0 if none stands here, -1 if it
    /// may not
    int read_unit(int value) {
        if (!has_units_)
            return 0;
        switch (rest_[0]) {
        case 0x5E74: // year
        case 0xB144:
            if (named_year_ >= 0)
                return -1;
            named_year_ = value;
            numbers_before_month_ = count_;
            break;
        case 0x6708: // month
        case 0xC6D4:
            if (month_ != 0 || value < 1 || value > 12)
                return -1;
            month_ = value;
            break;
        case 0x65E5: // day
        case 0xC77C:
            if (count_ == numbers_.size())
                return -1;
            numbers_[count_++] = value;
            break;
        case 0x6642: // hour
        case 0x65F6:
        case 0xC2DC:
            if (has_time_ || !set_time(value, 0, 0))
                return -1;
            break;
        case 0x5206: // minute
        case 0xBD84:
            if (!has_time_ || value > 59)
                return -1;
            time_.minute = value;
            break;
        case 0x79D2: // second
        case 0xCD08:
            if (!has_time_ || value > 59)
                return -1;
            time_.second = value;
            break;
        default:
            return 0;
        }
        rest_.remove_prefix(1);
        return 1;
    }

    /// The part behind a colon or point, if one comes next. @return false if there is one with nothing behind
    /// it
    bool take_part(int& value) {
        value = 0;
        const std::u16string_view before = rest_;
        skip_space();
        if (rest_.empty() || !is_time_separator(rest_[0])) {
            rest_ = before;
            return true;
        }
        rest_.remove_prefix(1);
        skip_space();
        if (rest_.empty() || !is_digit(rest_[0]))
            return false;
        value = take_number();
        return true;
    }

    bool read_time(int hour) {
        int minute;
        int second;
        if (has_time_ || !take_part(minute) || !take_part(second))
            return false;
        return set_time(hour, minute, second);
    }

    bool set_time(int hour, int minute, int second) {
        has_time_ = true;
        time_ = {hour, minute, second};
        apply_half();
        return hour <= 23 && minute <= 59 && second <= 59;
    }

    bool set_half(half part) {
        if (half_ != half::none)
            return false;
        half_ = part;
        if (has_time_)
            apply_half();
        return true;
    }

    void apply_half() {
        if (half_ == half::morning && time_.hour == 12)
            time_.hour = 0;
        else if (half_ == half::afternoon && time_.hour < 12)
            time_.hour += 12;
    }

    bool set_month(const found_word& word) {
        if (month_ != 0)
            return false;
        rest_.remove_prefix(word.length);
        month_ = word.index + 1;
        numbers_before_month_ = count_;
        return true;
    }

    bool read_word() {
        const found_word word = find_word();
        switch (word.kind) {
        case word_kind::none:
            return skip_literal();
        case word_kind::morning:
        case word_kind::afternoon:
            rest_.remove_prefix(word.length);
            return (has_time_ || half_in_front_) && set_half(half_of(word));
        case word_kind::month:
            return set_month(word);
        case word_kind::weekday:
            if (has_weekday_)
                return false;
            has_weekday_ = true;
            rest_.remove_prefix(word.length);
            return true;
        }
        return false;
    }

    /// Passes over a word that the locale's own dates have between their parts ("24 de julio de 1998").
    bool skip_literal() {
        std::size_t length = 0;
        while (length < rest_.size() && is_letter(rest_[length]))
            ++length;
        const std::u16string_view word = rest_.substr(0, length);
        for (std::u16string_view pattern : {locale_.long_date, locale_.short_date}) {
            for (std::size_t at = pattern.find(u'\''); at != std::u16string_view::npos;) {
                const std::size_t end = pattern.find(u'\'', at + 1);
                if (end == std::u16string_view::npos)
                    break;
                if (pattern.substr(at + 1, end - at - 1) == word) {
                    rest_.remove_prefix(length);
                    if (!rest_.empty() && rest_[0] == u'.')
                        rest_.remove_prefix(1);
                    return true;
                }
                at = pattern.find(u'\'', end + 1);
            }
        }
        return false;
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
            if (month_ == 0 || count_ > 1)
                return false;
            return accept(named_year_, month_, count_ == 0 ? 1 : a, out);
        }
        if (month_ != 0) {
            if (count_ == 1)
                return accept(this_year(), month_, a, out) || accept(a, month_, 1, out);
            if (count_ != 2)
                return false;
            // Day and year stand in this order unless both come before the month; around it, either order is
            // known.
            return (numbers_before_month_ < 2 && accept(b, month_, a, out)) ||
                   (numbers_before_month_ > 0 && accept(a, month_, b, out));
        }
        const bool day_first = locale_.order == date_order::day_month_year;
        if (count_ == 2) {
            const int year = this_year();
            return (day_first ? accept(year, b, a, out) || accept(year, a, b, out)
                              : accept(year, a, b, out) || accept(year, b, a, out)) ||
                   accept(b, a, 1, out) || accept(a, b, 1, out);
        }
        if (count_ != 3)
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
    /// AM and PM may come before the time; not so in Latin script, where "a" and "p" are words of many
    /// languages.
    bool half_in_front_;
    /// Chinese, Japanese and Korean dates have signs behind their numbers.
    bool has_units_;
    bool turkic_;
    std::array<int, 3> numbers_{};
    std::size_t count_ = 0;
    std::size_t numbers_before_month_ = 0;
    int named_year_ = -1;
    int month_ = 0;
    clock_time time_{};
    half half_ = half::none;
    bool has_time_ = false;
    bool has_weekday_ = false;
};

} // namespace

bool read_date(std::u16string_view text, const locale_data& locale, calendar_kind calendar, int& serial_day,
               clock_time& time) noexcept {
    return date_reader(text, locale, calendar).read(serial_day, time);
}

} // namespace comity
