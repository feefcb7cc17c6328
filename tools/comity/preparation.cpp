#include "preparation.hpp"

#include <algorithm>

#include "late_bound_call.hpp"

namespace comity_tool {

const char* const preparation_help =
    "Evaluate this on the object first; @EVENT waits for an event. May be given several times";

std::vector<preparation> parse_preparations(const std::vector<std::string>& texts) {
    std::vector<preparation> result;
    for (const std::string& text : texts) {
        preparation item;
        if (text.starts_with('@'))
            item.event = text.substr(1);
        else
            item.expression = parse_call_expression(text);
        result.push_back(std::move(item));
    }
    return result;
}

bool waits_for_event(const std::vector<preparation>& all) {
    return std::any_of(all.begin(), all.end(), [](const preparation& item) { return !item.event.empty(); });
}

void run_preparations(IDispatch* object, const std::vector<preparation>& all, event_printer* listener,
                      double seconds) {
    for (const preparation& item : all) {
        if (item.event.empty())
            evaluate(object, item.expression);
        else if (listener != nullptr)
            listener->wait_for(item.event, seconds);
    }
}

} // namespace comity_tool
