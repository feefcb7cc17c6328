/// Amounts of money as text.
#include "coercion.hpp"

#include <algorithm>

#include "text_locale.hpp"

namespace comity {
namespace {

// LOCALE_ICURRENCY and LOCALE_INEGCURR: n is the amount, $ the symbol.
constexpr std::u16string_view positive_forms[] = {u"$n", u"n$", u"$ n", u"n $"};
constexpr std::u16string_view negative_forms[] = {u"($n)", u"-$n",  u"$-n",   u"$n-",  u"(n$)", u"-n$",
                                                  u"n-$",  u"n$-",  u"-n $",  u"-$ n", u"n $-", u"$ n-",
                                                  u"$ -n", u"n- $", u"($ n)", u"(n $)"};

/// The sizes of groups from the point on: "3;2;0".
class group_sizes {
public:
    explicit group_sizes(std::u16string_view grouping) : rest_(grouping) { next(); }

    std::size_t size() const { return size_; }
    void next() {
        if (rest_.empty() || rest_[0] < u'1' || rest_[0] > u'9') // "0": as the one before
            return;
        size_ = static_cast<std::size_t>(rest_[0] - u'0');
        rest_.remove_prefix(std::min<std::size_t>(2, rest_.size()));
    }

private:
    std::u16string_view rest_;
    std::size_t size_ = 0;
};

class money_text {
public:
    money_text(const locale_data& locale, std::int64_t ten_thousandths) {
        static constexpr std::uint64_t powers[] = {10000, 1000, 100, 10, 1};
        const bool negative = ten_thousandths < 0;
        const auto magnitude = negative ? 0 - static_cast<std::uint64_t>(ten_thousandths)
                                        : static_cast<std::uint64_t>(ten_thousandths);
        // Halves away from zero, as GetCurrencyFormat rounds; the sign stays with what becomes zero.
        const int digits = std::min<int>(locale.currency_digits, 4);
        const std::uint64_t unit = powers[digits];
        const std::uint64_t amount = magnitude / unit + (magnitude % unit * 2 >= unit && unit > 1 ? 1 : 0);
        const std::uint64_t whole = amount / powers[4 - digits];
        std::uint64_t fraction = amount % powers[4 - digits];
        char16_t decimals[4];
        for (int i = digits; i > 0; fraction /= 10)
            decimals[--i] = static_cast<char16_t>(u'0' + fraction % 10);
        const std::u16string_view form = negative ? negative_forms[locale.negative_currency & 15]
                                                  : positive_forms[locale.positive_currency & 3];
        for (const char16_t c : form) {
            if (c == u'$') {
                put(locale.currency_symbol);
            } else if (c == u'-') {
                put(locale.negative_sign);
            } else if (c == u'n') {
                put_whole(locale, whole);
                if (digits > 0)
                    put(locale.currency_decimal);
                put({decimals, static_cast<std::size_t>(digits)});
            } else {
                put({&c, 1});
            }
        }
    }

    BSTR to_bstr() const { return SysAllocStringLen(characters_, static_cast<UINT>(length_)); }

private:
    void put(std::u16string_view text) {
        text = text.substr(0, std::size(characters_) - length_);
        length_ += text.copy(characters_ + length_, text.size());
    }

    void put_whole(const locale_data& locale, std::uint64_t whole) {
        char16_t digits[40]; // 16 of them, and as many separators
        std::size_t count = std::size(digits);
        group_sizes group(locale.currency_grouping);
        std::size_t in_group = 0;
        do {
            if (group.size() != 0 && in_group == group.size() && !locale.currency_thousand.empty()) {
                digits[--count] = locale.currency_thousand[0];
                in_group = 0;
                group.next();
            }
            digits[--count] = static_cast<char16_t>(u'0' + whole % 10);
            whole /= 10;
            ++in_group;
        } while (whole != 0);
        put({digits + count, std::size(digits) - count});
    }

    char16_t characters_[128];
    std::size_t length_ = 0;
};

} // namespace

HRESULT currency_to_bstr(CY value, LCID lcid, ULONG flags, BSTR& out) noexcept {
    const locale_data& locale = locale_for_text(lcid);
    if (!(flags & LOCALE_USE_NLS))
        return number::of_currency(value).to_bstr(locale, out);
    BSTR text = money_text(locale, value.int64).to_bstr();
    if (!text)
        return E_OUTOFMEMORY;
    out = text;
    return S_OK;
}

} // namespace comity
