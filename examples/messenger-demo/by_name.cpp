// The same, by the names of the members, as a script does; names in whatever case one likes.
#include "walks.hpp"

#include "console.hpp"
#include "event_printer.hpp"

#include <comity/dispatch.hpp>
#include <comity/event_sink.hpp>

#include <improvider.h>
#include <msgrua.h>

namespace demo {

using comity::late_object;
using comity::variant;

namespace {

std::string text(const variant& value) {
    return value.get<std::string>();
}

void show_services(const late_object& messenger) {
    heading("Services");
    const late_object services = messenger.get_object("sErViCeS");
    const int count = services.get("COUNT").get<int>();
    for (int index = 0; index < count; ++index) {
        const late_object service(services.call("item", index));
        print("   " + text(service.get("servicename")) + ", id " + text(service.get("SERVICEID")) +
              ", status " + text(service.get("myStatus")) + ", signed in as " +
              text(service.get("MySignInName")) + " (" + text(service.get("myfriendlyNAME")) + ")");
    }
}

void show_contacts(const late_object& messenger) {
    heading("Contacts, For Each");
    for (const variant& element : messenger.get_object("mycontacts").elements()) {
        const late_object contact(element);
        print("   " + text(contact.get("FRIENDLYNAME")) + " <" + text(contact.get("signinname")) +
              ">, status " + text(contact.get("sTATUS")) + ", on " + text(contact.get("serviceName")));
    }
}

void make_group(const late_object& messenger, event_printer& events) {
    heading("A group is added and renamed");
    const late_object primary = messenger.get_object("services").get_object("primarySERVICE");
    const late_object group(messenger.call("creategroup", "Readers", primary.get("serviceid")));
    events.wait("OnGroupAdded");
    print("   made: " + text(group.get("NAME")));
    group.put("name", "Writers");
    events.wait("OnGroupNameChanged");
    print("   renamed: " + text(group.get("nAmE")));
    group.call("ADDcontact", "bob@here");
    events.wait("OnContactAddedToGroup");
}

void talk(const late_object& messenger, event_printer& events) {
    heading("A conversation with bob");
    const variant opened = messenger.call("INSTANTmessage", "bob@here");
    events.wait("OnIMWindowCreated");
    const late_object window(opened);
    const auto object = opened.get<comity::com_ptr<IDispatch>>();
    const auto texts = comity::make<event_printer>(DIID_DImConversationEvents, *object.get());
    const auto listening = comity::connect_sink(object.get(), DIID_DImConversationEvents, texts.get());
    window.call("sendTEXT", "Hello again.");
    texts->wait("OnTextReceived");
    print("   history:\n" + text(window.get("history")));
}

} // namespace

void walk_by_name() {
    heading("By name: Messenger.UIAutomation is created");
    const late_object messenger = late_object::create("Messenger.UIAutomation");
    const auto events = comity::make<event_printer>(DIID_DMessengerEvents, *messenger.get_dispatch());
    const auto listening =
        comity::connect_sink(messenger.get_dispatch(), DIID_DMessengerEvents, events.get());

    heading("Signing in with what is stored");
    messenger.call("AUTOSIGNIN");
    const auto outcome = events->wait("OnSignin");
    if (FAILED(outcome.at(0).get<int>()))
        throw comity::hresult_error(outcome.at(0).get<int>());
    events->wait("OnMyStatusChange",
                 [](const auto& values) { return values.at(1).template get<int>() == MISTATUS_ONLINE; });

    show_services(messenger);
    show_contacts(messenger);

    heading("The status becomes Away");
    events->forget();
    messenger.put("MYstatus", int{MISTATUS_AWAY});
    events->wait("OnMyStatusChange",
                 [](const auto& values) { return values.at(1).template get<int>() == MISTATUS_AWAY; });
    print("   own status: " + text(messenger.get("mystatus")));

    make_group(messenger, *events);
    talk(messenger, *events);

    heading("A service is held across the sign-out");
    const late_object services = messenger.get_object("SERVICES");
    const late_object held = services.get_object("primaryservice");
    messenger.call("signOUT");
    events->wait("OnSignout");
    events->wait("OnMyStatusChange",
                 [](const auto& values) { return values.at(1).template get<int>() == MISTATUS_OFFLINE; });
    print("   services in the list: " + text(services.get("count")));
    print("   the held one still answers: " + text(held.get("ServiceNAME")) + ", id " +
          text(held.get("serviceID")) + ", status " + text(held.get("MYstatus")));
}

} // namespace demo
