// Factories and the two functions of a module.
#include "fixture_objects.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace {

using comity::com_ptr;
using comity::make;
using namespace layer_test;

class only_one
    : public comity::implements<only_one, comity::coclass<Label>, IPlain, comity::weakly_referenced> {
public:
    HRESULT STDMETHODCALLTYPE Ping(LONG* answer) noexcept override {
        *answer = 1;
        return S_OK;
    }
};

HRESULT get_object(REFCLSID clsid, REFIID iid, void** out) {
    return comity::get_class_object<comity::creatable<shape>, comity::singleton<only_one>,
                                    comity::creatable<part>>(clsid, iid, out);
}

com_ptr<IClassFactory> factory_of(REFCLSID clsid) {
    com_ptr<IClassFactory> factory;
    EXPECT_EQ(get_object(clsid, __uuidof(IClassFactory), factory.put_void()), S_OK);
    return factory;
}

TEST(ClassFactory, MakesObjects) {
    com_ptr<IShape> object;
    EXPECT_EQ(factory_of(__uuidof(Shape))->CreateInstance(nullptr, __uuidof(IShape), object.put_void()),
              S_OK);
    ASSERT_TRUE(object);
    EXPECT_EQ(object->AddRef(), 2u);
    EXPECT_EQ(object->Release(), 1u);
    object = nullptr;
    EXPECT_EQ(shape::alive, 0);
}

TEST(ClassFactory, LeavesNothingWhenTheInterfaceIsMissing) {
    void* out = &out;
    EXPECT_EQ(factory_of(__uuidof(Shape))->CreateInstance(nullptr, __uuidof(ILabel), &out), E_NOINTERFACE);
    EXPECT_EQ(out, nullptr);
    EXPECT_EQ(shape::alive, 0);
    EXPECT_EQ(factory_of(__uuidof(Shape))->CreateInstance(nullptr, __uuidof(IShape), nullptr), E_POINTER);
}

TEST(ClassFactory, KnowsOnlyItsClasses) {
    void* out = &out;
    EXPECT_EQ(get_object(__uuidof(IShape), __uuidof(IClassFactory), &out), CLASS_E_CLASSNOTAVAILABLE);
    EXPECT_EQ(out, nullptr);
    EXPECT_EQ(get_object(__uuidof(Shape), __uuidof(IClassFactory), nullptr), E_POINTER);
    EXPECT_EQ(get_object(__uuidof(Shape), __uuidof(IShape), &out), E_NOINTERFACE);
}

TEST(ClassFactory, RefusesToAggregateWhatCannotBe) {
    const auto outer = make<shape>();
    void* out = &out;
    EXPECT_EQ(factory_of(__uuidof(Shape))->CreateInstance(outer->as_unknown(), __uuidof(IUnknown), &out),
              CLASS_E_NOAGGREGATION);
    EXPECT_EQ(out, nullptr);
}

TEST(ClassFactory, AggregatesWhatCanBeByItsUnknownOnly) {
    const auto outer = make<shape>();
    com_ptr<IUnknown> inner;
    const auto factory = factory_of(__uuidof(Canvas));
    EXPECT_EQ(factory->CreateInstance(outer->as_unknown(), __uuidof(IUnknown), inner.put_void()), S_OK);
    EXPECT_TRUE(inner);
    void* out = &out;
    EXPECT_EQ(factory->CreateInstance(outer->as_unknown(), __uuidof(IPlain), &out), CLASS_E_NOAGGREGATION);
    EXPECT_EQ(out, nullptr);
}

TEST(ClassFactory, ASingletonIsOneObjectWhileItLives) {
    const auto factory = factory_of(__uuidof(Label));
    com_ptr<IUnknown> first;
    com_ptr<IUnknown> second;
    EXPECT_EQ(factory->CreateInstance(nullptr, __uuidof(IUnknown), first.put_void()), S_OK);
    EXPECT_EQ(factory_of(__uuidof(Label))->CreateInstance(nullptr, __uuidof(IUnknown), second.put_void()),
              S_OK);
    EXPECT_EQ(first, second);
    EXPECT_EQ(first->AddRef(), 3u);
    first->Release();
    first = nullptr;
    second = nullptr;
    EXPECT_EQ(factory->CreateInstance(nullptr, __uuidof(IUnknown), first.put_void()), S_OK);
    EXPECT_EQ(first->AddRef(), 2u) << "a new object has the first reference only";
    first->Release();
}

TEST(ClassFactory, ASingletonIsOneObjectForAllThreads) {
    const auto factory = factory_of(__uuidof(Label));
    for (int round = 0; round < 100; ++round) {
        com_ptr<IUnknown> held;
        EXPECT_EQ(factory->CreateInstance(nullptr, __uuidof(IUnknown), held.put_void()), S_OK);
        std::vector<std::thread> threads;
        for (int i = 0; i < 3; ++i) {
            threads.emplace_back([&] {
                com_ptr<IUnknown> mine;
                EXPECT_EQ(factory->CreateInstance(nullptr, __uuidof(IUnknown), mine.put_void()), S_OK);
                EXPECT_EQ(mine, held);
            });
        }
        for (auto& thread : threads)
            thread.join();
    }
}

TEST(ClassFactory, ARefusedClassSaysSo) {
    com_ptr<IClassFactory> factory;
    ASSERT_EQ(comity::get_class_object<comity::refused<Shape>>(__uuidof(Shape), __uuidof(IClassFactory),
                                                               factory.put_void()),
              S_OK);
    void* out = &out;
    EXPECT_EQ(factory->CreateInstance(nullptr, __uuidof(IUnknown), &out), E_ACCESSDENIED);
    EXPECT_EQ(out, nullptr);
    com_ptr<IErrorInfo> info;
    EXPECT_EQ(GetErrorInfo(0, info.put()), S_OK);
}

TEST(ClassFactory, LocksTheModule) {
    const LONG before = comity::module_locks();
    auto factory = factory_of(__uuidof(Shape));
    factory->LockServer(TRUE);
    EXPECT_EQ(comity::module_locks(), before + 2) << "the factory and the lock";
    factory->LockServer(FALSE);
    factory = nullptr;
    EXPECT_EQ(comity::module_locks(), before);
    EXPECT_EQ(comity::can_unload_now(), before == 0 ? S_OK : S_FALSE);
    const comity::module_lock lock;
    EXPECT_EQ(comity::can_unload_now(), S_FALSE);
}

} // namespace
