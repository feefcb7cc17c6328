// Conversion between UTF-8 and UTF-16 for the layer. Damaged text becomes U+FFFD, never an error and never a
// read past the end: text that crosses a COM interface is not promised to be well formed.
#pragma once

#include <comity/layer.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace comity {
inline namespace COMITY_LAYER_ABI {
namespace detail {

/// Decodes one code point from the front of `text` (not empty) and removes its bytes.
/// A damaged sequence gives U+FFFD and removes its longest valid beginning (the practice of the Unicode
/// standard, section 3.9), so one bad byte does not swallow the character behind it.
inline char32_t next_code_point(std::string_view& text) noexcept {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) {
        text.remove_prefix(1);
        return lead;
    }
    std::size_t length = 0;
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
    char32_t value = 0;
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2;
        value = lead & 0x1Fu;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3;
        value = lead & 0x0Fu;
        if (lead == 0xE0)
            low = 0xA0; // no overlong forms
        if (lead == 0xED)
            high = 0x9F; // no surrogates
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4;
        value = lead & 0x07u;
        if (lead == 0xF0)
            low = 0x90;
        if (lead == 0xF4)
            high = 0x8F; // nothing above U+10FFFF
    } else {
        text.remove_prefix(1);
        return 0xFFFD;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if (i >= text.size() || byte(i) < low || byte(i) > high) {
            text.remove_prefix(i);
            return 0xFFFD;
        }
        value = (value << 6) | (byte(i) & 0x3Fu);
        low = 0x80;
        high = 0xBF;
    }
    text.remove_prefix(length);
    return value;
}

/// Decodes one code point from the front of `text` (not empty); half a surrogate pair gives U+FFFD.
inline char32_t next_code_point(std::u16string_view& text) noexcept {
    const char16_t first = text[0];
    text.remove_prefix(1);
    if (first < 0xD800 || first > 0xDFFF)
        return first;
    if (first <= 0xDBFF && !text.empty() && text[0] >= 0xDC00 && text[0] <= 0xDFFF) {
        const char32_t value = 0x10000 + ((first - 0xD800u) << 10) + (text[0] - 0xDC00u);
        text.remove_prefix(1);
        return value;
    }
    return 0xFFFD;
}

/// The number of units up to the terminating NUL; 0 for null. (wcslen counts 4-byte units, even with
/// -fshort-wchar.)
inline std::size_t text_length(const OLECHAR* text) noexcept {
    std::size_t length = 0;
    if (text != nullptr) {
        while (text[length] != 0)
            ++length;
    }
    return length;
}

/// The same units under the name that the C++ library has functions for, whatever OLECHAR is called in this
/// mode.
inline std::u16string_view as_u16(const OLECHAR* text, std::size_t length) noexcept {
    return {reinterpret_cast<const char16_t*>(text), length};
}

inline const OLECHAR* as_ole(const char16_t* text) noexcept {
    return reinterpret_cast<const OLECHAR*>(text);
}

} // namespace detail

/// UTF-16 text given to a function that only reads it: a literal (u"..." or OLESTR("...")), a view or a
/// string. Allocates nothing, so it is fit for functions that cannot fail. Lives no longer than the call.
class wide_text {
public:
    wide_text() noexcept = default;
    wide_text(std::u16string_view text) noexcept : view_(text) {}
    wide_text(const std::u16string& text) noexcept : view_(text) {}
    wide_text(const OLECHAR* text) noexcept : view_(detail::as_u16(text, detail::text_length(text))) {}
#if defined(COMITY_SHORT_WCHAR)
    wide_text(const char16_t* text) noexcept : view_(text) {}
#endif

    std::u16string_view view() const noexcept {
        return view_;
    }
    bool empty() const noexcept {
        return view_.empty();
    }

private:
    std::u16string_view view_;
};

inline std::u16string widen(std::string_view utf8) {
    std::u16string result;
    result.reserve(utf8.size());
    while (!utf8.empty()) {
        const char32_t c = detail::next_code_point(utf8);
        if (c < 0x10000) {
            result.push_back(static_cast<char16_t>(c));
        } else {
            result.push_back(static_cast<char16_t>(0xD800 + ((c - 0x10000) >> 10)));
            result.push_back(static_cast<char16_t>(0xDC00 + ((c - 0x10000) & 0x3FF)));
        }
    }
    return result;
}

inline std::string narrow(std::u16string_view utf16) {
    std::string result;
    result.reserve(utf16.size());
    while (!utf16.empty()) {
        const char32_t c = detail::next_code_point(utf16);
        if (c < 0x80) {
            result.push_back(static_cast<char>(c));
        } else if (c < 0x800) {
            result.push_back(static_cast<char>(0xC0 | (c >> 6)));
            result.push_back(static_cast<char>(0x80 | (c & 0x3F)));
        } else if (c < 0x10000) {
            result.push_back(static_cast<char>(0xE0 | (c >> 12)));
            result.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
            result.push_back(static_cast<char>(0x80 | (c & 0x3F)));
        } else {
            result.push_back(static_cast<char>(0xF0 | (c >> 18)));
            result.push_back(static_cast<char>(0x80 | ((c >> 12) & 0x3F)));
            result.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
            result.push_back(static_cast<char>(0x80 | (c & 0x3F)));
        }
    }
    return result;
}

/// Text of either encoding given to a function that may throw std::bad_alloc: UTF-8 is converted on the way
/// in.
class any_text {
public:
    any_text(wide_text text) noexcept : view_(text.view()) {}
    any_text(std::u16string_view text) noexcept : view_(text) {}
    any_text(const std::u16string& text) noexcept : view_(text) {}
    any_text(const OLECHAR* text) noexcept : any_text(wide_text(text)) {}
#if defined(COMITY_SHORT_WCHAR)
    any_text(const char16_t* text) noexcept : view_(text) {}
#endif
    any_text(std::string_view utf8) : converted_(widen(utf8)), view_(converted_) {}
    any_text(const std::string& utf8) : any_text(std::string_view(utf8)) {}
    any_text(const char* utf8) : any_text(std::string_view(utf8)) {}
    any_text(const any_text&) = delete;
    any_text& operator=(const any_text&) = delete;

    std::u16string_view view() const noexcept {
        return view_;
    }

private:
    std::u16string converted_;
    std::u16string_view view_;
};

/// A NUL-terminated LPOLESTR as UTF-8; empty for null.
inline std::string narrow(const OLECHAR* text) {
    return narrow(detail::as_u16(text, detail::text_length(text)));
}

} // namespace COMITY_LAYER_ABI
} // namespace comity
