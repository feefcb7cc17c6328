// Parameters that may be left out.
#include "invoke_case.hpp"

namespace {

using optional = invoke_case;

TEST_F(optional, variants_say_that_they_are_missing) {
    EXPECT_EQ(method(70, {i4(1)}), S_OK);
    EXPECT_EQ(result.text(), "1|missing|missing");
    EXPECT_EQ(method(70, {i4(1), i4(2)}), S_OK);
    EXPECT_EQ(result.text(), "1|2|missing");
    EXPECT_EQ(method(70, {i4(1), missing(), i4(3)}), S_OK);
    EXPECT_EQ(result.text(), "1|missing|3");
    EXPECT_EQ(method(70, {i4(1), empty(), null()}), S_OK);
    EXPECT_EQ(result.text(), "1|vt0|vt1");
    EXPECT_EQ(method(70), DISP_E_BADPARAMCOUNT);
    EXPECT_EQ(method(70, {i4(1), i4(2), i4(3), i4(4)}), DISP_E_BADPARAMCOUNT);
    EXPECT_EQ(method(70, {missing(), i4(2)}), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(bad, 1u);
}

TEST_F(optional, defaults) {
    EXPECT_EQ(method(71), S_OK);
    EXPECT_EQ(result.text(), "7|seven|-3");
    EXPECT_EQ(method(71, {i4(1)}), S_OK);
    EXPECT_EQ(result.text(), "1|seven|-3");
    EXPECT_EQ(method(71, {missing(), bstr(OLESTR("b")), missing()}), S_OK);
    EXPECT_EQ(result.text(), "7|b|-3");
    EXPECT_EQ(call(71, DISPATCH_METHOD, {}, {{2, i4(9)}}), S_OK);
    EXPECT_EQ(result.text(), "7|seven|9");
    EXPECT_EQ(call(71, DISPATCH_METHOD, {}, {{1, bstr(OLESTR("named"))}}), S_OK);
    EXPECT_EQ(result.text(), "7|named|-3");
    value left_out = missing();
    EXPECT_EQ(method(71, {ref(left_out)}), S_OK) << "in a variable";
    EXPECT_EQ(result.text(), "7|seven|-3");
    EXPECT_EQ(method(71, {empty(), empty(), empty()}), S_OK) << "empty is a value";
    EXPECT_EQ(result.text(), "0||0");
}

TEST_F(optional, default_of_an_enumeration) {
    EXPECT_EQ(method(76), S_OK);
    EXPECT_EQ(result.lVal, 2);
}

// A number or an object cannot say that it is missing: it is zero.
TEST_F(optional, other_types_without_a_default) {
    EXPECT_EQ(method(72, {i4(5)}), S_OK);
    EXPECT_EQ(result.lVal, 5);
    EXPECT_EQ(method(72, {i4(5), missing()}), S_OK);
    EXPECT_EQ(result.lVal, 5);
    EXPECT_EQ(method(72, {i4(5), i4(6)}), S_OK);
    EXPECT_EQ(result.lVal, 11);
    EXPECT_EQ(method(78), S_OK);
    EXPECT_EQ(result.lVal, 0);
    EXPECT_EQ(method(78, {missing()}), S_OK);
    EXPECT_EQ(result.lVal, 0);
}

TEST_F(optional, references) {
    EXPECT_EQ(method(73), S_OK);
    EXPECT_EQ(result.lVal, VT_ERROR);
    EXPECT_EQ(object->last_long, DISP_E_PARAMNOTFOUND);
    EXPECT_EQ(method(73, {missing()}), S_OK);
    EXPECT_EQ(result.lVal, VT_ERROR);
    EXPECT_EQ(method(73, {i4(3)}), S_OK);
    EXPECT_EQ(result.lVal, VT_I4);
    EXPECT_EQ(method(79), S_OK);
    EXPECT_EQ(result.lVal, 0);
    LONG number = 5;
    EXPECT_EQ(method(79, {ref(number)}), S_OK);
    EXPECT_EQ(result.lVal, 5);
    EXPECT_EQ(number, 6);
    EXPECT_EQ(method(79, {missing()}), S_OK);
}

} // namespace
