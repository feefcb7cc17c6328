/// White space, as texts of numbers and dates have it.
#pragma once

namespace comity {

constexpr bool is_space(char16_t c) noexcept {
    if (c < 0x80)
        return c == u' ' || (c >= u'\t' && c <= u'\r');
    switch (c) {
    case 0x0085:
    case 0x00A0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x3000:
        return true;
    default:
        return c >= 0x2000 && c <= 0x200A;
    }
}

} // namespace comity
