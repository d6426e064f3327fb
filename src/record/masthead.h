#pragma once

#include <string>

#include "text/house.h"

namespace midad::record {

/// What the paper calls itself in public, as midad.toml says it.
struct Masthead {
    std::string name = "صحيفة المداد";
    std::string display_name = "صحيفــة المــداد";  // with kashida, for the masthead's drawing only
    std::string tagline;
    std::string city = "دمشق";
    std::string display_city = "دمشــق";
    std::string language = "ar";
    std::string country = "SY";                     // ISO 3166-1: ar-SY in lang attributes and feeds
    std::string address = "http://127.0.0.1:8080";  // the public origin, without a slash at the end
    std::string phone, email, publisher, founded, about;
    std::string magazine_address;   // the e-magazine's page; "/magazine" when empty
    std::string websub_hub;         // empty: no hub link
    std::string issue_first_day;    // "2024-10-07": the day of issue 1, for «العدد 214»; empty: no issue number
    std::string time_since_counts;  // since when reads are counted, ISO day; empty: not said
    std::string mirrors;            // origins of others that show our pages, parted by blanks
    text::House house;
};

}  // namespace midad::record
