#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "base/clock.h"

namespace midad::text::internal {

/// What the zone's clocks add to UTC then, in milliseconds. A zone that ICU does not know counts as UTC. Any thread:
/// each keeps its own zones.
std::int64_t offset_at(Instant when, const std::string& zone);

/// The moment at which the zone's clocks show `local_ms` (counted as if it were UTC). In the hour that is skipped in
/// spring, the clocks are taken as not yet moved (02:30 is then 03:30); of an hour that comes twice, the first.
Instant from_local(std::int64_t local_ms, const std::string& zone);

constexpr std::int64_t day_ms = 86'400'000;

constexpr std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

/// A date and a time as clocks show them, without a zone. Any year, the proleptic Gregorian calendar.
struct Civil {
    int year, month, day;
    int weekday;  // 0 is Sunday
    int hour, minute, second;
};

Civil civil_of(std::int64_t local_ms);
/// Midnight of the day; the day must exist.
std::int64_t local_ms_of(int year, int month, int day);
bool is_day(int year, int month, int day);

}  // namespace midad::text::internal
