/// Numbers by format strings: 0 # . , % E+
#include "format_sections.hpp"

#include <charconv>
#include <iterator>

namespace comity {
namespace {

/// What has to be known of a section before its first character can be written.
struct number_layout {
    std::int64_t whole_places = 0;    // placeholders in front of the point
    std::int64_t fraction_places = 0; // and behind it
    std::int64_t first_zero = -1;     // the first '0' in front of the point, counted from the left
    std::int64_t last_zero = -1;      // the last '0' behind it
    std::int64_t thousandths = 0;
    bool percent = false;
    bool grouping = false;
    bool exponent = false;
};

number_layout layout_of(token_reader section) {
    number_layout out;
    bool behind_point = false;
    token_value token;
    while (section.next(token)) {
        switch (token.what) {
        case token::zeros:
        case token::digits: {
            const bool zero = token.what == token::zeros && token.count > 0;
            if (behind_point) {
                out.fraction_places += token.count;
                if (zero)
                    out.last_zero = out.fraction_places - 1;
            } else {
                if (zero && out.first_zero < 0)
                    out.first_zero = out.whole_places;
                out.whole_places += token.count;
            }
            break;
        }
        case token::point:
            behind_point = true;
            break;
        case token::grouping:
            out.grouping = true;
            break;
        case token::thousandth:
            out.thousandths += token.count;
            break;
        case token::percent:
            out.percent = true;
            break;
        case token::exponent:
            out.exponent = true;
            break;
        default:
            break;
        }
    }
    return out;
}

class number_writer {
public:
    number_writer(decimal_digits& value, bool with_sign, bool has_value, const locale_data& locale,
                  format_text& out)
        : value_(value), minus_(with_sign && value.negative), has_value_(has_value), locale_(locale),
          out_(out) {}

    void write(token_reader section) {
        layout_ = layout_of(section);
        round();
        token_value token;
        while (section.next(token))
            write(token);
    }

private:
    void round() {
        const std::int64_t kept = layout_.whole_places + layout_.fraction_places;
        if (!value_.is_zero())
            value_.point += (layout_.percent ? 2 : 0) - 3 * layout_.thousandths;
        if (layout_.exponent) {
            value_.round_to(kept);
            if (value_.is_zero())
                return;
            exponent_ = value_.point - layout_.whole_places;
            whole_digits_ = value_.point = layout_.whole_places;
        } else {
            if (!value_.is_zero())
                value_.round_to(value_.point + layout_.fraction_places);
            whole_digits_ = value_.point > 0 ? value_.point : 0;
        }
    }

    void write(const token_value& token) {
        switch (token.what) {
        case token::narrow_literal:
        case token::wide_literal:
            for (std::size_t i = 0; i < token.count; ++i)
                out_.put(token.character(i));
            break;
        case token::zeros:
        case token::digits:
            start();
            for (std::size_t i = 0; i < token.count; ++i)
                placeholder();
            break;
        case token::point:
            start();
            out_.put(locale_.decimal);
            behind_point_ = true;
            break;
        case token::percent:
            out_.put(u'%');
            break;
        case token::exponent:
            write_exponent(token);
            break;
        default:
            break;
        }
    }

    /// The sign, and the digits for which there are no placeholders.
    void start() {
        if (started_)
            return;
        started_ = true;
        if (minus_)
            out_.put(u'-');
        for (std::int64_t right = whole_digits_ - 1; right >= layout_.whole_places; --right)
            whole_digit(right);
    }

    /// The digit that has so many others between it and the point.
    void whole_digit(std::int64_t right) {
        out_.put(static_cast<char16_t>(value_.at(whole_digits_ - 1 - right)));
        if (layout_.grouping && right > 0 && right % 3 == 0)
            out_.put(locale_.thousand);
    }

    void placeholder() {
        if (!behind_point_) {
            const std::int64_t right = layout_.whole_places - 1 - whole_seen_;
            const bool forced = layout_.first_zero >= 0 && whole_seen_ >= layout_.first_zero;
            ++whole_seen_;
            if ((right < whole_digits_ || forced) && has_value_)
                whole_digit(right);
            return;
        }
        // A value below 0.1 begins with zeros: its first digits are at places below 0.
        const std::int64_t place = value_.point + fraction_seen_;
        if (place < static_cast<std::int64_t>(value_.count) || fraction_seen_ <= layout_.last_zero)
            out_.put(static_cast<char16_t>(value_.at(place)));
        ++fraction_seen_;
    }

    void write_exponent(const token_value& token) {
        out_.put(token.flags & exponent_lower_case ? u'e' : u'E');
        if (exponent_ < 0)
            out_.put(u'-');
        else if (token.flags & exponent_plus)
            out_.put(u'+');
        char buffer[24];
        const char* end = std::to_chars(buffer, std::end(buffer), exponent_ < 0 ? -exponent_ : exponent_).ptr;
        for (std::ptrdiff_t i = end - buffer; i < token.count; ++i)
            out_.put(u'0');
        for (const char* c = buffer; c != end; ++c)
            out_.put(static_cast<char16_t>(*c));
    }

    decimal_digits& value_;
    const bool minus_;
    const bool has_value_;
    const locale_data& locale_;
    format_text& out_;
    number_layout layout_;
    std::int64_t whole_digits_ = 0; // of the value, in front of the point
    std::int64_t exponent_ = 0;
    std::int64_t whole_seen_ = 0;
    std::int64_t fraction_seen_ = 0;
    bool started_ = false;
    bool behind_point_ = false;
};

} // namespace

void write_number(token_reader section, decimal_digits value, bool with_sign, bool has_value,
                  const locale_data& locale, format_text& out) {
    number_writer(value, with_sign, has_value, locale, out).write(section);
}

number_section section_for(const format_tokens& format, const decimal_digits& value) {
    const auto& sections = format.sections;
    // An empty section means the first one.
    if (value.is_zero() && format.section_count >= 3 && !sections[2].empty())
        return {sections[2], false};
    if (value.negative && format.section_count >= 2 && !sections[1].empty())
        return {sections[1], false};
    return {sections[0], true};
}

} // namespace comity
