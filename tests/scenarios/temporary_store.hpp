// A folder of its own for a test, with the local service's store in it.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace scenarios {

class temporary_store {
public:
    temporary_store() {
        std::string pattern = (std::filesystem::temp_directory_path() / "comity-scenario-XXXXXX").native();
        if (!mkdtemp(pattern.data()))
            throw std::runtime_error("no folder for a test");
        folder_ = pattern;
        setenv("COMITY_LOCAL_STORE", file().c_str(), 1);
    }
    temporary_store(const temporary_store&) = delete;
    ~temporary_store() {
        std::error_code error;
        std::filesystem::remove_all(folder_, error);
    }

    const std::filesystem::path& folder() const { return folder_; }
    std::filesystem::path file() const { return folder_ / "local.sqlite"; }

private:
    std::filesystem::path folder_;
};

} // namespace scenarios
