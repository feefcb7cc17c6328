/// Times as 64-bit counts of 100 nanoseconds since the beginning of 1601.
#pragma once

#include <cstdint>

#include <windef.h>

namespace comity::winbase {

constexpr std::int64_t ticks_per_second = 10'000'000;
constexpr std::int64_t ticks_per_millisecond = ticks_per_second / 1000;
constexpr std::int64_t ticks_per_minute = 60 * ticks_per_second;
constexpr std::int64_t ticks_per_day = 24 * 60 * ticks_per_minute;
/// 1970-01-01.
constexpr std::int64_t unix_epoch = 116'444'736'000'000'000;

constexpr std::uint64_t ticks(const FILETIME& time) noexcept {
    return std::uint64_t{time.dwHighDateTime} << 32 | time.dwLowDateTime;
}
constexpr FILETIME file_time(std::uint64_t ticks) noexcept {
    return {static_cast<DWORD>(ticks), static_cast<DWORD>(ticks >> 32)};
}

/// Now, in UTC.
std::int64_t current_ticks() noexcept;

/// The fields of a count that is not negative.
SYSTEMTIME to_fields(std::int64_t ticks) noexcept;

/// The count of a date and time that there is, in the years 1601 to 30827; false otherwise.
bool to_ticks(const SYSTEMTIME& fields, std::int64_t& ticks) noexcept;

/// The day of a month by its number and the day of the week: `week` 1 to 4, or 5 for the last one. `weekday`
/// 0 is Sunday.
unsigned day_of_month(int year, unsigned month, unsigned weekday, unsigned week) noexcept;

} // namespace comity::winbase
