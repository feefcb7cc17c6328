/// The levels of Windows' order behind the first one: what is compared of texts whose letters are the same.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "collation_language.hpp"

namespace comity {

/// A hyphen, an apostrophe or a control: by its place, those at the end first.
struct sort_special {
    std::uint32_t from_end; ///< the largest place minus the number of letters in front
    std::uint8_t weight;
    std::uint8_t form;

    auto operator<=>(const sort_special&) const = default;
};

/// Each level has one weight, an unsigned byte, for each letter, symbol or digit; those of kana one for each
/// kana.
struct sort_levels {
    static constexpr char plain = 2;
    /// Of the levels of kana: the larger of the two weights stands for usual size, hiragana, full width.
    static constexpr char kana_less = 2, kana_more = 3;
    static constexpr std::uint32_t largest_place = 0x1FFFFF;

    std::string accents;
    std::string cases;
    std::string kana_sizes;
    std::string kana_types;
    std::string kana_widths;
    std::vector<sort_special> specials;
};

/// What the flags leave of the levels of a text. @throws std::bad_alloc
sort_levels levels_of(const collation_language& language, DWORD flags, std::u16string_view text);

} // namespace comity
