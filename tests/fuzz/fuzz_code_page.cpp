// libFuzzer target: bytes of any code page to UTF-16 and back, and any UTF-16 to bytes, into buffers of any
// size that are exactly as large as they are said to be. What is asked for the size, what is written and what
// is refused have to agree.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include <windows.h>

#include "fuzzed_value.hpp"

namespace {

constexpr UINT pages[] = {CP_UTF8, 1252, 28591, 20127, CP_ACP, CP_OEMCP, 3, 437};

void require(bool holds) {
    if (!holds)
        std::abort();
}

/// Calls for the size, and with a buffer; the results have to agree. @return what was written into a buffer
/// that is large enough, or nothing
template <class Unit, class Call>
std::vector<Unit> convert(std::size_t room, Call&& call) {
    const int needed = call(nullptr, 0);
    const DWORD reason = GetLastError();
    std::vector<Unit> small(room);
    const int written = room ? call(small.data(), static_cast<int>(room)) : 0;
    if (needed == 0) {
        require(written == 0 || reason == ERROR_INVALID_PARAMETER);
        return {};
    }
    require(needed > 0);
    if (room)
        require(static_cast<std::size_t>(needed) <= room
                    ? written == needed
                    : written == 0 && GetLastError() == static_cast<DWORD>(ERROR_INSUFFICIENT_BUFFER));
    std::vector<Unit> all(static_cast<std::size_t>(needed));
    require(call(all.data(), needed) == needed);
    return all;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzzing::input in(data, size);
    const UINT page = pages[in.byte() % std::size(pages)];
    const std::uint8_t kind = in.byte();
    const std::size_t room = in.byte();
    const char substitute = static_cast<char>(in.byte());
    std::vector<BYTE> bytes = in.rest_bytes();
    const auto* const text = reinterpret_cast<const char*>(bytes.data());
    const bool ended = kind & 1;
    if (ended)
        bytes.push_back(0);
    const auto* const start = ended ? reinterpret_cast<const char*>(bytes.data()) : text;
    const int count = ended ? -1 : static_cast<int>(bytes.size());
    DWORD decode_flags = (kind & 2) ? MB_ERR_INVALID_CHARS : 0;
    if (kind & 4)
        decode_flags |= MB_PRECOMPOSED;
    const std::vector<WCHAR> wide = convert<WCHAR>(room, [&](WCHAR* out, int its_room) {
        return MultiByteToWideChar(page, decode_flags, start, count, out, its_room);
    });
    DWORD encode_flags = (kind & 8) ? WC_NO_BEST_FIT_CHARS : 0;
    if (kind & 16)
        encode_flags |= WC_ERR_INVALID_CHARS;
    const auto encode = [&](const WCHAR* units, int its_count) {
        BOOL used = FALSE;
        const bool with_default = kind & 32;
        return convert<char>(room, [&](char* out, int its_room) {
            return WideCharToMultiByte(page, encode_flags, units, its_count, out, its_room,
                                       with_default ? &substitute : nullptr, with_default ? &used : nullptr);
        });
    };
    if (!wide.empty()) {
        const std::vector<char> back = encode(wide.data(), static_cast<int>(wide.size()));
        // What was well-formed comes back as it was.
        if ((decode_flags & MB_ERR_INVALID_CHARS) && !back.empty() && page == CP_UTF8)
            require(std::string(back.data(), back.size()) == std::string(start, back.size()));
    }
    std::vector<WCHAR> units(bytes.size() / 2 + 1);
    if (!bytes.empty())
        std::memcpy(units.data(), bytes.data(), bytes.size() / 2 * 2);
    encode(units.data(), ended ? -1 : static_cast<int>(units.size()));
    return 0;
}
