#include "catalog_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "guid_text.hpp"
#include "unique_descriptor.hpp"
#include "wide_text.hpp"

namespace comity {
namespace {
[[noreturn]] void refuse_toml() {
    throw std::logic_error("this cannot be read as TOML");
}
} // namespace
} // namespace comity

// Compiled in, so that the catalog does not make programs depend on one more shared library. The parser's own
// checks must hold in every build: it is given text that anybody may have written, some of which breaks what
// it takes for granted (in 3.3,
// "[[[" is enough). Left to itself it would end the process, or with NDEBUG tell the compiler that the case
// cannot be.
#undef NDEBUG
#define TOML_ASSERT(condition) ((condition) ? void() : comity::refuse_toml())
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 1
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

namespace comity {

namespace {

constexpr std::size_t max_categories = 256;

/// Timestamps move in steps (of a few milliseconds on Linux): within one step two writes look alike.
constexpr std::int64_t timestamp_step = 20'000'000;

std::int64_t nanoseconds(const timespec& time) noexcept {
    return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

file_stamp stamp_of(const struct stat& status) noexcept {
#if defined(__APPLE__)
    const timespec& modified = status.st_mtimespec;
    const timespec& changed = status.st_ctimespec;
#else
    const timespec& modified = status.st_mtim;
    const timespec& changed = status.st_ctim;
#endif
    return {static_cast<std::uint64_t>(status.st_dev), static_cast<std::uint64_t>(status.st_ino),
            static_cast<std::int64_t>(status.st_size), nanoseconds(modified), nanoseconds(changed)};
}

/// The parser is given ASCII alone: toml++ 3.3 runs into undefined behaviour at many a character beyond that,
/// wherever it looks for white space. So each byte of other characters travels as `~` and two hexadecimal
/// digits, and so does `~` itself. Both are good within strings and comments, and nowhere else, which is also
/// what TOML says of the characters.
std::string to_ascii_form(std::string_view text) {
    constexpr char digits[] = "0123456789ABCDEF";
    std::string form;
    form.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 && c != '~') {
            form += c;
        } else {
            form += '~';
            form += digits[byte >> 4];
            form += digits[byte & 15];
        }
    }
    return form;
}

/// What to_ascii_form() was given.
std::string from_ascii_form(std::string_view form) {
    const auto digit = [](char c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    };
    std::string text;
    text.reserve(form.size());
    for (std::size_t at = 0; at < form.size(); ++at) {
        const int high = form[at] == '~' && at + 2 < form.size() ? digit(form[at + 1]) : -1;
        const int low = high >= 0 ? digit(form[at + 2]) : -1;
        if (low >= 0) {
            text += static_cast<char>(high * 16 + low);
            at += 2;
        } else {
            text += form[at];
        }
    }
    return text;
}

/// Reads the tables of one file, one entry at a time; an entry with a mistake in it is reported and left out.
class reader {
public:
    explicit reader(catalog_file& file)
        : file_(file), folder_(std::filesystem::path(file.path).parent_path().string()) {}

    void read(const toml::table& root) {
        for (auto&& [key, node] : root) {
            const std::string_view name = key.str();
            if (name == "class")
                read_entries(name, node, file_.classes, &reader::read_class);
            else if (name == "typelib")
                read_entries(name, node, file_.typelibs, &reader::read_typelib);
            else if (name == "interface")
                read_entries(name, node, file_.interfaces, &reader::read_interface);
            else if (name == "category")
                read_entries(name, node, file_.categories, &reader::read_category);
            else
                problem(node, "unknown table '" + shown(name) + "' is ignored");
        }
    }

    void problem(const toml::source_position& position, const std::string& text) {
        if (file_.problems.size() < max_catalog_problems)
            file_.problems.push_back("line " + std::to_string(position.line) + ": " + text);
        else if (file_.problems.size() == max_catalog_problems)
            file_.problems.push_back("and more");
    }

private:
    template <class Entry>
    void read_entries(std::string_view kind, const toml::node& node, std::vector<Entry>& entries,
                      bool (reader::*read_one)(const toml::table&, Entry&)) {
        const toml::array* list = node.as_array();
        if (!list) {
            problem(node, "'" + std::string(kind) + "' must be written [[" + std::string(kind) + "]]");
            return;
        }
        for (const toml::node& element : *list) {
            const toml::table* table = element.as_table();
            if (!table) {
                problem(element, "an element of '" + std::string(kind) + "' is not a table");
                continue;
            }
            if (entries.size() == max_catalog_entries) {
                problem(element, "more than " + std::to_string(max_catalog_entries) + " entries [[" +
                                     std::string(kind) + "]]; the rest is ignored");
                return;
            }
            kind_ = kind;
            Entry entry;
            if ((this->*read_one)(*table, entry))
                entries.push_back(std::move(entry));
        }
    }

