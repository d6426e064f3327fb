#include "search/query.h"

#include <doctest/doctest.h>

#include "search/testing.h"
#include "text/dates.h"

using namespace midad;
using namespace midad::search;
using search::testing::asked;
using search::testing::sections;

namespace {

std::string refusal(std::string_view typed, const Filters& filters = {}) {
    const auto query = read_query(typed, filters, Order::relevance, sections(), {});
    return query ? "" : query.error().key;
}

Instant day(int year, int month, int number) { return text::start_of({year, month, number}, {}); }

}  // namespace

TEST_CASE("words, phrases, what is left out and the very spelling are told apart") {
    const Query query = asked("اتفاقية «الغاز الطبيعي» -تركيا =إيران \"Blue Stream\" -“خط قديم”");
    CHECK(query.parts == std::vector<Part>{{Part::Kind::word, "اتفاقية"},
                                           {Part::Kind::phrase, "الغاز الطبيعي"},
                                           {Part::Kind::word, "تركيا", true},
                                           {Part::Kind::spelling, "إيران"},
                                           {Part::Kind::phrase, "Blue Stream"},
                                           {Part::Kind::phrase, "خط قديم", true}});
    CHECK(query.typed.starts_with("اتفاقية «الغاز"));
}

TEST_CASE("a phrase that is not closed goes on to the end, and an empty one is nothing") {
    CHECK(asked("خبر «عن الغاز").parts.back() == Part{Part::Kind::phrase, "عن الغاز"});
    CHECK(asked("خبر «» \"\"").parts.size() == 1);
}

TEST_CASE("a hyphen or sign that stands alone, or inside a word, is no operator") {
    CHECK(asked("دمشق - بيروت").parts.size() == 2);
    CHECK(asked("كوفيد-19").parts == std::vector<Part>{{Part::Kind::word, "كوفيد-19"}});
    CHECK(asked("1 = 1").parts.size() == 2);
    CHECK(asked("--خبر").parts.front().excluded == false);
}

TEST_CASE("sections, authors and keywords are named in Arabic or English") {
    const Query query = asked("نفط قسم:طاقة كاتب:\"رنا العلي\" كَلِمة:«النقل الجوي» section:economy");
    CHECK(query.filters.sections == std::vector<std::string>{"energy", "economy"});
    CHECK(query.filters.authors == std::vector<std::string>{"رنا العلي"});
    CHECK(query.filters.keywords == std::vector<std::string>{"النقل الجوي"});
    CHECK(query.parts.size() == 1);
    CHECK(refusal("قسم:رياضة نفط") == "search.section_unknown");
}

TEST_CASE("days, months and years begin and end in the paper's zone, and the end is taken in") {
    Query query = asked("نفط من:2025-05-01 إلى:2025-05-07");
    CHECK(query.filters.from == day(2025, 5, 1));
    CHECK(query.filters.until == day(2025, 5, 8));
    query = asked("from:2024 to:٢٠٢٤-١٢");
    CHECK(query.filters.from == day(2024, 1, 1));
    CHECK(query.filters.until == day(2025, 1, 1));
    query = asked("الى:2025/05");
    CHECK(query.filters.until == day(2025, 6, 1));
    CHECK(refusal("نفط من:2025-02-30") == "search.date_unreadable");
    CHECK(refusal("نفط من:20250") == "search.date_unreadable");
}

TEST_CASE("من before a place is a word, not a date") {
    const Query query = asked("من:دمشق إلى: بيروت");
    CHECK_FALSE(query.filters.from);
    CHECK(query.parts.size() == 3);
}

TEST_CASE("what is typed narrows what the form says") {
    Filters form;
    form.from = day(2025, 1, 1);
    form.until = day(2025, 3, 1);
    const Query query = asked("نفط من:2024 إلى:2025-02-10", form);
    CHECK(query.filters.from == day(2025, 1, 1));
    CHECK(query.filters.until == day(2025, 2, 11));
}

TEST_CASE("a query without words is one when a form field is set, and is refused otherwise") {
    CHECK(refusal("") == "search.nothing_asked");
    CHECK(refusal(" \u200F ـــ ") == "search.nothing_asked");
    CHECK(refusal("* ** ***") == "search.nothing_asked");
    CHECK(asked("", {.sections = {"energy"}}).parts.empty());
}

TEST_CASE("too much, and what is no text, is refused") {
    std::string long_one;
    for (int letter = 0; letter < 10'000; ++letter) long_one += "ع";
    CHECK(refusal(long_one) == "search.too_long");
    CHECK(refusal(std::string(401, 'x')) == "search.too_long");
    std::string many;
    for (int word = 0; word < 33; ++word) many += "ما ";
    CHECK(refusal(many) == "search.too_many_words");
    CHECK(refusal("«" + many + "»") == "search.too_many_words");
    CHECK(refusal("\xD8 اتفاقية") == "search.not_utf8");
    CHECK(refusal("a\xFF") == "search.not_utf8");
}
