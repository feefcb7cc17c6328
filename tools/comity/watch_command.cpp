/// `comity watch CLASS`: prints an object's events as they come.

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

} // namespace

int run_watch(const watch_options& options) {
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

} // namespace comity_tool
