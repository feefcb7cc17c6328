/// A type library as plain data, ready to be printed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <comity/variant.hpp>

#include <oaidl.h>

namespace comity_tool {

/// A type as IDL writes it around a name: `long *` before, `[8]` behind.
struct type_text {
    std::string before;
    std::string behind;
    VARTYPE vt = VT_EMPTY; ///< of the TYPEDESC itself
    /// Types of this library that must be defined before this one can be used, by index.
    std::vector<UINT> uses;

    std::string text() const { return before + behind; }
    std::string around(const std::string& name) const;
};

struct parameter_model {
    std::string name; ///< empty when the library has none
    type_text type;
    USHORT flags = 0; ///< PARAMFLAG_...
    std::optional<comity::variant> default_value;
};

struct function_model {
    std::string name;
    MEMBERID id = 0;
    FUNCKIND kind = FUNC_DISPATCH;
    INVOKEKIND invoke = INVOKE_FUNC;
    CALLCONV convention = CC_STDCALL;
    SHORT vtable_offset = 0;
    SHORT optional_count = 0; ///< -1: a variable number of arguments
    WORD flags = 0;           ///< FUNCFLAG_...
    type_text result;
    std::vector<parameter_model> parameters;
    std::string help;
    DWORD help_context = 0;
    // Of a module's function:
    std::string dll;
    std::string entry;
    WORD ordinal = 0;
};

struct variable_model {
    std::string name;
    MEMBERID id = 0;
    VARKIND kind = VAR_PERINSTANCE;
    WORD flags = 0; ///< VARFLAG_...
    type_text type;
    ULONG offset = 0;                     ///< of a record's field
    std::optional<comity::variant> value; ///< of a constant
    std::string help;
    DWORD help_context = 0;
};

struct implemented_model {
    std::string name;
    GUID guid{};
    INT flags = 0; ///< IMPLTYPEFLAG_...
    TYPEKIND kind = TKIND_INTERFACE;
};

struct type_model {
    std::string name;
    UINT index = 0;
    TYPEKIND kind = TKIND_INTERFACE; ///< of a dual interface: TKIND_INTERFACE, with `dual`
    bool dual = false;
    GUID guid{};
    WORD flags = 0; ///< TYPEFLAG_...
    WORD major = 0;
    WORD minor = 0;
    ULONG size = 0;
    WORD alignment = 0;
    std::string help;
    DWORD help_context = 0;
    std::optional<type_text> alias;
    std::vector<implemented_model> implemented; ///< the base interface, or what a coclass implements
    std::vector<function_model> functions;
    std::vector<variable_model> variables;

    /// Whether it is a value (enumeration, structure, union, alias): those have to be defined before they are
    /// used.
    bool is_value() const noexcept {
        return kind == TKIND_ENUM || kind == TKIND_RECORD || kind == TKIND_UNION || kind == TKIND_ALIAS;
    }
};

struct imported_library {
    std::string name;
    GUID guid{};
    WORD major = 0;
    WORD minor = 0;
};

struct library_model {
    std::string name;
    GUID guid{};
    WORD major = 0;
    WORD minor = 0;
    LCID lcid = 0;
    SYSKIND system = SYS_WIN64;
    WORD flags = 0; ///< LIBFLAG_...
    std::string help;
    DWORD help_context = 0;
    std::string help_file;
    std::vector<imported_library> imports;
    std::vector<type_model> types;
    /// What could not be read, a sentence each: the rest is complete.
    std::vector<std::string> problems;
};

/// Reads everything. What one type lacks becomes a problem, not a failure. Throws hresult_error when the
/// library itself does not answer.
library_model read_library(ITypeLib* library);

/// Loads a file (`name`, `name\2`), or a registered library by LIBID. Throws hresult_error.
comity::com_ptr<ITypeLib> load_library(const std::string& path_or_libid);

/// The library as IDL.
std::string library_idl(const library_model& library);

/// The library as JSON text.
std::string library_json(const library_model& library);

/// "enum", "struct", ...
const char* kind_name(TYPEKIND kind) noexcept;

struct flag_name {
    int flag;
    const char* name;
};
/// The names of the flags that are set, in the order of the table.
std::vector<std::string> flag_names(int flags, const flag_name* begin, const flag_name* end);
std::vector<std::string> type_flag_names(int flags);
std::vector<std::string> function_flag_names(int flags);
std::vector<std::string> variable_flag_names(int flags);
std::vector<std::string> parameter_flag_names(int flags);
std::vector<std::string> implemented_flag_names(int flags);

/// The number of a slot in the vtable; -1 for a dispinterface's function, which has none.
int slot_of(const function_model& function) noexcept;

} // namespace comity_tool
