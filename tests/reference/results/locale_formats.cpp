// Dates, times, numbers and money as locales write them: GetDateFormat and its relatives.
#include "printer.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace {

using results::failed;
using results::hex;
using results::printer;
using results::quoted;

LPCWSTR units(const char16_t* text) {
    return reinterpret_cast<LPCWSTR>(text);
}

constexpr LCID locales[] = {0x409, 0x7F, 0x407, 0x40C, 0x411, 0x41F, 0x415};

/// Calls with a buffer, and says what is there; with room 0, what is needed.
template <class Call>
std::string written(int room, Call&& call) {
    char16_t buffer[300];
    std::fill(std::begin(buffer), std::end(buffer), u'#');
    SetLastError(0xDEAD);
    const int length = call(reinterpret_cast<LPWSTR>(buffer), room);
    if (!length)
        return failed();
    if (!room)
        return "needs " + std::to_string(length);
    if (buffer[length - 1] != 0)
        return std::to_string(length) + " without an end";
    return quoted(std::u16string(buffer, static_cast<std::size_t>(length - 1)));
}

std::string date(LCID lcid, DWORD flags, const SYSTEMTIME* when, const char16_t* picture, int room = 200) {
    return written(room, [&](LPWSTR buffer, int size) {
        return GetDateFormatW(lcid, flags, when, picture ? units(picture) : nullptr, buffer, size);
    });
}

std::string time(LCID lcid, DWORD flags, const SYSTEMTIME* when, const char16_t* picture, int room = 200) {
    return written(room, [&](LPWSTR buffer, int size) {
        return GetTimeFormatW(lcid, flags, when, picture ? units(picture) : nullptr, buffer, size);
    });
}

std::string number(LCID lcid, DWORD flags, const char16_t* value, const NUMBERFMTW* format, int room = 200) {
    return written(room, [&](LPWSTR buffer, int size) {
        return GetNumberFormatW(lcid, flags, units(value), format, buffer, size);
    });
}

std::string money(LCID lcid, DWORD flags, const char16_t* value, const CURRENCYFMTW* format, int room = 200) {
    return written(room, [&](LPWSTR buffer, int size) {
        return GetCurrencyFormatW(lcid, flags, units(value), format, buffer, size);
    });
}

SYSTEMTIME at(WORD year, WORD month, WORD day, WORD hour, WORD minute, WORD second, WORD weekday = 0) {
    SYSTEMTIME when{};
    when.wYear = year;
    when.wMonth = month;
    when.wDay = day;
    when.wDayOfWeek = weekday;
    when.wHour = hour;
    when.wMinute = minute;
    when.wSecond = second;
    return when;
}

WCHAR point[] = {'.', 0}, comma[] = {',', 0}, two_units[] = {'<', '>', 0}, nothing[] = {0},
      symbol[] = {'E', 'U', 'R', 0};

} // namespace

