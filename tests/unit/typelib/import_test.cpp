// References into other libraries.
#include <filesystem>

#include "library_fixture.hpp"

using namespace comity::test;

namespace {

TEST(import_test, another_library_in_the_same_folder) {
    const auto user = load(USER_TLB);
    const auto type = type_of(user.get(), u"IUser");
    EXPECT_EQ(attributes_of(type.get()).cFuncs, 7 + 16 + 1);
    const FUNCDESC inherited = function_of(type.get(), 12); // Item, of the other library
    EXPECT_EQ(inherited.memid, 3);
    const TYPEDESC& item = inherited.lprgelemdescParam[2].tdesc;
    ASSERT_EQ(item.vt, VT_PTR);
    held<ITypeInfo> referred;
    ASSERT_EQ(type->GetRefTypeInfo(item.lptdesc->hreftype, referred.put()), S_OK);
    EXPECT_EQ(name_of(referred.get()), u"IDual");
    const FUNCDESC own = function_of(type.get(), 23);
    EXPECT_EQ(own.memid, 40);
    held<ITypeInfo> point;
    ASSERT_EQ(type->GetRefTypeInfo(own.lprgelemdescParam[0].tdesc.lptdesc->hreftype, point.put()), S_OK);
    EXPECT_EQ(name_of(point.get()), u"Point");
    EXPECT_EQ(id_of(type.get(), u"Item"), 3);
}

TEST(import_test, a_loaded_library_is_used) {
    auto kinds = load(KINDS_TLB);
    const auto user = load(USER_TLB);
    const auto base = implemented(type_of(user.get(), u"IPlainUser").get(), 0);
    held<ITypeLib> container;
    ASSERT_EQ(base->GetContainingTypeLib(container.put(), nullptr), S_OK);
    EXPECT_EQ(container.get(), kinds.get());
}

TEST(import_test, the_other_library_stays_as_long_as_this_one) {
    const auto user = load(USER_TLB);
    const FUNCDESC* function = nullptr;
    const auto type = type_of(user.get(), u"IUser");
    FUNCDESC* desc = nullptr;
    ASSERT_EQ(type->GetFuncDesc(8, &desc), S_OK);
    function = desc;
    EXPECT_EQ(function->memid, 0); // read after nobody but the type holds the other library
}

TEST(import_test, a_library_that_is_nowhere_is_named) {
    char folder[] = "/tmp/comity-import-XXXXXX";
    ASSERT_NE(mkdtemp(folder), nullptr);
    const std::filesystem::path copy = std::filesystem::path(folder) / "user.tlb";
    std::filesystem::copy_file(std::u16string(USER_TLB), copy);
    {
        const auto user = load(copy.u16string());
        held<ITypeInfo> type;
        ASSERT_EQ(user->GetTypeInfo(0, type.put()), S_OK);
        TYPEATTR* attributes = nullptr;
        SetErrorInfo(0, nullptr);
        EXPECT_EQ(type->GetTypeAttr(&attributes), TYPE_E_CANTLOADLIBRARY);
        EXPECT_EQ(attributes, nullptr);
        held<IErrorInfo> info;
        ASSERT_EQ(GetErrorInfo(0, info.put()), S_OK);
        BSTR text = nullptr;
        ASSERT_EQ(info->GetDescription(&text), S_OK);
        EXPECT_NE(take(text).find(u"kinds.tlb"), std::u16string::npos);
    }
    std::filesystem::remove_all(folder);
}

TEST(import_test, automation_itself_is_always_there) {
    const auto stdole = load(u"stdole2.tlb");
    EXPECT_EQ(name_of(type_of(stdole.get(), u"IDispatch").get()), u"IDispatch");
    BSTR name = nullptr;
    ASSERT_EQ(stdole->GetDocumentation(-1, &name, nullptr, nullptr, nullptr), S_OK);
    EXPECT_EQ(take(name), u"stdole");
}

} // namespace
