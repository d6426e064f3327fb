#include "base/url.h"

#include <doctest/doctest.h>

using namespace midad;

TEST_CASE("an Arabic path is encoded in upper case and decoded from both cases") {
    CHECK(percent_encoded("/اقتصاد") == "/%D8%A7%D9%82%D8%AA%D8%B5%D8%A7%D8%AF");
    CHECK(percent_decoded("/%d8%a7%D9%82%d8%aa") == "/اقت");
}

TEST_CASE("a percent sign that stands for nothing is refused") {
    CHECK_FALSE(percent_decoded("/%"));
    CHECK_FALSE(percent_decoded("/%D"));
    CHECK_FALSE(percent_decoded("/%GG"));
}

TEST_CASE("query parameters are decoded, broken ones are left out") {
    CHECK(query_parameter("q=%D8%B9%D9%85%D8%A7%D9%86+%D8%A7&p=2", "q") == "عمان ا");
    CHECK(query_parameter("q=%FF&p=2", "p") == "2");
    CHECK_FALSE(query_parameter("q=%FF&p=2", "q"));
    CHECK(query_parameter("q", "q") == "");
}

TEST_CASE("only plain web addresses pass") {
    CHECK(is_web_address("https://example.org/ص"));
    CHECK_FALSE(is_web_address("javascript:alert(1)"));
    CHECK_FALSE(is_web_address("https://user@example.org/"));
    CHECK_FALSE(is_web_address("https:///x"));
    CHECK_FALSE(is_web_address("https://exa mple.org"));
}