RESULTS_SECTION(format_dates) {
    const SYSTEMTIME moments[] = {at(2003, 1, 2, 3, 4, 5), at(1999, 12, 31, 23, 59, 58),
                                  at(2024, 2, 29, 0, 0, 0), at(1601, 1, 1, 12, 30, 0)};
    const char16_t* const pictures[] = {
        u"d",
        u"dd",
        u"ddd",
        u"dddd",
        u"ddddd",
        u"M",
        u"MM",
        u"MMM",
        u"MMMM",
        u"MMMMM",
        u"y",
        u"yy",
        u"yyy",
        u"yyyy",
        u"yyyyy",
        u"yyyyyy",
        u"g",
        u"gg",
        u"ggg",
        u"dd MMMM",
        u"MMMM dd",
        u"d MMM yyyy",
        u"dddd, MMMM d, yyyy",
        u"'d' d",
        u"d 'o''clock'",
        u"'",
        u"''",
        u"d'",
        u"'abc",
        u"d''d",
        u"'''d",
        u"yyyy-MM-dd",
        u"hh:mm:ss",
        u"D Y m h",
        u"",
        u"d\u00E9",
        u"dMy",
        u"ddMMyy",
        u"MMMM 'd'",
        u"d/M/y",
        u"z",
    };
    for (const LCID lcid : locales) {
        const std::string in = " in " + hex(lcid);
        for (const SYSTEMTIME& moment : moments) {
            const std::string day = std::to_string(moment.wYear);
            for (const DWORD flags : {0, DATE_SHORTDATE, DATE_LONGDATE, DATE_YEARMONTH, 0x80})
                print.line("date " + day + " flags " + hex(flags) + in, date(lcid, flags, &moment, nullptr));
            for (const char16_t* picture : pictures)
                if (&moment == moments || lcid == 0x409)
                    print.line("date " + day + " " + quoted(picture) + in, date(lcid, 0, &moment, picture));
        }
        for (WORD month = 1; month <= 12; ++month) {
            const SYSTEMTIME moment = at(2003, month, 15, 0, 0, 0);
            print.line("month " + std::to_string(month) + in, date(lcid, 0, &moment, u"MMMM"));
            print.line("month short " + std::to_string(month) + in, date(lcid, 0, &moment, u"MMM"));
            print.line("month with day " + std::to_string(month) + in, date(lcid, 0, &moment, u"d MMMM"));
        }
        for (WORD day = 1; day <= 7; ++day) {
            const SYSTEMTIME moment = at(2003, 6, day, 0, 0, 0);
            print.line("day " + std::to_string(day) + in, date(lcid, 0, &moment, u"dddd"));
            print.line("day short " + std::to_string(day) + in, date(lcid, 0, &moment, u"ddd"));
        }
    }
    const SYSTEMTIME good = moments[0];
    for (unsigned bit = 0; bit < 32; ++bit) {
        if (bit == 2)
            continue; // DATE_USE_ALT_CALENDAR: the calendars are each system's own
        print.line("date flag " + hex(1ul << bit),
                   date(0x409, static_cast<DWORD>(1ul << bit), &good, nullptr));
        print.line("date flag and picture " + hex(1ul << bit),
                   date(0x409, static_cast<DWORD>(1ul << bit), &good, u"d"));
    }
    for (const DWORD flags : {3, 9, 0xA, 0x81, 0x30, 0x50, 0x70, 0x11, 0x12})
        print.line("date flags " + hex(flags), date(0x409, flags, &good, nullptr));
    const SYSTEMTIME bad[] = {at(2003, 0, 1, 0, 0, 0),   at(2003, 13, 1, 0, 0, 0), at(2003, 1, 0, 0, 0, 0),
                              at(2003, 1, 32, 0, 0, 0),  at(2003, 2, 29, 0, 0, 0), at(1600, 1, 1, 0, 0, 0),
                              at(0, 1, 1, 0, 0, 0),      at(30827, 1, 1, 0, 0, 0), at(30828, 1, 1, 0, 0, 0),
                              at(2003, 1, 1, 24, 0, 0),  at(2003, 1, 1, 0, 60, 0), at(2003, 1, 1, 0, 0, 60),
                              at(2003, 1, 1, 0, 0, 0, 9)};
    for (std::size_t i = 0; i < std::size(bad); ++i) {
        print.line("bad date " + std::to_string(i), date(0x409, 0, &bad[i], u"yyyy M d dddd"));
        print.line("bad time " + std::to_string(i), time(0x409, 0, &bad[i], u"H m s"));
    }
    for (const int room : {0, 1, 2, 8, 9, 10})
        print.line("date room " + std::to_string(room), date(0x409, 0, &good, u"yyyy/M/dd", room));
    print.line("date room negative", date(0x409, 0, &good, u"d", -1));
    print.line("date no buffer", written(0, [&](LPWSTR, int) {
                   return GetDateFormatW(0x409, 0, &good, units(u"d"), nullptr, 10);
               }));
    for (const LCID lcid : {0x0ul, 0x400ul, 0x800ul, 0x9ul, 0x7ul, 0xFFFFul})
        print.line("date locale " + hex(lcid), date(static_cast<LCID>(lcid), 0, &good, u"dddd"));
    for (const char16_t* name : {u"en-US", u"de-DE", u"", u"xx"}) {
        print.line("date Ex " + quoted(name), written(200, [&](LPWSTR buffer, int size) {
                       return GetDateFormatEx(units(name), 0, &good, units(u"dddd"), buffer, size, nullptr);
                   }));
        print.line("time Ex " + quoted(name), written(200, [&](LPWSTR buffer, int size) {
                       return GetTimeFormatEx(units(name), 0, &good, units(u"h tt"), buffer, size);
                   }));
    }
    print.line("date Ex calendar", written(200, [&](LPWSTR buffer, int size) {
                   return GetDateFormatEx(units(u"en-US"), 0, &good, units(u"d"), buffer, size, units(u"x"));
               }));
    {
        char narrow[50];
        for (const int room : {50, 3, 0}) {
            SetLastError(0xDEAD);
            int length = GetDateFormatA(0x409, 0, &good, "dddd d", narrow, room);
            print.line("date A " + std::to_string(room),
                       length ? std::to_string(length) + (room ? narrow : "") : failed());
            SetLastError(0xDEAD);
            length = GetTimeFormatA(0x409, 0, &good, "h:mm tt", narrow, room);
            print.line("time A " + std::to_string(room),
                       length ? std::to_string(length) + (room ? narrow : "") : failed());
        }
    }
}

