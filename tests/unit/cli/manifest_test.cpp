/// `comity manifest`
#include <filesystem>
#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>

#include "run_tool.hpp"

using cli::from_build;
using cli::tool_result;
using nlohmann::json;

namespace {

class ManifestTest : public cli::tool_test {
protected:
    std::vector<std::string> manifest(std::vector<std::string> more) {
        const std::string standard = from_build("COMITY_STDOLE2_TLB");
        std::vector<std::string> command = {"manifest", "-I", from_build("COMITY_IDL_SOURCE"), "-L",
                                            standard.substr(0, standard.rfind('/'))};
        command.insert(command.end(), more.begin(), more.end());
        return command;
    }
};

constexpr const char* small_idl = R"(
import "oaidl.idl";
[uuid(11111111-2222-3333-4444-5555555555F1), version(2.5), helpstring("Small")]
library SmallLib
{
    importlib("stdole2.tlb");
    [uuid(11111111-2222-3333-4444-5555555555A1), object, dual, oleautomation]
    interface ISmall : IDispatch
    {
        [id(1)] HRESULT Touch();
    }
    [uuid(11111111-2222-3333-4444-555555555501), helpstring("A \"small\" class"), progid("Test.Small.1"),
     vi_progid("Test.Small"), threading(apartment)]
    coclass Small
    {
        [default] interface ISmall;
    }
    [uuid(11111111-2222-3333-4444-555555555502)]
    coclass Unregistered
    {
        [default] interface ISmall;
    }
}
)";

} // namespace

TEST_F(ManifestTest, FromIdl) {
    const std::string idl = write("small.idl", small_idl);
    const tool_result result =
        run(manifest({idl, "--module", "small.so", "--category", "11111111-2222-3333-4444-5555555555c1"}));
    ASSERT_EQ(result.status, 0) << result.err;
    EXPECT_EQ(result.err, "");
    EXPECT_EQ(result.out, R"(# The classes of small.so, made by: comity manifest small.idl

[[class]]
clsid = "{11111111-2222-3333-4444-555555555501}"
name = "A \"small\" class"
progid = "Test.Small.1"
version_independent_progid = "Test.Small"
threading = "apartment"
module = "small.so"
categories = ["{11111111-2222-3333-4444-5555555555C1}"]
typelib = "{11111111-2222-3333-4444-5555555555F1}"

[[typelib]]
libid = "{11111111-2222-3333-4444-5555555555F1}"
version = "2.5"
lcid = 0
name = "Small"
path = "small.tlb"

[[interface]]
iid = "{11111111-2222-3333-4444-5555555555A1}"
name = "ISmall"
typelib = "{11111111-2222-3333-4444-5555555555F1}"
)");
}

TEST_F(ManifestTest, WhatIsMadeIsFoundByTheCatalog) {
    const std::string file = folder_ + "/comity/classes.d/messenger.toml";
    std::filesystem::create_directories(folder_ + "/comity/classes.d");
    const tool_result made = run(manifest({from_build("COMITY_IDL_SOURCE") + "/msgrua.idl", "--module",
                                           from_build("COMITY_MESSENGER_MODULE"), "--typelib",
                                           from_build("COMITY_MSGRUA_TLB"), "-o", file}));
    ASSERT_EQ(made.status, 0) << made.err;
    EXPECT_EQ(made.out, "");
    const json classes = json::parse(run({"classes", "--json"}).out);
    ASSERT_EQ(classes.size(), 1u);
    EXPECT_EQ(classes[0]["progid"], "Messenger.UIAutomation.1");
    EXPECT_EQ(classes[0]["version_independent_progid"], "Messenger.UIAutomation");
    EXPECT_EQ(classes[0]["threading"], "both");
    EXPECT_EQ(classes[0]["file"], file);
    const tool_result explained = run({"explain", "Messenger.UIAutomation"});
    EXPECT_EQ(explained.status, 0) << explained.out;
    EXPECT_EQ(explained.out.find("warning"), std::string::npos) << explained.out;
    EXPECT_EQ(run({"tlb", "{E02AD29E-80F5-46C6-B416-9B3EBDDF057E}"}).status, 0);
}

