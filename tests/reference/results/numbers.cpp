// Texts as numbers: what VarParseNumFromStr makes of them, what VarNumFromParseNum makes of that, and what
// the coercions read and write, in several locales.
#include "printer.hpp"

#include <cstring>
#include <vector>

namespace {

using conformance::bstr;
using conformance::narrow;
using conformance::show;
using conformance::variant;
using conformance::wide;
using results::printer;

constexpr LCID english = 0x409;
constexpr LCID locales[] = {0x409, 0x7F, 0x407, 0x40C, 0x411, 0x41F, 0x415, 0x809};

/// From UTF-8, of one to three bytes a character.
wide widen(const std::string& text) {
    wide out;
    for (std::size_t i = 0; i < text.size();) {
        unsigned c = static_cast<unsigned char>(text[i++]);
        int more = c >= 0xE0 ? 2 : c >= 0xC0 ? 1 : 0;
        c &= more == 2 ? 0x0F : more == 1 ? 0x1F : 0x7F;
        for (; more > 0; --more)
            c = c << 6 | (static_cast<unsigned char>(text[i++]) & 0x3F);
        out += static_cast<OLECHAR>(c);
    }
    return out;
}

std::string hex(unsigned long value) {
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "%lX", value);
    return buffer;
}

/// Digits as they stand in the array, one character each.
std::string digits(const BYTE* values, int count) {
    std::string out;
    for (int i = 0; i < count; ++i)
        out += values[i] < 16 ? "0123456789ABCDEF"[values[i]] : '?';
    return out;
}

/// Everything that VarParseNumFromStr gives, with the array of `room` digits, of which none may be written
/// behind its end.
std::string parsed(const std::string& text, LCID lcid, ULONG in_flags, int room = 30) {
    std::vector<BYTE> array(static_cast<std::size_t>(room) + 8, 0xCC);
    NUMPARSE numbers;
    std::memset(&numbers, 0xEE, sizeof numbers);
    numbers.cDig = room;
    numbers.dwInFlags = in_flags;
    wide in = widen(text);
    const HRESULT hr = VarParseNumFromStr(in.data(), lcid, 0, &numbers, array.data());
    for (int i = room; i < room + 8; ++i) {
        if (array[static_cast<std::size_t>(i)] != 0xCC)
            return "written behind the end";
    }
    if (FAILED(hr))
        return results::show(hr);
    return "out " + hex(numbers.dwOutFlags) + " used " + std::to_string(numbers.cchUsed) + " shift " +
           std::to_string(numbers.nBaseShift) + " power " + std::to_string(numbers.nPwr10) + " digits " +
           std::to_string(numbers.cDig) + " " +
           digits(array.data(), numbers.cDig > room ? room : numbers.cDig);
}

