#include "resolver_trace.hpp"

#include <cerrno>
#include <memory>
#include <system_error>

#include <oleauto.h>
#include <unistd.h>

#include "apartment.hpp"
#include "catalog.hpp"
#include "class_activation.hpp"
#include "guid_text.hpp"
#include "hresult_text.hpp"
#include "interface_reference.hpp"
#include "server_modules.hpp"
#include "wide_text.hpp"

namespace comity {

namespace {

/// The explanation that the last call left, or what its result means.
std::string take_explanation(HRESULT hr) {
    interface_reference<IErrorInfo> info;
    BSTR text = nullptr;
    if (GetErrorInfo(0, info.put()) != S_OK || FAILED(info->GetDescription(&text)) || !text)
        return describe_hresult(hr) + '.';
    const std::unique_ptr<OLECHAR, void (*)(BSTR)> owned(text, SysFreeString);
    return to_utf8(std::u16string_view(text, SysStringLen(text)));
}

class tracer {
public:
    explicit tracer(bool load) : known_(current_catalog()), load_(load) {}

    resolver_trace follow(std::u16string_view name) {
        CLSID clsid{};
        search();
        if (find_name(name, clsid))
            find_class(clsid);
        return std::move(trace_);
    }

private:
    void note(const char* what, std::string path, std::string text) {
        trace_.steps.push_back({COMITY_STEP_NOTE, S_OK, what, std::move(path), std::move(text)});
    }
    void passed(const char* what, std::string path, std::string text) {
        trace_.steps.push_back({COMITY_STEP_PASSED, S_OK, what, std::move(path), std::move(text)});
    }
    void warning(const char* what, std::string path, std::string text) {
        trace_.steps.push_back({COMITY_STEP_WARNING, S_FALSE, what, std::move(path), std::move(text)});
    }
    bool failed(HRESULT hr, const char* what, std::string path, std::string text) {
        trace_.steps.push_back({COMITY_STEP_FAILED, hr, what, std::move(path), std::move(text)});
        trace_.result = hr;
        return false;
    }

    void search() {
        for (const catalog_folder& folder : known_->folders()) {
            const std::string origin = " (from " + folder.origin + ')';
            if (!folder.problem.empty())
                warning("search", folder.path, "The folder" + origin + ' ' + folder.problem + '.');
            else if (!folder.stamp)
                note("search", folder.path, "The folder" + origin + " does not exist.");
            else
                passed("search", folder.path,
                       "The folder" + origin + " has " + std::to_string(folder.files.size()) +
                           (folder.files.size() == 1 ? " catalog file." : " catalog files."));
            for (const auto& file : folder.files)
                for (const std::string& problem : file->problems)
                    warning("file", file->path, problem + '.');
        }
    }

    bool find_name(std::u16string_view name, CLSID& clsid) {
        if (parse_guid(name, clsid))
            return true;
        const std::string shown = '"' + to_utf8(name.substr(0, 255)) + '"';
        const catalogued<catalog_class> found = known_->find_progid(name);
        if (!found.entry)
            return failed(CO_E_CLASSSTRING, "name", {}, "No class of these files is called " + shown + '.');
        clsid = found.entry->clsid;
        passed("name", found.file->path, shown + " names class " + guid_to_utf8(clsid) + '.');
        return true;
    }

    void find_class(REFCLSID clsid) {
        const std::string name = describe_class(clsid, *known_);
        interface_reference<IUnknown> built_in;
        if (SUCCEEDED(get_built_in_class_object(clsid, IID_IUnknown, built_in.put_void()))) {
            passed("class", {}, "Class " + name + " is Comity's own.");
            return;
        }
        const catalogued<catalog_class> found = known_->find_class(clsid);
        if (!found.entry) {
            failed(REGDB_E_CLASSNOTREG, "class", {}, "No catalog file names class " + name + '.');
            return;
        }
        passed("class", found.file->path, "Class " + name + " is served by " + found.entry->module + '.');
        for (const catalogued<catalog_class>& other : known_->classes())
            if (other.entry != found.entry && other.entry->clsid == clsid)
                warning("class", other.file->path,
                        "A second entry of this class, for " + other.entry->module +
                            ", is hidden by the first, which comes earlier in the search order.");
        describe_typelib(*found.entry);
        describe_threading(*found.entry);
        if (find_module(*found.entry) && load_)
            find_class_object(*found.entry);
    }

    void describe_threading(const catalog_class& entry) {
        switch (entry.threading) {
        case threading_model::main_thread:
            note("threading", {},
                 "The entry has no threading key: objects live in the main single-threaded apartment only.");
            break;
        case threading_model::apartment:
            note("threading", {},
                 "Objects live in single-threaded apartments only (threading = \"apartment\").");
            break;
        default:
            note("threading", {},
                 std::string("Objects may be created on any thread (threading = \"") +
                     threading_model_name(entry.threading) + "\").");
        }
    }

    bool find_module(const catalog_class& entry) {
        if (access(entry.module.c_str(), R_OK) == 0) {
            passed("module", entry.module, "The module is there.");
            return true;
        }
        return failed(
            CO_E_DLLNOTFOUND, "module", entry.module,
            "The module cannot be read: " + std::error_code(errno, std::generic_category()).message() + '.');
    }

    void find_class_object(const catalog_class& entry) {
        module_use keep;
        interface_reference<IUnknown> factory;
        const HRESULT hr = get_class_object("comity_explain_class", entry.clsid, CLSCTX_INPROC_SERVER,
                                            IID_IClassFactory, factory.put_void(), keep);
        if (FAILED(hr)) {
            failed(hr, "factory", entry.module, take_explanation(hr));
            return;
        }
        passed("factory", entry.module, "The module has been loaded and gave its class factory.");
        if (!keep.can_be_asked_to_unload())
            note("factory", entry.module, "The module has no DllCanUnloadNow: once loaded, it stays.");
    }

    void describe_typelib(const catalog_class& entry) {
        if (!entry.typelib)
            return;
        const std::string name = guid_to_utf8(*entry.typelib);
        const catalogued<catalog_typelib> found = known_->find_typelib(*entry.typelib, 0xffff, 0xffff, 0);
        if (!found.entry) {
            warning("type library", {},
                    "No catalog file says where type library " + name + " of this class is.");
            return;
        }
        // The part behind the backslash chooses one of several libraries in the file.
        const std::string file = found.entry->path.substr(0, found.entry->path.rfind('\\'));
        if (access(file.c_str(), R_OK) == 0)
            passed("type library", found.entry->path, "Type library " + name + " is there.");
        else
            warning("type library", found.entry->path,
                    "Type library " + name + " cannot be read: " +
                        std::error_code(errno, std::generic_category()).message() + '.');
    }

    std::shared_ptr<const catalog> known_;
    bool load_;
    resolver_trace trace_;
};

} // namespace

resolver_trace trace_class(std::u16string_view name, bool load) {
    return tracer(load).follow(name);
}

} // namespace comity
