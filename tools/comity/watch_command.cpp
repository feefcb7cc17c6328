/// `comity watch CLASS`: prints an object's events as they come.
#include <memory>

#include <comity/event_sink.hpp>

#include "com_session.hpp"
#include "commands.hpp"
#include "event_printer.hpp"
#include "event_source.hpp"
#include "late_bound_call.hpp"
#include "preparation.hpp"

namespace comity_tool {

namespace {

using comity::com_ptr;

struct watch_options {
    std::string class_name;
    std::string source;
    std::vector<std::string> calls;
    unsigned long count = 0;
    double seconds = -1;
    bool json = false;
};

int run(const watch_options& options) {
    const std::vector<preparation> calls = parse_preparations(options.calls);
    const com_session session;
    const com_ptr<IDispatch> object = create_object(options.class_name);
    const source_interface source = find_source(object.get(), options.source);
    const com_ptr<event_printer> printer(
        new event_printer(source.iid, describe_events(source.type.get()),
                          options.json ? event_output::json : event_output::text),
        comity::take_ownership);
    const comity::connection listening = comity::connect_sink(object.get(), source.iid, printer.get());
    run_preparations(object.get(), calls, printer.get(), options.seconds < 0 ? 30 : options.seconds);
    const bool counted = printer->wait(options.count, options.seconds);
    // Somebody who asked for a number of events has to learn that they did not come.
    return options.count != 0 && !counted ? 1 : 0;
}

} // namespace

void add_watch_command(CLI::App& app, int& status) {
    const auto options = std::make_shared<watch_options>();
    CLI::App* command = app.add_subcommand("watch", "Create an object and print its events");
    command->add_option("class", options->class_name, "A ProgID, or a CLSID in braces")->required();
    command
        ->add_option("--source", options->source,
                     "The source interface, by name or IID, instead of the class's default one")
        ->type_name("INTERFACE");
    command->add_option("--do", options->calls, preparation_help)
        ->type_name("EXPRESSION")
        ->take_all()
        ->allow_extra_args(false);
    command->add_option("--count", options->count, "End after this many events")->type_name("N");
    command->add_option("--seconds", options->seconds, "End after this time")->type_name("SECONDS");
    command->add_flag("--json", options->json, "Print one JSON object a line");
    command->footer("Ends at Ctrl+C. With --count, the status is 1 if fewer events came.");
    command->callback([options, &status] { status = run(*options); });
}

} // namespace comity_tool
