#include "catalog.hpp"

#include <algorithm>
#include <cstring>
#include <mutex>
#include <system_error>
#include <tuple>

#include <cerrno>
#include <dirent.h>

#include "wide_text.hpp"

namespace comity {

namespace {

/// More catalog files than this in one folder are not read.
constexpr std::size_t max_files_of_folder = 4096;

std::u16string folded(std::u16string_view name) {
    std::u16string upper(name);
    std::transform(upper.begin(), upper.end(), upper.begin(), upper_case);
    return upper;
}

bool is_catalog_file_name(std::string_view name) {
    constexpr std::string_view suffix = ".toml";
    return name.size() > suffix.size() && name.front() != '.' && name.ends_with(suffix);
}

/// The names of the catalog files in `folder`, sorted; says what went wrong.
std::vector<std::string> list_files(const std::string& folder, std::string& problem) {
    std::vector<std::string> names;
    DIR* const listing = opendir(folder.c_str());
    if (!listing) {
        problem = "cannot be read: " + std::error_code(errno, std::generic_category()).message();
        return names;
    }
    try {
        while (const dirent* entry = readdir(listing)) {
            if (!is_catalog_file_name(entry->d_name))
                continue;
            if (names.size() == max_files_of_folder) {
                problem = "has more than " + std::to_string(max_files_of_folder) +
                          " files, of which the rest is ignored";
                break;
            }
            names.push_back(entry->d_name);
        }
    } catch (...) {
        closedir(listing);
        throw;
    }
    closedir(listing);
    std::sort(names.begin(), names.end());
    return names;
}

bool same_order(const std::vector<catalog_folder>& a, const std::vector<catalog_folder>& b) {
    return std::equal(
        a.begin(), a.end(), b.begin(), b.end(),
        [](const catalog_folder& one, const catalog_folder& other) { return one.path == other.path; });
}

bool is_current(const catalog_folder& folder) {
    if (folder.fresh || read_file_stamp(folder.path) != folder.stamp)
        return false;
    return std::all_of(folder.files.begin(), folder.files.end(), [](const auto& file) {
        return !file->fresh && read_file_stamp(file->path) == file->stamp;
    });
}

/// Reads what changed since `earlier` and takes over the rest.
std::vector<catalog_folder> read_folders(std::vector<catalog_folder> order, const catalog* earlier) {
    std::unordered_map<std::string_view, const std::shared_ptr<const catalog_file>*> known;
    if (earlier)
        for (const catalog_folder& folder : earlier->folders())
            for (const auto& file : folder.files)
                known.emplace(file->path, &file);
    for (catalog_folder& folder : order) {
        folder.stamp = read_file_stamp(folder.path);
        if (!folder.stamp)
            continue;
        folder.fresh = is_fresh(*folder.stamp);
        for (const std::string& name : list_files(folder.path, folder.problem)) {
            const std::string path = folder.path + '/' + name;
            const auto found = known.find(path);
            if (found != known.end() && !(*found->second)->fresh &&
                read_file_stamp(path) == (*found->second)->stamp)
                folder.files.push_back(*found->second);
            else
                folder.files.push_back(read_catalog_file(path));
        }
    }
    return order;
}

template <class Entry>
void append(std::vector<catalogued<Entry>>& all, const std::vector<Entry>& entries,
            const catalog_file& file) {
    for (const Entry& entry : entries)
        all.push_back({&entry, &file});
}

/// How well a library in language `offered` serves a caller who asked for `wanted`; 0 is not at all.
int language_rank(LCID offered, LCID wanted) noexcept {
    constexpr LCID primary_mask = 0x3ff;
    if (offered == wanted)
        return 3;
    if ((offered & primary_mask) == (wanted & primary_mask))
        return 2;
    return offered == 0 ? 1 : 0;
}

} // namespace

std::size_t catalog::guid_hash::operator()(const GUID& guid) const noexcept {
    std::uint64_t halves[2];
    std::memcpy(halves, &guid, sizeof halves);
    return static_cast<std::size_t>((halves[0] ^ (halves[1] * 0x9e3779b97f4a7c15u)) * 0xff51afd7ed558ccdu >>
                                    16);
}

catalog::catalog(std::vector<catalog_folder> folders) : folders_(std::move(folders)) {
    for (const catalog_folder& folder : folders_) {
        for (const auto& file : folder.files) {
            append(classes_, file->classes, *file);
            append(typelibs_, file->typelibs, *file);
            append(interfaces_, file->interfaces, *file);
            append(categories_, file->categories, *file);
        }
    }
    for (std::size_t index = 0; index < classes_.size(); ++index) {
        const catalog_class& entry = *classes_[index].entry;
        // An entry that an earlier one hides gives no names either: they would lead to the other server.
        if (!by_clsid_.emplace(entry.clsid, index).second)
            continue;
        if (!entry.progid.empty())
            by_progid_.emplace(folded(entry.progid), index);
        if (!entry.version_independent_progid.empty())
            by_independent_progid_.emplace(folded(entry.version_independent_progid), index);
    }
}

catalogued<catalog_class> catalog::find_class(REFCLSID clsid) const noexcept {
    const auto found = by_clsid_.find(clsid);
    return found == by_clsid_.end() ? catalogued<catalog_class>() : classes_[found->second];
}

catalogued<catalog_class> catalog::find_progid(std::u16string_view progid) const {
    const std::u16string name = folded(progid);
    for (const auto* names : {&by_progid_, &by_independent_progid_})
        if (const auto found = names->find(name); found != names->end())
            return classes_[found->second];
    return {};
}

catalogued<catalog_typelib> catalog::find_typelib(REFGUID libid, WORD major, WORD minor, LCID lcid) const {
    const bool newest = major == 0xffff && minor == 0xffff;
    catalogued<catalog_typelib> best;
    const auto rank = [&](const catalog_typelib& library) {
        return std::tuple(newest ? library.major : 0, library.minor, language_rank(library.lcid, lcid));
    };
    for (const catalogued<catalog_typelib>& candidate : typelibs_) {
        const catalog_typelib& library = *candidate.entry;
        if (library.libid != libid || language_rank(library.lcid, lcid) == 0 ||
            (!newest && (library.major != major || library.minor < minor)))
            continue;
        if (!best.entry || rank(library) > rank(*best.entry))
            best = candidate;
    }
    return best;
}

std::shared_ptr<const catalog> current_catalog() {
    // Never destroyed: static destructors of other modules may still ask.
    struct cache {
        std::mutex mutex;
        std::shared_ptr<const catalog> last;
    };
    static cache& kept = *new cache;

    std::vector<catalog_folder> order = catalog_search_order();
    std::shared_ptr<const catalog> last;
    {
        const std::lock_guard lock(kept.mutex);
        last = kept.last;
    }
    if (last && same_order(order, last->folders()) &&
        std::all_of(last->folders().begin(), last->folders().end(), is_current))
        return last;
    // Files are read without the lock; of two threads that read at once, the later keeps its result. The
    // earlier may have seen an older state, but then it began before the change.
    auto read = std::make_shared<const catalog>(read_folders(std::move(order), last.get()));
    const std::lock_guard lock(kept.mutex);
    kept.last = read;
    return read;
}

} // namespace comity
