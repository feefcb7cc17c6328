#include "collation.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <new>

#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "collation_language.hpp"
#include "collation_levels.hpp"
#include "collation_symbols.hpp"

namespace comity {
namespace {

/// The first level of a text: letters, which ICU compares, between symbols and digits, which are less than
/// all letters and have an order of their own.
class first_level {
public:
    enum class what { end, letters, single, number };

    first_level(const collation_language& language, DWORD flags, std::u16string_view text)
        : language_(language), flags_(flags), text_(text) {}

    void advance() {
        copied_ = false;
        std::size_t behind = at_;
        for (; at_ < text_.size(); at_ = behind) {
            const sort_class found = next(behind);
            switch (found.kind) {
            case sort_kind::ignorable:
            case sort_kind::mark: // of no letter
                continue;
            case sort_kind::special:
                if (!(flags_ & sort_string_sort) || (flags_ & norm_ignore_symbols))
                    continue;
                break;
            case sort_kind::symbol:
                if (flags_ & norm_ignore_symbols)
                    continue;
                break;
            case sort_kind::digit:
                if ((flags_ & sort_digits_as_numbers) && u_isdigit(c_))
                    return read_number();
                break;
            case sort_kind::beyond:
                if (!announced_)
                    return read_letters();
                announced_ = false;
                break;
            case sort_kind::letter:
                return read_letters();
            }
            kind_ = what::single;
            weight_ = found.weight;
            at_ = behind;
            return;
        }
        kind_ = what::end;
    }

    what kind() const { return kind_; }
    std::uint32_t weight() const { return weight_; }
    std::u16string_view letters() const { return copied_ ? copy_ : view_; }
    const std::u16string& digits() const { return copy_; }
    /// Zeros in front of the digits: more make the number less than the same one with fewer.
    std::size_t zeros() const { return std::min(zeros_, most_zeros); }
    static constexpr std::size_t most_zeros = 200;

    /// Between single places: numbers are among the digits, before a lone one.
    static constexpr std::uint32_t number_weight = 0x1FFFFF;

    int compare_letters(std::u16string_view other) const {
        const auto mine = letters();
        const UCollationResult result =
            ucol_strcoll(language_.collator, mine.data(), static_cast<std::int32_t>(mine.size()),
                         other.data(), static_cast<std::int32_t>(other.size()));
        return result == UCOL_LESS ? -1 : result == UCOL_GREATER ? 1 : 0;
    }

private:
    sort_class next(std::size_t& behind) {
        behind = at_;
        auto offset = static_cast<std::int32_t>(at_);
        U16_NEXT(text_.data(), offset, static_cast<std::int32_t>(text_.size()), c_);
        behind = static_cast<std::size_t>(offset);
        return sort_class_of(c_);
    }

    void read_number() {
        kind_ = what::number;
        weight_ = number_weight;
        copied_ = true;
        copy_.clear();
        zeros_ = 0;
        for (std::size_t behind; at_ < text_.size(); at_ = behind) {
            next(behind);
            if (!u_isdigit(c_))
                break;
            const int value = u_charDigitValue(c_);
            if (value == 0 && copy_.empty())
                ++zeros_;
            else
                copy_ += static_cast<char16_t>(u'0' + value);
        }
    }

    /// Letters up to the next symbol or digit; what has no place among them is left out.
    void read_letters() {
        kind_ = what::letters;
        const std::size_t start = at_;
        for (std::size_t behind; at_ < text_.size(); at_ = behind) {
            const sort_class found = next(behind);
            const bool left_out = found.kind == sort_kind::ignorable ||
                                  (found.kind == sort_kind::special && !(flags_ & sort_string_sort)) ||
                                  ((found.kind == sort_kind::special || found.kind == sort_kind::symbol) &&
                                   (flags_ & norm_ignore_symbols));
            if (found.kind == sort_kind::beyond) {
                // The largest letter that ICU has, and then its own weight.
                if (!copied_)
                    copy_.assign(text_, start, at_ - start);
                copied_ = announced_ = true;
                copy_ += u'\uFFFF';
            }
            if (!left_out && found.kind != sort_kind::letter && found.kind != sort_kind::mark)
                break;
            char16_t other[2];
            const std::size_t length = left_out ? 0 : in_place_of(c_, other);
            if (length == keep && !copied_)
                continue;
            if (!copied_) {
                copied_ = true;
                copy_.assign(text_, start, at_ - start);
            }
            if (length == keep)
                copy_.append(text_, at_, behind - at_);
            else
                copy_.append(other, length);
        }
        view_ = text_.substr(start, at_ - start);
    }

    static constexpr std::size_t keep = 3;

