#include <doctest/doctest.h>

#include "html/theme.h"
#include "site/masthead_drawing.h"

using namespace midad;

TEST_CASE("the paper's name is drawn as one small outline that says its name") {
    const auto theme = html::Theme::carried();
    const auto drawing = site::draw_masthead(theme->asset("fonts/masthead.ttf"), "صحيفــة المــداد", "صحيفة المداد");
    REQUIRE(drawing);
    const std::string& svg = drawing->string();
    CHECK(svg.starts_with("<svg "));
    CHECK(svg.find("<title>صحيفة المداد</title>") != svg.npos);
    CHECK(svg.find("role=\"img\"") != svg.npos);
    CHECK(svg.size() <= 6 * 1024);
    CHECK(svg.size() > 1000);
}

TEST_CASE("kashida makes the drawing wider, not different") {
    const auto theme = html::Theme::carried();
    const auto width = [&](const char* name) {
        const std::string svg = site::draw_masthead(theme->asset("fonts/masthead.ttf"), name, "س")->string();
        int x = 0, y = 0, wide = 0, high = 0;
        REQUIRE(std::sscanf(svg.c_str() + svg.find("viewBox=\"") + 9, "%d %d %d %d", &x, &y, &wide, &high) == 4);
        return wide;
    };
    CHECK(width("المــداد") > width("المداد") + 20);
}

TEST_CASE("a name with a letter that the font lacks is not drawn at all") {
    const auto theme = html::Theme::carried();
    CHECK_FALSE(site::draw_masthead(theme->asset("fonts/masthead.ttf"), "新聞", "新聞"));
    CHECK_FALSE(site::draw_masthead("no font at all", "المداد", "المداد"));
    CHECK_FALSE(site::draw_masthead({}, "المداد", "المداد"));
}

TEST_CASE("the plain name cannot leave its title") {
    const auto theme = html::Theme::carried();
    const auto drawing = site::draw_masthead(theme->asset("fonts/masthead.ttf"), "المداد", "</title><script>");
    REQUIRE(drawing);
    CHECK(drawing->string().find("<script>") == std::string::npos);
}
