#include <objbase.h>

#include <gtest/gtest.h>

#include "in_thread.hpp"

TEST(thread_end, leaves_the_apartment_that_the_thread_forgot_to_leave) {
    in_thread([] {
        in_thread([] {
            ASSERT_EQ(CoInitializeEx(nullptr, COINIT_MULTITHREADED), S_OK);
            ASSERT_EQ(CoInitializeEx(nullptr, COINIT_MULTITHREADED), S_FALSE);
        });
        EXPECT_EQ(type_now(), in_none);
        in_thread([] { ASSERT_EQ(CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED), S_OK); });
        ASSERT_EQ(CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED), S_OK);
        EXPECT_EQ(type_now(), in_main_sta);
        CoUninitialize();
    });
}

namespace {

/// Made before the thread's first use of COM, so destroyed after the runtime has put away what it kept of the
/// thread.
struct late_caller {
    HRESULT* entered = nullptr;
    HRESULT* type = nullptr;

    ~late_caller() {
        if (!entered)
            return;
        CoUninitialize();
        *entered = CoInitializeEx(nullptr, COINIT_MULTITHREADED);
        *type = type_now().result;
        CoUninitialize();
    }
};
thread_local late_caller caller;

} // namespace

TEST(thread_end, calls_from_late_destructors_are_answered) {
    HRESULT entered = S_OK;
    HRESULT type = S_OK;
    in_thread([&] {
        caller.entered = &entered;
        caller.type = &type;
        ASSERT_EQ(CoInitializeEx(nullptr, COINIT_MULTITHREADED), S_OK);
    });
    EXPECT_EQ(entered, CO_E_INIT_TLS);
    EXPECT_EQ(type, CO_E_NOTINITIALIZED);
}
