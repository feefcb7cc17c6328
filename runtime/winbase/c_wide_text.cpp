/// <wchar.h>'s functions on 16-bit wide text, for programs compiled with -fshort-wchar: the C library's own
/// work on 4-byte units. The headers (comity/c_wide.h) give them their usual names. As on Windows where a
/// program has set no locale, order is by code unit, and case is that of ASCII.
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include <windef.h>

#include "code_page.hpp"

namespace {

using comity::wide_length;

char16_t lower(char16_t c) {
    return c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c + 32) : c;
}
char16_t upper(char16_t c) {
    return c >= u'a' && c <= u'z' ? static_cast<char16_t>(c - 32) : c;
}

/// Compares up to the NUL, at most `most` units, each seen through `map`.
template <class Map>
int compare(const char16_t* a, const char16_t* b, std::size_t most, Map map) {
    for (std::size_t i = 0; i < most; ++i) {
        const char16_t left = map(a[i]);
        const char16_t right = map(b[i]);
        if (left != right)
            return left < right ? -1 : 1;
        if (!left)
            break;
    }
    return 0;
}

bool holds(const char16_t* set, char16_t c) {
    for (; *set; ++set)
        if (*set == c)
            return true;
    return false;
}

/// The length of the front part whose units are all (or none) in the set.
std::size_t span(const char16_t* text, const char16_t* set, bool in) {
    std::size_t length = 0;
    while (text[length] && holds(set, text[length]) == in)
        ++length;
    return length;
}

constexpr std::size_t everything = static_cast<std::size_t>(-1);
constexpr auto as_is = [](char16_t c) { return c; };

} // namespace

STDAPI_(size_t) comity_wcslen(const char16_t* text) {
    return wide_length(text);
}

STDAPI_(size_t) comity_wcsnlen(const char16_t* text, size_t most) {
    return wide_length(text, most);
}

STDAPI_(char16_t*) comity_wcpcpy(char16_t* to, const char16_t* from) {
    const std::size_t length = wide_length(from);
    std::memcpy(to, from, (length + 1) * sizeof *to);
    return to + length;
}

STDAPI_(char16_t*) comity_wcscpy(char16_t* to, const char16_t* from) {
    comity_wcpcpy(to, from);
    return to;
}

STDAPI_(char16_t*) comity_wcpncpy(char16_t* to, const char16_t* from, size_t count) {
    const std::size_t length = wide_length(from, count);
    std::copy_n(from, length, to);
    std::fill(to + length, to + count, u'\0');
    return to + length;
}

STDAPI_(char16_t*) comity_wcsncpy(char16_t* to, const char16_t* from, size_t count) {
    comity_wcpncpy(to, from, count);
    return to;
}

STDAPI_(char16_t*) comity_wcscat(char16_t* to, const char16_t* from) {
    comity_wcpcpy(to + wide_length(to), from);
    return to;
}

STDAPI_(char16_t*) comity_wcsncat(char16_t* to, const char16_t* from, size_t count) {
    const std::size_t length = wide_length(from, count);
    char16_t* end = to + wide_length(to);
    std::copy_n(from, length, end);
    end[length] = 0;
    return to;
}

STDAPI_(int) comity_wcscmp(const char16_t* a, const char16_t* b) {
    return compare(a, b, everything, as_is);
}

STDAPI_(int) comity_wcsncmp(const char16_t* a, const char16_t* b, size_t count) {
    return compare(a, b, count, as_is);
}

STDAPI_(int) comity_wcsicmp(const char16_t* a, const char16_t* b) {
    return compare(a, b, everything, lower);
}

STDAPI_(int) comity_wcsnicmp(const char16_t* a, const char16_t* b, size_t count) {
    return compare(a, b, count, lower);
}

STDAPI_(size_t) comity_wcsxfrm(char16_t* to, const char16_t* from, size_t room) {
    const std::size_t length = wide_length(from);
    if (length < room)
        std::copy_n(from, length + 1, to);
    else if (room)
        std::copy_n(from, room, to);
    return length;
}

