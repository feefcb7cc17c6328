#include "number_text.hpp"

namespace comity {
namespace {

bool is_space(char16_t c) {
    return c == u' ' || (c >= u'\t' && c <= u'\r') || c == 0x00A0;
}
bool is_digit(char16_t c) {
    return c >= u'0' && c <= u'9';
}

int digit_value(char16_t c) {
    if (is_digit(c))
        return c - u'0';
    if (c >= u'a' && c <= u'f')
        return c - u'a' + 10;
    if (c >= u'A' && c <= u'F')
        return c - u'A' + 10;
    return 16;
}

class number_reader {
public:
    number_reader(std::u16string_view text, parsed_number& out) : rest_(text), out_(out) {}

    bool read() {
        read_front();
        if (!(peek() == u'&' ? read_bit_pattern() : read_decimal()))
            return false;
        return read_back();
    }

private:
    char16_t peek(std::size_t ahead = 0) const { return ahead < rest_.size() ? rest_[ahead] : u'\0'; }
    void advance() { rest_.remove_prefix(1); }

    /// Takes `c` if it comes next and `seen` says that it has not come before.
    bool take_once(char16_t c, bool& seen) {
        if (peek() != c || rest_.empty() || seen)
            return false;
        seen = true;
        advance();
        return true;
    }

    bool take_space() {
        if (rest_.empty() || !is_space(peek()))
            return false;
        advance();
        return true;
    }

    /// White space, one plus, one minus, one currency sign and one parenthesis, in any order.
    void read_front() {
        bool plus = false;
        while (take_space() || take_once(u'+', plus) || take_once(u'-', minus_) ||
               take_once(u'$', currency_) || take_once(u'(', open_)) {
        }
    }

    bool read_bit_pattern() {
        const char16_t kind = peek(1);
        const bool hexadecimal = kind == u'H' || kind == u'h';
        if (!hexadecimal && kind != u'O' && kind != u'o')
            return false;
        rest_.remove_prefix(2);
        const int base = hexadecimal ? 16 : 8;
        const int shift = hexadecimal ? 4 : 3;
        bool any = false;
        for (; !rest_.empty() && digit_value(peek()) < base; advance()) {
            any = true;
            out_.bits_overflow |= (out_.bits >> (64 - shift)) != 0;
            out_.bits = out_.bits << shift | static_cast<unsigned>(digit_value(peek()));
        }
        out_.is_bit_pattern = true;
        return any;
    }

    void take_digit(bool fraction) {
        const char digit = static_cast<char>(peek());
        any_digit_ = true;
        if (fraction)
            --out_.exponent;
        if (out_.digit_count == 0 && digit == '0')
            return;
        if (out_.digit_count < parsed_number::max_digits) {
            out_.digits[out_.digit_count++] = digit;
        } else {
            ++out_.exponent;
            dropped_ |= digit != '0';
        }
    }

    bool read_decimal() {
        bool fraction = false;
        for (; !rest_.empty(); advance()) {
            const char16_t c = peek();
            if (is_digit(c))
                take_digit(fraction);
            else if (c == u'.' && !fraction)
                fraction = true;
            else if (c != u',' || !any_digit_)
                break;
        }
        if (!any_digit_)
            return false;
        if ((peek() == u'e' || peek() == u'E') && !read_exponent())
            return false;
        normalize();
        return true;
    }

    bool read_exponent() {
        if (currency_)
            return false;
        advance();
        const bool negative = peek() == u'-';
        if (negative || peek() == u'+')
            advance();
        if (!is_digit(peek()))
            return false;
        // Far beyond what any target type can hold, and far from overflowing when the digits' own exponent is
        // added.
        constexpr std::int64_t limit = 1'000'000'000'000;
        std::int64_t value = 0;
        for (; is_digit(peek()); advance()) {
            if (value < limit)
                value = value * 10 + (peek() - u'0');
        }
        out_.exponent += negative ? -value : value;
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

    /// White space, one sign unless there was a minus in front, the currency sign unless it stood in front,
    /// and the closing parenthesis; then the text has to be at its end.
    bool read_back() {
        bool closed = !open_;
        bool sign = minus_;
        bool plus = false;
        for (;;) {
            if (take_space() || take_once(u'$', currency_))
                continue;
            if (!sign && take_once(u'-', minus_)) {
                sign = true;
                continue;
            }
            if (!sign && take_once(u'+', plus)) {
                sign = true;
                continue;
            }
            if (take_once(u')', closed))
                continue;
            break;
        }
        out_.negative = minus_ || open_;
        return rest_.empty() && closed;
    }

    std::u16string_view rest_;
    parsed_number& out_;
    bool minus_ = false;
    bool currency_ = false;
    bool open_ = false;
    bool any_digit_ = false;
    bool dropped_ = false;
};

} // namespace

HRESULT parse_number(std::u16string_view text, parsed_number& number) noexcept {
    return number_reader(text, number).read() ? S_OK : DISP_E_TYPEMISMATCH;
}

} // namespace comity
