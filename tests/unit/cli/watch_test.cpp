/// `comity watch`, on the Messenger with a store of its own.
#include <sstream>

#include <nlohmann/json.hpp>

#include "run_tool.hpp"

using cli::tool_result;
using nlohmann::json;

namespace {

class WatchTest : public cli::tool_test {
protected:
    void SetUp() override { use_services(); }
};

} // namespace

TEST_F(WatchTest, PrintsEventsByNameWithTheirArguments) {
    const tool_result result = run({"watch", "Messenger.UIAutomation", "--do", "AutoSignin", "--do",
                                    "@OnSignin", "--do", "MyStatus=MISTATUS_AWAY", "--seconds", "3"});
    EXPECT_EQ(result.status, 0) << result.err;
    EXPECT_NE(result.out.find(" OnSignin(hr = S_OK (0x00000000))\n"), std::string::npos) << result.out;
    EXPECT_NE(result.out.find(" OnMyStatusChange(hr = S_OK (0x00000000), mMyStatus = MISTATUS_AWAY (34))\n"),
              std::string::npos)
        << result.out;
}

TEST_F(WatchTest, Json) {
    const tool_result result = run({"watch", "--json", "Messenger.UIAutomation", "--do", "AutoSignin", "--do",
                                    "@OnSignin", "--count", "1"});
    EXPECT_EQ(result.status, 0) << result.err;
    std::istringstream lines(result.out);
    bool signed_in = false;
    for (std::string line; std::getline(lines, line);) {
        const json event = json::parse(line);
        if (event["event"] == "OnSignin") {
            signed_in = true;
            EXPECT_EQ(event["id"], 0x400);
            EXPECT_EQ(event["arguments"], (json{{"hr", 0}}));
        }
    }
    EXPECT_TRUE(signed_in) << result.out;
}

TEST_F(WatchTest, TooFewEventsAreAFailure) {
    const tool_result result = run({"watch", "Messenger.UIAutomation", "--count", "1", "--seconds", "0.2"});
    EXPECT_EQ(result.status, 1);
    EXPECT_EQ(result.out, "");
}

TEST_F(WatchTest, SourceByName) {
    EXPECT_EQ(
        run({"watch", "Messenger.UIAutomation", "--source", "dmessengerevents", "--seconds", "0"}).status, 0);
    EXPECT_EQ(run({"watch", "Messenger.UIAutomation", "--source", "{C9A6A6B6-9BC1-43A5-B06B-E58874EEBC96}",
                   "--seconds", "0"})
                  .status,
              0);
    const tool_result wrong =
        run({"watch", "Messenger.UIAutomation", "--source", "DSpoonEvents", "--seconds", "0"});
    EXPECT_EQ(wrong.status, 1);
    EXPECT_NE(wrong.err.find("no source of events called DSpoonEvents; it has: DMessengerEvents"),
              std::string::npos)
        << wrong.err;
}

TEST_F(WatchTest, UnknownClass) {
    const tool_result result = run({"watch", "No.Such.Class"});
    EXPECT_EQ(result.status, 1);
    EXPECT_NE(result.err.find("CO_E_CLASSSTRING"), std::string::npos) << result.err;
}
