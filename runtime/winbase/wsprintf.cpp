/// wsprintf: a printf of its own, with fewer conversions and a fixed bound.
/// https://learn.microsoft.com/windows/win32/api/winuser/nf-winuser-wsprintfw
#include <cstdarg>

#include <winuser.h>

#include "print_format.hpp"

namespace {

using namespace comity;

/// The buffer is documented to hold 1024 characters, the NUL with them.
constexpr std::size_t bound = 1023;

struct spec_reader {
    conversion_spec spec;
    /// '0' stays in force beside a precision here.
    bool zero = false;
};

/// %[-#0][width][.precision][h l w I I32 I64]type
template <class Unit>
spec_reader read(const Unit*& at) {
    spec_reader reader;
    conversion_spec& spec = reader.spec;
    for (;; ++at) {
        if (*at == '-')
            spec.left = true;
        else if (*at == '#')
            spec.alternate = true;
        else
            break;
    }
    while (*at == '0') {
        reader.zero = true;
        ++at;
    }
    spec.width = print_detail::read_number(at);
    if (*at == '.')
        spec.precision = print_detail::read_number(++at);
    if (*at == 'h' || *at == 'l' || *at == 'w') {
        spec.text_size = *at == 'h' ? 'h' : 'l';
        ++at;
    } else if (*at == 'I') {
        const bool wide = at[1] == '6' && at[2] == '4';
        const bool normal = at[1] == '3' && at[2] == '2';
        spec.size = wide ? argument_size::wide : normal ? argument_size::normal : argument_size::pointer;
        at += wide || normal ? 3 : 1;
    }
    if (*at)
        spec.type = *at < 0x80 && *at > 0 ? static_cast<char>(*at++) : not_ascii;
    return reader;
}

template <class Unit>
void put(text_sink<Unit>& out, spec_reader reader, listed_arguments& arguments) {
    conversion_spec& spec = reader.spec;
    switch (spec.type) {
    case 'c':
    case 'C':
    case 's':
    case 'S':
        print_conversion(out, spec, arguments);
        return;
    case 'd':
    case 'i':
    case 'u':
    case 'x':
    case 'X':
    case 'p': {
        char digits[24];
        const bool is_signed = spec.type == 'd' || spec.type == 'i';
        const bool hex = spec.type == 'x' || spec.type == 'X' || spec.type == 'p';
        std::uint64_t value = 0;
        if (spec.type == 'p') {
            value = reinterpret_cast<std::uintptr_t>(arguments.pointer());
            spec.precision = 2 * sizeof(void*);
        } else {
            value = print_detail::truncate(arguments.integer(spec.size), spec.size, is_signed);
        }
        const bool negative = is_signed && static_cast<std::int64_t>(value) < 0;
        char* end = std::to_chars(digits, std::end(digits), negative ? 0 - value : value, hex ? 16 : 10).ptr;
        if (spec.type != 'x')
            std::transform(digits, end, digits,
                           [](char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; });
        const auto length = static_cast<std::size_t>(end - digits);
        const auto least = static_cast<std::size_t>(std::max(spec.precision, 0));
        const std::string_view prefix = negative                ? "-"
                                        : hex && spec.alternate ? (spec.type == 'x' ? "0x" : "0X")
                                                                : "";
        // The width does not count the prefix.
        spec.zero = reader.zero && !spec.left;
        if (hex && spec.alternate)
            spec.width = std::min(spec.width, INT_MAX - 2) + 2;
        print_detail::put_field(out, spec, prefix, least > length ? least - length : 0, digits, length);
        return;
    }
    case 0:
    case not_ascii:
        out.fill(' ', static_cast<std::size_t>(spec.width));
        return;
    default: {
        const Unit itself = static_cast<Unit>(spec.type);
        spec.width = std::max(spec.width, 0);
        print_detail::put_field(out, spec, {}, 0, &itself, 1);
    }
    }
}

template <class Unit>
int format(Unit* to, const Unit* text, std::va_list list) noexcept {
    if (!to || !text)
        return 0;
    text_sink<Unit> out(to, bound);
    listed_arguments arguments(list);
    while (*text && out.length() < bound) {
        const Unit* run = text;
        while (*text && *text != '%')
            ++text;
        out.append(run, static_cast<std::size_t>(text - run));
        if (*text)
            put(out, read(++text), arguments);
    }
    const std::size_t length = std::min(out.length(), bound);
    to[length] = 0;
    return static_cast<int>(length);
}

} // namespace

STDAPI_(int) wvsprintfA(LPSTR to, LPCSTR text, va_list list) {
    return format(to, text, list);
}

STDAPI_(int) wvsprintfW(LPWSTR to, LPCWSTR text, va_list list) {
    return format(to, text, list);
}

STDAPI_(int) wsprintfA(LPSTR to, LPCSTR text, ...) {
    std::va_list list;
    va_start(list, text);
    const int length = wvsprintfA(to, text, list);
    va_end(list);
    return length;
}

STDAPI_(int) wsprintfW(LPWSTR to, LPCWSTR text, ...) {
    std::va_list list;
    va_start(list, text);
    const int length = wvsprintfW(to, text, list);
    va_end(list);
    return length;
}
