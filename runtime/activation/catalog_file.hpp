/// One file of the class catalog (docs/class-catalog.md): which classes, type libraries,
/// interfaces and categories it names. The file was written by others and is read as such: every size is
/// bounded, and what is wrong in it is said and passed over.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <objbase.h>

namespace comity {

/// Where an object of a class may live; the `threading` key, as ThreadingModel on Windows.
enum class threading_model {
    main_thread, ///< no `threading` key: only in the main single-threaded apartment
    apartment,   ///< in any single-threaded apartment
    free,        ///< in the multi-threaded apartment
    both,        ///< wherever it is created
    neutral,     ///< wherever it is created; called without changing threads
};

/// The key's text; "main" for a class that names none.
const char* threading_model_name(threading_model model) noexcept;

struct catalog_class {
    CLSID clsid{};
    std::u16string name;
    std::u16string progid;
    std::u16string version_independent_progid;
    threading_model threading = threading_model::main_thread;
    std::string module; ///< absolute
    std::vector<GUID> categories;
    std::vector<GUID> required_categories;
    std::optional<GUID> typelib;
};

struct catalog_typelib {
    GUID libid{};
    WORD major = 0;
    WORD minor = 0;
    LCID lcid = 0;
    std::u16string name;
    std::string path; ///< absolute; may end in `\<n>`, the n-th library of the file
};

struct catalog_interface {
    IID iid{};
    std::u16string name;
    std::optional<GUID> typelib;
};

struct catalog_category {
    GUID catid{};
    std::u16string name;
};

/// What tells one state of a file or folder from the next.
struct file_stamp {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::int64_t size = 0;
    std::int64_t modified = 0; ///< nanoseconds since the epoch
    std::int64_t changed = 0;  ///< the same, of the inode

    bool operator==(const file_stamp&) const = default;
};

/// The stamp of `path`; nothing, and errno, when it cannot be asked.
std::optional<file_stamp> read_file_stamp(const std::string& path) noexcept;

/// Whether what bears the stamp was changed so short a time ago that one more change could leave the stamp as
/// it is.
bool is_fresh(const file_stamp& stamp) noexcept;

struct catalog_file {
    std::string path;
    file_stamp stamp;
    bool fresh = false; ///< is_fresh() when it was read: not to be trusted the next time
    std::vector<catalog_class> classes;
    std::vector<catalog_typelib> typelibs;
    std::vector<catalog_interface> interfaces;
    std::vector<catalog_category> categories;
    /// What was wrong, a sentence each, with the line where there is one. Entries that are not named here are
    /// good.
    std::vector<std::string> problems;
};

/// Files larger than this are refused.
constexpr std::int64_t max_catalog_file_size = 1 << 20;
/// Entries of one kind in one file; more are passed over.
constexpr std::size_t max_catalog_entries = 4096;
/// Problems that are kept for one file.
constexpr std::size_t max_catalog_problems = 32;

/// Bytes of the longest name, and of the longest path, that an entry may have.
constexpr std::size_t max_catalog_name = 255;
constexpr std::size_t max_catalog_path = 4095;

/// Whether a catalog entry can hold this text: bounded, and without characters that would steer a terminal.
bool is_catalog_text(std::string_view text, std::size_t longest) noexcept;

/// Reads one file. Never fails for what the file holds: see `problems`. @throws std::bad_alloc
std::shared_ptr<const catalog_file> read_catalog_file(const std::string& path);

/// The part of read_catalog_file that needs no file: fills `file` from `text`. Relative paths are taken from
/// the folder of `file.path`. @throws std::bad_alloc
void parse_catalog_text(std::string_view text, catalog_file& file);

} // namespace comity
