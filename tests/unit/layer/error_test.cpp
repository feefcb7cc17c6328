// Failing with words: error info set by a method, read by a client, and exceptions that stay inside.
#include "fixture_objects.hpp"

#include <gtest/gtest.h>

#include <new>
#include <stdexcept>

namespace {

using comity::com_ptr;
using comity::make;
using namespace layer_test;

com_ptr<IErrorInfo> take_error_info() {
    com_ptr<IErrorInfo> info;
    GetErrorInfo(0, info.put());
    return info;
}

TEST(Error, RaisingSetsTheThreadsErrorInfo) {
    EXPECT_EQ(comity::raise_error(E_INVALIDARG, u"No such colour.", u"Paint.Box", __uuidof(IShape)),
              E_INVALIDARG);
    const auto info = take_error_info();
    ASSERT_TRUE(info);
    const auto details = comity::error_details::read(*info);
    EXPECT_EQ(details.description.utf8(), "No such colour.");
    EXPECT_EQ(details.source.utf8(), "Paint.Box");
    EXPECT_TRUE(IsEqualGUID(details.interface_id, __uuidof(IShape)));
}

TEST(Error, RaisingTakesUtf8) {
    comity::raise_error(E_FAIL, "Gr\xC3\xBC\xC3\x9F"
                                "e");
    EXPECT_EQ(comity::error_details::read(*take_error_info()).description, u"Gr\u00FC\u00DFe");
}

TEST(Error, ASuccessThrowsNothing) {
    EXPECT_NO_THROW(comity::throw_if_failed(S_OK));
    EXPECT_NO_THROW(comity::throw_if_failed(S_FALSE));
}

TEST(Error, AFailureThrowsWithItsWords) {
    const auto object = make<shape>();
    try {
        comity::throw_if_failed(object->Fail(E_ACCESSDENIED), query<IShape>(object));
        FAIL() << "nothing was thrown";
    } catch (const comity::hresult_error& error) {
        EXPECT_EQ(error.code(), E_ACCESSDENIED);
        EXPECT_EQ(error.description().utf8(), "It was asked for.");
        EXPECT_EQ(error.source().utf8(), "LayerFixture.Shape");
        EXPECT_STREQ(error.what(), "E_ACCESSDENIED (0x80070005): It was asked for.");
    }
    EXPECT_FALSE(take_error_info()) << "error info is read once";
}

TEST(Error, IgnoresErrorInfoOfAnotherCall) {
    comity::raise_error(E_FAIL, u"Left from before.");
    const auto object = make<plain>(); // does not say that it sets error info
    try {
        comity::throw_if_failed(E_PENDING, query<IPlain2>(object));
        FAIL() << "nothing was thrown";
    } catch (const comity::hresult_error& error) {
        EXPECT_EQ(error.code(), E_PENDING);
        EXPECT_TRUE(error.description().empty());
    }
    take_error_info();
}

TEST(Error, NoExceptionLeavesAGuardedBody) {
    EXPECT_EQ(comity::guarded([] {}), S_OK);
    EXPECT_EQ(comity::guarded([] { return S_FALSE; }), S_FALSE);
    EXPECT_EQ(comity::guarded([]() -> HRESULT { throw std::bad_alloc(); }), E_OUTOFMEMORY);
    EXPECT_EQ(comity::guarded([]() -> HRESULT { throw comity::hresult_error(DISP_E_OVERFLOW); }),
              DISP_E_OVERFLOW);
    EXPECT_EQ(comity::guarded([]() -> HRESULT { throw std::runtime_error("out of paint"); }), E_FAIL);
    EXPECT_EQ(comity::error_details::read(*take_error_info()).description.utf8(), "out of paint");
    EXPECT_EQ(comity::guarded([]() -> HRESULT { throw 5; }), E_FAIL);
    EXPECT_FALSE(take_error_info());
}

TEST(Error, AnHresultErrorKeepsItsWordsThroughABoundary) {
    const auto object = make<shape>();
    const HRESULT hr = comity::guarded(
        [&] { comity::throw_if_failed(object->Fail(E_ACCESSDENIED), query<IShape>(object)); });
    EXPECT_EQ(hr, E_ACCESSDENIED);
    EXPECT_EQ(comity::error_details::read(*take_error_info()).source.utf8(), "LayerFixture.Shape");
}

TEST(Error, AFailureWithoutWordsLeavesNoneBehind) {
    comity::raise_error(E_FAIL, u"Left from before.");
    EXPECT_EQ(comity::guarded([]() -> HRESULT { throw comity::hresult_error(E_PENDING); }), E_PENDING);
    EXPECT_FALSE(take_error_info());
}

HRESULT returns_early(HRESULT hr, int* reached) {
    COMITY_RETURN_IF_FAILED(hr);
    COMITY_RETURN_IF_NULL(reached);
    *reached = 1;
    return S_OK;
}

TEST(Error, ReturnsEarly) {
    int reached = 0;
    EXPECT_EQ(returns_early(E_ABORT, &reached), E_ABORT);
    EXPECT_EQ(reached, 0);
    EXPECT_EQ(returns_early(S_FALSE, nullptr), E_POINTER);
    EXPECT_EQ(returns_early(S_FALSE, &reached), S_OK);
    EXPECT_EQ(reached, 1);
}

} // namespace
