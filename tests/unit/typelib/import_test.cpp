// References into other libraries.
#include <filesystem>
#include <fstream>
#include <iterator>

#include "library_fixture.hpp"

using namespace comity::test;

namespace {

constexpr GUID stdole = {0x00020430, 0, 0, {0xc0, 0, 0, 0, 0, 0, 0, 0x46}};
constexpr GUID base_library = {0x8a1b0004, 0x1111, 0x4222, {0x83, 0x33, 0, 0, 0, 0, 0, 0x01}};

// Kinds, made to refer to a library that nobody knows: a copy of stdole2 with an identifier of its own.
class import_test : public testing::Test {
protected:
    import_test() {
        char name[] = "/tmp/comity-import-XXXXXX";
        folder = mkdtemp(name);
        copy_with_other_base(KINDS_TLB, "kinds.tlb");
    }
    ~import_test() override { std::filesystem::remove_all(folder); }

    void copy_with_other_base(std::u16string_view from, const char* to) const {
        std::ifstream in(std::filesystem::path(from), std::ios::binary);
        std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
        const std::string before(reinterpret_cast<const char*>(&stdole), sizeof stdole);
        const std::size_t place = bytes.find(before);
        EXPECT_NE(place, std::string::npos);
        bytes.replace(place, before.size(), reinterpret_cast<const char*>(&base_library),
                      sizeof base_library);
        std::ofstream(folder / to, std::ios::binary) << bytes;
    }
    held<ITypeLib> load_user() const { return load((folder / "kinds.tlb").u16string()); }

    std::filesystem::path folder;
};

GUID libid_of(ITypeInfo* type) {
    held<ITypeLib> library;
    EXPECT_EQ(type->GetContainingTypeLib(library.put(), nullptr), S_OK);
    TLIBATTR* attributes = nullptr;
    EXPECT_EQ(library->GetLibAttr(&attributes), S_OK);
    const GUID libid = attributes->guid;
    library->ReleaseTLibAttr(attributes);
    return libid;
}

TEST_F(import_test, another_library_in_the_same_folder) {
    copy_with_other_base(STDOLE_TLB, "stdole2.tlb");
    const auto user = load_user();
    const auto type = type_of(user.get(), u"IDual2");
    EXPECT_EQ(attributes_of(type.get()).cFuncs, 7 + 16 + 2);
    EXPECT_EQ(libid_of(implemented(type.get(), 0).get()), base_library);
    const FUNCDESC query = function_of(type.get(), 0);
    held<ITypeInfo> guid;
    ASSERT_EQ(type->GetRefTypeInfo(query.lprgelemdescParam[0].tdesc.lptdesc->hreftype, guid.put()), S_OK);
    EXPECT_EQ(name_of(guid.get()), u"GUID");
    EXPECT_EQ(libid_of(guid.get()), base_library);
    EXPECT_EQ(id_of(type.get(), u"addref"), 0x60000001);
}

TEST_F(import_test, a_loaded_library_is_used_wherever_it_is) {
    std::filesystem::create_directory(folder / "elsewhere");
    copy_with_other_base(STDOLE_TLB, "elsewhere/base.tlb");
    const auto base = load((folder / "elsewhere" / "base.tlb").u16string());
    const auto user = load_user();
    const auto unknown = implemented(type_of(user.get(), u"IPlain").get(), 0);
    held<ITypeLib> container;
    ASSERT_EQ(unknown->GetContainingTypeLib(container.put(), nullptr), S_OK);
    EXPECT_EQ(container.get(), base.get());
}

TEST_F(import_test, the_other_library_stays_as_long_as_this_one) {
    copy_with_other_base(STDOLE_TLB, "stdole2.tlb");
    const auto user = load_user();
    const auto type = type_of(user.get(), u"IDual");
    FUNCDESC* desc = nullptr;
    ASSERT_EQ(type->GetFuncDesc(1, &desc), S_OK);
    EXPECT_EQ(desc->memid, 0x60000001); // nobody but this library holds the other one
}

TEST_F(import_test, a_library_that_is_nowhere_is_named) {
    const auto user = load_user();
    const auto type = type_of(user.get(), u"IDual");
    TYPEATTR* attributes = nullptr;
    SetErrorInfo(0, nullptr);
    EXPECT_EQ(type->GetTypeAttr(&attributes), TYPE_E_CANTLOADLIBRARY);
    EXPECT_EQ(attributes, nullptr);
    held<IErrorInfo> info;
    ASSERT_EQ(GetErrorInfo(0, info.put()), S_OK);
    BSTR text = nullptr;
    ASSERT_EQ(info->GetDescription(&text), S_OK);
    EXPECT_NE(take(text).find(u"stdole2.tlb"), std::u16string::npos);
}

TEST_F(import_test, a_file_of_the_name_that_is_another_library_is_not_taken) {
    std::filesystem::copy_file(std::u16string(STDOLE_TLB), folder / "stdole2.tlb");
    const auto user = load_user();
    TYPEATTR* attributes = nullptr;
    EXPECT_EQ(type_of(user.get(), u"IDual")->GetTypeAttr(&attributes), TYPE_E_CANTLOADLIBRARY);
}

TEST(stdole_test, automation_itself_is_always_there) {
    const auto library = load(u"stdole2.tlb");
    EXPECT_EQ(name_of(type_of(library.get(), u"IDispatch").get()), u"IDispatch");
    BSTR name = nullptr;
    ASSERT_EQ(library->GetDocumentation(-1, &name, nullptr, nullptr, nullptr), S_OK);
    EXPECT_EQ(take(name), u"stdole");
}

} // namespace
