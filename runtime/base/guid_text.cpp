#include "guid_text.hpp"

#include <cstdint>

namespace comity {
namespace {

/// A run of hexadecimal digits in the text form: where it begins and how many bytes it writes.
struct field {
    std::uint8_t position;
    std::uint8_t bytes;
};
constexpr field fields[] = {{1, 4}, {10, 2}, {15, 2}, {20, 2}, {25, 6}};

/// The sixteen bytes in the order in which the text form writes them.
void to_text_order(REFGUID guid, std::uint8_t (&bytes)[16]) {
    for (int i = 0; i < 4; ++i)
        bytes[i] = static_cast<std::uint8_t>(guid.Data1 >> (24 - 8 * i));
    for (int i = 0; i < 2; ++i) {
        bytes[4 + i] = static_cast<std::uint8_t>(guid.Data2 >> (8 - 8 * i));
        bytes[6 + i] = static_cast<std::uint8_t>(guid.Data3 >> (8 - 8 * i));
    }
    for (int i = 0; i < 8; ++i)
        bytes[8 + i] = guid.Data4[i];
}

GUID from_text_order(const std::uint8_t (&bytes)[16]) {
    GUID guid;
    guid.Data1 = (std::uint32_t(bytes[0]) << 24) | (std::uint32_t(bytes[1]) << 16) |
                 (std::uint32_t(bytes[2]) << 8) | bytes[3];
    guid.Data2 = static_cast<std::uint16_t>((bytes[4] << 8) | bytes[5]);
    guid.Data3 = static_cast<std::uint16_t>((bytes[6] << 8) | bytes[7]);
    for (int i = 0; i < 8; ++i)
        guid.Data4[i] = bytes[8 + i];
    return guid;
}

template <class Char>
void format(REFGUID guid, Char* text) noexcept {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::uint8_t bytes[16];
    to_text_order(guid, bytes);
    text[0] = '{';
    text[9] = text[14] = text[19] = text[24] = '-';
    text[37] = '}';
    int next = 0;
    for (const field& f : fields) {
        for (int i = 0; i < f.bytes; ++i, ++next) {
            text[f.position + 2 * i] = digits[bytes[next] >> 4];
            text[f.position + 2 * i + 1] = digits[bytes[next] & 15];
        }
    }
}

int digit_value(char32_t c) {
    if (c >= '0' && c <= '9')
        return static_cast<int>(c - '0');
    if (c >= 'a' && c <= 'f')
        return static_cast<int>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F')
        return static_cast<int>(c - 'A' + 10);
    return -1;
}

template <class Char>
bool parse(std::basic_string_view<Char> text, GUID& guid) noexcept {
    if (text.size() != guid_text_length || text[0] != '{' || text[37] != '}')
        return false;
    for (const int hyphen : {9, 14, 19, 24}) {
        if (text[hyphen] != '-')
            return false;
    }
    std::uint8_t bytes[16];
    int next = 0;
    for (const field& f : fields) {
        for (int i = 0; i < f.bytes; ++i, ++next) {
            const int high = digit_value(static_cast<char32_t>(text[f.position + 2 * i]));
            const int low = digit_value(static_cast<char32_t>(text[f.position + 2 * i + 1]));
            if (high < 0 || low < 0)
                return false;
            bytes[next] = static_cast<std::uint8_t>(high << 4 | low);
        }
    }
    guid = from_text_order(bytes);
    return true;
}

} // namespace

void format_guid(REFGUID guid, char16_t* text) noexcept {
    format(guid, text);
}

std::u16string guid_to_utf16(REFGUID guid) {
    std::u16string text(guid_text_length, u'\0');
    format(guid, text.data());
    return text;
}

std::string guid_to_utf8(REFGUID guid) {
    std::string text(guid_text_length, '\0');
    format(guid, text.data());
    return text;
}

bool parse_guid(std::u16string_view text, GUID& guid) noexcept {
    return parse(text, guid);
}
bool parse_guid(std::string_view text, GUID& guid) noexcept {
    return parse(text, guid);
}

} // namespace comity
