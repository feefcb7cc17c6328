/// The commands of the tool. Each function adds one to the parser, with its options; parsing runs it.
#pragma once

#include <CLI/CLI.hpp>

namespace comity_tool {

void add_classes_command(CLI::App& app, int& status);
void add_explain_command(CLI::App& app, int& status);
void add_manifest_command(CLI::App& app, int& status);
void add_tlb_command(CLI::App& app, int& status);
void add_call_command(CLI::App& app, int& status);
void add_watch_command(CLI::App& app, int& status);

} // namespace comity_tool
