#include <objbase.h>

#include "catalog_fixture.hpp"
#include "com_thread.hpp"
#include "counting_factory.hpp"
#include "modules/test_classes.h"

using testing::HasSubstr;

namespace {

class class_objects : public catalog_fixture {
protected:
    static HRESULT add(counting_factory& factory, DWORD context, DWORD flags, DWORD& cookie,
                       REFCLSID clsid = CLSID_Plain) {
        return CoRegisterClassObject(clsid, &factory, context, flags, &cookie);
    }

    /// The class object that a caller gets, without a reference.
    static IUnknown* get(DWORD context, REFCLSID clsid = CLSID_Plain) {
        IUnknown* object = nullptr;
        if (CoGetClassObject(clsid, context, nullptr, IID_IUnknown, reinterpret_cast<void**>(&object)) ==
            S_OK)
            object->Release();
        return object;
    }

    counting_factory factory;
    counting_factory other;
    DWORD cookie = 0;
    DWORD other_cookie = 0;
};

} // namespace

TEST_F(class_objects, are_served_until_they_are_revoked) {
    in_mta([&] {
        ASSERT_EQ(add(factory, CLSCTX_INPROC_SERVER, REGCLS_MULTIPLEUSE, cookie), S_OK);
        EXPECT_NE(cookie, 0u);
        EXPECT_EQ(factory.references, 2u);
        EXPECT_EQ(get(CLSCTX_INPROC_SERVER), &factory);
        EXPECT_EQ(get(CLSCTX_ALL), &factory);
        EXPECT_EQ(get(CLSCTX_LOCAL_SERVER), nullptr);
        IUnknown* object = nullptr;
        ASSERT_EQ(CoCreateInstance(CLSID_Plain, nullptr, CLSCTX_INPROC_SERVER, IID_IClassFactory,
                                   reinterpret_cast<void**>(&object)),
                  S_OK);
        EXPECT_EQ(factory.last_iid, IID_IClassFactory);
        object->Release();
        EXPECT_EQ(CoRevokeClassObject(cookie), S_OK);
        EXPECT_EQ(factory.references, 1u);
        EXPECT_EQ(get(CLSCTX_INPROC_SERVER), nullptr);
        EXPECT_EQ(CoRevokeClassObject(cookie), E_INVALIDARG);
        EXPECT_EQ(CoRevokeClassObject(0), E_INVALIDARG);
    });
}

TEST_F(class_objects, what_a_careless_factory_leaves_behind_is_not_passed_on) {
    in_mta([&] {
        ASSERT_EQ(add(factory, CLSCTX_INPROC_SERVER, REGCLS_MULTIPLEUSE, cookie), S_OK);
        factory.answer = E_ABORT;
        void* object = reinterpret_cast<void*>(1);
        EXPECT_EQ(CoCreateInstance(CLSID_Plain, nullptr, CLSCTX_INPROC_SERVER, IID_IUnknown, &object),
                  E_ABORT);
        EXPECT_EQ(object, nullptr);
        EXPECT_EQ(CoRevokeClassObject(cookie), S_OK);
        EXPECT_EQ(factory.references, 1u);
    });
}

TEST_F(class_objects, success_without_an_object_is_no_success) {
    in_mta([&] {
        ASSERT_EQ(add(factory, CLSCTX_INPROC_SERVER, REGCLS_MULTIPLEUSE, cookie), S_OK);
        factory.gives_nothing = true;
        void* object = reinterpret_cast<void*>(1);
        EXPECT_EQ(CoCreateInstance(CLSID_Plain, nullptr, CLSCTX_INPROC_SERVER, IID_IUnknown, &object),
                  E_UNEXPECTED);
        EXPECT_EQ(object, nullptr);
        EXPECT_THAT(take_error_text(), HasSubstr("gave no object"));
        MULTI_QI result{&IID_IUnknown, nullptr, S_OK};
        EXPECT_EQ(CoCreateInstanceEx(CLSID_Plain, nullptr, CLSCTX_INPROC_SERVER, nullptr, 1, &result),
                  E_UNEXPECTED);
        EXPECT_EQ(CoRevokeClassObject(cookie), S_OK);
    });
}

