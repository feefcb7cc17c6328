#include <ole2.h>

#include <vector>

#include <pthread.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "apartment.hpp"
#include "in_thread.hpp"

using testing::HasSubstr;
using testing::Not;

TEST(com_initialize, the_first_entry_is_s_ok_and_a_further_one_s_false) {
    in_thread([] {
        EXPECT_EQ(CoInitializeEx(nullptr, COINIT_MULTITHREADED), S_OK);
        EXPECT_EQ(CoInitializeEx(nullptr, COINIT_MULTITHREADED), S_FALSE);
        CoUninitialize();
        EXPECT_EQ(type_now(), in_mta);
        CoUninitialize();
        EXPECT_EQ(type_now(), in_none);
    });
}

TEST(com_initialize, co_initialize_enters_a_single_threaded_apartment) {
    in_thread([] {
        EXPECT_EQ(CoInitialize(nullptr), S_OK);
        EXPECT_EQ(type_now(), in_main_sta);
        EXPECT_EQ(CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED), S_FALSE);
        CoUninitialize();
        CoUninitialize();
        EXPECT_EQ(type_now(), in_none);
    });
}

TEST(com_initialize, the_first_single_threaded_apartment_is_the_main_one) {
    in_thread([] {
        ASSERT_EQ(CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED), S_OK);
        in_thread([] {
            ASSERT_EQ(CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED), S_OK);
            EXPECT_EQ(type_now(), in_sta);
            CoUninitialize();
        });
        EXPECT_EQ(type_now(), in_main_sta);
        CoUninitialize();
        ASSERT_EQ(CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED), S_OK);
        EXPECT_EQ(type_now(), in_main_sta) << "the main apartment was left, so the next one is it";
        CoUninitialize();
    });
}

TEST(com_initialize, the_other_kind_of_apartment_is_refused_and_not_counted) {
    in_thread([] {
        ASSERT_EQ(CoInitializeEx(nullptr, COINIT_MULTITHREADED), S_OK);
        EXPECT_EQ(CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED), RPC_E_CHANGED_MODE);
        EXPECT_EQ(CoInitialize(nullptr), RPC_E_CHANGED_MODE);
        EXPECT_EQ(OleInitialize(nullptr), RPC_E_CHANGED_MODE);
        CoUninitialize();
        EXPECT_EQ(type_now(), in_none);

        ASSERT_EQ(CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED), S_OK);
        EXPECT_EQ(CoInitializeEx(nullptr, COINIT_MULTITHREADED), RPC_E_CHANGED_MODE);
        CoUninitialize();
        EXPECT_EQ(type_now(), in_none);
    });
}

TEST(com_initialize, changed_mode_is_explained) {
    in_thread([] {
        pthread_setname_np(pthread_self(), "painter");
        ASSERT_EQ(CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED), S_OK);
        EXPECT_EQ(CoInitializeEx(nullptr, COINIT_MULTITHREADED), RPC_E_CHANGED_MODE);
        const std::string text = take_error_text();
        EXPECT_THAT(text, HasSubstr("painter"));
        EXPECT_THAT(text, HasSubstr("is in a single-threaded apartment already"));
        EXPECT_THAT(text, HasSubstr("do not call CoUninitialize"));
        CoUninitialize();
    });
}

TEST(com_initialize, arguments_are_checked) {
    in_thread([] {
        int something = 0;
        EXPECT_EQ(CoInitializeEx(&something, COINIT_MULTITHREADED), E_INVALIDARG);
        EXPECT_EQ(CoInitializeEx(nullptr, 0x10), E_INVALIDARG);
        EXPECT_EQ(CoInitialize(&something), E_INVALIDARG);
        EXPECT_EQ(OleInitialize(&something), E_INVALIDARG);
        EXPECT_EQ(type_now(), in_none);
        APTTYPE type{};
        APTTYPEQUALIFIER qualifier{};
        EXPECT_EQ(CoGetApartmentType(nullptr, &qualifier), E_INVALIDARG);
        EXPECT_EQ(CoGetApartmentType(&type, nullptr), E_INVALIDARG);
        EXPECT_EQ(CoGetCurrentLogicalThreadId(nullptr), E_INVALIDARG);
    });
}

TEST(com_initialize, hints_do_not_change_the_kind) {
    in_thread([] {
        constexpr DWORD hints = COINIT_DISABLE_OLE1DDE | COINIT_SPEED_OVER_MEMORY;
        EXPECT_EQ(CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED | hints), S_OK);
        EXPECT_EQ(CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED), S_FALSE);
        CoUninitialize();
        CoUninitialize();
    });
}

TEST(com_initialize, too_many_exits_are_harmless) {
    in_thread([] {
        CoUninitialize();
        OleUninitialize();
        ASSERT_EQ(CoInitializeEx(nullptr, COINIT_MULTITHREADED), S_OK);
        CoUninitialize();
        CoUninitialize();
        EXPECT_EQ(CoInitializeEx(nullptr, COINIT_MULTITHREADED), S_OK)
            << "a surplus exit must not eat the next entry";
        EXPECT_EQ(type_now(), in_mta);
        CoUninitialize();
        EXPECT_EQ(type_now(), in_none);
    });
}

