// The file a type library is in: opened by LoadTypeLib's path syntax, mapped, and searched for the library.
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include <sys/types.h>
#include <ctime>

#include <winerror.h>

#include "byte_view.hpp"

namespace comity::typelib {

// Which library in which file, however it is called: two paths to one file are one identity, and a file that
// has been replaced is another one.
struct file_identity {
    dev_t device = 0;
    ino_t inode = 0;
    off_t size = 0;
    std::int64_t modified_seconds = 0;
    long modified_nanoseconds = 0;
    unsigned number = 0; // the N of `file\N`, 0 where none was given

    auto operator<=>(const file_identity&) const = default;
};

// A mapped file and the part of it that is the type library.
//
// The mapping is private and read-only. A file that is cut short in place while it is mapped takes the
// process down when the missing part is read, as with any mapped shared object; files that are replaced (as
// packages do) are not touched.
class typelib_file {
public:
    typelib_file() = default;
    ~typelib_file();
    typelib_file(typelib_file&& other) noexcept;
    typelib_file& operator=(typelib_file&& other) noexcept;

    // Finds the file that `path` names: a raw library, a PE or ELF file, or one of these with `\N` behind it.
    // A relative path is taken from the current directory. TYPE_E_CANTLOADLIBRARY with error info.
    HRESULT locate(std::u16string_view path);

    // Maps the located file and finds the library in it. TYPE_E_CANTLOADLIBRARY with error info.
    HRESULT map();

    const file_identity& identity() const noexcept { return identity_; }
    // The path as it was given, made absolute; UTF-8 without, UTF-16 with the `\N`.
    const std::string& path() const noexcept { return path_; }
    std::u16string full_name() const;
    const byte_view& library() const noexcept { return library_; }

private:
    HRESULT refuse(std::string_view why) const;
    std::string numbered_path() const;

    std::string path_;
    file_identity identity_;
    void* mapping_ = nullptr;
    std::size_t mapped_bytes_ = 0;
    byte_view library_;
};

} // namespace comity::typelib
