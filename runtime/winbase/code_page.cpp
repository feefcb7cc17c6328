#include "code_page.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <type_traits>

namespace comity {
namespace {

constexpr char16_t replacement = 0xFFFD;

/// How many bytes or units the fast paths take at once; a loop over so many is vectorized.
constexpr std::size_t block = 16;

/// Counts what a conversion makes, and writes it where there is something to write to.
template <class Unit>
class sink {
public:
    explicit sink(conversion_target<Unit> target) : at_(target.at), room_(target.room) {}

    /// All of a character or nothing of it. False when it does not fit.
    template <class... Units>
    bool put(Units... units) {
        constexpr std::size_t count = sizeof...(Units);
        if (at_) {
            if (room_ - result.length < count)
                return overflow();
            Unit* next = at_ + result.length;
            ((*next++ = static_cast<Unit>(units)), ...);
        }
        result.length += count;
        return true;
    }

    /// Whether a whole block may be written; always, where nothing is written.
    bool has_room_for_block() const { return !at_ || room_ - result.length >= block; }
    template <class Source>
    void put_block(const Source* from) {
        if (at_) {
            Unit* to = at_ + result.length;
            for (std::size_t i = 0; i < block; ++i)
                to[i] = static_cast<Unit>(static_cast<std::make_unsigned_t<Source>>(from[i]));
        }
        result.length += block;
    }

    conversion_result result;

private:
    bool overflow() {
        result.overflow = true;
        return false;
    }

