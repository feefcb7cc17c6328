// The Messenger over several providers, and what it makes of a service that is slow, fails or goes away.
#include <initguid.h>

#include "event_recorder.hpp"
#include "scripted_provider.hpp"
#include "temporary_store.hpp"

#include <comity/event_sink.hpp>

#include <communicator.h>
#include <ole2.h>

#include <gtest/gtest.h>

#include <optional>

namespace scenarios {
namespace {

using comity::bstr;
using comity::com_ptr;
using comity::variant;

constexpr DISPID on_signin = 1024, on_signout = 1025, on_contact_list_add = 1026,
                 on_contact_status_change = 1030, on_my_status_change = 1031, on_im_window_destroyed = 1042,
                 on_group_added = 1045;

DEFINE_GUID(CLSID_ScriptedFirst, 0x8e3c4b50, 0x6e0f, 0x4c0b, 0x9b, 0x63, 0x0d, 0x6c, 0x0b, 0x0b, 0x1a, 0x01);
DEFINE_GUID(CLSID_ScriptedSecond, 0x8e3c4b50, 0x6e0f, 0x4c0b, 0x9b, 0x63, 0x0d, 0x6c, 0x0b, 0x0b, 0x1a, 0x02);

bstr text(std::u16string_view value) {
    return bstr(value);
}
HRESULT code(unsigned value) {
    return static_cast<HRESULT>(value);
}

// The running Messenger holds its providers as long as the process lasts, so there is one script for each.
script first, second;

class providers : public testing::Test {
protected:
    static void SetUpTestSuite() {
        static temporary_store store; // for the local service, which is there, too, and has nothing stored
        ASSERT_EQ(CoInitializeEx(nullptr, COINIT_MULTITHREADED), S_OK);
        // The second one is registered first: rank decides, not the order of finding.
        second.id = u"{8E3C4B50-6E0F-4C0B-9B63-0D6C0B0B1B02}";
        second.name = u"Second";
        second.rank = 2;
        first.id = u"{8E3C4B50-6E0F-4C0B-9B63-0D6C0B0B1B01}";
        first.name = u"First";
        first.rank = 1;
        DWORD cookie = 0;
        ASSERT_EQ(CoRegisterClassObject(CLSID_ScriptedSecond, comity::make<scripted_factory>(second).get(),
                                        CLSCTX_INPROC_SERVER, REGCLS_MULTIPLEUSE, &cookie),
                  S_OK);
        ASSERT_EQ(CoRegisterClassObject(CLSID_ScriptedFirst, comity::make<scripted_factory>(first).get(),
                                        CLSCTX_INPROC_SERVER, REGCLS_MULTIPLEUSE, &cookie),
                  S_OK);
    }

    void SetUp() override {
        for (script* each : {&first, &second}) {
            each->answer_all();
            std::lock_guard guard(each->lock);
            each->requests.clear();
        }
        ASSERT_EQ(
            CoCreateInstance(CLSID_Messenger, nullptr, CLSCTX_ALL, IID_IMessenger4, messenger_.put_void()),
            S_OK);
        events_ = comity::make<event_recorder>(DIID_DMessengerEvents);
        listening_ = comity::connect_sink(messenger_.get(), DIID_DMessengerEvents, events_.get());
    }

    void TearDown() override {
        events_->clear();
        if (messenger_->Signout() == S_OK)
            for (script* each : {&first, &second})
                if (const auto sink = each->current_sink())
                    sink->OnState(IM_STATE_SIGNED_OUT, S_OK);
        MISTATUS status = MISTATUS_ONLINE;
        EXPECT_EQ(messenger_->get_MyStatus(&status), S_OK);
        EXPECT_EQ(status, MISTATUS_OFFLINE);
        take_remaining_events();
        listening_.disconnect();
    }

    /** Events come on the Messenger's own thread, in order, to whoever listens when they come. A sign-in called off at
     * once makes two; when those are here, none of this test's can reach the next test. */
    void take_remaining_events() {
        first.answer_all();
        second.answer_all();
        ASSERT_EQ(messenger_->AutoSignin(), S_OK);
        ASSERT_EQ(messenger_->Signout(), S_OK);
        ASSERT_TRUE(events_->wait_behind(
            [](const recorded_event& each) {
                return each.id == on_signin && each.number(0) == code(MSGR_E_CANCEL);
            },
            [](const recorded_event& each) {
                return each.id == on_my_status_change && each.number(1) == MISTATUS_OFFLINE;
            }));
    }

