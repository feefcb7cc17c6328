// libFuzzer target: any text as a message for FormatMessage, with an array of arguments that all are both
// readable texts and numbers (of the size of a usual width, where the system has memory at such an address),
// into buffers of any size.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <vector>

#include <sys/mman.h>

#include <windows.h>

#include "fuzzed_value.hpp"

namespace {

constexpr std::size_t page_size = 4096;

/// A page that begins with texts and is zeros behind them, at a low address if there is one.
const char* texts() {
    static const char* const made = [] {
        void* const page = mmap(reinterpret_cast<void*>(0x10000), page_size, PROT_READ | PROT_WRITE,
                                MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (page == MAP_FAILED)
            std::abort();
        std::memcpy(page, u"wide \u00E9 text", 24);
        std::memcpy(static_cast<char*>(page) + 64, "narrow %1 text", 15);
        std::memcpy(static_cast<char*>(page) + 128, u"\xD800x", 6);
        return static_cast<const char*>(page);
    }();
    return made;
}

template <class Unit, class Format>
void format(DWORD flags, const std::vector<Unit>& source, std::size_t room, Format&& call) {
    std::vector<DWORD_PTR> arguments;
    for (std::size_t i = 0; i < 99 + 2; ++i)
        arguments.push_back(reinterpret_cast<DWORD_PTR>(texts() + i % 4 * 64));
    // An exact copy, so that reading or writing beyond an end is found.
    std::vector<Unit> buffer(room);
    Unit* block = nullptr;
    const bool allocates = flags & FORMAT_MESSAGE_ALLOCATE_BUFFER;
    void* const out = allocates ? static_cast<void*>(&block) : static_cast<void*>(buffer.data());
    const DWORD length = call(flags, source.data(), static_cast<Unit*>(out), static_cast<DWORD>(room),
                              reinterpret_cast<va_list*>(arguments.data()));
    const Unit* const text = allocates ? block : buffer.data();
    if (length && (!text || text[length] || (!allocates && length >= room)))
        std::abort();
    if (allocates && !length && block)
        std::abort();
    LocalFree(block);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzzing::input in(data, size);
    const std::uint8_t kind = in.byte();
    DWORD flags = FORMAT_MESSAGE_FROM_STRING | FORMAT_MESSAGE_ARGUMENT_ARRAY | in.byte();
    const std::size_t room = in.byte() * std::size_t{4};
    if (kind & 1)
        flags |= FORMAT_MESSAGE_ALLOCATE_BUFFER;
    if (kind & 2)
        flags |= FORMAT_MESSAGE_IGNORE_INSERTS;
    if (kind & 4) {
        std::u16string text = in.rest();
        std::vector<WCHAR> source(text.begin(), text.end());
        source.push_back(0);
        format<WCHAR>(flags, source, room,
                      [](DWORD f, const WCHAR* from, WCHAR* out, DWORD size_, va_list* list) {
                          return FormatMessageW(f, from, 0, 0, out, size_, list);
                      });
    } else {
        const std::vector<BYTE> bytes = in.rest_bytes();
        std::vector<char> source(bytes.begin(), bytes.end());
        source.push_back('\0');
        format<char>(flags, source, room,
                     [](DWORD f, const char* from, char* out, DWORD size_, va_list* list) {
                         return FormatMessageA(f, from, 0, 0, out, size_, list);
                     });
    }
    return 0;
}
