#include "boundary_values.hpp"

#include <limits>

namespace results {

using conformance::variant;

const std::vector<LONGLONG>& edge_integers() {
    static const std::vector<LONGLONG> values = {
        0,
        1,
        -1,
        2,
        10,
        127,
        128,
        -128,
        -129,
        255,
        256,
        32767,
        32768,
        -32768,
        -32769,
        65535,
        65536,
        2147483647,
        2147483648,
        -2147483647 - 1,
        -2147483649,
        4294967295,
        4294967296,
        9007199254740993,
        922337203685477,
        922337203685478,
        -922337203685478,
        std::numeric_limits<LONGLONG>::max(),
        std::numeric_limits<LONGLONG>::min(),
    };
    return values;
}

const std::vector<double>& edge_reals() {
    static const std::vector<double> values = [] {
        std::vector<double> out = {
            0.5,   1.5,    2.5,    -0.5,       -1.5,      -2.5,    0.25,      0.1,       1e-5,    1e-10,
            1e-28, 1e-29,  1e15,   1e16,       1e20,      1e28,    7.9e28,    8e28,      3.4e38,  3.5e38,
            1e300, 5e-324, -1e300, 123456.789, 2958465.5, -657434, 2958466.5, -657435.5, 0.00005, 0.00015};
        for (const LONGLONG value : edge_integers()) {
            out.push_back(static_cast<double>(value));
            if (value > -5000000000 && value < 5000000000) {
                out.push_back(static_cast<double>(value) + 0.5);
                out.push_back(static_cast<double>(value) - 0.5);
                out.push_back(static_cast<double>(value) + 0.499);
            }
        }
        return out;
    }();
    return values;
}

const std::vector<conformance::wide>& edge_texts() {
    static const std::vector<conformance::wide> values = [] {
        std::vector<conformance::wide> out;
        for (const LONGLONG value : edge_integers()) {
            out.push_back(conformance::widen(std::to_string(value)));
            out.push_back(conformance::widen(std::to_string(value) + ".5"));
        }
        for (const char* text : {"",
                                 " ",
                                 "x",
                                 "1x",
                                 "1 2",
                                 "-",
                                 "+1",
                                 "1-",
                                 "(1)",
                                 "$1",
                                 "1,000",
                                 "1,00",
                                 ",1",
                                 ".5",
                                 "5.",
                                 ".",
                                 "1e3",
                                 "1E-3",
                                 "1e",
                                 "1e400",
                                 "-1e-400",
                                 "&H10",
                                 "&HFFFF",
                                 "&hFFFFFFFF",
                                 "&O17",
                                 "&O8",
                                 "&HFFFFFFFFFFFFFFFF",
                                 "True",
                                 "False",
                                 "TRUE",
                                 "true",
                                 "#TRUE#",
                                 "#FALSE#",
                                 "tru",
                                 " 12 ",
                                 "12\t",
                                 "0x10",
                                 "79228162514264337593543950335",
                                 "79228162514264337593543950336",
                                 "0.0000000000000000000000000001",
                                 "0.00000000000000000000000000005",
                                 "922337203685477.5807",
                                 "922337203685477.5808",
                                 "0.00005",
                                 "0.00015",
                                 "3.5e38",
                                 "1.7976931348623157e308"})
            out.push_back(conformance::widen(text));
        return out;
    }();
    return values;
}

std::vector<variant> edge_values(std::size_t most) {
    std::vector<variant> out = {variant(),          variant::null(),           variant::error(5),
                                variant::missing(), variant::unknown(nullptr), variant::dispatch(nullptr)};
    for (const VARTYPE type : {VT_I1, VT_UI1, VT_I2, VT_UI2, VT_I4, VT_UI4, VT_INT, VT_UINT, VT_I8, VT_UI8}) {
        const int bits = type == VT_I1 || type == VT_UI1   ? 8
                         : type == VT_I2 || type == VT_UI2 ? 16
                         : type == VT_I8 || type == VT_UI8 ? 64
                                                           : 32;
        const bool is_signed =
            type == VT_I1 || type == VT_I2 || type == VT_I4 || type == VT_INT || type == VT_I8;
        std::size_t count = 0;
        for (const LONGLONG value : edge_integers()) {
            const bool fits =
                bits == 64 || (is_signed ? value >= -(1LL << (bits - 1)) && value < 1LL << (bits - 1)
                                         : value >= 0 && value < 1LL << bits);
            if (fits && count++ < most)
                out.push_back(of_type(static_cast<VARTYPE>(type), value));
        }
    }
    std::size_t count = 0;
    for (const LONGLONG value : edge_integers()) {
        if (count++ < most)
            out.push_back(of_type(VT_CY, value));
    }
    for (const LONGLONG value : {5000LL, 15000LL, -5000LL, -15000LL, 25001LL, 4999LL,
                                 2147483647LL * 10000 + 4999, 2147483647LL * 10000 + 5000})
        out.push_back(of_type(VT_CY, value));
    for (const VARIANT_BOOL value : {VARIANT_TRUE, VARIANT_FALSE, VARIANT_BOOL{1}})
        out.push_back(variant::boolean(value));
    count = 0;
    for (const double value : edge_reals()) {
        if (count++ >= most)
            break;
        out.push_back(variant::r8(value));
        out.push_back(variant::r4(static_cast<float>(value)));
        if (value > -657434.5 && value < 2958466)
            out.push_back(variant::days(value));
    }
    for (const bool negative : {false, true}) {
        out.push_back(decimal(0, negative, 0, 1));
        out.push_back(decimal(1, negative, 0, 5));
        out.push_back(decimal(1, negative, 0, 15));
        out.push_back(decimal(4, negative, 0, 1250000));
        out.push_back(decimal(28, negative, 0, 1));
        out.push_back(decimal(28, negative, 0xffffffff, ~0ULL));
        out.push_back(decimal(0, negative, 0xffffffff, ~0ULL));
        out.push_back(decimal(0, negative, 0, 2147483648));
        out.push_back(decimal(1, negative, 0, 21474836475));
        out.push_back(decimal(0, negative, 0, ~0ULL));
        out.push_back(decimal(0, negative, 0, 1ULL << 63));
        out.push_back(decimal(0, negative, 1, 0));
        out.push_back(decimal(10, negative, 12345, 6789012345678901234));
    }
    count = 0;
    for (const conformance::wide& text : edge_texts()) {
        if (count++ < most)
            out.push_back(variant::str(text.c_str()));
    }
    return out;
}

std::vector<variant> few_values() {
    std::vector<variant> out = {variant(),
                                variant::null(),
                                variant::boolean(VARIANT_TRUE),
                                variant::boolean(VARIANT_FALSE),
                                variant::days(40000.5),
                                variant::days(2),
                                of_type(VT_CY, 15000),
                                of_type(VT_CY, -30000),
                                of_type(VT_CY, 0),
                                decimal(0, false, 0, 3),
                                decimal(2, true, 0, 250),
                                decimal(0, false, 0, 0),
                                variant::str(conformance::widen("6").c_str()),
                                variant::str(conformance::widen("-2.5").c_str()),
                                variant::str(conformance::widen("0").c_str()),
                                variant::str(conformance::widen("x").c_str()),
                                variant::str(conformance::widen("True").c_str()),
                                variant::str(conformance::widen("").c_str()),
                                variant::error(7),
                                variant::unknown(nullptr),
                                variant::dispatch(nullptr)};
    for (const VARTYPE type : {VT_I1, VT_UI1, VT_I2, VT_UI2, VT_I4, VT_UI4, VT_INT, VT_UINT, VT_I8, VT_UI8}) {
        for (const LONGLONG value : {0, 3, 100})
            out.push_back(of_type(static_cast<VARTYPE>(type), value));
    }
    out.push_back(of_type(VT_UI1, 255));
    for (const LONGLONG value : {-7LL, 32767LL})
        out.push_back(of_type(VT_I2, value));
    for (const LONGLONG value : {-7LL, 2147483647LL})
        out.push_back(of_type(VT_I4, value));
    for (const LONGLONG value : {-7LL, 5000000000LL})
        out.push_back(of_type(VT_I8, value));
    for (const double value : {0.0, -2.5, 3.25, 1000000.0}) {
        out.push_back(variant::r4(static_cast<float>(value)));
        out.push_back(variant::r8(value));
    }
    return out;
}

} // namespace results
