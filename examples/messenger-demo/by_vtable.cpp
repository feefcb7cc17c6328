// The Messenger used through its interfaces, as a compiled client does.
#include "walks.hpp"

#include "companion.hpp"
#include "console.hpp"
#include "event_printer.hpp"

#include <comity/enumerator.hpp>
#include <comity/event_sink.hpp>

#include <communicator.h>
#include <improvider.h>
#include <msgrua.h>

namespace demo {

using comity::bstr;
using comity::com_ptr;
using comity::throw_if_failed;
using comity::variant;

namespace {

/** A property that is text; throws with the object's explanation. */
template <class Object, class Interface>
std::string text_of(const com_ptr<Object>& object, HRESULT (STDMETHODCALLTYPE Interface::*getter)(BSTR*)) {
    bstr text;
    throw_if_failed((object.get()->*getter)(text.put()), object.get());
    return text.utf8();
}

/** A property that is an object, as the interface it is used through. */
template <class Wanted, class Object, class Interface, class Result>
com_ptr<Wanted> object_of(const com_ptr<Object>& object,
                          HRESULT (STDMETHODCALLTYPE Interface::*getter)(Result**)) {
    com_ptr<Result> found;
    throw_if_failed((object.get()->*getter)(found.put()), object.get());
    return found.template as<Wanted>();
}

std::string number(LONG value) {
    return std::to_string(value);
}

void show_services(const com_ptr<IMessenger4>& messenger) {
    heading("Services");
    const auto services = object_of<IMessengerServices>(messenger, &IMessenger4::get_Services);
    LONG count = 0;
    throw_if_failed(services->get_Count(&count), services);
    for (LONG index = 0; index < count; ++index) {
        com_ptr<IDispatch> item;
        throw_if_failed(services->Item(index, item.put()), services);
        const auto service = item.as<IMessengerService>();
        MISTATUS status{};
        throw_if_failed(service->get_MyStatus(&status), service);
        print("   " + text_of(service, &IMessengerService::get_ServiceName) + ", id " +
              text_of(service, &IMessengerService::get_ServiceID) + ", status " + number(status) +
              ", signed in as " + text_of(service, &IMessengerService::get_MySigninName) + " (" +
              text_of(service, &IMessengerService::get_MyFriendlyName) + ")");
    }
}

void show_contacts(const com_ptr<IMessenger4>& messenger) {
    heading("Contacts, For Each");
    const auto contacts = object_of<IMessengerContacts>(messenger, &IMessenger4::get_MyContacts);
    const auto walk = object_of<IEnumVARIANT>(contacts, &IMessengerContacts::get__NewEnum);
    comity::for_each(*walk, [](const variant& element) {
        const auto contact = element.get<com_ptr<IDispatch>>().as<IMessengerContact>();
        MISTATUS status{};
        throw_if_failed(contact->get_Status(&status), contact);
        print("   " + text_of(contact, &IMessengerContact::get_FriendlyName) + " <" +
              text_of(contact, &IMessengerContact::get_SigninName) + ">, status " + number(status) + ", on " +
              text_of(contact, &IMessengerContact::get_ServiceName));
    });
}

void make_group(const com_ptr<IMessenger4>& messenger, event_printer& events) {
    heading("A group is added and renamed");
    const auto services = object_of<IMessengerServices>(messenger, &IMessenger4::get_Services);
    com_ptr<IDispatch> primary, created;
    throw_if_failed(services->get_PrimaryService(primary.put()), services);
    throw_if_failed(messenger->CreateGroup(bstr(OLESTR("Chess club")).get(), variant(primary), created.put()),
                    messenger);
    events.wait("OnGroupAdded");
    const auto group = created.as<IMessengerGroup>();
    print("   made: " + text_of(group, &IMessengerGroup::get_Name));
    throw_if_failed(group->put_Name(bstr(OLESTR("Go club")).get()), group);
    events.wait("OnGroupNameChanged");
    print("   renamed: " + text_of(group, &IMessengerGroup::get_Name));
    throw_if_failed(group->AddContact(variant(bstr(OLESTR("bob@here")))), group);
    events.wait("OnContactAddedToGroup");
}

void talk(const com_ptr<IMessenger4>& messenger, event_printer& events) {
    heading("A conversation with bob");
    com_ptr<IDispatch> opened;
    throw_if_failed(messenger->InstantMessage(variant(bstr(OLESTR("bob@here"))), opened.put()), messenger);
    events.wait("OnIMWindowCreated");
    const auto window = opened.as<IMessengerConversationWndAdvanced>();
    const auto texts = comity::make<event_printer>(DIID_DImConversationEvents, *opened.get());
    const auto listening = comity::connect_sink(window.get(), DIID_DImConversationEvents, texts.get());
    throw_if_failed(window->SendText(bstr(OLESTR("Hello, bob.")).get()), window);
    texts->wait("OnTextReceived");
    print("   history:\n" + text_of(window, &IMessengerConversationWndAdvanced::get_History));
}

} // namespace

void walk_by_vtable() {
    heading("By interface: Messenger.UIAutomation is created");
    CLSID clsid{};
    throw_if_failed(CLSIDFromProgID(OLESTR("Messenger.UIAutomation"), &clsid));
    com_ptr<IMessenger4> messenger;
    throw_if_failed(CoCreateInstance(clsid, nullptr, CLSCTX_ALL, IID_IMessenger4, messenger.put_void()));
    const auto events = comity::make<event_printer>(DIID_DMessengerEvents, *messenger.get());
    const auto listening = comity::connect_sink(messenger.get(), DIID_DMessengerEvents, events.get());

    heading("Signing in with what is stored");
    throw_if_failed(messenger->AutoSignin(), messenger);
    const auto outcome = events->wait("OnSignin");
    if (FAILED(outcome.at(0).get<int>()))
        throw comity::hresult_error(outcome.at(0).get<int>());
    events->wait("OnMyStatusChange",
                 [](const auto& values) { return values.at(1).template get<int>() == MISTATUS_ONLINE; });

    show_services(messenger);
    show_contacts(messenger);

    heading("The status becomes Busy");
    events->forget();
    throw_if_failed(messenger->put_MyStatus(MISTATUS_BUSY), messenger);
    events->wait("OnMyStatusChange",
                 [](const auto& values) { return values.at(1).template get<int>() == MISTATUS_BUSY; });
    MISTATUS status{};
    throw_if_failed(messenger->get_MyStatus(&status), messenger);
    print("   own status: " + number(status));

    make_group(messenger, *events);
    talk(messenger, *events);

    heading("A service is held across the sign-out");
    const auto services = object_of<IMessengerServices>(messenger, &IMessenger4::get_Services);
    const auto held = object_of<IMessengerService>(services, &IMessengerServices::get_PrimaryService);
    throw_if_failed(messenger->Signout(), messenger);
    events->wait("OnSignout");
    events->wait("OnMyStatusChange",
                 [](const auto& values) { return values.at(1).template get<int>() == MISTATUS_OFFLINE; });
    LONG count = -1;
    throw_if_failed(services->get_Count(&count), services);
    throw_if_failed(held->get_MyStatus(&status), held);
    print("   services in the list: " + number(count));
    print("   the held one still answers: " + text_of(held, &IMessengerService::get_ServiceName) + ", id " +
          text_of(held, &IMessengerService::get_ServiceID) + ", status " + number(status));
}

} // namespace demo
