#include "date_pattern.hpp"

namespace comity {
namespace {

class pattern_writer {
public:
    pattern_writer(char16_t* out, std::size_t room) : out_(out), room_(room) {}

    void character(char16_t c) {
        if (length_ < room_)
            out_[length_] = c;
        ++length_;
    }
    void text(std::u16string_view characters) {
        for (const char16_t c : characters)
            character(c);
    }
    void number(int value, int least_digits) {
        char16_t digits[10];
        int count = 0;
        for (; value > 0 || count < least_digits; value /= 10)
            digits[count++] = static_cast<char16_t>(u'0' + value % 10);
        while (count > 0)
            character(digits[--count]);
    }
    std::size_t length() const { return length_; }

private:
    char16_t* out_;
    std::size_t room_;
    std::size_t length_ = 0;
};

/// Whether a pattern has a day of the month as a number, outside quotes.
bool has_day_number(std::u16string_view pattern) {
    bool quoted = false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == u'\'')
            quoted = !quoted;
        if (quoted || pattern[i] != u'd')
            continue;
        std::size_t count = 1;
        while (i + count < pattern.size() && pattern[i + count] == u'd')
            ++count;
        if (count <= 2)
            return true;
        i += count - 1;
    }
    return false;
}

} // namespace

std::size_t write_pattern(const locale_data& locale, std::u16string_view pattern, const date_fields& fields,
                          char16_t* out, std::size_t room, pattern_letters letters) noexcept {
    pattern_writer writer(out, room);
    const bool genitive = locale.has_genitive() && has_day_number(pattern);
    const auto month = static_cast<std::size_t>(fields.month - 1);
    const auto weekday = static_cast<std::size_t>(fields.weekday);
    const auto counts = [letters](pattern_letters which) {
        return (static_cast<unsigned>(letters) & static_cast<unsigned>(which)) != 0;
    };
    const bool dates = counts(pattern_letters::date), times = counts(pattern_letters::time);
    for (std::size_t i = 0; i < pattern.size();) {
        const char16_t c = pattern[i];
        if (c == u'\'') {
            // Two quotes inside quotes are one.
            for (++i; i < pattern.size(); ++i) {
                if (pattern[i] != u'\'')
                    writer.character(pattern[i]);
                else if (i + 1 < pattern.size() && pattern[i + 1] == u'\'')
                    writer.character(pattern[++i]);
                else
                    break;
            }
            ++i;
            continue;
        }
        std::size_t count = 1;
        while (i + count < pattern.size() && pattern[i + count] == c)
            ++count;
        const int least = count == 1 ? 1 : 2;
        const bool of_date = c == u'd' || c == u'M' || c == u'y' || c == u'g';
        switch (of_date ? (dates ? c : u'\0') : times ? c : u'\0') {
        case u'd':
            if (count <= 2)
                writer.number(fields.day, least);
            else
                writer.text(count == 3 ? locale.abbreviated_weekdays[weekday] : locale.weekdays[weekday]);
            break;
        case u'M':
            if (count <= 2)
                writer.number(fields.month, least);
            else if (count == 3)
                writer.text(genitive ? locale.abbreviated_genitive_months[month]
                                     : locale.abbreviated_months[month]);
            else
                writer.text(genitive ? locale.genitive_months[month] : locale.months[month]);
            break;
        case u'y':
            if (count <= 2)
                writer.number(fields.year % 100, least);
            else
                writer.number(fields.year, 1);
            break;
        case u'g':
            writer.text(locale.era);
            break;
        case u'h':
            writer.number(fields.hour % 12 == 0 ? 12 : fields.hour % 12, least);
            break;
        case u'H':
            writer.number(fields.hour, least);
            break;
        case u'm':
            writer.number(fields.minute, least);
            break;
        case u's':
            writer.number(fields.second, least);
            break;
        case u't': {
            const std::u16string_view half = fields.hour < 12 ? locale.am : locale.pm;
            writer.text(count == 1 ? half.substr(0, 1) : half);
            break;
        }
        default:
            for (std::size_t n = 0; n < count; ++n)
                writer.character(c);
        }
        i += count;
    }
    return writer.length();
}

} // namespace comity
