#include <oleauto.h>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <random>

#include <gtest/gtest.h>

#include "variant_tools.hpp"

namespace {

using namespace comity::test;

constexpr double infinity = std::numeric_limits<double>::infinity();

constexpr VARTYPE numeric_types[] = {VT_I1,  VT_UI1,  VT_I2, VT_UI2, VT_I4, VT_UI4,  VT_I8,   VT_UI8,
                                     VT_INT, VT_UINT, VT_R4, VT_R8,  VT_CY, VT_DATE, VT_BOOL, VT_DECIMAL};

TEST(ChangeType, EmptyIsZeroAndTheEmptyText) {
    const value empty;
    for (const VARTYPE type : numeric_types) {
        value result;
        ASSERT_EQ(VariantChangeType(result.get(), empty.get(), 0, type), S_OK) << type;
        EXPECT_EQ(changed(result, VT_I4), "I4 0");
    }
    EXPECT_EQ(changed(empty, VT_BSTR), "BSTR ");
    EXPECT_EQ(changed(empty, VT_NULL), "NULL");
    EXPECT_EQ(changed(empty, VT_EMPTY), "EMPTY");
    EXPECT_EQ(changed(empty, VT_ERROR), "mismatch");
    EXPECT_EQ(changed(empty, VT_UNKNOWN), "mismatch");
    EXPECT_EQ(changed(empty, VT_DISPATCH), "mismatch");
}

TEST(ChangeType, NullAndErrorsBecomeNothingElse) {
    for (const VARTYPE type : numeric_types) {
        EXPECT_EQ(changed(of_type(VT_NULL), type), "mismatch");
        EXPECT_EQ(changed(integer(VT_ERROR, DISP_E_PARAMNOTFOUND), type), "mismatch");
    }
    EXPECT_EQ(changed(of_type(VT_NULL), VT_NULL), "NULL");
    EXPECT_EQ(changed(of_type(VT_NULL), VT_EMPTY), "mismatch");
    EXPECT_EQ(changed(of_type(VT_NULL), VT_BSTR), "mismatch");
    EXPECT_EQ(changed(integer(VT_ERROR, 5), VT_ERROR), "ERROR 5");
    EXPECT_EQ(changed(integer(VT_ERROR, 5), VT_BSTR), "mismatch");
    EXPECT_EQ(changed(integer(VT_ERROR, 5), VT_NULL), "mismatch");
}

TEST(ChangeType, EveryValueMayBeDropped) {
    EXPECT_EQ(changed(integer(VT_I4, 5), VT_EMPTY), "EMPTY");
    EXPECT_EQ(changed(text(u"x"), VT_NULL), "NULL");
}

TEST(ChangeType, TypesThatAreNoneAreRefused) {
    EXPECT_EQ(changed(integer(VT_I4, 5), 15), "bad type");
    EXPECT_EQ(changed(integer(VT_I4, 5), VT_VOID), "bad type");
    EXPECT_EQ(changed(integer(VT_I4, 5), VT_VECTOR | VT_I4), "bad type");
    EXPECT_EQ(changed(of_type(VT_NULL), VT_FILETIME), "bad type");
    EXPECT_EQ(changed(integer(VT_I4, 5), VT_VARIANT), "mismatch");
    EXPECT_EQ(changed(integer(VT_I4, 5), VT_I4 | VT_BYREF), "mismatch");
    EXPECT_EQ(changed(integer(VT_I4, 5), VT_I4 | VT_ARRAY), "mismatch");
    EXPECT_EQ(changed(integer(VT_I4, 5), VT_RECORD), "mismatch");
    EXPECT_EQ(changed(of_type(VT_LPSTR), VT_I4), "bad type");
    VARIANT held{};
    EXPECT_EQ(VariantChangeType(nullptr, &held, 0, VT_I4), E_INVALIDARG);
    EXPECT_EQ(VariantChangeType(&held, nullptr, 0, VT_I4), E_INVALIDARG);
}

struct expectation {
    value source;
    VARTYPE type;
    const char* result;
};

/// Named so that a failing row tells what it is.
std::ostream& operator<<(std::ostream& out, const expectation& row) {
    return out << show(*row.source) << " as " << row.type;
}

template <std::size_t Count>
void check(const expectation (&rows)[Count]) {
    for (const expectation& row : rows)
        EXPECT_EQ(changed(row.source, row.type), row.result) << row;
}

TEST(ChangeType, IntegersThatDoNotFitOverflow) {
    const expectation rows[] = {
        {integer(VT_I1, -1), VT_UI2, "overflow"},
        {integer(VT_I1, -128), VT_I2, "I2 -128"},
        {integer(VT_I1, -1), VT_UI4, "overflow"},
        {integer(VT_I2, 128), VT_I1, "overflow"},
        {integer(VT_I2, 127), VT_I1, "I1 127"},
        {integer(VT_I2, -129), VT_I1, "overflow"},
        {integer(VT_I2, 256), VT_UI1, "overflow"},
        {integer(VT_I2, -1), VT_UI1, "overflow"},
        {integer(VT_I2, -1), VT_UI4, "overflow"},
        {integer(VT_UI2, 65535), VT_I4, "I4 65535"},
        {integer(VT_I4, 32768), VT_I2, "overflow"},
        {integer(VT_I4, -32768), VT_I2, "I2 -32768"},
        {integer(VT_I4, 65535), VT_UI2, "UI2 65535"},
        {integer(VT_I4, 65536), VT_UI2, "overflow"},
        {integer(VT_I4, -1), VT_UI8, "overflow"},
        {integer(VT_UI4, 4294967295), VT_I8, "I8 4294967295"},
        {integer(VT_UI4, 32768), VT_I2, "overflow"},
        {integer(VT_I8, 2147483648), VT_I4, "overflow"},
        {integer(VT_I8, -2147483648), VT_INT, "INT -2147483648"},
        {integer(VT_I8, 4294967296), VT_UI4, "overflow"},
        {integer(VT_UI8, -1), VT_I4, "overflow"},
        {integer(VT_UI8, 4294967295), VT_UI2, "overflow"},
    };
    check(rows);
}

TEST(ChangeType, BetweenIntegersOfOneSizeTheBitsStay) {
    const expectation rows[] = {
        {integer(VT_I1, -1), VT_UI1, "UI1 255"},
        {integer(VT_UI1, 128), VT_I1, "I1 -128"},
        {integer(VT_I2, -1), VT_UI2, "UI2 65535"},
        {integer(VT_UI2, 32768), VT_I2, "I2 -32768"},
        {integer(VT_I4, -1), VT_UI4, "UI4 4294967295"},
        {integer(VT_UI4, 2147483648), VT_INT, "INT -2147483648"},
        {integer(VT_INT, -1), VT_UINT, "UINT 4294967295"},
        {integer(VT_I8, -1), VT_UI8, "UI8 18446744073709551615"},
        {integer(VT_UI8, -1), VT_I8, "I8 -1"},
    };
    check(rows);
}

TEST(ChangeType, TrueHasAllBitsSet) {
    const expectation rows[] = {
        {integer(VT_BOOL, -1), VT_I1, "I1 -1"},
        {integer(VT_BOOL, -1), VT_UI1, "UI1 255"},
        {integer(VT_BOOL, -1), VT_UI2, "UI2 65535"},
        {integer(VT_BOOL, -1), VT_UI4, "UI4 4294967295"},
        {integer(VT_BOOL, -1), VT_UI8, "UI8 18446744073709551615"},
        {integer(VT_BOOL, -1), VT_I8, "I8 -1"},
        {integer(VT_BOOL, -1), VT_R8, "R8 -1"},
        {integer(VT_BOOL, -1), VT_CY, "CY -10000"},
        {integer(VT_BOOL, 0), VT_UI4, "UI4 0"},
        {integer(VT_I4, 7), VT_BOOL, "BOOL -1"},
        {integer(VT_UI8, 0), VT_BOOL, "BOOL 0"},
        {real(1e-300), VT_BOOL, "BOOL -1"},
        {real(-0.0), VT_BOOL, "BOOL 0"},
        {integer(VT_CY, 1), VT_BOOL, "BOOL -1"},
        {decimal(28, false, 0, 1), VT_BOOL, "BOOL -1"},
    };
    check(rows);
}

TEST(ChangeType, FractionsRoundToTheEvenNeighbour) {
    const expectation rows[] = {
        {real(0.5), VT_I4, "I4 0"},
        {real(1.5), VT_I4, "I4 2"},
        {real(2.5), VT_I4, "I4 2"},
        {real(-0.5), VT_I4, "I4 0"},
        {real(-1.5), VT_I4, "I4 -2"},
        {real(-2.5), VT_I8, "I8 -2"},
        {real(0.49999999999999994), VT_I4, "I4 0"},
        {real(-0.5), VT_UI1, "UI1 0"},
        {single(2.5f), VT_I2, "I2 2"},
        {integer(VT_CY, 25000), VT_I4, "I4 2"},
        {integer(VT_CY, 25001), VT_I4, "I4 3"},
        {integer(VT_CY, -15000), VT_I8, "I8 -2"},
        {integer(VT_CY, -25000), VT_I8, "I8 -3"},
        {integer(VT_CY, -1), VT_I8, "I8 -1"},
        {integer(VT_CY, -25000), VT_I4, "I4 -2"},
        {integer(VT_CY, -1), VT_I4, "I4 0"},
        {integer(VT_CY, -5000), VT_UI4, "UI4 0"},
        {decimal(1, false, 0, 25), VT_I4, "I4 2"},
        {decimal(1, true, 0, 15), VT_I4, "I4 -2"},
        {decimal(2, false, 0, 251), VT_I4, "I4 3"},
        {real(36000.75, VT_DATE), VT_I4, "I4 36001"},
        {text(u"2.5"), VT_I4, "I4 2"},
        {text(u"2.5000000000000000000000000000001"), VT_I4, "I4 3"},
        {text(u"-1.5"), VT_I2, "I2 -2"},
    };
    check(rows);
}

TEST(ChangeType, RoundingComesBeforeTheRangeIsChecked) {
    const expectation rows[] = {
        {real(127.49), VT_I1, "I1 127"},
        {real(127.5), VT_I1, "overflow"},
        {real(-128.5), VT_I1, "I1 -128"},
        {real(-128.51), VT_I1, "overflow"},
        {real(255.5), VT_UI1, "overflow"},
        {real(32767.5), VT_I2, "overflow"},
        {real(65535.4), VT_UI2, "UI2 65535"},
        {real(2147483647.4), VT_I4, "I4 2147483647"},
        {real(2147483647.5), VT_I4, "overflow"},
        {real(-2147483648.5), VT_I4, "I4 -2147483648"},
        {real(4294967295.4), VT_UI4, "UI4 4294967295"},
        {real(4294967295.5), VT_UI4, "overflow"},
        {real(9223372036854774784.0), VT_I8, "I8 9223372036854774784"},
        {real(9223372036854775808.0), VT_I8, "overflow"},
        {real(-9223372036854775808.0), VT_I8, "I8 -9223372036854775808"},
        {real(18446744073709549568.0), VT_UI8, "UI8 18446744073709549568"},
        {real(18446744073709551616.0), VT_UI8, "overflow"},
        {real(infinity), VT_I4, "overflow"},
        {real(-infinity), VT_UI8, "overflow"},
        {real(std::nan("")), VT_I4, "overflow"},
        {integer(VT_CY, 1275000), VT_I1, "overflow"},
        {integer(VT_CY, 21474836475000), VT_I4, "overflow"},
        {decimal(0, false, 1, 0), VT_UI8, "overflow"},
        {decimal(0, false, 0, 0x7fffffffffffffff), VT_I8, "I8 9223372036854775807"},
        {decimal(0, false, 0, 0x8000000000000000), VT_I8, "overflow"},
        {decimal(0, true, 0, 1), VT_UI1, "overflow"},
    };
    check(rows);
}

TEST(ChangeType, SinglesAndDoubles) {
    const expectation rows[] = {
        {real(3.4028234663852886e38), VT_R4, "R4 3.4028234663852886e+38"},
        {real(3.5e38), VT_R4, "overflow"},
        {real(-1e300), VT_R4, "overflow"},
        {real(infinity), VT_R4, "overflow"},
        {real(5e-324), VT_R4, "R4 0"},
        {single(0.1f), VT_R8, "R8 0.10000000149011612"},
        {integer(VT_I8, 9007199254740993), VT_R8, "R8 9007199254740992"},
        {integer(VT_UI8, -1), VT_R8, "R8 1.8446744073709552e+19"},
        {integer(VT_CY, 12345678), VT_R8, "R8 1234.5678"},
        {decimal(28, false, 0xffffffff, ~0ull), VT_R8, "R8 7.9228162514264335"},
        {decimal(28, false, 0, 1), VT_R8, "R8 9.9999999999999997e-29"},
        {decimal(0, true, 0, 0), VT_R8, "R8 0"},
    };
    check(rows);
}

TEST(ChangeType, Currency) {
    const expectation rows[] = {
        {integer(VT_I4, -2147483647 - 1), VT_CY, "CY -21474836480000"},
        {integer(VT_I8, 922337203685477), VT_CY, "CY 9223372036854770000"},
        {integer(VT_I8, 922337203685478), VT_CY, "overflow"},
        {integer(VT_UI8, -1), VT_CY, "overflow"},
        {real(123.45678), VT_CY, "CY 1234568"},
        {real(922337203685477.0), VT_CY, "CY 9223372036854770000"},
        {real(922337203685478.0), VT_CY, "overflow"},
        {real(-922337203685478.0), VT_CY, "overflow"},
        {real(std::nan("")), VT_CY, "overflow"},
        {real(1e300), VT_CY, "overflow"},
        {decimal(4, false, 0, 0x7fffffffffffffff), VT_CY, "CY 9223372036854775807"},
        {decimal(4, true, 0, 0x8000000000000000), VT_CY, "CY -9223372036854775808"},
        {decimal(4, false, 0, 0x8000000000000000), VT_CY, "overflow"},
        {decimal(5, false, 0, 15), VT_CY, "CY 2"},
        {decimal(5, false, 0, 25), VT_CY, "CY 2"},
        {text(u"922337203685477.5807"), VT_CY, "CY 9223372036854775807"},
        {text(u"922337203685477.5808"), VT_CY, "overflow"},
        {text(u"$1,234.56"), VT_CY, "CY 12345600"},
    };
    check(rows);
}

TEST(ChangeType, Decimals) {
    const expectation rows[] = {
        {integer(VT_I4, -5), VT_DECIMAL, "DECIMAL -0:5/0"},
        {integer(VT_UI8, -1), VT_DECIMAL, "DECIMAL 0:ffffffffffffffff/0"},
        {integer(VT_CY, -12000), VT_DECIMAL, "DECIMAL -0:2ee0/4"},
        {real(123.4567891234), VT_DECIMAL, "DECIMAL 0:11f71fb0922/10"},
        {real(0.1), VT_DECIMAL, "DECIMAL 0:1/1"},
        {single(0.1f), VT_DECIMAL, "DECIMAL 0:1/1"},
        {real(1e28), VT_DECIMAL, "DECIMAL 204fce5e:3e25026110000000/0"},
        {real(1e-28), VT_DECIMAL, "DECIMAL 0:1/28"},
        {real(1e-29), VT_DECIMAL, "DECIMAL 0:0/0"},
        {real(1e30), VT_DECIMAL, "overflow"},
        {real(infinity), VT_DECIMAL, "overflow"},
        {text(u"79228162514264337593543950335"), VT_DECIMAL, "DECIMAL ffffffff:ffffffffffffffff/0"},
        {text(u"79228162514264337593543950336"), VT_DECIMAL, "overflow"},
        {text(u"-1.25"), VT_DECIMAL, "DECIMAL -0:7d/2"},
        {text(u"1e-3"), VT_DECIMAL, "DECIMAL 0:1/3"},
        {text(u"0.12345678901234567890123456785"), VT_DECIMAL, "DECIMAL 3fd35eb:6d797a91be38f34e/28"},
        {decimal(29, false, 0, 1), VT_I4, "bad argument"},
        {decimal(29, false, 0, 1), VT_BSTR, "bad argument"},
    };
    check(rows);
}

TEST(ChangeType, NumbersAsText) {
    const expectation rows[] = {
        {integer(VT_I1, -128), VT_BSTR, "BSTR -128"},
        {integer(VT_UI8, -1), VT_BSTR, "BSTR 18446744073709551615"},
        {integer(VT_I8, std::numeric_limits<long long>::min()), VT_BSTR, "BSTR -9223372036854775808"},
        {integer(VT_BOOL, -1), VT_BSTR, "BSTR -1"},
        {real(0), VT_BSTR, "BSTR 0"},
        {real(-0.0), VT_BSTR, "BSTR 0"},
        {real(1.5), VT_BSTR, "BSTR 1.5"},
        {real(1.0 / 3), VT_BSTR, "BSTR 0.333333333333333"},
        {real(2.0 / 3), VT_BSTR, "BSTR 0.666666666666667"},
        {real(123456789012345.0), VT_BSTR, "BSTR 123456789012345"},
        {real(1e15), VT_BSTR, "BSTR 1E+15"},
        {real(999999999999999.9), VT_BSTR, "BSTR 1E+15"},
        {real(1234567890123456.0), VT_BSTR, "BSTR 1.23456789012346E+15"},
        {real(0.0001), VT_BSTR, "BSTR 0.0001"},
        {real(0.00001), VT_BSTR, "BSTR 0.00001"},
        {real(-0.00000000012345), VT_BSTR, "BSTR -0.00000000012345"},
        {real(-0.000000000123456), VT_BSTR, "BSTR -0.000000000123456"},
        {real(-0.0000000001234567), VT_BSTR, "BSTR -1.234567E-10"},
        {real(1.0 / 12), VT_BSTR, "BSTR 8.33333333333333E-02"},
        {real(1e-300), VT_BSTR, "BSTR 1E-300"},
        {real(infinity), VT_BSTR, "BSTR INF"},
        {real(-infinity), VT_BSTR, "BSTR -INF"},
        {real(std::nan("")), VT_BSTR, "BSTR NAN"},
        {single(0.1f), VT_BSTR, "BSTR 0.1"},
        {single(1.0f / 3), VT_BSTR, "BSTR 0.3333333"},
        {single(1e7f), VT_BSTR, "BSTR 1E+07"},
        {single(16777216.0f), VT_BSTR, "BSTR 1.677722E+07"},
        {single(9.99999944e27f), VT_BSTR, "BSTR 9.999999E+27"}, // the float next to 1E+28
        {single(3176.5625f), VT_BSTR, "BSTR 3176.563"},         // halves go away from zero
        {single(2958466.5f), VT_BSTR, "BSTR 2958467"},
        {single(-2958466.5f), VT_BSTR, "BSTR -2958467"},
        {real(1234567890123444.5), VT_BSTR, "BSTR 1.23456789012344E+15"},
        {real(1234567890123445.0), VT_BSTR, "BSTR 1.23456789012345E+15"},
        {integer(VT_CY, 12345), VT_BSTR, "BSTR 1.2345"},
        {integer(VT_CY, -1), VT_BSTR, "BSTR -0.0001"},
        {integer(VT_CY, 10000), VT_BSTR, "BSTR 1"},
        {integer(VT_CY, 0), VT_BSTR, "BSTR 0"},
        {integer(VT_CY, std::numeric_limits<long long>::min()), VT_BSTR, "BSTR -922337203685477.5808"},
        {decimal(28, true, 0xffffffff, ~0ull), VT_BSTR, "BSTR -7.9228162514264337593543950335"},
        {decimal(4, true, 0, 12000), VT_BSTR, "BSTR -1.2"},
        {decimal(3, false, 0, 0), VT_BSTR, "BSTR 0"},
        {decimal(5, false, 0, 5), VT_BSTR, "BSTR 0.00005"},
        {real(36000.75, VT_DATE), VT_BSTR, "BSTR 7/24/1998 6:00:00 PM"},
        {real(2958466, VT_DATE), VT_BSTR, "bad argument"},
    };
    check(rows);
}

TEST(ChangeType, TextAsNumbers) {
    const expectation rows[] = {
        {text(u" 12 "), VT_I4, "I4 12"},
        {text(u"-129"), VT_I1, "overflow"},
        {text(u"255"), VT_UI1, "UI1 255"},
        {text(u"-1"), VT_UI4, "overflow"},
        {text(u"1e400"), VT_R8, "overflow"},
        {text(u"1e-400"), VT_R8, "R8 0"},
        {text(u"1.7976931348623157e308"), VT_R8, "R8 1.7976931348623157e+308"},
        {text(u"3.5e38"), VT_R4, "overflow"},
        {text(u"0.1"), VT_R4, "R4 0.10000000149011612"},
        {text(u"&HFF"), VT_I1, "I1 -1"},
        {text(u"&HFF"), VT_I2, "I2 255"},
        {text(u"&HFFFF"), VT_I2, "I2 -1"},
        {text(u"&HFFFF"), VT_I4, "I4 65535"},
        {text(u"&HFFFFFFFF"), VT_I4, "I4 -1"},
        {text(u"&HFFFFFFFF"), VT_R8, "overflow"},
        {text(u"&O17"), VT_R8, "R8 15"},
        {text(u"&H10000000000000000"), VT_I8, "overflow"},
        {text(u""), VT_I4, "mismatch"},
        {text(u"twelve"), VT_I4, "mismatch"},
        {text(u"0x10"), VT_I4, "mismatch"},
        {of_type(VT_BSTR), VT_I4, "mismatch"},
        {of_type(VT_BSTR), VT_BSTR, "BSTR "},
        {text(u"True"), VT_BOOL, "BOOL -1"},
        {text(u"fALSE"), VT_BOOL, "BOOL 0"},
        {text(u"#TRUE#"), VT_BOOL, "BOOL -1"},
        {text(u"#true#"), VT_BOOL, "mismatch"},
        {text(u"2"), VT_BOOL, "BOOL -1"},
        {text(u"0.0"), VT_BOOL, "BOOL 0"},
        {text(u"Yes"), VT_BOOL, "mismatch"},
        {text(u"True"), VT_I4, "mismatch"},
        {text(u"7/24/1998 6:00:00 PM"), VT_DATE, "DATE 36000.75"},
        {text(u"36000.5"), VT_DATE, "mismatch"},
        {text(u"x"), VT_ERROR, "mismatch"},
        {text(u"x"), VT_DISPATCH, "mismatch"},
    };
    check(rows);
}

TEST(ChangeType, DatesHaveBounds) {
    const expectation rows[] = {
        {integer(VT_I4, 2958465), VT_DATE, "DATE 2958465"},
        {integer(VT_I4, 2958466), VT_DATE, "overflow"},
        {integer(VT_I4, -657434), VT_DATE, "DATE -657434"},
        {integer(VT_I4, -657435), VT_DATE, "overflow"},
        {real(2958465.9), VT_DATE, "DATE 2958465.8999999999"},
        {real(2958466), VT_DATE, "overflow"},
        {real(std::nan("")), VT_DATE, "overflow"},
        {integer(VT_UI8, -1), VT_DATE, "overflow"},
        {integer(VT_CY, 360007500), VT_DATE, "DATE 36000.75"},
    };
    check(rows);
}

TEST(ChangeType, AlphaBoolWritesWords) {
    EXPECT_EQ(changed(integer(VT_BOOL, -1), VT_BSTR, VARIANT_ALPHABOOL), "BSTR True");
    EXPECT_EQ(changed(integer(VT_BOOL, 1), VT_BSTR, VARIANT_ALPHABOOL), "BSTR True");
    EXPECT_EQ(changed(integer(VT_BOOL, 0), VT_BSTR, VARIANT_ALPHABOOL), "BSTR False");
    EXPECT_EQ(changed(integer(VT_BOOL, 0), VT_BSTR), "BSTR 0");
    EXPECT_EQ(changed(integer(VT_I4, 1), VT_BSTR, VARIANT_ALPHABOOL), "BSTR 1");
}

TEST(ChangeType, CalendarsAreThoseOfTheFlags) {
    const value day = real(36000, VT_DATE); // 24 July 1998
    EXPECT_EQ(changed(day, VT_BSTR), "BSTR 7/24/1998");
    EXPECT_EQ(changed(day, VT_BSTR, VARIANT_CALENDAR_GREGORIAN), "BSTR 7/24/1998");
    EXPECT_EQ(changed(day, VT_BSTR, VARIANT_CALENDAR_THAI), "BSTR 7/24/2541");
    EXPECT_EQ(changed(text(u"7/24/2541"), VT_DATE, VARIANT_CALENDAR_THAI), "DATE 36000");
    EXPECT_EQ(changed(text(u"7/24/1998"), VT_DATE, VARIANT_CALENDAR_GREGORIAN), "DATE 36000");
    // Counted from 18 July 622, months of 30 and 29 days: the thirtieth of Rabi I, 1419.
    const std::string islamic = changed(day, VT_BSTR, VARIANT_CALENDAR_HIJRI);
    EXPECT_EQ(islamic, "BSTR 3/30/1419");
    EXPECT_EQ(changed(text(u"3/30/1419"), VT_DATE, VARIANT_CALENDAR_HIJRI), "DATE 36000");
    // What is no date has no calendar.
    for (const USHORT flag : {VARIANT_CALENDAR_HIJRI, VARIANT_CALENDAR_THAI, VARIANT_CALENDAR_GREGORIAN}) {
        EXPECT_EQ(changed(integer(VT_I4, 1419), VT_BSTR, flag), "BSTR 1419");
        EXPECT_EQ(changed(text(u"1419"), VT_I2, flag), "I2 1419");
        EXPECT_EQ(changed(day, VT_R8, flag), "R8 36000");
        EXPECT_EQ(changed(integer(VT_I4, 36000), VT_DATE, flag), "DATE 36000");
    }
}

TEST(ChangeType, FollowsReferences) {
    LONG number = 300;
    VARIANT by_reference{};
    V_VT(&by_reference) = VT_I4 | VT_BYREF;
    V_I4REF(&by_reference) = &number;
    EXPECT_EQ(changed(value(by_reference), VT_I2), "I2 300");
    EXPECT_EQ(changed(value(by_reference), VT_UI1), "overflow");
    EXPECT_EQ(changed(value(by_reference), VT_I4), "I4 300");

    VARIANT outer{};
    V_VT(&outer) = VT_VARIANT | VT_BYREF;
    V_VARIANTREF(&outer) = &by_reference;
    EXPECT_EQ(changed(value(outer), VT_BSTR), "BSTR 300");
    V_I4REF(&by_reference) = nullptr;
    EXPECT_EQ(changed(value(by_reference), VT_I2), "mismatch");
}

TEST(ChangeType, WorksInPlace) {
    value held = text(u"12");
    EXPECT_EQ(VariantChangeType(held.get(), held.get(), 0, VT_I4), S_OK);
    EXPECT_EQ(show(*held), "I4 12");
    EXPECT_EQ(VariantChangeType(held.get(), held.get(), 0, VT_BSTR), S_OK);
    EXPECT_EQ(show(*held), "BSTR 12");
    EXPECT_EQ(VariantChangeType(held.get(), held.get(), 0, VT_DATE), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(show(*held), "BSTR 12");
}

TEST(ChangeType, TheTargetIsClearedOnlyForASuccess) {
    counted_object shared;
    value target = object(shared);
    EXPECT_EQ(VariantChangeType(target.get(), text(u"x").get(), 0, VT_I4), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(shared.references, 2u);
    EXPECT_EQ(VariantChangeType(target.get(), text(u"5").get(), 0, VT_I4), S_OK);
    EXPECT_EQ(shared.references, 1u);
    EXPECT_EQ(show(*target), "I4 5");
}

TEST(ChangeType, ObjectsAreAskedForTheOtherInterface) {
    counted_object shared;
    {
        const value source = object(shared, VT_UNKNOWN);
        EXPECT_EQ(changed(source, VT_DISPATCH), "DISPATCH object");
        EXPECT_EQ(changed(source, VT_UNKNOWN), "UNKNOWN object");
        shared.has_dispatch = false;
        EXPECT_EQ(changed(source, VT_DISPATCH), "no interface");
        EXPECT_EQ(changed(source, VT_I4), "mismatch");
    }
    EXPECT_EQ(shared.references, 1u);
    EXPECT_EQ(changed(of_type(VT_UNKNOWN), VT_DISPATCH), "DISPATCH null");
    EXPECT_EQ(changed(of_type(VT_DISPATCH), VT_UNKNOWN), "UNKNOWN null");
}

TEST(ChangeType, BytesAndTextsAreTheSame) {
    const value source = text(u"ab");
    value bytes;
    ASSERT_EQ(VariantChangeType(bytes.get(), source.get(), 0, VT_ARRAY | VT_UI1), S_OK);
    LONG bound = 0;
    EXPECT_EQ(SafeArrayGetUBound(V_ARRAY(bytes.get()), 1, &bound), S_OK);
    EXPECT_EQ(bound, 3);
    EXPECT_EQ(changed(bytes, VT_BSTR), "BSTR ab");
    EXPECT_EQ(changed(bytes, VT_ARRAY | VT_I1), "mismatch");
    EXPECT_EQ(changed(bytes, VT_EMPTY), "mismatch");
}

TEST(ChangeType, RandomBitsOfEachTypeConvertOrAreRefused) {
    std::mt19937_64 random(20261122);
    for (int round = 0; round < 3000; ++round) {
        for (const VARTYPE from : numeric_types) {
            VARIANT source{};
            const std::uint64_t bits[] = {random() >> random() % 64, random()};
            if (from == VT_DECIMAL) {
                source = *decimal(static_cast<int>(random() % 30), random() % 2,
                                  static_cast<std::uint32_t>(bits[1]), bits[0])
                              .get();
            } else {
                std::memcpy(&V_I8(&source), bits, 8);
                V_VT(&source) = from;
            }
            for (const VARTYPE to : numeric_types) {
                VARIANT result{};
                const bool converted = SUCCEEDED(VariantChangeType(&result, &source, 0, to));
                ASSERT_EQ(V_VT(&result), converted ? to : VARTYPE{VT_EMPTY});
            }
            value text_form;
            if (FAILED(VariantChangeType(text_form.get(), &source, 0, VT_BSTR)))
                continue;
            // What is exact as text comes back as it was.
            if (from == VT_R4 || from == VT_R8 || from == VT_DATE || from == VT_BOOL || from == VT_DECIMAL)
                continue;
            ASSERT_EQ(changed(text_form, from), show(source));
        }
    }
}

} // namespace
