/// `comity tlb FILE`: a type library as IDL or JSON.
#include <iostream>

#include "com_session.hpp"
#include "commands.hpp"
#include "library_model.hpp"

namespace comity_tool {

int run_tlb(const tlb_options& options) {
    const com_session session;
    const library_model library = read_library(load_library(options.file).get());
    std::cout << (options.json ? library_json(library) : library_idl(library));
    for (const std::string& problem : library.problems)
        std::cerr << "comity: " << problem << '\n';
    return library.problems.empty() ? 0 : 1;
}

} // namespace comity_tool
