/// The commands of the tool: what the command line tells each of them, and what runs it. Each returns the
/// exit status, and throws tool_error or comity::hresult_error with what went wrong.
#pragma once

#include <string>
#include <vector>

#include "idl_compiler.hpp"

namespace comity_tool {

/// What is registered, as a table or JSON.
struct classes_options {
    std::string category;
    bool all = false;
    bool json = false;
};
int run_classes(const classes_options& options);

/// The way from a name to a class object, and where it ends.
struct explain_options {
    std::string name;
    bool no_load = false;
    bool json = false;
};
int run_explain(const explain_options& options);

/// The catalog file of a component, from what its IDL or its type library says.
struct manifest_options {
    std::string input;
    std::string module;
    std::string typelib;
    std::string script;
    std::string threading;
    std::string output;
    std::vector<std::string> categories;
    compile_options compiler;
};
int run_manifest(manifest_options options);

/// A type library as IDL or JSON.
struct tlb_options {
    std::string file;
    bool json = false;
};
int run_tlb(const tlb_options& options);

/// Late binding at the prompt.
struct call_options {
    std::string class_name;
    std::string expression;
    std::vector<std::string> arguments;
    std::vector<std::string> before;
    double seconds = 30;
    bool json = false;
};
int run_call(const call_options& options);

/// Prints an object's events as they come.
struct watch_options {
    std::string class_name;
    std::string source;
    std::vector<std::string> calls;
    unsigned long count = 0;
    double seconds = -1;
    bool json = false;
};
int run_watch(const watch_options& options);

} // namespace comity_tool
