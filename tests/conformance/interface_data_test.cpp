// CreateDispTypeInfo: interfaces described as data.
#include "support.hpp"

#include <vector>

using namespace conformance;

namespace {

using v = variant;

// The object: a table of functions without IUnknown in front, as CreateDispTypeInfo allows.
struct scales {
    virtual LONG STDMETHODCALLTYPE Add(LONG a, LONG b) = 0;
    virtual void STDMETHODCALLTYPE put_Weight(double value) = 0;
    virtual double STDMETHODCALLTYPE get_Weight() = 0;
    virtual BSTR STDMETHODCALLTYPE Name(VARIANT* any, BSTR* text) = 0;
    virtual HRESULT STDMETHODCALLTYPE Check(SHORT value) = 0;
};

class kitchen_scales final : public scales {
public:
    LONG STDMETHODCALLTYPE Add(LONG a, LONG b) override { return a - b; } // tells which is which
    void STDMETHODCALLTYPE put_Weight(double value) override { weight = value; }
    double STDMETHODCALLTYPE get_Weight() override { return weight; }
    BSTR STDMETHODCALLTYPE Name(VARIANT* any, BSTR* text) override {
        seen = V_VT(any);
        SysReAllocString(text, OLESTR("written"));
        return SysAllocString(OLESTR("kitchen"));
    }
    HRESULT STDMETHODCALLTYPE Check(SHORT value) override { return value == 1 ? S_OK : E_ACCESSDENIED; }

    double weight = 1.5;
    VARTYPE seen = VT_ILLEGAL;
};

wide add = OLESTR("Add"), left = OLESTR("left"), right = OLESTR("right"), weight = OLESTR("Weight"),
     value = OLESTR("value"), name = OLESTR("Name"), any = OLESTR("any"), text_name = OLESTR("text"),
     check = OLESTR("Check");
PARAMDATA add_parameters[] = {{left.data(), VT_I4}, {right.data(), VT_I4}};
PARAMDATA weight_parameters[] = {{value.data(), VT_R8}};
PARAMDATA name_parameters[] = {{any.data(), VT_BYREF | VT_VARIANT}, {text_name.data(), VT_BYREF | VT_BSTR}};
PARAMDATA check_parameters[] = {{value.data(), VT_I2}};
METHODDATA methods[] = {
    {add.data(), add_parameters, 0x10, 0, CC_STDCALL, 2, DISPATCH_METHOD, VT_I4},
    {weight.data(), weight_parameters, 0x11, 1, CC_STDCALL, 1, DISPATCH_PROPERTYPUT, VT_EMPTY},
    {weight.data(), nullptr, 0x11, 2, CC_STDCALL, 0, DISPATCH_PROPERTYGET, VT_R8},
    {name.data(), name_parameters, 0x12, 3, CC_STDCALL, 2, DISPATCH_METHOD | DISPATCH_PROPERTYGET, VT_BSTR},
    {check.data(), check_parameters, DISPID_VALUE, 4, CC_STDCALL, 1, DISPATCH_METHOD, VT_HRESULT},
};

class InterfaceData : public testing::Test {
protected:
    void SetUp() override {
        INTERFACEDATA data = {methods, 5};
        ASSERT_HR(S_OK, CreateDispTypeInfo(&data, english, type.put()));
        ASSERT_TRUE(type);
    }

    ref<ITypeInfo> interface_type() {
        ref<ITypeInfo> found;
        HREFTYPE reference = 99;
        EXPECT_HR(S_OK, type->GetRefTypeOfImplType(0, &reference));
        EXPECT_HR(S_OK, type->GetRefTypeInfo(reference, found.put()));
        return found;
    }

    HRESULT invoke(DISPID id, WORD flags, std::vector<variant> backwards, std::vector<DISPID> named = {}) {
        std::vector<VARIANT> raw(backwards.begin(), backwards.end());
        DISPPARAMS params = {raw.data(), named.data(), static_cast<UINT>(raw.size()),
                             static_cast<UINT>(named.size())};
        VariantClear(&result);
        return type->Invoke(static_cast<scales*>(&object), id, flags, &params, &result, nullptr,
                            &bad_argument);
    }

    ref<ITypeInfo> type;
    kitchen_scales object;
    variant result;
    UINT bad_argument = 99;
};

} // namespace

