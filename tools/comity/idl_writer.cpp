/// A type library as IDL: complete enough to read, and for most libraries to be compiled again.
#include "library_model.hpp"

#include <algorithm>
#include <set>

#include "text.hpp"
#include "value_text.hpp"

namespace comity_tool {

namespace {

constexpr GUID stdole_libid = {0x00020430, 0, 0, {0xC0, 0, 0, 0, 0, 0, 0, 0x46}};

std::string joined(const std::vector<std::string>& parts, const char* separator) {
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : separator) + part;
    return text;
}

void add_help(std::vector<std::string>& attributes, const std::string& help, DWORD context) {
    if (!help.empty())
        attributes.push_back("helpstring(" + quoted_text(help) + ')');
    if (context != 0)
        attributes.push_back("helpcontext(" + hex_text(context) + ')');
}

/// Whether a library shows this DISPID when its author gave none.
bool is_automatic(MEMBERID id) {
    return (static_cast<std::uint32_t>(id) & 0xF0000000u) == 0x60000000u;
}

std::string id_attribute(MEMBERID id) {
    return "id(" + (id < 10 ? std::to_string(id) : hex_text(static_cast<std::uint32_t>(id))) + ')';
}

/// A block of attributes, one a line, in front of a type.
std::string attribute_block(const std::vector<std::string>& attributes, const std::string& indent) {
    if (attributes.empty())
        return {};
    std::string text = indent + "[\n";
    for (std::size_t i = 0; i < attributes.size(); ++i)
        text += indent + "    " + attributes[i] + (i + 1 < attributes.size() ? ",\n" : "\n");
    return text + indent + "]\n";
}

std::string parameter_idl(const parameter_model& parameter) {
    std::vector<std::string> attributes = parameter_flag_names(parameter.flags);
    if (parameter.default_value) {
        // IDL writes one attribute for the pair of flags.
        std::erase(attributes, "optional");
        attributes.push_back("defaultvalue(" + value_literal(*parameter.default_value) + ')');
    }
    std::string text;
    if (!attributes.empty())
        text = '[' + joined(attributes, ", ") + "] ";
    return text + parameter.type.around(parameter.name);
}

std::string function_idl(const function_model& function, const type_model& type, const std::string& indent) {
    std::vector<std::string> attributes;
    if (type.kind == TKIND_MODULE) {
        if (!function.entry.empty())
            attributes.push_back("entry(" + quoted_text(function.entry) + ')');
        else if (!function.dll.empty())
            attributes.push_back("entry(" + std::to_string(function.ordinal) + ')');
    } else if (type.kind == TKIND_DISPATCH || type.dual || !is_automatic(function.id)) {
        attributes.push_back(id_attribute(function.id));
    }
    switch (function.invoke) {
    case INVOKE_PROPERTYGET:
        attributes.emplace_back("propget");
        break;
    case INVOKE_PROPERTYPUT:
        attributes.emplace_back("propput");
        break;
    case INVOKE_PROPERTYPUTREF:
        attributes.emplace_back("propputref");
        break;
    default:
        break;
    }
    for (std::string& name : function_flag_names(function.flags))
        attributes.push_back(std::move(name));
    if (function.optional_count < 0)
        attributes.emplace_back("vararg");
    add_help(attributes, function.help, function.help_context);
    std::string head = indent;
    if (!attributes.empty())
        head += '[' + joined(attributes, ", ") + "] ";
    head += function.result.around(function.name) + '(';
    std::vector<std::string> parameters;
    for (const parameter_model& parameter : function.parameters)
        parameters.push_back(parameter_idl(parameter));
    std::string line = head + joined(parameters, ", ") + ");";
    if (line.size() <= 110)
        return line + '\n';
    // One parameter a line.
    line = head;
    for (std::size_t i = 0; i < parameters.size(); ++i)
        line += '\n' + indent + "    " + parameters[i] + (i + 1 < parameters.size() ? "," : "");
    return line + ");\n";
}

std::string variable_idl(const variable_model& variable, const type_model& type, const std::string& indent) {
    std::vector<std::string> attributes;
    if (type.kind == TKIND_DISPATCH)
        attributes.push_back(id_attribute(variable.id));
    for (std::string& name : variable_flag_names(variable.flags))
        attributes.push_back(std::move(name));
    add_help(attributes, variable.help, variable.help_context);
    std::string text = indent;
    if (!attributes.empty())
        text += '[' + joined(attributes, ", ") + "] ";
    if (type.kind == TKIND_ENUM) {
        text += variable.name;
        if (variable.value)
            text += " = " + value_literal(*variable.value);
        return text;
    }
    if (variable.kind == VAR_CONST) {
        text += "const " + variable.type.around(variable.name);
        if (variable.value)
            text += " = " + value_literal(*variable.value);
        return text + ";\n";
    }
    return text + variable.type.around(variable.name) + ";\n";
}

class writer {
public:
    explicit writer(const library_model& library) : library_(library), written_(library.types.size()) {}

