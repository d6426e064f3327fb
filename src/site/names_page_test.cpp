#include <doctest/doctest.h>

#include "site/testing.h"

using namespace midad;
using namespace midad::site;
using namespace midad::site::testing;

MIDAD_BOTH_ENGINES("keywords and authors are found by their letters, in the order of an Arabic index") {
    Paper paper{On::engine};
    auto wanted = paper.story("خبر بأسماء", "energy", 90);
    wanted.article.keywords = {"نفط", "الإنسولين", "MedPharm Ltd.", "أرصاد", "اتفاق <الشراكة>"};
    wanted.article.bylines = {{article::Role::wrote, "ياسر منصور"}, {article::Role::wrote, "رنا العلي"}};
    paper.publish(wanted);
    const Answer keywords = paper.get("/keywords");
    CHECK(keywords.status == 200);
    CHECK(keywords.has("5 كلمات مفتاحية"));
    const auto at = [&](std::string_view words) { return keywords.body.find(words); };
    CHECK(at("<bdi>اتفاق &lt;الشراكة&gt;</bdi>") < at("<bdi>أرصاد</bdi>"));
    CHECK(at("<bdi>أرصاد</bdi>") < at("<bdi>الإنسولين</bdi>"));
    CHECK(at("<bdi>الإنسولين</bdi>") < at("<bdi>نفط</bdi>"));
    CHECK(at("<bdi>نفط</bdi>") < at("<bdi>MedPharm Ltd.</bdi>"));
    CHECK(at("<bdi>MedPharm Ltd.</bdi>") != std::string::npos);
    CHECK(keywords.has("<h2 class=\"name-of\"><bdi>ا</bdi></h2>"));
    const Answer authors = paper.get("/lite/authors");
    CHECK(authors.has("كاتبان"));
    CHECK(authors.body.find("رنا العلي") < authors.body.find("ياسر منصور"));
    CHECK(paper.get("/archive").has("href=\"/authors\""));
    const Answer letter = paper.get("/keywords/ا");
    CHECK(letter.has("الكلمات المفتاحية: ا"));
    CHECK(letter.has("أرصاد"));
    CHECK_FALSE(letter.has("نفط"));
    CHECK(paper.get("/keywords/ص").status == 404);
}

MIDAD_BOTH_ENGINES("an index of names is made anew when its names change, and a long one has a page for each letter") {
    Paper paper{On::engine};
    auto first = paper.story("خبر أول", "energy", 90);
    first.article.keywords = {"نفط"};
    paper.publish(first);
    CHECK(paper.get("/keywords").has("نفط"));
    const auto made_before = paper.site.cache_numbers().made;
    auto bare = paper.story("خبر بلا كلمات", "energy", 80);
    bare.article.keywords.clear();
    paper.publish(bare);
    CHECK(paper.get("/keywords").has("نفط"));
    CHECK(paper.site.cache_numbers().made == made_before);
    auto many = paper.story("خبر كثير الكلمات", "energy", 70);
    for (int story = 0; story < 15; ++story) {
        many.article.headline = "خبر كثير الكلمات " + std::to_string(story);
        many.article.keywords.clear();
        for (int keyword = 0; keyword < 14; ++keyword) {
            many.article.keywords.push_back("ميناء " + std::to_string(story * 14 + keyword));
        }
        paper.publish(many);
    }
    const Answer letters = paper.get("/keywords");
    CHECK(letters.has("211 كلمة مفتاحية"));
    CHECK(letters.has("<bdi>م</bdi></a> <span class=\"meta\">210</span>"));
    CHECK_FALSE(letters.has("ميناء"));
    CHECK(paper.get("/keywords/م").has("ميناء 209"));
}
