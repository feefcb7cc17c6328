// Values by format strings, and the functions around VarFormat.
#include "printer.hpp"

#include <span>
#include <vector>

using conformance::variant;
using conformance::wide;
using results::show;

namespace {

std::string formatted(const variant& in, const wide& format, int first_day, int first_week) {
    BSTR text = nullptr;
    const HRESULT hr = VarFormat(const_cast<variant*>(&in), const_cast<OLECHAR*>(format.c_str()), first_day,
                                 first_week, 0, &text);
    const std::string out = FAILED(hr) ? show(hr) : "'" + (text ? conformance::text(text) : "") + "'";
    SysFreeString(text);
    return out;
}

void each(results::printer& print, const char* const* formats, std::size_t count,
          std::initializer_list<variant> values) {
    for (std::size_t i = 0; i < count; ++i) {
        for (const variant& value : values)
            print.line("VarFormat " + conformance::show(value) + " by " + formats[i],
                       formatted(value, conformance::widen(formats[i]), 0, 0));
    }
}

const char* const numbers[] = {
    "#",
    "0.00",
    "#.##",
    "#,##0.00",
    "0,000.00",
    "0000.00",
    "00.0",
    "##.00",
    "0.0#",
    "0.#",
    "0.0#0",
    "#.#0",
    "$0.00",
    "0.00 units",
    "(0.00)",
    "+0.00",
    "0.00-",
    "0.0%",
    "0.00%",
    "0.00 %",
    "0.0\\%",
    "0.00E+00",
    "0.00E-00",
    "0.00e+",
    "0.0e-0",
    "#.##E+0",
    "0.0E+000 x",
    "0.00;(0.00)",
    "0.00;;\\z",
    "0.00;(0.00);zero",
    "0.00;(0.00);\\z;null",
    "\"x\"0.00\"y\"",
    "\\a0.00",
    "0.00a",
    "a0.00",
    "0.0.0",
    "0.00:0",
    "[0.00]",
    "{0.00}",
    "0.00\"",
    "0.00\\",
    "*0.00",
    "0.00_",
    "0.00?",
    "0.00!",
    "0.00@",
    "0.00<",
    "#,##0.00 \"EUR\"",
    "#,###.00",
    "0.000000",
    "0.0000000000",
    "Fixed",
    "Standard",
    "Percent",
    "Scientific",
    "Currency",
    "General Number",
    "Yes/No",
    "True/False",
    "On/Off",
    "fixed",
    "CURRENCY",
    "\"a\"",
    "\"a\";\"b\"",
    "x",
    "-",
    "+",
    "$",
    "( )",
    "E",
    "?",
    "",
};

const char* const dates[] = {
    "d",
    "dd",
    "ddd",
    "dddd",
    "ddddd",
    "dddddd",
    "m",
    "mm",
    "mmm",
    "mmmm",
    "q",
    "y",
    "yy",
    "yyy",
    "yyyy",
    "h",
    "hh",
    "n",
    "nn",
    "s",
    "ss",
    "AM/PM",
    "am/pm",
    "A/P",
    "a/p",
    "AMPM",
    "ampm",
    "h:m",
    "hh:mm",
    "hh:mm:ss",
    "hh:nn AM/PM",
    "hh:nn am/pm",
    "hh:nn a/p",
    "hh:nn A/P",
    "hh:nn:ss AMPM",
    "m:h",
    "h d m",
    "h mm mm",
    "mm/dd/yyyy",
    "d-mmm-yy",
    "dddd, mmmm d, yyyy",
    "yyyy-mm-dd",
    "dd.mm.yyyy",
    "yyyymmdd",
    "hhnnss",
    "\"d\"d",
    "h \"x\" m",
    "h\\xm",
    "d/m h:m:s",
    "D",
    "M",
    "YYYY",
    "H:N:S",
    "d;m",
    "d@",
    "d0",
    "d.d",
    "d,d",
    "s.s",
    "hm",
    "hmm",
    "h:mmm",
    "m h m",
    "mm ss",
    "n:m",
    "AM",
    "a/pm",
    "P/A",
    "hAm/pM",
    "Long Date",
    "Medium Date",
    "Short Date",
    "Medium Time",
    "Short Time",
    "General Date",
    "LONG DATE",
    " ",
    "ttt",
    "g",
    "z",
    "ee",
    "\"text\"",
};

const char* const strings[] = {
    ">",         ">&",      ">@@",     ">&&&&", ">@@@@@@",  ">(@@@) @@@-@@@@",
    ">&&&;none", ">;none",  "@",       "&",     "@@@",      "&&&",
    "!@@@@@@",   "<",       "<@@@",    "!&&&&", "@@@;none", "&x&",
    "@ @",       "\"q\"@@", "\\@@@",   "@;;",   "<>@",      "><@",
    "@;",        "&&;",     "<@@;>x@", "@@>",   "!@@@;!@@",
};

} // namespace