    Unit* at_;
    std::size_t room_;
};

bool is_ascii_block(const char* bytes) {
    std::uint64_t halves[2];
    std::memcpy(halves, bytes, sizeof halves);
    return ((halves[0] | halves[1]) & 0x8080808080808080u) == 0;
}

bool is_ascii_block(const char16_t* units) {
    std::uint64_t quarters[4];
    std::memcpy(quarters, units, sizeof quarters);
    return ((quarters[0] | quarters[1] | quarters[2] | quarters[3]) & 0xFF80FF80FF80FF80u) == 0;
}

/// The multi-byte sequence at the front of `bytes`, whose first byte is not ASCII. `length` is how much of it
/// to pass over; `value` is U+FFFD, and `well_formed` false, for an ill-formed one.
struct sequence {
    char32_t value;
    std::size_t length;
    bool well_formed;
};

sequence read_sequence(const std::uint8_t* bytes, std::size_t count) {
    const std::uint8_t first = bytes[0];
    std::size_t length = 0;
    // The range of the second byte keeps out overlong forms, surrogates and values above U+10FFFF.
    std::uint8_t low = 0x80;
    std::uint8_t high = 0xBF;
    char32_t value = 0;
    if (first >= 0xC2 && first <= 0xDF) {
        length = 2;
        value = first & 0x1Fu;
    } else if ((first & 0xF0) == 0xE0) {
        length = 3;
        value = first & 0x0Fu;
        low = first == 0xE0 ? 0xA0 : low;
        high = first == 0xED ? 0x9F : high;
    } else if (first >= 0xF0 && first <= 0xF4) {
        length = 4;
        value = first & 0x07u;
        low = first == 0xF0 ? 0x90 : low;
        high = first == 0xF4 ? 0x8F : high;
    } else {
        return {replacement, 1, false};
    }
    for (std::size_t i = 1; i < length; ++i) {
        if (i >= count || bytes[i] < low || bytes[i] > high)
            return {replacement, i, false};
        value = (value << 6) | (bytes[i] & 0x3Fu);
        low = 0x80;
        high = 0xBF;
    }
    return {value, length, true};
}

conversion_result decode_utf8(const char* bytes, std::size_t count, sink<char16_t> out) {
    std::size_t i = 0;
    while (i < count) {
        while (count - i >= block && out.has_room_for_block() && is_ascii_block(bytes + i)) {
            out.put_block(bytes + i);
            i += block;
        }
        if (i == count)
            break;
        const auto first = static_cast<std::uint8_t>(bytes[i]);
        if (first < 0x80) {
            if (!out.put(first))
                break;
            ++i;
            continue;
        }
        const sequence next = read_sequence(reinterpret_cast<const std::uint8_t*>(bytes) + i, count - i);
        const bool fits = next.value < 0x10000 ? out.put(next.value)
                                               : out.put(0xD800 + ((next.value - 0x10000) >> 10),
                                                         0xDC00 + ((next.value - 0x10000) & 0x3FF));
        if (!fits)
            break;
        out.result.replaced |= !next.well_formed;
        i += next.length;
    }
    return out.result;
}

conversion_result encode_utf8(const char16_t* units, std::size_t count, sink<char> out) {
    std::size_t i = 0;
    while (i < count) {
        while (count - i >= block && out.has_room_for_block() && is_ascii_block(units + i)) {
            out.put_block(units + i);
            i += block;
        }
        if (i == count)
            break;
        char32_t c = units[i++];
        if (c < 0x80) {
            if (!out.put(c))
                break;
            continue;
        }
        bool replaced = false;
        if (c >= 0xD800 && c <= 0xDFFF) {
            if (c <= 0xDBFF && i < count && units[i] >= 0xDC00 && units[i] <= 0xDFFF) {
                c = 0x10000 + ((c - 0xD800) << 10) + (units[i++] - char32_t{0xDC00});
            } else {
                c = replacement;
                replaced = true;
            }
        }
        const char32_t last = 0x80 | (c & 0x3F);
        const char32_t third = 0x80 | ((c >> 6) & 0x3F);
        const bool fits = c < 0x800     ? out.put(0xC0 | (c >> 6), last)
                          : c < 0x10000 ? out.put(0xE0 | (c >> 12), third, last)
                                        : out.put(0xF0 | (c >> 18), 0x80 | ((c >> 12) & 0x3F), third, last);
        if (!fits)
            break;
        out.result.replaced |= replaced;
    }
    return out.result;
}

/// 0x80 to 0x9F of Windows-1252; the five bytes without a character stand for the control characters of the
/// same number, as Windows has it (the published table "bestfit1252").
constexpr char16_t windows_1252_high[32] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

/// A character of a single-byte encoding. ASCII has seven bits; the eighth is not looked at.
char16_t decode_byte(encoding from, std::uint8_t byte) {
    if (from == encoding::ascii)
        return byte & 0x7F;
    return from == encoding::windows_1252 && byte >= 0x80 && byte <= 0x9F ? windows_1252_high[byte - 0x80]
                                                                          : byte;
}

/// The byte for a character; -1 for none.
int encode_exactly(encoding to, char16_t c) {
    if (c < 0x80)
        return c;
    if (to == encoding::ascii)
        return -1;
    if (c >= 0xA0 && c <= 0xFF)
        return c;
    if (to == encoding::latin1)
        return c < 0xA0 ? c : -1;
    const auto* found = std::find(std::begin(windows_1252_high), std::end(windows_1252_high), c);
    return found == std::end(windows_1252_high) ? -1 : 0x80 + static_cast<int>(found - windows_1252_high);
}

struct nearest {
    char16_t character;
    std::uint8_t windows_1252;
    std::uint8_t plain;
};

constexpr nearest best_fit_table[] = {
#include "best_fit.inc"
};

/// The byte for a character's nearest relative; -1 for none.
int encode_nearest(encoding to, char16_t c) {
    const auto* found =
        std::lower_bound(std::begin(best_fit_table), std::end(best_fit_table), c,
                         [](const nearest& row, char16_t value) { return row.character < value; });
    if (found == std::end(best_fit_table) || found->character != c)
        return -1;
    const int byte = to == encoding::windows_1252 ? found->windows_1252 : found->plain;
    return byte == 0 || (to == encoding::ascii && byte >= 0x80) ? -1 : byte;
}

} // namespace

std::optional<encoding> find_encoding(UINT code_page) noexcept {
    switch (code_page) {
    case 0: // CP_ACP
    case 1: // CP_OEMCP
    case 2: // CP_MACCP
    case 3: // CP_THREAD_ACP
    case 65001:
        return encoding::utf8;
    case 1252:
        return encoding::windows_1252;
    case 28591:
        return encoding::latin1;
    case 20127:
        return encoding::ascii;
    default:
        return {};
    }
}

conversion_result decode_bytes(encoding from, const char* bytes, std::size_t count,
                               conversion_target<char16_t> to) noexcept {
    sink<char16_t> out(to);
    if (from == encoding::utf8)
        return decode_utf8(bytes, count, out);
    for (std::size_t i = 0; i < count; ++i)
        if (!out.put(decode_byte(from, static_cast<std::uint8_t>(bytes[i]))))
            break;
    return out.result;
}

conversion_result encode_units(encoding to, const char16_t* units, std::size_t count,
                               conversion_target<char> target, char substitute, bool best_fit) noexcept {
    sink<char> out(target);
    if (to == encoding::utf8)
        return encode_utf8(units, count, out);
    for (std::size_t i = 0; i < count; ++i) {
        int byte = encode_exactly(to, units[i]);
        if (byte < 0 && best_fit)
            byte = encode_nearest(to, units[i]);
        out.result.replaced |= byte < 0;
        if (!out.put(byte < 0 ? static_cast<std::uint8_t>(substitute) : byte))
            break;
    }
    return out.result;
}

} // namespace comity
