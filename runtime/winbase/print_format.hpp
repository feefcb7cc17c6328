/// The printf family by Windows' rules, for narrow and 16-bit wide text.
///
/// What differs from C on this platform: in a wide format, %s and %c are wide and %S and %C narrow (in a
/// narrow format the other way round), with h and l or w in front saying it outright; l before an integer
/// means 32 bits, as a Windows `long` has; I64, I32 and I are sizes; %p has all digits of a pointer, in
/// capitals; %n writes nothing. Narrow text is UTF-8.
/// https://learn.microsoft.com/cpp/c-runtime-library/format-specification-syntax-printf-and-wprintf-functions
#pragma once

#include <algorithm>
#include <charconv>
#include <climits>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>
#include <type_traits>

#include "code_page.hpp"

namespace comity {

/// Takes text, keeps what there is room for, and counts all of it.
template <class Unit>
class text_sink {
public:
    /// `at` may be null where `room` is 0.
    text_sink(Unit* at, std::size_t room) : at_(at), room_(room) {}

    void put(Unit unit) {
        if (length_ < room_)
            at_[length_] = unit;
        ++length_;
    }
    void fill(Unit unit, std::size_t count) {
        if (length_ < room_)
            std::fill_n(at_ + length_, std::min(count, room_ - length_), unit);
        length_ += count;
    }
    template <class Other>
    void append(const Other* text, std::size_t count) {
        if (length_ < room_)
            std::copy_n(text, std::min(count, room_ - length_), at_ + length_);
        length_ += count;
    }
    std::size_t length() const { return length_; }
    std::size_t room() const { return room_; }

private:
    Unit* at_;
    std::size_t room_;
    std::size_t length_ = 0;
};

enum class argument_size { byte, half, normal, pointer, wide };

/// The arguments of a C function, in order.
class listed_arguments {
public:
    explicit listed_arguments(std::va_list list) { va_copy(list_, list); }
    listed_arguments(const listed_arguments&) = delete;
    listed_arguments& operator=(const listed_arguments&) = delete;
    ~listed_arguments() { va_end(list_); }

