#include "search/synonyms.h"

#include <doctest/doctest.h>

#include "text/messages.h"

using namespace midad;
using namespace midad::search;

TEST_CASE("a line of synonyms is a group; comments and blank lines are none") {
    const auto read =
        read_synonyms("\xEF\xBB\xBF# مرادفات\n\nالمملكة المتحدة = بريطانيا # جزيرة\r\nكوفيد=كورونا=كوفيد-19\n");
    CHECK(read.faults.empty());
    CHECK(read.synonyms.groups ==
          std::vector<std::vector<std::string>>{{"المملكة المتحدة", "بريطانيا"}, {"كوفيد", "كورونا", "كوفيد-19"}});
}

TEST_CASE("a fault names its line in Arabic and English, and costs no other line") {
    const auto read = read_synonyms("نفط\nنفط = = بترول\n\xFF = أ\nمصرف = بنك\n");
    REQUIRE(read.faults.size() == 3);
    CHECK(read.faults[0].key == "search.synonyms_alone");
    CHECK(read.faults[1].key == "search.synonyms_member_empty");
    CHECK(read.faults[2].key == "search.synonyms_not_utf8");
    CHECK(read.synonyms.groups.size() == 1);
    const auto& messages = text::Messages::carried();
    CHECK(messages.say("ar", read.faults[0].key, read.faults[0].arguments).find("السطر 1: «نفط»") != std::string::npos);
    CHECK(messages.say("en", read.faults[1].key, read.faults[1].arguments).starts_with("Line 2:"));
}

TEST_CASE("the carried list has no fault") {
    const auto read = read_synonyms(carried_synonyms());
    CHECK(read.faults.empty());
    CHECK(read.synonyms.groups.size() > 40);
}
