// DispCallFunc: every VARTYPE as argument and as result.
#include <gtest/gtest.h>

#include "invoke_case.hpp"

namespace {

template <class Result, class... Arguments>
HRESULT invoke(Result (*function)(Arguments...), VARTYPE returned, std::vector<VARTYPE> types,
               std::vector<value> arguments, VARIANT* result, CALLCONV convention = CC_STDCALL) {
    std::vector<VARIANTARG*> pointers;
    for (value& argument : arguments)
        pointers.push_back(&argument);
    return DispCallFunc(nullptr, reinterpret_cast<ULONG_PTR>(function), convention, returned,
                        static_cast<UINT>(types.size()), types.data(), pointers.data(), result);
}

template <class T>
T same(T given) {
    return given;
}

template <class T>
void there_and_back(VARTYPE vt, T number) {
    SCOPED_TRACE(vt);
    value argument;
    argument.vt = vt;
    std::memcpy(&argument.llVal, &number, sizeof number);
    value result;
    EXPECT_EQ(invoke(&same<T>, vt, {vt}, {argument}, &result), S_OK);
    EXPECT_EQ(result.vt, vt);
    EXPECT_EQ(std::memcmp(&result.llVal, &number, sizeof number), 0);
}

TEST(disp_call_func, numbers_of_every_type) {
    there_and_back<signed char>(VT_I1, -128);
    there_and_back<unsigned char>(VT_UI1, 255);
    there_and_back<short>(VT_I2, -32768);
    there_and_back<unsigned short>(VT_UI2, 65535);
    there_and_back<LONG>(VT_I4, -5);
    there_and_back<ULONG>(VT_UI4, 0xfffffffb);
    there_and_back<int>(VT_INT, -6);
    there_and_back<unsigned>(VT_UINT, 7);
    there_and_back<LONGLONG>(VT_I8, -(1ll << 40));
    there_and_back<ULONGLONG>(VT_UI8, ~0ull);
    there_and_back<float>(VT_R4, -1.5f);
    there_and_back<double>(VT_R8, 2.25);
    there_and_back<DATE>(VT_DATE, 36526.5);
    there_and_back<VARIANT_BOOL>(VT_BOOL, VARIANT_TRUE);
    there_and_back<SCODE>(VT_ERROR, E_FAIL);
    CY money;
    money.int64 = -123456;
    there_and_back<CY>(VT_CY, money);
}

TEST(disp_call_func, aggregates_by_value) {
    value number = i4(5);
    value result;
    const auto sum = +[](VARIANT a, LONG b) -> LONG { return a.vt * 1000 + a.lVal + b; };
    EXPECT_EQ(invoke(sum, VT_I4, {VT_VARIANT, VT_I4}, {number, i4(100)}, &result), S_OK);
    EXPECT_EQ(result.lVal, 3105);
    value decimal;
    decimal.decVal.Lo64 = 7;
    decimal.vt = VT_DECIMAL;
    const auto low = +[](DECIMAL a, LONG b) -> LONG { return static_cast<LONG>(a.Lo64) + b; };
    EXPECT_EQ(invoke(low, VT_I4, {VT_DECIMAL, VT_I4}, {decimal, i4(1)}, &result), S_OK);
    EXPECT_EQ(result.lVal, 8);
    EXPECT_EQ(invoke(&same<VARIANT>, VT_VARIANT, {VT_VARIANT}, {number}, &result), S_OK);
    EXPECT_EQ(result.vt, VT_I4);
    EXPECT_EQ(result.lVal, 5);
    EXPECT_EQ(invoke(&same<DECIMAL>, VT_DECIMAL, {VT_DECIMAL}, {decimal}, &result), S_OK);
    EXPECT_EQ(result.vt, VT_DECIMAL);
    EXPECT_EQ(result.decVal.Lo64, 7u);
}

TEST(disp_call_func, pointers) {
    LONG number = 4;
    value result;
    const auto read = +[](LONG* a) -> LONG { return *a + 1; };
    EXPECT_EQ(invoke(read, VT_I4, {VT_BYREF | VT_I4}, {ref(number)}, &result), S_OK);
    EXPECT_EQ(result.lVal, 5);
    EXPECT_EQ(invoke(read, VT_I4, {VT_PTR}, {ref(number)}, &result), S_OK);
    EXPECT_EQ(result.lVal, 5);
    const auto copy = +[](BSTR a) -> BSTR { return SysAllocString(a); };
    EXPECT_EQ(invoke(copy, VT_BSTR, {VT_BSTR}, {bstr(OLESTR("text"))}, &result), S_OK);
    EXPECT_EQ(result.text(), "text");
    result = {};
    const auto make = +[]() -> SAFEARRAY* { return SafeArrayCreateVector(VT_I4, 0, 2); };
    EXPECT_EQ(invoke(make, VT_ARRAY | VT_I4, {}, {}, &result), S_OK);
    EXPECT_EQ(result.vt, VT_ARRAY | VT_I4);
}

TEST(disp_call_func, nothing_returned) {
    value result = i4(3);
    const auto nothing = +[]() {};
    EXPECT_EQ(invoke(nothing, VT_EMPTY, {}, {}, &result), S_OK);
    EXPECT_EQ(result.vt, VT_EMPTY);
    EXPECT_EQ(invoke(nothing, VT_VOID, {}, {}, &result), S_OK);
    EXPECT_EQ(result.vt, VT_VOID);
    result.vt = VT_EMPTY;
}

TEST(disp_call_func, conventions) {
    value result;
    const auto one = +[]() -> LONG { return 1; };
    EXPECT_EQ(invoke(one, VT_I4, {}, {}, &result, CC_CDECL), S_OK);
    EXPECT_EQ(result.lVal, 1);
    for (CALLCONV other :
         {CC_FASTCALL, CC_PASCAL, CC_MACPASCAL, CC_FPFASTCALL, CC_SYSCALL, CC_MPWCDECL, CC_MPWPASCAL})
        EXPECT_EQ(invoke(one, VT_I4, {}, {}, &result, other), E_INVALIDARG);
    EXPECT_EQ(invoke(one, VT_HRESULT, {}, {}, &result), E_INVALIDARG);
}

TEST(disp_call_func, methods_through_the_vtable) {
    fixture::marked object(12);
    value result;
    LONG mark = 0;
    VARTYPE types[] = {VT_BYREF | VT_I4};
    value argument = ref(mark);
    VARIANTARG* pointers[] = {&argument};
    EXPECT_EQ(DispCallFunc(static_cast<IMarked*>(&object), 3 * sizeof(void*), CC_STDCALL, VT_ERROR, 1, types,
                           pointers, &result),
              S_OK);
    EXPECT_EQ(result.vt, VT_ERROR);
    EXPECT_EQ(result.scode, S_OK);
    EXPECT_EQ(mark, 12);
}

} // namespace
