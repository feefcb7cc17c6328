/// Files as handles: opening, reading, writing, the position, the size.
/// https://learn.microsoft.com/windows/win32/fileio/file-management-functions
#include <fileapi.h>
#include <handleapi.h>
#include <processenv.h>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <memory>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dispatcher.hpp"
#include "file_errors.hpp"

namespace comity::winbase {

namespace {

/// An open file. Waiting for one never blocks: each function here is done when it returns.
class file_object final : public waitable {
public:
    file_object(int descriptor, bool owned) : waitable(object_kind::file), descriptor(descriptor), owned_(owned) {}
    ~file_object() override {
        if (!delete_on_close.empty())
            unlink(delete_on_close.c_str());
        if (owned_)
            close(descriptor);
    }
    bool signaled(const thread_record&) const override { return true; }
    bool take(thread_record&) override { return false; }

    const int descriptor;
    std::string delete_on_close;

private:
    const bool owned_;
};

constexpr DWORD can_read = FILE_READ_DATA, can_write = FILE_WRITE_DATA;

DWORD file_access(DWORD wanted) {
    DWORD access = wanted & ~(GENERIC_READ | GENERIC_WRITE | GENERIC_EXECUTE | GENERIC_ALL);
    if (wanted & GENERIC_READ)
        access |= FILE_GENERIC_READ;
    if (wanted & GENERIC_WRITE)
        access |= FILE_GENERIC_WRITE;
    if (wanted & GENERIC_EXECUTE)
        access |= FILE_GENERIC_EXECUTE;
    if (wanted & GENERIC_ALL)
        access |= FILE_ALL_ACCESS;
    return access;
}

/// A handle to the descriptor, which is closed where no handle can be had. @throws std::bad_alloc
HANDLE make_handle(std::shared_ptr<file_object> file, DWORD access, DWORD error_of_success) {
    HANDLE handle = nullptr;
    dispatcher& all = dispatcher::instance();
    win32_error error = ERROR_SUCCESS;
    {
        const dispatcher::guard held = all.lock();
        error = all.open(held, file, access, handle);
    }
    if (error != ERROR_SUCCESS)
        return fail(error, INVALID_HANDLE_VALUE);
    return fail(error_of_success, handle);
}

template <class Unit>
HANDLE create_file(const Unit* name, DWORD wanted, DWORD disposition, DWORD flags) {
    return guarded(INVALID_HANDLE_VALUE, [&]() -> HANDLE {
        if (!name)
            return fail(ERROR_PATH_NOT_FOUND, INVALID_HANDLE_VALUE);
        if (flags & FILE_FLAG_OVERLAPPED)
            return fail(ERROR_NOT_SUPPORTED, INVALID_HANDLE_VALUE);
        const std::string path = system_path(name);
        if (path.empty())
            return fail(ERROR_PATH_NOT_FOUND, INVALID_HANDLE_VALUE);
        const DWORD access = file_access(wanted);
        const bool writes = (access & (FILE_WRITE_DATA | FILE_APPEND_DATA)) != 0;
        int mode = O_CLOEXEC | (writes ? access & FILE_READ_DATA ? O_RDWR : O_WRONLY : O_RDONLY);
        // Windows lets a file be emptied by a handle that cannot write otherwise; the system does not.
        const bool empties = disposition == CREATE_ALWAYS;
        switch (disposition) {
        case CREATE_NEW:
            mode |= O_CREAT | O_EXCL;
            break;
        case CREATE_ALWAYS:
        case OPEN_ALWAYS:
            mode |= O_CREAT | O_EXCL;
            break;
        case OPEN_EXISTING:
            break;
        case TRUNCATE_EXISTING:
            if (!(wanted & (GENERIC_WRITE | GENERIC_ALL)))
                return fail(ERROR_INVALID_PARAMETER, INVALID_HANDLE_VALUE);
            mode |= O_TRUNC;
            break;
        default:
            return fail(ERROR_INVALID_PARAMETER, INVALID_HANDLE_VALUE);
        }
        const mode_t permissions = flags & FILE_ATTRIBUTE_READONLY ? 0444 : 0666;
        bool existed = false;
        int descriptor = open(path.c_str(), mode, permissions);
        if (descriptor < 0 && errno == EEXIST && (disposition == CREATE_ALWAYS || disposition == OPEN_ALWAYS)) {
            existed = true;
            if (empties && !writes)
                mode = O_CLOEXEC | O_RDWR;
            descriptor = open(path.c_str(), (mode & ~(O_CREAT | O_EXCL)) | (empties ? O_TRUNC : 0));
        }
        if (descriptor < 0)
            return fail(file_error(errno, path), INVALID_HANDLE_VALUE);
        std::shared_ptr<file_object> file;
        try {
            file = std::make_shared<file_object>(descriptor, true);
        } catch (...) {
            close(descriptor);
            throw;
        }
        struct stat about;
        if (fstat(descriptor, &about) == 0 && S_ISDIR(about.st_mode) && !(flags & FILE_FLAG_BACKUP_SEMANTICS))
            return fail(ERROR_ACCESS_DENIED, INVALID_HANDLE_VALUE);
        if (flags & FILE_FLAG_DELETE_ON_CLOSE)
            file->delete_on_close = path;
        return make_handle(std::move(file), access, existed ? ERROR_ALREADY_EXISTS : ERROR_SUCCESS);
    });
}

/// Runs `body` on the open file behind a handle that gives `access`. @return what body returns, or `failure`
template <class Result, class Body>
Result with_file(HANDLE handle, DWORD access, Result failure, Body&& body) {
    return guarded(failure, [&]() -> Result {
        std::shared_ptr<file_object> file;
        dispatcher& all = dispatcher::instance();
        win32_error error = ERROR_SUCCESS;
        {
            const dispatcher::guard held = all.lock();
            error = all.get(held, handle, object_kind::file, access, file);
        }
        return error == ERROR_SUCCESS ? body(*file) : fail(error, failure);
    });
}

off_t place_of(const OVERLAPPED& overlapped) {
    return static_cast<off_t>(ULONGLONG{overlapped.OffsetHigh} << 32 | overlapped.Offset);
}

/// Repeats `once(descriptor, bytes, count)` until all is done, the end of the file or an error.
template <class Byte, class Once>
DWORD transfer(Byte* bytes, DWORD count, DWORD& done, Once&& once) {
    done = 0;
    while (done < count) {
        const ssize_t some = once(bytes + done, count - done);
        if (some < 0 && errno == EINTR)
            continue;
        if (some < 0)
            return done ? DWORD{ERROR_SUCCESS} : file_error(errno);
        if (some == 0)
            break;
        done += static_cast<DWORD>(some);
    }
    return ERROR_SUCCESS;
}

/// The new position, or -1 with the last error set.
LONGLONG move_pointer(HANDLE handle, LONGLONG distance, DWORD method) {
    return with_file(handle, 0, LONGLONG{-1}, [&](const file_object& file) -> LONGLONG {
        if (method > FILE_END)
            return fail(ERROR_INVALID_PARAMETER, LONGLONG{-1});
        const int whence = method == FILE_BEGIN ? SEEK_SET : method == FILE_CURRENT ? SEEK_CUR : SEEK_END;
        const off_t place = lseek(file.descriptor, distance, whence);
        if (place >= 0)
            return place;
        return fail(errno == EINVAL ? DWORD{ERROR_NEGATIVE_SEEK} : file_error(errno), LONGLONG{-1});
    });
}

} // namespace

} // namespace comity::winbase

