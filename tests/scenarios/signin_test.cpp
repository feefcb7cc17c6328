// Signing in and out: what is called, what is answered, and which events come in which order.
#include "messenger_fixture.hpp"

namespace scenarios {
namespace {

using signin = messenger_scenario;

std::vector<std::pair<DISPID, LONG>> status_story(const event_recorder& events) {
    std::vector<std::pair<DISPID, LONG>> story;
    for (const auto& each : events.events())
        if (each.id == on_my_status_change)
            story.emplace_back(each.id, each.number(1));
        else if (each.id == on_signin)
            story.emplace_back(each.id, each.number(0));
        else if (each.id == on_signout)
            story.emplace_back(each.id, 0);
    return story;
}

TEST_F(signin, auto_signin_tells_its_progress_in_order) {
    sign_in();
    const std::vector<std::pair<DISPID, LONG>> expected = {
        {on_my_status_change, MISTATUS_LOCAL_FINDING_SERVER},
        {on_my_status_change, MISTATUS_LOCAL_CONNECTING_TO_SERVER},
        {on_my_status_change, MISTATUS_LOCAL_SYNCHRONIZING_WITH_SERVER},
        {on_signin, S_OK},
        {on_my_status_change, MISTATUS_ONLINE},
    };
    EXPECT_EQ(status_story(*events_), expected);
}

TEST_F(signin, signout_tells_its_progress_in_order) {
    sign_in();
    sign_out();
    const std::vector<std::pair<DISPID, LONG>> expected = {
        {on_signout, 0},
        {on_my_status_change, MISTATUS_LOCAL_DISCONNECTING_FROM_SERVER},
        {on_my_status_change, MISTATUS_OFFLINE},
    };
    EXPECT_EQ(status_story(*events_), expected);
}

TEST_F(signin, contacts_are_there) {
    sign_in();
    std::vector<std::u16string> names;
    for (const auto& each : all_of(*my_contacts()))
        names.push_back(text_of(*each.as<IMessengerContact>(), &IMessengerContact::get_SigninName));
    EXPECT_EQ(names, (std::vector<std::u16string>{u"bob@here", u"carol@here"}));
}

} // namespace
} // namespace scenarios
