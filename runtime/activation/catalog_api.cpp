/// <comity/catalog.h>: the catalog as tools see it.
#include <comity/catalog.h>

#include <string>
#include <vector>

#include "boundary.hpp"
#include "catalog.hpp"
#include "resolver_trace.hpp"
#include "wide_text.hpp"

using namespace comity;

namespace {

const char* text_or_null(const std::string& text) {
    return text.empty() ? nullptr : text.c_str();
}

ULONG count_of(std::size_t number) {
    return static_cast<ULONG>(number);
}

} // namespace

STDAPI comity_enumerate_classes(comity_class_sink sink, void* context) {
    if (!sink)
        return E_INVALIDARG;
    return guarded([&] {
        const std::shared_ptr<const catalog> known = current_catalog();
        for (const catalogued<catalog_class>& one : known->classes()) {
            const catalogued<catalog_class> first = known->find_class(one.entry->clsid);
            const std::string name = to_utf8(one.entry->name);
            const std::string progid = to_utf8(one.entry->progid);
            const std::string independent = to_utf8(one.entry->version_independent_progid);
            comity_class_entry shown{};
            shown.clsid = one.entry->clsid;
            shown.name = text_or_null(name);
            shown.progid = text_or_null(progid);
            shown.version_independent_progid = text_or_null(independent);
            shown.threading = threading_model_name(one.entry->threading);
            shown.module = one.entry->module.c_str();
            shown.file = one.file->path.c_str();
            shown.hidden_by = first.entry == one.entry ? nullptr : first.file->path.c_str();
            shown.typelib = one.entry->typelib ? &*one.entry->typelib : nullptr;
            shown.categories = one.entry->categories.data();
            shown.category_count = count_of(one.entry->categories.size());
            sink(&shown, context);
        }
        return S_OK;
    });
}

STDAPI comity_enumerate_typelibs(comity_typelib_sink sink, void* context) {
    if (!sink)
        return E_INVALIDARG;
    return guarded([&] {
        const std::shared_ptr<const catalog> known = current_catalog();
        for (const catalogued<catalog_typelib>& one : known->typelibs()) {
            const std::string name = to_utf8(one.entry->name);
            const comity_typelib_entry shown{
                one.entry->libid,   one.entry->major,        one.entry->minor,      one.entry->lcid,
                text_or_null(name), one.entry->path.c_str(), one.file->path.c_str()};
            sink(&shown, context);
        }
        return S_OK;
    });
}

STDAPI comity_enumerate_catalog_folders(comity_catalog_folder_sink sink, void* context) {
    if (!sink)
        return E_INVALIDARG;
    return guarded([&] {
        const std::shared_ptr<const catalog> known = current_catalog();
        for (const catalog_folder& folder : known->folders()) {
            const comity_catalog_folder shown{folder.path.c_str(), folder.origin.c_str(),
                                              text_or_null(folder.problem), folder.stamp.has_value(),
                                              count_of(folder.files.size())};
            sink(&shown, context);
        }
        return S_OK;
    });
}

STDAPI comity_enumerate_catalog_files(comity_catalog_file_sink sink, void* context) {
    if (!sink)
        return E_INVALIDARG;
    return guarded([&] {
        const std::shared_ptr<const catalog> known = current_catalog();
        for (const catalog_folder& folder : known->folders()) {
            for (const auto& file : folder.files) {
                std::vector<const char*> problems;
                for (const std::string& problem : file->problems)
                    problems.push_back(problem.c_str());
                const comity_catalog_file shown{file->path.c_str(),
                                                count_of(file->classes.size()),
                                                count_of(file->typelibs.size()),
                                                count_of(file->interfaces.size()),
                                                problems.data(),
                                                count_of(problems.size())};
                sink(&shown, context);
            }
        }
        return S_OK;
    });
}

STDAPI comity_explain_class(const char* name, DWORD flags, comity_step_sink sink, void* context) {
    if (!name || !sink || (flags & ~DWORD{COMITY_EXPLAIN_LOAD}))
        return E_INVALIDARG;
    return guarded([&] {
        const resolver_trace trace = trace_class(to_utf16(name), flags & COMITY_EXPLAIN_LOAD);
        for (const trace_step& step : trace.steps) {
            const comity_step shown{step.outcome, step.result, step.what, text_or_null(step.path),
                                    step.text.c_str()};
            sink(&shown, context);
        }
        return trace.result;
    });
}
