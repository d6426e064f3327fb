#include "desk/times.h"

#include <chrono>

#include "text/dates.h"

namespace midad::desk {

using namespace std::chrono_literals;

std::vector<UsualTime> usual_times(Instant now, const text::House& house) {
    // Quarters of an hour are the same in every zone that papers are written in.
    constexpr auto quarter = 15min;
    const auto since_epoch = now.time_since_epoch() + 5min;
    const auto next = Instant{(since_epoch / quarter + 1) * quarter};
    std::vector<UsualTime> times{{"desk.time.quarter", next}};
    const text::Day today = text::day_of(now, house);
    const auto at_hour = [&](const text::Day& day, const char* hour) {
        // By the clock on the wall, also on the days on which clocks are changed.
        return text::parse_instant(text::iso_day(day) + hour, house).value_or(text::start_of(day, house));
    };
    if (const Instant tonight = at_hour(today, " 20:00"); tonight > now)
        times.push_back({"desk.time.tonight", tonight});
    times.push_back({"desk.time.morning", at_hour(text::next_day(today), " 07:00")});
    return times;
}

}  // namespace midad::desk