    std::string write() {
        for (const std::string& problem : library_.problems)
            text_ += "// Not readable: " + problem + '\n';
        std::vector<std::string> attributes = {"uuid(" + bare_guid(library_.guid) + ')', version()};
        if (library_.lcid != 0)
            attributes.push_back("lcid(" + hex_text(library_.lcid) + ')');
        if (library_.flags & LIBFLAG_FRESTRICTED)
            attributes.emplace_back("restricted");
        if (library_.flags & LIBFLAG_FCONTROL)
            attributes.emplace_back("control");
        if (library_.flags & LIBFLAG_FHIDDEN)
            attributes.emplace_back("hidden");
        add_help(attributes, library_.help, library_.help_context);
        if (!library_.help_file.empty())
            attributes.push_back("helpfile(" + quoted_text(library_.help_file) + ')');
        text_ += attribute_block(attributes, "") + "library " + library_.name + "\n{\n";
        write_imports();
        write_forward_declarations();
        for (const type_model& type : library_.types)
            if (type.is_value())
                write_type(type);
        for (const type_model& type : library_.types)
            write_type(type);
        return std::move(text_) + "}\n";
    }

private:
    static std::string bare_guid(const GUID& guid) { return guid_text(guid).substr(1, 36); }

    std::string version() const {
        return "version(" + std::to_string(library_.major) + '.' + std::to_string(library_.minor) + ')';
    }

    void write_imports() {
        for (const imported_library& import : library_.imports) {
            const bool is_stdole = comity::same_guid(import.guid, stdole_libid);
            text_ += "    // " + import.name + ' ' + std::to_string(import.major) + '.' +
                     std::to_string(import.minor) + ' ' + guid_text(import.guid) + '\n';
            text_ +=
                "    importlib(" + quoted_text(is_stdole ? "stdole2.tlb" : import.name + ".tlb") + ");\n";
        }
        if (!library_.imports.empty())
            text_ += '\n';
    }

    void write_forward_declarations() {
        bool any = false;
        for (const type_model& type : library_.types)
            if (type.kind == TKIND_INTERFACE || type.kind == TKIND_DISPATCH) {
                text_ += std::string("    ") + kind_name(type.kind) + ' ' + type.name + ";\n";
                any = true;
            }
        if (any)
            text_ += '\n';
    }

    /// Writes the values that `type` is made of, then the type itself, each once.
    void write_type(const type_model& type) {
        if (written_[type.index])
            return;
        written_[type.index] = true;
        if (type.alias)
            write_used(*type.alias);
        for (const variable_model& variable : type.variables)
            write_used(variable.type);
        if (type.is_value())
            write_value(type);
        else
            write_interface_or_class(type);
    }

    void write_used(const type_text& used) {
        for (const UINT index : used.uses)
            if (index < library_.types.size() && library_.types[index].is_value())
                write_type(library_.types[index]);
    }

