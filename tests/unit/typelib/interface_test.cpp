// Interfaces, the two halves of dual ones, dispinterfaces.
#include "invocable.hpp"
#include "library_fixture.hpp"

using namespace comity;
using namespace comity::test;

namespace {

using names = std::vector<std::u16string>;

class interface_test : public testing::Test {
protected:
    held<ITypeLib> library = load(KINDS_TLB);
};

TEST_F(interface_test, plain) {
    const auto type = type_of(library.get(), u"IPlain2");
    const TYPEATTR attributes = attributes_of(type.get());
    EXPECT_EQ(attributes.typekind, TKIND_INTERFACE);
    EXPECT_EQ(attributes.cFuncs, 2); // its own
    EXPECT_EQ(attributes.cbSizeVft, 8 * sizeof(void*));
    EXPECT_EQ(attributes.cImplTypes, 1);
    EXPECT_EQ(name_of(implemented(type.get(), 0).get()), u"IPlain");
    const FUNCDESC function = function_of(type.get(), 0);
    EXPECT_EQ(function.memid, 0x60020000);
    EXPECT_EQ(function.funckind, FUNC_PUREVIRTUAL);
    EXPECT_EQ(function.invkind, INVOKE_FUNC);
    EXPECT_EQ(function.callconv, CC_STDCALL);
    EXPECT_EQ(function.oVft, static_cast<SHORT>(6 * sizeof(void*)));
    EXPECT_EQ(function.elemdescFunc.tdesc.vt, VT_HRESULT);
    EXPECT_EQ(names_of(type.get(), function.memid), (names{u"Fifth", u"n", u"e", u"ap"}));
    FUNCDESC* none = reinterpret_cast<FUNCDESC*>(1);
    EXPECT_EQ(type->GetFuncDesc(2, &none), TYPE_E_ELEMENTNOTFOUND);
    EXPECT_EQ(none, nullptr);
    // Names and descriptions of inherited members are found, too.
    EXPECT_EQ(id_of(type.get(), u"second"), 0x60010001);
    EXPECT_EQ(id_of(type.get(), u"QUERYINTERFACE"), 0x60000000);
}

TEST_F(interface_test, dispatch_half) {
    const auto type = type_of(library.get(), u"IDual2");
    const TYPEATTR attributes = attributes_of(type.get());
    EXPECT_EQ(attributes.typekind, TKIND_DISPATCH);
    EXPECT_EQ(attributes.cFuncs, 25); // 7 of IDispatch, 16 of IDual, 2 of its own
    EXPECT_EQ(attributes.cbSizeVft, 7 * sizeof(void*));
    EXPECT_EQ(attributes.cImplTypes, 1);
    EXPECT_EQ(attributes.wTypeFlags, TYPEFLAG_FHIDDEN | TYPEFLAG_FDUAL | TYPEFLAG_FDISPATCHABLE);
    EXPECT_EQ(name_of(implemented(type.get(), 0).get()), u"IDispatch");
    const FUNCDESC first = function_of(type.get(), 0);
    EXPECT_EQ(first.memid, 0x60000000); // QueryInterface
    EXPECT_EQ(first.funckind, FUNC_DISPATCH);
    // A reference in a function from another library is right in this type.
    held<ITypeInfo> guid;
    ASSERT_EQ(first.lprgelemdescParam[0].tdesc.vt, VT_PTR);
    ASSERT_EQ(type->GetRefTypeInfo(first.lprgelemdescParam[0].tdesc.lptdesc->hreftype, guid.put()), S_OK);
    EXPECT_EQ(name_of(guid.get()), u"GUID");

    const FUNCDESC inherited = function_of(type.get(), 7);
    EXPECT_EQ(inherited.memid, 1);
    EXPECT_EQ(inherited.funckind, FUNC_DISPATCH);
    EXPECT_EQ(inherited.elemdescFunc.tdesc.vt, VT_I4); // [retval]
    EXPECT_EQ(inherited.cParams, 2);
    EXPECT_EQ(names_of(type.get(), 1), (names{u"M", u"a", u"b"}));
    const FUNCDESC own = function_of(type.get(), 24);
    EXPECT_EQ(own.memid, 21);
    EXPECT_EQ(own.invkind, INVOKE_PROPERTYGET);
    EXPECT_EQ(own.elemdescFunc.tdesc.vt, VT_USERDEFINED);
    EXPECT_EQ(own.cParams, 0);
}

TEST_F(interface_test, vtable_half) {
    const auto type = type_of(library.get(), u"IDual2");
    const auto half = other_half(type.get());
    const TYPEATTR attributes = attributes_of(half.get());
    EXPECT_EQ(attributes.typekind, TKIND_INTERFACE);
    EXPECT_EQ(attributes.guid, kind(0x24));
    EXPECT_EQ(attributes.cFuncs, 2);
    EXPECT_EQ(attributes.cbSizeVft, 25 * sizeof(void*));
    EXPECT_EQ(attributes.wTypeFlags,
              TYPEFLAG_FHIDDEN | TYPEFLAG_FDUAL | TYPEFLAG_FOLEAUTOMATION | TYPEFLAG_FDISPATCHABLE);
    const FUNCDESC function = function_of(half.get(), 1);
    EXPECT_EQ(function.funckind, FUNC_PUREVIRTUAL);
    EXPECT_EQ(function.oVft, static_cast<SHORT>(24 * sizeof(void*)));
    EXPECT_EQ(function.elemdescFunc.tdesc.vt, VT_HRESULT);
    ASSERT_EQ(function.cParams, 1);
    EXPECT_EQ(function.lprgelemdescParam[0].paramdesc.wParamFlags, PARAMFLAG_FOUT | PARAMFLAG_FRETVAL);
    // Back to the dispatch half, and on to the base's vtable.
    const auto back = other_half(half.get());
    EXPECT_EQ(back.get(), type.get());
    const auto base = implemented(half.get(), 0);
    EXPECT_EQ(name_of(base.get()), u"IDual");
    EXPECT_EQ(attributes_of(base.get()).typekind, TKIND_INTERFACE);
}

TEST_F(interface_test, a_dual_interface_as_parameter_means_its_dispatch_half) {
    const auto half = other_half(type_of(library.get(), u"IDual").get());
    const FUNCDESC item = function_of(half.get(), 4);
    ASSERT_EQ(item.cParams, 4);
    const TYPEDESC& result = item.lprgelemdescParam[3].tdesc;
    ASSERT_EQ(result.vt, VT_PTR);
    held<ITypeInfo> type;
    ASSERT_EQ(half->GetRefTypeInfo(result.lptdesc->lptdesc->hreftype, type.put()), S_OK);
    EXPECT_EQ(attributes_of(type.get()).typekind, TKIND_DISPATCH);
}

TEST_F(interface_test, lcid_is_not_a_parameter_of_the_dispatch_half) {
    const auto type = type_of(library.get(), u"IDual");
    const FUNCDESC get = function_of(type.get(), 11);
    EXPECT_EQ(get.memid, 3);
    EXPECT_EQ(get.invkind, INVOKE_PROPERTYGET);
    EXPECT_EQ(get.cParams, 2);
    EXPECT_EQ(get.cParamsOpt, 1);
    EXPECT_EQ(get.elemdescFunc.tdesc.vt, VT_PTR);
    const FUNCDESC put = function_of(type.get(), 12);
    EXPECT_EQ(put.invkind, INVOKE_PROPERTYPUT);
    EXPECT_EQ(put.cParams, 3);
    EXPECT_EQ(put.elemdescFunc.tdesc.vt, VT_VOID);
    EXPECT_EQ(names_of(type.get(), 3), (names{u"Item", u"index", u"Second"}));
    EXPECT_EQ(names_of(type.get(), 12), (names{u"LcidFirst", u"x"}));
}

TEST_F(interface_test, default_values) {
    const auto half = other_half(type_of(library.get(), u"IDual").get());
    UINT index = 0;
    held<ITypeInfo2> half2;
    ASSERT_EQ(half->QueryInterface(__uuidof(ITypeInfo2), half2.put_void()), S_OK);
    ASSERT_EQ(half2->GetFuncIndexOfMemId(4, INVOKE_FUNC, &index), S_OK);
    const FUNCDESC function = function_of(half.get(), index);
    ASSERT_EQ(function.cParams, 3);
    const PARAMDESC& number = function.lprgelemdescParam[0].paramdesc;
    ASSERT_EQ(number.wParamFlags, PARAMFLAG_FIN | PARAMFLAG_FOPT | PARAMFLAG_FHASDEFAULT);
    EXPECT_EQ(number.pparamdescex->cBytes, sizeof(PARAMDESCEX));
    EXPECT_EQ(number.pparamdescex->varDefaultValue.vt, VT_I4);
    EXPECT_EQ(number.pparamdescex->varDefaultValue.lVal, 5);
    const PARAMDESC& text = function.lprgelemdescParam[1].paramdesc;
    ASSERT_EQ(text.pparamdescex->varDefaultValue.vt, VT_BSTR);
    const BSTR string = text.pparamdescex->varDefaultValue.bstrVal;
    EXPECT_EQ(SysStringLen(string), 3u);
    EXPECT_EQ(std::u16string(reinterpret_cast<const char16_t*>(string)), u"abc");
    EXPECT_EQ(function.lprgelemdescParam[2].paramdesc.wParamFlags, PARAMFLAG_FIN | PARAMFLAG_FOPT);
    EXPECT_EQ(function.lprgelemdescParam[2].paramdesc.pparamdescex, nullptr);
}

TEST_F(interface_test, function_flags_and_kinds) {
    const auto half = other_half(type_of(library.get(), u"IDual").get());
    const FUNCDESC enumerator = function_of(half.get(), 8);
    EXPECT_EQ(enumerator.memid, DISPID_NEWENUM);
    EXPECT_EQ(enumerator.wFuncFlags, FUNCFLAG_FRESTRICTED | FUNCFLAG_FHIDDEN);
    EXPECT_EQ(function_of(half.get(), 7).cParamsOpt, -1); // [vararg]
    EXPECT_EQ(function_of(half.get(), 3).invkind, INVOKE_PROPERTYPUTREF);
    EXPECT_EQ(function_of(half.get(), 10).wFuncFlags,
              FUNCFLAG_FBINDABLE | FUNCFLAG_FREQUESTEDIT | FUNCFLAG_FDISPLAYBIND | FUNCFLAG_FDEFAULTBIND);
}

TEST_F(interface_test, ids_of_names) {
    const auto type = type_of(library.get(), u"IDual2");
    std::u16string member = u"iTEM", second = u"SECOND", index = u"index";
    LPOLESTR texts[] = {reinterpret_cast<LPOLESTR>(member.data()), reinterpret_cast<LPOLESTR>(second.data()),
                        reinterpret_cast<LPOLESTR>(index.data())};
    MEMBERID ids[3] = {};
    ASSERT_EQ(type->GetIDsOfNames(texts, 3, ids), S_OK);
    EXPECT_EQ(ids[0], 3);
    EXPECT_EQ(ids[1], 1);
    EXPECT_EQ(ids[2], 0);
    second = u"nosuch";
    texts[1] = reinterpret_cast<LPOLESTR>(second.data());
    EXPECT_EQ(type->GetIDsOfNames(texts, 3, ids), DISP_E_UNKNOWNNAME);
    EXPECT_EQ(ids[0], 3);
    EXPECT_EQ(ids[1], DISPID_UNKNOWN);
    EXPECT_EQ(ids[2], 0);
    member = u"nosuch";
    texts[0] = reinterpret_cast<LPOLESTR>(member.data());
    EXPECT_EQ(type->GetIDsOfNames(texts, 3, ids), DISP_E_UNKNOWNNAME);
    EXPECT_EQ(ids[0], DISPID_UNKNOWN);
    EXPECT_EQ(ids[2], DISPID_UNKNOWN);
    EXPECT_EQ(type->GetIDsOfNames(texts, 0, ids), E_INVALIDARG);
}

TEST_F(interface_test, index_of_member_is_that_of_its_description) {
    const auto type = type_of(library.get(), u"IDual2");
    held<ITypeInfo2> type2;
    ASSERT_EQ(type->QueryInterface(__uuidof(ITypeInfo2), type2.put_void()), S_OK);
    for (UINT i = 0; i < 25; ++i) {
        const FUNCDESC function = function_of(type.get(), i);
        UINT index = 99;
        EXPECT_EQ(type2->GetFuncIndexOfMemId(function.memid, function.invkind, &index), S_OK);
        EXPECT_EQ(index, i);
    }
    UINT index = 99;
    EXPECT_EQ(type2->GetFuncIndexOfMemId(1, INVOKE_PROPERTYPUT, &index), TYPE_E_ELEMENTNOTFOUND);
}

TEST_F(interface_test, documentation_of_members) {
    const auto type = type_of(library.get(), u"IDual2");
    BSTR name = nullptr, help = nullptr, file = nullptr, dll = nullptr;
    DWORD context = 0;
    ASSERT_EQ(type->GetDocumentation(1, &name, &help, &context, &file), S_OK);
    EXPECT_EQ(take(name), u"M");
    EXPECT_EQ(take(help), u"method m");
    EXPECT_EQ(context, 101u);
    EXPECT_EQ(take(file), u"kinds.hlp");
    held<ITypeInfo2> type2;
    ASSERT_EQ(type->QueryInterface(__uuidof(ITypeInfo2), type2.put_void()), S_OK);
    ASSERT_EQ(type2->GetDocumentation2(1, 0, &help, &context, &dll), S_OK);
    EXPECT_EQ(take(help), u"method m");
    EXPECT_EQ(context, 102u);
    EXPECT_EQ(take(dll), u"kinds.dll");
}

TEST_F(interface_test, custom_data_of_members) {
    const auto half = other_half(type_of(library.get(), u"IDual").get());
    held<ITypeInfo2> half2;
    ASSERT_EQ(half->QueryInterface(__uuidof(ITypeInfo2), half2.put_void()), S_OK);
    VARIANT value;
    ASSERT_EQ(half2->GetFuncCustData(0, custom(0x05), &value), S_OK);
    ASSERT_EQ(value.vt, VT_BSTR);
    EXPECT_EQ(take(value.bstrVal), u"func custom");
    ASSERT_EQ(half2->GetParamCustData(0, 1, custom(0x06), &value), S_OK);
    EXPECT_EQ(value.vt, VT_I4);
    EXPECT_EQ(value.lVal, 9);
    EXPECT_EQ(half2->GetParamCustData(0, 0, custom(0x06), &value), S_OK);
    EXPECT_EQ(value.vt, VT_EMPTY);
    EXPECT_EQ(half2->GetParamCustData(0, 3, custom(0x06), &value), TYPE_E_ELEMENTNOTFOUND);
    EXPECT_EQ(half2->GetFuncCustData(99, custom(0x05), &value), TYPE_E_ELEMENTNOTFOUND);
}

TEST_F(interface_test, dispinterface) {
    const auto type = type_of(library.get(), u"DEvents");
    const TYPEATTR attributes = attributes_of(type.get());
    EXPECT_EQ(attributes.typekind, TKIND_DISPATCH);
    EXPECT_EQ(attributes.cFuncs, 4);
    EXPECT_EQ(attributes.cVars, 3);
    EXPECT_EQ(attributes.cbSizeVft, 7 * sizeof(void*));
    HREFTYPE reference = 0;
    EXPECT_EQ(type->GetRefTypeOfImplType(static_cast<UINT>(-1), &reference), TYPE_E_ELEMENTNOTFOUND);
    EXPECT_EQ(name_of(implemented(type.get(), 0).get()), u"IDispatch");
    const FUNCDESC function = function_of(type.get(), 0);
    EXPECT_EQ(function.funckind, FUNC_DISPATCH);
    EXPECT_EQ(function.oVft, 0);
    EXPECT_EQ(function.elemdescFunc.tdesc.vt, VT_VOID);
    const VARDESC variable = variable_of(type.get(), 1);
    EXPECT_EQ(variable.varkind, VAR_DISPATCH);
    EXPECT_EQ(variable.memid, 101);
    EXPECT_EQ(variable.wVarFlags, VARFLAG_FREADONLY);
    EXPECT_EQ(id_of(type.get(), u"COUNT"), 100);
    // The right side of an assignment has no name.
    EXPECT_EQ(names_of(type.get(), 3), (names{u"Sized", u"i"}));
}

TEST_F(interface_test, dispinterface_of_an_interface) {
    const auto type = type_of(library.get(), u"DFromInterface");
    EXPECT_EQ(attributes_of(type.get()).cFuncs, 10);
    const FUNCDESC function = function_of(type.get(), 7);
    EXPECT_EQ(function.memid, 1);
    EXPECT_EQ(function.funckind, FUNC_DISPATCH);
    EXPECT_EQ(function.elemdescFunc.tdesc.vt, VT_I4);
}

TEST_F(interface_test, invocable_of_a_dual_member_is_its_vtable_form) {
    const auto type = type_of(library.get(), u"IDual2");
    const invocable* member = nullptr;
    ASSERT_EQ(resolve_invocable(type.get(), 1, DISPATCH_METHOD | DISPATCH_PROPERTYGET, &member), S_OK);
    ASSERT_NE(member->desc, nullptr);
    EXPECT_EQ(member->desc->funckind, FUNC_PUREVIRTUAL);
    EXPECT_EQ(member->desc->cParams, 3);
    EXPECT_EQ(name_of(member->owner), u"IDual");
    const invocable* again = nullptr;
    ASSERT_EQ(resolve_invocable(type.get(), 1, DISPATCH_METHOD, &again), S_OK);
    EXPECT_EQ(again, member);
    ASSERT_EQ(resolve_invocable(type.get(), 0, DISPATCH_PROPERTYPUTREF, &member), S_OK);
    EXPECT_EQ(member->desc->invkind, INVOKE_PROPERTYPUTREF);
    EXPECT_EQ(resolve_invocable(type.get(), 1, DISPATCH_PROPERTYPUT, &member), DISP_E_MEMBERNOTFOUND);
    EXPECT_EQ(member, nullptr);
    EXPECT_EQ(resolve_invocable(type.get(), 0x7777, DISPATCH_METHOD, &member), DISP_E_MEMBERNOTFOUND);
}

TEST_F(interface_test, invocable_of_a_dispinterface_is_its_dispatch_form) {
    const auto events = type_of(library.get(), u"DEvents");
    const invocable* member = nullptr;
    ASSERT_EQ(resolve_invocable(events.get(), 1, DISPATCH_METHOD, &member), S_OK);
    EXPECT_EQ(member->desc->funckind, FUNC_DISPATCH);
    ASSERT_EQ(resolve_invocable(events.get(), 100, DISPATCH_PROPERTYGET, &member), S_OK);
    EXPECT_EQ(member->desc, nullptr);
    EXPECT_EQ(member->var->memid, 100);
    const auto made_of_interface = type_of(library.get(), u"DFromInterface");
    ASSERT_EQ(resolve_invocable(made_of_interface.get(), 1, DISPATCH_METHOD, &member), S_OK);
    EXPECT_EQ(member->desc->funckind, FUNC_DISPATCH);
}

TEST_F(interface_test, plans_die_with_the_library) {
    struct counted : call_plan_base {
        explicit counted(int& alive) : alive(alive) { ++alive; }
        ~counted() override { --alive; }
        int& alive;
    };
    int alive = 0;
    {
        auto type = type_of(library.get(), u"IDual");
        const invocable* member = nullptr;
        ASSERT_EQ(resolve_invocable(type.get(), 1, DISPATCH_METHOD, &member), S_OK);
        call_plan_base* expected = nullptr;
        ASSERT_TRUE(member->plan.compare_exchange_strong(expected, new counted(alive)));
    }
    EXPECT_EQ(alive, 1);
    EXPECT_EQ(library.release(), 0u);
    EXPECT_EQ(alive, 0);
}

} // namespace
