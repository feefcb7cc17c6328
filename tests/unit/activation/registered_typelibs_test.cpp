#include <oleauto.h>

#include <sys/stat.h>
#include <unistd.h>

#include "catalog.hpp"
#include "catalog_fixture.hpp"
#include "library_locator.hpp"
#include "modules/test_classes.h"
#include "typelib_registration.hpp"

using testing::HasSubstr;

namespace {

constexpr GUID LIBID_MessengerAPI{
    0xe02ad29e, 0x80f5, 0x46c6, {0xb4, 0x16, 0x9b, 0x3e, 0xbd, 0xdf, 0x05, 0x7e}};
constexpr GUID LIBID_stdole{0x00020430, 0x0000, 0x0000, {0xc0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46}};

std::string entry(REFGUID libid, const char* version, const std::string& path) {
    return "[[typelib]]\nlibid = \"" + comity::guid_to_utf8(libid) + "\"\nversion = \"" + version +
           "\"\npath = \"" + path + "\"\n";
}

std::string query_path(REFGUID libid, WORD major, WORD minor, LCID lcid = 0) {
    BSTR path = nullptr;
    if (FAILED(QueryPathOfRegTypeLib(libid, major, minor, lcid, &path)))
        return path ? "garbage" : "none";
    std::string text = comity::to_utf8(std::u16string_view(path, SysStringLen(path)));
    SysFreeString(path);
    return text;
}

class registered_typelibs : public catalog_fixture {
protected:
    registered_typelibs() {
        EXPECT_EQ(LoadTypeLibEx(comity::to_utf16(MSGRUA_TLB).c_str(), REGKIND_NONE, &library), S_OK);
    }
    ~registered_typelibs() override { library->Release(); }

    HRESULT register_for_user(const std::string& path) {
        std::u16string wide = comity::to_utf16(path);
        return RegisterTypeLibForUser(library, wide.data(), nullptr);
    }

    ITypeLib* library = nullptr;
};

} // namespace

TEST_F(registered_typelibs, are_found_by_identifier_and_version) {
    write("first", "a.toml", entry(LIBID_MessengerAPI, "1.0", MSGRUA_TLB));
    EXPECT_EQ(query_path(LIBID_MessengerAPI, 1, 0), MSGRUA_TLB);
    EXPECT_EQ(query_path(LIBID_MessengerAPI, 1, 0, 0x409), MSGRUA_TLB);
    EXPECT_EQ(query_path(LIBID_MessengerAPI, 1, 1), "none");
    EXPECT_EQ(query_path(LIBID_MessengerAPI, 2, 0), "none");
    EXPECT_THAT(take_error_text(), HasSubstr("There is version 1.0, language 0"));
    ITypeLib* loaded = nullptr;
    ASSERT_EQ(LoadRegTypeLib(LIBID_MessengerAPI, 1, 0, 0, &loaded), S_OK);
    EXPECT_EQ(loaded->GetTypeInfoCount(), library->GetTypeInfoCount());
    loaded->Release();
    std::u16string path;
    EXPECT_EQ(comity::locate_registered_library(LIBID_MessengerAPI, 1, 0, 0, path), S_OK);
    EXPECT_EQ(comity::to_utf8(path), MSGRUA_TLB);
}

