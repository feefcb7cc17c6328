#include "number_form.hpp"

namespace comity {
namespace {

constexpr int locale_way = -2;
constexpr int yes = -1;

bool choose(int option, bool of_locale) {
    return option == locale_way ? of_locale : option == yes;
}

/// Where a locale's grouping ("3;0", "3;2;0", "3;2") has a separator.
class group_rule {
public:
    explicit group_rule(std::u16string_view grouping) {
        for (char16_t c : grouping) {
            if (c >= u'0' && c <= u'9' && count_ < most)
                sizes_[count_++] = c - u'0';
        }
        // A 0 at the end says that the last size goes on.
        repeats_ = count_ > 0 && sizes_[count_ - 1] == 0;
        count_ -= repeats_;
    }

    /// Whether a separator stands in front of the last so many digits.
    bool separates(std::int64_t right) const {
        std::int64_t end = 0;
        for (int i = 0; i < count_; ++i) {
            if (sizes_[i] == 0)
                return false;
            end += sizes_[i];
            if (right <= end)
                return right == end;
        }
        return repeats_ && count_ > 0 && (right - end) % sizes_[count_ - 1] == 0;
    }

private:
    static constexpr int most = 8;
    int sizes_[most] = {};
    int count_ = 0;
    bool repeats_ = false;
};

struct digits_style {
    std::u16string_view decimal;
    std::u16string_view thousand;
    std::u16string_view grouping;
    bool leading_digit;
    bool groups;
    int places;
};

void write_digits(const decimal_digits& value, const digits_style& style, format_text& out) {
    const std::int64_t whole = value.point > 0 ? value.point : 0;
    const group_rule groups(style.groups ? style.grouping : std::u16string_view());
    if (whole == 0 && style.leading_digit)
        out.put(u'0');
    for (std::int64_t i = 0; i < whole; ++i) {
        out.put(static_cast<char16_t>(value.at(i)));
        const std::int64_t right = whole - 1 - i;
        if (right > 0 && groups.separates(right))
            out.put(style.thousand);
    }
    if (style.places > 0)
        out.put(style.decimal);
    for (std::int64_t i = 0; i < style.places; ++i)
        out.put(static_cast<char16_t>(value.at(value.point + i)));
}

// The forms of LOCALE_INEGNUMBER, LOCALE_ICURRENCY and LOCALE_INEGCURR, with n for the digits and $ for the
// symbol.
constexpr std::u16string_view negative_numbers[] = {u"(n)", u"-n", u"- n", u"n-", u"n -"};
constexpr std::u16string_view positive_currencies[] = {u"$n", u"n$", u"$ n", u"n $"};
constexpr std::u16string_view negative_currencies[] = {u"($n)", u"-$n",  u"$-n",   u"$n-",  u"(n$)", u"-n$",
                                                       u"n-$",  u"n$-",  u"-n $",  u"-$ n", u"n $-", u"$ n-",
                                                       u"$ -n", u"n- $", u"($ n)", u"(n $)"};

template <std::size_t Count>
std::u16string_view form_of(const std::u16string_view (&forms)[Count], std::size_t index) {
    return forms[index < Count ? index : 0];
}

/// The form of a negative amount beside the locale's positive one.
std::u16string_view currency_in_parentheses(std::uint8_t positive) {
    static constexpr std::size_t forms[] = {0, 4, 14, 15};
    return negative_currencies[forms[positive < 4 ? positive : 0]];
}
std::u16string_view currency_with_minus(std::uint8_t positive) {
    static constexpr std::size_t forms[] = {1, 5, 9, 8};
    return negative_currencies[forms[positive < 4 ? positive : 0]];
}

std::u16string_view outline(bool negative, int parentheses, number_style style, const locale_data& locale) {
    if (style == number_style::currency) {
        if (!negative)
            return form_of(positive_currencies, locale.positive_currency);
        const std::u16string_view usual = form_of(negative_currencies, locale.negative_currency);
        if (choose(parentheses, usual[0] == u'('))
            return usual[0] == u'(' ? usual : currency_in_parentheses(locale.positive_currency);
        return usual[0] == u'(' ? currency_with_minus(locale.positive_currency) : usual;
    }
    if (!negative)
        return u"n";
    const std::u16string_view usual = form_of(negative_numbers, locale.negative_number);
    if (choose(parentheses, usual[0] == u'('))
        return negative_numbers[0];
    return usual[0] == u'(' ? negative_numbers[1] : usual;
}

} // namespace

void write_number_form(decimal_digits value, const number_form& form, number_style style, bool has_value,
                       const locale_data& locale, format_text& out) {
    const bool money = style == number_style::currency;
    const digits_style digits{money ? locale.currency_decimal : locale.decimal,
                              money ? locale.currency_thousand : locale.thousand,
                              money ? locale.currency_grouping : locale.grouping,
                              has_value && choose(form.leading_digit, locale.leading_zero != 0),
                              choose(form.grouping, true),
                              form.places >= 0 ? form.places
                              : money          ? locale.currency_digits
                                               : locale.digits};
    if (!value.is_zero())
        value.round_to(value.point + digits.places);
    for (char16_t c : outline(value.negative, form.parentheses, style, locale)) {
        if (c == u'n')
            write_digits(value, digits, out);
        else if (c == u'$')
            out.put(locale.currency_symbol);
        else if (c == u'-')
            out.put(locale.negative_sign);
        else
            out.put(c);
    }
    if (style == number_style::percent)
        out.put(u'%');
}

} // namespace comity
