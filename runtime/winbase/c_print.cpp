/// swprintf and its relatives on 16-bit wide text, and Microsoft's additions in both widths. The rules of the
/// formats are print_format.hpp's.
/// https://learn.microsoft.com/cpp/c-runtime-library/reference/snprintf-snprintf-snprintf-l-snwprintf-snwprintf-l
#include <cerrno>
#include <cstdio>
#include <vector>

#include <windef.h>

#include "print_format.hpp"

namespace {

using comity::listed_arguments;
using comity::text_sink;

/// The length of the formatted text, of which at most `room` units are written, without a NUL; -1 if it
/// cannot be made.
template <class Unit>
int format(Unit* to, std::size_t room, const Unit* text, std::va_list list) noexcept {
    text_sink<Unit> out(to, room);
    listed_arguments arguments(list);
    if (!comity::print_format(out, text, arguments) || out.length() > INT_MAX) {
        errno = EOVERFLOW;
        return -1;
    }
    return static_cast<int>(out.length());
}

/// C's rule: always a NUL, and -1 if not all of it fits.
template <class Unit>
int format_terminated(Unit* to, std::size_t room, const Unit* text, std::va_list list) noexcept {
    const int length = format(to, room, text, list);
    if (length < 0 || static_cast<std::size_t>(length) >= room) {
        if (room)
            to[length < 0 ? 0 : room - 1] = 0;
        return -1;
    }
    to[length] = 0;
    return length;
}

/// Microsoft's rule: a NUL only where it fits, -1 if the text does not. For no buffer at all the length.
template <class Unit>
int format_counted(Unit* to, std::size_t room, const Unit* text, std::va_list list) noexcept {
    if (!to)
        room = 0;
    const int length = format(to, room, text, list);
    if (!to && length >= 0)
        return length;
    if (length < 0 || static_cast<std::size_t>(length) > room)
        return -1;
    if (static_cast<std::size_t>(length) < room)
        to[length] = 0;
    return length;
}

constexpr std::size_t truncate = static_cast<std::size_t>(-1);

/// The _s rule: at most `count` units, or with _TRUNCATE what fits, and an empty text and ERANGE where that
/// is more than the buffer holds.
template <class Unit>
int format_checked(Unit* to, std::size_t room, std::size_t count, const Unit* text,
                   std::va_list list) noexcept {
    if (!to || !room || !text) {
        if (to && room)
            *to = 0;
        errno = EINVAL;
        return -1;
    }
    const std::size_t most = count < room ? count : room - 1;
    const int length = format(to, most, text, list);
    if (length < 0) {
        *to = 0;
        return -1;
    }
    const auto needed = static_cast<std::size_t>(length);
    if (needed <= most) {
        to[needed] = 0;
        return length;
    }
    if (count < room || count == truncate) {
        to[most] = 0;
        return -1;
    }
    *to = 0;
    errno = ERANGE;
    return -1;
}

} // namespace

STDAPI_(int) comity_vswprintf(char16_t* to, size_t room, const char16_t* text, std::va_list list) {
    return format_terminated(to, room, text, list);
}
STDAPI_(int) comity_vsnwprintf(char16_t* to, size_t room, const char16_t* text, std::va_list list) {
    return format_counted(to, room, text, list);
}
STDAPI_(int) comity_vsnprintf(char* to, size_t room, const char* text, std::va_list list) {
    return format_counted(to, room, text, list);
}
STDAPI_(int)
comity_vsnwprintf_s(char16_t* to, size_t room, size_t count, const char16_t* text, std::va_list list) {
    return format_checked(to, room, count, text, list);
}
STDAPI_(int) comity_vsnprintf_s(char* to, size_t room, size_t count, const char* text, std::va_list list) {
    return format_checked(to, room, count, text, list);
}
STDAPI_(int) comity_vswprintf_s(char16_t* to, size_t room, const char16_t* text, std::va_list list) {
    return format_checked(to, room, room, text, list);
}
STDAPI_(int) comity_vsprintf_s(char* to, size_t room, const char* text, std::va_list list) {
    return format_checked(to, room, room, text, list);
}
STDAPI_(int) comity_vscwprintf(const char16_t* text, std::va_list list) {
    return format<char16_t>(nullptr, 0, text, list);
}
STDAPI_(int) comity_vscprintf(const char* text, std::va_list list) {
    return format<char>(nullptr, 0, text, list);
}

