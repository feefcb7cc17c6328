// Where libraries are found: raw files, shared objects, PE files; and what is said where none is.
#include <filesystem>
#include <fstream>

#include "library_fixture.hpp"

using namespace comity::test;

namespace {

std::u16string library_name(ITypeLib* library) {
    BSTR name = nullptr;
    EXPECT_EQ(library->GetDocumentation(-1, &name, nullptr, nullptr, nullptr), S_OK);
    return take(name);
}

HRESULT load_result(const std::u16string& path) {
    ITypeLib* library = reinterpret_cast<ITypeLib*>(1);
    const HRESULT hr = LoadTypeLib(reinterpret_cast<LPCOLESTR>(path.c_str()), &library);
    if (SUCCEEDED(hr))
        library->Release();
    else
        EXPECT_EQ(library, nullptr);
    return hr;
}

std::u16string explanation() {
    held<IErrorInfo> info;
    if (GetErrorInfo(0, info.put()) != S_OK)
        return {};
    BSTR text = nullptr;
    info->GetDescription(&text);
    return take(text);
}

class file_test : public testing::Test {
protected:
    file_test() {
        char name[] = "/tmp/comity-file-XXXXXX";
        folder = mkdtemp(name);
    }
    ~file_test() override { std::filesystem::remove_all(folder); }
    std::u16string write(const char* name, const std::string& bytes) const {
        std::ofstream(folder / name, std::ios::binary) << bytes;
        return (folder / name).u16string();
    }
    std::filesystem::path folder;
};

TEST_F(file_test, shared_object_with_two_libraries) {
    EXPECT_EQ(library_name(load(EMBEDDED_SO).get()), u"Kinds");
    EXPECT_EQ(library_name(load(EMBEDDED_SO u"\\1").get()), u"Kinds");
    EXPECT_EQ(library_name(load(EMBEDDED_SO u"\\2").get()), u"Modules");
    EXPECT_EQ(load_result(EMBEDDED_SO u"\\3"), TYPE_E_CANTLOADLIBRARY);
}

TEST_F(file_test, containers_of_both_widths) {
    const std::filesystem::path corpus(CORPUS);
    EXPECT_EQ(library_name(load((corpus / "two.elf64.o").u16string() + u"\\2").get()), u"Minimal");
    EXPECT_EQ(library_name(load((corpus / "one.elf32.o").u16string()).get()), u"Minimal");
    EXPECT_EQ(library_name(load((corpus / "two.pe64.dll").u16string()).get()), u"Minimal");
    EXPECT_EQ(library_name(load((corpus / "two.pe64.dll").u16string() + u"\\2").get()), u"Minimal");
    EXPECT_EQ(load_result((corpus / "two.pe64.dll").u16string() + u"\\3"), TYPE_E_CANTLOADLIBRARY);
    EXPECT_EQ(library_name(load((corpus / "two.pe32.dll").u16string() + u"\\2").get()), u"Minimal");
}

TEST_F(file_test, one_library_however_it_is_called) {
    const auto library = load(KINDS_TLB);
    std::filesystem::create_symlink(std::u16string(KINDS_TLB), folder / "link.tlb");
    const auto through_link = load((folder / "link.tlb").u16string());
    EXPECT_EQ(library.get(), through_link.get());
    std::filesystem::copy_file(std::u16string(KINDS_TLB), folder / "copy.tlb");
    const auto copy = load((folder / "copy.tlb").u16string());
    EXPECT_NE(library.get(), copy.get());
}

TEST_F(file_test, a_replaced_file_is_another_library) {
    std::filesystem::copy_file(std::u16string(KINDS_TLB), folder / "a.tlb");
    const auto before = load((folder / "a.tlb").u16string());
    std::filesystem::copy_file(std::u16string(MODULES_TLB), folder / "b.tlb");
    std::filesystem::rename(folder / "b.tlb", folder / "a.tlb");
    const auto after = load((folder / "a.tlb").u16string());
    EXPECT_EQ(library_name(before.get()), u"Kinds");
    EXPECT_EQ(library_name(after.get()), u"Modules");
}

TEST_F(file_test, failures_say_which_file_and_why) {
    const std::u16string missing = (folder / "missing.tlb").u16string();
    EXPECT_EQ(load_result(missing), TYPE_E_CANTLOADLIBRARY);
    EXPECT_NE(explanation().find(missing), std::u16string::npos);
    const std::u16string junk = write("junk.tlb", "this is no type library at all");
    EXPECT_EQ(load_result(junk), TYPE_E_CANTLOADLIBRARY);
    EXPECT_NE(explanation().find(u"MSFT"), std::u16string::npos);
    EXPECT_EQ(load_result(write("empty.tlb", "")), TYPE_E_CANTLOADLIBRARY);
    EXPECT_EQ(load_result(write("old.tlb", "SLTG and so on")), TYPE_E_UNSUPFORMAT);
    EXPECT_NE(explanation().find(u"SLTG"), std::u16string::npos);
    EXPECT_EQ(load_result(write("short.tlb", std::string("MSFT\2\0\1\0", 8))), TYPE_E_INVDATAREAD);
    EXPECT_EQ(load_result(folder.u16string()), TYPE_E_CANTLOADLIBRARY);
}

TEST_F(file_test, arguments) {
    ITypeLib* library = nullptr;
    EXPECT_EQ(LoadTypeLib(nullptr, &library), E_INVALIDARG);
    EXPECT_EQ(LoadTypeLib(reinterpret_cast<LPCOLESTR>(KINDS_TLB), nullptr), E_INVALIDARG);
    EXPECT_EQ(LoadTypeLibEx(reinterpret_cast<LPCOLESTR>(KINDS_TLB), static_cast<REGKIND>(3), &library),
              E_INVALIDARG);
}

} // namespace
