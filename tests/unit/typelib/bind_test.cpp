// ITypeComp: what names mean to a compiler.
#include "library_fixture.hpp"

using namespace comity::test;

namespace {

struct binding {
    HRESULT hr = E_UNEXPECTED;
    DESCKIND kind = DESCKIND_NONE;
    BINDPTR bound{};
    held<ITypeInfo> type;
};

binding bind(IUnknown* object, std::u16string name, WORD flags = 0) {
    held<ITypeComp> comp;
    binding result;
    EXPECT_EQ(object->QueryInterface(__uuidof(ITypeComp), comp.put_void()), S_OK);
    result.hr = comp->Bind(reinterpret_cast<LPOLESTR>(name.data()), 0, flags, result.type.put(), &result.kind,
                           &result.bound);
    return result;
}

class bind_test : public testing::Test {
protected:
    held<ITypeLib> library = load(KINDS_TLB);
};

TEST_F(bind_test, members_by_name_and_use) {
    const auto type = type_of(library.get(), u"IDual2");
    binding result = bind(type.get(), u"MORE");
    ASSERT_EQ(result.hr, S_OK);
    ASSERT_EQ(result.kind, DESCKIND_FUNCDESC);
    EXPECT_EQ(result.bound.lpfuncdesc->memid, 20);
    EXPECT_EQ(name_of(result.type.get()), u"IDual2");
    // An inherited one: the type is that which contains it.
    result = bind(type.get(), u"Value", INVOKE_PROPERTYPUT);
    ASSERT_EQ(result.kind, DESCKIND_FUNCDESC);
    EXPECT_EQ(result.bound.lpfuncdesc->invkind, INVOKE_PROPERTYPUT);
    EXPECT_EQ(name_of(result.type.get()), u"IDual");
    EXPECT_EQ(bind(type.get(), u"More", INVOKE_PROPERTYGET).hr, TYPE_E_TYPEMISMATCH);
    result = bind(type.get(), u"nosuch");
    EXPECT_EQ(result.hr, S_OK);
    EXPECT_EQ(result.kind, DESCKIND_NONE);
    EXPECT_EQ(result.type.get(), nullptr);
}

TEST_F(bind_test, constants_and_functions_of_modules_need_no_type) {
    binding result = bind(library.get(), u"red");
    ASSERT_EQ(result.kind, DESCKIND_VARDESC);
    EXPECT_EQ(result.bound.lpvardesc->lpvarValue->lVal, 1);
    EXPECT_EQ(name_of(result.type.get()), u"Colour");
    result = bind(library.get(), u"Cosine");
    ASSERT_EQ(result.kind, DESCKIND_FUNCDESC);
    EXPECT_EQ(name_of(result.type.get()), u"Mod");
    EXPECT_EQ(bind(library.get(), u"Cosine", INVOKE_PROPERTYPUT).hr, TYPE_E_TYPEMISMATCH);
}

TEST_F(bind_test, enumerations_and_modules_qualify) {
    const binding result = bind(library.get(), u"Colour");
    ASSERT_EQ(result.kind, DESCKIND_TYPECOMP);
    ITypeInfo* type = nullptr;
    DESCKIND kind = DESCKIND_NONE;
    BINDPTR bound{};
    std::u16string name = u"green";
    EXPECT_EQ(result.bound.lptcomp->Bind(reinterpret_cast<LPOLESTR>(name.data()), 0, 0, &type, &kind, &bound),
              S_OK);
    EXPECT_EQ(kind, DESCKIND_VARDESC);
    type->Release();
    result.bound.lptcomp->Release();
}

TEST_F(bind_test, members_of_the_application_object) {
    const binding result = bind(library.get(), u"More");
    ASSERT_EQ(result.hr, S_OK);
    ASSERT_EQ(result.kind, DESCKIND_IMPLICITAPPOBJ);
    EXPECT_EQ(name_of(result.type.get()), u"Thing");
    EXPECT_EQ(result.bound.lpvardesc->varkind, VAR_STATIC);
    EXPECT_EQ(result.bound.lpvardesc->elemdescVar.tdesc.vt, VT_PTR);
}

TEST_F(bind_test, types) {
    held<ITypeComp> comp;
    ASSERT_EQ(library->GetTypeComp(comp.put()), S_OK);
    std::u16string name = u"idual";
    held<ITypeInfo> type;
    held<ITypeComp> type_comp;
    ASSERT_EQ(comp->BindType(reinterpret_cast<LPOLESTR>(name.data()), 0, type.put(), type_comp.put()), S_OK);
    EXPECT_EQ(name_of(type.get()), u"IDual");
    EXPECT_NE(type_comp.get(), nullptr);
    name = u"nosuch";
    ITypeInfo* none = nullptr;
    ITypeComp* no_comp = nullptr;
    ASSERT_EQ(comp->BindType(reinterpret_cast<LPOLESTR>(name.data()), 0, &none, &no_comp), S_OK);
    EXPECT_EQ(none, nullptr);
}

} // namespace
