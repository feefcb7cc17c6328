// Every operator with a few values of every type, and with random ones.
#include "boundary_values.hpp"
#include "printer.hpp"

#include <cmath>

using conformance::show;
using conformance::variant;

namespace {

using binary = HRESULT(STDAPICALLTYPE*)(LPVARIANT, LPVARIANT, LPVARIANT);
using unary = HRESULT(STDAPICALLTYPE*)(LPVARIANT, LPVARIANT);

const struct {
    const char* name;
    binary function;
} binary_operators[] = {
    {"VarAdd", VarAdd}, {"VarSub", VarSub}, {"VarMul", VarMul}, {"VarDiv", VarDiv}, {"VarIdiv", VarIdiv},
    {"VarMod", VarMod}, {"VarPow", VarPow}, {"VarAnd", VarAnd}, {"VarOr", VarOr},   {"VarXor", VarXor},
    {"VarEqv", VarEqv}, {"VarImp", VarImp}, {"VarCat", VarCat},
};

const struct {
    const char* name;
    unary function;
} unary_operators[] = {
    {"VarNeg", VarNeg}, {"VarAbs", VarAbs}, {"VarFix", VarFix}, {"VarInt", VarInt}, {"VarNot", VarNot},
};

std::string comparison(HRESULT hr) {
    switch (hr) {
    case VARCMP_LT:
        return "LT";
    case VARCMP_EQ:
        return "EQ";
    case VARCMP_GT:
        return "GT";
    case VARCMP_NULL:
        return "NULL";
    default:
        return results::show(hr);
    }
}

void apply(results::printer& print, const char* name, binary function, const variant& left,
           const variant& right, const std::string& number = "") {
    variant a = left, b = right, out;
    const HRESULT hr = function(&a, &b, &out);
    if (V_VT(&out) == VT_R8 && std::isnan(V_R8(&out)))
        V_R8(&out) = std::fabs(V_R8(&out)); // the sign of what is no number is the compiler's own
    print.line(name + number + " " + show(left) + ", " + show(right), hr, out);
}

void apply(results::printer& print, const char* name, unary function, const variant& in,
           const std::string& number = "") {
    variant a = in, out;
    const HRESULT hr = function(&a, &out);
    print.line(name + number + " " + show(in), hr, out);
}

void compare(results::printer& print, const variant& left, const variant& right,
             const std::string& number = "") {
    variant a = left, b = right;
    print.line("VarCmp" + number + " " + show(left) + ", " + show(right),
               comparison(VarCmp(&a, &b, conformance::english, 0)));
}

} // namespace

RESULTS_SECTION(arithmetic) {
    const std::vector<variant> values = results::few_values();
    for (const auto& [name, function] : binary_operators) {
        for (const variant& left : values) {
            for (const variant& right : values)
                apply(print, name, function, left, right);
        }
    }
    for (const variant& left : values) {
        for (const variant& right : values)
            compare(print, left, right);
    }
}

RESULTS_SECTION(arithmetic_unary) {
    const std::vector<variant> values = results::edge_values();
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::string number = "#" + std::to_string(i);
        for (const auto& [name, function] : unary_operators)
            apply(print, name, function, values[i], number);
        for (const int places : {0, 1, 2, 4}) {
            variant in = values[i], out;
            const HRESULT hr = VarRound(&in, places, &out);
            print.line("VarRound" + number + " " + show(in) + " " + std::to_string(places), hr, out);
        }
    }
}

namespace {

// A value of a random type that operators take, not too large, so that most results are values.
variant some_value(results::random_numbers& random) {
    const auto integer = static_cast<LONGLONG>(random.bits()) >> (32 + random.below(31));
    switch (random.below(12)) {
    case 0:
        return results::of_type(VT_UI1, integer & 255);
    case 1:
        return variant::i2(static_cast<SHORT>(integer));
    case 2:
        return variant::i4(static_cast<LONG>(integer));
    case 3:
        return results::of_type(VT_I8, integer);
    case 4:
        return variant::r4(static_cast<float>(integer % 100000) / 16);
    case 5:
        return variant::r8(static_cast<double>(integer) / 1024);
    case 6:
        return variant::cy(integer);
    case 7:
        return variant::days(static_cast<double>(random.below(100000)) +
                             static_cast<double>(random.below(24)) / 24);
    case 8:
        return variant::boolean(random.below(2) ? VARIANT_TRUE : VARIANT_FALSE);
    case 9:
        return results::decimal(static_cast<int>(random.below(6)), random.below(2), 0,
                                random.bits() >> (24 + random.below(40)));
    case 10:
        return variant::str(conformance::widen(std::to_string(integer)).c_str());
    default:
        return results::of_type(random.below(2) ? VT_UI2 : VT_I1, integer & 127);
    }
}

} // namespace

RESULTS_SECTION(random_operators) {
    results::random_numbers random(2);
    for (int i = 0; i < 2500; ++i) {
        const std::string number = "#" + std::to_string(i);
        const variant left = some_value(random), right = some_value(random);
        for (const auto& [name, function] : binary_operators)
            apply(print, name, function, left, right, number);
        compare(print, left, right, number);
        for (const auto& [name, function] : unary_operators)
            apply(print, name, function, left, number);
    }
}
