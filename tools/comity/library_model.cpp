#include "library_model.hpp"

#include <iterator>

namespace comity_tool {

namespace {

// The names are those of the IDL attributes.
constexpr flag_name type_flags[] = {
    {TYPEFLAG_FAPPOBJECT, "appobject"},
    {TYPEFLAG_FLICENSED, "licensed"},
    {TYPEFLAG_FPREDECLID, "predeclid"},
    {TYPEFLAG_FHIDDEN, "hidden"},
    {TYPEFLAG_FCONTROL, "control"},
    {TYPEFLAG_FDUAL, "dual"},
    {TYPEFLAG_FNONEXTENSIBLE, "nonextensible"},
    {TYPEFLAG_FOLEAUTOMATION, "oleautomation"},
    {TYPEFLAG_FRESTRICTED, "restricted"},
    {TYPEFLAG_FAGGREGATABLE, "aggregatable"},
    {TYPEFLAG_FPROXY, "proxy"},
};

constexpr flag_name function_flags[] = {
    {FUNCFLAG_FRESTRICTED, "restricted"},
    {FUNCFLAG_FSOURCE, "source"},
    {FUNCFLAG_FBINDABLE, "bindable"},
    {FUNCFLAG_FREQUESTEDIT, "requestedit"},
    {FUNCFLAG_FDISPLAYBIND, "displaybind"},
    {FUNCFLAG_FDEFAULTBIND, "defaultbind"},
    {FUNCFLAG_FHIDDEN, "hidden"},
    {FUNCFLAG_FUSESGETLASTERROR, "usesgetlasterror"},
    {FUNCFLAG_FDEFAULTCOLLELEM, "defaultcollelem"},
    {FUNCFLAG_FUIDEFAULT, "uidefault"},
    {FUNCFLAG_FNONBROWSABLE, "nonbrowsable"},
    {FUNCFLAG_FREPLACEABLE, "replaceable"},
    {FUNCFLAG_FIMMEDIATEBIND, "immediatebind"},
};

constexpr flag_name variable_flags[] = {
    {VARFLAG_FREADONLY, "readonly"},
    {VARFLAG_FSOURCE, "source"},
    {VARFLAG_FBINDABLE, "bindable"},
    {VARFLAG_FREQUESTEDIT, "requestedit"},
    {VARFLAG_FDISPLAYBIND, "displaybind"},
    {VARFLAG_FDEFAULTBIND, "defaultbind"},
    {VARFLAG_FHIDDEN, "hidden"},
    {VARFLAG_FRESTRICTED, "restricted"},
    {VARFLAG_FDEFAULTCOLLELEM, "defaultcollelem"},
    {VARFLAG_FUIDEFAULT, "uidefault"},
    {VARFLAG_FNONBROWSABLE, "nonbrowsable"},
    {VARFLAG_FREPLACEABLE, "replaceable"},
    {VARFLAG_FIMMEDIATEBIND, "immediatebind"},
};

constexpr flag_name parameter_flags[] = {
    {PARAMFLAG_FIN, "in"},         {PARAMFLAG_FOUT, "out"},      {PARAMFLAG_FLCID, "lcid"},
    {PARAMFLAG_FRETVAL, "retval"}, {PARAMFLAG_FOPT, "optional"},
};

constexpr flag_name implemented_flags[] = {
    {IMPLTYPEFLAG_FDEFAULT, "default"},
    {IMPLTYPEFLAG_FSOURCE, "source"},
    {IMPLTYPEFLAG_FRESTRICTED, "restricted"},
    {IMPLTYPEFLAG_FDEFAULTVTABLE, "defaultvtable"},
};

} // namespace

std::string type_text::around(const std::string& name) const {
    const bool touches = !before.empty() && before.back() == '*';
    return before + (touches || name.empty() ? "" : " ") + name + behind;
}

std::vector<std::string> flag_names(int flags, const flag_name* begin, const flag_name* end) {
    std::vector<std::string> names;
    for (const flag_name* entry = begin; entry != end; ++entry)
        if (flags & entry->flag)
            names.emplace_back(entry->name);
    return names;
}

std::vector<std::string> type_flag_names(int flags) {
    return flag_names(flags, std::begin(type_flags), std::end(type_flags));
}
std::vector<std::string> function_flag_names(int flags) {
    return flag_names(flags, std::begin(function_flags), std::end(function_flags));
}
std::vector<std::string> variable_flag_names(int flags) {
    return flag_names(flags, std::begin(variable_flags), std::end(variable_flags));
}
std::vector<std::string> parameter_flag_names(int flags) {
    return flag_names(flags, std::begin(parameter_flags), std::end(parameter_flags));
}
std::vector<std::string> implemented_flag_names(int flags) {
    return flag_names(flags, std::begin(implemented_flags), std::end(implemented_flags));
}

const char* kind_name(TYPEKIND kind) noexcept {
    switch (kind) {
    case TKIND_ENUM:
        return "enum";
    case TKIND_RECORD:
        return "struct";
    case TKIND_MODULE:
        return "module";
    case TKIND_INTERFACE:
        return "interface";
    case TKIND_DISPATCH:
        return "dispinterface";
    case TKIND_COCLASS:
        return "coclass";
    case TKIND_ALIAS:
        return "typedef";
    case TKIND_UNION:
        return "union";
    default:
        return "unknown";
    }
}

int slot_of(const function_model& function) noexcept {
    if (function.kind != FUNC_PUREVIRTUAL && function.kind != FUNC_VIRTUAL)
        return -1;
    // The library's reader gives offsets for this process, whatever system the file was made for.
    return function.vtable_offset / static_cast<int>(sizeof(void*));
}

} // namespace comity_tool
