// Groups: the collection, making, renaming, removing, members; each confirmed by its event.
#include "messenger_fixture.hpp"

namespace scenarios {
namespace {

using groups = messenger_scenario;

bstr text(std::u16string_view value) {
    return bstr(value);
}
variant service() {
    return variant(text(local_service_id));
}
HRESULT code(unsigned value) {
    return static_cast<HRESULT>(value);
}

std::vector<std::u16string> names_of(IMessengerGroups& all) {
    std::vector<std::u16string> names;
    for (const auto& each : all_of(all))
        names.push_back(text_of(*each.as<IMessengerGroup>(), &IMessengerGroup::get_Name));
    return names;
}

std::vector<std::u16string> members_of(IMessengerGroup& one) {
    com_ptr<IDispatch> found;
    EXPECT_EQ(one.get_Contacts(found.put()), S_OK);
    std::vector<std::u16string> names;
    for (const auto& each : all_of(*found.as<IMessengerContacts>()))
        names.push_back(text_of(*each.as<IMessengerContact>(), &IMessengerContact::get_SigninName));
    return names;
}

TEST_F(groups, are_listed_with_the_service_own_last) {
    LONG count = -1;
    EXPECT_EQ(my_groups()->get_Count(&count), S_OK);
    EXPECT_EQ(count, 0);
    sign_in();
    EXPECT_EQ(names_of(*my_groups()), (std::vector<std::u16string>{u"Friends", u"Other Contacts"}));
    EXPECT_EQ(members_of(*group(u"Friends")), (std::vector<std::u16string>{u"bob@here"}));
    EXPECT_EQ(members_of(*group(u"Other Contacts")), (std::vector<std::u16string>{u"carol@here"}));
    com_ptr<IDispatch> item;
    EXPECT_EQ(my_groups()->Item(2, item.put()), E_FAIL);
    EXPECT_EQ(my_groups()->Item(-1, item.put()), E_INVALIDARG);
    EXPECT_EQ(my_groups()->Item(0, nullptr), null_reference);
}

TEST_F(groups, a_new_one_is_confirmed) {
    sign_in();
    com_ptr<IDispatch> made;
    ASSERT_EQ(messenger_->CreateGroup(text(u"  Chess club ").get(), service(), made.put()), S_OK);
    const auto told = events_->wait(on_group_added);
    ASSERT_TRUE(told);
    EXPECT_EQ(told->number(0), S_OK);
    EXPECT_TRUE(comity::same_object(told->object<IMessengerGroup>(1).get(), made.get()));
    EXPECT_EQ(text_of(*made.as<IMessengerGroup>(), &IMessengerGroup::get_Name), u"Chess club");
    com_ptr<IDispatch> owner;
    EXPECT_EQ(made.as<IMessengerGroup>()->get_Service(owner.put()), S_OK);
    EXPECT_EQ(text_of(*owner.as<IMessengerService>(), &IMessengerService::get_ServiceID), local_service_id);

    // The name of one that exists gives that one.
    com_ptr<IDispatch> again;
    ASSERT_EQ(messenger_->CreateGroup(text(u"CHESS club").get(), variant(owner), again.put()), S_OK);
    EXPECT_TRUE(comity::same_object(again.get(), made.get()));
}

TEST_F(groups, create_group_refuses) {
    com_ptr<IDispatch> made;
    EXPECT_EQ(messenger_->CreateGroup(text(u"Chess").get(), service(), made.put()),
              code(MSGR_E_NOT_LOGGED_ON));
    sign_in();
    EXPECT_EQ(messenger_->CreateGroup(nullptr, service(), made.put()), E_POINTER);
    EXPECT_EQ(messenger_->CreateGroup(text(u"   ").get(), service(), made.put()), E_INVALIDARG);
    EXPECT_EQ(messenger_->CreateGroup(text(u"a\r\nb").get(), service(), made.put()), E_INVALIDARG);
    EXPECT_EQ(messenger_->CreateGroup(text(u"a\tb").get(), service(), made.put()),
              code(MSGR_E_BAD_GROUP_NAME));
    EXPECT_EQ(messenger_->CreateGroup(text(std::u16string(129, u'x')).get(), service(), made.put()),
              code(MSGR_E_GROUP_NAME_TOO_LONG));
    EXPECT_EQ(
        messenger_->CreateGroup(text(u"Chess").get(), variant(text(u"Comity Local Messaging")), made.put()),
        E_INVALIDARG);
    EXPECT_EQ(messenger_->CreateGroup(text(u"Chess").get(), variant(), made.put()), E_INVALIDARG);
    EXPECT_EQ(messenger_->CreateGroup(text(u"Chess").get(), variant(7), made.put()), E_INVALIDARG);
    EXPECT_EQ(messenger_->CreateGroup(text(u"Chess").get(), service(), nullptr), null_reference);
    EXPECT_FALSE(made);
}

TEST_F(groups, renaming_is_confirmed) {
    sign_in();
    const auto friends = group(u"Friends");
    ASSERT_EQ(friends->put_Name(text(u"Best friends").get()), S_OK);
    ASSERT_TRUE(events_->wait(on_group_name_changed, 0, S_OK));
    EXPECT_EQ(text_of(*friends, &IMessengerGroup::get_Name), u"Best friends");
    // A name that is taken is refused by the service.
    events_->clear();
    ASSERT_EQ(friends->put_Name(text(u"other contacts").get()), S_OK);
    ASSERT_TRUE(events_->wait(on_group_name_changed, 0, code(MSGR_E_GROUP_ALREADY_EXISTS)));
    EXPECT_EQ(text_of(*friends, &IMessengerGroup::get_Name), u"Best friends");
    EXPECT_EQ(group(u"Other Contacts")->put_Name(text(u"Rest").get()), code(MSGR_E_CANNOT_RENAME));
    EXPECT_EQ(friends->put_Name(text(std::u16string(129, u'x')).get()), code(MSGR_E_GROUP_NAME_TOO_LONG));
    EXPECT_EQ(friends->put_Name(text(u"").get()), code(MSGR_E_BAD_GROUP_NAME));
    EXPECT_EQ(friends->put_Name(text(u"a\tb").get()), code(MSGR_E_BAD_GROUP_NAME));
    sign_out();
    EXPECT_EQ(friends->put_Name(text(u"Late").get()), code(MSGR_E_NOT_LOGGED_ON));
    BSTR name = nullptr;
    EXPECT_EQ(friends->get_Name(&name), code(MSGR_E_NOT_LOGGED_ON));
}

TEST_F(groups, removing_is_confirmed_and_keeps_the_contacts) {
    sign_in();
    const auto friends = group(u"Friends");
    const auto all = my_groups();
    ASSERT_EQ(all->Remove(friends.get()), S_OK);
    const auto told = events_->wait(on_group_removed);
    ASSERT_TRUE(told);
    EXPECT_EQ(told->number(0), S_OK);
    EXPECT_TRUE(comity::same_object(told->object<IMessengerGroup>(1).get(), friends.get()));
    EXPECT_EQ(names_of(*all), (std::vector<std::u16string>{u"Other Contacts"}));
    EXPECT_EQ(members_of(*group(u"Other Contacts")),
              (std::vector<std::u16string>{u"bob@here", u"carol@here"}));
    EXPECT_EQ(text_of(*friends, &IMessengerGroup::get_Name), u"Friends");
    EXPECT_EQ(friends->put_Name(text(u"Ghost").get()), code(MSGR_E_GROUP_DOES_NOT_EXIST));
    EXPECT_EQ(all->Remove(friends.get()), E_FAIL);
    EXPECT_EQ(all->Remove(nullptr), E_POINTER);
    EXPECT_EQ(all->Remove(contact(u"bob@here").get()), E_FAIL);
    const auto rest = group(u"Other Contacts");
    EXPECT_EQ(all->Remove(rest.get()), code(MSGR_E_CANNOT_DELETE));
    sign_out();
    EXPECT_EQ(all->Remove(rest.get()), code(MSGR_E_CONNECT));
}

TEST_F(groups, members_come_and_go) {
    sign_in();
    const auto friends = group(u"Friends");
    ASSERT_EQ(friends->AddContact(variant(text(u"carol@here"))), S_OK);
    auto told = events_->wait(on_contact_added_to_group);
    ASSERT_TRUE(told);
    EXPECT_EQ(told->number(0), S_OK);
    EXPECT_TRUE(comity::same_object(told->object<IMessengerGroup>(1).get(), friends.get()));
    EXPECT_EQ(text_of(*told->object<IMessengerContact>(2), &IMessengerContact::get_SigninName),
              u"carol@here");
    EXPECT_EQ(members_of(*friends), (std::vector<std::u16string>{u"bob@here", u"carol@here"}));
    EXPECT_TRUE(members_of(*group(u"Other Contacts")).empty());

    ASSERT_EQ(friends->RemoveContact(variant(contact(u"bob@here"))), S_OK);
    ASSERT_TRUE(events_->wait(on_contact_removed_from_group, 0, S_OK));
    EXPECT_EQ(members_of(*friends), (std::vector<std::u16string>{u"carol@here"}));
    events_->clear();
    ASSERT_EQ(friends->RemoveContact(variant(contact(u"bob@here"))), S_OK);
    ASSERT_TRUE(events_->wait(on_contact_removed_from_group, 0, code(MSGR_E_USER_NOT_GROUP_MEMBER)));

    EXPECT_EQ(friends->AddContact(variant(text(u"dave@here"))), code(MSGR_E_USER_NOT_FOUND));
    EXPECT_EQ(friends->AddContact(variant(3)), E_INVALIDARG);
    EXPECT_EQ(friends->AddContact(variant(text(u" bob@here"))), E_INVALIDARG);
    EXPECT_EQ(group(u"Other Contacts")->AddContact(variant(text(u"bob@here"))), E_FAIL);
    sign_out();
    EXPECT_EQ(friends->AddContact(variant(text(u"bob@here"))), code(MSGR_E_NOT_LOGGED_ON));
}

TEST_F(groups, last_in_the_store) {
    sign_in();
    com_ptr<IDispatch> made;
    ASSERT_EQ(messenger_->CreateGroup(text(u"Kept").get(), service(), made.put()), S_OK);
    ASSERT_TRUE(events_->wait(on_group_added));
    ASSERT_EQ(made.as<IMessengerGroup>()->AddContact(variant(text(u"bob@here"))), S_OK);
    ASSERT_TRUE(events_->wait(on_contact_added_to_group));
    sign_out();
    sign_in();
    ASSERT_TRUE(group(u"Kept"));
    EXPECT_EQ(members_of(*group(u"Kept")), (std::vector<std::u16string>{u"bob@here"}));
    // The object that was held is the group of the same name no longer: its group belongs to a sign-in that
    // is over.
    EXPECT_EQ(made.as<IMessengerGroup>()->put_Name(text(u"x").get()), code(MSGR_E_GROUP_DOES_NOT_EXIST));
}

} // namespace
} // namespace scenarios
