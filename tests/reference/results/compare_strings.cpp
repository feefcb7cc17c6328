// CompareString: the order of texts in languages, with each flag, and what is refused.
#include "printer.hpp"

#include <string>

namespace {

using results::hex;
using results::printer;
using results::quoted;

LPCWCH units(const std::u16string& text) {
    return reinterpret_cast<LPCWCH>(text.data());
}

std::string compared(LCID lcid, DWORD flags, const std::u16string& a, int a_count, const std::u16string& b,
                     int b_count) {
    SetLastError(0xDEAD);
    const int result = CompareStringW(lcid, flags, units(a), a_count, units(b), b_count);
    return result ? std::to_string(result) : "0 error " + std::to_string(GetLastError());
}

struct pair {
    const char16_t* a;
    const char16_t* b;
};

const pair pairs[] = {
    // Letters, case, length
    {u"", u""},
    {u"", u"a"},
    {u"a", u"a"},
    {u"a", u"b"},
    {u"a", u"A"},
    {u"A", u"b"},
    {u"a", u"B"},
    {u"Z", u"a"},
    {u"ab", u"Ab"},
    {u"ab", u"aB"},
    {u"Ab", u"aB"},
    {u"AB", u"aC"},
    {u"abc", u"abcd"},
    {u"abC", u"abcd"},
    {u"zebra", u"Apple"},
    // Digits and symbols
    {u"1", u"a"},
    {u"9", u"10"},
    {u"a9", u"a10"},
    {u"a09", u"a9"},
    {u"a009", u"a09"},
    {u"1.5", u"1.10"},
    {u"2nd", u"10th"},
    {u"!", u"1"},
    {u"_", u"1"},
    {u"+", u"1"},
    {u"$", u"1"},
    {u"~", u"a"},
    {u" ", u"!"},
    {u"a b", u"ab"},
    {u"a b", u"a!b"},
    {u"a_b", u"ab"},
    {u"a.b", u"a,b"},
    {u"a/b", u"a\\b"},
    {u"a(b", u"a)b"},
    {u"a[b", u"a{b"},
    {u"a<b", u"a>b"},
    {u"a=b", u"a+b"},
    {u"a\"b", u"a#b"},
    {u"a%b", u"a&b"},
    {u"a*b", u"a@b"},
    {u"a:b", u"a;b"},
    {u"a?b", u"a^b"},
    {u"a`b", u"a|b"},
    {u"a~b", u"a+b"},
    {u"a\tb", u"a b"},
    {u"a\nb", u"a\tb"},
    {u"\u00A3", u"$"},
    {u"\u20AC", u"$"},
    {u"\u20AC", u"\u00A3"},
    {u"\u00A9", u"a"},
    {u"\u00A7", u"1"},
    {u"\u00B0", u"+"},
    {u"\u00D7", u"\u00F7"},
    {u"\u201Ca", u"\"a"},
    {u"\u2026", u"."},
    {u"\u2190", u"1"},
    {u"\u2192", u"\u2190"},
    {u"\u00BD", u"1"},
    {u"\u00BD", u"0"},
    {u"\u00B2", u"2"},
    {u"\u00B2", u"3"},
    {u"\u2460", u"1"},
    {u"\u0661", u"1"},
    {u"\u0662", u"1"},
    // Hyphens and apostrophes
    {u"coop", u"co-op"},
    {u"co-op", u"coop"},
    {u"co-op", u"coops"},
    {u"co-op", u"cop"},
    {u"coop", u"Co-op"},
    {u"co-op", u"c-oop"},
    {u"-coop", u"coop-"},
    {u"co--op", u"co-op"},
    {u"it's", u"its"},
    {u"it's", u"it"},
    {u"its", u"it's a"},
    {u"we'll", u"well"},
    {u"we're", u"were"},
    {u"well", u"we're"},
    {u"a-b", u"a'b"},
    {u"a'b", u"ab"},
    {u"A-b", u"ab"},
    {u"-", u"'"},
    {u"-", u""},
    {u"-", u"a"},
    {u"--", u"-"},
    {u"-1", u"1"},
    {u"-2", u"1"},
    {u"-a", u" a"},
    {u"e-mail", u"email"},
    {u"e-mail", u"\u00E9mail"},
    {u"a\u00ADb", u"ab"},
    {u"a\u2010b", u"a-b"},
    {u"a\u2011b", u"a\u2010b"},
    {u"a\u2013b", u"a-b"},
    {u"a\u2014b", u"a\u2013b"},
    {u"a\u2014b", u"ab"},
    {u"a\u2019b", u"a'b"},
    {u"a\u2019b", u"ab"},
    // Controls
    {u"a\x01", u"a"},
    {u"a\x01", u"a\x02"},
    {u"a\x7F", u"a"},
    {u"\x01", u"-"},
    {u"a\u200Db", u"ab"},
    {u"a\uFEFFb", u"ab"},
    // Accents
    {u"e", u"\u00E9"},
    {u"\u00E9", u"f"},
    {u"\u00E9", u"E"},
    {u"\u00E9", u"\u00C9"},
    {u"\u00E9", u"\u00E8"},
    {u"\u00E8", u"\u00EA"},
    {u"\u00EA", u"\u00EB"},
    {u"\u00E3", u"\u00E4"},
    {u"\u00E5", u"\u00E4"},
    {u"\u00E1", u"\u0105"},
    {u"\u0101", u"\u00E3"},
    {u"\u010D", u"\u0107"},
    {u"\u00E7", u"\u010D"},
    {u"\u00E9", u"e\u0301"},
    {u"e\u0301", u"e\u0300"},
    {u"a\u0308", u"\u00E4"},
    {u"resume", u"r\u00E9sum\u00E9"},
    {u"r\u00E9sum\u00E9", u"resumes"},
    {u"cot\u00E9", u"c\u00F4te"},
    {u"cote", u"cot\u00E9"},
    {u"c\u00F4te", u"c\u00F4t\u00E9"},
    {u"P\u00EAche", u"p\u00E9ch\u00E9"},
    {u"na\u00EFve", u"naive"},
    {u"\u1EBF", u"\u00EA"},
    {u"\u0301", u""},
    {u"a\u0327\u0301", u"\u00E1\u0327"},
    // Letters of languages
    {u"\u00DF", u"ss"},
    {u"Stra\u00DFe", u"Strasse"},
    {u"\u1E9E", u"\u00DF"},
    {u"\u1E9E", u"SS"},
    {u"\u00E6", u"ae"},
    {u"\u00E6", u"af"},
    {u"\u00C6", u"AE"},
    {u"encyclop\u00E6dia", u"encyclopaedia"},
    {u"\u0153", u"oe"},
    {u"\u00FE", u"th"},
    {u"\u00F0", u"d"},
    {u"\u00F0", u"e"},
    {u"\u0111", u"d"},
    {u"\u0111", u"e"},
    {u"\u00F8", u"o"},
    {u"\u00F8", u"p"},
    {u"\u00F6", u"o"},
    {u"\u00F6", u"oe"},
    {u"\u00F6", u"p"},
    {u"\u00E4", u"b"},
    {u"\u00E4", u"ae"},
    {u"\u00FC", u"u"},
    {u"\u00FC", u"v"},
    {u"\u00FC", u"ue"},
    {u"M\u00FCller", u"Mueller"},
    {u"M\u00FCller", u"Muller"},
    {u"\u00E5", u"z"},
    {u"aa", u"\u00E5"},
    {u"\u0142", u"l"},
    {u"\u0142", u"lz"},
    {u"\u0142", u"m"},
    {u"\u0141", u"\u0142"},
    {u"\u0105", u"a"},
    {u"\u0105", u"az"},
    {u"\u0107", u"cz"},
    {u"\u015B", u"sz"},
    {u"\u017C", u"\u017A"},
    {u"\u017C", u"zz"},
    {u"\u00F3", u"oz"},
    {u"\u0144", u"nz"},
    {u"\u00E7", u"cz"},
    {u"\u011F", u"gz"},
    {u"\u015F", u"sz"},
    {u"\u00F6", u"oz"},
    {u"\u00FC", u"uz"},
    {u"i", u"\u0131"},
    {u"i", u"I"},
    {u"I", u"\u0131"},
    {u"i", u"\u0130"},
    {u"iz", u"\u0131a"},
    {u"FILE", u"file"},
    {u"ch", u"cz"},
    {u"ll", u"lz"},
    {u"\u00F1", u"nz"},
    {u"\uFB01", u"fi"},
    {u"\u01C6", u"dz"},
    {u"\u0133", u"ij"},
    {u"\u00AA", u"a"},
    {u"\u00AA", u"b"},
    {u"\u2122", u"tm"},
    // Other alphabets
    {u"z", u"\u03B1"},
    {u"\u03B1", u"\u0430"},
    {u"\u03B1", u"\u03B2"},
    {u"\u03B1", u"\u03AC"},
    {u"\u03B1", u"\u0391"},
    {u"\u03C3", u"\u03C2"},
    {u"\u0430", u"\u0431"},
    {u"\u0430", u"\u0410"},
    {u"\u0435", u"\u0451"},
    {u"\u0451", u"\u0436"},
    {u"\u0438", u"\u0439"},
    {u"\u0439", u"\u043A"},
    {u"\u05D0", u"\u05D1"},
    {u"\u0627", u"\u0628"},
    {u"\u0430", u"\u05D0"},
    // Japanese
    {u"\u3042", u"\u30A2"},
    {u"\u3042", u"\u3041"},
    {u"\u3042", u"\u3044"},
    {u"\u30A2", u"\uFF71"},
    {u"\u3042", u"\uFF71"},
    {u"\u304B", u"\u304C"},
    {u"\u304B", u"\u30AC"},
    {u"\u30AC", u"\uFF76\uFF9E"},
    {u"\u304B\u3099", u"\u304C"},
    {u"\u306F", u"\u3070"},
    {u"\u3070", u"\u3071"},
    {u"\u3063", u"\u3064"},
    {u"\u30C4\u30A2", u"\u3063\u3044"},
    {u"\u304D\u3083", u"\u304D\u3084"},
    {u"\u3042\u3044", u"\u30A2\u30A4"},
    {u"\u3042\u30A4", u"\u30A2\u3044"},
    {u"\u3042", u"z"},
    {u"\u3042", u"\u4E9C"},
    {u"\u65E5\u672C", u"\u65E5\u8A9E"},
    {u"\uFF21", u"A"},
    {u"\uFF21", u"a"},
    {u"\uFF21", u"\uFF41"},
    {u"\uFF42", u"a"},
    {u"\uFF11", u"1"},
    {u"\uFF12", u"1"},
    {u"\uFF01", u"!"},
    {u"\u3000", u" "},
    {u"a\uFF0Db", u"a-b"},
    {u"\u3001", u"\u3002"},
    {u"\u30FB", u"a"},
    {u"\uAC00", u"\uAC01"},
    {u"\uAC00", u"\u4E00"},
    {u"\U0001F600", u"a"},
    {u"\U0001F600", u"\U0001F601"},
};

constexpr LCID locales[] = {0x409, 0x7F, 0x407, 0x40C, 0x411, 0x41F, 0x415};
constexpr DWORD flag_sets[] = {
    NORM_IGNORECASE,
    NORM_IGNORENONSPACE,
    NORM_IGNORESYMBOLS,
    8, // SORT_DIGITSASNUMBERS
    LINGUISTIC_IGNORECASE,
    LINGUISTIC_IGNOREDIACRITIC,
    NORM_IGNOREKANATYPE,
    NORM_IGNOREWIDTH,
    SORT_STRINGSORT,
    NORM_IGNORECASE | NORM_IGNORENONSPACE,
    NORM_IGNORECASE | NORM_IGNOREKANATYPE | NORM_IGNOREWIDTH,
    NORM_IGNORECASE | NORM_IGNORENONSPACE | NORM_IGNORESYMBOLS | NORM_IGNOREKANATYPE | NORM_IGNOREWIDTH,
    SORT_STRINGSORT | NORM_IGNORECASE,
};

} // namespace

