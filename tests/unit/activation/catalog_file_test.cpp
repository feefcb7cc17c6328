#include <sys/stat.h>

#include "catalog_file.hpp"
#include "catalog_fixture.hpp"

using namespace comity;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

catalog_file parse(std::string_view text) {
    catalog_file file;
    file.path = "/opt/x/comity/classes.d/test.toml";
    parse_catalog_text(text, file);
    return file;
}

GUID guid(std::string_view text) {
    GUID value{};
    EXPECT_TRUE(parse_guid(text, value)) << text;
    return value;
}

constexpr std::string_view first_guid = "{00000001-0000-0000-0000-000000000000}";
constexpr std::string_view second_guid = "{00000002-0000-0000-0000-000000000000}";

} // namespace

TEST(catalog_file, holds_every_key) {
    const catalog_file file = parse(R"(
[[class]]
clsid = "{00000001-0000-0000-0000-000000000000}"
name = "Größe"
progid = "Test.Class.1"
version_independent_progid = "Test.Class"
threading = "both"
module = "/usr/lib/test.so"
categories = ["{00000002-0000-0000-0000-000000000000}", "{00000002-0000-0000-0000-000000000000}"]
required_categories = ["{00000001-0000-0000-0000-000000000000}"]
typelib = "{00000002-0000-0000-0000-000000000000}"
[[typelib]]
libid = "{00000002-0000-0000-0000-000000000000}"
version = "1.20"
lcid = 1033
name = "Test Library"
path = '../x.so\2'
[[interface]]
iid = "{00000001-0000-0000-0000-000000000000}"
name = "ITest"
typelib = "{00000002-0000-0000-0000-000000000000}"
[[category]]
catid = "{00000002-0000-0000-0000-000000000000}"
name = "Testers"
)");
    EXPECT_THAT(file.problems, IsEmpty());
    ASSERT_THAT(file.classes, SizeIs(1));
    const catalog_class& entry = file.classes[0];
    EXPECT_EQ(entry.clsid, guid(first_guid));
    EXPECT_EQ(entry.name, u"Größe");
    EXPECT_EQ(entry.progid, u"Test.Class.1");
    EXPECT_EQ(entry.version_independent_progid, u"Test.Class");
    EXPECT_EQ(entry.threading, threading_model::both);
    EXPECT_EQ(entry.module, "/usr/lib/test.so");
    EXPECT_THAT(entry.categories, ElementsAre(guid(second_guid)));
    EXPECT_THAT(entry.required_categories, ElementsAre(guid(first_guid)));
    EXPECT_EQ(entry.typelib, guid(second_guid));
    ASSERT_THAT(file.typelibs, SizeIs(1));
    EXPECT_EQ(file.typelibs[0].libid, guid(second_guid));
    EXPECT_EQ(file.typelibs[0].major, 1);
    EXPECT_EQ(file.typelibs[0].minor, 20);
    EXPECT_EQ(file.typelibs[0].lcid, 1033u);
    EXPECT_EQ(file.typelibs[0].name, u"Test Library");
    EXPECT_EQ(file.typelibs[0].path, "/opt/x/comity/classes.d/../x.so\\2");
    ASSERT_THAT(file.interfaces, SizeIs(1));
    EXPECT_EQ(file.interfaces[0].name, u"ITest");
    EXPECT_EQ(file.interfaces[0].typelib, guid(second_guid));
    ASSERT_THAT(file.categories, SizeIs(1));
    EXPECT_EQ(file.categories[0].name, u"Testers");
}

