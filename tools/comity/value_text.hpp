/// Values as people read them.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include <oaidl.h>

namespace comity_tool {

/// One line, or several for an array: text as it is, numbers in the invariant locale, objects by the name of
/// their type. Empty for VT_EMPTY.
std::string value_text(const VARIANT& value);

/// The same as JSON: strings, numbers, true and false, null; an object is {"object": "IMessenger"}.
nlohmann::json value_json(const VARIANT& value);

/// As IDL writes a constant: a string in quotes, numbers in decimal.
std::string value_literal(const VARIANT& value);

/// "VT_I4", "VT_ARRAY|VT_BSTR"
std::string vartype_name(VARTYPE type);

/// The name of an object's default interface, from its type information; "object" when it has none.
std::string object_name(IUnknown* object);

} // namespace comity_tool
