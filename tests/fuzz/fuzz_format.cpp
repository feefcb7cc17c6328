// libFuzzer target: any format string for any value. The first bytes say how, then come the value and the
// format.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>

#include <oleauto.h>

#include "fuzzed_value.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzzing::input in(data, size);
    const int first_day = in.byte() % 9 - 1;
    const int first_week = in.byte() % 6 - 1;
    const LCID lcid = in.locale();
    fuzzing::fuzzed_value value(in);
    std::u16string format = in.rest();
    BSTR text = nullptr;
    VarFormat(value.get(), format.data(), first_day, first_week, 0, &text);
    SysFreeString(text);

    // The tokens in a block of memory that ends where they end.
    std::u16string same = format.substr(0, format.find(u'\0'));
    std::string tokens(same.size() * 4 + 32, '\0');
    int used = 0;
    if (FAILED(VarTokenizeFormatString(format.data(), reinterpret_cast<BYTE*>(tokens.data()),
                                       static_cast<int>(tokens.size()), first_day, first_week, lcid, &used)))
        return 0;
    std::string exact(tokens, 0, used == 0 ? 1 : static_cast<std::size_t>(used));
    exact.shrink_to_fit();
    text = nullptr;
    VarFormatFromTokens(value.get(), nullptr, reinterpret_cast<BYTE*>(exact.data()), 0, &text, lcid);
    SysFreeString(text);
    return 0;
}
