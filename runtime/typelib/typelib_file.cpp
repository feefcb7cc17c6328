#include "typelib_file.hpp"

#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "elf_sections.hpp"
#include "pe_resources.hpp"
#include "rich_error.hpp"
#include "wide_text.hpp"

namespace comity::typelib {

namespace {

// Takes the `\N` from the end of a path. False if there is none.
bool split_number(std::string& path, unsigned& number) {
    const std::size_t slash = path.rfind('\\');
    if (slash == std::string::npos || slash == 0 || slash + 1 == path.size())
        return false;
    unsigned value = 0;
    const char* const end = path.data() + path.size();
    const auto [stopped, error] = std::from_chars(path.data() + slash + 1, end, value);
    if (error != std::errc() || stopped != end || value == 0)
        return false;
    number = value;
    path.resize(slash);
    return true;
}

struct descriptor {
    explicit descriptor(int value) noexcept : value(value) {}
    ~descriptor() {
        if (value >= 0)
            close(value);
    }
    descriptor(const descriptor&) = delete;
    descriptor& operator=(const descriptor&) = delete;
    const int value;
};

void set_identity(file_identity& identity, const struct stat& status) noexcept {
    identity.device = status.st_dev;
    identity.inode = status.st_ino;
    identity.size = status.st_size;
    identity.modified_seconds = status.st_mtim.tv_sec;
    identity.modified_nanoseconds = status.st_mtim.tv_nsec;
}

} // namespace

typelib_file::~typelib_file() {
    if (mapping_)
        munmap(mapping_, mapped_bytes_);
}

typelib_file::typelib_file(typelib_file&& other) noexcept
    : path_(std::move(other.path_)), identity_(other.identity_),
      mapping_(std::exchange(other.mapping_, nullptr)), mapped_bytes_(std::exchange(other.mapped_bytes_, 0)),
      library_(std::exchange(other.library_, {})) {}

typelib_file& typelib_file::operator=(typelib_file&& other) noexcept {
    std::swap(path_, other.path_);
    std::swap(identity_, other.identity_);
    std::swap(mapping_, other.mapping_);
    std::swap(mapped_bytes_, other.mapped_bytes_);
    std::swap(library_, other.library_);
    return *this;
}

HRESULT typelib_file::refuse(std::string_view why) const {
    return fail(TYPE_E_CANTLOADLIBRARY,
                "The type library " + numbered_path() + " cannot be loaded: " + std::string(why) + ".");
}

std::string typelib_file::numbered_path() const {
    std::string name = path_;
    if (identity_.number) {
        name += '\\';
        name += std::to_string(identity_.number);
    }
    return name;
}

std::u16string typelib_file::full_name() const {
    return to_utf16(numbered_path());
}

HRESULT typelib_file::locate(std::u16string_view path) {
    identity_ = {};
    path_ = to_utf8(path);
    if (path_.find('\0') != std::string::npos || path_.empty())
        return refuse("this is no path");
    struct stat status;
    int error = stat(path_.c_str(), &status) == 0 ? 0 : errno;
    // A file may have a backslash in its name, so that reading goes first.
    if (error != 0 && split_number(path_, identity_.number))
        error = stat(path_.c_str(), &status) == 0 ? 0 : errno;
    if (path_.front() != '/') {
        std::error_code ignored;
        const std::filesystem::path here = std::filesystem::current_path(ignored);
        if (!ignored)
            path_ = (here / path_).string();
    }
    if (error != 0)
        return refuse(std::strerror(error));
    if (!S_ISREG(status.st_mode))
        return refuse("this is not a file");
    set_identity(identity_, status);
    return S_OK;
}

HRESULT typelib_file::map() {
    const descriptor file(open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status;
    if (file.value < 0 || fstat(file.value, &status) != 0)
        return refuse(std::strerror(errno));
    if (!S_ISREG(status.st_mode))
        return refuse("this is not a file");
    set_identity(identity_, status); // it may have been replaced since locate()
    if (status.st_size == 0)
        return refuse("the file is empty");
    mapped_bytes_ = static_cast<std::size_t>(status.st_size);
    void* const mapping = mmap(nullptr, mapped_bytes_, PROT_READ, MAP_PRIVATE, file.value, 0);
    if (mapping == MAP_FAILED)
        return refuse(std::strerror(errno));
    mapping_ = mapping;

    const byte_view bytes{static_cast<const unsigned char*>(mapping), mapped_bytes_};
    if (looks_like_pe(bytes))
        library_ = find_pe_typelib(bytes, identity_.number);
    else if (looks_like_elf(bytes))
        library_ = find_elf_typelib(bytes, identity_.number);
    else
        library_ = bytes; // there is only one, whatever number it is asked for by
    if (library_.size == 0)
        return refuse(identity_.number ? "the file has no type library of this number"
                                       : "the file holds none");
    return S_OK;
}

} // namespace comity::typelib