TEST_F(InterfaceData, IsAClassWithOneInterface) {
    TYPEATTR* attributes = nullptr;
    ASSERT_HR(S_OK, type->GetTypeAttr(&attributes));
    EXPECT_EQ(TKIND_COCLASS, attributes->typekind);
    EXPECT_EQ(1, attributes->cImplTypes);
    EXPECT_EQ(0, attributes->cFuncs);
    EXPECT_EQ(0, attributes->cVars);
    type->ReleaseTypeAttr(attributes);
    INT flags = 99;
    EXPECT_HR(S_OK, type->GetImplTypeFlags(0, &flags));
    EXPECT_EQ(0, flags);
    HREFTYPE reference = 0;
    EXPECT_HR(TYPE_E_ELEMENTNOTFOUND, type->GetRefTypeOfImplType(1, &reference));
    FUNCDESC* none = nullptr;
    EXPECT_HR(TYPE_E_ELEMENTNOTFOUND, type->GetFuncDesc(0, &none));

    const ref<ITypeInfo> found = interface_type();
    ASSERT_TRUE(found);
    ASSERT_HR(S_OK, found->GetTypeAttr(&attributes));
    EXPECT_EQ(TKIND_INTERFACE, attributes->typekind);
    EXPECT_EQ(5, attributes->cFuncs);
    EXPECT_EQ(0, attributes->cImplTypes);
    found->ReleaseTypeAttr(attributes);
}

TEST_F(InterfaceData, DescribesItsMethods) {
    const ref<ITypeInfo> found = interface_type();
    ASSERT_TRUE(found);
    FUNCDESC* desc = nullptr;
    ASSERT_HR(S_OK, found->GetFuncDesc(0, &desc));
    EXPECT_EQ(0x10, desc->memid);
    EXPECT_EQ(FUNC_VIRTUAL, desc->funckind);
    EXPECT_EQ(INVOKE_FUNC, desc->invkind);
    EXPECT_EQ(CC_STDCALL, desc->callconv);
    ASSERT_EQ(2, desc->cParams);
    EXPECT_EQ(0, desc->cParamsOpt);
    EXPECT_EQ(0, desc->oVft);
    EXPECT_EQ(VT_I4, desc->elemdescFunc.tdesc.vt);
    EXPECT_EQ(VT_I4, desc->lprgelemdescParam[0].tdesc.vt);
    EXPECT_EQ(VT_I4, desc->lprgelemdescParam[1].tdesc.vt);
    found->ReleaseFuncDesc(desc);

    ASSERT_HR(S_OK, found->GetFuncDesc(3, &desc));
    EXPECT_EQ(0x12, desc->memid);
    EXPECT_EQ(INVOKE_FUNC | INVOKE_PROPERTYGET, desc->invkind);
    EXPECT_EQ(3 * static_cast<int>(sizeof(void*)), desc->oVft);
    EXPECT_EQ(VT_BYREF | VT_VARIANT, desc->lprgelemdescParam[0].tdesc.vt);
    EXPECT_EQ(VT_BYREF | VT_BSTR, desc->lprgelemdescParam[1].tdesc.vt);
    found->ReleaseFuncDesc(desc);
    EXPECT_HR(TYPE_E_ELEMENTNOTFOUND, found->GetFuncDesc(5, &desc));
}

TEST_F(InterfaceData, NamesItsMethodsAndParameters) {
    const ref<ITypeInfo> found = interface_type();
    ASSERT_TRUE(found);
    BSTR names[4] = {};
    UINT count = 99;
    ASSERT_HR(S_OK, found->GetNames(0x10, names, 4, &count));
    ASSERT_EQ(3u, count);
    EXPECT_EQ("Add", text(names[0]));
    EXPECT_EQ("left", text(names[1]));
    EXPECT_EQ("right", text(names[2]));
    for (BSTR name : names)
        SysFreeString(name);
    BSTR one[1] = {};
    EXPECT_HR(S_OK, found->GetNames(0x10, one, 1, &count));
    EXPECT_EQ(1u, count);
    SysFreeString(one[0]);
    EXPECT_HR(TYPE_E_ELEMENTNOTFOUND, found->GetNames(0x99, one, 1, &count));
}

TEST_F(InterfaceData, FindsNamesInEitherCase) {
    wide lower = OLESTR("add"), unknown = OLESTR("Subtract");
    LPOLESTR names[] = {lower.data(), right.data(), left.data()};
    MEMBERID ids[3] = {};
    EXPECT_HR(S_OK, type->GetIDsOfNames(names, 3, ids));
    EXPECT_EQ(0x10, ids[0]);
    EXPECT_EQ(1, ids[1]);
    EXPECT_EQ(0, ids[2]);
    EXPECT_HR(S_OK, DispGetIDsOfNames(type.get(), names, 1, ids));
    EXPECT_EQ(0x10, ids[0]);
    names[0] = unknown.data();
    EXPECT_HR(DISP_E_UNKNOWNNAME, type->GetIDsOfNames(names, 1, ids));
    EXPECT_EQ(MEMBERID_NIL, ids[0]);
}

TEST_F(InterfaceData, BindsNames) {
    ref<ITypeComp> comp;
    ASSERT_HR(S_OK, type->GetTypeComp(comp.put()));
    ref<ITypeInfo> found;
    DESCKIND kind = DESCKIND_NONE;
    BINDPTR bound = {};
    ASSERT_HR(S_OK, comp->Bind(add.data(), 0, INVOKE_FUNC, found.put(), &kind, &bound));
    EXPECT_EQ(DESCKIND_FUNCDESC, kind);
    ASSERT_TRUE(found);
    EXPECT_EQ(0x10, bound.lpfuncdesc->memid);
    found->ReleaseFuncDesc(bound.lpfuncdesc);
}

