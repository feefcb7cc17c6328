// The Messenger used by the names of its members, as scripts use it.
#include "messenger_fixture.hpp"

#include <comity/dispatch.hpp>

namespace scenarios {
namespace {

using by_name = messenger_scenario;
using comity::late_object;

std::string text(const variant& value) {
    return value.get<std::string>();
}

TEST_F(by_name, members_are_found_in_any_case) {
    const late_object messenger = late_object::create("messenger.uiautomation");
    messenger.call("aUTOsIGNIN");
    ASSERT_TRUE(events_->wait(on_my_status_change, 1, MISTATUS_ONLINE));
    EXPECT_EQ(messenger.get("MYSTATUS").get<int>(), MISTATUS_ONLINE);
    EXPECT_EQ(text(messenger.get("mysigninname")), "alice@here");
    EXPECT_EQ(text(messenger.get_object("services").get_object("primaryservice").get("serviceid")),
              comity::narrow(std::u16string_view(local_service_id)));
    messenger.put("mystatus", int{MISTATUS_AWAY});
    ASSERT_TRUE(events_->wait(on_my_status_change, 1, MISTATUS_AWAY));
    EXPECT_EQ(messenger.get("UnreadEmailCount", int{MUAFOLDER_INBOX}).get<int>(), -1);
}

TEST_F(by_name, collections_have_a_default_member_and_can_be_walked) {
    sign_in();
    const late_object contacts = late_object(messenger_).get_object("MyContacts");
    EXPECT_EQ(contacts.get("count").get<int>(), 2);
    const variant first = contacts.invoke(DISPID_VALUE, DISPATCH_METHOD | DISPATCH_PROPERTYGET, 0);
    EXPECT_EQ(text(late_object(first).get("signinname")), "bob@here");
    std::vector<std::string> names;
    for (const variant& each : contacts.elements())
        names.push_back(text(late_object(each).get("friendlyname")));
    EXPECT_EQ(names, (std::vector<std::string>{"Bob", "Carol"}));
}

TEST_F(by_name, a_conversation_is_sent_text) {
    sign_in();
    other_session bob(u"bob@here");
    const late_object window(late_object(messenger_).call("instantmessage", "bob@here"));
    window.call("SENDTEXT", "by name");
    EXPECT_TRUE(bob.wait_for_text(u"by name"));
    EXPECT_EQ(text(window.get("history")), "Alice says:\r\nby name\r\n");
    window.put("property", int{MWINDOWPROP_VIEW_TOOLBAR}, false);
    EXPECT_FALSE(window.get("property", int{MWINDOWPROP_VIEW_TOOLBAR}).get<bool>());
    bob.sign_out();
}

TEST_F(by_name, a_group_is_made_with_a_service_object) {
    sign_in();
    const late_object messenger(messenger_);
    const variant primary = messenger.get_object("services").get("primaryservice");
    const late_object group(messenger.call("CreateGroup", "Readers", primary));
    ASSERT_TRUE(events_->wait(on_group_added));
    group.put("NAME", "Writers");
    ASSERT_TRUE(events_->wait(on_group_name_changed));
    EXPECT_EQ(text(group.get("name")), "Writers");
}

TEST_F(by_name, a_failure_explains_itself) {
    const late_object messenger(messenger_);
    try {
        messenger.call("Signout");
        FAIL() << "signed out of nothing";
    } catch (const comity::hresult_error& error) {
        EXPECT_EQ(error.code(), static_cast<HRESULT>(MSGR_E_NOT_LOGGED_ON));
        EXPECT_EQ(error.description().utf8(), "Nobody is signed in.");
        EXPECT_EQ(error.source().utf8(), "Messenger.UIAutomation.1");
    }
    EXPECT_THROW(messenger.call("NoSuchMember"), comity::hresult_error);
}

} // namespace
} // namespace scenarios