RESULTS_SECTION(formats) {
    using v = variant;
    each(print, numbers, sizeof numbers / sizeof *numbers,
         {v::r8(0), v::r8(1), v::r8(-1), v::r8(1234567.891), v::r8(-1234.5678), v::r8(0.051), v::r8(12.345),
          v::r4(2.5f), v::i1(-5), v::i2(300), v::i4(70000), v::i8(1234567890123), v::ui1(200),
          v::ui4(4000000000u), v::cy(-12345678), v::cy(5), v::str(OLESTR("12.25")), v::str(OLESTR("-5")),
          v::str(OLESTR("abc"))});
    each(print, dates, sizeof dates / sizeof *dates,
         {v::days(36526.75), v::days(37986.0423), v::days(-1.25), v::days(0.5), v::days(40000), v::i4(40001),
          v::r8(38717.999), v::str(OLESTR("12/31/2003 3:04:05 PM")), v::str(OLESTR("abc"))});
    each(
        print, strings, sizeof strings / sizeof *strings,
        {v::str(OLESTR("Hello")), v::str(OLESTR("a")), v::str(OLESTR("")), v::i4(7), v::r8(-1.5), v::null()});
    results::random_numbers random(3);
    static const char* const few[] = {"0.00", "#,##0.000", "0.0000E+00", "0.0%", "0.00;(0.00)"};
    for (int i = 0; i < 4000; ++i) {
        const double number = (static_cast<double>(random.below(2000000000)) - 1000000000) / 1024.0;
        if (number > -1 && number < 1)
            continue;
        const char* format = few[i % 5];
        print.line("VarFormat " + std::to_string(i) + " R8 " + std::to_string(number) + " by " + format,
                   formatted(v::r8(number), conformance::widen(format), 0, 0));
    }
    for (int i = 0; i < 2000; ++i) {
        // Seconds, and never midnight.
        const double day = 1 + static_cast<double>(random.below(80000)) +
                           static_cast<double>(1 + random.below(86399)) / 86400.0;
        print.line("VarFormat " + std::to_string(i) + " DATE " + std::to_string(day),
                   formatted(v::days(day), conformance::widen("dddd dd mmm yyyy q y hh:nn:ss AM/PM"), 0, 0));
    }
}