    bool read_class(const toml::table& table, catalog_class& entry) {
        report_unknown_keys(table, {"clsid", "name", "progid", "version_independent_progid", "threading",
                                    "module", "categories", "required_categories", "typelib"});
        return required_guid(table, "clsid", entry.clsid) && text(table, "name", entry.name) &&
               text(table, "progid", entry.progid) &&
               text(table, "version_independent_progid", entry.version_independent_progid) &&
               threading(table, entry.threading) && required_path(table, "module", entry.module) &&
               guid_list(table, "categories", entry.categories) &&
               guid_list(table, "required_categories", entry.required_categories) &&
               optional_guid(table, "typelib", entry.typelib);
    }

    bool read_typelib(const toml::table& table, catalog_typelib& entry) {
        report_unknown_keys(table, {"libid", "version", "lcid", "name", "path"});
        return required_guid(table, "libid", entry.libid) && version(table, entry.major, entry.minor) &&
               language(table, entry.lcid) && text(table, "name", entry.name) &&
               required_path(table, "path", entry.path);
    }

    bool read_interface(const toml::table& table, catalog_interface& entry) {
        report_unknown_keys(table, {"iid", "name", "typelib"});
        return required_guid(table, "iid", entry.iid) && text(table, "name", entry.name) &&
               optional_guid(table, "typelib", entry.typelib);
    }

    bool read_category(const toml::table& table, catalog_category& entry) {
        report_unknown_keys(table, {"catid", "name"});
        return required_guid(table, "catid", entry.catid) && text(table, "name", entry.name);
    }

    // Each of these is true when the key is good, or is missing and may be.

    bool text(const toml::table& table, std::string_view key, std::u16string& value) {
        std::string utf8;
        if (!string(table, key, max_catalog_name, utf8))
            return false;
        value = to_utf16(utf8);
        return true;
    }

    bool required_guid(const toml::table& table, std::string_view key, GUID& value) {
        std::optional<GUID> found;
        if (!optional_guid(table, key, found))
            return false;
        if (!found)
            return bad(table, key, "is missing");
        value = *found;
        return true;
    }

    bool optional_guid(const toml::table& table, std::string_view key, std::optional<GUID>& value) {
        const toml::node* node = table.get(key);
        if (!node)
            return true;
        GUID guid{};
        const toml::value<std::string>* written = node->as_string();
        if (!written || !parse_guid(written->get(), guid))
            return bad(*node, key, "is not a GUID in the form \"{xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx}\"");
        value = guid;
        return true;
    }

    bool guid_list(const toml::table& table, std::string_view key, std::vector<GUID>& values) {
        const toml::node* node = table.get(key);
        if (!node)
            return true;
        const toml::array* list = node->as_array();
        if (!list || list->size() > max_categories)
            return bad(*node, key, "is not a list of at most " + std::to_string(max_categories) + " GUIDs");
        for (const toml::node& element : *list) {
            GUID guid{};
            const toml::value<std::string>* written = element.as_string();
            if (!written || !parse_guid(written->get(), guid))
                return bad(element, key, "has an element that is not a GUID in braces");
            if (std::find(values.begin(), values.end(), guid) == values.end())
                values.push_back(guid);
        }
        return true;
    }

    bool threading(const toml::table& table, threading_model& value) {
        std::string written;
        if (!string(table, "threading", max_catalog_name, written))
            return false;
        if (written.empty())
            return true;
        for (const threading_model model : {threading_model::apartment, threading_model::free,
                                            threading_model::both, threading_model::neutral}) {
            if (written == threading_model_name(model)) {
                value = model;
                return true;
            }
        }
        return bad(*table.get("threading"), "threading",
                   "is '" + shown(written) + "', not apartment, free, both or neutral");
    }

    /// A path is made absolute, from the folder of the catalog file.
    bool required_path(const toml::table& table, std::string_view key, std::string& value) {
        std::string written;
        if (!string(table, key, max_catalog_path, written))
            return false;
        if (written.empty())
            return bad(table, key, "is missing");
        value = written.front() == '/' ? written : folder_ + '/' + written;
        return true;
    }

    bool version(const toml::table& table, WORD& major, WORD& minor) {
        std::string written;
        if (!string(table, "version", 32, written))
            return false;
        if (written.empty())
            return bad(table, "version", "is missing");
        const char* rest = written.data();
        const char* const end = rest + written.size();
        auto number = [&](WORD& part) {
            unsigned value = 0;
            const char* const begin = rest;
            while (rest != end && *rest >= '0' && *rest <= '9' && value <= 0xffff)
                value = value * 10 + static_cast<unsigned>(*rest++ - '0');
            part = static_cast<WORD>(value);
            return rest != begin && value <= 0xffff;
        };
        if (!number(major) || rest == end || *rest++ != '.' || !number(minor) || rest != end)
            return bad(*table.get("version"), "version", "is not two numbers in the form \"1.0\"");
        return true;
    }

    bool language(const toml::table& table, LCID& lcid) {
        const toml::node* node = table.get("lcid");
        if (!node)
            return true;
        const toml::value<int64_t>* written = node->as_integer();
        if (!written || written->get() < 0 || written->get() > 0xfffff)
            return bad(*node, "lcid", "is not a language identifier (a number from 0 to 0xfffff)");
        lcid = static_cast<LCID>(written->get());
        return true;
    }

