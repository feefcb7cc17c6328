#include <windows.h>

#include <gtest/gtest.h>

#include <thread>

namespace {

TEST(LastError, BelongsToTheThread) {
    SetLastError(ERROR_MOD_NOT_FOUND);
    DWORD in_new_thread = 1;
    DWORD after_setting = 0;
    std::thread([&] {
        in_new_thread = GetLastError();
        SetLastError(0xDEADBEEF);
        after_setting = GetLastError();
    }).join();
    EXPECT_EQ(in_new_thread, 0u);
    EXPECT_EQ(after_setting, 0xDEADBEEFu);
    EXPECT_EQ(GetLastError(), static_cast<DWORD>(ERROR_MOD_NOT_FOUND));
}

} // namespace
