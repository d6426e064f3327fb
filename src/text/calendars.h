#pragma once

#include <cstdint>
#include <optional>

#include "text/dates.h"

namespace midad::text {

/// 0 (Sunday) to 6, by the Gregorian calendar of every year.
int weekday_of(const Day& day);
/// The same date by the Julian calendar, in which older dates are often given.
int julian_weekday_of(const Day& day);
bool is_gregorian_day(const Day& day);
/// So many days later; earlier, when negative.
Day days_after(const Day& day, std::int64_t days);
/// From `from` to `to`.
std::int64_t days_between(const Day& from, const Day& to);

/// A day of the Hijri year by Umm al-Qura, as ICU has it: true tables for the years 1300 to 1600. Nothing for other
/// years, or when that month had no such day; the sighting of a moon may be a day off. Any thread.
std::optional<Day> from_hijri(int year, int month, int day);
Day hijri_of(const Day& gregorian);

}  // namespace midad::text