TEST(catalog_file, threading_models) {
    const std::string head = "[[class]]\nclsid = \"" + std::string(first_guid) + "\"\nmodule = \"x.so\"\n";
    EXPECT_EQ(parse(head).classes.at(0).threading, threading_model::main_thread);
    EXPECT_EQ(parse(head).classes.at(0).module, "/opt/x/comity/classes.d/x.so");
    EXPECT_EQ(parse(head + "threading = \"apartment\"").classes.at(0).threading, threading_model::apartment);
    EXPECT_EQ(parse(head + "threading = \"free\"").classes.at(0).threading, threading_model::free);
    EXPECT_EQ(parse(head + "threading = \"neutral\"").classes.at(0).threading, threading_model::neutral);
    EXPECT_THAT(parse(head + "threading = \"Both\"").classes, IsEmpty());
    EXPECT_THAT(parse(head + "threading = \"main\"").classes, IsEmpty());
}

TEST(catalog_file, a_bad_entry_is_said_and_the_rest_is_used) {
    const catalog_file file = parse(R"([[class]]
clsid = "00000001-0000-0000-0000-000000000000"
module = "x.so"
[[class]]
clsid = "{00000001-0000-0000-0000-000000000000}"
[[class]]
clsid = "{00000002-0000-0000-0000-000000000000}"
module = "x.so"
colour = "red"
)");
    ASSERT_THAT(file.classes, SizeIs(1));
    EXPECT_EQ(file.classes[0].clsid, guid(second_guid));
    ASSERT_THAT(file.problems, SizeIs(3));
    EXPECT_THAT(file.problems[0], HasSubstr("line 2: 'clsid' of [[class]] is not a GUID in the form"));
    EXPECT_THAT(file.problems[1], HasSubstr("line 4: 'module' of [[class]] is missing"));
    EXPECT_THAT(file.problems[2], HasSubstr("unknown key 'colour' of [[class]] is ignored"));
}

TEST(catalog_file, wrong_types_and_values_are_refused) {
    const std::string head = "[[class]]\nclsid = \"" + std::string(first_guid) + "\"\nmodule = \"x.so\"\n";
    for (const std::string line : {"name = 1", "name = \"\"", "name = \"a\\u0007b\"", "progid = [\"a\"]",
                                   "threading = 2", "categories = 3", "categories = [1]",
                                   "categories = [\"{}\"]", "typelib = true", "typelib = \"{0}\""}) {
        const catalog_file file = parse(head + line);
        EXPECT_THAT(file.classes, IsEmpty()) << line;
        EXPECT_THAT(file.problems, SizeIs(1)) << line;
    }
    const std::string library =
        "[[typelib]]\nlibid = \"" + std::string(first_guid) + "\"\npath = \"x.tlb\"\n";
    EXPECT_THAT(parse(library).typelibs, IsEmpty()) << "there must be a version";
    for (const std::string line :
         {"version = 1.0", "version = \"1\"", "version = \"1.\"", "version = \"1.0.0\"",
          "version = \"65536.0\"", "version = \"-1.0\"", "version = \"1.99999999999\"",
          "version = \"1.0\"\nlcid = -1", "version = \"1.0\"\nlcid = 99999999",
          "version = \"1.0\"\nlcid = \"en\""}) {
        const catalog_file file = parse(library + line);
        EXPECT_THAT(file.typelibs, IsEmpty()) << line;
        EXPECT_THAT(file.problems, SizeIs(1)) << line;
    }
    EXPECT_THAT(parse(library + "version = \"65535.0\"").typelibs, SizeIs(1));
    EXPECT_THAT(parse("[class]\nclsid = 1").problems, ElementsAre(HasSubstr("must be written [[class]]")));
    EXPECT_THAT(parse("class = [1]").problems, ElementsAre(HasSubstr("is not a table")));
    EXPECT_THAT(parse("[[server]]\nx = 1").problems, ElementsAre(HasSubstr("unknown table 'server'")));
}

TEST(catalog_file, text_that_is_not_toml_is_refused_with_its_line) {
    const catalog_file file =
        parse("[[class]]\nclsid = \"" + std::string(first_guid) + "\"\nmodule = x.so\n");
    EXPECT_THAT(file.classes, IsEmpty());
    ASSERT_THAT(file.problems, SizeIs(1));
    EXPECT_THAT(file.problems[0], HasSubstr("line 3: not TOML, so nothing of this file is used"));
    EXPECT_THAT(parse("\xff\xfe").problems, SizeIs(1));
    EXPECT_THAT(parse(std::string(100000, '[')).problems, SizeIs(1)) << "nesting is bounded";
}

