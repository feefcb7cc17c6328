/* Files: opened, read and written as handles, and by name; their times. https://learn.microsoft.com/windows/win32/api/fileapi/ */
#ifndef COMITY_FILEAPI_H
#define COMITY_FILEAPI_H

#include <windef.h>
#include <winerror.h>
#include <minwinbase.h>
#include <comity/file_constants.h>

/** -1, 0, 1. */
STDAPI_(LONG) CompareFileTime(const FILETIME *a, const FILETIME *b);
/** To and from local time by what is in force now, daylight saving time or not, whatever the date. FALSE: ERROR_INVALID_PARAMETER. */
STDAPI_(BOOL) FileTimeToLocalFileTime(const FILETIME *utc, LPFILETIME local);
STDAPI_(BOOL) LocalFileTimeToFileTime(const FILETIME *local, LPFILETIME utc);

/** $TMPDIR or /tmp, with a slash at its end. The length without the NUL, or with it where it does not fit. */
STDAPI_(DWORD) GetTempPathA(DWORD capacity, LPSTR path);
STDAPI_(DWORD) GetTempPathW(DWORD capacity, LPWSTR path);

/* Names are the system's: a backslash is a slash, case matters, there are no drives. An error is the one Windows gives:
 * ERROR_FILE_NOT_FOUND, ERROR_PATH_NOT_FOUND (a folder of it), ERROR_ACCESS_DENIED, ERROR_FILE_EXISTS, ... */

/** Opens a file; the handle is CloseHandle's. Of the flags, DELETE_ON_CLOSE and BACKUP_SEMANTICS (which opens folders, too) do
 * something, OVERLAPPED is refused with ERROR_NOT_SUPPORTED, the others are hints; of the attributes, READONLY. Sharing is not
 * enforced, as the system has no such thing. OPEN_ALWAYS and CREATE_ALWAYS leave ERROR_ALREADY_EXISTS where the file was there, and 0 where
 * it was not. INVALID_HANDLE_VALUE: as above, ERROR_INVALID_PARAMETER. */
STDAPI_(HANDLE)
CreateFileA(LPCSTR name, DWORD access, DWORD share, LPSECURITY_ATTRIBUTES security, DWORD disposition, DWORD flags, HANDLE template_file);
STDAPI_(HANDLE)
CreateFileW(LPCWSTR name, DWORD access, DWORD share, LPSECURITY_ATTRIBUTES security, DWORD disposition, DWORD flags, HANDLE template_file);
/** Reads up to `count` bytes; fewer, or none, at the end of a file, and from a terminal or pipe. With `overlapped` from the place it
 * names, and the end is FALSE and ERROR_HANDLE_EOF. */
STDAPI_(BOOL) ReadFile(HANDLE file, LPVOID buffer, DWORD count, LPDWORD read, LPOVERLAPPED overlapped);
STDAPI_(BOOL) WriteFile(HANDLE file, LPCVOID buffer, DWORD count, LPDWORD written, LPOVERLAPPED overlapped);
/** The new position, whose upper half goes to `high`. INVALID_SET_FILE_POINTER may be one: then the last error is 0.
 * ERROR_NEGATIVE_SEEK, ERROR_INVALID_PARAMETER. */
STDAPI_(DWORD) SetFilePointer(HANDLE file, LONG distance, PLONG high, DWORD method);
STDAPI_(BOOL) SetFilePointerEx(HANDLE file, LARGE_INTEGER distance, PLARGE_INTEGER place, DWORD method);
STDAPI_(DWORD) GetFileSize(HANDLE file, LPDWORD high);
STDAPI_(BOOL) GetFileSizeEx(HANDLE file, PLARGE_INTEGER size);
STDAPI_(BOOL) SetEndOfFile(HANDLE file);
STDAPI_(BOOL) FlushFileBuffers(HANDLE file);
STDAPI_(DWORD) GetFileType(HANDLE file);

/** A name in `folder` of up to three letters of `prefix`, a number in hexadecimal digits and .tmp, written into MAX_PATH units. With `unique` 0
 * the number is a free one, and an empty file of that name is made. The number; 0: ERROR_DIRECTORY, ERROR_BUFFER_OVERFLOW. */
STDAPI_(UINT) GetTempFileNameA(LPCSTR folder, LPCSTR prefix, UINT unique, LPSTR path);
STDAPI_(UINT) GetTempFileNameW(LPCWSTR folder, LPCWSTR prefix, UINT unique, LPWSTR path);
STDAPI_(BOOL) DeleteFileA(LPCSTR path);
STDAPI_(BOOL) DeleteFileW(LPCWSTR path);
/** DIRECTORY or ARCHIVE, and READONLY for what its owner must not write; the one that can be set is READONLY. */
STDAPI_(DWORD) GetFileAttributesA(LPCSTR path);
STDAPI_(DWORD) GetFileAttributesW(LPCWSTR path);
STDAPI_(BOOL) SetFileAttributesA(LPCSTR path, DWORD attributes);
STDAPI_(BOOL) SetFileAttributesW(LPCWSTR path, DWORD attributes);
/** FALSE: ERROR_ALREADY_EXISTS, ERROR_PATH_NOT_FOUND. */
STDAPI_(BOOL) CreateDirectoryA(LPCSTR path, LPSECURITY_ATTRIBUTES security);
STDAPI_(BOOL) CreateDirectoryW(LPCWSTR path, LPSECURITY_ATTRIBUTES security);
/** FALSE: ERROR_DIR_NOT_EMPTY, ERROR_DIRECTORY (a file). */
STDAPI_(BOOL) RemoveDirectoryA(LPCSTR path);
STDAPI_(BOOL) RemoveDirectoryW(LPCWSTR path);
/** The path from the root on, without . and ..; nothing is looked up. Its length without the NUL, or with it where it does not
 * fit. `file_part`: the last part in the buffer, or NULL where the path ends with a slash. */
STDAPI_(DWORD) GetFullPathNameA(LPCSTR path, DWORD capacity, LPSTR full, LPSTR *file_part);
STDAPI_(DWORD) GetFullPathNameW(LPCWSTR path, DWORD capacity, LPWSTR full, LPWSTR *file_part);

#ifdef __cplusplus
extern "C" {
#endif

#ifdef UNICODE
#define GetTempPath GetTempPathW
#define CreateFile CreateFileW
#define GetTempFileName GetTempFileNameW
#define DeleteFile DeleteFileW
#define GetFileAttributes GetFileAttributesW
#define SetFileAttributes SetFileAttributesW
#define CreateDirectory CreateDirectoryW
#define RemoveDirectory RemoveDirectoryW
#define GetFullPathName GetFullPathNameW
#else
#define GetTempPath GetTempPathA
#define CreateFile CreateFileA
#define GetTempFileName GetTempFileNameA
#define DeleteFile DeleteFileA
#define GetFileAttributes GetFileAttributesA
#define SetFileAttributes SetFileAttributesA
#define CreateDirectory CreateDirectoryA
#define RemoveDirectory RemoveDirectoryA
#define GetFullPathName GetFullPathNameA
#endif

#ifdef __cplusplus
}
#endif

#endif /* COMITY_FILEAPI_H */
