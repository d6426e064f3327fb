#include <doctest/doctest.h>

#include "record/record.h"

using namespace midad;
using record::Cursor;

TEST_CASE("a place in a list is the same after it was an address") {
    for (const std::int64_t time : {1746632400000LL, 0LL, -418435200000LL}) {
        const Cursor cursor{time, StoryId{7}};
        const auto back = Cursor::from_text(cursor.text());
        REQUIRE(back);
        CHECK(back->published_at_ms == time);
        CHECK(back->story == StoryId{7});
    }
    CHECK(Cursor{1746632400000, StoryId{7}}.text() == "1746632400000-7");
}

TEST_CASE("nothing but what a place is written as is taken for one") {
    for (const char* text : {"",
                             "-",
                             "1",
                             "1-",
                             "-1",
                             "--1",
                             "1--1",
                             "a-7",
                             "1-7 ",
                             " 1-7",
                             "1-7x",
                             "+1-7",
                             "1-+7",
                             "01-7",
                             "1-07",
                             "-0-7",
                             "1746632400000-٧",
                             "99999999999999999999-7",
                             "1-99999999999999999999",
                             "1.5-7",
                             "1-7' or '1'='1",
                             "1-7-7"}) {
        CAPTURE(text);
        CHECK_FALSE(Cursor::from_text(text));
    }
    CHECK_FALSE(Cursor::from_text(std::string_view{"1-7\0", 4}));
}