using namespace comity::winbase;

STDAPI_(HANDLE)
CreateFileA(LPCSTR name, DWORD access, DWORD, LPSECURITY_ATTRIBUTES, DWORD disposition, DWORD flags, HANDLE) {
    return create_file(name, access, disposition, flags);
}

STDAPI_(HANDLE)
CreateFileW(LPCWSTR name, DWORD access, DWORD, LPSECURITY_ATTRIBUTES, DWORD disposition, DWORD flags, HANDLE) {
    return create_file(name, access, disposition, flags);
}

STDAPI_(BOOL) ReadFile(HANDLE handle, LPVOID buffer, DWORD count, LPDWORD read_count, LPOVERLAPPED overlapped) {
    if (read_count)
        *read_count = 0;
    return with_file(handle, can_read, BOOL{FALSE}, [&](const file_object& file) -> BOOL {
        if (!read_count && !overlapped)
            return fail(ERROR_INVALID_PARAMETER, BOOL{FALSE});
        off_t place = overlapped ? place_of(*overlapped) : 0;
        DWORD done = 0;
        // A terminal or a pipe gives what it has: only a file is read until the count is reached.
        struct stat about;
        const bool plain = fstat(file.descriptor, &about) == 0 && S_ISREG(about.st_mode);
        const DWORD error = transfer(static_cast<char*>(buffer), count, done, [&](char* to, DWORD left) -> ssize_t {
            if (done && !plain)
                return 0;
            const ssize_t some = overlapped ? pread(file.descriptor, to, left, place) : read(file.descriptor, to, left);
            if (some > 0)
                place += some;
            return some;
        });
        if (error != ERROR_SUCCESS)
            return fail(error, BOOL{FALSE});
        if (read_count)
            *read_count = done;
        if (overlapped) {
            overlapped->Internal = 0;
            overlapped->InternalHigh = done;
            if (done == 0 && count != 0)
                return fail(ERROR_HANDLE_EOF, BOOL{FALSE});
        }
        return TRUE;
    });
}

STDAPI_(BOOL)
WriteFile(HANDLE handle, LPCVOID buffer, DWORD count, LPDWORD written, LPOVERLAPPED overlapped) {
    if (written)
        *written = 0;
    return with_file(handle, can_write, BOOL{FALSE}, [&](const file_object& file) -> BOOL {
        if (!written && !overlapped)
            return fail(ERROR_INVALID_PARAMETER, BOOL{FALSE});
        off_t place = overlapped ? place_of(*overlapped) : 0;
        DWORD done = 0;
        const DWORD error =
            transfer(static_cast<const char*>(buffer), count, done, [&](const char* from, DWORD left) -> ssize_t {
                const ssize_t some =
                    overlapped ? pwrite(file.descriptor, from, left, place) : write(file.descriptor, from, left);
                if (some > 0)
                    place += some;
                return some;
            });
        if (error != ERROR_SUCCESS)
            return fail(error, BOOL{FALSE});
        if (written)
            *written = done;
        if (overlapped) {
            overlapped->Internal = 0;
            overlapped->InternalHigh = done;
        }
        return TRUE;
    });
}

