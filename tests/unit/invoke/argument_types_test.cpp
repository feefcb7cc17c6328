// Every type in and out, exact and converted.
#include "invoke_case.hpp"

namespace {

using types = invoke_case;

struct echo {
    DISPID member;
    VARTYPE result;
    bool from_text;  // a number in a BSTR converts
    bool from_empty; // VT_EMPTY converts
};

// In the order of the fixture's Echo members that take a number, a text or a truth value.
const echo plain[] = {
    {10, VT_I1, true, true},   {11, VT_UI1, true, true},     {12, VT_I2, true, true},
    {13, VT_UI2, true, true},  {14, VT_I4, true, true},      {15, VT_UI4, true, true},
    {16, VT_I8, true, true},   {17, VT_UI8, true, true},     {18, VT_I4, true, true},
    {19, VT_UI4, true, true},  {20, VT_R4, true, true},      {21, VT_R8, true, true},
    {22, VT_CY, true, true},   {23, VT_DATE, false, true},   {24, VT_BSTR, true, true},
    {28, VT_BOOL, true, true}, {30, VT_DECIMAL, true, true}, {31, VT_I4, true, true},
    {32, VT_I4, true, true},   {33, VT_I4, true, true},
};

TEST_F(types, numbers_convert_to_each) {
    for (const echo& each : plain) {
        SCOPED_TRACE(each.member);
        EXPECT_EQ(method(each.member, {i4(5)}), S_OK);
        EXPECT_EQ(result.vt, each.result);
        value number;
        EXPECT_EQ(VariantChangeType(&number, &result, 0, VT_R8), S_OK);
        EXPECT_EQ(number.dblVal, each.result == VT_BOOL ? -1 : 5);
    }
}

TEST_F(types, text_and_nothing_convert) {
    for (const echo& each : plain) {
        SCOPED_TRACE(each.member);
        EXPECT_EQ(method(each.member, {bstr(OLESTR("6"))}), each.from_text ? S_OK : DISP_E_TYPEMISMATCH);
        EXPECT_EQ(method(each.member, {empty()}), S_OK);
        EXPECT_EQ(result.vt, each.result);
    }
}

TEST_F(types, what_no_value_can_be_made_of) {
    for (const echo& each : plain) {
        SCOPED_TRACE(each.member);
        EXPECT_EQ(method(each.member, {null()}), DISP_E_TYPEMISMATCH);
        EXPECT_EQ(bad, 0u);
        EXPECT_EQ(method(each.member, {missing()}), DISP_E_TYPEMISMATCH);
        EXPECT_EQ(bad, 0u);
        EXPECT_EQ(method(each.member, {error(E_FAIL)}), DISP_E_TYPEMISMATCH);
        EXPECT_EQ(method(each.member, {}), DISP_E_BADPARAMCOUNT);
        EXPECT_EQ(result.vt, VT_EMPTY);
    }
}

TEST_F(types, exact_values_arrive_unchanged) {
    const auto there_and_back = [&](DISPID member, value given) {
        SCOPED_TRACE(member);
        EXPECT_EQ(method(member, {given}), S_OK);
        EXPECT_EQ(result.vt, given.vt);
        if (given.vt == VT_DECIMAL) {
            EXPECT_EQ(std::memcmp(&result.decVal.scale, &given.decVal.scale, 14), 0);
            return;
        }
        if (given.vt == VT_BSTR) {
            EXPECT_EQ(result.text(), given.text());
            return;
        }
        std::size_t size = given.vt == VT_I1 || given.vt == VT_UI1                          ? 1
                           : given.vt == VT_I2 || given.vt == VT_UI2 || given.vt == VT_BOOL ? 2
                           : given.vt == VT_I4 || given.vt == VT_UI4 || given.vt == VT_R4   ? 4
                                                                                            : 8;
        EXPECT_EQ(std::memcmp(&result.llVal, &given.llVal, size), 0);
    };
    value given;
    const auto number = [&](VARTYPE vt, LONGLONG bits) {
        given = {};
        given.vt = vt;
        given.llVal = bits;
        return given;
    };
    there_and_back(10, number(VT_I1, -128));
    there_and_back(11, number(VT_UI1, 255));
    there_and_back(12, number(VT_I2, -32768));
    there_and_back(13, number(VT_UI2, 65535));
    there_and_back(14, number(VT_I4, -2147483647 - 1));
    there_and_back(15, number(VT_UI4, 4294967295));
    there_and_back(16, number(VT_I8, -9223372036854775807 - 1));
    there_and_back(17, number(VT_UI8, -1));
    there_and_back(22, number(VT_CY, -123456789012345));
    there_and_back(28, number(VT_BOOL, -1));
    given = {};
    given.vt = VT_R4;
    given.fltVal = -1.5e38f;
    there_and_back(20, given);
    there_and_back(21, r8(-1.25e300));
    there_and_back(23, date(-657434.5));
    there_and_back(24, bstr(OLESTR("with text")));
    given = {};
    given.decVal.Lo64 = 0xfedcba9876543210;
    given.decVal.Hi32 = 0x89abcdef;
    given.decVal.scale = 28;
    given.decVal.sign = DECIMAL_NEG;
    given.vt = VT_DECIMAL;
    there_and_back(30, given);
}

TEST_F(types, int_is_the_other_name_of_long) {
    value number;
    number.vt = VT_INT;
    number.intVal = -9;
    EXPECT_EQ(method(14, {number}), S_OK);
    EXPECT_EQ(result.lVal, -9);
    int variable = 4;
    EXPECT_EQ(method(40, {ref(VT_INT, &variable)}), S_OK);
    EXPECT_EQ(variable, 8);
}

TEST_F(types, references_are_read_where_a_value_is_wanted) {
    LONG number = 3;
    short small = 4;
    EXPECT_EQ(method(2, {ref(number), ref(small)}), S_OK);
    EXPECT_EQ(result.lVal, 7);
    value variable = bstr(OLESTR("40"));
    EXPECT_EQ(method(2, {ref(variable), i4(2)}), S_OK);
    EXPECT_EQ(result.lVal, 42);
    value indirect = ref(number);
    EXPECT_EQ(method(2, {ref(indirect), i4(2)}), S_OK);
    EXPECT_EQ(result.lVal, 5);
    BSTR text = SysAllocString(OLESTR("by reference"));
    EXPECT_EQ(method(24, {ref(text)}), S_OK);
    EXPECT_EQ(result.text(), "by reference");
    SysFreeString(text);
    EXPECT_EQ(method(2, {ref(VT_I4, nullptr), i4(1)}), E_INVALIDARG);
    EXPECT_EQ(bad, 1u);
    EXPECT_EQ(method(2, {ref(VT_VARIANT, nullptr), i4(1)}), E_INVALIDARG);
}

TEST_F(types, text_may_be_null) {
    EXPECT_EQ(method(24, {bstr(nullptr)}), S_OK);
    EXPECT_EQ(object->last_call, "null");
    EXPECT_EQ(result.vt, VT_BSTR);
    EXPECT_EQ(result.bstrVal, nullptr);
}

TEST_F(types, variants_are_passed_as_they_are) {
    EXPECT_EQ(method(29, {i4(5)}), S_OK);
    EXPECT_EQ(object->last_vt, VT_I4);
    EXPECT_EQ(result.lVal, 5);
    EXPECT_EQ(method(29, {null()}), S_OK);
    EXPECT_EQ(object->last_vt, VT_NULL);
    EXPECT_EQ(method(29, {missing()}), S_OK);
    EXPECT_EQ(object->last_vt, VT_ERROR);
    LONG number = 9;
    EXPECT_EQ(method(29, {ref(number)}), S_OK);
    EXPECT_EQ(object->last_vt, VT_BYREF | VT_I4);
    EXPECT_EQ(result.lVal, 9);
    value inner = bstr(OLESTR("inner"));
    EXPECT_EQ(method(29, {ref(inner)}), S_OK);
    EXPECT_EQ(object->last_vt, VT_BYREF | VT_VARIANT);
    EXPECT_EQ(result.text(), "inner");
}

TEST_F(types, error_codes_are_a_type_of_their_own) {
    EXPECT_EQ(method(27, {error(E_FAIL)}), S_OK);
    EXPECT_EQ(result.vt, VT_ERROR);
    EXPECT_EQ(result.scode, E_FAIL);
    EXPECT_EQ(method(27, {missing()}), S_OK);
    EXPECT_EQ(method(27, {i4(1)}), DISP_E_TYPEMISMATCH);
}

TEST_F(types, arrays_of_the_right_elements) {
    const auto array = [](VARTYPE element) {
        value made;
        made.parray = SafeArrayCreateVector(element, 0, 2);
        made.vt = static_cast<VARTYPE>(VT_ARRAY | element);
        return made;
    };
    const std::pair<DISPID, VARTYPE> members[] = {{34, VT_I4}, {35, VT_BSTR}, {36, VT_VARIANT}};
    for (const auto& member : members)
        for (VARTYPE element : {VT_I4, VT_BSTR, VT_VARIANT}) {
            SCOPED_TRACE(member.first * 100 + element);
            value given = array(element);
            const HRESULT expected = element == member.second ? S_OK : DISP_E_TYPEMISMATCH;
            EXPECT_EQ(method(member.first, {given}), expected);
            if (expected == S_OK) {
                EXPECT_EQ(result.vt, given.vt);
                EXPECT_NE(result.parray, given.parray);
            }
            EXPECT_EQ(method(member.first, {ref(given.vt, &given.parray)}), expected);
            EXPECT_EQ(method(member.first, {ref(given)}), expected);
        }
    EXPECT_EQ(method(34, {i4(1)}), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(method(34, {empty()}), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(method(14, {array(VT_I4)}), DISP_E_TYPEMISMATCH);
}

} // namespace
