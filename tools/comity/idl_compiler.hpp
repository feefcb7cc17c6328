/// Runs widl on an interface definition, to learn what it says.
#pragma once

#include <string>
#include <vector>

namespace comity_tool {

struct compile_options {
    std::string compiler;                     ///< empty: the first of widl's names that is installed
    std::vector<std::string> include_folders; ///< searched for imported .idl files before the installed ones
    std::vector<std::string> typelib_folders; ///< the same for importlib
};

/// A folder of its own, removed with what is in it.
class temporary_folder {
public:
    temporary_folder();
    temporary_folder(const temporary_folder&) = delete;
    temporary_folder& operator=(const temporary_folder&) = delete;
    ~temporary_folder();
    const std::string& path() const noexcept { return path_; }

private:
    std::string path_;
};

struct compiled_idl {
    std::string typelib_path; ///< in the folder that was given; empty if the file defines no library
    std::string preprocessed; ///< the file's own text, without what it imports
};

/// Throws tool_error with what the compiler said.
compiled_idl compile_idl(const std::string& file, const temporary_folder& folder,
                         const compile_options& options);

/// A whole file. Throws tool_error.
std::string read_text_file(const std::string& path);

} // namespace comity_tool
