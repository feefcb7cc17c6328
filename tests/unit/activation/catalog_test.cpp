#include "catalog.hpp"

#include <atomic>
#include <thread>
#include <vector>

#include "catalog_fixture.hpp"
#include "modules/test_classes.h"

using namespace comity;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

using catalog_of_files = catalog_fixture;

namespace {

std::string module_of(REFCLSID clsid) {
    const std::shared_ptr<const catalog> known = current_catalog();
    const catalogued<catalog_class> found = known->find_class(clsid);
    return found.entry ? found.entry->module : std::string();
}

std::vector<std::string> search_paths() {
    std::vector<std::string> paths;
    for (const catalog_folder& folder : catalog_search_order())
        paths.push_back(folder.path);
    return paths;
}

} // namespace

TEST_F(catalog_of_files, the_search_order_is_that_of_the_environment) {
    const std::vector<catalog_folder> order = catalog_search_order();
    ASSERT_GE(order.size(), 5u);
    EXPECT_EQ(order[0].path, classes("first"));
    EXPECT_EQ(order[0].origin, "$COMITY_PATH");
    EXPECT_EQ(order[1].path, classes("second"));
    EXPECT_EQ(order[2].path, classes("home"));
    EXPECT_EQ(order[2].origin, "$XDG_DATA_HOME");
    EXPECT_EQ(order[3].path, classes("shared"));
    EXPECT_EQ(order[3].origin, "$XDG_DATA_DIRS");
    EXPECT_EQ(order[4].origin, "the installation");
    EXPECT_EQ(user_catalog_folder(), classes("home"));
}

TEST_F(catalog_of_files, the_search_order_has_the_defaults_of_the_xdg_specification) {
    environment path("COMITY_PATH");
    environment home("HOME");
    environment data_home("XDG_DATA_HOME");
    environment data_dirs("XDG_DATA_DIRS");
    path.unset();
    home.set("/home/somebody");
    data_home.unset();
    data_dirs.set("");
    EXPECT_EQ(search_paths().at(0), "/home/somebody/.local/share/comity/classes.d");
    EXPECT_EQ(search_paths().at(1), "/usr/local/share/comity/classes.d");
    EXPECT_EQ(search_paths().at(2), "/usr/share/comity/classes.d");
    data_home.set("not/absolute");
    data_dirs.set("not/absolute:/srv/share/:/srv/share");
    EXPECT_EQ(search_paths().at(0), "/home/somebody/.local/share/comity/classes.d");
    EXPECT_EQ(search_paths().at(1), "/srv/share/comity/classes.d");
    EXPECT_NE(search_paths().at(2), "/srv/share/comity/classes.d") << "each folder once";
    path.set("::relative/./x:/absolute");
    EXPECT_EQ(search_paths().at(0),
              std::filesystem::current_path().string() + "/relative/x/comity/classes.d");
    EXPECT_EQ(search_paths().at(1), "/absolute/comity/classes.d");
}

TEST_F(catalog_of_files, the_first_entry_found_counts) {
    write("shared", "a.toml", class_text(CLSID_Plain, "/shared.so", "progid = \"Test.Hidden\"\n"));
    EXPECT_EQ(module_of(CLSID_Plain), "/shared.so");
    write("second", "b.toml", class_text(CLSID_Plain, "/second-b.so"));
    EXPECT_EQ(module_of(CLSID_Plain), "/second-b.so");
    write("second", "a.toml", class_text(CLSID_Plain, "/second-a.so"));
    EXPECT_EQ(module_of(CLSID_Plain), "/second-a.so");
    write("first", "z.toml", class_text(CLSID_Plain, "/first.so", "progid = \"Test.Shown\"\n"));
    EXPECT_EQ(module_of(CLSID_Plain), "/first.so");
    const std::shared_ptr<const catalog> known = current_catalog();
    EXPECT_EQ(known->classes().size(), 4u) << "hidden entries can still be shown";
    EXPECT_TRUE(known->find_progid(u"Test.Shown").entry);
    EXPECT_FALSE(known->find_progid(u"Test.Hidden").entry) << "it would lead to another server than its own";
}

TEST_F(catalog_of_files, changes_count_at_once) {
    EXPECT_EQ(module_of(CLSID_Plain), "");
    const std::string path = write("first", "a.toml", class_text(CLSID_Plain, "/1.so"));
    EXPECT_EQ(module_of(CLSID_Plain), "/1.so");
    write("first", "a.toml", class_text(CLSID_Plain, "/2.so"));
    EXPECT_EQ(module_of(CLSID_Plain), "/2.so");
    // In place, as an editor does; the same length, and within the resolution of the timestamps.
    for (const std::string module : {"/3.so", "/4.so", "/5.so", "/6.so"}) {
        std::ofstream(path) << class_text(CLSID_Plain, module);
        EXPECT_EQ(module_of(CLSID_Plain), module);
    }
    std::filesystem::remove(path);
    EXPECT_EQ(module_of(CLSID_Plain), "");
    std::filesystem::remove_all(data("first"));
    write("first", "b.toml", class_text(CLSID_Plain, "/7.so"));
    EXPECT_EQ(module_of(CLSID_Plain), "/7.so");
}

TEST_F(catalog_of_files, the_environment_is_asked_each_time) {
    write("other", "a.toml", class_text(CLSID_Plain, "/other.so"));
    EXPECT_EQ(module_of(CLSID_Plain), "");
    environment path("COMITY_PATH");
    path.set(data("other"));
    EXPECT_EQ(module_of(CLSID_Plain), "/other.so");
    path.unset();
    EXPECT_EQ(module_of(CLSID_Plain), "");
}

