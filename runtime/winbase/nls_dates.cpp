/// Dates and times as a locale writes them, or by a picture.
/// https://learn.microsoft.com/windows/win32/api/datetimeapi/nf-datetimeapi-getdateformatex
/// https://learn.microsoft.com/windows/win32/api/datetimeapi/nf-datetimeapi-gettimeformatex
#include <datetimeapi.h>
#include <sysinfoapi.h>

#include "nls_result.hpp"

#include "date_pattern.hpp"
#include "file_times.hpp"

namespace {

using namespace comity;

constexpr DWORD kind_flags = DATE_SHORTDATE | DATE_LONGDATE | DATE_YEARMONTH | DATE_MONTHDAY;
constexpr DWORD layout_flags = DATE_LTRREADING | DATE_RTLREADING | DATE_AUTOLAYOUT;
constexpr DWORD locale_flags = LOCALE_NOUSEROVERRIDE | LOCALE_USE_CP_ACP;
constexpr DWORD date_flags = kind_flags | layout_flags | DATE_USE_ALT_CALENDAR | locale_flags;
constexpr DWORD time_flags =
    TIME_NOMINUTESORSECONDS | TIME_NOSECONDS | TIME_NOTIMEMARKER | TIME_FORCE24HOURFORMAT | locale_flags;

constexpr char16_t left_to_right_mark = 0x200E, right_to_left_mark = 0x200F;

bool is_single(DWORD flags) {
    return (flags & (flags - 1)) == 0;
}

/// Languages whose locales have another calendar beside the Gregorian one: those are not here.
bool has_other_calendar(const locale_data& locale) {
    switch (PRIMARYLANGID(LANGIDFROMLCID(locale.lcid))) {
    case 0x01: // Arabic
    case 0x04: // Chinese
    case 0x0D: // Hebrew
    case 0x11: // Japanese
    case 0x12: // Korean
    case 0x1E: // Thai
    case 0x29: // Persian
        return true;
    default:
        return false;
    }
}

bool reads_right_to_left(const locale_data& locale) {
    switch (PRIMARYLANGID(LANGIDFROMLCID(locale.lcid))) {
    case 0x01:
    case 0x0D:
    case 0x20: // Urdu
    case 0x29:
        return true;
    default:
        return false;
    }
}

DWORD date_flags_refusal(const locale_data& locale, DWORD flags, bool has_picture) {
    if ((flags & ~date_flags) || !is_single(flags & kind_flags) || !is_single(flags & layout_flags))
        return ERROR_INVALID_FLAGS;
    if (has_picture && (flags & (kind_flags | LOCALE_NOUSEROVERRIDE)))
        return ERROR_INVALID_FLAGS;
    if ((flags & DATE_USE_ALT_CALENDAR) && has_other_calendar(locale))
        return ERROR_INVALID_FLAGS;
    return ERROR_SUCCESS;
}

std::u16string_view pattern_of(const locale_data& locale, DWORD flags) {
    if (flags & DATE_LONGDATE)
        return locale.long_date;
    if (flags & DATE_YEARMONTH)
        return locale.year_month;
    if (flags & DATE_MONTHDAY)
        return locale.month_day;
    return locale.short_date;
}

/// A part of a picture: letters of one kind, or text between such.
struct picture_part {
    std::u16string_view text;
    char16_t letter; ///< 0 for text
};

/// The next part of a picture from `at` on, which is not its end.
picture_part next_part(std::u16string_view picture, std::size_t at, std::u16string_view letters) {
    const char16_t c = picture[at];
    std::size_t end = at + 1;
    if (letters.find(c) != letters.npos) {
        while (end < picture.size() && picture[end] == c)
            ++end;
        return {picture.substr(at, end - at), c};
    }
    bool quoted = c == u'\'';
    for (; end < picture.size(); ++end) {
        if (picture[end] == u'\'')
            quoted = !quoted;
        else if (!quoted && letters.find(picture[end]) != letters.npos)
            break;
    }
    return {picture.substr(at, end - at), 0};
}

/// A mark in front of each part of a date.
std::u16string with_marks(std::u16string_view picture, char16_t mark) {
    std::u16string out;
    for (std::size_t at = 0; at < picture.size();) {
        const picture_part part = next_part(picture, at, u"dMyg");
        if (part.letter)
            out += mark;
        out += part.text;
        at += part.text.size();
    }
    return out;
}

/// Leaves out what the flags say, with the text in front of it; with a time marker also the text behind, and
/// with seconds or minutes that come first.
std::u16string reduced(std::u16string_view picture, DWORD flags) {
    std::u16string out;
    std::size_t last_end = 0; // of the last part that is no text
    bool leave_text_out = false;
    for (std::size_t at = 0; at < picture.size();) {
        const picture_part part = next_part(picture, at, u"hHmst");
        at += part.text.size();
        const bool left_out = (part.letter == u's' && (flags & (TIME_NOSECONDS | TIME_NOMINUTESORSECONDS))) ||
                              (part.letter == u'm' && (flags & TIME_NOMINUTESORSECONDS)) ||
                              (part.letter == u't' && (flags & TIME_NOTIMEMARKER));
        if (left_out) {
            leave_text_out = part.letter == u't' || last_end == 0;
            out.resize(last_end);
        } else if (part.letter) {
            if (part.letter == u'h' && (flags & TIME_FORCE24HOURFORMAT))
                out.append(part.text.size(), u'H');
            else
                out += part.text;
            last_end = out.size();
            leave_text_out = false;
        } else if (!leave_text_out)
            out += part.text;
    }
    return out;
}

std::u16string written(const locale_data& locale, std::u16string_view pattern, const SYSTEMTIME& when,
                       pattern_letters letters) {
    const date_fields fields = {
        when.wYear,  std::max<int>(when.wMonth, 1), when.wDay, when.wDayOfWeek % 7, when.wHour, when.wMinute,
        when.wSecond};
    std::u16string out(write_pattern(locale, pattern, fields, nullptr, 0, letters), u'\0');
    write_pattern(locale, pattern, fields, out.data(), out.size(), letters);
    return out;
}

template <class Unit>
int format_date(const locale_data* locale, DWORD flags, const SYSTEMTIME* date,
                const std::u16string_view* picture, Unit* out, int room) {
    if (!locale || is_bad_buffer(out, room))
        return nls_failure(ERROR_INVALID_PARAMETER);
    if (const DWORD error = date_flags_refusal(*locale, flags, picture != nullptr))
        return nls_failure(error);
    SYSTEMTIME day{};
    if (date) {
        // The time of day does not count, and the day of the week is the date's.
        day.wYear = date->wYear;
        day.wMonth = date->wMonth;
        day.wDay = date->wDay;
    } else
        GetLocalTime(&day);
    std::int64_t ticks;
    if (!winbase::to_ticks(day, ticks))
        return nls_failure(ERROR_INVALID_PARAMETER);
    day = winbase::to_fields(ticks);
    return guarded_length([&] {
        std::u16string pattern(picture ? *picture : pattern_of(*locale, flags));
        if (flags & layout_flags) {
            const bool right_to_left =
                (flags & DATE_RTLREADING) || ((flags & DATE_AUTOLAYOUT) && reads_right_to_left(*locale));
            pattern = with_marks(pattern, right_to_left ? right_to_left_mark : left_to_right_mark);
        }
        return deliver(written(*locale, pattern, day, pattern_letters::date), out, room);
    });
}

template <class Unit>
int format_time(const locale_data* locale, DWORD flags, const SYSTEMTIME* time,
                const std::u16string_view* picture, Unit* out, int room) {
    if (!locale || is_bad_buffer(out, room))
        return nls_failure(ERROR_INVALID_PARAMETER);
    if ((flags & ~time_flags) || (picture && (flags & LOCALE_NOUSEROVERRIDE)))
        return nls_failure(ERROR_INVALID_FLAGS);
    SYSTEMTIME when{};
    if (time) {
        // The date does not count.
        when.wHour = time->wHour;
        when.wMinute = time->wMinute;
        when.wSecond = time->wSecond;
        when.wMilliseconds = time->wMilliseconds;
    } else
        GetLocalTime(&when);
    if (when.wHour > 23 || when.wMinute > 59 || when.wSecond > 59 || when.wMilliseconds > 999)
        return nls_failure(ERROR_INVALID_PARAMETER);
    return guarded_length([&] {
        const std::u16string pattern = reduced(picture ? *picture : locale->long_time, flags);
        return deliver(written(*locale, pattern, when, pattern_letters::time), out, room);
    });
}

/// Calls with the picture as the functions above take it: null for none.
template <class Call>
int with_picture(LPCWSTR picture, Call&& call) {
    if (!picture)
        return call(nullptr);
    const std::u16string_view view(picture, wide_length(picture));
    return call(&view);
}
template <class Call>
int with_picture(LPCSTR picture, Call&& call) {
    if (!picture)
        return call(nullptr);
    return guarded_length([&] {
        const std::u16string wide = widened(picture);
        const std::u16string_view view(wide);
        return call(&view);
    });
}

} // namespace

