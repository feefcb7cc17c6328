#include "coercion.hpp"

#include <cctype>
#include <cstdio>

namespace conformance {

std::string coercion_name(const testing::TestParamInfo<coercion>& info) {
    std::string out;
    for (unsigned char c : show(info.param.source)) {
        char buffer[8];
        if (std::isalnum(c))
            out += static_cast<char>(c);
        else if (c == '-')
            out += "_minus_";
        else if (c == '+')
            out += "_plus_";
        else if (c == '.')
            out += "_point_";
        else if (c == '\'' || c == ' ')
            out += '_';
        else {
            std::snprintf(buffer, sizeof buffer, "x%02x", c);
            out += buffer;
        }
    }
    out += "_to_" + type_name(info.param.target);
    if (info.param.flags)
        out += "_flags_" + std::to_string(info.param.flags);
    return out;
}

void check_coercion(const coercion& row) {
    variant source = row.source;
    variant result;
    HRESULT hr = VariantChangeTypeEx(&result, &source, english, row.flags, row.target);
    EXPECT_HR(row.result, hr);
    if (SUCCEEDED(row.result) && SUCCEEDED(hr))
        EXPECT_EQ(row.expected, show(result));
    else
        EXPECT_EQ(VT_EMPTY, V_VT(&result)) << "a refused conversion leaves the destination as it was";
    EXPECT_EQ(show(row.source), show(source)) << "the source stays as it was";

    hr = VariantChangeTypeEx(&source, &source, english, row.flags, row.target);
    EXPECT_HR(row.result, hr) << "in place";
    EXPECT_EQ(SUCCEEDED(row.result) ? row.expected : show(row.source), show(source)) << "in place";
}

} // namespace conformance
