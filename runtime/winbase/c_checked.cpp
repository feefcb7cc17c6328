/// Microsoft's _s functions on text: they know the size of the destination, and leave it empty rather than
/// cut short what does not fit. What makes Windows' C library end the program by default (its invalid
/// parameter handler) is only an error code here.
/// https://learn.microsoft.com/cpp/c-runtime-library/reference/strcpy-s-wcscpy-s-mbscpy-s
#include <algorithm>
#include <cerrno>
#include <cstring>

#include <windef.h>

#include "code_page.hpp"

namespace {

constexpr int strncpy_truncated = 80; // STRUNCATE
constexpr std::size_t truncate = static_cast<std::size_t>(-1);

std::size_t bounded_length(const char* text, std::size_t most) {
    return strnlen(text, most);
}
std::size_t bounded_length(const char16_t* text, std::size_t most) {
    return comity::wide_length(text, most);
}

int fail(int code) {
    errno = code;
    return code;
}

/// Copies at most `count` units of `from`, or with _TRUNCATE what fits, behind the first `used` units of
/// `to`.
template <class Unit>
int copy(Unit* to, std::size_t room, std::size_t used, const Unit* from, std::size_t count) {
    if (!from) {
        *to = 0;
        return fail(EINVAL);
    }
    const std::size_t left = room - used;
    const std::size_t length = bounded_length(from, std::min(count, left));
    if (length < left) {
        std::copy_n(from, length, to + used);
        to[used + length] = 0;
        return 0;
    }
    if (count == truncate) {
        std::copy_n(from, left - 1, to + used);
        to[room - 1] = 0;
        return strncpy_truncated;
    }
    *to = 0;
    return fail(ERANGE);
}

/// `most` is the bound without _TRUNCATE's meaning, for the functions that have no count.
constexpr std::size_t most = static_cast<std::size_t>(-2);

template <class Unit>
int checked_copy(Unit* to, std::size_t room, const Unit* from, std::size_t count) {
    if (to == nullptr && room == 0 && count == 0)
        return 0;
    if (!to || !room)
        return fail(EINVAL);
    if (count == 0) {
        *to = 0;
        return 0;
    }
    return copy(to, room, 0, from, count);
}

template <class Unit>
int checked_append(Unit* to, std::size_t room, const Unit* from, std::size_t count) {
    if (!to || !room)
        return fail(EINVAL);
    const std::size_t used = bounded_length(to, room);
    if (used == room) {
        *to = 0;
        return fail(EINVAL);
    }
    return copy(to, room, used, from, count);
}

} // namespace

STDAPI_(int) comity_strcpy_s(char* to, size_t room, const char* from) {
    return checked_copy(to, room, from, most);
}
STDAPI_(int) comity_wcscpy_s(char16_t* to, size_t room, const char16_t* from) {
    return checked_copy(to, room, from, most);
}
STDAPI_(int) comity_strncpy_s(char* to, size_t room, const char* from, size_t count) {
    return checked_copy(to, room, from, count);
}
STDAPI_(int) comity_wcsncpy_s(char16_t* to, size_t room, const char16_t* from, size_t count) {
    return checked_copy(to, room, from, count);
}
STDAPI_(int) comity_strcat_s(char* to, size_t room, const char* from) {
    return checked_append(to, room, from, most);
}
STDAPI_(int) comity_wcscat_s(char16_t* to, size_t room, const char16_t* from) {
    return checked_append(to, room, from, most);
}
STDAPI_(int) comity_strncat_s(char* to, size_t room, const char* from, size_t count) {
    return checked_append(to, room, from, count);
}
STDAPI_(int) comity_wcsncat_s(char16_t* to, size_t room, const char16_t* from, size_t count) {
    return checked_append(to, room, from, count);
}

STDAPI_(char*) comity_strlwr(char* text) {
    for (char* c = text; *c; ++c)
        *c = *c >= 'A' && *c <= 'Z' ? static_cast<char>(*c + 32) : *c;
    return text;
}
STDAPI_(char*) comity_strupr(char* text) {
    for (char* c = text; *c; ++c)
        *c = *c >= 'a' && *c <= 'z' ? static_cast<char>(*c - 32) : *c;
    return text;
}
STDAPI_(char*) comity_strrev(char* text) {
    std::reverse(text, text + std::strlen(text));
    return text;
}
