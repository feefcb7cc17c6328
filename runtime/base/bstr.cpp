/// BSTR: the strings of Automation.
///
/// A block of the C library's heap holds, in this order, a header as wide as a pointer whose last four bytes
/// are the length in bytes, the characters, and a NUL unit. The BSTR points at the characters. It is the
/// layout that other COM libraries on POSIX use as well (they too allocate with malloc), so a string made by
/// one may be freed by another.
///
/// There is no cache of freed strings: the C library keeps a free list per thread already, and one of our own
/// on top measured no faster, while it would hide mistakes from memory checkers.
/// https://learn.microsoft.com/previous-versions/windows/desktop/automat/bstr
#include <oleauto.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <string>

#include "pinned_strings.hpp"

namespace {

using comity::detail::pinned_strings;

constexpr std::size_t header_size = sizeof(void*);
static_assert(header_size >= sizeof(std::uint32_t));

/// The longest string whose whole block can be counted in 32 bits, which is what Windows allows too.
constexpr std::size_t max_bytes =
    std::numeric_limits<std::uint32_t>::max() - header_size - sizeof(OLECHAR) - 1;

char* block_of(BSTR string) {
    return reinterpret_cast<char*>(string) - header_size;
}

std::uint32_t byte_length(BSTR string) {
    std::uint32_t length;
    std::memcpy(&length, reinterpret_cast<char*>(string) - sizeof length, sizeof length);
    return length;
}

/// Space for the characters and a NUL unit that stays aligned behind an odd number of bytes.
std::size_t padded(std::size_t bytes) {
    return (bytes + sizeof(OLECHAR) + 1) & ~std::size_t{1};
}

/// Makes a block of the right size into a BSTR: writes the length in front and the NUL unit behind.
BSTR finish(char* block, std::size_t bytes) {
    const auto length = static_cast<std::uint32_t>(bytes);
    char* characters = block + header_size;
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
    auto* block = static_cast<char*>(std::malloc(header_size + padded(bytes)));
    if (!block)
        return nullptr;
    if (source)
        std::memcpy(block + header_size, source, bytes);
    return finish(block, bytes);
}

void release(BSTR string) {
    if (string && !(pinned_strings::any() && pinned_strings::put_off_free(string)))
        std::free(block_of(string));
}

std::size_t byte_count(UINT characters) {
    return std::size_t{characters} * sizeof(OLECHAR);
}

} // namespace

STDAPI_(BSTR) SysAllocString(const OLECHAR* psz) {
    if (!psz)
        return nullptr;
    return allocate(psz, std::char_traits<OLECHAR>::length(psz) * sizeof(OLECHAR));
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
    if (psz || !old || pinned_strings::any()) {
        BSTR fresh = allocate(psz, bytes);
        if (!fresh)
            return FALSE;
        if (!psz && old) {
            const std::size_t kept = byte_length(old);
            std::memcpy(fresh, old, kept < bytes ? kept : bytes);
        }
        release(old);
        *pbstr = fresh;
        return TRUE;
    }
    // With no source the characters that fit are kept.
    if (bytes > max_bytes)
        return FALSE;
    auto* block = static_cast<char*>(std::realloc(block_of(old), header_size + padded(bytes)));
    if (!block)
        return FALSE;
    *pbstr = finish(block, bytes);
    return TRUE;
}

STDAPI_(void) SysFreeString(BSTR bstrString) {
    release(bstrString);
}

STDAPI_(UINT) SysStringLen(BSTR pbstr) {
    return pbstr ? byte_length(pbstr) / sizeof(OLECHAR) : 0;
}

STDAPI_(UINT) SysStringByteLen(BSTR bstr) {
    return bstr ? byte_length(bstr) : 0;
}

STDAPI SysAddRefString(BSTR bstrString) {
    return bstrString ? pinned_strings::pin(bstrString) : S_OK;
}

STDAPI_(void) SysReleaseString(BSTR bstrString) {
    if (bstrString && pinned_strings::unpin(bstrString))
        std::free(block_of(bstrString));
}