// Wide text goes to a stream as UTF-8, in bytes like any other, so that both kinds can be mixed on one
// stream.
STDAPI_(int) comity_vfwprintf(FILE* stream, const char16_t* text, std::va_list list) {
    char16_t small[512];
    const int length = format(small, std::size(small), text, list);
    if (length < 0)
        return -1;
    const auto count = static_cast<std::size_t>(length);
    const std::unique_ptr<char16_t[]> large(count > std::size(small) ? new (std::nothrow) char16_t[count]
                                                                     : nullptr);
    if (count > std::size(small)) {
        if (!large)
            return -1;
        format(large.get(), count, text, list);
    }
    const char16_t* units = large ? large.get() : small;
    // Three bytes for a unit are enough: a pair has four.
    const std::unique_ptr<char[]> bytes(new (std::nothrow) char[3 * count + 1]);
    if (!bytes)
        return -1;
    const std::size_t size =
        comity::encode_units(comity::encoding::utf8, units, count, {bytes.get(), 3 * count}, '?', false)
            .length;
    return std::fwrite(bytes.get(), 1, size, stream) == size ? length : -1;
}

#define COMITY_WITH_LIST(call)                                                                               \
    std::va_list list;                                                                                       \
    va_start(list, text);                                                                                    \
    const int result = call;                                                                                 \
    va_end(list);                                                                                            \
    return result

STDAPI_(int) comity_swprintf(char16_t* to, size_t room, const char16_t* text, ...) {
    COMITY_WITH_LIST(comity_vswprintf(to, room, text, list));
}
STDAPI_(int) comity_snwprintf(char16_t* to, size_t room, const char16_t* text, ...) {
    COMITY_WITH_LIST(comity_vsnwprintf(to, room, text, list));
}
STDAPI_(int) comity_snprintf(char* to, size_t room, const char* text, ...) {
    COMITY_WITH_LIST(comity_vsnprintf(to, room, text, list));
}
STDAPI_(int) comity_snwprintf_s(char16_t* to, size_t room, size_t count, const char16_t* text, ...) {
    COMITY_WITH_LIST(comity_vsnwprintf_s(to, room, count, text, list));
}
STDAPI_(int) comity_snprintf_s(char* to, size_t room, size_t count, const char* text, ...) {
    COMITY_WITH_LIST(comity_vsnprintf_s(to, room, count, text, list));
}
STDAPI_(int) comity_swprintf_s(char16_t* to, size_t room, const char16_t* text, ...) {
    COMITY_WITH_LIST(comity_vswprintf_s(to, room, text, list));
}
STDAPI_(int) comity_sprintf_s(char* to, size_t room, const char* text, ...) {
    COMITY_WITH_LIST(comity_vsprintf_s(to, room, text, list));
}
STDAPI_(int) comity_scwprintf(const char16_t* text, ...) {
    COMITY_WITH_LIST(comity_vscwprintf(text, list));
}
STDAPI_(int) comity_scprintf(const char* text, ...) {
    COMITY_WITH_LIST(comity_vscprintf(text, list));
}
STDAPI_(int) comity_fwprintf(FILE* stream, const char16_t* text, ...) {
    COMITY_WITH_LIST(comity_vfwprintf(stream, text, list));
}
STDAPI_(int) comity_wprintf(const char16_t* text, ...) {
    COMITY_WITH_LIST(comity_vfwprintf(stdout, text, list));
}
STDAPI_(int) comity_vwprintf(const char16_t* text, std::va_list list) {
    return comity_vfwprintf(stdout, text, list);
}

STDAPI_(int) comity_fputws(const char16_t* text, FILE* stream) {
    std::size_t left = comity::wide_length(text);
    char bytes[384];
    while (left) {
        std::size_t part = std::min<std::size_t>(left, 128);
        // A pair is not cut in two.
        if (part < left && part > 1 && (text[part - 1] & 0xFC00) == 0xD800)
            --part;
        const std::size_t size =
            comity::encode_units(comity::encoding::utf8, text, part, {bytes, sizeof bytes}, '?', false)
                .length;
        if (std::fwrite(bytes, 1, size, stream) != size)
            return EOF;
        text += part;
        left -= part;
    }
    return 0;
}
