/// Unsigned integers wider than 64 bits: the magnitude of a DECIMAL, and what its arithmetic needs on the
/// way.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace comity {

struct wide_product {
    std::uint64_t high, low;
};
struct wide_quotient {
    std::uint64_t quotient, remainder;
};

/// What multiply_wide and divide_wide do where the compiler has no type of 128 bits.
constexpr wide_product multiply_wide_portable(std::uint64_t a, std::uint64_t b) {
    constexpr std::uint64_t mask = 0xffffffff;
    const std::uint64_t low = (a & mask) * (b & mask);
    const std::uint64_t middle = (a >> 32) * (b & mask) + (low >> 32);
    const std::uint64_t other = (a & mask) * (b >> 32) + (middle & mask);
    return {(a >> 32) * (b >> 32) + (middle >> 32) + (other >> 32), other << 32 | (low & mask)};
}
constexpr wide_quotient divide_wide_portable(std::uint64_t high, std::uint64_t low, std::uint64_t divisor) {
    std::uint64_t quotient = 0;
    for (int bit = 63; bit >= 0; --bit) {
        const bool carry = high >> 63;
        high = high << 1 | (low >> bit & 1);
        quotient <<= 1;
        if (carry || high >= divisor) {
            high -= divisor;
            quotient |= 1;
        }
    }
    return {quotient, high};
}

inline wide_product multiply_wide(std::uint64_t a, std::uint64_t b) {
#ifdef __SIZEOF_INT128__
    __extension__ using uint128 = unsigned __int128;
    const uint128 product = uint128{a} * b;
    return {static_cast<std::uint64_t>(product >> 64), static_cast<std::uint64_t>(product)};
#else
    return multiply_wide_portable(a, b);
#endif
}

/// high * 2^64 + low by the divisor, which has to be above `high`.
inline wide_quotient divide_wide(std::uint64_t high, std::uint64_t low, std::uint64_t divisor) {
    if (high == 0)
        return {low / divisor, low % divisor};
#if defined(__x86_64__)
    // The compiler's own division of 128 bits is a call, because it cannot know that the quotient fits.
    wide_quotient out;
    __asm__("divq %4" : "=a"(out.quotient), "=d"(out.remainder) : "0"(low), "1"(high), "r"(divisor) : "cc");
    return out;
#elif defined(__SIZEOF_INT128__)
    __extension__ using uint128 = unsigned __int128;
    const uint128 value = uint128{high} << 64 | low;
    return {static_cast<std::uint64_t>(value / divisor), static_cast<std::uint64_t>(value % divisor)};
#else
    return divide_wide_portable(high, low, divisor);
#endif
}

/// 10^0 to 10^19, all that 64 bits hold.
inline constexpr int most_digits_of_64_bits = 19;
inline constexpr auto powers_of_ten = [] {
    std::array<std::uint64_t, most_digits_of_64_bits + 1> powers{1};
    for (std::size_t i = 1; i < powers.size(); ++i)
        powers[i] = powers[i - 1] * 10;
    return powers;
}();

/// How many decimal digits a number is written with: one for 0.
constexpr int digits_of(std::uint64_t value) {
    // log10(2) is a little above 1233/4096, so this is the count or one less.
    const int least = std::bit_width(value | 1) * 1233 >> 12;
    return least + (least == 0 || value >= powers_of_ten[static_cast<std::size_t>(least)]);
}

/// 96 bits: a DECIMAL without its sign and scale.
class uint96 {
public:
    constexpr uint96() = default;
    constexpr explicit uint96(std::uint64_t value) : low_(value) {}
    constexpr uint96(std::uint32_t high, std::uint64_t low) : low_(low), high_(high) {}

    constexpr std::uint64_t low() const { return low_; }
    constexpr std::uint32_t high() const { return high_; }
    constexpr bool is_zero() const { return (low_ | high_) == 0; }
    constexpr bool is_odd() const { return low_ & 1; }

    /// this = this * factor + addend. @return false if the result needs more than 96 bits; the value is then
    /// spoilt.
    bool multiply_add(std::uint64_t factor, std::uint64_t addend) {
        wide_product product = multiply_wide(low_, factor);
        product.low += addend;
        product.high += product.low < addend;
        const wide_product upper = multiply_wide(high_, factor);
        product.high += upper.low;
        const bool fits = upper.high == 0 && product.high >= upper.low && product.high >> 32 == 0;
        low_ = product.low;
        high_ = static_cast<std::uint32_t>(product.high);
        return fits;
    }

    /// this = this / divisor. @return the remainder
    std::uint64_t divide(std::uint64_t divisor) {
        std::uint64_t rest = high_;
        if (rest >= divisor) {
            high_ = static_cast<std::uint32_t>(rest / divisor);
            rest %= divisor;
        } else {
            high_ = 0;
        }
        const wide_quotient lower = divide_wide(rest, low_, divisor);
        low_ = lower.quotient;
        return lower.remainder;
    }