RESULTS_SECTION(format_times) {
    const SYSTEMTIME moments[] = {at(2003, 1, 2, 3, 4, 5), at(2003, 1, 2, 0, 0, 0), at(2003, 1, 2, 12, 30, 9),
                                  at(2003, 1, 2, 23, 59, 59)};
    const char16_t* const pictures[] = {
        u"h",     u"hh",           u"hhh", u"H",  u"HH",    u"HHH",      u"m",          u"mm",       u"mmm",
        u"s",     u"ss",           u"sss", u"t",  u"tt",    u"ttt",      u"h:mm:ss tt", u"HH.mm.ss", u"tt hh",
        u"'h' h", u"h 'o''clock'", u"h'",  u"''", u"d M y", u"hh:mm:ss", u"",           u"H:mm:s.s", u"mm:ss",
        u"h:m"};
    for (const LCID lcid : locales) {
        const std::string in = " in " + hex(lcid);
        for (const SYSTEMTIME& moment : moments) {
            const std::string when = std::to_string(moment.wHour);
            for (DWORD flags = 0; flags < 16; ++flags) {
                print.line("time " + when + " flags " + hex(flags) + in, time(lcid, flags, &moment, nullptr));
                if (&moment == moments + 3)
                    for (const char16_t* picture : {u"h:mm:ss tt", u"tt hh.mm.ss", u"'x' H 'y' m 'z' s",
                                                    u"h 'at' m", u"H:mm:ss", u"ss:mm:hh"})
                        if (lcid == 0x409)
                            print.line("time " + when + " flags " + hex(flags) + " " + quoted(picture) + in,
                                       time(lcid, flags, &moment, picture));
            }
            if (lcid == 0x409 || lcid == 0x411 || &moment == moments + 3)
                for (const char16_t* picture : pictures)
                    print.line("time " + when + " " + quoted(picture) + in, time(lcid, 0, &moment, picture));
        }
    }
    const SYSTEMTIME good = moments[0];
    for (unsigned bit = 4; bit < 32; ++bit) {
        print.line("time flag " + hex(1ul << bit),
                   time(0x409, static_cast<DWORD>(1ul << bit), &good, nullptr));
        print.line("time flag and picture " + hex(1ul << bit),
                   time(0x409, static_cast<DWORD>(1ul << bit), &good, u"h"));
    }
    for (const int room : {0, 1, 4, 5, 6})
        print.line("time room " + std::to_string(room), time(0x409, 0, &good, u"HH:mm", room));
    for (const LCID lcid : {0x0ul, 0x400ul, 0xFFFFul})
        print.line("time locale " + hex(lcid), time(static_cast<LCID>(lcid), 0, &good, u"h tt"));
}

