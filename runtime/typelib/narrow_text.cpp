#include "narrow_text.hpp"

#include "boundary.hpp"
#include "wide_text.hpp"

namespace comity::typelib {

namespace {

bool is_ascii(std::string_view text) noexcept {
    unsigned char all = 0;
    for (unsigned char byte : text)
        all |= byte;
    return all < 0x80;
}

// 0x80-0x9f of Windows-1252 (https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT); the
// five undefined bytes stay control characters. All others of the code page are Latin-1.
constexpr char16_t windows_1252_high[32] = {0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
                                            0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008d, 0x017d, 0x008f,
                                            0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                            0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178};

char16_t from_windows_1252(unsigned char byte) noexcept {
    return byte >= 0x80 && byte < 0xa0 ? windows_1252_high[byte - 0x80] : byte;
}

} // namespace

unsigned char to_windows_1252(char16_t unit) noexcept {
    if (unit < 0x80 || (unit >= 0xa0 && unit <= 0xff))
        return static_cast<unsigned char>(unit);
    for (unsigned i = 0; i < 32; ++i)
        if (windows_1252_high[i] == unit)
            return static_cast<unsigned char>(0x80 + i);
    return '?';
}

std::u16string widen(std::string_view text) {
    if (!is_ascii(text))
        if (auto wide = to_utf16_strict(text))
            return *wide;
    std::u16string wide(text.size(), u'\0');
    for (std::size_t i = 0; i < text.size(); ++i)
        wide[i] = from_windows_1252(static_cast<unsigned char>(text[i]));
    return wide;
}

HRESULT widen_to_bstr(std::string_view text, BSTR* out) noexcept {
    *out = nullptr;
    if (!text.data())
        return S_OK;
    if (is_ascii(text)) {
        BSTR string = SysAllocStringLen(nullptr, static_cast<UINT>(text.size()));
        if (!string)
            return E_OUTOFMEMORY;
        for (std::size_t i = 0; i < text.size(); ++i)
            string[i] = static_cast<unsigned char>(text[i]);
        *out = string;
        return S_OK;
    }
    return guarded([&] {
        const std::u16string wide = widen(text);
        *out = SysAllocStringLen(wide.data(), static_cast<UINT>(wide.size()));
        return *out ? S_OK : E_OUTOFMEMORY;
    });
}

} // namespace comity::typelib
