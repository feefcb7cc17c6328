/// The words of the formats "Yes/No" and "On/Off".
#pragma once

#include <string_view>

#include "locale_data.hpp"

namespace comity {

struct switch_words {
    std::u16string_view language;
    std::u16string_view yes;
    std::u16string_view no;
    std::u16string_view on;
    std::u16string_view off;
};

/// English where Windows has none of the language's own.
const switch_words& switch_words_of(const locale_data& locale) noexcept;

} // namespace comity
