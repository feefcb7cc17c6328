#include <objbase.h>

#include <gtest/gtest.h>

#include "in_thread.hpp"

TEST(mta_usage, keeps_the_mta_without_a_thread_in_it) {
    in_thread([] {
        CO_MTA_USAGE_COOKIE first = nullptr;
        CO_MTA_USAGE_COOKIE second = nullptr;
        ASSERT_EQ(CoIncrementMTAUsage(&first), S_OK);
        ASSERT_EQ(CoIncrementMTAUsage(&second), S_OK);
        EXPECT_NE(first, nullptr);
        EXPECT_NE(first, second);
        EXPECT_EQ(type_now(), in_implicit_mta);
        in_thread([] { EXPECT_EQ(type_now(), in_implicit_mta); });
        EXPECT_EQ(CoDecrementMTAUsage(first), S_OK);
        EXPECT_EQ(type_now(), in_implicit_mta);
        EXPECT_EQ(CoDecrementMTAUsage(second), S_OK);
        EXPECT_EQ(type_now(), in_none);
    });
}

TEST(mta_usage, outlives_the_threads_that_were_inside) {
    in_thread([] {
        CO_MTA_USAGE_COOKIE cookie = nullptr;
        in_thread([&] {
            ASSERT_EQ(CoInitializeEx(nullptr, COINIT_MULTITHREADED), S_OK);
            ASSERT_EQ(CoIncrementMTAUsage(&cookie), S_OK);
            CoUninitialize();
            EXPECT_EQ(type_now(), in_implicit_mta);
        });
        EXPECT_EQ(type_now(), in_implicit_mta);
        EXPECT_EQ(CoDecrementMTAUsage(cookie), S_OK);
        EXPECT_EQ(type_now(), in_none);
    });
}

TEST(mta_usage, refuses_what_is_not_a_cookie) {
    CO_MTA_USAGE_COOKIE cookie = nullptr;
    EXPECT_EQ(CoIncrementMTAUsage(nullptr), E_INVALIDARG);
    EXPECT_EQ(CoDecrementMTAUsage(nullptr), E_INVALIDARG);
    ASSERT_EQ(CoIncrementMTAUsage(&cookie), S_OK);
    EXPECT_EQ(CoDecrementMTAUsage(cookie), S_OK);
    EXPECT_EQ(CoDecrementMTAUsage(cookie), E_INVALIDARG) << "a cookie is good once";
    in_thread([] { EXPECT_EQ(type_now(), in_none); });
}
