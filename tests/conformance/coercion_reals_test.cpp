// VariantChangeTypeEx among R4, R8, CY, DATE and the integers: rounding to even, limits, loss of precision.
#include "coercion.hpp"

#include <limits>

using namespace conformance;

namespace {

using v = variant;

class RealCoercion : public testing::TestWithParam<coercion> {};

const double infinity = std::numeric_limits<double>::infinity();
const double r8_max = std::numeric_limits<double>::max();
const float r4_max = std::numeric_limits<float>::max();
const LONGLONG cy_max = 0x7fffffffffffffff;

const coercion rows[] = {
    // halves go to the even neighbour
    gives(v::r8(0.5), VT_I4, "I4 0"),
    gives(v::r8(1.5), VT_I4, "I4 2"),
    gives(v::r8(2.5), VT_I4, "I4 2"),
    gives(v::r8(-0.5), VT_I4, "I4 0"),
    gives(v::r8(-1.5), VT_I4, "I4 -2"),
    gives(v::r8(-2.5), VT_I4, "I4 -2"),
    gives(v::r8(2.4999999), VT_I4, "I4 2"),
    gives(v::r8(2.5000001), VT_I4, "I4 3"),
    gives(v::r4(0.5f), VT_I2, "I2 0"),
    gives(v::r4(3.5f), VT_I2, "I2 4"),
    gives(v::r8(0.5), VT_UI1, "UI1 0"),
    gives(v::r8(254.5), VT_UI1, "UI1 254"),
    gives(v::r8(-0.5), VT_UI1, "UI1 0"),
    gives(v::r8(3.5), VT_I1, "I1 4"),
    gives(v::r8(4.5), VT_UI2, "UI2 4"),
    gives(v::r8(5.5), VT_UI4, "UI4 6"),
    gives(v::r8(6.5), VT_I8, "I8 6"),
    gives(v::r8(7.5), VT_UI8, "UI8 8"),
    // limits
    gives(v::r8(127.49), VT_I1, "I1 127"),
    overflows(v::r8(127.5), VT_I1),
    gives(v::r8(-128.5), VT_I1, "I1 -128"),
    overflows(v::r8(-128.51), VT_I1),
    gives(v::r8(255.49), VT_UI1, "UI1 255"),
    overflows(v::r8(255.5), VT_UI1),
    overflows(v::r8(-0.51), VT_UI1),
    gives(v::r8(32767.49), VT_I2, "I2 32767"),
    overflows(v::r8(32767.5), VT_I2),
    gives(v::r8(-32768.5), VT_I2, "I2 -32768"),
    overflows(v::r8(-32768.51), VT_I2),
    gives(v::r8(65535.49), VT_UI2, "UI2 65535"),
    overflows(v::r8(65535.5), VT_UI2),
    gives(v::r8(2147483647.49), VT_I4, "I4 2147483647"),
    overflows(v::r8(2147483647.5), VT_I4),
    gives(v::r8(-2147483648.5), VT_I4, "I4 -2147483648"),
    overflows(v::r8(-2147483649.0), VT_I4),
    gives(v::r8(4294967295.49), VT_UI4, "UI4 4294967295"),
    overflows(v::r8(4294967295.5), VT_UI4),
    overflows(v::r8(-1.0), VT_UI4),
    gives(v::r8(9007199254740992.0), VT_I8, "I8 9007199254740992"),
    overflows(v::r8(9.3e18), VT_I8),
    overflows(v::r8(-9.3e18), VT_I8),
    overflows(v::r8(1.9e19), VT_UI8),
    overflows(v::r8(-1.0), VT_UI8),
    overflows(v::r8(infinity), VT_I4),
    overflows(v::r8(-infinity), VT_I4),
    overflows(v::r4(70000.0f), VT_I2),
    gives(v::r4(-128.5f), VT_I1, "I1 -128"),
    // between the reals
    gives(v::r4(0.1f), VT_R8, "R8 0.10000000149011612"),
    gives(v::r8(0.1), VT_R4, "R4 0.100000001"),
    gives(v::r8(static_cast<double>(r4_max)), VT_R4, "R4 3.40282347e+38"),
    overflows(v::r8(r8_max), VT_R4),
    overflows(v::r8(-3.5e38), VT_R4),
    gives(v::r8(1e-300), VT_R4, "R4 0"),
    // integers to reals
    gives(v::i1(-1), VT_R8, "R8 -1"),
    gives(v::i2(-32768), VT_R4, "R4 -32768"),
    gives(v::i4(16777217), VT_R4, "R4 16777216"),
    gives(v::i4(16777217), VT_R8, "R8 16777217"),
    gives(v::i8(9007199254740993), VT_R8, "R8 9007199254740992"),
    gives(v::ui1(255), VT_R4, "R4 255"),
    gives(v::ui2(65535), VT_R8, "R8 65535"),
    gives(v::ui4(4294967295u), VT_R8, "R8 4294967295"),
    gives(v::ui8(18446744073709551615u), VT_R8, "R8 1.8446744073709552e+19"),
    // currency: ten-thousandths
    gives(v::i4(3), VT_CY, "CY 30000"),
    gives(v::ui1(255), VT_CY, "CY 2550000"),
    gives(v::i8(-2), VT_CY, "CY -20000"),
    overflows(v::i8(cy_max), VT_CY),
    gives(v::ui4(4294967295u), VT_CY, "CY 42949672950000"),
    overflows(v::ui8(18446744073709551615u), VT_CY),
    gives(v::r8(1.25), VT_CY, "CY 12500"),
    gives(v::r8(0.03125), VT_CY, "CY 312"),
    gives(v::r8(0.09375), VT_CY, "CY 938"),
    gives(v::r8(-0.09375), VT_CY, "CY -938"),
    gives(v::r8(0.00004), VT_CY, "CY 0"),
    gives(v::r8(0.00006), VT_CY, "CY 1"),
    gives(v::r8(922337203685477.0), VT_CY, "CY 9223372036854770000"),
    overflows(v::r8(922337203685478.0), VT_CY),
    overflows(v::r8(-922337203685478.0), VT_CY),
    gives(v::r4(1.5f), VT_CY, "CY 15000"),
    gives(v::cy(15000), VT_I4, "I4 2"),
    gives(v::cy(25000), VT_I4, "I4 2"),
    gives(v::cy(-25000), VT_I4, "I4 -2"),
    gives(v::cy(25001), VT_I4, "I4 3"),
    gives(v::cy(24999), VT_UI1, "UI1 2"),
    overflows(v::cy(2560000), VT_UI1),
    overflows(v::cy(-10000), VT_UI1),
    overflows(v::cy(cy_max), VT_I4),
    gives(v::cy(cy_max), VT_I8, "I8 922337203685478"),
    gives(v::cy(25000), VT_I8, "I8 2"),
    // Documented: negative ones are off by one in 64 bits, and there alone
    gives(v::cy(-1), VT_I8, "I8 -1"),
    gives(v::cy(-10000), VT_I8, "I8 -2"),
    gives(v::cy(-25000), VT_I8, "I8 -3"),
    gives(v::cy(12345), VT_R8, "R8 1.2344999999999999"),
    gives(v::cy(12345), VT_R4, "R4 1.23450005"),
    gives(v::cy(5000), VT_I2, "I2 0"),
    gives(v::cy(15000), VT_UI8, "UI8 2"),
    // dates: days since 30 December 1899
    gives(v::days(2.5), VT_I4, "I4 2"),
    gives(v::days(3.5), VT_I4, "I4 4"),
    gives(v::days(36526.25), VT_R8, "R8 36526.25"),
    gives(v::days(36526.0), VT_CY, "CY 365260000"),
    gives(v::i4(36526), VT_DATE, "DATE 36526.0000000000"),
    gives(v::i2(-1), VT_DATE, "DATE -1.0000000000"),
    gives(v::r8(0.75), VT_DATE, "DATE 0.7500000000"),
    gives(v::r4(1.5f), VT_DATE, "DATE 1.5000000000"),
    gives(v::cy(12500), VT_DATE, "DATE 1.2500000000"),
    gives(v::r8(2958465.5), VT_DATE, "DATE 2958465.5000000000"),
    overflows(v::r8(2958466.0), VT_DATE),
    gives(v::i4(-657434), VT_DATE, "DATE -657434.0000000000"),
    overflows(v::i4(-657435), VT_DATE),
    overflows(v::i4(2147483647), VT_DATE),
    overflows(v::i8(3000000), VT_DATE),
    overflows(v::days(40000.0), VT_I2),
};

} // namespace

TEST_P(RealCoercion, Converts) {
    check_coercion(GetParam());
}

INSTANTIATE_TEST_SUITE_P(Table, RealCoercion, testing::ValuesIn(rows), coercion_name);
