#include "date_text.hpp"

#include <array>
#include <ctime>

#include "calendar.hpp"
#include "wide_text.hpp"

namespace comity {
namespace {

constexpr std::u16string_view month_names[] = {u"january",   u"february", u"march",    u"april",
                                               u"may",       u"june",     u"july",     u"august",
                                               u"september", u"october",  u"november", u"december"};
constexpr std::u16string_view weekday_names[] = {u"sunday",   u"monday", u"tuesday", u"wednesday",
                                                 u"thursday", u"friday", u"saturday"};

bool is_digit(char16_t c) {
    return c >= u'0' && c <= u'9';
}
bool is_letter(char16_t c) {
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}
bool is_space(char16_t c) {
    return c == u' ' || c == u'\t' || c == 0x00A0;
}
bool is_date_separator(char16_t c) {
    return c == u'/' || c == u'-' || c == u',';
}
bool is_time_separator(char16_t c) {
    return c == u':' || c == u'.';
}

/// A whole name or its first three letters. @return the index, or -1
template <std::size_t Count>
int find_name(const std::u16string_view (&names)[Count], std::u16string_view word) {
    for (std::size_t i = 0; i < Count; ++i) {
        if (equal_ignoring_case(word, names[i]) || equal_ignoring_case(word, names[i].substr(0, 3)))
            return static_cast<int>(i);
    }
    return -1;
}

int current_year() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return local.tm_year + 1900;
}

/// The characters of a date and a time: 22 of them at most.
class text_writer {
public:
    void character(char16_t c) { characters_[length_++] = c; }

    void number(int value, int least_digits) {
        char16_t digits[10];
        int count = 0;
        for (; value != 0 || count < least_digits; value /= 10)
            digits[count++] = static_cast<char16_t>(u'0' + value % 10);
        while (count > 0)
            character(digits[--count]);
    }

    BSTR to_bstr() const { return SysAllocStringLen(characters_, length_); }

private:
    OLECHAR characters_[32];
    UINT length_ = 0;
};

class date_reader {
public:
    explicit date_reader(std::u16string_view text) : rest_(text) {}

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
        if (separated)
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

    void skip_space() {
        while (!rest_.empty() && is_space(rest_[0]))
            rest_.remove_prefix(1);
    }

    std::u16string_view take_word() {
        std::size_t length = 0;
        while (length < rest_.size() && is_letter(rest_[length]))
            ++length;
        const std::u16string_view word = rest_.substr(0, length);
        rest_.remove_prefix(length);
        return word;
    }

    /// At most five digits count: no part of a date or a time has more than four.
    int take_number() {
        int value = 0;
        for (; !rest_.empty() && is_digit(rest_[0]); rest_.remove_prefix(1))
            value = value > 9999 ? value : value * 10 + (rest_[0] - u'0');
        return value;
    }

    static half half_of(std::u16string_view word) {
        if (equal_ignoring_case(word, u"am") || equal_ignoring_case(word, u"a"))
            return half::morning;
        if (equal_ignoring_case(word, u"pm") || equal_ignoring_case(word, u"p"))
            return half::afternoon;
        return half::none;
    }

    /// A number that begins a time, is one of the three of a date, or is an hour with AM or PM behind it.
    bool read_digits() {
        const int value = take_number();
        const std::u16string_view before = rest_;
        skip_space();
        if (!rest_.empty() && is_time_separator(rest_[0]))
            return read_time(value);
        const half part = half_of(take_word());
        if (part != half::none)
            return !has_time_ && set_time(value, 0, 0) && set_half(part);
        rest_ = before;
        if (count_ == numbers_.size())
            return false;
        numbers_[count_++] = value;
        return true;
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
        return hour <= 23 && minute <= 59 && second <= 59;
    }

    bool set_half(half part) {
        if (half_ != half::none)
            return false;
        half_ = part;
        if (part == half::morning && time_.hour == 12)
            time_.hour = 0;
        else if (part == half::afternoon && time_.hour < 12)
            time_.hour += 12;
        return true;
    }

