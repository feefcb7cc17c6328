// Parameters and results that are interfaces.
#include "invoke_case.hpp"

namespace {

struct interfaces : invoke_case {
    interfaces() : marked(new fixture::marked(33)), list(new fixture::list(fixture::shared_types.list)) {}
    ~interfaces() override {
        result = {};
        EXPECT_EQ(marked->references(), 1u);
        EXPECT_EQ(list->references(), 1u);
        marked->Release();
        list->Release();
    }
    fixture::marked* marked;
    fixture::list* list;
};

TEST_F(interfaces, parameter_asks_for_its_interface) {
    EXPECT_EQ(method(90, {unknown(marked)}), S_OK);
    EXPECT_EQ(result.lVal, 33);
    EXPECT_EQ(method(90, {dispatch(list)}), E_NOINTERFACE);
    EXPECT_EQ(bad, 0u);
    IUnknown* variable = marked;
    EXPECT_EQ(method(90, {ref(variable)}), S_OK);
    EXPECT_EQ(result.lVal, 33);
    value held = unknown(marked);
    EXPECT_EQ(method(90, {ref(held)}), S_OK);
    EXPECT_EQ(result.lVal, 33);
    EXPECT_EQ(method(93, {dispatch(object)}), S_OK);
    EXPECT_EQ(result.boolVal, VARIANT_FALSE);
}

TEST_F(interfaces, null_is_an_object) {
    EXPECT_EQ(method(90, {unknown(nullptr)}), S_OK);
    EXPECT_EQ(result.lVal, -1);
    EXPECT_EQ(method(90, {dispatch(nullptr)}), S_OK);
    EXPECT_EQ(method(25, {dispatch(nullptr)}), S_OK);
    EXPECT_EQ(result.vt, VT_DISPATCH);
    EXPECT_EQ(result.pdispVal, nullptr);
}

TEST_F(interfaces, nothing_else_is) {
    for (const value& given : {empty(), null(), i4(0), bstr(OLESTR("x")), missing()}) {
        EXPECT_EQ(method(90, {given}), DISP_E_TYPEMISMATCH);
        EXPECT_EQ(method(25, {given}), DISP_E_TYPEMISMATCH);
        EXPECT_EQ(method(26, {given}), DISP_E_TYPEMISMATCH);
        EXPECT_EQ(bad, 0u);
    }
}

TEST_F(interfaces, coclass_stands_for_its_default_interface) {
    EXPECT_EQ(method(91, {unknown(marked)}), S_OK);
    EXPECT_EQ(result.lVal, 33);
    EXPECT_EQ(method(91, {dispatch(list)}), E_NOINTERFACE);
}

TEST_F(interfaces, dispatch_and_unknown) {
    EXPECT_EQ(method(25, {dispatch(list)}), S_OK);
    EXPECT_EQ(result.vt, VT_DISPATCH);
    EXPECT_EQ(method(25, {unknown(static_cast<IUnknown*>(list))}), S_OK) << "asked for IDispatch";
    EXPECT_EQ(method(25, {unknown(marked)}), E_NOINTERFACE);
    EXPECT_EQ(method(26, {dispatch(list)}), S_OK);
    EXPECT_EQ(result.vt, VT_UNKNOWN);
    EXPECT_EQ(method(26, {unknown(marked)}), S_OK);
}

TEST_F(interfaces, results_say_whether_they_are_dispatch) {
    EXPECT_EQ(method(92), S_OK);
    EXPECT_EQ(result.vt, VT_UNKNOWN);
    EXPECT_EQ(get(81), S_OK);
    EXPECT_EQ(result.vt, VT_DISPATCH);
}

} // namespace
