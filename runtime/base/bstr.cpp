/// BSTR: the strings of Automation; string_blocks.hpp has their layout and their memory.
/// https://learn.microsoft.com/previous-versions/windows/desktop/automat/bstr
#include <oleauto.h>

#include <cstdint>
#include <cstring>
#include <limits>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "pinned_memory.hpp"
#include "string_blocks.hpp"

namespace {

using comity::detail::pinned_memory;
using comity::detail::string_blocks;

/// The longest string whose whole block can be counted in 32 bits, which is what Windows allows too.
constexpr std::size_t max_bytes =
    std::numeric_limits<std::uint32_t>::max() - string_blocks::header_size - sizeof(OLECHAR) - 1;

char* block_of(BSTR string) {
    return reinterpret_cast<char*>(string) - string_blocks::header_size;
}

// A sanitizer takes the bytes beyond the text for a mistake.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || __has_feature(address_sanitizer) ||     \
    __has_feature(memory_sanitizer) || __has_feature(thread_sanitizer)
#define UNIT_BY_UNIT
#endif

/// The number of units in front of the NUL.
#if defined(__SSE2__) && !defined(UNIT_BY_UNIT)
// Eight units at a time. A load from a multiple of 16 cannot reach into another page, so what it reads beyond
// the text is there to be read. char_traits compares unit by unit, which costs more than the allocation.
std::size_t length_of(const OLECHAR* text) {
    const auto address = reinterpret_cast<std::uintptr_t>(text);
    if (address % sizeof(OLECHAR) != 0) { // units that no aligned load can compare
        std::size_t length = 0;
        for (OLECHAR unit;; ++length) {
            std::memcpy(&unit, text + length, sizeof unit);
            if (!unit)
                return length;
        }
    }
    const __m128i zero = _mm_setzero_si128();
    const unsigned skipped = address % 16;
    const auto* part = reinterpret_cast<const __m128i*>(address - skipped);
    unsigned nuls =
        static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi16(_mm_load_si128(part), zero))) >> skipped;
    if (nuls)
        return static_cast<unsigned>(__builtin_ctz(nuls)) / sizeof(OLECHAR);
    for (std::size_t bytes = 16 - skipped;; bytes += 16) {
        nuls = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmpeq_epi16(_mm_load_si128(++part), zero)));
        if (nuls)
            return (bytes + static_cast<unsigned>(__builtin_ctz(nuls))) / sizeof(OLECHAR);
    }
}
#else
std::size_t length_of(const OLECHAR* text) {
    std::size_t length = 0;
    while (text[length])
        ++length;
    return length;
}
#endif

/// Copies with a few moves of fixed size what is short, as most strings are: two that overlap for anything
/// between one size and twice that. A call of memcpy first finds out what kind of processor it runs on.
void copy_text(char* to, const char* from, std::size_t bytes) {
    const auto ends = [&]<std::size_t Size>(std::integral_constant<std::size_t, Size>) {
        char head[Size];
        char tail[Size];
        std::memcpy(head, from, Size);
        std::memcpy(tail, from + bytes - Size, Size);
        std::memcpy(to, head, Size);
        std::memcpy(to + bytes - Size, tail, Size);
    };
    if (bytes > 64)
        std::memcpy(to, from, bytes);
    else if (bytes > 32)
        ends(std::integral_constant<std::size_t, 32>());
    else if (bytes >= 16)
        ends(std::integral_constant<std::size_t, 16>());
    else if (bytes >= 8)
        ends(std::integral_constant<std::size_t, 8>());
    else if (bytes >= 4)
        ends(std::integral_constant<std::size_t, 4>());
    else
        for (std::size_t i = 0; i < bytes; ++i)
            to[i] = from[i];
}

