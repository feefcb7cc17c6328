// CoInitializeEx and CoUninitialize: counting, modes, each thread for itself; what a thread in no apartment
// is told.
#include "support.hpp"

#include <thread>

using namespace conformance;

namespace {

const CLSID unknown_class = {0x6f0d5c10, 0x91b4, 0x4e0f, {0x8a, 0x53, 0x2b, 0x8c, 0x3a, 0x9e, 0x99, 0x01}};

// Runs on a thread that has never entered an apartment.
template <typename Body>
void on_new_thread(Body body) {
    std::thread(body).join();
}

} // namespace

TEST(Apartment, TheFirstEntryIsNew) {
    on_new_thread([] {
        EXPECT_HR(S_OK, CoInitializeEx(nullptr, COINIT_MULTITHREADED));
        CoUninitialize();
    });
}

TEST(Apartment, FurtherEntriesCount) {
    on_new_thread([] {
        EXPECT_HR(S_OK, CoInitializeEx(nullptr, COINIT_MULTITHREADED));
        EXPECT_HR(S_FALSE, CoInitializeEx(nullptr, COINIT_MULTITHREADED));
        EXPECT_HR(S_FALSE, CoInitializeEx(nullptr, COINIT_MULTITHREADED));
        CoUninitialize();
        CoUninitialize();
        EXPECT_HR(S_FALSE, CoInitializeEx(nullptr, COINIT_MULTITHREADED)) << "one entry was left";
        CoUninitialize();
        CoUninitialize();
        EXPECT_HR(S_OK, CoInitializeEx(nullptr, COINIT_MULTITHREADED)) << "none was left";
        CoUninitialize();
    });
}

TEST(Apartment, TheModeStaysWhatItIs) {
    on_new_thread([] {
        EXPECT_HR(S_OK, CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED));
        EXPECT_HR(RPC_E_CHANGED_MODE, CoInitializeEx(nullptr, COINIT_MULTITHREADED));
        EXPECT_HR(S_FALSE, CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED))
            << "the refused entry did not count";
        CoUninitialize();
        CoUninitialize();
        EXPECT_HR(S_OK, CoInitializeEx(nullptr, COINIT_MULTITHREADED))
            << "after leaving, either mode is free again";
        EXPECT_HR(RPC_E_CHANGED_MODE, CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED));
        CoUninitialize();
    });
}

TEST(Apartment, CoInitializeIsApartmentThreaded) {
    on_new_thread([] {
        EXPECT_HR(S_OK, CoInitialize(nullptr));
        EXPECT_HR(RPC_E_CHANGED_MODE, CoInitializeEx(nullptr, COINIT_MULTITHREADED));
        CoUninitialize();
    });
}

TEST(Apartment, OtherFlagsDoNotChangeTheMode) {
    on_new_thread([] {
        EXPECT_HR(S_OK, CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED | COINIT_DISABLE_OLE1DDE));
        EXPECT_HR(S_FALSE, CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED | COINIT_SPEED_OVER_MEMORY));
        CoUninitialize();
        CoUninitialize();
    });
}

TEST(Apartment, ThreadsChooseForThemselves) {
    on_new_thread([] {
        EXPECT_HR(S_OK, CoInitializeEx(nullptr, COINIT_MULTITHREADED));
        on_new_thread([] {
            EXPECT_HR(S_OK, CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED));
            CoUninitialize();
        });
        on_new_thread([] {
            EXPECT_HR(S_OK, CoInitializeEx(nullptr, COINIT_MULTITHREADED)) << "new for this thread";
            CoUninitialize();
        });
        CoUninitialize();
    });
}

TEST(Apartment, TooManyUninitializesAreHarmless) {
    on_new_thread([] {
        CoUninitialize();
        EXPECT_HR(S_OK, CoInitializeEx(nullptr, COINIT_MULTITHREADED));
        CoUninitialize();
        CoUninitialize();
        EXPECT_HR(S_OK, CoInitializeEx(nullptr, COINIT_MULTITHREADED));
        CoUninitialize();
    });
}

TEST(Apartment, CreatingNeedsAnApartment) {
    on_new_thread([] {
        void* object = reinterpret_cast<void*>(1);
        EXPECT_HR(CO_E_NOTINITIALIZED,
                  CoCreateInstance(unknown_class, nullptr, CLSCTX_INPROC_SERVER, IID_IUnknown, &object));
        EXPECT_EQ(nullptr, object);
    });
}