TEST_F(class_objects, come_before_the_catalog) {
    write("first", "a.toml", class_text(CLSID_Plain, "/nowhere.so", "threading = \"both\"\n"));
    in_mta([&] {
        ASSERT_EQ(add(factory, CLSCTX_INPROC_SERVER, REGCLS_MULTIPLEUSE, cookie), S_OK);
        EXPECT_EQ(get(CLSCTX_INPROC_SERVER), &factory);
        EXPECT_EQ(CoRevokeClassObject(cookie), S_OK);
    });
}

TEST_F(class_objects, a_local_server_for_many_serves_its_own_process_too) {
    in_mta([&] {
        ASSERT_EQ(add(factory, CLSCTX_LOCAL_SERVER, REGCLS_MULTIPLEUSE, cookie), S_OK);
        EXPECT_EQ(get(CLSCTX_INPROC_SERVER), &factory);
        EXPECT_EQ(get(CLSCTX_LOCAL_SERVER), &factory);
        EXPECT_EQ(CoRevokeClassObject(cookie), S_OK);
        ASSERT_EQ(add(factory, CLSCTX_LOCAL_SERVER, REGCLS_MULTI_SEPARATE, cookie), S_OK);
        EXPECT_EQ(get(CLSCTX_INPROC_SERVER), nullptr);
        EXPECT_EQ(get(CLSCTX_LOCAL_SERVER), &factory);
        EXPECT_EQ(CoRevokeClassObject(cookie), S_OK);
    });
}

TEST_F(class_objects, a_single_use_server_is_for_one_client) {
    in_mta([&] {
        ASSERT_EQ(add(factory, CLSCTX_LOCAL_SERVER, REGCLS_SINGLEUSE, cookie), S_OK);
        ASSERT_EQ(add(other, CLSCTX_LOCAL_SERVER, REGCLS_SINGLEUSE, other_cookie), S_OK)
            << "one for each client";
        EXPECT_EQ(get(CLSCTX_INPROC_SERVER), nullptr);
        EXPECT_EQ(get(CLSCTX_LOCAL_SERVER), &factory);
        EXPECT_EQ(get(CLSCTX_LOCAL_SERVER), &other);
        EXPECT_EQ(get(CLSCTX_LOCAL_SERVER), nullptr);
        EXPECT_EQ(CoRevokeClassObject(cookie), S_OK);
        EXPECT_EQ(CoRevokeClassObject(other_cookie), S_OK);
        EXPECT_EQ(factory.references, 1u);
        EXPECT_EQ(other.references, 1u);
    });
}

TEST_F(class_objects, are_registered_once_for_an_apartment) {
    in_mta([&] {
        ASSERT_EQ(add(factory, CLSCTX_INPROC_SERVER, REGCLS_MULTIPLEUSE, cookie), S_OK);
        EXPECT_EQ(add(other, CLSCTX_INPROC_SERVER, REGCLS_MULTIPLEUSE, other_cookie), CO_E_OBJISREG);
        EXPECT_EQ(other_cookie, 0u);
        EXPECT_EQ(other.references, 1u);
        EXPECT_THAT(take_error_text(), HasSubstr("is registered in this apartment already"));
        EXPECT_EQ(add(other, CLSCTX_INPROC_SERVER, REGCLS_MULTIPLEUSE, other_cookie, CLSID_Refuses), S_OK);
        EXPECT_EQ(CoRevokeClassObject(cookie), S_OK);
        EXPECT_EQ(CoRevokeClassObject(other_cookie), S_OK);
    });
}

