#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "text/house.h"

namespace midad::text {

/// A day in the paper's zone.
struct Day {
    int year, month, day;
    auto operator<=>(const Day&) const = default;
};

/// «الخميس 8 أيار 2025»; English: "Thursday, 8 May 2025", always with European digits. `language`: "ar" or "en" here
/// and below. All of these: any thread, any year, 1900 as well as 2100; a zone that ICU does not know counts as UTC.
std::string long_date(Instant when, const House& house, std::string_view language = "ar");
/// «8 أيار 2025».
std::string short_date(Instant when, const House& house, std::string_view language = "ar");
/// «18:40», 24 hours, in the house's digits.
std::string time_of_day(Instant when, const House& house);
/// «10 ذو القعدة 1446» by Umm al-Qura and the house's offset.
std::string hijri_date(Instant when, const House& house, std::string_view language = "ar");
/// «الآن»، «قبل 40 دقيقة»، «قبل ساعتين»، «أمس»; the short date from two days on. Six plural forms. Hours also across
/// midnight while they are fewer than twelve; what is more than a minute ahead has its date.
std::string since(Instant then, Instant now, const House& house, std::string_view language = "ar");
/// «أيار 2025».
std::string month_and_year(int year, int month, const House& house, std::string_view language = "ar");

/// ISO 8601 with the zone's offset at that time: 2025-05-07T18:40:00+03:00. Whole seconds; ASCII.
std::string iso8601(Instant when, const House& house);
/// RFC 9110 §5.6.7 IMF-fixdate, and RFC 5322 with the zone's offset (RSS).
std::string http_date(Instant when);
std::string rfc5322_date(Instant when, const House& house);
/// All three forms of RFC 9110 §5.6.7.
std::optional<Instant> from_http_date(std::string_view text);

/// "YYYY-MM-DD", "YYYY-MM-DD HH:MM[:SS]" in the house's zone, or ISO 8601 with an offset or Z; digits of three kinds.
/// Nothing when it is none of them or no such day. Of an hour that comes twice in autumn the first is meant; one that
/// is skipped in spring is counted on from before (02:30 is then 03:30).
std::optional<Instant> parse_instant(std::string_view text, const House& house);

Day day_of(Instant when, const House& house);
/// The day's first instant in the house's zone.
Instant start_of(const Day& day, const House& house);
Day next_day(const Day& day);
Day previous_day(const Day& day);
/// "2025-05-08", always ASCII; and back, nothing when it is no such day.
std::string iso_day(const Day& day);
std::optional<Day> parse_day(std::string_view text);

/// Whether the zone is one that ICU knows.
bool is_zone(std::string_view zone);

}  // namespace midad::text
