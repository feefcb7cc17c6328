/// Numbers from and to text in the C library's style: wcstol and its relatives on 16-bit wide text, and
/// Microsoft's _itoa family in both widths. See c_wide_text.cpp.
#include <cerrno>
#include <climits>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string>
#include <type_traits>

#include <windef.h>

namespace {

bool is_space(char16_t c) {
    return c == u' ' || (c >= u'\t' && c <= u'\r');
}

int digit_of(char16_t c) {
    if (c >= u'0' && c <= u'9')
        return c - u'0';
    const char16_t lower = c | 0x20;
    return lower >= u'a' && lower <= u'z' && c < 0x80 ? lower - u'a' + 10 : 99;
}

/// strtol and its relatives: `Result` decides the range. What is too large sets errno to ERANGE.
template <class Result>
Result parse_integer(const char16_t* text, char16_t** end, int base) {
    const char16_t* at = text;
    const auto finish = [&](const char16_t* behind) {
        if (end)
            *end = const_cast<char16_t*>(behind);
    };
    if (base < 0 || base == 1 || base > 36) {
        errno = EINVAL;
        finish(text);
        return 0;
    }
    while (is_space(*at))
        ++at;
    const bool negative = *at == u'-';
    if (*at == u'-' || *at == u'+')
        ++at;
    if ((base == 0 || base == 16) && *at == u'0' && (at[1] | 0x20) == u'x' && digit_of(at[2]) < 16) {
        at += 2;
        base = 16;
    } else if (base == 0) {
        base = *at == u'0' ? 8 : 10;
    }
    const char16_t* first = at;
    unsigned long long value = 0;
    bool too_large = false;
    for (int digit; (digit = digit_of(*at)) < base; ++at) {
        too_large |= __builtin_mul_overflow(value, static_cast<unsigned>(base), &value);
        too_large |= __builtin_add_overflow(value, static_cast<unsigned>(digit), &value);
    }
    finish(at == first ? text : at);
    using limits = std::numeric_limits<Result>;
    const auto most = static_cast<unsigned long long>(limits::max());
    if (too_large || value > most + (limits::is_signed && negative)) {
        errno = ERANGE;
        return limits::is_signed && negative ? limits::min() : limits::max();
    }
    return static_cast<Result>(negative ? 0 - value : value);
}

/// The C library's function reads a narrow copy of what can belong to a number.
template <class Real, class Parse>
Real parse_real(const char16_t* text, char16_t** end, Parse parse) {
    const char16_t* at = text;
    while (is_space(*at))
        ++at;
    std::string copy;
    for (const char16_t* c = at; *c < 0x80 && (digit_of(*c) < 36 || *c == u'+' || *c == u'-' || *c == u'.' ||
                                               *c == u'(' || *c == u')' || *c == u'_');
         ++c)
        copy += static_cast<char>(*c);
    char* behind = nullptr;
    const Real value = parse(copy.c_str(), &behind);
    const auto read = behind - copy.c_str();
    if (end)
        *end = const_cast<char16_t*>(read ? at + read : text);
    return value;
}

template <class Unit>
Unit* write_digits(unsigned long long value, bool negative, Unit* to, int base) {
    if (base < 2 || base > 36) {
        errno = EINVAL;
        *to = 0;
        return to;
    }
    char digits[65];
    char* at = digits;
    do {
        *at++ = "0123456789abcdefghijklmnopqrstuvwxyz"[value % static_cast<unsigned>(base)];
        value /= static_cast<unsigned>(base);
    } while (value);
    Unit* out = to;
    if (negative)
        *out++ = '-';
    while (at != digits)
        *out++ = static_cast<Unit>(*--at);
    *out = 0;
    return to;
}

/// A sign is written in base 10 only; other bases show the bits.
template <class Unit, class Integer>
Unit* write_integer(Integer value, Unit* to, int base) {
    using bits = std::make_unsigned_t<Integer>;
    const bool negative = std::is_signed_v<Integer> && base == 10 && value < 0;
    const bits shown = negative ? bits(0) - static_cast<bits>(value) : static_cast<bits>(value);
    return write_digits(shown, negative, to, base);
}

} // namespace

STDAPI_(long) comity_wcstol(const char16_t* text, char16_t** end, int base) {
    return parse_integer<long>(text, end, base);
}
STDAPI_(unsigned long) comity_wcstoul(const char16_t* text, char16_t** end, int base) {
    return parse_integer<unsigned long>(text, end, base);
}
STDAPI_(long long) comity_wcstoll(const char16_t* text, char16_t** end, int base) {
    return parse_integer<long long>(text, end, base);
}
STDAPI_(unsigned long long) comity_wcstoull(const char16_t* text, char16_t** end, int base) {
    return parse_integer<unsigned long long>(text, end, base);
}

STDAPI_(double) comity_wcstod(const char16_t* text, char16_t** end) {
    return parse_real<double>(text, end, std::strtod);
}
STDAPI_(float) comity_wcstof(const char16_t* text, char16_t** end) {
    return parse_real<float>(text, end, std::strtof);
}
STDAPI_(long double) comity_wcstold(const char16_t* text, char16_t** end) {
    return parse_real<long double>(text, end, std::strtold);
}

// As on Windows these stay within their type at an overflow.
STDAPI_(int) comity_wtoi(const char16_t* text) {
    return parse_integer<std::int32_t>(text, nullptr, 10);
}
STDAPI_(long long) comity_wtoi64(const char16_t* text) {
    return parse_integer<long long>(text, nullptr, 10);
}
STDAPI_(double) comity_wtof(const char16_t* text) {
    return comity_wcstod(text, nullptr);
}

STDAPI_(char16_t*) comity_itow(int value, char16_t* to, int base) {
    return write_integer(value, to, base);
}
STDAPI_(char16_t*) comity_ultow(unsigned value, char16_t* to, int base) {
    return write_integer(value, to, base);
}
STDAPI_(char16_t*) comity_i64tow(long long value, char16_t* to, int base) {
    return write_integer(value, to, base);
}
STDAPI_(char16_t*) comity_ui64tow(unsigned long long value, char16_t* to, int base) {
    return write_integer(value, to, base);
}
STDAPI_(char*) comity_itoa(int value, char* to, int base) {
    return write_integer(value, to, base);
}
STDAPI_(char*) comity_ultoa(unsigned value, char* to, int base) {
    return write_integer(value, to, base);
}
STDAPI_(char*) comity_i64toa(long long value, char* to, int base) {
    return write_integer(value, to, base);
}
STDAPI_(char*) comity_ui64toa(unsigned long long value, char* to, int base) {
    return write_integer(value, to, base);
}