    std::vector<std::string> type_attributes(const type_model& type) {
        std::vector<std::string> attributes;
        if (!comity::same_guid(type.guid, GUID{}))
            attributes.push_back("uuid(" + bare_guid(type.guid) + ')');
        if (type.major != 0 || type.minor != 0)
            attributes.push_back("version(" + std::to_string(type.major) + '.' + std::to_string(type.minor) +
                                 ')');
        for (std::string& name : type_flag_names(type.flags))
            if (!(name == "oleautomation" && type.kind == TKIND_DISPATCH))
                attributes.push_back(std::move(name));
        add_help(attributes, type.help, type.help_context);
        return attributes;
    }

    void write_value(const type_model& type) {
        const std::vector<std::string> attributes = type_attributes(type);
        const std::string inline_attributes = attributes.empty() ? "" : '[' + joined(attributes, ", ") + "] ";
        if (type.kind == TKIND_ALIAS) {
            std::string target = type.alias ? type.alias->around(type.name) : type.name;
            for (const UINT index : type.alias ? type.alias->uses : std::vector<UINT>())
                if (index < library_.types.size() && library_.types[index].kind != TKIND_ALIAS &&
                    library_.types[index].is_value())
                    target = std::string(kind_name(library_.types[index].kind)) + ' ' + target;
            std::vector<std::string> all = {"public"};
            all.insert(all.end(), attributes.begin(), attributes.end());
            text_ += "    typedef [" + joined(all, ", ") + "] " + target + ";\n\n";
            return;
        }
        text_ += "    ";
        text_ += type.kind == TKIND_ENUM ? inline_attributes : "typedef " + inline_attributes;
        text_ += std::string(kind_name(type.kind)) + ' ' + type.name + " {\n";
        for (std::size_t i = 0; i < type.variables.size(); ++i) {
            text_ += variable_idl(type.variables[i], type, "        ");
            if (type.kind == TKIND_ENUM)
                text_ += i + 1 < type.variables.size() ? ",\n" : "\n";
        }
        text_ += type.kind == TKIND_ENUM ? "    };\n\n" : "    } " + type.name + ";\n\n";
    }

    void write_interface_or_class(const type_model& type) {
        std::vector<std::string> attributes = type_attributes(type);
        if (type.kind == TKIND_INTERFACE)
            attributes.insert(attributes.begin(), "object");
        if (type.kind == TKIND_COCLASS && !(type.flags & TYPEFLAG_FCANCREATE))
            attributes.emplace_back("noncreatable");
        if (type.kind == TKIND_MODULE)
            for (const function_model& function : type.functions)
                if (!function.dll.empty()) {
                    attributes.push_back("dllname(" + quoted_text(function.dll) + ')');
                    break;
                }
        text_ += attribute_block(attributes, "    ") + "    " + kind_name(type.kind) + ' ' + type.name;
        if (type.kind == TKIND_INTERFACE && !type.implemented.empty())
            text_ += " : " + type.implemented.front().name;
        text_ += "\n    {\n";
        if (type.kind == TKIND_COCLASS) {
            for (const implemented_model& part : type.implemented) {
                const std::vector<std::string> flags = implemented_flag_names(part.flags);
                text_ += "        " + (flags.empty() ? "" : '[' + joined(flags, ", ") + "] ") +
                         kind_name(part.kind) + ' ' + part.name + ";\n";
            }
        } else {
            if (type.kind == TKIND_DISPATCH)
                text_ += "    properties:\n";
            for (const variable_model& variable : type.variables)
                text_ += variable_idl(variable, type, "        ");
            if (type.kind == TKIND_DISPATCH)
                text_ += "    methods:\n";
            for (const function_model& function : type.functions)
                text_ += function_idl(function, type, "        ");
        }
        text_ += "    }\n\n";
    }

    const library_model& library_;
    std::vector<bool> written_;
    std::string text_;
};

} // namespace

std::string library_idl(const library_model& library) {
    std::string text = writer(library).write();
    // No empty line in front of the closing brace.
    if (text.size() > 4 && text.ends_with("\n\n}\n"))
        text.erase(text.size() - 3, 1);
    return text;
}

} // namespace comity_tool