TEST(com_initialize, a_thread_that_called_nothing_is_in_the_mta_while_that_exists) {
    in_thread([] {
        ASSERT_EQ(CoInitializeEx(nullptr, COINIT_MULTITHREADED), S_OK);
        in_thread([] {
            EXPECT_EQ(type_now(), in_implicit_mta);
            CoUninitialize();
            EXPECT_EQ(type_now(), in_implicit_mta);
            ASSERT_EQ(CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED), S_OK);
            EXPECT_EQ(type_now(), in_main_sta);
            CoUninitialize();
            EXPECT_EQ(type_now(), in_implicit_mta);
        });
        CoUninitialize();
        EXPECT_EQ(type_now(), in_none);
    });
}

TEST(com_initialize, threads_share_the_mta_and_have_their_own_sta) {
    using namespace comity;
    in_thread([] {
        ASSERT_EQ(CoInitializeEx(nullptr, COINIT_MULTITHREADED), S_OK);
        const std::shared_ptr<const apartment> here = current_apartment();
        ASSERT_TRUE(here);
        EXPECT_NE(here->id(), 0u);
        std::uint64_t first = 0;
        std::uint64_t second = 0;
        for (std::uint64_t* id : {&first, &second})
            in_thread([&] {
                ASSERT_EQ(CoInitializeEx(nullptr, COINIT_MULTITHREADED), S_OK);
                EXPECT_EQ(current_apartment(), here);
                CoUninitialize();
                ASSERT_EQ(CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED), S_OK);
                *id = current_apartment()->id();
                CoUninitialize();
            });
        EXPECT_NE(first, second);
        EXPECT_NE(first, here->id());
        CoUninitialize();
    });
}

TEST(com_initialize, a_missing_apartment_is_explained) {
    in_thread([] {
        pthread_setname_np(pthread_self(), "fetcher");
        EXPECT_EQ(type_now(), in_none);
        const std::string text = take_error_text();
        EXPECT_THAT(text, HasSubstr("CoGetApartmentType was called on thread \"fetcher\" (id "));
        EXPECT_THAT(text, HasSubstr("CoInitializeEx(NULL, COINIT_MULTITHREADED)"));
        EXPECT_THAT(text, Not(HasSubstr("left it")));

        ASSERT_EQ(CoInitializeEx(nullptr, COINIT_MULTITHREADED), S_OK);
        CoUninitialize();
        CoUninitialize();
        EXPECT_EQ(type_now(), in_none);
        const std::string later = take_error_text();
        EXPECT_THAT(later, HasSubstr("left it with its last CoUninitialize"));
        EXPECT_THAT(later, HasSubstr("1 more CoUninitialize had nothing to balance"));
    });
}

TEST(ole_initialize, counts_by_itself_and_enters_a_single_threaded_apartment) {
    in_thread([] {
        ASSERT_EQ(CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED), S_OK);
        EXPECT_EQ(OleInitialize(nullptr), S_OK) << "OLE was not initialized here before";
        EXPECT_EQ(OleInitialize(nullptr), S_FALSE);
        OleUninitialize();
        OleUninitialize();
        OleUninitialize();
        OleUninitialize();
        EXPECT_EQ(type_now(), in_main_sta) << "only what OleInitialize entered is left by OleUninitialize";
        CoUninitialize();
        EXPECT_EQ(type_now(), in_none);
    });
}

TEST(logical_thread, has_one_identifier_and_needs_no_apartment) {
    GUID here{};
    GUID again{};
    GUID other{};
    ASSERT_EQ(CoGetCurrentLogicalThreadId(&here), S_OK);
    ASSERT_EQ(CoGetCurrentLogicalThreadId(&again), S_OK);
    in_thread([&] { ASSERT_EQ(CoGetCurrentLogicalThreadId(&other), S_OK); });
    EXPECT_EQ(here, again);
    EXPECT_NE(here, other);
    EXPECT_NE(here, GUID{});
}

TEST(com_initialize, many_threads_may_enter_and_leave_at_once) {
    std::vector<std::thread> threads;
    for (int index = 0; index < 8; ++index)
        threads.emplace_back([index] {
            const DWORD kind = index % 2 ? COINIT_MULTITHREADED : COINIT_APARTMENTTHREADED;
            for (int round = 0; round < 200; ++round) {
                EXPECT_EQ(CoInitializeEx(nullptr, kind), S_OK);
                EXPECT_EQ(type_now().result, S_OK);
                EXPECT_EQ(CoInitializeEx(nullptr, kind), S_FALSE);
                CoUninitialize();
                CoUninitialize();
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    in_thread([] { EXPECT_EQ(type_now(), in_none); });
}
