/// What has a place of its own in Windows' order in front of all letters: symbols, and the few characters
/// that a word sort leaves out at first.
#pragma once

#include <cstdint>

#include <unicode/umachine.h>

namespace comity {

/// Kinds of code points, as the order of texts sees them.
enum class sort_kind : std::uint8_t {
    ignorable, ///< without any weight: NUL, format characters, what Unicode has not assigned
    special,   ///< hyphens, apostrophes, controls: a word sort compares them last
    symbol,    ///< in front of digits
    digit,     ///< in front of letters
    mark,      ///< changes the letter in front of it
    letter,    ///< all others: in the order of the language
    beyond,    ///< behind all letters: the symbols of the other planes
};

struct sort_class {
    sort_kind kind;
    bool wide; ///< the full-width form of another character
    std::uint32_t
        weight; ///< special, symbol, digit: the place among all of these; mark: what it adds to its letter
};

/// The weights of specials begin here, those of what is behind the letters there.
inline constexpr std::uint32_t special_base = 0x100;
inline constexpr std::uint32_t beyond_base = 0xE00000;

/// Of any code point, also of one half of a surrogate pair.
sort_class sort_class_of(UChar32 c) noexcept;

} // namespace comity
