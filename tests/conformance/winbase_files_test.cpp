// Files as handles and by name, in a folder of the test's own; identifiers under RPC's names.
#include <rpc.h>

#include <string>

#include "support.hpp"

namespace {

// A folder that is gone with the test.
class Files : public ::testing::Test {
protected:
    void SetUp() override {
        char folder[MAX_PATH];
        ASSERT_NE(0u, GetTempPathA(MAX_PATH, folder));
        char name[MAX_PATH];
        ASSERT_NE(0u, GetTempFileNameA(folder, "cmt", 0, name));
        ASSERT_TRUE(DeleteFileA(name));
        ASSERT_TRUE(CreateDirectoryA(name, nullptr));
        folder_ = name;
    }
    void TearDown() override {
        for (const char* name : {"a", "b", "c", "sub/x"})
            DeleteFileA(path(name).c_str());
        RemoveDirectoryA(path("sub").c_str());
        EXPECT_TRUE(RemoveDirectoryA(folder_.c_str()));
    }
    std::string path(const char* name) const { return folder_ + "/" + name; }
    void write(const char* name, const std::string& text) const {
        const HANDLE file = CreateFileA(path(name).c_str(), GENERIC_WRITE, 0, nullptr, CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
        ASSERT_NE(INVALID_HANDLE_VALUE, file);
        DWORD written = 0;
        EXPECT_TRUE(WriteFile(file, text.data(), static_cast<DWORD>(text.size()), &written, nullptr));
        EXPECT_EQ(text.size(), written);
        EXPECT_TRUE(CloseHandle(file));
    }
    std::string read(const char* name) const {
        const HANDLE file = CreateFileA(path(name).c_str(), GENERIC_READ, FILE_SHARE_READ, nullptr, OPEN_EXISTING, 0, nullptr);
        EXPECT_NE(INVALID_HANDLE_VALUE, file);
        char buffer[64];
        DWORD count = 0;
        EXPECT_TRUE(ReadFile(file, buffer, sizeof buffer, &count, nullptr));
        EXPECT_TRUE(CloseHandle(file));
        return std::string(buffer, count);
    }
    // How opening ends: the last error, whether it succeeded or not; 0xffffffff in place of success that says nothing.
    DWORD open(const char* name, DWORD access, DWORD disposition, DWORD flags = 0) const {
        SetLastError(0xdeadbeef);
        const HANDLE file = CreateFileA(path(name).c_str(), access, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr, disposition, flags, nullptr);
        const DWORD error = GetLastError();
        if (file != INVALID_HANDLE_VALUE)
            EXPECT_TRUE(CloseHandle(file));
        else
            EXPECT_NE(0u, error);
        return error;
    }

    std::string folder_;
};

TEST_F(Files, AreMadeAndOpenedByDisposition) {
    EXPECT_EQ(DWORD{ERROR_FILE_NOT_FOUND}, open("a", GENERIC_READ, OPEN_EXISTING));
    EXPECT_EQ(DWORD{ERROR_FILE_NOT_FOUND}, open("a", GENERIC_WRITE, TRUNCATE_EXISTING));
    EXPECT_EQ(DWORD{ERROR_PATH_NOT_FOUND}, open("sub/x", GENERIC_WRITE, CREATE_ALWAYS));
    EXPECT_EQ(0u, open("a", GENERIC_WRITE, OPEN_ALWAYS));
    EXPECT_EQ(DWORD{ERROR_ALREADY_EXISTS}, open("a", GENERIC_WRITE, OPEN_ALWAYS));
    EXPECT_EQ(DWORD{ERROR_FILE_EXISTS}, open("a", GENERIC_WRITE, CREATE_NEW));
    write("a", "text");
    EXPECT_EQ("text", read("a"));
    EXPECT_EQ(DWORD{ERROR_ALREADY_EXISTS}, open("a", GENERIC_WRITE, CREATE_ALWAYS));
    EXPECT_EQ("", read("a"));
    write("a", "text");
    open("a", GENERIC_WRITE, TRUNCATE_EXISTING);
    EXPECT_EQ("", read("a"));
    EXPECT_EQ(DWORD{ERROR_INVALID_PARAMETER}, open("a", GENERIC_READ, 0));
    EXPECT_EQ(DWORD{ERROR_INVALID_PARAMETER}, open("a", GENERIC_READ, 6));
    EXPECT_EQ(0u, open("b", GENERIC_WRITE, CREATE_NEW));
    EXPECT_EQ(DWORD{ERROR_ACCESS_DENIED}, open("", GENERIC_READ, OPEN_EXISTING));
    EXPECT_EQ(0u, open("c", GENERIC_WRITE | DELETE, CREATE_NEW, FILE_FLAG_DELETE_ON_CLOSE));
    EXPECT_EQ(INVALID_FILE_ATTRIBUTES, GetFileAttributesA(path("c").c_str()));
}

TEST_F(Files, AreReadAndWrittenAtAPosition) {
    const HANDLE file = CreateFileA(path("a").c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr, CREATE_NEW, 0, nullptr);
    ASSERT_NE(INVALID_HANDLE_VALUE, file);
    DWORD count = 99;
    EXPECT_TRUE(WriteFile(file, "0123456789", 10, &count, nullptr));
    EXPECT_EQ(10u, count);
    char buffer[16] = {};
    count = 99;
    EXPECT_TRUE(ReadFile(file, buffer, sizeof buffer, &count, nullptr)); // the end
    EXPECT_EQ(0u, count);
    EXPECT_EQ(3u, SetFilePointer(file, 3, nullptr, FILE_BEGIN));
    EXPECT_TRUE(ReadFile(file, buffer, 2, &count, nullptr));
    EXPECT_EQ("34", std::string(buffer, count));
    EXPECT_EQ(4u, SetFilePointer(file, -1, nullptr, FILE_CURRENT));
    EXPECT_EQ(8u, SetFilePointer(file, -2, nullptr, FILE_END));
    SetLastError(0xdeadbeef);
    EXPECT_EQ(INVALID_SET_FILE_POINTER, SetFilePointer(file, -1, nullptr, FILE_BEGIN));
    EXPECT_EQ(DWORD{ERROR_NEGATIVE_SEEK}, GetLastError());
    EXPECT_EQ(INVALID_SET_FILE_POINTER, SetFilePointer(file, 0, nullptr, 3));
    LONG high = 1;
    EXPECT_EQ(2u, SetFilePointer(file, 2, &high, FILE_BEGIN));
    EXPECT_EQ(1, high);
    LARGE_INTEGER place, to;
    to.QuadPart = 5;
    EXPECT_TRUE(SetFilePointerEx(file, to, &place, FILE_BEGIN));
    EXPECT_EQ(5, place.QuadPart);
    EXPECT_TRUE(SetEndOfFile(file));
    DWORD upper = 99;
    EXPECT_EQ(5u, GetFileSize(file, &upper));
    EXPECT_EQ(0u, upper);
    LARGE_INTEGER size;
    EXPECT_TRUE(GetFileSizeEx(file, &size));
    EXPECT_EQ(5, size.QuadPart);
    EXPECT_EQ(DWORD{FILE_TYPE_DISK}, GetFileType(file));
    EXPECT_TRUE(FlushFileBuffers(file));
    EXPECT_EQ(DWORD{WAIT_OBJECT_0}, WaitForSingleObject(file, 0));
    OVERLAPPED at = {};
    at.Offset = 1;
    EXPECT_TRUE(ReadFile(file, buffer, 3, &count, &at));
    EXPECT_EQ("123", std::string(buffer, count));
    at.Offset = 5;
    EXPECT_FALSE(ReadFile(file, buffer, 3, &count, &at));
    EXPECT_EQ(DWORD{ERROR_HANDLE_EOF}, GetLastError());
    EXPECT_EQ(0u, count);
    EXPECT_TRUE(CloseHandle(file));
    EXPECT_EQ("01234", read("a"));
    EXPECT_FALSE(ReadFile(file, buffer, 3, &count, nullptr));
    EXPECT_EQ(DWORD{ERROR_INVALID_HANDLE}, GetLastError());
}

TEST_F(Files, LetAHandleDoWhatItWasOpenedFor) {
    write("a", "text");
    char buffer[8];
    DWORD count = 99;
    const HANDLE reader = CreateFileA(path("a").c_str(), GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr, OPEN_EXISTING, 0, nullptr);
    SetLastError(0xdeadbeef);
    EXPECT_FALSE(WriteFile(reader, "x", 1, &count, nullptr));
    EXPECT_EQ(DWORD{ERROR_ACCESS_DENIED}, GetLastError());
    EXPECT_EQ(0u, count);
    EXPECT_FALSE(SetEndOfFile(reader));
    EXPECT_TRUE(CloseHandle(reader));
    const HANDLE writer = CreateFileA(path("a").c_str(), GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, nullptr, OPEN_EXISTING, 0, nullptr);
    EXPECT_FALSE(ReadFile(writer, buffer, 1, &count, nullptr));
    EXPECT_EQ(DWORD{ERROR_ACCESS_DENIED}, GetLastError());
    EXPECT_TRUE(CloseHandle(writer));
    const HANDLE event = CreateEventA(nullptr, TRUE, FALSE, nullptr);
    EXPECT_FALSE(SetEvent(INVALID_HANDLE_VALUE));
    EXPECT_EQ(INVALID_FILE_SIZE, GetFileSize(nullptr, nullptr));
    EXPECT_EQ(DWORD{ERROR_INVALID_HANDLE}, GetLastError());
    EXPECT_TRUE(CloseHandle(event));
}

TEST_F(Files, AreDeletedCopiedAndMoved) {
    write("a", "one");
    write("b", "two");
    SetLastError(0xdeadbeef);
    EXPECT_FALSE(CopyFileA(path("a").c_str(), path("b").c_str(), TRUE));
    EXPECT_EQ(DWORD{ERROR_FILE_EXISTS}, GetLastError());
    EXPECT_TRUE(CopyFileA(path("a").c_str(), path("b").c_str(), FALSE));
    EXPECT_EQ("one", read("b"));
    EXPECT_FALSE(CopyFileA(path("c").c_str(), path("b").c_str(), FALSE));
    EXPECT_EQ(DWORD{ERROR_FILE_NOT_FOUND}, GetLastError());
    EXPECT_FALSE(MoveFileA(path("a").c_str(), path("b").c_str()));
    EXPECT_EQ(DWORD{ERROR_ALREADY_EXISTS}, GetLastError());
    EXPECT_TRUE(MoveFileA(path("a").c_str(), path("c").c_str()));
    EXPECT_EQ("one", read("c"));
    EXPECT_FALSE(DeleteFileA(path("a").c_str()));
    EXPECT_EQ(DWORD{ERROR_FILE_NOT_FOUND}, GetLastError());
    EXPECT_FALSE(DeleteFileA(path("sub/x").c_str()));
    EXPECT_EQ(DWORD{ERROR_PATH_NOT_FOUND}, GetLastError());
    EXPECT_FALSE(DeleteFileA(folder_.c_str()));
    EXPECT_EQ(DWORD{ERROR_ACCESS_DENIED}, GetLastError());
    EXPECT_FALSE(DeleteFileA(""));
    EXPECT_EQ(DWORD{ERROR_PATH_NOT_FOUND}, GetLastError());
    EXPECT_TRUE(SetFileAttributesA(path("c").c_str(), FILE_ATTRIBUTE_READONLY));
    EXPECT_EQ(DWORD{FILE_ATTRIBUTE_READONLY}, GetFileAttributesA(path("c").c_str()) & FILE_ATTRIBUTE_READONLY);
    EXPECT_FALSE(DeleteFileA(path("c").c_str()));
    EXPECT_EQ(DWORD{ERROR_ACCESS_DENIED}, GetLastError());
    EXPECT_TRUE(SetFileAttributesA(path("c").c_str(), FILE_ATTRIBUTE_NORMAL));
    EXPECT_TRUE(DeleteFileA(path("c").c_str()));
}

TEST_F(Files, LieInFolders) {
    EXPECT_EQ(DWORD{FILE_ATTRIBUTE_DIRECTORY}, GetFileAttributesA(folder_.c_str()));
    SetLastError(0xdeadbeef);
    EXPECT_FALSE(CreateDirectoryA(folder_.c_str(), nullptr));
    EXPECT_EQ(DWORD{ERROR_ALREADY_EXISTS}, GetLastError());
    EXPECT_FALSE(CreateDirectoryA(path("no/sub").c_str(), nullptr));
    EXPECT_EQ(DWORD{ERROR_PATH_NOT_FOUND}, GetLastError());
    EXPECT_TRUE(CreateDirectoryA(path("sub").c_str(), nullptr));
    write("sub/x", "");
    EXPECT_EQ(DWORD{FILE_ATTRIBUTE_ARCHIVE}, GetFileAttributesA(path("sub/x").c_str()));
    EXPECT_FALSE(RemoveDirectoryA(path("sub").c_str()));
    EXPECT_EQ(DWORD{ERROR_DIR_NOT_EMPTY}, GetLastError());
    EXPECT_FALSE(RemoveDirectoryA(path("sub/x").c_str()));
    EXPECT_EQ(DWORD{ERROR_DIRECTORY}, GetLastError());
    EXPECT_FALSE(RemoveDirectoryA(path("no").c_str()));
    EXPECT_EQ(DWORD{ERROR_FILE_NOT_FOUND}, GetLastError());
}

TEST_F(Files, HaveTemporaryNames) {
    char name[MAX_PATH];
    EXPECT_EQ(0x12abu, GetTempFileNameA(folder_.c_str(), "prefix", 0x12ab, name));
    const std::string given = name;
    EXPECT_EQ("pre12ab.tmp", given.substr(given.size() - 11));
    EXPECT_EQ(INVALID_FILE_ATTRIBUTES, GetFileAttributesA(name)); // only a name
    const UINT number = GetTempFileNameA(folder_.c_str(), nullptr, 0, name);
    EXPECT_NE(0u, number);
    EXPECT_NE(INVALID_FILE_ATTRIBUTES, GetFileAttributesA(name));
    EXPECT_TRUE(DeleteFileA(name));
    SetLastError(0xdeadbeef);
    EXPECT_EQ(0u, GetTempFileNameA(path("no").c_str(), "pre", 0, name));
    EXPECT_EQ(DWORD{ERROR_DIRECTORY}, GetLastError());
    EXPECT_EQ(0u, GetTempFileNameA(std::string(MAX_PATH - 10, 'a').c_str(), "pre", 1, name));
}

TEST_F(Files, HaveFullPaths) {
    char before[MAX_PATH], full[MAX_PATH], *part = nullptr;
    ASSERT_NE(0u, GetCurrentDirectoryA(MAX_PATH, before));
    ASSERT_TRUE(SetCurrentDirectoryA(folder_.c_str()));
    char here[MAX_PATH];
    const DWORD length = GetCurrentDirectoryA(MAX_PATH, here);
    EXPECT_EQ(std::string(here).size(), length);
    EXPECT_EQ(length + 1, GetCurrentDirectoryA(1, full));
    const DWORD whole = GetFullPathNameA("x/./y/../file.txt", MAX_PATH, full, &part);
    EXPECT_EQ(length + 11, whole);
    ASSERT_NE(nullptr, part);
    EXPECT_STREQ("file.txt", part);
    EXPECT_EQ(0, std::string(full).compare(0, length, here));
    EXPECT_EQ(whole + 1, GetFullPathNameA("x/file.txt", 3, full, &part));
    EXPECT_EQ(length + 3, GetFullPathNameA("x/", MAX_PATH, full, &part));
    EXPECT_EQ(nullptr, part);
    EXPECT_FALSE(SetCurrentDirectoryA(path("no").c_str()));
    EXPECT_TRUE(SetCurrentDirectoryA(before));
}

TEST(Numbers, AreScaled) {
    EXPECT_EQ(11, MulDiv(7, 3, 2));
    EXPECT_EQ(-11, MulDiv(-7, 3, 2));
    EXPECT_EQ(-11, MulDiv(7, 3, -2));
    EXPECT_EQ(3, MulDiv(10, 1, 3));
    EXPECT_EQ(-1, MulDiv(1, 1, 0));
    EXPECT_EQ(2147483647, MulDiv(2147483647, 1000, 1000));
    EXPECT_EQ(-1, MulDiv(2147483647, 2, 1));
    EXPECT_EQ(1, MulDiv(1, 1, 2));
    EXPECT_EQ(0, MulDiv(1, 1, 3));
}

TEST(Uuid, HasATextInLowerCase) {
    UUID uuid = {0x12345678, 0x9abc, 0xdef0, {0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef}}, read = {};
    RPC_CSTR text = nullptr;
    ASSERT_EQ(RPC_S_OK, UuidToStringA(&uuid, &text));
    EXPECT_STREQ("12345678-9abc-def0-0123-456789abcdef", reinterpret_cast<const char*>(text));
    EXPECT_EQ(RPC_S_OK, UuidFromStringA(text, &read));
    RPC_STATUS status = 99;
    EXPECT_TRUE(UuidEqual(&uuid, &read, &status));
    EXPECT_EQ(RPC_S_OK, status);
    text[0] = 'g';
    EXPECT_EQ(RPC_S_INVALID_STRING_UUID, UuidFromStringA(text, &read));
    EXPECT_TRUE(UuidEqual(&uuid, &read, &status));
    EXPECT_EQ(RPC_S_OK, RpcStringFreeA(&text));
    RPC_WSTR wide = nullptr;
    ASSERT_EQ(RPC_S_OK, UuidToStringW(&uuid, &wide));
    EXPECT_EQ('d', wide[14]);
    EXPECT_EQ(0, wide[36]);
    wide[0] = '0';
    EXPECT_EQ(RPC_S_OK, UuidFromStringW(wide, &read));
    EXPECT_EQ(0x02345678u, read.Data1);
    EXPECT_EQ(1, UuidCompare(&uuid, &read, &status));
    EXPECT_EQ(-1, UuidCompare(&read, &uuid, &status));
    EXPECT_EQ(RPC_S_OK, RpcStringFreeW(&wide));
    EXPECT_EQ(RPC_S_OK, UuidFromStringA(nullptr, &read));
    EXPECT_TRUE(UuidIsNil(&read, &status));
    EXPECT_EQ(RPC_S_OK, UuidCreate(&read));
    EXPECT_FALSE(UuidIsNil(&read, &status));
    EXPECT_EQ(4, read.Data3 >> 12); // a random one
    EXPECT_EQ(RPC_S_OK, UuidCreateNil(&read));
    EXPECT_TRUE(UuidIsNil(&read, &status));
}

} // namespace
