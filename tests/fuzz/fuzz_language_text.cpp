// libFuzzer target: any two texts in the order of a language, whose sort keys have to have the same order;
// any mapping of a text, and any text as a picture of a date or a time or as a number, into buffers that are
// exactly as large as they are said to be.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include <windows.h>

#include "fuzzed_value.hpp"

namespace {

void require(bool holds) {
    if (!holds)
        std::abort();
}

DWORD some_of(std::uint16_t bits, std::initializer_list<DWORD> flags) {
    DWORD all = 0;
    for (const DWORD flag : flags) {
        if (bits & 1)
            all |= flag;
        bits >>= 1;
    }
    return all;
}

/// What is needed, refused and written has to agree.
template <class Unit, class Call>
std::vector<Unit> exact(std::size_t room, Call&& call) {
    const int needed = call(nullptr, 0);
    std::vector<Unit> small(room);
    const int written = room ? call(small.data(), static_cast<int>(room)) : 0;
    if (room)
        require(static_cast<std::size_t>(needed) <= room ? written == needed : written == 0);
    std::vector<Unit> all(static_cast<std::size_t>(needed));
    if (needed)
        require(call(all.data(), needed) == needed);
    return all;
}

std::vector<unsigned char> key_of(LCID lcid, DWORD flags, const std::u16string& text, std::size_t room) {
    const auto key = exact<unsigned char>(room, [&](unsigned char* out, int its_room) {
        return LCMapStringW(lcid, LCMAP_SORTKEY | flags, text.c_str(),
                            text.empty() ? -1 : static_cast<int>(text.size()), reinterpret_cast<LPWSTR>(out),
                            its_room);
    });
    require(!key.empty() && key.back() == 0);
    return key;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzzing::input in(data, size);
    const LCID lcid = in.locale();
    std::uint16_t bits;
    in.take(&bits, sizeof bits);
    const std::size_t room = in.byte();
    const std::size_t cut = in.byte();
    const std::u16string rest = in.rest();
    const std::u16string a = rest.substr(0, std::min(cut, rest.size())), b = rest.substr(a.size());
    const DWORD order_flags =
        some_of(bits, {NORM_IGNORECASE, NORM_IGNORENONSPACE, NORM_IGNORESYMBOLS, SORT_DIGITSASNUMBERS,
                       LINGUISTIC_IGNORECASE, LINGUISTIC_IGNOREDIACRITIC, NORM_IGNOREKANATYPE,
                       NORM_IGNOREWIDTH, SORT_STRINGSORT, NORM_LINGUISTIC_CASING});
    const int order = CompareStringW(lcid, order_flags, a.data(), static_cast<int>(a.size()), b.data(),
                                     static_cast<int>(b.size()));
    require(order != 0);
    require(CompareStringW(lcid, order_flags, b.data(), static_cast<int>(b.size()), a.data(),
                           static_cast<int>(a.size())) == 2 * CSTR_EQUAL - order);
    require(order - CSTR_EQUAL == [&] {
        const auto left = key_of(lcid, order_flags, a, room), right = key_of(lcid, order_flags, b, room);
        return (left > right) - (left < right);
    }());
    if (rest.empty())
        return 0;
    const DWORD map_flags = some_of(
        bits, {LCMAP_LOWERCASE, LCMAP_UPPERCASE, LCMAP_LINGUISTIC_CASING, LCMAP_BYTEREV, LCMAP_HIRAGANA,
               LCMAP_KATAKANA, LCMAP_HALFWIDTH, LCMAP_FULLWIDTH, LCMAP_SIMPLIFIED_CHINESE,
               LCMAP_TRADITIONAL_CHINESE, NORM_IGNORENONSPACE, NORM_IGNORESYMBOLS});
    exact<WCHAR>(room, [&](WCHAR* out, int its_room) {
        return LCMapStringW(lcid, map_flags, rest.data(), static_cast<int>(rest.size()), out, its_room);
    });
    const DWORD fold_flags =
        some_of(bits, {MAP_FOLDCZONE, MAP_PRECOMPOSED, MAP_COMPOSITE, MAP_FOLDDIGITS, MAP_EXPAND_LIGATURES});
    exact<WCHAR>(room, [&](WCHAR* out, int its_room) {
        return FoldStringW(fold_flags, rest.data(), static_cast<int>(rest.size()), out, its_room);
    });
    SYSTEMTIME when{};
    when.wYear = 2003, when.wMonth = 1, when.wDay = 2, when.wHour = 15;
    exact<WCHAR>(room, [&](WCHAR* out, int its_room) {
        return GetDateFormatW(lcid, bits & 0x70, &when, rest.c_str(), out, its_room);
    });
    exact<WCHAR>(room, [&](WCHAR* out, int its_room) {
        return GetTimeFormatW(lcid, bits & 0xF, &when, rest.c_str(), out, its_room);
    });
    std::u16string separator = a;
    NUMBERFMTW format = {bits & 0x7Fu, bits & 1u, bits, separator.data(), separator.data(), bits % 6u};
    exact<WCHAR>(room, [&](WCHAR* out, int its_room) {
        return GetNumberFormatW(lcid, 0, b.c_str(), bits & 0x8000 ? nullptr : &format, out, its_room);
    });
    return 0;
}
