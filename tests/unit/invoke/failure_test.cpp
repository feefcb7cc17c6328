// Methods that fail, and how the failure is told.
#include "invoke_case.hpp"

namespace {

using failure = invoke_case;

TEST_F(failure, is_an_exception) {
    for (HRESULT code : {E_FAIL, E_INVALIDARG, DISP_E_TYPEMISMATCH, DISP_E_MEMBERNOTFOUND, DISP_E_EXCEPTION,
                         E_NOTIMPL, E_OUTOFMEMORY, static_cast<HRESULT>(0x800a0009)}) {
        EXPECT_EQ(method(101, {error(code)}), DISP_E_EXCEPTION);
        EXPECT_EQ(exception.scode, code);
        EXPECT_EQ(exception.wCode, 0);
        EXPECT_EQ(exception.bstrSource, nullptr);
        EXPECT_EQ(exception.bstrDescription, nullptr);
        EXPECT_EQ(exception.pfnDeferredFillIn, nullptr);
        EXPECT_EQ(bad, untouched);
    }
}

TEST_F(failure, is_described_by_error_info) {
    EXPECT_EQ(method(100, {error(E_FAIL)}), DISP_E_EXCEPTION);
    EXPECT_EQ(exception.scode, E_FAIL);
    EXPECT_EQ(narrow(exception.bstrSource), "fixture");
    EXPECT_EQ(narrow(exception.bstrDescription), "it failed");
    EXPECT_EQ(narrow(exception.bstrHelpFile), "fixture.hlp");
    EXPECT_EQ(exception.dwHelpContext, 99u);
    IErrorInfo* left = nullptr;
    EXPECT_EQ(GetErrorInfo(0, &left), S_FALSE) << "the error info went into the exception";
}

TEST_F(failure, error_info_of_an_object_that_sets_none_is_not_its_own) {
    object->supports_error_info = false;
    EXPECT_EQ(method(100, {error(E_FAIL)}), DISP_E_EXCEPTION);
    EXPECT_EQ(exception.scode, E_FAIL);
    EXPECT_EQ(exception.bstrDescription, nullptr);
}

TEST_F(failure, without_room_for_the_exception) {
    value argument = error(E_FAIL);
    DISPPARAMS params = {&argument, nullptr, 1, 0};
    EXPECT_EQ(type_->Invoke(instance_, 100, DISPATCH_METHOD, &params, nullptr, nullptr, nullptr),
              DISP_E_EXCEPTION);
}

TEST_F(failure, leaves_no_result) {
    EXPECT_EQ(method(102, {error(E_FAIL)}), DISP_E_EXCEPTION);
    EXPECT_EQ(result.vt, VT_EMPTY);
}

TEST_F(failure, other_success_codes_are_none) {
    EXPECT_EQ(method(102, {error(S_FALSE)}), S_OK);
    EXPECT_EQ(result.lVal, 9);
    EXPECT_EQ(exception.scode, 0);
}

TEST_F(failure, exception_is_untouched_otherwise) {
    EXPECT_EQ(method(2, {i4(1)}), DISP_E_BADPARAMCOUNT);
    EXPECT_EQ(exception.scode, 0);
}

} // namespace
