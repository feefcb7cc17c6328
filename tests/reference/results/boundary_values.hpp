// Values of every type at the edges of what other types can hold.
#pragma once

#include "support.hpp"

#include <vector>

namespace results {

inline conformance::variant of_type(VARTYPE type, LONGLONG value = 0) {
    conformance::variant out;
    V_I8(&out) = value; // little-endian: the low part is where the smaller types have theirs
    V_VT(&out) = type;
    return out;
}

inline conformance::variant decimal(int scale, bool negative, ULONG high, ULONGLONG low) {
    conformance::variant out;
    DECIMAL& value = V_DECIMAL(&out);
    value.scale = static_cast<BYTE>(scale);
    value.sign = negative ? 0x80 : 0;
    value.Hi32 = high;
    value.Lo64 = low;
    V_VT(&out) = VT_DECIMAL;
    return out;
}

// The edges of the integer types, and what lies just beyond them.
const std::vector<LONGLONG>& edge_integers();
// The same with halves, and the ends of the fractions.
const std::vector<double>& edge_reals();
// Texts that are numbers, nearly numbers, and truth values.
const std::vector<conformance::wide>& edge_texts();

// Every value that some type has of these, at most `most` of each type.
std::vector<conformance::variant> edge_values(std::size_t most = ~std::size_t{0});

// A few of each type, among them one that is no value: for tables of pairs.
std::vector<conformance::variant> few_values();

} // namespace results
