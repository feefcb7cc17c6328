#include "collation_levels.hpp"

#include <algorithm>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include "collation.hpp"
#include "collation_symbols.hpp"

namespace comity {
namespace {

constexpr unsigned upper_case = 0x10, full_width = 0x01, raised = 0x0C, enclosed = 0x04, final_form = 0x08,
                   case_bits = 0x18;
constexpr int deepest_decomposition = 4;

class level_writer {
public:
    level_writer(const collation_language& language, DWORD flags) : language_(language), flags_(flags) {
        UErrorCode status = U_ZERO_ERROR;
        nfc_ = unorm2_getNFCInstance(&status);
        nfkc_ = unorm2_getNFKCInstance(&status);
    }

    void read(std::u16string_view text) {
        const auto length = static_cast<std::int32_t>(text.size());
        for (std::int32_t at = 0; at < length;) {
            UChar32 c;
            U16_NEXT(text.data(), at, length, c);
            if (at < length)
                c = composed(text, at, c);
            read(c);
        }
    }

    sort_levels levels;

private:
    /// A letter with the mark behind it, where both are a letter of the language.
    UChar32 composed(std::u16string_view text, std::int32_t& at, UChar32 c) const {
        const char16_t behind = text[static_cast<std::size_t>(at)];
        if (behind < 0x300 || sort_class_of(behind).kind != sort_kind::mark)
            return c;
        const UChar32 both = unorm2_composePair(nfc_, c, behind);
        if (both < 0 || !language_.is_own_letter(both))
            return c;
        ++at;
        return both;
    }

    void read(UChar32 c) {
        const sort_class found = sort_class_of(c);
        switch (found.kind) {
        case sort_kind::ignorable:
            break;
        case sort_kind::special:
            if (flags_ & norm_ignore_symbols)
                break;
            if (flags_ & sort_string_sort)
                place(0, form(found.wide ? full_width : 0, false));
            else
                special(found);
            break;
        case sort_kind::symbol:
            if (!(flags_ & norm_ignore_symbols))
                place(0, form(found.wide ? full_width : 0, false));
            break;
        case sort_kind::beyond:
            place(0, form(0, false));
            break;
        case sort_kind::digit:
            digit(c, found.wide);
            break;
        case sort_kind::mark:
            mark(found.weight);
            break;
        case sort_kind::letter:
            letter(c, 0, 0);
            break;
        }
    }

    void digit(UChar32 c, bool wide) {
        const auto type = static_cast<UDecompositionType>(u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE));
        unsigned form_bits = wide ? full_width : 0;
        if (type == U_DT_SUPER || type == U_DT_SUB)
            form_bits = raised;
        else if (type == U_DT_CIRCLE || (type == U_DT_COMPAT && !wide))
            form_bits = enclosed;
        const bool of_another_script = c >= 0x80 && type == U_DT_NONE;
        place(of_another_script ? 2 + (static_cast<std::uint32_t>(c >> 4) & 0x7F) : 0, form(form_bits, true));
    }

    void letter(UChar32 c, unsigned form_bits, int depth) {
        if (language_.is_own_letter(c))
            return place(0, form(form_bits | case_of(c), true));
        if (const letter_form* known = letter_form_of(c)) {
            if (known->capital)
                form_bits |= upper_case;
            place(known->weight, form(form_bits, true));
            if (known->second)
                place(0, form(form_bits, true));
            return;
        }
        switch (c) {
        case 0x00DF: // ß
        case 0x1E9E:
            return pair(form_bits | (c == 0x1E9E ? upper_case : 0));
        case 0x00E6: // æ, œ
        case 0x0153:
            return pair(form_bits);
        case 0x00C6:
        case 0x0152:
            return pair(form_bits | upper_case);
        case 0x03C2: // final sigma
            return place(0, form(form_bits | final_form, true));
        default:
            break;
        }
        if (kana(c))
            return;
        UChar parts[20];
        UErrorCode status = U_ZERO_ERROR;
        const std::int32_t length =
            c < 0xC0 || (c >= 0x3400 && c <= 0xD7FF) || depth >= deepest_decomposition
                ? (c == 0xAA || c == 0xBA
                       ? unorm2_getRawDecomposition(nfkc_, c, parts, std::size(parts), &status)
                       : -1)
                : unorm2_getRawDecomposition(nfkc_, c, parts, std::size(parts), &status);
        if (length <= 0 || U_FAILURE(status))
            return place(0, form(form_bits | case_of(c), true));
        std::uint32_t added = 0;
        switch (u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE)) {
        case U_DT_WIDE:
            form_bits |= full_width;
            break;
        case U_DT_SUPER:
        case U_DT_SUB:
            form_bits |= raised;
            added = c == 0xAA || c == 0xBA ? 1 : 0;
            break;
        case U_DT_CIRCLE:
        case U_DT_SQUARE:
        case U_DT_FONT:
            form_bits |= enclosed;
            break;
        default:
            break;
        }
        for (std::int32_t at = 0; at < length;) {
            UChar32 part;
            U16_NEXT(parts, at, length, part);
            const sort_class found = sort_class_of(part);
            if (found.kind == sort_kind::mark)
                mark(found.weight);
            else if (found.kind != sort_kind::ignorable)
                letter(part, form_bits, depth + 1);
        }
        if (added)
            mark(added);
    }

