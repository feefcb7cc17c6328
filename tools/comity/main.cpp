/// The `comity` command: what is registered and why not, type libraries as text, late-bound calls, events.
#include <cstdio>
#include <iostream>
#include <new>

#include <comity/hresult_error.hpp>

#include "commands.hpp"
#include "text.hpp"

namespace {

/// 0: done; 1: a call failed or something was not found; 2: the command line was not understood.
constexpr int status_failed = 1;
constexpr int status_usage = 2;

int report(const char* message) {
    std::cout.flush();
    std::fprintf(stderr, "comity: %s\n", message);
    return status_failed;
}

} // namespace

int main(int argc, char** argv) {
    int status = 0;
    try {
        CLI::App app("Look at, and use, COM classes and type libraries on this machine.", "comity");
        app.set_version_flag("--version", COMITY_VERSION);
        app.require_subcommand(1);
        app.footer(
            "Classes are found through catalog files in comity/classes.d under $COMITY_PATH, "
            "$XDG_DATA_HOME,\n"
            "$XDG_DATA_DIRS and the installation. `comity COMMAND --help` says more about each command.\n"
            "The exit status is 0 when all went well, 1 when something failed, 2 when the command line is "
            "wrong.");
        comity_tool::add_classes_command(app, status);
        comity_tool::add_explain_command(app, status);
        comity_tool::add_manifest_command(app, status);
        comity_tool::add_tlb_command(app, status);
        comity_tool::add_call_command(app, status);
        comity_tool::add_watch_command(app, status);
        try {
            app.parse(argc, argv);
        } catch (const CLI::ParseError& error) {
            return app.exit(error) == 0 ? 0 : status_usage;
        }
        std::cout.flush();
        if (!std::cout)
            return report("the output could not be written");
    } catch (const comity::hresult_error& error) {
        return report(error.what());
    } catch (const std::bad_alloc&) {
        return report("out of memory");
    } catch (const std::exception& error) {
        return report(error.what());
    }
    return status;
}
