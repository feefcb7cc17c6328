/// From the words of the command line to the command that they ask for.
#pragma once

namespace comity_tool {

/// Runs what the command line asks for, or prints help or what is wrong with it. Returns the exit status: 0: done; 1: something
/// failed or was not found; 2: the command line was not understood. Throws what the commands throw.
int run_command_line(int argc, char** argv);

} // namespace comity_tool
