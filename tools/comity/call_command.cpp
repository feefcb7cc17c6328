/// `comity call CLASS EXPRESSION [ARGUMENTS]`: late binding at the prompt.
#include <iostream>
#include <memory>

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

struct call_options {
    std::string class_name;
    std::string expression;
    std::vector<std::string> arguments;
    std::vector<std::string> before;
    double seconds = 30;
    bool json = false;
};

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

int run(const call_options& options) {
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

} // namespace

void add_call_command(CLI::App& app, int& status) {
    const auto options = std::make_shared<call_options>();
    CLI::App* command = app.add_subcommand("call", "Create an object and use it by the names of its members");
    command->add_option("class", options->class_name, "A ProgID, or a CLSID in braces")->required();
    command
        ->add_option("expression", options->expression,
                     "Member, Member=value, or a chain such as MyContacts.Item(0).FriendlyName")
        ->required();
    command->add_option("arguments", options->arguments,
                        "Arguments of the last member; Name:=value gives one by name");
    command->add_option("--do", options->before, preparation_help)
        ->type_name("EXPRESSION")
        ->take_all()
        ->allow_extra_args(false);
    command->add_option("--seconds", options->seconds, "How long to wait for an event; 30 if not given")
        ->type_name("SECONDS");
    command->add_flag("--json", options->json, "Print the result and its type as JSON");
    command->footer("Values: text; \"text\" in quotes is always text; numbers; true, false, null; the name "
                    "of a constant of the\n"
                    "type library (MISTATUS_AWAY); type:value for string, int, long, double, bool, currency, "
                    "decimal, date.\n"
                    "In parentheses, nothing between two commas leaves an optional argument out. Put -- "
                    "before arguments that\n"
                    "begin with a minus.");
    command->callback([options, &status] { status = run(*options); });
}

} // namespace comity_tool
