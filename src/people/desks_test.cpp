#include "people/desks.h"

#include <doctest/doctest.h>

#include "people/testing.h"

using namespace midad;
using namespace midad::people;
using people::testing::Newsroom;

MIDAD_BOTH_ENGINES("the first administrator finds a desk to sit at, with three stages") {
    Newsroom newsroom{On::engine};
    const Person salma = newsroom.administrator();
    const auto desks = newsroom.people.desks.all();
    REQUIRE(desks.size() == 1);
    CHECK(desks[0].name == "غرفة الأخبار");
    CHECK(salma.desks == std::vector{desks[0].id});
    CHECK(desks[0].stages == std::vector<Stage>{{"draft", "مسودّة"}, {"review", "مراجعة"}, {"ready", "جاهزة"}});
}

MIDAD_BOTH_ENGINES("a desk is made, changed and closed, and the audit says each") {
    Newsroom newsroom{On::engine};
    const audit::Actor salma = actor_of(newsroom.administrator());
    const auto made = newsroom.people.desks.add(salma, {.name = "  الاقتصــاد  ", .section = "economy"});
    REQUIRE(made);
    CHECK(made->name == "الاقتصاد");
    CHECK(newsroom.last_act() == "أُنشئ المكتب «الاقتصاد» على يد سلمى نجّار");

    Desk desk = *made;
    desk.name = "الاقتصاد والطاقة";
    desk.section.reset();
    desk.two_persons = true;
    desk.stages.insert(desk.stages.begin() + 2, {"legal", "الشؤون القانونية"});
    desk.disabled = true;
    REQUIRE(newsroom.people.desks.change(salma, desk));
    CHECK(newsroom.people.desks.find(made->id) == desk);
    std::vector<std::string> said;
    for (const auto& entry : newsroom.log.list({.limit = 5}).entries) said.push_back(audit::sentence(entry, "ar"));
    CHECK(said ==
          std::vector<std::string>{
              "أُغلق المكتب «الاقتصاد والطاقة» على يد سلمى نجّار",
              "صار المكتب «الاقتصاد والطاقة» يشترط شخصين لكل مادة، على يد سلمى نجّار",
              "ضُبطت مراحل المكتب «الاقتصاد والطاقة»: مسودّة – مراجعة – الشؤون القانونية – جاهزة، على يد سلمى نجّار",
              "لم يبقَ المكتب «الاقتصاد والطاقة» مرتبطًا بقسم، على يد سلمى نجّار",
              "غُيّر اسم المكتب «الاقتصاد» إلى «الاقتصاد والطاقة» على يد سلمى نجّار"});
    CHECK_FALSE(newsroom.log.verify());
    const auto entries = newsroom.log.tip().number;
    REQUIRE(newsroom.people.desks.change(salma, desk));
    CHECK(newsroom.log.tip().number == entries);  // nothing is another: nothing is said
}

MIDAD_BOTH_ENGINES("a desk that could not work is refused with the reason") {
    Newsroom newsroom{On::engine};
    const audit::Actor salma = actor_of(newsroom.administrator());
    const auto refused = [&](Desk desk) {
        const auto made = newsroom.people.desks.add(salma, std::move(desk));
        return made ? std::string{} : made.error().key + " " + made.error().where;
    };
    CHECK(refused({.name = ""}) == "people.desk_name name");
    CHECK(refused({.name = "ـــ"}) == "people.desk_name name");
    CHECK(refused({.name = "\xff"}) == "people.desk_name name");
    CHECK(refused({.name = "رياضة", .stages = {{"draft", "مسودّة"}}}) == "people.desk_stages stages");
    CHECK(refused({.name = "رياضة", .stages = {{"ready", "جاهزة"}, {"draft", "مسودّة"}}}) ==
          "people.desk_stages stages");
    CHECK(refused({.name = "رياضة", .stages = {{"draft", "مسودّة"}, {"مراجعة", "مراجعة"}, {"ready", "جاهزة"}}}) ==
          "people.desk_stage_name stages");
    CHECK(refused({.name = "رياضة", .stages = {{"draft", "مسودّة"}, {"one", "مسوّدة"}, {"ready", "جاهزة"}}}) ==
          "people.desk_stage_twice stages");
    CHECK(refused({.name = "رياضة", .stages = {{"draft", "مسودّة"}, {"draft", "أخرى"}, {"ready", "جاهزة"}}}) ==
          "people.desk_stage_twice stages");
    CHECK(refused({.name = "رياضة"}).empty());
    CHECK(newsroom.people.desks.change(salma, {.id = DeskId{99}, .name = "لا شيء"}).error().key ==
          "people.desk_unknown");
}