TEST_F(registered_typelibs, that_are_not_there_are_explained) {
    ITypeLib* loaded = library;
    EXPECT_EQ(LoadRegTypeLib(CLSID_Missing, 3, 7, 0x409, &loaded), TYPE_E_LIBNOTREGISTERED);
    EXPECT_EQ(loaded, nullptr);
    const std::string text = take_error_text();
    EXPECT_THAT(
        text,
        HasSubstr(
            "Type library {5F0D3A10-0003-4C1E-9B31-2A6D0C8E1101} version 3.7 for language 1033 is not"));
    EXPECT_THAT(text, HasSubstr(classes("first") + " (does not exist)"));

    write("first", "a.toml", entry(CLSID_Missing, "1.0", MSGRUA_TLB));
    EXPECT_EQ(LoadRegTypeLib(CLSID_Missing, 1, 0, 0, &loaded), TYPE_E_LIBNOTREGISTERED);
    EXPECT_THAT(take_error_text(), HasSubstr("but that file holds {E02AD29E"));

    write("first", "a.toml", entry(CLSID_Missing, "1.0", "gone.tlb"));
    loaded = library;
    EXPECT_TRUE(FAILED(LoadRegTypeLib(CLSID_Missing, 1, 0, 0, &loaded)));
    EXPECT_EQ(loaded, nullptr);
    EXPECT_THAT(take_error_text(), HasSubstr("gone.tlb"));
}

TEST_F(registered_typelibs, automations_own_is_always_there) {
    EXPECT_EQ(query_path(LIBID_stdole, 2, 0, 0x409), "stdole2.tlb");
    EXPECT_EQ(query_path(LIBID_stdole, 0xffff, 0xffff), "stdole2.tlb");
    EXPECT_EQ(query_path(LIBID_stdole, 2, 1), "none");
    EXPECT_EQ(query_path(LIBID_stdole, 2, 0xffff), "none");
    ITypeLib* loaded = nullptr;
    ASSERT_EQ(LoadRegTypeLib(LIBID_stdole, 2, 0, 0, &loaded), S_OK);
    loaded->Release();
}

TEST_F(registered_typelibs, are_registered_for_the_user_by_a_file) {
    EXPECT_EQ(query_path(LIBID_MessengerAPI, 1, 0), "none");
    ASSERT_EQ(register_for_user(MSGRUA_TLB), S_OK);
    EXPECT_EQ(query_path(LIBID_MessengerAPI, 1, 0), MSGRUA_TLB);
    const std::string file = classes("home") + "/typelib-E02AD29E-80F5-46C6-B416-9B3EBDDF057E-1.0-0.toml";
    const std::shared_ptr<const comity::catalog> known = comity::current_catalog();
    const auto found = known->find_typelib(LIBID_MessengerAPI, 1, 0, 0);
    ASSERT_TRUE(found.entry);
    EXPECT_EQ(found.file->path, file);
    EXPECT_THAT(found.file->problems, testing::IsEmpty());
    EXPECT_FALSE(found.file->interfaces.empty());
    for (const auto& one : std::filesystem::directory_iterator(classes("home")))
        EXPECT_EQ(one.path().string(), file) << "nothing is left behind";
    ASSERT_EQ(register_for_user(MSGRUA_TLB), S_OK) << "again is the same";
    EXPECT_EQ(UnRegisterTypeLibForUser(LIBID_MessengerAPI, 1, 0, 0, SYS_WIN64), S_OK);
    EXPECT_EQ(query_path(LIBID_MessengerAPI, 1, 0), "none");
    EXPECT_FALSE(std::filesystem::exists(file));
    EXPECT_EQ(UnRegisterTypeLibForUser(LIBID_MessengerAPI, 1, 0, 0, SYS_WIN64), E_INVALIDARG);
    EXPECT_THAT(take_error_text(), HasSubstr("is not registered"));
}

TEST_F(registered_typelibs, any_path_survives_the_file) {
    ASSERT_EQ(register_for_user("/tmp/a \"quoted\" größe.so\\2"), S_OK);
    EXPECT_EQ(query_path(LIBID_MessengerAPI, 1, 0), "/tmp/a \"quoted\" größe.so\\2");
    ASSERT_EQ(register_for_user("relative.tlb"), S_OK);
    EXPECT_EQ(query_path(LIBID_MessengerAPI, 1, 0),
              std::filesystem::current_path().string() + "/relative.tlb");
    EXPECT_EQ(register_for_user("/tmp/a\ttab.tlb"), E_INVALIDARG) << "no entry can hold it";
    EXPECT_THAT(take_error_text(), HasSubstr("control character"));
    EXPECT_EQ(register_for_user(std::string(5000, 'x')), E_INVALIDARG);
}

