#include <array>

#include "text/dates.h"
#include "text/internal/month_names.h"
#include "text/internal/zones.h"
#include "text/numbers.h"

namespace midad::text {

using namespace internal;

namespace {

/// Takes a date apart from its beginning. Each call either passes what it found or leaves the place as it was.
class Reader {
public:
    explicit Reader(std::string_view text) : left_{text} {}

    std::optional<int> number(std::size_t digits) {
        if (left_.size() < digits) return std::nullopt;
        int value = 0;
        for (std::size_t at = 0; at < digits; ++at) {
            if (left_[at] < '0' || left_[at] > '9') return std::nullopt;
            value = value * 10 + (left_[at] - '0');
        }
        left_.remove_prefix(digits);
        return value;
    }

    bool passes(std::string_view sign) {
        if (!left_.starts_with(sign)) return false;
        left_.remove_prefix(sign.size());
        return true;
    }

    /// One of the names; its place among them.
    template <typename Names>
    std::optional<int> one_of(const Names& names) {
        for (std::size_t at = 0; at < names.size(); ++at) {
            if (passes(names[at])) return static_cast<int>(at);
        }
        return std::nullopt;
    }

    bool at_end() const { return left_.empty(); }

private:
    std::string_view left_;
};

std::string_view trimmed(std::string_view text) {
    const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

std::optional<Day> read_day(Reader& reader) {
    const auto year = reader.number(4);
    if (!year || !reader.passes("-")) return std::nullopt;
    const auto month = reader.number(2);
    if (!month || !reader.passes("-")) return std::nullopt;
    const auto day = reader.number(2);
    if (!day || !is_day(*year, *month, *day)) return std::nullopt;
    return Day{*year, *month, *day};
}

/// "HH:MM[:SS[.fraction]]" in milliseconds of the day. `last_second`: 59, or 60 where the standard knows leap seconds.
std::optional<std::int64_t> read_clock(Reader& reader, int last_second = 59) {
    const auto hour = reader.number(2);
    if (!hour || *hour > 23 || !reader.passes(":")) return std::nullopt;
    const auto minute = reader.number(2);
    if (!minute || *minute > 59) return std::nullopt;
    std::int64_t ms = (*hour * 60 + *minute) * std::int64_t{60'000};
    if (!reader.passes(":")) return ms;
    const auto second = reader.number(2);
    if (!second || *second > last_second) return std::nullopt;
    ms += *second * std::int64_t{1000};
    if (!reader.passes(".") && !reader.passes(",")) return ms;
    std::int64_t worth = 100;  // of the next digit, in ms; what is below a millisecond is dropped
    bool any = false;
    while (const auto one = reader.number(1)) {
        ms += *one * worth;
        worth /= 10;
        any = true;
    }
    return any ? std::optional{ms} : std::nullopt;
}

/// "Z", "+03:00", "+0300" or "+03", in milliseconds.
std::optional<std::int64_t> read_offset(Reader& reader) {
    if (reader.passes("Z") || reader.passes("z")) return 0;
    const bool west = reader.passes("-") || reader.passes("−");
    if (!west && !reader.passes("+")) return std::nullopt;
    const auto hours = reader.number(2);
    if (!hours || *hours > 23) return std::nullopt;
    const bool colon = reader.passes(":");
    const auto minutes = reader.number(2);
    if ((colon && !minutes) || (minutes && *minutes > 59)) return std::nullopt;
    const std::int64_t ms = (*hours * 60 + minutes.value_or(0)) * std::int64_t{60'000};
    return west ? -ms : ms;
}

constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 7> long_weekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                        "Thursday", "Friday", "Saturday"};

std::optional<Instant> in_utc(int year, int month, int day, std::optional<std::int64_t> clock, bool complete) {
    if (!clock || !complete || !is_day(year, month, day)) return std::nullopt;
    return from_ms(local_ms_of(year, month, day) + *clock);
}

/// IMF-fixdate, "Sun, 06 Nov 1994 08:49:37 GMT", or RFC 850's "Sunday, 06-Nov-94 08:49:37 GMT".
std::optional<Instant> read_with_comma(Reader reader, const auto& names, std::string_view between, std::size_t width) {
    if (!reader.one_of(names) || !reader.passes(", ")) return std::nullopt;
    const auto day = reader.number(2);
    if (!day || !reader.passes(between)) return std::nullopt;
    const auto month = reader.one_of(months);
    if (!month || !reader.passes(between)) return std::nullopt;
    auto year = reader.number(width);
    if (!year || !reader.passes(" ")) return std::nullopt;
    // RFC 9110 §5.6.7: a year of two digits that seems more than 50 years ahead lies in the past. No server sends
    // these forms any more; 1970–2069 holds for every file that still has them.
    if (width == 2) *year += *year < 70 ? 2000 : 1900;
    const auto clock = read_clock(reader, 60);
    return in_utc(*year, *month + 1, *day, clock, reader.passes(" GMT") && reader.at_end());
}

/// asctime: "Sun Nov  6 08:49:37 1994".
std::optional<Instant> read_asctime(Reader reader) {
    if (!reader.one_of(weekdays) || !reader.passes(" ")) return std::nullopt;
    const auto month = reader.one_of(months);
    if (!month || !reader.passes(" ")) return std::nullopt;
    const auto day = reader.number(reader.passes(" ") ? 1 : 2);
    if (!day || !reader.passes(" ")) return std::nullopt;
    const auto clock = read_clock(reader, 60);
    if (!reader.passes(" ")) return std::nullopt;
    const auto year = reader.number(4);
    return in_utc(year.value_or(0), *month + 1, *day, clock, reader.at_end());
}

}  // namespace

std::optional<Instant> parse_instant(std::string_view text, const House& house) {
    const std::string ascii = ascii_digits(trimmed(text));
    Reader reader{ascii};
    const auto day = read_day(reader);
    if (!day) return std::nullopt;
    if (reader.at_end()) return start_of(*day, house);
    if (!reader.passes("T") && !reader.passes("t") && !reader.passes(" ")) return std::nullopt;
    const auto clock = read_clock(reader);
    if (!clock) return std::nullopt;
    const std::int64_t local = local_ms_of(day->year, day->month, day->day) + *clock;
    if (reader.at_end()) return from_local(local, house.zone);
    reader.passes(" ");
    const auto offset = read_offset(reader);
    if (!offset || !reader.at_end()) return std::nullopt;
    return from_ms(local - *offset);
}

std::optional<Day> parse_day(std::string_view text) {
    const std::string ascii = ascii_digits(trimmed(text));
    Reader reader{ascii};
    const auto day = read_day(reader);
    return day && reader.at_end() ? day : std::nullopt;
}

std::optional<Instant> from_http_date(std::string_view text) {
    const Reader reader{text};
    if (const auto found = read_with_comma(reader, weekdays, " ", 4)) return found;
    if (const auto found = read_with_comma(reader, long_weekdays, "-", 2)) return found;
    return read_asctime(reader);
}

}  // namespace midad::text
