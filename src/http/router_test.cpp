#include "http/router.h"

#include <doctest/doctest.h>

using namespace midad::http;

namespace {

const Router<int> router{{
    {Method::get, "/", 1},
    {Method::get, "/s/{story:number}", 2},
    {Method::post, "/beacon", 3},
    {Method::get, "/اقتصاد", 4},
    {Method::get, "/{section}", 5},
    {Method::get, "/{section}/{story:number}/{slug}", 6},
    {Method::patch, "/desks/{desk:number}", 7},
    {Method::del, "/desks/{desk:number}", 8},
}};

int handler_of(Method method, std::string_view path) {
    const auto found = router.find(method, path);
    return found && !found->other_method ? found->route->handler : 0;
}

}  // namespace

TEST_CASE("the first pattern that fits is taken, and its captures are whole segments") {
    CHECK(handler_of(Method::get, "/") == 1);
    CHECK(handler_of(Method::get, "/اقتصاد") == 4);
    CHECK(handler_of(Method::get, "/سياسة") == 5);
    const auto story = router.find(Method::get, "/سياسة/17/أسعار-الوقود-ترتفع");
    REQUIRE(story);
    CHECK(story->route->handler == 6);
    CHECK(story->captures.at("section") == "سياسة");
    CHECK(story->captures.at("story") == "17");
    CHECK(story->captures.at("slug") == "أسعار-الوقود-ترتفع");
}

TEST_CASE("a number is one to eighteen ASCII digits") {
    CHECK(handler_of(Method::get, "/s/7") == 2);
    CHECK(handler_of(Method::get, "/s/123456789012345678") == 2);
    CHECK(handler_of(Method::get, "/s/1234567890123456789") == 0);
    CHECK(handler_of(Method::get, "/s/٧") == 0);
    CHECK(handler_of(Method::get, "/s/-7") == 0);
    CHECK(handler_of(Method::get, "/s/7a") == 0);
}

TEST_CASE("a slash too many or too few fits nothing") {
    CHECK(handler_of(Method::get, "/s/7/") == 0);
    CHECK(handler_of(Method::get, "//") == 0);
    CHECK(handler_of(Method::get, "//s/7") == 0);
    CHECK(handler_of(Method::get, "/سياسة//17") == 0);
    CHECK(handler_of(Method::get, "") == 0);
}

TEST_CASE("HEAD finds what GET finds; a path known for another method is told apart") {
    CHECK(handler_of(Method::head, "/s/7") == 2);
    CHECK(handler_of(Method::post, "/beacon") == 3);
    const auto other = router.find(Method::post, "/s/7");
    REQUIRE(other);
    CHECK(other->other_method);
    CHECK_FALSE(router.find(Method::post, "/a/b/c/d"));
}

TEST_CASE("a path is known for several methods, and they are listed together") {
    CHECK(handler_of(Method::patch, "/desks/3") == 7);
    CHECK(handler_of(Method::del, "/desks/3") == 8);
    CHECK(router.find(Method::put, "/desks/3")->other_method);
    CHECK(router.allowed("/desks/3") == "PATCH, DELETE");
    CHECK(router.allowed("/s/7") == "GET, HEAD");
    CHECK(router.allowed("/a/b/c/d").empty());
}

TEST_CASE("what did not fit leaves no captures behind") {
    Captures captures;
    CHECK_FALSE(path_fits("/{section}/{story:number}", "/سياسة/x", captures));
    CHECK(captures.empty());
}
