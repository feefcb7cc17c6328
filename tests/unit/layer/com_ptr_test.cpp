// com_ptr: exact numbers of references taken and given back.
#include "counting_fake.hpp"
#include "layer_fixture.h"

#include <comity/com_ptr.hpp>

#include <gtest/gtest.h>

#include <utility>

namespace {

using comity::com_ptr;
using layer_test::counting_fake;
using layer_test::counting_fake_of;

class plain_fake : public counting_fake_of<IPlain> {
public:
    HRESULT STDMETHODCALLTYPE Ping(LONG* answer) noexcept override {
        *answer = 42;
        return S_OK;
    }
};

TEST(ComPtr, IsNullByDefaultAndTouchesNothing) {
    com_ptr<IUnknown> pointer;
    EXPECT_EQ(pointer.get(), nullptr);
    EXPECT_FALSE(pointer);
    EXPECT_TRUE(pointer == nullptr);
}

TEST(ComPtr, SharingAddsOneAndReleasesOne) {
    counting_fake fake;
    {
        com_ptr<IUnknown> pointer(&fake);
        EXPECT_EQ(fake.added, 1);
        EXPECT_EQ(fake.released, 0);
    }
    EXPECT_EQ(fake.released, 1);
}

TEST(ComPtr, TakingOwnershipAddsNothing) {
    counting_fake fake;
    fake.AddRef();
    { com_ptr<IUnknown> pointer(&fake, comity::take_ownership); }
    EXPECT_EQ(fake.added, 1);
    EXPECT_EQ(fake.released, 1);
}

TEST(ComPtr, CopyingAddsOne) {
    counting_fake fake;
    com_ptr<IUnknown> first(&fake);
    com_ptr<IUnknown> second(first);
    EXPECT_EQ(fake.added, 2);
    EXPECT_EQ(fake.released, 0);
    EXPECT_EQ(first, second);
}

TEST(ComPtr, MovingAddsNothing) {
    counting_fake fake;
    com_ptr<IUnknown> first(&fake);
    com_ptr<IUnknown> second(std::move(first));
    EXPECT_EQ(fake.added, 1);
    EXPECT_EQ(fake.released, 0);
    EXPECT_FALSE(first);
}

TEST(ComPtr, AssigningToItselfKeepsTheObject) {
    counting_fake fake;
    com_ptr<IUnknown> pointer(&fake);
    com_ptr<IUnknown>& same = pointer;
    pointer = same;
    EXPECT_EQ(fake.held(), 1);
    EXPECT_EQ(pointer.get(), &fake);
}

TEST(ComPtr, AssigningReleasesWhatWasHeld) {
    counting_fake first;
    counting_fake second;
    com_ptr<IUnknown> pointer(&first);
    pointer = com_ptr<IUnknown>(&second);
    EXPECT_EQ(first.held(), 0);
    EXPECT_EQ(second.held(), 1);
    pointer = nullptr;
    EXPECT_EQ(second.held(), 0);
}

TEST(ComPtr, PutReleasesFirst) {
    counting_fake fake;
    com_ptr<IUnknown> pointer(&fake);
    IUnknown** address = pointer.put();
    EXPECT_EQ(fake.held(), 0);
    EXPECT_EQ(*address, nullptr);
}

TEST(ComPtr, AttachAndDetachMoveOneReference) {
    counting_fake fake;
    fake.AddRef();
    com_ptr<IUnknown> pointer;
    pointer.attach(&fake);
    EXPECT_EQ(fake.added, 1);
    IUnknown* raw = pointer.detach();
    EXPECT_EQ(raw, &fake);
    EXPECT_FALSE(pointer);
    EXPECT_EQ(fake.released, 0);
    raw->Release();
}

TEST(ComPtr, CopyToAddsOneForTheReceiver) {
    counting_fake fake;
    com_ptr<IUnknown> pointer(&fake);
    IUnknown* out = nullptr;
    EXPECT_EQ(pointer.copy_to(&out), S_OK);
    EXPECT_EQ(out, &fake);
    EXPECT_EQ(fake.held(), 2);
    out->Release();
    EXPECT_EQ(pointer.copy_to(static_cast<IUnknown**>(nullptr)), E_POINTER);
}

TEST(ComPtr, CopyToOfNullWritesNull) {
    com_ptr<IUnknown> pointer;
    IUnknown* out = reinterpret_cast<IUnknown*>(1);
    EXPECT_EQ(pointer.copy_to(&out), S_OK);
    EXPECT_EQ(out, nullptr);
}

TEST(ComPtr, QueryTakesOneReferenceOfTheNewInterface) {
    plain_fake fake;
    com_ptr<IUnknown> pointer(static_cast<IUnknown*>(&fake));
    com_ptr<IPlain> plain;
    EXPECT_EQ(pointer.query(plain), S_OK);
    EXPECT_EQ(fake.queries, 1);
    EXPECT_EQ(fake.held(), 2);
    LONG answer = 0;
    EXPECT_EQ(plain->Ping(&answer), S_OK);
    EXPECT_EQ(answer, 42);
}

TEST(ComPtr, QueryForWhatIsNotThereLeavesNull) {
    counting_fake fake;
    com_ptr<IUnknown> pointer(&fake);
    com_ptr<IPlain> plain;
    EXPECT_EQ(pointer.query(plain), E_NOINTERFACE);
    EXPECT_FALSE(plain);
    EXPECT_FALSE(pointer.try_as<IPlain>());
    EXPECT_EQ(fake.held(), 1);
}

TEST(ComPtr, QueryOfNullIsAnError) {
    com_ptr<IUnknown> pointer;
    com_ptr<IPlain> plain;
    EXPECT_EQ(pointer.query(plain), E_POINTER);
}

TEST(ComPtr, AsThrowsWhatTheObjectAnswered) {
    counting_fake fake;
    com_ptr<IUnknown> pointer(&fake);
    try {
        (void)pointer.as<IPlain>();
        FAIL() << "nothing was thrown";
    } catch (const comity::hresult_error& error) {
        EXPECT_EQ(error.code(), E_NOINTERFACE);
    }
}

TEST(ComPtr, ConvertsToABaseInterface) {
    plain_fake fake;
    com_ptr<IPlain> plain(&fake);
    com_ptr<IUnknown> shared = plain;
    EXPECT_EQ(fake.held(), 2);
    com_ptr<IUnknown> moved = std::move(plain);
    EXPECT_EQ(fake.held(), 2);
    EXPECT_FALSE(plain);
    EXPECT_EQ(shared, moved);
}

TEST(ComPtr, QueryIntoThePointerItselfIsSafe) {
    plain_fake fake;
    com_ptr<IPlain> pointer(&fake);
    EXPECT_EQ(pointer.query(pointer), S_OK);
    EXPECT_EQ(fake.held(), 1);
}

TEST(ComPtr, SameObjectComparesIdentities) {
    plain_fake first;
    plain_fake second;
    EXPECT_TRUE(comity::same_object(&first, static_cast<IPlain*>(&first)));
    EXPECT_FALSE(comity::same_object(&first, &second));
    EXPECT_TRUE(comity::same_object(nullptr, nullptr));
    EXPECT_FALSE(comity::same_object(&first, nullptr));
    EXPECT_EQ(first.held(), 0);
    EXPECT_EQ(second.held(), 0);
}

} // namespace
