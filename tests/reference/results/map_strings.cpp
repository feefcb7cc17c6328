// LCMapString: case, kana, widths, Chinese scripts, sort keys, and what is refused; GetStringType,
// FoldString, CharUpper.
#include "printer.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace {

using results::failed;
using results::hex;
using results::printer;
using results::quoted;

LPCWSTR units(const std::u16string& text) {
    return reinterpret_cast<LPCWSTR>(text.data());
}

std::string mapped(LCID lcid, DWORD flags, const std::u16string& text, int count, int room = 60) {
    char16_t buffer[64];
    std::fill(std::begin(buffer), std::end(buffer), u'#');
    SetLastError(0xDEAD);
    const int length = LCMapStringW(lcid, flags, units(text), count, reinterpret_cast<LPWSTR>(buffer), room);
    if (!length)
        return failed();
    return std::to_string(length) + " " +
           (room ? quoted(std::u16string(buffer, static_cast<std::size_t>(length))) : std::string());
}

const char16_t* const texts[] = {
    u"",
    u"abc XYZ 123",
    u"Stra\u00DFe \u00E9\u00C9 \u0131\u0130iI",
    u"\u03B1\u03A3\u03C2 \u0436\u0416 \u01C4\u01C5\u01C6",
    u"\u3042\u3044\u304C\u3071\u3041\u3063 \u3093\u3094\u309D\u309E",
    u"\u30A2\u30A4\u30AC\u30D1\u30A1\u30C3 \u30F3\u30F4\u30F7\u30FD\u30FE\u30FC\u30F5",
    u"\uFF71\uFF72\uFF76\uFF9E\uFF8A\uFF9F\uFF67\uFF6F\uFF9D\uFF70 \uFF65\uFF61\uFF62\uFF63\uFF64",
    u"\uFF21\uFF42\uFF11\uFF01\u3000\uFF5E\uFFE5\uFFE6\uFFE0",
    u"A b1!~\\\u00A5\u20A9\u00A2\u00A3\u00AC\u00AF\u00A6",
    u"\u3002\u3001\u300C\u300D\u30FB\u3099\u309A\u309B\u309C",
    u"\uFFA1\uFFC2\u3131\u314F\uFFE8\uFFED\u2502\u25A0",
    u"\u4E07\u842C\u4F53\u9AD4\u56FD\u570B\u5B66\u5B78\u8BED\u8A9E",
    u"\u4E00\u4E8C\u4EBA",
    u"e\u0301a\u0308 a!b-c'd \u00E9",
    u"\U00010400\U00010428",
    u"co-op it's",
};

} // namespace

