// weak_ref: leads to the object while it lives, and never brings it back.
#include "fixture_objects.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace {

using comity::com_ptr;
using comity::make;
using comity::weak_ref;

class target : public comity::implements<target, IPlain, comity::weakly_referenced> {
public:
    ~target() override {
        if (in_destructor != nullptr)
            *in_destructor = static_cast<bool>(weak_ref<target>(*this).lock());
    }
    HRESULT STDMETHODCALLTYPE Ping(LONG* answer) noexcept override {
        *answer = 1;
        return S_OK;
    }
    bool* in_destructor = nullptr;
};

TEST(WeakRef, LeadsToTheLivingObject) {
    const auto object = make<target>();
    const weak_ref<target> weak(*object);
    EXPECT_EQ(weak.lock(), object);
    EXPECT_EQ(object->AddRef(), 2u) << "a weak reference counted";
    object->Release();
}

TEST(WeakRef, IsNullAfterTheObject) {
    auto object = make<target>();
    const weak_ref<target> weak(*object);
    const weak_ref<target> copy = weak;
    object = nullptr;
    EXPECT_FALSE(weak.lock());
    EXPECT_FALSE(copy.lock());
    EXPECT_FALSE(weak_ref<target>().lock());
}

TEST(WeakRef, IsNullInTheDestructor) {
    bool found = true;
    auto object = make<target>();
    object->in_destructor = &found;
    object = nullptr;
    EXPECT_FALSE(found);
}

TEST(WeakRef, RacesWithTheLastRelease) {
    for (int round = 0; round < 500; ++round) {
        auto object = make<target>();
        const weak_ref<target> weak(*object);
        std::thread other([weak] {
            if (const auto found = weak.lock()) {
                LONG answer = 0;
                EXPECT_EQ(found->Ping(&answer), S_OK);
            }
        });
        object = nullptr;
        other.join();
        ASSERT_FALSE(weak.lock());
    }
}

} // namespace
