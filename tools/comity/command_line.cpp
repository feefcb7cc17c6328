/// The parser of the command line. It is all that knows the library: every file that includes it takes long
/// to compile.
#include "command_line.hpp"

#include <memory>

#include <CLI/CLI.hpp>

#include "commands.hpp"
#include "preparation.hpp"

namespace comity_tool {

namespace {

constexpr int status_usage = 2;

void add_classes_command(CLI::App& app, int& status) {
    const auto options = std::make_shared<classes_options>();
    CLI::App* command = app.add_subcommand("classes", "List the classes that are registered");
    command->add_option("--category", options->category, "Only the classes that implement this category")
        ->type_name("CATID");
    command->add_flag("--all", options->all,
                      "Also entries that do not count because another one comes first");
    command->add_flag("--json", options->json, "Print JSON instead of a table");
    command->callback([options, &status] { status = run_classes(*options); });
}

void add_explain_command(CLI::App& app, int& status) {
    const auto options = std::make_shared<explain_options>();
    CLI::App* command = app.add_subcommand("explain", "Show how a class is found, or why it is not");
    command->add_option("class", options->name, "A ProgID, or a CLSID in braces")->required();
    command->add_flag("--no-load", options->no_load, "Do not load the module that serves the class");
    command->add_flag("--json", options->json, "Print JSON instead");
    command->callback([options, &status] { status = run_explain(*options); });
}

void add_manifest_command(CLI::App& app, int& status) {
    const auto options = std::make_shared<manifest_options>();
    CLI::App* command = app.add_subcommand("manifest", "Make the catalog file of a component");
    command
        ->add_option("file", options->input,
                     "The component's IDL, its module with the type library in it, or its type library")
        ->required();
    command->add_option("--module", options->module,
                        "The module that serves the classes, as the catalog file is to name it: absolute, or "
                        "relative to the catalog file");
    command->add_option("--typelib", options->typelib, "The type library's file, likewise");
    command->add_option("--rgs", options->script,
                        "A registration script with the names and threading models of the classes");
    command->add_option("--threading", options->threading, "For classes that name no threading model")
        ->check(CLI::IsMember({"apartment", "free", "both", "neutral"}));
    command->add_option("--category", options->categories, "A category that the classes implement")
        ->type_name("CATID")
        ->take_all()
        ->allow_extra_args(false);
    command->add_option("-I", options->compiler.include_folders, "Where imported IDL files are looked for")
        ->type_name("FOLDER")
        ->take_all()
        ->allow_extra_args(false);
    command
        ->add_option("-L", options->compiler.typelib_folders, "Where imported type libraries are looked for")
        ->type_name("FOLDER")
        ->take_all()
        ->allow_extra_args(false);
    command->add_option("--widl", options->compiler.compiler, "The IDL compiler")->type_name("PROGRAM");
    command->add_option("-o,--output", options->output,
                        "The catalog file to write, instead of standard output");
    command->callback([options, &status] { status = run_manifest(*options); });
}

void add_tlb_command(CLI::App& app, int& status) {
    const auto options = std::make_shared<tlb_options>();
    CLI::App* command = app.add_subcommand("tlb", "Print a type library as IDL");
    command
        ->add_option(
            "file", options->file,
            "A .tlb file, a shared object or a PE file; FILE\\2 is the second library in it. A LIBID in "
            "braces stands for the registered library.")
        ->required();
    command->add_flag("--json", options->json, "Print JSON instead");
    command->callback([options, &status] { status = run_tlb(*options); });
}

void add_call_command(CLI::App& app, int& status) {
    const auto options = std::make_shared<call_options>();
    CLI::App* command = app.add_subcommand("call", "Create an object and use it by the names of its members");
    command->add_option("class", options->class_name, "A ProgID, or a CLSID in braces")->required();
    command
        ->add_option("expression", options->expression,
                     "Member, Member=value, or a chain such as MyContacts.Item(0).FriendlyName")
        ->required();
    command->add_option("arguments", options->arguments,
                        "Arguments of the last member; Name:=value gives one by name");
    command->add_option("--do", options->before, preparation_help)
        ->type_name("EXPRESSION")
        ->take_all()
        ->allow_extra_args(false);
    command->add_option("--seconds", options->seconds, "How long to wait for an event; 30 if not given")
        ->type_name("SECONDS");
    command->add_flag("--json", options->json, "Print the result and its type as JSON");
    command->footer("Values: text; \"text\" in quotes is always text; numbers; true, false, null; the name "
                    "of a constant of the\n"
                    "type library (MISTATUS_AWAY); type:value for string, int, long, double, bool, currency, "
                    "decimal, date.\n"
                    "In parentheses, nothing between two commas leaves an optional argument out. Put -- "
                    "before arguments that\n"
                    "begin with a minus.");
    command->callback([options, &status] { status = run_call(*options); });
}

void add_watch_command(CLI::App& app, int& status) {
    const auto options = std::make_shared<watch_options>();
    CLI::App* command = app.add_subcommand("watch", "Create an object and print its events");
    command->add_option("class", options->class_name, "A ProgID, or a CLSID in braces")->required();
    command
        ->add_option("--source", options->source,
                     "The source interface, by name or IID, instead of the class's default one")
        ->type_name("INTERFACE");
    command->add_option("--do", options->calls, preparation_help)
        ->type_name("EXPRESSION")
        ->take_all()
        ->allow_extra_args(false);
    command->add_option("--count", options->count, "End after this many events")->type_name("N");
    command->add_option("--seconds", options->seconds, "End after this time")->type_name("SECONDS");
    command->add_flag("--json", options->json, "Print one JSON object a line");
    command->footer("Ends at Ctrl+C. With --count, the status is 1 if fewer events came.");
    command->callback([options, &status] { status = run_watch(*options); });
}

} // namespace

int run_command_line(int argc, char** argv) {
    int status = 0;
    CLI::App app("Look at, and use, COM classes and type libraries on this machine.", "comity");
    app.set_version_flag("--version", COMITY_VERSION);
    app.require_subcommand(1);
    app.footer("Classes are found through catalog files in comity/classes.d under $COMITY_PATH, "
               "$XDG_DATA_HOME,\n"
               "$XDG_DATA_DIRS and the installation. `comity COMMAND --help` says more about each command.\n"
               "The exit status is 0 when all went well, 1 when something failed, 2 when the command line is "
               "wrong.");
    add_classes_command(app, status);
    add_explain_command(app, status);
    add_manifest_command(app, status);
    add_tlb_command(app, status);
    add_call_command(app, status);
    add_watch_command(app, status);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : status_usage;
    }
    return status;
}

} // namespace comity_tool
