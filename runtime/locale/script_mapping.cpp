#include "script_mapping.hpp"

#include <algorithm>
#include <array>
#include <new>
#include <vector>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>
#include <unicode/utrans.h>

#include "collation_symbols.hpp"

namespace comity {
namespace {

constexpr char16_t voiced = 0x3099, half_voiced = 0x309A, half_voiced_first = 0xFF9E,
                   half_voiced_last = 0xFF9F;

const UNormalizer2* normalizer(bool compatibility) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* found =
        compatibility ? unorm2_getNFKCInstance(&status) : unorm2_getNFCInstance(&status);
    if (U_FAILURE(status))
        throw std::bad_alloc();
    return found;
}

struct width_pair {
    char16_t from;
    char16_t to;
};

/// Unicode's pairs of a form and its usual character are all in one block, but for the wide space.
struct width_table {
    std::vector<width_pair> to_half, to_full;

    width_table() {
        const UNormalizer2* const forms = normalizer(true);
        const auto look_at = [&](UChar32 c) {
            UChar usual[4];
            UErrorCode status = U_ZERO_ERROR;
            if (unorm2_getRawDecomposition(forms, c, usual, 4, &status) != 1 || U_FAILURE(status))
                return;
            const auto unit = static_cast<char16_t>(c);
            if (u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE) == U_DT_WIDE) {
                to_half.push_back({unit, usual[0]});
                to_full.push_back({usual[0], unit});
            } else {
                to_half.push_back({usual[0], unit});
                to_full.push_back({unit, usual[0]});
            }
        };
        look_at(0x3000);
        for (UChar32 c = 0xFF01; c <= 0xFFEE; ++c)
            look_at(c);
        // The sound marks that stand alone are the combining ones.
        to_half.push_back({0x309B, half_voiced_first});
        to_half.push_back({0x309C, half_voiced_last});
        to_full.push_back({0x309B, voiced});
        to_full.push_back({0x309C, half_voiced});
        for (auto* table : {&to_half, &to_full})
            std::sort(table->begin(), table->end(),
                      [](const width_pair& a, const width_pair& b) { return a.from < b.from; });
    }
};

const width_table& widths() {
    static const width_table table;
    return table;
}

char16_t found_in(const std::vector<width_pair>& table, char16_t c) {
    const auto found = std::lower_bound(table.begin(), table.end(), c,
                                        [](const width_pair& a, char16_t b) { return a.from < b; });
    return found != table.end() && found->from == c ? found->to : c;
}

/// @return the identifier's transliterator, or null
const UTransliterator* transliterator(const UChar* id) {
    UErrorCode status = U_ZERO_ERROR;
    const UTransliterator* made = utrans_openU(id, -1, UTRANS_FORWARD, nullptr, 0, nullptr, &status);
    return U_SUCCESS(status) ? made : nullptr;
}

/// Each ideograph by itself: a mapping of characters, not of words.
bool map_ideographs(const UTransliterator* mapping, std::u16string& text) {
    if (!mapping)
        return false;
    for (char16_t& c : text) {
        if (c < 0x3400 || c > 0x9FFF)
            continue;
        UChar buffer[4] = {c};
        std::int32_t length = 1, limit = 1;
        UErrorCode status = U_ZERO_ERROR;
        utrans_transUChars(mapping, buffer, &length, 4, 0, &limit, &status);
        if (U_SUCCESS(status) && length == 1)
            c = buffer[0];
    }
    return true;
}

template <class Visit>
void for_each_character(std::u16string_view text, Visit&& visit) {
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < length;) {
        const std::int32_t start = at;
        UChar32 c;
        U16_NEXT(text.data(), at, length, c);
        visit(c, text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(at - start)));
    }
}

} // namespace

std::u16string to_hiragana(std::u16string_view text) {
    std::u16string out(text);
    for (char16_t& c : out) {
        if ((c >= 0x30A1 && c <= 0x30F6) || c == 0x30FD || c == 0x30FE)
            c = static_cast<char16_t>(c - 0x60);
    }
    return out;
}

std::u16string to_katakana(std::u16string_view text) {
    std::u16string out(text);
    for (char16_t& c : out) {
        if ((c >= 0x3041 && c <= 0x3096) || c == 0x309D || c == 0x309E)
            c = static_cast<char16_t>(c + 0x60);
    }
    return out;
}

std::u16string to_half_width(std::u16string_view text) {
    const auto& table = widths().to_half;
    const UNormalizer2* const forms = normalizer(false);
    std::u16string out;
    out.reserve(text.size());
    for (const char16_t c : text) {
        UChar parts[4];
        UErrorCode status = U_ZERO_ERROR;
        const bool katakana = c >= 0x30A1 && c <= 0x30FE;
        if (katakana && unorm2_getRawDecomposition(forms, c, parts, 4, &status) == 2 && U_SUCCESS(status)) {
            out += found_in(table, parts[0]);
            out += found_in(table, parts[1]);
        } else
            out += found_in(table, c);
    }
    return out;
}

