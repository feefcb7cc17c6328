/// 96-bit unsigned integers: the magnitude of a DECIMAL.
#pragma once

#include <array>
#include <cstdint>

namespace comity {

/// Three 32-bit words, the lowest first. (A compiler's 128-bit type would do, but not every 32-bit target has
/// one.)
class uint96 {
public:
    constexpr uint96() = default;
    constexpr explicit uint96(std::uint64_t value)
        : words_{static_cast<std::uint32_t>(value), static_cast<std::uint32_t>(value >> 32), 0} {}
    constexpr uint96(std::uint32_t high, std::uint64_t low)
        : words_{static_cast<std::uint32_t>(low), static_cast<std::uint32_t>(low >> 32), high} {}

    constexpr std::uint64_t low() const { return words_[0] | std::uint64_t{words_[1]} << 32; }
    constexpr std::uint32_t high() const { return words_[2]; }
    constexpr bool is_zero() const { return (words_[0] | words_[1] | words_[2]) == 0; }
    constexpr bool is_odd() const { return words_[0] & 1; }

    /// this = this * factor + addend. @return false if the result needs more than 96 bits; the value is then
    /// spoilt.
    constexpr bool multiply_add(std::uint32_t factor, std::uint32_t addend) {
        std::uint64_t carry = addend;
        for (std::uint32_t& word : words_) {
            carry += std::uint64_t{word} * factor;
            word = static_cast<std::uint32_t>(carry);
            carry >>= 32;
        }
        return carry == 0;
    }

    /// this = this / divisor. @return the remainder
    constexpr std::uint32_t divide(std::uint32_t divisor) {
        std::uint64_t remainder = 0;
        for (int i = 2; i >= 0; --i) {
            remainder = remainder << 32 | words_[i];
            words_[i] = static_cast<std::uint32_t>(remainder / divisor);
            remainder %= divisor;
        }
        return static_cast<std::uint32_t>(remainder);
    }

    friend constexpr bool operator==(const uint96&, const uint96&) = default;

private:
    std::array<std::uint32_t, 3> words_{};
};

} // namespace comity
