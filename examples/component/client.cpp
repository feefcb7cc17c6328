// A client of the example component: by its interface, by name, and listening.
#include "tally.h"

#include <comity/activate.hpp>
#include <comity/dispatch.hpp>
#include <comity/event_sink.hpp>

#include <iostream>

int main() try {
    const comity::com_scope com;

    // By interface: the header knows the methods, the compiler checks them.
    const auto tally = comity::create<ITally2>("Comity.Tally");
    const auto listening = comity::event_sink<DTallyEvents>()
                               .on("TotalChanged",
                                   [](double total, const std::string& label) {
                                       std::cout << "event: " << total << " after \"" << label << "\"\n";
                                   })
                               .on("LimitReached", [](double amount, bool& allow) { allow = amount < 10; })
                               .connect(tally);
    double total = 0;
    comity::throw_if_failed(tally->Add(12.5, comity::bstr("first").get(), &total), tally);
    comity::throw_if_failed(tally->put_Limit(20), tally);
    comity::throw_if_failed(tally->Add(8, comity::bstr("allowed").get(), &total), tally);

    // By name: what a script does, with the same object.
    const comity::late_object script(tally);
    script.call("add", 1);
    std::cout << "Total = " << script.get("Total").get<std::string>() << '\n';
    for (const auto& label : script.elements())
        std::cout << "label: \"" << label.get<std::string>() << "\"\n";

    // A failure says in words what is wrong.
    try {
        script.call("Add", 100, "too much");
    } catch (const comity::hresult_error& error) {
        std::cout << "refused: " << error.what() << '\n';
    }
    return 0;
} catch (const comity::hresult_error& error) {
    std::cerr << error.what() << '\n';
    return 1;
}
