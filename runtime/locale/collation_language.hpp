/// What the order of letters is in a language: ICU's collation, and which letters are letters of their own.
#pragma once

#include <bitset>

#include <oleauto.h>

#include <unicode/ucol.h>

namespace comity {

/// A letter that Unicode has as one of its own and Windows as other letters with something added, as "đ".
struct letter_form {
    char16_t c;
    char16_t base;
    char16_t second;     ///< of two letters; else 0
    std::uint8_t weight; ///< what is added to the weight of its accents
    bool capital;
};
inline constexpr char16_t first_letter_form = 0x00D0, last_letter_form = 0x0439;
/// @return null if the letter is none of those
const letter_form* letter_form_of(UChar32 c) noexcept;

struct collation_language {
    LCID lcid;
    bool linguistic_casing;
    /// Letters at the first level alone: accents, case and widths are compared by us.
    const UCollator* collator;
    /// ASCII letters are in the alphabet's order, and no two of them are a letter of their own.
    bool plain_ascii;
    /// Accents are compared from the end of the text, as in French.
    bool accents_backwards;
    /// I and i are one letter, but for their case, where the language has two pairs of them.
    bool folds_turkic_i;
    /// By code point, the letters that are not another letter with an accent.
    std::bitset<0x600> own_letters;
    std::bitset<0x200> more_own_letters; ///< from 0x1E00 on
    const collation_language* next;

    bool is_own_letter(UChar32 c) const noexcept {
        return c < 0x600
                   ? own_letters[static_cast<std::size_t>(c)]
                   : c >= 0x1E00 && c < 0x2000 && more_own_letters[static_cast<std::size_t>(c - 0x1E00)];
    }
};

/// The language of a locale; an unknown one's is the invariant one. Found ones stay for the life of the
/// process.
/// @return null if memory is out
const collation_language* collation_language_of(LCID lcid, bool linguistic_casing) noexcept;

} // namespace comity
