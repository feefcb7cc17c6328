#include <comity/activate.hpp>
#include <comity/dispatch.hpp>
#include <msgrua.h>

#include <iostream>

int main() try {
    const comity::com_scope com;

    // By interface: the class is found by its name, the header knows the methods.
    const auto messenger = comity::create<IMessenger>("Messenger.UIAutomation");
    MISTATUS status = MISTATUS_UNKNOWN;
    comity::throw_if_failed(messenger->get_MyStatus(&status), messenger);
    std::cout << "own status: " << status << (status & MISTATUS_ONLINE ? " (reachable)\n" : " (signed out)\n");

    // By name, as a script does, on the same object.
    const comity::late_object script(messenger);
    std::cout << "service: " << script.get("MyServiceName").get<std::string>() << '\n';
    for (const auto& contact : script.get_object("MyContacts").elements())
        std::cout << "contact: " << comity::late_object(contact).get("FriendlyName").get<std::string>() << '\n';

    // What fails says why.
    script.get_object("GetContact", "somebody@here", "");
} catch (const comity::hresult_error& error) {
    std::cout << error.what() << '\n';
}