STDAPI_(char16_t*) comity_wcschr(const char16_t* text, char16_t c) {
    for (;; ++text) {
        if (*text == c)
            return const_cast<char16_t*>(text);
        if (!*text)
            return nullptr;
    }
}

STDAPI_(char16_t*) comity_wcsrchr(const char16_t* text, char16_t c) {
    const char16_t* found = nullptr;
    for (;; ++text) {
        if (*text == c)
            found = text;
        if (!*text)
            return const_cast<char16_t*>(found);
    }
}

STDAPI_(char16_t*) comity_wcschrnul(const char16_t* text, char16_t c) {
    while (*text && *text != c)
        ++text;
    return const_cast<char16_t*>(text);
}

STDAPI_(size_t) comity_wcsspn(const char16_t* text, const char16_t* set) {
    return span(text, set, true);
}

STDAPI_(size_t) comity_wcscspn(const char16_t* text, const char16_t* set) {
    return span(text, set, false);
}

STDAPI_(char16_t*) comity_wcspbrk(const char16_t* text, const char16_t* set) {
    text += span(text, set, false);
    return *text ? const_cast<char16_t*>(text) : nullptr;
}

STDAPI_(char16_t*) comity_wcsstr(const char16_t* text, const char16_t* part) {
    const std::u16string_view all(text, wide_length(text));
    const std::size_t at = all.find(std::u16string_view(part, wide_length(part)));
    return at == all.npos ? nullptr : const_cast<char16_t*>(text + at);
}

STDAPI_(char16_t*) comity_wcstok(char16_t* text, const char16_t* separators, char16_t** rest) {
    char16_t* token = text ? text : *rest;
    if (!token)
        return nullptr;
    token += span(token, separators, true);
    if (!*token) {
        *rest = nullptr;
        return nullptr;
    }
    char16_t* end = token + span(token, separators, false);
    *rest = *end ? end + 1 : nullptr;
    *end = 0;
    return token;
}

STDAPI_(char16_t*) comity_wcsdup(const char16_t* text) {
    const std::size_t bytes = (wide_length(text) + 1) * sizeof *text;
    void* copy = std::malloc(bytes);
    return copy ? static_cast<char16_t*>(std::memcpy(copy, text, bytes)) : nullptr;
}

STDAPI_(char16_t*) comity_wcslwr(char16_t* text) {
    std::transform(text, text + wide_length(text), text, lower);
    return text;
}

STDAPI_(char16_t*) comity_wcsupr(char16_t* text) {
    std::transform(text, text + wide_length(text), text, upper);
    return text;
}

STDAPI_(char16_t*) comity_wcsrev(char16_t* text) {
    std::reverse(text, text + wide_length(text));
    return text;
}

STDAPI_(char16_t*) comity_wcsset(char16_t* text, char16_t c) {
    std::fill_n(text, wide_length(text), c);
    return text;
}

STDAPI_(char16_t*) comity_wcsnset(char16_t* text, char16_t c, size_t count) {
    std::fill_n(text, wide_length(text, count), c);
    return text;
}

STDAPI_(char16_t*) comity_wmemchr(const char16_t* units, char16_t c, size_t count) {
    const char16_t* found = std::find(units, units + count, c);
    return found == units + count ? nullptr : const_cast<char16_t*>(found);
}

STDAPI_(int) comity_wmemcmp(const char16_t* a, const char16_t* b, size_t count) {
    for (std::size_t i = 0; i < count; ++i)
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    return 0;
}

STDAPI_(char16_t*) comity_wmemcpy(char16_t* to, const char16_t* from, size_t count) {
    return count ? static_cast<char16_t*>(std::memcpy(to, from, count * sizeof *to)) : to;
}

STDAPI_(char16_t*) comity_wmempcpy(char16_t* to, const char16_t* from, size_t count) {
    return comity_wmemcpy(to, from, count) + count;
}

STDAPI_(char16_t*) comity_wmemmove(char16_t* to, const char16_t* from, size_t count) {
    return count ? static_cast<char16_t*>(std::memmove(to, from, count * sizeof *to)) : to;
}

STDAPI_(char16_t*) comity_wmemset(char16_t* to, char16_t c, size_t count) {
    std::fill_n(to, count, c);
    return to;
}
