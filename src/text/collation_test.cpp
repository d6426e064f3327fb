#include "text/collation.h"

#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

using namespace midad;

namespace {

std::vector<std::string> sorted(std::vector<std::string> names) {
    std::sort(names.begin(), names.end(),
              [](const auto& one, const auto& other) { return text::sort_key(one) < text::sort_key(other); });
    return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("an index is in the order of Arabic letters, Latin after them") {
    const Names order{"أحمد", "بدر",  "تميم", "ثائر", "جابر", "حسن",  "خالد",   "داود",  "ذياب", "رامي", "زياد",
                      "سامي", "شادي", "صالح", "ضياء", "طارق", "ظافر", "عادل",   "غسان",  "فارس", "قاسم", "كمال",
                      "ليلى", "مداد", "نادر", "هاني", "وليد", "ياسر", "Alexey", "Boris", "zeta"};
    Names shuffled = order;
    std::reverse(shuffled.begin(), shuffled.end());
    CHECK(sorted(shuffled) == order);
}

TEST_CASE("the article and quotation marks at the head do not count") {
    CHECK(sorted({"نهار", "المداد", "كاتب", "الكاتب"}) == Names{"كاتب", "الكاتب", "المداد", "نهار"});
    CHECK(sorted({"لبنان", "الله", "بيروت"}) == Names{"الله", "بيروت", "لبنان"});
    CHECK(sorted({"«نهار»", "وطن", "ميناء"}) == Names{"ميناء", "«نهار»", "وطن"});
    CHECK(sorted({"سعود", "آل سعود", "باسل"}) == Names{"آل سعود", "باسل", "سعود"});
}

TEST_CASE("forms of hamza stand together, marks and tatweel change nothing") {
    CHECK(sorted({"إسلام", "اسماء", "أسعد", "آسيا"}) == Names{"أسعد", "إسلام", "اسماء", "آسيا"});
    CHECK(sorted({"مُنى", "مـــداد", "محمد"}) == Names{"محمد", "مـــداد", "مُنى"});
}

TEST_CASE("a name comes before a longer one that begins with it, and numbers go by their value") {
    CHECK(sorted({"سوريا الجديدة", "سورية", "سوريا"}) == Names{"سوريا", "سوريا الجديدة", "سورية"});
    CHECK(sorted({"العدد 12", "العدد 9", "العدد ٣"}) == Names{"العدد ٣", "العدد 9", "العدد 12"});
}

TEST_CASE("names that differ have keys that differ, and no key holds a zero byte") {
    CHECK(text::sort_key("أحمد") != text::sort_key("احمد"));
    CHECK(text::sort_key("المداد") != text::sort_key("مداد"));
    CHECK(text::sort_key("مداد") == text::sort_key(" مـداد "));
    CHECK(text::sort_key("المداد Midad 5").find('\0') == std::string::npos);
    CHECK(text::sort_key("مداد\xFF") != text::sort_key("مداد"));
}

TEST_CASE("a name stands under its first letter, as the index sorts it") {
    for (const auto& [name, stands_under] :
         std::initializer_list<std::pair<const char*, const char*>>{{"المداد", "م"},
                                                                    {"إسلام", "ا"},
                                                                    {"آل سعود", "ا"},
                                                                    {"الله", "ا"},
                                                                    {"مـُنى", "م"},
                                                                    {"«نهار»", "ن"},
                                                                    {"Émile Habibi", "E"},
                                                                    {"zeta", "Z"},
                                                                    {"پروین", "پ"},
                                                                    {"563 مصنعاً", "0-9"},
                                                                    {"٧ أيام", "0-9"},
                                                                    {"", "0-9"}}) {
        CHECK_MESSAGE(text::index_letter(name) == std::string{stands_under}, std::string{name});
    }
}
