/// `comity classes`: what the catalog offers.
#include <algorithm>
#include <iostream>

#include <nlohmann/json.hpp>

#include <comity/catalog.hpp>

#include "commands.hpp"
#include "text.hpp"

namespace comity_tool {

namespace {

using comity::class_entry;

const std::string& best_name(const class_entry& entry) {
    if (!entry.progid.empty())
        return entry.progid;
    return !entry.version_independent_progid.empty() ? entry.version_independent_progid : entry.name;
}

void print_json(const std::vector<class_entry>& classes) {
    nlohmann::ordered_json result = nlohmann::ordered_json::array();
    for (const class_entry& entry : classes) {
        nlohmann::ordered_json item = {{"clsid", guid_text(entry.clsid)},
                                       {"name", entry.name},
                                       {"progid", entry.progid},
                                       {"version_independent_progid", entry.version_independent_progid},
                                       {"threading", entry.threading},
                                       {"module", entry.module},
                                       {"file", entry.file}};
        if (entry.typelib)
            item["typelib"] = guid_text(*entry.typelib);
        item["categories"] = nlohmann::ordered_json::array();
        for (const GUID& category : entry.categories)
            item["categories"].push_back(guid_text(category));
        if (!entry.hidden_by.empty())
            item["hidden_by"] = entry.hidden_by;
        result.push_back(std::move(item));
    }
    std::cout << result.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

void print_table(const std::vector<class_entry>& classes) {
    std::size_t name_width = 0;
    std::size_t threading_width = 0;
    for (const class_entry& entry : classes) {
        name_width = std::max(name_width, best_name(entry).size());
        threading_width = std::max(threading_width, entry.threading.size());
    }
    for (const class_entry& entry : classes) {
        std::string line = best_name(entry);
        line.resize(name_width + 2, ' ');
        line += guid_text(entry.clsid) + "  " + entry.threading;
        line.resize(name_width + 2 + 38 + 2 + threading_width + 2, ' ');
        line += entry.module;
        if (!entry.hidden_by.empty())
            line += "  (not used: hidden by " + entry.hidden_by + ')';
        std::cout << line << '\n';
    }
}

} // namespace

int run_classes(const classes_options& options) {
    std::vector<class_entry> classes = comity::catalog_classes();
    if (!options.all)
        std::erase_if(classes, [](const class_entry& entry) { return !entry.hidden_by.empty(); });
    if (!options.category.empty()) {
        const std::optional<GUID> category = parse_guid(options.category);
        if (!category)
            throw tool_error('"' + options.category +
                             "\" is not a category identifier: it is written "
                             "{XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX}");
        std::erase_if(classes, [&](const class_entry& entry) {
            return std::none_of(entry.categories.begin(), entry.categories.end(),
                                [&](const GUID& own) { return comity::same_guid(own, *category); });
        });
    }
    if (options.json)
        print_json(classes);
    else
        print_table(classes);
    // A file with a mistake in it is the usual reason why a class is not in the list.
    for (const comity::catalog_file_entry& file : comity::catalog_files())
        for (const std::string& problem : file.problems)
            std::cerr << "comity: " << file.path << ": " << problem << '\n';
    if (classes.empty() && !options.json) {
        std::cerr << "No classes" << (options.category.empty() ? "" : " of this category")
                  << " are registered. Catalog files were looked for in:\n";
        for (const comity::catalog_folder_entry& folder : comity::catalog_folders())
            std::cerr << "  " << folder.path << " (" << folder.origin
                      << (folder.exists ? ")" : "; does not exist)") << '\n';
    }
    return 0;
}

} // namespace comity_tool
