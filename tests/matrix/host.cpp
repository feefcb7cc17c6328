// A host in C++: uses the tally in every way a component is used, and sees it unloaded afterwards.
// usage: host MODULE-PATH     status 0, or the failed check on standard error
#include "tally.h"

#include <comity/activate.hpp>
#include <comity/dispatch.hpp>
#include <comity/event_sink.hpp>

#include <dlfcn.h>

#include <cstdio>
#include <stdexcept>
#include <string>

namespace {

void check(bool condition, const char* what) {
    if (!condition)
        throw std::runtime_error(what);
}
#define CHECK(condition) check((condition), #condition)

bool is_loaded(const char* path) {
    void* module = dlopen(path, RTLD_NOW | RTLD_NOLOAD);
    if (module != nullptr)
        dlclose(module);
    return module != nullptr;
}

void use_by_interface() {
    const auto tally = comity::create<ITally2>("Comity.Tally");
    double total = 0;
    CHECK(tally->Add(2.5, comity::bstr("one").get(), &total) == S_OK && total == 2.5);
    CHECK(tally->Add(4, comity::bstr(u"zwei \u20AC").get(), &total) == S_OK && total == 6.5);
    comity::bstr label;
    CHECK(tally->Item(1, label.put()) == S_OK && label == u"zwei \u20AC");
    LONG count = 0;
    CHECK(tally->get_Count(&count) == S_OK && count == 2);
    CHECK(tally.as<ITally>()->get_Total(&total) == S_OK && total == 6.5);
    CHECK(comity::same_object(tally.as<ITally>().get(), tally.as<IConnectionPointContainer>().get()));
    CHECK(!tally.try_as<IEnumVARIANT>());
}

void use_by_name() {
    const auto tally = comity::late_object::create("Comity.Tally");
    CHECK(tally.call("ADD", "1.5", "text").get<double>() == 1.5);
    CHECK(tally.call("add", 2).get<double>() == 3.5);
    tally.put("Limit", 50);
    CHECK(tally.get("limit").get<int>() == 50);
    CHECK(tally.get("Item", 0).get<std::string>() == "text");
    const auto labels = tally.elements();
    CHECK(labels.size() == 2 && labels[0].get<std::string>() == "text" &&
          labels[1].get<std::string>().empty());
}

void see_failures() {
    const auto tally = comity::create<ITally2>("Comity.Tally");
    comity::bstr none;
    try {
        comity::throw_if_failed(tally->Item(9, none.put()), tally);
        CHECK(!"Item(9) succeeded");
    } catch (const comity::hresult_error& error) {
        CHECK(error.code() == DISP_E_BADINDEX);
        CHECK(error.description() == u"There is no such item.");
        CHECK(error.source() == u"Comity.Tally");
    }
    try {
        comity::late_object(tally).get("Item", 9);
        CHECK(!"Item 9 succeeded");
    } catch (const comity::hresult_error& error) {
        CHECK(error.code() == DISP_E_BADINDEX);
        CHECK(error.description() == u"There is no such item.");
    }
}

void listen() {
    const auto tally = comity::create<ITally2>("Comity.Tally");
    std::string last;
    double heard = 0;
    auto listening = comity::event_sink<DTallyEvents>()
                         .on(1,
                             [&](double total, const std::string& label) {
                                 heard = total;
                                 last = label;
                             })
                         .on(2, [](double amount, bool& allow) { allow = amount < 10; })
                         .connect(tally);
    double total = 0;
    CHECK(tally->put_Limit(5) == S_OK);
    CHECK(tally->Add(3, comity::bstr("a").get(), &total) == S_OK && heard == 3 && last == "a");
    CHECK(tally->Add(4, comity::bstr("b").get(), &total) == S_OK && heard == 7 && last == "b");
    CHECK(tally->Add(40, nullptr, &total) == E_ACCESSDENIED && total == 0 && heard == 7);
    CHECK(tally->Reset() == S_OK && heard == 0);
    listening.disconnect();
    CHECK(tally->Add(1, nullptr, &total) == S_OK && heard == 0);
}

} // namespace

int main(int count, char** arguments) try {
    CHECK(count == 2);
    {
        const comity::com_scope com;
        use_by_interface();
        use_by_name();
        see_failures();
        listen();
        CHECK(is_loaded(arguments[1]));
        // No object is left, so the module may go; nothing of its C++ may hold it.
        CoFreeUnusedLibrariesEx(0, 0);
        CHECK(!is_loaded(arguments[1]));
        use_by_interface();
    }
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
