// DECIMAL and CY with edges and random values.
#include "boundary_values.hpp"
#include "printer.hpp"

using conformance::show;
using conformance::variant;

namespace {

using binary = HRESULT(STDAPICALLTYPE*)(LPDECIMAL, LPDECIMAL, LPDECIMAL);
using unary = HRESULT(STDAPICALLTYPE*)(LPDECIMAL, LPDECIMAL);

void apply(results::printer& print, const std::string& name, binary function, const variant& left,
           const variant& right) {
    variant a = left, b = right, out;
    const HRESULT hr = function(&V_DECIMAL(&a), &V_DECIMAL(&b), &V_DECIMAL(&out));
    V_VT(&out) = VT_DECIMAL;
    print.line(name + " " + show(left) + ", " + show(right), hr, out);
}

void apply(results::printer& print, const std::string& name, unary function, const variant& in) {
    variant a = in, out;
    const HRESULT hr = function(&V_DECIMAL(&a), &V_DECIMAL(&out));
    V_VT(&out) = VT_DECIMAL;
    print.line(name + " " + show(in), hr, out);
}

// What the first digits are: for results that both sides round, each in its own way.
void first_digits(results::printer& print, const std::string& name, binary function, const variant& left,
                  const variant& right) {
    variant a = left, b = right, out;
    const HRESULT hr = function(&V_DECIMAL(&a), &V_DECIMAL(&b), &V_DECIMAL(&out));
    double value = 0;
    if (SUCCEEDED(hr))
        VarR8FromDec(&V_DECIMAL(&out), &value);
    char digits[32];
    std::snprintf(digits, sizeof digits, "%.12g", value);
    print.line(name + " " + show(left) + ", " + show(right), hr, std::string(digits));
}

std::vector<variant> edges() {
    std::vector<variant> out;
    for (const int scale : {0, 1, 5, 27, 28}) {
        for (const bool negative : {false, true}) {
            for (const ULONGLONG low : {0ULL, 1ULL, 5ULL, 10ULL, 15ULL, 25ULL, 1000000ULL, 1ULL << 32, ~0ULL})
                out.push_back(results::decimal(scale, negative, 0, low));
            out.push_back(results::decimal(scale, negative, 1, 0));
            out.push_back(results::decimal(scale, negative, 0x19999999, 0x9999999999999999));
            out.push_back(results::decimal(scale, negative, 0xffffffff, ~0ULL));
        }
    }
    return out;
}

variant random_decimal(results::random_numbers& random, int bits, int scales) {
    const ULONGLONG low = random.bits();
    const auto high = static_cast<ULONG>(random.bits());
    const int scale = static_cast<int>(random.below(static_cast<ULONGLONG>(scales)));
    const bool negative = random.below(2);
    return bits <= 64 ? results::decimal(scale, negative, 0, low >> (64 - bits) | 1)
                      : results::decimal(scale, negative, high >> (96 - bits), low | 1);
}

std::string compared(HRESULT hr) {
    return hr == VARCMP_LT ? "LT" : hr == VARCMP_EQ ? "EQ" : hr == VARCMP_GT ? "GT" : results::show(hr);
}

void compare(results::printer& print, const std::string& name, const variant& left, const variant& right) {
    variant a = left, b = right;
    print.line(name + " " + show(left) + ", " + show(right),
               compared(VarDecCmp(&V_DECIMAL(&a), &V_DECIMAL(&b))));
}

} // namespace

RESULTS_SECTION(decimal) {
    const std::vector<variant> values = edges();
    for (const variant& left : values) {
        for (const variant& right : values) {
            apply(print, "VarDecAdd", VarDecAdd, left, right);
            apply(print, "VarDecSub", VarDecSub, left, right);
            compare(print, "VarDecCmp", left, right);
        }
        apply(print, "VarDecNeg", VarDecNeg, left);
        apply(print, "VarDecAbs", VarDecAbs, left);
        apply(print, "VarDecFix", VarDecFix, left);
        apply(print, "VarDecInt", VarDecInt, left);
        for (const int places : {-1, 0, 1, 3, 28, 29}) {
            variant in = left, out;
            const HRESULT hr = VarDecRound(&V_DECIMAL(&in), places, &V_DECIMAL(&out));
            V_VT(&out) = VT_DECIMAL;
            print.line("VarDecRound " + std::to_string(places) + " " + show(left), hr, out);
        }
        for (const double right : {0.0, 1.0, -1.0, 0.1, 1e-10, 7.9e28, 1e29, 1e300}) {
            variant in = left;
            print.line("VarDecCmpR8 " + show(left) + ", " + show(variant::r8(right)),
                       compared(VarDecCmpR8(&V_DECIMAL(&in), right)));
        }
    }
}

