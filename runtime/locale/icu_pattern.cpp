#include "icu_pattern.hpp"

#include <algorithm>

namespace comity {
namespace {

constexpr char16_t currency_sign = 0x00A4;

bool is_mark(char16_t c) {
    // Marks of direction belong to the separators of right-to-left scripts and are kept there.
    return c == 0x200E || c == 0x200F || c == 0x061C;
}

bool is_spacing(char16_t c) {
    return c == u' ' || c == 0x00A0 || c == 0x202F;
}

bool is_pattern_letter(char16_t c) {
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

struct letter_run {
    char16_t letter;
    std::size_t begin;
    std::size_t end;
};

/// The next letter outside quotes with its repetitions. @return false at the end
bool next_run(std::u16string_view pattern, std::size_t& at, letter_run& run) {
    bool quoted = false;
    for (; at < pattern.size(); ++at) {
        const char16_t c = pattern[at];
        if (c == u'\'')
            quoted = !quoted;
        else if (!quoted && is_pattern_letter(c)) {
            run = {c, at, at + 1};
            while (run.end < pattern.size() && pattern[run.end] == c)
                ++run.end;
            at = run.end;
            return true;
        }
    }
    return false;
}

/// What stands behind the first run of one of `letters` and in front of the next run.
std::u16string_view between(std::u16string_view pattern, std::u16string_view letters,
                            std::u16string_view fallback) {
    letter_run run;
    std::size_t at = 0;
    while (next_run(pattern, at, run)) {
        if (letters.find(run.letter) == std::u16string_view::npos)
            continue;
        const std::size_t begin = run.end;
        if (!next_run(pattern, at, run) || run.begin == begin)
            return fallback;
        return pattern.substr(begin, run.begin - begin);
    }
    return fallback;
}

} // namespace

std::u16string windows_pattern(std::u16string_view icu) {
    std::u16string out;
    bool quoted = false;
    for (std::size_t i = 0; i < icu.size();) {
        const char16_t c = icu[i];
        if (c == u'\'') {
            quoted = !quoted;
            out += c;
            ++i;
            continue;
        }
        if (quoted || !is_pattern_letter(c)) {
            out += c == 0x202F ? u'\u00A0' : c;
            ++i;
            continue;
        }
        std::size_t count = 0;
        while (i < icu.size() && icu[i] == c) {
            ++i;
            ++count;
        }
        switch (c) {
        case u'y':
        case u'u':
        case u'r':
            out += u"yyyy";
            break;
        case u'M':
        case u'L':
            out.append(std::min<std::size_t>(count, 4), u'M');
            break;
        case u'd':
            out.append(std::min<std::size_t>(count, 2), u'd');
            break;
        case u'E':
        case u'c':
            out.append(count >= 4 ? 4 : 3, u'd');
            break;
        case u'a':
        case u'b':
        case u'B':
            out += u"tt";
            break;
        case u'h':
        case u'H':
        case u'm':
        case u's':
            out.append(std::min<std::size_t>(count, 2), c);
            break;
        case u'K':
            out.append(std::min<std::size_t>(count, 2), u'h');
            break;
        case u'k':
            out.append(std::min<std::size_t>(count, 2), u'H');
            break;
        default:
            // Left out, with the space in front of it.
            while (!out.empty() && is_spacing(out.back()))
                out.pop_back();
        }
    }
    std::size_t start = 0;
    while (start < out.size() && is_spacing(out[start]))
        ++start;
    return out.substr(start);
}

date_order order_of(std::u16string_view pattern) {
    letter_run run;
    for (std::size_t at = 0; next_run(pattern, at, run);) {
        if (run.letter == u'M')
            return date_order::month_day_year;
        if (run.letter == u'd' && run.end - run.begin <= 2)
            return date_order::day_month_year;
        if (run.letter == u'y')
            return date_order::year_month_day;
    }
    return date_order::month_day_year;
}

std::u16string_view date_separator_of(std::u16string_view pattern, std::u16string_view fallback) {
    return between(pattern, u"dMy", fallback);
}

std::u16string_view time_separator_of(std::u16string_view pattern, std::u16string_view fallback) {
    return between(pattern, u"hH", fallback);
}

std::size_t run_of(std::u16string_view pattern, char16_t letter) {
    letter_run run;
    for (std::size_t at = 0; next_run(pattern, at, run);) {
        if (run.letter == letter)
            return run.end - run.begin;
    }
    return 0;
}

currency_form currency_form_of(std::u16string_view icu) {
    const std::u16string_view positive = icu.substr(0, icu.find(u';'));
    std::u16string plain;
    for (const char16_t c : positive) {
        if (!is_mark(c))
            plain += c;
    }
    const std::size_t sign = plain.find(currency_sign);
    const std::size_t digit = plain.find_first_of(u"#0");
    if (sign == std::u16string::npos || digit == std::u16string::npos)
        return {0, 1};
    if (sign < digit) {
        const bool spaced = is_spacing(plain[digit - 1]);
        const std::size_t minus = icu.find(u'-');
        const bool minus_behind =
            minus != std::u16string_view::npos && icu.find(currency_sign, icu.find(u';')) < minus;
        if (spaced)
            return {2, static_cast<std::uint8_t>(minus_behind ? 12 : 9)};
        return {0, static_cast<std::uint8_t>(minus_behind ? 2 : 1)};
    }
    return is_spacing(plain[sign - 1]) ? currency_form{3, 8} : currency_form{1, 5};
}

} // namespace comity
