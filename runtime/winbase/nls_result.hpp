/// How the functions that write text in a locale's form answer: into the caller's buffer, as A or W, or with
/// a size.
#pragma once

#include <algorithm>

#include "nls_text.hpp"

#include "boundary.hpp"
#include "locale_data.hpp"

namespace comity {

template <class Unit>
bool is_bad_buffer(const Unit* out, int room) noexcept {
    return room < 0 || (room && !out);
}

/// Writes a text and its NUL. @return the units with the NUL, those that are needed for `room` 0; or 0 with
/// the last error
inline int deliver(std::u16string_view text, LPWSTR out, int room) noexcept {
    if (text.size() >= INT32_MAX)
        return nls_failure(ERROR_INVALID_PARAMETER);
    const int needed = static_cast<int>(text.size()) + 1;
    if (room) {
        if (room < needed)
            return nls_failure(ERROR_INSUFFICIENT_BUFFER);
        std::copy(text.begin(), text.end(), out);
        out[text.size()] = 0;
    }
    return needed;
}

/// The same as UTF-8.
inline int deliver(std::u16string_view text, LPSTR out, int room) noexcept {
    const std::size_t length =
        encode_units(encoding::utf8, text.data(), text.size(), {nullptr, 0}, '?', false).length;
    if (length >= INT32_MAX)
        return nls_failure(ERROR_INVALID_PARAMETER);
    const int needed = static_cast<int>(length) + 1;
    if (room) {
        if (room < needed)
            return nls_failure(ERROR_INSUFFICIENT_BUFFER);
        encode_units(encoding::utf8, text.data(), text.size(), {out, static_cast<std::size_t>(room)}, '?',
                     false);
        out[length] = 0;
    }
    return needed;
}

/// Calls what may throw. @return its result, or 0 with ERROR_OUTOFMEMORY
template <class Function>
int guarded_length(Function&& function) noexcept {
    int length = 0;
    const HRESULT hr = guarded([&] {
        length = function();
        return S_OK;
    });
    return FAILED(hr) ? nls_failure(ERROR_OUTOFMEMORY) : length;
}

/// By the name that the Ex functions take. @return null for no locale
inline const locale_data* locale_of_name(LPCWSTR name) noexcept {
    const LCID lcid = LocaleNameToLCID(name, 0);
    return lcid ? find_locale(lcid) : nullptr;
}

} // namespace comity
