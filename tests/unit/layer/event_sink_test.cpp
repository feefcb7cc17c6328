// event_sink: listening with functions.
#include "fixture_objects.hpp"

#include <comity/event_sink.hpp>
#include <olectl.h>

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace {

using comity::com_ptr;
using comity::event_sink;
using comity::make;
using comity::variant;
using namespace layer_test;

TEST(EventSink, CallsTheFunctionOfTheEvent) {
    const auto object = make<shape>();
    double x = 0;
    double y = 0;
    int others = 0;
    const auto connection = event_sink<DShapeEvents>()
                                .on(1,
                                    [&](double new_x, double new_y) {
                                        x = new_x;
                                        y = new_y;
                                    })
                                .on(2, [&] { ++others; })
                                .connect(object);
    object->fire_now<shape::moved>(3, 4);
    EXPECT_EQ(x, 3);
    EXPECT_EQ(y, 4);
    EXPECT_EQ(others, 0);
}

TEST(EventSink, FindsEventsByName) {
    const auto object = make<shape>();
    std::string name;
    int tag = 0;
    const auto connection = event_sink<DShapeEvents>()
                                .on("named",
                                    [&](const std::string& new_name, const variant& new_tag) {
                                        name = new_name;
                                        tag = new_tag.get<int>();
                                    })
                                .connect(object);
    object->fire_now<shape::named>("square", 4);
    EXPECT_EQ(name, "square");
    EXPECT_EQ(tag, 4);
}

TEST(EventSink, SaysWhichNameIsUnknown) {
    const auto object = make<shape>();
    try {
        const auto connection = event_sink<DShapeEvents>().on("Exploded", [] {}).connect(object);
        FAIL() << "nothing was thrown";
    } catch (const comity::hresult_error& error) {
        EXPECT_EQ(error.code(), DISP_E_UNKNOWNNAME);
    }
}

TEST(EventSink, WritesBackThroughReferences) {
    const auto object = make<shape>();
    const auto connection = event_sink<DShapeEvents>()
                                .on(2, [](bool& cancel) { cancel = true; })
                                .on(4,
                                    [](std::string& text, int& position) {
                                        text += "!";
                                        ++position;
                                    })
                                .connect(object);
    bool cancel = false;
    object->fire_now<shape::closing>(&cancel);
    EXPECT_TRUE(cancel);
    comity::bstr text("hey");
    LONG position = 3;
    object->fire_now<shape::editing>(&text, &position);
    EXPECT_EQ(text.utf8(), "hey!");
    EXPECT_EQ(position, 4);
}

TEST(EventSink, TakesFewerArgumentsOrTheRawOnes) {
    const auto object = make<shape>();
    double first = 0;
    UINT raw_count = 0;
    const auto connection = event_sink<DShapeEvents>()
                                .on(1, [&](double x) { first = x; })
                                .on(1, [&](DISPPARAMS& params) { raw_count = params.cArgs; })
                                .connect(object);
    object->fire_now<shape::moved>(6, 7);
    EXPECT_EQ(first, 6);
    EXPECT_EQ(raw_count, 2u);
}

TEST(EventSink, AnExceptionEndsInTheSink) {
    const auto object = make<shape>();
    int later = 0;
    const auto first =
        event_sink<DShapeEvents>().on(1, [] { throw std::runtime_error("no"); }).connect(object);
    const auto second = event_sink<DShapeEvents>().on(1, [&] { ++later; }).connect(object);
    EXPECT_EQ(object->fire_now<shape::moved>(1, 2), S_OK);
    EXPECT_EQ(later, 1);
}

TEST(EventSink, StopsWhenTheConnectionGoes) {
    const auto object = make<shape>();
    int calls = 0;
    {
        const auto connection = event_sink<DShapeEvents>().on(1, [&] { ++calls; }).connect(object);
        object->fire_now<shape::moved>(1, 2);
    }
    object->fire_now<shape::moved>(1, 2);
    EXPECT_EQ(calls, 1);
    EXPECT_FALSE(object->is_heard());
}

TEST(EventSink, SaysWhenTheObjectHasNoSuchEvents) {
    const auto object = make<shape>();
    const auto other = make<labelled>();
    EXPECT_THROW((void)event_sink<DShapeEvents>().on(1, [] {}).connect(query<IShape>(other)),
                 comity::hresult_error);
    EXPECT_THROW((void)event_sink<ILabel>().on(1, [] {}).connect(object), comity::hresult_error);
}

} // namespace
