// Properties: get, put, putref, with arguments, and the default member behind a property.
#include "invoke_case.hpp"

namespace {

using property = invoke_case;

TEST_F(property, get) {
    EXPECT_EQ(get(3), S_OK);
    EXPECT_EQ(result.text(), "everything");
    EXPECT_EQ(call(3, DISPATCH_METHOD), DISP_E_MEMBERNOTFOUND);
    EXPECT_EQ(call(3, DISPATCH_METHOD | DISPATCH_PROPERTYGET), S_OK) << "how a caller that cannot know asks";
    EXPECT_EQ(result.text(), "everything");
}

TEST_F(property, put_names_its_value) {
    EXPECT_EQ(put(3, bstr(OLESTR("other"))), S_OK);
    EXPECT_EQ(object->last_call, "put_Name");
    EXPECT_EQ(get(3), S_OK);
    EXPECT_EQ(result.text(), "other");
    EXPECT_EQ(call(3, DISPATCH_PROPERTYPUT, {bstr(OLESTR("x"))}), DISP_E_PARAMNOTFOUND);
    EXPECT_EQ(call(3, DISPATCH_PROPERTYPUT), DISP_E_PARAMNOTFOUND);
    EXPECT_EQ(call(3, DISPATCH_PROPERTYPUT, {}, {{0, bstr(OLESTR("x"))}}), DISP_E_PARAMNOTFOUND);
}

TEST_F(property, put_converts) {
    EXPECT_EQ(put(3, i4(5)), S_OK);
    EXPECT_EQ(get(3), S_OK);
    EXPECT_EQ(result.text(), "5");
    EXPECT_EQ(put(86, bstr(OLESTR("x"))), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(bad, 0u);
}

TEST_F(property, put_with_too_many_arguments) {
    EXPECT_EQ(put(3, i4(5), {i4(1)}), DISP_E_BADPARAMCOUNT);
}

TEST_F(property, indexed) {
    EXPECT_EQ(get(80, {i4(4)}), S_OK);
    EXPECT_EQ(result.lVal, 40);
    EXPECT_EQ(put(80, i4(5), {i4(4)}), S_OK);
    EXPECT_EQ(object->last_call, "put_Element");
    EXPECT_EQ(object->last_index, 4);
    EXPECT_EQ(object->last_long, 5);
    EXPECT_EQ(call(80, DISPATCH_PROPERTYPUT, {}, {{DISPID_PROPERTYPUT, i4(5)}, {0, i4(6)}}), S_OK);
    EXPECT_EQ(object->last_index, 6);
    EXPECT_EQ(get(80), DISP_E_BADPARAMCOUNT);
    EXPECT_EQ(get(80, {i4(4), i4(5)}), DISP_E_BADPARAMCOUNT);
    EXPECT_EQ(put(80, i4(5)), DISP_E_BADPARAMCOUNT);
}

TEST_F(property, putref) {
    auto* list = new fixture::list(fixture::shared_types.list);
    EXPECT_EQ(call(80, DISPATCH_PROPERTYPUTREF, {i4(4)}, {{DISPID_PROPERTYPUT, dispatch(list)}}), S_OK);
    EXPECT_EQ(object->last_call, "putref_Element");
    EXPECT_EQ(call(84, DISPATCH_PROPERTYPUTREF, {}, {{DISPID_PROPERTYPUT, dispatch(list)}}), S_OK);
    EXPECT_EQ(list->references(), 2u);
    EXPECT_EQ(get(84), S_OK);
    EXPECT_EQ(result.pdispVal, list);
    EXPECT_EQ(call(84, DISPATCH_PROPERTYPUTREF, {}, {{DISPID_PROPERTYPUT, dispatch(nullptr)}}), S_OK);
    EXPECT_EQ(call(84, DISPATCH_PROPERTYPUTREF, {}, {{DISPID_PROPERTYPUT, i4(1)}}), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(put(84, dispatch(list)), DISP_E_MEMBERNOTFOUND);
    result = {};
    EXPECT_EQ(list->references(), 1u);
    list->Release();
}

TEST_F(property, one_way_properties) {
    EXPECT_EQ(put(85, i4(5)), DISP_E_MEMBERNOTFOUND);
    EXPECT_EQ(get(86), DISP_E_MEMBERNOTFOUND);
    EXPECT_EQ(call(86, DISPATCH_METHOD | DISPATCH_PROPERTYGET), DISP_E_MEMBERNOTFOUND);
}

TEST_F(property, put_leaves_the_result_alone) {
    value arguments[] = {i4(7)};
    DISPID id = DISPID_PROPERTYPUT;
    DISPPARAMS params = {arguments, &id, 1, 1};
    VARIANT mine;
    mine.vt = VT_I4;
    mine.lVal = 11;
    EXPECT_EQ(type_->Invoke(instance_, 86, DISPATCH_PROPERTYPUT, &params, &mine, nullptr, nullptr), S_OK);
    EXPECT_EQ(mine.vt, VT_I4);
    EXPECT_EQ(mine.lVal, 11);
}

// object.List(5): the property takes no arguments, so they are for the default member of what it gives.
TEST_F(property, arguments_for_the_default_member) {
    EXPECT_EQ(get(81, {i4(5)}), S_OK);
    EXPECT_EQ(result.lVal, 1005);
    EXPECT_EQ(call(81, DISPATCH_METHOD | DISPATCH_PROPERTYGET, {i4(5)}), S_OK);
    EXPECT_EQ(result.lVal, 1005);
    EXPECT_EQ(get(82, {i4(6)}), S_OK) << "as IDispatch";
    EXPECT_EQ(result.lVal, 1006);
    EXPECT_EQ(get(83, {i4(7)}), S_OK) << "in a VARIANT";
    EXPECT_EQ(result.lVal, 1007);
    EXPECT_EQ(call(81, DISPATCH_PROPERTYGET, {}, {{0, i4(8)}}), S_OK);
    EXPECT_EQ(result.lVal, 1008);
}

TEST_F(property, default_member_that_refuses) {
    EXPECT_EQ(get(81, {i4(-1)}), DISP_E_EXCEPTION);
    EXPECT_EQ(exception.scode, DISP_E_BADINDEX);
    EXPECT_EQ(get(81, {i4(1), i4(2)}), DISP_E_BADPARAMCOUNT);
}

TEST_F(property, value_without_a_default_member) {
    EXPECT_EQ(get(3, {i4(1)}), DISP_E_NOTACOLLECTION);
    EXPECT_EQ(get(85, {i4(1)}), DISP_E_NOTACOLLECTION);
    EXPECT_EQ(get(84, {i4(1)}), DISP_E_NOTACOLLECTION) << "no object at all";
}

TEST_F(property, a_method_hands_on_nothing) {
    EXPECT_EQ(method(87, {i4(5)}), DISP_E_BADPARAMCOUNT);
    EXPECT_EQ(call(87, DISPATCH_METHOD | DISPATCH_PROPERTYGET, {i4(5)}), DISP_E_BADPARAMCOUNT);
}

// Of a dispinterface only the object knows how its members are called.
class dispinterface : public invoke_case {
protected:
    struct spy final : fixture::dispatching<IList> {
        spy() : dispatching(nullptr) {}
        HRESULT STDMETHODCALLTYPE Invoke(DISPID member, REFIID iid, LCID, WORD flags, DISPPARAMS* params,
                                         VARIANT* out, EXCEPINFO*, UINT*) override {
            last_member = member;
            last_flags = flags;
            last_arguments = params->cArgs;
            null_iid = IsEqualGUID(iid, GUID{});
            if (out) {
                out->vt = VT_I4;
                out->lVal = 77;
            }
            return S_OK;
        }
        HRESULT STDMETHODCALLTYPE get_Item(VARIANT, VARIANT*) override { return E_NOTIMPL; }
        HRESULT STDMETHODCALLTYPE put_Item(VARIANT, VARIANT) override { return E_NOTIMPL; }
        HRESULT STDMETHODCALLTYPE get_Count(LONG*) override { return E_NOTIMPL; }
        DISPID last_member = 0;
        WORD last_flags = 0;
        UINT last_arguments = 0;
        bool null_iid = false;
    };
    dispinterface() : target(new spy) {
        type_->Release();
        type_ = fixture_type(__uuidof(DEverything));
        instance_ = static_cast<IDispatch*>(target);
    }
    ~dispinterface() override { target->Release(); }
    spy* target;
};

TEST_F(dispinterface, methods_go_through_the_object) {
    EXPECT_EQ(method(3, {i4(2)}), S_OK);
    EXPECT_EQ(target->last_member, 3);
    EXPECT_EQ(target->last_flags, DISPATCH_METHOD);
    EXPECT_EQ(target->last_arguments, 1u);
    EXPECT_TRUE(target->null_iid);
    EXPECT_EQ(result.lVal, 77);
}

TEST_F(dispinterface, properties_go_through_the_object) {
    EXPECT_EQ(get(1), S_OK);
    EXPECT_EQ(target->last_member, 1);
    EXPECT_EQ(result.lVal, 77);
    EXPECT_EQ(put(1, i4(5)), S_OK);
    EXPECT_EQ(target->last_flags, DISPATCH_PROPERTYPUT);
}

TEST_F(dispinterface, members_it_does_not_have) {
    EXPECT_EQ(method(99), DISP_E_MEMBERNOTFOUND);
}

} // namespace