    /// Two letters in one.
    void pair(unsigned form_bits) {
        place(0, form(form_bits, true));
        place(0, form(form_bits, true));
    }

    bool kana(UChar32 c) {
        const bool half = c >= 0xFF66 && c <= 0xFF9D;
        const bool katakana = half || (c >= 0x30A1 && c <= 0x30FE) || (c >= 0x31F0 && c <= 0x31FF);
        if (!katakana && !(c >= 0x3041 && c <= 0x309F))
            return false;
        static constexpr std::u16string_view small_hiragana =
            u"\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308E\u3095\u3096";
        const bool small =
            half ? c >= 0xFF67 && c <= 0xFF6F
            : c >= 0x31F0
                ? true
                : small_hiragana.find(static_cast<char16_t>(katakana ? c - 0x60 : c)) != small_hiragana.npos;
        // The voiced ones are letters with a mark.
        std::uint32_t added = 0;
        UChar parts[4];
        UErrorCode status = U_ZERO_ERROR;
        if (!half && unorm2_getRawDecomposition(nfc_, c, parts, std::size(parts), &status) == 2 &&
            U_SUCCESS(status))
            added = sort_class_of(parts[1]).weight;
        place(added, sort_levels::plain);
        const auto weight = [](bool less) { return less ? sort_levels::kana_less : sort_levels::kana_more; };
        if (!(flags_ & norm_ignore_nonspace))
            levels.kana_sizes += weight(small);
        if (!(flags_ & norm_ignore_kana_type))
            levels.kana_types += weight(katakana);
        if (!(flags_ & norm_ignore_width))
            levels.kana_widths += weight(half);
        return true;
    }

    void mark(std::uint32_t weight) {
        if (flags_ & (norm_ignore_nonspace | linguistic_ignore_diacritic))
            return;
        if (levels.accents.empty())
            place(0, sort_levels::plain);
        char& accent = levels.accents.back();
        accent =
            static_cast<char>(std::min<std::uint32_t>(static_cast<unsigned char>(accent) + weight, 0xFF));
    }

    void special(const sort_class& found) {
        const auto places =
            static_cast<std::uint32_t>(std::min<std::size_t>(places_, sort_levels::largest_place));
        const bool wide = found.wide && !(flags_ & (norm_ignore_width | linguistic_ignore_case));
        levels.specials.push_back({sort_levels::largest_place - places,
                                   static_cast<std::uint8_t>(found.weight - special_base),
                                   static_cast<std::uint8_t>(wide ? 3 : 2)});
    }

    void place(std::uint32_t accent, char its_form) {
        ++places_;
        const bool accents = !(flags_ & (norm_ignore_nonspace | linguistic_ignore_diacritic));
        levels.accents += static_cast<char>(static_cast<unsigned>(sort_levels::plain) +
                                            (accents ? std::min<std::uint32_t>(accent, 0xFD) : 0));
        levels.cases += its_form;
    }

    static unsigned case_of(UChar32 c) {
        return u_hasBinaryProperty(c, UCHAR_UPPERCASE) || u_charType(c) == U_TITLECASE_LETTER ? upper_case
                                                                                              : 0;
    }

    char form(unsigned bits, bool alphanumeric) const {
        if ((flags_ & linguistic_ignore_case) && alphanumeric)
            bits = 0;
        if (flags_ & norm_ignore_case)
            bits &= ~case_bits;
        if (flags_ & norm_ignore_width)
            bits &= ~full_width;
        return static_cast<char>(static_cast<unsigned>(sort_levels::plain) + bits);
    }

    const collation_language& language_;
    DWORD flags_;
    const UNormalizer2* nfc_ = nullptr;
    const UNormalizer2* nfkc_ = nullptr;
    std::size_t places_ = 0;
};

} // namespace

sort_levels levels_of(const collation_language& language, DWORD flags, std::u16string_view text) {
    level_writer writer(language, flags);
    writer.read(text);
    if (language.accents_backwards)
        std::reverse(writer.levels.accents.begin(), writer.levels.accents.end());
    return std::move(writer.levels);
}

} // namespace comity
