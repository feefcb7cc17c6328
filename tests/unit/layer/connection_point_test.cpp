// Connection points: finding, connecting, disconnecting, listing.
#include "counting_fake.hpp"
#include "fixture_objects.hpp"
#include "recording_sink.hpp"

#include <olectl.h>

#include <gtest/gtest.h>

namespace {

using comity::com_ptr;
using comity::make;
using namespace layer_test;

com_ptr<IConnectionPoint> point_of(const com_ptr<shape>& object, REFIID iid = __uuidof(DShapeEvents)) {
    com_ptr<IConnectionPoint> point;
    EXPECT_EQ(query<IConnectionPointContainer>(object)->FindConnectionPoint(iid, point.put()), S_OK);
    return point;
}

TEST(ConnectionPoint, IsFoundByItsInterface) {
    const auto object = make<shape>();
    const auto point = point_of(object);
    IID iid = {};
    EXPECT_EQ(point->GetConnectionInterface(&iid), S_OK);
    EXPECT_TRUE(IsEqualGUID(iid, __uuidof(DShapeEvents)));
    EXPECT_EQ(point->GetConnectionInterface(nullptr), E_POINTER);
    const auto container = query<IConnectionPointContainer>(object);
    IConnectionPoint* none = point.get();
    EXPECT_EQ(container->FindConnectionPoint(__uuidof(IShape), &none), CONNECT_E_NOCONNECTION);
    EXPECT_EQ(none, nullptr);
    EXPECT_EQ(container->FindConnectionPoint(__uuidof(IShape), nullptr), E_POINTER);
}

TEST(ConnectionPoint, IsAnObjectOfItsOwnThatKeepsItsContainer) {
    auto object = make<shape>();
    auto point = point_of(object);
    EXPECT_NE(query<IUnknown>(point), query<IUnknown>(object));
    EXPECT_EQ(query<IUnknown>(point), query<IUnknown>(point));
    EXPECT_FALSE(query<IConnectionPointContainer>(point));
    object = nullptr;
    EXPECT_EQ(shape::alive, 1);
    com_ptr<IConnectionPointContainer> container;
    EXPECT_EQ(point->GetConnectionPointContainer(container.put()), S_OK);
    EXPECT_TRUE(query<IShape>(container));
    container = nullptr;
    point = nullptr;
    EXPECT_EQ(shape::alive, 0);
}

TEST(ConnectionPoint, HoldsOneReferenceForEachConnection) {
    const auto object = make<shape>();
    const auto point = point_of(object);
    const auto sink = make<recording_sink>();
    DWORD first = 0;
    DWORD second = 0;
    EXPECT_EQ(point->Advise(sink->as_unknown(), &first), S_OK);
    EXPECT_EQ(sink->AddRef(), 3u);
    sink->Release();
    EXPECT_EQ(point->Advise(sink->as_unknown(), &second), S_OK);
    EXPECT_NE(first, 0u);
    EXPECT_NE(first, second);
    EXPECT_EQ(point->Unadvise(first), S_OK);
    EXPECT_EQ(point->Unadvise(second), S_OK);
    EXPECT_EQ(sink->AddRef(), 2u);
    sink->Release();
}

TEST(ConnectionPoint, DisconnectingTwiceIsHarmless) {
    const auto object = make<shape>();
    const auto point = point_of(object);
    const auto sink = make<recording_sink>();
    DWORD cookie = 0;
    ASSERT_EQ(point->Advise(sink->as_unknown(), &cookie), S_OK);
    EXPECT_EQ(point->Unadvise(cookie), S_OK);
    EXPECT_EQ(point->Unadvise(cookie), CONNECT_E_NOCONNECTION);
    EXPECT_EQ(point->Unadvise(0), CONNECT_E_NOCONNECTION);
    EXPECT_EQ(point->Unadvise(12345), CONNECT_E_NOCONNECTION);
}

TEST(ConnectionPoint, RefusesWhatIsNoSink) {
    const auto object = make<shape>();
    const auto point = point_of(object);
    counting_fake fake;
    DWORD cookie = 7;
    EXPECT_EQ(point->Advise(&fake, &cookie), CONNECT_E_CANNOTCONNECT);
    EXPECT_EQ(cookie, 0u);
    EXPECT_EQ(fake.held(), 0);
    EXPECT_EQ(point->Advise(nullptr, &cookie), E_POINTER);
    EXPECT_EQ(point->Advise(&fake, nullptr), E_POINTER);
}

TEST(ConnectionPoint, TakesASinkThatOnlyAnswersIDispatch) {
    const auto object = make<shape>();
    const auto sink = make<recording_sink>();
    sink->answers_source = false;
    DWORD cookie = 0;
    EXPECT_EQ(point_of(object)->Advise(sink->as_unknown(), &cookie), S_OK);
    EXPECT_EQ(point_of(object, __uuidof(IShapeWatcher))->Advise(sink->as_unknown(), &cookie),
              CONNECT_E_CANNOTCONNECT);
}

TEST(ConnectionPoint, ListsItsConnections) {
    const auto object = make<shape>();
    const auto point = point_of(object);
    const auto sink = make<recording_sink>();
    DWORD cookies[2] = {};
    point->Advise(sink->as_unknown(), &cookies[0]);
    point->Advise(sink->as_unknown(), &cookies[1]);
    com_ptr<IEnumConnections> connections;
    ASSERT_EQ(point->EnumConnections(connections.put()), S_OK);
    point->Unadvise(cookies[0]); // the list is as it was
    CONNECTDATA data[3] = {};
    ULONG fetched = 0;
    EXPECT_EQ(connections->Next(3, data, &fetched), S_FALSE);
    ASSERT_EQ(fetched, 2u);
    EXPECT_EQ(data[0].dwCookie, cookies[0]);
    EXPECT_EQ(data[1].dwCookie, cookies[1]);
    EXPECT_TRUE(comity::same_object(data[0].pUnk, sink->as_unknown()));
    data[0].pUnk->Release();
    data[1].pUnk->Release();
    EXPECT_EQ(point->EnumConnections(nullptr), E_POINTER);
}

TEST(ConnectionPoint, TheContainerListsItsPoints) {
    const auto object = make<shape>();
    com_ptr<IEnumConnectionPoints> points;
    ASSERT_EQ(query<IConnectionPointContainer>(object)->EnumConnectionPoints(points.put()), S_OK);
    com_ptr<IConnectionPoint> first;
    com_ptr<IConnectionPoint> second;
    EXPECT_EQ(points->Next(1, first.put(), nullptr), S_OK);
    EXPECT_EQ(points->Next(1, second.put(), nullptr), S_OK);
    EXPECT_EQ(first, point_of(object));
    EXPECT_EQ(second, point_of(object, __uuidof(IShapeWatcher)));
    IConnectionPoint* none = nullptr;
    EXPECT_EQ(points->Next(1, &none, nullptr), S_FALSE);
}

TEST(ConnectionPoint, LetsGoOfItsSinksWithTheObject) {
    const auto sink = make<recording_sink>();
    {
        const auto object = make<shape>();
        DWORD cookie = 0;
        point_of(object)->Advise(sink->as_unknown(), &cookie);
    }
    EXPECT_EQ(sink->AddRef(), 2u);
    sink->Release();
}

} // namespace