TEST_F(class_objects, suspension_is_for_requests_from_outside) {
    in_mta([&] {
        ASSERT_EQ(add(factory, CLSCTX_LOCAL_SERVER, REGCLS_MULTIPLEUSE | REGCLS_SUSPENDED, cookie), S_OK);
        EXPECT_EQ(get(CLSCTX_LOCAL_SERVER), nullptr);
        EXPECT_EQ(get(CLSCTX_INPROC_SERVER), &factory);
        EXPECT_EQ(CoResumeClassObjects(), S_OK);
        EXPECT_EQ(get(CLSCTX_LOCAL_SERVER), &factory);
        EXPECT_EQ(CoSuspendClassObjects(), S_OK);
        EXPECT_EQ(get(CLSCTX_LOCAL_SERVER), nullptr);
        EXPECT_EQ(CoResumeClassObjects(), S_OK);
        EXPECT_EQ(CoRevokeClassObject(cookie), S_OK);
    });
}

TEST_F(class_objects, the_last_reference_on_the_process_suspends) {
    in_mta([&] {
        ASSERT_EQ(add(factory, CLSCTX_LOCAL_SERVER, REGCLS_MULTIPLEUSE, cookie), S_OK);
        EXPECT_EQ(CoAddRefServerProcess(), 1u);
        EXPECT_EQ(CoAddRefServerProcess(), 2u);
        EXPECT_EQ(CoReleaseServerProcess(), 1u);
        EXPECT_EQ(get(CLSCTX_LOCAL_SERVER), &factory);
        EXPECT_EQ(CoReleaseServerProcess(), 0u);
        EXPECT_EQ(get(CLSCTX_LOCAL_SERVER), nullptr)
            << "a client must not connect to a server that is ending";
        EXPECT_EQ(CoResumeClassObjects(), S_OK);
        EXPECT_EQ(CoRevokeClassObject(cookie), S_OK);
    });
}

TEST_F(class_objects, belong_to_their_apartment) {
    in_sta([&] {
        ASSERT_EQ(add(factory, CLSCTX_INPROC_SERVER, REGCLS_MULTIPLEUSE, cookie), S_OK);
        EXPECT_EQ(get(CLSCTX_INPROC_SERVER), &factory);
        in_mta([&] {
            EXPECT_EQ(get(CLSCTX_INPROC_SERVER), nullptr);
            EXPECT_THAT(take_error_text(), HasSubstr("in another apartment of this process"));
            EXPECT_EQ(CoRevokeClassObject(cookie), RPC_E_WRONG_THREAD);
            EXPECT_THAT(take_error_text(), HasSubstr("in the apartment that registered"));
            ASSERT_EQ(add(other, CLSCTX_INPROC_SERVER, REGCLS_MULTIPLEUSE, other_cookie), S_OK) << "its own";
            EXPECT_EQ(get(CLSCTX_INPROC_SERVER), &other);
            std::thread([&] { EXPECT_EQ(get(CLSCTX_INPROC_SERVER), &other); }).join();
            EXPECT_EQ(CoRevokeClassObject(other_cookie), S_OK);
        });
        EXPECT_EQ(CoRevokeClassObject(cookie), S_OK);
    });
}

TEST_F(class_objects, of_the_mta_and_agile_ones_are_for_every_thread) {
    in_sta([&] {
        ASSERT_EQ(add(factory, CLSCTX_INPROC_SERVER, REGCLS_MULTIPLEUSE | REGCLS_AGILE, cookie), S_OK);
        in_mta([&] {
            EXPECT_EQ(get(CLSCTX_INPROC_SERVER), &factory);
            ASSERT_EQ(add(other, CLSCTX_INPROC_SERVER, REGCLS_MULTIPLEUSE, other_cookie, CLSID_Refuses),
                      S_OK);
            in_sta([&] { EXPECT_EQ(get(CLSCTX_INPROC_SERVER, CLSID_Refuses), &other); });
        });
        EXPECT_EQ(CoRevokeClassObject(cookie), S_OK);
    });
}

