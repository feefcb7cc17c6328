// Signing in and out: what is called, what is answered, and which events come in which order.
#include "messenger_fixture.hpp"

namespace scenarios {
namespace {

using signin = messenger_scenario;

bstr text(std::u16string_view value) {
    return bstr(value);
}
HRESULT code(unsigned value) {
    return static_cast<HRESULT>(value);
}

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

TEST_F(signin, signing_in_twice_is_refused) {
    sign_in();
    EXPECT_EQ(messenger_->AutoSignin(), code(MSGR_E_ALREADY_LOGGED_ON));
    EXPECT_FALSE(error_words().empty());
    EXPECT_EQ(messenger_->Signin(0, text(u"bob@here").get(), nullptr), code(MSGR_E_ALREADY_LOGGED_ON));
}

TEST_F(signin, signing_out_twice_is_refused) {
    EXPECT_EQ(messenger_->Signout(), code(MSGR_E_NOT_LOGGED_ON));
    sign_in();
    sign_out();
    EXPECT_EQ(messenger_->Signout(), code(MSGR_E_NOT_LOGGED_ON));
}

TEST_F(signin, signin_takes_the_name_it_is_given) {
    ASSERT_EQ(messenger_->Signin(0, text(u"bob@here").get(), text(u"whatever").get()), S_OK);
    ASSERT_TRUE(events_->wait(on_my_status_change, 1, MISTATUS_ONLINE));
    EXPECT_EQ(text_of(*messenger_, &IMessenger::get_MySigninName), u"bob@here");
}

TEST_F(signin, signin_without_a_name_takes_what_is_stored) {
    ASSERT_EQ(messenger_->Signin(0, nullptr, nullptr), S_OK);
    ASSERT_TRUE(events_->wait(on_my_status_change, 1, MISTATUS_ONLINE));
    EXPECT_EQ(text_of(*messenger_, &IMessenger::get_MySigninName), u"alice@here");
}

TEST_F(signin, signin_checks_name_and_password) {
    EXPECT_EQ(messenger_->Signin(0, text(u"al ice@here").get(), nullptr), E_INVALIDARG);
    EXPECT_EQ(messenger_->Signin(0, text(u"alice@here\n").get(), nullptr), E_INVALIDARG);
    EXPECT_EQ(messenger_->Signin(0, text(std::u16string(130, u'a')).get(), nullptr), E_INVALIDARG);
    EXPECT_EQ(messenger_->Signin(0, text(u"alice@here").get(), text(u"pass word").get()), E_INVALIDARG);
    EXPECT_EQ(messenger_->Signin(0, text(u"alice@here").get(), text(std::u16string(257, u'p')).get()),
              E_INVALIDARG);
    EXPECT_TRUE(events_->events().empty());
}

TEST_F(signin, an_unknown_name_fails_by_event) {
    ASSERT_EQ(messenger_->Signin(0, text(u"mallory@here").get(), nullptr), S_OK);
    ASSERT_TRUE(events_->wait(on_my_status_change, 1, MISTATUS_OFFLINE));
    const std::vector<std::pair<DISPID, LONG>> expected = {
        {on_my_status_change, MISTATUS_LOCAL_FINDING_SERVER},
        {on_my_status_change, MISTATUS_LOCAL_CONNECTING_TO_SERVER},
        {on_signin, code(MSGR_E_INVALID_PASSWORD)},
        {on_my_status_change, MISTATUS_OFFLINE},
    };
    EXPECT_EQ(status_story(*events_), expected);
    EXPECT_EQ(events_->events().back().number(0), code(MSGR_E_INVALID_PASSWORD));
    events_->clear();
    sign_in(); // and it can be tried again
}

TEST_F(signin, auto_signin_needs_something_stored) {
    ASSERT_EQ(accounts()->put_AutoSigninName(text(u"").get()), S_OK);
    EXPECT_EQ(messenger_->AutoSignin(), E_FAIL);
    EXPECT_FALSE(error_words().empty());
    EXPECT_TRUE(events_->events().empty());
}

TEST_F(signin, somebody_elses_sign_in_of_the_account_ends_this_one) {
    sign_in();
    const auto window = conversation_with(u"bob@here");
    events_->clear();
    other_session elsewhere(u"alice@here");
    ASSERT_TRUE(events_->wait(on_my_status_change, 1, MISTATUS_OFFLINE));
    EXPECT_EQ(events_->events().back().number(0), code(MSGR_E_REMOTE_LOGIN));
    ASSERT_TRUE(events_->wait(on_signout));
    LONG handle = 0;
    EXPECT_EQ(window->get_HWND(&handle), E_FAIL);
    elsewhere.sign_out();
}

TEST_F(signin, events_come_on_one_thread_that_is_not_the_callers) {
    sign_in();
    sign_out();
    sign_in();
    const auto events = events_->events();
    for (const auto& each : events) {
        EXPECT_EQ(each.thread, events.front().thread);
        EXPECT_NE(each.thread, std::this_thread::get_id());
    }
}

TEST_F(signin, a_sink_may_call_back) {
    listening_.disconnect();
    events_ = comity::make<event_recorder>(DIID_DMessengerEvents);
    std::u16string name;
    events_->during([&](DISPID id) {
        if (id == on_signin)
            name = text_of(*messenger_, &IMessenger::get_MySigninName);
    });
    listening_ = comity::connect_sink(messenger_.get(), DIID_DMessengerEvents, events_.get());
    sign_in();
    EXPECT_EQ(name, u"alice@here");
}

TEST_F(signin, every_messenger_object_shares_the_running_messenger) {
    com_ptr<IMessenger> other;
    ASSERT_EQ(CoCreateInstance(CLSID_Messenger, nullptr, CLSCTX_ALL, IID_IMessenger, other.put_void()), S_OK);
    const auto seen = comity::make<event_recorder>(DIID_DMessengerEvents);
    const auto listening = comity::connect_sink(other.get(), DIID_DMessengerEvents, seen.get());
    sign_in();
    EXPECT_TRUE(seen->wait(on_my_status_change, 1, MISTATUS_ONLINE));
    MISTATUS status = MISTATUS_OFFLINE;
    EXPECT_EQ(other->get_MyStatus(&status), S_OK);
    EXPECT_EQ(status, MISTATUS_ONLINE);
}

TEST_F(signin, the_sign_in_outlasts_the_object_that_made_it) {
    sign_in();
    listening_.disconnect();
    messenger_ = nullptr;
    ASSERT_EQ(CoCreateInstance(CLSID_Messenger, nullptr, CLSCTX_ALL, IID_IMessenger4, messenger_.put_void()),
              S_OK);
    EXPECT_EQ(text_of(*messenger_, &IMessenger::get_MySigninName), u"alice@here");
    listening_ = comity::connect_sink(messenger_.get(), DIID_DMessengerEvents, events_.get());
}

} // namespace
} // namespace scenarios
