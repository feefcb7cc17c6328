#include "run_tool.hpp"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace cli {

namespace {

namespace fs = std::filesystem;
using clock = std::chrono::steady_clock;

constexpr auto patience = std::chrono::seconds(60);

/// Reads both pipes until the program closes them or time is up.
bool read_both(int out, int err, tool_result& result) {
    pollfd pipes[] = {{out, POLLIN, 0}, {err, POLLIN, 0}};
    std::string* texts[] = {&result.out, &result.err};
    const auto end = clock::now() + patience;
    while (pipes[0].fd >= 0 || pipes[1].fd >= 0) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - clock::now()).count();
        if (left <= 0)
            return false;
        if (poll(pipes, 2, static_cast<int>(left)) < 0 && errno != EINTR)
            return false;
        for (int i = 0; i < 2; ++i) {
            if (pipes[i].fd < 0 || pipes[i].revents == 0)
                continue;
            char buffer[4096];
            const ssize_t got = read(pipes[i].fd, buffer, sizeof buffer);
            if (got > 0) {
                texts[i]->append(buffer, static_cast<std::size_t>(got));
            } else if (got == 0 || errno != EINTR) {
                close(pipes[i].fd);
                pipes[i].fd = -1;
            }
        }
    }
    return true;
}

} // namespace

std::string from_build(const char* variable) {
    const char* value = std::getenv(variable);
    if (value == nullptr)
        throw std::runtime_error(std::string(variable) + " is not set: run this through `meson test`");
    return value;
}

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

tool_test::tool_test() {
    std::string pattern = (fs::temp_directory_path() / "comity-cli-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
        throw std::runtime_error("no folder at " + pattern);
    folder_ = pattern;
    for (const char* variable : {"PATH", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"})
        if (const char* value = std::getenv(variable))
            environment_[variable] = value;
    environment_["HOME"] = folder_;
    environment_["TMPDIR"] = folder_;
    environment_["COMITY_PATH"] = folder_;
    environment_["XDG_DATA_HOME"] = folder_ + "/data-home";
    environment_["XDG_DATA_DIRS"] = folder_ + "/data-dirs";
    environment_["XDG_RUNTIME_DIR"] = folder_;
}

tool_test::~tool_test() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

tool_result tool_test::run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), from_build("COMITY_TOOL"));
    return run_program(std::move(arguments));
}

tool_result tool_test::run_program(std::vector<std::string> command) {
    tool_result result;
    int out[2];
    int err[2];
    if (pipe2(out, O_CLOEXEC) != 0 || pipe2(err, O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe");
    std::vector<char*> arguments;
    for (std::string& argument : command)
        arguments.push_back(argument.data());
    arguments.push_back(nullptr);
    std::vector<std::string> settings;
    for (const auto& [name, value] : environment_)
        settings.push_back(name + '=' + value);
    std::vector<char*> environment;
    for (std::string& setting : settings)
        environment.push_back(setting.data());
    environment.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, out[1], 1);
    posix_spawn_file_actions_adddup2(&actions, err[1], 2);
    pid_t child = 0;
    const int error =
        posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environment.data());
    posix_spawn_file_actions_destroy(&actions);
    close(out[1]);
    close(err[1]);
    if (error != 0) {
        close(out[0]);
        close(err[0]);
        ADD_FAILURE() << command[0] << " cannot be started: " << error;
        return result;
    }
    if (!read_both(out[0], err[0], result)) {
        ADD_FAILURE() << command[0] << " did not end in time; so far it said:\n" << result.out << result.err;
        kill(child, SIGKILL);
    }
    int state = 0;
    while (waitpid(child, &state, 0) < 0 && errno == EINTR) {
    }
    result.status = WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
    return result;
}

std::string tool_test::write(const std::string& name, const std::string& text) {
    const fs::path path = fs::path(folder_) / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
}

std::string tool_test::write_catalog(const std::string& name, const std::string& text) {
    return write("comity/classes.d/" + name, text);
}

void tool_test::use_services() {
    environment_["COMITY_PATH"] = from_build("COMITY_SERVICES_CATALOG");
    environment_["COMITY_LOCAL_STORE"] = folder_ + "/store.sqlite";
    const std::string admin = from_build("COMITY_LOCAL_ADMIN");
    const auto made = [&](std::vector<std::string> command) {
        command.insert(command.begin(), admin);
        const tool_result result = run_program(command);
        ASSERT_EQ(result.status, 0) << result.err;
    };
    made({"add", "alice@local", "Alice"});
    made({"add", "bob@local", "Bob"});
    made({"contact", "alice@local", "bob@local", "Friends"});
    made({"auto", "alice@local"});
}

} // namespace cli
