// FormatMessage on texts of the caller: inserts, escapes, lines, room.
#include "printer.hpp"

#include <vector>

namespace {

using conformance::narrow;
using conformance::wide;
using results::printer;

std::string hex(unsigned long value) {
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "%lX", value);
    return buffer;
}

std::string quoted(DWORD length, const std::string& text) {
    return std::to_string(length) + " '" + text + "'";
}

std::string failed() {
    return "0 error " + std::to_string(GetLastError());
}

constexpr DWORD from_string = FORMAT_MESSAGE_FROM_STRING;

std::string made(DWORD flags, const std::string& format, DWORD_PTR* arguments, DWORD room = 400) {
    const wide source(format.begin(), format.end());
    std::vector<OLECHAR> buffer(room + 1, '#');
    SetLastError(0xDEAD);
    const DWORD length = FormatMessageW(flags, source.c_str(), 0, 0, reinterpret_cast<LPWSTR>(buffer.data()),
                                        room, reinterpret_cast<va_list*>(arguments));
    if (length == 0)
        return failed();
    return buffer[length] == 0 ? quoted(length, narrow(buffer.data(), length)) : "no end";
}

std::string made_narrow(DWORD flags, const std::string& format, DWORD_PTR* arguments, DWORD room = 400) {
    std::vector<char> buffer(room + 1, '#');
    SetLastError(0xDEAD);
    const DWORD length = FormatMessageA(flags, format.c_str(), 0, 0, buffer.data(), room,
                                        reinterpret_cast<va_list*>(arguments));
    if (length == 0)
        return failed();
    return buffer[length] == 0 ? quoted(length, std::string(buffer.data(), length)) : "no end";
}

std::string listed(LPCSTR format, ...) {
    char buffer[400];
    va_list list;
    va_start(list, format);
    SetLastError(0xDEAD);
    const DWORD length = FormatMessageA(from_string, format, 0, 0, buffer, sizeof buffer, &list);
    va_end(list);
    return length == 0 ? failed() : quoted(length, buffer);
}

const char* const texts[] = {
    "",
    "plain",
    "%1",
    "%1%2",
    "%1 and %2",
    "%2 before %1",
    "%1!s!",
    "%1!10s!|",
    "%1!-10s!|",
    "%1!.2s!|",
    "%1!10.2s!|",
    "%3!d!",
    "%3!5d!|",
    "%3!-5d!|",
    "%3!05d!|",
    "%3!+d!",
    "%3!x!",
    "%3!X!",
    "%3!#x!",
    "%3!08lX!",
    "%3!u!",
    "%3!ld!",
    "%3!lu!",
    "%3!hd!",
    "%3!c!",
    "%3!i!",
    "%3!o!",
    "%4!d!",
    "%4!u!",
    "%4!x!",
    "%5!I64d!",
    "%5!I64x!",
    "%5!Ix!",
    "%5!I32x!",
    "%3!*d!|",
    "%3!-*d!|",
    "%3!.*s!|",
    "%3!*s! %2",
    "%3!*.*s! %1",
    "%6!*s!|",
    "%1!!",
    "%1!",
    "%1!s",
    "%1!d",
    "%1!z!",
    "%1!%!",
    "%1!s!!",
    "%1!!s!",
    "%1 !s!",
    "%",
    "%%",
    "%%1",
    "a%",
    "50%% of",
    "%0",
    "abc%0def",
    "abc%0",
    "%1%0%2",
    "%n",
    "a%nb",
    "a%rb",
    "a%tb",
    "a%bb",
    "a%.b",
    "a% b",
    "a%!b",
    "a%xb",
    "a%N",
    "a%\nb",
    "%a%b%c",
    "%(1)",
    "%-1",
    "%01",
    "%001",
    "%10",
    "%100",
    "%1a",
    "a\nb",
    "a\r\nb",
    "a\rb",
    "a\n\rb",
    "a\n\nb",
    "a\n",
    "a\r\n",
    "\n",
    " a ",
    "a\tb",
    "one two three four five six seven eight nine ten",
    "one two\nthree four\r\nfive%nsix seven eight",
    "onetwothreefourfivesixseveneightnineten",
    "a  b   c    d",
    "a b\n c",
    " lead  and trail ",
    "word-with-hyphens and/slashes",
    "%1 %2 %1 %2 %1",
    "x%n%n y%r z",
    "abcdef% ghijkl mnop",
    "abc%rdefghij klm nop",
    "%3!e!",
    "%99",
    "abc %1 defgh %1",
};

} // namespace