RESULTS_SECTION(decimal_products) {
    const std::vector<variant> values = edges();
    for (const variant& left : values) {
        for (const variant& right : values) {
            // What fits is exact on both sides.
            const bool exact = V_DECIMAL(&left).scale + V_DECIMAL(&right).scale <= 28 &&
                               V_DECIMAL(&left).Hi32 == 0 && V_DECIMAL(&right).Hi32 == 0 &&
                               V_DECIMAL(&left).Lo64 <= 1ULL << 32;
            if (exact)
                apply(print, "VarDecMul", VarDecMul, left, right);
            apply(print, "VarDecDiv", VarDecDiv, left, right);
        }
    }
}

RESULTS_SECTION(random_decimal) {
    results::random_numbers random(1);
    for (int i = 0; i < 4000; ++i) {
        const std::string number = " #" + std::to_string(i);
        const int bits = 1 + static_cast<int>(random.below(95));
        const variant left = random_decimal(random, bits, 29);
        const variant right = random_decimal(random, 1 + static_cast<int>(random.below(95)), 29);
        apply(print, "VarDecAdd" + number, VarDecAdd, left, right);
        apply(print, "VarDecSub" + number, VarDecSub, left, right);
        compare(print, "VarDecCmp" + number, left, right);
        const variant small = random_decimal(random, bits, 15);
        apply(print, "VarDecMul" + number, VarDecMul, small, random_decimal(random, 96 - bits, 14));
        first_digits(print, "VarDecMul, first digits" + number, VarDecMul,
                     random_decimal(random, 60 + bits % 36, 15), random_decimal(random, 60, 14));
        first_digits(print, "VarDecDiv, first digits" + number, VarDecDiv, left,
                     random_decimal(random, 50, 10));
        apply(print, "VarDecDiv" + number, VarDecDiv, small, random_decimal(random, 30, 10));
        apply(print, "VarDecInt" + number, VarDecInt, left);
        apply(print, "VarDecFix" + number, VarDecFix, left);
    }
}

RESULTS_SECTION(currency) {
    const std::vector<LONGLONG> values = {
        0,         1,         -1,           5000,          -5000,
        15000,     -15000,    9999,         10000,         -10000,
        25000,     12345678,  -12345678,    65536000,      100000,
        999999999, -99999999, 123456789012, -987654321098, 4611686018427387904};
    const auto print_cy = [&](const std::string& label, HRESULT hr, CY value) {
        print.line(label, hr, results::of_type(VT_CY, value.int64));
    };
    for (const LONGLONG left : values) {
        CY a, out{};
        a.int64 = left;
        const std::string label = " " + std::to_string(left);
        HRESULT hr = VarCyNeg(a, &out);
        print_cy("VarCyNeg" + label, hr, out);
        hr = VarCyAbs(a, &out);
        print_cy("VarCyAbs" + label, hr, out);
        hr = VarCyFix(a, &out);
        print_cy("VarCyFix" + label, hr, out);
        hr = VarCyInt(a, &out);
        print_cy("VarCyInt" + label, hr, out);
        for (const int places : {-1, 0, 1, 2, 3, 4, 5}) {
            hr = VarCyRound(a, places, &out);
            print_cy("VarCyRound " + std::to_string(places) + label, hr, out);
        }
        for (const double right : {0.0, 0.5, -0.5, 1.0, 1e-5, 5e-5, 1234.5678, 1e300, -1e300})
            print.line("VarCyCmpR8" + label + ", " + show(variant::r8(right)),
                       compared(VarCyCmpR8(a, right)));
        for (const LONGLONG right : values) {
            CY b;
            b.int64 = right;
            const std::string both = label + ", " + std::to_string(right);
            hr = VarCyAdd(a, b, &out);
            print_cy("VarCyAdd" + both, hr, out);
            hr = VarCySub(a, b, &out);
            print_cy("VarCySub" + both, hr, out);
            hr = VarCyMul(a, b, &out);
            print_cy("VarCyMul" + both, hr, out);
            hr = VarCyMulI4(a, static_cast<LONG>(right), &out);
            print_cy("VarCyMulI4" + both, hr, out);
            hr = VarCyMulI8(a, right, &out);
            print_cy("VarCyMulI8" + both, hr, out);
            print.line("VarCyCmp" + both, compared(VarCyCmp(a, b)));
        }
    }
}
