// VariantChangeTypeEx between BSTR and everything else, in the English (United States) locale.
#include "coercion.hpp"

using namespace conformance;

namespace {

using v = variant;

class TextCoercion : public testing::TestWithParam<coercion> {};

variant s(const OLECHAR* text) {
    return v::str(text);
}

const coercion rows[] = {
    // integers to text
    gives(v::i1(-128), VT_BSTR, "BSTR '-128'"),
    gives(v::i2(-32768), VT_BSTR, "BSTR '-32768'"),
    gives(v::i4(0), VT_BSTR, "BSTR '0'"),
    gives(v::i4(-2147483647 - 1), VT_BSTR, "BSTR '-2147483648'"),
    gives(v::i8(-0x7fffffffffffffff - 1), VT_BSTR, "BSTR '-9223372036854775808'"),
    gives(v::ui1(255), VT_BSTR, "BSTR '255'"),
    gives(v::ui2(65535), VT_BSTR, "BSTR '65535'"),
    gives(v::ui4(4294967295u), VT_BSTR, "BSTR '4294967295'"),
    gives(v::ui8(18446744073709551615u), VT_BSTR, "BSTR '18446744073709551615'"),
    gives(v::int_(-3), VT_BSTR, "BSTR '-3'"),
    gives(v::uint_(3), VT_BSTR, "BSTR '3'"),
    // reals to text: seven and fifteen digits
    gives(v::r8(0.0), VT_BSTR, "BSTR '0'"),
    gives(v::r8(1.0), VT_BSTR, "BSTR '1'"),
    gives(v::r8(-2.5), VT_BSTR, "BSTR '-2.5'"),
    gives(v::r8(0.1), VT_BSTR, "BSTR '0.1'"),
    gives(v::r8(1.0 / 3), VT_BSTR, "BSTR '0.333333333333333'"),
    gives(v::r8(2.0 / 3), VT_BSTR, "BSTR '0.666666666666667'"),
    gives(v::r8(123456789012345.0), VT_BSTR, "BSTR '123456789012345'"),
    gives(v::r8(1e15), VT_BSTR, "BSTR '1E+15'"),
    gives(v::r8(1234567890123456.0), VT_BSTR, "BSTR '1.23456789012346E+15'"),
    gives(v::r8(1e100), VT_BSTR, "BSTR '1E+100'"),
    // ... and, without an exponent, as many places behind the point, as scripts on Windows show
    gives(v::r8(1e-5), VT_BSTR, "BSTR '0.00001'"),
    gives(v::r8(1e-12), VT_BSTR, "BSTR '0.000000000001'"),
    gives(v::r8(1e-15), VT_BSTR, "BSTR '0.000000000000001'"),
    gives(v::r8(1e-16), VT_BSTR, "BSTR '1E-16'"),
    gives(v::r8(1.0 / 12), VT_BSTR, "BSTR '8.33333333333333E-02'"),
    gives(v::r8(0.00475), VT_BSTR, "BSTR '0.00475'"),
    gives(v::r8(static_cast<double>(0.02f)), VT_BSTR, "BSTR '1.99999995529652E-02'"),
    gives(v::r4(1.0f / 12), VT_BSTR, "BSTR '8.333334E-02'"),
    gives(v::r4(1.0f / 6), VT_BSTR, "BSTR '0.1666667'"),
    gives(v::r4(1e-7f), VT_BSTR, "BSTR '0.0000001'"),
    gives(v::r4(1e-8f), VT_BSTR, "BSTR '1E-08'"),
    gives(v::r8(1.0e-20), VT_BSTR, "BSTR '1E-20'"),
    gives(v::r4(0.1f), VT_BSTR, "BSTR '0.1'"),
    gives(v::r4(16777216.0f), VT_BSTR, "BSTR '1.677722E+07'"),
    gives(v::r4(1234567.0f), VT_BSTR, "BSTR '1234567'"),
    gives(v::r4(-1.5f), VT_BSTR, "BSTR '-1.5'"),
    // currency to text
    gives(v::cy(12345), VT_BSTR, "BSTR '1.2345'"),
    gives(v::cy(10000), VT_BSTR, "BSTR '1'"),
    gives(v::cy(-5), VT_BSTR, "BSTR '-0.0005'"),
    gives(v::cy(0x7fffffffffffffff), VT_BSTR, "BSTR '922337203685477.5807'"),
    // Booleans to text
    gives(v::boolean(VARIANT_TRUE), VT_BSTR, "BSTR '-1'"),
    gives(v::boolean(VARIANT_FALSE), VT_BSTR, "BSTR '0'"),
    gives(v::boolean(VARIANT_TRUE), VT_BSTR, "BSTR 'True'", VARIANT_ALPHABOOL),
    gives(v::boolean(VARIANT_FALSE), VT_BSTR, "BSTR 'False'", VARIANT_ALPHABOOL),
    // dates to text
    gives(v::days(36526.0), VT_BSTR, "BSTR '1/1/2000'"),
    gives(v::days(36526.5), VT_BSTR, "BSTR '1/1/2000 12:00:00 PM'"),
    gives(v::days(0.25), VT_BSTR, "BSTR '6:00:00 AM'"),
    gives(v::days(0.0), VT_BSTR, "BSTR '12:00:00 AM'"),
    gives(v::days(37986.999988425926), VT_BSTR, "BSTR '12/31/2003 11:59:59 PM'"),
    gives(v::days(-1.0), VT_BSTR, "BSTR '12/29/1899'"),
    // text to integers
    gives(s(OLESTR("0")), VT_I4, "I4 0"),
    gives(s(OLESTR("42")), VT_I4, "I4 42"),
    gives(s(OLESTR("-42")), VT_I4, "I4 -42"),
    gives(s(OLESTR("+42")), VT_I4, "I4 42"),
    gives(s(OLESTR("  42  ")), VT_I4, "I4 42"),
    gives(s(OLESTR("42-")), VT_I4, "I4 -42"),
    gives(s(OLESTR("(42)")), VT_I4, "I4 -42"),
    gives(s(OLESTR("1,234")), VT_I4, "I4 1234"),
    gives(s(OLESTR("$42")), VT_I4, "I4 42"),
    gives(s(OLESTR("2.5")), VT_I4, "I4 2"),
    gives(s(OLESTR("3.5")), VT_I4, "I4 4"),
    gives(s(OLESTR("-2.5")), VT_I4, "I4 -2"),
    gives(s(OLESTR("1e3")), VT_I4, "I4 1000"),
    gives(s(OLESTR("1E+3")), VT_I4, "I4 1000"),
    gives(s(OLESTR("12500e-3")), VT_I4, "I4 12"),
    gives(s(OLESTR("&H1F")), VT_I4, "I4 31"),
    gives(s(OLESTR("&H1F")), VT_R8, "R8 31"),
    gives(s(OLESTR("&H1F")), VT_DECIMAL, "DEC 00000000000000000000001f scale 0"),
    overflows(s(OLESTR("&H1F")), VT_CY),
    gives(s(OLESTR("&H80000000")), VT_R8, "R8 -2147483648"),
    overflows(s(OLESTR("&H80000001")), VT_R8),
    gives(s(OLESTR("&hff")), VT_I4, "I4 255"),
    gives(s(OLESTR("&O17")), VT_I4, "I4 15"),
    gives(s(OLESTR("2147483647")), VT_I4, "I4 2147483647"),
    overflows(s(OLESTR("2147483648")), VT_I4),
    gives(s(OLESTR("-2147483648")), VT_I4, "I4 -2147483648"),
    overflows(s(OLESTR("-2147483649")), VT_I4),
    mismatches(s(OLESTR("")), VT_I4),
    mismatches(s(OLESTR(" ")), VT_I4),
    mismatches(s(OLESTR("x")), VT_I4),
    mismatches(s(OLESTR("4 2")), VT_I4),
    mismatches(s(OLESTR("42x")), VT_I4),
    mismatches(s(OLESTR("--1")), VT_I4),
    mismatches(s(OLESTR("1.2.3")), VT_I4),
    mismatches(s(OLESTR("0x10")), VT_I4),
    mismatches(s(OLESTR("True")), VT_I4),
    gives(s(OLESTR("127")), VT_I1, "I1 127"),
    overflows(s(OLESTR("128")), VT_I1),
    gives(s(OLESTR("255")), VT_UI1, "UI1 255"),
    overflows(s(OLESTR("256")), VT_UI1),
    overflows(s(OLESTR("-1")), VT_UI1),
    gives(s(OLESTR("32767")), VT_I2, "I2 32767"),
    overflows(s(OLESTR("32768")), VT_I2),
    gives(s(OLESTR("65535")), VT_UI2, "UI2 65535"),
    overflows(s(OLESTR("65536")), VT_UI2),
    gives(s(OLESTR("4294967295")), VT_UI4, "UI4 4294967295"),
    overflows(s(OLESTR("-1")), VT_UI4),
    gives(s(OLESTR("9223372036854775807")), VT_I8, "I8 9223372036854775807"),
    overflows(s(OLESTR("9223372036854775808")), VT_I8),
    gives(s(OLESTR("-9223372036854775808")), VT_I8, "I8 -9223372036854775808"),
    gives(s(OLESTR("18446744073709551615")), VT_UI8, "UI8 18446744073709551615"),
    overflows(s(OLESTR("18446744073709551616")), VT_UI8),
    // text to reals
    gives(s(OLESTR("0.1")), VT_R8, "R8 0.10000000000000001"),
    gives(s(OLESTR(".5")), VT_R8, "R8 0.5"),
    gives(s(OLESTR("5.")), VT_R8, "R8 5"),
    gives(s(OLESTR("-1.25e2")), VT_R8, "R8 -125"),
    gives(s(OLESTR("1,234.5")), VT_R8, "R8 1234.5"),
    gives(s(OLESTR("$1,234.50")), VT_R8, "R8 1234.5"),
    gives(s(OLESTR("3.14159265358979")), VT_R8, "R8 3.14159265358979"),
    gives(s(OLESTR("0.5")), VT_R4, "R4 0.5"),
    overflows(s(OLESTR("1e39")), VT_R4),
    overflows(s(OLESTR("1e400")), VT_R8),
    mismatches(s(OLESTR("")), VT_R8),
    mismatches(s(OLESTR("e5")), VT_R8),
    mismatches(s(OLESTR("1e")), VT_R8),
    mismatches(s(OLESTR("nan")), VT_R8),
    // text to currency
    gives(s(OLESTR("1.2345")), VT_CY, "CY 12345"),
    gives(s(OLESTR("$1,000.5")), VT_CY, "CY 10005000"),
    gives(s(OLESTR("-0.0001")), VT_CY, "CY -1"),
    gives(s(OLESTR("922337203685477.5807")), VT_CY, "CY 9223372036854775807"),
    overflows(s(OLESTR("922337203685478")), VT_CY),
    mismatches(s(OLESTR("money")), VT_CY),
    // text to Booleans
    gives(s(OLESTR("True")), VT_BOOL, "BOOL -1"),
    gives(s(OLESTR("TRUE")), VT_BOOL, "BOOL -1"),
    gives(s(OLESTR("false")), VT_BOOL, "BOOL 0"),
    gives(s(OLESTR("#TRUE#")), VT_BOOL, "BOOL -1"),
    gives(s(OLESTR("#FALSE#")), VT_BOOL, "BOOL 0"),
    gives(s(OLESTR("1")), VT_BOOL, "BOOL -1"),
    gives(s(OLESTR("0")), VT_BOOL, "BOOL 0"),
    gives(s(OLESTR("-3.5")), VT_BOOL, "BOOL -1"),
    gives(s(OLESTR("0.0")), VT_BOOL, "BOOL 0"),
    mismatches(s(OLESTR("yes")), VT_BOOL),
    mismatches(s(OLESTR("")), VT_BOOL),
    mismatches(s(OLESTR("#true#")), VT_BOOL),
    // text to dates
    gives(s(OLESTR("1/1/2000")), VT_DATE, "DATE 36526.0000000000"),
    gives(s(OLESTR("12/31/1999 6:00 PM")), VT_DATE, "DATE 36525.7500000000"),
    gives(s(OLESTR("2000-01-01")), VT_DATE, "DATE 36526.0000000000"),
    gives(s(OLESTR("1 January 2000")), VT_DATE, "DATE 36526.0000000000"),
    gives(s(OLESTR("Jan 1, 2000")), VT_DATE, "DATE 36526.0000000000"),
    gives(s(OLESTR("12:00")), VT_DATE, "DATE 0.5000000000"),
    gives(s(OLESTR("6:00:00 AM")), VT_DATE, "DATE 0.2500000000"),
    mismatches(s(OLESTR("13/32/2000")), VT_DATE),
    mismatches(s(OLESTR("yesterday")), VT_DATE),
    mismatches(s(OLESTR("")), VT_DATE),
    // to the same type
    gives(s(OLESTR("same")), VT_BSTR, "BSTR 'same'"),
};

} // namespace

TEST_P(TextCoercion, Converts) {
    check_coercion(GetParam());
}

INSTANTIATE_TEST_SUITE_P(Table, TextCoercion, testing::ValuesIn(rows), coercion_name);
