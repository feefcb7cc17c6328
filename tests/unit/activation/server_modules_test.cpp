#include "server_modules.hpp"

#include <dlfcn.h>

#include <atomic>
#include <vector>

#include "catalog_fixture.hpp"
#include "com_thread.hpp"
#include "modules/test_classes.h"

using namespace comity;

class server_modules_test : public catalog_fixture {
protected:
    server_modules_test() {
        write("first", "a.toml",
              class_text(CLSID_Plain, SERVER_C, "threading = \"both\"\n") +
                  class_text(CLSID_Aggregatable, SERVER_CPP, "threading = \"both\"\n"));
    }

    static IUnknown* create(REFCLSID clsid) {
        IUnknown* object = nullptr;
        EXPECT_EQ(CoCreateInstance(clsid, nullptr, CLSCTX_INPROC_SERVER, IID_IUnknown,
                                   reinterpret_cast<void**>(&object)),
                  S_OK);
        return object;
    }

    static bool is_mapped(const char* path) {
        void* const handle = dlopen(path, RTLD_NOW | RTLD_NOLOAD);
        if (handle)
            dlclose(handle);
        return handle != nullptr;
    }
};

TEST_F(server_modules_test, an_idle_module_of_a_single_threaded_apartment_goes_when_asked) {
    in_sta([&] {
        IUnknown* object = create(CLSID_Plain);
        CoFreeUnusedLibraries();
        EXPECT_TRUE(is_mapped(SERVER_C)) << "there is an object";
        object->Release();
        EXPECT_TRUE(is_mapped(SERVER_C)) << "nobody asked";
        CoFreeUnusedLibraries();
        EXPECT_FALSE(is_mapped(SERVER_C));
        create(CLSID_Plain)->Release();
        EXPECT_TRUE(is_mapped(SERVER_C)) << "and comes again";
    });
}

TEST_F(server_modules_test, a_module_that_serves_every_thread_goes_after_a_delay) {
    in_mta([&] {
        create(CLSID_Plain)->Release();
        CoFreeUnusedLibraries();
        EXPECT_TRUE(is_mapped(SERVER_C)) << "the default is ten minutes";
        CoFreeUnusedLibrariesEx(0, 0);
        EXPECT_FALSE(is_mapped(SERVER_C));

        create(CLSID_Plain)->Release();
        CoFreeUnusedLibrariesEx(1, 0);
        EXPECT_TRUE(is_mapped(SERVER_C)) << "only marked";
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        CoFreeUnusedLibrariesEx(1, 0);
        EXPECT_FALSE(is_mapped(SERVER_C));
    });
}

TEST_F(server_modules_test, a_module_that_is_used_again_is_not_unloaded) {
    in_mta([&] {
        create(CLSID_Plain)->Release();
        CoFreeUnusedLibrariesEx(1, 0);
        IUnknown* object = create(CLSID_Plain);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        CoFreeUnusedLibrariesEx(1, 0);
        EXPECT_TRUE(is_mapped(SERVER_C));
        object->Release();
        CoFreeUnusedLibrariesEx(1, 0);
        EXPECT_TRUE(is_mapped(SERVER_C)) << "the delay begins anew";
    });
}

TEST_F(server_modules_test, idle_modules_go_with_the_last_apartment) {
    in_mta([&] {
        create(CLSID_Plain)->Release();
        in_sta([&] { create(CLSID_Plain)->Release(); });
        EXPECT_TRUE(is_mapped(SERVER_C));
    });
    EXPECT_FALSE(is_mapped(SERVER_C));
}

TEST_F(server_modules_test, an_object_that_outlives_com_keeps_its_module) {
    IUnknown* object = nullptr;
    in_mta([&] { object = create(CLSID_Plain); });
    EXPECT_TRUE(is_mapped(SERVER_C));
    object->Release();
    in_mta([] {});
    EXPECT_FALSE(is_mapped(SERVER_C));
}

TEST_F(server_modules_test, a_module_that_cannot_say_so_stays) {
    write("first", "a.toml", class_text(CLSID_Plain, SERVER_THAT_STAYS, "threading = \"both\"\n"));
    in_mta([&] {
        create(CLSID_Plain)->Release();
        CoFreeUnusedLibrariesEx(0, 0);
        EXPECT_TRUE(is_mapped(SERVER_THAT_STAYS));
    });
    EXPECT_TRUE(is_mapped(SERVER_THAT_STAYS));
}

TEST_F(server_modules_test, a_use_keeps_a_module) {
    in_mta([&] {
        {
            module_use use;
            std::string problem;
            ASSERT_EQ(use_server_module(SERVER_C, false, use, problem), S_OK) << problem;
            EXPECT_TRUE(use.can_be_asked_to_unload());
            CoFreeUnusedLibrariesEx(0, 0);
            EXPECT_TRUE(is_server_module_loaded(SERVER_C));
        }
        CoFreeUnusedLibrariesEx(0, 0);
        EXPECT_FALSE(is_server_module_loaded(SERVER_C));
    });
}

TEST_F(server_modules_test, unloading_needs_an_apartment) {
    in_mta([&] {
        create(CLSID_Plain)->Release();
        module_use use;
        std::string problem;
        ASSERT_EQ(use_server_module(SERVER_C, false, use, problem), S_OK) << problem;
        // The use outlives the apartment, so the module does too.
        CoUninitialize();
        CoFreeUnusedLibrariesEx(0, 0);
        EXPECT_TRUE(is_mapped(SERVER_C));
        use = module_use();
        CoFreeUnusedLibrariesEx(0, 0);
        EXPECT_TRUE(is_mapped(SERVER_C)) << "outside of any apartment the call does nothing";
        EXPECT_EQ(CoInitializeEx(nullptr, COINIT_MULTITHREADED), S_OK);
    });
    EXPECT_FALSE(is_mapped(SERVER_C));
}

TEST_F(server_modules_test, modules_may_be_loaded_and_unloaded_at_once) {
    in_mta([&] {
        std::atomic<bool> stop{false};
        std::thread unloading([&] {
            while (!stop)
                // Never zero here: a thread may be on its way out of the module's last Release.
                CoFreeUnusedLibrariesEx(1, 0);
        });
        std::vector<std::thread> threads;
        for (int index = 0; index < 3; ++index)
            threads.emplace_back([&] {
                for (int round = 0; round < 100; ++round) {
                    create(CLSID_Plain)->Release();
                    create(CLSID_Aggregatable)->Release();
                }
            });
        for (std::thread& thread : threads)
            thread.join();
        stop = true;
        unloading.join();
    });
}
