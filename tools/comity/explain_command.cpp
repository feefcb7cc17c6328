/// `comity explain CLASS`: the way from a name to a class object, and where it ends.
#include <iostream>

#include <nlohmann/json.hpp>

#include <comity/catalog.hpp>
#include <comity/hresult.h>

#include "com_session.hpp"
#include "commands.hpp"
#include "text.hpp"

namespace comity_tool {

namespace {

const char* outcome_name(comity_step_outcome outcome) {
    switch (outcome) {
    case COMITY_STEP_PASSED:
        return "passed";
    case COMITY_STEP_WARNING:
        return "warning";
    case COMITY_STEP_FAILED:
        return "failed";
    default:
        return "note";
    }
}

const char* outcome_mark(comity_step_outcome outcome) {
    switch (outcome) {
    case COMITY_STEP_PASSED:
        return "ok      ";
    case COMITY_STEP_WARNING:
        return "warning ";
    case COMITY_STEP_FAILED:
        return "FAILED  ";
    default:
        return "        ";
    }
}

void print_json(const explain_options& options, const comity::class_explanation& told) {
    nlohmann::ordered_json result = {{"class", options.name},
                                     {"result", hresult_label(told.result)},
                                     {"available", SUCCEEDED(told.result)},
                                     {"steps", nlohmann::ordered_json::array()}};
    for (const comity::explanation_step& step : told.steps)
        result["steps"].push_back({{"outcome", outcome_name(step.outcome)},
                                   {"what", step.what},
                                   {"path", step.path},
                                   {"text", step.text},
                                   {"result", hresult_label(step.result)}});
    std::cout << result.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

void print_steps(const explain_options& options, const comity::class_explanation& told) {
    for (const comity::explanation_step& step : told.steps) {
        std::cout << outcome_mark(step.outcome) << step.what << ": " << step.text << '\n';
        if (!step.path.empty())
            std::cout << "        " << step.path << '\n';
    }
    std::cout << '\n' << options.name;
    if (FAILED(told.result))
        std::cout << " cannot be created: " << hresult_label(told.result) << ": "
                  << comity_hresult_text(told.result) << '\n';
    else if (options.no_load)
        std::cout << " is registered; its module was not loaded.\n";
    else
        std::cout << " can be created.\n";
}

} // namespace

int run_explain(const explain_options& options) {
    const com_session session;
    const comity::class_explanation told = comity::explain_class(options.name, !options.no_load);
    if (options.json)
        print_json(options, told);
    else
        print_steps(options, told);
    return SUCCEEDED(told.result) ? 0 : 1;
}

} // namespace comity_tool
