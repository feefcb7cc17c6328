/// From format strings to tokens.
/// https://learn.microsoft.com/office/vba/language/reference/user-interface-help/format-function-visual-basic-for-applications
#include "format_tokens.hpp"

#include <cstring>

#include "wide_text.hpp"

namespace comity {
namespace {

constexpr char16_t lower(char16_t c) {
    return c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c + (u'a' - u'A')) : c;
}

class tokenizer {
public:
    tokenizer(std::u16string_view format, BYTE* out, std::size_t size)
        : rest_(format), out_(out), size_(size) {}

    HRESULT run(int first_day, int first_week, std::size_t& used) {
        for (int i = 0; i < 6; ++i)
            put(0);
        while (!rest_.empty()) {
            if (rest_[0] == u';') {
                end_section();
                put(token::section);
                if (++sections_ > most_sections)
                    return E_INVALIDARG;
                section_kind_ = kind_;
                rest_.remove_prefix(1);
            } else if (!take_quoted() && !take_number() && !take_date() && !take_string()) {
                literal(rest_[0]);
                rest_.remove_prefix(1);
            }
        }
        end_section();
        return finish(kind_, first_day, first_week, used);
    }

    /// A named format that is one token kind and nothing else.
    HRESULT run_named(format_kind kind, int first_day, int first_week, std::size_t& used) {
        for (int i = 0; i < 6; ++i)
            put(0);
        return finish(kind, first_day, first_week, used);
    }

private:
    HRESULT finish(format_kind kind, int first_day, int first_week, std::size_t& used) {
        if (used_ > size_ || used_ > most_token_bytes)
            return DISP_E_BUFFERTOOSMALL;
        out_[1] = static_cast<BYTE>(used_);
        out_[2] = static_cast<BYTE>(used_ >> 8);
        out_[3] = static_cast<BYTE>(used_ >> 16);
        out_[4] = static_cast<BYTE>(first_day | first_week << 4);
        out_[5] = static_cast<BYTE>(kind);
        out_[0] = 1;
        used = used_;
        return S_OK;
    }

    void put(BYTE byte) {
        if (used_ < size_)
            out_[used_] = byte;
        ++used_;
    }

    /// Starts a token that is no literal text.
    void put(token what) {
        literal_count_ = nullptr;
        put(static_cast<BYTE>(what));
        run_count_ = nullptr;
    }

    /// A token with a count; the same again right behind it is counted in the one that is there.
    void counted(token what) {
        if (run_count_ && run_ == what && *run_count_ < 255) {
            ++*run_count_;
            return;
        }
        put(what);
        run_ = what;
        run_count_ = used_ < size_ ? out_ + used_ : nullptr;
        put(BYTE{1});
    }

    void literal(char16_t c) {
        const bool wide = c > 0xff;
        if (!literal_count_ || literal_is_wide_ != wide || *literal_count_ == 255) {
            put(wide ? token::wide_literal : token::narrow_literal);
            literal_is_wide_ = wide;
            literal_count_ = used_ < size_ ? out_ + used_ : nullptr;
            put(BYTE{0});
        }
        if (literal_count_)
            ++*literal_count_;
        put(static_cast<BYTE>(c));
        if (wide)
            put(static_cast<BYTE>(c >> 8));
    }

    char16_t peek(std::size_t ahead) const { return ahead < rest_.size() ? rest_[ahead] : u'\0'; }

    bool starts_with(std::u16string_view word) const { return rest_.substr(0, word.size()) == word; }
    bool starts_with_ignoring_case(std::u16string_view word) const {
        if (rest_.size() < word.size())
            return false;
        for (std::size_t i = 0; i < word.size(); ++i)
            if (lower(rest_[i]) != word[i])
                return false;
        return true;
    }

    /// Whether this section may hold placeholders of a kind; only the first one decides.
    bool may_be(format_kind kind) const {
        return section_kind_ == format_kind::general || section_kind_ == kind;
    }
    void becomes(format_kind kind) {
        section_kind_ = kind;
        if (sections_ == 1)
            kind_ = kind;
    }