TEST(catalog_file, characters_beyond_ascii_belong_into_strings_and_comments) {
    const std::string head = "\xef\xbb\xbf# Größe\n[[class]]\nclsid = \"" + std::string(first_guid) + "\"\n";
    const catalog_file file = parse(head + "module = '/ö~41.so' # ü~\nname = \"\\\"Gr\\u00f6ße~\\\"\"");
    EXPECT_THAT(file.problems, IsEmpty());
    ASSERT_THAT(file.classes, SizeIs(1));
    EXPECT_EQ(file.classes[0].module, "/ö~41.so");
    EXPECT_EQ(file.classes[0].name, u"\"Größe~\"");
    EXPECT_THAT(parse(head + "module = \"x.so\"\ngröße = 1").problems,
                ElementsAre(HasSubstr("line 5: not TOML")));
    EXPECT_THAT(parse(head + "module = \"x.so\"\u00a0").problems, ElementsAre(HasSubstr("line 4: not TOML")));
    EXPECT_THAT(parse(head + "module = \"x.so\"\nname = \"\xc3\"").problems,
                ElementsAre(HasSubstr("not UTF-8")));
    EXPECT_THAT(parse(head + "module = \"x.so\"\nthreading = \"größer\"").problems,
                ElementsAre(HasSubstr("is 'größer', not apartment")));
    EXPECT_THAT(parse(head + "module = \"x.so\"\n\"ö~\" = 1").problems,
                ElementsAre(HasSubstr("unknown key 'ö~'")));
}

TEST(catalog_file, numbers_of_entries_and_problems_are_bounded) {
    std::string many;
    for (std::size_t index = 0; index < max_catalog_entries + 5; ++index)
        many += "[[interface]]\niid = \"" + std::string(first_guid) + "\"\n";
    const catalog_file full = parse(many);
    EXPECT_THAT(full.interfaces, SizeIs(max_catalog_entries));
    EXPECT_THAT(full.problems, ElementsAre(HasSubstr("the rest is ignored")));

    std::string bad;
    for (int index = 0; index < 1000; ++index)
        bad += "[[class]]\n";
    EXPECT_THAT(parse(bad).problems, SizeIs(max_catalog_problems + 1));
}

TEST(catalog_file, long_names_are_refused) {
    const std::string head = "[[class]]\nclsid = \"" + std::string(first_guid) + "\"\nmodule = \"x.so\"\n";
    EXPECT_THAT(parse(head + "name = \"" + std::string(255, 'x') + '"').classes, SizeIs(1));
    EXPECT_THAT(parse(head + "name = \"" + std::string(256, 'x') + '"').classes, IsEmpty());
}

using catalog_file_on_disk = catalog_fixture;

TEST_F(catalog_file_on_disk, a_file_that_is_too_large_is_not_read) {
    const std::string path = write("first", "large.toml", std::string(max_catalog_file_size + 1, '#'));
    const auto file = read_catalog_file(path);
    EXPECT_THAT(file->problems, ElementsAre(HasSubstr("larger than")));
}

TEST_F(catalog_file_on_disk, what_is_no_file_is_not_waited_for) {
    std::filesystem::create_directories(classes("first"));
    const std::string pipe = classes("first") + "/pipe.toml";
    ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
    EXPECT_THAT(read_catalog_file(pipe)->problems, ElementsAre(HasSubstr("not a regular file")));
    EXPECT_THAT(read_catalog_file(classes("first"))->problems, ElementsAre(HasSubstr("not a regular file")));
    EXPECT_THAT(read_catalog_file(root() + "/nothing.toml")->problems,
                ElementsAre(HasSubstr("cannot be read")));
}
