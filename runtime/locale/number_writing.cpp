#include "number_writing.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

namespace comity {
namespace {

bool is_digit(char16_t c) {
    return c >= u'0' && c <= u'9';
}

/// Places for the parts: "-" is the sign, "$" the symbol, "1" the digits; all else is written as it is.
constexpr std::u16string_view number_orders[] = {u"(1)", u"-1", u"- 1", u"1-", u"1 -"};
constexpr std::u16string_view positive_orders[] = {u"$1", u"1$", u"$ 1", u"1 $"};
constexpr std::u16string_view negative_orders[] = {u"($1)", u"-$1",  u"$-1",   u"$1-",  u"(1$)", u"-1$",
                                                   u"1-$",  u"1$-",  u"-1 $",  u"-$ 1", u"1 $-", u"$ 1-",
                                                   u"$ -1", u"1- $", u"($ 1)", u"(1 $)"};

void fill_in(std::u16string_view order, std::u16string_view digits, std::u16string_view sign,
             std::u16string_view symbol, std::u16string& out) {
    out.clear();
    for (const char16_t c : order) {
        if (c == u'1')
            out += digits;
        else if (c == u'-')
            out += sign;
        else if (c == u'$')
            out += symbol;
        else
            out += c;
    }
}

/// Adds one in the last place; false if there was no place for it in front.
bool increment(std::u16string& digits) {
    for (std::size_t i = digits.size(); i-- > 0;) {
        if (digits[i] != u'9') {
            ++digits[i];
            return true;
        }
        digits[i] = u'0';
    }
    return false;
}

/// The sizes of groups, from the point to the left.
class group_sizes {
public:
    explicit group_sizes(unsigned code) {
        while (code && count_ < std::size(sizes_)) {
            sizes_[count_++] = code % 10;
            code /= 10;
        }
        std::reverse(sizes_, sizes_ + count_);
    }
    /// @return 0 for no more groups
    unsigned next() {
        if (count_ == 0)
            return 0;
        const unsigned size = sizes_[std::min(at_, count_ - 1)];
        ++at_;
        return size;
    }

private:
    unsigned sizes_[10] = {};
    std::size_t count_ = 0;
    std::size_t at_ = 0;
};

} // namespace

unsigned grouping_code(std::u16string_view grouping) noexcept {
    unsigned code = 0;
    bool repeats = false;
    for (const char16_t c : grouping) {
        if (!is_digit(c))
            continue;
        repeats = c == u'0';
        if (!repeats && code < 100000000)
            code = code * 10 + static_cast<unsigned>(c - u'0');
    }
    return repeats ? code : code * 10;
}

number_layout number_layout_of(const locale_data& locale) noexcept {
    return {locale.digits,  locale.leading_zero != 0, grouping_code(locale.grouping),
            locale.decimal, locale.thousand,          locale.negative_sign};
}

number_layout currency_layout_of(const locale_data& locale) noexcept {
    return {locale.currency_digits,  locale.leading_zero != 0, grouping_code(locale.currency_grouping),
            locale.currency_decimal, locale.currency_thousand, locale.negative_sign};
}

bool read_plain_number(std::u16string_view text, plain_number& number) noexcept {
    number.negative = !text.empty() && text[0] == u'-';
    if (number.negative)
        text.remove_prefix(1);
    const std::size_t point = std::min(text.find(u'.'), text.size());
    number.whole = text.substr(0, point);
    number.fraction = text.substr(std::min(point + 1, text.size()));
    if (!std::all_of(number.whole.begin(), number.whole.end(), is_digit) ||
        !std::all_of(number.fraction.begin(), number.fraction.end(), is_digit))
        return false;
    number.whole.remove_prefix(std::min(number.whole.find_first_not_of(u'0'), number.whole.size()));
    return true;
}

std::u16string write_digits(const plain_number& number, const number_layout& layout) {
    const std::size_t places = std::min(layout.digits, most_fraction_digits);
    std::u16string digits(number.whole);
    digits += number.fraction.substr(0, places);
    digits.resize(number.whole.size() + places, u'0');
    std::size_t whole_size = number.whole.size();
    if (number.fraction.size() > places && number.fraction[places] >= u'5' && !increment(digits)) {
        digits.insert(digits.begin(), u'1');
        ++whole_size;
    }
    std::u16string_view whole(digits.data(), whole_size);
    if (whole.empty() && layout.leading_zero)
        whole = u"0";
    // From the point to the left.
    std::u16string out;
    group_sizes sizes(layout.grouping);
    std::size_t group = sizes.next();
    std::vector<std::u16string_view> groups;
    while (group && whole.size() > group) {
        groups.push_back(whole.substr(whole.size() - group));
        whole.remove_suffix(group);
        group = sizes.next();
    }
    out += whole;
    for (std::size_t i = groups.size(); i-- > 0;) {
        out += layout.thousand;
        out += groups[i];
    }
    if (places) {
        out += layout.decimal;
        out.append(digits, whole_size, places);
    }
    return out;
}

bool write_number(const plain_number& number, const number_layout& layout, unsigned negative_order,
                  std::u16string& out) {
    if (!number.negative) {
        out = write_digits(number, layout);
        return true;
    }
    if (negative_order >= std::size(number_orders))
        return false;
    fill_in(number_orders[negative_order], write_digits(number, layout), layout.negative_sign, {}, out);
    return true;
}

bool write_money(const plain_number& number, const number_layout& layout, unsigned positive_order,
                 unsigned negative_order, std::u16string_view symbol, std::u16string& out) {
    const unsigned order = number.negative ? negative_order : positive_order;
    if (order >= (number.negative ? std::size(negative_orders) : std::size(positive_orders)))
        return false;
    fill_in(number.negative ? negative_orders[order] : positive_orders[order], write_digits(number, layout),
            layout.negative_sign, symbol, out);
    return true;
}

} // namespace comity
