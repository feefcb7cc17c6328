// A child process with its standard input and output on pipes; ended by its id, if it has not ended by
// itself.
#pragma once

#include <csignal>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace scenarios {

class child_process {
public:
    child_process(const std::string& program, std::vector<std::string> arguments) {
        int to_child[2], from_child[2];
        if (pipe2(to_child, O_CLOEXEC) != 0 || pipe2(from_child, O_CLOEXEC) != 0)
            throw std::runtime_error("no pipe");
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, to_child[0], 0);
        posix_spawn_file_actions_adddup2(&actions, from_child[1], 1);
        std::vector<char*> raw{const_cast<char*>(program.c_str())};
        for (auto& each : arguments)
            raw.push_back(each.data());
        raw.push_back(nullptr);
        const int failed = posix_spawn(&id_, program.c_str(), &actions, nullptr, raw.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        close(to_child[0]);
        close(from_child[1]);
        input_ = to_child[1];
        output_ = fdopen(from_child[0], "r");
        if (failed)
            throw std::runtime_error("no child process");
    }
    child_process(const child_process&) = delete;
    ~child_process() {
        kill();
        std::fclose(output_);
    }

    /** The next line it prints; empty at the end. */
    std::string line() {
        std::string text;
        for (int c; (c = std::fgetc(output_)) != EOF && c != '\n';)
            text += static_cast<char>(c);
        return text;
    }
    void close_input() {
        if (input_ >= 0)
            close(std::exchange(input_, -1));
    }
    /** Closes its input and waits for its end. */
    int finish() {
        close_input();
        int status = -1;
        waitpid(std::exchange(id_, 0), &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    /** Ends it without any warning. */
    void kill() {
        close_input();
        if (id_ > 0) {
            ::kill(id_, SIGKILL);
            waitpid(std::exchange(id_, 0), nullptr, 0);
        }
    }

private:
    pid_t id_ = 0;
    int input_ = -1;
    std::FILE* output_ = nullptr;
};

} // namespace scenarios
