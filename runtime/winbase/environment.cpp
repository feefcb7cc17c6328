/// The environment, the command line, and where temporary files go.
/// https://learn.microsoft.com/windows/win32/api/processenv/
#include <fileapi.h>
#include <processenv.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <mutex>
#include <optional>

#include "text_forms.hpp"

#if defined(__APPLE__)
#include <crt_externs.h>
#define environ (*_NSGetEnviron())
#else
extern "C" char** environ;
#endif

using namespace comity::winbase;

namespace {

/// The C library's environment is not guarded against changes, so at least ours are against each other.
std::mutex environment_lock;

bool same_letters(std::string_view a, std::string_view b) {
    const auto lower = [](char unit) {
        return unit >= 'A' && unit <= 'Z' ? static_cast<char>(unit + 32) : unit;
    };
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [&](char x, char y) { return lower(x) == lower(y); });
}

/// The name as it stands in the environment: exactly, or else with letters of the other case.
std::optional<std::string> find_name(const std::string& name) {
    if (std::getenv(name.c_str()))
        return name;
    for (char** entry = environ; entry && *entry; ++entry) {
        const std::string_view text(*entry);
        const std::string_view own = text.substr(0, text.find('='));
        if (same_letters(own, name))
            return std::string(own);
    }
    return std::nullopt;
}

template <class Unit>
DWORD get_variable(const Unit* name, Unit* value, DWORD capacity) {
    return guarded(DWORD{0}, [&]() -> DWORD {
        if (!name)
            return fail(ERROR_ENVVAR_NOT_FOUND, DWORD{0});
        std::basic_string<Unit> text;
        {
            const std::string wanted = narrow(name);
            const std::lock_guard held(environment_lock);
            const std::optional<std::string> found = wanted.empty() ? std::nullopt : find_name(wanted);
            const char* const bytes = found ? std::getenv(found->c_str()) : nullptr;
            if (!bytes)
                return fail(ERROR_ENVVAR_NOT_FOUND, DWORD{0});
            text = as_form<Unit>(bytes);
        }
        return copy_or_need<Unit>(text, value, capacity);
    });
}

template <class Unit>
BOOL set_variable(const Unit* name, const Unit* value) {
    return guarded(BOOL{FALSE}, [&]() -> BOOL {
        if (!name)
            return fail(ERROR_ENVVAR_NOT_FOUND, BOOL{FALSE});
        std::string wanted = narrow(name);
        if (wanted.empty() || wanted.find('=') != std::string::npos)
            return fail(ERROR_INVALID_PARAMETER, BOOL{FALSE});
        const std::lock_guard held(environment_lock);
        if (const std::optional<std::string> found = find_name(wanted))
            wanted = *found;
        const int failed =
            value ? setenv(wanted.c_str(), narrow(value).c_str(), 1) : unsetenv(wanted.c_str());
        if (failed)
            return fail(errno == ENOMEM ? ERROR_NOT_ENOUGH_MEMORY : ERROR_INVALID_PARAMETER, BOOL{FALSE});
        return TRUE;
    });
}

/// One argument so that CommandLineToArgvW, and the C runtime of Windows, read it back as it is.
void append_quoted(std::string& line, std::string_view argument) {
    if (!argument.empty() && argument.find_first_of(" \t\n\v\"") == std::string_view::npos) {
        line += argument;
        return;
    }
    line += '"';
    std::size_t backslashes = 0;
    for (const char unit : argument) {
        if (unit == '\\') {
            ++backslashes;
        } else {
            // Backslashes mean something in front of a quotation mark only.
            if (unit == '"')
                line.append(backslashes + 1, '\\');
            backslashes = 0;
        }
        line += unit;
    }
    line.append(backslashes, '\\');
    line += '"';
}

std::string read_command_line() {
    std::ifstream file("/proc/self/cmdline", std::ios::binary);
    const std::string all{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    std::string line;
    for (std::size_t begin = 0; begin < all.size();) {
        const std::size_t end = std::min(all.find('\0', begin), all.size());
        if (begin != 0)
            line += ' ';
        append_quoted(line, std::string_view(all).substr(begin, end - begin));
        begin = end + 1;
    }
    return line;
}

/// Kept until the process ends, because it is the caller's to look at, and to write into, without an end.
template <class Unit>
Unit* command_line() {
    static auto& line = *new std::basic_string<Unit>(as_form<Unit>(read_command_line()));
    return line.data();
}

template <class Unit>
DWORD temporary_path(DWORD capacity, Unit* path) {
    return guarded(DWORD{0}, [&]() -> DWORD {
        std::string folder;
        {
            const std::lock_guard held(environment_lock);
            const char* const set = std::getenv("TMPDIR");
            folder = set && *set ? set : "/tmp";
        }
        if (folder.back() != '/')
            folder += '/';
        return copy_or_need<Unit>(as_form<Unit>(folder), path, capacity);
    });
}

} // namespace

STDAPI_(DWORD) GetEnvironmentVariableA(LPCSTR name, LPSTR value, DWORD capacity) {
    return get_variable(name, value, capacity);
}

STDAPI_(DWORD) GetEnvironmentVariableW(LPCWSTR name, LPWSTR value, DWORD capacity) {
    return get_variable(name, value, capacity);
}

STDAPI_(BOOL) SetEnvironmentVariableA(LPCSTR name, LPCSTR value) {
    return set_variable(name, value);
}

STDAPI_(BOOL) SetEnvironmentVariableW(LPCWSTR name, LPCWSTR value) {
    return set_variable(name, value);
}

STDAPI_(LPSTR) GetCommandLineA() {
    return guarded(LPSTR{}, [] { return command_line<char>(); });
}

STDAPI_(LPWSTR) GetCommandLineW() {
    return guarded(LPWSTR{}, [] { return command_line<char16_t>(); });
}

STDAPI_(DWORD) GetTempPathA(DWORD capacity, LPSTR path) {
    return temporary_path(capacity, path);
}

STDAPI_(DWORD) GetTempPathW(DWORD capacity, LPWSTR path) {
    return temporary_path(capacity, path);
}
