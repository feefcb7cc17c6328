// Contacts: finding them, the collection and its rules, what they tell, changes to the list.
#include "messenger_fixture.hpp"

#include <comity/enumerator.hpp>

namespace scenarios {
namespace {

using contacts = messenger_scenario;

bstr text(std::u16string_view value) {
    return bstr(value);
}
HRESULT code(unsigned value) {
    return static_cast<HRESULT>(value);
}

TEST_F(contacts, a_listed_contact_is_found_without_a_service) {
    sign_in();
    com_ptr<IDispatch> found;
    ASSERT_EQ(messenger_->GetContact(text(u"BOB@here").get(), text(u"").get(), found.put()), S_OK);
    const auto bob = found.as<IMessengerContact>();
    EXPECT_EQ(text_of(*bob, &IMessengerContact::get_SigninName), u"bob@here");
    EXPECT_EQ(text_of(*bob, &IMessengerContact::get_FriendlyName), u"Bob");
    EXPECT_EQ(text_of(*bob, &IMessengerContact::get_ServiceId), local_service_id);
}

TEST_F(contacts, somebody_unlisted_is_not_found_without_a_service) {
    sign_in();
    IDispatch* found = reinterpret_cast<IDispatch*>(1);
    EXPECT_EQ(messenger_->GetContact(text(u"dave@here").get(), text(u"").get(), &found),
              code(MSGR_E_USER_NOT_FOUND));
    EXPECT_EQ(found, nullptr);
    EXPECT_FALSE(error_words().empty());
}

TEST_F(contacts, somebody_unlisted_is_made_with_a_service) {
    sign_in();
    const auto dave = contact(u"Dave@Here");
    MISTATUS status = MISTATUS_ONLINE;
    EXPECT_EQ(dave->get_Status(&status), S_OK);
    EXPECT_EQ(status, MISTATUS_UNKNOWN);
    EXPECT_EQ(text_of(*dave, &IMessengerContact::get_FriendlyName), u"Dave@Here");
    EXPECT_EQ(text_of(*dave, &IMessengerContact::get_SigninName), u"Dave@Here");
}

TEST_F(contacts, get_contact_refuses_what_is_no_name_or_service) {
    sign_in();
    com_ptr<IDispatch> found;
    const auto ask = [&](std::u16string_view name, std::u16string_view service) {
        return messenger_->GetContact(text(name).get(), text(service).get(), found.put());
    };
    EXPECT_EQ(ask(std::u16string(130, u'a'), u""), E_INVALIDARG);
    EXPECT_EQ(ask(std::u16string(129, u'a'), u""), code(MSGR_E_USER_NOT_FOUND));
    EXPECT_EQ(ask(u"bob @here", u""), E_INVALIDARG);
    EXPECT_EQ(ask(u"bob@here\r", u""), E_INVALIDARG);
    EXPECT_EQ(ask(u"bob@here\n", u""), E_INVALIDARG);
    EXPECT_EQ(ask(u"bob@here", std::u16string(39, u'0')), E_INVALIDARG);
    EXPECT_EQ(ask(u"bob@here", u"{00000000-0000-0000-0000-000000000001}"), E_INVALIDARG);
    // No string is not the empty string here.
    EXPECT_EQ(messenger_->GetContact(nullptr, text(u"").get(), found.put()), E_FAIL);
    EXPECT_EQ(messenger_->GetContact(text(u"bob@here").get(), nullptr, found.put()), E_FAIL);
    EXPECT_EQ(messenger_->GetContact(text(u"bob@here").get(), text(u"").get(), nullptr), null_reference);
}

TEST_F(contacts, get_contact_needs_a_sign_in) {
    com_ptr<IDispatch> found;
    EXPECT_EQ(messenger_->GetContact(text(u"bob@here").get(), text(u"").get(), found.put()),
              code(MSGR_E_NOT_LOGGED_ON));
    EXPECT_EQ(messenger_->GetContact(text(u"bob@here").get(), text(local_service_id).get(), found.put()),
              code(MSGR_E_NOT_LOGGED_ON));
}

TEST_F(contacts, one_name_is_one_object_while_it_is_held) {
    sign_in();
    com_ptr<IDispatch> item;
    ASSERT_EQ(my_contacts()->Item(0, item.put()), S_OK);
    EXPECT_TRUE(comity::same_object(contact(u"bob@here").get(), item.get()));
    const auto dave = contact(u"dave@here");
    EXPECT_TRUE(comity::same_object(dave.get(), contact(u"DAVE@here").get()));
}

TEST_F(contacts, the_collection_counts_from_nought) {
    sign_in();
    const auto list = my_contacts();
    LONG count = 0;
    ASSERT_EQ(list->get_Count(&count), S_OK);
    ASSERT_EQ(count, 2);
    com_ptr<IDispatch> item;
    EXPECT_EQ(list->Item(0, item.put()), S_OK);
    EXPECT_EQ(text_of(*item.as<IMessengerContact>(), &IMessengerContact::get_SigninName), u"bob@here");
    EXPECT_EQ(list->Item(1, item.put()), S_OK);
    EXPECT_EQ(list->Item(2, item.put()), E_FAIL);
    EXPECT_FALSE(item);
    EXPECT_EQ(list->Item(-1, item.put()), E_INVALIDARG);
    EXPECT_EQ(list->Item(0, nullptr), null_reference);
    EXPECT_EQ(list->get_Count(nullptr), null_reference);
    EXPECT_EQ(list->get__NewEnum(nullptr), null_reference);
}

TEST_F(contacts, offline_the_collection_is_there_and_empty) {
    const auto before = my_contacts();
    LONG count = -1;
    EXPECT_EQ(before->get_Count(&count), S_OK);
    EXPECT_EQ(count, 0);
    sign_in();
    const auto during = my_contacts();
    // What was obtained offline has to be fetched again.
    EXPECT_EQ(before->get_Count(&count), S_OK);
    EXPECT_EQ(count, 0);
    sign_out();
    EXPECT_EQ(during->get_Count(&count), S_OK);
    EXPECT_EQ(count, 0);
    com_ptr<IDispatch> item;
    EXPECT_EQ(during->Item(0, item.put()), E_FAIL);
}

TEST_F(contacts, for_each_walks_a_snapshot) {
    sign_in();
    com_ptr<IUnknown> raw;
    ASSERT_EQ(my_contacts()->get__NewEnum(raw.put()), S_OK);
    const auto walk = raw.as<IEnumVARIANT>();
    ASSERT_EQ(my_contacts()->Remove(contact(u"bob@here").get()), S_OK);
    ASSERT_TRUE(events_->wait(on_contact_list_remove));
    std::vector<std::u16string> names;
    comity::for_each(*walk, [&](const variant& element) {
        EXPECT_EQ(element.type(), VT_DISPATCH);
        names.push_back(text_of(*element.get<com_ptr<IDispatch>>().as<IMessengerContact>(),
                                &IMessengerContact::get_SigninName));
    });
    EXPECT_EQ(names, (std::vector<std::u16string>{u"bob@here", u"carol@here"}));
    EXPECT_EQ(all_of(*my_contacts()).size(), 1u);
}

TEST_F(contacts, removing_is_confirmed_and_the_object_lives_on) {
    sign_in();
    other_session bob(u"bob@here");
    ASSERT_TRUE(events_->wait(on_contact_status_change, 1, MISTATUS_ONLINE));
    const auto object = contact(u"bob@here");
    ASSERT_EQ(my_contacts()->Remove(object.get()), S_OK);
    const auto told = events_->wait(on_contact_list_remove);
    ASSERT_TRUE(told);
    EXPECT_EQ(told->number(0), S_OK);
    EXPECT_TRUE(comity::same_object(told->object<IMessengerContact>(1).get(), object.get()));
    EXPECT_EQ(text_of(*object, &IMessengerContact::get_FriendlyName), u"Bob");
    MISTATUS status = MISTATUS_ONLINE;
    EXPECT_EQ(object->get_Status(&status), S_OK);
    EXPECT_EQ(status, MISTATUS_UNKNOWN);
    // It can still be talked to.
    com_ptr<IDispatch> window;
    EXPECT_EQ(messenger_->InstantMessage(variant(object), window.put()), S_OK);
    EXPECT_EQ(my_contacts()->Remove(object.get()), E_FAIL);
    EXPECT_EQ(my_contacts()->Remove(nullptr), E_POINTER);
    bob.sign_out();
}

TEST_F(contacts, adding_is_confirmed_by_an_event) {
    sign_in();
    ASSERT_EQ(messenger_->AddContact(0, text(u"dave@here").get()), S_OK);
    auto told = events_->wait(on_contact_list_add);
    ASSERT_TRUE(told);
    EXPECT_EQ(told->number(0), S_OK);
    EXPECT_EQ(text_of(*told->object<IMessengerContact>(1), &IMessengerContact::get_FriendlyName), u"Dave");
    EXPECT_EQ(all_of(*my_contacts()).size(), 3u);

    events_->clear();
    ASSERT_EQ(messenger_->AddContact(0, text(u"dave@here").get()), S_OK);
    ASSERT_TRUE(events_->wait(on_contact_list_add, 0, code(MSGR_E_ALREADY_IN_LIST)));
    ASSERT_EQ(messenger_->AddContact(0, text(u"nobody@here").get()), S_OK);
    ASSERT_TRUE(events_->wait(on_contact_list_add, 0, code(MSGR_E_USER_NOT_FOUND)));
    EXPECT_EQ(all_of(*my_contacts()).size(), 3u);
    EXPECT_EQ(messenger_->AddContact(0, text(u"da ve@here").get()), E_INVALIDARG);
    EXPECT_EQ(messenger_->AddContact(0, text(std::u16string(130, u'a')).get()), E_INVALIDARG);
}

TEST_F(contacts, blocking_is_confirmed_and_hides_oneself) {
    sign_in();
    other_session bob(u"bob@here");
    const auto alice_is = [&](LONG status) {
        return bob
            .wait([status](const other_session::report& each) {
                return each.what == other_session::told::contact_status && each.name == u"alice@here" &&
                       each.number == status;
            })
            .has_value();
    };
    ASSERT_TRUE(alice_is(MISTATUS_ONLINE));
    const auto object = contact(u"bob@here");
    ASSERT_EQ(object->put_Blocked(VARIANT_TRUE), S_OK);
    const auto told = events_->wait(on_contact_block_change);
    ASSERT_TRUE(told);
    EXPECT_EQ(told->number(0), S_OK);
    EXPECT_EQ(V_VT(&told->arguments[2]), VT_BOOL);
    EXPECT_TRUE(told->arguments[2].get<bool>());
    VARIANT_BOOL blocked = VARIANT_FALSE;
    EXPECT_EQ(object->get_Blocked(&blocked), S_OK);
    EXPECT_EQ(blocked, VARIANT_TRUE);
    EXPECT_TRUE(alice_is(MISTATUS_OFFLINE));
    EXPECT_EQ(object->put_Blocked(VARIANT_TRUE), S_FALSE);
    EXPECT_EQ(contact(u"dave@here")->put_Blocked(VARIANT_TRUE), E_FAIL);
    sign_out();
    EXPECT_EQ(object->get_Blocked(&blocked), S_OK);
    EXPECT_EQ(blocked, VARIANT_FALSE);
    bob.sign_out();
}

TEST_F(contacts, presence_of_others_comes_as_events) {
    sign_in();
    const auto object = contact(u"bob@here");
    {
        other_session bob(u"bob@here");
        auto told = events_->wait(on_contact_status_change, 1, MISTATUS_ONLINE);
        ASSERT_TRUE(told);
        EXPECT_TRUE(comity::same_object(told->object<IMessengerContact>(0).get(), object.get()));
        ASSERT_EQ(bob->SetStatus(MISTATUS_AWAY), S_OK);
        ASSERT_TRUE(events_->wait(on_contact_status_change, 1, MISTATUS_AWAY));
        MISTATUS status{};
        EXPECT_EQ(object->get_Status(&status), S_OK);
        EXPECT_EQ(status, MISTATUS_AWAY);
        // Who hides is offline to everybody else.
        ASSERT_EQ(bob->SetStatus(MISTATUS_INVISIBLE), S_OK);
        ASSERT_TRUE(events_->wait(on_contact_status_change, 1, MISTATUS_OFFLINE));
        ASSERT_EQ(bob->SetFriendlyName(text(u"Robert").get()), S_OK);
        told = events_->wait(on_contact_friendly_name_change);
        ASSERT_TRUE(told);
        EXPECT_EQ(told->text(2), u"Bob");
        EXPECT_EQ(text_of(*object, &IMessengerContact::get_FriendlyName), u"Robert");
        events_->clear();
        ASSERT_EQ(bob->SetStatus(MISTATUS_ONLINE), S_OK);
        ASSERT_TRUE(events_->wait(on_contact_status_change, 1, MISTATUS_ONLINE));
        // Let go without signing out: that signs out, too.
    }
    EXPECT_TRUE(events_->wait(on_contact_status_change, 1, MISTATUS_OFFLINE));
}

TEST_F(contacts, those_online_are_told_after_the_sign_in) {
    other_session bob(u"bob@here", MISTATUS_BUSY);
    sign_in();
    ASSERT_TRUE(events_->wait(on_contact_status_change, 1, MISTATUS_BUSY));
    const auto ids = events_->ids();
    EXPECT_EQ(ids.back(), on_contact_status_change);
    EXPECT_EQ(std::count(ids.begin(), ids.end(), on_contact_status_change), 1);
    bob.sign_out();
}

TEST_F(contacts, properties) {
    sign_in();
    const auto bob = contact(u"bob@here");
    variant value;
    ASSERT_EQ(bob->get_Property(MCONTACTPROP_GROUPS_PROPERTY, value.put()), S_OK);
    const auto groups = value.get<com_ptr<IDispatch>>().as<IMessengerGroups>();
    const auto all = all_of(*groups);
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(text_of(*all[0].as<IMessengerGroup>(), &IMessengerGroup::get_Name), u"Friends");
    ASSERT_EQ(bob->get_Property(MCONTACTPROP_EMAIL, value.put()), S_OK);
    EXPECT_EQ(value.get<std::u16string>(), u"bob@here");
    EXPECT_EQ(bob->get_Property(static_cast<MCONTACTPROPERTY>(7), value.put()), E_INVALIDARG);
    EXPECT_EQ(bob->get_Property(MCONTACTPROP_EMAIL, nullptr), null_reference);
    EXPECT_EQ(bob->put_Property(MCONTACTPROP_EMAIL, variant(text(u"x"))), E_INVALIDARG);
    VARIANT_BOOL flag = VARIANT_TRUE;
    EXPECT_EQ(bob->get_CanPage(&flag), S_OK);
    EXPECT_EQ(flag, VARIANT_FALSE);
    EXPECT_EQ(bob->get_IsSelf(&flag), S_OK);
    EXPECT_EQ(flag, VARIANT_FALSE);
    EXPECT_EQ(contact(u"ALICE@here")->get_IsSelf(&flag), S_OK);
    EXPECT_EQ(flag, VARIANT_TRUE);
    BSTR number = reinterpret_cast<BSTR>(1);
    EXPECT_EQ(bob->get_PhoneNumber(MPHONE_TYPE_HOME, &number), E_FAIL);
    EXPECT_EQ(number, nullptr);
    EXPECT_EQ(bob->get_FriendlyName(nullptr), null_reference);
    EXPECT_EQ(bob->get_Status(nullptr), null_reference);
}

} // namespace
} // namespace scenarios
