/// Texts of the two forms of a function: UTF-16 for W, and for A the bytes of UTF-8, which is the code page
/// here.
#pragma once

#include <cstring>
#include <string>
#include <string_view>

#include <windef.h>

#include "last_error.hpp"
#include "wide_text.hpp"

namespace comity::winbase {

/// The text that the caller passed, which is not null, in the wanted form. @throws std::bad_alloc
inline std::u16string wide(LPCSTR text) {
    return to_utf16(text);
}
inline std::u16string wide(LPCWSTR text) {
    return std::u16string(text);
}
inline std::string narrow(LPCSTR text) {
    return text;
}
inline std::string narrow(LPCWSTR text) {
    return to_utf8(text);
}

/// Text in the caller's form. @throws std::bad_alloc
template <class Unit>
std::basic_string<Unit> as_form(std::string_view text) {
    if constexpr (sizeof(Unit) == 1)
        return std::string(text);
    else
        return to_utf16(text);
}

/// Copies a text with its NUL where it fits, and gives its length; where it does not, the size it needs with
/// the NUL.
template <class Unit>
DWORD copy_or_need(std::basic_string_view<Unit> text, Unit* buffer, DWORD capacity) noexcept {
    if (!buffer || text.size() >= capacity)
        return static_cast<DWORD>(text.size() + 1);
    std::memcpy(buffer, text.data(), text.size() * sizeof(Unit));
    buffer[text.size()] = 0;
    return static_cast<DWORD>(text.size());
}

} // namespace comity::winbase