RESULTS_SECTION(format_tokens) {
    // Result codes, the bytes that were written behind what was asked for, and what comes of formatting with
    // the tokens. The tokens themselves are nobody's business.
    const auto tokens = [&print](const char* format, int room) {
        const wide in = conformance::widen(format);
        std::vector<BYTE> buffer(static_cast<std::size_t>(room) + 8, 0xCC);
        INT needed = -1;
        const HRESULT hr = VarTokenizeFormatString(const_cast<OLECHAR*>(in.c_str()), buffer.data(), room, 0,
                                                   0, 0x409, &needed);
        for (int i = room; i < room + 8; ++i) {
            if (buffer[static_cast<std::size_t>(i)] != 0xCC)
                return print.line("VarTokenizeFormatString " + std::string(format) + " room " +
                                      std::to_string(room),
                                  "written behind the end");
        }
        std::string out = show(hr);
        if (hr == S_OK) {
            variant value = variant::r8(-1234.5);
            BSTR text = nullptr;
            const HRESULT second =
                VarFormatFromTokens(&value, const_cast<OLECHAR*>(in.c_str()), buffer.data(), 0, &text, 0x409);
            out += second == S_OK ? " '" + (text ? conformance::text(text) : "") + "'" : " " + show(second);
            SysFreeString(text);
        }
        print.line("VarTokenizeFormatString " + std::string(format) + " room " + std::to_string(room), out);
    };
    for (const auto& formats : {std::span<const char* const>(numbers), std::span<const char* const>(dates),
                                std::span<const char* const>(strings)}) {
        for (const char* format : formats)
            tokens(format, 256);
    }
    for (const int room : {0, 1, 2, 3, 4, 5, 6, 7, 8})
        tokens("0.00", room);
}

RESULTS_SECTION(format_functions) {
    using v = variant;
    const v values[] = {v::r8(1234567.891),
                        v::r8(-1234.5678),
                        v::i4(0),
                        v::r8(0.5),
                        v::r8(-0.5),
                        v::cy(-12345),
                        v::boolean(VARIANT_TRUE),
                        v::str(OLESTR("12.5")),
                        v::str(OLESTR("abc")),
                        v::null(),
                        v::i8(12345678901)};
    const auto line = [&print](const std::string& label, HRESULT hr, BSTR text) {
        print.line(label, hr, hr == S_OK ? "'" + (text ? conformance::text(text) : "") + "'" : "");
        SysFreeString(text);
    };
    for (const v& value : values) {
        for (int places = -1; places <= 10; ++places)
            for (int lead = -2; lead <= 0; ++lead)
                for (int parentheses = -2; parentheses <= 0; ++parentheses)
                    for (int group = -2; group <= 0; ++group) {
                        const std::string label = conformance::show(value) + " " + std::to_string(places) +
                                                  " " + std::to_string(lead) + " " +
                                                  std::to_string(parentheses) + " " + std::to_string(group);
                        VARIANT* in = const_cast<v*>(&value);
                        BSTR text = nullptr;
                        HRESULT hr = VarFormatNumber(in, places, lead, parentheses, group, 0, &text);
                        line("VarFormatNumber " + label, hr, text);
                        text = nullptr;
                        hr = VarFormatPercent(in, places, lead, parentheses, group, 0, &text);
                        line("VarFormatPercent " + label, hr, text);
                        text = nullptr;
                        hr = VarFormatCurrency(in, places, lead, parentheses, group, 0, &text);
                        line("VarFormatCurrency " + label, hr, text);
                    }
    }
    for (int format = -1; format <= 5; ++format)
        for (const v& value :
             {v::days(40000.5), v::days(0.25), v::r8(36526.75), v::str(OLESTR("1/2/2003 4:00"))}) {
            BSTR text = nullptr;
            const HRESULT hr = VarFormatDateTime(const_cast<v*>(&value), format, 0, &text);
            line("VarFormatDateTime " + conformance::show(value) + " " + std::to_string(format), hr, text);
        }
    for (int month = 0; month <= 13; ++month)
        for (int abbreviated = 0; abbreviated <= 1; ++abbreviated) {
            BSTR text = nullptr;
            const HRESULT hr = VarMonthName(month, abbreviated, 0, &text);
            line("VarMonthName " + std::to_string(month) + " " + std::to_string(abbreviated), hr, text);
        }
    for (int day = 0; day <= 8; ++day)
        for (int first = -1; first <= 8; ++first)
            for (int abbreviated = 0; abbreviated <= 1; ++abbreviated) {
                BSTR text = nullptr;
                const HRESULT hr = VarWeekdayName(day, abbreviated, first, 0, &text);
                line("VarWeekdayName " + std::to_string(day) + " " + std::to_string(abbreviated) + " " +
                         std::to_string(first),
                     hr, text);
            }
}