std::u16string to_full_width(std::u16string_view text) {
    const auto& table = widths().to_full;
    const UNormalizer2* const forms = normalizer(false);
    std::u16string out;
    out.reserve(text.size());
    for (const char16_t c : text) {
        const char16_t full = found_in(table, c);
        if ((full == voiced || full == half_voiced) && !out.empty()) {
            const UChar32 both = unorm2_composePair(forms, out.back(), full);
            if (both > 0 && both <= 0xFFFF) {
                out.back() = static_cast<char16_t>(both);
                continue;
            }
        }
        out += full;
    }
    return out;
}

bool to_simplified(std::u16string& text) {
    static const UTransliterator* const mapping = transliterator(u"Traditional-Simplified");
    return map_ideographs(mapping, text);
}

bool to_traditional(std::u16string& text) {
    static const UTransliterator* const mapping = transliterator(u"Simplified-Traditional");
    return map_ideographs(mapping, text);
}

std::u16string without_marks(std::u16string_view text) {
    const UNormalizer2* const forms = normalizer(false);
    std::u16string out;
    out.reserve(text.size());
    for_each_character(text, [&](UChar32 c, std::u16string_view units) {
        const auto type = u_charType(c);
        if (type == U_NON_SPACING_MARK || c == 0x309B || c == 0x309C)
            return;
        UChar parts[32];
        UErrorCode status = U_ZERO_ERROR;
        // Syllables of Hangul are no letters with marks.
        const std::int32_t length =
            c >= 0xAC00 && c <= 0xD7A3 ? -1 : unorm2_getDecomposition(forms, c, parts, 32, &status);
        if (length <= 0 || U_FAILURE(status)) {
            out += units;
            return;
        }
        for_each_character({parts, static_cast<std::size_t>(length)},
                           [&](UChar32 part, std::u16string_view its_units) {
                               if (u_charType(part) != U_NON_SPACING_MARK)
                                   out += its_units;
                           });
    });
    return out;
}

std::u16string without_symbols(std::u16string_view text) {
    std::u16string out;
    out.reserve(text.size());
    for_each_character(text, [&](UChar32 c, std::u16string_view units) {
        const sort_kind kind = sort_class_of(c).kind;
        const bool control = c < 0x20 || c == 0x7F;
        if (kind != sort_kind::symbol && (kind != sort_kind::special || control))
            out += units;
    });
    return out;
}

std::u16string normalized(composition to, bool compatibility, std::u16string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* form = to == composition::composed ? normalizer(compatibility)
                               : compatibility             ? unorm2_getNFKDInstance(&status)
                                                           : unorm2_getNFDInstance(&status);
    const auto length = static_cast<std::int32_t>(text.size());
    std::u16string out(text.size() + text.size() / 2 + 16, u'\0');
    for (;;) {
        const std::int32_t needed = unorm2_normalize(form, text.data(), length, out.data(),
                                                     static_cast<std::int32_t>(out.size()), &status);
        if (status == U_BUFFER_OVERFLOW_ERROR) {
            status = U_ZERO_ERROR;
            out.resize(static_cast<std::size_t>(needed));
            continue;
        }
        if (U_FAILURE(status))
            throw std::bad_alloc();
        out.resize(static_cast<std::size_t>(needed));
        return out;
    }
}

std::u16string with_ascii_digits(std::u16string_view text) {
    std::u16string out;
    out.reserve(text.size());
    for_each_character(text, [&](UChar32 c, std::u16string_view units) {
        const double value = u_getNumericValue(c);
        const auto type = u_charType(c);
        const bool digit = (type == U_DECIMAL_DIGIT_NUMBER || type == U_OTHER_NUMBER) && value >= 0 &&
                           value <= 9 && value == static_cast<int>(value);
        if (digit)
            out += static_cast<char16_t>(u'0' + static_cast<int>(value));
        else
            out += units;
    });
    return out;
}

std::u16string without_ligatures(std::u16string_view text) {
    const UNormalizer2* const forms = normalizer(true);
    std::u16string out;
    out.reserve(text.size());
    for_each_character(text, [&](UChar32 c, std::u16string_view units) {
        switch (c) {
        case 0x00C6:
            out += u"AE";
            return;
        case 0x00E6:
            out += u"ae";
            return;
        case 0x00DF:
            out += u"ss";
            return;
        case 0x0152:
            out += u"OE";
            return;
        case 0x0153:
            out += u"oe";
            return;
        default:
            break;
        }
        // Two letters or more that are no form of one; the ones of the Latin and Armenian alphabets.
        const bool candidate = (c >= 0x0132 && c <= 0x01F3) || (c >= 0xFB00 && c <= 0xFB17);
        UChar parts[8];
        UErrorCode status = U_ZERO_ERROR;
        const std::int32_t length = candidate ? unorm2_getRawDecomposition(forms, c, parts, 8, &status) : -1;
        if (length >= 2 && U_SUCCESS(status) &&
            u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE) == U_DT_COMPAT)
            out.append(parts, static_cast<std::size_t>(length));
        else
            out += units;
    });
    return out;
}

} // namespace comity