    bool take_quoted() {
        if (rest_[0] == u'\\') {
            if (rest_.size() > 1)
                literal(rest_[1]);
            rest_.remove_prefix(rest_.size() > 1 ? 2 : 1);
            return true;
        }
        if (rest_[0] != u'"')
            return false;
        rest_.remove_prefix(1);
        while (!rest_.empty() && rest_[0] != u'"') {
            literal(rest_[0]);
            rest_.remove_prefix(1);
        }
        if (!rest_.empty())
            rest_.remove_prefix(1);
        return true;
    }

    bool take_number() {
        if (!may_be(format_kind::number))
            return false;
        const char16_t c = rest_[0];
        switch (c) {
        case u'0':
        case u'#':
            if (commas_ > 0 && !point_seen_) {
                // Between digits a comma asks for groups; two of them divide as well.
                put(token::grouping);
                for (; commas_ > 1; --commas_)
                    counted(token::thousandth);
            }
            commas_ = 0;
            becomes(format_kind::number);
            counted(c == u'0' ? token::zeros : token::digits);
            break;
        case u'.':
            flush_commas();
            becomes(format_kind::number);
            point_seen_ = true;
            put(token::point);
            break;
        case u'%':
            // Not by itself a number, or else "%" could not stand in front of one.
            put(token::percent);
            break;
        case u',':
            if (section_kind_ != format_kind::number)
                return false;
            if (point_seen_)
                put(token::grouping);
            else
                ++commas_;
            break;
        case u'E':
        case u'e':
            return section_kind_ == format_kind::number && !exponent_seen_ && take_exponent();
        default:
            return false;
        }
        rest_.remove_prefix(1);
        return true;
    }

    bool take_exponent() {
        const char16_t sign = peek(1);
        if (sign != u'+' && sign != u'-')
            return false;
        flush_commas();
        exponent_seen_ = true;
        put(token::exponent);
        put(static_cast<BYTE>((rest_[0] == u'e' ? exponent_lower_case : 0) |
                              (sign == u'+' ? exponent_plus : 0)));
        rest_.remove_prefix(2);
        unsigned least = 0;
        for (; !rest_.empty() && (rest_[0] == u'0' || rest_[0] == u'#'); rest_.remove_prefix(1))
            least += rest_[0] == u'0' && least < 255;
        put(static_cast<BYTE>(least == 0 ? 1 : least));
        return true;
    }

    /// Commas that no digit follows divide by 1000 each.
    void flush_commas() {
        for (; commas_ > 0; --commas_)
            counted(token::thousandth);
    }

    bool date(token what, std::size_t length) {
        becomes(format_kind::date);
        put(what);
        rest_.remove_prefix(length);
        if (what != token::date_separator && what != token::time_separator)
            after_hour_ = what == token::hour || what == token::hour_two_digits;
        return true;
    }

    bool take_date() {
        if (!may_be(format_kind::date))
            return false;
        const char16_t c = lower(rest_[0]);
        std::size_t run = 1;
        while (lower(peek(run)) == c && run < 6)
            ++run;
        switch (c) {
        case u'/':
            return date(token::date_separator, 1);
        case u':':
            return date(token::time_separator, 1);
        case u'c':
            return date(token::general_date, 1);
        case u'd':
            return take_days(run);
        case u'w':
            return run >= 2 ? date(token::week, 2) : date(token::weekday_number, 1);
        case u'm':
            if (run <= 2 && after_hour_)
                return date(run == 1 ? token::minute : token::minute_two_digits, run);
            run = run > 4 ? 4 : run;
            return date(static_cast<token>(static_cast<BYTE>(token::month) + run - 1), run);
        case u'o':
            return run >= 4 && date(token::month_name, 4);
        case u'q':
            return date(token::quarter, 1);
        case u'y':
            if (run >= 4)
                return date(token::year, 4);
            return run >= 2 ? date(token::year_two_digits, 2) : date(token::day_of_year, 1);
        case u'h':
            return run >= 2 ? date(token::hour_two_digits, 2) : date(token::hour, 1);
        case u'n':
            return run >= 2 ? date(token::minute_two_digits, 2) : date(token::minute, 1);
        case u's':
            return run >= 2 ? date(token::second_two_digits, 2) : date(token::second, 1);
        case u't':
            return run >= 5 && date(token::long_time, 5);
        case u'a':
            return take_half_of_day(run);
        default:
            return false;
        }
    }

