// Random values as every type, from a fixed seed.
#include "boundary_values.hpp"
#include "printer.hpp"

#include <cmath>
#include <cstring>

using conformance::show;
using conformance::variant;

namespace {

variant some_value(results::random_numbers& random) {
    const auto integer = static_cast<LONGLONG>(random.bits()) >> random.below(63);
    switch (random.below(8)) {
    case 0: {
        // Any double at all.
        const ULONGLONG bits = random.bits();
        double value;
        std::memcpy(&value, &bits, sizeof value);
        return variant::r8(std::isfinite(value) ? value : 0.5);
    }
    case 1:
        // Doubles with few digits, which are what people write.
        return variant::r8(static_cast<double>(integer % 1000000000) /
                           std::pow(10.0, static_cast<double>(random.below(12))));
    case 2:
        return variant::r4(static_cast<float>(static_cast<double>(integer % 10000000) /
                                              std::pow(10.0, static_cast<double>(random.below(9)))));
    case 3:
        return variant::cy(integer);
    case 4:
        return results::decimal(static_cast<int>(random.below(29)), random.below(2),
                                random.below(3) ? 0 : static_cast<ULONG>(random.bits()),
                                random.bits() >> random.below(64));
    case 5:
        return results::of_type(random.below(2) ? VT_I8 : VT_UI8, integer);
    case 6: {
        std::string digits = std::to_string(integer);
        if (random.below(2))
            digits.insert(digits.size() - random.below(digits.size() - (digits[0] == '-')), ".");
        if (random.below(4) == 0)
            digits += "E" + std::to_string(static_cast<int>(random.below(40)) - 20);
        return variant::str(conformance::widen(digits).c_str());
    }
    default:
        return results::of_type(random.below(2) ? VT_I4 : VT_UI4, integer & 0xffffffff);
    }
}

} // namespace

RESULTS_SECTION(random_coercion) {
    results::random_numbers random(3);
    for (int i = 0; i < 4000; ++i) {
        const variant source = some_value(random);
        for (const VARTYPE type : {VT_I1, VT_UI1, VT_I2, VT_UI2, VT_I4, VT_UI4, VT_I8, VT_UI8, VT_R4, VT_R8,
                                   VT_CY, VT_BSTR, VT_BOOL, VT_DECIMAL}) {
            variant in = source, out;
            const HRESULT hr =
                VariantChangeTypeEx(&out, &in, conformance::english, 0, static_cast<VARTYPE>(type));
            print.line("#" + std::to_string(i) + " " + show(source) + " to " +
                           conformance::type_name(static_cast<VARTYPE>(type)),
                       hr, out);
        }
    }
}