    static constexpr bool has_reals = true;
    int number() { return va_arg(list_, int); }
    std::uint64_t integer(argument_size size) {
        if (size == argument_size::wide)
            return va_arg(list_, std::uint64_t);
        if (size == argument_size::pointer)
            return va_arg(list_, std::uintptr_t);
        return va_arg(list_, unsigned);
    }
    const void* pointer() { return va_arg(list_, const void*); }
    double real() { return va_arg(list_, double); }
    long double long_real() { return va_arg(list_, long double); }

private:
    std::va_list list_;
};

/// The type of a conversion that ends in a character outside ASCII, which is left to stand for itself.
constexpr char not_ascii = 1;

/// One conversion of a format: %[flags][width][.precision][size]type
struct conversion_spec {
    bool left = false;
    bool plus = false;
    bool blank = false;
    bool zero = false;
    bool alternate = false;
    int width = 0;
    int precision = -1;
    argument_size size = argument_size::normal;
    /// 'h', 'l' or 0: what decides between narrow and wide text.
    char text_size = 0;
    bool long_real = false;
    char type = 0;
};

namespace print_detail {

inline std::size_t length_of(const char* text, int most) {
    return most < 0 ? std::strlen(text) : strnlen(text, static_cast<std::size_t>(most));
}
inline std::size_t length_of(const char16_t* text, int most) {
    return most < 0 ? wide_length(text) : wide_length(text, static_cast<std::size_t>(most));
}

/// Reads a decimal number, which stays at INT_MAX when it is larger.
template <class Unit>
int read_number(const Unit*& at) {
    long long value = 0;
    for (; *at >= '0' && *at <= '9'; ++at)
        value = std::min<long long>(value * 10 + (*at - '0'), INT_MAX);
    return static_cast<int>(value);
}

/// Reads the part behind '%' up to and with the type; `at` stays on the NUL if the format ends inside.
template <class Unit, class Arguments>
conversion_spec read_spec(const Unit*& at, Arguments& arguments) {
    conversion_spec spec;
    for (;; ++at) {
        if (*at == '-')
            spec.left = true;
        else if (*at == '+')
            spec.plus = true;
        else if (*at == ' ')
            spec.blank = true;
        else if (*at == '0')
            spec.zero = true;
        else if (*at == '#')
            spec.alternate = true;
        else
            break;
    }
    if (*at == '*') {
        ++at;
        spec.width = arguments.number();
        if (spec.width < 0) {
            spec.left = true;
            spec.width = spec.width == INT_MIN ? INT_MAX : -spec.width;
        }
    } else {
        spec.width = read_number(at);
    }
    if (*at == '.') {
        ++at;
        if (*at == '*') {
            ++at;
            spec.precision = std::max(arguments.number(), -1);
        } else {
            spec.precision = read_number(at);
        }
    }
    for (bool more = true; more;) {
        switch (*at) {
        case 'h':
            spec.size = spec.size == argument_size::half ? argument_size::byte : argument_size::half;
            spec.text_size = 'h';
            ++at;
            break;
        case 'l':
            if (at[1] == 'l') {
                spec.size = argument_size::wide;
                ++at;
            }
            spec.text_size = 'l';
            ++at;
            break;
        case 'w':
            spec.text_size = 'l';
            ++at;
            break;
        case 'L':
            spec.long_real = true;
            ++at;
            break;
        case 'j':
            spec.size = argument_size::wide;
            ++at;
            break;
        case 'z':
        case 't':
            spec.size = argument_size::pointer;
            ++at;
            break;
        case 'I':
            if (at[1] == '6' && at[2] == '4') {
                spec.size = argument_size::wide;
                at += 3;
            } else if (at[1] == '3' && at[2] == '2') {
                at += 3;
            } else {
                spec.size = argument_size::pointer;
                ++at;
            }
            break;
        default:
            more = false;
        }
    }
    if (*at)
        spec.type = *at < 0x80 && *at > 0 ? static_cast<char>(*at++) : not_ascii;
    return spec;
}

/// Writes `prefix` and `body` into the field.
template <class Unit, class Text>
void put_field(text_sink<Unit>& out, const conversion_spec& spec, std::string_view prefix, std::size_t zeros,
               const Text* body, std::size_t length) {
    const std::size_t all = prefix.size() + zeros + length;
    const auto width = static_cast<std::size_t>(spec.width);
    const std::size_t padding = width > all ? width - all : 0;
    const bool zero_padded = spec.zero && !spec.left;
    if (!spec.left && !zero_padded)
        out.fill(' ', padding);
    out.append(prefix.data(), prefix.size());
    if (zero_padded)
        out.fill('0', padding);
    out.fill('0', zeros);
    out.append(body, length);
    if (spec.left)
        out.fill(' ', padding);
}

template <class Unit>
void put_integer(text_sink<Unit>& out, conversion_spec spec, std::uint64_t value, bool negative) {
    char digits[24];
    const bool hex = spec.type == 'x' || spec.type == 'X';
    const int base = hex ? 16 : spec.type == 'o' ? 8 : 10;
    const bool nothing = value == 0 && spec.precision == 0;
    char* end = nothing ? digits : std::to_chars(digits, std::end(digits), value, base).ptr;
    if (spec.type == 'X')
        std::transform(digits, end, digits,
                       [](char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; });
    const auto length = static_cast<std::size_t>(end - digits);
    const auto least = static_cast<std::size_t>(std::max(spec.precision, 0));
    std::size_t zeros = least > length ? least - length : 0;
    std::string_view prefix;
    if (spec.type == 'd' || spec.type == 'i')
        prefix = negative ? "-" : spec.plus ? "+" : spec.blank ? " " : "";
    else if (spec.alternate && hex && value)
        prefix = spec.type == 'x' ? "0x" : "0X";
    else if (spec.alternate && base == 8 && zeros == 0 && (value || nothing))
        zeros = 1;
    if (spec.precision >= 0)
        spec.zero = false;
    put_field(out, spec, prefix, zeros, digits, length);
}

/// C's own printf makes the digits. False if it cannot.
template <class Unit, class Real>
bool put_real(text_sink<Unit>& out, const conversion_spec& spec, Real value) {
    char format[16] = "%";
    char* at = format + 1;
    for (const auto& [set, flag] :
         {std::pair{spec.left, '-'}, std::pair{spec.plus, '+'}, std::pair{spec.blank, ' '},
          std::pair{spec.zero, '0'}, std::pair{spec.alternate, '#'}})
        if (set)
            *at++ = flag;
    *at++ = '*';
    *at++ = '.';
    *at++ = '*';
    if (std::is_same_v<Real, long double>)
        *at++ = 'L';
    *at++ = spec.type;
    *at = 0;
    char small[400];
    const int length = std::snprintf(small, sizeof small, format, spec.width, spec.precision, value);
    if (length < 0)
        return false;
    if (static_cast<std::size_t>(length) < sizeof small) {
        out.append(small, static_cast<std::size_t>(length));
        return true;
    }
    const std::unique_ptr<char[]> large(new (std::nothrow) char[static_cast<std::size_t>(length) + 1]);
    if (!large)
        return false;
    std::snprintf(large.get(), static_cast<std::size_t>(length) + 1, format, spec.width, spec.precision,
                  value);
    out.append(large.get(), static_cast<std::size_t>(length));
    return true;
}

/// Writes a text of the other width into the field.
template <class Unit, class Other>
void put_converted(text_sink<Unit>& out, const conversion_spec& spec, const Other* text, std::size_t length) {
    const auto convert = [&](const Other* from, std::size_t count, conversion_target<Unit> to) {
        if constexpr (sizeof(Unit) == 2)
            return decode_bytes(encoding::utf8, from, count, to);
        else
            return encode_units(encoding::utf8, from, count, to, '?', false);
    };
    std::size_t needed = convert(text, length, {nullptr, 0}).length;
    if (spec.precision >= 0)
        needed = std::min(needed, static_cast<std::size_t>(spec.precision));
    const std::size_t padding =
        static_cast<std::size_t>(spec.width) > needed ? static_cast<std::size_t>(spec.width) - needed : 0;
    if (!spec.left)
        out.fill(spec.zero ? '0' : ' ', padding);
    // Only what there is room for has to be made; the rest only counts.
    const std::size_t left = out.room() > out.length() ? out.room() - out.length() : 0;
    if (const std::size_t made = std::min(needed, left)) {
        if (const std::unique_ptr<Unit[]> buffer(new (std::nothrow) Unit[made]); buffer) {
            const std::size_t written = convert(text, length, {buffer.get(), made}).length;
            out.append(buffer.get(), written);
            out.fill(' ', made - written); // half a character at the end
            needed -= made;
        }
    }
    out.fill(' ', needed);
    if (spec.left)
        out.fill(' ', padding);
}

template <class Unit, class Arguments>
void put_text(text_sink<Unit>& out, const conversion_spec& spec, Arguments& arguments) {
    const bool capital = spec.type == 'S' || spec.type == 'C';
    const bool wide = spec.text_size ? spec.text_size == 'l' : (sizeof(Unit) == 2) != capital;
    if (spec.type == 'c' || spec.type == 'C') {
        const int value = arguments.number();
        conversion_spec one = spec;
        one.precision = -1;
        if (wide == (sizeof(Unit) == 2)) {
            const Unit unit = static_cast<Unit>(value);
            put_field(out, one, {}, 0, &unit, 1);
        } else if (wide) {
            const char16_t unit = static_cast<char16_t>(value);
            if constexpr (sizeof(Unit) == 1)
                put_converted(out, one, &unit, 1);
        } else {
            // One byte for itself: as Latin-1, which it is where it is not the start of something longer.
            const Unit unit = static_cast<Unit>(static_cast<unsigned char>(value));
            put_field(out, one, {}, 0, &unit, 1);
        }
        return;
    }
    const void* pointer = arguments.pointer();
    if (!pointer) {
        put_field(out, spec, {}, 0, "(null)", length_of("(null)", spec.precision));
    } else if (wide) {
        const auto* text = static_cast<const char16_t*>(pointer);
        if constexpr (sizeof(Unit) == 2)
            put_field(out, spec, {}, 0, text, length_of(text, spec.precision));
        else
            put_converted(out, spec, text, length_of(text, spec.precision));
    } else {
        const auto* text = static_cast<const char*>(pointer);
        if constexpr (sizeof(Unit) == 1)
            put_field(out, spec, {}, 0, text, length_of(text, spec.precision));
        else
            put_converted(out, spec, text, length_of(text, spec.precision));
    }
}

inline std::uint64_t truncate(std::uint64_t value, argument_size size, bool is_signed) {
    switch (size) {
    case argument_size::byte:
        return is_signed ? static_cast<std::uint64_t>(static_cast<signed char>(value)) : value & 0xFF;
    case argument_size::half:
        return is_signed ? static_cast<std::uint64_t>(static_cast<short>(value)) : value & 0xFFFF;
    case argument_size::normal:
        return is_signed ? static_cast<std::uint64_t>(static_cast<std::int32_t>(value)) : value & 0xFFFFFFFF;
    default:
        return sizeof(void*) == 4 && size == argument_size::pointer && is_signed
                   ? static_cast<std::uint64_t>(static_cast<std::int32_t>(value))
                   : value;
    }
}

} // namespace print_detail

/// Carries out one conversion. False if the text cannot be made.
template <class Unit, class Arguments>
bool print_conversion(text_sink<Unit>& out, const conversion_spec& spec, Arguments& arguments) {
    using namespace print_detail;
    switch (spec.type) {
    case 'd':
    case 'i': {
        const auto value = static_cast<std::int64_t>(truncate(arguments.integer(spec.size), spec.size, true));
        const auto bits = static_cast<std::uint64_t>(value);
        put_integer(out, spec, value < 0 ? 0 - bits : bits, value < 0);
        return true;
    }
    case 'u':
    case 'o':
    case 'x':
    case 'X':
        put_integer(out, spec, truncate(arguments.integer(spec.size), spec.size, false), false);
        return true;
    case 'p': {
        conversion_spec hex = spec;
        hex.type = 'X';
        hex.precision = 2 * sizeof(void*);
        put_integer(out, hex, reinterpret_cast<std::uintptr_t>(arguments.pointer()), false);
        return true;
    }
    case 'c':
    case 'C':
    case 's':
    case 'S':
        put_text(out, spec, arguments);
        return true;
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case 'a':
    case 'A':
        if constexpr (Arguments::has_reals)
            return spec.long_real ? put_real(out, spec, arguments.long_real())
                                  : put_real(out, spec, arguments.real());
        break;
    case 'n':
        arguments.pointer();
        return true;
    case 0:
    case not_ascii:
        return true;
    default:
        break;
    }
    // What is no conversion stands for itself.
    out.put(static_cast<Unit>(spec.type));
    return true;
}

/// Formats all of it into the sink, without a NUL. False if the text cannot be made.
template <class Unit, class Arguments>
bool print_format(text_sink<Unit>& out, const Unit* format, Arguments& arguments) {
    while (*format) {
        const Unit* run = format;
        while (*format && *format != '%')
            ++format;
        out.append(run, static_cast<std::size_t>(format - run));
        if (!*format)
            break;
        ++format;
        const conversion_spec spec = print_detail::read_spec(format, arguments);
        if (!print_conversion(out, spec, arguments))
            return false;
        if (out.length() > INT_MAX)
            return false;
    }
    return true;
}

} // namespace comity
