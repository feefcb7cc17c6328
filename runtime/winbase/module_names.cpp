#include "module_names.hpp"

#include <algorithm>
#include <array>

namespace comity::winbase {

namespace {

constexpr std::array<stand_in, 6> stand_ins{{
    {"oleaut32"},
    {"ole32"},
    {"combase"},
    {"kernel32"},
    {"kernelbase"},
    {"user32"},
}};

struct ordinal_name {
    WORD ordinal;
    const char* name;
};

/// In the order of the ordinals.
constexpr ordinal_name ordinals[] = {
#include "oleaut32_ordinals.inc"
};

bool equal_ignoring_ascii_case(std::string_view a, std::string_view b) {
    const auto lower = [](char unit) {
        return unit >= 'A' && unit <= 'Z' ? static_cast<char>(unit + 32) : unit;
    };
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [&](char x, char y) { return lower(x) == lower(y); });
}

bool ends_with_dll(std::string_view name) {
    constexpr std::string_view dll = ".dll";
    return name.size() > dll.size() && equal_ignoring_ascii_case(name.substr(name.size() - dll.size()), dll);
}

std::string_view without_dll(std::string_view name) {
    return ends_with_dll(name) ? name.substr(0, name.size() - 4) : name;
}

} // namespace

const stand_in* find_stand_in(std::string_view name) {
    const std::size_t folder = name.find_last_of("/\\");
    const std::string_view own = without_dll(folder == name.npos ? name : name.substr(folder + 1));
    const auto found = std::find_if(stand_ins.begin(), stand_ins.end(), [own](const stand_in& one) {
        return equal_ignoring_ascii_case(one.name, own);
    });
    return found == stand_ins.end() ? nullptr : &*found;
}

const stand_in* find_stand_in(HMODULE module) {
    for (const stand_in& one : stand_ins)
        if (handle_of(one) == module)
            return &one;
    return nullptr;
}

HMODULE handle_of(const stand_in& module) {
    return reinterpret_cast<HMODULE>(const_cast<stand_in*>(&module));
}

const char* name_of_ordinal(const stand_in& module, WORD ordinal) {
    if (&module != &stand_ins.front())
        return nullptr;
    const auto found =
        std::lower_bound(std::begin(ordinals), std::end(ordinals), ordinal,
                         [](const ordinal_name& one, WORD wanted) { return one.ordinal < wanted; });
    return found != std::end(ordinals) && found->ordinal == ordinal ? found->name : nullptr;
}

std::vector<std::string> module_files(std::string_view name) {
    std::string path(name);
    std::replace(path.begin(), path.end(), '\\', '/');
    const std::string stem(without_dll(path));
    if (path.find('/') == path.npos)
        return {path, "lib" + stem + ".so", stem + ".so"};
    if (stem != path || path.find('.', path.rfind('/')) == path.npos)
        return {path, stem + ".so"};
    return {path};
}

} // namespace comity::winbase
