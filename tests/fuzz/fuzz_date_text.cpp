// libFuzzer target: any text as a date. The first byte chooses the locale, the second the flags; the rest is
// UTF-16.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <string>

#include <oleauto.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static constexpr LCID locales[] = {0x409, 0x7F, 0x407, 0x40C, 0x411, 0x41F, 0x415, 0x809, 0x401, 0x412};
    static constexpr ULONG flag_sets[] = {0, VAR_TIMEVALUEONLY, VAR_DATEVALUEONLY, VAR_CALENDAR_THAI,
                                          VAR_CALENDAR_HIJRI};
    if (size < 2)
        return 0;
    const LCID lcid = locales[data[0] % std::size(locales)];
    const ULONG flags = flag_sets[data[1] % std::size(flag_sets)];
    std::u16string text;
    for (std::size_t i = 2; i + 1 < size; i += 2)
        text += static_cast<char16_t>(data[i] | data[i + 1] << 8);
    DATE date = 1;
    if (FAILED(VarDateFromStr(text.c_str(), lcid, flags, &date)))
        return 0;
    // What was read is a date, and can be written.
    UDATE parts;
    if (FAILED(VarUdateFromDate(date, 0, &parts)))
        std::abort();
    BSTR written = nullptr;
    if (FAILED(VarBstrFromDate(date, lcid, 0, &written)))
        std::abort();
    SysFreeString(written);
    return 0;
}
