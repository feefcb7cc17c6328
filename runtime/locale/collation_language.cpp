#include "collation_language.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <iterator>
#include <memory>
#include <mutex>

#include <unicode/unorm2.h>
#include <unicode/uset.h>

#include "case_mapping.hpp"
#include "icu_locale.hpp"

namespace comity {
namespace {

constexpr USHORT french = 0x0C;

/// By code point.
constexpr letter_form letter_forms[] = {
    {0x00D0, u'd', 0, 0x66, true},    // Ð
    {0x00D8, u'o', 0, 0x1F, true},    // Ø
    {0x00DE, u't', u'h', 0, true},    // Þ
    {0x00F0, u'd', 0, 0x66, false},   // ð
    {0x00F8, u'o', 0, 0x1F, false},   // ø
    {0x00FE, u't', u'h', 0, false},   // þ
    {0x0110, u'd', 0, 0x1C, true},    // Đ
    {0x0111, u'd', 0, 0x1C, false},   // đ
    {0x0126, u'h', 0, 0x1C, true},    // Ħ
    {0x0127, u'h', 0, 0x1C, false},   // ħ
    {0x0131, u'i', 0, 0x02, false},   // dotless i
    {0x0141, u'l', 0, 0x1D, true},    // Ł
    {0x0142, u'l', 0, 0x1D, false},   // ł
    {0x0166, u't', 0, 0x1C, true},    // Ŧ
    {0x0167, u't', 0, 0x1C, false},   // ŧ
    {0x0419, 0x0438, 0, 0x13, true},  // Й
    {0x0439, 0x0438, 0, 0x13, false}, // й
};

struct set_closer {
    void operator()(USet* set) const { uset_close(set); }
};
struct collator_closer {
    void operator()(UCollator* collator) const { ucol_close(collator); }
};

bool same_letter(const UCollator* collator, UChar32 c, const UChar* other, std::int32_t other_length) {
    const auto unit = static_cast<UChar>(c);
    return ucol_strcoll(collator, &unit, 1, other, other_length) == UCOL_EQUAL;
}

/// Asks the collator about each composed letter: whether it is, at the first level, what it is composed of.
void find_own_letters(collation_language& language, const USet* tailored) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* const nfd = unorm2_getNFDInstance(&status);
    if (U_FAILURE(status))
        return;
    const auto ask = [&](UChar32 c) {
        if (const letter_form* form = letter_form_of(c))
            return uset_contains(tailored, c) && !(form->c == 0x0131 && language.folds_turkic_i);
        if (c == 0x0130 && language.folds_turkic_i)
            return false;
        UChar parts[8];
        UErrorCode failed = U_ZERO_ERROR;
        const std::int32_t length = unorm2_getDecomposition(nfd, c, parts, std::size(parts), &failed);
        if (U_FAILURE(failed))
            return false;
        // Without a composition, only what the language itself has a rule for: Danish has an "æ".
        return length > 0 ? !same_letter(language.collator, c, parts, 1) : uset_contains(tailored, c) != 0;
    };
    for (UChar32 c = 0xC0; c < 0x530; ++c)
        language.own_letters[static_cast<std::size_t>(c)] = ask(c);
    for (UChar32 c = 0x1E00; c < 0x2000; ++c)
        language.more_own_letters[static_cast<std::size_t>(c - 0x1E00)] = ask(c);
}

/// Whether no rule of the language is about ASCII text alone.
bool has_plain_ascii(const USet* tailored, bool folds_turkic_i) {
    const std::int32_t count = uset_getItemCount(tailored);
    for (std::int32_t i = 0; i < count; ++i) {
        UChar32 first = 0, last = 0;
        UChar text[64];
        UErrorCode status = U_ZERO_ERROR;
        const std::int32_t length = uset_getItem(tailored, i, &first, &last, text, std::size(text), &status);
        if (U_FAILURE(status))
            return false;
        if (length < 2) {
            for (UChar32 c = first; c <= last && c < 0x80; ++c) {
                if (!(folds_turkic_i && (c == u'i' || c == u'I')))
                    return false;
            }
        } else if (std::all_of(text, text + length, [](UChar c) { return c < 0x80; }))
            return false;
    }
    return true;
}

std::unique_ptr<collation_language> make_language(LCID lcid, bool linguistic_casing) {
    char name[128];
    if (lcid == lcid_invariant || !icu_name_of(lcid, name))
        name[0] = '\0';
    auto language = std::make_unique<collation_language>();
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UCollator, collator_closer> collator(ucol_open(name, &status));
    if (U_FAILURE(status))
        return nullptr;
    ucol_setAttribute(collator.get(), UCOL_STRENGTH, UCOL_PRIMARY, &status);
    const std::unique_ptr<USet, set_closer> tailored(ucol_getTailoredSet(collator.get(), &status));
    if (U_FAILURE(status))
        return nullptr;
    language->lcid = lcid;
    language->linguistic_casing = linguistic_casing;
    language->collator = collator.get();
    language->accents_backwards = PRIMARYLANGID(LANGIDFROMLCID(lcid)) == french;
    language->folds_turkic_i = !linguistic_casing && is_turkic(lcid);
    language->plain_ascii = has_plain_ascii(tailored.get(), language->folds_turkic_i);
    find_own_letters(*language, tailored.get());
    collator.release();
    return language;
}

// Languages that were asked for: few, and each is looked for without a lock.
std::atomic<const collation_language*> languages[64];
std::mutex making;

const collation_language* find(const collation_language* first, LCID lcid, bool linguistic_casing) {
    while (first && (first->lcid != lcid || first->linguistic_casing != linguistic_casing))
        first = first->next;
    return first;
}

} // namespace

const letter_form* letter_form_of(UChar32 c) noexcept {
    const auto* const found = std::lower_bound(std::begin(letter_forms), std::end(letter_forms), c,
                                               [](const letter_form& a, UChar32 b) { return a.c < b; });
    return found != std::end(letter_forms) && found->c == c ? found : nullptr;
}

const collation_language* collation_language_of(LCID lcid, bool linguistic_casing) noexcept {
    const locale_data* const locale = find_locale(lcid);
    lcid = locale ? locale->lcid : lcid_invariant;
    // The two casings are only in the languages with two letters i.
    linguistic_casing = linguistic_casing && is_turkic(lcid);
    auto& first = languages[(lcid ^ (lcid >> 8) ^ (linguistic_casing ? 32 : 0)) % std::size(languages)];
    if (const auto* found = find(first.load(std::memory_order_acquire), lcid, linguistic_casing))
        return found;
    try {
        const std::lock_guard lock(making);
        if (const auto* found = find(first.load(std::memory_order_relaxed), lcid, linguistic_casing))
            return found;
        auto made = make_language(lcid, linguistic_casing);
        if (!made)
            return nullptr;
        made->next = first.load(std::memory_order_relaxed);
        first.store(made.get(), std::memory_order_release);
        return made.release();
    } catch (const std::exception&) {
        return nullptr;
    }
}

} // namespace comity
