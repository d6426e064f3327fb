#include "http/internal/conditions.h"

#include <doctest/doctest.h>

#include "http/internal/http_date.h"

using namespace midad::http;

namespace {

constexpr std::string_view etag = "\"نسخة-3\"";
constexpr std::string_view modified = "Wed, 07 May 2025 10:00:00 GMT";

}  // namespace

TEST_CASE("If-None-Match and If-Modified-Since answer as RFC 9110 §13 has it") {
    struct Row {
        std::string_view none_match, since;
        bool unchanged;
    };
    const Row table[] = {
        {"", "", false},
        {"\"نسخة-3\"", "", true},
        {"W/\"نسخة-3\"", "", true},
        {"\"نسخة-2\"", "", false},
        {"\"نسخة-2\", \"نسخة-3\"", "", true},
        {"\"نسخة-2\" , W/\"نسخة-3\"", "", true},
        {",, \"نسخة-3\"", "", false},  // not a list's beginning: nothing is read after what is no tag
        {"\"a,b\", \"نسخة-3\"", "", true},
        {"*", "", true},
        {" * ", "", true},
        {"نسخة-3", "", false},
        {"\"نسخة-3", "", false},
        {"w/\"نسخة-3\"", "", false},
        {"", "Wed, 07 May 2025 10:00:00 GMT", true},
        {"", "Thu, 08 May 2025 10:00:00 GMT", true},
        {"", "Wed, 07 May 2025 09:59:59 GMT", false},
        {"", "Wednesday, 07-May-25 10:00:00 GMT", true},
        {"", "Wed May  7 10:00:00 2025", true},
        {"", "الأربعاء", false},
        {"\"نسخة-2\"", "Thu, 08 May 2025 10:00:00 GMT", false},  // the tag wins
        {"\"نسخة-3\"", "Wed, 07 May 2020 10:00:00 GMT", true},
    };
    for (const Row& row : table) {
        INFO(row.none_match, " / ", row.since);
        const Conditions asked{.if_none_match = row.none_match, .if_modified_since = row.since};
        CHECK(is_not_modified(asked, etag, modified) == row.unchanged);
    }
}

TEST_CASE("a POST is never answered 304") {
    CHECK_FALSE(is_not_modified({.method = Method::post, .if_none_match = "*"}, etag, modified));
}

TEST_CASE("an answer without a tag or a date is always sent") {
    CHECK_FALSE(is_not_modified({.if_none_match = "*"}, "", modified));
    CHECK_FALSE(is_not_modified({.if_modified_since = modified}, etag, ""));
}

TEST_CASE("ranges are cut as RFC 9110 §14 has it") {
    using K = Slice::Kind;
    struct Row {
        std::string_view range, if_range;
        K kind;
        std::uint64_t first, length;
    };
    const Row table[] = {
        {"", "", K::whole, 0, 1000},
        {"bytes=0-0", "", K::part, 0, 1},
        {"bytes=0-499", "", K::part, 0, 500},
        {"bytes=500-", "", K::part, 500, 500},
        {"bytes=500-99999", "", K::part, 500, 500},
        {"bytes=999-999", "", K::part, 999, 1},
        {"bytes=-1", "", K::part, 999, 1},
        {"bytes=-1000", "", K::part, 0, 1000},
        {"bytes=-5000", "", K::part, 0, 1000},
        {"BYTES=0-9", "", K::part, 0, 10},
        {"bytes = 0-9", "", K::part, 0, 10},
        {"bytes=0-99999999999999999999", "", K::part, 0, 1000},
        {"bytes=1000-", "", K::unsatisfiable, 0, 0},
        {"bytes=99999999999999999999-", "", K::unsatisfiable, 0, 0},
        {"bytes=-0", "", K::unsatisfiable, 0, 0},
        {"bytes=9-3", "", K::whole, 0, 1000},
        {"bytes=0-1,5-6", "", K::whole, 0, 1000},
        {"bytes=", "", K::whole, 0, 1000},
        {"bytes=-", "", K::whole, 0, 1000},
        {"bytes=a-b", "", K::whole, 0, 1000},
        {"bytes=0-٩", "", K::whole, 0, 1000},
        {"bytes=+1-2", "", K::whole, 0, 1000},
        {"فصول=0-1", "", K::whole, 0, 1000},
        {"bytes=0-9", "\"نسخة-3\"", K::part, 0, 10},
        {"bytes=0-9", "\"نسخة-2\"", K::whole, 0, 1000},
        {"bytes=0-9", "W/\"نسخة-3\"", K::whole, 0, 1000},
        {"bytes=0-9", "Wed, 07 May 2025 10:00:00 GMT", K::part, 0, 10},
        {"bytes=0-9", "Thu, 08 May 2025 10:00:00 GMT", K::whole, 0, 1000},
        {"bytes=1000-", "\"نسخة-2\"", K::whole, 0, 1000},
    };
    for (const Row& row : table) {
        INFO(row.range, " / ", row.if_range);
        const Slice slice = wanted_slice({.range = row.range, .if_range = row.if_range}, 1000, etag, modified);
        CHECK(slice.kind == row.kind);
        CHECK(slice.first == row.first);
        CHECK(slice.length == row.length);
    }
}

TEST_CASE("no byte of an empty file can be asked for, and HEAD asks for no range") {
    CHECK(wanted_slice({.range = "bytes=0-"}, 0, etag, modified).kind == Slice::Kind::unsatisfiable);
    CHECK(wanted_slice({.range = "bytes=-5"}, 0, etag, modified).kind == Slice::Kind::unsatisfiable);
    CHECK(wanted_slice({.method = Method::head, .range = "bytes=0-1"}, 9, etag, modified).kind == Slice::Kind::whole);
}

TEST_CASE("dates are written in one form and read in three") {
    CHECK(format_http_date(784111777) == "Sun, 06 Nov 1994 08:49:37 GMT");
    CHECK(parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT") == 784111777);
    CHECK(parse_http_date("Sunday, 06-Nov-94 08:49:37 GMT") == 784111777);
    CHECK(parse_http_date("Sun Nov  6 08:49:37 1994") == 784111777);
    CHECK(format_http_date(1709208000) == "Thu, 29 Feb 2024 12:00:00 GMT");
    for (const std::string_view broken :
         {"", "Sun", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 GMT ", "Sun, 31 Feb 1994 08:49:37 GMT",
          "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 نوف 1994 08:49:37 GMT", "Sun, 6 Nov 1994 08:49:37 GMT",
          "Sun, 06 Nov 1994 08:49:37 UTC"}) {
        INFO(broken);
        CHECK_FALSE(parse_http_date(broken));
    }
}