    /// A missing string is empty.
    bool string(const toml::table& table, std::string_view key, std::size_t longest, std::string& value) {
        const toml::node* node = table.get(key);
        if (!node)
            return true;
        const toml::value<std::string>* written = node->as_string();
        if (!written)
            return bad(*node, key, "is not a string");
        std::string text = from_ascii_form(written->get());
        if (text.empty())
            return bad(*node, key, "is empty");
        if (text.size() > longest)
            return bad(*node, key, "is longer than " + std::to_string(longest) + " bytes");
        // Escapes can make anything.
        if (!is_catalog_text(text, longest) || !to_utf16_strict(text))
            return bad(*node, key, "has a control character in it");
        value = std::move(text);
        return true;
    }

    void report_unknown_keys(const toml::table& table, std::initializer_list<std::string_view> known) {
        for (auto&& [key, node] : table)
            if (std::find(known.begin(), known.end(), key.str()) == known.end())
                problem(node, "unknown key '" + shown(key.str()) + "' of [[" + std::string(kind_) +
                                  "]] is ignored");
    }

    bool bad(const toml::node& node, std::string_view key, const std::string& what) {
        problem(node, "'" + std::string(key) + "' of [[" + std::string(kind_) + "]] " + what +
                          "; the entry is ignored");
        return false;
    }

    void problem(const toml::node& node, const std::string& text) { problem(node.source().begin, text); }

    /// Text from the file as part of a message: of bearable length, and unable to steer a terminal.
    static std::string shown(std::string_view form) {
        const std::string text = from_ascii_form(form);
        std::string safe(text.substr(0, 60));
        std::replace_if(
            safe.begin(), safe.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, '?');
        return text.size() > 60 ? safe + "..." : safe;
    }

    catalog_file& file_;
    std::string folder_;
    std::string_view kind_;
};

std::string system_error(int error) {
    return std::error_code(error, std::generic_category()).message();
}

/// Reads all of a regular file of bearable size; otherwise says why not.
bool read_text(const std::string& path, catalog_file& file, std::string& text) {
    // O_NONBLOCK: opening a pipe that was put here must not wait for its other end.
    const unique_descriptor descriptor(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    struct stat status {};
    if (!descriptor || fstat(descriptor.get(), &status) != 0) {
        file.problems.push_back("the file cannot be read: " + system_error(errno));
        return false;
    }
    file.stamp = stamp_of(status);
    file.fresh = is_fresh(file.stamp);
    if (!S_ISREG(status.st_mode)) {
        file.problems.push_back("this is not a regular file");
        return false;
    }
    // The size is only what it was a moment ago: the reading itself is bounded too.
    char buffer[16384];
    for (;;) {
        const ssize_t got = read(descriptor.get(), buffer, sizeof buffer);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            file.problems.push_back("the file cannot be read: " + system_error(errno));
            return false;
        }
        if (got == 0)
            return true;
        text.append(buffer, static_cast<std::size_t>(got));
        if (text.size() > static_cast<std::size_t>(max_catalog_file_size)) {
            file.problems.push_back("the file is larger than " + std::to_string(max_catalog_file_size) +
                                    " bytes");
            return false;
        }
    }
}

} // namespace

const char* threading_model_name(threading_model model) noexcept {
    switch (model) {
    case threading_model::main_thread:
        return "main";
    case threading_model::apartment:
        return "apartment";
    case threading_model::free:
        return "free";
    case threading_model::both:
        return "both";
    case threading_model::neutral:
        return "neutral";
    }
    return "";
}

bool is_fresh(const file_stamp& stamp) noexcept {
    // Only the inode's own time: a program can set the other to any value, the future included.
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    return std::abs(nanoseconds(now) - stamp.changed) < timestamp_step;
}

bool is_catalog_text(std::string_view text, std::size_t longest) noexcept {
    return text.size() <= longest && std::none_of(text.begin(), text.end(), [](char c) {
               return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
           });
}

std::optional<file_stamp> read_file_stamp(const std::string& path) noexcept {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0)
        return std::nullopt;
    return stamp_of(status);
}

void parse_catalog_text(std::string_view text, catalog_file& file) {
    reader entries(file);
    constexpr const char* unusable = "not TOML, so nothing of this file is used: ";
    constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
    if (text.starts_with(byte_order_mark))
        text.remove_prefix(byte_order_mark.size());
    if (!to_utf16_strict(text)) {
        file.problems.push_back("not UTF-8, so nothing of this file is used");
        return;
    }
    toml::table root;
    try {
        root = toml::parse(to_ascii_form(text));
    } catch (const toml::parse_error& error) {
        entries.problem(error.source().begin, unusable + from_ascii_form(error.description()));
        return;
    } catch (const std::logic_error& error) {
        file.problems.push_back(unusable + std::string(error.what()));
        return;
    }
    entries.read(root);
}

std::shared_ptr<const catalog_file> read_catalog_file(const std::string& path) {
    auto file = std::make_shared<catalog_file>();
    file->path = path;
    std::string text;
    if (read_text(path, *file, text))
        parse_catalog_text(text, *file);
    return file;
}

} // namespace comity