TEST_F(class_objects, end_with_their_apartment) {
    in_mta([&] {
        ASSERT_EQ(add(factory, CLSCTX_INPROC_SERVER, REGCLS_MULTIPLEUSE, cookie), S_OK);
        in_sta([&] { ASSERT_EQ(add(other, CLSCTX_INPROC_SERVER, REGCLS_MULTIPLEUSE, other_cookie), S_OK); });
        EXPECT_EQ(other.references, 1u);
        EXPECT_EQ(factory.references, 2u);
    });
    EXPECT_EQ(factory.references, 1u);
    in_mta([&] { EXPECT_EQ(get(CLSCTX_INPROC_SERVER), nullptr); });
}

namespace {

/// A class object that uses the runtime when it is released for the last time.
class registering_at_the_end final : public IUnknown {
public:
    STDMETHODIMP QueryInterface(REFIID, void** object) override {
        *object = this;
        AddRef();
        return S_OK;
    }
    STDMETHODIMP_(ULONG) AddRef() override { return ++references; }
    STDMETHODIMP_(ULONG) Release() override {
        if (--references == 1) {
            DWORD cookie = 0;
            result = CoRegisterClassObject(CLSID_Missing, &successor, CLSCTX_INPROC_SERVER,
                                           REGCLS_MULTIPLEUSE, &cookie);
        }
        return references;
    }

    counting_factory successor;
    HRESULT result = E_FAIL;
    ULONG references = 1;
};

} // namespace

TEST_F(class_objects, may_use_the_runtime_while_the_apartment_ends) {
    registering_at_the_end last;
    in_sta([&] {
        ASSERT_EQ(
            CoRegisterClassObject(CLSID_Plain, &last, CLSCTX_INPROC_SERVER, REGCLS_MULTIPLEUSE, &cookie),
            S_OK);
    });
    EXPECT_EQ(last.references, 1u);
    EXPECT_EQ(last.result, S_OK) << "it is still inside";
    EXPECT_EQ(last.successor.references, 1u) << "and what it leaves behind is given up too";
}

TEST_F(class_objects, arguments_are_checked) {
    std::thread([&] {
        EXPECT_EQ(add(factory, CLSCTX_INPROC_SERVER, REGCLS_MULTIPLEUSE, cookie), CO_E_NOTINITIALIZED);
        EXPECT_EQ(CoRevokeClassObject(1), CO_E_NOTINITIALIZED);
        EXPECT_EQ(CoSuspendClassObjects(), S_OK);
        EXPECT_EQ(CoResumeClassObjects(), S_OK);
    }).join();
    in_mta([&] {
        EXPECT_EQ(CoRegisterClassObject(CLSID_Plain, nullptr, CLSCTX_INPROC_SERVER, 0, &cookie),
                  E_INVALIDARG);
        EXPECT_EQ(CoRegisterClassObject(CLSID_Plain, &factory, CLSCTX_INPROC_SERVER, 0, nullptr),
                  E_INVALIDARG);
    });
}

TEST_F(class_objects, many_threads_may_register_and_ask_at_once) {
    in_mta([&] {
        std::vector<std::thread> threads;
        for (int index = 0; index < 4; ++index)
            threads.emplace_back([&, index] {
                const CLSID own{0x5f0d3a11, static_cast<WORD>(index), 0, {}};
                for (int round = 0; round < 200; ++round) {
                    DWORD mine = 0;
                    EXPECT_EQ(add(factory, CLSCTX_INPROC_SERVER, REGCLS_MULTIPLEUSE, mine, own), S_OK);
                    EXPECT_EQ(get(CLSCTX_INPROC_SERVER, own), &factory);
                    get(CLSCTX_INPROC_SERVER, CLSID{0x5f0d3a11, static_cast<WORD>((index + 1) % 4), 0, {}});
                    EXPECT_EQ(CoRevokeClassObject(mine), S_OK);
                }
            });
        for (std::thread& thread : threads)
            thread.join();
    });
    EXPECT_EQ(factory.references, 1u);
}
