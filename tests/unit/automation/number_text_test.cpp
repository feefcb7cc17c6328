#include "number_text.hpp"

#include <limits>
#include <optional>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "number.hpp"
#include "variant_tools.hpp"

namespace {

using namespace comity;

std::optional<double> read(std::u16string_view text) {
    parsed_number parsed;
    if (FAILED(parse_number(text, en_us_locale, parsed)))
        return std::nullopt;
    double value;
    if (FAILED(number::of_text(parsed).to_real(value)))
        return std::nullopt;
    return value;
}

TEST(NumberText, TakesSignsMoneyParenthesesAndGrouping) {
    EXPECT_EQ(read(u"5"), 5);
    EXPECT_EQ(read(u"+5"), 5);
    EXPECT_EQ(read(u"5+"), 5);
    EXPECT_EQ(read(u"- 5"), -5);
    EXPECT_EQ(read(u"5 -"), -5);
    EXPECT_EQ(read(u"+-5"), -5);
    EXPECT_EQ(read(u"+5-"), -5);
    EXPECT_EQ(read(u"(5)"), -5);
    EXPECT_EQ(read(u"( 5 ) "), -5);
    EXPECT_EQ(read(u"-(5)"), -5);
    EXPECT_EQ(read(u"(-5)"), -5);
    EXPECT_EQ(read(u"($ 5)"), -5);
    EXPECT_EQ(read(u"$ 1.50"), 1.5);
    EXPECT_EQ(read(u"1.50$"), 1.5);
    EXPECT_EQ(read(u"-$5"), -5);
    EXPECT_EQ(read(u"$-5"), -5);
    EXPECT_EQ(read(u"1,234,567.25"), 1234567.25);
    EXPECT_EQ(read(u"12,34"), 1234);
    EXPECT_EQ(read(u"\t\r\n\v 7\u00a0\f"), 7);
    EXPECT_EQ(read(u".5"), 0.5);
    EXPECT_EQ(read(u"5."), 5);
    EXPECT_EQ(read(u"1.e2"), 100);
    EXPECT_EQ(read(u"1e+05"), 100000);
    EXPECT_EQ(read(u"25E-1"), 2.5);
    EXPECT_EQ(read(u"&hfF"), 255);
    EXPECT_EQ(read(u" &o17 "), 15);
}

TEST(NumberText, RefusesTheRest) {
    for (const char16_t* text :
         {u"",     u" ",     u"-",   u"+",   u".",   u",",       u",1",   u"$",     u"()",
          u"(5",   u"5)",    u"-5-", u"--5", u"++5", u"$$5",     u"1 2",  u"1$2",   u"1.2.3",
          u"1. 5", u"1 ,2",  u"e5",  u"1e",  u"1e+", u"1e 5",    u"1 e5", u"1e5.5", u"$1e2",
          u"5%",   u"&",     u"&H",  u"&HG", u"&O8", u"&H 1",    u"&H-1", u"&X1",   u"0x10",
          u"abc",  u"12abc", u"INF", u"NAN", u"1d3", u"\u00a35", u"(5))", u"((5))"})
        EXPECT_EQ(read(text), std::nullopt) << to_utf8(text);
    EXPECT_EQ(read(std::u16string_view(u"5\0", 2)), std::nullopt);
}

TEST(NumberText, ExponentsHaveNoEnd) {
    EXPECT_EQ(read(u"0e99999999999999999999"), 0);
    EXPECT_EQ(read(u"1e-99999999999999999999"), 0);
    EXPECT_EQ(read(u"1e99999999999999999999"), std::nullopt);
    EXPECT_EQ(read(u"100000000000000000000e-20"), 1);
    EXPECT_EQ(read(u"0.00000000000000000000000000000000000000000001e44"), 1);
    const std::u16string zeros(5000, u'0');
    EXPECT_EQ(read(zeros + u"12" + u"." + zeros), 12);
    EXPECT_EQ(read(u"1" + zeros + u"e-5000"), 1);
    EXPECT_EQ(read(u"0." + zeros + u"1e5001"), 1);
}

TEST(NumberText, DigitsThatAreTooManyStillRound) {
    // Exactly between two doubles, and then a digit far behind that decides.
    const std::u16string half = u"9007199254740993";
    const std::u16string zeros(2000, u'0');
    EXPECT_EQ(read(half + u"." + zeros), 9007199254740992.0);
    EXPECT_EQ(read(half + u"." + zeros + u"1"), 9007199254740994.0);
}

TEST(NumberText, EveryDoubleSurvivesSeventeenDigits) {
    std::mt19937_64 random(20261122);
    for (int i = 0; i < 20000; ++i) {
        const std::uint64_t bits = random();
        double value;
        static_assert(sizeof value == sizeof bits);
        __builtin_memcpy(&value, &bits, sizeof value);
        if (value != value || value - value != 0)
            continue;
        EXPECT_EQ(read(to_utf16(test::number_text(value))), value);
    }
}

TEST(NumberText, RandomTextIsReadOrRefused) {
    std::mt19937 random(7);
    constexpr std::u16string_view alphabet = u"0123456789+-().,$eE &HO\u00a0";
    for (int i = 0; i < 50000; ++i) {
        std::u16string text(random() % 12, u' ');
        for (char16_t& c : text)
            c = alphabet[random() % alphabet.size()];
        parsed_number parsed;
        if (FAILED(parse_number(text, en_us_locale, parsed)))
            continue;
        const number value = number::of_text(parsed);
        LONG integer = 0;
        CY currency{};
        DECIMAL decimal{};
        (void)value.to_integer(integer);
        (void)value.to_currency(currency);
        (void)value.to_decimal(decimal);
        EXPECT_LE(decimal.scale, 28);
    }
}

} // namespace
