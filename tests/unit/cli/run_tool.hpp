/// Runs the built `comity` as a user would, in a folder of its own.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace cli {

struct tool_result {
    int status = -1; ///< the exit status; 128 + n when signal n ended it
    std::string out;
    std::string err;
};

/// A fresh folder for each test, empty of any catalog: only what the test puts there, or names, is found.
class tool_test : public ::testing::Test {
protected:
    tool_test();
    ~tool_test() override;

    /// Runs `comity` with these arguments. Ends it, and fails the test, after a minute.
    tool_result run(std::vector<std::string> arguments);

    /// Any program.
    tool_result run_program(std::vector<std::string> command);

    /// Writes a file below the folder and gives its path.
    std::string write(const std::string& name, const std::string& text);

    /// Writes `classes.d/<name>` of a catalog that the tool finds through $COMITY_PATH.
    std::string write_catalog(const std::string& name, const std::string& text);

    /// Lets the tool find the services of this build, with a store of their own.
    void use_services();

    std::string folder_;
    std::map<std::string, std::string> environment_;
};

/// What the build tells the tests, through the environment: a path.
std::string from_build(const char* variable);

/// Number of times that `part` is in `text`.
std::size_t count_of(const std::string& text, const std::string& part);

} // namespace cli
