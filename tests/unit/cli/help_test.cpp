/// What the command says about itself, and its exit statuses.
#include "run_tool.hpp"

using cli::from_build;
using cli::tool_result;

using HelpTest = cli::tool_test;

TEST_F(HelpTest, NamesEveryCommand) {
    const tool_result result = run({"--help"});
    EXPECT_EQ(result.status, 0);
    for (const char* command : {"classes", "explain", "manifest", "tlb", "call", "watch"}) {
        EXPECT_NE(result.out.find(std::string("\n  ") + command + ' '), std::string::npos) << command;
        const tool_result own = run({command, "--help"});
        EXPECT_EQ(own.status, 0) << command;
        EXPECT_NE(own.out.find("Usage: comity " + std::string(command)), std::string::npos) << own.out;
    }
    EXPECT_EQ(result.err, "");
}

TEST_F(HelpTest, Version) {
    const tool_result result = run({"--version"});
    EXPECT_EQ(result.status, 0);
    EXPECT_EQ(result.out, from_build("COMITY_VERSION") + "\n");
}

TEST_F(HelpTest, WrongCommandLinesHaveTheirOwnStatus) {
    for (const std::vector<std::string>& wrong : {std::vector<std::string>{},
                                                  {"nonsense"},
                                                  {"explain"},
                                                  {"tlb"},
                                                  {"call", "A.B"},
                                                  {"classes", "--nonsense"},
                                                  {"watch", "A.B", "--count", "many"}}) {
        const tool_result result = run(wrong);
        EXPECT_EQ(result.status, 2);
        EXPECT_NE(result.err.find("--help"), std::string::npos) << result.err;
        EXPECT_EQ(result.out, "");
    }
}

TEST_F(HelpTest, OutputThatCannotBeWrittenIsAFailure) {
    const tool_result result = run_program({"/bin/sh", "-c", "exec \"$0\" tlb \"$1\" > /dev/full",
                                            from_build("COMITY_TOOL"), from_build("COMITY_MSGRUA_TLB")});
    EXPECT_EQ(result.status, 1);
    EXPECT_NE(result.err.find("could not be written"), std::string::npos) << result.err;
}