RESULTS_SECTION(messages) {
    static OLECHAR one[] = {'o', 'n', 'e', 0}, two[] = {'t', 'w', 'o', ' ', '%', '1', 0};
    static char narrow_one[] = "one", narrow_two[] = "two %1";
    const auto arguments = [](bool is_narrow) {
        const auto text = [is_narrow](void* wide_text, void* narrow_text) {
            return reinterpret_cast<DWORD_PTR>(is_narrow ? narrow_text : wide_text);
        };
        std::vector<DWORD_PTR> all = {text(one, narrow_one),       text(two, narrow_two), 7,
                                      static_cast<DWORD_PTR>(-42), 0x123456789A,          12,
                                      text(one, narrow_one),       text(two, narrow_two)};
        all.resize(128, text(one, narrow_one));
        return all;
    };
    auto wide_arguments = arguments(false), narrow_arguments = arguments(true);
    for (const char* text : texts) {
        const std::string label(text);
        // Numbers where text is wanted, and the reverse, would be followed.
        const bool starred = label.find('*') != std::string::npos;
        auto& list = wide_arguments;
        auto& narrow_list = narrow_arguments;
        if (starred) {
            list[4] = list[0], list[5] = 12;
            list[3] = 3;
            narrow_list[4] = narrow_list[0], narrow_list[5] = 12;
            narrow_list[3] = 3;
            if (label.find(".*s") != std::string::npos && label.find("*.*") == std::string::npos)
                list[3] = list[0], narrow_list[3] = narrow_list[0];
            if (label.find("%3!*s") != std::string::npos)
                list[3] = list[0], narrow_list[3] = narrow_list[0];
        }
        for (const DWORD flags : {0x2000ul, 0x2200ul, 0x20FFul, 0x200Aul, 0x22FFul, 0x220Aul}) {
            print.line("FormatMessageW '" + label + "' " + hex(flags),
                       made(from_string | static_cast<DWORD>(flags), text, list.data()));
            print.line("FormatMessageA '" + label + "' " + hex(flags),
                       made_narrow(from_string | static_cast<DWORD>(flags), text, narrow_list.data()));
        }
        wide_arguments = arguments(false), narrow_arguments = arguments(true);
    }
    for (const DWORD width : {1, 2, 3, 5, 7, 8, 9, 20, 254}) {
        for (const char* text : {"one two three four five", "one two\nthree", "abcdefghijklmnopqrst uvw",
                                 "a b c d e f g", "one  two   three", "a%nb c d e f", "%1 %2 %1"})
            print.line(
                "FormatMessageW '" + std::string(text) + "' width " + std::to_string(width),
                made(from_string | FORMAT_MESSAGE_ARGUMENT_ARRAY | width, text, wide_arguments.data()));
    }
    for (DWORD room = 1; room <= 8; ++room) {
        for (const char* text : {"abcd", "%1", "%1%2", "a%nb"}) {
            print.line("FormatMessageW '" + std::string(text) + "' room " + std::to_string(room),
                       made(from_string | FORMAT_MESSAGE_ARGUMENT_ARRAY, text, wide_arguments.data(), room));
            print.line("FormatMessageA '" + std::string(text) + "' room " + std::to_string(room),
                       made_narrow(from_string | FORMAT_MESSAGE_ARGUMENT_ARRAY, text, narrow_arguments.data(),
                                   room));
        }
    }
    print.line("FormatMessageW no source", made(FORMAT_MESSAGE_ARGUMENT_ARRAY, "x", nullptr));
    print.line("FormatMessageW no arguments", made(from_string, "a %1 b", nullptr));
    print.line("FormatMessageW no arguments 2",
               made(from_string | FORMAT_MESSAGE_ARGUMENT_ARRAY, "a %1 b", nullptr));
    print.line("FormatMessageW no inserts", made(from_string, "a b", nullptr));
    print.line("FormatMessageA listed 1", listed("%1 %2!d! %3", "x", 5, "z"));
    print.line("FormatMessageA listed 2", listed("%3 %2!d! %1", "x", -5, "z"));
    print.line("FormatMessageA listed 3", listed("%1!*d! %2", 5, 7, "z"));
    print.line("FormatMessageA listed 4", listed("%1!*.*s!", 4, 2, "Bill"));
    print.line("FormatMessageA listed 5", listed("%1!S! %2!hs! %1!ls!", u"wide", "narrow"));
    print.line("FormatMessageA listed 6", listed("%1!c!%2!c!", 'a', 'b'));
    print.line("FormatMessageA listed 7", listed("%1!p!", nullptr));
    print.line("FormatMessageA listed 8", listed("%1!I64d! %2!d!", -5LL, 7));
    {
        LPWSTR made_text = nullptr;
        const wide text = {'a', ' ', 'b'};
        DWORD length =
            FormatMessageW(from_string | FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_IGNORE_INSERTS,
                           text.c_str(), 0, 0, reinterpret_cast<LPWSTR>(&made_text), 0, nullptr);
        print.line("FormatMessageW allocated", quoted(length, narrow(reinterpret_cast<OLECHAR*>(made_text))));
        LocalFree(made_text);
        SetLastError(0xDEAD);
        length = FormatMessageW(from_string | FORMAT_MESSAGE_ALLOCATE_BUFFER, text.c_str(), 0, 0, nullptr, 0,
                                nullptr);
        print.line("FormatMessageW allocated nowhere", length ? "made" : failed());
        SetLastError(0xDEAD);
        length = FormatMessageW(from_string, nullptr, 0, 0, reinterpret_cast<LPWSTR>(&made_text), 1, nullptr);
        print.line("FormatMessageW null source", length ? "made" : failed());
        SetLastError(0xDEAD);
        length = FormatMessageW(from_string, text.c_str(), 0, 0, nullptr, 10, nullptr);
        print.line("FormatMessageW null buffer", length ? "made" : failed());
        SetLastError(0xDEAD);
        length = FormatMessageA(from_string, "ab", 0, 0, nullptr, 0, nullptr);
        print.line("FormatMessageA null buffer", length ? "made" : failed());
    }
    for (const DWORD code :
         {0ul,          2ul,          5ul,          6ul,          8ul,          87ul,         122ul,
          126ul,        127ul,        0x80004001ul, 0x80004002ul, 0x80004005ul, 0x80070005ul, 0x8007000Eul,
          0x80070057ul, 0x80020003ul, 0x8002000Bul, 0x80040154ul, 0xDEADBEEFul, 0x12345ul}) {
        OLECHAR buffer[400];
        SetLastError(0xDEAD);
        for (const DWORD language : {0ul, 0x409ul, 0x400ul, 0x0Cul}) {
            const DWORD length = FormatMessageW(
                FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, nullptr, static_cast<DWORD>(code),
                static_cast<DWORD>(language), reinterpret_cast<LPWSTR>(buffer), 400, nullptr);
            print.line("FormatMessageW system " + hex(code) + " " + hex(language),
                       length == 0 ? failed() : "found");
        }
    }
}
