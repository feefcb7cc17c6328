#include <oleauto.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

#include <gtest/gtest.h>

#include "variant_tools.hpp"

namespace {

constexpr LONGLONG most = std::numeric_limits<LONGLONG>::max();
constexpr LONGLONG least = std::numeric_limits<LONGLONG>::min();

CY cy(LONGLONG ten_thousandths) {
    CY out;
    out.int64 = ten_thousandths;
    return out;
}

/// The count of ten-thousandths, or the name of the failure, which leaves the result alone.
template <class Call>
std::string result_of(Call call) {
    CY out = cy(4711);
    const HRESULT hr = call(&out);
    if (SUCCEEDED(hr))
        return std::to_string(out.int64);
    return out.int64 == 4711 ? comity::test::failure(hr) : "touched on failure";
}

std::string apply(HRESULT (*function)(CY, CY, LPCY), LONGLONG left, LONGLONG right) {
    return result_of([&](LPCY out) { return function(cy(left), cy(right), out); });
}
std::string apply(HRESULT (*function)(CY, LPCY), LONGLONG in) {
    return result_of([&](LPCY out) { return function(cy(in), out); });
}

TEST(CurrencyArithmetic, SumsToTheLastUnit) {
    EXPECT_EQ(apply(VarCyAdd, most - 1, 1), std::to_string(most));
    EXPECT_EQ(apply(VarCyAdd, most, 1), "overflow");
    EXPECT_EQ(apply(VarCyAdd, least, -1), "overflow");
    EXPECT_EQ(apply(VarCySub, least + 1, 1), std::to_string(least));
    EXPECT_EQ(apply(VarCySub, 0, least), "overflow");
    EXPECT_EQ(VarCyAdd(cy(1), cy(1), nullptr), E_INVALIDARG);
}

TEST(CurrencyArithmetic, ProductsAreRoundedToEven) {
    EXPECT_EQ(apply(VarCyMul, 15000, 25000), "37500");
    EXPECT_EQ(apply(VarCyMul, 1, 5000), "0");
    EXPECT_EQ(apply(VarCyMul, 3, 5000), "2");
    EXPECT_EQ(apply(VarCyMul, -5, 5000), "-2");
    EXPECT_EQ(apply(VarCyMul, -5, -5001), "3");
    EXPECT_EQ(apply(VarCyMul, most, 10000), std::to_string(most));
    EXPECT_EQ(apply(VarCyMul, least, 10000), std::to_string(least));
    EXPECT_EQ(apply(VarCyMul, least, -10000), "overflow");
    EXPECT_EQ(apply(VarCyMul, most, 10001), "overflow");
    EXPECT_EQ(apply(VarCyMul, most, most), "overflow");
}

TEST(CurrencyArithmetic, ProductsWithIntegers) {
    CY out;
    EXPECT_EQ(VarCyMulI4(cy(15000), -2, &out), S_OK);
    EXPECT_EQ(out.int64, -30000);
    EXPECT_EQ(VarCyMulI8(cy(3), most, &out), DISP_E_OVERFLOW);
    EXPECT_EQ(VarCyMulI8(cy(-1), most, &out), S_OK);
    EXPECT_EQ(out.int64, -most);
    EXPECT_EQ(VarCyMulI4(cy(1), 1, nullptr), E_INVALIDARG);
}

TEST(CurrencyArithmetic, SignsAndIntegerParts) {
    EXPECT_EQ(apply(VarCyNeg, 5), "-5");
    EXPECT_EQ(apply(VarCyNeg, least), "overflow");
    EXPECT_EQ(apply(VarCyAbs, -5), "5");
    EXPECT_EQ(apply(VarCyAbs, least), "overflow");
    EXPECT_EQ(apply(VarCyFix, -15000), "-10000");
    EXPECT_EQ(apply(VarCyInt, -15000), "-20000");
    EXPECT_EQ(apply(VarCyInt, 15000), "10000");
    EXPECT_EQ(apply(VarCyInt, -10000), "-10000");
    EXPECT_EQ(apply(VarCyInt, least), "overflow");
}

TEST(CurrencyArithmetic, Rounding) {
    const auto rounded = [](LONGLONG in, int places) {
        return result_of([&](LPCY out) { return VarCyRound(cy(in), places, out); });
    };
    EXPECT_EQ(rounded(25000, 0), "20000");
    EXPECT_EQ(rounded(35000, 0), "40000");
    EXPECT_EQ(rounded(-15000, 0), "-20000");
    EXPECT_EQ(rounded(12345678, 2), "12345700");
    EXPECT_EQ(rounded(12345678, 4), "12345678");
    EXPECT_EQ(rounded(12345678, 9), "12345678");
    EXPECT_EQ(rounded(1, -1), "bad argument");
    EXPECT_EQ(rounded(most, 0), "overflow");
}

TEST(CurrencyArithmetic, Comparisons) {
    EXPECT_EQ(VarCyCmp(cy(1), cy(2)), VARCMP_LT);
    EXPECT_EQ(VarCyCmp(cy(least), cy(least)), VARCMP_EQ);
    EXPECT_EQ(VarCyCmp(cy(most), cy(least)), VARCMP_GT);
    EXPECT_EQ(VarCyCmpR8(cy(5000), 0.5), VARCMP_EQ);
    EXPECT_EQ(VarCyCmpR8(cy(0), 0.00001), VARCMP_EQ); // the double becomes a currency first
    EXPECT_EQ(VarCyCmpR8(cy(0), 1e300), DISP_E_OVERFLOW);
}

TEST(CurrencyArithmetic, ADoubleIsRoundedOnce) {
    const auto from = [](double in) { return result_of([&](LPCY out) { return VarCyFromR8(in, out); }); };
    EXPECT_EQ(from(0.00005), "1"); // which is a little more
    EXPECT_EQ(from(0.00015), "1"); // which is a little less
    EXPECT_EQ(from(0.00003125), "0");
    EXPECT_EQ(from(1.00015), "10002");
    EXPECT_EQ(from(-0.00025), "-3");
}

TEST(RealArithmetic, Powers) {
    double out = 0;
    EXPECT_EQ(VarR8Pow(2, 10, &out), S_OK);
    EXPECT_EQ(out, 1024);
    EXPECT_EQ(VarR8Pow(1e300, 2, &out), S_OK);
    EXPECT_TRUE(std::isinf(out));
    EXPECT_EQ(VarR8Pow(1, 1, nullptr), E_INVALIDARG);
}

TEST(RealArithmetic, Rounding) {
    const auto rounded = [](double in, int places) {
        double out = 0;
        const HRESULT hr = VarR8Round(in, places, &out);
        return FAILED(hr) ? comity::test::failure(hr) : comity::test::number_text(out);
    };
    EXPECT_EQ(rounded(2.5, 0), "2");
    EXPECT_EQ(rounded(-1.5, 0), "-2");
    EXPECT_EQ(rounded(0.125, 2), "0.12");
    EXPECT_EQ(rounded(0.15, 1), "0.20000000000000001");
    EXPECT_EQ(rounded(1e300, 15), "1.0000000000000001e+300");
    EXPECT_EQ(rounded(0.5, 400), "0.5");
    EXPECT_EQ(rounded(1, -1), "bad argument");
}

TEST(RealArithmetic, ComparesASingleWithADouble) {
    EXPECT_EQ(VarR4CmpR8(0.5F, 0.5), VARCMP_EQ);
    EXPECT_EQ(VarR4CmpR8(0.1F, 0.1), VARCMP_GT);
    EXPECT_EQ(VarR4CmpR8(-1, 0), VARCMP_LT);
    EXPECT_EQ(VarR4CmpR8(std::nanf(""), 0), VARCMP_EQ);
}

std::string joined(const comity::test::value& left, const comity::test::value& right) {
    BSTR out = nullptr;
    EXPECT_EQ(VarBstrCat(V_BSTR(left.get()), V_BSTR(right.get()), &out), S_OK);
    const std::string text = comity::test::text_of(out);
    SysFreeString(out);
    return text;
}

TEST(StringOperators, Concatenation) {
    using comity::test::text;
    EXPECT_EQ(joined(text(u"ab"), text(u"cd")), "abcd");
    EXPECT_EQ(joined(text(u""), text(u"cd")), "cd");
    BSTR out = nullptr;
    EXPECT_EQ(VarBstrCat(nullptr, nullptr, &out), S_OK);
    ASSERT_TRUE(out);
    EXPECT_EQ(SysStringLen(out), 0U);
    SysFreeString(out);
    EXPECT_EQ(VarBstrCat(nullptr, nullptr, nullptr), E_INVALIDARG);
    BSTR odd = SysAllocStringByteLen("abc", 3);
    EXPECT_EQ(VarBstrCat(odd, odd, &out), S_OK);
    EXPECT_EQ(std::string(reinterpret_cast<char*>(out), SysStringByteLen(out)), "abcabc");
    SysFreeString(out);
    SysFreeString(odd);
}

HRESULT compared(std::u16string_view left, std::u16string_view right, LCID lcid = 0x409, ULONG flags = 0) {
    const auto a = comity::test::text(left);
    const auto b = comity::test::text(right);
    return VarBstrCmp(V_BSTR(a.get()), V_BSTR(b.get()), lcid, flags);
}

TEST(StringOperators, Comparison) {
    EXPECT_EQ(compared(u"a", u"b"), VARCMP_LT);
    EXPECT_EQ(compared(u"a", u"A"), VARCMP_LT);
    EXPECT_EQ(compared(u"a", u"A", 0x409, 1), VARCMP_EQ);
    EXPECT_EQ(compared(u"a", u"A", 0), VARCMP_GT); // bytes
    EXPECT_EQ(compared(u"a", u"ab", 0), VARCMP_LT);
    EXPECT_EQ(compared(u"", u"a"), VARCMP_LT);
    EXPECT_EQ(VarBstrCmp(nullptr, nullptr, 0x409, 0), VARCMP_EQ);
    EXPECT_EQ(compared(u"a", u"b", 0x409, 0x80000000), E_INVALIDARG);
    EXPECT_EQ(compared(u"a", u"b", 0x12345), E_INVALIDARG);
}

} // namespace