const char* const texts[] = {
    "",
    " ",
    "0",
    "1",
    "00",
    "007",
    "12345",
    "123456789012345678901234567890123456789",
    "10",
    "100",
    "1000",
    "1200300",
    "0.0",
    "0.",
    ".0",
    ".",
    ".5",
    "5.",
    "0.5",
    "00.50",
    "1.50",
    "1.2.3",
    "1..2",
    "0.00001",
    "000.00100",
    "1,234",
    "1,2,3",
    ",1",
    "1,",
    "1,,2",
    "1,234.5",
    "1.5,6",
    "1,234,567.89",
    "12,34",
    "1 234",
    "1'234",
    "-1",
    "- 1",
    "-1-",
    "1-",
    "1 -",
    "+1",
    "+-1",
    "-+1",
    "1+",
    "1-+",
    "--1",
    "++1",
    "-0",
    "-.5",
    "(1)",
    "( 1 )",
    "(1",
    "1)",
    "((1))",
    "(-1)",
    "-(1)",
    "(1)-",
    "()",
    "$1",
    "$ 1",
    "1$",
    "1 $",
    "$1$",
    "-$1",
    "$-1",
    "($1)",
    "$(1)",
    "(1$)",
    "$1,234.56",
    "1e3",
    "1E3",
    "1e+3",
    "1e-3",
    "1e",
    "1e+",
    "1 e3",
    "1e 3",
    "1e3.5",
    "1.5e3",
    ".5e1",
    "e3",
    "1e0",
    "1e00003",
    "1e308",
    "1e309",
    "1e-400",
    "1e99999",
    "1e999999999999",
    "0e5",
    "100e-2",
    "123e-5",
    "$1e3",
    "1d3",
    "1D3",
    "&H1",
    "&h1F",
    "&HFFFF",
    "&HFFFFFFFF",
    "&HFFFFFFFFFFFFFFFF",
    "&H10000000000000000",
    "&H",
    "&HG",
    "&H1G",
    "&H 1",
    "& H1",
    "-&H1",
    "&H1-",
    "&O17",
    "&o7",
    "&O8",
    "&O",
    "&17",
    "0x1F",
    "&H0001",
    "&H00",
    "&O0017",
    "&H1.5",
    "&H1,2",
    "(&H1)",
    " 1",
    "1 ",
    "\t1\n",
    " + 1 ",
    " - 1 ",
    "1x",
    "x1",
    "1 x",
    "1 1",
    "1%",
    "NaN",
    "inf",
    "1.#INF",
    "True",
    "1/2",
    "1e1e1",
    "79228162514264337593543950335",
    "79228162514264337593543950336",
    "0.0000000000000000000000000001",
    "922337203685477.5807",
    "922337203685477.5808",
    "-922337203685477.5808",
    "18446744073709551615",
    "18446744073709551616",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "4294967295",
    "4294967296",
    "2147483647",
    "2147483648",
    "-2147483648",
    "65535",
    "65536",
    "32767",
    "32768",
    "255",
    "256",
    "127",
    "128",
    "-128",
    "-129",
    "3.4028235e38",
    "3.5e38",
    "1.7976931348623157e308",
    "1.8e308",
    "0.1",
    "1.5",
    "2.5",
    "-0.5",
    "-1.5",
    "0.49999999999999999",
    "123456789.123456789",
    "100000000000000000000000000000",
    "1000000000000000000000000000000000",
    "1000000000000000000000000000000001",
    "0.1000000000000000000000000000000001",
    "0.00000000000000000000000000000000001",
    "-1+",
    "+1+",
    "+1-",
    "1+-",
    "1--",
    "1++",
    "1-1",
    "(1)+",
    "(+1)",
    "(1+)",
    "(1-)",
    "1 - ",
    "$$1",
    "$ - 1",
    "1e3$",
    "1e3-",
    "1e3 ",
    "(1e3)",
    "1-$",
    "1$-",
    "&H1$",
    "$&H1",
    "+&H1",
    "1.e3",
    "1,e3",
    "1e+-3",
    "1e--3",
    "1 ,2",
    "-(1)-",
    "- ( $ 1 ) ",
    "0.00",
    "00.",
    "0,0",
    "-0.0",
    "1\xC2\xA0",
    "\302\2401", // a space that does not break, and a digit
    "1\xE3\x80\x80",
    "\xD9\xA1",
    "\xEF\xBC\x91",
};

const char* const local_texts[] = {
    "1,5",
    "1.5",
    "1.234,5",
    "1,234.5",
    "1 234,5",
    "1\xC2\xA0"
    "234,5",
    "1\xE2\x80\xAF"
    "234,5",
    "1\xC2\xA0"
    "234",
    "1 234",
    "1.234.567",
    "1.2.3",
    "12,",
    ",5",
    "-1,5",
    "1,5-",
    "(1,5)",
    "\xE2\x82\xAC"
    "1,5",
    "1,5\xE2\x82\xAC",
    "1,5 \xE2\x82\xAC",
    "\xE2\x82\xAC 1,5",
    "$1,5",
    "1,5$",
    "$1.5",
    "\xC2\xA3"
    "1.5",
    "1.5\xC2\xA3",
    "\xC2\xA5"
    "100",
    "\xEF\xBF\xA5"
    "100",
    "1,5 z\xC5\x82",
    "z\xC5\x82"
    "1,5",
    "\xE2\x82\xBA"
    "1,5",
    "1,5\xE2\x82\xBA",
    "-1,5 \xE2\x82\xAC",
    "(1,5 \xE2\x82\xAC)",
    "1,5e3",
    "1.5e3",
    "&H1F",
    "1'234,5",
    "1\xE2\x80\x99"
    "234",
    "0,1",
    "0.1",
    "1,234,567.5",
    "1.234.567,5",
    "\xC2\xA4"
    "1",
    "1.5,5",
    "1,5.5",
    "1,2,3",
    "1 ",
    " 1",
    "1 -",
    "1,2 3",
    "1\xC2\xA0",
    "kr1",
    "1 kr",
    "1.5 \xE2\x82\xAC",
    "Wahr",
    "2.",
    "1. 5",
};

} // namespace

