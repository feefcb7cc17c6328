/// The `comity` command: what is registered and why not, type libraries as text, late-bound calls, events.
#include <cstdio>
#include <iostream>
#include <new>

#include <comity/hresult_error.hpp>

#include "command_line.hpp"
#include "text.hpp"

namespace {

constexpr int status_failed = 1;

int report(const char* message) {
    std::cout.flush();
    std::fprintf(stderr, "comity: %s\n", message);
    return status_failed;
}

} // namespace

int main(int argc, char** argv) {
    int status = 0;
    try {
        status = comity_tool::run_command_line(argc, argv);
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
