// Reference counting: exact numbers, one destruction, in whichever thread is last.
#include "fixture_objects.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace {

using comity::com_ptr;
using comity::make;
using namespace layer_test;

TEST(ReferenceCount, AnswersTheNewCount) {
    auto object = make<shape>();
    EXPECT_EQ(object->AddRef(), 2u);
    EXPECT_EQ(object->AddRef(), 3u);
    EXPECT_EQ(object->Release(), 2u);
    EXPECT_EQ(object->Release(), 1u);
    shape* raw = object.detach();
    EXPECT_EQ(shape::alive, 1);
    EXPECT_EQ(raw->Release(), 0u);
    EXPECT_EQ(shape::alive, 0);
}

TEST(ReferenceCount, IsOneCountForAllInterfaces) {
    const auto object = make<shape>();
    const auto container = query<IConnectionPointContainer>(object);
    const auto dual = query<IShape>(object);
    EXPECT_EQ(container->AddRef(), 4u);
    EXPECT_EQ(dual->Release(), 3u);
}

TEST(ReferenceCount, AFailedQueryTakesNothing) {
    const auto object = make<shape>();
    void* out = nullptr;
    object->QueryInterface(__uuidof(ILabel), &out);
    EXPECT_EQ(object->AddRef(), 2u);
    object->Release();
}

TEST(ReferenceCount, CountsLiveObjectsOfTheModule) {
    const LONG before = comity::module_locks();
    {
        const auto first = make<shape>();
        const auto second = make<plain>();
        EXPECT_EQ(comity::module_locks(), before + 2);
    }
    EXPECT_EQ(comity::module_locks(), before);
}

TEST(ReferenceCount, SurvivesThreads) {
    auto object = make<shape>();
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([mine = object] {
            for (int round = 0; round < 2000; ++round) {
                const auto copy = query<IShape>(mine);
                double angle = 0;
                const auto top = query<IShape3>(mine);
                top->get_Angle(&angle);
            }
        });
    }
    object = nullptr;
    for (auto& thread : threads)
        thread.join();
    threads.clear();
    EXPECT_EQ(shape::alive, 0);
}

class writer : public comity::implements<writer, IPlain> {
public:
    explicit writer(int* seen) : seen_(seen) {}
    ~writer() override { *seen_ = value_; }
    HRESULT STDMETHODCALLTYPE Ping(LONG*) noexcept override {
        // Unsynchronised on purpose: only one thread calls, another one destroys.
        ++value_;
        return S_OK;
    }

private:
    int value_ = 0;
    int* seen_;
};

TEST(ReferenceCount, ReleaseOrdersWhatWasDoneBeforeTheDestruction) {
    for (int round = 0; round < 200; ++round) {
        int seen = 0;
        auto object = make<writer>(&seen);
        std::thread other([mine = object]() mutable {
            LONG answer = 0;
            mine->Ping(&answer);
            mine = nullptr;
        });
        object = nullptr;
        other.join();
        ASSERT_EQ(seen, 1);
    }
}

} // namespace
