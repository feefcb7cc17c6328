#include "wide_text.hpp"

#include <algorithm>
#include <cstdint>

namespace comity {
namespace {

constexpr char32_t replacement = 0xFFFD;

bool is_high_surrogate(char32_t unit) {
    return unit >= 0xD800 && unit <= 0xDBFF;
}
bool is_low_surrogate(char32_t unit) {
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

/// One code point read from the front of a text: how many units it took and whether they were well-formed.
struct decoded {
    char32_t code_point;
    std::size_t length;
    bool well_formed;
};

decoded decode(std::u16string_view text) {
    const char32_t first = text[0];
    if (!is_high_surrogate(first) && !is_low_surrogate(first))
        return {first, 1, true};
    if (is_high_surrogate(first) && text.size() > 1 && is_low_surrogate(text[1]))
        return {0x10000 + ((first - 0xD800) << 10) + (text[1] - char32_t(0xDC00)), 2, true};
    return {replacement, 1, false};
}

decoded decode(std::string_view text) {
    const auto byte = [&](std::size_t index) { return static_cast<std::uint8_t>(text[index]); };
    const std::uint8_t first = byte(0);
    if (first < 0x80)
        return {first, 1, true};

    // The range of the second byte depends on the first: this is what keeps out overlong forms, surrogates
    // and values above U+10FFFF (The Unicode Standard, table 3-7).
    std::size_t length;
    std::uint8_t second_low = 0x80;
    std::uint8_t second_high = 0xBF;
    char32_t value;
    if (first >= 0xC2 && first <= 0xDF) {
        length = 2;
        value = first & 0x1Fu;
    } else if (first >= 0xE0 && first <= 0xEF) {
        length = 3;
        value = first & 0x0Fu;
        if (first == 0xE0)
            second_low = 0xA0;
        else if (first == 0xED)
            second_high = 0x9F;
    } else if (first >= 0xF0 && first <= 0xF4) {
        length = 4;
        value = first & 0x07u;
        if (first == 0xF0)
            second_low = 0x90;
        else if (first == 0xF4)
            second_high = 0x8F;
    } else {
        return {replacement, 1, false};
    }

    for (std::size_t i = 1; i < length; ++i) {
        const std::uint8_t low = i == 1 ? second_low : 0x80;
        const std::uint8_t high = i == 1 ? second_high : 0xBF;
        if (i >= text.size() || byte(i) < low || byte(i) > high)
            return {replacement, i, false};
        value = (value << 6) | (byte(i) & 0x3Fu);
    }
    return {value, length, true};
}

void append(std::string& out, char32_t c) {
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (c >> 18));
        out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
}

void append(std::u16string& out, char32_t c) {
    if (c < 0x10000) {
        out += static_cast<char16_t>(c);
    } else {
        out += static_cast<char16_t>(0xD800 + ((c - 0x10000) >> 10));
        out += static_cast<char16_t>(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
}

/// Converts the whole text; says whether all of it was well-formed.
template <class To, class From>
bool convert(From text, To& out) {
    out.reserve(text.size());
    bool well_formed = true;
    while (!text.empty()) {
        const decoded next = decode(text);
        well_formed &= next.well_formed;
        append(out, next.code_point);
        text.remove_prefix(next.length);
    }
    return well_formed;
}

} // namespace

std::string to_utf8(std::u16string_view text) {
    std::string out;
    convert(text, out);
    return out;
}

std::u16string to_utf16(std::string_view text) {
    std::u16string out;
    convert(text, out);
    return out;
}

std::optional<std::string> to_utf8_strict(std::u16string_view text) {
    std::optional<std::string> out(std::in_place);
    if (!convert(text, *out))
        out.reset();
    return out;
}

std::optional<std::u16string> to_utf16_strict(std::string_view text) {
    std::optional<std::u16string> out(std::in_place);
    if (!convert(text, *out))
        out.reset();
    return out;
}

char16_t upper_case(char16_t c) noexcept {
    const auto minus = [c](int distance) { return static_cast<char16_t>(c - distance); };
    // In the blocks of pairs, upper and lower case letters alternate.
    const auto odd_is_lower = [c] { return static_cast<char16_t>(c & ~1u); };
    const auto even_is_lower = [c] { return static_cast<char16_t>((c & 1u) ? c : c - 1); };

    if (c < 0x80)
        return c >= u'a' && c <= u'z' ? minus(0x20) : c;
    if (c < 0x100) {
        if (c == 0xB5)
            return 0x39C; // micro sign: Greek capital mu
        if (c == 0xFF)
            return 0x178;
        return c >= 0xE0 && c != 0xF7 ? minus(0x20) : c;
    }
    if (c < 0x180) {
        if (c == 0x131)
            return u'I';
        if (c == 0x130 || c == 0x138 || c == 0x149 || c == 0x178)
            return c;
        if (c == 0x17F)
            return u'S';
        return (c >= 0x139 && c <= 0x148) || c >= 0x179 ? even_is_lower() : odd_is_lower();
    }
    if (c >= 0x386 && c <= 0x3CE) {
        if (c == 0x3AC)
            return 0x386;
        if (c >= 0x3AD && c <= 0x3AF)
            return minus(37);
        if (c == 0x3C2)
            return 0x3A3; // final sigma
        if (c >= 0x3B1 && c <= 0x3CB)
            return minus(0x20);
        if (c == 0x3CC)
            return 0x38C;
        if (c == 0x3CD || c == 0x3CE)
            return minus(63);
        return c;
    }
    if (c >= 0x430 && c <= 0x44F)
        return minus(0x20);
    if (c >= 0x450 && c <= 0x45F)
        return minus(0x50);
    if ((c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) || (c >= 0x4D0 && c <= 0x52F))
        return odd_is_lower();
    if (c >= 0x4C1 && c <= 0x4CE)
        return even_is_lower();
    if (c == 0x4CF)
        return 0x4C0;
    if (c >= 0x561 && c <= 0x586)
        return minus(0x30);
    if ((c >= 0x1E00 && c <= 0x1E95) || (c >= 0x1EA0 && c <= 0x1EFF))
        return odd_is_lower();
    if (c >= 0xFF41 && c <= 0xFF5A)
        return minus(0x20);
    return c;
}

int compare_ignoring_case(std::u16string_view a, std::u16string_view b) noexcept {
    const std::size_t common = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < common; ++i) {
        if (a[i] == b[i])
            continue;
        const char16_t left = upper_case(a[i]);
        const char16_t right = upper_case(b[i]);
        if (left != right)
            return left < right ? -1 : 1;
    }
    return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
}

bool equal_ignoring_case(std::u16string_view a, std::u16string_view b) noexcept {
    return a.size() == b.size() && compare_ignoring_case(a, b) == 0;
}

} // namespace comity
