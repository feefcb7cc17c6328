// Parameters that are references: in, out and both, with variables of the right type, of another, and in
// VARIANTs.
#include "invoke_case.hpp"

namespace {

using reference = invoke_case;

TEST_F(reference, variable_of_the_type) {
    LONG number = 21;
    EXPECT_EQ(method(40, {ref(number)}), S_OK);
    EXPECT_EQ(number, 42);
    double real = 1.5;
    EXPECT_EQ(method(44, {ref(real)}), S_OK);
    EXPECT_EQ(real, 3);
    short small = 21;
    EXPECT_EQ(method(46, {ref(small)}), S_OK);
    EXPECT_EQ(small, 42);
    VARIANT_BOOL truth = VARIANT_TRUE;
    EXPECT_EQ(method(45, {ref(VT_BOOL, &truth)}), S_OK);
    EXPECT_EQ(truth, VARIANT_FALSE);
    LONG shade = 1;
    EXPECT_EQ(method(47, {ref(shade)}), S_OK) << "an enumeration is a long";
    EXPECT_EQ(shade, 2);
    CY money;
    money.int64 = 5;
    EXPECT_EQ(method(49, {ref(VT_CY, &money)}), S_OK);
    EXPECT_EQ(money.int64, 10);
    DATE day = 1;
    EXPECT_EQ(method(50, {ref(VT_DATE, &day)}), S_OK);
    EXPECT_EQ(day, 2);
    DECIMAL decimal{};
    decimal.Lo64 = 21;
    EXPECT_EQ(method(51, {ref(VT_DECIMAL, &decimal)}), S_OK);
    EXPECT_EQ(decimal.Lo64, 42u);
}

TEST_F(reference, text_is_replaced) {
    BSTR text = SysAllocString(OLESTR("21"));
    EXPECT_EQ(method(41, {ref(text)}), S_OK);
    EXPECT_EQ(narrow(text), "21!");
    SysFreeString(text);
    text = nullptr;
    EXPECT_EQ(method(41, {ref(text)}), S_OK);
    EXPECT_EQ(narrow(text), "!");
    SysFreeString(text);
}

TEST_F(reference, value_is_passed_as_a_copy) {
    EXPECT_EQ(method(40, {i4(21)}), S_OK);
    EXPECT_EQ(object->last_long, 21);
    EXPECT_EQ(method(40, {bstr(OLESTR("21"))}), S_OK);
    EXPECT_EQ(object->last_long, 21);
    EXPECT_EQ(method(40, {empty()}), S_OK);
    EXPECT_EQ(object->last_long, 0);
    EXPECT_EQ(method(41, {bstr(OLESTR("21"))}), S_OK);
    EXPECT_EQ(object->last_long, 2);
    EXPECT_EQ(method(41, {i4(5)}), S_OK);
    EXPECT_EQ(object->last_long, 1);
    EXPECT_EQ(method(40, {null()}), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(method(40, {missing()}), DISP_E_TYPEMISMATCH);
    value decimal;
    decimal.decVal.Lo64 = 4;
    decimal.vt = VT_DECIMAL;
    EXPECT_EQ(method(51, {decimal}), S_OK);
}

TEST_F(reference, variable_that_is_a_variant) {
    value variable = i4(21);
    EXPECT_EQ(method(40, {ref(variable)}), S_OK);
    EXPECT_EQ(variable.vt, VT_I4);
    EXPECT_EQ(variable.lVal, 42);
    variable = bstr(OLESTR("21"));
    EXPECT_EQ(method(41, {ref(variable)}), S_OK);
    EXPECT_EQ(variable.text(), "21!");
    variable = i2(21);
    EXPECT_EQ(method(40, {ref(variable)}), S_OK) << "it becomes what the parameter is";
    EXPECT_EQ(variable.vt, VT_I4);
    EXPECT_EQ(variable.lVal, 42);
    variable = bstr(OLESTR("21"));
    EXPECT_EQ(method(40, {ref(variable)}), S_OK);
    EXPECT_EQ(variable.vt, VT_I4);
    EXPECT_EQ(variable.lVal, 42);
    variable = {};
    EXPECT_EQ(method(41, {ref(variable)}), S_OK);
    EXPECT_EQ(variable.text(), "!");
    LONG number = 21;
    variable = ref(number);
    EXPECT_EQ(method(40, {ref(variable)}), S_OK);
    EXPECT_EQ(number, 42);
    variable = bstr(OLESTR("x"));
    EXPECT_EQ(method(40, {ref(variable)}), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(variable.text(), "x");
}

// "If a method expects a reference to a double, but receives a reference to an integer, the argument is
// coerced. If it receives a date, DISP_E_TYPEMISMATCH."
TEST_F(reference, variable_of_another_number) {
    short small = 21;
    EXPECT_EQ(method(40, {ref(small)}), S_OK);
    EXPECT_EQ(small, 42);
    LONG number = 21;
    EXPECT_EQ(method(44, {ref(number)}), S_OK);
    EXPECT_EQ(number, 42);
    small = 20000;
    EXPECT_EQ(method(40, {ref(small)}), DISP_E_OVERFLOW) << "the way back";
    EXPECT_EQ(bad, 0u);
    EXPECT_EQ(small, 20000);
    BSTR text = SysAllocString(OLESTR("21"));
    EXPECT_EQ(method(40, {ref(text)}), S_OK);
    EXPECT_EQ(narrow(text), "42");
    SysFreeString(text);
    DATE day = 1;
    EXPECT_EQ(method(44, {ref(VT_DATE, &day)}), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(bad, 0u);
    IDispatch* nothing = nullptr;
    EXPECT_EQ(method(40, {ref(nothing)}), DISP_E_TYPEMISMATCH);
}

TEST_F(reference, variants) {
    value variable = i4(21);
    EXPECT_EQ(method(42, {ref(variable)}), S_OK);
    EXPECT_EQ(variable.lVal, 42);
    variable = r8(1);
    EXPECT_EQ(method(42, {ref(variable)}), S_OK);
    EXPECT_EQ(variable.text(), "replaced");
    EXPECT_EQ(method(42, {i4(21)}), S_OK) << "a copy";
    EXPECT_EQ(object->last_vt, VT_I4);
    EXPECT_EQ(method(42, {bstr(OLESTR("21"))}), S_OK) << "a copy that the method may free";
    EXPECT_EQ(object->last_vt, VT_BSTR);
    LONG number = 21;
    EXPECT_EQ(method(42, {ref(number)}), S_OK) << "the method sees the reference and writes through it";
    EXPECT_EQ(object->last_vt, VT_BYREF | VT_I4);
    EXPECT_EQ(number, 42);
    BSTR text = SysAllocString(OLESTR("21"));
    EXPECT_EQ(method(42, {ref(text)}), S_OK) << "the method replaces the VARIANT: the variable follows";
    EXPECT_EQ(narrow(text), "replaced");
    SysFreeString(text);
}

TEST_F(reference, read_only) {
    EXPECT_EQ(method(52, {i4(21)}), S_OK);
    EXPECT_EQ(result.lVal, 21);
    LONG number = 22;
    EXPECT_EQ(method(52, {ref(number)}), S_OK);
    EXPECT_EQ(result.lVal, 22);
    value variable = bstr(OLESTR("23"));
    EXPECT_EQ(method(52, {ref(variable)}), S_OK);
    EXPECT_EQ(result.lVal, 23);
    EXPECT_EQ(variable.text(), "23") << "nothing comes back through it";
    EXPECT_EQ(method(53, {bstr(OLESTR("24"))}), S_OK);
    EXPECT_EQ(result.text(), "24");
    EXPECT_EQ(object->last_vt, VT_BSTR);
    EXPECT_EQ(method(53, {ref(variable)}), S_OK);
    EXPECT_EQ(result.text(), "23");
    EXPECT_EQ(method(54, {i4(25)}), S_OK);
    EXPECT_EQ(result.text(), "25");
}

TEST_F(reference, out) {
    LONG number = 21;
    EXPECT_EQ(method(60, {ref(number)}), S_OK);
    EXPECT_EQ(number, 42);
    BSTR text = nullptr;
    EXPECT_EQ(method(61, {ref(text)}), S_OK);
    EXPECT_EQ(narrow(text), "out");
    SysFreeString(text);
    value variable;
    EXPECT_EQ(method(62, {ref(variable)}), S_OK);
    EXPECT_EQ(variable.text(), "out");
    IDispatch* made = nullptr;
    EXPECT_EQ(method(63, {ref(made)}), S_OK);
    ASSERT_NE(made, nullptr);
    made->Release();
    LONG first = 0;
    BSTR second = nullptr;
    EXPECT_EQ(method(64, {ref(first), ref(second)}), S_OK);
    EXPECT_EQ(first, 1);
    EXPECT_EQ(narrow(second), "two");
    SysFreeString(second);
    SAFEARRAY* array = nullptr;
    EXPECT_EQ(method(66, {ref(VT_ARRAY | VT_I4, &array)}), S_OK);
    ASSERT_NE(array, nullptr);
    EXPECT_EQ(array->rgsabound[0].cElements, 3u);
    SafeArrayDestroy(array);
}

TEST_F(reference, out_into_variants_and_into_nothing) {
    value variable;
    EXPECT_EQ(method(60, {ref(variable)}), S_OK);
    EXPECT_EQ(variable.vt, VT_I4);
    EXPECT_EQ(variable.lVal, 42);
    variable = {};
    EXPECT_EQ(method(61, {ref(variable)}), S_OK);
    EXPECT_EQ(variable.text(), "out");
    variable = {};
    EXPECT_EQ(method(63, {ref(variable)}), S_OK);
    EXPECT_EQ(variable.vt, VT_DISPATCH);
    variable = {};
    EXPECT_EQ(method(66, {ref(variable)}), S_OK);
    EXPECT_EQ(variable.vt, VT_ARRAY | VT_I4);
    BSTR text = SysAllocString(OLESTR("old"));
    EXPECT_EQ(method(62, {ref(text)}), S_OK) << "a VARIANT's text for a text variable";
    EXPECT_EQ(narrow(text), "out");
    SysFreeString(text);
    // What a caller throws away does not leak.
    for (DISPID member : {60, 61, 62, 63, 65, 66}) {
        SCOPED_TRACE(member);
        EXPECT_EQ(method(member, {empty()}), S_OK);
        EXPECT_EQ(object->last_long == 0 || object->last_long == -1, true) << "it starts out empty";
    }
}

TEST_F(reference, arrays_in_and_out) {
    SAFEARRAY* array = SafeArrayCreateVector(VT_I4, 0, 2);
    EXPECT_EQ(method(48, {ref(VT_ARRAY | VT_I4, &array)}), S_OK);
    EXPECT_EQ(object->last_long, 2);
    EXPECT_EQ(array->rgsabound[0].cElements, 5u);
    value variable;
    variable.parray = array;
    variable.vt = VT_ARRAY | VT_I4;
    EXPECT_EQ(method(48, {ref(variable)}), S_OK);
    EXPECT_EQ(object->last_long, 5);
    EXPECT_EQ(method(48, {variable}), S_OK) << "a copy";
    EXPECT_EQ(object->last_long, 5);
    SAFEARRAY* texts = SafeArrayCreateVector(VT_BSTR, 0, 1);
    EXPECT_EQ(method(48, {ref(VT_ARRAY | VT_BSTR, &texts)}), DISP_E_TYPEMISMATCH);
    SafeArrayDestroy(texts);
}

TEST_F(reference, objects) {
    IDispatch* first = new fixture::list(fixture::shared_types.list);
    EXPECT_EQ(method(43, {ref(first)}), S_OK);
    EXPECT_EQ(object->last_long, 1);
    value variable = dispatch(first);
    first->Release();
    EXPECT_EQ(method(43, {ref(variable)}), S_OK);
    EXPECT_EQ(variable.vt, VT_DISPATCH);
    EXPECT_EQ(method(43, {variable}), S_OK) << "a copy of the pointer";
    IUnknown* other = nullptr;
    EXPECT_EQ(method(43, {ref(other)}), S_OK) << "IUnknown holds any interface";
    EXPECT_NE(other, nullptr);
    other->Release();
}

// The method is given the interface its parameter asks for, not whatever pointer the variable holds.
TEST_F(reference, interface_that_is_no_dispatch) {
    IUnknown* variable = static_cast<IUnknown*>(new fixture::marked(12));
    EXPECT_EQ(method(94, {ref(variable)}), S_OK);
    EXPECT_EQ(object->last_long, 12);
    EXPECT_EQ(method(94, {ref(variable)}), S_OK);
    EXPECT_EQ(object->last_long, 7);
    variable->Release();
    variable = new fixture::list(fixture::shared_types.list);
    EXPECT_EQ(method(94, {ref(variable)}), E_NOINTERFACE);
    EXPECT_EQ(bad, 0u);
    variable->Release();
    value held = unknown(nullptr);
    EXPECT_EQ(method(94, {ref(held)}), S_OK);
    EXPECT_EQ(held.vt, VT_UNKNOWN);
    EXPECT_NE(held.punkVal, nullptr);
    IUnknown* made = nullptr;
    EXPECT_EQ(method(65, {ref(made)}), S_OK);
    ASSERT_NE(made, nullptr);
    made->Release();
    IDispatch* cannot = nullptr;
    EXPECT_EQ(method(65, {ref(cannot)}), DISP_E_TYPEMISMATCH);
}

} // namespace
