/// mbstowcs and its relatives between UTF-8 and 16-bit wide text. See c_wide_text.cpp.
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <memory>
#include <new>

#include <windef.h>

#include "code_page.hpp"

namespace {

using comity::encoding;

constexpr auto ill_formed = static_cast<std::size_t>(-1);

std::size_t refuse() {
    errno = EILSEQ;
    return ill_formed;
}

} // namespace

/// Units written, without the NUL, which is written where it fits. Without a destination: units needed.
STDAPI_(size_t) comity_mbstowcs(char16_t* to, const char* from, size_t room) {
    const std::size_t length = std::strlen(from);
    const auto result = comity::decode_bytes(encoding::utf8, from, length, {to, to ? room : 0});
    if (result.replaced)
        return refuse();
    if (to && result.length < room)
        to[result.length] = 0;
    return result.length;
}

STDAPI_(size_t) comity_wcstombs(char* to, const char16_t* from, size_t room) {
    const std::size_t length = comity::wide_length(from);
    const auto result = comity::encode_units(encoding::utf8, from, length, {to, to ? room : 0}, '?', false);
    if (result.replaced)
        return refuse();
    if (to && result.length < room)
        to[result.length] = 0;
    return result.length;
}

/// A character of two units cannot be given out as one and is EILSEQ.
STDAPI_(int) comity_mbtowc(char16_t* to, const char* from, size_t count) {
    if (!from)
        return 0; // no state
    for (std::size_t length = 1; length <= std::min<std::size_t>(count, 4); ++length) {
        char16_t units[2];
        const auto result = comity::decode_bytes(encoding::utf8, from, length, {units, 2});
        if (result.replaced)
            continue; // not enough of it yet, or ill-formed
        if (result.length != 1)
            break;
        if (to)
            *to = units[0];
        return units[0] ? static_cast<int>(length) : 0;
    }
    errno = EILSEQ;
    return -1;
}

STDAPI_(int) comity_wctomb(char* to, char16_t unit) {
    if (!to)
        return 0; // no state
    const auto result = comity::encode_units(encoding::utf8, &unit, 1, {to, 4}, '?', false);
    if (!result.replaced)
        return static_cast<int>(result.length);
    errno = EILSEQ;
    return -1;
}

STDAPI_(size_t) comity_wcsftime(char16_t* to, size_t room, const char16_t* format, const std::tm* time) {
    const std::size_t units = comity::wide_length(format);
    // A unit is at most three bytes, and of what strftime makes no more than `room` units may be taken.
    const std::size_t bytes = 3 * std::min<std::size_t>(room, 1u << 20) + 1;
    const std::unique_ptr<char[]> narrow_format(new (std::nothrow) char[3 * units + 1]);
    const std::unique_ptr<char[]> made(new (std::nothrow) char[bytes]);
    if (!narrow_format || !made || !room)
        return 0;
    const auto length =
        comity::encode_units(encoding::utf8, format, units, {narrow_format.get(), 3 * units}, '?', false)
            .length;
    narrow_format[length] = 0;
    const std::size_t size = std::strftime(made.get(), bytes, narrow_format.get(), time);
    const auto result = comity::decode_bytes(encoding::utf8, made.get(), size, {to, room - 1});
    if (result.overflow)
        return 0;
    to[result.length] = 0;
    return result.length;
}

STDAPI_(unsigned) comity_fputwc(char16_t unit, FILE* stream) {
    char bytes[4];
    const auto result = comity::encode_units(encoding::utf8, &unit, 1, {bytes, sizeof bytes}, '?', false);
    return std::fwrite(bytes, 1, result.length, stream) == result.length ? unit : 0xFFFFFFFFu;
}
STDAPI_(unsigned) comity_putwchar(char16_t unit) {
    return comity_fputwc(unit, stdout);
}
