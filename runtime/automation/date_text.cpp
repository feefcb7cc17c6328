#include "date_text.hpp"

#include <algorithm>
#include <iterator>

#include "date_pattern.hpp"
#include "date_reader.hpp"
#include "other_calendars.hpp"
#include "text_locale.hpp"

namespace comity {
namespace {

/// The characters of a date and a time in English or the invariant locale: 23 of them at most.
class text_writer {
public:
    void character(char16_t c) { characters_[length_++] = c; }

    /// A number from 0 to 9999.
    void number(int value, int least_digits) {
        auto rest = static_cast<unsigned>(value);
        const int digits = std::max(least_digits, rest < 10 ? 1 : rest < 100 ? 2 : rest < 1000 ? 3 : 4);
        for (int i = digits; i-- > 0; rest /= 10)
            characters_[length_ + static_cast<unsigned>(i)] = static_cast<OLECHAR>(u'0' + rest % 10);
        length_ += static_cast<unsigned>(digits);
    }

    BSTR to_bstr() const { return SysAllocStringLen(characters_, length_); }

private:
    OLECHAR characters_[32];
    UINT length_ = 0;
};

/// By our own hand for the two locales that most dates are written in.
BSTR write_pinned(bool invariant, const civil_date* day, const clock_time* time) {
    text_writer out;
    const int digits = invariant ? 2 : 1;
    if (day) {
        out.number(day->month, digits);
        out.character(u'/');
        out.number(day->day, digits);
        out.character(u'/');
        out.number(day->year, 1);
    }
    if (day && time)
        out.character(u' ');
    if (time) {
        out.number(invariant ? time->hour : time->hour % 12 == 0 ? 12 : time->hour % 12, digits);
        out.character(u':');
        out.number(time->minute, 2);
        out.character(u':');
        out.number(time->second, 2);
        if (!invariant) {
            out.character(u' ');
            out.character(time->hour < 12 ? u'A' : u'P');
            out.character(u'M');
        }
    }
    return out.to_bstr();
}

BSTR write_by_pattern(const locale_data& locale, int serial_day, const civil_date* day,
                      const clock_time* time) {
    char16_t characters[256];
    std::size_t length = 0;
    date_fields fields{};
    if (time) {
        fields.hour = time->hour;
        fields.minute = time->minute;
        fields.second = time->second;
    }
    fields.month = 1;
    const auto put = [&](std::u16string_view pattern) {
        const std::size_t room = std::size(characters) - length;
        length += std::min(room, write_pattern(locale, pattern, fields, characters + length, room));
    };
    if (day) {
        fields.year = day->year;
        fields.month = day->month;
        fields.day = day->day;
        fields.weekday = weekday_of(serial_day);
        put(locale.short_date);
    }
    if (day && time)
        put(u" ");
    if (time)
        put(locale.long_time);
    return SysAllocStringLen(characters, static_cast<UINT>(length));
}

} // namespace

HRESULT parse_date(std::u16string_view text, LCID lcid, ULONG flags, double& date) noexcept {
    int day;
    clock_time time;
    if (!read_date(text, locale_for_text(lcid), calendar_of(flags), day, time)) {
        date = 0;
        return DISP_E_TYPEMISMATCH;
    }
    if (flags & VAR_TIMEVALUEONLY)
        date = make_date(0, time);
    else if (flags & VAR_DATEVALUEONLY)
        date = day;
    else
        date = make_date(day, time);
    return S_OK;
}

HRESULT date_to_bstr(double date, LCID lcid, ULONG flags, BSTR& text) noexcept {
    split_date parts;
    const locale_data* locale = find_locale(lcid);
    if (!locale || !split(date, parts))
        return E_INVALIDARG;
    const bool both = (flags & LOCALE_USE_NLS) != 0;
    const bool with_day = both || (!(flags & VAR_TIMEVALUEONLY) && parts.has_day);
    const bool with_time = both || (!(flags & VAR_DATEVALUEONLY) && (parts.has_time || !parts.has_day));
    const calendar_kind kind = calendar_of(flags);
    civil_date day{};
    if (with_day && !to_calendar(kind, parts.serial_day, day))
        return E_INVALIDARG;
    const bool pinned = locale == &en_us_locale || locale == &invariant_locale;
    BSTR written = pinned ? write_pinned(locale == &invariant_locale, with_day ? &day : nullptr,
                                         with_time ? &parts.time : nullptr)
                          : write_by_pattern(*locale, parts.serial_day, with_day ? &day : nullptr,
                                             with_time ? &parts.time : nullptr);
    if (!written)
        return E_OUTOFMEMORY;
    text = written;
    return S_OK;
}

} // namespace comity
