// Modules, the environment, the command line.
#include "support.hpp"

#include <cstring>

namespace {

#define EXPECT_ERROR(code, failure, call)                                                                    \
    do {                                                                                                     \
        SetLastError(0xC0FFEE);                                                                              \
        EXPECT_EQ(failure, call);                                                                            \
        EXPECT_EQ(static_cast<DWORD>(code), GetLastError()) << #call;                                        \
    } while (false)

const HMODULE no_module = reinterpret_cast<HMODULE>(static_cast<ULONG_PTR>(0x12340000));

TEST(Modules, OfThisLibrary) {
    for (const char* name : {"oleaut32", "OLEAUT32.DLL", "OleAut32.dll"}) {
        SCOPED_TRACE(name);
        const HMODULE module = LoadLibraryA(name);
        ASSERT_NE(nullptr, module);
        EXPECT_EQ(module, GetModuleHandleA(name));
        using alloc_function = BSTR(STDAPICALLTYPE*)(const OLECHAR*);
        const auto alloc = reinterpret_cast<alloc_function>(
            reinterpret_cast<void*>(GetProcAddress(module, "SysAllocString")));
        ASSERT_NE(nullptr, alloc);
        conformance::bstr text;
        *text.put() = alloc(OLESTR("found by name"));
        EXPECT_EQ("found by name", text.str());
        EXPECT_EQ(GetProcAddress(module, "SysAllocString"), GetProcAddress(module, MAKEINTRESOURCEA(2)));
        EXPECT_EQ(GetProcAddress(module, "VariantClear"), GetProcAddress(module, MAKEINTRESOURCEA(9)));
        EXPECT_ERROR(ERROR_PROC_NOT_FOUND, nullptr, GetProcAddress(module, "NoSuchFunction"));
        EXPECT_ERROR(ERROR_PROC_NOT_FOUND, nullptr, GetProcAddress(module, "sysallocstring"));
        EXPECT_ERROR(ERROR_PROC_NOT_FOUND, nullptr, GetProcAddress(module, ""));
        EXPECT_ERROR(ERROR_PROC_NOT_FOUND, nullptr, GetProcAddress(module, MAKEINTRESOURCEA(1)));
        EXPECT_ERROR(ERROR_PROC_NOT_FOUND, nullptr, GetProcAddress(module, MAKEINTRESOURCEA(9999)));
        // What the C library has is not this module's.
        EXPECT_ERROR(ERROR_PROC_NOT_FOUND, nullptr, GetProcAddress(module, "strlen"));
        EXPECT_TRUE(FreeLibrary(module));
        EXPECT_NE(nullptr, GetModuleHandleA(name));
    }
    for (const char* name : {"ole32.dll", "kernel32", "KernelBase.dll", "combase.dll", "user32.dll"}) {
        const HMODULE module = LoadLibraryA(name);
        EXPECT_NE(nullptr, module) << name;
        EXPECT_TRUE(FreeLibrary(module));
    }
    EXPECT_NE(GetModuleHandleA("oleaut32"), GetModuleHandleA("kernel32"));
    EXPECT_EQ(GetModuleHandleW(OLESTR("kernel32.dll")), GetModuleHandleA("KERNEL32"));
    EXPECT_NE(nullptr, GetProcAddress(GetModuleHandleA("ole32"), "CoCreateInstance"));
    EXPECT_NE(nullptr, GetProcAddress(GetModuleHandleA("kernel32"), "CloseHandle"));
}

TEST(Modules, ThatAreNotThere) {
    EXPECT_ERROR(ERROR_MOD_NOT_FOUND, nullptr, LoadLibraryA("comity-no-such-module"));
    EXPECT_ERROR(ERROR_MOD_NOT_FOUND, nullptr, LoadLibraryW(OLESTR("C:\\no\\such\\module.dll")));
    EXPECT_ERROR(ERROR_MOD_NOT_FOUND, nullptr, LoadLibraryA(""));
    EXPECT_ERROR(ERROR_INVALID_PARAMETER, nullptr, LoadLibraryW(nullptr));
    EXPECT_ERROR(ERROR_MOD_NOT_FOUND, nullptr, GetModuleHandleA("comity-no-such-module"));
    EXPECT_ERROR(ERROR_MOD_NOT_FOUND, nullptr, GetModuleHandleA(""));
    EXPECT_ERROR(ERROR_MOD_NOT_FOUND, nullptr, GetProcAddress(no_module, "name"));
    EXPECT_ERROR(ERROR_INVALID_HANDLE, FALSE, FreeLibrary(nullptr));
    EXPECT_ERROR(ERROR_MOD_NOT_FOUND, FALSE, FreeLibrary(no_module));
    EXPECT_ERROR(ERROR_MOD_NOT_FOUND, FALSE, DisableThreadLibraryCalls(no_module));
    EXPECT_ERROR(ERROR_MOD_NOT_FOUND, FALSE, DisableThreadLibraryCalls(nullptr));
    char path[MAX_PATH];
    EXPECT_ERROR(ERROR_MOD_NOT_FOUND, 0u, GetModuleFileNameA(no_module, path, MAX_PATH));
}

int in_this_program;

TEST(Modules, OfTheProgram) {
    const HMODULE program = GetModuleHandleA(nullptr);
    ASSERT_NE(nullptr, program);
    EXPECT_EQ(program, GetModuleHandleW(nullptr));
    HMODULE found = nullptr;
    EXPECT_TRUE(GetModuleHandleExA(0, nullptr, &found));
    EXPECT_EQ(program, found);
    EXPECT_TRUE(FreeLibrary(found));
    EXPECT_TRUE(GetModuleHandleExA(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS |
                                       GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT,
                                   reinterpret_cast<const char*>(&in_this_program), &found));
    EXPECT_EQ(program, found);
    EXPECT_ERROR(ERROR_MOD_NOT_FOUND, FALSE, GetModuleHandleExA(0, "comity-no-such-module", &found));
    EXPECT_EQ(nullptr, found);
    EXPECT_ERROR(ERROR_MOD_NOT_FOUND, FALSE,
                 GetModuleHandleExA(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS,
                                    reinterpret_cast<const char*>(ULONG_PTR{8}), &found));
    EXPECT_ERROR(ERROR_INVALID_PARAMETER, FALSE, GetModuleHandleExA(0, "kernel32", nullptr));
    EXPECT_ERROR(ERROR_INVALID_PARAMETER, FALSE, GetModuleHandleExA(8, "kernel32", &found));
    EXPECT_ERROR(
        ERROR_INVALID_PARAMETER, FALSE,
        GetModuleHandleExA(GET_MODULE_HANDLE_EX_FLAG_PIN | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT,
                           "kernel32", &found));
}

TEST(Modules, HavePaths) {
    char path[1024], same[1024];
    const DWORD length = GetModuleFileNameA(nullptr, path, sizeof path);
    ASSERT_GT(length, 8u);
    EXPECT_EQ(length, std::strlen(path));
    EXPECT_NE(nullptr, std::strstr(path, "conformance"));
    EXPECT_EQ(length, GetModuleFileNameA(GetModuleHandleA(nullptr), same, sizeof same));
    EXPECT_STREQ(path, same);
    OLECHAR wide[1024];
    EXPECT_EQ(length, GetModuleFileNameW(nullptr, wide, 1024));
    EXPECT_EQ(path, conformance::narrow(wide));
    EXPECT_GT(GetModuleFileNameA(GetModuleHandleA("oleaut32"), path, sizeof path), 0u);
    EXPECT_ERROR(ERROR_INSUFFICIENT_BUFFER, 5u, GetModuleFileNameA(nullptr, path, 5));
    EXPECT_EQ(0, std::memcmp(path, same, 4));
    EXPECT_ERROR(ERROR_INSUFFICIENT_BUFFER, 0u, GetModuleFileNameA(nullptr, path, 0));
}

TEST(Modules, PathsThatAreCutOffHaveAnEnd) {
    char path[8] = "1234567";
    GetModuleFileNameA(nullptr, path, 5);
    EXPECT_EQ('\0', path[4]);
    EXPECT_EQ('6', path[5]);
}

TEST(Environment, VariablesAreSetAndRead) {
    char value[32];
    EXPECT_ERROR(ERROR_ENVVAR_NOT_FOUND, 0u,
                 GetEnvironmentVariableA("comity_conformance", value, sizeof value));
    EXPECT_ERROR(ERROR_ENVVAR_NOT_FOUND, 0u, GetEnvironmentVariableA("", value, sizeof value));
    EXPECT_TRUE(SetEnvironmentVariableA("comity_conformance", "hello"));
    EXPECT_EQ(5u, GetEnvironmentVariableA("COMITY_CONFORMANCE", value, sizeof value));
    EXPECT_STREQ("hello", value);
    EXPECT_EQ(6u, GetEnvironmentVariableA("comity_conformance", value, 5));
    EXPECT_EQ(6u, GetEnvironmentVariableA("comity_conformance", nullptr, 0));
    EXPECT_EQ(5u, GetEnvironmentVariableA("comity_conformance", value, 6));
    OLECHAR wide[32];
    EXPECT_TRUE(SetEnvironmentVariableW(OLESTR("Comity_Conformance"), OLESTR("gr\u00fc\u00df")));
    EXPECT_EQ(4u, GetEnvironmentVariableW(OLESTR("comity_conformance"), wide, 32));
    EXPECT_EQ("gr\xc3\xbc\xc3\x9f", conformance::narrow(wide));
    EXPECT_TRUE(SetEnvironmentVariableA("comity_conformance", ""));
    EXPECT_EQ(1u, GetEnvironmentVariableA("comity_conformance", value, 0));
    EXPECT_EQ(0u, GetEnvironmentVariableA("comity_conformance", value, sizeof value));
    EXPECT_TRUE(SetEnvironmentVariableA("comity_conformance", nullptr));
    EXPECT_ERROR(ERROR_ENVVAR_NOT_FOUND, 0u,
                 GetEnvironmentVariableA("comity_conformance", value, sizeof value));
    EXPECT_ERROR(ERROR_INVALID_PARAMETER, FALSE, SetEnvironmentVariableA("", "x"));
    EXPECT_ERROR(ERROR_INVALID_PARAMETER, FALSE, SetEnvironmentVariableA("a=b", "x"));
}

TEST(Environment, HasACommandLineAndAFolder) {
    EXPECT_NE(nullptr, std::strstr(GetCommandLineA(), "conformance"));
    EXPECT_EQ(GetCommandLineA(), conformance::narrow(GetCommandLineW()));
    char path[MAX_PATH];
    const DWORD length = GetTempPathA(MAX_PATH, path);
    ASSERT_GT(length, 1u);
    EXPECT_EQ(length, std::strlen(path));
    EXPECT_TRUE(path[length - 1] == '/' || path[length - 1] == '\\');
    EXPECT_EQ(length + 1, GetTempPathA(2, path));
}

TEST(LastError, IsTheThreads) {
    SetLastError(4711);
    EXPECT_EQ(4711u, GetLastError());
    const HANDLE thread = CreateThread(
        nullptr, 0, [](LPVOID) -> DWORD { return GetLastError(); }, nullptr, 0, nullptr);
    WaitForSingleObject(thread, INFINITE);
    DWORD code = 1;
    GetExitCodeThread(thread, &code);
    CloseHandle(thread);
    EXPECT_EQ(0u, code);
}

} // namespace
