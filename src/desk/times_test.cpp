#include "desk/times.h"

#include <doctest/doctest.h>

#include "text/dates.h"

using namespace midad;
using desk::UsualTime;

namespace {

const text::House house;

std::vector<std::string> told(std::string_view now) {
    std::vector<std::string> all;
    for (const UsualTime& time : desk::usual_times(*text::parse_instant(now, house), house))
        all.push_back(time.key.substr(10) + " " + text::iso8601(time.at, house).substr(0, 16));
    return all;
}

using All = std::vector<std::string>;

}  // namespace

TEST_CASE("the usual times are the next quarter of an hour, tonight and tomorrow morning, by the clock on the wall") {
    CHECK(told("2025-05-07 18:40") ==
          All{"quarter 2025-05-07T19:00", "tonight 2025-05-07T20:00", "morning 2025-05-08T07:00"});
    CHECK(told("2025-05-07 18:31") ==
          All{"quarter 2025-05-07T18:45", "tonight 2025-05-07T20:00", "morning 2025-05-08T07:00"});
}

TEST_CASE("in the evening there is no tonight any more") {
    CHECK(told("2025-05-07 23:52") == All{"quarter 2025-05-08T00:00", "morning 2025-05-08T07:00"});
    CHECK(told("2025-12-31 20:00").size() == 2);
}