TEST_F(catalog_of_files, what_has_not_changed_is_not_read_again) {
    write("first", "a.toml", class_text(CLSID_Plain, "/1.so"));
    // Old enough for its timestamps to be believed.
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    const std::shared_ptr<const catalog> one = current_catalog();
    EXPECT_EQ(current_catalog(), one);
    write("second", "b.toml", class_text(CLSID_Refuses, "/2.so"));
    const std::shared_ptr<const catalog> other = current_catalog();
    EXPECT_NE(other, one);
    EXPECT_EQ(other->folders()[0].files.at(0), one->folders()[0].files.at(0)) << "only the new file was read";
}

TEST_F(catalog_of_files, only_visible_toml_files_are_read) {
    write("first", ".hidden.toml", class_text(CLSID_Plain, "/1.so"));
    write("first", "a.toml~", class_text(CLSID_Plain, "/2.so"));
    write("first", "a.conf", class_text(CLSID_Plain, "/3.so"));
    EXPECT_EQ(module_of(CLSID_Plain), "");
}

TEST_F(catalog_of_files, a_bad_file_does_not_harm_the_others_and_is_named) {
    const std::string bad = write("first", "a.toml", "= nonsense");
    write("first", "b.toml", class_text(CLSID_Plain, "/1.so"));
    EXPECT_EQ(module_of(CLSID_Plain), "/1.so");
    const std::string text = describe_search(*current_catalog());
    EXPECT_THAT(text, HasSubstr(classes("first") + " (2 files)"));
    EXPECT_THAT(text, HasSubstr(classes("second") + " (does not exist)"));
    EXPECT_THAT(text, HasSubstr(bad + ": line 1: not TOML"));
}

TEST_F(catalog_of_files, something_else_in_the_folders_place_is_said) {
    std::filesystem::create_directories(data("first") + "/comity");
    std::ofstream(classes("first")) << "no folder";
    EXPECT_THAT(describe_search(*current_catalog()),
                HasSubstr(classes("first") + " (cannot be read: Not a directory)"));
}

TEST_F(catalog_of_files, names_are_found_in_any_case) {
    write("first", "a.toml",
          class_text(CLSID_Plain, "/1.so",
                     "progid = \"Test.Plain.2\"\nversion_independent_progid = \"Test.Plain\"\n"));
    const std::shared_ptr<const catalog> known = current_catalog();
    EXPECT_TRUE(known->find_progid(u"Test.Plain.2").entry);
    EXPECT_TRUE(known->find_progid(u"test.PLAIN").entry);
    EXPECT_FALSE(known->find_progid(u"test.plai").entry);
    EXPECT_FALSE(known->find_progid(u"").entry);
}

namespace {

std::string library_text(const char* version, int lcid, const char* path) {
    return "[[typelib]]\nlibid = \"" + guid_to_utf8(CLSID_Plain) + "\"\nversion = \"" + version +
           "\"\nlcid = " + std::to_string(lcid) + "\npath = \"" + path + "\"\n";
}

} // namespace

TEST_F(catalog_of_files, a_library_is_chosen_by_version_and_language) {
    write("first", "a.toml",
          library_text("1.0", 0, "/1.0") + library_text("1.3", 0, "/1.3") +
              library_text("1.3", 0x409, "/1.3-en-US") + library_text("1.3", 0x9, "/1.3-en") +
              library_text("1.2", 0x407, "/1.2-de") + library_text("2.1", 0, "/2.1") +
              library_text("3.0", 0x407, "/3.0-de"));
    write("second", "b.toml", library_text("1.3", 0, "/hidden"));
    const std::shared_ptr<const catalog> known = current_catalog();
    const auto path = [&](WORD major, WORD minor, LCID lcid) {
        const catalogued<catalog_typelib> found = known->find_typelib(CLSID_Plain, major, minor, lcid);
        return found.entry ? found.entry->path : std::string("none");
    };
    EXPECT_EQ(path(1, 0, 0), "/1.3") << "the highest minor version";
    EXPECT_EQ(path(1, 3, 0), "/1.3");
    EXPECT_EQ(path(1, 4, 0), "none") << "a lower minor version lacks something";
    EXPECT_EQ(path(1, 0, 0x409), "/1.3-en-US");
    EXPECT_EQ(path(1, 0, 0x809), "/1.3-en-US") << "the same primary language";
    EXPECT_EQ(path(1, 0, 0x40c), "/1.3") << "neutral";
    EXPECT_EQ(path(2, 0, 0x409), "/2.1");
    EXPECT_EQ(path(3, 0, 0x409), "none") << "another language";
    EXPECT_EQ(path(3, 0, 0x807), "/3.0-de");
    EXPECT_EQ(path(4, 0, 0), "none");
    EXPECT_EQ(path(0xffff, 0xffff, 0), "/2.1");
    EXPECT_EQ(path(0xffff, 0xffff, 0x407), "/3.0-de");
    EXPECT_FALSE(known->find_typelib(CLSID_Missing, 1, 0, 0).entry);
}

TEST_F(catalog_of_files, many_threads_may_ask_while_files_change) {
    std::atomic<bool> stop{false};
    std::atomic<int> answers{0};
    write("first", "a.toml", class_text(CLSID_Plain, "/0.so"));
    std::vector<std::thread> threads;
    for (int index = 0; index < 4; ++index)
        threads.emplace_back([&] {
            while (!stop) {
                EXPECT_THAT(module_of(CLSID_Plain), HasSubstr(".so"));
                ++answers;
            }
        });
    for (int round = 1; round <= 50 || answers < 50; ++round)
        write("first", "a.toml", class_text(CLSID_Plain, '/' + std::to_string(round) + ".so"));
    stop = true;
    for (std::thread& thread : threads)
        thread.join();
}
