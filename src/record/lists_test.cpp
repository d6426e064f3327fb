#include <doctest/doctest.h>

#include <set>

#include "record/record.h"
#include "record/testing.h"

using namespace midad;
using namespace std::chrono_literals;
using record::Card;
using record::Choice;
using record::Publication;
using record::testing::about;
using record::testing::at;
using record::testing::EmptyPaper;
using record::testing::story;
using record::testing::wednesday;

namespace {

/// Stories an hour apart, the first the oldest; every third in sport, every fifth by another author.
void fill(EmptyPaper& paper, int count) {
    std::vector<Publication> publications;
    for (int number = 0; number < count; ++number) {
        Publication one =
            at(about(story("الخبر " + std::to_string(number), number % 3 == 0 ? "sport" : "energy"), {"النفط"}),
               wednesday + std::chrono::hours{number});
        if (number % 5 == 0) one.article.bylines = {{article::Role::wrote, "سامر حدّاد"}};
        publications.push_back(std::move(one));
    }
    paper.clock.advance(std::chrono::hours{count});
    for (const auto& answer : paper.record.publish_all(publications)) REQUIRE(answer);
}

std::vector<std::string> headlines(const std::vector<Card>& cards) {
    std::vector<std::string> words;
    for (const Card& card : cards) words.push_back(card.headline);
    return words;
}

}  // namespace

MIDAD_BOTH_ENGINES("a list is of what was chosen, newest first") {
    EmptyPaper paper{On::engine};
    fill(paper, 10);
    const auto headlines_of = [&](const Choice& choice) { return headlines(paper.record.list(choice, 3).cards); };
    using Words = std::vector<std::string>;
    CHECK(headlines_of({}) == Words{"الخبر 9", "الخبر 8", "الخبر 7"});
    CHECK(headlines_of({.section = "sport"}) == Words{"الخبر 9", "الخبر 6", "الخبر 3"});
    CHECK(headlines_of({.author_slug = "سامر-حداد"}) == Words{"الخبر 5", "الخبر 0"});
    CHECK(headlines_of({.section = "sport", .author_slug = "سامر-حداد"}) == Words{"الخبر 0"});
    CHECK(headlines_of({.section = "sport", .keyword_slug = "النفط"}) == Words{"الخبر 9", "الخبر 6", "الخبر 3"});
    CHECK(headlines_of({.keyword_slug = "النفط", .author_slug = "سامر-حداد"}) == Words{"الخبر 5", "الخبر 0"});
    CHECK(headlines_of({.from = wednesday + 4h, .until = wednesday + 6h}) == Words{"الخبر 5", "الخبر 4"});
    CHECK(headlines_of({.section = "energy", .from = wednesday + 4h, .until = wednesday + 6h}) ==
          Words{"الخبر 5", "الخبر 4"});
    CHECK(headlines_of({.keyword_slug = "النفط", .until = wednesday + 2h}) == Words{"الخبر 1", "الخبر 0"});
    CHECK(headlines_of({.section = "travel"}).empty());
    CHECK(headlines_of({.keyword_slug = "لا-أحد"}).empty());
    CHECK(headlines_of({.language = "en"}).empty());
    CHECK(paper.record.list({}, 0).cards.empty());
}

MIDAD_BOTH_ENGINES("what a list is without is made up for by the next") {
    EmptyPaper paper{On::engine};
    fill(paper, 6);
    const auto newest = paper.record.list({}, 2).cards;
    const auto list = paper.record.list({.without = {newest[0].story, newest[1].story}}, 3);
    CHECK(headlines(list.cards) == std::vector<std::string>{"الخبر 3", "الخبر 2", "الخبر 1"});
    CHECK(list.older);
}

MIDAD_BOTH_ENGINES("a count agrees with its list") {
    EmptyPaper paper{On::engine};
    fill(paper, 10);
    for (const Choice& choice :
         {Choice{}, Choice{.section = "sport"}, Choice{.author_slug = "سامر-حداد"}, Choice{.keyword_slug = "النفط"},
          Choice{.keyword_slug = "النفط", .author_slug = "سامر-حداد"}, Choice{.language = "ar"},
          Choice{.section = "sport", .from = wednesday + 3h, .until = wednesday + 9h},
          Choice{.author_slug = "سامر-حداد", .until = wednesday + 5h}, Choice{.placing = record::Placing::normal},
          Choice{.keyword_slug = "لا-أحد"}, Choice{.from = wednesday + 3h}})
        CHECK(paper.record.count(choice) == static_cast<std::int64_t>(paper.record.list(choice, 100).cards.size()));
}