TEST_F(registered_typelibs, of_others_are_not_unregistered) {
    const std::string file = write("home", "package.toml", entry(LIBID_MessengerAPI, "1.0", MSGRUA_TLB));
    EXPECT_EQ(UnRegisterTypeLibForUser(LIBID_MessengerAPI, 1, 0, 0, SYS_WIN64), TYPE_E_REGISTRYACCESS);
    EXPECT_THAT(take_error_text(), HasSubstr(file + ", which RegisterTypeLibForUser did not write"));
    EXPECT_EQ(UnRegisterTypeLib(LIBID_MessengerAPI, 1, 0, 0, SYS_WIN64), TYPE_E_REGISTRYACCESS);
    EXPECT_EQ(UnRegisterTypeLib(CLSID_Missing, 1, 0, 0, SYS_WIN64), E_INVALIDARG);
}

TEST_F(registered_typelibs, a_folder_that_cannot_be_written_is_explained) {
    std::filesystem::create_directories(data("home"));
    std::ofstream(data("home") + "/comity") << "in the way";
    EXPECT_EQ(register_for_user(MSGRUA_TLB), TYPE_E_REGISTRYACCESS);
    EXPECT_THAT(take_error_text(), HasSubstr(classes("home") + ": Not a directory"));
}

TEST_F(registered_typelibs, the_machines_are_the_packages) {
    EXPECT_EQ(RegisterTypeLib(library, u"/x.tlb", nullptr), TYPE_E_REGISTRYACCESS);
    const std::string text = take_error_text();
    EXPECT_THAT(text, HasSubstr("RegisterTypeLib cannot change what is registered for the whole machine"));
    EXPECT_THAT(text, HasSubstr("/comity/classes.d"));
    EXPECT_THAT(text, HasSubstr("RegisterTypeLibForUser"));
}

TEST_F(registered_typelibs, arguments_are_checked) {
    BSTR path = nullptr;
    std::u16string empty;
    EXPECT_EQ(QueryPathOfRegTypeLib(LIBID_stdole, 2, 0, 0, nullptr), E_INVALIDARG);
    EXPECT_EQ(LoadRegTypeLib(LIBID_stdole, 2, 0, 0, nullptr), E_INVALIDARG);
    EXPECT_EQ(RegisterTypeLib(nullptr, u"x", nullptr), E_INVALIDARG);
    EXPECT_EQ(RegisterTypeLib(library, nullptr, nullptr), E_INVALIDARG);
    EXPECT_EQ(RegisterTypeLibForUser(nullptr, empty.data(), nullptr), E_INVALIDARG);
    EXPECT_EQ(RegisterTypeLibForUser(library, empty.data(), nullptr), E_INVALIDARG);
    EXPECT_EQ(RegisterTypeLibForUser(library, nullptr, nullptr), E_INVALIDARG);
    EXPECT_EQ(QueryPathOfRegTypeLib(CLSID_Missing, 2, 0, 0, &path), TYPE_E_LIBNOTREGISTERED);
    EXPECT_EQ(path, nullptr);
}

// Last: the process stays like this.
TEST_F(registered_typelibs, the_machines_become_the_users_where_a_program_asks_for_it) {
    OaEnablePerUserTLibRegistration();
    ASSERT_EQ(RegisterTypeLib(library, comity::to_utf16(MSGRUA_TLB).c_str(), nullptr), S_OK);
    EXPECT_EQ(query_path(LIBID_MessengerAPI, 1, 0), MSGRUA_TLB);
    EXPECT_EQ(UnRegisterTypeLib(LIBID_MessengerAPI, 1, 0, 0, SYS_WIN64), S_OK);
    EXPECT_EQ(query_path(LIBID_MessengerAPI, 1, 0), "none");
}
