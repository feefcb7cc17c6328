// Services, oneself, the Messenger's own properties, and what is not available.
#include "messenger_fixture.hpp"

#include <comity/enumerator.hpp>

#include <olectl.h>

namespace scenarios {
namespace {

using services = messenger_scenario;

bstr text(std::u16string_view value) {
    return bstr(value);
}
HRESULT code(unsigned value) {
    return static_cast<HRESULT>(value);
}

com_ptr<IMessengerServices> services_of(IMessenger4& messenger) {
    com_ptr<IDispatch> found;
    EXPECT_EQ(messenger.get_Services(found.put()), S_OK);
    return found.as<IMessengerServices>();
}

com_ptr<IMessengerService> primary_of(IMessenger4& messenger) {
    com_ptr<IDispatch> found;
    EXPECT_EQ(services_of(messenger)->get_PrimaryService(found.put()), S_OK);
    return found.as<IMessengerService>();
}

TEST_F(services, the_list_holds_those_signed_in) {
    const auto list = services_of(*messenger_);
    LONG count = -1;
    EXPECT_EQ(list->get_Count(&count), S_OK);
    EXPECT_EQ(count, 0);
    sign_in();
    EXPECT_EQ(list->get_Count(&count), S_OK);
    ASSERT_EQ(count, 1);
    com_ptr<IDispatch> item;
    ASSERT_EQ(list->Item(0, item.put()), S_OK);
    EXPECT_TRUE(comity::same_object(item.get(), primary_of(*messenger_).get()));
    const auto service = item.as<IMessengerService>();
    EXPECT_EQ(text_of(*service, &IMessengerService::get_ServiceName), u"Comity Local Messaging");
    EXPECT_EQ(text_of(*service, &IMessengerService::get_ServiceID), local_service_id);
    EXPECT_EQ(text_of(*service, &IMessengerService::get_MySigninName), u"alice@here");
    EXPECT_EQ(text_of(*service, &IMessengerService::get_MyFriendlyName), u"Alice");
    MISTATUS status{};
    EXPECT_EQ(service->get_MyStatus(&status), S_OK);
    EXPECT_EQ(status, MISTATUS_ONLINE);
    EXPECT_EQ(list->Item(1, item.put()), E_FAIL);
    EXPECT_EQ(list->Item(-1, item.put()), E_INVALIDARG);
    EXPECT_EQ(list->Item(0, nullptr), null_reference);
    EXPECT_EQ(list->get_PrimaryService(nullptr), null_reference);
    com_ptr<IUnknown> walk;
    ASSERT_EQ(list->get__NewEnum(walk.put()), S_OK);
    int walked = 0;
    comity::for_each(*walk.as<IEnumVARIANT>(), [&](const variant&) { ++walked; });
    EXPECT_EQ(walked, 1);
}

TEST_F(services, one_that_is_held_answers_after_it_has_left_the_list) {
    sign_in();
    const auto held = primary_of(*messenger_);
    sign_out();
    LONG count = -1;
    EXPECT_EQ(services_of(*messenger_)->get_Count(&count), S_OK);
    EXPECT_EQ(count, 0);
    EXPECT_EQ(text_of(*held, &IMessengerService::get_ServiceName), u"Comity Local Messaging");
    EXPECT_EQ(text_of(*held, &IMessengerService::get_ServiceID), local_service_id);
    MISTATUS status{};
    EXPECT_EQ(held->get_MyStatus(&status), S_OK);
    EXPECT_EQ(status, MISTATUS_OFFLINE);
    BSTR name = reinterpret_cast<BSTR>(1);
    EXPECT_EQ(held->get_MySigninName(&name), code(MSGR_E_NOT_LOGGED_ON));
    EXPECT_EQ(name, nullptr);
    EXPECT_EQ(held->get_MyFriendlyName(&name), code(MSGR_E_NOT_LOGGED_ON));
    // It outlives the Messenger object, too.
    listening_.disconnect();
    messenger_ = nullptr;
    EXPECT_EQ(text_of(*held, &IMessengerService::get_ServiceID), local_service_id);
}

TEST_F(services, reserved_members_and_null_pointers) {
    const auto service = primary_of(*messenger_);
    variant value;
    EXPECT_EQ(service->get_Property(MSERVICEPROP_INVALID_PROPERTY, value.put()), E_INVALIDARG);
    EXPECT_EQ(service->put_Property(MSERVICEPROP_INVALID_PROPERTY, value), E_INVALIDARG);
    EXPECT_EQ(service->get_ServiceName(nullptr), null_reference);
    EXPECT_EQ(service->get_ServiceID(nullptr), E_INVALIDARG); // unlike all others
    EXPECT_EQ(service->get_MyStatus(nullptr), null_reference);
}

TEST_F(services, helper_objects_cannot_be_created) {
    for (const IID* each : {&IID_IMessengerService, &IID_IMessengerServices, &IID_IMessengerContact,
                            &IID_IMessengerContacts, &IID_IMessengerGroup, &IID_IMessengerGroups,
                            &IID_IMessengerWindow, &IID_IMessengerConversationWnd}) {
        IUnknown* made = reinterpret_cast<IUnknown*>(1);
        EXPECT_EQ(CoCreateInstance(*each, nullptr, CLSCTX_ALL, IID_IUnknown, reinterpret_cast<void**>(&made)),
                  REGDB_E_CLASSNOTREG);
        EXPECT_EQ(made, nullptr);
    }
}

TEST_F(services, oneself) {
    MISTATUS status = MISTATUS_ONLINE;
    EXPECT_EQ(messenger_->get_MyStatus(&status), S_OK);
    EXPECT_EQ(status, MISTATUS_OFFLINE);
    EXPECT_EQ(text_of(*messenger_, &IMessenger::get_MySigninName), u"");
    EXPECT_EQ(text_of(*messenger_, &IMessenger::get_MyFriendlyName), u"");
    EXPECT_EQ(text_of(*messenger_, &IMessenger::get_MyServiceId), local_service_id);
    EXPECT_EQ(text_of(*messenger_, &IMessenger::get_MyServiceName), u"Comity Local Messaging");
    sign_in();
    EXPECT_EQ(text_of(*messenger_, &IMessenger::get_MySigninName), u"alice@here");
    EXPECT_EQ(text_of(*messenger_, &IMessenger::get_MyFriendlyName), u"Alice");
    EXPECT_EQ(messenger_->get_MyStatus(nullptr), null_reference);
    EXPECT_EQ(messenger_->get_MySigninName(nullptr), null_reference);
}

TEST_F(services, my_status_is_confirmed_even_when_unchanged) {
    EXPECT_EQ(messenger_->put_MyStatus(MISTATUS_BUSY), code(MSGR_E_NOT_LOGGED_ON));
    sign_in();
    for (int round = 0; round < 2; ++round) {
        events_->clear();
        ASSERT_EQ(messenger_->put_MyStatus(MISTATUS_BUSY), S_OK);
        ASSERT_TRUE(events_->wait(on_my_status_change, 1, MISTATUS_BUSY));
        MISTATUS status{};
        EXPECT_EQ(messenger_->get_MyStatus(&status), S_OK);
        EXPECT_EQ(status, MISTATUS_BUSY);
    }
    for (const int bad : {0, 1, 256, 3})
        EXPECT_EQ(messenger_->put_MyStatus(static_cast<MISTATUS>(bad)), E_INVALIDARG);
}

TEST_F(services, properties_of_the_messenger) {
    variant value;
    ASSERT_EQ(messenger_->get_Property(MMESSENGERPROP_VERSION, value.put()), S_OK);
    EXPECT_EQ(value.type(), VT_I4);
    EXPECT_EQ(value.get<int>() >> 16, 5);
    ASSERT_EQ(messenger_->get_Property(MMESSENGERPROP_PLCID, value.put()), S_OK);
    EXPECT_EQ(value.get<int>(), 0x409);
    EXPECT_EQ(messenger_->get_Property(static_cast<MMESSENGERPROPERTY>(2), value.put()), E_INVALIDARG);
    EXPECT_EQ(messenger_->get_Property(MMESSENGERPROP_PLCID, nullptr), null_reference);
    EXPECT_EQ(messenger_->put_Property(MMESSENGERPROP_PLCID, variant(1)), E_INVALIDARG);
    EXPECT_EQ(messenger_->get_MyProperty(MCONTACTPROP_EMAIL, value.put()), E_INVALIDARG);
    EXPECT_EQ(messenger_->put_MyProperty(MCONTACTPROP_EMAIL, value), E_INVALIDARG);
}

TEST_F(services, the_connection_point_is_that_of_the_events_alone) {
    const auto container = messenger_.as<IConnectionPointContainer>();
    com_ptr<IConnectionPoint> point;
    EXPECT_EQ(container->FindConnectionPoint(DIID_DMessengerEvents, point.put()), S_OK);
    EXPECT_EQ(container->FindConnectionPoint(IID_IMessenger, point.put()), CONNECT_E_NOCONNECTION);
    const auto info = messenger_.as<IProvideClassInfo2>();
    GUID source{};
    EXPECT_EQ(info->GetGUID(GUIDKIND_DEFAULT_SOURCE_DISP_IID, &source), S_OK);
    EXPECT_TRUE(IsEqualGUID(source, DIID_DMessengerEvents));
}

TEST_F(services, all_versions_of_the_interface_are_there) {
    EXPECT_TRUE(messenger_.try_as<IMessenger>());
    EXPECT_TRUE(messenger_.try_as<IMessenger2>());
    EXPECT_TRUE(messenger_.try_as<IMessenger3>());
    EXPECT_TRUE(messenger_.try_as<IDispatch>());
    EXPECT_EQ(messenger_.as<ISupportErrorInfo>()->InterfaceSupportsErrorInfo(IID_IMessenger2), S_OK);
    EXPECT_FALSE(messenger_.try_as<IMessengerContact>());
}

struct unavailable {
    const char* name;
    HRESULT offline, online;
    HRESULT (*call)(IMessenger4&);
};

IDispatch* unused = nullptr;
variant bob() {
    return variant(text(u"bob@here"));
}

const unavailable unavailable_members[] = {
    {"ViewProfile", code(MSGR_E_NOT_LOGGED_ON), E_FAIL, [](IMessenger4& m) { return m.ViewProfile(bob()); }},
    {"StartVoice", code(MSGR_E_NOT_LOGGED_ON), E_FAIL,
     [](IMessenger4& m) { return m.StartVoice(bob(), &unused); }},
    {"StartVideo", code(MSGR_E_NOT_LOGGED_ON), E_FAIL,
     [](IMessenger4& m) { return m.StartVideo(bob(), &unused); }},
    {"InviteApp", E_FAIL, E_FAIL,
     [](IMessenger4& m) {
         return m.InviteApp(bob(), text(u"{44BBA842-CC51-11CF-AAFA-00AA00B6015C}").get(), &unused);
     }},
    {"SendMail", code(MSGR_E_NOT_LOGGED_ON), E_FAIL, [](IMessenger4& m) { return m.SendMail(bob()); }},
    {"OpenInbox", code(MSGR_E_NOT_LOGGED_ON), E_FAIL, [](IMessenger4& m) { return m.OpenInbox(); }},
    {"SendFile", code(MSGR_E_NOT_LOGGED_ON), E_FAIL,
     [](IMessenger4& m) { return m.SendFile(bob(), nullptr, &unused); }},
    {"OptionsPages", E_FAIL, E_FAIL, [](IMessenger4& m) { return m.OptionsPages(0, MOPT_GENERAL_PAGE); }},
    {"FindContact", E_FAIL, E_FAIL,
     [](IMessenger4& m) {
         return m.FindContact(0, nullptr, nullptr, variant::missing(), variant::missing(),
                              variant::missing());
     }},
    {"Phone", code(MSGR_E_NOT_LOGGED_ON), code(MSGR_E_PHONESERVICE_UNAVAILABLE),
     [](IMessenger4& m) { return m.Phone(bob(), MPHONE_TYPE_HOME, nullptr, &unused); }},
    {"MediaWizard", E_FAIL, E_FAIL, [](IMessenger4& m) { return m.MediaWizard(0); }},
    {"Page", code(MSGR_E_NOT_LOGGED_ON), code(MSGR_E_PAGING_UNAVAILABLE),
     [](IMessenger4& m) { return m.Page(bob(), &unused); }},
    {"ShowContactCard", code(MSGR_E_NOT_LOGGED_ON), E_FAIL,
     [](IMessenger4& m) { return m.ShowContactCard(bob(), 0, 0, 0, 0, 0, 0); }},
    {"HideContactCard", E_FAIL, E_FAIL, [](IMessenger4& m) { return m.HideContactCard(0); }},
    {"FetchUserTile", code(MSGR_E_NOT_LOGGED_ON), E_FAIL,
     [](IMessenger4& m) { return m.FetchUserTile(bob(), 0, 0); }},
};

TEST_F(services, what_is_not_available_says_so) {
    for (const auto& each : unavailable_members) {
        EXPECT_EQ(each.call(*messenger_), each.offline) << each.name << " offline";
        EXPECT_FALSE(error_words().empty()) << each.name;
    }
    sign_in();
    for (const auto& each : unavailable_members) {
        EXPECT_EQ(each.call(*messenger_), each.online) << each.name;
        EXPECT_FALSE(error_words().empty()) << each.name;
        EXPECT_EQ(unused, nullptr);
    }
}

TEST_F(services, what_is_not_available_still_checks_its_arguments) {
    sign_in();
    IDispatch* window = nullptr;
    const variant self(text(u"alice@here"));
    EXPECT_EQ(messenger_->StartVoice(self, &window), E_FAIL);
    EXPECT_EQ(messenger_->StartVoice(variant(1), &window), E_INVALIDARG);
    EXPECT_EQ(messenger_->StartVoice(bob(), nullptr), null_reference);
    EXPECT_EQ(messenger_->InviteApp(bob(), nullptr, &window), E_INVALIDARG);
    EXPECT_EQ(messenger_->SendFile(bob(), text(std::u16string(261, u'f')).get(), &window), E_INVALIDARG);
    EXPECT_EQ(messenger_->SendFile(bob(), text(u"a\nb").get(), &window), E_INVALIDARG);
    EXPECT_EQ(messenger_->Phone(bob(), static_cast<MPHONE_TYPE>(4), nullptr, &window), E_INVALIDARG);
    EXPECT_EQ(messenger_->Phone(bob(), MPHONE_TYPE_CUSTOM, text(std::u16string(257, u'1')).get(), &window),
              E_INVALIDARG);
    EXPECT_EQ(messenger_->FindContact(0, text(std::u16string(64, u'a')).get(), nullptr, variant::missing(),
                                      variant::missing(), variant::missing()),
              E_INVALIDARG);
    LONG count = 0;
    EXPECT_EQ(messenger_->get_UnreadEmailCount(MUAFOLDER_INBOX, &count), S_FALSE);
    EXPECT_EQ(count, -1);
    EXPECT_EQ(messenger_->get_UnreadEmailCount(MUAFOLDER_ALL_OTHER_FOLDERS, &count), E_FAIL);
    BSTR number = nullptr;
    EXPECT_EQ(messenger_->get_MyPhoneNumber(MPHONE_TYPE_HOME, &number), E_FAIL);
    sign_out();
    EXPECT_EQ(messenger_->get_UnreadEmailCount(MUAFOLDER_INBOX, &count), code(MSGR_E_NOT_LOGGED_ON));
    EXPECT_EQ(count, -1);
    EXPECT_EQ(messenger_->get_MyPhoneNumber(MPHONE_TYPE_HOME, &number), code(MSGR_E_NOT_LOGGED_ON));
}

} // namespace
} // namespace scenarios
