// Modules: functions of shared objects.
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "library_fixture.hpp"

using namespace comity::test;

namespace {

// widl writes a "#" where the name of an entry belongs. The library with the name put in its place.
class module_test : public testing::Test {
protected:
    module_test() {
        char name[] = "/tmp/comity-module-XXXXXX";
        folder = mkdtemp(name);
        std::ifstream in(std::filesystem::path(std::u16string(MODULES_TLB)), std::ios::binary);
        std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
        const std::string written("\x01\0#WWWWW", 8), wanted("\x03\0cosWWW", 8);
        const std::size_t place = bytes.find(written);
        EXPECT_NE(place, std::string::npos);
        bytes.replace(place, written.size(), wanted);
        std::ofstream(folder / "modules.tlb", std::ios::binary) << bytes;
        library = load((folder / "modules.tlb").u16string());
    }
    ~module_test() override {
        if (library.get())
            library.release();
        std::filesystem::remove_all(folder);
    }

    std::filesystem::path folder;
    held<ITypeLib> library;
};

TEST_F(module_test, attributes) {
    const auto type = type_of(library.get(), u"Mathematics");
    EXPECT_EQ(attributes_of(type.get()).typekind, TKIND_MODULE);
    const FUNCDESC function = function_of(type.get(), 0);
    EXPECT_EQ(function.funckind, FUNC_STATIC);
    EXPECT_EQ(function.memid, 0x60000000);
}

TEST_F(module_test, entries) {
    const auto type = type_of(library.get(), u"Mathematics");
    BSTR dll = nullptr, name = nullptr;
    WORD ordinal = 7;
    ASSERT_EQ(type->GetDllEntry(0x60000000, INVOKE_FUNC, &dll, &name, &ordinal), S_OK);
    EXPECT_EQ(take(dll), u"libm.so.6");
    EXPECT_EQ(take(name), u"cos");
    EXPECT_EQ(ordinal, 0xffff);
    ASSERT_EQ(type->GetDllEntry(0x60000001, INVOKE_FUNC, &dll, &name, &ordinal), S_OK);
    EXPECT_EQ(take(dll), u"libm.so.6");
    EXPECT_EQ(take(name), u"(null)");
    EXPECT_EQ(ordinal, 17);
    EXPECT_EQ(type->GetDllEntry(0x60000009, INVOKE_FUNC, &dll, &name, &ordinal), TYPE_E_ELEMENTNOTFOUND);
    EXPECT_EQ(dll, nullptr);
}

TEST_F(module_test, addresses) {
    const auto type = type_of(library.get(), u"Mathematics");
    void* address = nullptr;
    ASSERT_EQ(type->AddressOfMember(0x60000000, INVOKE_FUNC, &address), S_OK);
    EXPECT_EQ(reinterpret_cast<double (*)(double)>(address)(0.0), 1.0);
    EXPECT_EQ(type->AddressOfMember(0x60000001, INVOKE_FUNC, &address), TYPE_E_DLLFUNCTIONNOTFOUND);
    EXPECT_EQ(address, nullptr);
    const auto missing = type_of(library.get(), u"Missing");
    EXPECT_EQ(missing->AddressOfMember(0x60000000, INVOKE_FUNC, &address), TYPE_E_CANTLOADLIBRARY);
}

} // namespace
