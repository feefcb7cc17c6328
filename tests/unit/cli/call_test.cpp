/// `comity call`, on the Messenger with a store of its own.
#include <nlohmann/json.hpp>

#include "run_tool.hpp"

using cli::tool_result;
using nlohmann::json;

namespace {

class CallTest : public cli::tool_test {
protected:
    void SetUp() override { use_services(); }

    tool_result call(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {"call", "Messenger.UIAutomation"});
        return run(std::move(arguments));
    }

    tool_result call_signed_in(std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {"--do", "AutoSignin", "--do", "@OnSignin"});
        return call(std::move(arguments));
    }
};

#define EXPECT_OUTPUT(result, text)                                                                          \
    do {                                                                                                     \
        const tool_result got = (result);                                                                    \
        EXPECT_EQ(got.status, 0) << got.err;                                                                 \
        EXPECT_EQ(got.out, text);                                                                            \
    } while (false)

#define EXPECT_EXPLAINED(result, text)                                                                       \
    do {                                                                                                     \
        const tool_result got = (result);                                                                    \
        EXPECT_EQ(got.status, 1);                                                                            \
        EXPECT_EQ(got.out, "");                                                                              \
        EXPECT_NE(got.err.find(text), std::string::npos) << got.err;                                         \
    } while (false)

} // namespace

TEST_F(CallTest, Property) {
    EXPECT_OUTPUT(call({"MyStatus"}), "1\n");
    EXPECT_OUTPUT(call({"mystatus"}), "1\n");
    EXPECT_OUTPUT(call({"MyContacts.Count"}), "0\n");
}

TEST_F(CallTest, ByClsid) {
    EXPECT_OUTPUT(run({"call", "{B69003B3-C55E-4B48-836C-BC5946FC3B28}", "MyStatus"}), "1\n");
}

TEST_F(CallTest, Objects) {
    EXPECT_OUTPUT(call({"Services"}), "[IMessengerServices]\n");
    EXPECT_OUTPUT(call({"Window"}), "[IMessengerWindow]\n");
}

TEST_F(CallTest, Chains) {
    EXPECT_OUTPUT(call({"Services.PrimaryService.ServiceName"}), "Comity Local Messaging\n");
    EXPECT_OUTPUT(call_signed_in({"MyContacts.Item(0).FriendlyName"}), "Bob\n");
    EXPECT_OUTPUT(call_signed_in({"MyContacts[0].SigninName"}), "bob@local\n");
    EXPECT_OUTPUT(call_signed_in({"MyContacts.Item", "0"}), "[IMessengerContact]\n");
}

TEST_F(CallTest, Arguments) {
    EXPECT_OUTPUT(call_signed_in({"GetContact", "bob@local", ""}), "[IMessengerContact]\n");
    EXPECT_OUTPUT(call_signed_in({"GetContact(bob@local, \"\").FriendlyName"}), "Bob\n");
    EXPECT_OUTPUT(call_signed_in({"GetContact", "bstrServiceId:=", "bstrSigninName:=bob@local"}),
                  "[IMessengerContact]\n");
}

TEST_F(CallTest, Assignment) {
    EXPECT_OUTPUT(call_signed_in({"--do", "MyStatus=MISTATUS_AWAY", "--do", "@OnMyStatusChange",
                                  "MyStatus=MISTATUS_BUSY"}),
                  "");
    EXPECT_OUTPUT(call_signed_in({"MyStatus=34"}), "");
}

TEST_F(CallTest, Json) {
    const tool_result result = call_signed_in({"--json", "MySigninName"});
    EXPECT_EQ(result.status, 0) << result.err;
    EXPECT_EQ(json::parse(result.out), (json{{"type", "VT_BSTR"}, {"value", "alice@local"}}));
    EXPECT_EQ(json::parse(call({"--json", "MyStatus"}).out)["value"], 1);
    EXPECT_EQ(json::parse(call({"--json", "Services"}).out)["value"],
              (json{{"object", "IMessengerServices"}}));
}

TEST_F(CallTest, FailuresAreExplained) {
    EXPECT_EXPLAINED(call({"mystatu"}),
                     "mystatu: DISP_E_UNKNOWNNAME (0x80020006): IMessenger4 has no member \"mystatu\"; "
                     "did you mean MyStatus?");
    EXPECT_EXPLAINED(call({"Services.PrimaryService.Spoon"}),
                     "Services.PrimaryService.Spoon: DISP_E_UNKNOWNNAME");
    EXPECT_EXPLAINED(call({"MyStatus.Spoon"}), "MyStatus is not an object: it is VT_I4");
    EXPECT_EXPLAINED(call({"MyContacts.Item(7)"}), "MyContacts.Item: E_FAIL (0x80004005): ");
    EXPECT_EXPLAINED(call({"GetContact", "bob@local"}), "It is GetContact(bstrSigninName, bstrServiceId).");
    EXPECT_EXPLAINED(call({"GetContact", "spoon:=x", "y"}), "GetContact has no parameter \"spoon\"");
    EXPECT_EXPLAINED(call({"OptionsPages", "0", "spoon"}), "DISP_E_TYPEMISMATCH");
    EXPECT_EXPLAINED(call({"OptionsPages", "0", "spoon"}), "(argument 2)");
    EXPECT_EXPLAINED(call({"MyStatus=int:spoon"}), "\"spoon\" cannot be read as int");
    EXPECT_EXPLAINED(call({"MyStatus("}), "at character");
}

TEST_F(CallTest, ResultCodesOfTheLibraryHaveTheirNames) {
    EXPECT_EXPLAINED(call({"MyStatus=MISTATUS_AWAY"}), "MyStatus: MSGR_E_NOT_LOGGED_ON (0x8100031E): ");
}

TEST_F(CallTest, EventsThatDoNotComeAreFailures) {
    EXPECT_EXPLAINED(call({"--do", "@OnSpoon", "MyStatus"}), "the object has no event called OnSpoon");
    EXPECT_EXPLAINED(call({"--do", "@OnSignin", "--seconds", "0.2", "MyStatus"}),
                     "the event OnSignin did not come");
}

TEST_F(CallTest, UnknownClass) {
    EXPECT_EXPLAINED(run({"call", "No.Such.Class", "X"}), "CO_E_CLASSSTRING (0x800401F3)");
    EXPECT_EXPLAINED(run({"call", "{11111111-2222-3333-4444-555555555599}", "X"}),
                     "REGDB_E_CLASSNOTREG (0x80040154)");
}
