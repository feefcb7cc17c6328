/// The words for true and false in the languages of Windows.
#pragma once

#include <string_view>

namespace comity {

struct boolean_words {
    std::u16string_view language;
    std::u16string_view true_word;
    std::u16string_view false_word;
};

/// The words of a language by its ISO code; English where Windows has none of its own.
const boolean_words& words_of(std::u16string_view language) noexcept;

} // namespace comity
