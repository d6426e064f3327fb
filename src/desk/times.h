#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "text/house.h"

namespace midad::desk {

/// A moment that editors plan for: its message key and when it is.
struct UsualTime {
    std::string key;  // "desk.time.quarter", "desk.time.tonight", "desk.time.morning"
    Instant at;
};

/// The next quarter of an hour (at least five minutes away), tonight at eight, and tomorrow at seven in the morning, in
/// the house's zone; tonight only while it lies ahead. Pure.
std::vector<UsualTime> usual_times(Instant now, const text::House& house);

}  // namespace midad::desk
