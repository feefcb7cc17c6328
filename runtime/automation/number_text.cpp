#include "number_text.hpp"

#include "space.hpp"

namespace comity {
namespace {

bool is_digit(char16_t c) {
    return c >= u'0' && c <= u'9';
}

class number_reader {
public:
    number_reader(std::u16string_view text, const locale_data& locale, ULONG allowed, parsed_number& number,
                  number_outline& outline)
        : text_(text), locale_(locale), allowed_(allowed), out_(number), outline_(outline),
          decimal_(locale.decimal.empty() ? u'.' : locale.decimal[0]),
          thousand_(locale.thousand.empty() ? u',' : locale.thousand[0]) {}

    bool read() {
        read_front();
        if (!(peek() == u'&' ? read_bit_pattern() : read_decimal()))
            return false;
        return read_back();
    }

private:
    char16_t peek(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : u'\0';
    }
    bool at_end() const { return at_ == text_.size(); }
    bool seen(ULONG flag) const { return (outline_.flags & flag) != 0; }

    /// Takes `c` if it comes next and is allowed, unless `unless` has been seen.
    bool take(char16_t c, ULONG flag, ULONG unless) {
        if (at_end() || text_[at_] != c || !(allowed_ & flag) || seen(unless))
            return false;
        outline_.flags |= flag;
        ++at_;
        return true;
    }

    bool take_space(ULONG flag) {
        if (at_end() || !is_space(text_[at_]) || !(allowed_ & flag))
            return false;
        outline_.flags |= flag;
        ++at_;
        return true;
    }

    bool take_currency() {
        if (at_end() || !(allowed_ & NUMPRS_CURRENCY))
            return false;
        const std::u16string_view rest = text_.substr(at_);
        std::size_t length = 0;
        if (!locale_.currency_symbol.empty() && rest.starts_with(locale_.currency_symbol))
            length = locale_.currency_symbol.size();
        else if (locale_.currency_symbol == u"\u00A5" && rest[0] == 0xFFE5)
            length = 1; // Japanese keyboards write the wide form of the yen sign
        if (length == 0)
            return false;
        outline_.flags |= NUMPRS_CURRENCY;
        at_ += length;
        return true;
    }

    /// White space, one plus, one minus, one currency sign and one parenthesis, in any order.
    void read_front() {
        while (take_space(NUMPRS_LEADING_WHITE) || take(u'+', NUMPRS_LEADING_PLUS, NUMPRS_LEADING_PLUS) ||
               take(u'-', NUMPRS_LEADING_MINUS, NUMPRS_LEADING_MINUS) ||
               take(u'(', NUMPRS_PARENS, NUMPRS_PARENS) || (!seen(NUMPRS_CURRENCY) && take_currency())) {
        }
        out_.negative = seen(NUMPRS_LEADING_MINUS | NUMPRS_PARENS);
    }

    bool read_bit_pattern() {
        const char16_t kind = peek(1);
        const bool hexadecimal = kind == u'H' || kind == u'h';
        if (!(allowed_ & NUMPRS_HEX_OCT) || seen(NUMPRS_CURRENCY) ||
            (!hexadecimal && kind != u'O' && kind != u'o'))
            return false;
        at_ += 2;
        const int base = hexadecimal ? 16 : 8;
        const int shift = hexadecimal ? 4 : 3;
        bool any = false;
        for (; !at_end() && digit_value(text_[at_]) < base; ++at_) {
            const int digit = digit_value(text_[at_]);
            any = true;
            count_digit(digit == 0);
            out_.bits_overflow |= (out_.bits >> (64 - shift)) != 0;
            out_.bits = out_.bits << shift | static_cast<unsigned>(digit);
        }
        out_.is_bit_pattern = true;
        outline_.flags |= NUMPRS_HEX_OCT;
        outline_.base_shift = shift;
        return any;
    }

    void count_digit(bool zero) {
        if (outline_.digit_count == 0) {
            if (zero)
                return;
            outline_.first_digit = at_;
        }
        ++outline_.digit_count;
    }

    void take_digit(char16_t c, bool fraction) {
        any_digit_ = true;
        count_digit(c == u'0');
        if (fraction)
            --out_.exponent;
        if (out_.digit_count == 0 && c == u'0')
            return;
        if (out_.digit_count < parsed_number::max_digits) {
            out_.digits[out_.digit_count++] = static_cast<char>(c);
        } else {
            ++out_.exponent;
            dropped_ |= c != u'0';
        }
    }

