// Two processes on one store: they see each other come and go, talk, and notice when the other is killed.
#include "child_process.hpp"
#include "messenger_fixture.hpp"

namespace scenarios {
namespace {

using processes = messenger_scenario;

TEST_F(processes, see_each_other_and_talk) {
    sign_in();
    child_process bob(LOCAL_PEER, {"echo", "bob@here"});
    ASSERT_EQ(bob.line(), "in");
    ASSERT_TRUE(events_->wait(on_contact_status_change, 1, MISTATUS_ONLINE));
    const auto window = conversation_with(u"bob@here");
    const auto texts = comity::make<event_recorder>(DIID_DImConversationEvents);
    const auto listening = comity::connect_sink(window.get(), DIID_DImConversationEvents, texts.get());
    ASSERT_EQ(window->SendText(bstr(std::u16string_view(u"over there?")).get()), S_OK);
    const auto answer = texts->wait(1);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->text(1), u"echo: over there?");
    EXPECT_EQ(bob.finish(), 0);
    EXPECT_TRUE(events_->wait(on_contact_status_change, 1, MISTATUS_OFFLINE));
}

TEST_F(processes, one_that_is_killed_is_offline) {
    sign_in();
    child_process bob(LOCAL_PEER, {"echo", "bob@here"});
    ASSERT_EQ(bob.line(), "in");
    ASSERT_TRUE(events_->wait(on_contact_status_change, 1, MISTATUS_ONLINE));
    bob.kill();
    EXPECT_TRUE(events_->wait(on_contact_status_change, 1, MISTATUS_OFFLINE));
}

TEST_F(processes, one_that_was_killed_unseen_is_offline) {
    {
        child_process bob(LOCAL_PEER, {"echo", "bob@here"});
        ASSERT_EQ(bob.line(), "in");
        bob.kill();
    }
    sign_in();
    MISTATUS status{};
    EXPECT_EQ(contact(u"bob@here")->get_Status(&status), S_OK);
    EXPECT_EQ(status, MISTATUS_OFFLINE);
}

TEST_F(processes, the_account_signed_in_elsewhere_is_signed_out_here) {
    sign_in();
    child_process elsewhere(LOCAL_PEER, {"echo", "alice@here"});
    ASSERT_EQ(elsewhere.line(), "in");
    ASSERT_TRUE(events_->wait(on_my_status_change, 0, static_cast<LONG>(MSGR_E_REMOTE_LOGIN)));
    EXPECT_EQ(elsewhere.finish(), 0);
}

} // namespace
} // namespace scenarios