/// Makes a block of the right size into a BSTR: writes the length in front and the NUL unit behind.
BSTR finish(char* block, std::size_t bytes) {
    const auto length = static_cast<std::uint32_t>(bytes);
    char* characters = block + string_blocks::header_size;
    std::memcpy(characters - sizeof length, &length, sizeof length);
    // Two bytes behind an even length, three behind an odd one: stores, not a call of memset.
    characters[bytes] = characters[bytes + 1] = 0;
    if (bytes & 1)
        characters[bytes + 2] = 0;
    return reinterpret_cast<BSTR>(characters);
}

/// A new string of `bytes` bytes, copied from `source` unless that is null; null if it is too long or memory
/// is out.
BSTR allocate(const void* source, std::size_t bytes) {
    if (bytes > max_bytes)
        return nullptr;
    char* const block = string_blocks::take(bytes);
    if (!block)
        return nullptr;
    if (source)
        copy_text(block + string_blocks::header_size, static_cast<const char*>(source), bytes);
    return finish(block, bytes);
}

void release(BSTR string) {
    if (string)
        string_blocks::give(block_of(string));
}

std::size_t byte_count(UINT characters) {
    return std::size_t{characters} * sizeof(OLECHAR);
}

} // namespace

STDAPI_(BSTR) SysAllocString(const OLECHAR* psz) {
    if (!psz)
        return nullptr;
    return allocate(psz, length_of(psz) * sizeof(OLECHAR));
}

STDAPI_(BSTR) SysAllocStringLen(const OLECHAR* strIn, UINT ui) {
    return allocate(strIn, byte_count(ui));
}

STDAPI_(BSTR) SysAllocStringByteLen(LPCSTR psz, UINT len) {
    return allocate(psz, len);
}

STDAPI_(INT) SysReAllocString(BSTR* pbstr, const OLECHAR* psz) {
    if (!pbstr)
        return FALSE;
    BSTR fresh = nullptr;
    if (psz && !(fresh = SysAllocString(psz)))
        return FALSE;
    // Freed last, because `psz` may lie inside the old string.
    release(*pbstr);
    *pbstr = fresh;
    return TRUE;
}

STDAPI_(INT) SysReAllocStringLen(BSTR* pbstr, const OLECHAR* psz, unsigned int len) {
    if (!pbstr)
        return FALSE;
    const std::size_t bytes = byte_count(len);
    BSTR old = *pbstr;
    // A string copied from, or pinned, has to stay where it is until the new one stands.
    if (psz || !old || pinned_memory::any()) {
        BSTR fresh = allocate(psz, bytes);
        if (!fresh)
            return FALSE;
        if (!psz && old) {
            const std::size_t kept = string_blocks::length_of(block_of(old));
            std::memcpy(fresh, old, kept < bytes ? kept : bytes);
        }
        release(old);
        *pbstr = fresh;
        return TRUE;
    }
    // With no source the characters that fit are kept.
    if (bytes > max_bytes)
        return FALSE;
    char* const block = string_blocks::resize(block_of(old), bytes);
    if (!block)
        return FALSE;
    *pbstr = finish(block, bytes);
    return TRUE;
}

STDAPI_(void) SysFreeString(BSTR bstrString) {
    release(bstrString);
}

STDAPI_(UINT) SysStringLen(BSTR pbstr) {
    return pbstr ? string_blocks::length_of(block_of(pbstr)) / sizeof(OLECHAR) : 0;
}

STDAPI_(UINT) SysStringByteLen(BSTR bstr) {
    return bstr ? string_blocks::length_of(block_of(bstr)) : 0;
}

STDAPI_(void) SetOaNoCache(void) {
    comity::detail::memory_watchers.fetch_or(comity::detail::watcher_no_cache, std::memory_order_relaxed);
}

STDAPI SysAddRefString(BSTR bstrString) {
    if (!bstrString)
        return S_OK;
    string_blocks::keep_out_of_cache(block_of(bstrString));
    return pinned_memory::pin(bstrString);
}

STDAPI_(void) SysReleaseString(BSTR bstrString) {
    if (bstrString && pinned_memory::unpin(bstrString))
        string_blocks::give(block_of(bstrString));
}
