// One row of a coercion table, and how a row is checked.
#pragma once

#include "support.hpp"

#include <ostream>

namespace conformance {

struct coercion {
    variant source;
    VARTYPE target;
    HRESULT result;
    // show() of the converted value; empty where the conversion fails.
    std::string expected;
    USHORT flags = 0;
};

inline coercion gives(const variant& source, VARTYPE target, const char* expected, USHORT flags = 0) {
    return {source, target, S_OK, expected, flags};
}
inline coercion overflows(const variant& source, VARTYPE target) {
    return {source, target, DISP_E_OVERFLOW, "", 0};
}
inline coercion mismatches(const variant& source, VARTYPE target) {
    return {source, target, DISP_E_TYPEMISMATCH, "", 0};
}

// "R8_2_5_to_I4": from what is shown, so that the name of a test says what it converts.
std::string coercion_name(const testing::TestParamInfo<coercion>& info);

// Converts into another VARIANT and in place, in the English (United States) locale.
void check_coercion(const coercion& row);

inline void PrintTo(const coercion& row, std::ostream* out) {
    *out << show(row.source) << " to " << type_name(row.target);
}

} // namespace conformance