RESULTS_SECTION(numbers) {
    const ULONG flag_sets[] = {0x1FFF, 0x0FFF, 0, 0x1000};
    for (const char* text : texts) {
        for (const ULONG flags : flag_sets)
            print.line("VarParseNumFromStr '" + std::string(text) + "' " + hex(flags),
                       parsed(text, english, flags));
    }
    // Each flag alone, and all but it.
    for (const char* text :
         {" 1",  "1 ", "+1", "1+",  "-1", "1-",   "&H1", "(1)", "1.5", "1,5", "$1", "1$",
          "1e3", "1x", "1",  "&O1", " ",  "-1.5", "1 -", "- 1", " -1", "1- ", "(1", "1)"}) {
        for (ULONG flag = 1; flag <= 0x1000; flag <<= 1) {
            print.line("VarParseNumFromStr only '" + std::string(text) + "' " + hex(flag),
                       parsed(text, english, flag));
            print.line("VarParseNumFromStr without '" + std::string(text) + "' " + hex(flag),
                       parsed(text, english, 0x1FFF & ~flag));
        }
    }
    // Little room for digits.
    for (const char* text : {"1",     "0",    "12",     "123",  "1234", "12345", "129",   "199",   "999",
                             "1.25",  "12.5", "0.0123", "1000", "120",  "100.5", "1.050", "&H123", "&H1000",
                             "123e2", "5",    "15",     "125",  "1251", "1e3",   "1.00"}) {
        for (int room = 0; room <= 4; ++room)
            print.line("VarParseNumFromStr '" + std::string(text) + "' room " + std::to_string(room),
                       parsed(text, english, 0x1FFF, room));
    }
    for (const LCID lcid : locales) {
        for (const char* text : local_texts)
            print.line("VarParseNumFromStr '" + std::string(text) + "' " + hex(lcid),
                       parsed(text, lcid, 0x1FFF));
    }
}