STDAPI_(DWORD) SetFilePointer(HANDLE handle, LONG distance, PLONG high, DWORD method) {
    LONGLONG full = distance;
    if (high)
        full = static_cast<LONGLONG>(static_cast<ULONGLONG>(*high) << 32 | static_cast<ULONG>(distance));
    const LONGLONG place = move_pointer(handle, full, method);
    if (place < 0)
        return INVALID_SET_FILE_POINTER;
    if (!high && place > std::numeric_limits<ULONG>::max())
        return fail(ERROR_INVALID_PARAMETER, INVALID_SET_FILE_POINTER);
    if (high)
        *high = static_cast<LONG>(place >> 32);
    const auto low = static_cast<DWORD>(place);
    return low == INVALID_SET_FILE_POINTER ? fail(NO_ERROR, low) : low;
}

STDAPI_(BOOL) SetFilePointerEx(HANDLE handle, LARGE_INTEGER distance, PLARGE_INTEGER place, DWORD method) {
    const LONGLONG now = move_pointer(handle, distance.QuadPart, method);
    if (now < 0)
        return FALSE;
    if (place)
        place->QuadPart = now;
    return TRUE;
}

STDAPI_(BOOL) GetFileSizeEx(HANDLE handle, PLARGE_INTEGER size) {
    return with_file(handle, 0, BOOL{FALSE}, [&](const file_object& file) -> BOOL {
        struct stat about;
        if (fstat(file.descriptor, &about) != 0)
            return fail(file_error(errno), BOOL{FALSE});
        size->QuadPart = about.st_size;
        return TRUE;
    });
}

STDAPI_(DWORD) GetFileSize(HANDLE handle, LPDWORD high) {
    LARGE_INTEGER size;
    if (!GetFileSizeEx(handle, &size))
        return INVALID_FILE_SIZE;
    if (high)
        *high = static_cast<DWORD>(size.HighPart);
    return size.LowPart == INVALID_FILE_SIZE ? fail(NO_ERROR, size.LowPart) : size.LowPart;
}

STDAPI_(BOOL) SetEndOfFile(HANDLE handle) {
    return with_file(handle, can_write, BOOL{FALSE}, [&](const file_object& file) -> BOOL {
        const off_t place = lseek(file.descriptor, 0, SEEK_CUR);
        if (place < 0 || ftruncate(file.descriptor, place) != 0)
            return fail(file_error(errno), BOOL{FALSE});
        return TRUE;
    });
}

STDAPI_(BOOL) FlushFileBuffers(HANDLE handle) {
    return with_file(handle, can_write, BOOL{FALSE}, [&](const file_object& file) -> BOOL {
        // What has no disk behind it has nothing to flush.
        if (fsync(file.descriptor) != 0 && errno != EINVAL && errno != EROFS)
            return fail(file_error(errno), BOOL{FALSE});
        return TRUE;
    });
}

STDAPI_(DWORD) GetFileType(HANDLE handle) {
    return with_file(handle, 0, DWORD{FILE_TYPE_UNKNOWN}, [&](const file_object& file) -> DWORD {
        struct stat about;
        if (fstat(file.descriptor, &about) != 0)
            return fail(file_error(errno), DWORD{FILE_TYPE_UNKNOWN});
        SetLastError(NO_ERROR);
        return S_ISCHR(about.st_mode)                               ? FILE_TYPE_CHAR
               : S_ISFIFO(about.st_mode) || S_ISSOCK(about.st_mode) ? FILE_TYPE_PIPE
                                                                    : FILE_TYPE_DISK;
    });
}

STDAPI_(HANDLE) GetStdHandle(DWORD which) {
    return guarded(INVALID_HANDLE_VALUE, [&]() -> HANDLE {
        const DWORD number = STD_INPUT_HANDLE - which;
        if (number > 2)
            return fail(ERROR_INVALID_HANDLE, INVALID_HANDLE_VALUE);
        // One handle each for the life of the process; closing it leaves the descriptor open.
        const DWORD last_error = GetLastError();
        static const HANDLE handles[3] = {
            make_handle(std::make_shared<file_object>(0, false), FILE_GENERIC_READ | FILE_GENERIC_WRITE, NO_ERROR),
            make_handle(std::make_shared<file_object>(1, false), FILE_GENERIC_READ | FILE_GENERIC_WRITE, NO_ERROR),
            make_handle(std::make_shared<file_object>(2, false), FILE_GENERIC_READ | FILE_GENERIC_WRITE, NO_ERROR)};
        return fail(last_error, handles[number]);
    });
}
