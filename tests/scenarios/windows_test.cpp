// Conversation windows and the main window: one for each contact, open or closed, with a place and a history.
#include "messenger_fixture.hpp"

namespace scenarios {
namespace {

using windows = messenger_scenario;

enum conversation_event : DISPID { on_text_received = 1, on_text_failed = 2 };

bstr text(std::u16string_view value) {
    return bstr(value);
}
HRESULT code(unsigned value) {
    return static_cast<HRESULT>(value);
}

std::vector<std::u16string> participants_of(IMessengerConversationWnd& window) {
    com_ptr<IDispatch> found;
    EXPECT_EQ(window.get_Contacts(found.put()), S_OK);
    std::vector<std::u16string> names;
    for (const auto& each : all_of(*found.as<IMessengerContacts>()))
        names.push_back(text_of(*each.as<IMessengerContact>(), &IMessengerContact::get_SigninName));
    return names;
}

void expect_dead(IMessengerConversationWndAdvanced& window) {
    LONG number = 7;
    EXPECT_EQ(window.get_HWND(&number), E_FAIL);
    EXPECT_EQ(number, 0);
    EXPECT_EQ(window.get_Left(&number), E_FAIL);
    EXPECT_EQ(window.put_Top(3), E_FAIL);
    EXPECT_EQ(window.Show(), E_FAIL);
    BSTR history = nullptr;
    EXPECT_EQ(window.get_History(&history), E_FAIL);
    IDispatch* members = nullptr;
    EXPECT_EQ(window.get_Contacts(&members), E_FAIL);
    EXPECT_EQ(window.SendText(text(u"hello?").get()), E_FAIL);
    EXPECT_EQ(window.AddContact(variant(text(u"carol@here"))), E_FAIL);
    VARIANT_BOOL closed = VARIANT_FALSE;
    EXPECT_EQ(window.get_IsClosed(&closed), S_OK);
    EXPECT_EQ(closed, VARIANT_TRUE);
    EXPECT_EQ(window.Close(), S_FALSE);
}

TEST_F(windows, instant_message_opens_one_window_for_each_contact) {
    sign_in();
    const auto bob = conversation_with(u"bob@here");
    const auto told = events_->wait(on_im_window_created);
    ASSERT_TRUE(told);
    EXPECT_TRUE(comity::same_object(told->object<IMessengerConversationWnd>(0).get(), bob.get()));
    const auto joined = events_->wait(on_im_window_contact_added);
    ASSERT_TRUE(joined);
    EXPECT_EQ(text_of(*joined->object<IMessengerContact>(0), &IMessengerContact::get_SigninName),
              u"bob@here");
    EXPECT_TRUE(comity::same_object(joined->object<IMessengerWindow>(1).get(), bob.get()));

    EXPECT_TRUE(comity::same_object(bob.get(), conversation_with(u"BOB@here").get()));
    com_ptr<IDispatch> by_object;
    ASSERT_EQ(messenger_->InstantMessage(variant(contact(u"bob@here")), by_object.put()), S_OK);
    EXPECT_TRUE(comity::same_object(bob.get(), by_object.get()));
    EXPECT_FALSE(comity::same_object(bob.get(), conversation_with(u"carol@here").get()));
    EXPECT_EQ(participants_of(*bob), (std::vector<std::u16string>{u"bob@here"}));
    // Even somebody whom nobody knows gets a window; that they do not exist shows when something is sent.
    const auto nobody = conversation_with(u"nobody at all");
    EXPECT_EQ(nobody->SendText(text(u"anybody?").get()), code(MSGR_E_USER_NOT_FOUND));
    EXPECT_TRUE(text_of(*nobody, &IMessengerConversationWnd::get_History).empty());
}

TEST_F(windows, instant_message_refuses) {
    com_ptr<IDispatch> window;
    const auto open = [&](const variant& who) { return messenger_->InstantMessage(who, window.put()); };
    EXPECT_EQ(open(variant(text(u"bob@here"))), code(MSGR_E_NOT_LOGGED_ON));
    sign_in();
    EXPECT_EQ(open(variant()), E_INVALIDARG);
    EXPECT_EQ(open(variant::null()), E_INVALIDARG);
    EXPECT_EQ(open(variant(12)), E_INVALIDARG);
    EXPECT_EQ(open(variant(text(u""))), E_INVALIDARG);
    EXPECT_EQ(open(variant(bstr())), E_INVALIDARG);
    EXPECT_EQ(open(variant(text(u" bob@here"))), E_INVALIDARG);
    EXPECT_EQ(open(variant(text(u"bob@here\n"))), E_INVALIDARG);
    EXPECT_EQ(open(variant(text(std::u16string(130, u'b')))), E_INVALIDARG);
    EXPECT_EQ(open(variant(com_ptr<IDispatch>())), E_INVALIDARG);
    EXPECT_EQ(open(variant(my_groups())), E_INVALIDARG);
    EXPECT_EQ(open(variant(text(u"alice@here"))), E_FAIL);
    EXPECT_EQ(messenger_->InstantMessage(variant(text(u"bob@here")), nullptr), null_reference);
    // A script's variable comes by reference.
    variant name(text(u"bob@here"));
    EXPECT_EQ(open(variant::by_ref(static_cast<VARIANT&>(name))), S_OK);
    EXPECT_TRUE(window);
}

TEST_F(windows, texts_go_both_ways) {
    sign_in();
    other_session bob(u"bob@here");
    const auto window = conversation_with(u"bob@here");
    const auto texts = comity::make<event_recorder>(DIID_DImConversationEvents);
    const auto listening = comity::connect_sink(window.get(), DIID_DImConversationEvents, texts.get());
    ASSERT_EQ(window->SendText(text(u"Hello, bob.").get()), S_OK);
    const auto got = bob.wait_for_text(u"Hello, bob.");
    ASSERT_TRUE(got);
    EXPECT_EQ(got->name, u"alice@here");
    ASSERT_EQ(bob->SendText(text(got->conversation).get(), text(u"Hello, alice.").get()), S_OK);
    const auto answer = texts->wait(on_text_received);
    ASSERT_TRUE(answer);
    EXPECT_EQ(text_of(*answer->object<IMessengerContact>(0), &IMessengerContact::get_FriendlyName), u"Bob");
    EXPECT_EQ(answer->text(1), u"Hello, alice.");
    EXPECT_EQ(text_of(*window, &IMessengerConversationWnd::get_History),
              u"Alice says:\r\nHello, bob.\r\nBob says:\r\nHello, alice.\r\n");
    EXPECT_EQ(window->SendText(text(u"").get()), E_INVALIDARG);
    EXPECT_EQ(window->SendText(nullptr), E_INVALIDARG);
    EXPECT_EQ(window->SendText(text(std::u16string(20000, u'x')).get()), code(MSGR_E_MESSAGE_TOO_LONG));
    bob.sign_out();
}

TEST_F(windows, somebody_else_may_begin) {
    sign_in();
    other_session bob(u"bob@here");
    bstr conversation;
    ASSERT_EQ(bob->OpenConversation(text(u"alice@here").get(), conversation.put()), S_OK);
    ASSERT_EQ(bob->SendText(conversation.get(), text(u"Are you there?").get()), S_OK);
    const auto told = events_->wait(on_im_window_created);
    ASSERT_TRUE(told);
    const auto window = told->object<IMessengerConversationWndAdvanced>(0);
    EXPECT_EQ(participants_of(*window), (std::vector<std::u16string>{u"bob@here"}));
    EXPECT_EQ(text_of(*window, &IMessengerConversationWnd::get_History), u"Bob says:\r\nAre you there?\r\n");
    EXPECT_TRUE(comity::same_object(window.get(), conversation_with(u"bob@here").get()));
    ASSERT_EQ(window->SendText(text(u"Yes.").get()), S_OK);
    ASSERT_TRUE(bob.wait_for_text(u"Yes."));
    bob.sign_out();
}

TEST_F(windows, texts_wait_for_whoever_is_offline) {
    {
        other_session bob(u"bob@here");
        bstr conversation;
        ASSERT_EQ(bob->OpenConversation(text(u"alice@here").get(), conversation.put()), S_OK);
        ASSERT_EQ(bob->SendText(conversation.get(), text(u"one").get()), S_OK);
        ASSERT_EQ(bob->SendText(conversation.get(), text(u"two").get()), S_OK);
        bob.sign_out();
    }
    sign_in();
    const auto told = events_->wait(on_im_window_created);
    ASSERT_TRUE(told);
    const auto window = told->object<IMessengerConversationWnd>(0);
    const auto texts = comity::make<event_recorder>(DIID_DImConversationEvents);
    const auto listening = comity::connect_sink(window.get(), DIID_DImConversationEvents, texts.get());
    other_session bob(u"bob@here");
    bstr conversation;
    ASSERT_EQ(bob->OpenConversation(text(u"alice@here").get(), conversation.put()), S_OK);
    ASSERT_EQ(bob->SendText(conversation.get(), text(u"three").get()), S_OK);
    ASSERT_TRUE(texts->wait([](const recorded_event& each) { return each.text(1) == u"three"; }));
    EXPECT_EQ(text_of(*window, &IMessengerConversationWnd::get_History),
              u"Bob says:\r\none\r\nBob says:\r\ntwo\r\nBob says:\r\nthree\r\n");
    bob.sign_out();
}

TEST_F(windows, who_is_blocked_is_not_heard) {
    sign_in();
    ASSERT_EQ(contact(u"bob@here")->put_Blocked(VARIANT_TRUE), S_OK);
    ASSERT_TRUE(events_->wait(on_contact_block_change));
    other_session bob(u"bob@here");
    bstr conversation;
    ASSERT_EQ(bob->OpenConversation(text(u"alice@here").get(), conversation.put()), S_OK);
    ASSERT_EQ(bob->SendText(conversation.get(), text(u"psst").get()), S_OK);
    const auto failed =
        bob.wait([](const auto& each) { return each.what == other_session::told::text_failed; });
    ASSERT_TRUE(failed);
    EXPECT_EQ(failed->text, u"psst");
    bob.sign_out();
    const auto ids = events_->ids();
    EXPECT_EQ(std::count(ids.begin(), ids.end(), on_im_window_created), 0);
}

TEST_F(windows, a_third_joins_and_leaves) {
    sign_in();
    other_session bob(u"bob@here"), carol(u"carol@here");
    const auto window = conversation_with(u"bob@here");
    ASSERT_TRUE(events_->wait(on_im_window_contact_added));
    events_->clear();
    ASSERT_EQ(window->AddContact(variant(text(u"carol@here"))), S_OK);
    const auto joined = events_->wait(on_im_window_contact_added);
    ASSERT_TRUE(joined);
    EXPECT_EQ(text_of(*joined->object<IMessengerContact>(0), &IMessengerContact::get_SigninName),
              u"carol@here");
    EXPECT_EQ(participants_of(*window), (std::vector<std::u16string>{u"bob@here", u"carol@here"}));
    EXPECT_EQ(window->AddContact(variant(text(u"carol@here"))), S_FALSE);
    EXPECT_EQ(window->AddContact(variant(text(u"alice@here"))), E_FAIL);
    EXPECT_EQ(window->AddContact(variant(5)), E_INVALIDARG);

    ASSERT_EQ(window->SendText(text(u"All here?").get()), S_OK);
    ASSERT_TRUE(bob.wait_for_text(u"All here?"));
    const auto got = carol.wait_for_text(u"All here?");
    ASSERT_TRUE(got);
    ASSERT_EQ(carol->LeaveConversation(text(got->conversation).get()), S_OK);
    const auto left = events_->wait(on_im_window_contact_removed);
    ASSERT_TRUE(left);
    EXPECT_EQ(text_of(*left->object<IMessengerContact>(0), &IMessengerContact::get_SigninName),
              u"carol@here");
    EXPECT_EQ(participants_of(*window), (std::vector<std::u16string>{u"bob@here"}));

    com_ptr<IDispatch> members;
    ASSERT_EQ(window->get_Contacts(members.put()), S_OK);
    EXPECT_EQ(members.as<IMessengerContacts>()->Remove(contact(u"bob@here").get()), E_FAIL);
    bob.sign_out();
    carol.sign_out();
}

TEST_F(windows, a_closed_one_is_dead) {
    sign_in();
    const auto window = conversation_with(u"bob@here");
    VARIANT_BOOL closed = VARIANT_TRUE;
    EXPECT_EQ(window->get_IsClosed(&closed), S_OK);
    EXPECT_EQ(closed, VARIANT_FALSE);
    ASSERT_EQ(window->Close(), S_OK);
    const auto told = events_->wait(on_im_window_destroyed);
    ASSERT_TRUE(told);
    EXPECT_TRUE(comity::same_object(told->object<IMessengerWindow>(0).get(), window.get()));
    expect_dead(*window);
    EXPECT_FALSE(comity::same_object(window.get(), conversation_with(u"bob@here").get()));
}

TEST_F(windows, signing_out_kills_all_of_them) {
    sign_in();
    const auto bob = conversation_with(u"bob@here"), carol = conversation_with(u"carol@here");
    sign_out();
    const auto ids = events_->ids();
    EXPECT_EQ(std::count(ids.begin(), ids.end(), on_im_window_destroyed), 2);
    expect_dead(*bob);
    expect_dead(*carol);
    sign_in();
    expect_dead(*bob);
}

TEST_F(windows, geometry_and_properties) {
    sign_in();
    const auto window = conversation_with(u"bob@here");
    LONG number = 0;
    EXPECT_EQ(window->get_HWND(&number), S_OK);
    EXPECT_NE(number, 0);
    EXPECT_EQ(window->put_Left(-40), S_OK);
    EXPECT_EQ(window->get_Left(&number), S_OK);
    EXPECT_EQ(number, -40);
    EXPECT_EQ(window->put_Top(17), S_OK);
    EXPECT_EQ(window->get_Top(&number), S_OK);
    EXPECT_EQ(number, 17);
    EXPECT_EQ(window->put_Width(640), S_OK);
    EXPECT_EQ(window->get_Width(&number), S_OK);
    EXPECT_EQ(number, 640);
    EXPECT_EQ(window->put_Height(200), S_OK);
    EXPECT_EQ(window->get_Height(&number), S_OK);
    EXPECT_EQ(number, 200);
    EXPECT_EQ(window->put_Width(0), E_INVALIDARG);
    EXPECT_EQ(window->put_Height(-1), E_INVALIDARG);
    EXPECT_EQ(window->get_Width(nullptr), null_reference);
    EXPECT_EQ(window->get_IsClosed(nullptr), null_reference);
    EXPECT_EQ(window->Show(), S_OK);

    variant value;
    EXPECT_EQ(window->get_Property(MWINDOWPROP_VIEW_SIDEBAR, value.put()), S_OK);
    EXPECT_EQ(value.type(), VT_BOOL);
    EXPECT_EQ(window->put_Property(MWINDOWPROP_VIEW_SIDEBAR, variant(false)), S_OK);
    EXPECT_EQ(window->put_Property(MWINDOWPROP_VIEW_SIDEBAR, variant(false)), S_FALSE);
    EXPECT_EQ(window->get_Property(MWINDOWPROP_VIEW_SIDEBAR, value.put()), S_OK);
    EXPECT_FALSE(value.get<bool>());
    EXPECT_EQ(window->get_Property(MWINDOWPROP_INVALID_PROPERTY, value.put()), E_INVALIDARG);
    EXPECT_EQ(window->put_Property(static_cast<MWINDOWPROPERTY>(2), variant(true)), E_INVALIDARG);
}

TEST_F(windows, the_main_window_hides_and_shows) {
    com_ptr<IDispatch> found;
    ASSERT_EQ(messenger_->get_Window(found.put()), S_OK);
    const auto window = found.as<IMessengerWindow>();
    ASSERT_EQ(window->Show(), S_OK);
    EXPECT_EQ(window->Show(), S_OK);
    LONG number = 0;
    EXPECT_EQ(window->get_HWND(&number), S_OK);
    EXPECT_NE(number, 0);
    EXPECT_EQ(window->put_Left(5), S_OK);
    EXPECT_EQ(window->Close(), S_OK);
    EXPECT_EQ(window->Close(), S_FALSE);
    VARIANT_BOOL closed = VARIANT_FALSE;
    EXPECT_EQ(window->get_IsClosed(&closed), S_OK);
    EXPECT_EQ(closed, VARIANT_TRUE);
    EXPECT_EQ(window->get_Left(&number), E_FAIL);
    EXPECT_EQ(window->Show(), S_OK);
    EXPECT_EQ(window->get_Left(&number), S_OK);
    EXPECT_EQ(number, 5);
    variant value;
    EXPECT_EQ(window->get_Property(MWINDOWPROP_VIEW_SIDEBAR, value.put()), E_NOTIMPL);
    EXPECT_EQ(window->put_Property(MWINDOWPROP_VIEW_SIDEBAR, variant(true)), E_NOTIMPL);
    EXPECT_EQ(messenger_->get_Window(nullptr), null_reference);

    MUASORT order{};
    EXPECT_EQ(messenger_->get_ContactsSortOrder(&order), code(MSGR_E_NOT_LOGGED_ON));
    sign_in();
    EXPECT_EQ(messenger_->put_ContactsSortOrder(MUASORT_ONOFFLINE), S_OK);
    EXPECT_EQ(messenger_->get_ContactsSortOrder(&order), S_OK);
    EXPECT_EQ(order, MUASORT_ONOFFLINE);
    EXPECT_EQ(messenger_->put_ContactsSortOrder(static_cast<MUASORT>(2)), E_INVALIDARG);
    EXPECT_EQ(window->Close(), S_OK);
    EXPECT_EQ(messenger_->get_ContactsSortOrder(&order), E_FAIL);
}

} // namespace
} // namespace scenarios
