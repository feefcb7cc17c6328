#include <comcat.h>

#include <comity/catalog.hpp>

#include <algorithm>

#include "catalog_fixture.hpp"
#include "com_thread.hpp"
#include "modules/test_classes.h"

using testing::HasSubstr;

namespace {

/// The first step about `what`; an empty one when there is none.
comity::explanation_step find(const comity::class_explanation& told, const std::string& what) {
    const auto found = std::find_if(told.steps.begin(), told.steps.end(),
                                    [&](const auto& step) { return step.what == what; });
    return found == told.steps.end() ? comity::explanation_step() : *found;
}

} // namespace

using resolver_trace_test = catalog_fixture;

TEST_F(resolver_trace_test, follows_a_name_to_its_factory) {
    const std::string file =
        write("first", "a.toml",
              class_text(CLSID_Plain, SERVER_C, "progid = \"Test.Plain\"\nthreading = \"both\"\n"));
    in_mta([&] {
        const comity::class_explanation told = comity::explain_class("test.plain", true);
        EXPECT_EQ(told.result, S_OK);
        EXPECT_EQ(find(told, "search").outcome, COMITY_STEP_PASSED);
        EXPECT_EQ(find(told, "search").path, classes("first"));
        EXPECT_THAT(find(told, "search").text, HasSubstr("(from $COMITY_PATH) has 1 catalog file."));
        EXPECT_EQ(find(told, "name").outcome, COMITY_STEP_PASSED);
        EXPECT_EQ(find(told, "name").path, file);
        EXPECT_EQ(find(told, "class").path, file);
        EXPECT_THAT(find(told, "class").text, HasSubstr("Class Test.Plain {5F0D3A10-0001-"));
        EXPECT_THAT(find(told, "threading").text, HasSubstr("threading = \"both\""));
        EXPECT_EQ(find(told, "module").outcome, COMITY_STEP_PASSED);
        EXPECT_EQ(find(told, "module").path, SERVER_C);
        EXPECT_EQ(find(told, "factory").outcome, COMITY_STEP_PASSED);
    });
}

TEST_F(resolver_trace_test, ends_where_it_goes_wrong) {
    write("first", "a.toml",
          class_text(CLSID_Plain, "gone.so", "progid = \"Test.Plain\"\n") +
              class_text(CLSID_Refuses, NO_SERVER, "threading = \"both\"\n"));
    const comity::class_explanation unknown = comity::explain_class("No.Such", false);
    EXPECT_EQ(unknown.result, CO_E_CLASSSTRING);
    EXPECT_EQ(unknown.steps.back().what, "name");
    EXPECT_EQ(unknown.steps.back().outcome, COMITY_STEP_FAILED);
    EXPECT_EQ(unknown.steps.back().result, CO_E_CLASSSTRING);

    const comity::class_explanation missing =
        comity::explain_class(comity::guid_to_utf8(CLSID_Missing), false);
    EXPECT_EQ(missing.result, REGDB_E_CLASSNOTREG);
    EXPECT_EQ(missing.steps.back().what, "class");

    const comity::class_explanation gone = comity::explain_class("Test.Plain", true);
    EXPECT_EQ(gone.result, CO_E_DLLNOTFOUND);
    EXPECT_EQ(gone.steps.back().path, classes("first") + "/gone.so");
    EXPECT_THAT(gone.steps.back().text, HasSubstr("No such file"));

    in_mta([&] {
        const comity::class_explanation no_server =
            comity::explain_class(comity::guid_to_utf8(CLSID_Refuses), true);
        EXPECT_EQ(no_server.result, CO_E_ERRORINDLL);
        EXPECT_EQ(no_server.steps.back().what, "factory");
        EXPECT_THAT(no_server.steps.back().text, HasSubstr("exports no DllGetClassObject"));
    });
}

TEST_F(resolver_trace_test, warns_of_what_is_wrong_beside_the_way) {
    const std::string bad = write("first", "bad.toml", "[[class]]\nclsid = 1\n");
    write("first", "good.toml",
          class_text(CLSID_Plain, SERVER_C,
                     "threading = \"both\"\ntypelib = \"{00000001-0000-0000-0000-000000000000}\"\n"));
    const std::string hidden = write("second", "a.toml", class_text(CLSID_Plain, "/other.so"));
    const comity::class_explanation told = comity::explain_class(comity::guid_to_utf8(CLSID_Plain), false);
    EXPECT_EQ(told.result, S_OK);
    EXPECT_EQ(find(told, "file").outcome, COMITY_STEP_WARNING);
    EXPECT_EQ(find(told, "file").path, bad);
    EXPECT_THAT(find(told, "file").text, HasSubstr("line 2: 'clsid'"));
    EXPECT_EQ(find(told, "type library").outcome, COMITY_STEP_WARNING);
    const auto shadow = std::find_if(told.steps.begin(), told.steps.end(),
                                     [&](const auto& step) { return step.path == hidden; });
    ASSERT_NE(shadow, told.steps.end());
    EXPECT_EQ(shadow->outcome, COMITY_STEP_WARNING);
    EXPECT_THAT(shadow->text, HasSubstr("/other.so, is hidden by the first"));
}