RESULTS_SECTION(format_numbers) {
    const char16_t* const values[] = {u"0",
                                      u"-0",
                                      u"1",
                                      u"-1",
                                      u"12",
                                      u"123",
                                      u"1234",
                                      u"12345",
                                      u"1234567.891",
                                      u"-1234567.891",
                                      u".5",
                                      u"-.5",
                                      u"0.5",
                                      u"-0.004",
                                      u"0.005",
                                      u"0.995",
                                      u"999.995",
                                      u"00123",
                                      u"-00123.4",
                                      u"5.",
                                      u"12345678901234567890.99995",
                                      u"1e5",
                                      u"",
                                      u"+5",
                                      u"--5",
                                      u"1.2.3",
                                      u" 5",
                                      u"5 ",
                                      u"-",
                                      u".",
                                      u"1,000",
                                      u"a",
                                      u"0x10",
                                      u"5-"};
    for (const LCID lcid : locales)
        for (const char16_t* value : values) {
            print.line("number " + quoted(value) + " in " + hex(lcid), number(lcid, 0, value, nullptr));
            print.line("money " + quoted(value) + " in " + hex(lcid), money(lcid, 0, value, nullptr));
        }
    NUMBERFMTW format = {2, 1, 3, point, comma, 1};
    const auto with = [&](auto change, const std::string& what) {
        NUMBERFMTW changed = format;
        change(changed);
        for (const char16_t* value :
             {u"1234567890123.456", u"-1234567.5", u"0.25", u"-0.25", u"999.9999", u"-0.001"})
            print.line("number " + quoted(value) + " with " + what, number(0x409, 0, value, &changed));
    };
    for (const UINT digits : {0u, 1u, 2u, 3u, 9u, 10u, 20u})
        with([&](NUMBERFMTW& f) { f.NumDigits = digits; }, "digits " + std::to_string(digits));
    for (const UINT zero : {0u, 1u, 2u})
        with([&](NUMBERFMTW& f) { f.LeadingZero = zero; }, "zero " + std::to_string(zero));
    for (const UINT grouping :
         {0u, 1u, 2u, 3u, 4u, 9u, 10u, 23u, 30u, 32u, 320u, 100u, 321u, 3210u, 9999u, 10000u})
        with([&](NUMBERFMTW& f) { f.Grouping = grouping; }, "grouping " + std::to_string(grouping));
    for (const UINT order : {0u, 1u, 2u, 3u, 4u, 5u})
        with([&](NUMBERFMTW& f) { f.NegativeOrder = order; }, "order " + std::to_string(order));
    with([&](NUMBERFMTW& f) { f.lpDecimalSep = two_units, f.lpThousandSep = two_units; },
         "separators of two");
    with([&](NUMBERFMTW& f) { f.lpDecimalSep = nothing, f.lpThousandSep = nothing; }, "empty separators");
    with([&](NUMBERFMTW& f) { f.lpDecimalSep = nullptr; }, "no decimal separator");
    with([&](NUMBERFMTW& f) { f.lpThousandSep = nullptr; }, "no thousands separator");
    CURRENCYFMTW currency = {2, 1, 3, point, comma, 0, 0, symbol};
    const auto paid = [&](auto change, const std::string& what) {
        CURRENCYFMTW changed = currency;
        change(changed);
        for (const char16_t* value : {u"1234567.456", u"-1234567.5", u"0.25", u"-0.25", u"-0.001"})
            print.line("money " + quoted(value) + " with " + what, money(0x409, 0, value, &changed));
    };
    for (UINT order = 0; order <= 16; ++order)
        paid([&](CURRENCYFMTW& f) { f.NegativeOrder = order; }, "negative " + std::to_string(order));
    for (UINT order = 0; order <= 4; ++order)
        paid([&](CURRENCYFMTW& f) { f.PositiveOrder = order; }, "positive " + std::to_string(order));
    for (const UINT digits : {0u, 1u, 9u, 10u})
        paid([&](CURRENCYFMTW& f) { f.NumDigits = digits; }, "digits " + std::to_string(digits));
    paid([&](CURRENCYFMTW& f) { f.LeadingZero = 0; }, "zero 0");
    paid([&](CURRENCYFMTW& f) { f.LeadingZero = 2; }, "zero 2");
    for (const UINT grouping : {0u, 2u, 10u, 32u})
        paid([&](CURRENCYFMTW& f) { f.Grouping = grouping; }, "grouping " + std::to_string(grouping));
    paid([&](CURRENCYFMTW& f) { f.lpCurrencySymbol = nothing; }, "empty symbol");
    paid([&](CURRENCYFMTW& f) { f.lpCurrencySymbol = nullptr; }, "no symbol");
    for (unsigned bit = 0; bit < 32; ++bit) {
        print.line("number flag " + hex(1ul << bit),
                   number(0x409, static_cast<DWORD>(1ul << bit), u"1", nullptr));
        print.line("money flag " + hex(1ul << bit),
                   money(0x409, static_cast<DWORD>(1ul << bit), u"1", nullptr));
    }
    print.line("number flag and format", number(0x409, LOCALE_NOUSEROVERRIDE, u"1", &format));
    print.line("money flag and format", money(0x409, LOCALE_NOUSEROVERRIDE, u"1", &currency));
    for (const int room : {0, 1, 8, 9, 10}) {
        print.line("number room " + std::to_string(room), number(0x409, 0, u"1234.5", nullptr, room));
        print.line("money room " + std::to_string(room), money(0x409, 0, u"123.5", nullptr, room));
    }
    for (const LCID lcid : {0x0ul, 0x400ul, 0xFFFFul})
        print.line("number locale " + hex(lcid), number(static_cast<LCID>(lcid), 0, u"1", nullptr));
    for (const char16_t* name : {u"en-US", u"de-DE", u"", u"xx"}) {
        print.line("number Ex " + quoted(name), written(200, [&](LPWSTR buffer, int size) {
                       return GetNumberFormatEx(units(name), 0, units(u"1234.5"), nullptr, buffer, size);
                   }));
        print.line("money Ex " + quoted(name), written(200, [&](LPWSTR buffer, int size) {
                       return GetCurrencyFormatEx(units(name), 0, units(u"1234.5"), nullptr, buffer, size);
                   }));
    }
    char narrow[50];
    for (const int room : {50, 3, 0}) {
        SetLastError(0xDEAD);
        int length = GetNumberFormatA(0x409, 0, "1234.5", nullptr, narrow, room);
        print.line("number A " + std::to_string(room),
                   length ? std::to_string(length) + (room ? narrow : "") : failed());
        SetLastError(0xDEAD);
        length = GetCurrencyFormatA(0x409, 0, "1234.5", nullptr, narrow, room);
        print.line("money A " + std::to_string(room),
                   length ? std::to_string(length) + (room ? narrow : "") : failed());
    }
}
