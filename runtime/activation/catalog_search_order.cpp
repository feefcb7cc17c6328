#include "catalog.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include <pwd.h>
#include <unistd.h>

namespace comity {

namespace {

/// A variable of the environment; empty when it is not set, or must not be believed.
std::string_view environment(const char* name) noexcept {
#if defined(__GLIBC__)
    const char* value = secure_getenv(name);
#else
    const char* value = issetugid() ? nullptr : std::getenv(name);
#endif
    return value ? value : "";
}

std::string home_folder() {
    const std::string_view home = environment("HOME");
    if (!home.empty())
        return std::string(home);
    passwd entry{};
    passwd* found = nullptr;
    char buffer[4096];
    if (getpwuid_r(getuid(), &entry, buffer, sizeof buffer, &found) != 0 || !found || !found->pw_dir)
        return {};
    return found->pw_dir;
}

std::string user_data_folder() {
    const std::string_view configured = environment("XDG_DATA_HOME");
    // The XDG base directory specification: a path that is not absolute is invalid and passed over.
    if (!configured.empty() && configured.front() == '/')
        return std::string(configured);
    const std::string home = home_folder();
    return home.empty() || home.front() != '/' ? std::string() : home + "/.local/share";
}

std::string classes_folder(std::string_view data_folder) {
    while (data_folder.size() > 1 && data_folder.back() == '/')
        data_folder.remove_suffix(1);
    return std::string(data_folder) + "/comity/classes.d";
}

/// Collects folders, each once, at the place where it came first.
class search_order {
public:
    void add(std::string_view data_folder, const char* origin) {
        std::string path = classes_folder(data_folder);
        const auto same = [&](const catalog_folder& folder) { return folder.path == path; };
        if (std::none_of(folders_.begin(), folders_.end(), same)) {
            catalog_folder folder;
            folder.path = std::move(path);
            folder.origin = origin;
            folders_.push_back(std::move(folder));
        }
    }

    void add_list(std::string_view list, const char* origin, bool allow_relative) {
        while (!list.empty()) {
            const std::size_t end = std::min(list.find(':'), list.size());
            const std::string_view one = list.substr(0, end);
            list.remove_prefix(std::min(end + 1, list.size()));
            if (one.empty())
                continue;
            if (one.front() == '/') {
                add(one, origin);
            } else if (allow_relative) {
                std::error_code error;
                const std::filesystem::path absolute = std::filesystem::absolute(one, error);
                if (!error)
                    add(absolute.lexically_normal().string(), origin);
            }
        }
    }

    std::vector<catalog_folder> take() { return std::move(folders_); }

private:
    std::vector<catalog_folder> folders_;
};

} // namespace

std::vector<catalog_folder> catalog_search_order() {
    search_order order;
    order.add_list(environment("COMITY_PATH"), "$COMITY_PATH", true);
    const std::string user = user_data_folder();
    if (!user.empty())
        order.add(user, "$XDG_DATA_HOME");
    const std::string_view shared = environment("XDG_DATA_DIRS");
    order.add_list(shared.empty() ? "/usr/local/share:/usr/share" : shared, "$XDG_DATA_DIRS", false);
    order.add(COMITY_DATA_FOLDER, "the installation");
    return order.take();
}

std::string user_catalog_folder() {
    const std::string user = user_data_folder();
    return user.empty() ? std::string() : classes_folder(user);
}

std::string describe_search(const catalog& searched) {
    std::string text = "The class catalog was looked for in";
    std::string problems;
    const char* separator = " ";
    for (const catalog_folder& folder : searched.folders()) {
        text += separator + folder.path + " (";
        separator = ", ";
        if (!folder.problem.empty())
            text += folder.problem;
        else if (!folder.stamp)
            text += "does not exist";
        else
            text += std::to_string(folder.files.size()) + (folder.files.size() == 1 ? " file" : " files");
        text += ')';
        for (const auto& file : folder.files)
            if (!file->problems.empty())
                problems += " " + file->path + ": " + file->problems.front() +
                            (file->problems.size() > 1 ? " (and more)." : ".");
    }
    text += '.';
    if (!problems.empty())
        text += " Part of it could not be used:" + problems;
    return text;
}

} // namespace comity
