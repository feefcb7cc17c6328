#include "idl_compiler.hpp"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "text.hpp"

extern char** environ;

namespace comity_tool {

namespace {

namespace fs = std::filesystem;

// As Debian names it in its packages wine, wine64-tools and mingw-w64-tools.
constexpr const char* compiler_names[] = {"widl", "widl-stable", "x86_64-w64-mingw32-widl"};

bool is_installed(const std::string& name) {
    if (name.find('/') != std::string::npos)
        return access(name.c_str(), X_OK) == 0;
    const char* path = std::getenv("PATH");
    std::string_view folders = path != nullptr ? path : "/usr/local/bin:/usr/bin:/bin";
    while (!folders.empty()) {
        const std::size_t end = folders.find(':');
        const std::string folder(folders.substr(0, end));
        if (!folder.empty() && access((folder + '/' + name).c_str(), X_OK) == 0)
            return true;
        folders.remove_prefix(end == std::string_view::npos ? folders.size() : end + 1);
    }
    return false;
}

std::string find_compiler(const std::string& wanted) {
    if (!wanted.empty()) {
        if (!is_installed(wanted))
            throw tool_error("the compiler " + wanted + " is not there, or cannot be run");
        return wanted;
    }
    for (const char* name : compiler_names)
        if (is_installed(name))
            return name;
    throw tool_error("no IDL compiler is installed: looked for widl, widl-stable and x86_64-w64-mingw32-widl "
                     "(Debian's package mingw-w64-tools has the last one)");
}

/// Runs a program to its end; what it prints goes to `log`. The result is its exit status.
int run_program(const std::vector<std::string>& command, const std::string& log) {
    std::vector<char*> arguments;
    for (const std::string& argument : command)
        arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_adddup2(&actions, 1, 2);
    pid_t child = 0;
    const int error = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0)
        throw tool_error(command[0] + " cannot be started: " + std::generic_category().message(error));
    int state = 0;
    while (waitpid(child, &state, 0) < 0)
        if (errno != EINTR)
            throw tool_error(command[0] + ": " + std::generic_category().message(errno));
    return WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
}

} // namespace

temporary_folder::temporary_folder() {
    std::string pattern = (fs::temp_directory_path() / "comity-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
        throw tool_error("no temporary folder can be made at " + pattern + ": " +
                         std::generic_category().message(errno));
    path_ = pattern;
}

temporary_folder::~temporary_folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::string read_text_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw tool_error(path + " cannot be read: " + std::generic_category().message(errno));
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

compiled_idl compile_idl(const std::string& file, const temporary_folder& folder,
                         const compile_options& options) {
    // Asked first, for a better answer than the compiler's.
    if (access(file.c_str(), R_OK) != 0)
        throw tool_error(file + " cannot be read: " + std::generic_category().message(errno));
    std::vector<std::string> command = {find_compiler(options.compiler), "--nostdinc", "-m64"};
    const auto add_folder = [&](const char* option, const std::string& path) {
        command.emplace_back(option);
        command.push_back(path);
    };
    add_folder("-I", fs::absolute(file).parent_path().string());
    for (const std::string& path : options.include_folders)
        add_folder("-I", path);
    add_folder("-I", COMITY_IDL_FOLDER);
    for (const std::string& path : options.typelib_folders)
        add_folder("-L", path);
    add_folder("-L", COMITY_TYPELIB_FOLDER);

    const std::string log = folder.path() + "/log";
    const auto compile = [&](std::vector<std::string> how) {
        std::vector<std::string> full = command;
        full.insert(full.end(), how.begin(), how.end());
        full.push_back(file);
        if (run_program(full, log) != 0)
            throw tool_error(full[0] + " could not compile " + file + ":\n" + read_text_file(log));
    };
    compiled_idl result;
    result.typelib_path = folder.path() + '/' + fs::path(file).stem().string() + ".tlb";
    compile({"-t", "-o", result.typelib_path});
    if (access(result.typelib_path.c_str(), R_OK) != 0)
        result.typelib_path.clear();
    compile({"-E"});
    result.preprocessed = read_text_file(log);
    return result;
}

} // namespace comity_tool