TEST_F(InterfaceData, CallsMethods) {
    EXPECT_HR(S_OK, invoke(0x10, DISPATCH_METHOD, {v::i4(3), v::i4(10)}));
    EXPECT_EQ("I4 7", show(result));
    EXPECT_HR(S_OK, invoke(0x10, DISPATCH_METHOD, {v::i2(3), v::i2(10)})) << "coerced";
    EXPECT_EQ("I4 7", show(result));
    EXPECT_HR(S_OK, invoke(0x10, DISPATCH_METHOD, {v::i4(10), v::i4(3)}, {0, 1})) << "named";
    EXPECT_EQ("I4 7", show(result));
}

TEST_F(InterfaceData, ReadsAndWritesProperties) {
    EXPECT_HR(S_OK, invoke(0x11, DISPATCH_PROPERTYGET, {}));
    EXPECT_EQ(VT_R8, V_VT(&result));
    EXPECT_EQ(1.5, V_R8(&result));
    EXPECT_HR(S_OK, invoke(0x11, DISPATCH_PROPERTYPUT, {v::r8(7.25)}, {DISPID_PROPERTYPUT}));
    EXPECT_EQ(7.25, object.weight);
}

TEST_F(InterfaceData, PassesReferences) {
    variant number = v::i4(5);
    BSTR written = SysAllocString(OLESTR("before"));
    variant by_reference[2];
    V_VT(&by_reference[1]) = VT_BYREF | VT_VARIANT;
    V_VARIANTREF(&by_reference[1]) = &number;
    V_VT(&by_reference[0]) = VT_BYREF | VT_BSTR;
    V_BSTRREF(&by_reference[0]) = &written;
    DISPPARAMS params = {by_reference, nullptr, 2, 0};
    ASSERT_HR(S_OK, type->Invoke(static_cast<scales*>(&object), 0x12, DISPATCH_METHOD | DISPATCH_PROPERTYGET,
                                 &params, &result, nullptr, nullptr));
    EXPECT_EQ(VT_BSTR, V_VT(&result));
    EXPECT_EQ("kitchen", text(V_BSTR(&result)));
    EXPECT_EQ("written", text(written));
    EXPECT_EQ(VT_I4, object.seen);
    SysFreeString(written);
}

TEST_F(InterfaceData, ReportsWhatTheMethodReports) {
    EXPECT_HR(S_OK, invoke(DISPID_VALUE, DISPATCH_METHOD, {v::i2(1)}));
    EXPECT_EQ(VT_EMPTY, V_VT(&result));
    EXPECT_HR(DISP_E_EXCEPTION, invoke(DISPID_VALUE, DISPATCH_METHOD, {v::i2(2)}));
}

TEST_F(InterfaceData, RefusesWhatIsNotThere) {
    EXPECT_HR(DISP_E_MEMBERNOTFOUND, invoke(0x99, DISPATCH_METHOD, {}));
    EXPECT_HR(DISP_E_MEMBERNOTFOUND, invoke(0x10, DISPATCH_PROPERTYGET, {v::i4(1), v::i4(2)}));
}

TEST_F(InterfaceData, RefusesTheWrongNumberOfArguments) {
    EXPECT_HR(DISP_E_BADPARAMCOUNT, invoke(0x10, DISPATCH_METHOD, {v::i4(1)}));
}

TEST_F(InterfaceData, ServesAStandardDispatch) {
    ref<IUnknown> standard;
    ASSERT_HR(S_OK, CreateStdDispatch(nullptr, static_cast<scales*>(&object), type.get(), standard.put()));
    const ref<IDispatch> dispatch = standard.as<IDispatch>();
    ASSERT_TRUE(dispatch);
    LPOLESTR names[] = {add.data()};
    DISPID id = 0;
    EXPECT_HR(S_OK, dispatch->GetIDsOfNames(IID_NULL, names, 1, english, &id));
    EXPECT_EQ(0x10, id);
    variant arguments[2] = {v::i4(3), v::i4(10)};
    DISPPARAMS params = {arguments, nullptr, 2, 0};
    EXPECT_HR(S_OK,
              dispatch->Invoke(id, IID_NULL, english, DISPATCH_METHOD, &params, &result, nullptr, nullptr));
    EXPECT_EQ("I4 7", show(result));
}

TEST(InterfaceDataOfNothing, HasNoMethods) {
    INTERFACEDATA data = {nullptr, 0};
    ref<ITypeInfo> type;
    ASSERT_HR(S_OK, CreateDispTypeInfo(&data, english, type.put()));
    wide unknown = OLESTR("Add");
    LPOLESTR names[] = {unknown.data()};
    MEMBERID id = 0;
    EXPECT_HR(DISP_E_UNKNOWNNAME, type->GetIDsOfNames(names, 1, &id));
}