    /** Reports of a service that signs in, with one contact. */
    static void report_signed_in(script& which, std::u16string_view contact,
                                 LONG contact_status = MISTATUS_OFFLINE) {
        const auto sink = which.current_sink();
        sink->OnState(IM_STATE_CONNECTING, S_OK);
        sink->OnState(IM_STATE_SYNCHRONIZING, S_OK);
        sink->OnSelf(text(u"me@" + which.name).get(), text(u"Me").get());
        sink->OnContact(text(contact).get(), text(u"Friend").get(), contact_status, VARIANT_FALSE);
        sink->OnGroup(text(u"g1").get(), text(u"Group of " + which.name).get(), VARIANT_FALSE);
        sink->OnMember(text(u"g1").get(), text(contact).get());
        sink->OnState(IM_STATE_SIGNED_IN, S_OK);
        sink->OnOwnStatus(S_OK, MISTATUS_ONLINE);
    }

    void sign_in_both() {
        ASSERT_EQ(messenger_->AutoSignin(), S_OK);
        report_signed_in(first, u"ann");
        report_signed_in(second, u"ben", MISTATUS_AWAY);
        ASSERT_TRUE(events_->wait(on_contact_status_change, 1, MISTATUS_AWAY));
    }

    std::vector<std::pair<DISPID, LONG>> story() const {
        std::vector<std::pair<DISPID, LONG>> result;
        for (const auto& each : events_->events())
            result.emplace_back(each.id, each.id == on_my_status_change ? each.number(1)
                                         : each.id == on_signin         ? each.number(0)
                                                                        : 0);
        return result;
    }

    template <class Interface, class Getter>
    com_ptr<Interface> object(Getter getter) const {
        com_ptr<IDispatch> found;
        EXPECT_EQ((messenger_.get()->*getter)(found.put()), S_OK);
        return found.as<Interface>();
    }

