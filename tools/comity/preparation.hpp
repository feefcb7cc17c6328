/// What `--do` asks for, before or beside the command's own work.
#pragma once

#include <string>
#include <vector>

#include <comity/com_ptr.hpp>

#include <oaidl.h>

#include "call_expression.hpp"
#include "event_printer.hpp"

namespace comity_tool {

/// An expression to evaluate, or (`@OnSignin`) an event to wait for.
struct preparation {
    call_expression expression;
    std::string event; ///< empty for an expression
};

/// Throws tool_error.
std::vector<preparation> parse_preparations(const std::vector<std::string>& texts);

bool waits_for_event(const std::vector<preparation>& all);

/// In order; each wait is limited to `seconds`. `listener` is connected to the object, or null if nothing
/// waits.
void run_preparations(IDispatch* object, const std::vector<preparation>& all, event_printer* listener,
                      double seconds);

/// The text about `--do` that both commands' help has.
extern const char* const preparation_help;

} // namespace comity_tool