    bool take_days(std::size_t run) {
        static constexpr token by_length[] = {token::day,           token::day_two_digits,
                                              token::weekday_short, token::weekday_name,
                                              token::short_date,    token::long_date};
        if (run < 6)
            return date(by_length[run - 1], run);
        std::size_t length = 6;
        while (lower(peek(length)) == u'd')
            ++length;
        return date(token::long_date, length);
    }

    bool take_half_of_day(std::size_t run) {
        if (starts_with(u"AM/PM"))
            return date(token::am_pm_upper, 5);
        if (starts_with(u"am/pm"))
            return date(token::am_pm_lower, 5);
        if (starts_with(u"A/P"))
            return date(token::a_p_upper, 3);
        if (starts_with(u"a/p"))
            return date(token::a_p_lower, 3);
        if (starts_with_ignoring_case(u"ampm"))
            return date(token::am_pm_locale, 4);
        return run >= 4 && date(token::weekday_name, 4);
    }

    bool take_string() {
        if (!may_be(format_kind::string))
            return false;
        switch (rest_[0]) {
        case u'@':
            counted(token::character_or_space);
            break;
        case u'&':
            counted(token::character_or_nothing);
            break;
        case u'<':
            put(token::lower_case);
            break;
        case u'>':
            put(token::upper_case);
            break;
        case u'!':
            put(token::left_to_right);
            break;
        default:
            return false;
        }
        becomes(format_kind::string);
        rest_.remove_prefix(1);
        return true;
    }

    void end_section() {
        flush_commas();
        point_seen_ = exponent_seen_ = after_hour_ = false;
    }

    std::u16string_view rest_;
    BYTE* out_;
    std::size_t size_;
    std::size_t used_ = 0;

    format_kind kind_ = format_kind::general;
    format_kind section_kind_ = format_kind::general;
    std::size_t sections_ = 1;
    unsigned commas_ = 0;
    bool point_seen_ = false;
    bool exponent_seen_ = false;
    bool after_hour_ = false;

    BYTE* literal_count_ = nullptr; // the count of the literal that is being written
    bool literal_is_wide_ = false;
    BYTE* run_count_ = nullptr; // the count of the placeholders that are being written
    token run_ = token::section;
};

struct named_format {
    std::u16string_view name; // in lower case
    std::u16string_view format;
    format_kind kind;
};
constexpr named_format named_formats[] = {
    {u"general date", u"c", format_kind::date},        {u"long date", u"dddddd", format_kind::date},
    {u"medium date", u"dddddd", format_kind::date},    {u"short date", u"ddddd", format_kind::date},
    {u"long time", u"ttttt", format_kind::date},       {u"medium time", u"hh:nn AMPM", format_kind::date},
    {u"short time", u"hh:nn", format_kind::date},      {u"general number", u"", format_kind::general_number},
    {u"currency", u"", format_kind::currency},         {u"fixed", u"0.00", format_kind::number},
    {u"standard", u"#,##0.00", format_kind::number},   {u"percent", u"0.00%", format_kind::number},
    {u"scientific", u"0.00E+00", format_kind::number}, {u"yes/no", u"", format_kind::yes_no},
    {u"true/false", u"", format_kind::true_false},     {u"on/off", u"", format_kind::on_off},
};

const named_format* find_named(std::u16string_view format) {
    if (format.size() < 5 || format.size() > 14)
        return nullptr;
    for (const named_format& named : named_formats) {
        if (named.name.size() != format.size() || named.name[0] != lower(format[0]))
            continue;
        std::size_t i = 1;
        while (i < format.size() && lower(format[i]) == named.name[i])
            ++i;
        if (i == format.size())
            return &named;
    }
    return nullptr;
}

} // namespace

HRESULT tokenize(std::u16string_view format, int first_day, int first_week, BYTE* tokens, std::size_t size,
                 std::size_t& used) noexcept {
    if (format.empty()) {
        if (size == 0)
            return DISP_E_BUFFERTOOSMALL;
        tokens[0] = 0;
        used = 0;
        return S_OK;
    }
    if (const named_format* named = find_named(format)) {
        if (named->format.empty())
            return tokenizer({}, tokens, size).run_named(named->kind, first_day, first_week, used);
        format = named->format;
    }
    return tokenizer(format, tokens, size).run(first_day, first_week, used);
}

} // namespace comity
