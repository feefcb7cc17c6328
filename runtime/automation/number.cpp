#include "number.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <iterator>
#include <limits>
#include <string_view>

#include "date_limits.hpp"
#include "decimal_value.hpp"

namespace comity {
namespace {

constexpr std::int64_t currency_unit = 10000;
constexpr int currency_scale = 4;

constexpr std::uint64_t magnitude(std::int64_t value) {
    return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

constexpr std::uint64_t largest_unsigned(int bits) {
    return ~std::uint64_t{0} >> (64 - bits);
}
constexpr std::uint64_t largest_signed(int bits) {
    return largest_unsigned(bits) >> 1;
}

/// A sign and a magnitude as a signed integer of so many bits.
HRESULT signed_from(bool negative, const uint96& value, int bits, std::int64_t& out) {
    if (value.high() != 0 || value.low() > largest_signed(bits) + (negative ? 1 : 0))
        return DISP_E_OVERFLOW;
    out = static_cast<std::int64_t>(negative ? 0 - value.low() : value.low());
    return S_OK;
}

HRESULT unsigned_from(bool negative, const uint96& value, int bits, std::uint64_t& out) {
    if (value.high() != 0 || value.low() > largest_unsigned(bits) || (negative && value.low() != 0))
        return DISP_E_OVERFLOW;
    out = value.low();
    return S_OK;
}

/// A currency rounded to its nearest integer, halves to even.
std::int64_t rounded(std::int64_t currency) {
    std::int64_t whole = currency / currency_unit;
    const std::int64_t rest = currency % currency_unit;
    const std::int64_t twice = 2 * (rest < 0 ? -rest : rest);
    if (twice > currency_unit || (twice == currency_unit && whole % 2 != 0))
        whole += currency < 0 ? -1 : 1;
    return whole;
}

/// value * factor, rounded once to the nearest integer, halves to even. The product itself may round to a
/// half that is none: 0.00005 is a little more than it shows.
double rounded_product(double value, double factor) {
    const double product = value * factor;
    const double nearest = std::nearbyint(product);
    if (std::fabs(product - std::trunc(product)) != 0.5)
        return nearest;
    const double missing = std::fma(value, factor, -product);
    if (missing == 0)
        return nearest;
    return missing > 0 ? std::ceil(product) : std::floor(product);
}

/// The sign and the magnitude, rounded to `scale` digits behind the point, of a text.
HRESULT scaled_from_text(const parsed_number& text, int scale, bool& negative, uint96& value) {
    negative = text.negative;
    if (text.is_bit_pattern)
        return DISP_E_TYPEMISMATCH;
    return round_digits(text.digit_text(), text.exponent, scale, value) ? S_OK : DISP_E_OVERFLOW;
}

/// What a hexadecimal or octal text means as a real: the value, as far as a LONG reaches, of which the
/// pattern of the smallest one is part.
HRESULT real_of_bits(const parsed_number& text, std::int64_t& out) {
    constexpr std::uint64_t sign = std::uint64_t{1} << 31;
    if (text.bits_overflow || text.bits > sign)
        return DISP_E_OVERFLOW;
    out = text.bits == sign ? std::numeric_limits<LONG>::min() : static_cast<std::int64_t>(text.bits);
    return S_OK;
}

template <class Real>
HRESULT real_from_text(const parsed_number& text, Real& out) {
    if (text.is_bit_pattern) {
        std::int64_t value;
        const HRESULT hr = real_of_bits(text, value);
        if (SUCCEEDED(hr))
            out = static_cast<Real>(value);
        return hr;
    }
    Real value{};
    // Both exact, the digits and the power of ten: one operation rounds once.
    constexpr int exact_digits = 15;
    constexpr int exact_power = 22;
    if (std::is_same_v<Real, double> && text.digit_count != 0 && text.digit_count <= exact_digits &&
        text.exponent >= -exact_power && text.exponent <= exact_power) {
        static constexpr double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                            1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                            1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
        std::int64_t digits = 0;
        for (const char c : text.digit_text())
            digits = digits * 10 + (c - '0');
        value = static_cast<Real>(text.exponent < 0 ? static_cast<double>(digits) / powers[-text.exponent]
                                                    : static_cast<double>(digits) * powers[text.exponent]);
    } else if (text.digit_count != 0) {
        // The digits once more as text, now in the one notation that from_chars reads: it rounds exactly.
        char buffer[parsed_number::max_digits + 32];
        std::memcpy(buffer, text.digits, text.digit_count);
        char* end = buffer + text.digit_count;
        *end++ = 'e';
        end = std::to_chars(end, std::end(buffer), text.exponent).ptr;
        if (std::from_chars(buffer, end, value).ec == std::errc::result_out_of_range) {
            // Too large and too small look the same here; the place of the first digit tells them apart.
            if (text.exponent + static_cast<std::int64_t>(text.digit_count) > 0)
                return DISP_E_OVERFLOW;
            value = 0;
        }
    }
    out = text.negative ? -value : value;
    return S_OK;
}

/// A number in the scientific form of to_chars: "-1.25e-07".
class scientific_text {
public:
    scientific_text(std::string_view text) {
        if (text[0] == '-') {
            negative_ = true;
            text.remove_prefix(1);
        }
        const std::size_t mark = text.find('e');
        for (const char c : text.substr(0, mark)) {
            if (c != '.')
                digits_[count_++] = c;
        }
        const bool below_one = text[mark + 1] == '-';
        std::from_chars(text.data() + mark + 2, text.data() + text.size(), exponent_);
        if (below_one)
            exponent_ = -exponent_;
    }

    int count() const { return count_; }
    char last_digit() const { return digits_[count_ - 1]; }

    /// Without an exponent if as many digits as are significant are enough before and behind the point: as
    /// Visual Basic has always written numbers, 0.00001 and 1.33333333333333E-02.
    BSTR general(int significant, char16_t point) const {
        OLECHAR buffer[40];
        OLECHAR* next = buffer;
        if (negative_)
            *next++ = u'-';
        const auto put = [&](int from, int to) {
            for (int i = from; i < to; ++i)
                *next++ = i < count_ ? static_cast<OLECHAR>(digits_[i]) : u'0';
        };
        if (exponent_ >= significant || count_ - 1 - exponent_ > significant) {
            put(0, 1);
            if (count_ > 1)
                *next++ = point;
            put(1, count_);
            *next++ = u'E';
            *next++ = exponent_ < 0 ? u'-' : u'+';
            const int magnitude = exponent_ < 0 ? -exponent_ : exponent_;
            if (magnitude >= 100)
                *next++ = static_cast<OLECHAR>(u'0' + magnitude / 100);
            *next++ = static_cast<OLECHAR>(u'0' + magnitude / 10 % 10);
            *next++ = static_cast<OLECHAR>(u'0' + magnitude % 10);
        } else if (exponent_ < 0) {
            *next++ = u'0';
            *next++ = point;
            for (int i = exponent_ + 1; i < 0; ++i)
                *next++ = u'0';
            put(0, count_);
        } else {
            put(0, exponent_ + 1);
            if (count_ > exponent_ + 1)
                *next++ = point;
            put(exponent_ + 1, count_);
        }
        return SysAllocStringLen(buffer, static_cast<UINT>(next - buffer));
    }

private:
    bool negative_ = false;
    int count_ = 0;
    int exponent_ = 0;
    char digits_[20];
};

/// Whether the digits of a text "d.dddde+dd" are the number itself, and not only near it.
template <class Real>
bool is_exact(Real value, const scientific_text& text) {
    // Two numbers this close to each other have more digits in common than any float or double can have.
    constexpr int digits = 40;
    char buffer[digits + 16];
    std::to_chars(buffer, std::end(buffer), std::abs(value), std::chars_format::scientific, digits);
    const char* const behind = buffer + text.count() + 1; // one for the point
    return std::all_of(behind, std::strchr(behind, 'e'), [](char c) { return c == '0'; });
}

/// The shortest text with at most so many significant digits; halves are rounded away from zero.
template <class Real>
BSTR real_to_bstr(Real value, int significant, char16_t point) {
    if (std::isnan(value))
        return SysAllocString(u"NAN");
    if (std::isinf(value))
        return SysAllocString(value < 0 ? u"-INF" : u"INF");
    if (value == 0)
        return SysAllocStringLen(u"0", 1); // no minus in front of a zero
    char buffer[40];
    const char* end = std::to_chars(buffer, std::end(buffer), value, std::chars_format::scientific).ptr;
    const scientific_text shortest(std::string_view(buffer, end));
    // The fewest digits that mean this number are, where they are few enough, also its rounded ones: of a
    // double, whose 15 digits tell any two apart. Not so for the smallest numbers, which have fewer digits to
    // be told apart by.
    if (significant <= std::numeric_limits<Real>::digits10 && shortest.count() <= significant &&
        std::isnormal(value))
        return shortest.general(significant, point);
    if (shortest.count() == significant + 1 && shortest.last_digit() == '5' && is_exact(value, shortest))
        value = std::nextafter(value, std::copysign(std::numeric_limits<Real>::max(), value));
    end = std::to_chars(buffer, std::end(buffer), value, std::chars_format::scientific, significant - 1).ptr;
    const char* mark = end;
    while (*--mark != 'e') {
    }
    // Zeros at the end go.
    char* last = buffer + (mark - buffer);
    while (last[-1] == '0')
        --last;
    if (last[-1] == '.')
        --last;
    const std::size_t tail = static_cast<std::size_t>(end - mark);
    std::memmove(last, mark, tail);
    return scientific_text(std::string_view(buffer, last + tail)).general(significant, point);
}

BSTR ascii_to_bstr(std::string_view text, char16_t point = u'.') {
    BSTR out = SysAllocStringLen(nullptr, static_cast<UINT>(text.size()));
    for (std::size_t i = 0; out && i < text.size(); ++i)
        out[i] = text[i] == '.' ? point : static_cast<OLECHAR>(text[i]);
    return out;
}

/// Written from the end, two digits at a time, into the string itself.
BSTR integer_to_bstr(bool negative, std::uint64_t magnitude) {
    const int length = digits_of(magnitude) + negative;
    BSTR const out = SysAllocStringLen(nullptr, static_cast<UINT>(length));
    if (!out)
        return nullptr;
    OLECHAR* end = out + length;
    const auto put_digit = [&end](std::uint64_t digit) { *--end = static_cast<OLECHAR>(u'0' + digit); };
    while (magnitude >= 100) {
        const std::uint64_t pair = magnitude % 100;
        magnitude /= 100;
        put_digit(pair % 10);
        put_digit(pair / 10);
    }
    if (magnitude >= 10) {
        put_digit(magnitude % 10);
        magnitude /= 10;
    }
    put_digit(magnitude);
    if (negative)
        *out = u'-';
    return out;
}

} // namespace

HRESULT number::to_signed(int bits, std::int64_t& out) const noexcept {
    bool negative;
    uint96 value;
    switch (form_) {
    case form::signed_integer:
    case form::boolean:
        return signed_from(integer_ < 0, uint96(magnitude(integer_)), bits, out);
    case form::unsigned_integer:
        return signed_from(false, uint96(static_cast<std::uint64_t>(integer_)), bits, out);
    case form::single:
    case form::real: {
        const double whole = std::nearbyint(real_);
        const double limit = std::ldexp(1.0, bits - 1);
        if (!(whole >= -limit && whole < limit))
            return DISP_E_OVERFLOW;
        out = static_cast<std::int64_t>(whole);
        return S_OK;
    }
    case form::currency: {
        if (bits == 64 && integer_ < 0) {
            // Windows' conversion to 64 bits moves every negative currency one away from zero, as documented:
            // https://learn.microsoft.com/troubleshoot/windows/win32/vari8fromcy-produces-incorrect-value
            // Programs see it on the reference too. What is documented there for large positive values they
            // do not.
            out = integer_ / currency_unit - 1;
            return S_OK;
        }
        const std::int64_t whole = rounded(integer_);
        return signed_from(whole < 0, uint96(magnitude(whole)), bits, out);
    }
    case form::decimal: {
        const HRESULT hr = check_decimal(*decimal_);
        return FAILED(hr) ? hr : signed_from(is_negative(*decimal_), rescaled(*decimal_, 0), bits, out);
    }
    case form::text:
        if (text_->is_bit_pattern) {
            // The pattern fills the type: &HFFFF is -1 as a 16-bit integer and 65535 as a 32-bit one.
            if (text_->bits_overflow || text_->bits > largest_unsigned(bits))
                return DISP_E_OVERFLOW;
            const std::uint64_t sign = std::uint64_t{1} << (bits - 1);
            out = static_cast<std::int64_t>((text_->bits ^ sign) - sign);
            return S_OK;
        }
        const HRESULT hr = scaled_from_text(*text_, 0, negative, value);
        return FAILED(hr) ? hr : signed_from(negative, value, bits, out);
    }
    return E_UNEXPECTED;
}

HRESULT number::to_unsigned(int bits, std::uint64_t& out) const noexcept {
    bool negative;
    uint96 value;
    switch (form_) {
    case form::signed_integer:
    case form::boolean:
        return unsigned_from(integer_ < 0, uint96(magnitude(integer_)), bits, out);
    case form::unsigned_integer:
        return unsigned_from(false, uint96(static_cast<std::uint64_t>(integer_)), bits, out);
    case form::single:
    case form::real: {
        const double whole = std::nearbyint(real_);
        if (!(whole >= 0 && whole < std::ldexp(1.0, bits)))
            return DISP_E_OVERFLOW;
        out = static_cast<std::uint64_t>(whole);
        return S_OK;
    }
    case form::currency: {
        const std::int64_t whole = rounded(integer_);
        return unsigned_from(whole < 0, uint96(magnitude(whole)), bits, out);
    }
    case form::decimal: {
        const HRESULT hr = check_decimal(*decimal_);
        return FAILED(hr) ? hr : unsigned_from(is_negative(*decimal_), rescaled(*decimal_, 0), bits, out);
    }
    case form::text:
        if (text_->is_bit_pattern) {
            if (text_->bits_overflow || text_->bits > largest_unsigned(bits))
                return DISP_E_OVERFLOW;
            out = text_->bits;
            return S_OK;
        }
        const HRESULT hr = scaled_from_text(*text_, 0, negative, value);
        return FAILED(hr) ? hr : unsigned_from(negative, value, bits, out);
    }
    return E_UNEXPECTED;
}

HRESULT number::to_real(double& out) const noexcept {
    switch (form_) {
    case form::signed_integer:
    case form::boolean:
        out = static_cast<double>(integer_);
        return S_OK;
    case form::unsigned_integer:
        out = static_cast<double>(static_cast<std::uint64_t>(integer_));
        return S_OK;
    case form::single:
    case form::real:
        out = real_;
        return S_OK;
    case form::currency:
        out = static_cast<double>(integer_) / currency_unit;
        return S_OK;
    case form::decimal: {
        const HRESULT hr = check_decimal(*decimal_);
        if (SUCCEEDED(hr))
            out = real_value(*decimal_);
        return hr;
    }
    case form::text:
        return real_from_text(*text_, out);
    }
    return E_UNEXPECTED;
}

HRESULT number::to_single(float& out) const noexcept {
    switch (form_) {
    case form::signed_integer:
    case form::boolean:
        out = static_cast<float>(integer_);
        return S_OK;
    case form::unsigned_integer:
        out = static_cast<float>(static_cast<std::uint64_t>(integer_));
        return S_OK;
    case form::text:
        return real_from_text(*text_, out);
    default: {
        double value;
        const HRESULT hr = to_real(value);
        if (FAILED(hr))
            return hr;
        const auto narrow = static_cast<float>(value);
        if (std::isinf(narrow) && form_ != form::single)
            return DISP_E_OVERFLOW;
        out = narrow;
        return S_OK;
    }
    }
}

HRESULT number::to_date(double& out) const noexcept {
    double value;
    const HRESULT hr = to_real(value);
    if (FAILED(hr))
        return hr;
    if (!is_date_in_range(value))
        return DISP_E_OVERFLOW;
    out = value;
    return S_OK;
}

HRESULT number::to_currency(CY& out) const noexcept {
    bool negative;
    uint96 value;
    switch (form_) {
    case form::signed_integer:
    case form::boolean:
        negative = integer_ < 0;
        value = uint96(magnitude(integer_));
        value.multiply_add(currency_unit, 0); // 64 bits and 14 more fit
        break;
    case form::unsigned_integer:
        negative = false;
        value = uint96(static_cast<std::uint64_t>(integer_));
        value.multiply_add(currency_unit, 0);
        break;
    case form::single:
    case form::real: {
        // The whole part on its own: times 10000 in one go it would lose its last digits.
        const double whole = std::trunc(real_);
        const double limit = std::ldexp(1.0, 62) / currency_unit * 2;
        if (!(std::fabs(whole) <= limit))
            return DISP_E_OVERFLOW;
        const auto units = static_cast<std::int64_t>(whole);
        const auto rest = static_cast<std::int64_t>(rounded_product(real_ - whole, currency_unit));
        std::int64_t scaled;
        if (__builtin_mul_overflow(units, currency_unit, &scaled) ||
            __builtin_add_overflow(scaled, rest, &scaled))
            return DISP_E_OVERFLOW;
        out.int64 = scaled;
        return S_OK;
    }
    case form::currency:
        out.int64 = integer_;
        return S_OK;
    case form::decimal: {
        const HRESULT hr = check_decimal(*decimal_);
        if (FAILED(hr))
            return hr;
        negative = is_negative(*decimal_);
        if (!rescale(*decimal_, currency_scale, value))
            return DISP_E_OVERFLOW;
        break;
    }
    case form::text:
        if (text_->is_bit_pattern)
            return DISP_E_OVERFLOW; // as the reference: bits are no amount of money
        if (const HRESULT hr = scaled_from_text(*text_, currency_scale, negative, value); FAILED(hr))
            return hr;
        break;
    default:
        return E_UNEXPECTED;
    }
    std::int64_t result;
    const HRESULT hr = signed_from(negative, value, 64, result);
    if (SUCCEEDED(hr))
        out.int64 = result;
    return hr;
}

HRESULT number::to_decimal(DECIMAL& out) const noexcept {
    switch (form_) {
    case form::signed_integer:
    case form::boolean:
        set_decimal(out, integer_ < 0, uint96(magnitude(integer_)), 0);
        return S_OK;
    case form::unsigned_integer:
        set_decimal(out, false, uint96(static_cast<std::uint64_t>(integer_)), 0);
        return S_OK;
    case form::currency:
        set_decimal(out, integer_ < 0, uint96(magnitude(integer_)), currency_scale);
        return S_OK;
    case form::decimal: {
        const HRESULT hr = check_decimal(*decimal_);
        if (SUCCEEDED(hr))
            set_decimal(out, is_negative(*decimal_), magnitude_of(*decimal_), decimal_->scale);
        return hr;
    }
    case form::single:
    case form::real: {
        if (std::isnan(real_))
            return DISP_E_BADVARTYPE;
        if (std::isinf(real_))
            return DISP_E_OVERFLOW;
        const int significant = form_ == form::single ? 7 : 15;
        char buffer[40];
        const char* end = std::to_chars(buffer, std::end(buffer), std::fabs(real_),
                                        std::chars_format::scientific, significant - 1)
                              .ptr;
        OLECHAR wide[40];
        std::size_t length = 0;
        for (const char* c = buffer; c != end; ++c)
            wide[length++] = static_cast<OLECHAR>(*c);
        parsed_number digits;
        if (const HRESULT hr = parse_number({wide, length}, en_us_locale, digits); FAILED(hr))
            return hr;
        return decimal_from_digits(real_ < 0, digits.digit_text(), digits.exponent, out);
    }
    case form::text:
        if (text_->is_bit_pattern) {
            if (text_->bits_overflow || text_->bits > largest_signed(64) + 1)
                return DISP_E_OVERFLOW;
            set_decimal(out, false, uint96(text_->bits), 0);
            return S_OK;
        }
        return decimal_from_digits(text_->negative, text_->digit_text(), text_->exponent, out);
    }
    return E_UNEXPECTED;
}

HRESULT number::to_boolean(VARIANT_BOOL& out) const noexcept {
    bool value;
    switch (form_) {
    case form::signed_integer:
    case form::unsigned_integer:
    case form::currency:
        value = integer_ != 0;
        break;
    case form::boolean:
        out = static_cast<VARIANT_BOOL>(integer_);
        return S_OK;
    case form::decimal:
        if (const HRESULT hr = check_decimal(*decimal_); FAILED(hr))
            return hr;
        value = !magnitude_of(*decimal_).is_zero();
        break;
    default: {
        double real;
        if (const HRESULT hr = to_real(real); FAILED(hr))
            return hr;
        value = real != 0;
        break;
    }
    }
    out = value ? VARIANT_TRUE : VARIANT_FALSE;
    return S_OK;
}

HRESULT number::to_bstr(const locale_data& locale, BSTR& out) const noexcept {
    const char16_t point = locale.decimal.empty() ? u'.' : locale.decimal[0];
    BSTR text = nullptr;
    switch (form_) {
    case form::signed_integer:
    case form::boolean:
        text = integer_to_bstr(integer_ < 0, magnitude(integer_));
        break;
    case form::unsigned_integer:
        text = integer_to_bstr(false, static_cast<std::uint64_t>(integer_));
        break;
    case form::single:
        text = real_to_bstr(static_cast<float>(real_), 7, point);
        break;
    case form::real:
        text = real_to_bstr(real_, 15, point);
        break;
    case form::currency: {
        DECIMAL value;
        set_decimal(value, integer_ < 0, uint96(magnitude(integer_)), currency_scale);
        return of_decimal(value).to_bstr(locale, out);
    }
    case form::decimal: {
        if (const HRESULT hr = check_decimal(*decimal_); FAILED(hr))
            return hr;
        char buffer[decimal_text_size];
        text = ascii_to_bstr(decimal_text(*decimal_, buffer), point);
        break;
    }
    case form::text:
        return E_UNEXPECTED; // a text is not parsed in order to be written again
    }
    if (!text)
        return E_OUTOFMEMORY;
    out = text;
    return S_OK;
}

} // namespace comity