    /// @return false if it was the largest value, which becomes zero
    constexpr bool increment() { return ++low_ != 0 || ++high_ != 0; }

    friend constexpr bool operator==(const uint96&, const uint96&) = default;
    friend constexpr bool operator<(const uint96& a, const uint96& b) {
        return a.high_ != b.high_ ? a.high_ < b.high_ : a.low_ < b.low_;
    }

private:
    std::uint64_t low_ = 0;
    std::uint32_t high_ = 0;
};

/// 192 bits: the product of two 96-bit numbers.
class uint192 {
public:
    constexpr uint192() = default;
    constexpr explicit uint192(const uint96& value) : limbs_{value.low(), value.high(), 0} {}

    static uint192 product(const uint96& a, const uint96& b) {
        uint192 out;
        const wide_product low = multiply_wide(a.low(), b.low());
        const wide_product cross_a = multiply_wide(a.low(), b.high());
        const wide_product cross_b = multiply_wide(b.low(), a.high());
        out.limbs_[0] = low.low;
        out.limbs_[1] = low.high + cross_a.low;
        out.limbs_[2] = std::uint64_t{a.high()} * b.high() + cross_a.high + cross_b.high;
        out.limbs_[2] += out.limbs_[1] < cross_a.low;
        out.limbs_[1] += cross_b.low;
        out.limbs_[2] += out.limbs_[1] < cross_b.low;
        return out;
    }

    constexpr bool is_odd() const { return limbs_[0] & 1; }
    constexpr bool is_zero() const { return (limbs_[0] | limbs_[1] | limbs_[2]) == 0; }
    constexpr bool fits_96() const { return limbs_[2] == 0 && limbs_[1] >> 32 == 0; }
    constexpr uint96 low_96() const { return {static_cast<std::uint32_t>(limbs_[1]), limbs_[0]}; }
    constexpr uint96 high_96() const {
        return {static_cast<std::uint32_t>(limbs_[2] >> 32), limbs_[2] << 32 | limbs_[1] >> 32};
    }
    constexpr std::uint64_t limb(int index) const { return limbs_[index]; }
    /// How many bits the value needs.
    constexpr int width() const {
        if (limbs_[2])
            return 192 - std::countl_zero(limbs_[2]);
        return limbs_[1] ? 128 - std::countl_zero(limbs_[1]) : 64 - std::countl_zero(limbs_[0]);
    }

    /// Times 10^places. The caller knows that the result fits.
    void scale_up(int places) {
        for (; places > most_digits_of_64_bits; places -= most_digits_of_64_bits)
            multiply(powers_of_ten[most_digits_of_64_bits]);
        multiply(powers_of_ten[places]);
    }

    void multiply(std::uint64_t factor) {
        const wide_product first = multiply_wide(limbs_[0], factor);
        const wide_product second = multiply_wide(limbs_[1], factor);
        limbs_[0] = first.low;
        limbs_[1] = second.low + first.high;
        limbs_[2] = limbs_[2] * factor + second.high + (limbs_[1] < first.high);
    }

    /// @return the remainder
    std::uint64_t divide(std::uint64_t divisor) {
        std::uint64_t rest = 0;
        for (int i = limbs_[2] ? 2 : limbs_[1] ? 1 : 0; i >= 0; --i) {
            const wide_quotient part = divide_wide(rest, limbs_[i], divisor);
            limbs_[i] = part.quotient;
            rest = part.remainder;
        }
        return rest;
    }

    void add(const uint192& other) {
        bool carry = false;
        for (int i = 0; i < 3; ++i) {
            const std::uint64_t sum = limbs_[i] + other.limbs_[i];
            const std::uint64_t with_carry = sum + carry;
            carry = sum < limbs_[i] || with_carry < sum;
            limbs_[i] = with_carry;
        }
    }

    /// `other` is not above this.
    void subtract(const uint192& other) {
        bool borrow = false;
        for (int i = 0; i < 3; ++i) {
            const std::uint64_t difference = limbs_[i] - other.limbs_[i];
            const std::uint64_t with_borrow = difference - borrow;
            borrow = limbs_[i] < other.limbs_[i] || difference < std::uint64_t{borrow};
            limbs_[i] = with_borrow;
        }
    }

    /// Below, at or above zero.
    constexpr int compare(const uint192& other) const {
        for (int i = 2; i >= 0; --i) {
            if (limbs_[i] != other.limbs_[i])
                return limbs_[i] < other.limbs_[i] ? -1 : 1;
        }
        return 0;
    }

private:
    std::array<std::uint64_t, 3> limbs_{};
};

/// The quotient, which has to fit into 96 bits, of a division; `divisor` is not zero.
uint96 divide(const uint192& dividend, const uint96& divisor, uint96& remainder) noexcept;

} // namespace comity
