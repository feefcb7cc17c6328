// What documents say of files and integers, and the reference does otherwise or has no header for.
#include <windows.h>
#include <intsafe.h>
#include <rpcdce.h>

#include <string>

#include <gtest/gtest.h>

namespace {

std::string temporary_file() {
    char folder[MAX_PATH], name[MAX_PATH];
    GetTempPathA(MAX_PATH, folder);
    EXPECT_NE(0u, GetTempFileNameA(folder, "cmt", 0, name));
    return name;
}

TEST(Files, AreEmptiedByWhoMayWriteAlone) {
    const std::string name = temporary_file();
    const HANDLE file = CreateFileA(name.c_str(), GENERIC_READ, 0, nullptr, TRUNCATE_EXISTING, 0, nullptr);
    EXPECT_EQ(INVALID_HANDLE_VALUE, file);
    EXPECT_EQ(DWORD{ERROR_INVALID_PARAMETER}, GetLastError());
    EXPECT_TRUE(DeleteFileA(name.c_str()));
}

TEST(Files, AreNotOpenedForOverlappedWork) {
    const std::string name = temporary_file();
    EXPECT_EQ(INVALID_HANDLE_VALUE,
              CreateFileA(name.c_str(), GENERIC_READ, 0, nullptr, OPEN_EXISTING, FILE_FLAG_OVERLAPPED, nullptr));
    EXPECT_EQ(DWORD{ERROR_NOT_SUPPORTED}, GetLastError());
    EXPECT_TRUE(DeleteFileA(name.c_str()));
}

TEST(Files, HaveNoTemporaryNameInAFolderWhoseNameIsTooLong) {
    char name[MAX_PATH];
    EXPECT_EQ(0u, GetTempFileNameA(std::string(MAX_PATH - 13, 'a').c_str(), "pre", 1, name));
    EXPECT_EQ(DWORD{ERROR_BUFFER_OVERFLOW}, GetLastError());
}

TEST(Files, HaveNamesWithBackslashesInEitherForm) {
    const std::string name = temporary_file();
    std::u16string wide(name.begin(), name.end());
    for (char16_t& c : wide)
        c = c == u'/' ? u'\\' : c;
    const auto* path = reinterpret_cast<LPCWSTR>(wide.c_str());
    EXPECT_EQ(DWORD{FILE_ATTRIBUTE_ARCHIVE}, GetFileAttributesW(path));
    const HANDLE file = CreateFileW(path, GENERIC_WRITE, 0, nullptr, OPEN_EXISTING, FILE_FLAG_DELETE_ON_CLOSE, nullptr);
    ASSERT_NE(INVALID_HANDLE_VALUE, file);
    EXPECT_TRUE(CloseHandle(file));
    EXPECT_EQ(INVALID_FILE_ATTRIBUTES, GetFileAttributesW(path));
}

TEST(Files, StandInForTheStandardStreams) {
    const HANDLE output = GetStdHandle(STD_OUTPUT_HANDLE);
    EXPECT_EQ(output, GetStdHandle(STD_OUTPUT_HANDLE));
    EXPECT_NE(output, GetStdHandle(STD_ERROR_HANDLE));
    EXPECT_NE(DWORD{FILE_TYPE_UNKNOWN}, GetFileType(output));
    DWORD written = 99;
    EXPECT_TRUE(WriteFile(output, "", 0, &written, nullptr));
    EXPECT_EQ(0u, written);
    EXPECT_EQ(INVALID_HANDLE_VALUE, GetStdHandle(7));
}

TEST(Uuid, TextIsFreedAndForgotten) {
    RPC_CSTR text = nullptr;
    ASSERT_EQ(RPC_S_OK, UuidToStringA(nullptr, &text));
    EXPECT_STREQ("00000000-0000-0000-0000-000000000000", reinterpret_cast<const char*>(text));
    EXPECT_EQ(RPC_S_OK, RpcStringFreeA(&text));
    EXPECT_EQ(nullptr, text);
}

TEST(Integers, SayWhenTheyDoNotFit) {
    UINT sum = 5;
    EXPECT_EQ(S_OK, UIntAdd(2, 3, &sum));
    EXPECT_EQ(5u, sum);
    EXPECT_EQ(INTSAFE_E_ARITHMETIC_OVERFLOW, UIntAdd(0xffffffff, 1, &sum));
    EXPECT_EQ(0xffffffffu, sum);
    SIZE_T product = 0;
    EXPECT_EQ(S_OK, SizeTMult(3, 4, &product));
    EXPECT_EQ(12u, product);
    EXPECT_EQ(INTSAFE_E_ARITHMETIC_OVERFLOW, SizeTMult(~SIZE_T{0}, 2, &product));
    EXPECT_EQ(INTSAFE_E_ARITHMETIC_OVERFLOW, ULongSub(1, 2, &sum));
    LONG number = 0;
    EXPECT_EQ(S_OK, LongLongToLong(-5, &number));
    EXPECT_EQ(-5, number);
    EXPECT_EQ(INTSAFE_E_ARITHMETIC_OVERFLOW, LongLongToLong(LONGLONG{1} << 31, &number));
    EXPECT_EQ(INTSAFE_E_ARITHMETIC_OVERFLOW, IntToUInt(-1, &sum));
    EXPECT_EQ(INTSAFE_E_ARITHMETIC_OVERFLOW, SizeTToInt(~SIZE_T{0}, &number));
}

TEST(Memory, IsCopiedAndFilledByItsOldNames) {
    char text[4] = {'a', 'b', 'c', 'd'};
    MoveMemory(text + 1, text, 2);
    EXPECT_EQ('b', text[2]);
    CopyMemory(text, "xy", 2);
    EXPECT_TRUE(RtlEqualMemory(text, "xybd", 4));
    FillMemory(text, 2, 'z');
    EXPECT_EQ('z', text[1]);
    ZeroMemory(text, 3);
    EXPECT_EQ(0, text[2]);
    EXPECT_EQ('d', text[3]);
    EXPECT_EQ(text, SecureZeroMemory(text, sizeof text));
    EXPECT_EQ(0, text[3]);
}

} // namespace
