/// `comity tlb FILE`: a type library as IDL or JSON.
#include <iostream>
#include <memory>

#include "com_session.hpp"
#include "commands.hpp"
#include "library_model.hpp"

namespace comity_tool {

namespace {

struct tlb_options {
    std::string file;
    bool json = false;
};

int run(const tlb_options& options) {
    const com_session session;
    const library_model library = read_library(load_library(options.file).get());
    std::cout << (options.json ? library_json(library) : library_idl(library));
    for (const std::string& problem : library.problems)
        std::cerr << "comity: " << problem << '\n';
    return library.problems.empty() ? 0 : 1;
}

} // namespace

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
    command->callback([options, &status] { status = run(*options); });
}

} // namespace comity_tool
