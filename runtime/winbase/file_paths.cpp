/// Files by name: temporary names, attributes, folders, copies.
/// https://learn.microsoft.com/windows/win32/fileio/file-management-functions
#include <fileapi.h>
#include <processenv.h>
#include <winbase.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <memory>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "file_errors.hpp"

namespace comity::winbase {

namespace {

/// Runs `body(path)` on a caller's path; NULL and the empty path are no path.
template <class Unit, class Result, class Body>
Result on_path(const Unit* name, Result failure, Body&& body) {
    return guarded(failure, [&]() -> Result {
        if (!name || !*name)
            return fail(ERROR_PATH_NOT_FOUND, failure);
        return body(system_path(name));
    });
}

BOOL answer(int result, const std::string& path) {
    return result == 0 ? TRUE : fail(file_error(errno, path), BOOL{FALSE});
}

bool is_folder(const std::string& path) {
    struct stat about;
    return stat(path.c_str(), &about) == 0 && S_ISDIR(about.st_mode);
}

/// Read-only is what its owner must not write: the one permission that Windows' attribute can mean.
bool is_read_only(const struct stat& about) {
    return !(about.st_mode & S_IWUSR);
}

/// GetTempFileName writes into MAX_PATH units.
template <class Unit>
UINT temporary_name(const Unit* folder, const Unit* prefix, UINT unique, Unit* buffer) {
    return guarded(UINT{0}, [&]() -> UINT {
        if (!folder || !buffer)
            return fail(ERROR_INVALID_PARAMETER, UINT{0});
        std::basic_string<Unit> base(folder);
        if (base.size() > MAX_PATH - 14)
            return fail(ERROR_BUFFER_OVERFLOW, UINT{0});
        if (!base.empty() && base.back() != Unit('/') && base.back() != Unit('\\'))
            base += Unit('/');
        if (!is_folder(base.empty() ? std::string(".") : system_path(base.c_str())))
            return fail(ERROR_DIRECTORY, UINT{0});
        for (int i = 0; prefix && i < 3 && prefix[i]; ++i)
            base += prefix[i];
        const auto with_number = [&](UINT number) {
            std::array<char, 16> text{};
            std::snprintf(text.data(), text.size(), "%x.tmp", number);
            return base + as_form<Unit>(text.data());
        };
        const auto give = [&](const std::basic_string<Unit>& path, UINT number) {
            std::copy(path.begin(), path.end(), buffer);
            buffer[path.size()] = 0;
            return number;
        };
        if (unique & 0xffff)
            return give(with_number(unique & 0xffff), unique);
        static std::atomic<UINT> next{static_cast<UINT>(getpid()) * 97};
        for (UINT tried = 0; tried < 0xffff; ++tried) {
            const UINT number = next++ & 0xffff;
            if (number == 0)
                continue;
            const std::basic_string<Unit> path = with_number(number);
            const int made = open(system_path(path.c_str()).c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
            if (made >= 0) {
                close(made);
                return give(path, number);
            }
            if (errno != EEXIST)
                return fail(file_error(errno, system_path(path.c_str())), UINT{0});
        }
        return fail(ERROR_FILE_EXISTS, UINT{0});
    });
}

template <class Unit>
BOOL delete_file(const Unit* name) {
    return on_path(name, BOOL{FALSE}, [](const std::string& path) -> BOOL {
        struct stat about;
        if (lstat(path.c_str(), &about) != 0)
            return fail(file_error(errno, path), BOOL{FALSE});
        if (S_ISDIR(about.st_mode) || (S_ISREG(about.st_mode) && is_read_only(about)))
            return fail(ERROR_ACCESS_DENIED, BOOL{FALSE});
        return answer(unlink(path.c_str()), path);
    });
}

template <class Unit>
DWORD attributes(const Unit* name) {
    return on_path(name, INVALID_FILE_ATTRIBUTES, [](const std::string& path) -> DWORD {
        struct stat about;
        if (stat(path.c_str(), &about) != 0)
            return fail(file_error(errno, path), INVALID_FILE_ATTRIBUTES);
        DWORD found = S_ISDIR(about.st_mode) ? FILE_ATTRIBUTE_DIRECTORY : FILE_ATTRIBUTE_ARCHIVE;
        if (is_read_only(about))
            found |= FILE_ATTRIBUTE_READONLY;
        return found;
    });
}

template <class Unit>
BOOL set_attributes(const Unit* name, DWORD wanted) {
    return on_path(name, BOOL{FALSE}, [&](const std::string& path) -> BOOL {
        struct stat about;
        if (stat(path.c_str(), &about) != 0)
            return fail(file_error(errno, path), BOOL{FALSE});
        const mode_t writable = about.st_mode | S_IWUSR;
        const mode_t mode = wanted & FILE_ATTRIBUTE_READONLY ? about.st_mode & ~mode_t{S_IWUSR | S_IWGRP | S_IWOTH} : writable;
        return mode == about.st_mode ? TRUE : answer(chmod(path.c_str(), mode & 07777), path);
    });
}

template <class Unit>
BOOL create_folder(const Unit* name) {
    return on_path(name, BOOL{FALSE}, [](const std::string& path) -> BOOL {
        if (mkdir(path.c_str(), 0777) == 0)
            return TRUE;
        if (errno == EEXIST)
            return fail(ERROR_ALREADY_EXISTS, BOOL{FALSE});
        return fail(errno == ENOENT ? DWORD{ERROR_PATH_NOT_FOUND} : file_error(errno), BOOL{FALSE});
    });
}

template <class Unit>
BOOL remove_folder(const Unit* name) {
    return on_path(name, BOOL{FALSE}, [](const std::string& path) -> BOOL {
        if (rmdir(path.c_str()) == 0)
            return TRUE;
        struct stat about;
        const int error = errno;
        if (error == ENOTDIR && stat(path.c_str(), &about) == 0)
            return fail(ERROR_DIRECTORY, BOOL{FALSE});
        return fail(file_error(error, path), BOOL{FALSE});
    });
}

struct descriptor {
    explicit descriptor(int number) : number(number) {}
    descriptor(const descriptor&) = delete;
    descriptor& operator=(const descriptor&) = delete;
    ~descriptor() {
        if (number >= 0)
            close(number);
    }
    int number;
};

BOOL copy_contents(const std::string& from, const std::string& to, bool fail_if_there) {
    const descriptor source(open(from.c_str(), O_RDONLY | O_CLOEXEC));
    if (source.number < 0)
        return fail(file_error(errno, from), BOOL{FALSE});
    struct stat about, there;
    if (fstat(source.number, &about) != 0)
        return fail(file_error(errno), BOOL{FALSE});
    if (S_ISDIR(about.st_mode))
        return fail(ERROR_ACCESS_DENIED, BOOL{FALSE});
    if (!fail_if_there && stat(to.c_str(), &there) == 0 && there.st_dev == about.st_dev && there.st_ino == about.st_ino)
        return fail(ERROR_SHARING_VIOLATION, BOOL{FALSE});
    const descriptor target(
        open(to.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | (fail_if_there ? O_EXCL : O_TRUNC), about.st_mode & 0777));
    if (target.number < 0)
        return fail(file_error(errno, to), BOOL{FALSE});
    const auto block = std::make_unique<std::array<char, 65536>>();
    for (;;) {
        const ssize_t some = read(source.number, block->data(), block->size());
        if (some < 0 && errno == EINTR)
            continue;
        if (some == 0)
            return TRUE;
        DWORD error = some < 0 ? file_error(errno) : DWORD{ERROR_SUCCESS};
        for (ssize_t done = 0; error == ERROR_SUCCESS && done < some;) {
            const ssize_t written = write(target.number, block->data() + done, static_cast<std::size_t>(some - done));
            if (written >= 0)
                done += written;
            else if (errno != EINTR)
                error = file_error(errno);
        }
        if (error != ERROR_SUCCESS) {
            unlink(to.c_str());
            return fail(error, BOOL{FALSE});
        }
    }
}

template <class Unit>
BOOL copy_file(const Unit* from, const Unit* to, BOOL fail_if_there) {
    return on_path(from, BOOL{FALSE}, [&](const std::string& source) -> BOOL {
        return on_path(to, BOOL{FALSE},
                       [&](const std::string& target) { return copy_contents(source, target, fail_if_there); });
    });
}

/// A move never replaces what is there: for a file, the new name is made first, as a second one of the file.
template <class Unit>
BOOL move_file(const Unit* from, const Unit* to) {
    return on_path(from, BOOL{FALSE}, [&](const std::string& source) -> BOOL {
        return on_path(to, BOOL{FALSE}, [&](const std::string& target) -> BOOL {
            struct stat about, there;
            if (lstat(source.c_str(), &about) != 0)
                return fail(file_error(errno, source), BOOL{FALSE});
            if (lstat(target.c_str(), &there) == 0 && (there.st_dev != about.st_dev || there.st_ino != about.st_ino))
                return fail(ERROR_ALREADY_EXISTS, BOOL{FALSE});
            if (rename(source.c_str(), target.c_str()) == 0)
                return TRUE;
            if (errno != EXDEV || !S_ISREG(about.st_mode))
                return fail(file_error(errno, target), BOOL{FALSE});
            return copy_contents(source, target, true) && answer(unlink(source.c_str()), source) ? TRUE : FALSE;
        });
    });
}

/// The working folder, without a slash at its end. @throws std::bad_alloc
std::string working_folder() {
    std::string path(PATH_MAX, '\0');
    if (!getcwd(path.data(), path.size()))
        return "/";
    path.resize(path.find('\0'));
    return path;
}

template <class Unit>
DWORD current_folder(DWORD capacity, Unit* buffer) {
    return guarded(DWORD{0}, [&]() -> DWORD { return copy_or_need<Unit>(as_form<Unit>(working_folder()), buffer, capacity); });
}

template <class Unit>
BOOL enter_folder(const Unit* name) {
    return on_path(name, BOOL{FALSE}, [](const std::string& path) -> BOOL { return answer(chdir(path.c_str()), path); });
}

/// The path from the root on, without "." and ".."; nothing is looked up.
template <class Unit>
DWORD full_path(const Unit* name, DWORD capacity, Unit* buffer, Unit** file_part) {
    if (file_part)
        *file_part = nullptr;
    return guarded(DWORD{0}, [&]() -> DWORD {
        if (!name || !*name)
            return fail(name ? ERROR_PATH_NOT_FOUND : ERROR_INVALID_NAME, DWORD{0});
        std::string path = system_path(name);
        if (path.front() != '/')
            path = working_folder() + '/' + path;
        std::string full;
        for (std::size_t at = 0; at < path.size();) {
            const std::size_t end = std::min(path.find('/', at), path.size());
            const std::string part = path.substr(at, end - at);
            if (part == "..")
                full.resize(full.find_last_of('/') == std::string::npos ? 0 : full.find_last_of('/'));
            else if (!part.empty() && part != ".")
                full += '/' + part;
            at = end + 1;
        }
        if (full.empty() || path.back() == '/')
            full += '/';
        const std::basic_string<Unit> text = as_form<Unit>(full);
        const DWORD length = copy_or_need<Unit>(text, buffer, capacity);
        if (file_part && length < capacity) {
            const std::size_t slash = text.find_last_of(Unit('/'));
            if (slash + 1 < text.size())
                *file_part = buffer + slash + 1;
        }
        return length;
    });
}

} // namespace

} // namespace comity::winbase

using namespace comity::winbase;

STDAPI_(UINT) GetTempFileNameA(LPCSTR folder, LPCSTR prefix, UINT unique, LPSTR path) {
    return temporary_name(folder, prefix, unique, path);
}
STDAPI_(UINT) GetTempFileNameW(LPCWSTR folder, LPCWSTR prefix, UINT unique, LPWSTR path) {
    return temporary_name(folder, prefix, unique, path);
}
STDAPI_(BOOL) DeleteFileA(LPCSTR path) {
    return delete_file(path);
}
STDAPI_(BOOL) DeleteFileW(LPCWSTR path) {
    return delete_file(path);
}
STDAPI_(DWORD) GetFileAttributesA(LPCSTR path) {
    return attributes(path);
}
STDAPI_(DWORD) GetFileAttributesW(LPCWSTR path) {
    return attributes(path);
}
STDAPI_(BOOL) SetFileAttributesA(LPCSTR path, DWORD wanted) {
    return set_attributes(path, wanted);
}
STDAPI_(BOOL) SetFileAttributesW(LPCWSTR path, DWORD wanted) {
    return set_attributes(path, wanted);
}
STDAPI_(BOOL) CreateDirectoryA(LPCSTR path, LPSECURITY_ATTRIBUTES) {
    return create_folder(path);
}
STDAPI_(BOOL) CreateDirectoryW(LPCWSTR path, LPSECURITY_ATTRIBUTES) {
    return create_folder(path);
}
STDAPI_(BOOL) RemoveDirectoryA(LPCSTR path) {
    return remove_folder(path);
}
STDAPI_(BOOL) RemoveDirectoryW(LPCWSTR path) {
    return remove_folder(path);
}
STDAPI_(BOOL) CopyFileA(LPCSTR from, LPCSTR to, BOOL fail_if_there) {
    return copy_file(from, to, fail_if_there);
}
STDAPI_(BOOL) CopyFileW(LPCWSTR from, LPCWSTR to, BOOL fail_if_there) {
    return copy_file(from, to, fail_if_there);
}
STDAPI_(BOOL) MoveFileA(LPCSTR from, LPCSTR to) {
    return move_file(from, to);
}
STDAPI_(BOOL) MoveFileW(LPCWSTR from, LPCWSTR to) {
    return move_file(from, to);
}
STDAPI_(DWORD) GetCurrentDirectoryA(DWORD capacity, LPSTR path) {
    return current_folder(capacity, path);
}
STDAPI_(DWORD) GetCurrentDirectoryW(DWORD capacity, LPWSTR path) {
    return current_folder(capacity, path);
}
STDAPI_(BOOL) SetCurrentDirectoryA(LPCSTR path) {
    return enter_folder(path);
}
STDAPI_(BOOL) SetCurrentDirectoryW(LPCWSTR path) {
    return enter_folder(path);
}
STDAPI_(DWORD) GetFullPathNameA(LPCSTR path, DWORD capacity, LPSTR full, LPSTR *file_part) {
    return full_path(path, capacity, full, file_part);
}
STDAPI_(DWORD) GetFullPathNameW(LPCWSTR path, DWORD capacity, LPWSTR full, LPWSTR *file_part) {
    return full_path(path, capacity, full, file_part);
}
