#include "article/article.h"

#include <doctest/doctest.h>

#include "article/testing.h"

using namespace midad;
using namespace midad::article;

TEST_CASE("a dateline is printed the same everywhere") {
    CHECK(Dateline{"موسكو", "وكالات"}.printed() == "موسكو – (وكالات)");
    CHECK(Dateline{"موسكو", ""}.printed() == "موسكو");
    CHECK(Dateline{"", "وكالات"}.printed() == "(وكالات)");
    CHECK(Dateline{}.printed().empty());
}

TEST_CASE("the plain text has every word, headline first, a line for each paragraph") {
    Article article;
    article.headline = "العنوان";
    article.kicker = "طاقة";
    article.blocks = {Paragraph{{{"قال "}, {"الوزير", true, false, ""}, {"."}}},
                      Table{"جدول", {{{"أ"}}, {{"ب"}}}, {{{{"1"}}, {{"2"}}}}},
                      FactBox{"إطار", {List{false, {{{"بند"}}}}}}, Quote{{{"قول"}}, "قائله"}};
    CHECK(plain_text(article) == "العنوان\nطاقة\nقال الوزير.\nجدول\nأ\tب\n1\t2\nإطار\nبند\nقول\nقائله");
    CHECK(plain_text(Article{}).empty());
}

TEST_CASE("the summary is the standfirst, or else the beginning of the first paragraph") {
    Article article;
    article.blocks = {Subhead{"عنوان", "عنوان"}, Paragraph{{{"يبدأ الخبر\nمن هنا ويمضي بعيدًا"}}}};
    CHECK(summary(article) == "يبدأ الخبر من هنا ويمضي بعيدًا");
    CHECK(summary(article, 12) == "يبدأ الخبر…");
    article.standfirst = "تمهيد";
    CHECK(summary(article) == "تمهيد");
    CHECK(summary(Article{}).empty());
}

TEST_CASE("sub-heads get stable anchors, none twice, and keep those they have") {
    std::vector<Block> blocks{Subhead{"مصنع الإنسوليـن", ""}, Subhead{"مصنع الإنسولين", ""}, Subhead{"؟!", ""},
                              Subhead{"ثلاث رحلات", "رحلات"}, Subhead{"رحلات", ""}};
    name_anchors(blocks);
    std::vector<std::string> anchors;
    for (const Block& block : blocks) anchors.push_back(std::get<Subhead>(block).anchor);
    CHECK(anchors == std::vector<std::string>{"مصنع-الإنسولين", "مصنع-الإنسولين-2", "section-3", "رحلات", "رحلات-2"});
    auto again = blocks;
    name_anchors(again);
    CHECK(again == blocks);
}
