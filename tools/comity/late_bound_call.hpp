/// Calls by name through IDispatch, with the explanations that a person at a prompt needs.
#pragma once

#include <string>

#include <comity/com_ptr.hpp>
#include <comity/variant.hpp>

#include <oleauto.h>

#include "call_expression.hpp"

namespace comity_tool {

/// A new object of the class with this ProgID or CLSID. Throws hresult_error.
comity::com_ptr<IDispatch> create_object(const std::string& class_name);

/// What a written value means when it is given to `object`: text in quotes; true, false, null; a number that
/// would be printed the same way again; the name of a constant in the object's type library; `type:value`,
/// where type is one of string, int, long, double, bool, currency, decimal, date; or, if it is none of these,
/// text. An empty value without quotes is a missing optional argument when `may_be_missing`.
comity::variant value_of_literal(IDispatch* object, const literal& written, bool may_be_missing);

/// Runs the whole expression on `object` and gives the last member's result (VT_EMPTY for an assignment).
/// `more_arguments` are given to the last member, behind those in its parentheses. Throws hresult_error or
/// tool_error with the part of the expression that failed.
comity::variant evaluate(IDispatch* object, const call_expression& expression,
                         const std::vector<literal>& more_arguments = {});

} // namespace comity_tool
