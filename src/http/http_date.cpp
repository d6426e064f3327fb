#include "http/internal/http_date.h"

#include <array>
#include <chrono>

#include <fmt/format.h>

namespace midad::http {

namespace {

constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

/// Reads a text from its beginning; after the first thing that is not there, everything else fails too.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_{text} {}

    bool failed() const { return failed_; }
    bool at_end() const { return !failed_ && rest_.empty(); }

    void literal(std::string_view wanted) {
        if (rest_.substr(0, wanted.size()) != wanted) failed_ = true;
        if (!failed_) rest_.remove_prefix(wanted.size());
    }
    int digits(std::size_t count) {
        int number = 0;
        if (rest_.size() < count) failed_ = true;
        for (std::size_t at = 0; at < count && !failed_; ++at) {
            if (rest_[at] < '0' || rest_[at] > '9') failed_ = true;
            number = number * 10 + (rest_[at] - '0');
        }
        if (!failed_) rest_.remove_prefix(count);
        return number;
    }
    /// asctime writes the day of the month as " 6".
    int day_of_asctime() {
        if (rest_.substr(0, 1) != " ") return digits(2);
        rest_.remove_prefix(1);
        return digits(1);
    }
    unsigned month() {
        for (unsigned at = 0; at < months.size(); ++at) {
            if (rest_.substr(0, 3) != months[at]) continue;
            rest_.remove_prefix(3);
            return at + 1;
        }
        failed_ = true;
        return 1;
    }

private:
    std::string_view rest_;
    bool failed_ = false;
};

struct Moment {
    int year = 0;
    unsigned month = 0;
    int day = 0, hour = 0, minute = 0, second = 0;
};

void read_time(Scanner& scanner, Moment& moment) {
    moment.hour = scanner.digits(2);
    scanner.literal(":");
    moment.minute = scanner.digits(2);
    scanner.literal(":");
    moment.second = scanner.digits(2);
}

/// "06 Nov 1994 08:49:37 GMT"
Moment read_fixdate(Scanner& scanner) {
    Moment moment;
    moment.day = scanner.digits(2);
    scanner.literal(" ");
    moment.month = scanner.month();
    scanner.literal(" ");
    moment.year = scanner.digits(4);
    scanner.literal(" ");
    read_time(scanner, moment);
    scanner.literal(" GMT");
    return moment;
}

/// "06-Nov-94 08:49:37 GMT"
Moment read_rfc850(Scanner& scanner) {
    Moment moment;
    moment.day = scanner.digits(2);
    scanner.literal("-");
    moment.month = scanner.month();
    scanner.literal("-");
    const int year = scanner.digits(2);
    // RFC 9110 §5.6.7: a year that would be more than 50 years ahead is in the past. Nothing that Midad dates is older
    // than 1970, so the pivot may stand still.
    moment.year = year < 70 ? 2000 + year : 1900 + year;
    scanner.literal(" ");
    read_time(scanner, moment);
    scanner.literal(" GMT");
    return moment;
}

/// "Nov  6 08:49:37 1994"
Moment read_asctime(Scanner& scanner) {
    Moment moment;
    moment.month = scanner.month();
    scanner.literal(" ");
    moment.day = scanner.day_of_asctime();
    scanner.literal(" ");
    read_time(scanner, moment);
    scanner.literal(" ");
    moment.year = scanner.digits(4);
    return moment;
}

std::optional<std::int64_t> seconds_of(const Moment& moment) {
    using namespace std::chrono;
    const year_month_day date{year{moment.year}, month{moment.month}, day{static_cast<unsigned>(moment.day)}};
    if (!date.ok() || moment.hour > 23 || moment.minute > 59 || moment.second > 60) return std::nullopt;
    return sys_days{date}.time_since_epoch().count() * std::int64_t{86400} + moment.hour * std::int64_t{3600} +
           moment.minute * std::int64_t{60} + moment.second;
}

}  // namespace

std::string format_http_date(std::int64_t seconds_since_1970) {
    using namespace std::chrono;
    const sys_seconds moment{seconds{seconds_since_1970}};
    const auto midnight = floor<std::chrono::days>(moment);
    const year_month_day date{midnight};
    const hh_mm_ss time{moment - midnight};
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", days[weekday{midnight}.c_encoding()],
                       static_cast<unsigned>(date.day()), months[static_cast<unsigned>(date.month()) - 1],
                       static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                       time.seconds().count());
}

std::optional<std::int64_t> parse_http_date(std::string_view text) {
    // The name of the day says nothing that the date does not; it only tells the three forms apart.
    const std::size_t name = text.find_first_of(", ");
    if (name == text.npos || name < 3) return std::nullopt;
    const bool is_asctime = text[name] == ' ';
    Scanner scanner{text.substr(name)};
    scanner.literal(is_asctime ? " " : ", ");
    const bool is_rfc850 = !is_asctime && name > 3;
    const Moment moment = is_asctime ? read_asctime(scanner) : is_rfc850 ? read_rfc850(scanner) : read_fixdate(scanner);
    if (!scanner.at_end()) return std::nullopt;
    return seconds_of(moment);
}

}  // namespace midad::http
