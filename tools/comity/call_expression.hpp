/// What `comity call` is asked to do, as text: `MyContacts.Item(0).FriendlyName`, `MyStatus=34`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comity_tool {

/// A value as it was written.
struct literal {
    std::string text;
    bool in_quotes = false; ///< then it is text, whatever it looks like
    std::string name;       ///< of `Name:=value`; empty for an argument in its place
};

/// A member, with the arguments in the parentheses or brackets behind it.
struct call_step {
    std::string name;
    std::vector<literal> arguments;
    bool has_parentheses = false;
};

struct call_expression {
    std::vector<call_step> steps;
    std::optional<literal> value; ///< what is assigned to the last member
};

/// Throws tool_error, with the place of the mistake.
call_expression parse_call_expression(std::string_view text);

/// A whole argument of the command line: `value` or `Name:=value`. Quotes around it make it text.
literal parse_argument(std::string_view text);

} // namespace comity_tool
