// late_object: an object by the names of its members.
#include "fixture_objects.hpp"

#include <comity/dispatch.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using comity::com_ptr;
using comity::late_object;
using comity::make;
using comity::variant;
using namespace layer_test;

late_object a_shape() {
    return late_object(query<IDispatch>(make<shape>()));
}

HRESULT failure_of(auto&& body) {
    try {
        body();
    } catch (const comity::hresult_error& error) {
        return error.code();
    }
    return S_OK;
}

TEST(LateObject, ReadsAndWritesProperties) {
    const auto object = a_shape();
    EXPECT_EQ(object.get("Name").get<std::string>(), "shape");
    object.put(u"name", "circle");
    EXPECT_EQ(object.get("NAME").get<std::string>(), "circle");
}

TEST(LateObject, CallsMethods) {
    const auto object = a_shape();
    object.call("Turn", 30);
    object.call("Turn", "12.5");
    EXPECT_EQ(object.get("Angle").get<double>(), 42.5);
}

TEST(LateObject, LetsAMethodChangeAVariable) {
    const auto object = a_shape();
    double size = 4;
    const variant changed = object.call("Scale", 2.5, variant::by_ref(size));
    EXPECT_EQ(size, 10.0);
    EXPECT_EQ(changed.type(), VT_BOOL);
    EXPECT_TRUE(changed.get<bool>());
}

TEST(LateObject, SaysWhichMemberIsMissing) {
    const auto object = a_shape();
    EXPECT_EQ(failure_of([&] { object.call("Fly"); }), DISP_E_UNKNOWNNAME);
    EXPECT_FALSE(object.has_member("Fly"));
    EXPECT_TRUE(object.has_member("turn"));
}

TEST(LateObject, ThrowsTheObjectsOwnFailure) {
    const auto object = a_shape();
    try {
        object.call("Fail", static_cast<int>(E_ACCESSDENIED));
        FAIL() << "nothing was thrown";
    } catch (const comity::hresult_error& error) {
        EXPECT_EQ(error.code(), E_ACCESSDENIED);
        EXPECT_EQ(error.description().utf8(), "It was asked for.");
        EXPECT_EQ(error.source().utf8(), "LayerFixture.Shape");
    }
}

TEST(LateObject, ThrowsWhatInvokeItselfAnswers) {
    const auto object = a_shape();
    EXPECT_EQ(failure_of([&] { object.call("Turn"); }), DISP_E_BADPARAMCOUNT);
    EXPECT_EQ(failure_of([&] { object.call("Turn", "not a number"); }), DISP_E_TYPEMISMATCH);
    EXPECT_EQ(failure_of([] { late_object().call("Turn"); }), E_POINTER);
}

TEST(LateObject, NeedsAnObject) {
    EXPECT_NE(failure_of([] { late_object object{static_cast<const VARIANT&>(variant(5))}; }), S_OK);
    EXPECT_EQ(failure_of([] { late_object object{make<plain>()}; }), E_NOINTERFACE);
}

} // namespace
