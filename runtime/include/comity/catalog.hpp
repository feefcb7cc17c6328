// The class catalog, to look at, for C++: <comity/catalog.h> with values instead of sinks.
#pragma once

#include <comity/catalog.h>
#include <comity/layer.hpp>

#include <new>
#include <optional>
#include <string>
#include <vector>

namespace comity {
inline namespace COMITY_LAYER_ABI {

/// A class of a catalog file; see comity_class_entry. Missing text is empty.
struct class_entry {
    CLSID clsid{};
    std::string name;
    std::string progid;
    std::string version_independent_progid;
    std::string threading;
    std::string module;
    std::string file;
    std::string hidden_by;
    std::optional<GUID> typelib;
    std::vector<GUID> categories;
};

/// A type library of a catalog file; see comity_typelib_entry.
struct typelib_entry {
    GUID libid{};
    WORD major_version = 0;
    WORD minor_version = 0;
    LCID lcid = 0;
    std::string name;
    std::string path;
    std::string file;
};

/// A folder of the search order; see comity_catalog_folder.
struct catalog_folder_entry {
    std::string path;
    std::string origin;
    std::string problem;
    bool exists = false;
    ULONG file_count = 0;
};

/// A catalog file; see comity_catalog_file.
struct catalog_file_entry {
    std::string path;
    ULONG class_count = 0;
    ULONG typelib_count = 0;
    ULONG interface_count = 0;
    std::vector<std::string> problems;
};

/// One step on the way to a class object; see comity_step.
struct explanation_step {
    comity_step_outcome outcome = COMITY_STEP_NOTE;
    HRESULT result = S_OK;
    std::string what;
    std::string path;
    std::string text;
};

/// What comity_explain_class told and answered.
struct class_explanation {
    HRESULT result = S_OK;
    std::vector<explanation_step> steps;
};

namespace detail {

inline std::string text_or_empty(const char* text) {
    return text != nullptr ? std::string(text) : std::string();
}

/// Runs one of the enumerating functions and keeps what `convert` makes of each thing it shows.
template <class Value, class Shown>
std::vector<Value> collect(HRESULT (*enumerate)(void (*)(const Shown*, void*), void*),
                           Value (*convert)(const Shown&)) {
    struct collection {
        std::vector<Value> values;
        Value (*convert)(const Shown&);
    } all{{}, convert};
    const HRESULT hr = enumerate(
        [](const Shown* shown, void* context) {
            collection& into = *static_cast<collection*>(context);
            into.values.push_back(into.convert(*shown));
        },
        &all);
    if (FAILED(hr))
        throw std::bad_alloc();
    return std::move(all.values);
}

} // namespace detail

/// Every class of every catalog file in search order, hidden ones included. @throws std::bad_alloc
inline std::vector<class_entry> catalog_classes() {
    return detail::collect<class_entry, comity_class_entry>(
        comity_enumerate_classes, [](const comity_class_entry& shown) {
            class_entry entry;
            entry.clsid = shown.clsid;
            entry.name = detail::text_or_empty(shown.name);
            entry.progid = detail::text_or_empty(shown.progid);
            entry.version_independent_progid = detail::text_or_empty(shown.version_independent_progid);
            entry.threading = detail::text_or_empty(shown.threading);
            entry.module = detail::text_or_empty(shown.module);
            entry.file = detail::text_or_empty(shown.file);
            entry.hidden_by = detail::text_or_empty(shown.hidden_by);
            if (shown.typelib != nullptr)
                entry.typelib = *shown.typelib;
            entry.categories.assign(shown.categories, shown.categories + shown.category_count);
            return entry;
        });
}

/// Every type library of every catalog file in search order. @throws std::bad_alloc
inline std::vector<typelib_entry> catalog_typelibs() {
    return detail::collect<typelib_entry, comity_typelib_entry>(
        comity_enumerate_typelibs, [](const comity_typelib_entry& shown) {
            return typelib_entry{shown.libid,
                                 shown.major_version,
                                 shown.minor_version,
                                 shown.lcid,
                                 detail::text_or_empty(shown.name),
                                 detail::text_or_empty(shown.path),
                                 detail::text_or_empty(shown.file)};
        });
}

/// The folders that are searched, in order. @throws std::bad_alloc
inline std::vector<catalog_folder_entry> catalog_folders() {
    return detail::collect<catalog_folder_entry, comity_catalog_folder>(
        comity_enumerate_catalog_folders, [](const comity_catalog_folder& shown) {
            return catalog_folder_entry{
                detail::text_or_empty(shown.path), detail::text_or_empty(shown.origin),
                detail::text_or_empty(shown.problem), shown.exists != 0, shown.file_count};
        });
}

/// The files of all folders, in order. @throws std::bad_alloc
inline std::vector<catalog_file_entry> catalog_files() {
    return detail::collect<catalog_file_entry, comity_catalog_file>(
        comity_enumerate_catalog_files, [](const comity_catalog_file& shown) {
            return catalog_file_entry{
                detail::text_or_empty(shown.path), shown.class_count, shown.typelib_count,
                shown.interface_count,
                std::vector<std::string>(shown.problems, shown.problems + shown.problem_count)};
        });
}

/// Goes the way to a class object, step by step; see comity_explain_class. @throws std::bad_alloc
inline class_explanation explain_class(const std::string& name, bool load) {
    class_explanation told;
    told.result = comity_explain_class(
        name.c_str(), load ? COMITY_EXPLAIN_LOAD : 0,
        [](const comity_step* step, void* context) {
            static_cast<class_explanation*>(context)->steps.push_back(
                {step->outcome, step->result, detail::text_or_empty(step->what),
                 detail::text_or_empty(step->path), detail::text_or_empty(step->text)});
        },
        &told);
    return told;
}

} // namespace COMITY_LAYER_ABI
} // namespace comity