RESULTS_SECTION(map_strings) {
    const std::pair<const char*, DWORD> mappings[] = {
        {"lower", LCMAP_LOWERCASE},
        {"upper", LCMAP_UPPERCASE},
        {"linguistic lower", LCMAP_LOWERCASE | LCMAP_LINGUISTIC_CASING},
        {"linguistic upper", LCMAP_UPPERCASE | LCMAP_LINGUISTIC_CASING},
        {"turned", LCMAP_BYTEREV},
        {"turned upper", LCMAP_BYTEREV | LCMAP_UPPERCASE},
        {"hiragana", LCMAP_HIRAGANA},
        {"katakana", LCMAP_KATAKANA},
        {"half", LCMAP_HALFWIDTH},
        {"full", LCMAP_FULLWIDTH},
        {"half katakana", LCMAP_HALFWIDTH | LCMAP_KATAKANA},
        {"full hiragana", LCMAP_FULLWIDTH | LCMAP_HIRAGANA},
        {"full katakana", LCMAP_FULLWIDTH | LCMAP_KATAKANA},
        {"half upper", LCMAP_HALFWIDTH | LCMAP_UPPERCASE},
        {"full lower", LCMAP_FULLWIDTH | LCMAP_LOWERCASE},
        {"half hiragana", LCMAP_HALFWIDTH | LCMAP_HIRAGANA},
        {"simplified", LCMAP_SIMPLIFIED_CHINESE},
        {"traditional", LCMAP_TRADITIONAL_CHINESE},
        {"without marks", NORM_IGNORENONSPACE},
        {"without symbols", NORM_IGNORESYMBOLS},
        {"without both", NORM_IGNORENONSPACE | NORM_IGNORESYMBOLS},
    };
    for (const char16_t* each : texts) {
        const std::u16string text(each);
        for (const auto& [name, flags] : mappings) {
            print.line(std::string(name) + " " + quoted(text), mapped(0x409, flags, text, -1));
            if (!text.empty())
                print.line(std::string(name) + " counted " + quoted(text),
                           mapped(0x411, flags, text, static_cast<int>(text.size())));
            print.line(std::string(name) + " size " + quoted(text), mapped(0x409, flags, text, -1, 0));
            print.line(std::string(name) + " room 3 " + quoted(text), mapped(0x409, flags, text, -1, 3));
        }
        for (const LCID lcid : {0x41F, 0x407, 0x7F})
            for (const DWORD flags :
                 {LCMAP_LOWERCASE, LCMAP_UPPERCASE, LCMAP_LOWERCASE | LCMAP_LINGUISTIC_CASING,
                  LCMAP_UPPERCASE | LCMAP_LINGUISTIC_CASING})
                print.line("case " + hex(lcid) + " " + hex(flags) + " " + quoted(text),
                           mapped(lcid, flags, text, -1));
    }
    // Each flag by itself and with some others: whether it is taken.
    const std::u16string abc = u"Abc";
    for (unsigned bit = 0; bit < 32; ++bit)
        for (const DWORD with :
             {0, LCMAP_UPPERCASE, LCMAP_SORTKEY, LCMAP_LOWERCASE | LCMAP_LINGUISTIC_CASING, LCMAP_HIRAGANA,
              LCMAP_FULLWIDTH, LCMAP_SIMPLIFIED_CHINESE, LCMAP_BYTEREV, NORM_IGNORENONSPACE})
            print.line("flags " + hex((1ul << bit) | with) + " as " + hex(1ul << bit) + " and " + hex(with),
                       [&]() -> std::string {
                           char16_t buffer[64];
                           SetLastError(0xDEAD);
                           return LCMapStringW(0x409, static_cast<DWORD>(1ul << bit) | with, units(abc), 3,
                                               reinterpret_cast<LPWSTR>(buffer), 60)
                                      ? "taken"
                                      : failed();
                       }());
    print.line("no flags", mapped(0x409, 0, abc, 3));
    print.line("title", mapped(0x409, 0x300, abc, 3));
    print.line("no text", mapped(0x409, LCMAP_UPPERCASE, abc, 0));
    for (const LCID lcid : {0x0ul, 0x400ul, 0x9ul, 0xFFFFul})
        print.line("upper in " + hex(lcid), mapped(static_cast<LCID>(lcid), LCMAP_UPPERCASE, abc, 3));
    // The same buffer for both.
    for (const auto& [name, flags] : mappings) {
        char16_t buffer[16] = u"aB\u30A2";
        SetLastError(0xDEAD);
        const int length = LCMapStringW(0x409, flags, reinterpret_cast<LPCWSTR>(buffer), 3,
                                        reinterpret_cast<LPWSTR>(buffer), 16);
        print.line(std::string("in place ") + name,
                   length ? std::to_string(length) + " " +
                                quoted(std::u16string(buffer, static_cast<std::size_t>(length)))
                          : failed());
    }
    {
        char buffer[32];
        SetLastError(0xDEAD);
        int length = LCMapStringA(0x409, LCMAP_UPPERCASE, "abc", -1, buffer, 32);
        print.line("A upper", length ? std::to_string(length) + buffer : failed());
        SetLastError(0xDEAD);
        length = LCMapStringA(0x409, LCMAP_UPPERCASE, "abc", -1, buffer, 2);
        print.line("A upper room 2", length ? std::to_string(length) : failed());
        SetLastError(0xDEAD);
        length = LCMapStringA(0x409, LCMAP_UPPERCASE, "abc", -1, nullptr, 0);
        print.line("A upper size", length ? std::to_string(length) : failed());
        SetLastError(0xDEAD);
        length = LCMapStringA(0x409, LCMAP_UPPERCASE, "abc", 3, nullptr, 4);
        print.line("A null", length ? std::to_string(length) : failed());
        SetLastError(0xDEAD);
        length = LCMapStringW(0x409, LCMAP_SORTKEY, units(abc), 3, reinterpret_cast<LPWSTR>(buffer), 2);
        print.line("key room 2", length ? std::to_string(length) : failed());
    }
    // Keys are compared with each other, because their bytes are each system's own.
    for (const DWORD flags : {0, NORM_IGNORECASE, SORT_STRINGSORT, NORM_IGNORENONSPACE}) {
        const auto key = [flags](const char16_t* text) {
            std::vector<char> bytes(400);
            const std::u16string all(text);
            const int length = LCMapStringW(0x409, LCMAP_SORTKEY | flags, units(all), -1,
                                            reinterpret_cast<LPWSTR>(bytes.data()), 400);
            bytes.resize(static_cast<std::size_t>(length));
            return std::string(bytes.begin(), bytes.end());
        };
        const char16_t* const words[] = {u"",      u"a",      u"A", u"b", u"co-op", u"coop",
                                         u"coops", u"\u00E9", u"e", u"1", u"!"};
        for (const char16_t* a : words)
            for (const char16_t* b : words) {
                const int order = key(a).compare(key(b));
                print.line("key " + hex(flags) + " " + quoted(a) + " " + quoted(b), order < 0 ? "<"
                                                                                    : order   ? ">"
                                                                                              : "=");
            }
        print.line("key ends in NUL " + hex(flags), key(u"abc").back() == 0 ? "yes" : "no");
    }
}

RESULTS_SECTION(fold_strings) {
    const std::pair<const char*, DWORD> foldings[] = {{"precomposed", MAP_PRECOMPOSED},
                                                      {"composite", MAP_COMPOSITE},
                                                      {"digits", MAP_FOLDDIGITS},
                                                      {"zone", MAP_FOLDCZONE},
                                                      {"ligatures", MAP_EXPAND_LIGATURES},
                                                      {"digits zone", MAP_FOLDDIGITS | MAP_FOLDCZONE},
                                                      {"both", MAP_PRECOMPOSED | MAP_COMPOSITE},
                                                      {"none", 0},
                                                      {"unknown", 0x1000}};
    const char16_t* const folded[] = {u"\u00E9e\u0301",
                                      u"\u0661\u0662\u00B2\u2460\uFF11",
                                      u"\uFF21\u00AA\u2122\u00BD",
                                      u"\uFB01\u00E6\u00C6\u0153\u00DF\u0133\u01C4",
                                      u"plain",
                                      u"\u304C\u304B\u3099"};
    for (const char16_t* each : folded) {
        const std::u16string text(each);
        for (const auto& [name, flags] : foldings) {
            char16_t buffer[64];
            for (const int room : {60, 0}) {
                SetLastError(0xDEAD);
                const int length =
                    FoldStringW(flags, units(text), -1, reinterpret_cast<LPWSTR>(buffer), room);
                print.line(
                    std::string(name) + " " + quoted(text) + " room " + std::to_string(room),
                    length
                        ? std::to_string(length) + " " +
                              (room ? quoted(std::u16string(buffer, static_cast<std::size_t>(length))) : "")
                        : failed());
            }
        }
    }
}
