// QueryInterface: which interfaces an object answers, and that all of them are one object.
#include "fixture_objects.hpp"

#include <gtest/gtest.h>

namespace {

using comity::com_ptr;
using comity::make;
using namespace layer_test;

TEST(QueryInterface, AnswersWhatIsListed) {
    const auto object = make<shape>();
    EXPECT_TRUE(query<IUnknown>(object));
    EXPECT_TRUE(query<IDispatch>(object));
    EXPECT_TRUE(query<IShape3>(object));
    EXPECT_TRUE(query<IConnectionPointContainer>(object));
}

TEST(QueryInterface, AnswersAncestorsFoundInTheTypeLibrary) {
    const auto object = make<shape>();
    const auto base = query<IShape>(object);
    const auto middle = query<IShape2>(object);
    ASSERT_TRUE(base);
    ASSERT_TRUE(middle);
    EXPECT_EQ(base.get(), static_cast<IShape*>(query<IShape3>(object).get()));
    EXPECT_EQ(middle->Turn(30), S_OK);
    double angle = 0;
    EXPECT_EQ(object->get_Angle(&angle), S_OK);
    EXPECT_EQ(angle, 30);
}

TEST(QueryInterface, AnswersAncestorsOfACustomInterface) {
    const auto object = make<plain>();
    const auto base = query<IPlain>(object);
    ASSERT_TRUE(base);
    LONG answer = 0;
    EXPECT_EQ(base->Ping(&answer), S_OK);
    EXPECT_EQ(answer, 1);
    EXPECT_FALSE(query<IDispatch>(object));
}

TEST(QueryInterface, AnswersAncestorsWrittenIntoAChain) {
    const auto object = make<undescribed>();
    ASSERT_TRUE(query<IUndescribed>(object));
    EXPECT_EQ(query<IUndescribed>(object)->First(), S_OK);
    EXPECT_EQ(query<IUndescribed2>(object)->Second(), S_FALSE);
}

TEST(QueryInterface, AnswersAncestorsOfBaseInterfaces) {
    const auto object = make<shape>();
    EXPECT_TRUE(query<IProvideClassInfo>(object));
    EXPECT_TRUE(query<IProvideClassInfo2>(object));
}

TEST(QueryInterface, SaysNoToOthersAndClearsThePointer) {
    const auto object = make<shape>();
    void* out = &out;
    EXPECT_EQ(object->QueryInterface(__uuidof(ILabel), &out), E_NOINTERFACE);
    EXPECT_EQ(out, nullptr);
    EXPECT_EQ(object->QueryInterface(GUID{}, &out), E_NOINTERFACE);
}

TEST(QueryInterface, ComparesAllBitsOfTheIid) {
    const auto object = make<shape>();
    for (std::size_t byte = 0; byte < sizeof(IID); ++byte) {
        IID iid = __uuidof(IShape3);
        reinterpret_cast<unsigned char*>(&iid)[byte] ^= 0x80;
        void* out = nullptr;
        EXPECT_EQ(object->QueryInterface(iid, &out), E_NOINTERFACE) << "byte " << byte;
    }
}

TEST(QueryInterface, RefusesANullOutPointer) {
    const auto object = make<shape>();
    EXPECT_EQ(object->QueryInterface(__uuidof(IUnknown), nullptr), E_POINTER);
}

TEST(QueryInterface, GivesOneIdentityFromEveryInterface) {
    const auto object = make<shape>();
    const auto identity = query<IUnknown>(object);
    EXPECT_EQ(query<IUnknown>(query<IShape>(object)), identity);
    EXPECT_EQ(query<IUnknown>(query<IDispatch>(object)), identity);
    EXPECT_EQ(query<IUnknown>(query<IConnectionPointContainer>(object)), identity);
    EXPECT_EQ(query<IUnknown>(query<ISupportErrorInfo>(object)), identity);
    EXPECT_EQ(object->as_unknown(), identity.get());
}

TEST(QueryInterface, IsSymmetricAndTransitive) {
    const auto object = make<shape>();
    EXPECT_TRUE(query<IShape3>(query<ISupportErrorInfo>(query<IConnectionPointContainer>(object))));
    EXPECT_TRUE(query<IConnectionPointContainer>(query<IShape>(object)));
}

TEST(QueryInterface, AnswersIDispatchWithTheFirstDualInterface) {
    const auto object = make<labelled>();
    EXPECT_EQ(query<IDispatch>(object).get(), static_cast<IDispatch*>(query<IShape>(object).get()));
}

class with_others : public comity::implements<with_others, IPlain> {
public:
    HRESULT STDMETHODCALLTYPE Ping(LONG*) noexcept override { return S_OK; }
    HRESULT query_other(REFIID iid, void** out) noexcept {
        asked = iid;
        return tail->QueryInterface(iid, out);
    }
    IID asked = {};
    com_ptr<shape> tail = make<shape>();
};

TEST(QueryInterface, AsksTheClassForOtherInterfaces) {
    const auto object = make<with_others>();
    EXPECT_TRUE(query<IShape3>(object));
    EXPECT_TRUE(IsEqualGUID(object->asked, __uuidof(IShape3)));
}

TEST(QueryInterface, FindsTheObjectBehindAnInterfaceOfItsOwnModule) {
    const auto object = make<shape>();
    const auto dispatch = query<IDispatch>(object);
    EXPECT_EQ(comity::object_of<shape>(dispatch.get()), object);
    EXPECT_FALSE(comity::object_of<labelled>(dispatch.get()));
    EXPECT_FALSE(comity::object_of<shape>(nullptr));
}

} // namespace