MIDAD_BOTH_ENGINES("turning the pages shows every story once, though others arrive meanwhile") {
    EmptyPaper paper{On::engine};
    fill(paper, 23);
    for (const Choice& choice : {Choice{}, Choice{.keyword_slug = "النفط"}, Choice{.author_slug = "سامر-حداد"},
                                 Choice{.section = "energy"}, Choice{.language = "ar"}}) {
        std::set<StoryId> expected;
        for (const Card& card : paper.record.list(choice, 100).cards) expected.insert(card.story);
        std::set<StoryId> seen;
        std::size_t shown = 0;
        auto page = paper.record.list(choice, 3);
        for (;;) {
            for (const Card& card : page.cards) seen.insert(card.story);
            shown += page.cards.size();
            if (!page.older) break;
            paper.clock.advance(24h);
            paper.published(about(story("خبر جديد " + std::to_string(shown)), {"النفط"}));
            page = paper.record.list(choice, 3, page.older);
            CHECK_FALSE(page.at_newest);
        }
        CHECK(shown == expected.size());
        CHECK(seen == expected);
    }
}

MIDAD_BOTH_ENGINES("the way back shows the pages that were seen") {
    EmptyPaper paper{On::engine};
    fill(paper, 10);
    const auto first = paper.record.list({}, 3);
    CHECK(first.at_newest);
    CHECK_FALSE(first.newer);
    const auto second = paper.record.list({}, 3, first.older);
    const auto third = paper.record.list({}, 3, second.older);
    REQUIRE(third.newer);
    CHECK(headlines(paper.record.list({}, 3, third.newer).cards) == headlines(second.cards));
    REQUIRE(second.newer);
    const auto back = paper.record.list({}, 3, second.newer);
    CHECK(headlines(back.cards) == headlines(first.cards));
    CHECK(back.at_newest);
    CHECK_FALSE(back.newer);
    const auto last = paper.record.list({}, 3, third.older);
    CHECK(last.cards.size() == 1);
    CHECK_FALSE(last.older);
}

MIDAD_BOTH_ENGINES("stories of one moment are told apart by their numbers") {
    EmptyPaper paper{On::engine};
    std::vector<Publication> publications;
    for (int number = 0; number < 7; ++number) publications.push_back(story("خبر " + std::to_string(number)));
    paper.record.publish_all(publications);
    const auto first = paper.record.list({}, 4);
    const auto second = paper.record.list({}, 4, first.older);
    CHECK(headlines(first.cards) == std::vector<std::string>{"خبر 6", "خبر 5", "خبر 4", "خبر 3"});
    CHECK(headlines(second.cards) == std::vector<std::string>{"خبر 2", "خبر 1", "خبر 0"});
    CHECK(headlines(paper.record.list({}, 4, second.newer).cards) == headlines(first.cards));
}

MIDAD_BOTH_ENGINES("a place below everything has a way back") {
    EmptyPaper paper{On::engine};
    fill(paper, 4);
    const auto nothing = paper.record.list({}, 3, record::Cursor{0, StoryId{0}});
    CHECK(nothing.cards.empty());
    CHECK_FALSE(nothing.older);
    REQUIRE(nothing.newer);
    CHECK(paper.record.list({}, 3, nothing.newer).cards.size() == 3);
}

MIDAD_BOTH_ENGINES("related stories share most keywords, then the section") {
    EmptyPaper paper{On::engine};
    paper.published(at(about(story("قديم في القسم"), {}), wednesday - 9h));
    paper.published(at(about(story("كلمتان", "sport"), {"النفط", "الغاز"}), wednesday - 8h));
    paper.published(at(about(story("كلمة أحدث", "sport"), {"الغاز"}), wednesday - 1h));
    paper.published(at(about(story("بلا شيء مشترك", "sport"), {"الكرة"}), wednesday - 1h));
    const auto own = paper.published(about(story("الخبر نفسه"), {"النّفط", "الغاز", "الطاقة"}));
    CHECK(headlines(paper.record.related(own.card.story, 5)) ==
          std::vector<std::string>{"كلمتان", "كلمة أحدث", "قديم في القسم"});
    CHECK(paper.record.related(own.card.story, 1).size() == 1);
    CHECK(paper.record.related(own.card.story, 0).empty());
}

