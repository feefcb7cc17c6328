#include <oleauto.h>

#include <limits>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "decimal_value.hpp"
#include "number.hpp"
#include "variant_tools.hpp"

namespace {

using namespace comity;

constexpr std::uint32_t all_high = std::numeric_limits<std::uint32_t>::max();
constexpr std::uint64_t all_low = std::numeric_limits<std::uint64_t>::max();

DECIMAL make(int scale, bool negative, std::uint32_t high, std::uint64_t low) {
    DECIMAL out{};
    set_decimal(out, negative, uint96(high, low), scale);
    return out;
}

/// From a text, with the zeros at its end.
DECIMAL dec(std::string_view text) {
    uint96 magnitude;
    int scale = 0;
    bool point = false;
    const bool negative = text.front() == '-';
    for (const char c : text.substr(negative)) {
        if (c == '.') {
            point = true;
            continue;
        }
        EXPECT_TRUE(magnitude.multiply_add(10, static_cast<std::uint64_t>(c - '0')));
        scale += point;
    }
    DECIMAL out{};
    set_decimal(out, negative, magnitude, scale);
    return out;
}

/// With all its places.
std::string show(const DECIMAL& value) {
    std::string digits;
    uint96 rest = magnitude_of(value);
    for (int place = 0; place <= value.scale || !rest.is_zero(); ++place) {
        if (place == value.scale && place > 0)
            digits.insert(0, ".");
        digits.insert(0, 1, static_cast<char>('0' + rest.divide(10)));
    }
    return (value.sign ? "-" : "") + digits;
}

using binary = HRESULT(STDAPICALLTYPE*)(LPDECIMAL, LPDECIMAL, LPDECIMAL);

std::string apply(binary function, DECIMAL left, DECIMAL right) {
    DECIMAL result{};
    const HRESULT hr = function(&left, &right, &result);
    if (hr == DISP_E_DIVBYZERO)
        return "division by zero";
    return FAILED(hr) ? comity::test::failure(hr) : show(result);
}

std::string apply(binary function, std::string_view left, std::string_view right) {
    return apply(function, dec(left), dec(right));
}

constexpr const char* largest = "79228162514264337593543950335";
constexpr const char* smallest = "0.0000000000000000000000000001";

TEST(DecimalArithmetic, SumsKeepThePlacesOfTheLongerOperand) {
    EXPECT_EQ(apply(VarDecAdd, "1", "2"), "3");
    EXPECT_EQ(apply(VarDecAdd, "1.000", "1.0"), "2.000");
    EXPECT_EQ(apply(VarDecAdd, "0.00000", "1"), "1.00000");
    EXPECT_EQ(apply(VarDecSub, "1.50", "3"), "-1.50");
    EXPECT_EQ(apply(VarDecAdd, "-1.50", "3"), "1.50");
    EXPECT_EQ(apply(VarDecSub, "-1", "-0.5"), "-0.5");
    EXPECT_EQ(apply(VarDecSub, smallest, "1"), "-0.9999999999999999999999999999");
}

TEST(DecimalArithmetic, SumsThatAreTooLongAreRoundedToEven) {
    EXPECT_EQ(apply(VarDecAdd, largest, "0.4"), largest);
    EXPECT_EQ(apply(VarDecAdd, largest, "0.5"), "overflow"); // the largest is odd
    EXPECT_EQ(apply(VarDecSub, largest, "0.5"), "79228162514264337593543950334");
    EXPECT_EQ(apply(VarDecAdd, largest, "1"), "overflow");
    EXPECT_EQ(apply(VarDecSub, dec("-79228162514264337593543950335"), dec("1")), "overflow");
    EXPECT_EQ(apply(VarDecAdd, "7922816251426433759354395033.5", "0.1"), "7922816251426433759354395034");
    EXPECT_EQ(apply(VarDecAdd, "7922816251426433759354395033.5", "7922816251426433759354395033.5"),
              "15845632502852867518708790067");
    EXPECT_EQ(apply(VarDecAdd, "9223372036854775808", smallest), "9223372036854775808.000000000");
}

TEST(DecimalArithmetic, ProductsAddTheirPlaces) {
    EXPECT_EQ(apply(VarDecMul, "1.50", "2.0"), "3.000");
    EXPECT_EQ(apply(VarDecMul, "-1.5", "1.5"), "-2.25");
    EXPECT_EQ(apply(VarDecMul, "0.00000", "-1.5"), "0");
    EXPECT_EQ(apply(VarDecMul, largest, "1"), largest);
    EXPECT_EQ(apply(VarDecMul, largest, "0.1"), "7922816251426433759354395033.5");
    EXPECT_EQ(apply(VarDecMul, largest, "2"), "overflow");
    EXPECT_EQ(apply(VarDecMul, "7922816251426433759354395033.5", "10"), largest);
}

TEST(DecimalArithmetic, ProductsThatAreTooLongAreRoundedToEven) {
    const DECIMAL half = make(28, false, 0, 5);
    EXPECT_EQ(apply(VarDecMul, half, dec("0.1")), "0.0000000000000000000000000000");
    EXPECT_EQ(apply(VarDecMul, make(28, false, 0, 15), dec("0.1")), "0.0000000000000000000000000002");
    EXPECT_EQ(apply(VarDecMul, make(28, false, 0, 25), dec("0.1")), "0.0000000000000000000000000002");
    EXPECT_EQ(apply(VarDecMul, make(28, true, 0, 6), dec("0.1")), "-0.0000000000000000000000000001");
    EXPECT_EQ(apply(VarDecMul, make(28, false, 0, 51), dec("0.01")), "0.0000000000000000000000000001");
    EXPECT_EQ(apply(VarDecMul, make(28, false, all_high, all_low), make(28, false, all_high, all_low)),
              "62.771017353866807638357894230");
}

TEST(DecimalArithmetic, QuotientsHaveThePlacesThatTheyNeed) {
    EXPECT_EQ(apply(VarDecDiv, "1", "4"), "0.25");
    EXPECT_EQ(apply(VarDecDiv, "1.00", "2"), "0.50");
    EXPECT_EQ(apply(VarDecDiv, "6", "3.00"), "2");
    EXPECT_EQ(apply(VarDecDiv, "6.0000", "3.00"), "2.00");
    EXPECT_EQ(apply(VarDecDiv, "1", "0.001"), "1000");
    EXPECT_EQ(apply(VarDecDiv, "1", "3"), "0.3333333333333333333333333333");
    EXPECT_EQ(apply(VarDecDiv, "-2", "3"), "-0.6666666666666666666666666667");
    EXPECT_EQ(apply(VarDecDiv, "-20", "-3"), "6.6666666666666666666666666667");
    EXPECT_EQ(apply(VarDecDiv, largest, largest), "1");
    EXPECT_EQ(apply(VarDecDiv, largest, "3"), "26409387504754779197847983445");
    EXPECT_EQ(apply(VarDecDiv, largest, "2"), "39614081257132168796771975168"); // half to even
    EXPECT_EQ(apply(VarDecDiv, largest, "0.1"), "overflow");
    EXPECT_EQ(apply(VarDecDiv, "1", smallest), "10000000000000000000000000000");
    EXPECT_EQ(apply(VarDecDiv, smallest, "2"), "0.0000000000000000000000000000");
    EXPECT_EQ(apply(VarDecDiv, make(28, false, 0, 3), dec("2")), "0.0000000000000000000000000002");
    EXPECT_EQ(apply(VarDecDiv, "0.00", "-7"), "0");
    EXPECT_EQ(apply(VarDecDiv, "1", "0.00"), "division by zero");
    EXPECT_EQ(apply(VarDecDiv, "0", "0"), "division by zero");
}

/// What division promises, by multiplication: the quotient is the nearest one, and one place more does not
/// fit.
TEST(DecimalArithmetic, QuotientsTimesDivisorsAreTheDividends) {
    std::mt19937_64 random(7);
    for (int i = 0; i < 20000; ++i) {
        const auto some = [&] {
            const int bits = 1 + static_cast<int>(random() % 96);
            const std::uint64_t low = random();
            const auto high = static_cast<std::uint32_t>(random());
            return bits <= 64 ? make(static_cast<int>(random() % 29), random() % 2, 0, low >> (64 - bits) | 1)
                              : make(static_cast<int>(random() % 29), random() % 2, high >> (96 - bits), low);
        };
        DECIMAL left = some();
        DECIMAL right = some();
        DECIMAL quotient{};
        if (FAILED(VarDecDiv(&left, &right, &quotient)))
            continue;
        // |left * 10^q - quotient * right| * 2 <= right, all at the scale where they are integers
        const int places = quotient.scale + right.scale - left.scale;
        if (places < 0 || places > 28)
            continue;
        uint192 dividend(magnitude_of(left));
        if (dividend.width() + (places * 10 + 2) / 3 > 191)
            continue;
        dividend.scale_up(places);
        const uint192 product = uint192::product(magnitude_of(quotient), magnitude_of(right));
        uint192 error = dividend.compare(product) < 0 ? product : dividend;
        error.subtract(dividend.compare(product) < 0 ? dividend : product);
        error.multiply(2);
        ASSERT_LE(error.compare(uint192(magnitude_of(right))), 0) << show(left) << " / " << show(right);
    }
}

TEST(DecimalArithmetic, TheSignOfAZero) {
    const DECIMAL zero = make(0, false, 0, 0);
    DECIMAL minus_zero = zero;
    minus_zero.sign = decimal_minus;
    EXPECT_EQ(apply(VarDecAdd, zero, minus_zero), "-0");
    EXPECT_EQ(apply(VarDecAdd, minus_zero, zero), "0");
    EXPECT_EQ(apply(VarDecAdd, dec("1"), dec("-1")), "-0");
    EXPECT_EQ(apply(VarDecMul, minus_zero, dec("1")), "0");
    EXPECT_EQ(apply(VarDecMul, minus_zero, dec("1.25")), "0");
    EXPECT_EQ(apply(VarDecMul, dec("1"), minus_zero), "-0");
    EXPECT_EQ(apply(VarDecMul, dec("-1"), minus_zero), "0");
    EXPECT_EQ(apply(VarDecMul, dec("1.25"), zero), "0.00");
    EXPECT_EQ(apply(VarDecMul, dec(smallest), make(1, true, 0, 0)), "0");
    DECIMAL left = zero;
    EXPECT_EQ(VarDecCmp(&left, &minus_zero), VARCMP_EQ);
}

using unary = HRESULT(STDAPICALLTYPE*)(LPDECIMAL, LPDECIMAL);

std::string apply(unary function, DECIMAL in) {
    DECIMAL result{};
    const HRESULT hr = function(&in, &result);
    return FAILED(hr) ? comity::test::failure(hr) : show(result);
}

TEST(DecimalArithmetic, IntegerParts) {
    EXPECT_EQ(apply(VarDecFix, dec("1.50")), "1");
    EXPECT_EQ(apply(VarDecInt, dec("1.50")), "1");
    EXPECT_EQ(apply(VarDecFix, dec("-1.50")), "-1");
    EXPECT_EQ(apply(VarDecInt, dec("-1.50")), "-2");
    EXPECT_EQ(apply(VarDecInt, dec("-1.00")), "-1");
    EXPECT_EQ(apply(VarDecFix, dec("-0.50")), "0");
    EXPECT_EQ(apply(VarDecInt, make(28, true, 0, 1)), "-1");
    EXPECT_EQ(apply(VarDecInt, make(28, true, all_high, all_low)), "-8");
    EXPECT_EQ(apply(VarDecNeg, dec("1.5")), "-1.5");
    EXPECT_EQ(apply(VarDecNeg, dec("0")), "-0");
    EXPECT_EQ(apply(VarDecAbs, dec("-1.5")), "1.5");
}

TEST(DecimalArithmetic, Rounding) {
    const auto rounded = [](std::string_view text, int places) {
        DECIMAL in = dec(text);
        DECIMAL result{};
        const HRESULT hr = VarDecRound(&in, places, &result);
        return FAILED(hr) ? comity::test::failure(hr) : show(result);
    };
    EXPECT_EQ(rounded("1.50", 0), "2");
    EXPECT_EQ(rounded("-2.50", 0), "-2");
    EXPECT_EQ(rounded("1.250", 1), "1.2");
    EXPECT_EQ(rounded("1.251", 1), "1.3");
    EXPECT_EQ(rounded("1.25", 2), "1.25");
    EXPECT_EQ(rounded("1.25", 29), "1.25");
    EXPECT_EQ(rounded("1.25", -1), "bad argument");
}

TEST(DecimalArithmetic, MalformedOperandsAreRefused) {
    DECIMAL good = dec("1");
    DECIMAL bad = good;
    bad.scale = 29;
    DECIMAL result{};
    for (const binary function : {VarDecAdd, VarDecSub, VarDecMul, VarDecDiv}) {
        EXPECT_EQ(function(&bad, &good, &result), E_INVALIDARG);
        EXPECT_EQ(function(&good, &bad, &result), E_INVALIDARG);
        EXPECT_EQ(function(&good, &good, nullptr), E_INVALIDARG);
        EXPECT_EQ(function(nullptr, &good, &result), E_INVALIDARG);
    }
    EXPECT_EQ(VarDecCmp(&bad, &good), E_INVALIDARG);
    EXPECT_EQ(VarDecFix(&bad, &result), E_INVALIDARG);
    EXPECT_EQ(VarDecRound(&bad, 0, &result), E_INVALIDARG);
    EXPECT_EQ(VarDecNeg(&bad, &result), S_OK);
    EXPECT_EQ(result.scale, 29);
}

TEST(DecimalArithmetic, ResultsMayLieOverOperands) {
    DECIMAL value = dec("7");
    EXPECT_EQ(VarDecMul(&value, &value, &value), S_OK);
    EXPECT_EQ(show(value), "49");
    EXPECT_EQ(VarDecDiv(&value, &value, &value), S_OK);
    EXPECT_EQ(show(value), "1");
}

TEST(DecimalArithmetic, ComparesWithADoubleByItsFifteenDigits) {
    DECIMAL tenth = dec("0.1");
    EXPECT_EQ(VarDecCmpR8(&tenth, 0.1), VARCMP_EQ);
    EXPECT_EQ(VarDecCmpR8(&tenth, 0.2), VARCMP_LT);
    EXPECT_EQ(VarDecCmpR8(&tenth, 0.0), VARCMP_GT);
    EXPECT_EQ(VarDecCmpR8(&tenth, 1e300), DISP_E_OVERFLOW);
}

/// The long division against one that goes bit by bit.
TEST(WideInteger, DivisionAgreesWithTheSlowOne) {
    std::mt19937_64 random(3);
    for (int i = 0; i < 20000; ++i) {
        const std::uint64_t divisor = random() >> random() % 64 | 1;
        const std::uint64_t high = random() % divisor;
        const std::uint64_t low = random();
        const wide_quotient fast = divide_wide(high, low, divisor);
        const wide_quotient slow = divide_wide_portable(high, low, divisor);
        ASSERT_EQ(fast.quotient, slow.quotient);
        ASSERT_EQ(fast.remainder, slow.remainder);
        const wide_product product = multiply_wide(high, low);
        const wide_product other = multiply_wide_portable(high, low);
        ASSERT_EQ(product.high, other.high);
        ASSERT_EQ(product.low, other.low);
    }
}

TEST(WideInteger, QuotientTimesDivisorAndRemainderIsTheDividend) {
    std::mt19937_64 random(5);
    for (int i = 0; i < 50000; ++i) {
        // Many bits that are all set or all clear: there the guess of a digit is at its worst.
        const auto word = [&] {
            const std::uint64_t bits = random();
            return random() % 3 == 0   ? ~std::uint64_t{0} << bits % 64
                   : random() % 3 == 0 ? bits >> bits % 64
                                       : bits;
        };
        const uint96 divisor(static_cast<std::uint32_t>(word()), word() | 1);
        const uint96 quotient(static_cast<std::uint32_t>(word()), word());
        uint96 rest(static_cast<std::uint32_t>(word()), word());
        if (!(rest < divisor))
            rest = uint96();
        uint192 dividend = uint192::product(divisor, quotient);
        dividend.add(uint192(rest));
        uint96 remainder;
        ASSERT_EQ(divide(dividend, divisor, remainder), quotient);
        ASSERT_EQ(remainder, rest);
    }
}

} // namespace
