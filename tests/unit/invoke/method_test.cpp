// Methods: how arguments are matched with parameters, and what is refused.
#include "invoke_case.hpp"

namespace {

using methods = invoke_case;

TEST_F(methods, without_arguments_and_result) {
    EXPECT_EQ(call(1, DISPATCH_METHOD), S_OK);
    EXPECT_EQ(result.vt, VT_EMPTY);
}

TEST_F(methods, arguments_from_left_to_right_and_result) {
    EXPECT_EQ(method(121, {i4(1), i4(2), i4(3), i4(4), i4(5), i4(6), i4(7)}), S_OK);
    EXPECT_EQ(result.vt, VT_I4);
    EXPECT_EQ(result.lVal, 7654321);
}

TEST_F(methods, result_may_be_left_where_it_is) {
    value arguments[] = {i4(4), i4(3)};
    DISPPARAMS params = {arguments, nullptr, 2, 0};
    EXPECT_EQ(type_->Invoke(instance_, 2, DISPATCH_METHOD, &params, nullptr, nullptr, nullptr), S_OK);
    DISPPARAMS none = {nullptr, nullptr, 0, 0};
    EXPECT_EQ(type_->Invoke(instance_, 3, DISPATCH_PROPERTYGET, &none, nullptr, nullptr, nullptr), S_OK);
}

TEST_F(methods, more_arguments_than_registers_of_every_kind) {
    value decimal;
    decimal.decVal = {};
    decimal.decVal.Lo64 = 7;
    decimal.vt = VT_DECIMAL;
    EXPECT_EQ(method(120, {i4(1), r8(2.5), i4(3), r8(4.5), bstr(OLESTR("five")), i4(6), decimal, i4(8), i4(9),
                           r8(10)}),
              S_OK);
    EXPECT_EQ(result.text(), "1|25|3|45|4|6|7|8|-1|10");
}

TEST_F(methods, named_arguments_in_any_order) {
    EXPECT_EQ(call(70, DISPATCH_METHOD, {}, {{2, i4(3)}, {0, i4(1)}, {1, i4(2)}}), S_OK);
    EXPECT_EQ(result.text(), "1|2|3");
}

TEST_F(methods, positions_fill_what_names_leave) {
    EXPECT_EQ(call(70, DISPATCH_METHOD, {i4(1)}, {{2, i4(3)}}), S_OK);
    EXPECT_EQ(result.text(), "1|missing|3");
}

TEST_F(methods, name_that_no_parameter_has) {
    EXPECT_EQ(call(2, DISPATCH_METHOD, {i4(3)}, {{77, i4(10)}}), DISP_E_PARAMNOTFOUND);
    EXPECT_EQ(bad, 0u);
    EXPECT_EQ(call(2, DISPATCH_METHOD, {i4(3)}, {{DISPID_PROPERTYPUT, i4(10)}}), DISP_E_PARAMNOTFOUND);
    EXPECT_EQ(bad, 0u);
}

TEST_F(methods, name_given_twice) {
    EXPECT_EQ(call(2, DISPATCH_METHOD, {}, {{0, i4(3)}, {0, i4(10)}}), DISP_E_BADPARAMCOUNT);
}

TEST_F(methods, result_is_no_parameter_for_the_caller) {
    EXPECT_EQ(call(2, DISPATCH_METHOD, {i4(3)}, {{2, i4(10)}}), DISP_E_PARAMNOTFOUND);
}

TEST_F(methods, too_few_and_too_many_arguments) {
    EXPECT_EQ(method(2, {i4(1)}), DISP_E_BADPARAMCOUNT);
    EXPECT_EQ(method(2, {i4(1), i4(2), i4(3)}), DISP_E_BADPARAMCOUNT);
    EXPECT_EQ(method(1, {i4(1)}), DISP_E_BADPARAMCOUNT);
    EXPECT_EQ(result.vt, VT_EMPTY);
}

TEST_F(methods, required_parameter_that_names_pass_over) {
    EXPECT_EQ(call(70, DISPATCH_METHOD, {}, {{2, i4(3)}}), DISP_E_PARAMNOTOPTIONAL);
}

TEST_F(methods, flags_choose_the_member) {
    EXPECT_EQ(call(1, DISPATCH_PROPERTYGET), DISP_E_MEMBERNOTFOUND);
    EXPECT_EQ(call(1, DISPATCH_PROPERTYPUT), DISP_E_MEMBERNOTFOUND);
    EXPECT_EQ(call(1, DISPATCH_METHOD | DISPATCH_PROPERTYGET), S_OK);
    EXPECT_EQ(call(999, DISPATCH_METHOD), DISP_E_MEMBERNOTFOUND);
}

TEST_F(methods, index_of_the_argument_that_cannot_be_converted) {
    EXPECT_EQ(method(2, {bstr(OLESTR("x")), i4(1)}), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(bad, 1u) << "arguments are counted from the last";
    EXPECT_EQ(method(2, {i4(1), bstr(OLESTR("x"))}), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(bad, 0u);
    EXPECT_EQ(method(2, {bstr(OLESTR("x")), bstr(OLESTR("y"))}), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(bad, 1u) << "of two the first";
    EXPECT_EQ(method(2, {r8(1e12), i4(1)}), DISP_E_OVERFLOW);
    EXPECT_EQ(bad, 1u);
    EXPECT_EQ(call(2, DISPATCH_METHOD, {bstr(OLESTR("x"))}, {{1, i4(1)}}), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(bad, 1u);
}

TEST_F(methods, structures_that_contradict_themselves) {
    value argument = i4(1);
    DISPID id = 0;
    DISPPARAMS more_names = {&argument, &id, 0, 1};
    EXPECT_EQ(type_->Invoke(instance_, 1, DISPATCH_METHOD, &more_names, nullptr, nullptr, nullptr),
              E_INVALIDARG);
    DISPPARAMS no_arguments = {nullptr, nullptr, 1, 0};
    EXPECT_EQ(type_->Invoke(instance_, 1, DISPATCH_METHOD, &no_arguments, nullptr, nullptr, nullptr),
              E_INVALIDARG);
    DISPPARAMS no_names = {&argument, nullptr, 1, 1};
    EXPECT_EQ(type_->Invoke(instance_, 1, DISPATCH_METHOD, &no_names, nullptr, nullptr, nullptr),
              E_INVALIDARG);
    EXPECT_EQ(type_->Invoke(instance_, 1, DISPATCH_METHOD, nullptr, nullptr, nullptr, nullptr), E_INVALIDARG);
    DISPPARAMS none = {nullptr, nullptr, 0, 0};
    EXPECT_EQ(type_->Invoke(nullptr, 1, DISPATCH_METHOD, &none, nullptr, nullptr, nullptr), E_INVALIDARG);
}

TEST_F(methods, locale_is_filled_in) {
    EXPECT_EQ(method(74, {i4(5)}), S_OK);
    EXPECT_EQ(result.lVal, 5);
    EXPECT_EQ(object->last_long, 0x409);
    EXPECT_EQ(method(74, {i4(5), i4(1)}), DISP_E_BADPARAMCOUNT) << "it is not the caller's to give";
}

TEST_F(methods, any_number_of_arguments) {
    EXPECT_EQ(method(75, {i4(1)}), S_OK);
    EXPECT_EQ(result.lVal, 1);
    EXPECT_EQ(object->last_call, "");
    EXPECT_EQ(method(75, {i4(1), i4(2), bstr(OLESTR("three")), empty()}), S_OK);
    EXPECT_EQ(result.lVal, 301);
    EXPECT_EQ(object->last_call, "2,three,vt0,");
    EXPECT_EQ(method(77, {i4(1), i4(2)}), S_OK) << "a list by reference";
    EXPECT_EQ(result.lVal, 2);
    EXPECT_EQ(method(77), S_OK);
    EXPECT_EQ(result.lVal, 0);
    EXPECT_EQ(method(75), DISP_E_BADPARAMCOUNT);
    EXPECT_EQ(call(75, DISPATCH_METHOD, {}, {{0, i4(1)}}), DISP_E_NONAMEDARGS);
}

TEST_F(methods, list_of_arguments_is_passed_on) {
    value list;
    list.parray = SafeArrayCreateVector(VT_VARIANT, 0, 2);
    list.vt = VT_ARRAY | VT_VARIANT;
    EXPECT_EQ(method(75, {i4(1), list}), S_OK);
    EXPECT_EQ(result.lVal, 201);
}

// A vtable interface that is no IDispatch can be called by its description, too.
class plain_interface : public invoke_case {
protected:
    plain_interface() : marked(new fixture::marked(33)) {
        type_->Release();
        type_ = fixture_type(__uuidof(IMarked));
        instance_ = static_cast<IMarked*>(marked);
    }
    ~plain_interface() override { marked->Release(); }
    MEMBERID id_of(UINT index) {
        FUNCDESC* function = nullptr;
        EXPECT_EQ(type_->GetFuncDesc(index, &function), S_OK);
        const MEMBERID id = function->memid;
        type_->ReleaseFuncDesc(function);
        return id;
    }
    fixture::marked* marked;
};

TEST_F(plain_interface, retval) {
    EXPECT_EQ(method(id_of(0)), S_OK);
    EXPECT_EQ(result.vt, VT_I4);
    EXPECT_EQ(result.lVal, 33);
}

TEST_F(plain_interface, value_of_a_function_that_returns_no_status) {
    EXPECT_EQ(method(id_of(2), {i4(7)}), S_OK);
    EXPECT_EQ(result.vt, VT_I4);
    EXPECT_EQ(result.lVal, 8);
}

TEST_F(plain_interface, function_that_returns_nothing) {
    EXPECT_EQ(method(id_of(3), {i4(44)}), S_OK);
    EXPECT_EQ(result.vt, VT_EMPTY);
    EXPECT_EQ(method(id_of(0)), S_OK);
    EXPECT_EQ(result.lVal, 44);
}

} // namespace
