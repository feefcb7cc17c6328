// Aggregation: two objects that look like one.
#include "fixture_objects.hpp"

#include <gtest/gtest.h>

namespace {

using comity::com_ptr;
using comity::make;
using namespace layer_test;

class whole : public comity::implements<whole, IUndescribed> {
public:
    HRESULT initialize() {
        return comity::detail::create_new<part>(as_unknown(), __uuidof(IUnknown), inner_.put_void());
    }
    HRESULT STDMETHODCALLTYPE First() noexcept override { return S_OK; }
    HRESULT query_other(REFIID iid, void** out) noexcept { return inner_.copy_to(iid, out); }

    com_ptr<IUnknown> inner_;
};

TEST(Aggregation, ShowsTheInnerInterfacesAsTheOuterObject) {
    const auto outer = make<whole>();
    const auto inner_interface = query<IPlain>(outer);
    ASSERT_TRUE(inner_interface);
    LONG answer = 0;
    EXPECT_EQ(inner_interface->Ping(&answer), S_OK);
    EXPECT_EQ(answer, 7);
    EXPECT_EQ(query<IUnknown>(inner_interface).get(), outer->as_unknown());
    EXPECT_TRUE(query<IUndescribed>(inner_interface));
}

TEST(Aggregation, CountsInnerReferencesOnTheOuterObject) {
    const auto outer = make<whole>();
    const auto inner_interface = query<IPlain>(outer);
    EXPECT_EQ(inner_interface->AddRef(), 3u);
    EXPECT_EQ(outer->Release(), 2u);
}

TEST(Aggregation, TheInnerUnknownIsItsOwn) {
    const auto outer = make<whole>();
    com_ptr<IUnknown> again;
    EXPECT_EQ(outer->inner_->QueryInterface(__uuidof(IUnknown), again.put_void()), S_OK);
    EXPECT_EQ(again, outer->inner_);
    EXPECT_EQ(outer->AddRef(), 2u) << "the inner unknown counted on the outer object";
    outer->Release();
}

TEST(Aggregation, ThePartGoesWithTheWhole) {
    auto outer = make<whole>();
    EXPECT_EQ(part::alive, 1);
    auto inner_interface = query<IPlain>(outer);
    outer = nullptr;
    EXPECT_EQ(part::alive, 1) << "an interface of the part keeps the whole alive";
    inner_interface = nullptr;
    EXPECT_EQ(part::alive, 0);
}

TEST(Aggregation, AnAggregatableObjectAloneIsAnOrdinaryObject) {
    auto object = make<part>();
    EXPECT_EQ(query<IUnknown>(object).get(), object->as_unknown());
    EXPECT_EQ(object->AddRef(), 2u);
    EXPECT_EQ(object->Release(), 1u);
    object = nullptr;
    EXPECT_EQ(part::alive, 0);
}

} // namespace
