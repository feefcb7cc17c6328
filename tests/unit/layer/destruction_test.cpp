// Construction and destruction: references taken there do not construct or destroy twice, failures leave
// nothing behind.
#include "fixture_objects.hpp"

#include <gtest/gtest.h>

#include <new>
#include <stdexcept>

namespace {

using comity::com_ptr;
using comity::make;
using namespace layer_test;

class restless : public comity::implements<restless, IPlain> {
public:
    explicit restless(int* destroyed) : destroyed_(destroyed) { const com_ptr<IUnknown> self(as_unknown()); }
    ~restless() override {
        ++*destroyed_;
        {
            const com_ptr<IUnknown> self(as_unknown());
            const auto again = query<IPlain>(self);
        }
    }
    HRESULT STDMETHODCALLTYPE Ping(LONG*) noexcept override { return S_OK; }

private:
    int* destroyed_;
};

TEST(Destruction, HappensOnceThoughReferencesAreTakenInTheDestructor) {
    int destroyed = 0;
    auto object = make<restless>(&destroyed);
    EXPECT_EQ(destroyed, 0) << "the constructor's own references destroyed it";
    object = nullptr;
    EXPECT_EQ(destroyed, 1);
}

class failing : public comity::implements<failing, IPlain> {
public:
    enum class way { by_result, by_initialize_throwing, by_hresult_error, by_bad_alloc, by_exception };
    explicit failing(way how) : how_(how) {
        if (how == way::by_hresult_error)
            throw comity::hresult_error(E_ACCESSDENIED);
        if (how == way::by_bad_alloc)
            throw std::bad_alloc();
        if (how == way::by_exception)
            throw std::runtime_error("nothing works");
    }
    HRESULT initialize() {
        if (how_ == way::by_initialize_throwing)
            throw comity::hresult_error(E_PENDING);
        return E_NOTIMPL;
    }
    HRESULT STDMETHODCALLTYPE Ping(LONG*) noexcept override { return S_OK; }

private:
    way how_;
};

TEST(Destruction, AFailedConstructionIsAResultAndLeavesNothing) {
    const LONG before = comity::module_locks();
    com_ptr<failing> object;
    EXPECT_EQ(comity::try_make(object, failing::way::by_result), E_NOTIMPL);
    EXPECT_FALSE(object);
    EXPECT_EQ(comity::try_make(object, failing::way::by_initialize_throwing), E_PENDING);
    EXPECT_EQ(comity::try_make(object, failing::way::by_hresult_error), E_ACCESSDENIED);
    EXPECT_EQ(comity::try_make(object, failing::way::by_bad_alloc), E_OUTOFMEMORY);
    EXPECT_EQ(comity::try_make(object, failing::way::by_exception), E_FAIL);
    EXPECT_EQ(comity::module_locks(), before);
}

TEST(Destruction, MakeIntoWritesTheOutParameterInEachCase) {
    IPlain* out = reinterpret_cast<IPlain*>(1);
    EXPECT_EQ((comity::make_into<failing>(&out, failing::way::by_result)), E_NOTIMPL);
    EXPECT_EQ(out, nullptr);
    EXPECT_EQ((comity::make_into<plain>(&out)), S_OK);
    ASSERT_NE(out, nullptr);
    EXPECT_EQ(out->Release(), 0u);
    EXPECT_EQ((comity::make_into<plain>(static_cast<IPlain**>(nullptr))), E_POINTER);
}

} // namespace
