// VariantChangeTypeEx between the integer types, at and beyond each type's limits. Signed and unsigned types
// of one size exchange their bits and never overflow.
#include "coercion.hpp"

using namespace conformance;

namespace {

using v = variant;

class IntegerCoercion : public testing::TestWithParam<coercion> {};

const LONGLONG i8_max = 0x7fffffffffffffff;
const LONGLONG i8_min = -i8_max - 1;
const ULONGLONG ui8_max = 0xffffffffffffffff;
const LONG i4_min = -2147483647 - 1;

const coercion rows[] = {
    // to I1
    gives(v::i2(127), VT_I1, "I1 127"),
    gives(v::i2(-128), VT_I1, "I1 -128"),
    overflows(v::i2(128), VT_I1),
    overflows(v::i2(-129), VT_I1),
    gives(v::i4(127), VT_I1, "I1 127"),
    overflows(v::i4(128), VT_I1),
    overflows(v::i4(-129), VT_I1),
    gives(v::i8(-128), VT_I1, "I1 -128"),
    overflows(v::i8(4294967296), VT_I1),
    gives(v::ui1(127), VT_I1, "I1 127"),
    gives(v::ui1(128), VT_I1, "I1 -128"),
    overflows(v::ui2(128), VT_I1),
    overflows(v::ui4(0xffffffff), VT_I1),
    overflows(v::ui8(ui8_max), VT_I1),
    // to UI1
    gives(v::i1(127), VT_UI1, "UI1 127"),
    gives(v::i1(-1), VT_UI1, "UI1 255"),
    gives(v::i2(255), VT_UI1, "UI1 255"),
    overflows(v::i2(256), VT_UI1),
    overflows(v::i2(-1), VT_UI1),
    gives(v::i4(255), VT_UI1, "UI1 255"),
    overflows(v::i4(256), VT_UI1),
    overflows(v::i4(-1), VT_UI1),
    gives(v::i8(0), VT_UI1, "UI1 0"),
    overflows(v::i8(-1), VT_UI1),
    overflows(v::ui2(256), VT_UI1),
    overflows(v::ui4(256), VT_UI1),
    gives(v::ui8(255), VT_UI1, "UI1 255"),
    // to I2
    gives(v::i1(-128), VT_I2, "I2 -128"),
    gives(v::ui1(255), VT_I2, "I2 255"),
    gives(v::i4(32767), VT_I2, "I2 32767"),
    gives(v::i4(-32768), VT_I2, "I2 -32768"),
    overflows(v::i4(32768), VT_I2),
    overflows(v::i4(-32769), VT_I2),
    gives(v::i8(-32768), VT_I2, "I2 -32768"),
    overflows(v::i8(32768), VT_I2),
    overflows(v::i8(i8_min), VT_I2),
    gives(v::ui2(32767), VT_I2, "I2 32767"),
    gives(v::ui2(32768), VT_I2, "I2 -32768"),
    overflows(v::ui4(32768), VT_I2),
    overflows(v::ui8(32768), VT_I2),
    gives(v::int_(-5), VT_I2, "I2 -5"),
    overflows(v::uint_(70000), VT_I2),
    // to UI2
    overflows(v::i1(-1), VT_UI2),
    gives(v::i2(-1), VT_UI2, "UI2 65535"),
    gives(v::i4(65535), VT_UI2, "UI2 65535"),
    overflows(v::i4(65536), VT_UI2),
    overflows(v::i4(-1), VT_UI2),
    overflows(v::i8(65536), VT_UI2),
    gives(v::ui1(255), VT_UI2, "UI2 255"),
    overflows(v::ui4(65536), VT_UI2),
    gives(v::ui8(65535), VT_UI2, "UI2 65535"),
    // to I4
    gives(v::i1(-1), VT_I4, "I4 -1"),
    gives(v::i2(-32768), VT_I4, "I4 -32768"),
    gives(v::ui1(255), VT_I4, "I4 255"),
    gives(v::ui2(65535), VT_I4, "I4 65535"),
    gives(v::ui4(2147483647), VT_I4, "I4 2147483647"),
    gives(v::ui4(2147483648u), VT_I4, "I4 -2147483648"),
    gives(v::i8(2147483647), VT_I4, "I4 2147483647"),
    gives(v::i8(i4_min), VT_I4, "I4 -2147483648"),
    overflows(v::i8(2147483648), VT_I4),
    overflows(v::i8(-2147483649), VT_I4),
    overflows(v::ui8(2147483648), VT_I4),
    gives(v::int_(i4_min), VT_I4, "I4 -2147483648"),
    gives(v::uint_(0xffffffff), VT_I4, "I4 -1"),
    // to UI4
    overflows(v::i1(-1), VT_UI4),
    overflows(v::i2(-1), VT_UI4),
    gives(v::i4(2147483647), VT_UI4, "UI4 2147483647"),
    gives(v::i4(-1), VT_UI4, "UI4 4294967295"),
    gives(v::i8(4294967295), VT_UI4, "UI4 4294967295"),
    overflows(v::i8(4294967296), VT_UI4),
    overflows(v::i8(-1), VT_UI4),
    gives(v::ui2(65535), VT_UI4, "UI4 65535"),
    gives(v::ui8(4294967295), VT_UI4, "UI4 4294967295"),
    overflows(v::ui8(4294967296), VT_UI4),
    // to I8
    gives(v::i1(-128), VT_I8, "I8 -128"),
    gives(v::i2(-1), VT_I8, "I8 -1"),
    gives(v::i4(i4_min), VT_I8, "I8 -2147483648"),
    gives(v::ui1(255), VT_I8, "I8 255"),
    gives(v::ui2(65535), VT_I8, "I8 65535"),
    gives(v::ui4(4294967295u), VT_I8, "I8 4294967295"),
    gives(v::ui8(9223372036854775807u), VT_I8, "I8 9223372036854775807"),
    gives(v::ui8(9223372036854775808u), VT_I8, "I8 -9223372036854775808"),
    // to UI8
    gives(v::i1(1), VT_UI8, "UI8 1"),
    gives(v::i2(32767), VT_UI8, "UI8 32767"),
    gives(v::i4(2147483647), VT_UI8, "UI8 2147483647"),
    gives(v::i8(i8_max), VT_UI8, "UI8 9223372036854775807"),
    gives(v::i8(-1), VT_UI8, "UI8 18446744073709551615"),
    gives(v::ui4(4294967295u), VT_UI8, "UI8 4294967295"),
    // INT and UINT are types of their own
    gives(v::i4(-7), VT_INT, "INT -7"),
    gives(v::i4(7), VT_UINT, "UINT 7"),
    gives(v::i4(-7), VT_UINT, "UINT 4294967289"),
    gives(v::ui2(9), VT_INT, "INT 9"),
    gives(v::ui4(0x80000000u), VT_INT, "INT -2147483648"),
    gives(v::i8(4294967295), VT_UINT, "UINT 4294967295"),
    // to the same type
    gives(v::i4(42), VT_I4, "I4 42"),
    gives(v::ui8(ui8_max), VT_UI8, "UI8 18446744073709551615"),
};

} // namespace

TEST_P(IntegerCoercion, Converts) {
    check_coercion(GetParam());
}

INSTANTIATE_TEST_SUITE_P(Table, IntegerCoercion, testing::ValuesIn(rows), coercion_name);
