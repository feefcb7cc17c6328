/// `comity manifest FILE`: the catalog file of a component, from what its IDL or its type library says.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

#include <unistd.h>

#include "com_session.hpp"
#include "commands.hpp"
#include "idl_attributes.hpp"
#include "idl_compiler.hpp"
#include "library_model.hpp"
#include "registration_script.hpp"
#include "text.hpp"

namespace comity_tool {

namespace {

namespace fs = std::filesystem;

/// A library, and the path under which the catalog is to name it.
struct named_library {
    library_model library;
    std::string path;
};

/// What the component consists of.
struct component {
    std::vector<named_library> libraries;
    std::vector<registered_class> scripted;
    bool only_scripted = false; ///< classes that no script names are not registered
};

void add_line(std::string& text, const char* key, const std::string& value) {
    if (!value.empty())
        text += std::string(key) + " = " + quoted_text(value) + '\n';
}

std::string class_toml(const registered_class& entry, const named_library* home,
                       const manifest_options& options) {
    std::string text = "[[class]]\n";
    add_line(text, "clsid", guid_text(entry.clsid));
    add_line(text, "name", entry.name);
    add_line(text, "progid", entry.progid);
    add_line(text, "version_independent_progid", entry.version_independent_progid);
    add_line(text, "threading", entry.threading.empty() ? options.threading : entry.threading);
    add_line(text, "module", options.module);
    if (!options.categories.empty()) {
        text += "categories = [";
        for (std::size_t i = 0; i < options.categories.size(); ++i) {
            const std::optional<GUID> category = parse_guid(options.categories[i]);
            if (!category)
                throw tool_error('"' + options.categories[i] + "\" is not a category identifier");
            text += (i == 0 ? "" : ", ") + quoted_text(guid_text(*category));
        }
        text += "]\n";
    }
    if (home != nullptr)
        add_line(text, "typelib", guid_text(home->library.guid));
    return text + '\n';
}

std::string library_toml(const named_library& home) {
    const library_model& library = home.library;
    std::string text = "[[typelib]]\n";
    add_line(text, "libid", guid_text(library.guid));
    add_line(text, "version", std::to_string(library.major) + '.' + std::to_string(library.minor));
    text += "lcid = " + std::to_string(library.lcid) + '\n';
    add_line(text, "name", library.help.empty() ? library.name : library.help);
    add_line(text, "path", home.path);
    text += '\n';
    for (const type_model& type : library.types) {
        // What can be called through a description of it: the others have no use for one.
        const bool described =
            type.kind == TKIND_DISPATCH ||
            (type.kind == TKIND_INTERFACE && (type.dual || (type.flags & TYPEFLAG_FOLEAUTOMATION)));
        if (!described || comity::same_guid(type.guid, GUID{}))
            continue;
        text += "[[interface]]\n";
        add_line(text, "iid", guid_text(type.guid));
        add_line(text, "name", type.name);
        add_line(text, "typelib", guid_text(library.guid));
        text += '\n';
    }
    return text;
}

std::string component_toml(const component& made, const manifest_options& options) {
    std::string text = "# The classes of " +
                       fs::path(options.module.empty() ? options.input : options.module).filename().string() +
                       ", made by: comity manifest " + fs::path(options.input).filename().string() + "\n\n";
    std::vector<registered_class> rest = made.scripted;
    std::string classes;
    const auto take_scripted = [&](const CLSID& clsid) -> std::optional<registered_class> {
        for (auto entry = rest.begin(); entry != rest.end(); ++entry)
            if (comity::same_guid(entry->clsid, clsid)) {
                registered_class taken = std::move(*entry);
                rest.erase(entry);
                return taken;
            }
        return std::nullopt;
    };
    for (const named_library& home : made.libraries)
        for (const type_model& type : home.library.types) {
            if (type.kind != TKIND_COCLASS)
                continue;
            std::optional<registered_class> entry = take_scripted(type.guid);
            if (!entry) {
                if (made.only_scripted || !(type.flags & TYPEFLAG_FCANCREATE))
                    continue;
                entry.emplace();
                entry->clsid = type.guid;
            }
            if (entry->name.empty())
                entry->name = type.name;
            classes += class_toml(*entry, &home, options);
        }
    // Classes that a script registers and no library describes.
    for (const registered_class& entry : rest)
        classes += class_toml(entry, nullptr, options);
    if (!classes.empty() && options.module.empty())
        throw tool_error("the classes need the module that serves them: give it with --module");
    text += classes;
    for (const named_library& home : made.libraries)
        text += library_toml(home);
    text.pop_back();
    return text;
}

/// All libraries of a file: FILE, FILE\2, FILE\3, ... A bare type library is one, whatever number is asked
/// for.
std::vector<named_library> libraries_of_file(const std::string& file, const std::string& path) {
    constexpr int most = 64;
    std::vector<named_library> result;
    result.push_back({read_library(load_library(file).get()), path});
    for (int number = 2; number <= most && file.find('\\') == std::string::npos; ++number) {
        const std::string resource = '\\' + std::to_string(number);
        try {
            named_library next{read_library(load_library(file + resource).get()), path + resource};
            if (comity::same_guid(next.library.guid, result.front().library.guid))
                break;
            result.push_back(std::move(next));
        } catch (const comity::hresult_error&) {
            break;
        }
    }
    return result;
}

component read_component(manifest_options& options, const temporary_folder& folder) {
    component made;
    const std::string extension = lower_case(fs::path(options.input).extension().string());
    if (extension == ".idl") {
        const compiled_idl compiled = compile_idl(options.input, folder, options.compiler);
        if (!compiled.typelib_path.empty()) {
            const std::string path =
                options.typelib.empty() ? fs::path(options.input).stem().string() + ".tlb" : options.typelib;
            made.libraries = libraries_of_file(compiled.typelib_path, path);
        }
        made.scripted = read_class_attributes(compiled.preprocessed);
        made.only_scripted = true;
    } else {
        const std::string absolute = fs::absolute(options.input).lexically_normal().string();
        made.libraries =
            libraries_of_file(options.input, options.typelib.empty() ? absolute : options.typelib);
        if (options.module.empty() && extension != ".tlb" && extension != ".olb")
            options.module = absolute;
    }
    if (!options.script.empty()) {
        for (registered_class& entry : parse_registration_script(read_text_file(options.script)))
            made.scripted.push_back(std::move(entry));
    }
    return made;
}

} // namespace

int run_manifest(manifest_options options) {
    const com_session session;
    const temporary_folder folder;
    const component made = read_component(options, folder);
    const std::string text = component_toml(made, options);
    for (const named_library& home : made.libraries)
        for (const std::string& problem : home.library.problems)
            std::cerr << "comity: " << home.path << ": " << problem << '\n';
    if (options.output.empty()) {
        std::cout << text;
        return 0;
    }
    std::ofstream file(options.output, std::ios::binary | std::ios::trunc);
    file << text;
    file.close();
    if (!file)
        throw tool_error(options.output + " cannot be written");
    return 0;
}

} // namespace comity_tool
