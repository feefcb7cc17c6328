/// Changes of script and width, and what strips or folds characters; as LCMapString and FoldString have them.
/// https://learn.microsoft.com/windows/win32/api/winnls/nf-winnls-lcmapstringex
#pragma once

#include <string>
#include <string_view>

namespace comity {

/// None of these takes the text and the result in one place. All @throws std::bad_alloc

/// Katakana of full width to hiragana where there is one, and the reverse.
std::u16string to_hiragana(std::u16string_view text);
std::u16string to_katakana(std::u16string_view text);

/// The narrow form of each character that has one; a voiced katakana is two then.
std::u16string to_half_width(std::u16string_view text);
/// The wide form of each character that has one; kana and the sound mark behind it become one.
std::u16string to_full_width(std::u16string_view text);

/// Character by character, as far as one has a counterpart. @return false if ICU's data are not there
bool to_simplified(std::u16string& text);
bool to_traditional(std::u16string& text);

/// Without marks: letters lose their accents, kana their sound marks.
std::u16string without_marks(std::u16string_view text);
/// Without symbols, punctuation and space.
std::u16string without_symbols(std::u16string_view text);

/// Normalization forms: C or D, with the compatibility mappings KC or KD.
enum class composition : bool { composed, decomposed };
std::u16string normalized(composition to, bool compatibility, std::u16string_view text);
/// Digits of all scripts, raised and enclosed ones too, as those of ASCII.
std::u16string with_ascii_digits(std::u16string_view text);
/// Ligatures as the letters they are made of: "ﬁ", "æ", "ß", "ĳ".
std::u16string without_ligatures(std::u16string_view text);

} // namespace comity
