// libFuzzer target: any bytes as a token buffer. What nobody can check is that the memory is as large as its
// size field says, so that is made true.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#include <oleauto.h>

#include "fuzzed_value.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzzing::input in(data, size);
    const LCID lcid = in.locale();
    fuzzing::fuzzed_value value(in);
    std::vector<BYTE> tokens = in.rest_bytes();
    if (tokens.empty())
        return 0;
    if (tokens[0] != 0) {
        if (tokens.size() < 6)
            return 0;
        const std::size_t stated = tokens[1] | std::size_t{tokens[2]} << 8 | std::size_t{tokens[3]} << 16;
        if (stated > tokens.size()) {
            tokens[1] = static_cast<BYTE>(tokens.size());
            tokens[2] = static_cast<BYTE>(tokens.size() >> 8);
            tokens[3] = static_cast<BYTE>(tokens.size() >> 16);
        }
    }
    BSTR text = nullptr;
    VarFormatFromTokens(value.get(), nullptr, tokens.data(), 0, &text, lcid);
    SysFreeString(text);
    return 0;
}