TEST(Apartment, ClassObjectsNeedAnApartment) {
    on_new_thread([] {
        void* object = reinterpret_cast<void*>(1);
        EXPECT_HR(CO_E_NOTINITIALIZED,
                  CoGetClassObject(unknown_class, CLSCTX_INPROC_SERVER, nullptr, IID_IClassFactory, &object));
        EXPECT_EQ(nullptr, object);
    });
}

TEST(Apartment, RegisteringNeedsAnApartment) {
    on_new_thread([] {
        ref<IErrorInfo> any;
        ref<ICreateErrorInfo> stand_in;
        ASSERT_HR(S_OK, CreateErrorInfo(stand_in.put()));
        DWORD cookie = 0;
        EXPECT_HR(CO_E_NOTINITIALIZED,
                  CoRegisterClassObject(unknown_class, stand_in.get(), CLSCTX_INPROC_SERVER,
                                        REGCLS_MULTIPLEUSE, &cookie));
    });
}

TEST(Apartment, AThreadThatNeverEnteredIsInTheMultithreadedOneWhileItExists) {
    on_new_thread([] {
        ASSERT_HR(S_OK, CoInitializeEx(nullptr, COINIT_MULTITHREADED));
        on_new_thread([] {
            void* object = nullptr;
            EXPECT_HR(REGDB_E_CLASSNOTREG,
                      CoCreateInstance(unknown_class, nullptr, CLSCTX_INPROC_SERVER, IID_IUnknown, &object));
        });
        CoUninitialize();
    });
}

TEST(Apartment, TypesOfApartments) {
    on_new_thread([] {
        APTTYPE type;
        APTTYPEQUALIFIER qualifier;
        EXPECT_HR(CO_E_NOTINITIALIZED, CoGetApartmentType(&type, &qualifier));
        ASSERT_HR(S_OK, CoInitializeEx(nullptr, COINIT_MULTITHREADED));
        EXPECT_HR(S_OK, CoGetApartmentType(&type, &qualifier));
        EXPECT_EQ(APTTYPE_MTA, type);
        EXPECT_EQ(APTTYPEQUALIFIER_NONE, qualifier);
        on_new_thread([] {
            APTTYPE type;
            APTTYPEQUALIFIER qualifier;
            EXPECT_HR(S_OK, CoGetApartmentType(&type, &qualifier));
            EXPECT_EQ(APTTYPE_MTA, type);
            EXPECT_EQ(APTTYPEQUALIFIER_IMPLICIT_MTA, qualifier);
        });
        CoUninitialize();
    });
}

TEST(Apartment, TheFirstSingleThreadedOneIsTheMainOne) {
    on_new_thread([] {
        ASSERT_HR(S_OK, CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED));
        APTTYPE type;
        APTTYPEQUALIFIER qualifier;
        EXPECT_HR(S_OK, CoGetApartmentType(&type, &qualifier));
        EXPECT_EQ(APTTYPE_MAINSTA, type);
        on_new_thread([] {
            ASSERT_HR(S_OK, CoInitializeEx(nullptr, COINIT_APARTMENTTHREADED));
            APTTYPE type;
            APTTYPEQUALIFIER qualifier;
            EXPECT_HR(S_OK, CoGetApartmentType(&type, &qualifier));
            EXPECT_EQ(APTTYPE_STA, type);
            CoUninitialize();
        });
        CoUninitialize();
    });
}

TEST(Apartment, ApartmentTypeChecksItsArguments) {
    on_new_thread([] {
        ASSERT_HR(S_OK, CoInitializeEx(nullptr, COINIT_MULTITHREADED));
        APTTYPE type;
        APTTYPEQUALIFIER qualifier;
        EXPECT_HR(E_INVALIDARG, CoGetApartmentType(nullptr, &qualifier));
        EXPECT_HR(E_INVALIDARG, CoGetApartmentType(&type, nullptr));
        CoUninitialize();
    });
}

TEST(Apartment, MtaUsageKeepsTheMultithreadedApartment) {
    on_new_thread([] {
        CO_MTA_USAGE_COOKIE cookie = nullptr;
        ASSERT_HR(S_OK, CoIncrementMTAUsage(&cookie));
        EXPECT_NE(nullptr, cookie);
        APTTYPE type;
        APTTYPEQUALIFIER qualifier;
        EXPECT_HR(S_OK, CoGetApartmentType(&type, &qualifier));
        EXPECT_EQ(APTTYPE_MTA, type);
        EXPECT_HR(S_OK, CoDecrementMTAUsage(cookie));
        EXPECT_HR(CO_E_NOTINITIALIZED, CoGetApartmentType(&type, &qualifier));
    });
}
