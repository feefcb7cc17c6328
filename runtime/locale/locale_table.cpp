#include "locale_data.hpp"

#include <atomic>
#include <exception>
#include <memory>
#include <mutex>

#include "icu_locale.hpp"

namespace comity {
namespace {

// LANGIDs of languages and countries have ten bits for the language and six for the country. Found locales
// stay in slots by both; nothing is remembered about numbers that are no locale, so that asking for them
// takes no memory.
constexpr std::size_t slot_count = 1024;

struct node {
    LANGID language;
    const locale_data* data;
    const node* next;
};

std::atomic<const node*> slots[slot_count];
std::mutex making;

const node* find(const node* first, LANGID language) {
    while (first && first->language != language)
        first = first->next;
    return first;
}

} // namespace

const locale_data* find_locale(LCID lcid) noexcept {
    // What is behind the sort order and the language has no meaning.
    if (lcid >> 20 != 0)
        return nullptr;
    const LANGID language = LANGIDFROMLCID(lcid);
    switch (language) {
    case lcid_en_us:
    case 0x0000: // LOCALE_NEUTRAL
    case 0x0400: // LOCALE_USER_DEFAULT
    case 0x0800: // LOCALE_SYSTEM_DEFAULT
    case 0x0C00: // LOCALE_CUSTOM_DEFAULT
    case 0x1400: // LOCALE_CUSTOM_UI_DEFAULT
    case 0x0009: // English
        return &en_us_locale;
    case lcid_invariant:
        return &invariant_locale;
    }
    std::atomic<const node*>& first = slots[language % slot_count];
    if (const node* found = find(first.load(std::memory_order_acquire), language))
        return found->data;
    const LCID resolved = resolve_locale(language); // in one step: what it gives resolves to itself
    if (resolved == 0)
        return nullptr;
    try {
        const locale_data* made = resolved == language ? nullptr : find_locale(resolved);
        const std::lock_guard lock(making);
        if (const node* found = find(first.load(std::memory_order_relaxed), language))
            return found->data;
        if (!made)
            made = make_icu_locale(resolved);
        if (made)
            first.store(new node{language, made, first.load(std::memory_order_relaxed)},
                        std::memory_order_release);
        return made;
    } catch (const std::exception&) {
        return nullptr;
    }
}

} // namespace comity
