#include "code_page.hpp"

#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace comity {

#if defined(__SSE2__)
/// Reads aligned blocks of 16 bytes, which never cross a page, and so may read behind the NUL and in front of
/// the text: allowed to the machine, not to AddressSanitizer.
__attribute__((no_sanitize("address"))) std::size_t wide_length(const char16_t* text) noexcept {
    const auto address = reinterpret_cast<std::uintptr_t>(text);
    if (address & 1) {
        // Aligned blocks do not hold whole units of such a text.
        std::size_t length = 0;
        const char* bytes = reinterpret_cast<const char*>(text);
        while (bytes[2 * length] || bytes[2 * length + 1])
            ++length;
        return length;
    }
    const __m128i zero = _mm_setzero_si128();
    const auto* block = reinterpret_cast<const __m128i*>(address & ~std::uintptr_t{15});
    auto found = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi16(_mm_load_si128(block), zero)));
    found &= ~0u << (address & 15);
    while (!found)
        found = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi16(_mm_load_si128(++block), zero)));
    return (reinterpret_cast<std::uintptr_t>(block) + static_cast<unsigned>(__builtin_ctz(found)) - address) /
           2;
}
#else
std::size_t wide_length(const char16_t* text) noexcept {
    const char16_t* end = text;
    while (*end)
        ++end;
    return static_cast<std::size_t>(end - text);
}
#endif

std::size_t wide_length(const char16_t* text, std::size_t most) noexcept {
    std::size_t length = 0;
    while (length < most && text[length])
        ++length;
    return length;
}

} // namespace comity
