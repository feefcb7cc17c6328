/// `comity classes`
#include <nlohmann/json.hpp>

#include "run_tool.hpp"

using cli::tool_result;
using nlohmann::json;

namespace {

constexpr const char* two_classes = R"(
[[class]]
clsid = "{11111111-2222-3333-4444-555555555501}"
name = "First"
progid = "Test.First.1"
version_independent_progid = "Test.First"
threading = "both"
module = "first.so"
categories = ["{11111111-2222-3333-4444-5555555555C1}"]
typelib = "{11111111-2222-3333-4444-5555555555F1}"

[[class]]
clsid = "{11111111-2222-3333-4444-555555555502}"
name = "Second"
module = "/opt/second.so"
)";

class ClassesTest : public cli::tool_test {};

} // namespace

TEST_F(ClassesTest, NoneIsSaidWithWhereItLooked) {
    const tool_result result = run({"classes"});
    EXPECT_EQ(result.status, 0);
    EXPECT_EQ(result.out, "");
    EXPECT_NE(result.err.find("No classes are registered"), std::string::npos);
    EXPECT_NE(result.err.find(folder_ + "/comity/classes.d ($COMITY_PATH"), std::string::npos) << result.err;
    EXPECT_NE(result.err.find(folder_ + "/data-home/comity/classes.d"), std::string::npos) << result.err;
    const tool_result as_json = run({"classes", "--json"});
    EXPECT_EQ(json::parse(as_json.out), json::array());
}

TEST_F(ClassesTest, Table) {
    write_catalog("two.toml", two_classes);
    const tool_result result = run({"classes"});
    EXPECT_EQ(result.status, 0);
    EXPECT_EQ(result.err, "");
    EXPECT_EQ(result.out, "Test.First.1  {11111111-2222-3333-4444-555555555501}  both  " + folder_ +
                              "/comity/classes.d/first.so\n"
                              "Second        {11111111-2222-3333-4444-555555555502}  main  /opt/second.so\n");
}

TEST_F(ClassesTest, Json) {
    const std::string file = write_catalog("two.toml", two_classes);
    const tool_result result = run({"classes", "--json"});
    EXPECT_EQ(result.status, 0);
    const json classes = json::parse(result.out);
    ASSERT_EQ(classes.size(), 2u);
    EXPECT_EQ(classes[0]["clsid"], "{11111111-2222-3333-4444-555555555501}");
    EXPECT_EQ(classes[0]["progid"], "Test.First.1");
    EXPECT_EQ(classes[0]["version_independent_progid"], "Test.First");
    EXPECT_EQ(classes[0]["threading"], "both");
    EXPECT_EQ(classes[0]["file"], file);
    EXPECT_EQ(classes[0]["typelib"], "{11111111-2222-3333-4444-5555555555F1}");
    EXPECT_EQ(classes[0]["categories"], json::array({"{11111111-2222-3333-4444-5555555555C1}"}));
    EXPECT_FALSE(classes[1].contains("typelib"));
}

TEST_F(ClassesTest, ByCategory) {
    write_catalog("two.toml", two_classes);
    const tool_result result = run({"classes", "--category", "{11111111-2222-3333-4444-5555555555c1}"});
    EXPECT_EQ(result.status, 0);
    EXPECT_EQ(cli::count_of(result.out, "\n"), 1u);
    EXPECT_NE(result.out.find("Test.First.1"), std::string::npos);
    const tool_result wrong = run({"classes", "--category", "spoons"});
    EXPECT_EQ(wrong.status, 1);
    EXPECT_NE(wrong.err.find("\"spoons\" is not a category identifier"), std::string::npos) << wrong.err;
}

TEST_F(ClassesTest, HiddenEntriesOnlyWhenAsked) {
    const std::string first = write_catalog("a.toml", two_classes);
    write("data-home/comity/classes.d/b.toml", R"(
[[class]]
clsid = "{11111111-2222-3333-4444-555555555502}"
name = "Second again"
module = "/opt/other.so"
)");
    EXPECT_EQ(run({"classes"}).out.find("/opt/other.so"), std::string::npos);
    const tool_result all = run({"classes", "--all"});
    EXPECT_NE(all.out.find("/opt/other.so  (not used: hidden by " + first + ")"), std::string::npos)
        << all.out;
}

TEST_F(ClassesTest, MistakesInFilesAreTold) {
    const std::string file = write_catalog("wrong.toml", "[[class]]\nclsid = \"spoon\"\nmodule = \"x.so\"\n");
    const tool_result result = run({"classes"});
    EXPECT_EQ(result.status, 0);
    EXPECT_NE(result.err.find("comity: " + file + ": "), std::string::npos) << result.err;
}
