/// The class catalog: which server makes a class, which file holds a type library. It is read from files,
/// kept, and looked at again at each question, so that a file that was just installed counts.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <objbase.h>

#include "catalog_file.hpp"

namespace comity {

/// A place where catalog files are looked for.
struct catalog_folder {
    std::string path;                ///< of the folder itself, `.../comity/classes.d`
    std::string origin;              ///< what put it into the search order, `$XDG_DATA_HOME` for example
    std::optional<file_stamp> stamp; ///< nothing when the folder cannot be asked, which is no mistake
    bool fresh = false;
    std::string problem; ///< why an existing folder could not be read, or was read in part
    std::vector<std::shared_ptr<const catalog_file>> files; ///< by name
};

/// One entry, and the file it is from.
template <class Entry>
struct catalogued {
    const Entry* entry = nullptr;
    const catalog_file* file = nullptr;
};

/// The catalog as it was at one moment. Immutable.
class catalog {
public:
    explicit catalog(std::vector<catalog_folder> folders);
    catalog(const catalog&) = delete;
    catalog& operator=(const catalog&) = delete;

    const std::vector<catalog_folder>& folders() const noexcept { return folders_; }

    /// The class's entry; of several, the first in search order. `entry` is null when there is none.
    catalogued<catalog_class> find_class(REFCLSID clsid) const noexcept;

    /// The class of this name, by `progid` or `version_independent_progid`, in any case of letters.
    catalogued<catalog_class> find_progid(std::u16string_view progid) const;

    /// The library that LoadRegTypeLib takes: the same major version and the highest minor version that is
    /// not lower; of these the nearest language (the same, the same primary one, neutral); of these the first
    /// in search order. 0xffff for both versions: the newest there is.
    catalogued<catalog_typelib> find_typelib(REFGUID libid, WORD major, WORD minor, LCID lcid) const;

    /// Every entry in search order, entries that are hidden by earlier ones included.
    const std::vector<catalogued<catalog_class>>& classes() const noexcept { return classes_; }
    const std::vector<catalogued<catalog_typelib>>& typelibs() const noexcept { return typelibs_; }
    const std::vector<catalogued<catalog_interface>>& interfaces() const noexcept { return interfaces_; }
    const std::vector<catalogued<catalog_category>>& categories() const noexcept { return categories_; }

private:
    struct guid_hash {
        std::size_t operator()(const GUID& guid) const noexcept;
    };

    std::vector<catalog_folder> folders_;
    std::vector<catalogued<catalog_class>> classes_;
    std::vector<catalogued<catalog_typelib>> typelibs_;
    std::vector<catalogued<catalog_interface>> interfaces_;
    std::vector<catalogued<catalog_category>> categories_;
    // Indices of the entries that count. A version-dependent name is preferred to a version-independent one.
    std::unordered_map<GUID, std::size_t, guid_hash> by_clsid_;
    std::unordered_map<std::u16string, std::size_t> by_progid_;
    std::unordered_map<std::u16string, std::size_t> by_independent_progid_;
};

/// The catalog as it is now. Never null. Any thread. @throws std::bad_alloc
std::shared_ptr<const catalog> current_catalog();

/// The folders that current_catalog() looks at, in order, unread: `comity/classes.d` under each of
/// $COMITY_PATH, $XDG_DATA_HOME (or ~/.local/share), $XDG_DATA_DIRS (or /usr/local/share and /usr/share), and
/// the data folder of the installation. A program that runs with another user's rights ignores the
/// environment. @throws std::bad_alloc
std::vector<catalog_folder> catalog_search_order();

/// `$XDG_DATA_HOME/comity/classes.d`, where a user's own entries belong; empty when the user has no home.
std::string user_catalog_folder();

/// Where the catalog was looked for and what was wrong there, in whole sentences for people: the end of every
/// message about something that is not in the catalog. @throws std::bad_alloc
std::string describe_search(const catalog& searched);

} // namespace comity
