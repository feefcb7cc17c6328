// Lengths of strings in units and in bytes, however they were made.
#include "printer.hpp"

namespace {

std::string lengths(BSTR text) {
    return std::to_string(SysStringLen(text)) + " units, " + std::to_string(SysStringByteLen(text)) +
           " bytes";
}

} // namespace

RESULTS_SECTION(strings) {
    for (UINT bytes = 0; bytes < 64; ++bytes) {
        const std::string source(bytes, 'a');
        BSTR text = SysAllocStringByteLen(source.data(), bytes);
        print.line("SysAllocStringByteLen " + std::to_string(bytes), lengths(text));
        const INT done = SysReAllocStringLen(&text, nullptr, bytes / 3);
        print.line("SysReAllocStringLen " + std::to_string(bytes),
                   std::to_string(done) + " " + lengths(text));
        SysFreeString(text);
    }
}
