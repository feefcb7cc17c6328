// libFuzzer target: any text as a number, with any room for its digits. Four bytes choose the locale, the
// room and what is allowed; the rest is UTF-16.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <string>
#include <vector>

#include <oleauto.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static constexpr LCID locales[] = {0x409, 0x7F, 0x407, 0x40C, 0x411, 0x41F, 0x415, 0x809, 0x439};
    if (size < 4)
        return 0;
    std::u16string text;
    for (std::size_t i = 4; i + 1 < size; i += 2)
        text += static_cast<char16_t>(data[i] | data[i + 1] << 8);
    NUMPARSE numbers{};
    numbers.cDig = data[1];
    numbers.dwInFlags = static_cast<ULONG>(data[2] | data[3] << 8);
    std::vector<BYTE> digits(data[1]);
    BYTE none;
    BYTE* const array = digits.empty() ? &none : digits.data();
    const LCID lcid = locales[data[0] % std::size(locales)];
    if (FAILED(VarParseNumFromStr(text.c_str(), lcid, 0, &numbers, array)))
        return 0;
    if (numbers.cDig < 1 || numbers.cDig > data[1] || numbers.cchUsed > static_cast<INT>(text.size()))
        std::abort();
    for (unsigned type = VT_EMPTY; type <= VT_UI8; ++type) {
        VARIANT value{};
        VarNumFromParseNum(&numbers, array, 1u << type, &value);
    }
    return 0;
}