TEST_F(ManifestTest, FromModule) {
    const std::string module = from_build("COMITY_MESSENGER_MODULE");
    const std::string script = write("messenger.rgs", R"(HKCR
{
    NoRemove CLSID
    {
        '{B69003B3-C55E-4B48-836C-BC5946FC3B28}' = s 'Messenger'
        {
            InprocServer32 = s '%MODULE%' { val ThreadingModel = s 'Both' }
            ProgId = s 'Messenger.UIAutomation.1'
        }
    }
}
)");
    const tool_result result = run({"manifest", module, "--rgs", script});
    ASSERT_EQ(result.status, 0) << result.err;
    const std::string real = std::filesystem::absolute(module).lexically_normal().string();
    EXPECT_NE(result.out.find("clsid = \"{B69003B3-C55E-4B48-836C-BC5946FC3B28}\"\nname = \"Messenger\"\n"
                              "progid = \"Messenger.UIAutomation.1\"\nthreading = \"both\"\nmodule = \"" +
                              real + "\"\n"),
              std::string::npos)
        << result.out;
    EXPECT_NE(result.out.find("path = \"" + real + "\"\n"), std::string::npos) << result.out;
    EXPECT_NE(result.out.find("path = \"" + real + "\\\\2\"\n"), std::string::npos) << result.out;
}

TEST_F(ManifestTest, FromTypeLibraryNeedsTheModule) {
    const std::string library = from_build("COMITY_MSGRUA_TLB");
    const tool_result without = run({"manifest", library});
    EXPECT_EQ(without.status, 1);
    EXPECT_NE(without.err.find("--module"), std::string::npos) << without.err;
    EXPECT_EQ(without.out, "");
    const tool_result with = run({"manifest", library, "--module", "m.so", "--threading", "free"});
    EXPECT_EQ(with.status, 0) << with.err;
    EXPECT_NE(with.out.find("threading = \"free\"\nmodule = \"m.so\"\n"), std::string::npos) << with.out;
    EXPECT_EQ(run({"manifest", library, "--threading", "sometimes"}).status, 2);
}

TEST_F(ManifestTest, CompilerErrorsAreShown) {
    const std::string idl = write("wrong.idl", "library { nonsense");
    const tool_result result = run(manifest({idl, "--module", "x.so"}));
    EXPECT_EQ(result.status, 1);
    EXPECT_NE(result.err.find("could not compile " + idl), std::string::npos) << result.err;
    EXPECT_NE(result.err.find("wrong.idl:1"), std::string::npos) << result.err;
    // Nothing is left behind.
    for (const auto& entry : std::filesystem::directory_iterator(folder_))
        EXPECT_FALSE(entry.is_directory() && entry.path().filename().string().starts_with("comity-"))
            << entry.path();
}

TEST_F(ManifestTest, MissingThingsAreNamed) {
    const tool_result no_file = run({"manifest", folder_ + "/none.idl"});
    EXPECT_EQ(no_file.status, 1);
    EXPECT_NE(no_file.err.find(folder_ + "/none.idl cannot be read"), std::string::npos) << no_file.err;
    const std::string idl = write("small.idl", small_idl);
    const tool_result no_compiler = run(manifest({idl, "--widl", "no-such-widl"}));
    EXPECT_EQ(no_compiler.status, 1);
    EXPECT_NE(no_compiler.err.find("no-such-widl"), std::string::npos) << no_compiler.err;
    environment_["PATH"] = folder_;
    const tool_result none_installed = run(manifest({idl}));
    EXPECT_EQ(none_installed.status, 1);
    EXPECT_NE(none_installed.err.find("mingw-w64-tools"), std::string::npos) << none_installed.err;
}