    bool is_thousand(char16_t c) const {
        return c == thousand_ || (thousand_ == 0x00A0 && (c == u' ' || c == 0x202F));
    }

    bool read_decimal() {
        bool fraction = false;
        std::int64_t fraction_digits = 0;
        for (; !at_end(); ++at_) {
            const char16_t c = text_[at_];
            if (is_digit(c)) {
                take_digit(c, fraction);
                fraction_digits += fraction;
            } else if (c == decimal_ && !fraction && (allowed_ & NUMPRS_DECIMAL)) {
                fraction = true;
                outline_.flags |= NUMPRS_DECIMAL;
            } else if (is_thousand(c) && any_digit_ && (allowed_ & NUMPRS_THOUSANDS)) {
                outline_.flags |= NUMPRS_THOUSANDS;
            } else {
                break;
            }
        }
        if (!any_digit_)
            return false;
        std::int64_t power = 0;
        if ((allowed_ & NUMPRS_EXPONENT) && !seen(NUMPRS_CURRENCY) && (peek() == u'e' || peek() == u'E') &&
            !read_exponent(power))
            return false;
        out_.exponent += power;
        outline_.exponent = power - fraction_digits;
        normalize();
        return true;
    }

    bool read_exponent(std::int64_t& power) {
        ++at_;
        bool negative = false;
        for (; peek() == u'-' || peek() == u'+'; ++at_)
            negative |= peek() == u'-';
        if (!is_digit(peek()))
            return false;
        // Far beyond what any target type can hold, and far from overflowing when the digits' own exponent is
        // added.
        constexpr std::int64_t limit = 1'000'000'000'000;
        for (; is_digit(peek()); ++at_) {
            if (power < limit)
                power = power * 10 + (peek() - u'0');
        }
        if (negative)
            power = -power;
        outline_.flags |= NUMPRS_EXPONENT;
        return true;
    }

    void normalize() {
        if (dropped_) {
            out_.digits[out_.digit_count++] = '1';
            --out_.exponent;
        }
        while (out_.digit_count > 0 && out_.digits[out_.digit_count - 1] == '0') {
            --out_.digit_count;
            ++out_.exponent;
        }
        if (out_.digit_count == 0)
            out_.exponent = 0;
    }

    /// White space, signs, the currency sign and the closing parenthesis. A sign that stood in front does not
    /// stand behind too.
    bool read_back() {
        bool open = seen(NUMPRS_PARENS);
        for (;;) {
            if (take_space(NUMPRS_TRAILING_WHITE) ||
                take(u'-', NUMPRS_TRAILING_MINUS, NUMPRS_LEADING_MINUS) ||
                take(u'+', NUMPRS_TRAILING_PLUS, NUMPRS_LEADING_PLUS))
                continue;
            if (open && peek() == u')') {
                open = false;
                ++at_;
                continue;
            }
            if (!out_.is_bit_pattern && take_currency())
                continue;
            break;
        }
        if (seen(NUMPRS_TRAILING_MINUS))
            out_.negative = true;
        if (out_.negative)
            outline_.flags |= NUMPRS_NEG;
        outline_.used = at_;
        return !open && (at_end() || !(allowed_ & NUMPRS_USE_ALL));
    }

    std::u16string_view text_;
    std::size_t at_ = 0;
    const locale_data& locale_;
    ULONG allowed_;
    parsed_number& out_;
    number_outline& outline_;
    char16_t decimal_;
    char16_t thousand_;
    bool any_digit_ = false;
    bool dropped_ = false;
};

} // namespace

int digit_value(char16_t c) noexcept {
    if (is_digit(c))
        return c - u'0';
    if (c >= u'a' && c <= u'f')
        return c - u'a' + 10;
    if (c >= u'A' && c <= u'F')
        return c - u'A' + 10;
    return 16;
}

HRESULT parse_number(std::u16string_view text, const locale_data& locale, ULONG allowed,
                     parsed_number& number, number_outline& outline) noexcept {
    return number_reader(text, locale, allowed, number, outline).read() ? S_OK : DISP_E_TYPEMISMATCH;
}

HRESULT parse_number(std::u16string_view text, const locale_data& locale, parsed_number& number) noexcept {
    number_outline outline;
    return parse_number(text, locale, NUMPRS_STD, number, outline);
}

} // namespace comity