MIDAD_BOTH_ENGINES("a story's neighbours are the nearest of its section") {
    EmptyPaper paper{On::engine};
    fill(paper, 8);
    const auto cards = paper.record.list({}, 10).cards;           // 7 … 0
    const auto middle = paper.record.neighbours(cards[3].story);  // 4, in energy; 3 and 6 are sport
    REQUIRE(middle.older);
    REQUIRE(middle.newer);
    CHECK(middle.older->headline == "الخبر 2");
    CHECK(middle.newer->headline == "الخبر 5");
    CHECK_FALSE(paper.record.neighbours(cards[0].story).newer);
    CHECK_FALSE(paper.record.neighbours(cards[7].story).older);
    CHECK_FALSE(paper.record.neighbours(StoryId{99}).older);
}

MIDAD_BOTH_ENGINES("the breaking line is the last said, and ends by itself") {
    EmptyPaper paper{On::engine};
    Publication first = story("عاجل أول");
    first.breaking = true;
    paper.published(first);
    CHECK(paper.record.breaking(wednesday + 1h)->headline == "عاجل أول");
    paper.clock.advance(1h);
    first.article.headline = "عاجل ثانٍ";
    paper.published(first);
    CHECK(paper.record.breaking(wednesday + 2h)->headline == "عاجل ثانٍ");
    CHECK_FALSE(paper.record.breaking(wednesday + 7h));
}

MIDAD_BOTH_ENGINES("corrected stories are listed by their last correction") {
    EmptyPaper paper{On::engine};
    std::vector<StoryId> stories;
    for (const char* headline : {"خبر أول", "خبر ثانٍ", "خبر ثالث"})
        stories.push_back(paper.published(story(headline)).card.story);
    for (const std::size_t which : {1U, 0U}) {
        paper.clock.advance(1h);
        Publication next = story("عنوان مصحّح " + std::to_string(which));
        next.story = stories[which];
        next.corrections = {{std::nullopt, "صُحّح العنوان."}};
        paper.published(next);
    }
    CHECK(headlines(paper.record.corrected(5)) == std::vector<std::string>{"عنوان مصحّح 0", "عنوان مصحّح 1"});
    CHECK(paper.record.corrected(1).size() == 1);
}

MIDAD_BOTH_ENGINES("cards come in the order asked") {
    EmptyPaper paper{On::engine};
    fill(paper, 3);
    const auto newest = paper.record.list({}, 3).cards;
    CHECK(headlines(paper.record.cards({newest[2].story, StoryId{99}, newest[0].story})) ==
          std::vector<std::string>{"الخبر 0", "الخبر 2"});
    CHECK(paper.record.cards({}).empty());
}

MIDAD_BOTH_ENGINES("spellings that fold alike are one keyword and one author") {
    EmptyPaper paper{On::engine};
    Publication first = about(story("خبر أول"), {"الإنسولين", "النفط"});
    first.article.bylines = {{article::Role::wrote, "ليلى حَسن"}, {article::Role::photographed, "ليلى حسن"}};
    paper.published(first);
    Publication second = about(story("خبر ثانٍ"), {"الانسولين", "الإنســولين"});
    second.article.bylines = {{article::Role::wrote, "ليلى حسن"}};
    paper.published(second);

    const auto keywords = paper.record.keywords(10);
    REQUIRE(keywords.size() == 2);
    CHECK(keywords[0].name == "الإنسولين");
    CHECK(keywords[0].stories == 2);
    CHECK(paper.record.find_keyword(keywords[0].slug)->stories == 2);
    CHECK_FALSE(paper.record.find_keyword("لا-أحد"));
    CHECK(paper.record.keywords(1).size() == 1);

    const auto authors = paper.record.authors();
    REQUIRE(authors.size() == 1);
    CHECK(authors[0].name == "ليلى حسن");
    CHECK(authors[0].slug == "ليلى-حسن");
    CHECK(authors[0].stories == 2);
    CHECK(paper.record.find_author("ليلى-حسن")->stories == 2);
    CHECK_FALSE(paper.record.find_author("لا-أحد"));
}

MIDAD_BOTH_ENGINES("a version's keywords and authors take the place of the last one's") {
    EmptyPaper paper{On::engine};
    const auto first = paper.published(about(story("خبر"), {"النفط"}));
    Publication next = about(story("خبر"), {"الغاز"});
    next.story = first.card.story;
    next.article.bylines = {{article::Role::wrote, "سامر حداد"}};
    paper.published(next);
    CHECK(paper.record.count({.keyword_slug = "النفط"}) == 0);
    CHECK(paper.record.count({.keyword_slug = "الغاز"}) == 1);
    CHECK(paper.record.authors().size() == 1);
    const auto change = paper.record.changes_after(1).front();
    CHECK(change.kind == "version");
    CHECK(change.keyword_slugs == std::vector<std::string>{"النفط", "الغاز"});
    CHECK(change.author_slugs == std::vector<std::string>{"رنا-العلي", "سامر-حداد"});
}
