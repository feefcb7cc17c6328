/// `comity call CLASS EXPRESSION [ARGUMENTS]`: late binding at the prompt.
#include <iostream>

#include <nlohmann/json.hpp>

#include <comity/event_sink.hpp>

#include "com_session.hpp"
#include "commands.hpp"
#include "event_printer.hpp"
#include "event_source.hpp"
#include "late_bound_call.hpp"
#include "preparation.hpp"
#include "value_text.hpp"

namespace comity_tool {

namespace {

/// Runs what comes before the call; an event it waits for counts from the beginning.
void prepare(IDispatch* object, const std::vector<preparation>& before, double seconds) {
    comity::com_ptr<event_printer> listener;
    comity::connection listening;
    if (waits_for_event(before)) {
        const source_interface source = find_source(object, {});
        listener.attach(
            new event_printer(source.iid, describe_events(source.type.get()), event_output::none));
        listening = comity::connect_sink(object, source.iid, listener.get());
    }
    run_preparations(object, before, listener.get(), seconds);
}

} // namespace

int run_call(const call_options& options) {
    const call_expression expression = parse_call_expression(options.expression);
    const std::vector<preparation> before = parse_preparations(options.before);
    std::vector<literal> arguments;
    for (const std::string& text : options.arguments)
        arguments.push_back(parse_argument(text));
    const com_session session;
    const comity::com_ptr<IDispatch> object = create_object(options.class_name);
    prepare(object.get(), before, options.seconds);
    const comity::variant result = evaluate(object.get(), expression, arguments);
    if (options.json) {
        const nlohmann::ordered_json shown = {{"type", vartype_name(result.type())},
                                              {"value", value_json(result)}};
        std::cout << shown.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
    } else if (!result.empty()) {
        std::cout << value_text(result) << '\n';
    }
    return 0;
}

} // namespace comity_tool