RESULTS_SECTION(compare_strings) {
    for (const auto& [left, right] : pairs) {
        const std::u16string a(left), b(right);
        const auto show = [&](LCID lcid, DWORD flags) {
            print.line(quoted(a) + " " + quoted(b) + " " + hex(lcid) + " " + hex(flags),
                       compared(lcid, flags, a, -1, b, -1));
        };
        for (const LCID lcid : locales)
            show(lcid, 0);
        for (const DWORD flags : flag_sets)
            show(0x409, flags);
        show(0x411, NORM_IGNORECASE | NORM_IGNOREKANATYPE);
        show(0x41F, NORM_IGNORECASE);
        show(0x41F, LINGUISTIC_IGNORECASE);
        show(0x407, NORM_IGNORECASE);
        show(0x40C, NORM_IGNORENONSPACE);
    }
    const std::u16string nul(u"a\0b", 3), ab = u"ab", a = u"a";
    print.line("a NUL b", compared(0x409, 0, nul, 3, ab, 2));
    print.line("a NUL", compared(0x409, 0, nul, 2, a, 1));
    for (const int count : {-2, -1, 0, 1, 2})
        for (const int other : {-2, -1, 0, 1})
            print.line("counts " + std::to_string(count) + " " + std::to_string(other),
                       compared(0x409, 0, ab, count, ab, other));
    for (unsigned bit = 0; bit < 32; ++bit)
        print.line("flag " + hex(1ul << bit), compared(0x409, static_cast<DWORD>(1ul << bit), a, -1, ab, -1));
    for (const LCID lcid : {0x0ul, 0x400ul, 0x800ul, 0x9ul, 0x7ul, 0xFFFFul, 0x10407ul, 0x1ul << 20})
        print.line("locale " + hex(lcid), compared(static_cast<LCID>(lcid), 0, a, -1, ab, -1));
    SetLastError(0xDEAD);
    print.line("null first", std::to_string(CompareStringW(0x409, 0, nullptr, 0, units(a), 1)) + " " +
                                 std::to_string(GetLastError()));
    SetLastError(0xDEAD);
    print.line("null second", std::to_string(CompareStringW(0x409, 0, units(a), 1, nullptr, 0)) + " " +
                                  std::to_string(GetLastError()));
    SetLastError(0xDEAD);
    print.line("null and flags", std::to_string(CompareStringW(0x409, 0x100, units(a), 1, nullptr, 0)) + " " +
                                     std::to_string(GetLastError()));
    for (const auto& [left, right] : {std::pair<const char*, const char*>{"a", "b"},
                                      {"b", "A"},
                                      {"it's", "its"},
                                      {"a", "a"},
                                      {"", "a"}}) {
        print.line(std::string("A ") + left + " " + right,
                   std::to_string(CompareStringA(0x409, 0, left, -1, right, -1)));
        print.line(std::string("lstrcmpA ") + left + " " + right, std::to_string(lstrcmpA(left, right)));
        print.line(std::string("lstrcmpiA ") + left + " " + right, std::to_string(lstrcmpiA(left, right)));
    }
    const pair few[] = {{u"a", u"b"}, {u"b", u"A"}, {u"it's", u"its"},
                        {u"a", u"A"}, {u"", u"a"},  {u"\u00E9", u"f"}};
    for (const auto& [left, right] : few) {
        const std::u16string l(left), r(right);
        print.line("lstrcmpW " + quoted(l) + " " + quoted(r), std::to_string(lstrcmpW(units(l), units(r))));
        print.line("lstrcmpiW " + quoted(l) + " " + quoted(r), std::to_string(lstrcmpiW(units(l), units(r))));
        for (const BOOL ignore : {FALSE, TRUE})
            print.line("ordinal " + quoted(l) + " " + quoted(r) + (ignore ? " ignoring case" : ""),
                       std::to_string(CompareStringOrdinal(units(l), -1, units(r), -1, ignore)));
        for (const char16_t* name : {u"en-US", u"", u"de", u"fr-FR", u"xx-XX-xx", u"en_US"}) {
            SetLastError(0xDEAD);
            const int result = CompareStringEx(reinterpret_cast<LPCWSTR>(name), 0, units(l), -1, units(r), -1,
                                               nullptr, nullptr, 0);
            print.line("Ex " + quoted(name) + " " + quoted(l) + " " + quoted(r),
                       result ? std::to_string(result) : "0 error " + std::to_string(GetLastError()));
        }
    }
}