    com_ptr<IMessenger4> messenger_;
    com_ptr<event_recorder> events_;
    comity::connection listening_;
};

TEST_F(providers, are_ordered_by_rank_and_merged) {
    sign_in_both();
    const auto services = object<IMessengerServices>(&IMessenger4::get_Services);
    LONG count = 0;
    EXPECT_EQ(services->get_Count(&count), S_OK);
    EXPECT_EQ(count, 2);
    com_ptr<IDispatch> found;
    ASSERT_EQ(services->get_PrimaryService(found.put()), S_OK);
    bstr name;
    EXPECT_EQ(found.as<IMessengerService>()->get_ServiceName(name.put()), S_OK);
    EXPECT_EQ(name.utf16(), u"First");

    const auto contacts = object<IMessengerContacts>(&IMessenger4::get_MyContacts);
    EXPECT_EQ(contacts->get_Count(&count), S_OK);
    EXPECT_EQ(count, 2);
    ASSERT_EQ(contacts->Item(1, found.put()), S_OK);
    EXPECT_EQ(found.as<IMessengerContact>()->get_ServiceId(name.put()), S_OK);
    EXPECT_EQ(name.utf16(), second.id);
    const auto groups = object<IMessengerGroups>(&IMessenger4::get_MyGroups);
    EXPECT_EQ(groups->get_Count(&count), S_OK);
    EXPECT_EQ(count, 2);
    // A contact of the second service is found in the whole list, and through its service.
    EXPECT_EQ(messenger_->GetContact(text(u"ben").get(), text(u"").get(), found.put()), S_OK);
    EXPECT_EQ(messenger_->GetContact(text(u"ben").get(), text(second.id).get(), found.put()), S_OK);
}

TEST_F(providers, own_events_are_those_of_the_primary_service) {
    ASSERT_EQ(messenger_->AutoSignin(), S_OK);
    report_signed_in(second, u"ben");
    report_signed_in(first, u"ann");
    ASSERT_TRUE(events_->wait(on_my_status_change, 1, MISTATUS_ONLINE));
    const std::vector<std::pair<DISPID, LONG>> expected = {
        {on_my_status_change, MISTATUS_LOCAL_CONNECTING_TO_SERVER},
        {on_my_status_change, MISTATUS_LOCAL_SYNCHRONIZING_WITH_SERVER},
        {on_signin, S_OK},
        {on_my_status_change, MISTATUS_ONLINE},
    };
    EXPECT_EQ(story(), expected);
}

TEST_F(providers, a_name_alone_reaches_the_primary_service_only) {
    sign_in_both();
    com_ptr<IDispatch> ben, window;
    ASSERT_EQ(messenger_->GetContact(text(u"ben").get(), text(second.id).get(), ben.put()), S_OK);
    ASSERT_EQ(messenger_->InstantMessage(variant(ben), window.put()), S_OK);
    const auto with_ben = window.as<IMessengerConversationWndAdvanced>();
    ASSERT_EQ(with_ben->SendText(text(u"hi").get()), S_OK);
    EXPECT_EQ(second.count("OpenConversation ben"), 1);
    EXPECT_EQ(second.count("SendText hi"), 1);
    ASSERT_EQ(messenger_->InstantMessage(variant(text(u"ben")), window.put()), S_OK);
    EXPECT_FALSE(comity::same_object(window.get(), with_ben.get()));
    // Conversations do not cross from service to service.
    EXPECT_EQ(with_ben->AddContact(variant(text(u"ann"))), code(MSGR_E_INVALID_SERVICE));
}

TEST_F(providers, status_goes_to_all_and_the_primary_answers) {
    sign_in_both();
    second.answers["SetStatus"] = code(MSGR_E_SERVER_TOO_BUSY);
    EXPECT_EQ(messenger_->put_MyStatus(MISTATUS_BUSY), S_OK);
    EXPECT_EQ(first.count("SetStatus 10"), 1);
    EXPECT_EQ(second.count("SetStatus 10"), 1);
    first.answers["SetStatus"] = code(MSGR_E_SERVER_UNAVAILABLE);
    EXPECT_EQ(messenger_->put_MyStatus(MISTATUS_AWAY), code(MSGR_E_SERVER_UNAVAILABLE));
}

TEST_F(providers, a_second_service_that_does_not_sign_in_disturbs_nobody) {
    second.answers["SignIn"] = E_FAIL;
    ASSERT_EQ(messenger_->AutoSignin(), S_OK);
    report_signed_in(first, u"ann");
    ASSERT_TRUE(events_->wait(on_my_status_change, 1, MISTATUS_ONLINE));
    LONG count = 0;
    EXPECT_EQ(object<IMessengerServices>(&IMessenger4::get_Services)->get_Count(&count), S_OK);
    EXPECT_EQ(count, 1);
}

TEST_F(providers, a_refused_sign_in_is_refused_at_once) {
    first.answers["SignIn"] = code(MSGR_E_CONNECT);
    EXPECT_EQ(messenger_->AutoSignin(), code(MSGR_E_CONNECT));
    com_ptr<IErrorInfo> words; // the provider gave none, so the Messenger does
    EXPECT_EQ(GetErrorInfo(0, words.put()), S_OK);
    EXPECT_EQ(second.count("SignIn "), 0);
}

TEST_F(providers, a_lost_connection_closes_everything) {
    sign_in_both();
    com_ptr<IDispatch> window;
    ASSERT_EQ(messenger_->InstantMessage(variant(text(u"ann")), window.put()), S_OK);
    ASSERT_TRUE(events_->wait(1041));
    ASSERT_TRUE(events_->wait(1043));
    events_->clear();
    first.current_sink()->OnState(IM_STATE_SIGNED_OUT, code(MSGR_E_DISCONNECTED));
    ASSERT_TRUE(events_->wait(on_my_status_change, 1, MISTATUS_OFFLINE));
    const std::vector<std::pair<DISPID, LONG>> expected = {
        {on_im_window_destroyed, 0}, {on_signout, 0}, {on_my_status_change, MISTATUS_OFFLINE}};
    EXPECT_EQ(story(), expected);
    EXPECT_EQ(events_->events().back().number(0), code(MSGR_E_DISCONNECTED));
    LONG handle = 0;
    EXPECT_EQ(window.as<IMessengerWindow>()->get_HWND(&handle), E_FAIL);
    // The other service goes on.
    LONG count = 0;
    EXPECT_EQ(object<IMessengerContacts>(&IMessenger4::get_MyContacts)->get_Count(&count), S_OK);
    EXPECT_EQ(count, 1);
}

TEST_F(providers, while_signing_in) {
    ASSERT_EQ(messenger_->AutoSignin(), S_OK);
    first.current_sink()->OnState(IM_STATE_CONNECTING, S_OK);
    MISTATUS status{};
    EXPECT_EQ(messenger_->get_MyStatus(&status), S_OK);
    EXPECT_EQ(status, MISTATUS_LOCAL_CONNECTING_TO_SERVER);
    EXPECT_EQ(messenger_->AutoSignin(), code(MSGR_E_LOGON_UI_ACTIVE));
    EXPECT_EQ(messenger_->Signin(0, text(u"me").get(), nullptr), S_FALSE);
    EXPECT_EQ(messenger_->AddContact(0, text(u"zoe").get()), code(MSGR_E_LOGON_UI_ACTIVE));
    com_ptr<IDispatch> window;
    EXPECT_EQ(messenger_->InstantMessage(variant(text(u"ann")), window.put()), code(MSGR_E_NOT_LOGGED_ON));
    // Signing out breaks it off.
    ASSERT_EQ(messenger_->Signout(), S_OK);
    ASSERT_TRUE(events_->wait(on_my_status_change, 1, MISTATUS_OFFLINE));
    ASSERT_TRUE(events_->wait(on_signin, 0, code(MSGR_E_CANCEL)));
    EXPECT_EQ(first.count("SignOut"), 1);
}

TEST_F(providers, a_session_that_is_over_is_not_listened_to) {
    sign_in_both();
    const auto old = first.current_sink();
    ASSERT_EQ(messenger_->Signout(), S_OK);
    old->OnState(IM_STATE_SIGNED_OUT, S_OK);
    ASSERT_TRUE(events_->wait(on_my_status_change, 1, MISTATUS_OFFLINE));
    events_->clear();
    sign_in_both();
    events_->clear();
    old->OnContactAdded(S_OK, text(u"ghost").get(), text(u"Ghost").get(), MISTATUS_ONLINE);
    old->OnState(IM_STATE_SIGNED_OUT, code(MSGR_E_DISCONNECTED));
    first.current_sink()->OnContactAdded(S_OK, text(u"zoe").get(), text(u"Zoe").get(), MISTATUS_OFFLINE);
    ASSERT_TRUE(events_->wait(on_contact_list_add));
    EXPECT_EQ(story(), (std::vector<std::pair<DISPID, LONG>>{{on_contact_list_add, 0}}));
}

TEST_F(providers, one_can_sign_in_again_before_the_service_has_let_go) {
    sign_in_both();
    ASSERT_EQ(messenger_->Signout(), S_OK);
    MISTATUS status{};
    EXPECT_EQ(messenger_->get_MyStatus(&status), S_OK);
    EXPECT_EQ(status, MISTATUS_LOCAL_DISCONNECTING_FROM_SERVER);
    EXPECT_EQ(messenger_->Signout(), code(MSGR_E_NOT_LOGGED_ON));
    ASSERT_EQ(messenger_->AutoSignin(), S_OK);
    ASSERT_TRUE(events_->wait(on_my_status_change, 1, MISTATUS_OFFLINE));
    report_signed_in(first, u"ann");
    events_->clear();
    report_signed_in(second, u"ben");
    EXPECT_EQ(messenger_->get_MyStatus(&status), S_OK);
    EXPECT_EQ(status, MISTATUS_ONLINE);
}

TEST_F(providers, a_group_that_the_service_takes_back) {
    sign_in_both();
    com_ptr<IDispatch> made;
    second.answers["CreateGroup"] = code(MSGR_E_GROUPS_NOT_ENABLED);
    EXPECT_EQ(messenger_->CreateGroup(text(u"Club").get(), variant(text(second.id)), made.put()),
              code(MSGR_E_GROUPS_NOT_ENABLED));
    ASSERT_EQ(messenger_->CreateGroup(text(u"Club").get(), variant(text(first.id)), made.put()), S_OK);
    LONG count = 0;
    EXPECT_EQ(object<IMessengerGroups>(&IMessenger4::get_MyGroups)->get_Count(&count), S_OK);
    EXPECT_EQ(count, 2); // not before it is confirmed
    first.current_sink()->OnGroupAdded(code(MSGR_E_GROUP_ALREADY_EXISTS), text(u"made").get(),
                                       text(u"Club").get());
    const auto told = events_->wait(on_group_added, 0, code(MSGR_E_GROUP_ALREADY_EXISTS));
    ASSERT_TRUE(told);
    EXPECT_TRUE(comity::same_object(told->object<IMessengerGroup>(1).get(), made.get()));
    EXPECT_EQ(made.as<IMessengerGroup>()->put_Name(text(u"x").get()), code(MSGR_E_GROUP_DOES_NOT_EXIST));
}

TEST_F(providers, a_service_that_never_answers_is_given_up) {
    const auto started = std::chrono::steady_clock::now();
    ASSERT_EQ(messenger_->AutoSignin(), S_OK);
    ASSERT_TRUE(events_->wait(on_my_status_change, 1, MISTATUS_OFFLINE));
    EXPECT_GE(std::chrono::steady_clock::now() - started, std::chrono::milliseconds(14900));
    const std::vector<std::pair<DISPID, LONG>> expected = {{on_signin, code(MSGR_E_LOGON_TIMEOUT)},
                                                           {on_my_status_change, MISTATUS_OFFLINE}};
    EXPECT_EQ(story(), expected);
    EXPECT_EQ(events_->events().back().number(0), code(MSGR_E_LOGON_TIMEOUT));
}

} // namespace
} // namespace scenarios
