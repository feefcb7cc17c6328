#include <oleauto.h>

#include "catalog_fixture.hpp"
#include "com_thread.hpp"
#include "counting_factory.hpp"
#include "modules/test_classes.h"

using testing::HasSubstr;
using running_objects = catalog_fixture;

TEST_F(running_objects, are_found_by_class_until_they_are_revoked) {
    in_mta([&] {
        counting_factory object;
        DWORD cookie = 0;
        ASSERT_EQ(RegisterActiveObject(&object, CLSID_Plain, ACTIVEOBJECT_STRONG, &cookie), S_OK);
        EXPECT_EQ(object.references, 2u);
        IUnknown* found = nullptr;
        ASSERT_EQ(GetActiveObject(CLSID_Plain, nullptr, &found), S_OK);
        EXPECT_EQ(found, &object);
        EXPECT_EQ(found->Release(), 2u);
        EXPECT_EQ(RevokeActiveObject(cookie, nullptr), S_OK);
        EXPECT_EQ(object.references, 1u);
        EXPECT_EQ(RevokeActiveObject(cookie, nullptr), E_INVALIDARG);
        found = &object;
        EXPECT_EQ(GetActiveObject(CLSID_Plain, nullptr, &found), MK_E_UNAVAILABLE);
        EXPECT_EQ(found, nullptr);
        EXPECT_THAT(take_error_text(), HasSubstr("none has been published in this process"));
    });
}

TEST_F(running_objects, of_one_class_take_turns) {
    in_mta([&] {
        counting_factory first;
        counting_factory second;
        DWORD first_cookie = 0;
        DWORD second_cookie = 0;
        ASSERT_EQ(RegisterActiveObject(&first, CLSID_Plain, ACTIVEOBJECT_WEAK, &first_cookie), S_OK);
        EXPECT_EQ(RegisterActiveObject(&second, CLSID_Plain, ACTIVEOBJECT_WEAK, &second_cookie),
                  MK_S_MONIKERALREADYREGISTERED);
        IUnknown* found = nullptr;
        ASSERT_EQ(GetActiveObject(CLSID_Plain, nullptr, &found), S_OK);
        EXPECT_EQ(found, &first);
        found->Release();
        EXPECT_EQ(RevokeActiveObject(first_cookie, nullptr), S_OK);
        ASSERT_EQ(GetActiveObject(CLSID_Plain, nullptr, &found), S_OK);
        EXPECT_EQ(found, &second);
        found->Release();
        EXPECT_EQ(RevokeActiveObject(second_cookie, nullptr), S_OK);
        EXPECT_EQ(first.references, 1u);
        EXPECT_EQ(second.references, 1u);
    });
}

TEST_F(running_objects, of_another_single_threaded_apartment_are_not_handed_out) {
    in_sta([&] {
        counting_factory object;
        DWORD cookie = 0;
        ASSERT_EQ(RegisterActiveObject(&object, CLSID_Plain, ACTIVEOBJECT_STRONG, &cookie), S_OK);
        in_mta([&] {
            IUnknown* found = nullptr;
            EXPECT_EQ(GetActiveObject(CLSID_Plain, nullptr, &found), MK_E_UNAVAILABLE);
            EXPECT_THAT(take_error_text(), HasSubstr("in another apartment of this process"));
        });
        EXPECT_EQ(RevokeActiveObject(cookie, nullptr), S_OK);
    });
}

TEST_F(running_objects, end_with_their_apartment) {
    counting_factory object;
    in_sta([&] {
        DWORD cookie = 0;
        ASSERT_EQ(RegisterActiveObject(&object, CLSID_Plain, ACTIVEOBJECT_STRONG, &cookie), S_OK);
    });
    EXPECT_EQ(object.references, 1u);
}

TEST_F(running_objects, arguments_are_checked) {
    counting_factory object;
    DWORD cookie = 7;
    std::thread([&] {
        IUnknown* found = &object;
        EXPECT_EQ(GetActiveObject(CLSID_Plain, nullptr, &found), CO_E_NOTINITIALIZED);
        EXPECT_EQ(found, nullptr);
        EXPECT_EQ(RegisterActiveObject(&object, CLSID_Plain, 0, &cookie), CO_E_NOTINITIALIZED);
        EXPECT_EQ(RevokeActiveObject(1, nullptr), CO_E_NOTINITIALIZED);
    }).join();
    EXPECT_EQ(RegisterActiveObject(nullptr, CLSID_Plain, 0, &cookie), E_INVALIDARG);
    EXPECT_EQ(RegisterActiveObject(&object, CLSID_Plain, 0, nullptr), E_INVALIDARG);
    EXPECT_EQ(GetActiveObject(CLSID_Plain, nullptr, nullptr), E_POINTER);
}
