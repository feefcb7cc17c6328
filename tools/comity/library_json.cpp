/// A type library as JSON, for other programs.
#include "library_model.hpp"

#include <nlohmann/json.hpp>

#include "text.hpp"
#include "value_text.hpp"

namespace comity_tool {

namespace {

// Members in the order in which they are written, not sorted by name.
using json = nlohmann::ordered_json;

std::string version_text(WORD major, WORD minor) {
    return std::to_string(major) + '.' + std::to_string(minor);
}

const char* invoke_name(INVOKEKIND kind) {
    switch (kind) {
    case INVOKE_PROPERTYGET:
        return "propget";
    case INVOKE_PROPERTYPUT:
        return "propput";
    case INVOKE_PROPERTYPUTREF:
        return "propputref";
    default:
        return "method";
    }
}

void add_help(json& target, const std::string& help, DWORD context) {
    if (!help.empty())
        target["help"] = help;
    if (context != 0)
        target["help_context"] = context;
}

json function_json(const function_model& function) {
    json result = {{"name", function.name}, {"id", function.id}, {"kind", invoke_name(function.invoke)}};
    if (const int slot = slot_of(function); slot >= 0)
        result["slot"] = slot;
    result["flags"] = function_flag_names(function.flags);
    if (function.optional_count < 0)
        result["flags"].push_back("vararg");
    result["returns"] = function.result.text();
    result["parameters"] = json::array();
    for (const parameter_model& parameter : function.parameters) {
        json item = {{"name", parameter.name},
                     {"type", parameter.type.text()},
                     {"flags", parameter_flag_names(parameter.flags)}};
        if (parameter.default_value)
            item["default"] = value_json(*parameter.default_value);
        result["parameters"].push_back(std::move(item));
    }
    if (!function.dll.empty())
        result["dll"] = function.dll;
    if (!function.entry.empty())
        result["entry"] = function.entry;
    add_help(result, function.help, function.help_context);
    return result;
}

json variable_json(const variable_model& variable, TYPEKIND kind) {
    json result = {{"name", variable.name}};
    if (kind == TKIND_DISPATCH)
        result["id"] = variable.id;
    if (kind != TKIND_ENUM)
        result["type"] = variable.type.text();
    if (kind == TKIND_RECORD || kind == TKIND_UNION)
        result["offset"] = variable.offset;
    if (variable.value)
        result["value"] = value_json(*variable.value);
    if (variable.flags != 0)
        result["flags"] = variable_flag_names(variable.flags);
    add_help(result, variable.help, variable.help_context);
    return result;
}

json type_json(const type_model& type) {
    json result = {{"name", type.name}, {"kind", kind_name(type.kind)}};
    if (!comity::same_guid(type.guid, GUID{}))
        result["guid"] = guid_text(type.guid);
    if (type.major != 0 || type.minor != 0)
        result["version"] = version_text(type.major, type.minor);
    result["flags"] = type_flag_names(type.flags);
    add_help(result, type.help, type.help_context);
    if (type.kind == TKIND_COCLASS) {
        result["can_create"] = (type.flags & TYPEFLAG_FCANCREATE) != 0;
        result["implements"] = json::array();
        for (const implemented_model& part : type.implemented)
            result["implements"].push_back({{"name", part.name},
                                            {"guid", guid_text(part.guid)},
                                            {"flags", implemented_flag_names(part.flags)}});
        return result;
    }
    if (type.alias) {
        result["type"] = type.alias->text();
        return result;
    }
    if (type.kind == TKIND_RECORD || type.kind == TKIND_UNION) {
        result["size"] = type.size;
        result["alignment"] = type.alignment;
    }
    if (type.kind == TKIND_INTERFACE && !type.implemented.empty())
        result["base"] = type.implemented.front().name;
    if (!type.variables.empty() || type.kind == TKIND_ENUM) {
        const char* key = type.kind == TKIND_ENUM                                 ? "values"
                          : type.kind == TKIND_RECORD || type.kind == TKIND_UNION ? "fields"
                          : type.kind == TKIND_MODULE                             ? "constants"
                                                                                  : "properties";
        result[key] = json::array();
        for (const variable_model& variable : type.variables)
            result[key].push_back(variable_json(variable, type.kind));
    }
    if (type.kind == TKIND_INTERFACE || type.kind == TKIND_DISPATCH || type.kind == TKIND_MODULE) {
        result["functions"] = json::array();
        for (const function_model& function : type.functions)
            result["functions"].push_back(function_json(function));
    }
    return result;
}

const char* system_name(SYSKIND system) {
    switch (system) {
    case SYS_WIN16:
        return "win16";
    case SYS_WIN32:
        return "win32";
    case SYS_MAC:
        return "mac";
    default:
        return "win64";
    }
}

} // namespace

std::string library_json(const library_model& library) {
    json result = {{"name", library.name},
                   {"guid", guid_text(library.guid)},
                   {"version", version_text(library.major, library.minor)},
                   {"lcid", library.lcid},
                   {"system", system_name(library.system)}};
    add_help(result, library.help, library.help_context);
    result["imports"] = json::array();
    for (const imported_library& import : library.imports)
        result["imports"].push_back({{"name", import.name},
                                     {"guid", guid_text(import.guid)},
                                     {"version", version_text(import.major, import.minor)}});
    result["types"] = json::array();
    for (const type_model& type : library.types)
        result["types"].push_back(type_json(type));
    if (!library.problems.empty())
        result["problems"] = library.problems;
    // Text from a hostile library need not be UTF-8.
    return result.dump(2, ' ', false, json::error_handler_t::replace) + '\n';
}

} // namespace comity_tool