    /// What a letter is for ICU: often itself.
    std::size_t in_place_of(UChar32 c, char16_t (&other)[2]) const {
        if (language_.folds_turkic_i && (c == u'I' || c == 0x0130)) {
            other[0] = u'i';
            return 1;
        }
        if (c < first_letter_form || c > last_letter_form)
            return keep;
        const letter_form* const form = letter_form_of(c);
        if (!form || language_.is_own_letter(c))
            return keep;
        other[0] = form->base;
        other[1] = form->second;
        return form->second ? 2 : 1;
    }

    const collation_language& language_;
    DWORD flags_;
    std::u16string_view text_;
    std::size_t at_ = 0;
    UChar32 c_ = 0;
    what kind_ = what::end;
    std::uint32_t weight_ = 0;
    std::u16string_view view_;
    std::u16string copy_;
    bool copied_ = false;
    bool announced_ = false; ///< the largest letter stands for what is beyond the letters, which comes next
    std::size_t zeros_ = 0;
};

int sign(std::strong_ordering order) {
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

int compare_first_level(const collation_language& language, DWORD flags, std::u16string_view a,
                        std::u16string_view b) {
    using what = first_level::what;
    first_level left(language, flags, a), right(language, flags, b);
    left.advance();
    right.advance();
    for (;;) {
        if (left.kind() == what::letters && right.kind() == what::letters) {
            if (const int order = left.compare_letters(right.letters()))
                return order;
        } else if (left.kind() == what::letters) {
            // Marks of other scripts may stand alone, and have no place then.
            if (left.compare_letters({}) != 0)
                return 1;
            left.advance();
            continue;
        } else if (right.kind() == what::letters) {
            if (right.compare_letters({}) != 0)
                return -1;
            right.advance();
            continue;
        } else if (left.kind() == what::end || right.kind() == what::end) {
            return (left.kind() != what::end) - (right.kind() != what::end);
        } else if (left.weight() != right.weight()) {
            return left.weight() < right.weight() ? -1 : 1;
        } else if (left.kind() == what::number) {
            const std::u16string &mine = left.digits(), &other = right.digits();
            if (mine.size() != other.size())
                return mine.size() < other.size() ? -1 : 1;
            if (const int order = mine.compare(other))
                return order < 0 ? -1 : 1;
            if (left.zeros() != right.zeros())
                return left.zeros() > right.zeros() ? -1 : 1;
        }
        left.advance();
        right.advance();
    }
}

/// Level against level; what one is shorter, it has of the usual weight.
int compare_padded(const std::string& a, const std::string& b, char usual) {
    const std::size_t longer = std::max(a.size(), b.size());
    for (std::size_t i = 0; i < longer; ++i) {
        const auto left = static_cast<unsigned char>(i < a.size() ? a[i] : usual);
        const auto right = static_cast<unsigned char>(i < b.size() ? b[i] : usual);
        if (left != right)
            return left < right ? -1 : 1;
    }
    return 0;
}

int compare_levels(const sort_levels& a, const sort_levels& b) {
    if (const int order = compare_padded(a.accents, b.accents, sort_levels::plain))
        return order;
    if (const int order = compare_padded(a.cases, b.cases, sort_levels::plain))
        return order;
    if (const int order = compare_padded(a.kana_sizes, b.kana_sizes, sort_levels::kana_more))
        return order;
    if (const int order = compare_padded(a.kana_types, b.kana_types, sort_levels::kana_more))
        return order;
    if (const int order = compare_padded(a.kana_widths, b.kana_widths, sort_levels::kana_more))
        return order;
    return sign(a.specials <=> b.specials);
}

/// The first level of ASCII: 0 for what has none.
constexpr auto ascii_places = [] {
    std::array<std::uint8_t, 0x80> places{};
    std::uint8_t place = 0;
    for (const char c : std::string_view(" \t\n\v\f\r!\"#$%&()*,./:;?@[\\]^_`{|}~+<=>0123456789"))
        places[static_cast<std::size_t>(c)] = ++place;
    for (std::size_t c = 'a'; c <= 'z'; ++c)
        places[c] = places[c - 0x20] = ++place;
    return places;
}();

constexpr int undecided = 2;

/// Compares what is ASCII on both sides up to where it differs, as the general way does.
/// @return -1, 0, 1 or `undecided`
int compare_ascii(DWORD flags, std::u16string_view a, std::u16string_view b) {
    constexpr DWORD others = norm_ignore_symbols | sort_digits_as_numbers | sort_string_sort;
    if (flags & others)
        return undecided;
    int by_case = 0;
    bool has_specials = false;
    std::size_t i = 0, j = 0;
    const auto place = [&has_specials](std::u16string_view text, std::size_t& at) -> int {
        for (; at < text.size(); ++at) {
            if (text[at] >= 0x80)
                return -1;
            if (const int found = ascii_places[text[at]])
                return found;
            has_specials = true;
        }
        return 0;
    };
    const auto in_front_of_mark = [](std::u16string_view text, std::size_t at) {
        return at + 1 < text.size() && text[at + 1] >= 0x80;
    };
    for (;; ++i, ++j) {
        const int left = place(a, i), right = place(b, j);
        if (left < 0 || right < 0)
            return undecided;
        if (left != right) {
            if (in_front_of_mark(a, i) || in_front_of_mark(b, j))
                return undecided;
            return left < right ? -1 : 1;
        }
        if (left == 0)
            break;
        if (by_case == 0 && a[i] != b[j])
            by_case = a[i] > b[j] ? -1 : 1; // small letters have the larger numbers
    }
    if (by_case != 0 && !(flags & (norm_ignore_case | linguistic_ignore_case)))
        return by_case;
    return has_specials ? undecided : 0;
}

/// 24 bits as four bytes, and one in front that is below all that letters have: behind letters it is less
/// than more letters.
void append_weight(std::string& key, std::uint32_t weight) {
    key += '\x02';
    for (int shift = 18; shift >= 0; shift -= 6)
        key += static_cast<char>(0x40 + ((weight >> shift) & 0x3F));
}

void append_letters(std::string& key, const collation_language& language, std::u16string_view letters) {
    const std::size_t start = key.size();
    const auto length = static_cast<std::int32_t>(letters.size());
    key.resize(start + 3 * letters.size() + 16);
    for (;;) {
        const auto room = static_cast<std::int32_t>(key.size() - start);
        const std::int32_t needed =
            ucol_getSortKey(language.collator, letters.data(), length,
                            reinterpret_cast<std::uint8_t*>(key.data() + start), room);
        if (needed > room) {
            key.resize(start + static_cast<std::size_t>(needed));
            continue;
        }
        if (needed <= 0)
            throw std::bad_alloc();
        key.resize(start + static_cast<std::size_t>(needed) - 1); // without its NUL
        return;
    }
}

void append_level(std::string& key, std::string_view level, char usual) {
    key += level.substr(0, level.find_last_not_of(usual) + 1);
}

constexpr char level_end = 1, kana_end = '\xFF';

} // namespace

int compare_text(LCID lcid, DWORD flags, std::u16string_view a, std::u16string_view b) noexcept {
    if (a == b)
        return 0;
    const auto* const language = collation_language_of(lcid, (flags & norm_linguistic_casing) != 0);
    if (language && language->plain_ascii) {
        const int order = compare_ascii(flags, a, b);
        if (order != undecided)
            return order;
    }
    try {
        if (language) {
            if (const int order = compare_first_level(*language, flags, a, b))
                return order;
            return compare_levels(levels_of(*language, flags, a), levels_of(*language, flags, b));
        }
    } catch (const std::exception&) {
    }
    return a < b ? -1 : 1; // without memory: the order of the characters
}

std::string sort_key(LCID lcid, DWORD flags, std::u16string_view text) {
    const auto* const language = collation_language_of(lcid, (flags & norm_linguistic_casing) != 0);
    if (!language)
        throw std::bad_alloc();
    std::string key;
    first_level level(*language, flags, text);
    for (level.advance(); level.kind() != first_level::what::end; level.advance()) {
        if (level.kind() == first_level::what::letters) {
            append_letters(key, *language, level.letters());
            continue;
        }
        append_weight(key, level.weight());
        if (level.kind() == first_level::what::number) {
            append_weight(key,
                          static_cast<std::uint32_t>(std::min<std::size_t>(level.digits().size(), 0xFFFFFF)));
            for (const char16_t digit : level.digits())
                key += static_cast<char>(digit);
            key += static_cast<char>(0xFE - level.zeros());
        }
    }
    key += level_end;
    const sort_levels levels = levels_of(*language, flags, text);
    append_level(key, levels.accents, sort_levels::plain);
    key += level_end;
    append_level(key, levels.cases, sort_levels::plain);
    key += level_end;
    for (const std::string* kana : {&levels.kana_sizes, &levels.kana_types, &levels.kana_widths}) {
        append_level(key, *kana, sort_levels::kana_more);
        key += kana_end;
    }
    key += level_end;
    for (const sort_special& special : levels.specials) {
        for (int shift = 14; shift >= 0; shift -= 7)
            key += static_cast<char>(0x80 | ((special.from_end >> shift) & 0x7F));
        key += static_cast<char>(special.weight);
        key += static_cast<char>(special.form);
    }
    return key;
}

} // namespace comity
