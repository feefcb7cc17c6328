// Firing: what arrives at the sinks, and what sinks may do meanwhile.
#include "fixture_objects.hpp"
#include "recording_sink.hpp"

#include <comity/event_sink.hpp>
#include <olectl.h>

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace {

using comity::bstr;
using comity::com_ptr;
using comity::make;
using comity::variant;
using namespace layer_test;

comity::connection listen(const com_ptr<shape>& object, const com_ptr<recording_sink>& sink) {
    return comity::connect_sink(object->as_unknown(), __uuidof(DShapeEvents), sink->as_unknown());
}

TEST(Firing, BringsTheArgumentsInTheirOrderAndTypes) {
    const auto object = make<shape>();
    const auto sink = make<recording_sink>();
    const auto connection = listen(object, sink);
    EXPECT_EQ(object->fire_now<shape::moved>(1, 2.5f), S_OK);
    ASSERT_EQ(sink->calls.size(), 1u);
    EXPECT_EQ(sink->calls[0].member, 1);
    ASSERT_EQ(sink->calls[0].arguments.size(), 2u);
    EXPECT_EQ(sink->calls[0].arguments[0].type(), VT_R8) << "the parameter's type, not the argument's";
    EXPECT_EQ(sink->calls[0].arguments[0].get<double>(), 1.0);
    EXPECT_EQ(sink->calls[0].arguments[1].get<double>(), 2.5);
}

TEST(Firing, TakesTextAndVariantsInManyForms) {
    const auto object = make<shape>();
    const auto sink = make<recording_sink>();
    const auto connection = listen(object, sink);
    const bstr owned("owned");
    object->fire_now<shape::named>("utf-8", 5);
    object->fire_now<shape::named>(u"utf-16", variant("v"));
    object->fire_now<shape::named>(owned, owned);
    object->fire_now<shape::named>(owned.get(), variant::missing());
    object->fire_now<shape::named>(std::string("string"), true);
    ASSERT_EQ(sink->calls.size(), 5u);
    EXPECT_EQ(sink->calls[0].arguments[0].get<std::string>(), "utf-8");
    EXPECT_EQ(sink->calls[0].arguments[1].type(), VT_I4);
    EXPECT_EQ(sink->calls[1].arguments[0].get<std::string>(), "utf-16");
    EXPECT_EQ(sink->calls[2].arguments[1].get<std::string>(), "owned");
    EXPECT_EQ(sink->calls[3].arguments[0].get<std::string>(), "owned");
    EXPECT_TRUE(sink->calls[3].arguments[1].is_missing());
    EXPECT_EQ(sink->calls[4].arguments[1].type(), VT_BOOL);
}

TEST(Firing, BringsBackWhatASinkChanges) {
    const auto object = make<shape>();
    const auto sink = make<recording_sink>();
    const auto connection = listen(object, sink);
    sink->when_called = [](DISPPARAMS& params) {
        EXPECT_EQ(V_VT(&params.rgvarg[0]), VT_BOOL | VT_BYREF);
        *V_BOOLREF(&params.rgvarg[0]) = VARIANT_TRUE;
    };
    bool cancel = false;
    EXPECT_EQ(object->fire_now<shape::closing>(&cancel), S_OK);
    EXPECT_TRUE(cancel);
    VARIANT_BOOL raw = VARIANT_FALSE;
    EXPECT_EQ(object->fire_now<shape::closing>(&raw), S_OK);
    EXPECT_EQ(raw, VARIANT_TRUE);
    sink->when_called = [](DISPPARAMS& params) {
        EXPECT_EQ(comity::assign_by_ref(params.rgvarg[1], variant("after")), S_OK);
        EXPECT_EQ(comity::assign_by_ref(params.rgvarg[0], variant(9)), S_OK);
    };
    bstr text("before");
    LONG position = 1;
    EXPECT_EQ(object->fire_now<shape::editing>(&text, &position), S_OK);
    EXPECT_EQ(text.utf8(), "after");
    EXPECT_EQ(position, 9);
}

TEST(Firing, TakesAnyArgumentsByDispid) {
    const auto object = make<shape>();
    const auto sink = make<recording_sink>();
    const auto connection = listen(object, sink);
    EXPECT_EQ(object->fire_untyped(77, 1, "two", 3.0), S_OK);
    EXPECT_EQ(object->fire_untyped(78), S_OK);
    ASSERT_EQ(sink->calls.size(), 2u);
    EXPECT_EQ(sink->calls[0].member, 77);
    EXPECT_EQ(sink->calls[0].arguments[1].get<std::string>(), "two");
    EXPECT_EQ(sink->calls[1].arguments.size(), 0u);
}

TEST(Firing, ReachesEverySinkInTheOrderOfConnecting) {
    const auto object = make<shape>();
    std::vector<int> order;
    std::vector<comity::connection> connections;
    for (int i = 0; i < 100; ++i) {
        const auto sink = make<recording_sink>();
        sink->when_called = [&order, i](DISPPARAMS&) { order.push_back(i); };
        connections.push_back(listen(object, sink));
    }
    object->fire_untyped(1);
    ASSERT_EQ(order.size(), 100u);
    for (int i = 0; i < 100; ++i)
        EXPECT_EQ(order[static_cast<std::size_t>(i)], i);
}

TEST(Firing, ASinksFailureIsNotTheObjects) {
    const auto object = make<shape>();
    const auto failing = make<recording_sink>();
    const auto other = make<recording_sink>();
    failing->answer = E_FAIL;
    const auto first = listen(object, failing);
    const auto second = listen(object, other);
    EXPECT_EQ(object->fire_untyped(1), S_OK);
    EXPECT_EQ(object->fire_untyped(1), S_OK);
    EXPECT_EQ(failing->calls.size(), 2u) << "an ordinary failure does not disconnect";
    EXPECT_EQ(other->calls.size(), 2u);
}

TEST(Firing, DropsSinksThatAreGone) {
    constexpr auto server_unavailable = static_cast<HRESULT>(0x800706BAu);
    for (const HRESULT gone :
         {RPC_E_DISCONNECTED, CO_E_OBJNOTCONNECTED, RPC_E_SERVER_DIED, server_unavailable}) {
        const auto object = make<shape>();
        const auto dead = make<recording_sink>();
        const auto living = make<recording_sink>();
        dead->answer = gone;
        com_ptr<IConnectionPoint> point;
        query<IConnectionPointContainer>(object)->FindConnectionPoint(__uuidof(DShapeEvents), point.put());
        DWORD cookie = 0;
        point->Advise(dead->as_unknown(), &cookie);
        const auto second = listen(object, living);
        object->fire_untyped(1);
        object->fire_untyped(1);
        EXPECT_EQ(dead->calls.size(), 1u);
        EXPECT_EQ(living->calls.size(), 2u);
        EXPECT_EQ(dead->AddRef(), 2u) << "it is still held";
        dead->Release();
        EXPECT_EQ(point->Unadvise(cookie), CONNECT_E_NOCONNECTION);
    }
}

TEST(Firing, ASinkMayDisconnectItselfAndOthers) {
    const auto object = make<shape>();
    const auto first = make<recording_sink>();
    const auto second = make<recording_sink>();
    auto first_connection = listen(object, first);
    auto second_connection = listen(object, second);
    first->when_called = [&](DISPPARAMS&) {
        first_connection.disconnect();
        second_connection.disconnect();
    };
    object->fire_untyped(1);
    EXPECT_EQ(first->calls.size(), 1u);
    EXPECT_EQ(second->calls.size(), 0u) << "called after Unadvise had returned";
    EXPECT_FALSE(object->is_heard());
}

TEST(Firing, ASinkThatConnectsMeanwhileGetsTheNextEvent) {
    const auto object = make<shape>();
    const auto first = make<recording_sink>();
    const auto late = make<recording_sink>();
    comity::connection late_connection;
    const auto connection = listen(object, first);
    first->when_called = [&](DISPPARAMS&) {
        if (!late_connection)
            late_connection = listen(object, late);
    };
    object->fire_untyped(1);
    EXPECT_EQ(late->calls.size(), 0u);
    object->fire_untyped(2);
    ASSERT_EQ(late->calls.size(), 1u);
    EXPECT_EQ(late->calls[0].member, 2);
}

TEST(Firing, ASinkMayFireAgain) {
    const auto object = make<shape>();
    const auto sink = make<recording_sink>();
    const auto connection = listen(object, sink);
    int depth = 0;
    sink->when_called = [&](DISPPARAMS&) {
        if (++depth < 3)
            object->fire_untyped(1);
    };
    object->fire_untyped(1);
    EXPECT_EQ(sink->calls.size(), 3u);
}

TEST(Firing, ASinkMayReleaseTheLastReferenceToTheSource) {
    auto object = make<shape>();
    const auto sink = make<recording_sink>();
    DWORD cookie = 0;
    com_ptr<IConnectionPoint> point;
    query<IConnectionPointContainer>(object)->FindConnectionPoint(__uuidof(DShapeEvents), point.put());
    point->Advise(sink->as_unknown(), &cookie);
    point = nullptr;
    const com_ptr<shape> own =
        object; // what a caller of a method has: a reference for the length of the call
    sink->when_called = [&](DISPPARAMS&) { object = nullptr; };
    own->fire_untyped(1);
    EXPECT_EQ(shape::alive, 1);
}

TEST(Firing, ClosingLetsGoOfAllSinks) {
    const auto object = make<shape>();
    const auto sink = make<recording_sink>();
    auto connection = listen(object, sink);
    object->close();
    object->fire_untyped(1);
    EXPECT_EQ(sink->calls.size(), 0u);
    EXPECT_EQ(sink->AddRef(), 2u);
    sink->Release();
    connection.disconnect(); // harmless
}

class watcher : public comity::implements<watcher, IShapeWatcher> {
public:
    HRESULT STDMETHODCALLTYPE Changed(LONG what) noexcept override {
        last = what;
        return S_OK;
    }
    LONG last = 0;
};

TEST(Firing, CallsSinksWithInterfacesOfTheirOwn) {
    const auto object = make<shape>();
    const auto sink = make<watcher>();
    const auto connection =
        comity::connect_sink(object->as_unknown(), __uuidof(IShapeWatcher), sink->as_unknown());
    object->tell_watchers(5);
    EXPECT_EQ(sink->last, 5);
}

class counting_sink : public comity::implements<counting_sink, IDispatch> {
public:
    HRESULT STDMETHODCALLTYPE GetTypeInfoCount(UINT*) noexcept override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE GetTypeInfo(UINT, LCID, ITypeInfo**) noexcept override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID, LPOLESTR*, UINT, LCID, DISPID*) noexcept override {
        return E_NOTIMPL;
    }
    HRESULT STDMETHODCALLTYPE Invoke(DISPID, REFIID, LCID, WORD, DISPPARAMS*, VARIANT*, EXCEPINFO*,
                                     UINT*) noexcept override {
        ++calls;
        return S_OK;
    }
    std::atomic<int> calls{0};
};

TEST(Firing, SurvivesThreadsThatFireConnectAndDisconnect) {
    const auto object = make<shape>();
    const auto steady = make<counting_sink>();
    const auto connection =
        comity::connect_sink(object->as_unknown(), __uuidof(DShapeEvents), steady->as_unknown());
    std::vector<std::thread> threads;
    for (int i = 0; i < 2; ++i) {
        threads.emplace_back([&] {
            for (int round = 0; round < 500; ++round)
                object->fire_untyped(1, round);
        });
        threads.emplace_back([&] {
            for (int round = 0; round < 500; ++round) {
                const auto sink = make<counting_sink>();
                const auto passing =
                    comity::connect_sink(object->as_unknown(), __uuidof(DShapeEvents), sink->as_unknown());
            }
        });
    }
    for (auto& thread : threads)
        thread.join();
    EXPECT_EQ(steady->calls, 1000);
}

} // namespace
