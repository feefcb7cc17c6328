/// What the functions on text in languages share.
#pragma once

#include <cstring>
#include <string>
#include <string_view>

#include <winbase.h>
#include <winnls.h>

#include "code_page.hpp"

namespace comity {

/// 0, with the thread's last error.
inline int nls_failure(DWORD error) noexcept {
    SetLastError(error);
    return 0;
}

/// A counted text, or one up to its NUL for a negative count.
inline std::u16string_view counted(const char16_t* text, int count) noexcept {
    return {text, count < 0 ? wide_length(text) : static_cast<std::size_t>(count)};
}
inline std::string_view counted(const char* text, int count) noexcept {
    return {text, count < 0 ? std::strlen(text) : static_cast<std::size_t>(count)};
}

/// As `counted`, but a negative count takes the NUL, too.
template <class Unit>
std::basic_string_view<Unit> with_nul(const Unit* text, int count) noexcept {
    const auto view = counted(text, count);
    return {text, view.size() + (count < 0)};
}

/// Narrow text (UTF-8) for a wide function. @throws std::bad_alloc
inline std::u16string widened(std::string_view text) {
    std::u16string wide(text.size(), u'\0');
    wide.resize(decode_bytes(encoding::utf8, text.data(), text.size(), {wide.data(), wide.size()}).length);
    return wide;
}

} // namespace comity
