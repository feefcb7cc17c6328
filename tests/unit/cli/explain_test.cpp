/// `comity explain`
#include <nlohmann/json.hpp>

#include "run_tool.hpp"

using cli::from_build;
using cli::tool_result;
using nlohmann::json;

namespace {

class ExplainTest : public cli::tool_test {};

} // namespace

TEST_F(ExplainTest, UnknownName) {
    const tool_result result = run({"explain", "No.Such.Class"});
    EXPECT_EQ(result.status, 1);
    EXPECT_NE(result.out.find(folder_ + "/comity/classes.d"), std::string::npos) << result.out;
    EXPECT_NE(result.out.find("$COMITY_PATH"), std::string::npos);
    EXPECT_NE(result.out.find("$XDG_DATA_HOME"), std::string::npos);
    EXPECT_NE(result.out.find("FAILED  name: "), std::string::npos) << result.out;
    EXPECT_NE(result.out.find("No.Such.Class cannot be created: CO_E_CLASSSTRING (0x800401F3)"),
              std::string::npos)
        << result.out;
}

TEST_F(ExplainTest, UnknownClsid) {
    const tool_result result = run({"explain", "{11111111-2222-3333-4444-555555555599}"});
    EXPECT_EQ(result.status, 1);
    EXPECT_NE(result.out.find("REGDB_E_CLASSNOTREG (0x80040154)"), std::string::npos) << result.out;
}

TEST_F(ExplainTest, MissingModule) {
    write_catalog("one.toml", R"(
[[class]]
clsid = "{11111111-2222-3333-4444-555555555501}"
progid = "Test.First.1"
threading = "both"
module = "gone.so"
)");
    const tool_result result = run({"explain", "test.first.1"});
    EXPECT_EQ(result.status, 1);
    EXPECT_NE(result.out.find("ok      name: "), std::string::npos) << result.out;
    EXPECT_NE(result.out.find("FAILED  module: "), std::string::npos) << result.out;
    EXPECT_NE(result.out.find(folder_ + "/comity/classes.d/gone.so"), std::string::npos) << result.out;
    EXPECT_NE(result.out.find("CO_E_DLLNOTFOUND"), std::string::npos) << result.out;
}

TEST_F(ExplainTest, ModuleThatIsNoServer) {
    // A shared object of this build without DllGetClassObject, and a file that is no shared object.
    write_catalog("two.toml", R"(
[[class]]
clsid = "{11111111-2222-3333-4444-555555555501}"
progid = "Test.Library.1"
threading = "both"
module = ")" + from_build("COMITY_TEST_NO_SERVER") +
                                  R"("
[[class]]
clsid = "{11111111-2222-3333-4444-555555555502}"
progid = "Test.Text.1"
threading = "both"
module = "two.toml"
)");
    const tool_result no_export = run({"explain", "Test.Library.1"});
    EXPECT_EQ(no_export.status, 1);
    EXPECT_NE(no_export.out.find("CO_E_ERRORINDLL"), std::string::npos) << no_export.out;
    EXPECT_NE(no_export.out.find("DllGetClassObject"), std::string::npos) << no_export.out;
    const tool_result no_module = run({"explain", "Test.Text.1"});
    EXPECT_EQ(no_module.status, 1);
    EXPECT_NE(no_module.out.find("CO_E_DLLNOTFOUND"), std::string::npos) << no_module.out;
    // Without loading it, there is nothing wrong with it.
    const tool_result unloaded = run({"explain", "--no-load", "Test.Text.1"});
    EXPECT_EQ(unloaded.status, 0) << unloaded.out;
    EXPECT_NE(unloaded.out.find("Test.Text.1 is registered; its module was not loaded."), std::string::npos);
}

TEST_F(ExplainTest, ClassThatCanBeCreated) {
    use_services();
    for (const char* name :
         {"Messenger.UIAutomation", "messenger.uiautomation.1", "{B69003B3-C55E-4B48-836C-BC5946FC3B28}"}) {
        const tool_result result = run({"explain", name});
        EXPECT_EQ(result.status, 0) << result.out << result.err;
        EXPECT_NE(result.out.find(std::string(name) + " can be created."), std::string::npos) << result.out;
        EXPECT_EQ(result.out.find("FAILED"), std::string::npos) << result.out;
    }
}

TEST_F(ExplainTest, Json) {
    const tool_result result = run({"explain", "--json", "No.Such.Class"});
    EXPECT_EQ(result.status, 1);
    const json told = json::parse(result.out);
    EXPECT_EQ(told["class"], "No.Such.Class");
    EXPECT_EQ(told["available"], false);
    EXPECT_EQ(told["result"], "CO_E_CLASSSTRING (0x800401F3)");
    ASSERT_FALSE(told["steps"].empty());
    EXPECT_EQ(told["steps"].back()["outcome"], "failed");
    EXPECT_EQ(told["steps"].back()["what"], "name");
}
