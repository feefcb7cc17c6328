#include "date_writing.hpp"

#include <algorithm>
#include <iterator>

#include "date_pattern.hpp"

namespace comity {

void write_date_by_pattern(std::u16string_view pattern, const split_date& date, const locale_data& locale,
                           format_text& out) {
    const civil_date day = from_serial_day(date.serial_day);
    const date_fields fields{day.year,       day.month,        day.day,         weekday_of(date.serial_day),
                             date.time.hour, date.time.minute, date.time.second};
    char16_t text[256]; // no locale's date is longer
    const std::size_t length = write_pattern(locale, pattern, fields, text, std::size(text));
    out.put({text, std::min(length, std::size(text))});
}

void write_general_date(const split_date& date, const locale_data& locale, format_text& out) {
    if (date.has_day)
        write_date_by_pattern(locale.short_date, date, locale, out);
    if (date.has_day && date.has_time)
        out.put(u' ');
    if (date.has_time || !date.has_day)
        write_date_by_pattern(locale.long_time, date, locale, out);
}

} // namespace comity
