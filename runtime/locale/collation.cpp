#include "collation.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <new>

#include <unicode/ucol.h>

#include "icu_locale.hpp"

namespace comity {
namespace {

constexpr DWORD known_flags = norm_ignore_case | norm_ignore_nonspace | norm_ignore_symbols |
                              linguistic_ignore_case | linguistic_ignore_diacritic | norm_ignore_kana_type |
                              norm_ignore_width | sort_string_sort;

struct node {
    LCID lcid;
    DWORD flags;
    const UCollator* collator;
    const node* next;
};

// One collator for each locale and combination of flags that was asked for: both are few.
std::atomic<const node*> nodes[64];
std::mutex making;

const UCollator* find(const node* first, LCID lcid, DWORD flags) {
    for (; first; first = first->next) {
        if (first->lcid == lcid && first->flags == flags)
            return first->collator;
    }
    return nullptr;
}

UCollator* make_collator(LCID lcid, DWORD flags) {
    char name[128];
    if (lcid == lcid_invariant || !icu_name_of(lcid, name))
        name[0] = '\0';
    UErrorCode status = U_ZERO_ERROR;
    UCollator* collator = ucol_open(name, &status);
    if (U_FAILURE(status))
        return nullptr;
    const bool no_case = flags & (norm_ignore_case | linguistic_ignore_case | norm_ignore_width);
    const bool no_accents = flags & (norm_ignore_nonspace | linguistic_ignore_diacritic);
    ucol_setAttribute(collator, UCOL_STRENGTH,
                      no_accents ? UCOL_PRIMARY
                      : no_case  ? UCOL_SECONDARY
                                 : UCOL_TERTIARY,
                      &status);
    if (no_accents && !no_case)
        ucol_setAttribute(collator, UCOL_CASE_LEVEL, UCOL_ON, &status);
    if (flags & norm_ignore_symbols)
        ucol_setAttribute(collator, UCOL_ALTERNATE_HANDLING, UCOL_SHIFTED, &status);
    return collator;
}

const UCollator* collator_for(LCID lcid, DWORD flags) noexcept {
    std::atomic<const node*>& first = nodes[(lcid ^ (lcid >> 8) ^ flags ^ (flags >> 10)) % std::size(nodes)];
    if (const UCollator* found = find(first.load(std::memory_order_acquire), lcid, flags))
        return found;
    try {
        const std::lock_guard lock(making);
        if (const UCollator* found = find(first.load(std::memory_order_relaxed), lcid, flags))
            return found;
        UCollator* made = make_collator(lcid, flags);
        if (made)
            first.store(new node{lcid, flags, made, first.load(std::memory_order_relaxed)},
                        std::memory_order_release);
        return made;
    } catch (const std::exception&) {
        return nullptr;
    }
}

} // namespace

int compare_text(LCID lcid, DWORD flags, std::u16string_view a, std::u16string_view b) noexcept {
    if (a == b)
        return 0;
    const locale_data* locale = find_locale(lcid);
    const UCollator* collator = collator_for(locale ? locale->lcid : lcid_invariant, flags & known_flags);
    if (!collator) {
        // Without memory: the order of the characters.
        return a < b ? -1 : 1;
    }
    const UCollationResult result = ucol_strcoll(collator, a.data(), static_cast<std::int32_t>(a.size()),
                                                 b.data(), static_cast<std::int32_t>(b.size()));
    return result == UCOL_LESS ? -1 : result == UCOL_GREATER ? 1 : 0;
}

} // namespace comity