TEST_F(resolver_trace_test, comitys_own_classes_need_no_file) {
    const comity::class_explanation told =
        comity::explain_class(comity::guid_to_utf8(CLSID_StdComponentCategoriesMgr), true);
    EXPECT_EQ(told.result, S_OK);
    EXPECT_THAT(told.steps.back().text, HasSubstr("is Comity's own"));
}

TEST_F(resolver_trace_test, arguments_are_checked) {
    const comity_step_sink ignore = [](const comity_step*, void*) {};
    EXPECT_EQ(comity_explain_class(nullptr, 0, ignore, nullptr), E_INVALIDARG);
    EXPECT_EQ(comity_explain_class("x", 0, nullptr, nullptr), E_INVALIDARG);
    EXPECT_EQ(comity_explain_class("x", 2, ignore, nullptr), E_INVALIDARG);
    EXPECT_EQ(comity_enumerate_classes(nullptr, nullptr), E_INVALIDARG);
    EXPECT_EQ(comity_enumerate_typelibs(nullptr, nullptr), E_INVALIDARG);
    EXPECT_EQ(comity_enumerate_catalog_folders(nullptr, nullptr), E_INVALIDARG);
    EXPECT_EQ(comity_enumerate_catalog_files(nullptr, nullptr), E_INVALIDARG);
}

TEST_F(resolver_trace_test, the_catalog_can_be_listed) {
    const std::string first = write(
        "first", "a.toml",
        class_text(
            CLSID_Plain, "/1.so",
            "name = \"Plain\"\nprogid = \"Test.Plain.1\"\nversion_independent_progid = \"Test.Plain\"\n"
            "threading = \"free\"\ncategories = [\"{00000001-0000-0000-0000-000000000000}\"]\n"
            "typelib = \"{00000002-0000-0000-0000-000000000000}\"\n") +
            "[[typelib]]\nlibid = \"{00000002-0000-0000-0000-000000000000}\"\nversion = \"2.5\"\nlcid = 7\n"
            "name = \"Library\"\npath = \"/x.tlb\"\n[[nonsense]]\n");
    const std::string second = write("second", "a.toml", class_text(CLSID_Plain, "/2.so"));

    const std::vector<comity::class_entry> listed = comity::catalog_classes();
    ASSERT_GE(listed.size(), 2u);
    EXPECT_EQ(listed[0].clsid, CLSID_Plain);
    EXPECT_EQ(listed[0].name, "Plain");
    EXPECT_EQ(listed[0].progid, "Test.Plain.1");
    EXPECT_EQ(listed[0].version_independent_progid, "Test.Plain");
    EXPECT_EQ(listed[0].threading, "free");
    EXPECT_EQ(listed[0].module, "/1.so");
    EXPECT_EQ(listed[0].file, first);
    EXPECT_EQ(listed[0].hidden_by, "");
    EXPECT_EQ(listed[0].typelib, (GUID{2, 0, 0, {}}));
    EXPECT_THAT(listed[0].categories, testing::ElementsAre(GUID{1, 0, 0, {}}));
    EXPECT_EQ(listed[1].module, "/2.so");
    EXPECT_EQ(listed[1].threading, "main");
    EXPECT_EQ(listed[1].hidden_by, first);
    EXPECT_FALSE(listed[1].typelib);

    const std::vector<comity::typelib_entry> libraries = comity::catalog_typelibs();
    ASSERT_GE(libraries.size(), 1u);
    EXPECT_EQ(libraries[0].libid, (GUID{2, 0, 0, {}}));
    EXPECT_EQ(libraries[0].major_version, 2);
    EXPECT_EQ(libraries[0].minor_version, 5);
    EXPECT_EQ(libraries[0].lcid, 7u);
    EXPECT_EQ(libraries[0].name, "Library");
    EXPECT_EQ(libraries[0].path, "/x.tlb");
    EXPECT_EQ(libraries[0].file, first);

    const std::vector<comity::catalog_folder_entry> folders = comity::catalog_folders();
    ASSERT_GE(folders.size(), 4u);
    EXPECT_EQ(folders[0].path, classes("first"));
    EXPECT_TRUE(folders[0].exists);
    EXPECT_EQ(folders[0].file_count, 1u);
    EXPECT_FALSE(folders[2].exists);

    const std::vector<comity::catalog_file_entry> files = comity::catalog_files();
    ASSERT_GE(files.size(), 2u);
    EXPECT_EQ(files[0].path, first);
    EXPECT_EQ(files[0].class_count, 1u);
    EXPECT_EQ(files[0].typelib_count, 1u);
    EXPECT_THAT(files[0].problems, testing::ElementsAre(HasSubstr("unknown table 'nonsense'")));
}
