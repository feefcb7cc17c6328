#include "wide_integer.hpp"

namespace comity {
namespace {

/// One digit, in base 2^64, of the long division by a divisor of two digits whose highest bit is set. `top`
/// and `middle` are below the divisor, so that the digit fits; they become the remainder.
std::uint64_t divide_step(std::uint64_t& top, std::uint64_t& middle, std::uint64_t next, std::uint64_t high,
                          std::uint64_t low) {
    std::uint64_t digit;
    std::uint64_t rest;
    bool beyond = false; // the rest has reached 2^64, and nothing is to be corrected any more
    if (top == high) {
        digit = ~std::uint64_t{0};
        rest = middle + high;
        beyond = rest < high;
    } else {
        const wide_quotient guess = divide_wide(top, middle, high);
        digit = guess.quotient;
        rest = guess.remainder;
    }
    // The guess by the first digit of the divisor is at most two too large.
    wide_product lower = multiply_wide(digit, low);
    while (!beyond && (lower.high > rest || (lower.high == rest && lower.low > next))) {
        --digit;
        lower.high -= lower.low < low;
        lower.low -= low;
        rest += high;
        beyond = rest < high;
    }
    top = rest - lower.high - (next < lower.low);
    middle = next - lower.low;
    return digit;
}

} // namespace

uint96 divide(const uint192& dividend, const uint96& divisor, uint96& remainder) noexcept {
    if (divisor.high() == 0) {
        uint192 quotient = dividend;
        remainder = uint96(quotient.divide(divisor.low()));
        return quotient.low_96();
    }
    // Long division, with the divisor moved up until the highest bit of its two digits is set.
    const int shift = std::countl_zero(std::uint64_t{divisor.high()});
    const std::uint64_t high = std::uint64_t{divisor.high()} << shift | divisor.low() >> (64 - shift);
    const std::uint64_t low = divisor.low() << shift;
    std::uint64_t top = dividend.limb(2) >> (64 - shift);
    std::uint64_t middle = dividend.limb(2) << shift | dividend.limb(1) >> (64 - shift);
    const std::uint64_t first = dividend.limb(1) << shift | dividend.limb(0) >> (64 - shift);
    const std::uint64_t second = dividend.limb(0) << shift;
    const std::uint64_t upper = divide_step(top, middle, first, high, low);
    const std::uint64_t lower = divide_step(top, middle, second, high, low);
    remainder = {static_cast<std::uint32_t>(top >> shift), middle >> shift | top << (64 - shift)};
    return {static_cast<std::uint32_t>(upper), lower};
}

} // namespace comity
