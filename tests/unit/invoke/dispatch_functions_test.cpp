// DispGetParam, DispInvoke, DispGetIDsOfNames, CreateStdDispatch.
#include "invoke_case.hpp"

namespace {

struct get_param : invoke_case {
    get_param() : arguments{i4(40), bstr(OLESTR("31")), missing(), i4(10)} {}
    HRESULT take(UINT position, VARTYPE type) {
        result = bstr(OLESTR("old"));
        bad = untouched;
        return DispGetParam(&params, position, type, &result, &bad);
    }
    value arguments[4];
    DISPID names[1] = {3};
    DISPPARAMS params = {arguments, names, 4, 1};
};

TEST_F(get_param, by_position_and_by_name) {
    EXPECT_EQ(take(0, VT_I4), S_OK);
    EXPECT_EQ(result.lVal, 10);
    EXPECT_EQ(take(2, VT_I4), S_OK);
    EXPECT_EQ(result.lVal, 31);
    EXPECT_EQ(take(3, VT_BSTR), S_OK);
    EXPECT_EQ(result.text(), "40");
    EXPECT_EQ(take(4, VT_I4), DISP_E_PARAMNOTFOUND);
    EXPECT_EQ(bad, untouched);
    EXPECT_EQ(result.text(), "old") << "left as it was";
    EXPECT_EQ(take(static_cast<UINT>(DISPID_PROPERTYPUT), VT_I4), DISP_E_PARAMNOTFOUND);
    names[0] = DISPID_PROPERTYPUT;
    EXPECT_EQ(take(static_cast<UINT>(DISPID_PROPERTYPUT), VT_I4), S_OK);
    EXPECT_EQ(result.lVal, 40);
    EXPECT_EQ(take(3, VT_I4), S_OK) << "the value of a put is also the last argument";
    EXPECT_EQ(result.lVal, 40);
}

TEST_F(get_param, converts_or_says_which_it_cannot) {
    EXPECT_EQ(take(1, VT_I4), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(bad, 2u);
    EXPECT_EQ(result.text(), "old");
    EXPECT_EQ(take(0, VT_DISPATCH), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(bad, 3u);
    EXPECT_EQ(take(0, 200), DISP_E_BADVARTYPE);
    EXPECT_EQ(take(0, VT_BYREF | VT_I4), DISP_E_TYPEMISMATCH);
    arguments[3] = r8(1e20);
    EXPECT_EQ(take(0, VT_I4), DISP_E_OVERFLOW);
    LONG number = 3;
    arguments[3] = ref(number);
    EXPECT_EQ(take(0, VT_I4), S_OK);
    EXPECT_EQ(result.lVal, 3);
}

TEST_F(get_param, nothing_there) {
    params.cArgs = params.cNamedArgs = 0;
    EXPECT_EQ(take(0, VT_I4), DISP_E_PARAMNOTFOUND);
}

using dispatch_functions = invoke_case;

TEST_F(dispatch_functions, invoke_and_names) {
    value arguments[] = {i4(2), i4(3)};
    DISPPARAMS params = {arguments, nullptr, 2, 0};
    EXPECT_EQ(DispInvoke(instance_, type_, 2, DISPATCH_METHOD, &params, &result, &exception, &bad), S_OK);
    EXPECT_EQ(result.lVal, 5);
    OLECHAR name[] = {'o', 'p', 't', 'V', 'A', 'R', 'i', 'a', 'n', 't', 0};
    OLECHAR parameter[] = {'C', 0};
    LPOLESTR names[] = {name, parameter};
    DISPID ids[2];
    EXPECT_EQ(DispGetIDsOfNames(type_, names, 2, ids), S_OK);
    EXPECT_EQ(ids[0], 70);
    EXPECT_EQ(ids[1], 2);
}

struct standard_dispatch : invoke_case {
    standard_dispatch() { EXPECT_EQ(CreateStdDispatch(nullptr, instance_, type_, &unknown), S_OK); }
    ~standard_dispatch() override {
        if (unknown) {
            EXPECT_EQ(unknown->Release(), 0u);
        }
    }
    IUnknown* unknown = nullptr;
};

TEST_F(standard_dispatch, calls_by_the_description) {
    IDispatch* made = nullptr;
    ASSERT_EQ(unknown->QueryInterface(IID_IDispatch, reinterpret_cast<void**>(&made)), S_OK);
    EXPECT_EQ(object->references(), 1u) << "the object is not counted: it need not be one";
    UINT count = 0;
    EXPECT_EQ(made->GetTypeInfoCount(&count), S_OK);
    EXPECT_EQ(count, 1u);
    ITypeInfo* type = nullptr;
    EXPECT_EQ(made->GetTypeInfo(1, 0, &type), DISP_E_BADINDEX);
    EXPECT_EQ(type, nullptr);
    EXPECT_EQ(made->GetTypeInfo(0, 0, &type), S_OK);
    ASSERT_NE(type, nullptr);
    type->Release();
    value arguments[] = {i4(2), i4(3)};
    DISPPARAMS params = {arguments, nullptr, 2, 0};
    EXPECT_EQ(made->Invoke(2, GUID{}, 0, DISPATCH_METHOD, &params, &result, nullptr, nullptr), S_OK);
    EXPECT_EQ(result.lVal, 5);
    EXPECT_EQ(made->Invoke(2, IID_IUnknown, 0, DISPATCH_METHOD, &params, &result, nullptr, nullptr),
              DISP_E_UNKNOWNINTERFACE);
    made->Release();
}

TEST_F(standard_dispatch, checks_what_it_is_made_of) {
    IUnknown* made = nullptr;
    EXPECT_EQ(CreateStdDispatch(nullptr, nullptr, type_, &made), E_INVALIDARG);
    EXPECT_EQ(CreateStdDispatch(nullptr, instance_, nullptr, &made), E_INVALIDARG);
    EXPECT_EQ(CreateStdDispatch(nullptr, instance_, type_, nullptr), E_INVALIDARG);
    void* other = nullptr;
    EXPECT_EQ(unknown->QueryInterface(__uuidof(IEverything), &other), E_NOINTERFACE);
    EXPECT_EQ(other, nullptr);
}

// An outer object that has IDispatch from the standard one.
struct outer final : IUnknown {
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID iid, void** out) override {
        if (iid == IID_IUnknown) {
            *out = this;
            AddRef();
            return S_OK;
        }
        return inner->QueryInterface(iid, out);
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return ++references; }
    ULONG STDMETHODCALLTYPE Release() override { return --references; }
    ULONG references = 1;
    IUnknown* inner = nullptr;
};

TEST_F(standard_dispatch, part_of_another_object) {
    outer whole;
    ASSERT_EQ(CreateStdDispatch(&whole, instance_, type_, &whole.inner), S_OK);
    EXPECT_EQ(whole.references, 1u);
    IDispatch* part = nullptr;
    ASSERT_EQ(whole.QueryInterface(IID_IDispatch, reinterpret_cast<void**>(&part)), S_OK);
    EXPECT_EQ(whole.references, 2u);
    IUnknown* identity = nullptr;
    EXPECT_EQ(part->QueryInterface(IID_IUnknown, reinterpret_cast<void**>(&identity)), S_OK);
    EXPECT_EQ(identity, &whole);
    identity->Release();
    EXPECT_EQ(part->Release(), 1u);
    EXPECT_EQ(whole.inner->Release(), 0u);
}

} // namespace