    bool read_word() {
        const std::u16string_view word = take_word();
        if (const half part = half_of(word); part != half::none)
            return has_time_ && set_half(part);
        if (const int month = find_name(month_names, word); month >= 0) {
            if (month_ != 0)
                return false;
            month_ = month + 1;
            numbers_before_month_ = count_;
            return true;
        }
        if (find_name(weekday_names, word) < 0 || has_weekday_)
            return false;
        has_weekday_ = true;
        return true;
    }

    bool accept(int year, int month, int day, int& out) const {
        const civil_date date{full_year(year), month, day};
        if (!is_valid(date))
            return false;
        out = to_serial_day(date);
        return true;
    }

    /// Finds out which number is what: the order of the locale first, then any other that makes a date.
    bool find_day(int& out) const {
        const auto [a, b, c] = numbers_;
        if (month_ != 0) {
            if (count_ == 1)
                return accept(current_year(), month_, a, out) || accept(a, month_, 1, out);
            if (count_ != 2)
                return false;
            // Day and year stand in this order unless both come before the month; around it, either order is
            // known.
            return (numbers_before_month_ < 2 && accept(b, month_, a, out)) ||
                   (numbers_before_month_ > 0 && accept(a, month_, b, out));
        }
        if (count_ == 2)
            return accept(current_year(), a, b, out) || accept(current_year(), b, a, out) ||
                   accept(b, a, 1, out) || accept(a, b, 1, out);
        return count_ == 3 &&
               (accept(c, a, b, out) || accept(a, b, c, out) || accept(c, b, a, out) || accept(a, c, b, out));
    }

    std::u16string_view rest_;
    std::array<int, 3> numbers_{};
    std::size_t count_ = 0;
    std::size_t numbers_before_month_ = 0;
    int month_ = 0;
    clock_time time_{};
    half half_ = half::none;
    bool has_time_ = false;
    bool has_weekday_ = false;
};

} // namespace

HRESULT parse_date(std::u16string_view text, ULONG flags, double& date) noexcept {
    int day;
    clock_time time;
    if (!date_reader(text).read(day, time)) {
        date = 0;
        return DISP_E_TYPEMISMATCH;
    }
    if (flags & VAR_TIMEVALUEONLY)
        date = make_date(0, time);
    else if (flags & VAR_DATEVALUEONLY)
        date = day;
    else
        date = make_date(day, time);
    return S_OK;
}

HRESULT date_to_bstr(double date, LCID lcid, ULONG flags, BSTR& text) noexcept {
    split_date parts;
    if (!split(date, parts))
        return E_INVALIDARG;
    const civil_date day = from_serial_day(parts.serial_day);
    const clock_time& time = parts.time;
    const bool invariant = PRIMARYLANGID(LANGIDFROMLCID(lcid)) == LANG_INVARIANT;
    const bool with_day = !(flags & VAR_TIMEVALUEONLY) && parts.has_day;
    const bool with_time = !(flags & VAR_DATEVALUEONLY) && (parts.has_time || !parts.has_day);

    text_writer out;
    const int digits = invariant ? 2 : 1;
    if (with_day) {
        out.number(day.month, digits);
        out.character(u'/');
        out.number(day.day, digits);
        out.character(u'/');
        out.number(day.year, invariant ? 4 : 1);
    }
    if (with_day && with_time)
        out.character(u' ');
    if (with_time) {
        out.number(invariant ? time.hour : time.hour % 12 == 0 ? 12 : time.hour % 12, digits);
        out.character(u':');
        out.number(time.minute, 2);
        out.character(u':');
        out.number(time.second, 2);
        if (!invariant) {
            out.character(u' ');
            out.character(time.hour < 12 ? u'A' : u'P');
            out.character(u'M');
        }
    }
    text = out.to_bstr();
    return text ? S_OK : E_OUTOFMEMORY;
}

} // namespace comity