RESULTS_SECTION(numbers_made) {
    const struct {
        const char* name;
        int bit;
    } types[] = {{"I1", 0x10000}, {"UI1", 0x20000}, {"I2", 0x4},      {"UI2", 0x40000},
                 {"I4", 0x8},     {"UI4", 0x80000}, {"I8", 0x100000}, {"UI8", 0x200000},
                 {"R4", 0x10},    {"R8", 0x20},     {"CY", 0x40},     {"DEC", 0x4000}};
    for (const char* text : texts) {
        BYTE array[30];
        NUMPARSE numbers{};
        numbers.cDig = 30;
        numbers.dwInFlags = 0x1FFF;
        wide in = widen(text);
        if (FAILED(VarParseNumFromStr(in.data(), english, 0, &numbers, array)))
            continue;
        for (const auto& type : types) {
            variant out;
            const HRESULT hr = VarNumFromParseNum(&numbers, array, static_cast<ULONG>(type.bit), &out);
            print.line("VarNumFromParseNum '" + std::string(text) + "' " + type.name, hr, out);
        }
        for (const ULONG bits :
             {0x3C007Cul, 0x3C0000ul, 0x1C0008ul, 0x24ul,    0x28ul,        0x2Cul,     0x4020ul,
              0x60ul,     0x4040ul,   0x10000Cul, 0x30ul,    0x20000ul | 4, 0ul,        0x3F407Cul,
              0x14000ul,  0x100020ul, 0x80020ul,  0x40008ul, 0x200008ul,    0x200020ul, 0x1ul}) {
            variant out;
            const HRESULT hr = VarNumFromParseNum(&numbers, array, bits, &out);
            print.line("VarNumFromParseNum '" + std::string(text) + "' " + hex(bits), hr, out);
        }
    }
    // Structures that no text gives.
    const struct {
        const char* name;
        int digit_count;
        ULONG out_flags;
        int shift, power;
        BYTE digits[32];
    } made[] = {
        {"none", 0, 0, 0, 0, {}},
        {"none negative", 0, 0x10000, 0, 0, {}},
        {"one", 1, 0, 0, 0, {1}},
        {"zero with power", 1, 0, 0, 500, {0}},
        {"power 28", 1, 0, 0, 28, {1}},
        {"power 29", 1, 0, 0, 29, {1}},
        {"power -28", 1, 0, 0, -28, {1}},
        {"power -29", 1, 0, 0, -29, {1}},
        {"power -40", 1, 0, 0, -40, {1}},
        {"power 308", 1, 0, 0, 308, {1}},
        {"power 309", 1, 0, 0, 309, {1}},
        {"power -308", 1, 0, 0, -308, {1}},
        {"power -330", 1, 0, 0, -330, {1}},
        {"inexact", 1, 0x20000, 0, 0, {1}},
        {"inexact and decimal", 2, 0x20100, 0, -1, {1, 5}},
        {"negative hex", 2, 0x10040, 4, 0, {1, 15}},
        {"hex ff", 2, 0x40, 4, 0, {15, 15}},
        {"hex 80", 2, 0x40, 4, 0, {8, 0}},
        {"hex ffff", 4, 0x40, 4, 0, {15, 15, 15, 15}},
        {"hex 8000", 4, 0x40, 4, 0, {8, 0, 0, 0}},
        {"hex 12345", 5, 0x40, 4, 0, {1, 2, 3, 4, 5}},
        {"hex ffffffff", 8, 0x40, 4, 0, {15, 15, 15, 15, 15, 15, 15, 15}},
        {"hex 80000000", 8, 0x40, 4, 0, {8, 0, 0, 0, 0, 0, 0, 0}},
        {"hex 123456789", 9, 0x40, 4, 0, {1, 2, 3, 4, 5, 6, 7, 8, 9}},
        {"hex sixteen f", 16, 0x40, 4, 0, {15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15}},
        {"hex seventeen", 17, 0x40, 4, 0, {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
        {"octal 777", 3, 0x40, 3, 0, {7, 7, 7}},
        {"octal 22 digits", 22, 0x40, 3, 0, {1, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
                                             7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7}},
        {"currency", 3, 0x400, 0, -2, {1, 2, 5}},
        {"exponent", 1, 0x800, 0, 2, {1}},
        {"decimal", 1, 0x100, 0, 0, {1}},
        {"thousands", 4, 0x200, 0, 0, {1, 2, 3, 4}},
    };
    for (const auto& one : made) {
        for (const ULONG bits :
             {0x10000ul, 0x20000ul, 0x4ul, 0x40000ul, 0x8ul, 0x80000ul, 0x100000ul, 0x200000ul, 0x10ul,
              0x20ul, 0x40ul, 0x4000ul, 0x3F407Cul, 0x28ul, 0x14000ul, 0x2Cul, 0x1C0008ul, 0x3C0000ul}) {
            NUMPARSE numbers{};
            numbers.cDig = one.digit_count;
            numbers.dwOutFlags = one.out_flags;
            numbers.dwInFlags = 0x1FFF;
            numbers.nBaseShift = one.shift;
            numbers.nPwr10 = one.power;
            variant out;
            const HRESULT hr = VarNumFromParseNum(&numbers, const_cast<BYTE*>(one.digits), bits, &out);
            print.line("VarNumFromParseNum " + std::string(one.name) + " " + hex(bits), hr, out);
        }
    }
}

RESULTS_SECTION(numbers_coerced) {
    for (const char* text : texts) {
        const wide in = widen(text);
        LPOLESTR source = const_cast<LPOLESTR>(in.c_str());
        variant out;
        for (const VARTYPE type : {VT_I1, VT_UI1, VT_I2, VT_UI2, VT_I4, VT_UI4, VT_I8, VT_UI8, VT_R4, VT_R8,
                                   VT_CY, VT_DECIMAL, VT_BOOL}) {
            variant from = variant::str(source);
            variant to;
            const HRESULT hr = VariantChangeTypeEx(&to, &from, english, 0, type);
            print.line("coerce '" + std::string(text) + "' " + conformance::type_name(type), hr, to);
        }
    }
    const double reals[] = {0,
                            1,
                            -1,
                            0.5,
                            -0.5,
                            1.5,
                            1234567.891,
                            1e14,
                            1e15,
                            1e16,
                            123456789012345.6,
                            1e-4,
                            1e-5,
                            1.0 / 3,
                            1e100,
                            -1e-100,
                            1.7976931348623157e308,
                            5e-324,
                            0.1,
                            100};
    const LONGLONG currencies[] = {
        0, 1, -1, 10000, 12345, 12500, 123456789, 9223372036854775807, -9223372036854775807 - 1};
    for (const LCID lcid : locales) {
        for (const char* text : local_texts) {
            const wide in = widen(text);
            LPOLESTR source = const_cast<LPOLESTR>(in.c_str());
            variant r8 = variant::r8(0), cy = variant::cy(0);
            HRESULT hr = VarR8FromStr(source, lcid, 0, &V_R8(&r8));
            print.line("VarR8FromStr '" + std::string(text) + "' " + hex(lcid), hr, r8);
            hr = VarCyFromStr(source, lcid, 0, &V_CY(&cy));
            print.line("VarCyFromStr '" + std::string(text) + "' " + hex(lcid), hr, cy);
        }
        for (const double real : reals) {
            bstr out;
            HRESULT hr = VarBstrFromR8(real, lcid, 0, out.put());
            print.line("VarBstrFromR8 " + show(variant::r8(real)) + " " + hex(lcid), hr, out.str());
            hr = VarBstrFromR4(static_cast<float>(real), lcid, 0, out.put());
            print.line("VarBstrFromR4 " + show(variant::r8(real)) + " " + hex(lcid), hr, out.str());
            DECIMAL decimal;
            if (SUCCEEDED(VarDecFromR8(real, &decimal))) {
                hr = VarBstrFromDec(&decimal, lcid, 0, out.put());
                print.line("VarBstrFromDec " + show(variant::r8(real)) + " " + hex(lcid), hr, out.str());
            }
        }
        for (const LONGLONG currency : currencies) {
            bstr out;
            const CY value = {.int64 = currency};
            HRESULT hr = VarBstrFromCy(value, lcid, 0, out.put());
            print.line("VarBstrFromCy " + std::to_string(currency) + " " + hex(lcid), hr, out.str());
            hr = VarBstrFromCy(value, lcid, LOCALE_USE_NLS, out.put());
            print.line("VarBstrFromCy nls " + std::to_string(currency) + " " + hex(lcid), hr, out.str());
        }
        for (const VARIANT_BOOL value : {VARIANT_TRUE, VARIANT_FALSE}) {
            bstr out;
            for (const ULONG flags : {0ul, 0x10ul}) {
                const HRESULT hr = VarBstrFromBool(value, lcid, flags, out.put());
                print.line("VarBstrFromBool " + std::to_string(value) + " " + hex(flags) + " " + hex(lcid),
                           hr, out.str());
            }
            for (const USHORT flags : {0, 2, 16, 18}) {
                variant from = variant::boolean(value), to;
                const HRESULT hr = VariantChangeTypeEx(&to, &from, lcid, flags, VT_BSTR);
                print.line("BOOL to BSTR " + std::to_string(value) + " " + hex(flags) + " " + hex(lcid), hr,
                           to);
            }
        }
        for (const char* text : {"True",
                                 "FALSE",
                                 "true",
                                 "#TRUE#",
                                 "#true#",
                                 "#FALSE#",
                                 "Wahr",
                                 "falsch",
                                 "VRAI",
                                 "Faux",
                                 "Prawda",
                                 "Fa\xC5\x82sz",
                                 "Do\xC4\x9Fru",
                                 "Yanl\xC4\xB1\xC5\x9F",
                                 "Yes",
                                 "No",
                                 "On",
                                 "Off",
                                 "1",
                                 "0",
                                 "-1",
                                 "2.5",
                                 " True",
                                 "True ",
                                 "",
                                 "&HFF",
                                 "$1",
                                 "maybe",
                                 "T",
                                 "Tru"}) {
            for (const ULONG flags : {0ul, 0x10ul}) {
                variant out = variant::boolean(VARIANT_FALSE);
                const wide in = widen(text);
                const HRESULT hr =
                    VarBoolFromStr(const_cast<LPOLESTR>(in.c_str()), lcid, flags, &V_BOOL(&out));
                print.line("VarBoolFromStr '" + std::string(text) + "' " + hex(flags) + " " + hex(lcid), hr,
                           out);
            }
        }
    }
}
