// A catalog of the test's own, and nothing else: the environment leads to a fresh folder.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <oleauto.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "guid_text.hpp"
#include "wide_text.hpp"

/// The description of the thread's error info, which this takes away; empty when there is none.
inline std::string take_error_text() {
    IErrorInfo* info = nullptr;
    if (GetErrorInfo(0, &info) != S_OK)
        return {};
    BSTR text = nullptr;
    info->GetDescription(&text);
    info->Release();
    std::string result = comity::to_utf8(text ? std::u16string_view(text) : std::u16string_view());
    SysFreeString(text);
    return result;
}

/// Sets variables of the environment and puts the old values back.
class environment {
public:
    explicit environment(const char* name) : name_(name) {
        if (const char* value = std::getenv(name))
            old_ = value;
        else
            unset_ = true;
    }
    environment(const environment&) = delete;
    environment& operator=(const environment&) = delete;
    ~environment() {
        if (unset_)
            unsetenv(name_);
        else
            setenv(name_, old_.c_str(), 1);
    }
    void set(const std::string& value) { setenv(name_, value.c_str(), 1); }
    void unset() { unsetenv(name_); }

private:
    const char* name_;
    std::string old_;
    bool unset_ = false;
};

class catalog_fixture : public testing::Test {
protected:
    catalog_fixture() {
        std::string pattern = (std::filesystem::temp_directory_path() / "comity-activation-XXXXXX").string();
        root_ = mkdtemp(pattern.data());
        comity_path_.set(data("first") + ':' + data("second"));
        data_home_.set(data("home"));
        data_dirs_.set(data("shared"));
    }
    ~catalog_fixture() override { std::filesystem::remove_all(root_); }

    const std::string& root() const { return root_; }

    /// A data folder: what $XDG_DATA_HOME and its like name.
    std::string data(const std::string& name) const { return root_ + '/' + name; }

    /// Where the catalog files of a data folder are.
    std::string classes(const std::string& name) const { return data(name) + "/comity/classes.d"; }

    /// Writes a catalog file whole, or replaces it, by renaming: as a package manager does.
    std::string write(const std::string& folder, const std::string& file, std::string_view text) const {
        std::filesystem::create_directories(classes(folder));
        const std::string path = classes(folder) + '/' + file;
        std::ofstream(path + ".new", std::ios::binary) << text;
        std::filesystem::rename(path + ".new", path);
        return path;
    }

    static std::string class_text(REFCLSID clsid, const std::string& module, const std::string& more = {}) {
        return "[[class]]\nclsid = \"" + comity::guid_to_utf8(clsid) + "\"\nmodule = \"" + module + "\"\n" +
               more;
    }

private:
    std::string root_;
    environment comity_path_{"COMITY_PATH"};
    environment data_home_{"XDG_DATA_HOME"};
    environment data_dirs_{"XDG_DATA_DIRS"};
};