STDAPI_(int)
GetDateFormatW(LCID lcid, DWORD flags, const SYSTEMTIME* date, LPCWSTR picture, LPWSTR out, int room) {
    return with_picture(picture, [&](const std::u16string_view* view) {
        return format_date(find_locale(lcid), flags, date, view, out, room);
    });
}
STDAPI_(int)
GetDateFormatA(LCID lcid, DWORD flags, const SYSTEMTIME* date, LPCSTR picture, LPSTR out, int room) {
    return with_picture(picture, [&](const std::u16string_view* view) {
        return format_date(find_locale(lcid), flags, date, view, out, room);
    });
}
STDAPI_(int)
GetDateFormatEx(LPCWSTR locale, DWORD flags, const SYSTEMTIME* date, LPCWSTR picture, LPWSTR out, int room,
                LPCWSTR calendar) {
    if (calendar)
        return nls_failure(ERROR_INVALID_PARAMETER);
    return with_picture(picture, [&](const std::u16string_view* view) {
        return format_date(locale_of_name(locale), flags, date, view, out, room);
    });
}

STDAPI_(int)
GetTimeFormatW(LCID lcid, DWORD flags, const SYSTEMTIME* time, LPCWSTR picture, LPWSTR out, int room) {
    return with_picture(picture, [&](const std::u16string_view* view) {
        return format_time(find_locale(lcid), flags, time, view, out, room);
    });
}
STDAPI_(int)
GetTimeFormatA(LCID lcid, DWORD flags, const SYSTEMTIME* time, LPCSTR picture, LPSTR out, int room) {
    return with_picture(picture, [&](const std::u16string_view* view) {
        return format_time(find_locale(lcid), flags, time, view, out, room);
    });
}
STDAPI_(int)
GetTimeFormatEx(LPCWSTR locale, DWORD flags, const SYSTEMTIME* time, LPCWSTR picture, LPWSTR out, int room) {
    return with_picture(picture, [&](const std::u16string_view* view) {
        return format_time(locale_of_name(locale), flags, time, view, out, room);
    });
}
