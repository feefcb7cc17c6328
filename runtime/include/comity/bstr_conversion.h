/* Narrow text to BSTR and back, for the classes that Windows source uses (_bstr_t, CComBSTR, ...). Narrow text is UTF-8. */
#ifndef COMITY_BSTR_CONVERSION_H
#define COMITY_BSTR_CONVERSION_H

#include <oleauto.h>

#ifdef __cplusplus

#include <cstddef>
#include <new>

namespace comity {

/// Takes one character off `text`, which ends at `end`. What is not UTF-8 gives U+FFFD, once for each part that could not be
/// continued.
inline char32_t take_utf8_character(const unsigned char*& text, const unsigned char* end) noexcept {
    const unsigned char first = *text++;
    if (first < 0x80)
        return first;
    const int more = first >= 0xC2 && first <= 0xDF ? 1 : (first & 0xF0) == 0xE0 ? 2 : first >= 0xF0 && first <= 0xF4 ? 3 : 0;
    if (more == 0)
        return 0xFFFD;
    // The second byte decides about overlong forms, surrogates, and what lies beyond U+10FFFF.
    unsigned char low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    unsigned char high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    char32_t character = first & (0x3F >> more);
    for (int at = 0; at < more; ++at, low = 0x80, high = 0xBF) {
        if (text == end || *text < low || *text > high)
            return 0xFFFD;
        character = character << 6 | (*text++ & 0x3F);
    }
    return character;
}

/// `length` bytes of UTF-8 as a new BSTR, which the caller frees with SysFreeString; NULL for NULL. S_OK, E_OUTOFMEMORY.
inline HRESULT narrow_to_bstr(const char* text, std::size_t length, BSTR* result) noexcept {
    *result = nullptr;
    if (text == nullptr)
        return S_OK;
    const unsigned char* const begin = reinterpret_cast<const unsigned char*>(text);
    const unsigned char* const end = begin + length;
    std::size_t units = 0;
    for (const unsigned char* at = begin; at != end;)
        units += take_utf8_character(at, end) > 0xFFFF ? 2 : 1;
    if (units > 0x7FFFFFF0u)
        return E_OUTOFMEMORY;
    BSTR made = SysAllocStringLen(nullptr, static_cast<UINT>(units));
    if (made == nullptr)
        return E_OUTOFMEMORY;
    WCHAR* to = made;
    for (const unsigned char* at = begin; at != end;) {
        const char32_t character = take_utf8_character(at, end);
        if (character > 0xFFFF) {
            *to++ = static_cast<WCHAR>(0xD7C0 + (character >> 10));
            *to++ = static_cast<WCHAR>(0xDC00 | (character & 0x3FF));
        } else {
            *to++ = static_cast<WCHAR>(character);
        }
    }
    *result = made;
    return S_OK;
}

/// The same for text that ends at its first NUL.
inline HRESULT narrow_to_bstr(const char* text, BSTR* result) noexcept {
    return narrow_to_bstr(text, text == nullptr ? 0 : strlen(text), result);
}

/// The text of a BSTR as a new array of UTF-8 with a NUL behind it, which the caller frees with delete[]; NULL for NULL. A
/// surrogate that is not one of a pair gives U+FFFD. S_OK, E_OUTOFMEMORY.
inline HRESULT bstr_to_narrow(BSTR text, char** result) noexcept {
    *result = nullptr;
    if (text == nullptr)
        return S_OK;
    const std::size_t length = SysStringLen(text);
    // No unit becomes more than three bytes: a pair becomes four.
    char* made = new (std::nothrow) char[length * 3 + 1];
    if (made == nullptr)
        return E_OUTOFMEMORY;
    char* to = made;
    for (std::size_t at = 0; at < length; ++at) {
        char32_t character = static_cast<char16_t>(text[at]);
        if ((character & 0xF800) == 0xD800) {
            const char32_t next = at + 1 < length ? static_cast<char16_t>(text[at + 1]) : 0;
            if (character < 0xDC00 && (next & 0xFC00) == 0xDC00) {
                character = 0x10000 + ((character & 0x3FF) << 10) + (next & 0x3FF);
                ++at;
            } else {
                character = 0xFFFD;
            }
        }
        if (character < 0x80) {
            *to++ = static_cast<char>(character);
            continue;
        }
        if (character < 0x800) {
            *to++ = static_cast<char>(0xC0 | character >> 6);
        } else {
            if (character < 0x10000) {
                *to++ = static_cast<char>(0xE0 | character >> 12);
            } else {
                *to++ = static_cast<char>(0xF0 | character >> 18);
                *to++ = static_cast<char>(0x80 | (character >> 12 & 0x3F));
            }
            *to++ = static_cast<char>(0x80 | (character >> 6 & 0x3F));
        }
        *to++ = static_cast<char>(0x80 | (character & 0x3F));
    }
    *to = '\0';
    *result = made;
    return S_OK;
}

} // namespace comity

#endif /* __cplusplus */
#endif /* COMITY_BSTR_CONVERSION_H */
